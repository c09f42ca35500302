//! What the log says of a request beside each of its lines: its method, its path, its number, and in the end its status.
//!
//! # Why not the framework's own
//! 2026-11. That one looks the route up a second time and notes who calls from where with which browser, for every request
//! and whether or not anything is logged. Addresses and browsers are personal data; the number leads to the rest.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::{Error, HttpMessage};
use tracing::Span;
use tracing::field::{Empty, display};
use tracing_actix_web::{RequestId, RootSpanBuilder};

/// The span of a request.
#[derive(Debug, Clone, Copy)]
pub struct RequestSpan;

impl RootSpanBuilder for RequestSpan {
    fn on_request_start(request: &ServiceRequest) -> Span {
        let span = tracing::info_span!("request", method = %request.method(), path = request.path(), id = Empty, status = Empty);
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
