//! Progress reports and their figures.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::{expenditures, report_counts, report_results, reports};
use super::types::Doc;
use crate::domain::id::Id;
use crate::domain::report::ReportKind;
use crate::domain::report::ReportState;
use crate::domain::state::Instant;

/// A row of `reports`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = reports, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ReportRow {
    pub id: Id,
    pub agreement_id: Id,
    pub position: i32,
    pub kind: ReportKind,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub due_on: NaiveDate,
    pub state: ReportState,
    pub content: Doc,
    pub comments: Doc,
    pub spent: i64,
    pub people: i32,
    pub women: i32,
    pub submitted_by: Option<Id>,
    pub submitted_at: Option<Instant>,
    pub reviewed_by: Option<Id>,
    pub reviewed_at: Option<Instant>,
    pub version: i32,
}
row_of!(ReportRow, reports, versioned);

/// A row of `expenditures`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = expenditures, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ExpenditureRow {
    pub id: Id,
    pub report_id: Id,
    pub line_id: Id,
    pub spent_on: NaiveDate,
    pub amount: i64,
    pub description: String,
}
row_of!(ExpenditureRow, expenditures, plain);

/// A row of `report_counts`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = report_counts, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ReportCountRow {
    pub id: Id,
    pub report_id: Id,
    pub sex: String,
    pub age: String,
    pub grp: String,
    pub people: i32,
}
row_of!(ReportCountRow, report_counts, plain);

/// A row of `report_results`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = report_results, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ReportResultRow {
    pub id: Id,
    pub report_id: Id,
    pub indicator_id: Id,
    pub value: i64,
    pub comment: String,
}
row_of!(ReportResultRow, report_results, plain);
