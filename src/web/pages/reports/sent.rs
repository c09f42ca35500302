//! After sending: the confirmation with its receipt.

use actix_web::web;
use serde::Serialize;

use super::load_own;
use super::show::{Head, Waiting};
use crate::db::reports;
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::view::Page;

/// The confirmation.
#[derive(Serialize)]
pub struct Sent {
    head: Head,
    number: String,
    submitted_at: Instant,
    /// The instant in UTC to the second, as the receipt says it.
    utc: String,
    sha256: String,
    tranche: Option<Waiting>,
}

impl Page for Sent {
    const TEMPLATE: &'static str = "pages/reports/submitted.html";

    fn samples() -> Vec<Self> {
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let page = |tranche| Sent {
            head: Head::sample("submitted"),
            number: "R-2026-000042-G".into(),
            submitted_at: at,
            utc: utc(at),
            sha256: "ab".repeat(32),
            tranche,
        };
        vec![page(Some(Waiting::sample())), page(None)]
    }
}

/// An instant in UTC to the second.
fn utc(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// The receipt of the last submission.
pub(super) async fn submitted(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    let file = load_own(&caller, id.into_inner()).await?;
    if file.report.submitted_at.is_none() {
        return Err(WebError::NotFound);
    }
    let report = file.report.id;
    let version = caller.read(move |db| reports::find_last_version(db, report)).await?.ok_or(WebError::NotFound)?;
    caller.page(&Sent {
        head: Head::of(&file, caller.now()),
        number: version.receipt_number,
        submitted_at: version.submitted_at,
        utc: utc(version.submitted_at),
        sha256: version.sha256,
        tranche: Waiting::of(&file),
    })
}
