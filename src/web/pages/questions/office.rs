//! The questions that wait for an answer, and the page on which one is answered.

use actix_web::web;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::db::calls::CallRow;
use crate::db::partners::PartnerRow;
use crate::db::questions::{self, CorrectionRow, QuestionFilter, QuestionLineRow, QuestionRow};
use crate::domain::actor::At;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::question::QuestionState;
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;
use crate::services::questions as actions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::pages::calls::{Before, put_texts};
use crate::web::query::{Choice, Pages, Query};
use crate::web::view::{FormView, Page};

/// Questions on a page of the list.
const PAGE_SIZE: i64 = 25;

/// How much of a question the list shows, in characters.
const EXCERPT: usize = 160;

/// The list of questions.
#[derive(Serialize)]
pub struct Index {
    state: QuestionState,
    /// The code of the call asked for; empty for all.
    call: String,
    states: Vec<Choice>,
    rows: Vec<Line>,
    total: i64,
    form: FormView,
    pages: Pages,
}

#[derive(Serialize)]
struct Line {
    id: Id,
    state: QuestionState,
    asked: String,
    asked_at: Instant,
    lang: &'static str,
    number: Option<i32>,
    call: String,
    title: Texts,
    country: Country,
    partner: String,
}

impl Line {
    fn new(row: QuestionLineRow) -> Self {
        Line {
            id: row.id,
            state: row.state,
            asked: excerpt(&row.asked),
            asked_at: row.asked_at,
            lang: row.lang.as_str(),
            number: row.number,
            call: row.call_code,
            title: row.call_title,
            country: row.country,
            partner: row.partner,
        }
    }
}

/// The beginning of a long question.
fn excerpt(asked: &str) -> String {
    if asked.chars().count() <= EXCERPT {
        return asked.to_owned();
    }
    let short: String = asked.chars().take(EXCERPT).collect();
    format!("{}…", short.trim_end())
}

fn sample_time() -> Instant {
    Instant::from(chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default())
}

impl Page for Index {
    const TEMPLATE: &'static str = "pages/questions/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let line = |state, number| Line {
            id: Id(uuid::Uuid::from_u128(7)),
            state,
            asked: "Peut-on acheter un terrain ?".into(),
            asked_at: sample_time(),
            lang: "pt",
            number,
            call: "GW-2026-03".into(),
            title: Texts::new("Jardins de Bafatá", "", ""),
            country: Country::Gw,
            partner: "Association Exemple".into(),
        };
        let page = |rows: Vec<Line>, state, call: &str| Index {
            state,
            call: call.into(),
            states: Choice::list(Lang::Fr, "state-question", QuestionState::ALL),
            total: i64::try_from(rows.len()).unwrap_or(0),
            rows,
            form: FormView::filled(json!({ "state": state })),
            pages: Pages { current: 1, pages: 2, href: "/office/questions?page=".into() },
        };
        vec![
            page(vec![line(QuestionState::Open, None)], QuestionState::Open, ""),
            page(vec![line(QuestionState::Published, Some(2))], QuestionState::Published, "GW-2026-03"),
            page(Vec::new(), QuestionState::Open, ""),
        ]
    }
}

/// `GET /office/questions`.
pub async fn index(caller: May<may::QuestionRead>) -> Answer {
    let query = Query::of(&caller);
    let filter =
        QuestionFilter { state: query.parse("state").unwrap_or(QuestionState::Open), call: query.text("call") };
    let page = query.page(PAGE_SIZE);
    let (state, call) = (filter.state, filter.call.clone());
    let actor = caller.actor.clone();
    let (rows, total) =
        caller.read(move |db| Ok::<_, WebError>(questions::list_for(db, &actor, &filter, page)?)).await?;
    caller.page(&Index {
        state,
        states: Choice::list(caller.lang, "state-question", QuestionState::ALL),
        rows: rows.into_iter().map(Line::new).collect(),
        total,
        form: FormView::filled(json!({ "state": state, "call": call })),
        call,
        pages: query.pages("/office/questions", page, total),
    })
}

/// One question.
#[derive(Serialize)]
pub struct Show {
    id: Id,
    version: i32,
    state: QuestionState,
    asked: String,
    asked_at: Instant,
    lang: &'static str,
    person: String,
    partner: String,
    partner_href: String,
    number: Option<i32>,
    question: Texts,
    answer: Texts,
    reply: String,
    call_code: String,
    call_href: String,
    title: Texts,
    country: Country,
    can_answer: bool,
    /// Whether what was published may be corrected.
    can_correct: bool,
    /// What it said before, the latest first.
    before: Vec<Before>,
    /// Publishing, setting aside and correcting have a form each, with fields of their own.
    form: FormView,
}

/// A question with what its page needs.
struct Loaded {
    row: QuestionRow,
    call: CallRow,
    partner: PartnerRow,
    person: String,
    corrections: Vec<CorrectionRow>,
}

