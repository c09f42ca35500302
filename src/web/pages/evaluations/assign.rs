//! Who evaluates what in a call: one table of boxes, with how much each evaluator has.

use std::collections::BTreeSet;

use actix_web::web::Path;
use serde::Serialize;

use crate::adapters::i18n::sentence;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::evaluations as db_evaluations;
use crate::domain::actor::Actor;
use crate::domain::call::CallState;
use crate::domain::evaluation::EvaluationState;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::ProposalState;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Texts;
use crate::services;
use crate::services::Refusal;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/calls/{id}/assign", show).post("/office/calls/{id}/assign", assign);
}

/// The table of a call.
#[derive(Debug, Clone, Serialize)]
pub struct Assign {
    call: CallHead,
    /// Why nobody can be assigned now; empty when they can.
    hindrances: Vec<String>,
    needed: u32,
    evaluators: Vec<Load>,
    proposals: Vec<Line>,
    form: FormView,
}

#[derive(Debug, Clone, Serialize)]
struct CallHead {
    id: Id,
    code: String,
    title: Texts,
}

/// An evaluator and how much they have in this call.
#[derive(Debug, Clone, Serialize)]
struct Load {
    id: Id,
    name: String,
    assigned: usize,
    done: usize,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    id: Id,
    number: String,
    title: String,
    partner: String,
    state: ProposalState,
    /// How many evaluators it has, without those who stepped back.
    have: usize,
    cells: Vec<Cell>,
}

/// One evaluator before one proposal.
#[derive(Debug, Clone, Serialize)]
struct Cell {
    evaluator: Id,
    name: String,
    /// How far the evaluation is, when there is one.
    state: Option<EvaluationState>,
    /// Why there is no box: member | checker; empty when there is one.
    closed: &'static str,
    ticked: bool,
}

impl Page for Assign {
    const TEMPLATE: &'static str = "pages/evaluations/assign.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let id = Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]);
        let cell = |state, closed| Cell { evaluator: id, name: "Awa Exemple".into(), state, closed, ticked: false };
        let full = Assign {
            call: CallHead { id, code: "GW-2026-03".into(), title: Texts::new("Jardins", "Gardens", "Hortas") },
            hindrances: vec!["—".into()],
            needed: 2,
            evaluators: vec![Load { id, name: "Awa Exemple".into(), assigned: 3, done: 1 }],
            proposals: vec![Line {
                id,
                number: "GW-2026-03-001".into(),
                title: "Hortas".into(),
                partner: "Associação Exemplo".into(),
                state: ProposalState::Eligible,
                have: 1,
                cells: vec![
                    cell(None, ""),
                    cell(Some(EvaluationState::HandedIn), ""),
                    cell(None, "member"),
                    cell(None, "checker"),
                ],
            }],
            form: FormView::empty(),
        };
        let empty = Assign { proposals: Vec::new(), evaluators: Vec::new(), hindrances: Vec::new(), ..full.clone() };
        vec![full, empty]
    }
}

