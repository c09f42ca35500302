//! A report as staff read it beside the budget, and what they do with it: send it back with a
//! comment on the sections to mend, or accept it.

use std::collections::BTreeMap;

use actix_web::web;
use serde::Serialize;

use super::reading::{Line, Reading};
use super::show::{Comment, Head, Waiting, comments};
use crate::adapters::i18n;
use crate::db::reports::{self, ReportFile};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::report::{Comments, FrozenReport, ReportSection, ReportState, Reviewer};
use crate::domain::state::Unmet;
use crate::services::Refusal;
use crate::services::reports as service;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The report beside the budget.
#[derive(Serialize)]
pub struct Review {
    head: Head,
    /// What was last sent; none while nothing was.
    reading: Option<Reading>,
    comments: Vec<Comment>,
    tranche: Option<Waiting>,
    grant: Money,
    people: People,
    may_return: bool,
    may_accept: bool,
    /// Why this reader may not decide, in sentences.
    refused: Vec<String>,
}

/// People planned and reached.
#[derive(Serialize)]
struct People {
    planned: i64,
    before: i64,
    now: i64,
    women: i64,
    reached: i64,
}

impl Page for Review {
    const TEMPLATE: &'static str = "pages/reports/review.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        ["submitted", "returned", "accepted", "upcoming"]
            .into_iter()
            .map(|state| Review {
                head: Head::sample(state),
                reading: (state != "upcoming").then(Reading::sample),
                comments: if state == "returned" { vec![Comment::sample()] } else { Vec::new() },
                tranche: Some(Waiting::sample()),
                grant: Money::new(300, Currency::Xof),
                people: People { planned: 300, before: 100, now: 40, women: 80, reached: 140 },
                may_return: state == "submitted",
                may_accept: state == "submitted",
                refused: if state == "returned" { vec!["…".into()] } else { Vec::new() },
            })
            .collect()
    }
}

/// The form of the comments.
#[derive(Serialize)]
pub struct Return {
    head: Head,
    sections: &'static [ReportSection],
    form: FormView,
}

impl Page for Return {
    const TEMPLATE: &'static str = "pages/reports/return.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let form = FormView {
            values: serde_json::json!({ "comments.spending": "Le reçu manque." }),
            errors: serde_json::json!({ "comments": "…", "comments.narrative": "…" }),
        };
        vec![Return { head: Head::sample("submitted"), sections: ReportSection::ALL, form }]
    }
}

/// The page that asks before a report is accepted.
#[derive(Serialize)]
pub struct Accept {
    head: Head,
    spent: Money,
    people: i32,
    tranche: Option<Waiting>,
    /// The lines whose excess needs a written decision.
    over: Vec<Line>,
    form: FormView,
}

impl Page for Accept {
    const TEMPLATE: &'static str = "pages/reports/accept.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let page = |over, tranche| Accept {
            head: Head::sample("submitted"),
            spent: Money::new(70, Currency::Xof),
            people: 12,
            tranche,
            over,
            form: FormView::empty(),
        };
        vec![page(Vec::new(), Some(Waiting::sample())), page(vec![Line::sample("needs_decision")], None)]
    }
}

async fn load(caller: &Caller, id: Id) -> Result<ReportFile, WebError> {
    let actor = caller.actor.clone();
    caller.read(move |db| reports::find_for(db, &actor, id)).await?.ok_or(WebError::NotFound)
}

/// A report that waits for a reader, for somebody who may do this to it.
async fn load_sent(caller: &Caller, id: Id, needs: Permission) -> Result<ReportFile, WebError> {
    let file = load(caller, id).await?;
    if caller.actor.may_at(needs, file.place()) { Ok(file) } else { Err(WebError::Forbidden) }
}

/// Why this person does not decide on the report, whatever is in it.
fn refused(file: &ReportFile, caller: &Caller) -> Vec<Unmet> {
    let (Some(reviewer), Some(submitted_by)) = (caller.actor.user(), file.report.submitted_by) else {
        return Vec::new();
    };
    let reviewer = Reviewer {
        reviewer,
        is_staff: caller.actor.is_staff(),
        is_member: caller.actor.is_member_of(file.agreement.partner_id),
        submitted_by,
    };
    reviewer.check()
}

