//! Evaluations: asking evaluators, their declarations of interest, their scorecards.

use std::collections::{BTreeMap, BTreeSet};

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::evaluations::{self, EvaluationRow, Reasons};
use crate::db::outbox;
use crate::db::proposals::ProposalRow;
use crate::db::types::List;
use crate::db::users;
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::call::{CallAction, CallState};
use crate::domain::evaluation::{
    Assignment, Declaration, EvaluationAction, EvaluationState, REASON_LIMIT, ScoreDraft, Scorecard, Seat,
    check_assignment, reads_by_office, takes_scores,
};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::{ProposalAction, ProposalState};
use crate::domain::state::{Unmet, all_met};
use crate::services::Refusal;

/// Asks evaluators to score proposals: pairs of proposal and evaluator. Pairs that are there
/// already stay as they are. The first assignment starts the evaluation of the call, and a
/// proposal's first one that of the proposal. Returns how many were new.
///
/// # Errors
/// Not found or forbidden; everything unmet: the call is still open or sealed, a proposal is not
/// eligible, a person is no evaluator here, belongs to the organisation, or checked the proposal.
pub fn assign(db: &mut Db, act: &Act, call: Id, pairs: &BTreeSet<(Id, Id)>) -> Result<usize, Refusal> {
    let mut call = Refusal::found(CallRow::find_locked(db, call)?)?;
    let at = dossiers::place_of(&call);
    if !reads_by_office(&act.actor, at) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_at(Permission::EvaluationAssign, at) {
        return Err(Refusal::Forbidden);
    }
    let assigned_by = act.actor.user().ok_or(Refusal::Forbidden)?;
    let known: BTreeSet<(Id, Id)> = evaluations::list_of_call(db, call.id)?
        .into_iter()
        .map(|(row, _)| (row.proposal_id, row.evaluator_id))
        .collect();
    let new: Vec<(Id, Id)> = pairs.difference(&known).copied().collect();
    if new.is_empty() {
        return Err(Unmet::new("assign-nothing").on("assign").into());
    }
    let mut unmet = Vec::new();
    if call.state == CallState::Published {
        let facts = dossiers::facts_of(&call).ok_or(Refusal::NotFound)?;
        unmet.extend(facts.may_start_evaluation(act.at));
    } else if call.state != CallState::InEvaluation {
        call.state.after(CallAction::StartEvaluation)?;
    }
    let proposals = evaluations::list_assignable(db, call.id)?;
    let checkers = dossiers::list_checkers(db, call.id)?;
    let mut people: BTreeMap<Id, Actor> = BTreeMap::new();
    for person in new.iter().map(|(_, evaluator)| *evaluator).collect::<BTreeSet<Id>>() {
        people.extend(users::find_actor(db, person)?.map(|actor| (person, actor)));
    }
    for (proposal, evaluator) in &new {
        let Some(dossier) = proposals.iter().find(|row| row.id == *proposal) else {
            unmet.push(Unmet::new("assign-proposal-not-eligible").on("assign"));
            continue;
        };
        let Some(person) = people.get(evaluator) else {
            unmet.push(
                Unmet::new("evaluator-without-role").on("assign").with("name", "?").with("number", &dossier.number),
            );
            continue;
        };
        let checked: Vec<Id> =
            checkers.iter().filter(|(checked, _)| checked == proposal).map(|(_, person)| *person).collect();
        let facts = Assignment {
            evaluator: person,
            partner: dossier.partner_id,
            at,
            // It is from here on: the first assignment starts it.
            call_in_evaluation: true,
            assigned: &[],
            eligibility_checkers: &checked,
        };
        unmet.extend(
            check_assignment(&facts)
                .into_iter()
                .map(|problem| problem.on("assign").with("name", &person.name).with("number", &dossier.number)),
        );
    }
    all_met(unmet)?;

    let mut entry = Entry::new("evaluation.assign", "call", call.id, &call.code);
    if call.state == CallState::Published {
        let before = call.state;
        call.state = before.after(CallAction::StartEvaluation)?;
        call.updated_at = act.at;
        call.save(db)?;
        entry = entry.change("state", before, call.state).seal(&call)?;
    }
    let starting: BTreeSet<Id> = new.iter().map(|(proposal, _)| *proposal).collect();
    for id in starting {
        let mut proposal = Refusal::found(ProposalRow::find_locked(db, id)?)?;
        if proposal.state == ProposalState::Eligible {
            proposal.state = proposal.state.after(ProposalAction::StartEvaluation)?;
            proposal.updated_at = act.at;
            proposal.save(db)?;
            entry = entry.seal(&proposal)?;
        }
    }
    for (proposal, evaluator) in &new {
        let row = EvaluationRow {
            id: act.id(),
            proposal_id: *proposal,
            call_id: call.id,
            evaluator_id: *evaluator,
            state: EvaluationState::Assigned,
            scores: List(Vec::new()),
            reasons: Reasons::default(),
            total: None,
            comment: String::new(),
            interest: String::new(),
            declared_at: None,
            handed_in_at: None,
            assigned_by,
            assigned_at: act.at,
            version: 1,
        };
        row.insert(db)?;
        entry = entry.set("evaluation", row.id).seal(&row)?;
        outbox::tell(db, act, &Event::EvaluatorAssigned { evaluation: row.id })?;
    }
    audit_log::record(db, act, entry)?;
    Ok(new.len())
}

