//! Tranches of a grant and the payments that pay them.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::{payments, tranches};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentState;
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
