//! The ranking of a call and its decisions: the chair establishes the one, a decision maker with no
//! other part in the call takes the others, all in one transaction.

use std::collections::BTreeSet;

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::CallRow;
use crate::db::decisions::DecisionRow;
use crate::db::dossiers;
use crate::db::outbox;
use crate::db::proposals::ProposalRow;
use crate::db::rankings::{self, CallRanking, LotRanking, PartRow};
use crate::db::types::List;
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::call::{CallAction, CallState};
use crate::domain::decision::{self, Decision, DecisionDraft, DecisionFacts, Outcome, ProposalFacts};
use crate::domain::evaluation::{EvaluationState, Scorecard};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::permission::Permission;
use crate::domain::proposal::{ProposalAction, ProposalState};
use crate::domain::state::{Unmet, all_met};
use crate::services::Refusal;

/// Everything that keeps the ranking of a call from being established: proposals that wait for
/// their check or their evaluators, proposals with too few scorecards.
pub fn ranking_hindrances(call: &CallRow, standing: &CallRanking) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if call.state != CallState::InEvaluation {
        unmet.push(Unmet::new("ranking-not-in-evaluation"));
    }
    if standing.waiting > 0 {
        unmet.push(Unmet::new("ranking-proposals-waiting").with("count", standing.waiting));
    }
    for lot in &standing.lots {
        for missing in &lot.ranking.incomplete {
            let number = lot.contenders.iter().find(|row| row.id == missing.proposal).map_or("", |row| &row.number);
            unmet.push(
                Unmet::new("ranking-scorecards-missing")
                    .with("number", number)
                    .with("have", missing.scorecards)
                    .with("needed", call.rules.min_scorecards),
            );
        }
    }
    if standing.lots.iter().all(|lot| lot.contenders.is_empty()) {
        unmet.push(Unmet::new("ranking-nothing-to-rank"));
    }
    unmet
}

/// Establishes the ranking of a call: its proposals are ranked, and scoring ends.
///
/// # Errors
/// Not found or forbidden, already established, and everything of [`ranking_hindrances`]; a chair
/// who declared an interest in the call leaves it to another.
pub fn establish(db: &mut Db, act: &Act, call: Id) -> Result<usize, Refusal> {
    let call = Refusal::found(CallRow::find_locked(db, call)?)?;
    let at = dossiers::place_of(&call);
    if !act.actor.may_at(Permission::RankingRead, at) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_at(Permission::RankingEstablish, at) {
        return Err(Refusal::Forbidden);
    }
    let standing = rankings::of_call(db, &call)?;
    let mut unmet = ranking_hindrances(&call, &standing);
    if is_recused(&act.actor, &standing) {
        unmet.push(Unmet::new("ranking-by-a-recused"));
    }
    all_met(unmet)?;
    let open =
        standing.lots.iter().flat_map(|lot| &lot.contenders).filter(|row| row.state == ProposalState::InEvaluation);
    let ids: Vec<Id> = open.map(|row| row.id).collect();
    if ids.is_empty() {
        return Err(Unmet::new("ranking-established").into());
    }
    let mut entry = Entry::new("ranking.establish", "call", call.id, &call.code).set("proposals", ids.len());
    for id in &ids {
        let mut proposal = Refusal::found(ProposalRow::find_locked(db, *id)?)?;
        proposal.state = proposal.state.after(ProposalAction::Rank)?;
        proposal.updated_at = act.at;
        proposal.save(db)?;
        entry = entry.seal(&proposal)?;
    }
    audit_log::record(db, act, entry)?;
    Ok(ids.len())
}

/// Whether the actor declared an interest on any proposal of the call.
pub fn is_recused(actor: &Actor, standing: &CallRanking) -> bool {
    standing.parts.iter().any(|part| actor.is(part.evaluator_id) && part.state == EvaluationState::Recused)
}

/// What is decided of one lot.
#[derive(Debug, Clone)]
pub struct LotDecisions {
    /// The lot as it is ranked.
    pub lot: LotRanking,
    /// One decision for each of its proposals.
    pub decisions: Vec<Decision>,
}

