//! What partners and staff find of reports: one report with all it is about, and the lists.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::ReportRow;
use crate::db::agreements::{self as agreement_rows, AgreementIndicatorRow, AgreementLineRow, AgreementRow};
use crate::db::documents::DocumentRow;
use crate::db::schema::{agreements, documents, expenditures, partners, reports, tranches};
use crate::db::{Db, MultiBackend, ext};
use crate::domain::actor::Actor;
use crate::domain::document::DocumentOwner;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::report::{IndicatorFacts, LineFacts, ReportState};
use crate::domain::state::Instant;
use crate::domain::tranche::TrancheState;

/// A report with everything that its pages show.
#[derive(Debug, Clone)]
pub struct ReportFile {
    /// The report.
    pub report: ReportRow,
    /// Its agreement.
    pub agreement: AgreementRow,
    /// The partner's name.
    pub partner: String,
    /// The budget lines, in order.
    pub lines: Vec<AgreementLineRow>,
    /// The indicators, in order.
    pub indicators: Vec<AgreementIndicatorRow>,
    /// What other reports had accepted, by budget line.
    pub accepted: HashMap<Id, i64>,
    /// The documents of the report.
    pub documents: Vec<DocumentRow>,
    /// The tranche that waits for it: its number, amount and state.
    pub tranche: Option<(i32, i64, TrancheState)>,
}

impl ReportFile {
    /// The budget lines as the rules want them.
    pub fn line_facts(&self) -> Vec<LineFacts> {
        let money = |minor| Money::new(minor, self.agreement.currency);
        self.lines
            .iter()
            .map(|line| LineFacts {
                id: line.id,
                number: usize::try_from(line.position).unwrap_or(0),
                grant: money(line.grant_share),
                accepted_before: money(self.accepted.get(&line.id).copied().unwrap_or(0)),
            })
            .collect()
    }

    /// The indicators as the rules want them.
    pub fn indicator_facts(&self) -> Vec<IndicatorFacts> {
        self.indicators
            .iter()
            .map(|row| IndicatorFacts { id: row.id, number: usize::try_from(row.position).unwrap_or(0) })
            .collect()
    }

    fn load(db: &mut Db, found: Option<(ReportRow, AgreementRow, String)>) -> QueryResult<Option<ReportFile>> {
        let Some((report, agreement, partner)) = found else { return Ok(None) };
        let lines = agreement_rows::list_lines(db, agreement.id)?;
        let indicators = agreement_rows::list_indicators(db, agreement.id)?;
        // A report that was accepted is not counted before itself.
        let sums: Vec<(Id, Option<i64>)> = expenditures::table
            .inner_join(reports::table)
            .filter(reports::agreement_id.eq(agreement.id))
            .filter(reports::state.eq(ReportState::Accepted))
            .filter(reports::id.ne(report.id))
            .group_by(expenditures::line_id)
            .select((expenditures::line_id, ext::sum_i64(expenditures::amount)))
            .load(db)?;
        let papers: Vec<DocumentRow> = documents::table
            .filter(documents::owner_kind.eq(DocumentOwner::Report))
            .filter(documents::owner_id.eq(report.id))
            .filter(documents::removed_at.is_null())
            .order(documents::id)
            .load(db)?;
        let tranche = tranches::table
            .filter(tranches::report_id.eq(report.id))
            .select((tranches::position, tranches::amount, tranches::state))
            .first(db)
            .optional()?;
        let accepted = sums.into_iter().map(|(line, sum)| (line, sum.unwrap_or(0))).collect();
        Ok(Some(ReportFile { report, agreement, partner, lines, indicators, accepted, documents: papers, tranche }))
    }
}

/// A report of an organisation of which the actor is a member.
///
/// # Errors
/// The database's.
pub fn find_own(db: &mut Db, actor: &Actor, report: Id) -> QueryResult<Option<ReportFile>> {
    let own: Vec<Id> = actor.memberships.iter().map(|membership| membership.partner).collect();
    let found = reports::table
        .inner_join(agreements::table.inner_join(partners::table))
        .filter(reports::id.eq(report))
        .filter(agreements::partner_id.eq_any(own))
        .select((reports::all_columns, agreements::all_columns, partners::name))
        .first(db)
        .optional()?;
    ReportFile::load(db, found)
}

