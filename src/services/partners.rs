//! Partners: their profile, members and bank account, and what the programme's staff finds.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::duplicates;
use crate::db::outbox;
use crate::db::partners::{self, BankAccountRow, MemberRow, PartnerRow};
use crate::db::payments;
use crate::db::screenings;
use crate::domain::act::Act;
use crate::domain::actor::{At, MemberRole};
use crate::domain::bank::{self, BankAction, BankState};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::partner::{self, PartnerAction, PartnerState, Verification, VerificationOutcome};
use crate::domain::permission::Permission;
use crate::domain::state::{Instant, Unmet};
use crate::services::Refusal;

mod members;

pub use crate::domain::partner::NewPartner;
pub use members::{
    Invitee, accept, accept_as_new, add_member, cancel_invitation, change_role, hand_over, invite, remove_member,
    replace_signatory,
};

/// Begins a profile; `first` becomes its signatory.
///
/// # Errors
/// The database's.
pub fn create(db: &mut Db, act: &Act, new: NewPartner, first: Id) -> Result<PartnerRow, Refusal> {
    let partner = PartnerRow::begin(act.id(), new, act.at);
    partner.insert(db)?;
    let member = MemberRow::begin(act.id(), partner.id, first, MemberRole::Signatory, act.at);
    member.insert(db)?;
    let entry = Entry::new("partner.create", "partner", partner.id, &partner.name).seal(&partner)?.seal(&member)?;
    audit_log::record(db, act, entry)?;
    duplicates::compare(db, act, &partner, None)?;
    Ok(partner)
}

/// Keeps what was typed in the profile, complete or not.
///
/// # Errors
/// Not theirs, suspended, changed by somebody else, or identity fields after sending.
pub fn edit(
    db: &mut Db,
    act: &Act,
    partner: Id,
    version: i32,
    change: impl FnOnce(&mut PartnerRow),
) -> Result<PartnerRow, Refusal> {
    let mut row = own(db, act, partner, Permission::PartnerEdit)?;
    row.expect_version(version)?;
    row.state.after(PartnerAction::Edit)?;
    let before = row.clone();
    change(&mut row);
    let identity = |row: &PartnerRow| {
        let declared = row.verification.declared.clone();
        (row.kind, row.name.clone(), row.country, row.registration_number.clone(), declared)
    };
    if !before.state.can_edit_identity() && identity(&before) != identity(&row) {
        return Err(Unmet::new("partner-identity-locked").on("name").into());
    }
    row.updated_at = act.at;
    row.save(db)?;
    let entry = Entry::new("partner.edit", "partner", row.id, &row.name).seal(&row)?;
    audit_log::record(db, act, entry)?;
    let compared = |row: &PartnerRow| {
        let contact = (row.phone.clone(), row.email.clone());
        (row.name.clone(), row.country, row.registration_number.clone(), contact)
    };
    if compared(&before) != compared(&row) {
        duplicates::compare(db, act, &row, None)?;
    }
    // A profile that is out of its authors' hands is screened again when a name in it changes.
    let names = |row: &PartnerRow| {
        let board: Vec<String> = row.details.board.iter().map(|person| person.name.clone()).collect();
        (row.name.clone(), row.short_name.clone(), row.representative.clone(), board)
    };
    if !row.state.can_edit_identity() && names(&before) != names(&row) {
        screenings::screen_one(db, act, &row)?;
    }
    Ok(row)
}

/// What is still missing before the profile can be sent.
///
/// # Errors
/// The database's.
pub fn missing(db: &mut Db, act: &Act, partner: &PartnerRow) -> Result<Vec<Unmet>, Refusal> {
    let signatories = usize::try_from(partners::count_signatories(db, partner.id)?).unwrap_or(0);
    Ok(missing_beside(partner, signatories, act.at))
}

/// The same for whoever knows how many signatories the partner has.
pub fn missing_beside(partner: &PartnerRow, signatories: usize, at: Instant) -> Vec<Unmet> {
    partner.profile(signatories).check(partner.today(at))
}

/// Sends the profile for verification.
///
/// # Errors
/// Everything that is missing, at once.
pub fn submit(db: &mut Db, act: &Act, partner: Id, version: i32) -> Result<PartnerRow, Refusal> {
    let mut row = own(db, act, partner, Permission::PartnerSubmit)?;
    row.expect_version(version)?;
    let after = row.state.after(PartnerAction::Submit)?;
    let unmet = missing(db, act, &row)?;
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    change_state(db, act, &mut row, after, "partner.submit", String::new())?;
    screenings::screen_one(db, act, &row)?;
    outbox::tell(db, act, &Event::PartnerSubmitted { partner })?;
    Ok(row)
}

