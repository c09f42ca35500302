//! Reports in lists: those of staff, and those that the calendar reminds of.

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;

use crate::db::calls::reached;
use crate::db::schema::{agreements, partners, reports, tranches};
use crate::db::{Db, MultiBackend, Page, ext};
use crate::domain::actor::Actor;
use crate::domain::agreement::AgreementState;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::report::ReportState;
use crate::domain::state::Instant;

/// The states in which the partner still writes.
const OPEN: [ReportState; 3] = [ReportState::Expected, ReportState::Draft, ReportState::Returned];

/// Agreements whose reports are expected: work goes on, or has just ended.
const RUNNING: [AgreementState; 3] = [AgreementState::InForce, AgreementState::Suspended, AgreementState::Completed];

/// Which reports a list of staff shows. The day is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Sent and waiting for a reader, the oldest first.
    ToReview,
    /// Not sent, or sent back, and their day has passed.
    Overdue(NaiveDate),
    /// Not sent, or sent back, and their day is to come.
    Coming(NaiveDate),
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
    /// The last day it is about.
    pub period_end: NaiveDate,
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

/// How many reports there are of each kind of list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sent and waiting for a reader.
    pub to_review: i64,
    /// Late.
    pub overdue: i64,
    /// Not sent, and not late.
    pub coming: i64,
    /// Accepted.
    pub accepted: i64,
}

fn countries(only: Option<Country>) -> Vec<Country> {
    only.map_or_else(|| Country::ALL.to_vec(), |country| vec![country])
}

/// A page of the reports of this kind that the actor may read as staff, the most pressing first.
///
/// # Errors
/// The database's.
pub fn list_for(
    db: &mut Db,
    actor: &Actor,
    wanted: Wanted,
    country: Option<Country>,
    page: Page,
) -> QueryResult<Vec<ReportLineRow>> {
    let mut query = reports::table
        .inner_join(agreements::table.inner_join(partners::table))
        .left_join(tranches::table.on(tranches::report_id.eq(reports::id.nullable())))
        .select((
            reports::id,
            reports::position,
            reports::period_end,
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
        .filter(reached(agreements::call_id, actor, Permission::ReportRead))
        .filter(ext::one_of(agreements::country, countries(country)))
        .filter(ext::one_of(agreements::state, RUNNING).or(reports::state.eq(ReportState::Accepted)));
    query = match wanted {
        Wanted::ToReview => {
            query.filter(reports::state.eq(ReportState::Submitted)).order((reports::submitted_at, reports::id))
        }
        Wanted::Overdue(today) => query
            .filter(ext::one_of(reports::state, OPEN))
            .filter(reports::due_on.lt(today))
            .order((reports::due_on, reports::id)),
        Wanted::Coming(today) => query
            .filter(ext::one_of(reports::state, OPEN))
            .filter(reports::due_on.ge(today))
            .order((reports::due_on, reports::id)),
        Wanted::Accepted => {
            query.filter(reports::state.eq(ReportState::Accepted)).order((reports::due_on.desc(), reports::id))
        }
    };
    query.limit(page.size).offset(page.offset()).load(db)
}

/// How many reports the actor may read as staff, by kind of list.
///
/// # Errors
/// The database's.
pub fn count_for(db: &mut Db, actor: &Actor, country: Option<Country>, today: NaiveDate) -> QueryResult<Counts> {
    let counted: Vec<(ReportState, i64, i64)> = reports::table
        .inner_join(agreements::table)
        .filter(reached(agreements::call_id, actor, Permission::ReportRead))
        .filter(ext::one_of(agreements::country, countries(country)))
        .filter(ext::one_of(agreements::state, RUNNING).or(reports::state.eq(ReportState::Accepted)))
        .group_by(reports::state)
        .select((reports::state, count_star(), ext::count_if(reports::due_on.lt(today))))
        .load(db)?;
    let of = |wanted: &[ReportState], count: fn(&(ReportState, i64, i64)) -> i64| -> i64 {
        counted.iter().filter(|line| wanted.contains(&line.0)).map(count).sum()
    };
    let overdue = of(&OPEN, |line| line.2);
    Ok(Counts {
        to_review: of(&[ReportState::Submitted], |line| line.1),
        overdue,
        coming: of(&OPEN, |line| line.1) - overdue,
        accepted: of(&[ReportState::Accepted], |line| line.1),
    })
}

/// The reports that nobody has sent yet and that are due up to `until`, for the calendar's
/// reminders. One that was sent back is not among them: its partner got a letter of its own.
///
/// # Errors
/// The database's.
pub fn list_falling_due(db: &mut Db, until: NaiveDate) -> QueryResult<Vec<(Id, NaiveDate)>> {
    reports::table
        .inner_join(agreements::table)
        .filter(ext::one_of(reports::state, [ReportState::Expected, ReportState::Draft]))
        .filter(ext::one_of(agreements::state, RUNNING))
        .filter(reports::due_on.le(until))
        .order((reports::due_on, reports::id))
        .select((reports::id, reports::due_on))
        .load(db)
}
