//! The sheet of a payment: what, to whom, who did what, and what may be done now.

use actix_web::web;
use chrono::NaiveDate;
use serde::Serialize;

use super::{AccountView, GateView, gate_views, place};
use crate::adapters::i18n;
use crate::db::payments::{self, Grounds, PaymentFileRow};
use crate::db::users;
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::payment::PaymentAction;
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::view::Page;

/// The sheet.
#[derive(Serialize)]
pub struct Sheet {
    id: Id,
    reference: String,
    state: &'static str,
    amount: Money,
    title: String,
    partner: String,
    agreement: Id,
    number: String,
    country: Country,
    position: i32,
    account: AccountView,
    note: String,
    needs_second: bool,
    people: Vec<Did>,
    value_date: Option<NaiveDate>,
    received: Option<Received>,
    end_reason: String,
    gates: Vec<GateView>,
    actions: Vec<Action>,
}

/// Who did what.
#[derive(Serialize)]
struct Did {
    what: &'static str,
    name: String,
    at: Option<Instant>,
}

/// What arrived, as the partner said.
#[derive(Serialize)]
pub(super) struct Received {
    on: NaiveDate,
    amount: Money,
    difference: Option<Money>,
}

impl Received {
    /// An invented one, for the test that draws every page.
    pub(super) fn sample(differs: bool) -> Self {
        let difference = differs.then_some(Money::new(-2_000, Currency::Xof));
        let on = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap_or_default();
        Received { on, amount: Money::new(4_990_000, Currency::Xof), difference }
    }
}

/// What may be done now, or why not by this person.
#[derive(Serialize)]
struct Action {
    verb: &'static str,
    step: &'static str,
    refused: Vec<String>,
}

impl Page for Sheet {
    const TEMPLATE: &'static str = "pages/payments/sheet.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let id = Id(uuid::Uuid::from_u128(1));
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let page = |state, received, actions: Vec<Action>| Sheet {
            id,
            reference: "C-2026-001-T1".into(),
            state,
            amount: Money::new(4_992_000, Currency::Xof),
            title: "Jardins maraîchers".into(),
            partner: "Association Exemple".into(),
            agreement: id,
            number: "C-2026-001".into(),
            country: Country::Gw,
            position: 1,
            account: AccountView::sample(),
            note: "Première tranche".into(),
            needs_second: true,
            people: ["prepared", "approved", "second", "released", "confirmed"]
                .into_iter()
                .map(|what| Did {
                    what,
                    name: if what == "released" { String::new() } else { "Awa Exemple".into() },
                    at: (what != "released").then_some(at),
                })
                .collect(),
            value_date: Some(at.date_naive()),
            received,
            end_reason: "Compte fermé".into(),
            gates: vec![GateView { ok: true, text: "…".into() }, GateView { ok: false, text: "…".into() }],
            actions,
        };
        let action = |verb, step, refused| Action { verb, step, refused };
        vec![
            page(
                "approved_once",
                None,
                vec![
                    action("approve", "approve_again", Vec::new()),
                    action("release", "release", vec!["Vous avez préparé ce paiement.".into()]),
                    action("cancel", "cancel", Vec::new()),
                    action("fail", "fail", Vec::new()),
                ],
            ),
            page("confirmed", Some(Received::sample(true)), Vec::new()),
            page("confirmed", Some(Received::sample(false)), Vec::new()),
        ]
    }
}

/// What the partner said it received.
pub(super) fn received(file: &PaymentFileRow) -> Option<Received> {
    let payment = &file.payment;
    let amount = Money::new(payment.received_amount?, payment.currency);
    let difference = Money::new(amount.minor() - payment.amount, payment.currency);
    Some(Received { on: payment.received_on?, amount, difference: (difference.minor() != 0).then_some(difference) })
}

/// The actions that the state allows and the actor's role covers, each with what keeps this person
/// from it.
fn actions(file: &PaymentFileRow, actor: &Actor, lang: Lang) -> Vec<Action> {
    let people = file.payment.people();
    let here = place(&file.agreement);
    let next = people.next_approval();
    file.payment
        .state
        .actions()
        .into_iter()
        .filter(|action| match action {
            PaymentAction::Approve | PaymentAction::ApproveAgain => next == Some(*action),
            PaymentAction::Release => next.is_none(),
            PaymentAction::Confirm => false,
            PaymentAction::Cancel | PaymentAction::Fail => true,
        })
        .filter(|action| actor.may_at(action.permission(), here))
        .filter_map(|action| {
            let unmet = people.check(action, actor.user()?);
            let verb = match action {
                PaymentAction::ApproveAgain => "approve",
                other => other.as_str(),
            };
            let refused = unmet.iter().map(|problem| i18n::sentence(problem, lang.as_str())).collect();
            Some(Action { verb, step: action.as_str(), refused })
        })
        .collect()
}

pub(super) async fn show(caller: May<may::PaymentRead>, id: web::Path<Id>) -> Answer {
    let (id, actor, now, lang) = (id.into_inner(), caller.actor.clone(), caller.now(), caller.lang);
    let found = caller
        .read(move |db| -> Result<_, Refusal> {
            let Some(file) = payments::find_for(db, &actor, id)? else { return Ok(None) };
            let payment = &file.payment;
            let ids: Vec<Id> = [
                Some(payment.prepared_by),
                payment.approved_by,
                payment.second_by,
                payment.released_by,
                payment.confirmed_by,
            ]
            .into_iter()
            .flatten()
            .collect();
            let names = users::names(db, &ids)?;
            let moving = payment.state.is_live() && !payment.state.is_out();
            let gates = if moving {
                let grounds = Grounds::of(db, &[&file.agreement])?;
                gate_views(&grounds.facts(now, &file.agreement, &file.tranche, payment.money(), true), lang)
            } else {
                Vec::new()
            };
            Ok(Some((file, names, gates)))
        })
        .await?;
    let Some((file, names, gates)) = found else { return Err(WebError::NotFound) };
    let payment = &file.payment;
    let did = |what, who: Option<Id>, at| Did {
        what,
        name: who.and_then(|who| names.get(&who).cloned()).unwrap_or_default(),
        at,
    };
    let mut people = vec![
        did("prepared", Some(payment.prepared_by), Some(payment.prepared_at)),
        did("approved", payment.approved_by, payment.approved_at),
    ];
    if payment.needs_second {
        people.push(did("second", payment.second_by, payment.second_at));
    }
    people.push(did("released", payment.released_by, payment.released_at));
    people.push(did("confirmed", payment.confirmed_by, payment.confirmed_at));
    let actions = actions(&file, &caller.actor, lang);
    let page = Sheet {
        id,
        reference: payment.reference.clone(),
        state: payment.standing(),
        amount: payment.money(),
        title: file.agreement.title.clone(),
        partner: file.partner.clone(),
        agreement: file.agreement.id,
        number: file.agreement.number.clone(),
        country: file.agreement.country,
        position: file.tranche.position,
        account: AccountView::of(&file.account),
        note: payment.note.clone(),
        needs_second: payment.needs_second,
        people,
        value_date: payment.value_date,
        received: received(&file),
        end_reason: payment.end_reason.clone(),
        gates,
        actions,
    };
    caller.page(&page)
}
