//! Asking a question about a call, and what became of the questions of one's organisations.

use actix_web::web;
use serde::Serialize;

use crate::db::calls::{self, CallRow};
use crate::db::proposals;
use crate::db::questions::{self, QuestionRow};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::question::{QuestionState, takes_questions};
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::services::Refusal;
use crate::services::questions as actions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::view::{FormView, Page};

/// The page of questions of a member.
#[derive(Serialize)]
pub struct Ask {
    code: String,
    title: Texts,
    country: Country,
    questions_until: Option<Instant>,
    /// Whether questions are still taken.
    open: bool,
    /// The organisations to ask for, when the reader has several.
    partners: Vec<Choice>,
    own: Vec<Own>,
    form: FormView,
}

/// A question that was asked.
#[derive(Serialize)]
struct Own {
    asked: String,
    asked_at: Instant,
    lang: &'static str,
    state: QuestionState,
    number: Option<i32>,
    reply: String,
}

impl Own {
    fn new(row: QuestionRow) -> Self {
        Own {
            asked: row.asked,
            asked_at: row.asked_at,
            lang: row.lang.as_str(),
            state: row.state,
            number: row.number,
            reply: row.reply,
        }
    }
}

impl Page for Ask {
    const TEMPLATE: &'static str = "pages/questions/ask.html";

    fn samples() -> Vec<Self> {
        let at = chrono::DateTime::from_timestamp(1_795_000_000, 0).map(Instant::from);
        let own = |state, number, reply: &str| Own {
            asked: "Peut-on acheter un terrain ?".into(),
            asked_at: at.unwrap_or_else(|| Instant::from(chrono::DateTime::UNIX_EPOCH)),
            lang: "fr",
            state,
            number,
            reply: reply.into(),
        };
        let page = |open, own, partners| Ask {
            code: "GW-2026-03".into(),
            title: Texts::new("Jardins de Bafatá", "", ""),
            country: Country::Gw,
            questions_until: at,
            open,
            partners,
            own,
            form: FormView::empty(),
        };
        let several = vec![Choice { value: "1".into(), text: "Association Exemple".into() }];
        let some = vec![
            own(QuestionState::Open, None, ""),
            own(QuestionState::Published, Some(2), ""),
            own(QuestionState::SetAside, None, "C'est dans l'appel."),
        ];
        vec![page(true, some, several), page(true, Vec::new(), Vec::new()), page(false, Vec::new(), Vec::new())]
    }
}

/// A call with what the reader's organisations asked about it.
struct Loaded {
    call: CallRow,
    own: Vec<QuestionRow>,
    partners: Vec<(Id, String)>,
}

async fn load(caller: &Caller, code: String) -> Result<Loaded, WebError> {
    let actor: Actor = caller.actor.clone();
    caller
        .read(move |db| {
            let (call, _) = calls::public_find(db, &code)?.ok_or(WebError::NotFound)?;
            let own = questions::list_own(db, &actor, call.id)?;
            let partners = proposals::list_partners_for(db, &actor, Permission::QuestionAsk)?;
            Ok::<_, WebError>(Loaded { call, own, partners })
        })
        .await
}

impl Ask {
    fn new(loaded: Loaded, form: FormView, now: Instant) -> Self {
        let Loaded { call, own, partners } = loaded;
        let open = call.dates().is_some() && takes_questions(&proposals::facts_of_call(&call), now).is_ok();
        let choice = |(id, name): (Id, String)| Choice { value: id.to_string(), text: name };
        Ask {
            open,
            partners: if partners.len() > 1 { partners.into_iter().map(choice).collect() } else { Vec::new() },
            own: own.into_iter().map(Own::new).collect(),
            code: call.code,
            title: call.title,
            country: call.country,
            questions_until: call.questions_until,
            form,
        }
    }
}

/// `GET /calls/{code}/questions`.
pub async fn show(caller: May<may::QuestionAsk>, code: web::Path<String>) -> Answer {
    let loaded = load(&caller, code.into_inner()).await?;
    caller.page(&Ask::new(loaded, FormView::empty(), caller.now()))
}

/// `POST /calls/{code}/questions`.
pub async fn ask(caller: May<may::QuestionAsk>, code: web::Path<String>, form: Form) -> Answer {
    let code = code.into_inner();
    let (asked, partner, text) = (code.clone(), form.parse("partner"), form.string("question"));
    match caller.write(move |db, act| actions::ask(db, act, &asked, partner, &text)).await {
        Ok(()) => caller.done(&format!("/calls/{code}/questions"), "questions-flash-asked"),
        Err(Refusal::Unmet(unmet)) => {
            let loaded = load(&caller, code).await?;
            let posted = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&Ask::new(loaded, posted, caller.now()), &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
