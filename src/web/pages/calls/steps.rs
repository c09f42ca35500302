//! The steps of a call, each confirmed on a page of its own: review, publication, opening, start of
//! the evaluation, extension, cancellation, archive.

use std::future::Future;

use actix_web::web;
use chrono::TimeZone;
use serde::Serialize;
use serde_json::json;

use super::editor::Part;
use super::overview::{self, Loaded, overview};
use super::{sheet, words};
use crate::adapters::i18n;
use crate::domain::call::{CallAction, CallState};
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::state::{Instant, Unmet, WrongState};
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;
use crate::services::calls::{self as actions, place};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The page that asks once more.
#[derive(Serialize)]
pub struct Confirm {
    id: String,
    code: String,
    title: Texts,
    country: Country,
    version: i32,
    action: CallAction,
    href: String,
    /// What hinders it; then there is no button.
    hindered: Vec<String>,
    /// Before a publication: what was checked, part by part, and what each lacks.
    checks: Vec<Checked>,
    asks_reason: bool,
    asks_deadline: bool,
    /// Whether proposals may be on their way, and who answers the call is told.
    tells: bool,
    closes_at: Option<Instant>,
    amount: String,
    received: i64,
    form: FormView,
}

/// One line of the checklist before a publication.
#[derive(Serialize)]
struct Checked {
    text: String,
    lacks: Vec<String>,
}

/// The checklist: each part of the call, and that somebody else wrote it.
fn checklist(hindered: &[Unmet], lang: Lang) -> Vec<Checked> {
    let lang = lang.as_str();
    let lacks = |of: &dyn Fn(&Unmet) -> bool| -> Vec<String> {
        hindered.iter().filter(|unmet| of(unmet)).map(|unmet| i18n::sentence_in_summary(unmet, lang)).collect()
    };
    let is_about_person = |unmet: &Unmet| unmet.field.is_none();
    let mut checks: Vec<Checked> = Part::ALL
        .iter()
        .map(|part| Checked {
            text: i18n::text(lang, &format!("calls-part-{part}"), &[]),
            lacks: lacks(&|unmet| !is_about_person(unmet) && Part::of(unmet) == *part),
        })
        .collect();
    checks.push(Checked { text: i18n::text(lang, "calls-check-other", &[]), lacks: lacks(&is_about_person) });
    checks
}

impl Confirm {
    fn new(loaded: &Loaded, action: CallAction, path: String, caller: &Caller, form: FormView) -> Self {
        let hindered = loaded.hindered(action, &caller.actor, caller.now());
        Self::with(loaded, action, path, hindered, caller.lang, form)
    }

    fn with(
        loaded: &Loaded,
        action: CallAction,
        href: String,
        hindered: Vec<Unmet>,
        lang: Lang,
        form: FormView,
    ) -> Self {
        let call = &loaded.call;
        Confirm {
            id: call.id.to_string(),
            code: call.code.clone(),
            title: call.title.clone(),
            country: call.country,
            version: call.version,
            action,
            href,
            checks: if action == CallAction::Publish { checklist(&hindered, lang) } else { Vec::new() },
            hindered: hindered.iter().map(|unmet| i18n::sentence(unmet, lang.as_str())).collect(),
            asks_reason: matches!(action, CallAction::Cancel | CallAction::SendBack),
            asks_deadline: action == CallAction::Extend,
            tells: matches!(action, CallAction::Cancel | CallAction::Extend) && call.published_at.is_some(),
            closes_at: call.closes_at,
            amount: words::amount(&call.rules.terms(), call.currency, lang),
            received: loaded.received,
            form,
        }
    }
}

impl Page for Confirm {
    const TEMPLATE: &'static str = "pages/calls/confirm.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let confirmed = CallAction::ALL.iter().filter(|action| words(**action).is_some());
        confirmed
            .flat_map(|action| {
                let loaded = || Loaded {
                    call: sheet::sample_call(Texts::new("Jardins de Bafatá", "", ""), CallState::Published),
                    programme: Texts::default(),
                    lots: Vec::new(),
                    documents: Vec::new(),
                    events: Vec::new(),
                    received: 4,
                };
                let page = |unmet| {
                    Confirm::with(&loaded(), *action, "/office/calls/2/x".into(), unmet, Lang::Fr, FormView::empty())
                };
                let lacks = vec![Unmet::new("publisher-is-author"), Unmet::new("deadline-in-the-past").on("closes_at")];
                [page(Vec::new()), page(lacks)]
            })
            .collect()
    }
}

/// The flash message after a step that has a page of its own; `None` for the others.
fn words(action: CallAction) -> Option<&'static str> {
    Some(match action {
        CallAction::SendBack => "calls-flash-sent-back",
        CallAction::Publish => "calls-flash-published",
        CallAction::Extend => "calls-flash-extended",
        CallAction::OpenProposals => "calls-flash-opened",
        CallAction::StartEvaluation => "calls-flash-in-evaluation",
        CallAction::Archive => "calls-flash-archived",
        CallAction::Cancel => "calls-flash-cancelled",
        CallAction::Edit | CallAction::SendForReview | CallAction::Amend | CallAction::Decide => return None,
    })
}

/// Draws the page of a step.
async fn confirm(caller: &Caller, id: Id, action: CallAction) -> Answer {
    let loaded = load(caller, id).await?;
    if !caller.actor.may_at(action.permission(), place(&loaded.call)) {
        return Err(WebError::Forbidden);
    }
    loaded.call.state.after(action).map_err(wrong)?;
    let form = match action {
        CallAction::Extend => FormView::filled(json!({
            "closes_at": loaded.call.closes_at.map(|at| super::reading::local(at, loaded.call.country)),
        })),
        _ => FormView::empty(),
    };
    caller.page(&Confirm::new(&loaded, action, caller.path.clone(), caller, form))
}

