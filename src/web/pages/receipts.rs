//! Anybody checks a receipt: its number, its time and its fingerprint, and nothing of the proposal.

use actix_web::web;
use serde::{Deserialize, Serialize};

use crate::db::proposals::{self, ReceiptOf};
use crate::domain::place::Country;
use crate::domain::proposal::ReceiptNumber;
use crate::domain::proposal::number::ReceiptNumberError;
use crate::domain::state::{Instant, Unmet};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::Visitor;
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/receipts", ask).get("/receipts/{number}", show);
}

/// The form that asks for a number.
#[derive(Serialize)]
pub struct Ask {
    form: FormView,
}

impl Page for Ask {
    const TEMPLATE: &'static str = "pages/receipts/index.html";

    fn samples() -> Vec<Self> {
        vec![Ask { form: FormView::empty() }]
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
        return caller.page(&Ask { form: FormView::empty() });
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
    caller.invalid(&Ask { form: FormView::posted(&form, &unmet, caller.lang) }, &unmet)
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
        utc: receipt.submitted_at.format("%Y-%m-%d %H:%M:%S UTC").to_string(),
        number: receipt.number,
        submitted_at: receipt.submitted_at,
        sha256: receipt.sha256,
        call_code: receipt.call_code,
        country: receipt.country,
    })
}