/// The reading view.
pub(super) async fn show(caller: May<may::ReportRead>, id: web::Path<Id>) -> Answer {
    let file = load(&caller, id.into_inner()).await?;
    let report = file.report.id;
    // What the partner corrects in a report that was sent back is not the programme's yet.
    let last = match file.report.state {
        ReportState::Returned => caller.read(move |db| reports::find_last_version(db, report)).await?,
        _ => None,
    };
    let (before, women) = file.reached;
    let frozen = last
        .map(|version| FrozenReport::read(&version.canonical))
        .transpose()
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let content = match file.report.state {
        ReportState::Expected | ReportState::Draft => None,
        ReportState::Returned => frozen.map(|frozen| frozen.content),
        ReportState::Submitted | ReportState::Accepted => Some(file.report.content.clone()),
    };
    let now = i64::from(file.report.people);
    let submitted = file.report.state == ReportState::Submitted;
    let may = |permission| submitted && caller.actor.may_at(permission, file.place());
    let (may_return, may_accept) = (may(Permission::ReportReturn), may(Permission::ReportAccept));
    let refused = if may_return || may_accept { refused(&file, &caller) } else { Vec::new() };
    caller.page(&Review {
        head: Head::of(&file, caller.now()),
        reading: content.map(|content| Reading::of(&file, &content, caller.now(), caller.lang)),
        comments: comments(&file),
        tranche: Waiting::of(&file),
        grant: file.agreement.grant(),
        people: People {
            planned: i64::from(file.agreement.beneficiaries),
            before,
            now,
            women: women + i64::from(file.report.women),
            reached: before + now,
        },
        may_return: may_return && refused.is_empty(),
        may_accept: may_accept && refused.is_empty(),
        refused: refused.iter().map(|problem| i18n::sentence(problem, caller.lang.as_str())).collect(),
    })
}

fn return_page(file: &ReportFile, caller: &Caller, form: FormView) -> Return {
    Return { head: Head::of(file, caller.now()), sections: ReportSection::ALL, form }
}

/// The form of the comments.
pub(super) async fn ask_return(caller: May<may::ReportReturn>, id: web::Path<Id>) -> Answer {
    let id = id.into_inner();
    let file = load_sent(&caller, id, Permission::ReportReturn).await?;
    if file.report.state != ReportState::Submitted {
        return caller.go(&format!("/office/reports/{id}"));
    }
    caller.page(&return_page(&file, &caller, FormView::empty()))
}

/// Sends the report back.
pub(super) async fn send_back(caller: May<may::ReportReturn>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let file = load_sent(&caller, id, Permission::ReportReturn).await?;
    let written = ReportSection::ALL.iter().map(|section| (*section, form.string(&format!("comments.{section}"))));
    let comments = Comments(written.filter(|(_, text)| !text.is_empty()).collect::<BTreeMap<_, _>>());
    match caller.write(move |db, act| service::send_back(db, act, id, version, comments)).await {
        Ok(_) => caller.done(&format!("/office/reports/{id}"), "reports-done-returned"),
        Err(Refusal::Unmet(unmet)) => {
            let page = return_page(&file, &caller, FormView::posted(&form, &unmet, caller.lang));
            // Comments as a whole have no field of their own: the first one stands for them.
            let first = |problem: Unmet| match problem.field.as_deref() {
                Some("comments") => Unmet { field: Some("comments.narrative".into()), ..problem },
                _ => problem,
            };
            caller.invalid(&page, &unmet.into_iter().map(first).collect::<Vec<_>>())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn accept_page(file: &ReportFile, caller: &Caller, form: FormView) -> Accept {
    let (lines, spent) = super::reading::lines(file, &file.report.content, caller.now());
    Accept {
        head: Head::of(file, caller.now()),
        spent,
        people: file.report.people,
        tranche: Waiting::of(file),
        over: lines.into_iter().filter(|line| line.variance == "needs_decision").collect(),
        form,
    }
}

/// Asks before the report is accepted.
pub(super) async fn ask_accept(caller: May<may::ReportAccept>, id: web::Path<Id>) -> Answer {
    let id = id.into_inner();
    let file = load_sent(&caller, id, Permission::ReportAccept).await?;
    if file.report.state != ReportState::Submitted {
        return caller.go(&format!("/office/reports/{id}"));
    }
    caller.page(&accept_page(&file, &caller, FormView::empty()))
}

/// Accepts the report.
pub(super) async fn accept(caller: May<may::ReportAccept>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let file = load_sent(&caller, id, Permission::ReportAccept).await?;
    let decision = form.string("decision");
    match caller.write(move |db, act| service::accept(db, act, id, version, &decision)).await {
        Ok(_) => caller.done(&format!("/office/reports/{id}"), "reports-done-accepted"),
        Err(Refusal::Unmet(unmet)) => {
            let page = accept_page(&file, &caller, FormView::posted(&form, &unmet, caller.lang));
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
