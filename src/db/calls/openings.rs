//! The openings of sealed calls.

use diesel::prelude::*;
use serde::Serialize;

use crate::db::schema::{call_openings, partners, proposal_versions, proposals};
use crate::db::{Db, row_of};
use crate::domain::call::Received;
use crate::domain::id::Id;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;

/// A row of `call_openings`.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = call_openings)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct OpeningRow {
    pub id: Id,
    pub call_id: Id,
    pub canonical: String,
    pub sha256: String,
    pub opened_by: Id,
    pub opened_at: Instant,
}
row_of!(OpeningRow, call_openings, append_only);

/// What a sealed call received, in the order of arrival: listed when it is opened.
///
/// # Errors
/// The database's.
pub fn list_received(db: &mut Db, call: Id) -> QueryResult<Vec<Received>> {
    let found: Vec<(String, String, String, Instant, String, ProposalState)> = proposal_versions::table
        .inner_join(proposals::table.inner_join(partners::table))
        .filter(proposals::call_id.eq(call))
        .order((proposal_versions::submitted_at, proposal_versions::receipt_number))
        .select((
            proposal_versions::receipt_number,
            proposals::number,
            partners::name,
            proposal_versions::submitted_at,
            proposal_versions::sha256,
            proposals::state,
        ))
        .load(db)?;
    let received = |(receipt, number, partner, submitted_at, sha256, state)| Received {
        receipt,
        number,
        partner,
        submitted_at,
        sha256,
        withdrawn: state == ProposalState::Withdrawn,
    };
    Ok(found.into_iter().map(received).collect())
}

/// The record of a call's opening. Whoever calls has found the call for its viewer.
///
/// # Errors
/// The database's.
pub fn find_opening(db: &mut Db, call: Id) -> QueryResult<Option<OpeningRow>> {
    call_openings::table.filter(call_openings::call_id.eq(call)).first(db).optional()
}
