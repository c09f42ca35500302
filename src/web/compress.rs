//! Answers made of text cross the network in brotli or gzip.
//!
//! # Why our own
//! 2026-11-22: actix-web's middleware opens each brotli stream with a window of 4 MiB, which took 1.5 ms for a page of
//! 20 kB: more than making the page. A window of 256 KiB at quality 4 takes 0.25 ms and gives 3,403 bytes instead of
//! 3,625. Pages are whole in memory, so that nothing is lost by compressing them in one go.

use std::io::Write;

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Shorter answers stay as they are: they fit one packet anyhow.
const SHORTEST: usize = 512;

/// How an answer is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// `br`.
    Brotli,
    /// `gzip`.
    Gzip,
}

impl Coding {
    /// The best that a request takes, if it takes any: brotli before gzip, whatever their order.
    pub fn best(headers: &HeaderMap) -> Option<Coding> {
        let accepts = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
        let takes = |coding: Coding| {
            accepts.split(',').any(|item| {
                let mut parts = item.split(';').map(str::trim);
                let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding.name()));
                // `br;q=0` says that it is not taken.
                named
                    && parts.all(|part| part.strip_prefix("q=").is_none_or(|q| !q.trim_matches(['0', '.']).is_empty()))
            })
        };
        [Coding::Brotli, Coding::Gzip].into_iter().find(|coding| takes(*coding))
    }

    /// Its name in `Content-Encoding`.
    pub const fn name(self) -> &'static str {
        match self {
            Coding::Brotli => "br",
            Coding::Gzip => "gzip",
        }
    }

    fn pack(self, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut packed = Vec::with_capacity(bytes.len() / 4);
        match self {
            Coding::Brotli => brotli::CompressorWriter::new(&mut packed, 4096, 4, 18).write_all(bytes)?,
            Coding::Gzip => GzEncoder::new(&mut packed, Compression::new(5)).write_all(bytes)?,
        }
        Ok(packed)
    }
}

/// Packs the answer if it is text, not packed already, and the request takes a coding.
///
/// # Errors
/// What the inner services return.
pub async fn compress<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let coding = Coding::best(request.headers());
    let mut response = next.call(request).await?;
    if response.headers().contains_key(header::CONTENT_ENCODING) || !is_text(response.headers()) {
        return Ok(response.map_into_boxed_body());
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
    let Some(coding) = coding else { return Ok(response.map_into_boxed_body()) };
    Ok(response.map_body(|head, body| match body.try_into_bytes() {
        Ok(bytes) if bytes.len() >= SHORTEST => match coding.pack(&bytes) {
            Ok(packed) => {
                head.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
                BoxBody::new(packed)
            }
            Err(_) => BoxBody::new(bytes),
        },
        Ok(bytes) => BoxBody::new(bytes),
        Err(stream) => stream.boxed(),
    }))
}

fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.starts_with("text/") || kind.ends_with("json") || kind.ends_with("xml")
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn best(accepts: &str) -> Option<Coding> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(accepts).unwrap());
        Coding::best(&headers)
    }

    #[test]
    fn brotli_is_taken_before_gzip_and_nothing_that_was_refused() {
        assert_eq!(best("gzip, deflate, br, zstd"), Some(Coding::Brotli));
        assert_eq!(best("gzip;q=1.0, br;q=0.5"), Some(Coding::Brotli));
        assert_eq!(best("GZIP, br;q=0"), Some(Coding::Gzip));
        assert_eq!(best("br;q=0.000, gzip;q=0"), None);
        assert_eq!(best("identity"), None);
        assert_eq!(best("*"), None);
        assert_eq!(Coding::best(&HeaderMap::new()), None);
    }

    #[test]
    fn what_is_packed_unpacks_to_the_same() {
        let page = "Chamada de propostas · Appel à propositions\n".repeat(200);
        let mut read = String::new();
        brotli::Decompressor::new(&*Coding::Brotli.pack(page.as_bytes()).unwrap(), 4096)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, page);
        read.clear();
        flate2::read::GzDecoder::new(&*Coding::Gzip.pack(page.as_bytes()).unwrap()).read_to_string(&mut read).unwrap();
        assert_eq!(read, page);
    }
}
