//! Readers follow new calls without an account: they ask, confirm by the link of a letter, change
//! their wishes, and stop. Every answer is the same whether an address is known or not.
//!
//! # Why nothing of this is in the audit log
//! 2026-11: the log keeps what it is told for ever, and these readers were promised that their address
//! is gone the moment they stop. Nothing here decides about anybody.

use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::outbox;
use crate::db::subscriptions::{self, SubscriptionMailRow, SubscriptionRow};
use crate::db::throttles;
use crate::db::types::List;
use crate::domain::account::Limit;
use crate::domain::act::Act;
use crate::domain::call::CallState;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::partner::looks_like_email;
use crate::domain::state::Unmet;
use crate::domain::subscription::{CONFIRM_WITHIN, Wishes};
use crate::domain::text::Lang;
use crate::services::Refusal;

/// Asks to be told of new calls. A letter lets the owner of the address confirm; to one who did so
/// before it says that nothing changed, whatever somebody else typed.
///
/// # Errors
/// What is wrong with the address; `TooMany` from one address of the network.
pub fn ask(db: &mut Db, act: &Act, email: &str, lang: Lang, wishes: Wishes, ip: &str) -> Result<(), Refusal> {
    if email.is_empty() {
        return Err(Unmet::new("missing").on("email").into());
    }
    if !looks_like_email(email) {
        return Err(Unmet::new("email-unreadable").on("email").into());
    }
    if let Some(wait_seconds) = throttles::hit(db, "subscription", ip, Limit::REGISTRATION, act.at)?.wait_seconds {
        return Err(Refusal::TooMany { wait_seconds });
    }
    // Counted first, with the letters of accounts: on PostgreSQL that row makes a form sent twice wait
    // for its first arrival.
    let may_write = throttles::hit(db, "letter", email, Limit::LETTERS, act.at)?.wait_seconds.is_none();
    let row = match subscriptions::find_by_email(db, email)? {
        Some(row) if row.confirmed_at.is_some() => row,
        Some(mut row) => {
            row.wish(wishes);
            row.lang = lang;
            row.asked_at = act.at;
            row.save(db)?;
            row
        }
        None => {
            let row = SubscriptionRow {
                id: act.id(),
                email: email.to_owned(),
                lang,
                countries: List(wishes.countries),
                sectors: List(wishes.sectors),
                asked_at: act.at,
                confirmed_at: None,
            };
            row.insert(db)?;
            row
        }
    };
    if may_write {
        outbox::tell(db, act, &Event::SubscriptionAsked { subscription: row.id })?;
    }
    Ok(())
}

/// Confirms an address by its link. Doing it twice changes nothing.
///
/// # Errors
/// `link-over` when it came too late or the subscription was ended.
pub fn confirm(db: &mut Db, act: &Act, subscription: Id) -> Result<(), Refusal> {
    let row = SubscriptionRow::find_locked(db, subscription)?;
    let mut row = row.ok_or_else(|| Refusal::from(Unmet::new("link-over")))?;
    if row.confirmed_at.is_some() {
        return Ok(());
    }
    if row.asked_at + CONFIRM_WITHIN <= act.at {
        return Err(Unmet::new("link-over").into());
    }
    row.confirmed_at = Some(act.at);
    Ok(row.save(db)?)
}

/// Changes what a reader hears of, and in which language.
///
/// # Errors
/// `link-over` when the subscription was ended.
pub fn change(db: &mut Db, _act: &Act, subscription: Id, lang: Lang, wishes: Wishes) -> Result<(), Refusal> {
    let row = SubscriptionRow::find_locked(db, subscription)?.filter(|row| row.confirmed_at.is_some());
    let mut row = row.ok_or_else(|| Refusal::from(Unmet::new("link-over")))?;
    row.lang = lang;
    row.wish(wishes);
    Ok(row.save(db)?)
}

/// Ends a subscription: its address is gone at once. Also when it was ended before.
///
/// # Errors
/// The database's.
pub fn stop(db: &mut Db, _act: &Act, subscription: Id) -> Result<(), Refusal> {
    Ok(subscriptions::delete(db, subscription)?)
}

/// Notes for each reader who wants to hear of this call that they are told, and returns those who
/// were not told before. Doing it twice returns nobody the second time.
///
/// # Errors
/// The database's.
pub fn announce(db: &mut Db, act: &Act, call: Id) -> Result<Vec<Id>, Refusal> {
    let Some(call) = CallRow::find(db, call)?.filter(|call| call.state == CallState::Published) else {
        return Ok(Vec::new());
    };
    let mut told = Vec::new();
    for row in subscriptions::list_confirmed(db)? {
        if !row.wishes().cover(call.country, call.sector) {
            continue;
        }
        let mail = SubscriptionMailRow {
            id: act.id(),
            subscription_id: row.id,
            call_id: call.id,
            made_at: act.at,
            sent_at: None,
        };
        if mail.insert_once(db)? {
            told.push(row.id);
        }
    }
    Ok(told)
}

/// Notes that a reader's letter about a call was sent.
///
/// # Errors
/// The database's.
pub fn sent(db: &mut Db, act: &Act, subscription: Id, call: Id) -> Result<(), Refusal> {
    Ok(subscriptions::set_sent(db, subscription, call, act.at)?)
}
