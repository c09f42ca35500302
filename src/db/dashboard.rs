//! The figures of a programme. Each is one grouped query; none grows with the number of rows shown.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;

use super::programmes::ProgrammeRow;
use super::schema::{agreements, calls, ledger_totals, programmes, proposals, reports};
use super::{Db, ext};
use crate::domain::actor::{Actor, Scope};
use crate::domain::agreement::AgreementState;
use crate::domain::id::Id;
use crate::domain::ledger::{EntryKind, Side};
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::report::ReportState;
use crate::domain::state::Instant;

/// Agreements that were signed by both sides, whatever became of them.
const SIGNED: [AgreementState; 3] = [AgreementState::InForce, AgreementState::Completed, AgreementState::Suspended];

/// What figures are of: the programme, the countries in which the viewer may see them, and the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    programme: Id,
    countries: Vec<Country>,
    day: NaiveDate,
}

impl Extent {
    /// What the actor sees now of a programme, one of those that [`list_programmes`] gave them.
    pub fn of(actor: &Actor, programme: Id, now: Instant) -> Extent {
        let scope = if only(actor).is_some() { Scope::All } else { actor.scope(Permission::DashboardRead) };
        Extent { programme, countries: scope.countries(None), day: now.date_naive() }
    }
}

/// Everything the dashboard shows of one programme, within the viewer's countries.
#[derive(Debug, Clone)]
pub struct Figures {
    /// Proposals by state.
    pub proposals: BTreeMap<&'static str, i64>,
    /// By country: signed projects, people planned in them, people and women reached.
    pub countries: Vec<CountryFigures>,
    /// Reports that are late.
    pub late_reports: i64,
    /// People and women told of in reports that are not accepted yet.
    pub waiting: (i64, i64),
}

/// The figures of one country. Amounts are in its currency.
#[derive(Debug, Clone)]
pub struct CountryFigures {
    /// The country.
    pub country: Country,
    /// Projects whose agreement is signed.
    pub signed: i64,
    /// People planned in them.
    pub planned: i64,
    /// People reached, from accepted reports.
    pub reached: i64,
    /// Women and girls among them.
    pub women: i64,
    /// Promised.
    pub committed: Money,
    /// Paid.
    pub paid: Money,
    /// Spending accepted.
    pub accepted: Money,
}

impl Figures {
    /// The sum of one figure over the countries.
    pub fn total(&self, of: impl Fn(&CountryFigures) -> i64) -> i64 {
        self.countries.iter().map(of).sum()
    }
}

/// The programmes whose figures the actor may see, by code: whoever holds them for some programmes sees those, others
/// see all.
///
/// # Errors
/// The database's.
pub fn list_programmes(db: &mut Db, actor: &Actor) -> QueryResult<Vec<ProgrammeRow>> {
    let only = only(actor);
    let mut query = programmes::table.order(programmes::code).into_boxed();
    if let Some(only) = only {
        query = query.filter(ext::one_of(programmes::id, only));
    }
    query.load(db)
}

/// The programmes to which the actor's figures are limited; none when they are not.
fn only(actor: &Actor) -> Option<Vec<Id>> {
    let reach = actor.reach(Permission::DashboardRead);
    let everywhere = reach.iter().any(|grant| grant.programme.is_none());
    (!everywhere).then(|| reach.iter().filter_map(|grant| grant.programme).collect())
}

/// The figures of a programme.
///
/// # Errors
/// The database's.
pub fn figures(db: &mut Db, extent: &Extent) -> QueryResult<Figures> {
    let Extent { programme: id, countries: here, day } = extent;
    let of = calls::table
        .filter(calls::programme_id.eq(*id))
        .filter(ext::one_of(calls::country, here.iter().copied()))
        .select(calls::id);
    // By call as well, which is the order of the index: nothing is sorted.
    let counted = proposals::table
        .filter(ext::in_query(proposals::call_id, of))
        .group_by((proposals::call_id, proposals::state))
        .select((proposals::state, count_star()))
        .load::<(ProposalState, i64)>(db)?;
    let mut proposals = BTreeMap::new();
    for (state, count) in counted {
        *proposals.entry(state.as_str()).or_insert(0) += count;
    }
    let reported = reported(db, *id, here, *day)?;
    let open = [ReportState::Expected, ReportState::Draft, ReportState::Returned];
    let total = |wanted: &dyn Fn(&ReportedRow) -> bool, of: &dyn Fn(&ReportedRow) -> i64| -> i64 {
        reported.iter().filter(|row| wanted(row)).map(of).sum()
    };
    let late = |row: &ReportedRow| row.agreement == AgreementState::InForce && open.contains(&row.state);
    let submitted = |row: &ReportedRow| row.state == ReportState::Submitted;
    Ok(Figures {
        proposals,
        late_reports: total(&late, &|row| row.past),
        waiting: (total(&submitted, &|row| row.people.unwrap_or(0)), total(&submitted, &|row| row.women.unwrap_or(0))),
        countries: by_country(db, *id, here, &reported)?,
    })
}

