//! The programme's figures: what is to be done, people reached, the way of the proposals, money and
//! projects by country. The same figures as a table for a spreadsheet.

use std::sync::Arc;

use actix_web::web;
use serde::{Deserialize, Serialize};

use crate::adapters::i18n;
use crate::db::dashboard::{self, CountryFigures, Extent, Figures};
use crate::db::programmes::ProgrammeRow;
use crate::db::{Db, desk as waiting_of};
use crate::domain::actor::{Actor, Scope};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::web::error::{Answer, WebError};
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;
use crate::web::todo::{Todo, todo};
use crate::web::view::Page;
use crate::web::{App, csv};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/dashboard", show).get("/dashboard.csv", table);
}

/// The dashboard of one programme; `figures` is null when the person may see none.
#[derive(Serialize)]
pub struct Dashboard {
    todo: Vec<Todo>,
    programmes: Vec<Choice>,
    /// The countries that the figures are limited to; empty when it is all of them.
    only: Vec<Country>,
    figures: Option<Drawn>,
}

/// A programme to look at.
#[derive(Serialize)]
struct Choice {
    code: String,
    name: Texts,
    current: bool,
}

/// The figures as the page draws them.
#[derive(Serialize)]
struct Drawn {
    code: String,
    name: Texts,
    reached: i64,
    women: i64,
    planned: i64,
    target: i64,
    signed: i64,
    planned_calls: i64,
    waiting_people: i64,
    late_reports: i64,
    funnel: Vec<Stage>,
    countries: Vec<Line>,
    map: Vec<Dot>,
}

/// A country on the map, with its signed projects.
#[derive(Serialize)]
struct Dot {
    country: Country,
    count: i64,
}

/// One stage of the way of the proposals, with all that came at least so far.
#[derive(Serialize)]
struct Stage {
    name: &'static str,
    count: i64,
    /// In basis points of those submitted; none for those that were only begun.
    share: Option<i64>,
}

/// One country.
#[derive(Serialize)]
struct Line {
    country: Country,
    signed: i64,
    planned: i64,
    reached: i64,
    women: i64,
    committed: Money,
    paid: Money,
    accepted: Money,
}

impl Page for Dashboard {
    const TEMPLATE: &'static str = "pages/dashboard/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let money = |minor| Money::new(minor, Currency::Xof);
        let line = |country, accepted| Line {
            country,
            signed: 3,
            planned: 900,
            reached: 214,
            women: 131,
            committed: money(60_000_000),
            paid: money(24_000_000),
            accepted: money(accepted),
        };
        let name = || Texts::new("Programme d'exemple", "Example programme", "Programa de exemplo");
        let figures = Drawn {
            code: "RMC".into(),
            name: name(),
            reached: 428,
            women: 262,
            planned: 1800,
            target: 6000,
            signed: 6,
            planned_calls: 20,
            waiting_people: 38,
            late_reports: 2,
            funnel: funnel(|state| if state == ProposalState::Draft { 12 } else { 3 }),
            countries: vec![line(Country::Gw, 9_000_000), line(Country::Ml, 0)],
            map: vec![Dot { country: Country::Gw, count: 3 }, Dot { country: Country::Ml, count: 3 }],
        };
        let empty = Drawn {
            waiting_people: 0,
            late_reports: 0,
            reached: 0,
            women: 0,
            planned: 0,
            signed: 0,
            funnel: funnel(|_| 0),
            countries: Vec::new(),
            map: Vec::new(),
            code: "RMC".into(),
            name: name(),
            target: 0,
            planned_calls: 0,
        };
        let choices = || {
            let choice = |code: &str, current| Choice { code: code.into(), name: name(), current };
            vec![choice("RMC", true), choice("RMD", false)]
        };
        let todo = vec![Todo::sample()];
        vec![
            Dashboard { todo, programmes: choices(), only: vec![Country::Gw], figures: Some(figures) },
            Dashboard { todo: Vec::new(), programmes: Vec::new(), only: Vec::new(), figures: Some(empty) },
            Dashboard { todo: Vec::new(), programmes: Vec::new(), only: Vec::new(), figures: None },
        ]
    }
}

/// Which programme.
#[derive(Deserialize)]
struct Asked {
    programme: Option<String>,
}

