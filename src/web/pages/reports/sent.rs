//! After sending: the confirmation with its receipt, and the receipt as PDF.

use actix_web::web;
use serde::Serialize;

use super::load_own;
use super::show::{Head, Waiting};
use crate::adapters::pdf::Template;
use crate::adapters::pdf::data::{ReportReceiptData, SentReport};
use crate::db::reports::{self, ReportFile, ReportVersionRow};
use crate::domain::id::Id;
use crate::domain::report::FrozenReport;
use crate::domain::state::Instant;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{Caller, May, may};
use crate::web::typeset;
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

/// The report with what was frozen when it was sent last.
async fn load_sent(caller: &Caller, id: Id) -> Result<(ReportFile, ReportVersionRow), WebError> {
    let file = load_own(caller, id).await?;
    if file.report.submitted_at.is_none() {
        return Err(WebError::NotFound);
    }
    let report = file.report.id;
    let version = caller.read(move |db| reports::find_last_version(db, report)).await?.ok_or(WebError::NotFound)?;
    Ok((file, version))
}

/// The confirmation of the last submission.
pub(super) async fn submitted(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    let (file, version) = load_sent(&caller, id.into_inner()).await?;
    caller.page(&Sent {
        head: Head::of(&file, caller.now()),
        number: version.receipt_number,
        submitted_at: version.submitted_at,
        utc: utc(version.submitted_at),
        sha256: version.sha256,
        tranche: Waiting::of(&file),
    })
}

/// The receipt of the last submission as PDF, in the language of the page.
pub(super) async fn receipt(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    let (file, version) = load_sent(&caller, id.into_inner()).await?;
    let frozen = FrozenReport::read(&version.canonical).map_err(|error| WebError::Internal(error.to_string()))?;
    let data = ReportReceiptData::of_report(SentReport {
        frozen: &frozen,
        receipt: &version.receipt_number,
        sha256: &version.sha256,
        bytes: version.canonical.len(),
        organisation: &caller.app.config.organisation,
        title: &file.agreement.title,
        partner: &file.partner,
        country: file.agreement.country,
        check_url: caller.app.config.public_url.join(&format!("/receipts/{}", version.receipt_number)),
    });
    let number = &version.receipt_number;
    typeset::receipt(Template::ReportReceipt, &data, caller.lang, number, version.submitted_at).await
}
