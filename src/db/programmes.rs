//! Programmes and the funds given to them.

use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::{programme_funds, programmes};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A row of `programmes`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = programmes, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProgrammeRow {
    pub id: Id,
    pub code: String,
    pub name: Texts,
    pub summary: Texts,
    pub planned_calls: i32,
    pub planned_beneficiaries: i32,
    pub created_at: Instant,
}
row_of!(ProgrammeRow, programmes, plain);

/// A row of `programme_funds`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = programme_funds, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProgrammeFundRow {
    pub id: Id,
    pub programme_id: Id,
    pub donor: String,
    pub currency: Currency,
    pub amount: i64,
    pub created_at: Instant,
}
row_of!(ProgrammeFundRow, programme_funds, plain);
