//! The figures of a programme. Each is one grouped query; none grows with the number of rows shown.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::programmes::ProgrammeRow;
use super::schema::{agreements, calls, ledger_entries, programmes, proposals, reports};
use super::{Db, ext};
use crate::domain::actor::{Actor, Scope};
use crate::domain::agreement::AgreementState;
use crate::domain::id::Id;
use crate::domain::ledger::EntryKind;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::report::ReportState;
use crate::domain::state::Instant;

/// Agreements that were signed by both sides, whatever became of them.
const SIGNED: [AgreementState; 3] = [AgreementState::InForce, AgreementState::Completed, AgreementState::Suspended];

/// Country, people, women, spending.
type ReachedRow = (Country, Option<i64>, Option<i64>, Option<i64>);

/// Everything the dashboard shows of one programme, within the viewer's countries.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The programme.
    pub programme: ProgrammeRow,
    /// Proposals by state.
    pub proposals: BTreeMap<&'static str, i64>,
    /// Calls by state.
    pub calls: BTreeMap<&'static str, i64>,
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

/// The figures of the first programme that the actor may see, or of `code`. `None` when there is none.
///
/// # Errors
/// The database's.
pub fn figures(db: &mut Db, actor: &Actor, code: Option<&str>, now: Instant) -> QueryResult<Option<Figures>> {
    let reach = actor.reach(Permission::DashboardRead);
    let only: Vec<Id> = reach.iter().filter_map(|grant| grant.programme).collect();
    let everywhere = reach.iter().any(|grant| grant.programme.is_none());
    let mut query = programmes::table.order(programmes::code).into_boxed();
    if !everywhere {
        query = query.filter(programmes::id.eq_any(&only));
    }
    if let Some(code) = code {
        query = query.filter(programmes::code.eq(code.to_owned()));
    }
    let Some(programme) = query.first::<ProgrammeRow>(db).optional()? else { return Ok(None) };
    let here = match actor.scope(Permission::DashboardRead) {
        Scope::Countries(some) if everywhere => some.into_iter().collect(),
        _ => Country::ALL.to_vec(),
    };
    let id = programme.id;
    let proposals = proposals::table
        .inner_join(calls::table)
        .filter(calls::programme_id.eq(id))
        .filter(calls::country.eq_any(&here))
        .group_by(proposals::state)
        .select((proposals::state, diesel::dsl::count_star()))
        .load::<(ProposalState, i64)>(db)?
        .into_iter()
        .map(|(state, count)| (state.as_str(), count))
        .collect();
    let calls = calls::table
        .filter(calls::programme_id.eq(id))
        .filter(calls::country.eq_any(&here))
        .group_by(calls::state)
        .select((calls::state, diesel::dsl::count_star()))
        .load::<(crate::domain::call::CallState, i64)>(db)?
        .into_iter()
        .map(|(state, count)| (state.as_str(), count))
        .collect();
    let late_reports = reports::table
        .inner_join(agreements::table)
        .filter(agreements::programme_id.eq(id))
        .filter(agreements::country.eq_any(&here))
        .filter(agreements::state.eq(AgreementState::InForce))
        .filter(reports::state.eq_any([ReportState::Expected, ReportState::Draft, ReportState::Returned]))
        .filter(reports::due_on.lt(now.date_naive()))
        .count()
        .get_result(db)?;
    let waiting: (Option<i64>, Option<i64>) = reports::table
        .inner_join(agreements::table)
        .filter(agreements::programme_id.eq(id))
        .filter(agreements::country.eq_any(&here))
        .filter(reports::state.eq(ReportState::Submitted))
        .select((diesel::dsl::sum(reports::people), diesel::dsl::sum(reports::women)))
        .get_result(db)?;
    Ok(Some(Figures {
        countries: by_country(db, id, &here)?,
        programme,
        proposals,
        calls,
        late_reports,
        waiting: (waiting.0.unwrap_or(0), waiting.1.unwrap_or(0)),
    }))
}

fn by_country(db: &mut Db, programme: Id, here: &[Country]) -> QueryResult<Vec<CountryFigures>> {
    let signed: Vec<(Country, i64, Option<i64>)> = agreements::table
        .filter(agreements::programme_id.eq(programme))
        .filter(agreements::country.eq_any(here))
        .filter(agreements::state.eq_any(SIGNED))
        .group_by(agreements::country)
        .select((agreements::country, diesel::dsl::count_star(), diesel::dsl::sum(agreements::beneficiaries)))
        .load(db)?;
    let reached: Vec<ReachedRow> = reports::table
        .inner_join(agreements::table)
        .filter(agreements::programme_id.eq(programme))
        .filter(agreements::country.eq_any(here))
        .filter(reports::state.eq(ReportState::Accepted))
        .group_by(agreements::country)
        .select((
            agreements::country,
            diesel::dsl::sum(reports::people),
            diesel::dsl::sum(reports::women),
            ext::sum_i64(reports::spent),
        ))
        .load(db)?;
    let booked: Vec<(Country, EntryKind, Currency, Option<i64>)> = ledger_entries::table
        .inner_join(agreements::table)
        .filter(ledger_entries::programme_id.eq(programme))
        .filter(agreements::country.eq_any(here))
        .group_by((agreements::country, ledger_entries::kind, ledger_entries::currency))
        .select((
            agreements::country,
            ledger_entries::kind,
            ledger_entries::currency,
            ext::sum_i64(ledger_entries::amount),
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
    for (country, people, women, spent) in reached {
        change(country, &mut |figures| {
            figures.reached = people.unwrap_or(0);
            figures.women = women.unwrap_or(0);
            figures.accepted = Money::new(spent.unwrap_or(0), country.currency());
        });
    }
    for (country, kind, currency, amount) in booked {
        change(country, &mut |figures| {
            let minor = amount.unwrap_or(0);
            let sum = match kind {
                EntryKind::Commitment => &mut figures.committed,
                _ => &mut figures.paid,
            };
            *sum = Money::new(sum.minor().saturating_add(minor), currency);
        });
    }
    Ok(done.into_values().collect())
}
