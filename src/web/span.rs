//! What the log says of a request beside each of its lines: its method, its path, its number, and in the end its status.
//!
//! # Why not the framework's own
//! 2026-11. That one looks the route up a second time and notes who calls from where with which browser, for every request
//! and whether or not anything is logged. Addresses and browsers are personal data; the number leads to the rest.

use std::borrow::Cow;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::{Error, HttpMessage};
use tracing::Span;
use tracing::field::{Empty, display};
use tracing_actix_web::{RequestId, RootSpanBuilder};

/// The longest segment of a path that is logged: identifiers have 32 letters, the tokens of links that let somebody in 43.
const LONGEST: usize = 36;

/// A path as it may stand in the log: without the tokens that let somebody in.
pub fn loggable(path: &str) -> Cow<'_, str> {
    if path.split('/').all(|segment| segment.len() <= LONGEST) {
        return Cow::Borrowed(path);
    }
    let shown = path.split('/').map(|segment| if segment.len() <= LONGEST { segment } else { "…" });
    Cow::Owned(shown.collect::<Vec<_>>().join("/"))
}

/// The span of a request.
#[derive(Debug, Clone, Copy)]
pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let span = tracing::info_span!("request", method = %request.method(), path = %loggable(request.path()), id = Empty, status = Empty);
        if let Some(id) = request.extensions().get::<RequestId>() {
            span.record("id", display(id.simple()));
        }
        span
    }

    fn on_request_end<B: MessageBody>(span: Span, outcome: &Result<ServiceResponse<B>, Error>) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::adapters::secrets;

    #[test]
    fn a_token_in_an_address_is_not_logged() {
        assert_eq!(loggable("/password/reset"), "/password/reset");
        assert_eq!(
            loggable("/proposals/01a1ee1959c577d39f5810f72abc9389/check"),
            "/proposals/01a1ee1959c577d39f5810f72abc9389/check"
        );
        assert_eq!(loggable(&format!("/invitations/{}/take", secrets::random_token())), "/invitations/…/take");
    }
}
