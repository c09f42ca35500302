//! One call as its officers see it: what it still lacks, what can be done with it now, and what was
//! done.

use std::collections::BTreeSet;

use actix_web::web;
use serde::Serialize;

use super::editor::Part;
use super::grid_form;
use super::sheet::{self, FileView, LotView};
use super::words;
use crate::adapters::i18n;
use crate::db::Db;
use crate::db::calls::{self, CallEventRow, CallRow, LotRow};
use crate::db::documents::DocumentRow;
use crate::db::questions;
use crate::domain::actor::Actor;
use crate::domain::call::{CallAction, CallFacts, CallState};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::{Lang, Texts};
use crate::services::calls::{missing, place};
use crate::web::error::{Answer, WebError};
use crate::web::guard::{Caller, May, may};
use crate::web::view::Page;

/// The office page of a call.
#[derive(Serialize)]
pub struct Overview {
    id: String,
    code: String,
    programme: Texts,
    title: Texts,
    country: Country,
    sector: Sector,
    standing: &'static str,
    version: i32,
    opens_at: Option<Instant>,
    questions_until: Option<Instant>,
    closes_at: Option<Instant>,
    opened_at: Option<Instant>,
    cancel_reason: Option<String>,
    amount: String,
    duration: String,
    languages: String,
    lots: Vec<LotView>,
    weights: i64,
    received: i64,
    /// How many questions wait for an answer.
    questions: i64,
    reads_questions: bool,
    /// Whether proposals may be read: a sealed call was opened.
    readable: bool,
    parts: Vec<PartView>,
    steps: Vec<StepView>,
    links: Vec<Link>,
    events: Vec<EventView>,
    files: Vec<FileView>,
    is_public: bool,
}

/// A part of a draft with what it lacks.
#[derive(Serialize)]
struct PartView {
    part: &'static str,
    href: String,
    lacks: Vec<Lack>,
}

/// One thing that is missing, and the field that mends it.
#[derive(Serialize)]
struct Lack {
    text: String,
    href: String,
    /// The anchor of the error summary; none when an earlier line has it.
    anchor: Option<String>,
}

/// What can be done now: a link to its page, or why not yet.
#[derive(Serialize)]
struct StepView {
    action: CallAction,
    href: String,
    /// Why it is not possible yet; empty when it is.
    hindered: Vec<String>,
}

/// A page of what came in, with the key of its words.
#[derive(Serialize)]
struct Link {
    words: &'static str,
    href: String,
}

#[derive(Serialize)]
struct EventView {
    text: String,
    who: String,
    at: Instant,
}

impl EventView {
    fn new(event: CallEventRow, lang: Lang) -> Self {
        let key = format!("event-{}", event.action);
        let text = i18n::try_text(lang.as_str(), &i18n::key_of(&key), &[]).unwrap_or(event.action);
        EventView { text, who: event.actor_name, at: event.at }
    }
}

/// What the office pages of one call are made of.
pub struct Loaded {
    /// The call.
    pub call: CallRow,
    /// Its programme's name.
    pub programme: Texts,
    /// Its lots in order.
    pub lots: Vec<LotRow>,
    /// Its documents.
    pub documents: Vec<DocumentRow>,
    /// What was done to it, the latest first.
    pub events: Vec<CallEventRow>,
    /// How many proposals came in.
    pub received: i64,
}

impl Loaded {
    /// Whether this person wrote a part of it.
    pub fn is_writer(&self, actor: &Actor) -> bool {
        self.writers().iter().any(|writer| actor.is(*writer))
    }

    /// Everyone who wrote a part of it.
    pub fn writers(&self) -> Vec<Id> {
        let wrote = |event: &&CallEventRow| matches!(event.action.as_str(), "call.create" | "call.edit");
        self.events.iter().filter(wrote).filter_map(|event| event.actor_id).collect()
    }

    /// What hinders an action besides the state, for this person now.
    pub fn hindered(&self, action: CallAction, actor: &Actor, now: Instant) -> Vec<Unmet> {
        if action == CallAction::SendForReview {
            return missing(&self.call, &self.lots, now);
        }
        let Some(dates) = self.call.dates() else { return Vec::new() };
        let writers = self.writers();
        let facts = CallFacts {
            at: place(&self.call),
            authors: &writers,
            state: self.call.state,
            dates,
            sealed: self.call.rules.sealed,
            opened_at: self.call.opened_at,
        };
        match action {
            // Everything at once: who publishes, and what the call lacks.
            CallAction::Publish => {
                let mut unmet = facts.may_publish(actor, now);
                for lack in missing(&self.call, &self.lots, now) {
                    if !unmet.iter().any(|known| (known.code, &known.field) == (lack.code, &lack.field)) {
                        unmet.push(lack);
                    }
                }
                unmet
            }
            CallAction::OpenProposals => facts.may_open(now),
            CallAction::StartEvaluation => facts.may_start_evaluation(now),
            CallAction::Extend | CallAction::Amend => {
                facts.may_extend(dates.closes_at + chrono::TimeDelta::seconds(1), now)
            }
            _ => Vec::new(),
        }
    }
}

