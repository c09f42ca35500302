//! Scoring: the file on the left, the scorecard on the right.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use super::desk::Declare;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::evaluations::{self as db_evaluations, EvaluationRow};
use crate::domain::actor::Actor;
use crate::domain::evaluation::{EvaluationState, ScoreDraft, takes_scores};
use crate::domain::grid::{Grid, ReasonRule};
use crate::domain::id::Id;
use crate::domain::proposal::ProposalState;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Texts;
use crate::services;
use crate::services::Refusal;
use crate::web::dossier::{DossierView, hundredths};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/evaluations/{id}", show).post("/evaluations/{id}", save).post("/evaluations/{id}/hand-in", hand_in);
}

/// The two panes.
#[derive(Debug, Clone, Serialize)]
pub struct Score {
    id: Id,
    version: i32,
    state: EvaluationState,
    /// Whether scores can still be typed.
    open: bool,
    handed_in_at: Option<String>,
    declared_at: Option<String>,
    country: String,
    place: String,
    dossier: DossierView,
    criteria: Vec<CriterionView>,
    scored: usize,
    points: String,
    of: String,
    total: Option<String>,
    queue: Queue,
    others: Vec<Other>,
    form: FormView,
}

/// One criterion as it is drawn.
#[derive(Debug, Clone, Serialize)]
struct CriterionView {
    code: String,
    title: Texts,
    question: Texts,
    low: Texts,
    high: Texts,
    weight: i64,
    max: i64,
    steps: Vec<i64>,
    score: String,
    not_applicable: bool,
    not_applicable_allowed: bool,
    reason: String,
    /// From which score on no reason is asked; `None`: always asked.
    reason_up_to: Option<i64>,
}

/// Where the file stands among the evaluator's files of the call.
#[derive(Debug, Clone, Default, Serialize)]
struct Queue {
    place: usize,
    all: usize,
    previous: Option<Id>,
    next: Option<Id>,
}

/// What another evaluator gave; seen only after one's own hand-in.
#[derive(Debug, Clone, Serialize)]
struct Other {
    name: String,
    total: String,
}

impl Page for Score {
    const TEMPLATE: &'static str = "pages/evaluations/score.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let id = Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]);
        let mut grid = Grid::community_default();
        grid.sections[0].criteria[0].not_applicable_allowed = true;
        let drafts = [ScoreDraft {
            criterion: grid.sections[0].criteria[0].code.clone(),
            score: Some("4".into()),
            not_applicable: false,
            reason: "Priorité votée.".into(),
        }];
        let criteria = criteria(&grid, &drafts);
        let (scored, points, of) = running(&criteria);
        let page = Score {
            id,
            version: 2,
            state: EvaluationState::InProgress,
            open: true,
            handed_in_at: None,
            declared_at: Some("2026-11-19T10:00:00Z".into()),
            country: "GW".into(),
            place: "Bafatá".into(),
            dossier: DossierView::sample(),
            criteria,
            scored,
            points,
            of,
            total: None,
            queue: Queue { place: 2, all: 3, previous: Some(id), next: Some(id) },
            others: Vec::new(),
            form: FormView::empty(),
        };
        let done = Score {
            state: EvaluationState::HandedIn,
            open: false,
            handed_in_at: Some("2026-11-20T10:00:00Z".into()),
            total: Some("72.5".into()),
            queue: Queue::default(),
            others: vec![Other { name: "Awa Exemple".into(), total: "68".into() }],
            ..page.clone()
        };
        vec![page, done]
    }
}

