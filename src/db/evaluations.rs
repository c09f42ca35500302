//! Scorecards: who evaluates which proposal, and how.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::calls::CallRow;
use super::schema::{calls, evaluations, members, partners, proposals, role_grants, users};
use super::types::List;
use super::{Db, ext, row_of};
use crate::domain::actor::{Actor, Role};
use crate::domain::evaluation::{EvaluationState, ScoreDraft};
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A row of `evaluations`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = evaluations, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct EvaluationRow {
    pub id: Id,
    pub proposal_id: Id,
    pub call_id: Id,
    pub evaluator_id: Id,
    pub state: EvaluationState,
    pub scores: List<Given>,
    pub reasons: Reasons,
    pub total: Option<i64>,
    pub comment: String,
    pub interest: String,
    pub declared_at: Option<Instant>,
    pub handed_in_at: Option<Instant>,
    pub assigned_by: Id,
    pub assigned_at: Instant,
    pub version: i32,
}
row_of!(EvaluationRow, evaluations, versioned);

/// A score without its reason. The two are stored apart: a ranking reads thousands of scores, and reasons are ten times
/// as long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields of `ScoreDraft`")]
pub struct Given {
    pub criterion: String,
    pub score: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_applicable: bool,
}

/// The reasons of a scorecard by the criterion's code; empty ones are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reasons(pub BTreeMap<String, String>);

impl EvaluationRow {
    /// What the evaluator typed, criterion by criterion.
    pub fn drafts(&self) -> Vec<ScoreDraft> {
        let draft = |given: &Given| ScoreDraft {
            criterion: given.criterion.clone(),
            score: given.score.clone(),
            not_applicable: given.not_applicable,
            reason: self.reasons.0.get(&given.criterion).cloned().unwrap_or_default(),
        };
        self.scores.0.iter().map(draft).collect()
    }

    /// Keeps what the evaluator typed.
    pub fn set_drafts(&mut self, drafts: Vec<ScoreDraft>) {
        self.reasons = Reasons::default();
        self.scores = List(Vec::new());
        for ScoreDraft { criterion, score, not_applicable, reason } in drafts {
            if !reason.is_empty() {
                self.reasons.0.insert(criterion.clone(), reason);
            }
            self.scores.0.push(Given { criterion, score, not_applicable });
        }
    }
}

/// The evaluations of a proposal with the evaluators' names, oldest first. Who may see them is
/// asked by the caller.
///
/// # Errors
/// The database's.
pub fn list_of_proposal(db: &mut Db, proposal: Id) -> QueryResult<Vec<(EvaluationRow, String)>> {
    evaluations::table
        .inner_join(users::table)
        .filter(evaluations::proposal_id.eq(proposal))
        .order(evaluations::id)
        .select((evaluations::all_columns, users::name))
        .load(db)
}

/// Who evaluates a proposal, oldest first.
///
/// # Errors
/// The database's.
pub fn list_evaluators_of(db: &mut Db, proposal: Id) -> QueryResult<Vec<Id>> {
    evaluations::table
        .filter(evaluations::proposal_id.eq(proposal))
        .order(evaluations::id)
        .select(evaluations::evaluator_id)
        .load(db)
}

/// The evaluations of a call with the evaluators' names, oldest first. Who may see them is asked
/// by the caller.
///
/// # Errors
/// The database's.
pub fn list_of_call(db: &mut Db, call: Id) -> QueryResult<Vec<(EvaluationRow, String)>> {
    evaluations::table
        .inner_join(users::table)
        .filter(evaluations::call_id.eq(call))
        .order(evaluations::id)
        .select((evaluations::all_columns, users::name))
        .load(db)
}

/// One file on an evaluator's desk.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct DeskRow {
    pub id: Id,
    pub state: EvaluationState,
    pub total: Option<i64>,
    pub handed_in_at: Option<Instant>,
    pub call_id: Id,
    pub number: String,
    pub title: String,
    pub proposal_state: ProposalState,
    pub partner: String,
    pub call_code: String,
    pub call_title: Texts,
    pub country: Country,
}

/// What an evaluator has to do and has done, by call and number. Files from which they are recused
/// and proposals that were withdrawn are not there.
///
/// # Errors
/// The database's.
pub fn list_desk(db: &mut Db, evaluator: &Actor) -> QueryResult<Vec<DeskRow>> {
    let Some(user) = evaluator.user() else { return Ok(Vec::new()) };
    evaluations::table
        .inner_join(proposals::table)
        .inner_join(calls::table.on(calls::id.eq(proposals::call_id)))
        .inner_join(partners::table.on(partners::id.eq(proposals::partner_id)))
        .filter(evaluations::evaluator_id.eq(user))
        .filter(evaluations::state.ne(EvaluationState::Recused))
        .filter(proposals::state.ne(ProposalState::Withdrawn))
        .order((calls::code, proposals::number))
        .select((
            evaluations::id,
            evaluations::state,
            evaluations::total,
            evaluations::handed_in_at,
            evaluations::call_id,
            proposals::number,
            proposals::title,
            proposals::state,
            partners::name,
            calls::code,
            calls::title,
            calls::country,
        ))
        .load(db)
}

