//! Calls for proposals and their lots.

use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::{calls, lots};
use crate::domain::call::CallRules;
use crate::domain::call::CallState;
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::place::Country;
use crate::domain::place::Sector;
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A row of `calls`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = calls, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct CallRow {
    pub id: Id,
    pub code: String,
    pub programme_id: Id,
    pub state: CallState,
    pub country: Country,
    pub sector: Sector,
    pub currency: Currency,
    pub title: Texts,
    pub summary: Texts,
    pub description: Texts,
    pub eligibility: Texts,
    pub opens_at: Option<Instant>,
    pub questions_until: Option<Instant>,
    pub closes_at: Option<Instant>,
    pub rules: CallRules,
    pub grid: Grid,
    pub author_id: Id,
    pub submitted_by: Option<Id>,
    pub published_by: Option<Id>,
    pub published_at: Option<Instant>,
    pub opened_at: Option<Instant>,
    pub decided_at: Option<Instant>,
    pub cancel_reason: Option<String>,
    pub search_text: String,
    pub version: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}
row_of!(CallRow, calls, versioned);

/// A row of `lots`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = lots, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct LotRow {
    pub id: Id,
    pub call_id: Id,
    pub position: i32,
    pub name: Texts,
    pub place: Texts,
    pub envelope: i64,
    pub target_beneficiaries: i32,
}
row_of!(LotRow, lots, plain);
