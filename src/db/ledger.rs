//! The ledger: commitments and movements of money, append-only, and its sums.
//!
//! # Why entries carry a balance, and sums have a table
//! 2026-11. A page in the middle of 10,000 entries cost 48 ms of CPU when it added them up, the dashboard 20, and
//! grouping on a covering index still 2 to 10. Now each entry says what was left of its grant after it, and
//! `ledger_totals` holds the sums by grant and kind. Neither can go wrong unseen: the database itself refuses an entry
//! whose balance does not follow from the one before, adds each entry to its sum, and `kafo verify` adds all of them up
//! again.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use serde::Serialize;

use super::MultiBackend;
use super::agreements::AgreementRow;
use super::calls::reached;
use super::ext::UnionAll;
use super::schema::{agreements, ledger_entries, ledger_totals, partners, reports};
use super::types::DbUuid;
use super::{Db, audit_log, ext, row_of};
use crate::domain::act::Act;
use crate::domain::actor::{Actor, Grant, Scope};
use crate::domain::id::Id;
use crate::domain::ledger::{EntryKind, Side};
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::report::ReportState;
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
    pub country: Country,
    pub left_after: i64,
    pub memo: String,
    pub actor_id: Option<Id>,
}
row_of!(LedgerEntryRow, ledger_entries, append_only);

impl LedgerEntryRow {
    /// The balance it moves.
    pub fn side(&self) -> Side {
        self.kind.side(self.payment_id.is_some())
    }
}

/// An entry to be booked.
#[derive(Debug, Clone)]
pub struct Booking {
    /// What it records.
    pub kind: EntryKind,
    /// The signed amount in minor units of the agreement's currency.
    pub amount: i64,
    /// The day on which it counts.
    pub booked_on: NaiveDate,
    /// The payment it is of.
    pub payment: Option<Id>,
    /// What readers know it by.
    pub memo: String,
}

/// Books an entry of an agreement, with the next number and the balance after it. The number is locked until the
/// transaction ends, so entries are booked one after another.
///
/// # Errors
/// The database's: it refuses what breaks the rules of the ledger.
pub fn book(db: &mut Db, act: &Act, agreement: &AgreementRow, booking: Booking) -> QueryResult<LedgerEntryRow> {
    let Booking { kind, amount, booked_on, payment, memo } = booking;
    let seq = audit_log::next_number(db, "ledger")?;
    let before: Option<i64> = ledger_entries::table
        .filter(ledger_entries::agreement_id.eq(agreement.id))
        .order(ledger_entries::seq.desc())
        .select(ledger_entries::left_after)
        .first(db)
        .optional()?;
    let entry = LedgerEntryRow {
        id: act.id(),
        seq,
        at: act.at,
        booked_on,
        programme_id: agreement.programme_id,
        agreement_id: agreement.id,
        payment_id: payment,
        kind,
        amount,
        currency: agreement.currency,
        country: agreement.country,
        left_after: before.unwrap_or(0) + kind.side(payment.is_some()).moves_left(amount),
        memo,
        actor_id: act.actor.user(),
    };
    entry.insert(db)?;
    Ok(entry)
}

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

/// An entry with what its agreement is called.
#[derive(Debug, Clone)]
pub struct LedgerLineRow {
    /// The entry.
    pub entry: LedgerEntryRow,
    /// Its agreement, which many entries share.
    pub agreement: Arc<AgreementName>,
}

/// What an agreement is called.
#[derive(Debug, Default, Queryable)]
pub struct AgreementName {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The partner's name.
    pub partner: String,
}

/// A row of `ledger_totals`: the entries of an agreement of one kind, added up by the database.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct LedgerTotalRow {
    pub agreement_id: Id,
    pub kind: EntryKind,
    pub of_payment: bool,
    pub programme_id: Id,
    pub country: Country,
    pub currency: Currency,
    pub entries: i64,
    pub amount: i64,
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
    /// How many they are.
    pub entries: i64,
    /// Their sum in minor units.
    pub amount: i64,
}

/// A [`LedgerSum`] as queries give it; sums of no rows are null.
type SumOf<Kind = EntryKind> = (Country, Currency, Kind, bool, Option<i64>, Option<i64>);
/// The types of its columns.
type SumColumns = (Text, Text, Text, Bool, Nullable<BigInt>, Nullable<BigInt>);