/// Loads a call that the actor may see. Five statements.
///
/// # Errors
/// `NotFound`, or the database's.
pub fn load(db: &mut Db, actor: &Actor, id: Id) -> Result<Loaded, WebError> {
    let (call, programme) = calls::find_with_programme(db, actor, id)?.ok_or(WebError::NotFound)?;
    let lots = calls::list_lots(db, call.id)?;
    let documents = calls::list_documents(db, call.id)?;
    let events = calls::list_events(db, call.id)?;
    let received = calls::count_received(db, call.id)?;
    Ok(Loaded { call, programme, lots, documents, events, received })
}

impl Overview {
    /// The page of a call for this person; `questions` wait for an answer.
    pub fn new(loaded: Loaded, questions: i64, actor: &Actor, lang: Lang, now: Instant) -> Self {
        let steps = steps(&loaded, actor, lang, now);
        let parts = parts(&loaded, actor, lang, now);
        let links = links(&loaded.call, actor);
        let at = place(&loaded.call);
        let Loaded { call, programme, lots, documents, events, received } = loaded;
        Overview {
            standing: call.standing(now),
            amount: words::amount(&call.rules.terms(), call.currency, lang),
            duration: words::duration(&call.rules.terms(), lang),
            languages: words::languages(&call.rules.terms(), lang),
            weights: call.grid.criteria().map(|criterion| criterion.weight).sum(),
            readable: !call.rules.sealed || call.opened_at.is_some(),
            is_public: call.published_at.is_some(),
            lots: lots.iter().map(|lot| LotView::new(lot, call.currency)).collect(),
            files: documents.into_iter().map(FileView::new).collect(),
            events: history(events, lang),
            id: call.id.to_string(),
            code: call.code,
            title: call.title,
            country: call.country,
            sector: call.sector,
            version: call.version,
            opens_at: call.opens_at,
            questions_until: call.questions_until,
            closes_at: call.closes_at,
            opened_at: call.opened_at,
            cancel_reason: call.cancel_reason,
            programme,
            received,
            questions,
            reads_questions: actor.may_at(Permission::QuestionRead, at),
            parts,
            steps,
            links,
        }
    }
}

/// What was done, the latest first; one person's savings in a row are one line.
fn history(mut events: Vec<CallEventRow>, lang: Lang) -> Vec<EventView> {
    events.dedup_by(|event, later| event.action == later.action && event.actor_id == later.actor_id);
    events.into_iter().take(20).map(|event| EventView::new(event, lang)).collect()
}

/// The parts of a draft, for those who may write it.
fn parts(loaded: &Loaded, actor: &Actor, lang: Lang, now: Instant) -> Vec<PartView> {
    let call = &loaded.call;
    let editable = call.state.after(CallAction::Edit).is_ok();
    if !editable || !actor.may_at(Permission::CallEdit, place(call)) {
        return Vec::new();
    }
    let lacking = missing(call, &loaded.lots, now);
    let mut anchors = BTreeSet::new();
    Part::ALL
        .iter()
        .map(|part| {
            let href = format!("/office/calls/{}/edit/{part}", call.id);
            let of_part = lacking.iter().filter(|unmet| Part::of(unmet) == *part);
            let lacks = of_part
                .map(|unmet| {
                    let anchor = unmet.field.clone().filter(|field| anchors.insert(field.clone()));
                    let field = grid_form::form_field(unmet.field.as_deref().unwrap_or_default(), &call.grid);
                    let text = i18n::sentence_in_summary(unmet, lang.as_str());
                    Lack { text, href: format!("{href}#{field}"), anchor }
                })
                .collect();
            PartView { part: part.as_str(), href, lacks }
        })
        .collect()
}

/// The pages of the proposals, their evaluation and the decision, as far as this person may open them.
fn links(call: &CallRow, actor: &Actor) -> Vec<Link> {
    use CallState::{Archived, Decided, InEvaluation};
    let pages = [
        ("proposals", Permission::ProposalRead, true),
        ("opening", Permission::ProposalRead, call.opened_at.is_some()),
        ("assign", Permission::EvaluationAssign, call.state == InEvaluation),
        ("ranking", Permission::RankingRead, matches!(call.state, InEvaluation | Decided | Archived)),
        ("decisions", Permission::DecisionTake, matches!(call.state, InEvaluation | Decided)),
    ];
    pages
        .into_iter()
        .filter(|(_, permission, exists)| *exists && actor.may_at(*permission, place(call)))
        .map(|(words, _, _)| Link { words, href: format!("/office/calls/{}/{words}", call.id) })
        .collect()
}

