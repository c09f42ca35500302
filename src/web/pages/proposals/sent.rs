//! After sending: the confirmation with its receipt, the receipt as PDF, and what is said to whom
//! came too late.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::{Head, load};
use crate::adapters::object_storage::content_disposition;
use crate::adapters::pdf::Template;
use crate::adapters::pdf::data::{ReceiptData, Submission};
use crate::adapters::qr::Qr;
use crate::db::programmes::ProgrammeRow;
use crate::db::proposals::{self, ProposalFile, ProposalVersionRow};
use crate::domain::id::Id;
use crate::domain::proposal::Frozen;
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
    /// The instant in UTC to the second, as the receipt prints it.
    utc: String,
    sha256: String,
    email: String,
    /// The address of the public check.
    qr: Option<Qr>,
}

impl Page for Sent {
    const TEMPLATE: &'static str = "pages/proposals/submitted.html";

    fn samples() -> Vec<Self> {
        let head = Head::sample(false);
        let submitted_at = head.saved_at;
        vec![Sent {
            head,
            number: "R-2026-000042-G".into(),
            submitted_at,
            utc: utc(submitted_at),
            sha256: "ab".repeat(32),
            email: "bia@example.org".into(),
            qr: Qr::of("https://kafo.example/receipts/R-2026-000042-G"),
        }]
    }
}

/// What is said to whom came after the deadline.
#[derive(Serialize)]
pub struct TooLate {
    head: Head,
    deadline: Option<Instant>,
    arrived_at: Instant,
    utc: String,
    /// The fingerprint of what came.
    sha256: String,
}

impl TooLate {
    /// The page about a submission that arrived at this instant.
    pub fn new(head: Head, deadline: Option<Instant>, arrived_at: Instant, sha256: String) -> Self {
        TooLate { head, deadline, arrived_at, utc: utc(arrived_at), sha256 }
    }
}

impl Page for TooLate {
    const TEMPLATE: &'static str = "pages/proposals/too_late.html";

    fn samples() -> Vec<Self> {
        let head = Head::sample(true);
        let (deadline, now) = (head.closes_at, head.saved_at);
        vec![TooLate::new(head, deadline, now, "ab".repeat(32))]
    }
}

/// An instant in UTC to the second.
fn utc(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

async fn last_version(caller: &Caller, file: &ProposalFile) -> Result<ProposalVersionRow, WebError> {
    let of = file.clone();
    caller.read(move |db| proposals::find_last_version(db, &of)).await?.ok_or(WebError::NotFound)
}

/// The confirmation with the receipt.
pub async fn submitted(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let file = load(&caller, id.into_inner()).await?;
    let version = last_version(&caller, &file).await?;
    let check = format!("/receipts/{}", version.receipt_number);
    caller.page(&Sent {
        qr: Qr::of(&caller.app.config.public_url.join(&check)),
        head: Head::of(&file, &caller.actor, caller.now()),
        number: version.receipt_number,
        submitted_at: version.submitted_at,
        utc: utc(version.submitted_at),
        sha256: version.sha256,
        email: caller.actor.email.clone(),
    })
}

/// The frozen proposal itself, byte for byte: the file whose SHA-256 stands on the receipt.
pub async fn frozen(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let file = load(&caller, id.into_inner()).await?;
    let version = last_version(&caller, &file).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("content-disposition", content_disposition(&format!("{}.json", version.receipt_number))))
        .insert_header(("cache-control", "private, no-store"))
        .body(version.canonical))
}

/// The receipt as PDF, in the language of the page. Always the same bytes for the same receipt.
pub async fn receipt(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let file = load(&caller, id.into_inner()).await?;
    let version = last_version(&caller, &file).await?;
    let programme = file.call.programme_id;
    let programme = caller.read(move |db| ProgrammeRow::find(db, programme)).await?;
    let lang = caller.lang;
    let frozen = Frozen::read(&version.canonical).map_err(|error| WebError::Internal(error.to_string()))?;
    let several = !file.lot.name.pick(lang).is_empty();
    let function = caller.t("role-signatory");
    let data = ReceiptData::of_submission(Submission {
        frozen: &frozen,
        receipt: &version.receipt_number,
        sha256: &version.sha256,
        bytes: version.canonical.len(),
        organisation: &caller.app.config.organisation,
        call_title: file.call.title.pick(lang),
        lot: several.then(|| file.lot.name.pick(lang)),
        programme: programme.as_ref().map_or("", |programme| programme.name.pick(lang)),
        function: &function,
        country: file.call.country,
        check_url: caller.app.config.public_url.join(&format!("/receipts/{}", version.receipt_number)),
    });
    typeset::receipt(Template::Receipt, &data, lang, &version.receipt_number, version.submitted_at).await
}
