//! Signing in and out. The password is compared between two transactions, by the caller: it takes
//! some tens of milliseconds that nobody else should wait for.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::throttles;
use crate::db::users::{self, UserRow};
use crate::domain::account::Limit;
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::services::Refusal;

const PASSWORD: &str = "sign-in";
const ADDRESS: &str = "sign-in-address";
const CODE: &str = "sign-in-code";

/// What somebody meets who knocks.
#[derive(Debug)]
pub enum Door {
    /// Too many attempts: come back after so many seconds.
    Closed {
        /// Seconds to wait.
        wait_seconds: u64,
    },
    /// They may try. The account they mean, when there is one that may be used.
    Open(Option<Box<UserRow>>),
}

/// How somebody proved who they are.
#[derive(Debug, Clone)]
pub enum Proof {
    /// The right password; and its hash made anew when the stored one is outdated.
    Password {
        /// The new hash.
        renewed: Option<String>,
    },
    /// The right password, then the right one-time code, which belongs to this step of time.
    Code {
        /// The step, used up by this sign-in.
        step: i64,
    },
}

/// Counts an attempt on the account `email` from the network address `ip`, before its password is
/// compared. An address without account is counted alike, so that nothing tells it from others.
///
/// # Errors
/// The database's.
pub fn begin_password(db: &mut Db, act: &Act, email: &str, ip: &str) -> Result<Door, Refusal> {
    let on_account = throttles::hit(db, PASSWORD, email, Limit::SIGN_IN, act.at)?;
    let from_address = throttles::hit(db, ADDRESS, ip, Limit::SIGN_IN_ADDRESS, act.at)?;
    let user = users::find_by_email(db, email)?;
    if on_account.is_first_over || from_address.is_first_over {
        let entry = match &user {
            Some(user) if on_account.is_first_over => Entry::new("account.throttle", "user", user.id, &user.email),
            _ => Entry::new("account.throttle", "address", act.id(), ip),
        };
        audit_log::record(db, act, entry.set("attempts", on_account.attempts.max(from_address.attempts)))?;
    }
    match on_account.wait_seconds.max(from_address.wait_seconds) {
        Some(wait_seconds) => Ok(Door::Closed { wait_seconds }),
        None => Ok(Door::Open(user.filter(|user| user.disabled_at.is_none()).map(Box::new))),
    }
}

/// Counts an attempt on the one-time code of `user`, whose password was right.
///
/// # Errors
/// The database's.
pub fn begin_code(db: &mut Db, act: &Act, user: Id) -> Result<Door, Refusal> {
    let hit = throttles::hit(db, CODE, &user.to_string(), Limit::CODE, act.at)?;
    let user = UserRow::find(db, user)?;
    if let Some(user) = user.as_ref().filter(|_| hit.is_first_over) {
        let entry = Entry::new("account.throttle", "user", user.id, &user.email).set("code_attempts", hit.attempts);
        audit_log::record(db, act, entry)?;
    }
    match hit.wait_seconds {
        Some(wait_seconds) => Ok(Door::Closed { wait_seconds }),
        None => Ok(Door::Open(user.filter(|user| user.disabled_at.is_none()).map(Box::new))),
    }
}

/// Notes that `user` signed in from `ip`, after the caller checked the proof. Returns who they are.
///
/// # Errors
/// `Forbidden` for an account that is disabled, whose address is not confirmed, or which needs a
/// code and gave none; `totp-used` when the code's step was used before.
pub fn sign_in(db: &mut Db, act: &Act, user: Id, ip: &str, proof: Proof) -> Result<Actor, Refusal> {
    let mut user = Refusal::found(UserRow::find_locked(db, user)?)?;
    let has_code = matches!(proof, Proof::Code { .. });
    if user.disabled_at.is_some() || user.email_confirmed_at.is_none() || user.totp_enrolled_at.is_some() != has_code {
        return Err(Refusal::Forbidden);
    }
    let actor = Refusal::found(users::find_actor(db, user.id)?)?;
    let act = act.by(actor);
    let mut entry = Entry::new("account.sign_in", "user", user.id, &user.email).set("second_factor", has_code);
    match proof {
        Proof::Password { renewed: None } => {}
        Proof::Password { renewed } => {
            user.password_hash = renewed;
            user.save(db)?;
            entry = entry.seal(&user)?;
        }
        Proof::Code { step } => {
            if user.totp_last_step.is_some_and(|last| step <= last) {
                return Err(Unmet::new("totp-used").on("one_time_code").into());
            }
            user.totp_last_step = Some(step);
            user.save(db)?;
            entry = entry.seal(&user)?;
        }
    }
    throttles::forget(db, PASSWORD, &user.email)?;
    throttles::forget(db, CODE, &user.id.to_string())?;
    throttles::take_back(db, ADDRESS, ip)?;
    audit_log::record(db, &act, entry)?;
    Ok(act.actor)
}

/// Notes that the actor signed out.
///
/// # Errors
/// `NotFound` when nobody is signed in.
pub fn sign_out(db: &mut Db, act: &Act) -> Result<(), Refusal> {
    let user = Refusal::found(act.actor.user())?;
    audit_log::record(db, act, Entry::new("account.sign_out", "user", user, &act.actor.email))?;
    Ok(())
}
