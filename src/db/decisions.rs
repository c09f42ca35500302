//! Decisions on proposals.

use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::decisions;
use super::types::List;
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
