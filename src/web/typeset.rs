//! Answers that are typeset for whoever asks: receipts.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::adapters::object_storage::content_disposition;
use crate::adapters::pdf::{self, Job, Template};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::error::{Answer, WebError};

/// A receipt as PDF, under its number. Always the same bytes for the same receipt and language.
///
/// # Errors
/// Data that cannot be typeset.
pub async fn receipt(template: Template, data: &impl Serialize, lang: Lang, number: &str, at: Instant) -> Answer {
    let broken = |error: &dyn std::fmt::Display| WebError::Internal(error.to_string());
    let data = serde_json::to_value(data).map_err(|error| broken(&error))?;
    let ident = number.to_owned();
    let rendered = web::block(move || {
        pdf::render(&Job { template, data: &data, lang: lang.as_str(), ident: &ident, at: at.utc() })
    });
    let rendered = rendered
        .await
        .map_err(|_| WebError::Internal("the worker threads are gone".into()))?
        .map_err(|error| broken(&error))?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header(("content-disposition", content_disposition(&format!("{number}.pdf"))))
        .insert_header(("cache-control", "private, no-store"))
        .body(rendered.bytes))
}