/// The steps that the state and the person's role allow.
fn steps(loaded: &Loaded, actor: &Actor, lang: Lang, now: Instant) -> Vec<StepView> {
    let call = &loaded.call;
    let allowed = |action: &CallAction| actor.may_at(action.permission(), place(call));
    let mut offered: Vec<CallAction> = call.state.actions().into_iter().filter(allowed).collect();
    // What moves the call on comes first, what ends it last.
    offered.sort_by_key(|action| match action {
        CallAction::SendForReview | CallAction::Publish | CallAction::OpenProposals | CallAction::StartEvaluation => 0,
        CallAction::Cancel => 2,
        _ => 1,
    });
    offered
        .into_iter()
        .filter_map(|action| {
            let page = match action {
                CallAction::SendForReview => "review",
                CallAction::SendBack => "send-back",
                CallAction::Publish => "publish",
                CallAction::Extend => "extend",
                CallAction::Amend => "amend",
                // An unsealed call has nothing to open, an opened one nothing more.
                CallAction::OpenProposals if call.rules.sealed && call.opened_at.is_none() => "open",
                CallAction::StartEvaluation => "close",
                CallAction::Archive => "archive",
                CallAction::Cancel => "cancel",
                // Editing is offered part by part; decisions have their own page.
                CallAction::Edit | CallAction::OpenProposals | CallAction::Decide => return None,
            };
            let hindered = loaded.hindered(action, actor, now);
            // A call whose deadline has passed stays as it is: nothing to wait for.
            if matches!(action, CallAction::Extend | CallAction::Amend) && !hindered.is_empty() {
                return None;
            }
            let hindered = match action {
                // What a draft lacks is listed part by part.
                CallAction::SendForReview if !hindered.is_empty() => {
                    let count = i64::try_from(hindered.len()).unwrap_or(i64::MAX);
                    vec![i18n::text(lang.as_str(), "calls-lacks", &[("count", count.into())])]
                }
                _ => hindered.iter().map(|unmet| i18n::sentence(unmet, lang.as_str())).collect(),
            };
            Some(StepView { action, href: format!("/office/calls/{}/{page}", call.id), hindered })
        })
        .collect()
}

impl Page for Overview {
    const TEMPLATE: &'static str = "pages/calls/overview.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let now = sheet::sample_instant(0);
        let mut officer = Actor::person(Id(uuid::Uuid::from_u128(6)), "Awa Exemple", "awa@example.org", Lang::Fr);
        officer.grants =
            vec![crate::domain::actor::Grant::in_country(crate::domain::actor::Role::ProgrammeOfficer, Country::Gw)];
        let event = |action: &'static str| CallEventRow {
            action: action.into(),
            actor_id: Some(Id(uuid::Uuid::from_u128(5))),
            actor_name: "Bia Exemplo".into(),
            at: now,
        };
        CallState::ALL
            .iter()
            .map(|state| {
                let title = Texts::new("Jardins de Bafatá", "", "");
                let mut call = sheet::sample_call(title, *state);
                if *state == CallState::Cancelled {
                    call.cancel_reason = Some("Le bailleur a retiré ses fonds.".into());
                }
                if *state == CallState::Draft {
                    (call.closes_at, call.published_at) = (None, None);
                }
                let lot = LotRow {
                    id: Id(uuid::Uuid::from_u128(1)),
                    call_id: call.id,
                    position: 1,
                    name: Texts::default(),
                    place: Texts::new("Bafatá", "", ""),
                    envelope: 15_000_000,
                    target_beneficiaries: 300,
                };
                let loaded = Loaded {
                    call,
                    programme: Texts::new("Retour et communautés", "", ""),
                    lots: vec![lot],
                    documents: Vec::new(),
                    events: ["call.publish", "call.create"].map(event).into(),
                    received: 4,
                };
                Overview::new(loaded, 2, &officer, Lang::Fr, now)
            })
            .collect()
    }
}

/// `GET /office/calls/{id}`.
pub async fn show(caller: May<may::CallRead>, id: web::Path<Id>) -> Answer {
    let page = overview(&caller, id.into_inner()).await?;
    caller.page(&page)
}

/// The page of a call for the caller.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn overview(caller: &Caller, id: Id) -> Result<Overview, WebError> {
    let actor = caller.actor.clone();
    let (loaded, questions) = caller
        .read(move |db| {
            let loaded = load(db, &actor, id)?;
            let questions = questions::count_open(db, loaded.call.id)?;
            Ok::<_, WebError>((loaded, questions))
        })
        .await?;
    Ok(Overview::new(loaded, questions, &caller.actor, caller.lang, caller.now()))
}
