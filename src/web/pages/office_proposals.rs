//! Proposals as staff see them: the list of a call and the page of one, with what may be done next.

use actix_web::web::{Path, Query};
use serde::{Deserialize, Serialize};

use crate::db::Db;
use crate::db::dossiers::{self, Order};
use crate::db::proposals::{self, EligibilityCheckRow};
use crate::db::rankings;
use crate::domain::actor::Actor;
use crate::domain::eligibility::Answers;
use crate::domain::evaluation::EvaluationState;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::permission::Permission;
use crate::domain::proposal::{ProposalState, Section};
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::web::App;
use crate::web::dossier::{DossierView, hundredths};
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/calls/{id}/proposals", list).get("/office/proposals/{id}", show);
}

const PAGE: i64 = 50;

/// The proposals of a call.
#[derive(Debug, Clone, Serialize)]
pub struct List {
    call: CallHead,
    /// A sealed call before its opening: only how many came in.
    sealed: bool,
    links: Links,
    counts: Vec<Count>,
    total: i64,
    rows: Vec<Row>,
    states: Vec<ProposalState>,
    orders: Vec<&'static str>,
    current: i64,
    pages: i64,
    base: String,
    form: FormView,
}

#[derive(Debug, Clone, Serialize)]
struct CallHead {
    id: Id,
    code: String,
    title: Texts,
    country: String,
}

/// What else the viewer may open of the call.
#[derive(Debug, Clone, Default, Serialize)]
struct Links {
    assign: bool,
    ranking: bool,
    decisions: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Count {
    state: ProposalState,
    count: i64,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    id: Id,
    number: String,
    title: String,
    state: ProposalState,
    partner: String,
    requested: Money,
    beneficiaries: i32,
    submitted_at: Option<String>,
}

/// What the address of the list says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    state: String,
    order: String,
    page: String,
}

const ORDERS: [&str; 4] = ["number", "requested", "partner", "submitted"];

impl Page for List {
    const TEMPLATE: &'static str = "pages/office_proposals/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let id = Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]);
        let full = List {
            call: CallHead {
                id,
                code: "GW-2026-03".into(),
                title: Texts::new("Jardins", "Gardens", "Hortas"),
                country: "GW".into(),
            },
            sealed: false,
            links: Links { assign: true, ranking: true, decisions: true },
            counts: vec![Count { state: ProposalState::Submitted, count: 120 }],
            total: 120,
            rows: vec![Row {
                id,
                number: "GW-2026-03-001".into(),
                title: "Hortas".into(),
                state: ProposalState::Submitted,
                partner: "Associação Exemplo".into(),
                requested: Money::new(3_000_000, crate::domain::money::Currency::Xof),
                beneficiaries: 300,
                submitted_at: Some("2026-11-20T10:00:00Z".into()),
            }],
            states: ProposalState::ALL.to_vec(),
            orders: ORDERS.to_vec(),
            current: 2,
            pages: 3,
            base: "/office/calls/x/proposals?page=".into(),
            form: FormView::filled(serde_json::json!({ "state": "submitted" })),
        };
        let sealed = List { sealed: true, rows: Vec::new(), ..full.clone() };
        let empty = List { rows: Vec::new(), counts: Vec::new(), total: 0, pages: 1, current: 1, ..full.clone() };
        vec![full, sealed, empty]
    }
}

fn load_list(app: &App, db: &mut Db, actor: &Actor, call: Id, asked: &Asked) -> Result<Option<List>, WebError> {
    let Some(call) = dossiers::find_head(db, actor, call)? else { return Ok(None) };
    let at = call.place();
    let sealed = call.facts().is_none_or(|facts| !facts.proposals_readable()) && call.terms.sealed;
    let counted = app.counts.get(db, (call.id, actor.user()), |db| dossiers::count_by_state(db, actor, call.id))?;
    let state = asked.state.parse::<ProposalState>().ok();
    let order = match asked.order.as_str() {
        "requested" => Order::Requested,
        "partner" => Order::Partner,
        "submitted" => Order::Submitted,
        _ => Order::Number,
    };
    let found: i64 =
        counted.iter().filter(|(known, _)| state.is_none_or(|state| state == *known)).map(|(_, count)| count).sum();
    let pages = (found + PAGE - 1).max(PAGE) / PAGE;
    let current = asked.page.parse::<i64>().unwrap_or(1).clamp(1, pages);
    let rows = if sealed {
        Vec::new()
    } else {
        dossiers::list(db, actor, call.id, state, order, (PAGE, (current - 1) * PAGE))?
    };
    let mut counts: Vec<Count> = counted.iter().map(|(state, count)| Count { state: *state, count: *count }).collect();
    counts.sort_by_key(|count| count.state);
    let base =
        format!("/office/calls/{}/proposals?state={}&order={}&page=", call.id, asked_word(state), order_word(order));
    Ok(Some(List {
        sealed,
        links: Links {
            assign: actor.may_at(Permission::EvaluationAssign, at),
            ranking: actor.may_at(Permission::RankingRead, at),
            decisions: actor.may_at(Permission::DecisionTake, at),
        },
        total: counts.iter().map(|count| count.count).sum(),
        states: counts.iter().map(|count| count.state).collect(),
        counts: if sealed { Vec::new() } else { counts },
        rows: rows
            .into_iter()
            .map(|row| Row {
                id: row.id,
                number: row.number,
                title: row.title,
                state: row.state,
                partner: row.partner,
                requested: Money::new(row.requested, call.currency),
                beneficiaries: row.beneficiaries,
                submitted_at: row.submitted_at.map(|at| at.to_rfc3339()),
            })
            .collect(),
        orders: ORDERS.to_vec(),
        current,
        pages,
        base,
        form: FormView::filled(serde_json::json!({ "state": asked_word(state), "order": order_word(order) })),
        call: CallHead { id: call.id, code: call.code, title: call.title, country: call.country.to_string() },
    }))
}

