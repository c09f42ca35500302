//! The document frozen when a report is sent: everything as it was typed, the figures read from it
//! and the hashes of its files. It is stored once, never changed, and its SHA-256 stands on the
//! receipt. While a report that was sent back is being corrected, staff read this.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ReportKind;
use super::check::Figures;
use super::content::Content;
use crate::domain::canonical::{CanonicalError, to_canonical};
use crate::domain::id::Id;
use crate::domain::proposal::frozen::FrozenDocument;
use crate::domain::state::Instant;

/// The version of this document's form. A later form gets another name; this one stays readable.
pub const FORMAT: &str = "kafo-report-1";

/// Who reports on what, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The report.
    pub report: Id,
    /// The agreement.
    pub agreement: Id,
    /// Its number.
    pub agreement_number: String,
    /// The number of the report under the agreement, from 1.
    pub position: i32,
    /// Interim or final.
    pub kind: ReportKind,
    /// Which submission of it this is, from 1.
    pub version: i32,
    /// The first day it is about.
    pub period_start: NaiveDate,
    /// The last day it is about.
    pub period_end: NaiveDate,
    /// The organisation.
    pub partner: Id,
    /// The person who sent it.
    pub submitted_by: Id,
    /// Their name.
    pub submitted_by_name: String,
    /// The instant of the submission, UTC.
    pub submitted_at: Instant,
}

/// The frozen report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenReport {
    /// [`FORMAT`].
    pub format: String,
    /// Who, what, when.
    pub identity: Identity,
    /// Everything as it was typed.
    pub content: Content,
    /// The figures read from it.
    pub figures: Figures,
    /// The files, by name and then by hash.
    pub documents: Vec<FrozenDocument>,
}

impl FrozenReport {
    /// Puts the document together.
    pub fn new(identity: Identity, content: Content, figures: Figures, mut documents: Vec<FrozenDocument>) -> Self {
        documents.sort_by(|one, other| (&one.name, &one.sha256).cmp(&(&other.name, &other.sha256)));
        FrozenReport { format: FORMAT.to_owned(), identity, content, figures, documents }
    }

    /// The canonical text, over which the receipt's SHA-256 is taken.
    ///
    /// # Errors
    /// [`CanonicalError`]; not for documents made by [`FrozenReport::new`].
    pub fn to_canonical(&self) -> Result<String, CanonicalError> {
        to_canonical(self)
    }

    /// Reads a stored document back.
    ///
    /// # Errors
    /// The text is no frozen report of this form.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        let frozen: FrozenReport = serde_json::from_str(text)?;
        if frozen.format == FORMAT {
            Ok(frozen)
        } else {
            Err(serde::de::Error::custom(format!("{:?} is no form of a frozen report", frozen.format)))
        }
    }
}
