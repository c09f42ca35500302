//! Tranches of a grant and the payments that pay them.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::agreements::AgreementRow;
use super::partners::{BankAccountRow, PartnerRow};
use super::schema::{agreements, bank_accounts, partners, payments, programme_funds, reports, tranches};
use super::{Db, ext, row_of};
use crate::domain::bank::BankState;
use crate::domain::id::Id;
use crate::domain::ledger::{self, AdvanceAge, AgeLimits};
use crate::domain::money::{Currency, Money};
use crate::domain::partner::Standing;
use crate::domain::payment::{GateFacts, PaymentState};
use crate::domain::report::ReportState;
use crate::domain::state::Instant;
use crate::domain::tranche::TrancheState;

/// A row of `tranches`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = tranches, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct TrancheRow {
    pub id: Id,
    pub agreement_id: Id,
    pub position: i32,
    pub amount: i64,
    pub due_on: NaiveDate,
    pub report_id: Option<Id>,
    pub state: TrancheState,
}
row_of!(TrancheRow, tranches, plain);

/// A row of `payments`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = payments, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct PaymentRow {
    pub id: Id,
    pub reference: String,
    pub tranche_id: Id,
    pub agreement_id: Id,
    pub bank_account_id: Id,
    pub amount: i64,
    pub currency: Currency,
    pub state: PaymentState,
    pub needs_second: bool,
    pub note: String,
    pub prepared_by: Id,
    pub prepared_at: Instant,
    pub approved_by: Option<Id>,
    pub approved_at: Option<Instant>,
    pub second_by: Option<Id>,
    pub second_at: Option<Instant>,
    pub released_by: Option<Id>,
    pub released_at: Option<Instant>,
    pub value_date: Option<NaiveDate>,
    pub confirmed_by: Option<Id>,
    pub confirmed_at: Option<Instant>,
    pub received_on: Option<NaiveDate>,
    pub received_amount: Option<i64>,
    pub end_reason: String,
    pub version: i32,
}
row_of!(PaymentRow, payments, versioned);

impl PaymentRow {
    /// What is paid.
    pub fn money(&self) -> Money {
        Money::new(self.amount, self.currency)
    }
}

/// The tranches of an agreement, in order.
///
/// # Errors
/// The database's.
pub fn list_tranches(db: &mut Db, agreement: Id) -> QueryResult<Vec<TrancheRow>> {
    tranches::table.filter(tranches::agreement_id.eq(agreement)).order(tranches::position).load(db)
}

/// The payments of an agreement, in order of preparation.
///
/// # Errors
/// The database's.
pub fn list_of_agreement(db: &mut Db, agreement: Id) -> QueryResult<Vec<PaymentRow>> {
    payments::table.filter(payments::agreement_id.eq(agreement)).order((payments::prepared_at, payments::id)).load(db)
}

/// How many payments were ever prepared for a tranche: the number of the next try follows.
///
/// # Errors
/// The database's.
pub fn count_of_tranche(db: &mut Db, tranche: Id) -> QueryResult<i64> {
    payments::table.filter(payments::tranche_id.eq(tranche)).count().get_result(db)
}

/// The partner's present bank account, if it declared one.
///
/// # Errors
/// The database's.
pub fn find_account(db: &mut Db, partner: Id) -> QueryResult<Option<BankAccountRow>> {
    bank_accounts::table
        .filter(bank_accounts::partner_id.eq(partner))
        .filter(bank_accounts::state.ne(BankState::Replaced))
        .first(db)
        .optional()
}