/// A report that the actor may read as staff.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, actor: &Actor, report: Id) -> QueryResult<Option<ReportFile>> {
    let found = reports::table
        .inner_join(agreements::table.inner_join(partners::table))
        .filter(reports::id.eq(report))
        .select((reports::all_columns, agreements::all_columns, partners::name))
        .filter(agreements::country.eq_any(actor.scope(Permission::ReportRead).countries(None)))
        .first(db)
        .optional()?;
    ReportFile::load(db, found)
}

/// Which reports a list of staff shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Sent and waiting for a reader.
    ToReview,
    /// Not sent, and their day has passed.
    Overdue(NaiveDate),
    /// Not sent, due between the two days.
    Upcoming(NaiveDate, NaiveDate),
    /// Accepted, the latest first.
    Accepted,
}

/// A report in a list.
#[derive(Debug, Clone, Queryable)]
pub struct ReportLineRow {
    /// Its identifier.
    pub id: Id,
    /// Its number.
    pub position: i32,
    /// The day by which it is due.
    pub due_on: NaiveDate,
    /// Where it stands.
    pub state: ReportState,
    /// When it was sent.
    pub submitted_at: Option<Instant>,
    /// The spending it reports, once sent.
    pub spent: i64,
    /// The agreement's identifier.
    pub agreement: Id,
    /// The agreement's number.
    pub number: String,
    /// The project's title.
    pub title: String,
    /// The country.
    pub country: Country,
    /// The currency.
    pub currency: Currency,
    /// The partner's name.
    pub partner: String,
    /// What the tranche that waits for it pays.
    pub waiting: Option<i64>,
}

const OPEN: [ReportState; 3] = [ReportState::Expected, ReportState::Draft, ReportState::Returned];

/// The reports of this kind that the actor may read as staff, the most pressing first.
///
/// # Errors
/// The database's.
pub fn list_for(
    db: &mut Db,
    actor: &Actor,
    wanted: Wanted,
    country: Option<Country>,
    limit: i64,
) -> QueryResult<Vec<ReportLineRow>> {
    let mut query = reports::table
        .inner_join(agreements::table.inner_join(partners::table))
        .left_join(tranches::table.on(tranches::report_id.eq(reports::id.nullable())))
        .select((
            reports::id,
            reports::position,
            reports::due_on,
            reports::state,
            reports::submitted_at,
            reports::spent,
            agreements::id,
            agreements::number,
            agreements::title,
            agreements::country,
            agreements::currency,
            partners::name,
            tranches::amount.nullable(),
        ))
        .into_boxed::<MultiBackend>()
        .filter(agreements::country.eq_any(actor.scope(Permission::ReportRead).countries(country)));
    query = match wanted {
        Wanted::ToReview => {
            query.filter(reports::state.eq(ReportState::Submitted)).order((reports::submitted_at, reports::id))
        }
        Wanted::Overdue(today) => query
            .filter(reports::state.eq_any(OPEN))
            .filter(reports::due_on.lt(today))
            .order((reports::due_on, reports::id)),
        Wanted::Upcoming(today, until) => query
            .filter(reports::state.eq_any(OPEN))
            .filter(reports::due_on.between(today, until))
            .order((reports::due_on, reports::id)),
        Wanted::Accepted => {
            query.filter(reports::state.eq(ReportState::Accepted)).order((reports::due_on.desc(), reports::id))
        }
    };
    query.limit(limit).load(db)
}

/// The reports that are not sent and due up to `until`, for the calendar's reminders.
///
/// # Errors
/// The database's.
pub fn list_falling_due(db: &mut Db, until: NaiveDate) -> QueryResult<Vec<(Id, NaiveDate)>> {
    reports::table
        .filter(reports::state.eq_any(OPEN))
        .filter(reports::due_on.le(until))
        .order((reports::due_on, reports::id))
        .select((reports::id, reports::due_on))
        .load(db)
}
