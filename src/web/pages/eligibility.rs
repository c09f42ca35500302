//! The eligibility check: the file on the left, the yes/no rules on the right.

use actix_web::web::Path;
use serde::Serialize;
use serde_json::json;

use crate::adapters::i18n::sentence;
use crate::db::Db;
use crate::db::dossiers;
use crate::domain::actor::Actor;
use crate::domain::eligibility::{Answer as RuleAnswer, Answers};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::ProposalState;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Texts;
use crate::services;
use crate::services::Refusal;
use crate::web::dossier::DossierView;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/proposals/{id}/eligibility", show).post("/office/proposals/{id}/eligibility", decide);
}

/// The check of one proposal.
#[derive(Debug, Clone, Serialize)]
pub struct Check {
    id: Id,
    version: i32,
    state: ProposalState,
    dossier: DossierView,
    rules: Vec<Rule>,
    /// Why this person cannot check it; empty when they can.
    hindrances: Vec<String>,
    form: FormView,
}

#[derive(Debug, Clone, Serialize)]
struct Rule {
    code: String,
    label: Texts,
}

impl Page for Check {
    const TEMPLATE: &'static str = "pages/eligibility/edit.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let open = Check {
            id: Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]),
            version: 1,
            state: ProposalState::Submitted,
            dossier: DossierView::sample(),
            rules: vec![Rule { code: "on_time".into(), label: Texts::new("À temps", "In time", "A tempo") }],
            hindrances: Vec::new(),
            form: FormView::filled(json!({ "on_time": "no" })),
        };
        let closed = Check { hindrances: vec!["—".into()], ..open.clone() };
        vec![open, closed]
    }
}

fn load(db: &mut Db, actor: &Actor, proposal: Id) -> Result<Option<(Check, Vec<Unmet>)>, WebError> {
    let Some(dossier) = dossiers::find(db, actor, proposal)? else { return Ok(None) };
    if !actor.may_at(Permission::EligibilityDecide, dossiers::place_of(&dossier.call)) {
        return Err(WebError::Forbidden);
    }
    let hindrances = services::eligibility::hindrances(db, actor, &dossier.call, &dossier.proposal)?;
    let rules = dossier.call.rules.administrative_rules.iter();
    let page = Check {
        id: proposal,
        version: dossier.proposal.version,
        state: dossier.proposal.state,
        dossier: DossierView::of(&dossier)?,
        rules: rules.map(|rule| Rule { code: rule.code.clone(), label: rule.label.clone() }).collect(),
        hindrances: Vec::new(),
        form: FormView::empty(),
    };
    Ok(Some((page, hindrances)))
}

async fn show(caller: May<may::EligibilityDecide>, id: Path<Id>) -> Answer {
    let (actor, proposal) = (caller.actor.clone(), id.into_inner());
    let found = caller.read(move |db| load(db, &actor, proposal)).await?;
    let (mut page, hindrances) = found.ok_or(WebError::NotFound)?;
    page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, caller.lang.as_str())).collect();
    caller.page(&page)
}

/// What was answered, rule by rule: `{code}` is yes or no, `{code}.note` says why.
fn answers(form: &Form) -> Answers {
    let mut answers = Answers::new();
    for (name, value) in form.fields().filter(|(name, _)| !matches!(*name, "version" | "note")) {
        let (code, note) = name.strip_suffix(".note").map_or((name, false), |code| (code, true));
        let answer: &mut RuleAnswer = answers.entry(code.to_owned()).or_default();
        match (note, value) {
            (true, text) => answer.note = text.trim().to_owned(),
            (false, "yes") => answer.met = Some(true),
            (false, "no") => answer.met = Some(false),
            (false, _) => {}
        }
    }
    answers
}

async fn decide(caller: May<may::EligibilityDecide>, id: Path<Id>, form: Form) -> Answer {
    let proposal = id.into_inner();
    let (answers, version, note) = (answers(&form), form.version(), form.string("note"));
    let decided =
        caller.write(move |db, act| services::eligibility::decide(db, act, proposal, version, &answers, &note)).await;
    match decided {
        Ok(ProposalState::Eligible) => {
            caller.done(&format!("/office/proposals/{proposal}"), "eligibility-found-eligible")
        }
        Ok(_) => caller.done(&format!("/office/proposals/{proposal}"), "eligibility-found-ineligible"),
        Err(Refusal::Unmet(unmet)) => {
            let actor = caller.actor.clone();
            let found = caller.read(move |db| load(db, &actor, proposal)).await?;
            let (mut page, hindrances) = found.ok_or(WebError::NotFound)?;
            page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, caller.lang.as_str())).collect();
            page.form = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
