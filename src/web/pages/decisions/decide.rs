//! The decisions of a call: one row for each ranked proposal, a page to confirm, then all at once.

use actix_web::web::Path;
use serde::Serialize;
use serde_json::{Value, json};

use super::{CallHead, LotView};
use crate::adapters::i18n::sentence;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::rankings;
use crate::domain::actor::Actor;
use crate::domain::decision::DecisionDraft;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::ranking::Outcome;
use crate::domain::state::Unmet;
use crate::domain::text::{Lang, Texts};
use crate::services;
use crate::services::Refusal;
use crate::services::decisions::LotDecisions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/calls/{id}/decisions", show).post("/office/calls/{id}/decisions", decide);
}

/// The parts of a decision's form, each `{part}.{proposal}`.
const PARTS: [&str; 5] = ["outcome", "amount", "reason", "conditions", "spread_note"];

/// The form of the decisions, or the decisions that were taken.
#[derive(Debug, Clone, Serialize)]
pub struct Decide {
    call: CallHead,
    currency: Currency,
    lots: Vec<LotView>,
    hindrances: Vec<String>,
    taken: Vec<Taken>,
    form: FormView,
}

/// A decision that was taken.
#[derive(Debug, Clone, Serialize)]
struct Taken {
    proposal: Id,
    number: String,
    title: String,
    outcome: &'static str,
    amount: Money,
    reason: String,
    by: String,
    at: String,
}

impl Page for Decide {
    const TEMPLATE: &'static str = "pages/decisions/decide.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let open = Decide {
            call: CallHead::sample(),
            currency: Currency::Xof,
            lots: vec![LotView::sample()],
            hindrances: Vec::new(),
            taken: Vec::new(),
            form: FormView::empty(),
        };
        let closed = Decide { hindrances: vec!["—".into()], ..open.clone() };
        let taken = Taken {
            proposal: super::sample_id(),
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            outcome: "award",
            amount: Money::new(3_000_000, Currency::Xof),
            reason: "Motif".into(),
            by: "Odile Exemple".into(),
            at: "2026-11-20T10:00:00Z".into(),
        };
        let done = Decide { taken: vec![taken], lots: Vec::new(), ..open.clone() };
        vec![open, closed, done]
    }
}

/// What is about to be decided, once more, before it is.
#[derive(Debug, Clone, Serialize)]
pub struct Confirm {
    call: CallHead,
    lots: Vec<ConfirmLot>,
    letters: usize,
    fields: Vec<(String, String)>,
}

#[derive(Debug, Clone, Serialize)]
struct ConfirmLot {
    name: Texts,
    envelope: Money,
    awarded: Money,
    rows: Vec<ConfirmRow>,
}

#[derive(Debug, Clone, Serialize)]
struct ConfirmRow {
    number: String,
    title: String,
    partner: String,
    outcome: &'static str,
    amount: Money,
    reason: String,
    conditions: String,
}

impl Page for Confirm {
    const TEMPLATE: &'static str = "pages/decisions/confirm.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let amount = Money::new(3_000_000, Currency::Xof);
        let row = |outcome| ConfirmRow {
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            partner: "Associação Exemplo".into(),
            outcome,
            amount,
            reason: "Motif".into(),
            conditions: "Sans véhicule".into(),
        };
        vec![Confirm {
            call: CallHead::sample(),
            lots: vec![ConfirmLot {
                name: Texts::new("Bafatá", "Bafatá", "Bafatá"),
                envelope: amount,
                awarded: amount,
                rows: vec![row("award"), row("reject")],
            }],
            letters: 2,
            fields: vec![("outcome.x".into(), "award".into())],
        }]
    }
}

impl Confirm {
    fn of(call: &CallRow, decided: &[LotDecisions], form: &Form) -> Self {
        let lots: Vec<ConfirmLot> = decided
            .iter()
            .map(|lot| {
                let rows = lot.decisions.iter().filter_map(|decision| {
                    let row = lot.lot.contenders.iter().find(|row| row.id == decision.proposal)?;
                    Some(ConfirmRow {
                        number: row.number.clone(),
                        title: row.title.clone(),
                        partner: row.partner.clone(),
                        outcome: decision.outcome.as_str(),
                        amount: decision.amount,
                        reason: decision.reason.clone(),
                        conditions: decision.conditions.clone(),
                    })
                });
                let awards = lot.decisions.iter().filter(|decision| decision.outcome == Outcome::Award);
                ConfirmLot {
                    name: lot.lot.lot.title().clone(),
                    envelope: lot.lot.envelope,
                    awarded: Money::new(awards.map(|decision| decision.amount.minor()).sum(), call.currency),
                    rows: rows.collect(),
                }
            })
            .collect();
        Confirm {
            call: CallHead::of(call),
            letters: lots.iter().map(|lot| lot.rows.len()).sum(),
            lots,
            fields: form
                .fields()
                .filter(|(name, _)| !matches!(*name, "act" | "version"))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        }
    }
}

