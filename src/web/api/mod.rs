//! The JSON API `/api/v1`.

use actix_web::{HttpResponse, ResponseError};
use serde_json::json;

use super::error::WebError;
use super::guard::Caller;

/// A refusal as `application/problem+json` (RFC 9457).
pub fn problem(error: &WebError, caller: &Caller) -> HttpResponse {
    let status = match error {
        WebError::SignIn { .. } | WebError::Resume | WebError::Again { .. } => {
            actix_web::http::StatusCode::UNAUTHORIZED
        }
        other => other.status_code(),
    };
    let detail = match error {
        WebError::Internal(_) | WebError::Unavailable(_) => None,
        other => Some(other.to_string()),
    };
    HttpResponse::build(status).content_type("application/problem+json").json(json!({
        "type": "about:blank",
        "title": status.canonical_reason().unwrap_or("Error"),
        "status": status.as_u16(),
        "detail": detail,
        "instance": caller.path,
        "request_id": caller.request_id,
    }))
}
