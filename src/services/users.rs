//! Accounts as the administration sees them: created, invited, given roles, disabled.

use serde_json::json;

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::outbox;
use crate::db::sessions;
use crate::db::tokens::{self, OneTimeTokenRow};
use crate::db::types::Doc;
use crate::db::users::{self, RoleGrantRow, UserRow};
use crate::domain::account::{self, LinkPurpose};
use crate::domain::act::Act;
use crate::domain::actor::{At, Grant, Role};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;

pub use crate::db::users::NewUser;

/// Creates an account with its first roles.
///
/// # Errors
/// `email-taken` when there is an account with this address.
pub fn create(db: &mut Db, act: &Act, new: NewUser, grants: &[Grant]) -> Result<UserRow, Refusal> {
    if users::find_by_email(db, &new.email)?.is_some() {
        return Err(Unmet::new("email-taken").on("email").into());
    }
    let user = UserRow::begin(act.id(), new, act.at);
    user.insert(db)?;
    let mut entry = Entry::new("user.create", "user", user.id, &user.email).seal(&user)?;
    for grant in grants {
        let row = RoleGrantRow::begin(act.id(), user.id, *grant, act.actor.user(), act.at);
        row.insert(db)?;
        entry = entry.set("role", grant.role).seal(&row)?;
    }
    audit_log::record(db, act, entry)?;
    Ok(user)
}

/// Invites a colleague: an account with roles, that nobody can use until its link was followed.
///
/// # Errors
/// What is wrong with the fields; `email-taken`; a role that the actor may not give.
pub fn invite(
    db: &mut Db,
    act: &Act,
    name: &str,
    email: &str,
    lang: Lang,
    grants: &[Grant],
) -> Result<UserRow, Refusal> {
    needs(act, Permission::UserInvite)?;
    let mut unmet = account::check_person(name, email);
    if grants.is_empty() {
        unmet.push(Unmet::new("missing-role").on("role"));
    }
    let new = NewUser {
        email: email.to_owned(),
        name: name.trim().to_owned(),
        lang,
        phone: String::new(),
        password_hash: None,
        confirmed: false,
    };
    let mut held = Vec::new();
    for grant in grants {
        may_grant_there(act, grant)?;
        // The account does not exist yet, so it is nobody's own.
        unmet.extend(account::check_roles_together(&held, grant.role));
        held.push(grant.role);
    }
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    let user = create(db, act, new, grants)?;
    send_invitation(db, act, &user)?;
    Ok(user)
}

/// Sends the invitation again, with a new link; the former one closes.
///
/// # Errors
/// `already-joined` when the account has a password.
pub fn invite_again(db: &mut Db, act: &Act, user: Id) -> Result<(), Refusal> {
    needs(act, Permission::UserInvite)?;
    let user = Refusal::found(UserRow::find_locked(db, user)?)?;
    if user.password_hash.is_some() || user.disabled_at.is_some() {
        return Err(Unmet::new("already-joined").into());
    }
    tokens::close_links(db, LinkPurpose::StaffInvitation, user.id, act.at)?;
    send_invitation(db, act, &user)?;
    audit_log::record(db, act, Entry::new("user.invite_again", "user", user.id, &user.email))?;
    Ok(())
}

fn send_invitation(db: &mut Db, act: &Act, user: &UserRow) -> Result<(), Refusal> {
    let payload = Doc(json!({ "by": act.actor.name }));
    let link = OneTimeTokenRow::link(act.id(), LinkPurpose::StaffInvitation, Some(user.id), None, payload, act.at);
    link.insert(db)?;
    outbox::tell(db, act, &Event::StaffInvited { user: user.id, invitation: link.id })?;
    Ok(())
}

/// The invited colleague chooses a password; the link proved that the address is theirs.
///
/// # Errors
/// `link-over` when the link was used or has ended.
pub fn accept_invitation(db: &mut Db, act: &Act, invitation: Id, password_hash: String) -> Result<UserRow, Refusal> {
    let link = tokens::find_open_link(db, LinkPurpose::StaffInvitation, invitation, act.at)?;
    let user = link.and_then(|link| link.user_id).ok_or_else(|| Refusal::from(Unmet::new("link-over")))?;
    let mut user = Refusal::found(UserRow::find_locked(db, user)?)?;
    if user.disabled_at.is_some() {
        return Err(Unmet::new("link-over").into());
    }
    user.password_hash = Some(password_hash);
    user.email_confirmed_at = Some(act.at);
    user.save(db)?;
    for purpose in [LinkPurpose::StaffInvitation, LinkPurpose::ResetPassword, LinkPurpose::ConfirmEmail] {
        tokens::close_links(db, purpose, user.id, act.at)?;
    }
    let act = act.by(Refusal::found(users::find_actor(db, user.id)?)?);
    let entry = Entry::new("account.accept_invitation", "user", user.id, &user.email);
    audit_log::record(db, &act, entry.seal(&user)?)?;
    Ok(user)
}

/// Gives an account a role.
///
/// # Errors
/// `role-for-oneself`, `role-beside-administrator`, `role-held`; `Forbidden` outside the actor's countries.
pub fn grant(db: &mut Db, act: &Act, user: Id, grant: Grant) -> Result<RoleGrantRow, Refusal> {
    needs(act, Permission::UserGrant)?;
    may_grant_there(act, &grant)?;
    let user = Refusal::found(UserRow::find_locked(db, user)?)?;
    let held = users::list_grants(db, user.id)?;
    let roles: Vec<Role> = held.iter().map(|row| row.role).collect();
    let mut unmet = account::check_grant(&act.actor, user.id, &roles, grant.role);
    if held.iter().any(|row| row.grant() == grant) {
        unmet.push(Unmet::new("role-held").on("role"));
    }
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    let row = RoleGrantRow::begin(act.id(), user.id, grant, act.actor.user(), act.at);
    row.insert(db)?;
    let entry =
        Entry::new("user.grant", "user", user.id, &user.email).set("role", grant.role).set("place", place(&grant));
    audit_log::record(db, act, entry.seal(&row)?)?;
    Ok(row)
}

