//! Scorecards: who evaluates which proposal, and how.

use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::evaluations;
use super::types::List;
use crate::domain::evaluation::EvaluationState;
use crate::domain::evaluation::ScoreDraft;
use crate::domain::id::Id;
use crate::domain::state::Instant;

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
    pub scores: List<ScoreDraft>,
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
