//! One step of a payment on its own page: approve, release, cancel, return from the bank.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::{AccountView, place};
use crate::db::payments;
use crate::domain::date::parse_date;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::services::Refusal;
use crate::services::payments as service;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The page that asks before a step is done.
#[derive(Serialize)]
pub struct Step {
    id: Id,
    verb: &'static str,
    second: bool,
    reference: String,
    amount: Money,
    title: String,
    partner: String,
    account: AccountView,
    version: i32,
    form: FormView,
}

impl Page for Step {
    const TEMPLATE: &'static str = "pages/payments/step.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        ["approve", "release", "cancel", "fail"]
            .into_iter()
            .map(|verb| Step {
                id: Id(uuid::Uuid::from_u128(1)),
                verb,
                second: verb == "approve",
                reference: "C-2026-001-T1".into(),
                amount: Money::new(4_992_000, Currency::Xof),
                title: "Jardins maraîchers".into(),
                partner: "Association Exemple".into(),
                account: AccountView::sample(),
                version: 1,
                form: FormView::empty(),
            })
            .collect()
    }
}

async fn load(caller: &Caller, id: Id, verb: &'static str, needs: Permission) -> Result<Step, WebError> {
    let actor = caller.actor.clone();
    let file = caller.read(move |db| payments::find_for(db, &actor, id)).await?.ok_or(WebError::NotFound)?;
    if !caller.actor.may_at(needs, place(&file.agreement)) {
        return Err(WebError::Forbidden);
    }
    let today = file.agreement.country.day(caller.now());
    Ok(Step {
        id,
        verb,
        second: file.payment.approved_by.is_some(),
        reference: file.payment.reference.clone(),
        amount: file.payment.money(),
        title: file.agreement.title,
        partner: file.partner,
        account: AccountView::of(&file.account),
        version: file.payment.version,
        form: FormView::filled(json!({ "value_date": today.to_string() })),
    })
}

/// Shows the outcome of a step: the sheet with a message, or the same page with every reason.
async fn finish<T>(caller: &Caller, form: &Form, page: Step, message: &str, outcome: Result<T, Refusal>) -> Answer {
    match outcome {
        Ok(_) => caller.done(&format!("/office/payments/{}", page.id), message),
        Err(Refusal::Unmet(unmet)) => {
            caller.invalid(&Step { form: FormView::posted(form, &unmet, caller.lang), ..page }, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

pub(super) async fn ask_approve(caller: May<may::PaymentApprove>, id: web::Path<Id>) -> Answer {
    let page = load(&caller, id.into_inner(), "approve", Permission::PaymentApprove).await?;
    caller.page(&page)
}

pub(super) async fn approve(caller: May<may::PaymentApprove>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let page = load(&caller, id, "approve", Permission::PaymentApprove).await?;
    let outcome = caller.write(move |db, act| service::approve(db, act, id, version)).await;
    finish(&caller, &form, page, "payments-done-approved", outcome).await
}

pub(super) async fn ask_release(caller: May<may::PaymentRelease>, id: web::Path<Id>) -> Answer {
    let page = load(&caller, id.into_inner(), "release", Permission::PaymentRelease).await?;
    caller.page(&page)
}

pub(super) async fn release(caller: May<may::PaymentRelease>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let page = load(&caller, id, "release", Permission::PaymentRelease).await?;
    let outcome = match parse_date(form.text("value_date")) {
        Ok(day) => caller.write(move |db, act| service::release(db, act, id, version, day)).await,
        Err(error) => Err(Unmet::new(error.code()).on("value_date").into()),
    };
    finish(&caller, &form, page, "payments-done-released", outcome).await
}

pub(super) async fn ask_cancel(caller: May<may::PaymentCancel>, id: web::Path<Id>) -> Answer {
    let page = load(&caller, id.into_inner(), "cancel", Permission::PaymentCancel).await?;
    caller.page(&page)
}

pub(super) async fn cancel(caller: May<may::PaymentCancel>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, reason) = (id.into_inner(), form.version(), form.string("reason"));
    let page = load(&caller, id, "cancel", Permission::PaymentCancel).await?;
    let outcome = caller.write(move |db, act| service::cancel(db, act, id, version, &reason)).await;
    finish(&caller, &form, page, "payments-done-cancelled", outcome).await
}

pub(super) async fn ask_fail(caller: May<may::PaymentRelease>, id: web::Path<Id>) -> Answer {
    let page = load(&caller, id.into_inner(), "fail", Permission::PaymentRelease).await?;
    caller.page(&page)
}

pub(super) async fn fail(caller: May<may::PaymentRelease>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, reason) = (id.into_inner(), form.version(), form.string("reason"));
    let page = load(&caller, id, "fail", Permission::PaymentRelease).await?;
    let outcome = caller.write(move |db, act| service::fail(db, act, id, version, &reason)).await;
    finish(&caller, &form, page, "payments-done-failed", outcome).await
}
