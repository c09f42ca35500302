//! Sessions of browsers. Short-lived, not covered by the audit log's seals.

use diesel::prelude::*;

use super::Db;
use super::schema::{members, role_grants, sessions, users};
use super::types::Doc;
use super::users::{RoleGrantRow, actor_of};
use crate::domain::actor::{Actor, MemberRole};
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

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

/// The session under this hash of its key, also one that has ended by time, with the account that signed in: its roles and
/// memberships of now. No account when nobody signed in, or when it is gone or disabled.
///
/// # Why in one
/// 2026-11. Every page of somebody signed in asks for both: read in one statement they cost half.
///
/// # Errors
/// The database's.
pub fn find_with_account(db: &mut Db, key_hash: &str) -> QueryResult<Option<(SessionRow, Option<Actor>)>> {
    type Account = (Option<(String, String, Lang)>, Option<RoleGrantRow>, Option<(Id, Id, MemberRole)>);
    let enabled = sessions::user_id.eq(users::id.nullable()).and(users::disabled_at.is_null());
    let held = sessions::user_id.eq(role_grants::user_id.nullable()).and(role_grants::revoked_at.is_null());
    let joined = sessions::user_id.eq(members::user_id.nullable()).and(members::left_at.is_null());
    let lines: Vec<(SessionRow, Account)> = sessions::table
        .left_join(users::table.on(enabled))
        .left_join(role_grants::table.on(held))
        .left_join(members::table.on(joined))
        .filter(sessions::key_hash.eq(key_hash))
        .order((role_grants::id, members::id))
        .select((
            sessions::all_columns,
            (
                (users::name, users::email, users::lang).nullable(),
                role_grants::all_columns.nullable(),
                (members::id, members::partner_id, members::role).nullable(),
            ),
        ))
        .load(db)?;
    let Some(session) = lines.first().map(|(session, _)| session.clone()) else { return Ok(None) };
    let account = lines.into_iter().filter_map(|(_, (named, grant, member))| Some((named?, grant, member))).collect();
    let actor = session.user_id.and_then(|user| actor_of(user, account));
    Ok(Some((session, actor)))
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
