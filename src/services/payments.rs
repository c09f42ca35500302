//! Payments: prepared, approved, released by different people, confirmed by the partner. The gates
//! of the domain are asked at preparation, at each approval and at release; the database asks again.

use chrono::NaiveDate;

use crate::db::Db;
use crate::db::agreements::AgreementRow;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::CallRow;
use crate::db::ledger::{self, Booking, LedgerEntryRow};
use crate::db::outbox;
use crate::db::payments::{self, PaymentRow, TrancheRow};
use crate::db::programmes;
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::agreement::AgreementNumber;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Money;
use crate::domain::payment::{self, ConfirmationDraft, PaymentAction, PaymentState, gates};
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::domain::tranche::TrancheAction;
use crate::services::Refusal;

/// A finance officer prepares the payment of a tranche.
///
/// # Errors
/// Every gate that is closed, all at once.
pub fn prepare(db: &mut Db, act: &Act, tranche: Id, amount: Money, note: &str) -> Result<PaymentRow, Refusal> {
    let mut tranche = Refusal::found(TrancheRow::find_locked(db, tranche)?)?;
    let agreement = Refusal::found(AgreementRow::find(db, tranche.agreement_id)?)?;
    allowed(act, Permission::PaymentPrepare, &agreement)?;
    let call = Refusal::found(CallRow::find(db, agreement.call_id)?)?;
    // Two payments of one programme must not both see the same balance.
    programmes::lock(db, agreement.programme_id)?;
    let (facts, account) = payments::gate_facts(db, act.at, &agreement, &tranche, amount, None)?;
    let unmet = gates(&facts);
    let (Some(account), true) = (account, unmet.is_empty()) else { return Err(unmet.into()) };
    let attempt = usize::try_from(payments::count_of_tranche(db, tranche.id)?).unwrap_or(0) + 1;
    let number: AgreementNumber =
        agreement.number.parse().map_err(|_| Refusal::Broken(format!("agreement number {}", agreement.number)))?;
    let payment = PaymentRow {
        id: act.id(),
        reference: payment::reference(number, usize::try_from(tranche.position).unwrap_or(0), attempt),
        tranche_id: tranche.id,
        agreement_id: agreement.id,
        bank_account_id: account.id,
        amount: amount.minor(),
        currency: amount.currency(),
        state: PaymentState::Prepared,
        needs_second: payment::needs_second(amount, call.rules.second_approval_above),
        note: note.to_owned(),
        prepared_by: act.actor.user().ok_or(Refusal::Forbidden)?,
        prepared_at: act.at,
        approved_by: None,
        approved_at: None,
        second_by: None,
        second_at: None,
        released_by: None,
        released_at: None,
        value_date: None,
        confirmed_by: None,
        confirmed_at: None,
        received_on: None,
        received_amount: None,
        end_reason: String::new(),
        version: 1,
    };
    payment.insert(db)?;
    tranche.state = tranche.state.after(TrancheAction::PreparePayment)?;
    tranche.save(db)?;
    let entry = Entry::new("payment.prepare", "payment", payment.id, &payment.reference)
        .set("amount", amount.tagged())
        .seal(&payment)?
        .seal(&tranche)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::PaymentPrepared { payment: payment.id })?;
    Ok(payment)
}

/// The first approval, or the second where the amount needs one. The gates are asked again.
///
/// # Errors
/// The preparer, the first approver, or a gate that closed in the meantime.
pub fn approve(db: &mut Db, act: &Act, id: Id, version: i32) -> Result<PaymentRow, Refusal> {
    let (mut payment, agreement, tranche) = load(db, id)?;
    allowed(act, Permission::PaymentApprove, &agreement)?;
    payment.expect_version(version)?;
    let people = payment.people();
    let action = people.next_approval().unwrap_or(PaymentAction::Approve);
    let before = payment.state;
    payment.state = before.after(action)?;
    let actor = act.actor.user().ok_or(Refusal::Forbidden)?;
    open(db, act, &payment, &agreement, &tranche, people.check(action, actor))?;
    if action == PaymentAction::Approve {
        payment.approved_by = Some(actor);
        payment.approved_at = Some(act.at);
    } else {
        payment.second_by = Some(actor);
        payment.second_at = Some(act.at);
    }
    payment.save(db)?;
    let entry = Entry::new("payment.approve", "payment", payment.id, &payment.reference)
        .change("state", before, payment.state)
        .seal(&payment)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::PaymentApproved { payment: id })?;
    Ok(payment)
}

