//! Writing the file.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Base, FORMAT, Seal, Signed, Values, ascii};
use crate::adapters::templates::{TemplateError, Templates};
use crate::domain::canonical::{CanonicalError, to_canonical};
use crate::domain::proposal::Section;

/// The template of the page.
const TEMPLATE: &str = "offline/bid.html";
/// How the page looks.
const STYLE: &str = include_str!("page.css");
/// What the page does.
pub(super) const SCRIPT: &str = include_str!("page.js");

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum BidFileError {
    /// A value that canonical JSON does not know.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// The page could not be drawn.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// The page with what it needs to be a file of its own.
#[derive(Serialize)]
struct Whole<'a, P: Serialize> {
    #[serde(flatten)]
    page: &'a P,
    /// What the page may do: nothing but its own style and script.
    policy: String,
    style: &'static str,
    script: &'static str,
    format: &'static str,
    base: String,
    values: String,
}

/// The file: `page` is what the template shows, `open` the sections that may be filled in.
///
/// # Errors
/// [`BidFileError`].
pub fn write<P: Serialize>(
    templates: &Templates,
    seal: &Seal,
    base: Base,
    open: &[Section],
    page: &P,
) -> Result<Vec<u8>, BidFileError> {
    let of = |section: &Section| Some((*section, base.sections.get(section)?.fields.clone()));
    let sections: BTreeMap<Section, _> = open.iter().filter_map(of).collect();
    let values = Values { format: FORMAT.to_owned(), sections };
    let (lang, signature) = (base.lang, seal.sign(&to_canonical(&base)?));
    let signed = Signed { base, key: seal.name(), signature };
    let whole = Whole {
        page,
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        format: FORMAT,
        base: ascii(&to_canonical(&signed)?),
        values: ascii(&to_canonical(&values)?),
    };
    Ok(templates.render(lang.as_str(), TEMPLATE, &whole)?.into_bytes())
}

fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    let (style, script) = (hash(STYLE), hash(SCRIPT));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )
}
