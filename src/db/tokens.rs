//! One-time tokens (links in mails, codes) and tokens of the JSON API.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::{api_tokens, one_time_tokens};
use super::types::{Doc, List};
use super::{Db, ext, row_of};
use crate::domain::account::LinkPurpose;
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

impl OneTimeTokenRow {
    /// A link for a letter. Its text is `Secrets::link_token(purpose.link(), id)`, computed when the letter
    /// is written: nothing that opens a door is stored, so `token_hash` only says that.
    pub fn link(
        id: Id,
        purpose: LinkPurpose,
        user: Option<Id>,
        subject: Option<Id>,
        payload: Doc,
        now: Instant,
    ) -> Self {
        OneTimeTokenRow {
            id,
            purpose: purpose.as_str().to_owned(),
            user_id: user,
            subject_id: subject,
            token_hash: format!("computed:{id}"),
            payload,
            tries: 0,
            created_at: now,
            expires_at: now + purpose.lifetime(),
            used_at: None,
        }
    }

    /// A text of the payload; empty when absent.
    pub fn payload_text(&self, key: &str) -> &str {
        self.payload.0.get(key).and_then(serde_json::Value::as_str).unwrap_or_default()
    }

    /// Whether the link still opens its door.
    pub fn is_open(&self, now: Instant) -> bool {
        self.used_at.is_none() && self.expires_at > now
    }
}

/// The request of a link whose proof was right, locked; `None` when it was used, has ended, or is
/// for another purpose.
///
/// # Errors
/// The database's.
pub fn find_open_link(db: &mut Db, purpose: LinkPurpose, id: Id, now: Instant) -> QueryResult<Option<OneTimeTokenRow>> {
    let row = OneTimeTokenRow::find_locked(db, id)?;
    Ok(row.filter(|row| row.purpose == purpose.as_str() && row.is_open(now)))
}

/// The same without a lock, for the page that the link opens. Whoever holds the link may see it.
///
/// # Errors
/// The database's.
pub fn public_open_link(
    db: &mut Db,
    purpose: LinkPurpose,
    id: Id,
    now: Instant,
) -> QueryResult<Option<OneTimeTokenRow>> {
    let row = OneTimeTokenRow::find(db, id)?;
    Ok(row.filter(|row| row.purpose == purpose.as_str() && row.is_open(now)))
}

/// The last link of this purpose that was sent to the account, open or not.
///
/// # Errors
/// The database's.
pub fn find_last_link(db: &mut Db, purpose: LinkPurpose, user: Id) -> QueryResult<Option<OneTimeTokenRow>> {
    one_time_tokens::table
        .filter(one_time_tokens::purpose.eq(purpose.as_str()))
        .filter(one_time_tokens::user_id.eq(user))
        .order((one_time_tokens::created_at.desc(), one_time_tokens::id.desc()))
        .first(db)
        .optional()
}

/// Closes every open link of this purpose that was sent to the account.
///
/// # Errors
/// The database's.
pub fn close_links(db: &mut Db, purpose: LinkPurpose, user: Id, now: Instant) -> QueryResult<usize> {
    diesel::update(
        one_time_tokens::table
            .filter(one_time_tokens::purpose.eq(purpose.as_str()))
            .filter(one_time_tokens::user_id.eq(user))
            .filter(one_time_tokens::used_at.is_null()),
    )
    .set(one_time_tokens::used_at.eq(now))
    .execute(db)
}

/// The accounts among `users` whose invitation is open, with the instant it ends.
///
/// # Errors
/// The database's.
pub fn list_open_invitations(db: &mut Db, users: &[Id], now: Instant) -> QueryResult<Vec<(Option<Id>, Instant)>> {
    one_time_tokens::table
        .filter(one_time_tokens::purpose.eq(LinkPurpose::StaffInvitation.as_str()))
        .filter(ext::one_of(one_time_tokens::user_id, users.iter().copied().map(Some)))
        .filter(one_time_tokens::used_at.is_null())
        .filter(one_time_tokens::expires_at.gt(now))
        .order(one_time_tokens::expires_at)
        .select((one_time_tokens::user_id, one_time_tokens::expires_at))
        .load(db)
}

/// The open invitations to an organisation, the latest first.
///
/// # Errors
/// The database's.
pub fn list_member_invitations(db: &mut Db, partner: Id, now: Instant) -> QueryResult<Vec<OneTimeTokenRow>> {
    one_time_tokens::table
        .filter(one_time_tokens::purpose.eq(LinkPurpose::MemberInvitation.as_str()))
        .filter(one_time_tokens::subject_id.eq(partner))
        .filter(one_time_tokens::used_at.is_null())
        .filter(one_time_tokens::expires_at.gt(now))
        .order(one_time_tokens::id.desc())
        .load(db)
}

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

/// The API token with this number, when it is neither revoked nor ended. Who holds it, and whether
/// that account may still do anything, is asked with [`find_actor`](super::users::find_actor).
///
/// # Errors
/// The database's.
pub fn find_valid_api_token(db: &mut Db, id: Id, now: Instant) -> QueryResult<Option<ApiTokenRow>> {
    api_tokens::table
        .filter(api_tokens::id.eq(id))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(now))
        .first(db)
        .optional()
}

/// An account's API tokens that still work, the latest first.
///
/// # Errors
/// The database's.
pub fn list_api_tokens(db: &mut Db, user: Id, now: Instant) -> QueryResult<Vec<ApiTokenRow>> {
    api_tokens::table
        .filter(api_tokens::user_id.eq(user))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(now))
        .order(api_tokens::id.desc())
        .load(db)
}