impl Show {
    fn new(loaded: Loaded, can_answer: bool, form: Option<FormView>) -> Self {
        let Loaded { row, call, partner, person, corrections } = loaded;
        let form = form.unwrap_or_else(|| FormView::filled(values(&row)));
        Show {
            can_answer: can_answer && row.state == QuestionState::Open,
            can_correct: can_answer && row.state == QuestionState::Published,
            before: corrections.into_iter().map(Before::new).collect(),
            id: row.id,
            version: row.version,
            state: row.state,
            asked: row.asked,
            asked_at: row.asked_at,
            lang: row.lang.as_str(),
            person,
            partner_href: format!("/office/partners/{}", partner.id),
            partner: partner.name,
            number: row.number,
            question: row.question,
            answer: row.answer,
            reply: row.reply,
            call_href: format!("/office/calls/{}", call.id),
            call_code: call.code,
            title: call.title,
            country: call.country,
            form,
        }
    }
}

/// What the form of a question begins with: the words of whoever asked, or those that were published.
fn values(row: &QuestionRow) -> Value {
    if row.state != QuestionState::Published {
        let field = format!("question.{}", row.lang);
        return json!({ field: row.asked });
    }
    let mut values = Map::new();
    put_texts(&mut values, "question", &row.question);
    put_texts(&mut values, "answer", &row.answer);
    Value::Object(values)
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/questions/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let texts = || Texts::new("Peut-on acheter un terrain ?", "May land be bought?", "");
        let page = |state, number, can_answer| Show {
            id: Id(uuid::Uuid::from_u128(7)),
            version: 1,
            state,
            asked: "Peut-on acheter\nun terrain ?".into(),
            asked_at: sample_time(),
            lang: "fr",
            person: "Awa Exemple".into(),
            partner: "Association Exemple".into(),
            partner_href: "/office/partners/7".into(),
            number,
            question: texts(),
            answer: texts(),
            reply: if state == QuestionState::SetAside { "C'est dans l'appel.".into() } else { String::new() },
            call_code: "GW-2026-03".into(),
            call_href: "/office/calls/2".into(),
            title: texts(),
            country: Country::Gw,
            can_answer,
            can_correct: state == QuestionState::Published,
            before: if number.is_some() { vec![Before::sample()] } else { Vec::new() },
            form: FormView::empty(),
        };
        vec![
            page(QuestionState::Open, None, true),
            page(QuestionState::Open, None, false),
            page(QuestionState::Published, Some(2), false),
            page(QuestionState::SetAside, None, false),
        ]
    }
}

async fn load(caller: &Caller, id: Id) -> Result<(Loaded, bool), WebError> {
    let actor = caller.actor.clone();
    let (found, corrections) = caller
        .read(move |db| Ok::<_, WebError>((questions::find_for(db, &actor, id)?, questions::list_corrections(db, id)?)))
        .await?;
    let (row, call, partner, person) = found.ok_or(WebError::NotFound)?;
    let at = At::country(call.country).of_programme(call.programme_id).of_call(call.id);
    let can_answer = caller.actor.may_at(Permission::QuestionAnswer, at);
    Ok((Loaded { row, call, partner, person, corrections }, can_answer))
}

/// `GET /office/questions/{id}`.
pub async fn show(caller: May<may::QuestionRead>, id: web::Path<Id>) -> Answer {
    let (loaded, can_answer) = load(&caller, id.into_inner()).await?;
    caller.page(&Show::new(loaded, can_answer, None))
}

/// `POST /office/questions/{id}`: publishes it with its answer.
pub async fn publish(caller: May<may::QuestionAnswer>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let (question, answer) = (form.texts("question"), form.texts("answer"));
    let outcome = caller.write(move |db, act| actions::publish(db, act, id, version, question, answer)).await;
    finish(&caller, id, &form, outcome, "questions-flash-published").await
}

/// `POST /office/questions/{id}/correct`: what was published says something else from now on.
pub async fn correct(caller: May<may::QuestionAnswer>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let (question, answer) = (form.texts("question"), form.texts("answer"));
    let outcome = caller.write(move |db, act| actions::correct(db, act, id, version, question, answer)).await;
    finish(&caller, id, &form, outcome, "questions-flash-corrected").await
}

/// `POST /office/questions/{id}/set-aside`.
pub async fn set_aside(caller: May<may::QuestionAnswer>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, reply) = (id.into_inner(), form.version(), form.string("reply"));
    let outcome = caller.write(move |db, act| actions::set_aside(db, act, id, version, &reply)).await;
    finish(&caller, id, &form, outcome, "questions-flash-set-aside").await
}

async fn finish(caller: &Caller, id: Id, form: &Form, outcome: Result<(), Refusal>, flash: &str) -> Answer {
    match outcome {
        Ok(()) => caller.done("/office/questions", flash),
        Err(Refusal::Unmet(unmet)) => {
            let (loaded, can_answer) = load(caller, id).await?;
            let posted = FormView::posted(form, &unmet, caller.lang);
            caller.invalid(&Show::new(loaded, can_answer, Some(posted)), &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