impl LedgerSum {
    fn of((country, currency, kind, of_payment, entries, amount): SumOf) -> Self {
        let (entries, amount) = (entries.unwrap_or(0), amount.unwrap_or(0));
        LedgerSum { country, currency, kind, of_payment, entries, amount }
    }

    /// The sum and the balance that it moves.
    pub fn moved(&self) -> (Side, Money) {
        (self.kind.side(self.of_payment), Money::new(self.amount, self.currency))
    }
}

/// Whether it takes the calls to tell what somebody reads: a role of theirs is limited to a programme or a call.
fn is_by_call(actor: &Actor) -> bool {
    let limited = |grant: &Grant| grant.programme.is_some() || grant.call.is_some();
    !actor.may_everywhere(Permission::LedgerRead) && actor.reach(Permission::LedgerRead).iter().any(limited)
}

/// The countries to which a list is limited; none when it is not.
fn only(actor: &Actor, filter: &LedgerFilter) -> Option<Vec<Country>> {
    if is_by_call(actor) {
        return filter.country.map(|country| vec![country]);
    }
    let scope = actor.scope(Permission::LedgerRead);
    (scope != Scope::All || filter.country.is_some()).then(|| scope.countries(filter.country))
}

/// The entries that fit the filter.
fn asked(actor: &Actor, filter: &LedgerFilter) -> ledger_entries::BoxedQuery<'static, MultiBackend> {
    let mut query = ledger_entries::table.into_boxed();
    if let Some(only) = only(actor, filter) {
        query = query.filter(ext::one_of(ledger_entries::country, only));
    }
    if !filter.agreement.is_empty() || is_by_call(actor) {
        query = query.filter(ext::in_query(ledger_entries::agreement_id, agreements_of(actor, filter)));
    }
    if let Some(from) = filter.from {
        query = query.filter(ledger_entries::booked_on.ge(from));
    }
    if let Some(to) = filter.to {
        query = query.filter(ledger_entries::booked_on.le(to));
    }
    query
}

/// The number of the entry with which a page begins when `newer` of the `count` entries that fit come before it.
///
/// # Errors
/// The database's.
pub fn find_start(
    db: &mut Db,
    actor: &Actor,
    filter: &LedgerFilter,
    count: i64,
    newer: i64,
) -> QueryResult<Option<i64>> {
    // Entries are numbered from 1 without gaps: where all are asked for, nothing needs to be counted.
    if *filter == LedgerFilter::default() && only(actor, filter).is_none() && !is_by_call(actor) {
        return Ok(Some(count - newer).filter(|start| *start > 0));
    }
    // Only the number is read, so that an index alone answers.
    asked(actor, filter)
        .select(ledger_entries::seq)
        .order(ledger_entries::seq.desc())
        .offset(newer)
        .limit(1)
        .first(db)
        .optional()
}

/// The newest entries up to the one of this number, at most so many.
///
/// # Errors
/// The database's.
pub fn list_upto(
    db: &mut Db,
    actor: &Actor,
    filter: &LedgerFilter,
    upto: i64,
    most: i64,
) -> QueryResult<Vec<LedgerLineRow>> {
    let rows: Vec<LedgerEntryRow> = asked(actor, filter)
        .filter(ledger_entries::seq.le(upto))
        .order(ledger_entries::seq.desc())
        .limit(most)
        .load(db)?;
    named(db, rows)
}

/// Adds what the agreements of entries are called.
fn named(db: &mut Db, entries: Vec<LedgerEntryRow>) -> QueryResult<Vec<LedgerLineRow>> {
    let of: BTreeSet<Id> = entries.iter().map(|entry| entry.agreement_id).collect();
    let names: HashMap<Id, Arc<AgreementName>> = agreements::table
        .inner_join(partners::table)
        .filter(ext::one_of(agreements::id, of))
        .select((agreements::id, (agreements::number, agreements::title, partners::name)))
        .load_iter::<(Id, AgreementName), _>(db)?
        .map(|row| row.map(|(id, name)| (id, Arc::new(name))))
        .collect::<QueryResult<_>>()?;
    let line = |entry: LedgerEntryRow| {
        let agreement = names.get(&entry.agreement_id).cloned().unwrap_or_default();
        LedgerLineRow { entry, agreement }
    };
    Ok(entries.into_iter().map(line).collect())
}

