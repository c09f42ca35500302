//! Typeset documents: receipts, agreements, letters, evidence files and signature stamps as PDF.
//!
//! A template is code and ships with the program (`templates/documents/`); what a document says
//! comes in as JSON and stays a value, so no text that a person typed can become markup. The shape
//! of each template's data is a struct in [`data`].
//!
//! Every document but the stamp is written as PDF/A-2a and PDF/UA-1 at once. The same job gives
//! the same bytes; an upgrade of the typesetter does not, so a signed version is stored and never
//! rendered again.
//!
//! # Why one document at a time
//!
//! The typesetter cannot be interrupted, keeps a global cache, and uses all cores for one document
//! anyway. A mutex around it bounds the memory; callers run it off the request threads.

pub mod data;
mod engine;
mod glyphs;

use chrono::{DateTime, Utc};
use serde_json::Value;

pub use glyphs::unprintable;

/// The documents that can be typeset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Receipt of a submitted proposal ([`data::ReceiptData`]).
    Receipt,
    /// Receipt of a report that was sent ([`data::ReportReceiptData`]).
    ReportReceipt,
    /// Grant agreement with its three annexes ([`data::AgreementData`]).
    Agreement,
    /// Letter with the decision on a proposal ([`data::LetterData`]).
    Letter,
    /// File of evidence of an electronic signature ([`data::EvidenceData`]), with a place for the seal of who keeps it.
    Evidence,
    /// Visible mark of one signature, 200 × 56 points ([`data::StampData`]). It becomes the face
    /// of a form field, so it is a bare page without tags.
    Stamp,
}

impl Template {
    /// All templates, in the order above.
    pub const ALL: [Self; 6] =
        [Self::Receipt, Self::ReportReceipt, Self::Agreement, Self::Letter, Self::Evidence, Self::Stamp];

    /// The name of the template's file, without its ending.
    pub fn name(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::ReportReceipt => "report-receipt",
            Self::Agreement => "agreement",
            Self::Letter => "letter",
            Self::Evidence => "evidence",
            Self::Stamp => "stamp",
        }
    }
}

/// One document to typeset.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// Which document.
    pub template: Template,
    /// What it says: one of the structs of [`data`], as JSON.
    pub data: &'a Value,
    /// The language of the document: `fr`, `en` or `pt`.
    pub lang: &'a str,
    /// A stable identifier, such as an agreement's number and version. Its hash becomes the PDF's
    /// document identifier.
    pub ident: &'a str,
    /// When the document is made, printed nowhere by itself but written in its metadata.
    pub at: DateTime<Utc>,
}

/// A typeset document.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The places that the template left for signatures.
    pub spots: Vec<Spot>,
}

/// A place on a page that a template named, to put a signature field on.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The name in the template, such as `sig-partner`.
    pub name: String,
    /// The page, from 1.
    pub page: usize,
    /// Left, bottom, right and top in points from the page's lower left corner, as PDF counts.
    pub rect: [f32; 4],
}

/// Why a document could not be typeset.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The data hold characters that the bundled fonts cannot draw or that would reorder the text.
    /// PDF/A forbids to leave them out silently.
    #[error("these characters cannot be printed: {}", glyphs::describe(.0))]
    Unprintable(Vec<char>),
    /// There is no such language.
    #[error("there are no documents in the language \"{0}\"")]
    Language(String),
    /// The template refused the data: a field is missing, or sums do not agree.
    #[error("the document could not be typeset: {0}")]
    Typeset(String),
    /// The result would break PDF/A or PDF/UA.
    #[error("the document could not be written as PDF: {0}")]
    Export(String),
}

/// Typesets one document. Waits while another is being typeset.
///
/// # Errors
///
/// [`PdfError`]; nothing is written and nothing else changes.
pub fn render(job: &Job<'_>) -> Result<Rendered, PdfError> {
    engine::render(job)
}

#[cfg(test)]
mod tests;
