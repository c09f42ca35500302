//! Drafts whose deadline is near.

use diesel::prelude::*;

use crate::db::Db;
use crate::db::schema::{calls, proposals};
use crate::domain::call::CallState;
use crate::domain::id::Id;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;

/// A draft that can still be sent.
#[derive(Debug, Clone, Copy, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct ClosingDraftRow {
    pub id: Id,
    pub begun_at: Instant,
    pub closes_at: Option<Instant>,
}

/// Every draft of a published call that closes between two instants.
///
/// # Errors
/// The database's.
pub fn list_closing_drafts(db: &mut Db, now: Instant, until: Instant) -> QueryResult<Vec<ClosingDraftRow>> {
    proposals::table
        .inner_join(calls::table)
        .filter(calls::state.eq(CallState::Published))
        .filter(calls::closes_at.ge(now))
        .filter(calls::closes_at.le(until))
        .filter(proposals::state.eq(ProposalState::Draft))
        .order(proposals::id)
        .select((proposals::id, proposals::created_at, calls::closes_at))
        .load(db)
}
