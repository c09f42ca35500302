//! Preparing the payment of a tranche: the amount, the account, and every condition.

use actix_web::web;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

use super::{AccountView, GateView, gate_views, place};
use crate::adapters::i18n;
use crate::db::payments::{self, Grounds, OpenTrancheRow};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::number::parse_scaled;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::payments as service;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The form that prepares a payment.
#[derive(Serialize)]
pub struct Prepare {
    id: Id,
    title: String,
    partner: String,
    number: String,
    agreement: Id,
    country: Country,
    currency: Currency,
    position: i32,
    of: usize,
    due_on: NaiveDate,
    planned: Money,
    account: Option<AccountView>,
    gates: Vec<GateView>,
    open: bool,
    form: FormView,
}

impl Page for Prepare {
    const TEMPLATE: &'static str = "pages/payments/prepare.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let page = |account, open| Prepare {
            id: Id(uuid::Uuid::from_u128(1)),
            title: "Jardins maraîchers".into(),
            partner: "Association Exemple".into(),
            number: "C-2026-001".into(),
            agreement: Id(uuid::Uuid::from_u128(2)),
            country: Country::Gw,
            currency: Currency::Xof,
            position: 1,
            of: 3,
            due_on: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default(),
            planned: Money::new(4_992_000, Currency::Xof),
            account,
            gates: vec![GateView { ok: true, text: "…".into() }, GateView { ok: false, text: "…".into() }],
            open,
            form: FormView::empty(),
        };
        vec![page(Some(AccountView::sample()), true), page(None, false)]
    }
}

async fn load(caller: &Caller, id: Id, form: Option<FormView>) -> Result<Prepare, WebError> {
    let (actor, now, lang) = (caller.actor.clone(), caller.now(), caller.lang);
    let found = caller
        .read(move |db| -> Result<_, Refusal> {
            let Some(row) = payments::find_tranche_for(db, &actor, id)? else { return Ok(None) };
            let grounds = Grounds::of(db, &[&row.agreement])?;
            Ok(Some((row, grounds)))
        })
        .await?;
    let Some((OpenTrancheRow { tranche, agreement, partner }, grounds)) = found else { return Err(WebError::NotFound) };
    if !caller.actor.may_at(Permission::PaymentPrepare, place(&agreement)) {
        return Err(WebError::Forbidden);
    }
    let planned = Money::new(tranche.amount, agreement.currency);
    let gates = gate_views(&grounds.facts(now, &agreement, &tranche, planned, false), lang);
    Ok(Prepare {
        id,
        of: grounds.tranches(agreement.id).len(),
        account: grounds.account(agreement.partner_id).map(AccountView::of),
        open: gates.iter().all(|gate| gate.ok),
        gates,
        form: form.unwrap_or_else(|| FormView::filled(json!({ "amount": typed(planned, lang) }))),
        title: agreement.title,
        partner,
        number: agreement.number,
        agreement: agreement.id,
        country: agreement.country,
        currency: agreement.currency,
        position: tranche.position,
        due_on: tranche.due_on,
        planned,
    })
}

/// An amount as one types it in this language, its thousands apart.
pub(super) fn typed(amount: Money, lang: Lang) -> String {
    let decimals = amount.currency().decimals();
    let scale = 10i64.pow(decimals);
    let plain = if decimals == 0 {
        amount.minor().to_string()
    } else {
        format!("{}.{:0width$}", amount.minor() / scale, amount.minor() % scale, width = decimals as usize)
    };
    i18n::decimal(&plain, lang.as_str())
}

pub(super) async fn show(caller: May<may::PaymentPrepare>, id: web::Path<Id>) -> Answer {
    let page = load(&caller, id.into_inner(), None).await?;
    caller.page(&page)
}

pub(super) async fn prepare(caller: May<may::PaymentPrepare>, id: web::Path<Id>, form: Form) -> Answer {
    let id = id.into_inner();
    let page = load(&caller, id, None).await?;
    let refused = |unmet: Vec<Unmet>, page: Prepare| {
        caller.invalid(&Prepare { form: FormView::posted(&form, &unmet, caller.lang), ..page }, &unmet)
    };
    let decimals = page.currency.decimals();
    let amount = match parse_scaled(form.text("amount"), decimals) {
        Ok(minor) => Money::new(minor, page.currency),
        Err(error) => {
            let unmet = error.explain(Unmet::new(error.code()).on("amount"), form.text("amount"), decimals);
            return refused(vec![unmet], page);
        }
    };
    let note = form.string("note");
    if note.chars().count() > 2_000 {
        return refused(vec![Unmet::new("text-too-long").on("note").with("max", 2_000)], page);
    }
    match caller.write(move |db, act| service::prepare(db, act, id, amount, &note)).await {
        Ok(payment) => caller.done(&format!("/office/payments/{}", payment.id), "payments-done-prepared"),
        Err(Refusal::Unmet(unmet)) => refused(unmet, page),
        Err(refusal) => Err(refusal.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_prefilled_as_one_types_it() {
        for lang in [Lang::Fr, Lang::En, Lang::Pt] {
            for (minor, currency) in [(4_992_000, Currency::Xof), (4_992, Currency::Xof), (125_005, Currency::Eur)] {
                let text = typed(Money::new(minor, currency), lang);
                assert_eq!(parse_scaled(&text, currency.decimals()), Ok(minor), "{text}");
            }
        }
        assert_eq!(typed(Money::new(4_992_000, Currency::Xof), Lang::Fr), "4\u{202f}992\u{202f}000");
    }
}
