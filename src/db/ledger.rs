//! The ledger: commitments and movements of money, append-only.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde::Serialize;

use super::schema::{agreements, ledger_entries, partners};
use super::{Db, Page, ext, row_of};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::ledger::EntryKind;
use crate::domain::money::Currency;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
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

/// Which entries of the ledger are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LedgerFilter {
    /// Only of this country.
    pub country: Option<Country>,
    /// Only of the agreement with this number; empty for all.
    pub agreement: String,
    /// Only booked on this day or later.
    pub from: Option<NaiveDate>,
    /// Only booked on this day or earlier.
    pub to: Option<NaiveDate>,
}

impl LedgerFilter {
    fn days(&self) -> (NaiveDate, NaiveDate) {
        let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default();
        (self.from.unwrap_or(first), self.to.unwrap_or(last))
    }
}

/// An entry with what its agreement is called.
#[derive(Debug, Clone, Queryable)]
pub struct LedgerLineRow {
    /// The entry.
    pub entry: LedgerEntryRow,
    /// The agreement's number.
    pub agreement: String,
    /// Its title.
    pub title: String,
    /// Its country.
    pub country: Country,
    /// The partner's name.
    pub partner: String,
}

/// A sum of entries of one country, currency and kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerSum {
    /// The country.
    pub country: Country,
    /// The currency.
    pub currency: Currency,
    /// The kind of entry.
    pub kind: EntryKind,
    /// Whether the entries name a payment.
    pub of_payment: bool,
    /// Their sum in minor units.
    pub amount: i64,
}

/// The countries whose entries the actor may read and the filter asks for.
fn countries(actor: &Actor, filter: &LedgerFilter) -> Vec<Country> {
    actor.scope(Permission::LedgerRead).countries(filter.country)
}

/// The number of the agreement asked for as a pattern; everything when none is.
fn number(filter: &LedgerFilter) -> String {
    if filter.agreement.is_empty() { "%".to_owned() } else { filter.agreement.replace(['%', '_'], "") }
}

/// How many entries fit the filter.
///
/// # Errors
/// The database's.
pub fn count(db: &mut Db, actor: &Actor, filter: &LedgerFilter) -> QueryResult<i64> {
    let (from, to) = filter.days();
    ledger_entries::table
        .inner_join(agreements::table)
        .filter(agreements::country.eq_any(countries(actor, filter)))
        .filter(agreements::number.like(number(filter)))
        .filter(ledger_entries::booked_on.between(from, to))
        .count()
        .get_result(db)
}

/// A page of the entries, the newest first.
///
/// # Errors
/// The database's.
pub fn list(db: &mut Db, actor: &Actor, filter: &LedgerFilter, page: Page) -> QueryResult<Vec<LedgerLineRow>> {
    let (from, to) = filter.days();
    ledger_entries::table
        .inner_join(agreements::table.inner_join(partners::table))
        .select((
            ledger_entries::all_columns,
            agreements::number,
            agreements::title,
            agreements::country,
            partners::name,
        ))
        .filter(agreements::country.eq_any(countries(actor, filter)))
        .filter(agreements::number.like(number(filter)))
        .filter(ledger_entries::booked_on.between(from, to))
        .order(ledger_entries::seq.desc())
        .limit(page.size)
        .offset(page.offset())
        .load(db)
}

/// The sums of the entries that fit the filter, up to the entry with number `upto`.
///
/// # Errors
/// The database's.
pub fn sums(db: &mut Db, actor: &Actor, filter: &LedgerFilter, upto: i64) -> QueryResult<Vec<LedgerSum>> {
    let (from, to) = filter.days();
    let mut all = Vec::new();
    macro_rules! summed {
        ($of_payment:literal, $condition:expr) => {
            let rows: Vec<(Country, Currency, EntryKind, Option<i64>)> = ledger_entries::table
                .inner_join(agreements::table)
                .group_by((agreements::country, ledger_entries::currency, ledger_entries::kind))
                .select((
                    agreements::country,
                    ledger_entries::currency,
                    ledger_entries::kind,
                    ext::sum_i64(ledger_entries::amount),
                ))
                .filter(agreements::country.eq_any(countries(actor, filter)))
                .filter(agreements::number.like(number(filter)))
                .filter(ledger_entries::booked_on.between(from, to))
                .filter(ledger_entries::seq.le(upto))
                .filter($condition)
                .load(db)?;
            all.extend(rows.into_iter().map(|(country, currency, kind, sum)| LedgerSum {
                country,
                currency,
                kind,
                of_payment: $of_payment,
                amount: sum.unwrap_or(0),
            }));
        };
    }
    summed!(true, ledger_entries::payment_id.is_not_null());
    summed!(false, ledger_entries::payment_id.is_null());
    Ok(all)
}

/// A sum of entries, or of spending that was accepted.
#[derive(QueryableByName)]
struct CountrySum {
    #[diesel(sql_type = Text)]
    country: String,
    #[diesel(sql_type = Text)]
    currency: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    of_payment: i64,
    #[diesel(sql_type = BigInt)]
    amount: i64,
}

/// The kind under which accepted spending comes back beside those of entries.
const ACCEPTED: &str = "accepted";

/// The spending accepted in reports, by country and currency.
pub type Accepted = Vec<(Country, Currency, i64)>;

/// All sums of entries that the actor may read, and the spending accepted in reports, in one
/// statement.
///
/// # Errors
/// The database's.
pub fn by_country(db: &mut Db, actor: &Actor) -> QueryResult<(Vec<LedgerSum>, Accepted)> {
    let countries = actor.scope(Permission::LedgerRead).countries(None);
    if countries.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    // Codes of countries are fixed words of the domain. A union of two engines can only be text.
    let codes: Vec<String> = countries.iter().map(|country| format!("'{country}'")).collect();
    let (codes, of_payment) = (codes.join(", "), "CASE WHEN l.payment_id IS NULL THEN 0 ELSE 1 END");
    let rows: Vec<CountrySum> = diesel::sql_query(format!(
        "SELECT a.country AS country, l.currency AS currency, l.kind AS kind, CAST({of_payment} AS BIGINT) AS of_payment, \
         CAST(SUM(l.amount) AS BIGINT) AS amount FROM ledger_entries l JOIN agreements a ON a.id = l.agreement_id \
         WHERE a.country IN ({codes}) GROUP BY a.country, l.currency, l.kind, {of_payment} \
         UNION ALL \
         SELECT a.country, a.currency, '{ACCEPTED}', CAST(0 AS BIGINT), CAST(SUM(r.spent) AS BIGINT) \
         FROM reports r JOIN agreements a ON a.id = r.agreement_id \
         WHERE r.state = 'accepted' AND a.country IN ({codes}) GROUP BY a.country, a.currency"
    ))
    .load(db)?;
    let (mut sums, mut accepted) = (Vec::new(), Vec::new());
    for row in rows {
        let (country, currency) = (word(&row.country)?, word(&row.currency)?);
        if row.kind == ACCEPTED {
            accepted.push((country, currency, row.amount));
        } else {
            let (kind, of_payment) = (word(&row.kind)?, row.of_payment == 1);
            sums.push(LedgerSum { country, currency, kind, of_payment, amount: row.amount });
        }
    }
    Ok((sums, accepted))
}

/// A word of the domain as it is stored.
fn word<T>(text: &str) -> QueryResult<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    text.parse().map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))
}