/// Hands the payment to the bank: the ledger books the disbursement and the tranche is paid.
///
/// # Errors
/// Somebody who prepared or approved it, a missing approval, or a gate that closed.
pub fn release(db: &mut Db, act: &Act, id: Id, version: i32, value_date: NaiveDate) -> Result<PaymentRow, Refusal> {
    let (mut payment, agreement, mut tranche) = load(db, id)?;
    allowed(act, Permission::PaymentRelease, &agreement)?;
    payment.expect_version(version)?;
    let before = payment.state;
    payment.state = before.after(PaymentAction::Release)?;
    let actor = act.actor.user().ok_or(Refusal::Forbidden)?;
    let mut unmet = payment.people().check(PaymentAction::Release, actor);
    let today = agreement.country.day(act.at);
    if (value_date - today).num_days().abs() > 60 {
        unmet.push(Unmet::new("payment-value-date").on("value_date"));
    }
    open(db, act, &payment, &agreement, &tranche, unmet)?;
    payment.released_by = Some(actor);
    payment.released_at = Some(act.at);
    payment.value_date = Some(value_date);
    payment.save(db)?;
    let booked = book(db, act, &agreement, &payment, EntryKind::Disbursement, payment.amount, value_date)?;
    let whole = payment.amount == tranche.amount;
    tranche.state = tranche.state.after(if whole { TrancheAction::Pay } else { TrancheAction::PayReduced })?;
    tranche.save(db)?;
    let entry = Entry::new("payment.release", "payment", payment.id, &payment.reference)
        .change("state", before, payment.state)
        .set("value_date", value_date)
        .seal(&payment)?
        .seal(&tranche)?
        .seal(&booked)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::PaymentReleased { payment: id })?;
    Ok(payment)
}

/// The partner says what arrived, and when.
///
/// # Errors
/// Not theirs, unreadable values, or a payment that was not released.
pub fn confirm(db: &mut Db, act: &Act, id: Id, version: i32, draft: &ConfirmationDraft) -> Result<PaymentRow, Refusal> {
    let (mut payment, agreement, _) = load(db, id)?;
    if !act.actor.is_member_of(agreement.partner_id) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_for(Permission::PaymentConfirm, agreement.partner_id) {
        return Err(Refusal::Forbidden);
    }
    payment.expect_version(version)?;
    let before = payment.state;
    payment.state = before.after(PaymentAction::Confirm)?;
    let today = agreement.country.day(act.at);
    let value_date = payment.value_date.unwrap_or(today);
    let read = payment::read_confirmation(draft, payment.money(), value_date, today)?;
    payment.confirmed_by = act.actor.user();
    payment.confirmed_at = Some(act.at);
    payment.received_on = Some(read.received_on);
    payment.received_amount = Some(read.received.minor());
    payment.save(db)?;
    let entry = Entry::new("payment.confirm", "payment", payment.id, &payment.reference)
        .change("state", before, payment.state)
        .set("received", read.received.tagged())
        .set("difference", read.difference.tagged())
        .seal(&payment)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::PaymentConfirmed { payment: id })?;
    Ok(payment)
}

/// Gives a payment up before its release; the tranche is due again.
///
/// # Errors
/// Released already, or no reason.
pub fn cancel(db: &mut Db, act: &Act, id: Id, version: i32, reason: &str) -> Result<(), Refusal> {
    end(db, act, id, version, reason, PaymentAction::Cancel)
}