/// The people who may not decide: those who score in the call, and those who checked its proposals.
struct Parts {
    scorers: BTreeSet<Id>,
    checkers: BTreeSet<Id>,
}

fn parts(db: &mut Db, call: &CallRow, judging: &[PartRow]) -> Result<Parts, Refusal> {
    let scoring = judging.iter().filter(|part| part.state != EvaluationState::Recused);
    let checkers = dossiers::list_checkers(db, call.id)?;
    Ok(Parts {
        scorers: scoring.map(|part| part.evaluator_id).collect(),
        checkers: checkers.into_iter().map(|(_, person)| person).collect(),
    })
}

/// What keeps this person from deciding the call at all: shown in place of the form.
///
/// # Errors
/// Not found or forbidden; the database's.
pub fn hindrances(db: &mut Db, actor: &Actor, call: &CallRow, standing: &CallRanking) -> Result<Vec<Unmet>, Refusal> {
    let at = dossiers::place_of(call);
    if !actor.may_at(Permission::RankingRead, at) {
        return Err(Refusal::NotFound);
    }
    if !actor.may_at(Permission::DecisionTake, at) {
        return Err(Refusal::Forbidden);
    }
    let decider = actor.user().ok_or(Refusal::Forbidden)?;
    let Parts { scorers, checkers } = parts(db, call, &standing.parts)?;
    let nothing = Money::zero(call.currency);
    let mut unmet = decision::check_decider(&DecisionFacts {
        call_in_evaluation: call.state == CallState::InEvaluation,
        decider,
        scorers: &scorers,
        eligibility_checkers: &checkers,
        envelope: nothing,
        min_grant: nothing,
        proposals: &[],
    });
    if is_recused(actor, standing) {
        unmet.push(Unmet::new("decision-by-a-recused"));
    }
    let unranked = standing.lots.iter().flat_map(|lot| &lot.contenders);
    let unranked = unranked.filter(|row| row.state == ProposalState::InEvaluation).count() + standing.waiting;
    if call.state == CallState::InEvaluation && unranked > 0 {
        unmet.push(Unmet::new("decision-ranking-not-established").with("count", unranked));
    }
    Ok(unmet)
}

/// Reads the decisions of a whole call without taking them: what the confirmation page shows.
///
/// # Errors
/// Not found or forbidden, and everything that keeps them from being taken, all lots at once.
pub fn preview(
    db: &mut Db,
    actor: &Actor,
    call: &CallRow,
    drafts: &[DecisionDraft],
) -> Result<Vec<LotDecisions>, Refusal> {
    let standing = rankings::of_call(db, call)?;
    let mut unmet = hindrances(db, actor, call, &standing)?;
    all_met(std::mem::take(&mut unmet))?;
    let decider = actor.user().ok_or(Refusal::Forbidden)?;
    let Parts { scorers, checkers } = parts(db, call, &standing.parts)?;
    let mut lots = Vec::with_capacity(standing.lots.len());
    for lot in standing.lots {
        let proposals: Vec<ProposalFacts> = lot.contenders.iter().map(|row| facts_of(call, &lot, row.id)).collect();
        let of_lot: Vec<DecisionDraft> = drafts
            .iter()
            .filter(|draft| proposals.iter().any(|known| known.proposal == draft.proposal))
            .cloned()
            .collect();
        let facts = DecisionFacts {
            call_in_evaluation: true,
            decider,
            scorers: &scorers,
            eligibility_checkers: &checkers,
            envelope: lot.envelope,
            min_grant: Money::new(call.rules.min_grant, call.currency),
            proposals: &proposals,
        };
        match decision::check(&facts, &of_lot) {
            Ok(decisions) => lots.push(LotDecisions { lot, decisions }),
            Err(found) => unmet.extend(found),
        }
    }
    let known =
        |draft: &&DecisionDraft| lots.iter().any(|lot| lot.lot.contenders.iter().any(|row| row.id == draft.proposal));
    if unmet.is_empty() && !drafts.iter().all(|draft| known(&draft)) {
        unmet.push(Unmet::new("decision-unknown-proposal"));
    }
    all_met(unmet)?;
    Ok(lots)
}