/// The table as it stands; `None` when the actor may not see it.
fn load(
    db: &mut Db,
    actor: &Actor,
    call: Id,
    now: Instant,
    ticked: &BTreeSet<(Id, Id)>,
) -> Result<Option<(Assign, Vec<Unmet>)>, WebError> {
    let Some(call) = dossiers::find_call(db, actor, call)? else { return Ok(None) };
    if !actor.may_at(Permission::EvaluationAssign, dossiers::place_of(&call)) {
        return Err(WebError::Forbidden);
    }
    let hindrances = hindrances(&call, now);
    let people = db_evaluations::list_evaluators(db, &call)?;
    let ids: Vec<Id> = people.iter().map(|(id, _)| *id).collect();
    let memberships = db_evaluations::list_memberships(db, &ids)?;
    let checkers = dossiers::list_checkers(db, call.id)?;
    let known = db_evaluations::list_of_call(db, call.id)?;
    let sealed = dossiers::facts_of(&call).is_none_or(|facts| !facts.proposals_readable());
    let rows = if sealed { Vec::new() } else { db_evaluations::list_assignable(db, call.id)? };
    let counts = |state: EvaluationState| state != EvaluationState::Recused;
    let evaluators = people
        .iter()
        .map(|(id, name)| {
            let own = known.iter().filter(|(row, _)| row.evaluator_id == *id && counts(row.state));
            let done = own.clone().filter(|(row, _)| row.state.counts()).count();
            Load { id: *id, name: name.clone(), assigned: own.count(), done }
        })
        .collect();
    let proposals = rows
        .into_iter()
        .map(|row| {
            let own = known.iter().filter(|(evaluation, _)| evaluation.proposal_id == row.id);
            let cells = people.iter().map(|(person, name)| {
                let state = own.clone().find(|(evaluation, _)| evaluation.evaluator_id == *person);
                let closed = if memberships.contains(&(*person, row.partner_id)) {
                    "member"
                } else if checkers.contains(&(row.id, *person)) {
                    "checker"
                } else {
                    ""
                };
                Cell {
                    evaluator: *person,
                    name: name.clone(),
                    state: state.map(|(evaluation, _)| evaluation.state),
                    closed,
                    ticked: ticked.contains(&(row.id, *person)),
                }
            });
            let cells = cells.collect();
            let have = own.filter(|(evaluation, _)| counts(evaluation.state)).count();
            Line {
                id: row.id,
                number: row.number,
                title: row.title,
                partner: row.partner,
                state: row.state,
                have,
                cells,
            }
        })
        .collect();
    let page = Assign {
        needed: call.rules.min_scorecards,
        call: CallHead { id: call.id, code: call.code, title: call.title },
        hindrances: Vec::new(),
        evaluators,
        proposals,
        form: FormView::empty(),
    };
    Ok(Some((page, hindrances)))
}

/// Why nobody can be assigned in this call now.
fn hindrances(call: &CallRow, now: Instant) -> Vec<Unmet> {
    match (call.state, dossiers::facts_of(call)) {
        (CallState::Published, Some(facts)) => facts.may_start_evaluation(now),
        (CallState::InEvaluation, _) => Vec::new(),
        _ => vec![Unmet::new("assign-not-now")],
    }
}

async fn show(caller: May<may::EvaluationAssign>, id: Path<Id>) -> Answer {
    let (actor, call, now) = (caller.actor.clone(), id.into_inner(), caller.now());
    let found = caller.read(move |db| load(db, &actor, call, now, &BTreeSet::new())).await?;
    let (mut page, hindrances) = found.ok_or(WebError::NotFound)?;
    page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, caller.lang.as_str())).collect();
    caller.page(&page)
}

async fn assign(caller: May<may::EvaluationAssign>, id: Path<Id>, form: Form) -> Answer {
    let call = id.into_inner();
    let pairs: Option<BTreeSet<(Id, Id)>> = form
        .all("assign")
        .into_iter()
        .map(|value| {
            let (proposal, evaluator) = value.split_once('.')?;
            Some((proposal.parse().ok()?, evaluator.parse().ok()?))
        })
        .collect();
    let pairs = pairs.ok_or_else(|| WebError::Bad("a box that is none of the table".into()))?;
    let ticked = pairs.clone();
    match caller.write(move |db, act| services::evaluations::assign(db, act, call, &pairs)).await {
        Ok(_) => caller.done(&format!("/office/calls/{call}/assign"), "evaluations-assigned"),
        Err(Refusal::Unmet(unmet)) => {
            let (actor, now) = (caller.actor.clone(), caller.now());
            let found = caller.read(move |db| load(db, &actor, call, now, &ticked)).await?;
            let (mut page, _) = found.ok_or(WebError::NotFound)?;
            page.form = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