/// Takes a role back. Somebody must remain who administers everywhere.
///
/// # Errors
/// `last-administrator`; `NotFound` when the role is not held; `Forbidden` outside the actor's countries.
pub fn revoke(db: &mut Db, act: &Act, user: Id, role: Id) -> Result<RoleGrantRow, Refusal> {
    needs(act, Permission::UserGrant)?;
    let user = Refusal::found(UserRow::find_locked(db, user)?)?;
    let row = RoleGrantRow::find_locked(db, role)?;
    let mut row = Refusal::found(row.filter(|row| row.user_id == user.id && row.revoked_at.is_none()))?;
    may_grant_there(act, &row.grant())?;
    if row.role == Role::Administrator && row.country.is_none() {
        keeps_an_administrator(db, user.id)?;
    }
    row.revoked_at = Some(act.at);
    row.save(db)?;
    let entry =
        Entry::new("user.revoke", "user", user.id, &user.email).set("role", row.role).set("place", place(&row.grant()));
    audit_log::record(db, act, entry.seal(&row)?)?;
    Ok(row)
}

/// Disables an account: its sessions end and nobody signs in with it. Its history stays.
///
/// # Errors
/// `disable-oneself`, `last-administrator`; `NotFound` when it is disabled already.
pub fn disable(db: &mut Db, act: &Act, user: Id) -> Result<(), Refusal> {
    needs(act, Permission::UserDisable)?;
    if act.actor.is(user) {
        return Err(Unmet::new("disable-oneself").into());
    }
    let user = UserRow::find_locked(db, user)?;
    let mut user = Refusal::found(user.filter(|user| user.disabled_at.is_none()))?;
    reaches(db, act, user.id)?;
    keeps_an_administrator(db, user.id)?;
    user.disabled_at = Some(act.at);
    user.save(db)?;
    let ended = sessions::delete_of_user(db, user.id, None)?;
    let entry = Entry::new("user.disable", "user", user.id, &user.email).set("sessions_ended", ended);
    audit_log::record(db, act, entry.seal(&user)?)?;
    Ok(())
}

/// Enables a disabled account.
///
/// # Errors
/// `NotFound` when it is not disabled.
pub fn enable(db: &mut Db, act: &Act, user: Id) -> Result<(), Refusal> {
    needs(act, Permission::UserDisable)?;
    let user = UserRow::find_locked(db, user)?;
    let mut user = Refusal::found(user.filter(|user| user.disabled_at.is_some()))?;
    reaches(db, act, user.id)?;
    user.disabled_at = None;
    user.save(db)?;
    audit_log::record(db, act, Entry::new("user.enable", "user", user.id, &user.email).seal(&user)?)?;
    Ok(())
}

/// Removes the second factor of somebody who lost their phone, after the actor made sure that it is
/// them who asks. Their sessions end; their password stays.
///
/// # Errors
/// `factor-of-oneself`: one's own is removed in one's own account, with the password.
pub fn remove_second_factor(db: &mut Db, act: &Act, user: Id) -> Result<(), Refusal> {
    needs(act, Permission::UserDisable)?;
    if act.actor.is(user) {
        return Err(Unmet::new("factor-of-oneself").into());
    }
    let user = UserRow::find_locked(db, user)?;
    let mut user = Refusal::found(user.filter(|user| user.totp_enrolled_at.is_some()))?;
    reaches(db, act, user.id)?;
    user.totp_secret = None;
    user.totp_enrolled_at = None;
    user.totp_last_step = None;
    user.save(db)?;
    sessions::delete_of_user(db, user.id, None)?;
    let entry = Entry::new("user.remove_second_factor", "user", user.id, &user.email);
    audit_log::record(db, act, entry.seal(&user)?)?;
    Ok(())
}

fn needs(act: &Act, permission: Permission) -> Result<(), Refusal> {
    if act.actor.may(permission) { Ok(()) } else { Err(Refusal::Forbidden) }
}

/// An administrator of some countries gives roles in those only.
fn may_grant_there(act: &Act, grant: &Grant) -> Result<(), Refusal> {
    let at = At { country: grant.country, programme: grant.programme, call: grant.call };
    if act.actor.may_at(Permission::UserGrant, at) { Ok(()) } else { Err(Refusal::Forbidden) }
}

/// An administrator of some countries touches only accounts whose every role lies there.
fn reaches(db: &mut Db, act: &Act, user: Id) -> Result<(), Refusal> {
    for row in users::list_grants(db, user)? {
        may_grant_there(act, &row.grant())?;
    }
    Ok(())
}

fn keeps_an_administrator(db: &mut Db, user: Id) -> Result<(), Refusal> {
    let administers =
        users::list_grants(db, user)?.iter().any(|row| row.role == Role::Administrator && row.country.is_none());
    if administers && users::count_other_administrators(db, user)? == 0 {
        return Err(Unmet::new("last-administrator").on("role").into());
    }
    Ok(())
}

/// Where a role reaches, for the audit log.
fn place(grant: &Grant) -> String {
    let limits = [
        grant.country.map(|country| country.to_string()),
        grant.programme.map(|programme| format!("programme {programme}")),
        grant.call.map(|call| format!("call {call}")),
    ];
    let limits: Vec<String> = limits.into_iter().flatten().collect();
    if limits.is_empty() { "everywhere".to_owned() } else { limits.join(", ") }
}
