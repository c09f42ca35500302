//! One signature: a value and a face for a field, appended to the file, and the CMS over all the
//! file's bytes but its own place.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::authority::Identity;
use super::{Claims, Signed, SigningError, cms, fields, form};

/// Room for the signature, in bytes. A signature with its two certificates takes about 1.5 KB;
/// the rest leaves room for a time stamp of a third party.
const RESERVED: usize = 12 * 1024;

/// Placeholder of the numbers of `/ByteRange`, as wide as a file of 10 GB would need.
const WIDE: i64 = 9_999_999_999;

/// Signs the field `name` of a document and gives it `stamp` for a face: a PDF of one page, as
/// large as the field, with its fonts in it.
///
/// # Errors
///
/// [`SigningError::NoSuchField`], [`SigningError::AlreadySigned`], [`SigningError::Pdf`] when the
/// document or the stamp cannot be read, [`SigningError::Key`] when the key cannot be used.
pub fn sign(
    pdf: &[u8],
    name: &str,
    identity: &Identity,
    claims: &Claims<'_>,
    stamp: &[u8],
) -> Result<Signed, SigningError> {
    let previous = Document::load_mem(pdf)?;
    let field = form::signature_fields(&previous)
        .into_iter()
        .find(|field| field.name == name)
        .ok_or_else(|| SigningError::NoSuchField(name.to_owned()))?;
    if field.widget.has(b"V") {
        return Err(SigningError::AlreadySigned(name.to_owned()));
    }
    let widget_id = field.id;

    let mut update = IncrementalDocument::create_from(pdf.to_vec(), previous);
    let face = import_page(stamp, &mut update.new_document)?;
    let signature = update.new_document.add_object(signature_dictionary(claims));
    update.opt_clone_object_to_new_document(widget_id)?;
    let widget = update.new_document.get_dictionary_mut(widget_id)?;
    widget.set("V", signature);
    widget.set("AP", dictionary! { "N" => face });
    let mut bytes = fields::save(&mut update)?;

    let place = Place::find(&bytes, pdf.len())?;
    let byte_range = place.write_range(&mut bytes)?;
    let digest = Sha256::new().chain_update(&bytes[..place.open]).chain_update(&bytes[place.close..]).finalize();
    let value = cms::sign_detached(identity, &digest)?;
    if value.len() > RESERVED {
        return Err(SigningError::TooLarge(value.len()));
    }
    let digits = hex::encode_upper(&value);
    bytes[place.open + 1..place.open + 1 + digits.len()].copy_from_slice(digits.as_bytes());

    Ok(Signed { bytes, byte_range, serial: identity.serial()?, fingerprint: identity.fingerprint() })
}

fn signature_dictionary(claims: &Claims<'_>) -> Dictionary {
    let mut dictionary = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![0.into(), WIDE.into(), WIDE.into(), WIDE.into()],
        "Contents" => Object::String(vec![0; RESERVED], StringFormat::Hexadecimal),
        "M" => Object::string_literal(pdf_date(claims.at)),
        "Name" => lopdf::text_string(claims.name),
        "Reason" => lopdf::text_string(claims.reason),
    };
    if let Some(location) = claims.location {
        dictionary.set("Location", lopdf::text_string(location));
    }
    dictionary
}

/// `D:20270120101407Z`.
fn pdf_date(at: DateTime<Utc>) -> String {
    at.format("D:%Y%m%d%H%M%SZ").to_string()
}

/// Where the signature goes in the file.
struct Place {
    /// Of `<`.
    open: usize,
    /// One past `>`.
    close: usize,
    /// The numbers of `/ByteRange`, between the brackets.
    range: std::ops::Range<usize>,
}

