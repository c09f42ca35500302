//! The partner's page of a report: its sections as a task list, or what happens to it now.

use actix_web::web;
use chrono::NaiveDate;
use serde::Serialize;

use super::words::word;
use super::{WRITTEN, can_write, lacking, load_own};
use crate::db::reports::ReportFile;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::place::Country;
use crate::domain::report::{ReportKind, ReportSection, ReportState, due};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::error::Answer;
use crate::web::guard::{May, may};
use crate::web::view::Page;

/// What the top of every page of a report says.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    pub(super) id: Id,
    agreement: Id,
    number: String,
    title: String,
    partner: String,
    country: Country,
    currency: Currency,
    position: i32,
    kind: ReportKind,
    period_start: NaiveDate,
    period_end: NaiveDate,
    due_on: NaiveDate,
    /// The state, or what the calendar says of a report that was not sent.
    state: String,
    submitted_at: Option<Instant>,
    pub(super) version: i32,
}

impl Head {
    pub(super) fn of(file: &ReportFile, now: Instant) -> Head {
        let (report, agreement) = (&file.report, &file.agreement);
        let today = agreement.country.day(now);
        let calendar = match report.state {
            ReportState::Returned => None,
            state => due(state, report.period_end, report.due_on, today),
        };
        Head {
            id: report.id,
            agreement: agreement.id,
            number: agreement.number.clone(),
            title: agreement.title.clone(),
            partner: file.partner.clone(),
            country: agreement.country,
            currency: agreement.currency,
            position: report.position,
            kind: report.kind,
            period_start: report.period_start,
            period_end: report.period_end,
            due_on: report.due_on,
            state: calendar.map_or_else(|| report.state.to_string(), |due| due.to_string()),
            submitted_at: report.submitted_at,
            version: report.version,
        }
    }

    pub(super) fn sample(state: &str) -> Head {
        let day = NaiveDate::from_ymd_opt(2027, 1, 31).unwrap_or_default();
        Head {
            id: Id(uuid::Uuid::from_u128(1)),
            agreement: Id(uuid::Uuid::from_u128(2)),
            number: "C-2026-001".into(),
            title: "Jardins maraîchers".into(),
            partner: "Association Exemple".into(),
            country: Country::Gw,
            currency: Currency::Xof,
            position: 1,
            kind: ReportKind::Interim,
            period_start: day,
            period_end: day,
            due_on: day,
            state: state.into(),
            submitted_at: Some(Instant::from(chrono::DateTime::UNIX_EPOCH)),
            version: 3,
        }
    }
}

/// The page of a report.
#[derive(Serialize)]
pub struct Show {
    head: Head,
    is_open: bool,
    can_write: bool,
    tasks: Vec<Task>,
    send: Vec<Task>,
    done: usize,
    all: usize,
    comments: Vec<Comment>,
    tranche: Option<Waiting>,
    spent: Money,
    people: i32,
    women: i32,
}

#[derive(Serialize)]
struct Task {
    name: String,
    href: String,
    hint: String,
    state: &'static str,
}

/// What staff wrote about a section.
#[derive(Debug, Clone, Serialize)]
pub struct Comment {
    section: ReportSection,
    text: String,
}

impl Comment {
    pub(super) fn sample() -> Comment {
        Comment { section: ReportSection::Spending, text: "Le reçu manque.\nMerci.".into() }
    }
}

/// The tranche that waits for the report.
#[derive(Debug, Clone, Serialize)]
pub struct Waiting {
    position: i32,
    amount: Money,
    state: String,
}

impl Waiting {
    pub(super) fn of(file: &ReportFile) -> Option<Waiting> {
        file.tranche.map(|(position, minor, state)| Waiting {
            position,
            amount: Money::new(minor, file.agreement.currency),
            state: state.to_string(),
        })
    }

    pub(super) fn sample() -> Waiting {
        Waiting { position: 2, amount: Money::new(1_120_000, Currency::Xof), state: "planned".into() }
    }
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/reports/show.html";

    fn samples() -> Vec<Self> {
        let task =
            |name: &str, href: &str, state| Task { name: name.into(), href: href.into(), hint: "…".into(), state };
        ["upcoming", "due", "overdue", "returned", "submitted", "accepted"]
            .into_iter()
            .map(|state| {
                let is_open = !matches!(state, "submitted" | "accepted");
                Show {
                    head: Head::sample(state),
                    is_open,
                    can_write: is_open && state != "due",
                    tasks: vec![task("Récit", "/reports/1/narrative", "done"), task("Personnes", "", "to-correct")],
                    send: vec![task("Vérifier", "/reports/1/check", "to-start")],
                    done: 1,
                    all: 2,
                    comments: vec![Comment::sample()],
                    tranche: Some(Waiting::sample()),
                    spent: Money::new(5, Currency::Xof),
                    people: 12,
                    women: 7,
                }
            })
            .collect()
    }
}

pub(super) fn comments(file: &ReportFile) -> Vec<Comment> {
    let written = file.report.comments.0.iter().filter(|(_, text)| !text.trim().is_empty());
    written.map(|(section, text)| Comment { section: *section, text: text.clone() }).collect()
}

/// The task list, or where the report stands.
pub(super) async fn show(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    let file = load_own(&caller, id.into_inner()).await?;
    let now = caller.now();
    let can_write = can_write(&file, &caller.actor);
    let sections = WRITTEN.into_iter().chain([ReportSection::Documents]);
    let tasks: Vec<Task> = sections.map(|section| task(&file, now, section, can_write, caller.lang)).collect();
    let done = tasks.iter().take(WRITTEN.len()).filter(|task| task.state == "done").count();
    let complete = WRITTEN.iter().all(|section| lacking(&file, now, *section).is_empty());
    let send = Task {
        name: word(caller.lang, "reports-task-send"),
        href: format!("/reports/{}/check", file.report.id),
        hint: word(caller.lang, if complete { "reports-task-send-ready" } else { "reports-task-send-hint" }),
        state: if complete { "to-start" } else { "in-progress" },
    };
    caller.page(&Show {
        is_open: file.report.state.is_open(),
        can_write,
        done,
        all: WRITTEN.len(),
        tasks,
        send: vec![send],
        comments: if file.report.state == ReportState::Returned { comments(&file) } else { Vec::new() },
        tranche: Waiting::of(&file),
        spent: Money::new(file.report.spent, file.agreement.currency),
        people: file.report.people,
        women: file.report.women,
        head: Head::of(&file, now),
    })
}

fn task(file: &ReportFile, now: Instant, section: ReportSection, can_write: bool, lang: Lang) -> Task {
    let returned = file.report.state == ReportState::Returned;
    let commented = returned && file.report.comments.sections().any(|other| other == section);
    let blank = match section {
        ReportSection::Documents => file.documents.is_empty(),
        written => file.report.content.is_blank(written),
    };
    let state = match (commented, blank, lacking(file, now, section).is_empty()) {
        (true, ..) => "to-correct",
        (_, true, _) => "to-start",
        (_, _, true) => "done",
        _ => "in-progress",
    };
    Task {
        name: word(lang, &format!("report-section-{section}")),
        href: if can_write { format!("/reports/{}/{section}", file.report.id) } else { String::new() },
        hint: word(lang, &format!("reports-hint-{section}")),
        state,
    }
}