fn criteria(grid: &Grid, drafts: &[ScoreDraft]) -> Vec<CriterionView> {
    grid.criteria()
        .map(|criterion| {
            let draft = drafts.iter().find(|draft| draft.criterion == criterion.code).cloned().unwrap_or_default();
            CriterionView {
                code: criterion.code.clone(),
                title: criterion.title.clone(),
                question: criterion.question.clone(),
                low: criterion.low.clone(),
                high: criterion.high.clone(),
                weight: criterion.weight,
                max: criterion.scale_max,
                steps: (criterion.scale_min..=criterion.scale_max).collect(),
                score: draft.score.unwrap_or_default(),
                not_applicable: draft.not_applicable,
                not_applicable_allowed: criterion.not_applicable_allowed,
                reason: draft.reason,
                reason_up_to: match grid.reasons {
                    ReasonRule::Always => None,
                    ReasonRule::AtOrBelow(limit) => Some(limit),
                },
            }
        })
        .collect()
}

/// How many criteria are scored, the points so far and the points they could have brought.
fn running(criteria: &[CriterionView]) -> (usize, String, String) {
    let given = criteria.iter().filter_map(|criterion| {
        let score = criterion.score.parse::<i64>().ok().filter(|score| criterion.steps.contains(score))?;
        Some((criterion.weight, score, criterion.max.max(1)))
    });
    let scored = criteria.iter().filter(|criterion| criterion.not_applicable || !criterion.score.is_empty()).count();
    let points = given.clone().map(|(weight, score, max)| weight * score * 100 / max).sum();
    let of = given.map(|(weight, ..)| weight * 100).sum();
    (scored, hundredths(points), hundredths(of))
}

/// What was typed, criterion by criterion; scores keep whatever came in.
fn drafts(form: &Form, grid: &Grid) -> Vec<ScoreDraft> {
    grid.criteria()
        .map(|criterion| {
            let score = form.text(&format!("score.{}", criterion.code));
            ScoreDraft {
                criterion: criterion.code.clone(),
                score: (!score.is_empty()).then(|| score.to_owned()),
                not_applicable: form.has(&format!("na.{}", criterion.code)),
                reason: form.string(&format!("reason.{}", criterion.code)),
            }
        })
        .collect()
}

/// What an evaluation's address shows.
enum Shown {
    Declaration(Declare),
    File(Box<Score>),
}

fn load(db: &mut Db, actor: &Actor, evaluation: Id) -> Result<Option<Shown>, WebError> {
    let Some((row, dossier)) = dossiers::find_evaluated(db, actor, evaluation)? else {
        let behind = db_evaluations::find_behind(db, actor, evaluation)?;
        return Ok(behind.map(|behind| Shown::Declaration(Declare::of(behind, FormView::empty()))));
    };
    let files = db_evaluations::list_desk(db, actor)?;
    let ids: Vec<Id> = files.iter().filter(|file| file.call_id == row.call_id).map(|file| file.id).collect();
    let here = ids.iter().position(|id| *id == row.id).unwrap_or(0);
    let queue = Queue {
        place: here + 1,
        all: ids.len(),
        previous: here.checked_sub(1).and_then(|before| ids.get(before)).copied(),
        next: ids.get(here + 1).copied(),
    };
    let others = if row.state.may_see_others() { others(&dossier.evaluations, &row) } else { Vec::new() };
    let criteria = criteria(&dossier.call.grid, &row.drafts());
    let (scored, points, of) = running(&criteria);
    Ok(Some(Shown::File(Box::new(Score {
        id: row.id,
        version: row.version,
        state: row.state,
        open: is_open(&row, &dossier.call, dossier.proposal.state),
        handed_in_at: row.handed_in_at.map(|at| at.to_rfc3339()),
        declared_at: row.declared_at.map(|at| at.to_rfc3339()),
        country: dossier.call.country.to_string(),
        place: dossier.proposal.content.place.locality.clone(),
        dossier: DossierView::of(&dossier)?,
        criteria,
        scored,
        points,
        of,
        total: row.total.filter(|_| row.state.counts()).map(hundredths),
        queue,
        others,
        form: FormView::filled(serde_json::json!({ "comment": row.comment })),
    }))))
}

fn is_open(row: &EvaluationRow, call: &CallRow, proposal: ProposalState) -> bool {
    let writing = matches!(row.state, EvaluationState::Declared | EvaluationState::InProgress);
    writing && takes_scores(proposal) && call.state == crate::domain::call::CallState::InEvaluation
}

