//! Returning a proposal for correction: the file on the left, beside it a reason for each section to
//! correct, and the day by which it may come back.

use actix_web::web::Path;
use chrono::{Days, NaiveTime, TimeZone};
use serde::Serialize;
use serde_json::json;

use crate::adapters::i18n::sentence;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::domain::actor::Actor;
use crate::domain::date::parse_date;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::correction::{Reasons, Return as Asked, USUAL_DAYS};
use crate::domain::proposal::{ProposalState, Section};
use crate::domain::state::{Instant, Unmet};
use crate::services::Refusal;
use crate::services::corrections;
use crate::web::dossier::DossierView;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/proposals/{id}/return", ask).post("/office/proposals/{id}/return", send_back);
}

/// The form of a return.
#[derive(Debug, Clone, Serialize)]
pub struct Return {
    id: Id,
    version: i32,
    state: ProposalState,
    country: Country,
    dossier: DossierView,
    sections: &'static [Section],
    /// Why this person cannot return it; empty when they can.
    hindrances: Vec<String>,
    form: FormView,
}

impl Page for Return {
    const TEMPLATE: &'static str = "pages/corrections/return.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let open = Return {
            id: Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]),
            version: 1,
            state: ProposalState::Submitted,
            country: Country::Gw,
            dossier: DossierView::sample(),
            sections: Section::ALL,
            hindrances: Vec::new(),
            form: FormView::filled(json!({ "reasons.budget": "Ligne 2 ?", "answer_by": "2026-12-05" })),
        };
        let wrong = Return {
            form: FormView { errors: json!({ "reasons.project": "…", "answer_by": "…" }), ..FormView::empty() },
            ..open.clone()
        };
        let closed = Return { hindrances: vec!["—".into()], ..open.clone() };
        vec![open, wrong, closed]
    }
}

/// The page, its call, and what hinders this person.
type Found = (Return, CallRow, Vec<Unmet>);

fn load(db: &mut Db, actor: &Actor, proposal: Id) -> Result<Option<Found>, WebError> {
    let Some(dossier) = dossiers::find(db, actor, proposal)? else { return Ok(None) };
    if !actor.may_at(Permission::ProposalReturn, dossiers::place_of(&dossier.call)) {
        return Err(WebError::Forbidden);
    }
    let hindrances = corrections::hindrances(db, actor, &dossier.call, &dossier.proposal)?;
    let page = Return {
        id: proposal,
        version: dossier.proposal.version,
        state: dossier.proposal.state,
        country: dossier.call.country,
        dossier: DossierView::of(&dossier)?,
        sections: Section::ALL,
        hindrances: Vec::new(),
        form: FormView::empty(),
    };
    Ok(Some((page, dossier.call, hindrances)))
}

async fn page(caller: &Caller, proposal: Id) -> Result<(Return, CallRow), WebError> {
    let actor = caller.actor.clone();
    let found = caller.read(move |db| load(db, &actor, proposal)).await?;
    let (mut page, call, hindrances) = found.ok_or(WebError::NotFound)?;
    page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, caller.lang.as_str())).collect();
    Ok((page, call))
}

async fn ask(caller: May<may::ProposalReturn>, id: Path<Id>) -> Answer {
    let (mut page, call) = page(&caller, id.into_inner()).await?;
    let today = call.country.day(caller.now());
    let usual = today.checked_add_days(Days::new(USUAL_DAYS)).unwrap_or(today);
    page.form = FormView::filled(json!({ "answer_by": usual.to_string() }));
    caller.page(&page)
}

/// The last second of the day, by the clock of the call's country.
fn end_of_day(typed: &str, country: Country) -> Result<Instant, Unmet> {
    let day = parse_date(typed).map_err(|error| Unmet::new(error.code()).on("answer_by"))?;
    let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or_default();
    let at = country.time_zone().from_local_datetime(&day.and_time(last)).latest();
    at.map(|at| Instant::from(at.to_utc())).ok_or_else(|| Unmet::new("date-unreadable").on("answer_by"))
}

async fn send_back(caller: May<may::ProposalReturn>, id: Path<Id>, form: Form) -> Answer {
    let proposal = id.into_inner();
    let (mut page, call) = page(&caller, proposal).await?;
    let version = form.version();
    let written = Section::ALL.iter().map(|section| (*section, form.string(&format!("reasons.{section}"))));
    let reasons = Reasons(written.filter(|(_, reason)| !reason.is_empty()).collect());
    let outcome = match end_of_day(form.text("answer_by"), call.country) {
        Ok(answer_by) => {
            let asked = Asked { reasons, answer_by };
            caller.write(move |db, act| corrections::send_back(db, act, proposal, version, asked)).await.map(|_| ())
        }
        Err(unreadable) => {
            // What else is wrong is said at the same time.
            let far = caller.now() + chrono::TimeDelta::days(1);
            let mut unmet = Asked { reasons, answer_by: far }.check(caller.now());
            unmet.push(unreadable);
            Err(Refusal::Unmet(unmet))
        }
    };
    match outcome {
        Ok(()) => caller.done(&format!("/office/proposals/{proposal}"), "corrections-flash-returned"),
        Err(Refusal::Unmet(unmet)) => {
            // The sections as a whole have no field of their own: the first one stands for them.
            let first = |problem: Unmet| match problem.field.as_deref() {
                Some("reasons") => Unmet { field: Some(format!("reasons.{}", Section::Project)), ..problem },
                _ => problem,
            };
            let unmet: Vec<Unmet> = unmet.into_iter().map(first).collect();
            page.form = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