/// What is known of one proposal of the lot.
pub fn facts_of(call: &CallRow, lot: &LotRanking, proposal: Id) -> ProposalFacts {
    let row = lot.contenders.iter().find(|row| row.id == proposal);
    let ranked = lot.ranking.ranked.iter().find(|ranked| ranked.proposal == proposal);
    let short = lot.ranking.incomplete.iter().find(|incomplete| incomplete.proposal == proposal);
    ProposalFacts {
        proposal,
        number: row.map(|row| row.number.clone()).unwrap_or_default(),
        requested: Money::new(row.map_or(0, |row| row.requested), call.currency),
        scorecards: ranked.map(|ranked| ranked.scorecards).or(short.map(|short| short.scorecards)).unwrap_or(0),
        scorecards_needed: usize::try_from(call.rules.min_scorecards).unwrap_or(usize::MAX),
        spread_over_limit: ranked.is_some_and(|ranked| ranked.spread_over_limit),
        spread_minuted: false,
        proposed: ranked.map(|ranked| ranked.outcome),
        may_be_retained: ranked.is_some_and(|ranked| ranked.may_be_retained()),
    }
}

/// Takes the decisions of a call: one row for each ranked proposal with points and reasons, the
/// proposals' states, the call, and the event from which every applicant gets one letter.
///
/// # Errors
/// As [`preview`]; stale when the call changed since the decider looked.
pub fn take(db: &mut Db, act: &Act, call: Id, version: i32, drafts: &[DecisionDraft]) -> Result<usize, Refusal> {
    let mut call = Refusal::found(CallRow::find_locked(db, call)?)?;
    let lots = preview(db, &act.actor, &call, drafts)?;
    let scorecards = rankings::list_scorecards(db, &call)?;
    call.expect_version(version)?;
    let decided_by = act.actor.user().ok_or(Refusal::Forbidden)?;
    let mut entry = Entry::new("decision.take", "call", call.id, &call.code);
    let mut taken = 0;
    for LotDecisions { lot, decisions } in &lots {
        for decided in decisions {
            let ranked = lot.ranking.ranked.iter().find(|ranked| ranked.proposal == decided.proposal);
            let cards: Vec<&Scorecard> = scorecards.get(&decided.proposal).into_iter().flatten().collect();
            let row = DecisionRow {
                id: act.id(),
                proposal_id: decided.proposal,
                call_id: call.id,
                outcome: decided.outcome,
                rank: ranked.and_then(|ranked| i32::try_from(ranked.place).ok()),
                score: ranked.map(|ranked| ranked.score),
                amount: decided.amount.minor(),
                conditions: decided.conditions.clone(),
                reason: decided.reason.clone(),
                spread_note: decided.spread_note.clone(),
                criteria: List(decision::letter(&call.grid, &cards)),
                decided_by,
                decided_at: act.at,
                letter_document_id: None,
            };
            row.insert(db)?;
            let mut proposal = Refusal::found(ProposalRow::find_locked(db, decided.proposal)?)?;
            proposal.state = proposal.state.after(match decided.outcome {
                Outcome::Award => ProposalAction::Award,
                Outcome::Reserve => ProposalAction::Reserve,
                Outcome::Reject => ProposalAction::Reject,
            })?;
            proposal.updated_at = act.at;
            proposal.save(db)?;
            entry = entry.set(&proposal.number, decided.outcome).seal(&row)?.seal(&proposal)?;
            taken += 1;
        }
    }
    let before = call.state;
    call.state = before.after(CallAction::Decide)?;
    call.decided_at = Some(act.at);
    call.updated_at = act.at;
    call.save(db)?;
    entry = entry.change("state", before, call.state).seal(&call)?;
    outbox::tell(db, act, &Event::DecisionsTaken { call: call.id })?;
    audit_log::record(db, act, entry)?;
    Ok(taken)
}
