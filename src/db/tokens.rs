//! One-time tokens (links in mails, codes) and tokens of the JSON API.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::{api_tokens, one_time_tokens};
use super::types::{Doc, List};
use super::{Db, row_of};
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// A row of `one_time_tokens`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = one_time_tokens, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct OneTimeTokenRow {
    pub id: Id,
    pub purpose: String,
    pub user_id: Option<Id>,
    pub subject_id: Option<Id>,
    pub token_hash: String,
    pub payload: Doc,
    pub tries: i32,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
}
row_of!(OneTimeTokenRow, one_time_tokens, unsealed);

/// A row of `api_tokens`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = api_tokens, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ApiTokenRow {
    pub id: Id,
    pub user_id: Id,
    pub name: String,
    pub scopes: List<String>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub revoked_at: Option<Instant>,
}
row_of!(ApiTokenRow, api_tokens, plain);

/// Removes one-time tokens that expired before `before`.
///
/// # Errors
/// The database's.
pub fn delete_expired(db: &mut Db, before: Instant) -> QueryResult<usize> {
    diesel::delete(one_time_tokens::table.filter(one_time_tokens::expires_at.lt(before))).execute(db)
}

/// When the tokens of this purpose were made for a person and a thing.
///
/// # Errors
/// The database's.
pub fn list_made(db: &mut Db, purpose: &str, user: Id, subject: Id) -> QueryResult<Vec<Instant>> {
    one_time_tokens::table
        .filter(one_time_tokens::purpose.eq(purpose))
        .filter(one_time_tokens::user_id.eq(user))
        .filter(one_time_tokens::subject_id.eq(subject))
        .order(one_time_tokens::created_at)
        .select(one_time_tokens::created_at)
        .load(db)
}

/// The last token of this purpose made for a person and a thing.
///
/// # Errors
/// The database's.
pub fn find_last(db: &mut Db, purpose: &str, user: Id, subject: Id) -> QueryResult<Option<OneTimeTokenRow>> {
    one_time_tokens::table
        .filter(one_time_tokens::purpose.eq(purpose))
        .filter(one_time_tokens::user_id.eq(user))
        .filter(one_time_tokens::subject_id.eq(subject))
        .order((one_time_tokens::created_at.desc(), one_time_tokens::id.desc()))
        .first(db)
        .optional()
}
