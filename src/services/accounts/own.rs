//! What a person changes of their own account.

use chrono::TimeDelta;

use super::Door;
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::sessions;
use crate::db::throttles;
use crate::db::tokens::{self, ApiTokenRow};
use crate::db::types::List;
use crate::db::users::UserRow;
use crate::domain::account::{self, ApiScope, Limit, TOKEN_DAYS};
use crate::domain::act::Act;
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;

const AGAIN: &str = "password-again";

/// The actor's account, locked.
fn own(db: &mut Db, act: &Act) -> Result<UserRow, Refusal> {
    let user = Refusal::found(act.actor.user())?;
    Refusal::found(UserRow::find_locked(db, user)?)
}

/// Changes name, language and telephone.
///
/// # Errors
/// What is wrong with the fields.
pub fn edit_profile(db: &mut Db, act: &Act, name: &str, lang: Lang, phone: &str) -> Result<(), Refusal> {
    let mut user = own(db, act)?;
    let mut unmet = account::check_name(name);
    if phone.chars().count() > 40 {
        unmet.push(Unmet::new("text-too-long").on("phone").with("max", 40));
    }
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    let mut entry = Entry::new("account.edit", "user", user.id, &user.email);
    if user.name != name.trim() {
        entry = entry.change("name", &user.name, name.trim());
    }
    user.name = name.trim().to_owned();
    user.lang = lang;
    user.phone = phone.trim().to_owned();
    user.save(db)?;
    audit_log::record(db, act, entry.seal(&user)?)?;
    Ok(())
}

/// Counts one try at giving the present password again, before something weighty. The count is
/// kept also when there were too many, so this is no refusal.
///
/// # Errors
/// The database's.
pub fn begin_password_again(db: &mut Db, act: &Act) -> Result<Door, Refusal> {
    let user = own(db, act)?;
    let hit = throttles::hit(db, AGAIN, &user.id.to_string(), Limit::SIGN_IN, act.at)?;
    Ok(match hit.wait_seconds {
        Some(wait_seconds) => Door::Closed { wait_seconds },
        None => Door::Open(Some(Box::new(user))),
    })
}

/// Forgets the tries: the right password came.
pub(super) fn password_was_right(db: &mut Db, user: Id) -> Result<(), Refusal> {
    Ok(throttles::forget(db, AGAIN, &user.to_string())?)
}

/// Ends one of the actor's sessions.
///
/// # Errors
/// `NotFound` when it is not theirs or has ended.
pub fn end_session(db: &mut Db, act: &Act, key_hash: &str) -> Result<(), Refusal> {
    let user = Refusal::found(act.actor.user())?;
    let session = sessions::find(db, key_hash)?.filter(|session| session.user_id == Some(user));
    Refusal::found(session)?;
    sessions::delete(db, key_hash)?;
    audit_log::record(db, act, Entry::new("account.end_session", "user", user, &act.actor.email))?;
    Ok(())
}

/// Ends all sessions of the actor but the one stored under `keep`.
///
/// # Errors
/// The database's.
pub fn end_other_sessions(db: &mut Db, act: &Act, keep: Option<String>) -> Result<(), Refusal> {
    let user = Refusal::found(act.actor.user())?;
    let ended = sessions::delete_of_user(db, user, keep.as_deref())?;
    let entry = Entry::new("account.end_other_sessions", "user", user, &act.actor.email).set("sessions_ended", ended);
    audit_log::record(db, act, entry)?;
    Ok(())
}

/// Turns the second factor on: `sealed` is its secret, sealed for this account; `step` that of the
/// code by which its owner showed that their app works. Other sessions end.
///
/// # Errors
/// `totp-already` when there is one.
pub fn enrol_second_factor(
    db: &mut Db,
    act: &Act,
    sealed: Vec<u8>,
    step: i64,
    keep: Option<String>,
) -> Result<(), Refusal> {
    let mut user = own(db, act)?;
    if user.totp_enrolled_at.is_some() {
        return Err(Unmet::new("totp-already").into());
    }
    user.totp_secret = Some(sealed);
    user.totp_enrolled_at = Some(act.at);
    user.totp_last_step = Some(step);
    user.save(db)?;
    sessions::delete_of_user(db, user.id, keep.as_deref())?;
    let entry = Entry::new("account.enrol_second_factor", "user", user.id, &user.email);
    audit_log::record(db, act, entry.seal(&user)?)?;
    Ok(())
}

/// Turns the actor's second factor off. The caller asked for the password again.
///
/// # Errors
/// `NotFound` when there is none.
pub fn remove_second_factor(db: &mut Db, act: &Act) -> Result<(), Refusal> {
    let mut user = own(db, act)?;
    Refusal::found(user.totp_enrolled_at)?;
    user.totp_secret = None;
    user.totp_enrolled_at = None;
    user.totp_last_step = None;
    user.save(db)?;
    password_was_right(db, user.id)?;
    let entry = Entry::new("account.remove_second_factor", "user", user.id, &user.email);
    audit_log::record(db, act, entry.seal(&user)?)?;
    Ok(())
}

/// An API token as asked for.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// What its owner calls it.
    pub name: String,
    /// What it may read.
    pub scopes: Vec<ApiScope>,
    /// How many days it lives: one of [`TOKEN_DAYS`].
    pub days: i64,
}

/// Creates a token; the row's identifier is the `jti` of the text that the caller issues.
///
/// # Errors
/// No name, a name in use, no scope, or another duration than offered; each on its field.
pub fn create_token(db: &mut Db, act: &Act, new: NewToken) -> Result<ApiTokenRow, Refusal> {
    // The account's row is locked: a form sent twice meets the name of its first arrival.
    let user = own(db, act)?;
    let mut unmet = Vec::new();
    let name = new.name.trim();
    if name.is_empty() {
        unmet.push(Unmet::new("missing").on("name"));
    } else if name.chars().count() > 80 {
        unmet.push(Unmet::new("text-too-long").on("name").with("max", 80));
    } else if tokens::list_api_tokens(db, user.id, act.at)?.iter().any(|token| token.name == name) {
        unmet.push(Unmet::new("token-name-taken").on("name"));
    }
    if new.scopes.is_empty() {
        unmet.push(Unmet::new("token-without-scope").on("scopes"));
    }
    if !TOKEN_DAYS.contains(&new.days) {
        unmet.push(Unmet::new("missing").on("days"));
    }
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    let row = ApiTokenRow {
        id: act.id(),
        user_id: user.id,
        name: name.to_owned(),
        scopes: List(new.scopes.iter().map(ToString::to_string).collect()),
        created_at: act.at,
        expires_at: act.at + TimeDelta::days(new.days),
        revoked_at: None,
    };
    row.insert(db)?;
    let entry = Entry::new("token.create", "user", user.id, &user.email).set("name", &row.name);
    audit_log::record(db, act, entry.set("scopes", row.scopes.0.join(" ")).seal(&row)?)?;
    Ok(row)
}

/// Revokes one of the actor's tokens.
///
/// # Errors
/// `NotFound` when it is not theirs or was revoked before.
pub fn revoke_token(db: &mut Db, act: &Act, token: Id) -> Result<(), Refusal> {
    let user = Refusal::found(act.actor.user())?;
    let token = ApiTokenRow::find_locked(db, token)?;
    let mut token = Refusal::found(token.filter(|token| token.user_id == user && token.revoked_at.is_none()))?;
    token.revoked_at = Some(act.at);
    token.save(db)?;
    let entry = Entry::new("token.revoke", "user", user, &act.actor.email).set("name", &token.name);
    audit_log::record(db, act, entry.seal(&token)?)?;
    Ok(())
}