fn asked_word(state: Option<ProposalState>) -> &'static str {
    state.map_or("", ProposalState::as_str)
}

fn order_word(order: Order) -> &'static str {
    match order {
        Order::Number => "number",
        Order::Requested => "requested",
        Order::Partner => "partner",
        Order::Submitted => "submitted",
    }
}

async fn list(caller: May<may::ProposalRead>, id: Path<Id>, asked: Query<Asked>) -> Answer {
    let (actor, call, asked) = (caller.actor.clone(), id.into_inner(), asked.into_inner());
    let app = caller.app.clone();
    let page = caller.read(move |db| load_list(&app, db, &actor, call, &asked)).await?.ok_or(WebError::NotFound)?;
    caller.page(&page)
}

/// One proposal.
#[derive(Debug, Clone, Serialize)]
pub struct Show {
    id: Id,
    call_id: Id,
    partner_id: Id,
    state: ProposalState,
    country: String,
    dossier: DossierView,
    check: Option<CheckView>,
    evaluations: Vec<EvaluationLine>,
    decision: Option<DecisionView>,
    /// What it was returned with, the latest first.
    returns: Vec<ReturnView>,
    may: Buttons,
}

/// The eligibility check that was made.
#[derive(Debug, Clone, Serialize)]
struct CheckView {
    outcome: String,
    by: String,
    at: String,
    note: String,
    /// The rules answered with no, with why.
    not_met: Vec<(Texts, String)>,
}

/// One return for correction.
#[derive(Debug, Clone, Serialize)]
struct ReturnView {
    by: String,
    at: String,
    answer_by: String,
    /// Each section with what to correct in it.
    reasons: Vec<(Section, String)>,
}

#[derive(Debug, Clone, Serialize)]
struct EvaluationLine {
    name: String,
    state: EvaluationState,
    total: Option<String>,
    /// The interest that was declared, for those who assign.
    interest: String,
}

#[derive(Debug, Clone, Serialize)]
struct DecisionView {
    outcome: String,
    amount: Money,
    reason: String,
    conditions: String,
    score: Option<String>,
    rank: Option<i32>,
    by: String,
    at: String,
}

/// What the viewer may do next.
#[derive(Debug, Clone, Default, Serialize)]
struct Buttons {
    check: bool,
    send_back: bool,
    assign: bool,
    ranking: bool,
    prepare: bool,
    partner: bool,
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/office_proposals/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let id = Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]);
        let at = "2026-11-20T10:00:00Z".to_owned();
        let full = Show {
            id,
            call_id: id,
            partner_id: id,
            state: ProposalState::Accepted,
            country: "GW".into(),
            dossier: DossierView::sample(),
            check: Some(CheckView {
                outcome: "ineligible".into(),
                by: "Awa Exemple".into(),
                at: at.clone(),
                note: "Note.".into(),
                not_met: vec![(Texts::new("Règle", "Rule", "Regra"), "Illisible".into())],
            }),
            evaluations: vec![
                EvaluationLine {
                    name: "Nino Exemple".into(),
                    state: EvaluationState::HandedIn,
                    total: Some("72.5".into()),
                    interest: String::new(),
                },
                EvaluationLine {
                    name: "Bia Exemplo".into(),
                    state: EvaluationState::Recused,
                    total: None,
                    interest: "Cousine.".into(),
                },
            ],
            decision: Some(DecisionView {
                outcome: "award".into(),
                amount: Money::new(3_000_000, crate::domain::money::Currency::Xof),
                reason: "Motif".into(),
                conditions: "Sans véhicule".into(),
                score: Some("72.5".into()),
                rank: Some(1),
                by: "Odile Exemple".into(),
                at,
            }),
            returns: vec![ReturnView {
                by: "Awa Exemple".into(),
                at: "2026-11-20T10:00:00Z".into(),
                answer_by: "2026-12-04T23:59:59Z".into(),
                reasons: vec![(Section::Budget, "Ligne 2 : pourquoi ?".into())],
            }],
            may: Buttons { check: true, send_back: true, assign: true, ranking: true, prepare: true, partner: true },
        };
        let plain = Show {
            check: None,
            evaluations: Vec::new(),
            decision: None,
            returns: Vec::new(),
            may: Buttons::default(),
            state: ProposalState::Submitted,
            ..full.clone()
        };
        vec![full, plain]
    }
}