async fn show(caller: May<may::DashboardRead>, asked: web::Query<Asked>) -> Answer {
    let actor = caller.actor.clone();
    let now = caller.now();
    let asked = code_of(asked);
    let app = caller.app.clone();
    let found = caller.read(move |db| {
        let waiting = waiting_of::waiting(db, &actor, now)?;
        let programmes = dashboard::list_programmes(db, &actor)?;
        let figures = figures(&app, db, &actor, &programmes, asked.as_deref(), now)?;
        Ok::<_, WebError>((waiting, programmes, figures))
    });
    let (waiting, programmes, figures) = found.await?;
    let current = figures.as_ref().map(|(programme, _)| programme.id);
    let choice = |row: ProgrammeRow| Choice { current: Some(row.id) == current, code: row.code, name: row.name };
    caller.page(&Dashboard {
        todo: todo(&waiting, caller.lang),
        programmes: programmes.into_iter().map(choice).collect(),
        only: only(&caller.actor, current),
        figures: figures.map(|(programme, figures)| Drawn::of(&programme, &figures)),
    })
}

/// The same figures for a spreadsheet.
async fn table(caller: May<may::DashboardRead>, asked: web::Query<Asked>) -> Answer {
    let actor = caller.actor.clone();
    let now = caller.now();
    let asked = code_of(asked);
    let app = caller.app.clone();
    let found = caller.read(move |db| {
        let programmes = dashboard::list_programmes(db, &actor)?;
        figures(&app, db, &actor, &programmes, asked.as_deref(), now)
    });
    let (programme, figures) = found.await?.ok_or(WebError::NotFound)?;
    let drawn = Drawn::of(&programme, &figures);
    let only = only(&caller.actor, None);
    let table = drawn.as_csv(&caller, &only, now)?;
    Ok(csv::file(&drawn.code.to_lowercase(), now.date_naive()).body(table))
}

/// The programme with this code, which must be there, or the first one, and its figures.
fn figures(
    app: &App,
    db: &mut Db,
    actor: &Actor,
    programmes: &[ProgrammeRow],
    code: Option<&str>,
    now: Instant,
) -> Result<Option<(ProgrammeRow, Arc<Figures>)>, WebError> {
    let chosen = match code {
        Some(code) => Some(programmes.iter().find(|row| row.code == code).ok_or(WebError::NotFound)?),
        None => programmes.first(),
    };
    let Some(programme) = chosen else { return Ok(None) };
    let extent = Extent::of(actor, programme.id, now);
    let figures = app.figures.get(db, extent.clone(), |db| dashboard::figures(db, &extent))?;
    Ok(Some((programme.clone(), figures)))
}

fn code_of(asked: web::Query<Asked>) -> Option<String> {
    asked.into_inner().programme.filter(|code| !code.is_empty())
}

/// The countries to which the actor's figures are limited; empty for all, and for those who hold
/// the whole of a programme.
fn only(actor: &Actor, programme: Option<Id>) -> Vec<Country> {
    let reach = actor.reach(Permission::DashboardRead);
    if reach.iter().any(|grant| grant.programme.is_some() && grant.programme == programme) {
        return Vec::new();
    }
    match actor.scope(Permission::DashboardRead) {
        Scope::All => Vec::new(),
        Scope::Countries(some) => some.into_iter().collect(),
    }
}

impl Drawn {
    fn of(programme: &ProgrammeRow, figures: &Figures) -> Self {
        Drawn {
            code: programme.code.clone(),
            name: programme.name.clone(),
            reached: figures.total(|one| one.reached),
            women: figures.total(|one| one.women),
            planned: figures.total(|one| one.planned),
            signed: figures.total(|one| one.signed),
            target: programme.planned_beneficiaries.into(),
            planned_calls: programme.planned_calls.into(),
            waiting_people: figures.waiting.0,
            late_reports: figures.late_reports,
            funnel: funnel(|state| figures.proposals.get(state.as_str()).copied().unwrap_or(0)),
            map: figures.countries.iter().map(|one| Dot { country: one.country, count: one.signed }).collect(),
            countries: figures.countries.iter().map(Line::from).collect(),
        }
    }
}

impl From<&CountryFigures> for Line {
    fn from(figures: &CountryFigures) -> Self {
        Line {
            country: figures.country,
            signed: figures.signed,
            planned: figures.planned,
            reached: figures.reached,
            women: figures.women,
            committed: figures.committed,
            paid: figures.paid,
            accepted: figures.accepted,
        }
    }
}

/// How far a proposal came, by its state; withdrawn ones only count as begun.
fn stage(state: ProposalState) -> usize {
    match state {
        ProposalState::Draft | ProposalState::Withdrawn => 0,
        ProposalState::Submitted | ProposalState::Returned | ProposalState::Ineligible => 1,
        ProposalState::Eligible | ProposalState::InEvaluation => 2,
        ProposalState::Ranked | ProposalState::Reserve | ProposalState::NotRetained => 3,
        ProposalState::Awarded | ProposalState::Accepted | ProposalState::Declined => 4,
        ProposalState::Contracted => 5,
    }
}