fn others(evaluations: &[(EvaluationRow, String)], own: &EvaluationRow) -> Vec<Other> {
    let handed_in = evaluations.iter().filter(|(row, _)| row.id != own.id && row.state.counts());
    handed_in.filter_map(|(row, name)| Some(Other { name: name.clone(), total: hundredths(row.total?) })).collect()
}

async fn show(caller: May<may::EvaluationScore>, id: Path<Id>) -> Answer {
    let (actor, evaluation) = (caller.actor.clone(), id.into_inner());
    match caller.read(move |db| load(db, &actor, evaluation)).await?.ok_or(WebError::NotFound)? {
        Shown::Declaration(page) => caller.page(&page),
        Shown::File(page) => caller.page(&*page),
    }
}

/// The grid of the evaluator's own open file, to read the form by.
async fn grid_of(caller: &May<may::EvaluationHandIn>, evaluation: Id) -> Result<Grid, WebError> {
    let actor = caller.actor.clone();
    let found = caller.read(move |db| dossiers::find_evaluated(db, &actor, evaluation)).await?;
    found.map(|(_, dossier)| dossier.call.grid).ok_or(WebError::NotFound)
}

async fn save(caller: May<may::EvaluationHandIn>, id: Path<Id>, form: Form) -> Answer {
    let evaluation = id.into_inner();
    let scores = drafts(&form, &grid_of(&caller, evaluation).await?);
    let (version, comment) = (form.version(), form.string("comment"));
    let saved =
        caller.write(move |db, act| services::evaluations::save(db, act, evaluation, version, scores, &comment)).await;
    match saved {
        Ok(version) if form.autosave => {
            Ok(HttpResponse::NoContent().insert_header(("x-version", version.to_string())).finish())
        }
        Ok(_) => caller.done(&format!("/evaluations/{evaluation}"), "evaluations-saved"),
        Err(refusal) => Err(refusal.into()),
    }
}

async fn hand_in(caller: May<may::EvaluationHandIn>, id: Path<Id>, form: Form) -> Answer {
    let evaluation = id.into_inner();
    let scores = drafts(&form, &grid_of(&caller, evaluation).await?);
    let (version, comment) = (form.version(), form.string("comment"));
    let (tried, said) = (scores.clone(), comment.clone());
    let handed_in =
        caller.write(move |db, act| services::evaluations::hand_in(db, act, evaluation, version, tried, &said)).await;
    match handed_in {
        Ok(_) => caller.done(&format!("/evaluations/{evaluation}"), "evaluations-handed-in"),
        Err(Refusal::Unmet(unmet)) => {
            // Nothing of what was typed is lost, also when it cannot be handed in yet.
            caller
                .write(move |db, act| services::evaluations::save(db, act, evaluation, version, scores, &comment))
                .await?;
            again(&caller, evaluation, &form, &unmet).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The page again with what is missing.
async fn again(caller: &May<may::EvaluationHandIn>, evaluation: Id, form: &Form, unmet: &[Unmet]) -> Answer {
    let actor = caller.actor.clone();
    let shown = caller.read(move |db| load(db, &actor, evaluation)).await?;
    let Some(Shown::File(mut page)) = shown else { return Err(WebError::NotFound) };
    // The sentences name the criterion in the reader's language, not its code.
    let named: Vec<Unmet> =
        unmet.iter().cloned().map(|problem| name_criterion(problem, &page.criteria, caller)).collect();
    page.form = FormView::posted(form, &named, caller.lang);
    caller.invalid(&*page, &named)
}

fn name_criterion(mut unmet: Unmet, criteria: &[CriterionView], caller: &May<may::EvaluationHandIn>) -> Unmet {
    for (key, value) in &mut unmet.args {
        let found = criteria.iter().find(|criterion| criterion.code == *value);
        if let ("criterion", Some(found)) = (*key, found) {
            found.title.pick(caller.lang).clone_into(value);
        }
    }
    unmet
}
