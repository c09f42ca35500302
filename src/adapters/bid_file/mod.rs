//! A whole proposal as one file: a page that opens in any browser without a network, is filled in there, saved on the
//! device and sent back. Bytes on one side, values on the other; knows neither the pages of the portal nor the database.
//!
//! # Why (November 2026)
//! - The file is a page and not an archive or a program: a phone and an old computer open it with what they have.
//! - Only two JSON texts of it are ever read again, each between two fixed marks: what it was made from ([`Base`]) and
//!   what was typed. The page around them may come back in whatever state browsers, mail programs or people left it.
//! - What it was made from is canonical JSON and signed (Ed25519), because the choice between two values stands on it:
//!   a file whose base was changed could make the portal believe that nobody else wrote. It comes back letter by letter
//!   as it was written, or it is not ours.
//! - Both texts are plain ASCII, `<` included as an escape: no encoding that an editor saves in can harm them, and
//!   nothing that was typed ends the element in which they stand.
//! - The page asks nothing of any network: its policy allows its own style and script by their hashes and nothing else.

mod extract;
mod read;
mod signature;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::Id;
use crate::domain::proposal::Section;
use crate::domain::proposal::merge::Field;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

pub use read::{Filled, read};
pub use signature::Seal;
pub use write::{BidFileError, write};

/// The largest file that is read, in bytes. The file of a proposal with all that it may hold has about half of it.
pub const MAX_BYTES: usize = 3_000_000;

/// Which layout the two texts have. A change of theirs needs another one.
pub const FORMAT: &str = "kafo-offline/1";

/// The mark before what the file was made from.
const BASE: &str = r#"<script type="application/json" id="kafo-base">"#;
/// The mark before what was typed.
const VALUES: &str = r#"<script type="application/json" id="kafo-values">"#;
/// The mark after each of them.
const END: &str = "</script>";

/// What a file was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Base {
    /// [`FORMAT`].
    pub format: String,
    /// The proposal.
    pub proposal: Id,
    /// Its number.
    pub number: String,
    /// The code of its call.
    pub call: String,
    /// Its lot.
    pub lot: Id,
    /// The language of the page.
    pub lang: Lang,
    /// When the file was made.
    pub made_at: Instant,
    /// Its sections as they were then.
    pub sections: BTreeMap<Section, BaseSection>,
}

/// A section when the file was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseSection {
    /// [`Content::fingerprint`](crate::domain::proposal::Content::fingerprint).
    pub version: i32,
    /// The fields of its form with their values.
    pub fields: Vec<Field>,
}

/// The base with its signature, as it stands in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    base: Base,
    /// [`Seal::name`] of the key.
    key: String,
    /// Over the canonical text of the base, in hexadecimal.
    signature: String,
}

/// What was typed, as it stands in the file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    format: String,
    sections: BTreeMap<Section, Vec<Field>>,
}

/// JSON in ASCII letters alone, with nothing in it that means something to HTML. What it says stays the same.
fn ascii(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() && !matches!(c, '<' | '>' | '&' | '\u{7f}') {
            text.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    text
}