impl Place {
    /// Finds the placeholders in the part of the file that was appended at `start`.
    fn find(bytes: &[u8], start: usize) -> Result<Self, SigningError> {
        let lost = || SigningError::Pdf("the place of the signature was not written".to_owned());
        let key = start + position(&bytes[start..], b"/ByteRange").ok_or_else(lost)?;
        let left = key + position(&bytes[key..], b"[").ok_or_else(lost)? + 1;
        let right = left + position(&bytes[left..], b"]").ok_or_else(lost)?;
        let contents = right + position(&bytes[right..], b"/Contents").ok_or_else(lost)?;
        let open = contents + position(&bytes[contents..], b"<").ok_or_else(lost)?;
        let close = open + RESERVED * 2 + 2;
        let is_blank = bytes.get(open + 1..close - 1).is_some_and(|hole| hole.iter().all(|b| *b == b'0'))
            && bytes[close - 1] == b'>';
        if is_blank { Ok(Self { open, close, range: left..right }) } else { Err(lost()) }
    }

    /// Fills in `/ByteRange` and returns its numbers.
    fn write_range(&self, bytes: &mut [u8]) -> Result<[u64; 4], SigningError> {
        let after = bytes.len() - self.close;
        let text = format!("0 {} {} {after}", self.open, self.close);
        if text.len() > self.range.len() {
            return Err(SigningError::Pdf("the file is too large".to_owned()));
        }
        let padded = format!("{text:<width$}", width = self.range.len());
        bytes[self.range.clone()].copy_from_slice(padded.as_bytes());
        Ok([0, self.open as u64, self.close as u64, after as u64])
    }
}

fn position(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// Copies the only page of `pdf` into `target` as a form XObject and returns its number.
fn import_page(pdf: &[u8], target: &mut Document) -> Result<ObjectId, SigningError> {
    let source = Document::load_mem(pdf)?;
    let mut pages = source.page_iter();
    let (Some(page_id), None) = (pages.next(), pages.next()) else {
        return Err(SigningError::Pdf("a stamp has exactly one page".to_owned()));
    };
    let page = source.get_dictionary(page_id)?;
    let mut copied = BTreeMap::new();
    let mut face = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => page.get_deref(b"MediaBox", &source)?.clone(),
    };
    for key in ["Resources", "Group"] {
        if let Ok(value) = page.get(key.as_bytes()) {
            face.set(key, copy(&source, value, target, &mut copied)?);
        }
    }
    let mut face = Stream::new(face, source.get_page_content(page_id));
    face.compress()?;
    Ok(target.add_object(face))
}

/// Copies an object and all that it refers to, under new numbers.
fn copy(
    source: &Document,
    object: &Object,
    target: &mut Document,
    copied: &mut BTreeMap<ObjectId, ObjectId>,
) -> Result<Object, SigningError> {
    Ok(match object {
        Object::Reference(id) => {
            if let Some(known) = copied.get(id) {
                return Ok(Object::Reference(*known));
            }
            let new_id = target.new_object_id();
            copied.insert(*id, new_id);
            let content = copy(source, source.get_object(*id)?, target, copied)?;
            target.set_object(new_id, content);
            Object::Reference(new_id)
        }
        Object::Array(items) => {
            Object::Array(items.iter().map(|item| copy(source, item, target, copied)).collect::<Result<_, _>>()?)
        }
        Object::Dictionary(dictionary) => Object::Dictionary(copy_dictionary(source, dictionary, target, copied)?),
        Object::Stream(stream) => {
            let dictionary = copy_dictionary(source, &stream.dict, target, copied)?;
            Object::Stream(Stream::new(dictionary, stream.content.clone()))
        }
        other => other.clone(),
    })
}

fn copy_dictionary(
    source: &Document,
    dictionary: &Dictionary,
    target: &mut Document,
    copied: &mut BTreeMap<ObjectId, ObjectId>,
) -> Result<Dictionary, SigningError> {
    let mut out = Dictionary::new();
    for (key, value) in dictionary.iter() {
        out.set(key.clone(), copy(source, value, target, copied)?);
    }
    Ok(out)
}
