//! Answers made of text cross the network in brotli or gzip.
//!
//! # Why our own
//! 2026-11-22: actix-web's middleware opens each brotli stream with a window of 4 MiB, which took 1.5 ms for a page of
//! 20 kB: more than making the page. Pages are whole in memory, so that nothing is lost by packing them in one go.
//! Measured for the open calls (21,146 bytes): brotli of quality 4 with a window of 256 KiB gives 3,555 bytes in 0.30 ms,
//! flate2's gzip 3,606 in 0.22, libdeflate's 3,657 in 0.12. Pages are therefore sent as gzip to whoever takes it; what is
//! packed once, such as styles and scripts, as brotli. Libdeflate's first level gives 3 to 7 % more bytes than its sixth in
//! 40 % of the time (a ranking of 44,536 bytes: 4,244 against 4,047 in 0.07 ms against 0.18).

use std::io::Write;

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use libdeflater::{CompressionLvl, Compressor};

/// Shorter answers stay as they are: they fit one packet anyhow.
const SHORTEST: usize = 512;
/// Libdeflate's level for pages; 0 packs nothing.
const QUICK: i32 = 1;

/// How an answer is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// `br`.
    Brotli,
    /// `gzip`.
    Gzip,
}

impl Coding {
    /// The one that a request takes and that makes files smallest: brotli before gzip, whatever their order.
    pub fn smallest(headers: &HeaderMap) -> Option<Coding> {
        Coding::first(headers, [Coding::Brotli, Coding::Gzip])
    }

    /// The one that a request takes and that is made soonest: gzip before brotli.
    pub fn soonest(headers: &HeaderMap) -> Option<Coding> {
        Coding::first(headers, [Coding::Gzip, Coding::Brotli])
    }

    fn first(headers: &HeaderMap, order: [Coding; 2]) -> Option<Coding> {
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
        order.into_iter().find(|coding| takes(*coding))
    }

    /// Its name in `Content-Encoding`.
    pub const fn name(self) -> &'static str {
        match self {
            Coding::Brotli => "br",
            Coding::Gzip => "gzip",
        }
    }

    fn pack(self, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        match self {
            Coding::Brotli => {
                let mut packed = Vec::with_capacity(bytes.len() / 4);
                brotli::CompressorWriter::new(&mut packed, 4096, 4, 18).write_all(bytes)?;
                Ok(packed)
            }
            Coding::Gzip => {
                let mut gzip = Compressor::new(CompressionLvl::new(QUICK).unwrap_or_default());
                let mut packed = vec![0; gzip.gzip_compress_bound(bytes.len())];
                let length = gzip.gzip_compress(bytes, &mut packed).map_err(std::io::Error::other)?;
                packed.truncate(length);
                Ok(packed)
            }
        }
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
    let coding = Coding::soonest(request.headers());
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

    fn chosen(accepts: &str) -> [Option<Coding>; 2] {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_str(accepts).unwrap());
        [Coding::smallest(&headers), Coding::soonest(&headers)]
    }

    #[test]
    fn files_prefer_brotli_and_pages_gzip_and_neither_what_was_refused() {
        assert_eq!(chosen("gzip, deflate, br, zstd"), [Some(Coding::Brotli), Some(Coding::Gzip)]);
        assert_eq!(chosen("gzip;q=1.0, br;q=0.5"), [Some(Coding::Brotli), Some(Coding::Gzip)]);
        assert_eq!(chosen("GZIP, br;q=0"), [Some(Coding::Gzip); 2]);
        assert_eq!(chosen("br, gzip;q=0"), [Some(Coding::Brotli); 2]);
        assert_eq!(chosen("br;q=0.000, gzip;q=0"), [None; 2]);
        assert_eq!(chosen("identity"), [None; 2]);
        assert_eq!(chosen("*"), [None; 2]);
        assert_eq!(Coding::soonest(&HeaderMap::new()), None);
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
