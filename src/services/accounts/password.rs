//! A new password: by a link when the old one is forgotten, or because its owner wants another.

use super::own::password_was_right;
use super::register::may_write_to;
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::outbox;
use crate::db::sessions;
use crate::db::tokens::{self, OneTimeTokenRow};
use crate::db::types::Doc;
use crate::db::users::{self, UserRow};
use crate::domain::account::LinkPurpose;
use crate::domain::act::Act;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::services::Refusal;

/// Sends a link for a new password to the owner of the address. Does nothing, and says nothing,
/// when there is no such account.
///
/// # Errors
/// The database's.
pub fn ask_reset(db: &mut Db, act: &Act, email: &str) -> Result<(), Refusal> {
    let Some(user) = users::find_by_email(db, email)?.filter(|user| user.disabled_at.is_none()) else { return Ok(()) };
    if !may_write_to(db, act, &user.email)? {
        return Ok(());
    }
    let payload = Doc(serde_json::json!({}));
    let link = OneTimeTokenRow::link(act.id(), LinkPurpose::ResetPassword, Some(user.id), None, payload, act.at);
    link.insert(db)?;
    audit_log::record(db, act, Entry::new("account.ask_reset", "user", user.id, &user.email))?;
    outbox::tell(db, act, &Event::PasswordResetAsked { user: user.id, reset: link.id })?;
    Ok(())
}

/// Sets a new password by its link. Whoever was signed in is so no more, API tokens are revoked, and
/// the address is confirmed: the link came there.
///
/// # Errors
/// `link-over` when the link was used or has ended.
pub fn reset(db: &mut Db, act: &Act, link: Id, password_hash: String) -> Result<(), Refusal> {
    let link = tokens::find_open_link(db, LinkPurpose::ResetPassword, link, act.at)?;
    let user = link.and_then(|link| link.user_id).ok_or_else(|| Refusal::from(Unmet::new("link-over")))?;
    let mut user = Refusal::found(UserRow::find_locked(db, user)?)?;
    user.password_hash = Some(password_hash);
    user.email_confirmed_at = user.email_confirmed_at.or(Some(act.at));
    user.save(db)?;
    for purpose in [LinkPurpose::ResetPassword, LinkPurpose::ConfirmEmail, LinkPurpose::StaffInvitation] {
        tokens::close_links(db, purpose, user.id, act.at)?;
    }
    let ended = sessions::delete_of_user(db, user.id, None)?;
    let mut entry =
        Entry::new("account.reset_password", "user", user.id, &user.email).set("sessions_ended", ended).seal(&user)?;
    for mut token in tokens::list_api_tokens(db, user.id, act.at)? {
        token.revoked_at = Some(act.at);
        token.save(db)?;
        entry = entry.seal(&token)?;
    }
    // A disabled account may get a password; it still opens nothing.
    let act = match users::find_actor(db, user.id)? {
        Some(actor) => act.by(actor),
        None => act.clone(),
    };
    audit_log::record(db, &act, entry)?;
    Ok(())
}

/// Sets a new password for the actor, who gave the old one. Their other sessions end; `keep` is the
/// stored key of this one.
///
/// # Errors
/// `NotFound` when nobody is signed in.
pub fn change(db: &mut Db, act: &Act, password_hash: String, keep: Option<String>) -> Result<(), Refusal> {
    let user = Refusal::found(act.actor.user())?;
    let mut user = Refusal::found(UserRow::find_locked(db, user)?)?;
    user.password_hash = Some(password_hash);
    user.save(db)?;
    tokens::close_links(db, LinkPurpose::ResetPassword, user.id, act.at)?;
    password_was_right(db, user.id)?;
    let ended = sessions::delete_of_user(db, user.id, keep.as_deref())?;
    let entry = Entry::new("account.change_password", "user", user.id, &user.email).set("sessions_ended", ended);
    audit_log::record(db, act, entry.seal(&user)?)?;
    Ok(())
}