/// The agreements that the actor reads in the ledger and the filter asks for.
fn agreements_of(actor: &Actor, filter: &LedgerFilter) -> agreements::BoxedQuery<'static, MultiBackend, DbUuid> {
    let mut query = agreements::table.select(agreements::id).into_boxed();
    if let Some(only) = only(actor, filter) {
        query = query.filter(ext::one_of(agreements::country, only));
    }
    if is_by_call(actor) {
        query = query.filter(reached(agreements::call_id, actor, Permission::LedgerRead));
    }
    if !filter.agreement.is_empty() {
        query = query.filter(agreements::number.eq(filter.agreement.to_uppercase()));
    }
    query
}

/// The sums of the entries that fit the filter. Those of whole grants are kept; those of days are added up.
///
/// # Errors
/// The database's.
pub fn sums(db: &mut Db, actor: &Actor, filter: &LedgerFilter) -> QueryResult<Vec<LedgerSum>> {
    if filter.from.is_some() || filter.to.is_some() {
        return sums_of_days(db, actor, filter);
    }
    use ledger_totals as t;
    let rows: Vec<SumOf> = t::table
        .filter(ext::in_query(t::agreement_id, agreements_of(actor, filter)))
        .group_by((t::country, t::currency, t::kind, t::of_payment))
        .select((t::country, t::currency, t::kind, t::of_payment, ext::sum_i64(t::entries), ext::sum_i64(t::amount)))
        .load(db)?;
    Ok(rows.into_iter().map(LedgerSum::of).collect())
}

fn sums_of_days(db: &mut Db, actor: &Actor, filter: &LedgerFilter) -> QueryResult<Vec<LedgerSum>> {
    use ledger_entries as l;
    let mut sums = Vec::new();
    macro_rules! summed {
        ($of_payment:literal, $condition:expr) => {
            let rows: Vec<(Country, Currency, EntryKind, i64, Option<i64>)> = l::table
                .filter(ext::in_query(l::id, asked(actor, filter).select(l::id)))
                .filter($condition)
                .group_by((l::country, l::currency, l::kind))
                .select((l::country, l::currency, l::kind, count_star(), ext::sum_i64(l::amount)))
                .load(db)?;
            sums.extend(rows.into_iter().map(|(country, currency, kind, entries, amount)| {
                LedgerSum::of((country, currency, kind, $of_payment, Some(entries), amount))
            }));
        };
    }
    summed!(true, l::payment_id.is_not_null());
    summed!(false, l::payment_id.is_null());
    Ok(sums)
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
    use ledger_totals as t;
    let here = || agreements_of(actor, &LedgerFilter::default());
    let mut both: UnionAll<SumColumns> = UnionAll::default();
    both.add(
        t::table
            .filter(ext::in_query(t::agreement_id, here()))
            .group_by((t::country, t::currency, t::kind, t::of_payment))
            .select((
                t::country,
                t::currency,
                t::kind,
                t::of_payment,
                ext::sum_i64(t::entries),
                ext::sum_i64(t::amount),
            )),
    );
    both.add(
        reports::table
            .inner_join(agreements::table)
            .filter(reports::state.eq(ReportState::Accepted))
            .filter(ext::in_query(agreements::id, here()))
            .group_by((agreements::country, agreements::currency))
            .select((
                agreements::country,
                agreements::currency,
                ACCEPTED.into_sql::<Text>(),
                false.into_sql::<Bool>(),
                count_star().nullable(),
                ext::sum_i64(reports::spent),
            )),
    );
    let rows: Vec<SumOf<String>> = both.load(db)?;
    let (mut sums, mut accepted) = (Vec::new(), Vec::new());
    for (country, currency, kind, of_payment, entries, amount) in rows {
        if kind == ACCEPTED {
            accepted.push((country, currency, amount.unwrap_or(0)));
        } else {
            let kind = kind.parse().map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
            sums.push(LedgerSum::of((country, currency, kind, of_payment, entries, amount)));
        }
    }
    Ok((sums, accepted))
}
