//! Opening an account with an organisation, and confirming the address. Every answer is the same
//! whether the address is known or not: only a letter tells its owner the difference.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::outbox;
use crate::db::partners::{self, MemberRow, PartnerRow};
use crate::db::throttles;
use crate::db::tokens::{self, OneTimeTokenRow};
use crate::db::types::Doc;
use crate::db::users::{self, NewUser, UserRow};
use crate::domain::account::{self, Limit, LinkPurpose};
use crate::domain::act::Act;
use crate::domain::actor::MemberRole;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::partner::{NewPartner, PartnerState};
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;

/// The person who opens an account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their address, in lower case.
    pub email: String,
    /// The language they read.
    pub lang: Lang,
    /// The Argon2id hash of their password.
    pub password_hash: String,
    /// The code of the call they came for; empty for none.
    pub call: String,
}

/// What a second registration under an unconfirmed address brought. It takes effect when its own
/// link is followed, and not before: whoever types somebody else's address changes nothing there.
#[derive(Serialize, Deserialize)]
struct Again {
    person: Person,
    organisation: NewPartner,
}

/// Opens an account and its organisation; both wait for the address to be confirmed.
///
/// # Errors
/// What is wrong with the fields; `TooMany` from one address of the network.
pub fn register(db: &mut Db, act: &Act, person: Person, organisation: NewPartner, ip: &str) -> Result<(), Refusal> {
    let mut unmet = account::check_person(&person.name, &person.email);
    unmet.extend(organisation.check());
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    if let Some(wait_seconds) = throttles::hit(db, "registration", ip, Limit::REGISTRATION, act.at)?.wait_seconds {
        return Err(Refusal::TooMany { wait_seconds });
    }
    // Counted first: on PostgreSQL that row makes a form sent twice wait for its first arrival.
    let may_write = may_write_to(db, act, &person.email)?;
    match users::find_by_email(db, &person.email)? {
        None => open(db, act, person, organisation, may_write),
        Some(user) if user.disabled_at.is_some() => Ok(()),
        Some(user) if user.is_usable() => {
            if may_write {
                outbox::tell(db, act, &Event::RegistrationRepeated { user: user.id })?;
            }
            let entry = Entry::new("account.register_again", "user", user.id, &user.email);
            Ok(audit_log::record(db, act, entry)?)
        }
        Some(user) => {
            let payload = json!({ "call": person.call, "again": Again { person, organisation } });
            let entry = Entry::new("account.register_again", "user", user.id, &user.email);
            send_link(db, act, &user, payload, may_write)?;
            Ok(audit_log::record(db, act, entry)?)
        }
    }
}

fn open(db: &mut Db, act: &Act, person: Person, organisation: NewPartner, may_write: bool) -> Result<(), Refusal> {
    let user = UserRow::begin(
        act.id(),
        NewUser {
            email: person.email,
            name: person.name.trim().to_owned(),
            lang: person.lang,
            phone: organisation.phone.clone(),
            password_hash: Some(person.password_hash),
            confirmed: false,
        },
        act.at,
    );
    user.insert(db)?;
    let partner = PartnerRow::begin(act.id(), organisation, act.at);
    partner.insert(db)?;
    let member = MemberRow::begin(act.id(), partner.id, user.id, MemberRole::Signatory, act.at);
    member.insert(db)?;
    let act = act.by(Refusal::found(users::find_actor(db, user.id)?)?);
    let entry = Entry::new("account.register", "user", user.id, &user.email).seal(&user)?;
    audit_log::record(db, &act, entry)?;
    let entry = Entry::new("partner.create", "partner", partner.id, &partner.name).seal(&partner)?.seal(&member)?;
    audit_log::record(db, &act, entry)?;
    send_link(db, &act, &user, json!({ "call": person.call }), may_write)
}

/// Whether one more letter that anybody may ask for goes to this reader.
pub(super) fn may_write_to(db: &mut Db, act: &Act, email: &str) -> Result<bool, Refusal> {
    Ok(throttles::hit(db, "letter", email, Limit::LETTERS, act.at)?.wait_seconds.is_none())
}

