//! Our own check of a signed document. It asks for more than a viewer does: a viewer calls a
//! signature valid although pages were changed after it by an appended update.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDateTime, Utc};
use der::{Decode, Encode};
use lopdf::{Dictionary, Document, Object};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::AttributeTypeAndValue;

use super::{SigningError, authority, cms, form};

/// What the check found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The signatures, oldest first.
    pub seals: Vec<Seal>,
    /// What is wrong with the file as a whole.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether the file is signed and nothing is wrong with it or with any signature. Whether these are the
    /// signatures that the document needs is for the caller to see in the seals.
    pub fn is_valid(&self) -> bool {
        !self.seals.is_empty() && self.problems.is_empty() && self.seals.iter().all(|seal| seal.problems.is_empty())
    }
}

/// One signature of a document.
#[derive(Clone, Debug)]
pub struct Seal {
    /// The field that holds it.
    pub field: String,
    /// Who signed, as the signature says.
    pub name: String,
    /// What it means, as the signature says.
    pub reason: String,
    /// When, as the signature says.
    pub at: Option<DateTime<Utc>>,
    /// The signed bytes: start and length of two parts.
    pub byte_range: [u64; 4],
    /// The certificate, if the signature could be read and is of its key.
    pub certificate: Option<SealCertificate>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// What a signatory's certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealCertificate {
    /// Common name.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// SHA-256, hexadecimal.
    pub fingerprint: String,
    /// SHA-256 of the certificate of the authority that issued it, hexadecimal, if it is one of
    /// those given.
    pub authority: Option<String>,
}

/// Something that makes a document not trustworthy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file cannot be read as a PDF.
    #[error("the file is not a PDF that can be read")]
    NotPdf,
    /// There is no signature.
    #[error("the file is not signed")]
    NotSigned,
    /// The last signature does not cover the file to its end.
    #[error("something was added after the last signature")]
    NotWhole,
    /// The signature's place or its form is not as we make it.
    #[error("the signature cannot be read")]
    Unreadable,
    /// The signed bytes are not those that were signed.
    #[error("the document was changed after this signature")]
    Altered,
    /// The signature is not of the certificate's key.
    #[error("the signature does not match its certificate")]
    WrongSignature,
    /// None of the given authorities issued the certificate.
    #[error("the certificate is of an unknown authority")]
    UnknownAuthority,
    /// The certificate was not valid at the time of the signature.
    #[error("the certificate was not valid at the time of the signature")]
    OutOfTime,
    /// Between this signature and the one before, more changed than a signature changes.
    #[error("more than a signature was added before this signature")]
    MoreThanSigned,
}

/// Checks all signatures of a PDF. `authorities` are PEM certificates of the authorities to trust.
///
/// The file is valid when, for every signature, the signed bytes are unchanged, the signature is
/// of the key of a certificate that one of the authorities issued, and the certificate was valid
/// at the time stated; when nothing but signatures was added between them; and when the last
/// covers the file to its end.
///
/// # Errors
///
/// [`SigningError::Key`] when one of the *authorities* cannot be read; whatever is wrong with the
/// document is in the report.
pub fn verify(pdf: &[u8], authorities: &[&str]) -> Result<Report, SigningError> {
    let authorities = authorities
        .iter()
        .map(|pem| Ok(Certificate::from_der(&authority::certificate_from_pem(pem)?)?))
        .collect::<Result<Vec<_>, SigningError>>()?;
    let Ok(document) = Document::load_mem(pdf) else {
        return Ok(Report { seals: Vec::new(), problems: vec![Problem::NotPdf] });
    };

    let mut seals: Vec<Seal> = form::signature_fields(&document)
        .iter()
        .filter_map(|field| {
            let signature = field.signature(&document)?;
            Some(check(pdf, field.name.clone(), signature, &authorities))
        })
        .collect();
    seals.sort_by_key(|seal| end_of(seal.byte_range));

    let mut problems = Vec::new();
    match seals.last() {
        None => problems.push(Problem::NotSigned),
        Some(last) if end_of(last.byte_range) != Some(pdf.len()) => problems.push(Problem::NotWhole),
        Some(_) => check_steps(pdf, &mut seals),
    }
    Ok(Report { seals, problems })
}

fn end_of(range: [u64; 4]) -> Option<usize> {
    usize::try_from(range[2].checked_add(range[3])?).ok()
}

fn check(pdf: &[u8], field: String, signature: &Dictionary, authorities: &[Certificate]) -> Seal {
    let text = |key: &[u8]| signature.get(key).and_then(lopdf::decode_text_string).unwrap_or_default();
    let mut seal = Seal {
        field,
        name: text(b"Name"),
        reason: text(b"Reason"),
        at: parse_date(&text(b"M")),
        byte_range: byte_range(signature).unwrap_or_default(),
        certificate: None,
        problems: Vec::new(),
    };
    let outcome = signed_parts(pdf, signature, seal.byte_range).and_then(|parts| {
        let digest = Sha256::new().chain_update(parts.before).chain_update(parts.after).finalize();
        cms::check_detached(&parts.value, &digest)
    });
    match outcome {
        Err(problem) => seal.problems.push(problem),
        Ok(leaf) => {
            let issuer = authorities.iter().find(|authority| cms::is_issued_by(&leaf, authority));
            if issuer.is_none() {
                seal.problems.push(Problem::UnknownAuthority);
            }
            if !is_valid_at(&leaf, seal.at) {
                seal.problems.push(Problem::OutOfTime);
            }
            seal.certificate = Some(describe(&leaf, issuer));
        }
    }
    seal
}

