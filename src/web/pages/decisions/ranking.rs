//! The ranking as it stands, and its establishment by the chair.

use actix_web::web::Path;
use serde::Serialize;

use super::{CallHead, LotView};
use crate::adapters::i18n::sentence;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::rankings;
use crate::domain::actor::Actor;
use crate::domain::call::CallState;
use crate::domain::evaluation::EvaluationState;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services;
use crate::services::Refusal;
use crate::web::dossier::hundredths;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::routes::Routes;
use crate::web::view::Page;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/calls/{id}/ranking", show).post("/office/calls/{id}/ranking", establish);
}

/// The ranking of a call.
#[derive(Debug, Clone, Serialize)]
pub struct Ranking {
    call: CallHead,
    /// How many of the viewer's own scorecards are not handed in: until then they see nothing here.
    own_open: usize,
    pass_mark: String,
    spread_limit: u32,
    needed: u32,
    waiting: usize,
    lots: Vec<LotView>,
    established: bool,
    may_establish: bool,
    may_decide: bool,
    hindrances: Vec<String>,
}

impl Page for Ranking {
    const TEMPLATE: &'static str = "pages/decisions/ranking.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let full = Ranking {
            call: CallHead::sample(),
            own_open: 0,
            pass_mark: "60".into(),
            spread_limit: 20,
            needed: 2,
            waiting: 3,
            lots: vec![LotView::sample(), LotView::sample()],
            established: false,
            may_establish: true,
            may_decide: true,
            hindrances: vec!["—".into()],
        };
        let free = Ranking { hindrances: Vec::new(), waiting: 0, lots: vec![LotView::sample()], ..full.clone() };
        let own = Ranking { own_open: 2, lots: Vec::new(), ..full.clone() };
        let done = Ranking { established: true, ..free.clone() };
        vec![full, free, own, done]
    }
}

fn load(db: &mut Db, actor: &Actor, call: Id, lang: Lang) -> Result<Option<(Ranking, Vec<Unmet>)>, WebError> {
    let Some(call) = dossiers::find_call(db, actor, call)? else { return Ok(None) };
    let at = dossiers::place_of(&call);
    if !actor.may_at(Permission::RankingRead, at) {
        return Err(WebError::Forbidden);
    }
    if dossiers::facts_of(&call).is_none_or(|facts| !facts.proposals_readable()) {
        return Ok(None);
    }
    let standing = rankings::of_call(db, &call)?;
    let open = |state: EvaluationState| !matches!(state, EvaluationState::HandedIn | EvaluationState::Recused);
    let own = standing.evaluations.iter().filter(|(row, _)| actor.is(row.evaluator_id) && open(row.state));
    let own_open = own.count();
    let states = standing.lots.iter().flat_map(|lot| &lot.contenders).map(|row| row.state);
    let established = states.clone().count() > 0 && states.clone().all(|state| state != ProposalState::InEvaluation);
    let hindrances = services::decisions::ranking_hindrances(&call, &standing);
    let page = page_of(&call, &standing, actor, lang);
    Ok(Some((
        Ranking {
            own_open,
            lots: if own_open > 0 { Vec::new() } else { page },
            pass_mark: hundredths(call.grid.pass_mark),
            spread_limit: call.rules.spread_limit_points,
            needed: call.rules.min_scorecards,
            waiting: standing.waiting,
            established,
            may_establish: !established && own_open == 0 && actor.may_at(Permission::RankingEstablish, at),
            may_decide: established
                && call.state == CallState::InEvaluation
                && actor.may_at(Permission::DecisionTake, at),
            hindrances: Vec::new(),
            call: CallHead::of(&call),
        },
        hindrances,
    )))
}

fn page_of(call: &CallRow, standing: &rankings::CallRanking, actor: &Actor, lang: Lang) -> Vec<LotView> {
    standing.lots.iter().map(|lot| LotView::of(call, lot, standing, actor, lang)).collect()
}

async fn show(caller: May<may::RankingRead>, id: Path<Id>) -> Answer {
    let (actor, call, lang) = (caller.actor.clone(), id.into_inner(), caller.lang);
    let found = caller.read(move |db| load(db, &actor, call, lang)).await?;
    let (mut page, hindrances) = found.ok_or(WebError::NotFound)?;
    if page.may_establish {
        page.hindrances = hindrances.iter().map(|unmet| sentence(unmet, lang.as_str())).collect();
    }
    caller.page(&page)
}

async fn establish(caller: May<may::RankingEstablish>, id: Path<Id>, _form: Form) -> Answer {
    let call = id.into_inner();
    match caller.write(move |db, act| services::decisions::establish(db, act, call)).await {
        Ok(_) => caller.done(&format!("/office/calls/{call}/ranking"), "decisions-ranking-established"),
        Err(Refusal::Unmet(unmet)) => {
            let (actor, lang) = (caller.actor.clone(), caller.lang);
            let found = caller.read(move |db| load(db, &actor, call, lang)).await?;
            let (page, _) = found.ok_or(WebError::NotFound)?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
