//! What the protocol for resumable uploads says in headers: tus 1.0.0, its core with creation,
//! termination and expiration (<https://tus.io/protocols/resumable-upload>).

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error::{TusProblem, WebError};
use crate::domain::state::Instant;

/// Where uploads begin; each has its own address below.
pub const ROOT: &str = "/uploads";
/// The version of the protocol that is spoken here.
const VERSION: &str = "1.0.0";
/// What of the protocol is spoken beside its core.
const EXTENSIONS: &str = "creation,expiration,termination";
/// How the body of a part is declared.
const PART_TYPE: &str = "application/offset+octet-stream";
/// The longest metadata, in bytes: a file's name in Base64 and where it goes.
const LONGEST_METADATA: usize = 2_000;

/// Whether an address is one of the protocol's.
pub fn is_path(path: &str) -> bool {
    path.strip_prefix(ROOT).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a request speaks the protocol: its sender reads headers, not pages.
pub fn is_spoken_by(request: &HttpRequest) -> bool {
    request.headers().contains_key("tus-resumable")
}

/// Sets what every answer of the protocol carries.
pub fn mark(headers: &mut HeaderMap) {
    for (name, value) in [("tus-resumable", VERSION), ("tus-version", VERSION), ("cache-control", "no-store")] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}

/// What the server can do: the headers of an answer to `OPTIONS`.
pub fn abilities(limit: usize) -> [(&'static str, String); 2] {
    [("tus-extension", EXTENSIONS.to_owned()), ("tus-max-size", limit.to_string())]
}

/// Refuses what speaks another version, or none.
///
/// # Errors
/// 412.
pub fn check_version(request: &HttpRequest) -> Result<(), WebError> {
    if text(request, "tus-resumable") == Some(VERSION) { Ok(()) } else { Err(TusProblem::Version.into()) }
}

/// Refuses a part that is not declared as one.
///
/// # Errors
/// 415.
pub fn check_part_type(request: &HttpRequest) -> Result<(), WebError> {
    let declared = text(request, header::CONTENT_TYPE.as_str()).unwrap_or_default();
    let kind = declared.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case(PART_TYPE) { Ok(()) } else { Err(TusProblem::PartType.into()) }
}

/// A header that holds a number of bytes.
///
/// # Errors
/// 400 when it is absent or none.
pub fn number(request: &HttpRequest, name: &str) -> Result<i64, WebError> {
    // Digits alone: the reader of numbers would also take a sign.
    let digits = text(request, name).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).ok_or_else(|| WebError::Bad(format!("{name} is no number of bytes")))
}

/// The header of an instant.
pub fn expires(at: Instant) -> (&'static str, String) {
    ("upload-expires", at.format("%a, %d %b %Y %H:%M:%S GMT").to_string())
}

/// The method that the sender means, where the network between lets only usual ones pass.
pub fn meant(request: &HttpRequest) -> &str {
    text(request, "x-http-method-override").unwrap_or_else(|| request.method().as_str())
}

/// What was sent along with an upload.
#[derive(Debug, Default)]
pub struct Metadata {
    /// As it was sent, to be given back.
    pub raw: String,
    values: BTreeMap<String, String>,
}

impl Metadata {
    /// Reads the header; a request without it has none.
    ///
    /// # Errors
    /// 400 when it is no list of keys with values in Base64.
    pub fn of(request: &HttpRequest) -> Result<Self, WebError> {
        let Some(raw) = request.headers().get("upload-metadata") else { return Ok(Self::default()) };
        let bad = || WebError::Bad("upload-metadata cannot be read".to_owned());
        Self::read(raw.to_str().map_err(|_| bad())?).ok_or_else(bad)
    }

    fn read(raw: &str) -> Option<Self> {
        let mut values = BTreeMap::new();
        for pair in raw.split(',').map(str::trim).filter(|_| !raw.trim().is_empty()) {
            let (key, value) = pair.split_once(' ').unwrap_or((pair, ""));
            let value = String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()?;
            if key.is_empty() || values.insert(key.to_owned(), value).is_some() {
                return None;
            }
        }
        (raw.len() <= LONGEST_METADATA).then(|| Self { raw: raw.to_owned(), values })
    }

    /// The value of a key; empty when it was not sent.
    pub fn text(&self, key: &str) -> &str {
        self.values.get(key).map_or("", |value| value.trim())
    }
}

fn text<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers().get(name)?.to_str().ok().map(str::trim)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn metadata_is_read_and_kept_as_it_was_sent() {
        let raw = "filename csOhcmlvLnBkZg==,is_confidential, place cHJvcG9zYWw6MQ==";
        let metadata = Metadata::read(raw).unwrap();
        assert_eq!((metadata.text("filename"), metadata.text("place")), ("rário.pdf", "proposal:1"));
        assert_eq!((metadata.text("is_confidential"), metadata.text("other")), ("", ""));
        assert_eq!(metadata.raw, raw);
        assert!(Metadata::read("").unwrap().values.is_empty());
        let long = format!("filename {}", STANDARD.encode("a".repeat(2_000)));
        for bad in ["a !!", "a YQ==,a Yg==", "a YQ==,", "filename /w==", &long] {
            assert!(Metadata::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn numbers_of_bytes_are_digits() {
        let number_of = |value: &'static str| {
            let request = TestRequest::default().insert_header(("upload-offset", value)).to_http_request();
            number(&request, "upload-offset").ok()
        };
        assert_eq!((number_of("0"), number_of("5000000")), (Some(0), Some(5_000_000)));
        for bad in ["", "-1", "+1", "1.5", "0x1", "99999999999999999999"] {
            assert_eq!(number_of(bad), None, "{bad}");
        }
        assert!(number(&TestRequest::default().to_http_request(), "upload-offset").is_err());
    }

    #[test]
    fn only_addresses_of_uploads_are_the_protocols() {
        assert!(is_path("/uploads") && is_path("/uploads/1"));
        assert!(!is_path("/uploadsy") && !is_path("/proposals/uploads") && !is_path("/"));
    }
}