fn byte_range(signature: &Dictionary) -> Option<[u64; 4]> {
    let numbers: Vec<u64> = signature
        .get(b"ByteRange")
        .and_then(Object::as_array)
        .ok()?
        .iter()
        .filter_map(|number| u64::try_from(number.as_i64().ok()?).ok())
        .collect();
    numbers.try_into().ok()
}

/// A file cut at a signature.
struct SignedParts<'a> {
    before: &'a [u8],
    /// The signature, with the zeros that fill its place.
    value: Vec<u8>,
    after: &'a [u8],
}

/// Cuts the file at a signature. The range must begin with the file and leave out the value of
/// `/Contents` and nothing else.
fn signed_parts<'a>(pdf: &'a [u8], signature: &Dictionary, range: [u64; 4]) -> Result<SignedParts<'a>, Problem> {
    let [start, open, close, _] = range.map(|number| usize::try_from(number).unwrap_or(usize::MAX));
    let end = end_of(range).ok_or(Problem::Unreadable)?;
    if start != 0 || open >= close || end > pdf.len() {
        return Err(Problem::Unreadable);
    }
    let hole = pdf.get(open..close).ok_or(Problem::Unreadable)?;
    let digits = hole.strip_prefix(b"<").and_then(|rest| rest.strip_suffix(b">"));
    let value = digits.and_then(|digits| hex::decode(digits).ok()).ok_or(Problem::Unreadable)?;
    let contents = signature.get(b"Contents").and_then(Object::as_str).unwrap_or_default();
    let kind = signature.get(b"SubFilter").and_then(Object::as_name).unwrap_or_default();
    if contents != value || kind != b"ETSI.CAdES.detached" {
        return Err(Problem::Unreadable);
    }
    Ok(SignedParts { before: &pdf[..open], value, after: &pdf[close..end] })
}

/// Compares the document as each signature saw it with the one before: only the value and the
/// face of the newly signed field may differ, and objects may be added.
fn check_steps(pdf: &[u8], seals: &mut [Seal]) {
    let mut before: Option<Document> = None;
    for seal in seals {
        let state = end_of(seal.byte_range).and_then(|end| Document::load_mem(pdf.get(..end)?).ok());
        let is_clean = match (&before, &state) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(old), Some(new)) => only_signed(old, new, &seal.field),
        };
        if !is_clean {
            seal.problems.push(Problem::MoreThanSigned);
        }
        before = state;
    }
}

fn only_signed(old: &Document, new: &Document, field: &str) -> bool {
    let widget = form::signature_fields(new).iter().find(|it| it.name == field).map(|it| it.id);
    let trailers_agree =
        [&b"Root"[..], b"Info"].iter().all(|&key| old.trailer.get(key).ok() == new.trailer.get(key).ok());
    trailers_agree
        && old.objects.iter().all(|(id, object)| match new.objects.get(id) {
            Some(now) if Some(*id) == widget => is_signing(object, now),
            Some(now) => is_same(object, now),
            None => false,
        })
}

/// Streams remember where they stood in the file they were read from; that is no difference.
fn is_same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Stream(old), Object::Stream(new)) => old.dict == new.dict && old.content == new.content,
        _ => old == new,
    }
}

fn is_signing(old: &Object, new: &Object) -> bool {
    let (Ok(old), Ok(new)) = (old.as_dict(), new.as_dict()) else {
        return false;
    };
    let keys: BTreeSet<_> = old.iter().chain(new.iter()).map(|(key, _)| key).collect();
    !old.has(b"V")
        && keys
            .iter()
            .filter(|key| !matches!(key.as_slice(), b"V" | b"AP"))
            .all(|key| old.get(key).ok() == new.get(key).ok())
}

fn is_valid_at(leaf: &Certificate, at: Option<DateTime<Utc>>) -> bool {
    let validity = &leaf.tbs_certificate.validity;
    let Some(seconds) = at.and_then(|at| u64::try_from(at.timestamp()).ok()) else {
        return false;
    };
    let (from, to) = (validity.not_before, validity.not_after);
    (from.to_unix_duration().as_secs()..=to.to_unix_duration().as_secs()).contains(&seconds)
}

fn describe(leaf: &Certificate, issuer: Option<&Certificate>) -> SealCertificate {
    let fingerprint = |certificate: &Certificate| {
        certificate.to_der().map(|der| hex::encode(Sha256::digest(der))).unwrap_or_default()
    };
    let part = |oid: &str| {
        leaf.tbs_certificate
            .subject
            .0
            .iter()
            .flat_map(|names| names.0.iter())
            .find(|attribute| attribute.oid.to_string() == oid)
            .map(text_of)
            .unwrap_or_default()
    };
    SealCertificate {
        name: part("2.5.4.3"),
        organisation: part("2.5.4.10"),
        serial: hex::encode(leaf.tbs_certificate.serial_number.as_bytes()),
        fingerprint: fingerprint(leaf),
        authority: issuer.map(fingerprint),
    }
}

fn text_of(attribute: &AttributeTypeAndValue) -> String {
    String::from_utf8_lossy(attribute.value.value()).into_owned()
}

fn parse_date(text: &str) -> Option<DateTime<Utc>> {
    let digits = text.strip_prefix("D:")?.strip_suffix('Z')?;
    Some(NaiveDateTime::parse_from_str(digits, "%Y%m%d%H%M%S").ok()?.and_utc())
}
