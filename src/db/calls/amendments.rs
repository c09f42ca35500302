//! Amendments of published calls: those that were published, the one that is being prepared, and
//! who has to hear of them.

use std::collections::BTreeSet;

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::{call_amendment_drafts, call_amendments, members, proposals};
use crate::db::types::List;
use crate::db::{Db, row_of};
use crate::domain::call::{CallContent, Difference};
use crate::domain::id::Id;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A row of `call_amendments`.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = call_amendments)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct AmendmentRow {
    pub id: Id,
    pub call_id: Id,
    pub number: i32,
    pub reason: Texts,
    pub changes: List<Difference>,
    pub made_by: Id,
    pub made_at: Instant,
}
row_of!(AmendmentRow, call_amendments, append_only);

/// A row of `call_amendment_drafts`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = call_amendment_drafts)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct AmendmentDraftRow {
    pub id: Id,
    pub call_id: Id,
    pub content: CallContent,
    pub version: i32,
    pub begun_by: Id,
    pub begun_at: Instant,
    pub updated_at: Instant,
}
row_of!(AmendmentDraftRow, call_amendment_drafts, versioned);

impl AmendmentDraftRow {
    /// Deletes the draft: it was published or given up.
    ///
    /// # Errors
    /// The database's.
    pub fn delete(&self, db: &mut Db) -> QueryResult<()> {
        diesel::delete(call_amendment_drafts::table.find(self.id)).execute(db).map(|_| ())
    }
}

/// The amendments of a public call, the latest first.
///
/// # Errors
/// The database's.
pub fn public_amendments(db: &mut Db, call: Id) -> QueryResult<Vec<AmendmentRow>> {
    call_amendments::table.filter(call_amendments::call_id.eq(call)).order(call_amendments::number.desc()).load(db)
}

/// One amendment by its number. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn find_amendment(db: &mut Db, call: Id, number: i64) -> QueryResult<Option<AmendmentRow>> {
    let number = i32::try_from(number).unwrap_or(0);
    call_amendments::table
        .filter(call_amendments::call_id.eq(call))
        .filter(call_amendments::number.eq(number))
        .first(db)
        .optional()
}

/// The amendment that is being prepared. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn find_amendment_draft(db: &mut Db, call: Id) -> QueryResult<Option<AmendmentDraftRow>> {
    call_amendment_drafts::table.filter(call_amendment_drafts::call_id.eq(call)).first(db).optional()
}

/// Who answers a call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answered {
    /// Whether a proposal was submitted and not withdrawn.
    pub submitted: bool,
    /// The lots for which there is a draft or a proposal.
    pub lots: Vec<Id>,
    /// How many organisations have a draft or a proposal.
    pub partners: usize,
}

/// Who answers a call; withdrawn proposals do not count. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn answered(db: &mut Db, call: Id) -> QueryResult<Answered> {
    let rows: Vec<(Id, Id, Option<Instant>)> = proposals::table
        .filter(proposals::call_id.eq(call))
        .filter(proposals::state.ne(ProposalState::Withdrawn))
        .select((proposals::lot_id, proposals::partner_id, proposals::submitted_at))
        .load(db)?;
    let lots: BTreeSet<Id> = rows.iter().map(|(lot, _, _)| *lot).collect();
    let partners: BTreeSet<Id> = rows.iter().map(|(_, partner, _)| *partner).collect();
    Ok(Answered {
        submitted: rows.iter().any(|(_, _, submitted)| submitted.is_some()),
        lots: lots.into_iter().collect(),
        partners: partners.len(),
    })
}

/// The members of every organisation with a draft or a proposal for a call, each once: who is told of
/// what happens to it.
///
/// # Errors
/// The database's.
pub fn list_followers(db: &mut Db, call: Id) -> QueryResult<Vec<Id>> {
    let answering = proposals::table
        .filter(proposals::call_id.eq(call))
        .filter(proposals::state.ne(ProposalState::Withdrawn))
        .select(proposals::partner_id);
    members::table
        .filter(members::left_at.is_null())
        .filter(members::partner_id.eq_any(answering))
        .select(members::user_id)
        .distinct()
        .order(members::user_id)
        .load(db)
}
