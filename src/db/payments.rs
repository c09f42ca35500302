//! Tranches of a grant and the payments that pay them.

mod grounds;
mod office;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::partners::BankAccountRow;
use super::reports::ReportRow;
use super::schema::{bank_accounts, payments, reports, tranches};
use super::{Db, row_of};
use crate::domain::bank::BankState;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::payment::{PaymentState, People};
use crate::domain::state::Instant;
use crate::domain::tranche::TrancheState;

pub use grounds::{Grounds, gate_facts};
pub use office::{
    MovingPaymentRow, OpenTrancheRow, PaymentFileRow, find_for, find_own, find_tranche_for, list_in_progress,
    list_open_tranches,
};

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
    /// Who did what so far, as the rules of separation want it.
    pub fn people(&self) -> People {
        People {
            prepared_by: self.prepared_by,
            approved_by: self.approved_by,
            second_by: self.second_by,
            needs_second: self.needs_second,
        }
    }

    /// Where it stands for its readers: one of two approvals is told apart.
    pub fn standing(&self) -> &'static str {
        match self.state {
            PaymentState::Approved if self.needs_second && self.second_by.is_none() => "approved_once",
            state => state.as_str(),
        }
    }

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

/// The tranches of an agreement and the reports, each in their order. Each report belongs to the tranche that waits for it.
///
/// # Errors
/// The database's.
pub fn list_tranches_with_reports(db: &mut Db, agreement: Id) -> QueryResult<(Vec<TrancheRow>, Vec<ReportRow>)> {
    let lines: Vec<(TrancheRow, Option<ReportRow>)> = tranches::table
        .left_join(reports::table.on(tranches::report_id.eq(reports::id.nullable())))
        .filter(tranches::agreement_id.eq(agreement))
        .order(tranches::position)
        .select((tranches::all_columns, reports::all_columns.nullable()))
        .load(db)?;
    let (of, waits): (Vec<TrancheRow>, Vec<Option<ReportRow>>) = lines.into_iter().unzip();
    let mut reports: Vec<ReportRow> = waits.into_iter().flatten().collect();
    reports.sort_by_key(|report| report.position);
    Ok((of, reports))
}

/// The tranches of an agreement, in order, and their payments, in order of preparation.
///
/// # Errors
/// The database's.
pub fn list_tranches_with_payments(db: &mut Db, agreement: Id) -> QueryResult<(Vec<TrancheRow>, Vec<PaymentRow>)> {
    let lines: Vec<(TrancheRow, Option<PaymentRow>)> = tranches::table
        .left_join(payments::table)
        .filter(tranches::agreement_id.eq(agreement))
        .order((tranches::position, payments::prepared_at, payments::id))
        .select((tranches::all_columns, payments::all_columns.nullable()))
        .load(db)?;
    let (mut of, mut paid): (Vec<TrancheRow>, Vec<PaymentRow>) = (Vec::new(), Vec::new());
    for (tranche, payment) in lines {
        if of.last().is_none_or(|last| last.id != tranche.id) {
            of.push(tranche);
        }
        paid.extend(payment);
    }
    paid.sort_by_key(|payment| (payment.prepared_at, payment.id));
    Ok((of, paid))
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
