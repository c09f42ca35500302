//! The page before a report is sent: everything in it, what is missing, and the button.

use actix_web::web;
use serde::Serialize;

use super::reading::Reading;
use super::show::{Head, Waiting};
use super::words::told;
use super::{WRITTEN, can_write, lacking, load_own};
use crate::db::reports::ReportFile;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::report::ReportSection;
use crate::services::Refusal;
use crate::services::reports as service;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::Page;

/// How many problems of a section the page names.
const SHOWN: usize = 6;

/// The page.
#[derive(Serialize)]
pub struct Check {
    head: Head,
    is_open: bool,
    reading: Reading,
    unfinished: Vec<Lacks>,
    may_submit: bool,
    tranche: Option<Waiting>,
    /// Where the links to change a section lead; empty for those who only read.
    edit: String,
    /// Whether somebody changed the report since the page was shown.
    changed: bool,
}

#[derive(Serialize)]
struct Lacks {
    section: ReportSection,
    problems: Vec<String>,
    more: usize,
}

impl Page for Check {
    const TEMPLATE: &'static str = "pages/reports/check.html";

    fn samples() -> Vec<Self> {
        let lacks = Lacks { section: ReportSection::Spending, problems: vec!["…".into()], more: 2 };
        let page = |unfinished, may_submit, is_open| Check {
            head: Head::sample(if is_open { "due" } else { "accepted" }),
            is_open,
            reading: Reading::sample(),
            unfinished,
            may_submit,
            tranche: may_submit.then(Waiting::sample),
            edit: if is_open { "/reports/1".into() } else { String::new() },
            changed: !may_submit,
        };
        vec![
            page(vec![lacks], true, true),
            page(Vec::new(), true, true),
            page(Vec::new(), false, true),
            page(Vec::new(), true, false),
        ]
    }
}

fn page(caller: &Caller, file: &ReportFile, changed: bool) -> Check {
    let now = caller.now();
    let lacks = WRITTEN.iter().map(|section| {
        let unmet = lacking(file, now, *section);
        Lacks {
            section: *section,
            problems: unmet.iter().take(SHOWN).map(|problem| told(problem, file, caller.lang)).collect(),
            more: unmet.len().saturating_sub(SHOWN),
        }
    });
    let is_open = file.report.state.is_open();
    let unfinished = if is_open { lacks.filter(|lack| !lack.problems.is_empty()).collect() } else { Vec::new() };
    Check {
        head: Head::of(file, now),
        is_open,
        reading: Reading::of(file, &file.report.content, now, caller.lang),
        unfinished,
        may_submit: caller.actor.may_for(Permission::ReportSubmit, file.agreement.partner_id),
        tranche: Waiting::of(file),
        edit: if can_write(file, &caller.actor) { format!("/reports/{}", file.report.id) } else { String::new() },
        changed,
    }
}

/// Everything in the report, with links to change it.
pub(super) async fn check(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    let file = load_own(&caller, id.into_inner()).await?;
    caller.page(&page(&caller, &file, false))
}

/// The address of the button, when somebody comes back to it.
pub(super) async fn back(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    caller.go(&format!("/reports/{id}/check"))
}

/// Sends the report.
pub(super) async fn submit(caller: May<may::ReportReadOwn>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let file = load_own(&caller, id).await?;
    if !caller.actor.may_for(Permission::ReportSubmit, file.agreement.partner_id) {
        return Err(WebError::Forbidden);
    }
    // The button was pressed twice: the first time counts.
    if !file.report.state.is_open() {
        return caller.go(&format!("/reports/{id}/submitted"));
    }
    match caller.write(move |db, act| service::submit(db, act, id, version)).await {
        Ok(_) => caller.go(&format!("/reports/{id}/submitted")),
        // The page lists every problem in its section; the summary on top says them too.
        Err(Refusal::Unmet(unmet)) => {
            let unmet: Vec<_> = super::words::summary(&unmet, &file, caller.lang)
                .into_iter()
                .map(|problem| crate::domain::state::Unmet { field: Some("unf".into()), ..problem })
                .collect();
            caller.invalid(&page(&caller, &file, false), &unmet)
        }
        Err(Refusal::Stale) => {
            let file = load_own(&caller, id).await?;
            caller.stale(&page(&caller, &file, true))
        }
        Err(refusal) => Err(refusal.into()),
    }
}