/// Answers the five questions: the partner is verified for its years, or refused with a note.
///
/// # Errors
/// Unanswered questions, one's own organisation, the wrong state, or a match with a sanctions list
/// that is open or confirmed.
pub fn verify(db: &mut Db, act: &Act, partner: Id, version: i32, answers: Verification) -> Result<PartnerRow, Refusal> {
    let mut row = judged(db, act, partner, Permission::PartnerVerify)?;
    row.expect_version(version)?;
    let outcome = answers.outcome()?;
    let note = answers.note.clone();
    row.verification.verification = answers;
    match outcome {
        VerificationOutcome::Verify => {
            let after = row.state.after(PartnerAction::Verify)?;
            let unmet = screenings::list_hindrances(db, partner)?;
            if !unmet.is_empty() {
                return Err(unmet.into());
            }
            row.verified_by = act.actor.user();
            row.verified_at = Some(act.at);
            (row.second_look_by, row.second_look_at) = (None, None);
            row.expires_at = Some(partner::expires_at(act.at, partner::VERIFICATION_YEARS));
            change_state(db, act, &mut row, after, "partner.verify", note)?;
            outbox::tell(db, act, &Event::PartnerVerified { partner })?;
        }
        VerificationOutcome::Refuse => {
            let after = row.state.after(PartnerAction::Refuse)?;
            change_state(db, act, &mut row, after, "partner.refuse", note)?;
            outbox::tell(db, act, &Event::PartnerRefused { partner })?;
        }
    }
    Ok(row)
}

/// Another person looked at the verification and agrees with it.
///
/// # Errors
/// The verifier, a partner that is not verified, or one's own.
pub fn look_again(db: &mut Db, act: &Act, partner: Id, version: i32) -> Result<PartnerRow, Refusal> {
    let mut row = judged(db, act, partner, Permission::PartnerVerify)?;
    row.expect_version(version)?;
    let actor = act.actor.user().ok_or(Refusal::Forbidden)?;
    let mut unmet = partner::may_look_again(row.verified_by, actor);
    if row.state != PartnerState::Verified {
        unmet.push(Unmet::new("partner-not-verified"));
    }
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    (row.second_look_by, row.second_look_at) = (Some(actor), Some(act.at));
    row.updated_at = act.at;
    row.save(db)?;
    audit_log::record(db, act, Entry::new("partner.look_again", "partner", partner, &row.name).seal(&row)?)?;
    Ok(row)
}

/// Suspends a verified partner, or reinstates it, with a reason.
///
/// # Errors
/// No reason, or the wrong state.
pub fn suspend(
    db: &mut Db,
    act: &Act,
    partner: Id,
    version: i32,
    reason: &str,
    again: bool,
) -> Result<PartnerRow, Refusal> {
    let mut row = judged(db, act, partner, Permission::PartnerSuspend)?;
    row.expect_version(version)?;
    if reason.trim().is_empty() {
        return Err(Unmet::new("reason-missing").on("reason").into());
    }
    let action = if again { PartnerAction::Reinstate } else { PartnerAction::Suspend };
    let after = row.state.after(action)?;
    let name = if again { "partner.reinstate" } else { "partner.suspend" };
    change_state(db, act, &mut row, after, name, reason.trim().to_owned())?;
    if !again {
        outbox::tell(db, act, &Event::PartnerSuspended { partner })?;
    }
    Ok(row)
}

/// An account as declared; the number is sealed before it comes here.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Whose account.
    pub holder: String,
    /// The bank.
    pub bank: String,
    /// The sealed number.
    pub number_sealed: Vec<u8>,
    /// Its last four characters.
    pub number_last4: String,
    /// The keyed hash of the number, by which the same account is found again.
    pub number_hash: String,
    /// Its currency.
    pub currency: Currency,
}

