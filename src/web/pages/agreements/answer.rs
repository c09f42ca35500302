//! The answer to an award: what was decided, and the partner's yes or no.

use actix_web::web;
use serde::Serialize;

use super::sample_id;
use crate::db::projects::{self, AwardRow};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Unmet;
use crate::domain::text::{Lang, Texts};
use crate::services::{Refusal, agreements};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::pages::proposals::{Points, hundredths};
use crate::web::view::{FormView, Page};

/// The page of an award.
#[derive(Serialize)]
pub struct Answering {
    proposal: Id,
    version: i32,
    number: String,
    title: String,
    lang: Lang,
    call_code: String,
    call_title: Texts,
    state: ProposalState,
    requested: Money,
    amount: Money,
    score: Option<String>,
    conditions: String,
    reason: String,
    criteria: Vec<Points>,
    can_answer: bool,
    form: FormView,
}

impl Page for Answering {
    const TEMPLATE: &'static str = "pages/projects/answer.html";

    fn samples() -> Vec<Self> {
        let sample = |can_answer, state| Answering {
            proposal: sample_id(),
            version: 3,
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            lang: Lang::Pt,
            call_code: "GW-2026-03".into(),
            call_title: Texts::new("Jardins", "Gardens", "Hortas"),
            state,
            requested: Money::new(3_000_000, Currency::Xof),
            amount: Money::new(2_800_000, Currency::Xof),
            score: Some("72.50".into()),
            conditions: "Remettre deux devis.".into(),
            reason: "Besoin bien montré.".into(),
            criteria: Points::sample(),
            can_answer,
            form: FormView::empty(),
        };
        vec![sample(true, ProposalState::Awarded), sample(false, ProposalState::Accepted)]
    }
}

impl Answering {
    fn of((proposal, decision, call): AwardRow, actor: &Actor, form: FormView) -> Self {
        let open = proposal.state == ProposalState::Awarded;
        Answering {
            proposal: proposal.id,
            version: proposal.version,
            can_answer: open && actor.may_for(Permission::AwardAnswer, proposal.partner_id),
            number: proposal.number,
            title: proposal.title,
            lang: proposal.lang,
            call_code: call.code,
            call_title: call.title,
            state: proposal.state,
            requested: Money::new(proposal.requested, call.currency),
            amount: Money::new(decision.amount, call.currency),
            score: decision.score.map(hundredths),
            conditions: decision.conditions,
            reason: decision.reason,
            criteria: Points::list(decision.criteria.0),
            form,
        }
    }
}

async fn find(caller: &Caller, id: Id) -> Result<AwardRow, WebError> {
    let actor = caller.actor.clone();
    caller.read(move |db| projects::find_award(db, &actor, id)).await?.ok_or(WebError::NotFound)
}

/// The award, and the question.
pub async fn show(caller: May<may::AgreementReadOwn>, proposal: web::Path<Id>) -> Answer {
    let award = find(&caller, *proposal).await?;
    caller.page(&Answering::of(award, &caller.actor, FormView::empty()))
}

/// Yes or no. A no must be confirmed with the box, for it cannot be taken back.
pub async fn send(caller: May<may::AwardAnswer>, proposal: web::Path<Id>, form: Form) -> Answer {
    let id = *proposal;
    let award = find(&caller, id).await?;
    let answer = form.text("answer");
    let mut unmet = Vec::new();
    if !matches!(answer, "accept" | "decline") {
        unmet.push(Unmet::new("missing").on("answer"));
    }
    if !form.has("confirm") {
        unmet.push(Unmet::new("missing").on("confirm"));
    }
    let (accepts, version) = (answer == "accept", form.version());
    let outcome = if unmet.is_empty() {
        caller.write(move |db, act| agreements::answer_award(db, act, id, version, accepts)).await
    } else {
        Err(Refusal::Unmet(unmet))
    };
    match outcome {
        Ok(()) => {
            let flash = if accepts { "projects-award-accepted" } else { "projects-award-declined" };
            caller.done("/projects", flash)
        }
        Err(Refusal::Unmet(unmet)) => {
            let view = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&Answering::of(award, &caller.actor, view), &unmet)
        }
        Err(other) => Err(other.into()),
    }
}
