//! The reports of the programme: those to read, those that are late, those to come.

use chrono::NaiveDate;
use serde::Serialize;

use crate::db::reports::{self, Counts, ReportLineRow, Wanted};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::place::Country;
use crate::domain::report::due;
use crate::domain::state::Instant;
use crate::web::error::Answer;
use crate::web::guard::{May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::view::{FormView, Page};

const SIZE: i64 = 30;

/// The list.
#[derive(Serialize)]
pub struct Office {
    figures: Vec<Figure>,
    show: &'static str,
    shows: Vec<Choice>,
    countries: Vec<Choice>,
    rows: Vec<Row>,
    pages: Pages,
    form: FormView,
}

#[derive(Serialize)]
struct Figure {
    label: String,
    value: i64,
    href: String,
}

#[derive(Serialize)]
struct Row {
    id: Id,
    agreement: Id,
    number: String,
    position: i32,
    title: String,
    partner: String,
    country: Country,
    period_end: NaiveDate,
    due_on: NaiveDate,
    is_open: bool,
    state: String,
    submitted_at: Option<Instant>,
    spent: Option<Money>,
    waiting: Option<Money>,
}

impl Page for Office {
    const TEMPLATE: &'static str = "pages/reports/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        let row = |state: &str, is_open| Row {
            id: Id(uuid::Uuid::from_u128(1)),
            agreement: Id(uuid::Uuid::from_u128(2)),
            number: "C-2026-001".into(),
            position: 1,
            title: "Jardins maraîchers".into(),
            partner: "Association Exemple".into(),
            country: Country::Gw,
            period_end: day,
            due_on: day,
            is_open,
            state: state.into(),
            submitted_at: (!is_open).then(|| Instant::from(chrono::DateTime::UNIX_EPOCH)),
            spent: (!is_open).then(|| Money::new(5, Currency::Xof)),
            waiting: is_open.then(|| Money::new(7, Currency::Xof)),
        };
        let page = |rows, show| Office {
            figures: vec![Figure { label: "À lire".into(), value: 4, href: "/office/reports".into() }],
            show,
            shows: vec![Choice { value: show.into(), text: "À lire".into() }],
            countries: vec![Choice { value: "GW".into(), text: "Guinée-Bissau".into() }],
            rows,
            pages: Pages { current: 1, pages: 2, href: "/office/reports?page=".into() },
            form: FormView::filled(serde_json::json!({ "show": show, "country": "GW" })),
        };
        vec![
            page(vec![row("submitted", false)], "to-review"),
            page(vec![row("overdue", true), row("returned", true)], "late"),
            page(vec![row("upcoming", true)], "coming"),
            page(Vec::new(), "accepted"),
        ]
    }
}

/// The kinds of list, as the address names them.
const SHOWS: [&str; 4] = ["to-review", "late", "coming", "accepted"];

fn wanted(show: &str, today: NaiveDate) -> Wanted {
    match show {
        "late" => Wanted::Overdue(today),
        "coming" => Wanted::Coming(today),
        "accepted" => Wanted::Accepted,
        _ => Wanted::ToReview,
    }
}

fn count(show: &str, counts: Counts) -> i64 {
    match show {
        "late" => counts.overdue,
        "coming" => counts.coming,
        "accepted" => counts.accepted,
        _ => counts.to_review,
    }
}

/// The list that was asked for; without a wish, what waits to be read.
pub(super) async fn index(caller: May<may::ReportRead>) -> Answer {
    let query = Query::of(&caller);
    let asked = query.text("show");
    let show = SHOWS.into_iter().find(|show| *show == asked).unwrap_or(SHOWS[0]);
    let country = query.parse::<Country>("country");
    let page = query.page(SIZE);
    let (actor, today) = (caller.actor.clone(), caller.now().date_naive());
    let (counts, rows) = caller
        .read(move |db| {
            let counts = reports::count_for(db, &actor, country, today)?;
            Ok::<_, diesel::result::Error>((counts, reports::list_for(db, &actor, wanted(show, today), country, page)?))
        })
        .await?;
    let chosen = country.map_or("", Country::as_str);
    caller.page(&Office {
        figures: SHOWS
            .iter()
            .map(|show| Figure {
                label: caller.t(&format!("reports-show-{show}")),
                value: count(show, counts),
                href: format!("/office/reports?show={show}&country={chosen}"),
            })
            .collect(),
        show,
        shows: Choice::list(caller.lang, "reports-show", SHOWS),
        countries: Choice::list(caller.lang, "country", Country::ALL),
        rows: rows.into_iter().map(|row| line(row, today)).collect(),
        pages: query.pages("/office/reports", page, count(show, counts)),
        form: FormView::filled(serde_json::json!({ "show": show, "country": chosen })),
    })
}

fn line(row: ReportLineRow, today: NaiveDate) -> Row {
    let is_open = row.state.is_open();
    let calendar = due(row.state, row.period_end, row.due_on, today);
    let standing = match (row.state.as_str(), calendar) {
        ("returned", _) | (_, None) => row.state.to_string(),
        (_, Some(calendar)) => calendar.to_string(),
    };
    let money = |minor| Money::new(minor, row.currency);
    Row {
        id: row.id,
        agreement: row.agreement,
        position: row.position,
        country: row.country,
        period_end: row.period_end,
        due_on: row.due_on,
        is_open,
        state: standing,
        submitted_at: row.submitted_at,
        // The figures of a report that is being written are its partner's alone.
        spent: (!is_open).then(|| money(row.spent)),
        waiting: row.waiting.map(money),
        number: row.number,
        title: row.title,
        partner: row.partner,
    }
}
