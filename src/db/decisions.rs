//! Decisions on proposals.

use diesel::prelude::*;
use serde::Serialize;

use super::proposals::ProposalRow;
use super::schema::{decisions, members, proposals};
use super::types::List;
use super::{Db, row_of};
use crate::domain::decision::CriterionResult;
use crate::domain::decision::Outcome;
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// A row of `decisions`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = decisions, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct DecisionRow {
    pub id: Id,
    pub proposal_id: Id,
    pub call_id: Id,
    pub outcome: Outcome,
    pub rank: Option<i32>,
    pub score: Option<i64>,
    pub amount: i64,
    pub conditions: String,
    pub reason: String,
    pub spread_note: String,
    pub criteria: List<CriterionResult>,
    pub decided_by: Id,
    pub decided_at: Instant,
    pub letter_document_id: Option<Id>,
}
row_of!(DecisionRow, decisions, plain);

/// The partners that get a letter about this call's decisions.
///
/// # Errors
/// The database's.
pub fn list_partners_of_call(db: &mut Db, call: Id) -> QueryResult<Vec<Id>> {
    decisions::table
        .inner_join(proposals::table)
        .filter(decisions::call_id.eq(call))
        .order(proposals::partner_id)
        .select(proposals::partner_id)
        .distinct()
        .load(db)
}

/// What was decided in this call about the proposals of the partners that a person belongs to.
///
/// # Errors
/// The database's.
pub fn list_for_member(db: &mut Db, call: Id, user: Id) -> QueryResult<Vec<(ProposalRow, DecisionRow)>> {
    proposals::table
        .inner_join(decisions::table)
        .filter(decisions::call_id.eq(call))
        .filter(
            proposals::partner_id.eq_any(
                members::table
                    .filter(members::user_id.eq(user))
                    .filter(members::left_at.is_null())
                    .select(members::partner_id),
            ),
        )
        .order(proposals::id)
        .load(db)
}

/// The decision on a proposal, if there is one.
///
/// # Errors
/// The database's.
pub fn find_of_proposal(db: &mut Db, proposal: Id) -> QueryResult<Option<DecisionRow>> {
    decisions::table.filter(decisions::proposal_id.eq(proposal)).first(db).optional()
}
