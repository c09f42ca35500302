//! The evaluator's desk, and the declaration of interest before a file opens.

use actix_web::web::Path;
use serde::Serialize;

use crate::db::evaluations as db_evaluations;
use crate::db::evaluations::DeskRow;
use crate::domain::evaluation::{Declaration, EvaluationState};
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::services;
use crate::services::Refusal;
use crate::web::dossier::hundredths;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file; the declaration is shown at the address of the evaluation itself.
pub fn routes(routes: &mut Routes) {
    routes.get("/evaluations", desk).post("/evaluations/{id}/declare", declare);
}

/// An evaluator's files: to do, in progress, done.
#[derive(Debug, Clone, Serialize)]
pub struct Desk {
    done: usize,
    all: usize,
    groups: Vec<Group>,
}

#[derive(Debug, Clone, Serialize)]
struct Group {
    /// todo | progress | done
    name: &'static str,
    files: Vec<File>,
}

#[derive(Debug, Clone, Serialize)]
struct File {
    id: Id,
    number: String,
    /// Empty until no interest is declared.
    title: String,
    organisation: String,
    call_code: String,
    call_title: Texts,
    country: String,
    state: EvaluationState,
    total: Option<String>,
    handed_in_at: Option<String>,
}

impl From<DeskRow> for File {
    fn from(row: DeskRow) -> Self {
        File {
            id: row.id,
            number: row.number,
            title: if row.state.may_read_file() { row.title } else { String::new() },
            organisation: row.partner,
            call_code: row.call_code,
            call_title: row.call_title,
            country: row.country.to_string(),
            state: row.state,
            total: row.total.filter(|_| row.state.counts()).map(hundredths),
            handed_in_at: row.handed_in_at.map(|at| at.to_rfc3339()),
        }
    }
}

impl Desk {
    fn of(rows: Vec<DeskRow>) -> Self {
        let (mut todo, mut progress, mut done) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            match row.state {
                EvaluationState::Assigned => todo.push(row.into()),
                EvaluationState::Declared | EvaluationState::InProgress => progress.push(row.into()),
                EvaluationState::HandedIn => done.push(row.into()),
                EvaluationState::Recused => {}
            }
        }
        let count = done.len();
        Desk {
            done: count,
            all: todo.len() + progress.len() + count,
            groups: vec![
                Group { name: "todo", files: todo },
                Group { name: "progress", files: progress },
                Group { name: "done", files: done },
            ],
        }
    }
}

impl Page for Desk {
    const TEMPLATE: &'static str = "pages/evaluations/desk.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let row = |state, total| DeskRow {
            id: Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]),
            state,
            total,
            handed_in_at: Some(Instant::from(chrono::DateTime::UNIX_EPOCH)),
            call_id: Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [2; 10]),
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            proposal_state: crate::domain::proposal::ProposalState::InEvaluation,
            partner: "Associação Exemplo".into(),
            call_code: "GW-2026-03".into(),
            call_title: Texts::new("Jardins", "Gardens", "Hortas"),
            country: crate::domain::place::Country::Gw,
        };
        let rows = vec![
            row(EvaluationState::Assigned, None),
            row(EvaluationState::InProgress, None),
            row(EvaluationState::HandedIn, Some(7250)),
        ];
        vec![Desk::of(rows), Desk::of(Vec::new())]
    }
}

/// The question before a file opens.
#[derive(Debug, Clone, Serialize)]
pub struct Declare {
    id: Id,
    version: i32,
    number: String,
    call_code: String,
    organisation: String,
    representative: String,
    members: Vec<String>,
    form: FormView,
}

impl Page for Declare {
    const TEMPLATE: &'static str = "pages/evaluations/declare.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        vec![Declare {
            id: Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10]),
            version: 1,
            number: "GW-2026-03-001".into(),
            call_code: "GW-2026-03".into(),
            organisation: "Associação Exemplo".into(),
            representative: "Bia Exemplo".into(),
            members: vec!["Bia Exemplo".into(), "Nino Exemplo".into()],
            form: FormView::empty(),
        }]
    }
}

impl Declare {
    /// The page of a file that waits for the declaration.
    pub(super) fn of(behind: db_evaluations::Behind, form: FormView) -> Self {
        Declare {
            id: behind.evaluation.id,
            version: behind.evaluation.version,
            number: behind.number,
            call_code: behind.call_code,
            organisation: behind.organisation,
            representative: behind.representative,
            members: behind.members,
            form,
        }
    }
}

async fn desk(caller: May<may::EvaluationScore>) -> Answer {
    let actor = caller.actor.clone();
    let rows = caller.read(move |db| db_evaluations::list_desk(db, &actor)).await?;
    caller.page(&Desk::of(rows))
}

async fn declare(caller: May<may::EvaluationDeclare>, id: Path<Id>, form: Form) -> Answer {
    let evaluation = id.into_inner();
    let interest = form.text("interest").to_owned();
    let declaration = Declaration { interest: interest == "yes", reason: form.string("reason") };
    let version = form.version();
    let answered = interest == "yes" || interest == "no";
    let unmet = if answered {
        let declared = declaration.clone();
        match caller.write(move |db, act| services::evaluations::declare(db, act, evaluation, version, &declared)).await
        {
            Ok(EvaluationState::Recused) => return caller.done("/evaluations", "evaluations-recused"),
            Ok(_) => return caller.go(&format!("/evaluations/{evaluation}")),
            Err(Refusal::Unmet(unmet)) => unmet,
            Err(refusal) => return Err(refusal.into()),
        }
    } else {
        vec![crate::domain::state::Unmet::new("interest-missing").on("interest")]
    };
    let actor = caller.actor.clone();
    let behind = caller.read(move |db| db_evaluations::find_behind(db, &actor, evaluation)).await?;
    // An interest that shows later is declared from the open file; its page then has the errors.
    let Some(behind) = behind else { return Err(if answered { WebError::Unmet(unmet) } else { WebError::NotFound }) };
    let view = FormView::posted(&form, &unmet, caller.lang);
    caller.invalid(&Declare::of(behind, view), &unmet)
}