/// What somebody may know of a file before they declare: who stands behind it, and nothing of what
/// it says.
#[derive(Debug, Clone)]
pub struct Behind {
    /// The evaluation.
    pub evaluation: EvaluationRow,
    /// The proposal's number.
    pub number: String,
    /// The organisation.
    pub partner: Id,
    /// Its name.
    pub organisation: String,
    /// Who represents it.
    pub representative: String,
    /// Its members.
    pub members: Vec<String>,
    /// The call's code.
    pub call_code: String,
}

/// Who stands behind a file that waits for the evaluator's declaration; `None` unless it is theirs,
/// assigned and not withdrawn.
///
/// # Errors
/// The database's.
pub fn find_behind(db: &mut Db, evaluator: &Actor, evaluation: Id) -> QueryResult<Option<Behind>> {
    let Some(user) = evaluator.user() else { return Ok(None) };
    let found = evaluations::table
        .inner_join(proposals::table)
        .inner_join(calls::table.on(calls::id.eq(proposals::call_id)))
        .inner_join(partners::table.on(partners::id.eq(proposals::partner_id)))
        .filter(evaluations::id.eq(evaluation))
        .filter(evaluations::evaluator_id.eq(user))
        .filter(evaluations::state.eq(EvaluationState::Assigned))
        .filter(proposals::state.ne(ProposalState::Withdrawn))
        .select((
            evaluations::all_columns,
            (proposals::number, partners::id, partners::name, partners::representative, calls::code),
        ))
        .first::<(EvaluationRow, (String, Id, String, String, String))>(db)
        .optional()?;
    let Some((evaluation, (number, partner, organisation, representative, call_code))) = found else {
        return Ok(None);
    };
    let members = members::table
        .inner_join(users::table)
        .filter(members::partner_id.eq(partner))
        .filter(members::left_at.is_null())
        .order(users::name)
        .select(users::name)
        .load(db)?;
    Ok(Some(Behind { evaluation, number, partner, organisation, representative, members, call_code }))
}

/// Everyone who may be asked to score in a call: evaluators and chairs whose role reaches it.
///
/// # Errors
/// The database's.
pub fn list_evaluators(db: &mut Db, call: &CallRow) -> QueryResult<Vec<(Id, String)>> {
    let mut found: Vec<(Id, String)> = role_grants::table
        .inner_join(users::table)
        .filter(ext::one_of(role_grants::role, [Role::Evaluator, Role::CommitteeChair]))
        .filter(role_grants::revoked_at.is_null())
        .filter(role_grants::country.is_null().or(role_grants::country.eq(call.country)))
        .filter(role_grants::programme_id.is_null().or(role_grants::programme_id.eq(call.programme_id)))
        .filter(role_grants::call_id.is_null().or(role_grants::call_id.eq(call.id)))
        .filter(users::disabled_at.is_null())
        .order((users::name, users::id))
        .select((users::id, users::name))
        .load(db)?;
    found.dedup();
    Ok(found)
}

/// To which organisations these people belong now: person, organisation.
///
/// # Errors
/// The database's.
pub fn list_memberships(db: &mut Db, people: &[Id]) -> QueryResult<Vec<(Id, Id)>> {
    members::table
        .filter(ext::one_of(members::user_id, people.iter().copied()))
        .filter(members::left_at.is_null())
        .select((members::user_id, members::partner_id))
        .load(db)
}

/// A proposal that evaluators can be given.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct AssignableRow {
    pub id: Id,
    pub number: String,
    pub title: String,
    pub state: ProposalState,
    pub partner_id: Id,
    pub partner: String,
}

/// The proposals of a call that were found eligible and are not ranked yet.
///
/// # Errors
/// The database's.
pub fn list_assignable(db: &mut Db, call: Id) -> QueryResult<Vec<AssignableRow>> {
    proposals::table
        .inner_join(partners::table)
        .filter(proposals::call_id.eq(call))
        .filter(ext::one_of(proposals::state, [ProposalState::Eligible, ProposalState::InEvaluation]))
        .order(proposals::number)
        .select((
            proposals::id,
            proposals::number,
            proposals::title,
            proposals::state,
            proposals::partner_id,
            partners::name,
        ))
        .load(db)
}