/// The stages, each with every proposal that came at least so far.
fn funnel(count: impl Fn(ProposalState) -> i64) -> Vec<Stage> {
    let at_least = |least: usize| -> i64 {
        ProposalState::ALL.iter().filter(|state| stage(**state) >= least).map(|state| count(*state)).sum()
    };
    let submitted = at_least(1);
    let names = ["started", "submitted", "eligible", "scored", "awarded", "signed"];
    let stage_of = |(number, name)| {
        let count = at_least(number);
        let share = (number > 0 && submitted > 0).then(|| (count * 20_000 / submitted + 1) / 2);
        Stage { name, count, share }
    };
    names.into_iter().enumerate().map(stage_of).collect()
}

impl Drawn {
    /// One figure a row: what, where, how much, in which unit. Separated as spreadsheets of the
    /// reader's language expect it.
    fn as_csv(&self, caller: &Caller, only: &[Country], now: Instant) -> Result<Vec<u8>, WebError> {
        let t = |key: &str| caller.t(key);
        let (separator, decimal) = if caller.lang == Lang::En { (b',', '.') } else { (b';', ',') };
        let place = |country: Country| i18n::named(caller.lang.as_str(), "country", country);
        let everywhere = match only {
            [] => t("country-all"),
            some => some.iter().map(|country| place(*country)).collect::<Vec<_>>().join(", "),
        };
        let people = t("dashboard-unit-people");
        let number = t("dashboard-unit-number");
        let mut rows: Vec<[String; 4]> =
            vec![[t("dashboard-figure"), t("country"), t("dashboard-value"), t("dashboard-unit")]];
        let mut add = |key: &str, place: &str, value: String, unit: &str| {
            rows.push([t(key), place.to_owned(), value, unit.to_owned()]);
        };
        for (key, value, unit) in [
            ("dashboard-reached", self.reached, &people),
            ("dashboard-women", self.women, &people),
            ("dashboard-planned", self.planned, &people),
            ("dashboard-target", self.target, &people),
            ("dashboard-signed", self.signed, &number),
            ("dashboard-planned-calls", self.planned_calls, &number),
            ("dashboard-late", self.late_reports, &number),
        ] {
            add(key, &everywhere, value.to_string(), unit);
        }
        for stage in &self.funnel {
            add(&format!("dashboard-funnel-{}", stage.name), &everywhere, stage.count.to_string(), &number);
        }
        for line in &self.countries {
            let here = place(line.country);
            add("dashboard-signed", &here, line.signed.to_string(), &number);
            add("dashboard-planned", &here, line.planned.to_string(), &people);
            add("dashboard-reached", &here, line.reached.to_string(), &people);
            add("dashboard-women", &here, line.women.to_string(), &people);
            let money = [
                ("dashboard-committed", line.committed),
                ("dashboard-paid", line.paid),
                ("dashboard-accepted", line.accepted),
            ];
            for (key, amount) in money {
                add(key, &here, csv::amount(amount, decimal), amount.currency().as_str());
            }
        }
        rows.push([t("date"), String::new(), now.format("%Y-%m-%d %H:%M UTC").to_string(), String::new()]);
        let mut writer = ::csv::WriterBuilder::new().delimiter(separator).from_writer(csv::MARK.into());
        for row in &rows {
            writer.write_record(row).map_err(|error| WebError::Internal(error.to_string()))?;
        }
        writer.into_inner().map_err(|error| WebError::Internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_counts_those_that_went_on() {
        let count = |state| match state {
            ProposalState::Draft => 4,
            ProposalState::Withdrawn => 1,
            ProposalState::Ineligible => 2,
            ProposalState::Eligible => 3,
            ProposalState::NotRetained => 1,
            ProposalState::Declined => 1,
            ProposalState::Contracted => 2,
            _ => 0,
        };
        let stages: Vec<(&str, i64, Option<i64>)> =
            funnel(count).iter().map(|stage| (stage.name, stage.count, stage.share)).collect();
        assert_eq!(
            stages,
            [
                ("started", 14, None),
                ("submitted", 9, Some(10_000)),
                ("eligible", 7, Some(7_778)),
                ("scored", 4, Some(4_444)),
                ("awarded", 3, Some(3_333)),
                ("signed", 2, Some(2_222)),
            ]
        );
        assert!(funnel(|_| 0).iter().all(|stage| stage.count == 0 && stage.share.is_none()));
    }
}
