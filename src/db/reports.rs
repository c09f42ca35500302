//! Progress reports and their figures.

mod files;
mod lists;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::agreements::{self, AgreementRow};
use super::schema::{expenditures, report_counts, report_results, report_versions, reports};
use super::{Db, ext, row_of};
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::report::{Comments, Content, IndicatorFacts, LineFacts, ReportKind, ReportState};
use crate::domain::state::Instant;

pub use files::{ReportFile, find_for, find_own};
pub use lists::{Counts, ReportLineRow, Wanted, count_for, list_falling_due, list_for};

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
    pub content: Content,
    pub comments: Comments,
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

/// A row of `report_versions`: a report as it was sent.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = report_versions)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ReportVersionRow {
    pub id: Id,
    pub report_id: Id,
    pub number: i32,
    pub receipt_number: String,
    pub canonical: String,
    pub sha256: String,
    pub submitted_by: Id,
    pub submitted_at: Instant,
}
row_of!(ReportVersionRow, report_versions, append_only);

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

/// The reports of an agreement, in order.
///
/// # Errors
/// The database's.
pub fn list_of_agreement(db: &mut Db, agreement: Id) -> QueryResult<Vec<ReportRow>> {
    reports::table.filter(reports::agreement_id.eq(agreement)).order(reports::position).load(db)
}

/// The report as it was last sent. Whoever calls has found the report for its viewer.
///
/// # Errors
/// The database's.
pub fn find_last_version(db: &mut Db, report: Id) -> QueryResult<Option<ReportVersionRow>> {
    report_versions::table
        .filter(report_versions::report_id.eq(report))
        .order(report_versions::number.desc())
        .first(db)
        .optional()
}

/// How many reports before this one are not accepted.
///
/// # Errors
/// The database's.
pub fn count_earlier_open(db: &mut Db, agreement: Id, position: i32) -> QueryResult<i64> {
    reports::table
        .filter(reports::agreement_id.eq(agreement))
        .filter(reports::position.lt(position))
        .filter(reports::state.ne(ReportState::Accepted))
        .count()
        .get_result(db)
}

/// What was accepted on each budget line of an agreement; lines without spending are left out.
///
/// # Errors
/// The database's.
pub fn accepted_by_line(db: &mut Db, agreement: Id) -> QueryResult<HashMap<Id, i64>> {
    let sums: Vec<(Id, Option<i64>)> = expenditures::table
        .inner_join(reports::table)
        .filter(reports::agreement_id.eq(agreement))
        .filter(reports::state.eq(ReportState::Accepted))
        .group_by(expenditures::line_id)
        .select((expenditures::line_id, ext::sum_i64(expenditures::amount)))
        .load(db)?;
    Ok(sums.into_iter().map(|(line, sum)| (line, sum.unwrap_or(0))).collect())
}

/// The budget lines of an agreement with what was accepted on them, and its indicators, as the rules
/// of reports want them.
///
/// # Errors
/// The database's.
pub fn facts(db: &mut Db, agreement: &AgreementRow) -> QueryResult<(Vec<LineFacts>, Vec<IndicatorFacts>)> {
    let accepted = accepted_by_line(db, agreement.id)?;
    let money = |minor| Money::new(minor, agreement.currency);
    let lines = agreements::list_lines(db, agreement.id)?
        .into_iter()
        .map(|line| LineFacts {
            id: line.id,
            number: usize::try_from(line.position).unwrap_or(0),
            grant: money(line.grant_share),
            accepted_before: money(accepted.get(&line.id).copied().unwrap_or(0)),
        })
        .collect();
    let indicators = agreements::list_indicators(db, agreement.id)?
        .into_iter()
        .map(|row| IndicatorFacts { id: row.id, number: usize::try_from(row.position).unwrap_or(0) })
        .collect();
    Ok((lines, indicators))
}

/// Removes the figures of a report that is sent again, and names the rows removed.
///
/// # Errors
/// The database's, also when the report was accepted.
pub fn delete_figures(db: &mut Db, report: Id) -> QueryResult<Vec<(&'static str, Id)>> {
    let mut gone: Vec<(&'static str, Id)> = Vec::new();
    let spent: Vec<Id> =
        expenditures::table.filter(expenditures::report_id.eq(report)).select(expenditures::id).load(db)?;
    let counts: Vec<Id> =
        report_counts::table.filter(report_counts::report_id.eq(report)).select(report_counts::id).load(db)?;
    let results: Vec<Id> =
        report_results::table.filter(report_results::report_id.eq(report)).select(report_results::id).load(db)?;
    diesel::delete(expenditures::table.filter(expenditures::report_id.eq(report))).execute(db)?;
    diesel::delete(report_counts::table.filter(report_counts::report_id.eq(report))).execute(db)?;
    diesel::delete(report_results::table.filter(report_results::report_id.eq(report))).execute(db)?;
    gone.extend(spent.into_iter().map(|id| ("expenditures", id)));
    gone.extend(counts.into_iter().map(|id| ("report_counts", id)));
    gone.extend(results.into_iter().map(|id| ("report_results", id)));
    Ok(gone)
}