/// The evaluation, if it is the actor's own, with its proposal and call. A recused one is gone.
/// Beside them, what keeps the actor from the action.
fn own(
    db: &mut Db,
    act: &Act,
    evaluation: Id,
    action: EvaluationAction,
) -> Result<(EvaluationRow, ProposalRow, CallRow, Vec<Unmet>), Refusal> {
    let row = Refusal::found(EvaluationRow::find_locked(db, evaluation)?)?;
    if !act.actor.is(row.evaluator_id) || row.state == EvaluationState::Recused {
        return Err(Refusal::NotFound);
    }
    let proposal = Refusal::found(ProposalRow::find(db, row.proposal_id)?)?;
    if !proposal.state.is_standing() {
        return Err(Refusal::NotFound);
    }
    let call = Refusal::found(CallRow::find(db, row.call_id)?)?;
    let seat = Seat {
        evaluator: row.evaluator_id,
        partner: proposal.partner_id,
        at: dossiers::place_of(&call),
        call_in_evaluation: call.state == CallState::InEvaluation,
        state: row.state,
    };
    if !act.actor.may_at(action.permission(), seat.at) {
        return Err(Refusal::Forbidden);
    }
    let mut unmet = seat.check(action, &act.actor);
    if !takes_scores(proposal.state) {
        unmet.push(Unmet::new("evaluation-over"));
    }
    Ok((row, proposal, call, unmet))
}

/// States whether an interest is in the way. With one, access ends at once and the officers are
/// told; without one the file opens. An interest may also be declared later, until the ranking.
///
/// # Errors
/// Not found unless it is the actor's; an interest without its reason; a member of the organisation
/// who declares none; the ranking stands.
pub fn declare(
    db: &mut Db,
    act: &Act,
    evaluation: Id,
    version: i32,
    declaration: &Declaration,
) -> Result<EvaluationState, Refusal> {
    let (mut row, proposal, _, mut unmet) = own(db, act, evaluation, declaration.action())?;
    row.expect_version(version)?;
    unmet.extend(declaration.check());
    all_met(unmet)?;
    let before = row.state;
    row.state = before.after(declaration.action())?;
    row.declared_at = Some(act.at);
    row.interest = if declaration.interest { declaration.reason.trim().to_owned() } else { String::new() };
    row.save(db)?;
    let entry = Entry::new("evaluation.declare", "evaluation", row.id, &proposal.number)
        .change("state", before, row.state)
        .seal(&row)?;
    if declaration.interest {
        outbox::tell(db, act, &Event::EvaluatorRecused { evaluation: row.id })?;
    }
    audit_log::record(db, act, entry)?;
    Ok(row.state)
}

/// Keeps whatever was typed, complete or not. Returns the new version.
///
/// # Errors
/// Not found unless it is the actor's, stale, handed in already, or the ranking stands.
pub fn save(
    db: &mut Db,
    act: &Act,
    evaluation: Id,
    version: i32,
    scores: Vec<ScoreDraft>,
    comment: &str,
) -> Result<i32, Refusal> {
    let (mut row, proposal, _, unmet) = own(db, act, evaluation, EvaluationAction::Save)?;
    row.expect_version(version)?;
    all_met(unmet)?;
    let before = row.state;
    row.state = before.after(EvaluationAction::Save)?;
    row.set_drafts(scores);
    row.comment = comment.to_owned();
    row.save(db)?;
    let entry = Entry::new("evaluation.save", "evaluation", row.id, &proposal.number)
        .change("state", before, row.state)
        .seal(&row)?;
    audit_log::record(db, act, entry)?;
    Ok(row.version)
}

/// Hands the scorecard in: complete, every score in range, with its reasons.
///
/// # Errors
/// As [`save`]; and everything that is missing, tied to `score.{criterion}` and `reason.{criterion}`.
pub fn hand_in(
    db: &mut Db,
    act: &Act,
    evaluation: Id,
    version: i32,
    scores: Vec<ScoreDraft>,
    comment: &str,
) -> Result<EvaluationState, Refusal> {
    let (mut row, proposal, call, mut unmet) = own(db, act, evaluation, EvaluationAction::HandIn)?;
    row.expect_version(version)?;
    let before = row.state;
    row.state = before.after(EvaluationAction::HandIn)?;
    let checked = Scorecard::check(&call.grid, &scores);
    unmet.extend(checked.as_ref().err().cloned().unwrap_or_default());
    if comment.chars().count() > REASON_LIMIT {
        unmet.push(Unmet::new("reason-too-long").on("comment").with("max", REASON_LIMIT));
    }
    all_met(unmet)?;
    row.total = checked.ok().and_then(|card| card.total(&call.grid));
    row.set_drafts(scores);
    row.comment = comment.trim().to_owned();
    row.handed_in_at = Some(act.at);
    row.save(db)?;
    let entry = Entry::new("evaluation.hand_in", "evaluation", row.id, &proposal.number)
        .change("state", before, row.state)
        .seal(&row)?;
    outbox::tell(db, act, &Event::ScorecardHandedIn { evaluation: row.id })?;
    audit_log::record(db, act, entry)?;
    Ok(row.state)
}