/// What the programme has left in a currency: its funds less every payment that was not given up,
/// `except` one.
///
/// # Errors
/// The database's.
pub fn programme_balance(db: &mut Db, programme: Id, currency: Currency, except: Option<Id>) -> QueryResult<Money> {
    let funds: Option<i64> = programme_funds::table
        .filter(programme_funds::programme_id.eq(programme))
        .filter(programme_funds::currency.eq(currency))
        .select(ext::sum_i64(programme_funds::amount))
        .get_result(db)?;
    let held: Option<i64> = payments::table
        .inner_join(agreements::table)
        .filter(agreements::programme_id.eq(programme))
        .filter(payments::currency.eq(currency))
        .filter(payments::state.ne_all([PaymentState::Failed, PaymentState::Cancelled]))
        .filter(payments::id.ne(except.unwrap_or(programme)))
        .select(ext::sum_i64(payments::amount))
        .get_result(db)?;
    Ok(Money::new(funds.unwrap_or(0) - held.unwrap_or(0), currency))
}

/// Everything that a payment of `amount` for this tranche depends on (domain rule 20), and the
/// account it would go to. `payment` is the one that holds the tranche already, if it exists.
///
/// # Errors
/// The database's.
pub fn gate_facts(
    db: &mut Db,
    now: Instant,
    agreement: &AgreementRow,
    tranche: &TrancheRow,
    amount: Money,
    payment: Option<Id>,
) -> QueryResult<(GateFacts, Option<BankAccountRow>)> {
    let currency = agreement.currency;
    let money = |minor| Money::new(minor, currency);
    let partner = partners::table.find(agreement.partner_id).first::<PartnerRow>(db)?;
    let account = find_account(db, agreement.partner_id)?;
    let tranches = list_tranches(db, agreement.id)?;
    let paid: Vec<(i32, Option<NaiveDate>, i64)> = payments::table
        .inner_join(tranches::table)
        .filter(payments::agreement_id.eq(agreement.id))
        .filter(payments::state.eq_any([PaymentState::Released, PaymentState::Confirmed]))
        .order(tranches::position)
        .select((tranches::position, payments::value_date, payments::amount))
        .load(db)?;
    let report = match tranche.report_id {
        Some(report) => reports::table
            .find(report)
            .select((reports::position, reports::state))
            .first::<(i32, ReportState)>(db)
            .optional()?
            .map(|(position, state)| (usize::try_from(position).unwrap_or(0), state.is_locked())),
        None => None,
    };
    let accepted: Option<i64> = reports::table
        .filter(reports::agreement_id.eq(agreement.id))
        .filter(reports::state.eq(ReportState::Accepted))
        .select(ext::sum_i64(reports::spent))
        .get_result(db)?;
    let accepted = money(accepted.unwrap_or(0));
    let advances: Vec<(NaiveDate, Money)> =
        paid.iter().filter_map(|(_, on, minor)| on.map(|on| (on, money(*minor)))).collect();
    let today = now.with_timezone(&agreement.country.time_zone()).date_naive();
    let age = ledger::advances(&advances, accepted, today, AgeLimits::DEFAULT)
        .map(|advances| ledger::oldest(&advances))
        .unwrap_or(AdvanceAge::Blocking);
    let sum =
        |keep: &dyn Fn(i32) -> bool| money(paid.iter().filter(|(at, ..)| keep(*at)).map(|(.., minor)| minor).sum());
    let facts = GateFacts {
        now,
        amount,
        agreement: agreement.state,
        // Amendments are not part of the portal yet: none can be open.
        open_money_amendment: false,
        partner: Standing { state: partner.state, expires_at: partner.expires_at },
        bank: account.as_ref().map(|account| account.state),
        tranche: tranche.state,
        tranche_amount: money(tranche.amount),
        holds_tranche: payment.is_some(),
        earlier_unsettled: tranches
            .iter()
            .filter(|other| other.position < tranche.position && !other.state.is_settled())
            .count(),
        report,
        previous_paid: sum(&|at| at == tranche.position - 1),
        earlier_paid: sum(&|at| at < tranche.position - 1),
        accepted,
        previous_bp: i64::from(agreement.liquidation_last_bp),
        earlier_bp: i64::from(agreement.liquidation_earlier_bp),
        advance: age,
        // Findings come with monitoring visits, which are not part of the portal yet.
        open_high_findings: 0,
        balance: programme_balance(db, agreement.programme_id, currency, payment)?,
    };
    Ok((facts, account))
}
