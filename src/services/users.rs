//! Accounts as the administration sees them: created, given roles, disabled.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::users::{self, RoleGrantRow, UserRow};
use crate::domain::act::Act;
use crate::domain::actor::Grant;
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;

/// What a new account starts with.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The address, in lower case.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The language of their mails.
    pub lang: Lang,
    /// Their telephone, or nothing.
    pub phone: String,
    /// The Argon2id hash of their password; none while an invitation is open.
    pub password_hash: Option<String>,
    /// Whether the address is known to be theirs.
    pub confirmed: bool,
}

/// Creates an account with its first roles.
///
/// # Errors
/// `email-taken` when there is an account with this address.
pub fn create(db: &mut Db, act: &Act, new: NewUser, grants: &[Grant]) -> Result<UserRow, Refusal> {
    if users::find_by_email(db, &new.email)?.is_some() {
        return Err(Unmet::new("email-taken").on("email").into());
    }
    let user = UserRow {
        id: act.id(),
        email: new.email,
        name: new.name,
        phone: new.phone,
        lang: new.lang,
        password_hash: new.password_hash,
        email_confirmed_at: new.confirmed.then_some(act.at),
        totp_secret: None,
        totp_enrolled_at: None,
        totp_last_step: None,
        disabled_at: None,
        created_at: act.at,
    };
    user.insert(db)?;
    let mut entry = Entry::new("user.create", "user", user.id, &user.email).seal(&user)?;
    for grant in grants {
        let row = grant_row(act, user.id, *grant);
        row.insert(db)?;
        entry = entry.set("role", grant.role).seal(&row)?;
    }
    audit_log::record(db, act, entry)?;
    Ok(user)
}

/// The row of a role given now.
fn grant_row(act: &Act, user: Id, grant: Grant) -> RoleGrantRow {
    RoleGrantRow {
        id: act.id(),
        user_id: user,
        role: grant.role,
        country: grant.country,
        programme_id: grant.programme,
        call_id: grant.call,
        granted_by: act.actor.user(),
        granted_at: act.at,
        revoked_at: None,
    }
}
