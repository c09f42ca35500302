//! Electronic seals on PDF files (PAdES baseline B-B, ETSI EN 319 142-1): an authority of the
//! instance's own, one certificate per signature, signatures as incremental updates, and our own
//! check of the result.
//!
//! Everything here is a function from bytes to bytes. Times and serial numbers are passed in; keys
//! and the nonces of signatures come from the operating system, because the cryptographic library
//! takes them from nowhere else. Keeping the authority's key secret is the caller's task.
//!
//! A document is prepared once with [`add_fields`], and then signed by one party after the other
//! with [`sign`]. Each step appends to the file and changes no byte of it, so the file that the
//! parties were shown is a prefix of the signed one.
//!
//! # What a seal is worth
//!
//! The instance makes the key of each signature and drops it after one use, so this is a *simple*
//! electronic signature in the sense of the eIDAS regulation, to be read with its file of
//! evidence. Time is the instance's claim: there is no time stamp of a third party. Verifiers then
//! judge a certificate at their own clock, and a certificate is therefore made to last as long as
//! its authority.

mod authority;
mod cms;
mod fields;
mod form;
mod seal;
mod verify;

use chrono::{DateTime, Utc};

pub use authority::{Authority, Identity, Signatory};
pub use fields::add_fields;
pub use seal::sign;
pub use verify::{Problem, Report, Seal, SealCertificate, verify};

/// A signature field to add to a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Name of the field, unique in the document.
    pub name: String,
    /// What a screen reader says for it.
    pub tooltip: String,
    /// The page, from 1.
    pub page: usize,
    /// Left, bottom, right and top in points from the page's lower left corner.
    pub rect: [f32; 4],
}

/// What a signature says about itself, readable in any PDF viewer.
#[derive(Clone, Copy, Debug)]
pub struct Claims<'a> {
    /// Who signs.
    pub name: &'a str,
    /// What the signature means, such as « accord sur la convention CV-2027-0009 ».
    pub reason: &'a str,
    /// Where, if known.
    pub location: Option<&'a str>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A document with one more signature.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The signed bytes: start and length of the part before the signature and of the part after.
    pub byte_range: [u64; 4],
    /// Serial number of the certificate, hexadecimal.
    pub serial: String,
    /// SHA-256 of the certificate, hexadecimal.
    pub fingerprint: String,
}

/// Why a document could not be prepared or signed. The document is left as it was.
#[derive(Debug, thiserror::Error)]
pub enum SigningError {
    /// The file is no PDF of ours: it does not load, or a part that [`add_fields`] or [`sign`]
    /// needs is missing.
    #[error("the PDF file cannot be signed: {0}")]
    Pdf(String),
    /// The document has form fields already; they are added once, before the first signature.
    #[error("the document has form fields already")]
    HasFields,
    /// There is no such page.
    #[error("the document has no page {0}")]
    NoSuchPage(usize),
    /// There is no such field.
    #[error("the document has no signature field \"{0}\"")]
    NoSuchField(String),
    /// The field holds a signature.
    #[error("the signature field \"{0}\" is signed already")]
    AlreadySigned(String),
    /// A key or a certificate could not be made, read or used.
    #[error("the key or certificate could not be used: {0}")]
    Key(String),
    /// The signature does not fit its place in the file.
    #[error("the signature needs {0} bytes, more than its place in the file")]
    TooLarge(usize),
}

impl From<lopdf::Error> for SigningError {
    fn from(error: lopdf::Error) -> Self {
        Self::Pdf(error.to_string())
    }
}

impl From<rcgen::Error> for SigningError {
    fn from(error: rcgen::Error) -> Self {
        Self::Key(error.to_string())
    }
}

impl From<der::Error> for SigningError {
    fn from(error: der::Error) -> Self {
        Self::Key(error.to_string())
    }
}

#[cfg(test)]
mod tests;
