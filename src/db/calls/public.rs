//! What visitors find of the calls: everything that was published.

use std::collections::HashMap;

use diesel::dsl::case_when;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable};

use super::search::found;
use super::{CallRow, dates_of, key_terms, standing};
use crate::db::ext::{one_of, sum_i64};
use crate::db::schema::{calls, lots, programmes};
use crate::db::{Db, MultiBackend, Page};
use crate::domain::call::{CalendarState, CallDates, CallState, KeyTerms};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::place::{Country, Sector};
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// What visitors ask of the list of calls.
#[derive(Debug, Clone)]
pub struct PublicFilter {
    /// Only of this country.
    pub country: Option<Country>,
    /// Only of this sector.
    pub sector: Option<Sector>,
    /// Only those that stand here in the calendar; open includes those that close soon.
    pub standing: Option<CalendarState>,
    /// Words that must all begin a word of the code, title, summary or place, in any of the languages.
    pub text: String,
    /// The present instant, to know what is open.
    pub now: Instant,
}

impl PublicFilter {
    /// Everything public at `now`.
    pub fn all(now: Instant) -> Self {
        PublicFilter { country: None, sector: None, standing: None, text: String::new(), now }
    }

    /// The calls that are open at `now`.
    pub fn open(now: Instant) -> Self {
        PublicFilter { standing: Some(CalendarState::Open), ..PublicFilter::all(now) }
    }
}

/// A call as the public list shows it.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of the table")]
pub struct PublicCallRow {
    pub id: Id,
    pub code: String,
    pub state: CallState,
    pub country: Country,
    pub sector: Sector,
    pub currency: Currency,
    pub title: Texts,
    pub summary: Texts,
    pub opens_at: Option<Instant>,
    pub questions_until: Option<Instant>,
    pub closes_at: Option<Instant>,
    pub terms: KeyTerms,
    pub published_at: Option<Instant>,
    pub updated_at: Instant,
}

impl PublicCallRow {
    /// As [`CallRow::standing`].
    pub fn standing(&self, now: Instant) -> &'static str {
        standing(self.state, dates_of(self.opens_at, self.questions_until, self.closes_at), now)
    }
}

/// A page of the public calls.
#[derive(Debug, Clone)]
pub struct PublicCalls {
    /// Those of the page.
    pub rows: Vec<PublicCallRow>,
    /// How many there are in all.
    pub total: i64,
    /// A search found more than the `total` that it gives.
    pub more: bool,
}

/// The public calls of one page: those that close next, then closed ones, the latest first; when words are searched,
/// before them those that have all the words in code and title. Two statements.
///
/// # Errors
/// The database's.
pub fn public_list(db: &mut Db, filter: &PublicFilter, page: Page) -> QueryResult<PublicCalls> {
    if filter.text.is_empty() {
        let total = public_count(db, filter)?;
        let rows = rows(db, filtered(filter), filter.now, page)?;
        return Ok(PublicCalls { rows, total, more: false });
    }
    let (found, more) = found(db, filter)?;
    let in_page = |at: i64| usize::try_from(at).unwrap_or(usize::MAX).min(found.len());
    let here = &found[in_page(page.offset())..in_page(page.offset().saturating_add(page.size))];
    let mut rows = rows(
        db,
        Box::new(calls::published_at.le(filter.now).and(one_of(calls::id, here.iter().copied()))),
        filter.now,
        Page::first(page.size),
    )?;
    rows.sort_by_key(|row| here.iter().position(|id| *id == row.id));
    Ok(PublicCalls { rows, total: i64::try_from(found.len()).unwrap_or(i64::MAX), more })
}

fn rows(db: &mut Db, which: Is<calls::table>, now: Instant, page: Page) -> QueryResult<Vec<PublicCallRow>> {
    calls::table
        .filter(which)
        .select((
            calls::id,
            calls::code,
            calls::state,
            calls::country,
            calls::sector,
            calls::currency,
            calls::title,
            calls::summary,
            calls::opens_at,
            calls::questions_until,
            calls::closes_at,
            key_terms(),
            calls::published_at,
            calls::updated_at,
        ))
        .order((
            calls::closes_at.lt(now),
            case_when(calls::closes_at.ge(now), calls::closes_at),
            calls::closes_at.desc(),
            calls::code,
        ))
        .limit(page.size)
        .offset(page.offset())
        .load(db)
}

/// The envelope and the number of people to reach of these calls, over all their lots.
///
/// # Errors
/// The database's.
pub fn totals(db: &mut Db, calls: impl IntoIterator<Item = Id>) -> QueryResult<HashMap<Id, (i64, i64)>> {
    let sums = (lots::call_id, sum_i64(lots::envelope), sum_i64(lots::target_beneficiaries));
    let found: Vec<(Id, Option<i64>, Option<i64>)> =
        lots::table.filter(one_of(lots::call_id, calls)).group_by(lots::call_id).select(sums).load(db)?;
    Ok(found.into_iter().map(|(call, envelope, target)| (call, (envelope.unwrap_or(0), target.unwrap_or(0)))).collect())
}

/// How many public calls the filter finds. It counts all of them: not for a filter with words.
///
/// # Errors
/// The database's.
pub fn public_count(db: &mut Db, filter: &PublicFilter) -> QueryResult<i64> {
    calls::table.filter(filtered(filter)).count().get_result(db)
}

/// A condition on calls, alone or joined with others.
pub(super) type Is<From> = Box<dyn BoxableExpression<From, MultiBackend, SqlType = Nullable<Bool>>>;

/// Calls that were published, also those cancelled or archived since, and that pass the filter but for its words.
pub(super) fn filtered<From: 'static>(filter: &PublicFilter) -> Is<From>
where
    calls::published_at: SelectableExpression<From>,
    calls::opens_at: SelectableExpression<From>,
    calls::closes_at: SelectableExpression<From>,
    calls::state: SelectableExpression<From>,
    calls::country: SelectableExpression<From>,
    calls::sector: SelectableExpression<From>,
{
    let now = filter.now;
    let public = || calls::published_at.le(now);
    let published = || public().and(calls::state.eq(CallState::Published));
    let mut all: Is<From> = match filter.standing {
        None => Box::new(public()),
        Some(CalendarState::Upcoming) => Box::new(published().and(calls::opens_at.gt(now))),
        Some(CalendarState::Open) => Box::new(published().and(calls::opens_at.le(now)).and(calls::closes_at.ge(now))),
        Some(CalendarState::ClosingSoon) => Box::new(
            published().and(calls::opens_at.le(now)).and(calls::closes_at.between(now, now + CallDates::CLOSING_SOON)),
        ),
        Some(CalendarState::Closed) => {
            Box::new(public().and(calls::state.ne(CallState::Published).or(calls::closes_at.lt(now))))
        }
    };
    if let Some(country) = filter.country {
        all = Box::new(all.and(calls::country.eq(country)));
    }
    if let Some(sector) = filter.sector {
        all = Box::new(all.and(calls::sector.eq(sector)));
    }
    all
}

/// A published call by its code, with the name of its programme.
///
/// # Errors
/// The database's.
pub fn public_find(db: &mut Db, code: &str) -> QueryResult<Option<(CallRow, Texts)>> {
    calls::table
        .inner_join(programmes::table)
        .filter(calls::code.eq(code))
        .filter(calls::published_at.is_not_null())
        .select((calls::all_columns, programmes::name))
        .first(db)
        .optional()
}