fn send_link(
    db: &mut Db,
    act: &Act,
    user: &UserRow,
    payload: serde_json::Value,
    may_write: bool,
) -> Result<(), Refusal> {
    if !may_write {
        return Ok(());
    }
    let link = OneTimeTokenRow::link(act.id(), LinkPurpose::ConfirmEmail, Some(user.id), None, Doc(payload), act.at);
    link.insert(db)?;
    outbox::tell(db, act, &Event::UserRegistered { user: user.id, confirmation: Some(link.id) })?;
    Ok(())
}

/// Sends the letter again to an address that is not confirmed yet; does nothing for any other.
///
/// # Errors
/// The database's.
pub fn resend_confirmation(db: &mut Db, act: &Act, email: &str) -> Result<(), Refusal> {
    let Some(user) = users::find_by_email(db, email)?.filter(|user| user.email_confirmed_at.is_none()) else {
        return Ok(());
    };
    if user.password_hash.is_none() || user.disabled_at.is_some() {
        return Ok(());
    }
    let may_write = may_write_to(db, act, email)?;
    let last = tokens::find_last_link(db, LinkPurpose::ConfirmEmail, user.id)?;
    send_link(db, act, &user, last.map_or_else(|| json!({}), |link| link.payload.0), may_write)?;
    audit_log::record(db, act, Entry::new("account.resend_confirmation", "user", user.id, &user.email))?;
    Ok(())
}

/// Confirms the address by its link. Returns the code of the call that the person came for.
///
/// # Errors
/// `link-over` when the link was used or has ended.
pub fn confirm(db: &mut Db, act: &Act, link: Id) -> Result<String, Refusal> {
    let link = tokens::find_open_link(db, LinkPurpose::ConfirmEmail, link, act.at)?;
    let link = link.ok_or_else(|| Refusal::from(Unmet::new("link-over")))?;
    let call = link.payload_text("call").to_owned();
    let user = Refusal::found(link.user_id)?;
    let mut user = Refusal::found(UserRow::find_locked(db, user)?)?;
    let mut entry = Entry::new("account.confirm", "user", user.id, &user.email);
    if user.email_confirmed_at.is_none() {
        let again = link.payload.0.get("again").and_then(|again| Again::deserialize(again).ok());
        if let Some(again) = again {
            user.name = again.person.name.trim().to_owned();
            user.lang = again.person.lang;
            user.phone = again.organisation.phone.clone();
            user.password_hash = Some(again.person.password_hash);
            entry = organisation_again(db, act, user.id, again.organisation, entry)?;
        }
        user.email_confirmed_at = Some(act.at);
        user.save(db)?;
        entry = entry.seal(&user)?;
    }
    tokens::close_links(db, LinkPurpose::ConfirmEmail, user.id, act.at)?;
    let act = act.by(Refusal::found(users::find_actor(db, user.id)?)?);
    audit_log::record(db, &act, entry)?;
    Ok(call)
}

/// The organisation of a second registration takes the place of the first one's draft.
fn organisation_again(db: &mut Db, act: &Act, user: Id, new: NewPartner, entry: Entry) -> Result<Entry, Refusal> {
    let former = partners::list_of_user(db, user)?;
    let own_draft = former.into_iter().find(|(partner, member)| {
        partner.state == PartnerState::Draft
            && member.role == MemberRole::Signatory
            && partner.created_at == member.joined_at
    });
    match own_draft {
        Some((mut partner, _)) => {
            partner.kind = new.kind;
            partner.name = new.name;
            partner.country = new.country;
            partner.region = new.region;
            partner.registration_number = new.registration_number;
            partner.phone = new.phone;
            partner.email = new.email;
            partner.lang = new.lang;
            partner.updated_at = act.at;
            partner.save(db)?;
            Ok(entry.seal(&partner)?)
        }
        None => {
            let partner = PartnerRow::begin(act.id(), new, act.at);
            partner.insert(db)?;
            let member = MemberRow::begin(act.id(), partner.id, user, MemberRole::Signatory, act.at);
            member.insert(db)?;
            Ok(entry.seal(&partner)?.seal(&member)?)
        }
    }
}