fn check_view(check: EligibilityCheckRow, by: String, rules: &[crate::domain::call::AdministrativeRule]) -> CheckView {
    let answers: Answers = serde_json::from_value(check.answers.0).unwrap_or_default();
    CheckView {
        outcome: check.outcome,
        by,
        at: check.checked_at.to_rfc3339(),
        note: check.note,
        not_met: rules
            .iter()
            .filter_map(|rule| {
                let answer = answers.get(&rule.code).filter(|answer| answer.met == Some(false))?;
                Some((rule.label.clone(), answer.note.clone()))
            })
            .collect(),
    }
}

fn load_show(db: &mut Db, actor: &Actor, proposal: Id) -> Result<Option<Show>, WebError> {
    let Some(dossier) = dossiers::find(db, actor, proposal)? else { return Ok(None) };
    let at = dossiers::place_of(&dossier.call);
    let state = dossier.proposal.state;
    let check = dossiers::find_check(db, proposal)?;
    let returns = proposals::list_returns(db, proposal)?;
    let decision = if state.is_decided() { rankings::find_decision(db, proposal)? } else { None };
    let assigns = actor.may_at(Permission::EvaluationAssign, at);
    let own = dossier.evaluations.iter().find(|(row, _)| actor.is(row.evaluator_id));
    // Scores stay hidden from somebody who has yet to hand in their own (domain rule 11).
    let scores = actor.may_at(Permission::EvaluationRead, at) && own.is_none_or(|(row, _)| row.state.may_see_others());
    let evaluations = dossier
        .evaluations
        .iter()
        .map(|(row, name)| EvaluationLine {
            name: name.clone(),
            state: row.state,
            total: row.total.filter(|_| scores && row.state.counts()).map(hundredths),
            interest: if assigns { row.interest.clone() } else { String::new() },
        })
        .collect();
    Ok(Some(Show {
        id: proposal,
        call_id: dossier.call.id,
        partner_id: dossier.partner.id,
        state,
        country: dossier.call.country.to_string(),
        dossier: DossierView::of(&dossier)?,
        check: check.map(|(row, by)| check_view(row, by, &dossier.call.rules.administrative_rules)),
        evaluations,
        decision: decision.map(|(row, by)| DecisionView {
            outcome: row.outcome.to_string(),
            amount: Money::new(row.amount, dossier.call.currency),
            reason: row.reason,
            conditions: row.conditions,
            score: row.score.map(hundredths),
            rank: row.rank,
            by,
            at: row.decided_at.to_rfc3339(),
        }),
        returns: returns
            .into_iter()
            .map(|(row, by)| ReturnView {
                by,
                at: row.returned_at.to_rfc3339(),
                answer_by: row.answer_by.to_rfc3339(),
                reasons: row.reasons.0.into_iter().collect(),
            })
            .collect(),
        may: Buttons {
            check: state == ProposalState::Submitted && actor.may_at(Permission::EligibilityDecide, at),
            send_back: state == ProposalState::Submitted && actor.may_at(Permission::ProposalReturn, at),
            assign: assigns && matches!(state, ProposalState::Eligible | ProposalState::InEvaluation),
            ranking: actor.may_at(Permission::RankingRead, at),
            prepare: state == ProposalState::Accepted && actor.may_at(Permission::AgreementPrepare, at),
            partner: actor.may_at(Permission::PartnerRead, at),
        },
    }))
}

async fn show(caller: May<may::ProposalRead>, id: Path<Id>) -> Answer {
    let (actor, proposal) = (caller.actor.clone(), id.into_inner());
    let page = caller.read(move |db| load_show(db, &actor, proposal)).await?.ok_or(WebError::NotFound)?;
    caller.page(&page)
}
