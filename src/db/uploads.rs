//! Files that come in parts. Short-lived, not covered by the audit log's seals: what is attached in the
//! end is a document, and that is.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::row::SaveError;
use super::schema::uploads;
use super::types::List;
use super::{Db, row_of};
use crate::domain::document::{DocumentOwner, Part, UploadState};
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// A row of `uploads`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = uploads, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct UploadRow {
    pub id: Id,
    pub user_id: Id,
    pub owner_kind: DocumentOwner,
    pub owner_id: Id,
    pub name: String,
    pub metadata: String,
    pub length: i64,
    pub received: i64,
    pub parts: List<Part>,
    pub state: UploadState,
    pub created_at: Instant,
    pub expires_at: Instant,
}
row_of!(UploadRow, uploads, unsealed);

impl UploadRow {
    /// Whether more parts may come, or the whole may be attached.
    pub fn is_open(&self, now: Instant) -> bool {
        self.state == UploadState::Open && self.expires_at > now
    }

    /// Whether all of it has come.
    pub fn is_whole(&self) -> bool {
        self.received == self.length
    }
}

/// The upload, when it is this person's.
///
/// # Errors
/// The database's.
pub fn find_of(db: &mut Db, user: Id, id: Id) -> QueryResult<Option<UploadRow>> {
    uploads::table.find(id).filter(uploads::user_id.eq(user)).first(db).optional()
}

/// When each open upload of a person ends, the first to end first.
///
/// # Errors
/// The database's.
pub fn list_ends(db: &mut Db, user: Id, now: Instant) -> QueryResult<Vec<Instant>> {
    uploads::table
        .filter(uploads::user_id.eq(user))
        .filter(uploads::state.eq(UploadState::Open))
        .filter(uploads::expires_at.gt(now))
        .order(uploads::expires_at)
        .select(uploads::expires_at)
        .load(db)
}

/// Notes that an open upload of this person was attached.
///
/// # Errors
/// `Stale` when there is none; the database's.
pub fn use_up(db: &mut Db, id: Id, user: Option<Id>) -> Result<(), SaveError> {
    let Some(user) = user else { return Err(SaveError::Stale) };
    let open = uploads::table
        .filter(uploads::id.eq(id))
        .filter(uploads::user_id.eq(user))
        .filter(uploads::state.eq(UploadState::Open));
    let rows = diesel::update(open).set(uploads::state.eq(UploadState::Used)).execute(db)?;
    if rows == 1 { Ok(()) } else { Err(SaveError::Stale) }
}

/// Which of these uploads are open: their parts are needed.
///
/// # Errors
/// The database's.
pub fn list_open(db: &mut Db, among: &[Id], now: Instant) -> QueryResult<Vec<Id>> {
    let mut open = Vec::new();
    for ids in among.chunks(500) {
        let found: Vec<Id> = uploads::table
            .filter(uploads::id.eq_any(ids.to_vec()))
            .filter(uploads::state.eq(UploadState::Open))
            .filter(uploads::expires_at.gt(now))
            .select(uploads::id)
            .load(db)?;
        open.extend(found);
    }
    Ok(open)
}

/// Forgets uploads that ended so long ago that nobody asks for them any more.
///
/// # Errors
/// The database's.
pub fn delete_ended(db: &mut Db, now: Instant, after: TimeDelta) -> QueryResult<usize> {
    diesel::delete(uploads::table.filter(uploads::expires_at.le(now - after))).execute(db)
}
