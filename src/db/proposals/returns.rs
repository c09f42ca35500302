//! Proposals that were sent back for correction, and the versions before and after.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Serialize;

use super::{ProposalRow, ProposalVersionRow};
use crate::db::documents::DocumentRow;
use crate::db::schema::{documents, proposal_returns, proposal_versions, proposals, users};
use crate::db::{Db, ext, row_of};
use crate::domain::document::DocumentOwner;
use crate::domain::id::Id;
use crate::domain::proposal::{ProposalState, Reasons};
use crate::domain::state::Instant;

/// A row of `proposal_returns`.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = proposal_returns)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProposalReturnRow {
    pub id: Id,
    pub proposal_id: Id,
    pub version_id: Id,
    pub reasons: Reasons,
    pub answer_by: Instant,
    pub returned_by: Id,
    pub returned_at: Instant,
}
row_of!(ProposalReturnRow, proposal_returns, append_only);

/// What the proposal was returned with, while it is being corrected. Whoever calls has found the
/// proposal for its viewer.
///
/// # Errors
/// The database's.
pub fn find_open_return(db: &mut Db, proposal: &ProposalRow) -> QueryResult<Option<ProposalReturnRow>> {
    if proposal.state != ProposalState::Returned {
        return Ok(None);
    }
    proposal_returns::table
        .filter(proposal_returns::proposal_id.eq(proposal.id))
        .order(proposal_returns::id.desc())
        .first(db)
        .optional()
}

/// Everything the proposal was returned with, the latest first, with the name of who returned it.
/// Whoever calls has found the proposal for its viewer.
///
/// # Errors
/// The database's.
pub fn list_returns(db: &mut Db, proposal: Id) -> QueryResult<Vec<(ProposalReturnRow, String)>> {
    proposal_returns::table
        .inner_join(users::table.on(users::id.eq(proposal_returns::returned_by)))
        .filter(proposal_returns::proposal_id.eq(proposal))
        .order(proposal_returns::id.desc())
        .select((proposal_returns::all_columns, users::name))
        .load(db)
}

/// Returned proposals whose date has passed, at most `most` of them.
///
/// # Errors
/// The database's.
pub fn list_unanswered(db: &mut Db, now: Instant, most: usize) -> QueryResult<Vec<Id>> {
    let asked: Vec<(Id, Instant)> = proposal_returns::table
        .inner_join(proposals::table)
        .filter(proposals::state.eq(ProposalState::Returned))
        .order(proposal_returns::id)
        .select((proposals::id, proposal_returns::answer_by))
        .load(db)?;
    // A proposal may have been returned before: what counts is the last date.
    let last: BTreeMap<Id, Instant> = asked.into_iter().collect();
    Ok(last.into_iter().filter(|(_, answer_by)| *answer_by < now).map(|(id, _)| id).take(most).collect())
}

/// Until when each of these proposals may come back. Whoever calls has found them for their viewer.
///
/// # Errors
/// The database's.
pub fn list_answer_dates(db: &mut Db, of: Vec<Id>) -> QueryResult<BTreeMap<Id, Instant>> {
    let asked: Vec<(Id, Instant)> = proposal_returns::table
        .filter(ext::one_of(proposal_returns::proposal_id, of))
        .order(proposal_returns::id)
        .select((proposal_returns::proposal_id, proposal_returns::answer_by))
        .load(db)?;
    Ok(asked.into_iter().collect())
}

/// The frozen versions of the proposal, the first one first. Whoever calls has found the proposal
/// for its viewer.
///
/// # Errors
/// The database's.
pub fn list_versions(db: &mut Db, proposal: Id) -> QueryResult<Vec<ProposalVersionRow>> {
    proposal_versions::table
        .filter(proposal_versions::proposal_id.eq(proposal))
        .order(proposal_versions::number)
        .load(db)
}

/// Every file of the proposal that was added or removed since an instant.
///
/// # Errors
/// The database's.
pub fn list_documents_touched(db: &mut Db, proposal: Id, since: Instant) -> QueryResult<Vec<DocumentRow>> {
    documents::table
        .filter(documents::owner_kind.eq(DocumentOwner::Proposal))
        .filter(documents::owner_id.eq(proposal))
        .filter(documents::created_at.gt(since).or(documents::removed_at.gt(since)))
        .order(documents::id)
        .load(db)
}
