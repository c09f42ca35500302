//! The eligibility check: yes/no rules before any scoring, by an officer with no other part in it.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::evaluations;
use crate::db::outbox;
use crate::db::proposals::{EligibilityCheckRow, ProposalRow};
use crate::db::types::Doc;
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::eligibility::{self, Answers, CheckFacts, Outcome};
use crate::domain::evaluation::reads_by_office;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::{ProposalAction, ProposalState};
use crate::domain::state::{Unmet, all_met};
use crate::services::Refusal;

/// Characters of the longest note that is kept.
pub const NOTE_LIMIT: usize = 4_000;

/// What hinders this person from checking the proposal: the page shows it in place of the form.
///
/// # Errors
/// The database's.
pub fn hindrances(db: &mut Db, actor: &Actor, call: &CallRow, proposal: &ProposalRow) -> Result<Vec<Unmet>, Refusal> {
    let evaluators = evaluations::list_evaluators_of(db, proposal.id)?;
    let facts = dossiers::facts_of(call).ok_or(Refusal::NotFound)?;
    let facts =
        CheckFacts { call: facts, partner: proposal.partner_id, state: proposal.state, evaluators: &evaluators };
    Ok(facts.may_check(actor))
}

/// Records the answers and finds the proposal eligible or not. The applicant is told by letter.
///
/// # Errors
/// Not found for those who may not read it, forbidden without the permission, stale, and everything
/// unmet: open questions, a "no" without its note, a checker with another part in the proposal.
pub fn decide(
    db: &mut Db,
    act: &Act,
    proposal: Id,
    version: i32,
    answers: &Answers,
    note: &str,
) -> Result<ProposalState, Refusal> {
    let mut row = Refusal::found(ProposalRow::find_locked(db, proposal)?)?;
    let call = Refusal::found(CallRow::find(db, row.call_id)?)?;
    let at = dossiers::place_of(&call);
    if row.submitted_at.is_none() || !reads_by_office(&act.actor, at) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_at(Permission::EligibilityDecide, at) {
        return Err(Refusal::Forbidden);
    }
    row.expect_version(version)?;
    all_met(hindrances(db, &act.actor, &call, &row)?)?;
    let rules = &call.rules.administrative_rules;
    let mut unmet: Vec<Unmet> = Vec::new();
    if note.chars().count() > NOTE_LIMIT {
        unmet.push(Unmet::new("text-too-long").on("note").with("max", NOTE_LIMIT));
    }
    for rule in rules {
        if answers.get(&rule.code).is_some_and(|answer| answer.note.chars().count() > NOTE_LIMIT) {
            let field = format!("{}.note", rule.code);
            unmet.push(Unmet::new("text-too-long").on(field).with("max", NOTE_LIMIT));
        }
    }
    let outcome = match eligibility::outcome(rules, answers) {
        Ok(outcome) => outcome,
        Err(open) => {
            unmet.extend(open);
            return Err(unmet.into());
        }
    };
    all_met(unmet)?;
    let (action, word) = match outcome {
        Outcome::Eligible => (ProposalAction::FindEligible, "eligible"),
        Outcome::NotMet { .. } => (ProposalAction::FindIneligible, "ineligible"),
    };
    let before = row.state;
    row.state = before.after(action)?;
    row.updated_at = act.at;
    let asked: Answers = answers
        .iter()
        .filter(|(code, _)| rules.iter().any(|rule| rule.code == **code))
        .map(|(code, answer)| (code.clone(), answer.clone()))
        .collect();
    let answers = serde_json::to_value(&asked).map_err(|error| Refusal::Broken(error.to_string()))?;
    let check = EligibilityCheckRow {
        id: act.id(),
        proposal_id: row.id,
        answers: Doc(answers),
        outcome: word.to_owned(),
        note: note.trim().to_owned(),
        checked_by: act.actor.user().ok_or(Refusal::Forbidden)?,
        checked_at: act.at,
    };
    check.insert(db)?;
    row.save(db)?;
    let entry = Entry::new("eligibility.decide", "proposal", row.id, &row.number)
        .change("state", before, row.state)
        .seal(&check)?
        .seal(&row)?;
    outbox::tell(db, act, &Event::EligibilityDecided { proposal: row.id })?;
    audit_log::record(db, act, entry)?;
    Ok(row.state)
}
