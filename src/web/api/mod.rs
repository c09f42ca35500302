//! The JSON API `/api/v1`: calls for everybody; proposals, payments and reports for the holders of
//! tokens. It reads only. Refusals are `application/problem+json` (RFC 9457); texts are in English.
//!
//! Every handler carries its part of the OpenAPI document (`openapi.rs`); a test compares that with
//! the routes.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::WebError;
use super::guard::Caller;
use super::routes::Routes;

mod params;
mod values;
mod calls;
mod holdings;
mod openapi;
pub mod docs;

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/api/v1/calls", calls::list)
        .get("/api/v1/calls/{code}", calls::show)
        .get("/api/v1/proposals", holdings::proposals)
        .get("/api/v1/payments", holdings::payments)
        .get("/api/v1/reports", holdings::reports)
        .get("/api/v1/openapi.json", openapi::document)
        .get("/api/v1/docs", docs::show);
}

/// Why a request got no answer (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of problem it is.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    /// The status in words.
    #[schema(example = "Bad Request")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What is wrong, in a sentence.
    detail: Option<String>,
    /// The address that was asked for.
    #[schema(example = "/api/v1/calls")]
    instance: String,
    /// The number of the request, to be named when asking for help.
    request_id: String,
    /// The parameter that is wrong; only with status 400.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
}

/// A refusal as `application/problem+json`, under the status that the answer has.
pub fn problem(error: &WebError, status: StatusCode, caller: &Caller) -> HttpResponse {
    let status = match error {
        WebError::SignIn { .. } | WebError::Resume | WebError::Again { .. } => StatusCode::UNAUTHORIZED,
        WebError::NotFound => status,
        other => other.status_code(),
    };
    let detail = match error {
        WebError::Internal(_) | WebError::Unavailable(_) => None,
        WebError::NotFound if status == StatusCode::METHOD_NOT_ALLOWED => {
            Some("this address only answers GET".to_owned())
        }
        other => Some(other.to_string()),
    };
    let mut response = HttpResponse::build(status);
    if let WebError::Token(problem) = error {
        let mut challenge = "Bearer realm=\"kafo\"".to_owned();
        if let Some(code) = problem.code() {
            challenge.push_str(&format!(", error=\"{code}\", error_description=\"{problem}\""));
        }
        response.insert_header(("www-authenticate", challenge));
    }
    response.content_type("application/problem+json").json(Problem {
        kind: "about:blank",
        title: status.canonical_reason().unwrap_or("Error"),
        status: status.as_u16(),
        detail,
        instance: caller.path.clone(),
        request_id: caller.request_id.clone(),
        parameter: match error {
            WebError::Parameter { name, .. } => Some(name.clone()),
            _ => None,
        },
    })
}
