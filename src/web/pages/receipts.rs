//! Anybody checks a receipt, by its number or by the file it was given for: its number, its time and
//! its fingerprint, and nothing of the proposal.

use actix_web::web;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::adapters::qr::Qr;
use crate::db::proposals::{self, ReceiptOf};
use crate::domain::place::Country;
use crate::domain::proposal::ReceiptNumber;
use crate::domain::proposal::number::ReceiptNumberError;
use crate::domain::state::{Instant, Unmet};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, Visitor};
use crate::web::routes::Routes;
use crate::web::upload::Upload;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/receipts", ask).post("/receipts", check_file).get("/receipts/{number}", show);
}

/// The forms that ask for a number or for a file.
#[derive(Serialize)]
pub struct Ask {
    form: FormView,
    /// The largest file, in bytes.
    max: usize,
}

impl Page for Ask {
    const TEMPLATE: &'static str = "pages/receipts/index.html";
    const HAS_FORM: bool = true;

    fn samples() -> Vec<Self> {
        let errors = serde_json::json!({ "file": "…" });
        let wrong = FormView { errors, ..FormView::empty() };
        vec![Ask { form: FormView::empty(), max: 5_000_000 }, Ask { form: wrong, max: 5_000_000 }]
    }
}

/// One receipt.
#[derive(Serialize)]
pub struct Show {
    of: ReceiptOf,
    number: String,
    submitted_at: Instant,
    utc: String,
    sha256: String,
    call_code: String,
    country: Country,
    /// The address of this page.
    qr: Option<Qr>,
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/receipts/show.html";

    fn samples() -> Vec<Self> {
        let at = chrono::DateTime::from_timestamp(1_795_000_000, 0).map(Instant::from);
        let show = |of| Show {
            of,
            number: "R-2026-000042-G".into(),
            submitted_at: at.expect("a valid instant"),
            utc: "2026-11-18 11:46:40 UTC".into(),
            sha256: "ab".repeat(32),
            call_code: "GB-2026-03".into(),
            country: Country::Gw,
            qr: Qr::of("https://kafo.example/receipts/R-2026-000042-G"),
        };
        vec![show(ReceiptOf::Proposal), show(ReceiptOf::Report)]
    }
}

/// The question in the address.
#[derive(Deserialize)]
struct Asked {
    number: Option<String>,
}

/// The form, or what is wrong with the number typed into it.
async fn ask(caller: Visitor, asked: web::Query<Asked>) -> Answer {
    let typed = asked.into_inner().number.unwrap_or_default();
    let typed = typed.trim();
    if typed.is_empty() {
        return caller.page(&ask_with(&caller, FormView::empty()));
    }
    let problem = match typed.parse::<ReceiptNumber>() {
        Err(ReceiptNumberError::Form) => "receipt-form",
        Err(ReceiptNumberError::Check) => "receipt-check",
        Ok(number) => {
            let text = number.to_string();
            let wanted = text.clone();
            if caller.read(move |db| proposals::public_receipt(db, &wanted)).await?.is_some() {
                return caller.go(&format!("/receipts/{text}"));
            }
            "receipt-unknown"
        }
    };
    let unmet = [Unmet::new(problem).on("number")];
    let form = Form::of([("number".to_owned(), typed.chars().take(60).collect())]);
    caller.invalid(&ask_with(&caller, FormView::posted(&form, &unmet, caller.lang)), &unmet)
}

fn ask_with(caller: &Caller, form: FormView) -> Ask {
    Ask { form, max: caller.app.config.upload_limit }
}

/// Says of which receipt a file is, by its SHA-256 alone. Nothing of the file is kept.
async fn check_file(caller: Visitor, upload: Upload) -> Answer {
    let problem = match upload.files.into_iter().next() {
        None => Unmet::new("missing-file"),
        // The receipt is a paper about the file, not the file.
        Some(sent) if sent.bytes.starts_with(b"%PDF-") => Unmet::new("receipt-file-pdf"),
        Some(sent) => {
            let hashed = web::block(move || hex::encode(Sha256::digest(&sent.bytes))).await;
            let sha256 = hashed.map_err(|_| WebError::Internal("the worker threads are gone".into()))?;
            let wanted = sha256.clone();
            if let Some(number) = caller.read(move |db| proposals::public_receipt_of(db, &wanted)).await? {
                return caller.done(&format!("/receipts/{number}"), "receipts-flash-file");
            }
            Unmet::new("receipt-file-unknown").with("sha256", sha256)
        }
    };
    let unmet = [problem.on("file")];
    let form = FormView::posted(&Form::default(), &unmet, caller.lang);
    caller.invalid(&ask_with(&caller, form), &unmet)
}

/// The receipt of this number. Other ways to write the number lead to the same page.
async fn show(caller: Visitor, number: web::Path<String>) -> Answer {
    let parsed: ReceiptNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let text = parsed.to_string();
    if text != *number {
        return caller.go(&format!("/receipts/{text}"));
    }
    let found = caller.read(move |db| proposals::public_receipt(db, &text)).await?;
    let (of, receipt) = found.ok_or(WebError::NotFound)?;
    caller.page(&Show {
        of,
        qr: Qr::of(&caller.app.config.public_url.join(&format!("/receipts/{}", receipt.number))),
        utc: receipt.submitted_at.format("%Y-%m-%d %H:%M:%S UTC").to_string(),
        number: receipt.number,
        submitted_at: receipt.submitted_at,
        sha256: receipt.sha256,
        call_code: receipt.call_code,
        country: receipt.country,
    })
}
