//! What visitors find of the calls: everything that was published.

use diesel::dsl::case_when;
use diesel::prelude::*;

use super::search::Found;
use super::{CallRow, dates_of, standing};
use crate::db::ext::sum_i64;
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
#[expect(missing_docs, reason = "the columns of the table; `envelope` and `target` are sums over the lots")]
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
    /// The part of `rules` that readers see first.
    pub terms: KeyTerms,
    pub published_at: Option<Instant>,
    pub updated_at: Instant,
    pub envelope: Option<i64>,
    pub target: Option<i64>,
}

impl PublicCallRow {
    /// As [`CallRow::standing`].
    pub fn standing(&self, now: Instant) -> &'static str {
        standing(self.state, dates_of(self.opens_at, self.questions_until, self.closes_at), now)
    }
}

/// The public calls of one page: when words are searched, first those that have them all in code and
/// title; then those that close next, then closed ones, the latest first; and how many there are in all. Two statements.
///
/// # Errors
/// The database's.
pub fn public_list(db: &mut Db, filter: &PublicFilter, page: Page) -> QueryResult<(Vec<PublicCallRow>, i64)> {
    let total = public_count(db, filter)?;
    let envelope = lots::table.filter(lots::call_id.eq(calls::id)).select(sum_i64(lots::envelope)).single_value();
    let target =
        lots::table.filter(lots::call_id.eq(calls::id)).select(sum_i64(lots::target_beneficiaries)).single_value();
    let mut query = public_query(filter);
    if let Some(found) = Found::in_title(&filter.text) {
        query = query.order(found.desc());
    }
    let rows = query
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
            calls::rules,
            calls::published_at,
            calls::updated_at,
            envelope,
            target,
        ))
        .then_order_by((
            calls::closes_at.lt(filter.now),
            case_when(calls::closes_at.ge(filter.now), calls::closes_at),
            calls::closes_at.desc(),
            calls::code,
        ))
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

/// How many public calls the filter finds.
///
/// # Errors
/// The database's.
pub fn public_count(db: &mut Db, filter: &PublicFilter) -> QueryResult<i64> {
    public_query(filter).count().get_result(db)
}

/// Calls that were published, also those cancelled or archived since.
fn public_query(filter: &PublicFilter) -> calls::BoxedQuery<'static, MultiBackend> {
    let now = filter.now;
    let mut query = calls::table.filter(calls::published_at.is_not_null()).into_boxed();
    let published = || calls::state.eq(CallState::Published);
    query = match filter.standing {
        None => query,
        Some(CalendarState::Upcoming) => query.filter(published()).filter(calls::opens_at.gt(now)),
        Some(CalendarState::Open) => {
            query.filter(published()).filter(calls::opens_at.le(now)).filter(calls::closes_at.ge(now))
        }
        Some(CalendarState::ClosingSoon) => query
            .filter(published())
            .filter(calls::opens_at.le(now))
            .filter(calls::closes_at.between(now, now + CallDates::CLOSING_SOON)),
        Some(CalendarState::Closed) => query.filter(calls::state.ne(CallState::Published).or(calls::closes_at.lt(now))),
    };
    if let Some(country) = filter.country {
        query = query.filter(calls::country.eq(country));
    }
    if let Some(sector) = filter.sector {
        query = query.filter(calls::sector.eq(sector));
    }
    if !filter.text.is_empty() {
        query = match Found::anywhere(&filter.text) {
            Some(found) => query.filter(found),
            // Nothing but signs: no call holds such a word.
            None => query.filter(calls::id.is_null()),
        };
    }
    query
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