/// Declares the account to which tranches are paid. A former one is replaced, and payments wait until
/// two people have confirmed the new one.
///
/// # Errors
/// Not theirs.
pub fn declare_account(db: &mut Db, act: &Act, partner: Id, new: NewAccount) -> Result<BankAccountRow, Refusal> {
    let row = own(db, act, partner, Permission::BankDeclare)?;
    let mut entry =
        Entry::new("bank.declare", "partner", partner, &row.name).set("number", format!("…{}", new.number_last4));
    if let Some(mut former) = payments::find_account(db, partner)? {
        former.state = former.state.after(BankAction::Replace)?;
        former.save(db)?;
        entry = entry.seal(&former)?;
    }
    let account = BankAccountRow {
        id: act.id(),
        partner_id: partner,
        holder: new.holder,
        bank: new.bank,
        number_sealed: new.number_sealed,
        number_last4: new.number_last4,
        currency: new.currency,
        state: BankState::Declared,
        declared_by: act.actor.user().ok_or(Refusal::Forbidden)?,
        confirmed_by: None,
        verified_by: None,
        note: String::new(),
        created_at: act.at,
        verified_at: None,
    };
    account.insert(db)?;
    audit_log::record(db, act, entry.seal(&account)?)?;
    duplicates::compare(db, act, &row, Some(&new.number_hash))?;
    Ok(account)
}

/// The first confirmation of an account, then the second by another person who called back the
/// contact known before.
///
/// # Errors
/// The same person twice, no note of the call, or an account that waits for nothing.
pub fn confirm_account(
    db: &mut Db,
    act: &Act,
    partner: Id,
    account: Id,
    note: &str,
) -> Result<BankAccountRow, Refusal> {
    let row = judged(db, act, partner, Permission::BankConfirm)?;
    let mut account =
        Refusal::found(BankAccountRow::find_locked(db, account)?.filter(|account| account.partner_id == partner))?;
    let actor = act.actor.user().ok_or(Refusal::Forbidden)?;
    let before = account.state;
    match account.confirmed_by {
        None => {
            account.state = before.after(BankAction::Confirm)?;
            account.confirmed_by = Some(actor);
        }
        Some(first) => {
            account.state = before.after(BankAction::Verify)?;
            bank::second_confirmation(first, actor, note)?;
            account.verified_by = Some(actor);
            account.verified_at = Some(act.at);
            account.note = note.trim().to_owned();
        }
    }
    account.save(db)?;
    let entry = Entry::new("bank.confirm", "partner", partner, &row.name)
        .change("state", before, account.state)
        .seal(&account)?;
    audit_log::record(db, act, entry)?;
    Ok(account)
}

fn change_state(
    db: &mut Db,
    act: &Act,
    row: &mut PartnerRow,
    after: PartnerState,
    action: &'static str,
    reason: String,
) -> Result<(), Refusal> {
    let before = row.state;
    row.state = after;
    row.state_reason = reason;
    row.updated_at = act.at;
    row.save(db)?;
    let mut entry = Entry::new(action, "partner", row.id, &row.name).change("state", before, after).seal(row)?;
    if !row.state_reason.is_empty() {
        entry = entry.set("reason", &row.state_reason);
    }
    Ok(audit_log::record(db, act, entry)?)
}

/// The actor's own organisation, locked, when they may do this for it. The portal itself may too.
fn own(db: &mut Db, act: &Act, partner: Id, permission: Permission) -> Result<PartnerRow, Refusal> {
    let row = Refusal::found(PartnerRow::find_locked(db, partner)?)?;
    if act.actor == crate::domain::actor::Actor::system() {
        Ok(row)
    } else if !act.actor.is_member_of(partner) {
        Err(Refusal::NotFound)
    } else if act.actor.may_for(permission, partner) {
        // Of an organisation that was merged into another one, nothing changes but who leaves it.
        if row.merged_into.is_some() && permission != Permission::PartnerReadOwn {
            return Err(Unmet::new("partner-merged").into());
        }
        Ok(row)
    } else {
        Err(Refusal::Forbidden)
    }
}

/// A partner that the actor may judge: with the permission in its country, and not their own.
fn judged(db: &mut Db, act: &Act, partner: Id, permission: Permission) -> Result<PartnerRow, Refusal> {
    let row = Refusal::found(PartnerRow::find_locked(db, partner)?)?;
    if !act.actor.may_at(Permission::PartnerRead, At::country(row.country)) {
        return Err(Refusal::NotFound);
    }
    let unmet = partner::may_judge(&act.actor, permission, partner, row.country);
    if unmet.iter().any(|unmet| unmet.code == "not-permitted") {
        return Err(Refusal::Forbidden);
    }
    if row.merged_into.is_some() {
        return Err(Unmet::new("partner-merged").into());
    }
    if unmet.is_empty() { Ok(row) } else { Err(unmet.into()) }
}