/// The bank sent the money back: a contrary entry in the ledger, and the tranche is due again.
///
/// # Errors
/// Not released, or no reason.
pub fn fail(db: &mut Db, act: &Act, id: Id, version: i32, reason: &str) -> Result<(), Refusal> {
    end(db, act, id, version, reason, PaymentAction::Fail)
}

fn end(db: &mut Db, act: &Act, id: Id, version: i32, reason: &str, action: PaymentAction) -> Result<(), Refusal> {
    let (mut payment, agreement, mut tranche) = load(db, id)?;
    allowed(act, action.permission(), &agreement)?;
    payment.expect_version(version)?;
    let before = payment.state;
    payment.state = before.after(action)?;
    if action.needs_reason() && reason.trim().is_empty() {
        return Err(Unmet::new("reason-missing").on("reason").into());
    }
    payment.end_reason = reason.trim().to_owned();
    payment.save(db)?;
    tranche.state = tranche.state.after(TrancheAction::GiveBack)?;
    tranche.save(db)?;
    let name = if action == PaymentAction::Fail { "payment.fail" } else { "payment.cancel" };
    let mut entry = Entry::new(name, "payment", payment.id, &payment.reference)
        .change("state", before, payment.state)
        .set("reason", &payment.end_reason)
        .seal(&payment)?
        .seal(&tranche)?;
    if action == PaymentAction::Fail {
        let today = agreement.country.day(act.at);
        entry = entry.seal(&book(db, act, &agreement, &payment, EntryKind::Correction, -payment.amount, today)?)?;
    }
    audit_log::record(db, act, entry)?;
    let event = match action {
        PaymentAction::Fail => Event::PaymentFailed { payment: id },
        _ => Event::PaymentCancelled { payment: id },
    };
    Ok(outbox::tell(db, act, &event)?)
}

/// The payment, locked, with its agreement and tranche.
fn load(db: &mut Db, id: Id) -> Result<(PaymentRow, AgreementRow, TrancheRow), Refusal> {
    let payment = Refusal::found(PaymentRow::find_locked(db, id)?)?;
    let agreement = Refusal::found(AgreementRow::find(db, payment.agreement_id)?)?;
    let tranche = Refusal::found(TrancheRow::find_locked(db, payment.tranche_id)?)?;
    Ok((payment, agreement, tranche))
}

/// Adds the gates as they stand now to what is unmet already.
fn open(
    db: &mut Db,
    act: &Act,
    payment: &PaymentRow,
    agreement: &AgreementRow,
    tranche: &TrancheRow,
    mut unmet: Vec<Unmet>,
) -> Result<(), Refusal> {
    programmes::lock(db, agreement.programme_id)?;
    let (facts, account) = payments::gate_facts(db, act.at, agreement, tranche, payment.money(), Some(payment.id))?;
    unmet.extend(gates(&facts));
    if account.is_some_and(|account| account.id != payment.bank_account_id) {
        unmet.push(Unmet::new("payment-account-changed"));
    }
    if unmet.is_empty() { Ok(()) } else { Err(unmet.into()) }
}

fn book(
    db: &mut Db,
    act: &Act,
    agreement: &AgreementRow,
    payment: &PaymentRow,
    kind: EntryKind,
    amount: i64,
    booked_on: NaiveDate,
) -> Result<LedgerEntryRow, Refusal> {
    let memo = payment.reference.clone();
    let booking = Booking { kind, amount, booked_on, payment: Some(payment.id), memo };
    Ok(ledger::book(db, act, agreement, booking)?)
}

/// Whether the actor holds the permission where the agreement is; who may not see it gets 404.
fn allowed(act: &Act, permission: Permission, agreement: &AgreementRow) -> Result<(), Refusal> {
    let here = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
    if act.actor.may_at(permission, here) {
        Ok(())
    } else if act.actor.may_at(Permission::PaymentRead, here) {
        Err(Refusal::Forbidden)
    } else {
        Err(Refusal::NotFound)
    }
}
