//! The partner says what arrived on its account, and when.

use actix_web::web;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

use super::AccountView;
use super::prepare::typed;
use super::sheet::{Received, received};
use crate::db::payments::{self, PaymentFileRow};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::payment::ConfirmationDraft;
use crate::domain::permission::Permission;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::payments as service;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The form, and after it what was confirmed.
#[derive(Serialize)]
pub struct Confirm {
    id: Id,
    reference: String,
    title: String,
    agreement: Id,
    amount: Money,
    currency: Currency,
    value_date: Option<NaiveDate>,
    account: AccountView,
    received: Option<Received>,
    version: i32,
    form: FormView,
}

impl Page for Confirm {
    const TEMPLATE: &'static str = "pages/payments/confirm.html";

    fn samples() -> Vec<Self> {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24);
        let page = |received| Confirm {
            id: Id(uuid::Uuid::from_u128(1)),
            reference: "C-2026-001-T1".into(),
            title: "Jardins maraîchers".into(),
            agreement: Id(uuid::Uuid::from_u128(2)),
            amount: Money::new(4_992_000, Currency::Xof),
            currency: Currency::Xof,
            value_date: day,
            account: AccountView::sample(),
            received,
            version: 1,
            form: FormView::empty(),
        };
        let said = |difference| Received::sample(difference);
        vec![page(None), page(Some(said(false))), page(Some(said(true)))]
    }
}

async fn load(caller: &Caller, id: Id) -> Result<PaymentFileRow, WebError> {
    let actor = caller.actor.clone();
    let file = caller.read(move |db| payments::find_own(db, &actor, id)).await?.ok_or(WebError::NotFound)?;
    // Before its release a payment is the programme's own affair.
    if !file.payment.state.is_out() {
        return Err(WebError::NotFound);
    }
    if !caller.actor.may_for(Permission::PaymentConfirm, file.agreement.partner_id) {
        return Err(WebError::Forbidden);
    }
    Ok(file)
}

fn page(file: &PaymentFileRow, lang: Lang) -> Confirm {
    Confirm {
        id: file.payment.id,
        reference: file.payment.reference.clone(),
        title: file.agreement.title.clone(),
        agreement: file.agreement.id,
        amount: file.payment.money(),
        currency: file.payment.currency,
        value_date: file.payment.value_date,
        account: AccountView::of(&file.account),
        received: received(file),
        version: file.payment.version,
        form: FormView::filled(json!({ "received_amount": typed(file.payment.money(), lang) })),
    }
}

pub(super) async fn show(caller: May<may::PaymentConfirm>, id: web::Path<Id>) -> Answer {
    let file = load(&caller, id.into_inner()).await?;
    caller.page(&page(&file, caller.lang))
}

pub(super) async fn confirm(caller: May<may::PaymentConfirm>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let file = load(&caller, id).await?;
    let draft =
        ConfirmationDraft { received_on: form.string("received_on"), received_amount: form.string("received_amount") };
    match caller.write(move |db, act| service::confirm(db, act, id, version, &draft)).await {
        Ok(_) => caller.done(&format!("/payments/{id}/confirm"), "payments-done-confirmed"),
        Err(Refusal::Unmet(unmet)) => caller.invalid(
            &Confirm { form: FormView::posted(&form, &unmet, caller.lang), ..page(&file, caller.lang) },
            &unmet,
        ),
        Err(refusal) => Err(refusal.into()),
    }
}
