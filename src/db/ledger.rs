//! The ledger: commitments and movements of money, append-only.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::ledger_entries;
use crate::domain::id::Id;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Currency;
use crate::domain::state::Instant;

/// A row of `ledger_entries`.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = ledger_entries)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct LedgerEntryRow {
    pub id: Id,
    pub seq: i64,
    pub at: Instant,
    pub booked_on: NaiveDate,
    pub programme_id: Id,
    pub agreement_id: Id,
    pub payment_id: Option<Id>,
    pub kind: EntryKind,
    pub amount: i64,
    pub currency: Currency,
    pub memo: String,
    pub actor_id: Option<Id>,
}
row_of!(LedgerEntryRow, ledger_entries, append_only);
