//! The ranking as it stands, and its establishment by the chair.

use actix_web::web::Path;
use serde::Serialize;

use super::{CallHead, LotView, NAMED, cut_of};
use crate::adapters::i18n::sentence;
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::rankings::{self, CallRanking};
use crate::db::{self, Db};
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
use crate::web::App;
use crate::web::dossier::hundredths;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::{Pages, Query};
use crate::web::routes::Routes;
use crate::web::view::Page;

/// How many proposals one page shows.
const ROWS: i64 = 50;

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
    /// Where the money ends, if that is on another page.
    ends: Option<End>,
    pages: Pages,
    established: bool,
    may_establish: bool,
    may_decide: bool,
    hindrances: Vec<String>,
    hindrances_more: usize,
}

/// The first place that no money is left for.
#[derive(Debug, Clone, Serialize)]
struct End {
    place: usize,
    page: usize,
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
            ends: Some(End { place: 61, page: 2 }),
            pages: Pages { current: 1, pages: 2, href: "?page=".into() },
            established: false,
            may_establish: true,
            may_decide: true,
            hindrances: vec!["—".into()],
            hindrances_more: 3,
        };
        let free =
            Ranking { hindrances: Vec::new(), waiting: 0, lots: vec![LotView::sample()], ends: None, ..full.clone() };
        let own = Ranking { own_open: 2, lots: Vec::new(), ..full.clone() };
        let done = Ranking { established: true, ..free.clone() };
        vec![full, free, own, done]
    }
}

/// The page `page` of the ranking, and what keeps it from being established.
fn load(
    app: &App,
    db: &mut Db,
    (actor, lang): (&Actor, Lang),
    call: Id,
    query: &Query,
) -> Result<Option<(Ranking, Vec<Unmet>)>, WebError> {
    let Some(call) = dossiers::find_call(db, actor, call)? else { return Ok(None) };
    let at = dossiers::place_of(&call);
    if !actor.may_at(Permission::RankingRead, at) {
        return Err(WebError::Forbidden);
    }
    if dossiers::facts_of(&call).is_none_or(|facts| !facts.proposals_readable()) {
        return Ok(None);
    }
    let standing = app.rankings.get(db, call.id, |db| rankings::of_call(db, &call))?;
    let open = |state: EvaluationState| !matches!(state, EvaluationState::HandedIn | EvaluationState::Recused);
    let own_open = standing.parts.iter().filter(|part| actor.is(part.evaluator_id) && open(part.state)).count();
    let mut states = standing.lots.iter().flat_map(|lot| &lot.contenders).map(|row| row.state).peekable();
    let established = states.peek().is_some() && states.all(|state| state != ProposalState::InEvaluation);
    let slice = query.page(ROWS);
    let (lots, ends) = if own_open > 0 { (Vec::new(), None) } else { page_of(&call, &standing, (actor, lang), slice) };
    let ranked: usize = standing.lots.iter().map(|lot| lot.ranking.ranked.len()).sum();
    let page = Ranking {
        own_open,
        lots,
        ends,
        pages: query.pages(&format!("/office/calls/{}/ranking", call.id), slice, i64::try_from(ranked).unwrap_or(0)),
        pass_mark: hundredths(call.grid.pass_mark),
        spread_limit: call.rules.spread_limit_points,
        needed: call.rules.min_scorecards,
        waiting: standing.waiting,
        established,
        may_establish: !established && own_open == 0 && actor.may_at(Permission::RankingEstablish, at),
        may_decide: established && call.state == CallState::InEvaluation && actor.may_at(Permission::DecisionTake, at),
        hindrances: Vec::new(),
        hindrances_more: 0,
        call: CallHead::of(&call),
    };
    Ok(Some((page, services::decisions::ranking_hindrances(&call, &standing))))
}

/// The lots whose rows stand on this page of the ranking, and where the money of the first of them ends if its list
/// goes on elsewhere. The lots follow each other; an empty one stands on the first page.
fn page_of(
    call: &CallRow,
    standing: &CallRanking,
    viewer: (&Actor, Lang),
    slice: db::Page,
) -> (Vec<LotView>, Option<End>) {
    let rows = usize::try_from(slice.size).unwrap_or(1);
    let from = usize::try_from(slice.number - 1).unwrap_or(0) * rows;
    let (mut lots, mut ends, mut before) = (Vec::new(), None, 0);
    for lot in &standing.lots {
        let count = lot.ranking.ranked.len();
        let shown = from.saturating_sub(before).min(count)..(from + rows).saturating_sub(before).min(count);
        if !shown.is_empty() || (count == 0 && from == 0) {
            let end = cut_of(lot).filter(|end| ends.is_none() && !shown.contains(end));
            ends = end.map(|end| End { place: end + 1, page: (before + end) / rows + 1 }).or(ends);
            lots.push(LotView::of(call, lot, standing, viewer, shown));
        }
        before += count;
    }
    (lots, ends)
}

/// The page as the caller asked for it, and what keeps the ranking from being established.
async fn find(caller: &Caller, call: Id) -> Result<(Ranking, Vec<Unmet>), WebError> {
    let (app, actor, lang, query) = (caller.app.clone(), caller.actor.clone(), caller.lang, Query::of(caller));
    let found = caller.read(move |db| load(&app, db, (&actor, lang), call, &query)).await?;
    found.ok_or(WebError::NotFound)
}

async fn show(caller: May<may::RankingRead>, id: Path<Id>) -> Answer {
    let (mut page, hindrances) = find(&caller, id.into_inner()).await?;
    if page.may_establish {
        let told = hindrances.iter().take(NAMED).map(|unmet| sentence(unmet, caller.lang.as_str()));
        page.hindrances = told.collect();
        page.hindrances_more = hindrances.len().saturating_sub(NAMED);
    }
    caller.page(&page)
}

async fn establish(caller: May<may::RankingEstablish>, id: Path<Id>, _form: Form) -> Answer {
    let call = id.into_inner();
    match caller.write(move |db, act| services::decisions::establish(db, act, call)).await {
        Ok(_) => caller.done(&format!("/office/calls/{call}/ranking"), "decisions-ranking-established"),
        Err(Refusal::Unmet(unmet)) => {
            let (page, _) = find(&caller, call).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
