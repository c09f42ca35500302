//! Sessions of browsers. Short-lived, not covered by the audit log's seals.

use diesel::prelude::*;

use super::Db;
use super::schema::sessions;
use super::types::Doc;
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// A row of `sessions`.
#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = sessions)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct SessionRow {
    pub key_hash: String,
    pub user_id: Option<Id>,
    pub state: Doc,
    pub created_at: Instant,
    pub seen_at: Instant,
    pub expires_at: Instant,
}

/// The session under this hash of its key, also one that has ended by time.
///
/// # Errors
/// The database's.
pub fn find(db: &mut Db, key_hash: &str) -> QueryResult<Option<SessionRow>> {
    sessions::table.find(key_hash).first(db).optional()
}

/// Stores a new session.
///
/// # Errors
/// The database's.
pub fn insert(db: &mut Db, row: &SessionRow) -> QueryResult<()> {
    diesel::insert_into(sessions::table).values(row).execute(db).map(|_| ())
}

/// Replaces a session's content and puts off its end. `false` when it no longer exists.
///
/// # Errors
/// The database's.
pub fn update(
    db: &mut Db,
    key_hash: &str,
    user: Option<Id>,
    state: Doc,
    seen_at: Instant,
    expires_at: Instant,
) -> QueryResult<bool> {
    diesel::update(sessions::table.find(key_hash))
        .set((
            sessions::user_id.eq(user),
            sessions::state.eq(state),
            sessions::seen_at.eq(seen_at),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(db)
        .map(|rows| rows == 1)
}

/// Notes that a session is in use.
///
/// # Errors
/// The database's.
pub fn touch(db: &mut Db, key_hash: &str, seen_at: Instant, expires_at: Instant) -> QueryResult<()> {
    diesel::update(sessions::table.find(key_hash))
        .set((sessions::seen_at.eq(seen_at), sessions::expires_at.eq(expires_at)))
        .execute(db)
        .map(|_| ())
}

/// Ends a session.
///
/// # Errors
/// The database's.
pub fn delete(db: &mut Db, key_hash: &str) -> QueryResult<()> {
    diesel::delete(sessions::table.find(key_hash)).execute(db).map(|_| ())
}

/// The sessions of an account that have not ended, the latest used first.
///
/// # Errors
/// The database's.
pub fn list_of_user(db: &mut Db, user: Id, now: Instant) -> QueryResult<Vec<SessionRow>> {
    sessions::table
        .filter(sessions::user_id.eq(user))
        .filter(sessions::expires_at.gt(now))
        .order((sessions::seen_at.desc(), sessions::key_hash))
        .load(db)
}

/// Ends every session of an account but the one with the hash `keep`. Returns how many.
///
/// # Errors
/// The database's.
pub fn delete_of_user(db: &mut Db, user: Id, keep: Option<&str>) -> QueryResult<usize> {
    diesel::delete(
        sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::key_hash.ne(keep.unwrap_or_default())),
    )
    .execute(db)
}

/// Removes sessions that ended before `before`.
///
/// # Errors
/// The database's.
pub fn delete_ended(db: &mut Db, before: Instant) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::expires_at.lt(before))).execute(db)
}