/// After a step: the call's page, or the step's page again with what is wrong.
async fn finish(caller: &Caller, id: Id, action: CallAction, form: &Form, outcome: Result<(), Refusal>) -> Answer {
    match outcome {
        Ok(()) => caller.done(&format!("/office/calls/{id}"), words(action).unwrap_or("calls-flash-saved")),
        Err(Refusal::Unmet(unmet)) => {
            let loaded = load(caller, id).await?;
            let form = FormView::posted(form, &unmet, caller.lang);
            caller.invalid(&Confirm::new(&loaded, action, caller.path.clone(), caller, form), &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn load(caller: &Caller, id: Id) -> impl Future<Output = Result<Loaded, WebError>> {
    let actor = caller.actor.clone();
    caller.read(move |db| overview::load(db, &actor, id))
}

fn wrong(wrong: WrongState) -> WebError {
    Refusal::from(wrong).into()
}

/// `POST …/review`: sends a draft for review, from its own page.
pub async fn review(caller: May<may::CallSendForReview>, id: web::Path<Id>, form: Form) -> Answer {
    let id = id.into_inner();
    let version = form.version();
    match caller.write(move |db, act| actions::send_for_review(db, act, id, version)).await {
        Ok(()) => caller.done(&format!("/office/calls/{id}"), "calls-flash-sent"),
        Err(Refusal::Unmet(unmet)) => {
            let page = overview(&caller, id).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET …/send-back`.
pub async fn confirm_send_back(caller: May<may::CallPublish>, id: web::Path<Id>) -> Answer {
    confirm(&caller, id.into_inner(), CallAction::SendBack).await
}

/// `POST …/send-back`.
pub async fn send_back(caller: May<may::CallPublish>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, reason) = (id.into_inner(), form.version(), form.string("reason"));
    let outcome = caller.write(move |db, act| actions::send_back(db, act, id, version, &reason)).await;
    finish(&caller, id, CallAction::SendBack, &form, outcome).await
}

/// `GET …/publish`.
pub async fn confirm_publish(caller: May<may::CallPublish>, id: web::Path<Id>) -> Answer {
    confirm(&caller, id.into_inner(), CallAction::Publish).await
}

/// `POST …/publish`.
pub async fn publish(caller: May<may::CallPublish>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let outcome = caller.write(move |db, act| actions::publish(db, act, id, version)).await;
    finish(&caller, id, CallAction::Publish, &form, outcome).await
}

/// `GET …/cancel`.
pub async fn confirm_cancel(caller: May<may::CallCancel>, id: web::Path<Id>) -> Answer {
    confirm(&caller, id.into_inner(), CallAction::Cancel).await
}

/// `POST …/cancel`.
pub async fn cancel(caller: May<may::CallCancel>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, reason) = (id.into_inner(), form.version(), form.string("reason"));
    let outcome = caller.write(move |db, act| actions::cancel(db, act, id, version, &reason)).await;
    finish(&caller, id, CallAction::Cancel, &form, outcome).await
}

/// `GET …/open`: the opening of sealed proposals.
pub async fn confirm_open(caller: May<may::CallOpenProposals>, id: web::Path<Id>) -> Answer {
    confirm(&caller, id.into_inner(), CallAction::OpenProposals).await
}

/// `POST …/open`.
pub async fn open(caller: May<may::CallOpenProposals>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let outcome = caller.write(move |db, act| actions::open_proposals(db, act, id, version)).await;
    finish(&caller, id, CallAction::OpenProposals, &form, outcome).await
}

/// `GET …/close`: the start of the evaluation.
pub async fn confirm_close(caller: May<may::EvaluationAssign>, id: web::Path<Id>) -> Answer {
    confirm(&caller, id.into_inner(), CallAction::StartEvaluation).await
}

/// `POST …/close`.
pub async fn close(caller: May<may::EvaluationAssign>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let outcome = caller.write(move |db, act| actions::start_evaluation(db, act, id, version)).await;
    finish(&caller, id, CallAction::StartEvaluation, &form, outcome).await
}

/// `GET …/extend`.
pub async fn confirm_extend(caller: May<may::CallAmend>, id: web::Path<Id>) -> Answer {
    confirm(&caller, id.into_inner(), CallAction::Extend).await
}

/// `POST …/extend`.
pub async fn extend(caller: May<may::CallAmend>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, reason) = (id.into_inner(), form.version(), form.texts("reason"));
    let country = load(&caller, id).await?.call.country;
    let typed = date::parse_moment(form.text("closes_at"))
        .and_then(|local| country.time_zone().from_local_datetime(&local).earliest().ok_or(date::DateError::NotADate));
    let outcome = match typed {
        Ok(at) => {
            let at = Instant::from(at.to_utc());
            caller.write(move |db, act| actions::extend(db, act, id, version, at, &reason)).await
        }
        Err(error) => Err(Unmet::new(error.code()).on("closes_at").into()),
    };
    finish(&caller, id, CallAction::Extend, &form, outcome).await
}

/// `GET …/archive`.
pub async fn confirm_archive(caller: May<may::CallArchive>, id: web::Path<Id>) -> Answer {
    confirm(&caller, id.into_inner(), CallAction::Archive).await
}

/// `POST …/archive`.
pub async fn archive(caller: May<may::CallArchive>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let outcome = caller.write(move |db, act| actions::archive(db, act, id, version)).await;
    finish(&caller, id, CallAction::Archive, &form, outcome).await
}