/// What the reports of one country say, by their state and that of their agreement.
#[derive(Debug, Queryable)]
struct ReportedRow {
    country: Country,
    agreement: AgreementState,
    state: ReportState,
    /// How many of them should have been sent by now.
    past: i64,
    people: Option<i64>,
    women: Option<i64>,
    spent: Option<i64>,
}

fn reported(db: &mut Db, programme: Id, here: &[Country], day: NaiveDate) -> QueryResult<Vec<ReportedRow>> {
    reports::table
        .inner_join(agreements::table)
        .filter(agreements::programme_id.eq(programme))
        .filter(ext::one_of(agreements::country, here))
        .group_by((agreements::country, agreements::state, reports::state))
        .select((
            agreements::country,
            agreements::state,
            reports::state,
            ext::count_if(reports::due_on.lt(day)),
            sum(reports::people),
            sum(reports::women),
            ext::sum_i64(reports::spent),
        ))
        .load(db)
}

fn by_country(
    db: &mut Db,
    programme: Id,
    here: &[Country],
    reported: &[ReportedRow],
) -> QueryResult<Vec<CountryFigures>> {
    let signed: Vec<(Country, i64, Option<i64>)> = agreements::table
        .filter(agreements::programme_id.eq(programme))
        .filter(ext::one_of(agreements::country, here))
        .filter(ext::one_of(agreements::state, SIGNED))
        .group_by(agreements::country)
        .select((agreements::country, count_star(), sum(agreements::beneficiaries)))
        .load(db)?;
    let booked: Vec<(Country, EntryKind, bool, Currency, Option<i64>)> = ledger_totals::table
        .filter(ledger_totals::programme_id.eq(programme))
        .filter(ext::one_of(ledger_totals::country, here))
        .group_by((ledger_totals::country, ledger_totals::kind, ledger_totals::of_payment, ledger_totals::currency))
        .select((
            ledger_totals::country,
            ledger_totals::kind,
            ledger_totals::of_payment,
            ledger_totals::currency,
            ext::sum_i64(ledger_totals::amount),
        ))
        .load(db)?;
    let mut done: BTreeMap<Country, CountryFigures> = BTreeMap::new();
    let mut change = |country: Country, work: &mut dyn FnMut(&mut CountryFigures)| {
        let nothing = Money::zero(country.currency());
        work(done.entry(country).or_insert(CountryFigures {
            country,
            signed: 0,
            planned: 0,
            reached: 0,
            women: 0,
            committed: nothing,
            paid: nothing,
            accepted: nothing,
        }));
    };
    for (country, count, planned) in signed {
        change(country, &mut |figures| {
            figures.signed = count;
            figures.planned = planned.unwrap_or(0);
        });
    }
    for row in reported.iter().filter(|row| row.state == ReportState::Accepted) {
        change(row.country, &mut |figures| {
            figures.reached += row.people.unwrap_or(0);
            figures.women += row.women.unwrap_or(0);
            let spent = figures.accepted.minor().saturating_add(row.spent.unwrap_or(0));
            figures.accepted = Money::new(spent, row.country.currency());
        });
    }
    for (country, kind, of_payment, currency, amount) in booked {
        change(country, &mut |figures| {
            let sum = match kind.side(of_payment) {
                Side::Committed => &mut figures.committed,
                Side::Disbursed => &mut figures.paid,
                Side::WrittenOff => return,
            };
            *sum = Money::new(sum.minor().saturating_add(amount.unwrap_or(0)), currency);
        });
    }
    Ok(done.into_values().collect())
}