fn load(db: &mut Db, actor: &Actor, call: Id, lang: Lang) -> Result<Option<(CallRow, Decide, Vec<Unmet>)>, WebError> {
    let Some(call) = dossiers::find_call(db, actor, call)? else { return Ok(None) };
    if dossiers::facts_of(&call).is_none_or(|facts| !facts.proposals_readable()) {
        return Ok(None);
    }
    let standing = rankings::of_call(db, &call)?;
    let hindrances = services::decisions::hindrances(db, actor, &call, &standing)?;
    let lots = standing.lots.iter();
    let lots: Vec<LotView> = lots.map(|lot| LotView::of(&call, lot, &standing, (actor, lang), 0..usize::MAX)).collect();
    let closed = services::decisions::is_recused(actor, &standing);
    let decided = if closed { Vec::new() } else { rankings::list_decisions(db, call.id)? };
    let taken = decided
        .into_iter()
        .map(|(row, by)| {
            let of = standing.lots.iter().flat_map(|lot| &lot.contenders).find(|known| known.id == row.proposal_id);
            Taken {
                proposal: row.proposal_id,
                number: of.map_or_else(String::new, |of| of.number.clone()),
                title: of.map_or_else(String::new, |of| of.title.clone()),
                outcome: row.outcome.as_str(),
                amount: Money::new(row.amount, call.currency),
                reason: row.reason,
                by,
                at: row.decided_at.to_rfc3339(),
            }
        })
        .collect();
    let form = FormView::filled(proposed(&lots));
    let page = Decide { call: CallHead::of(&call), currency: call.currency, lots, hindrances: Vec::new(), taken, form };
    Ok(Some((call, page, hindrances)))
}

/// The form as the ranking proposes it.
fn proposed(lots: &[LotView]) -> Value {
    let rows = lots.iter().flat_map(|lot| &lot.rows);
    Value::Object(rows.map(|row| (format!("outcome.{}", row.id), json!(row.outcome))).collect())
}

async fn show(caller: May<may::DecisionTake>, id: Path<Id>) -> Answer {
    let (actor, call, lang) = (caller.actor.clone(), id.into_inner(), caller.lang);
    let found = caller.read(move |db| load(db, &actor, call, lang)).await?;
    let (_, mut page, hindrances) = found.ok_or(WebError::NotFound)?;
    page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, lang.as_str())).collect();
    caller.page(&page)
}

/// The decisions as typed, one for each proposal that any field names.
fn drafts(form: &Form) -> Vec<DecisionDraft> {
    let mut drafts: Vec<DecisionDraft> = Vec::new();
    for (name, value) in form.fields() {
        let Some((part, proposal)) = name.split_once('.') else { continue };
        let Ok(proposal) = proposal.parse::<Id>() else { continue };
        if !PARTS.contains(&part) {
            continue;
        }
        let index = drafts.iter().position(|draft| draft.proposal == proposal).unwrap_or_else(|| {
            drafts.push(DecisionDraft {
                proposal,
                outcome: String::new(),
                amount: String::new(),
                reason: String::new(),
                conditions: String::new(),
                spread_note: String::new(),
            });
            drafts.len() - 1
        });
        let draft = &mut drafts[index];
        let slot = match part {
            "outcome" => &mut draft.outcome,
            "amount" => &mut draft.amount,
            "reason" => &mut draft.reason,
            "conditions" => &mut draft.conditions,
            _ => &mut draft.spread_note,
        };
        value.clone_into(slot);
    }
    drafts
}

async fn decide(caller: May<may::DecisionTake>, id: Path<Id>, form: Form) -> Answer {
    let (actor, call, lang) = (caller.actor.clone(), id.into_inner(), caller.lang);
    let (drafts, version) = (drafts(&form), form.version());
    let found = caller.read(move |db| load(db, &actor, call, lang)).await?;
    let (row, mut page, hindrances) = found.ok_or(WebError::NotFound)?;
    let refused = match form.text("act") {
        "confirm" => {
            match caller.write(move |db, act| services::decisions::take(db, act, call, version, &drafts)).await {
                Ok(_) => return caller.done(&format!("/office/calls/{call}/decisions"), "decisions-taken"),
                Err(refusal) => refusal,
            }
        }
        // Back from the confirmation page, with everything that was typed.
        "edit" => {
            page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, lang.as_str())).collect();
            page.form = FormView::posted(&form, &[], lang);
            return caller.page(&page);
        }
        _ => {
            let (actor, found) = (caller.actor.clone(), row.clone());
            match caller
                .read(move |db| Ok::<_, WebError>(services::decisions::preview(db, &actor, &found, &drafts)))
                .await?
            {
                Ok(decided) => return caller.page(&Confirm::of(&row, &decided, &form)),
                Err(refusal) => refusal,
            }
        }
    };
    match refused {
        Refusal::Unmet(unmet) => {
            page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, lang.as_str())).collect();
            page.form = FormView::posted(&form, &unmet, lang);
            caller.invalid(&page, &unmet)
        }
        refusal => Err(refusal.into()),
    }
}
