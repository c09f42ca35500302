//! The OpenAPI document, derived from the handlers.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use serde_json::Value;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{calls, holdings};
use crate::web::error::{Answer, WebError};
use crate::web::guard::Visitor;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kafo",
        version = "1",
        description = "Reads what the portal holds: published calls without any token; proposals, payments and reports with a token of an account, which shows what that account may see in the portal. Instants are in UTC (RFC 3339), days are `yyyy-mm-dd`, amounts are whole minor units with their currency. Refusals are `application/problem+json` (RFC 9457).",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(calls::list, calls::show, holdings::proposals, holdings::payments, holdings::reports, document),
    modifiers(&BearerToken),
    tags(
        (name = "calls", description = "Calls for proposals. Public."),
        (name = "proposals", description = "Proposals. Needs the scope `proposals:read`."),
        (name = "payments", description = "Payments. Needs the scope `payments:read`."),
        (name = "reports", description = "Progress reports. Needs the scope `reports:read`."),
        (name = "document", description = "This description itself."),
    ),
)]
struct Document;

/// Names the one way to show who asks.
struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some(
                "A token made on the page of one's own account, with the scopes chosen there. It can be revoked there at any time.",
            ))
            .build();
        document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// The document, made once.
static DOCUMENT: LazyLock<Result<Value, String>> =
    LazyLock::new(|| serde_json::to_value(Document::openapi()).map_err(|error| error.to_string()));

/// The document as JSON.
///
/// # Errors
/// Never in practice: a document that cannot be written as JSON.
pub fn value() -> Result<&'static Value, WebError> {
    DOCUMENT.as_ref().map_err(|error| WebError::Internal(error.clone()))
}

/// Describes this API as an OpenAPI 3.1 document.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "document", operation_id = "describe",
    responses((status = 200, description = "The document", body = Object))
)]
pub async fn document(_caller: Visitor) -> Answer {
    Ok(HttpResponse::Ok().json(value()?))
}
