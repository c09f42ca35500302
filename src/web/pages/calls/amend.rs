//! Amending a published call: its parts in the editor's forms, then the differences, the reason and
//! the publication.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::changes::ChangeView;
use super::editor::{Draft, Editor, Part, row_added};
use super::grid_form;
use super::reading::{self, Read};
use super::sheet;
use crate::adapters::i18n;
use crate::db::calls::{self, AmendmentDraftRow, Answered, CallRow, LotRow};
use crate::db::programmes::{self, ProgrammeRow};
use crate::domain::call::{CallAction, CallContent, CallState, LotContent, amendment};
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;
use crate::services::calls::{self as actions, amendment_unmet, place};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The amendment that is being prepared.
#[derive(Serialize)]
pub struct Amend {
    id: String,
    code: String,
    title: Texts,
    country: Country,
    closes_at: Option<Instant>,
    /// The version of the draft; 0 when there is none.
    version: i32,
    parts: Vec<PartLink>,
    changes: Vec<ChangeView>,
    hindered: Vec<Hindrance>,
    /// Whether proposals were sent: rules can only be loosened.
    submitted: bool,
    /// How many organisations will be told.
    partners: usize,
    form: FormView,
}

/// A part of the call, with how many of its fields change.
#[derive(Serialize)]
struct PartLink {
    part: &'static str,
    href: String,
    changes: usize,
}

/// One thing that keeps the amendment from being published, and where to mend it.
#[derive(Serialize)]
struct Hindrance {
    text: String,
    href: Option<String>,
}

/// A call with the amendment that is being prepared.
struct Loaded {
    call: CallRow,
    lots: Vec<LotRow>,
    draft: Option<AmendmentDraftRow>,
    answered: Answered,
    programmes: Vec<ProgrammeRow>,
}

impl Loaded {
    fn version(&self) -> i32 {
        self.draft.as_ref().map_or(0, |draft| draft.version)
    }

    fn content(&self) -> CallContent {
        self.draft.as_ref().map_or_else(|| self.call.content(&self.lots), |draft| draft.content.clone())
    }
}

impl Amend {
    fn new(loaded: &Loaded, form: FormView, lang: Lang, now: Instant) -> Self {
        let Loaded { call, lots, answered, .. } = loaded;
        let content = loaded.content();
        let changes = amendment::differences(&call.content(lots), &content, call.currency);
        let unmet = match loaded.draft {
            Some(_) => amendment_unmet(call, lots, &content, answered, now),
            None => Vec::new(),
        };
        let href = |part: Part| format!("/office/calls/{}/amend/{part}", call.id);
        let hindrance = |unmet: &Unmet| {
            let text = i18n::sentence_in_summary(unmet, lang.as_str());
            let text = match (unmet.code, &unmet.field) {
                ("amendment-tightens" | "amendment-fixed", Some(field)) => {
                    let name = i18n::text(lang.as_str(), &i18n::field_key(field), &[]);
                    i18n::text(lang.as_str(), "calls-amend-field", &[("field", name.into()), ("why", text.into())])
                }
                _ => text,
            };
            let field = unmet.field.as_deref();
            let place = field.map(|field| {
                format!("{}#{}", href(Part::of_field(field)), grid_form::form_field(field, &content.grid))
            });
            Hindrance { text, href: place }
        };
        Amend {
            version: loaded.version(),
            parts: Part::ALL
                .iter()
                .map(|part| PartLink {
                    part: part.as_str(),
                    href: href(*part),
                    changes: changes.iter().filter(|change| Part::of_field(&change.field) == *part).count(),
                })
                .collect(),
            hindered: unmet.iter().filter(|unmet| unmet.code != "amendment-empty").map(hindrance).collect(),
            changes: changes.iter().map(|change| ChangeView::new(change, call.country, lang)).collect(),
            submitted: answered.submitted,
            partners: answered.partners,
            id: call.id.to_string(),
            code: call.code.clone(),
            title: call.title.clone(),
            country: call.country,
            closes_at: call.closes_at,
            form,
        }
    }
}

impl Page for Amend {
    const TEMPLATE: &'static str = "pages/calls/amend.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let title = Texts::new("Jardins de Bafatá", "", "");
        let page = |change: fn(&mut CallContent), prepared: bool, submitted| {
            let call = sheet::sample_call(title.clone(), CallState::Published);
            let mut content = call.content(&[]);
            content.lots = vec![LotContent {
                id: Id(uuid::Uuid::from_u128(8)),
                name: Texts::default(),
                place: title.clone(),
                envelope: 15_000_000,
                target: 300,
            }];
            change(&mut content);
            let at = sheet::sample_instant(0);
            let draft = AmendmentDraftRow {
                id: call.id,
                call_id: call.id,
                content,
                version: 2,
                begun_by: call.author_id,
                begun_at: at,
                updated_at: at,
            };
            let answered = Answered { submitted, lots: Vec::new(), partners: 3 };
            let draft = prepared.then_some(draft);
            let loaded = Loaded { call, lots: Vec::new(), draft, answered, programmes: Vec::new() };
            Amend::new(&loaded, FormView::filled(json!({ "reason.fr": "" })), Lang::Fr, at)
        };
        vec![
            page(|_| {}, false, false),
            page(|content| content.closes_at = content.closes_at.map(|at| at + chrono::TimeDelta::days(7)), true, true),
            page(|content| content.rules.max_grant = 1, true, true),
        ]
    }
}

/// The call with its amendment, for somebody who may amend it.
async fn load(caller: &Caller, id: Id) -> Result<Loaded, WebError> {
    let actor = caller.actor.clone();
    let loaded = caller
        .read(move |db| {
            let call = calls::find_for(db, &actor, id)?.ok_or(WebError::NotFound)?;
            let lots = calls::list_lots(db, call.id)?;
            let draft = calls::find_amendment_draft(db, call.id)?;
            let answered = calls::answered(db, call.id)?;
            let programmes = programmes::list_for(db, &actor)?;
            Ok::<_, WebError>(Loaded { call, lots, draft, answered, programmes })
        })
        .await?;
    if !caller.actor.may_at(CallAction::Amend.permission(), place(&loaded.call)) {
        return Err(WebError::Forbidden);
    }
    loaded.call.state.after(CallAction::Amend).map_err(Refusal::from)?;
    Ok(loaded)
}

/// `GET /office/calls/{id}/amend`: what would change, and the way to publish it.
pub async fn show(caller: May<may::CallAmend>, id: web::Path<Id>) -> Answer {
    let loaded = load(&caller, id.into_inner()).await?;
    caller.page(&Amend::new(&loaded, FormView::empty(), caller.lang, caller.now()))
}

/// `POST /office/calls/{id}/amend`: publishes the amendment.
pub async fn publish(caller: May<may::CallAmend>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, reason) = (id.into_inner(), form.version(), form.texts("reason"));
    match caller.write(move |db, act| actions::amend(db, act, id, version, &reason)).await {
        Ok(()) => caller.done(&format!("/office/calls/{id}"), "calls-flash-amended"),
        Err(Refusal::Unmet(unmet)) => {
            let loaded = load(&caller, id).await?;
            let posted = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&Amend::new(&loaded, posted, caller.lang, caller.now()), &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /office/calls/{id}/amend/drop`: gives it up.
pub async fn give_up(caller: May<may::CallAmend>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    caller.write(move |db, act| actions::drop_amendment(db, act, id, version)).await?;
    caller.done(&format!("/office/calls/{id}"), "calls-flash-amendment-dropped")
}

/// The form of a part, with the call as the amendment would have it.
fn editor(loaded: Loaded, part: Part, form: Option<FormView>, caller: &Caller) -> Editor {
    let version = loaded.version();
    let (call, lots) = loaded.call.amended(&loaded.content());
    Editor::amending(Draft { call, lots, programmes: loaded.programmes }, version, part, form, caller)
}

/// `GET /office/calls/{id}/amend/{part}`.
pub async fn show_part(caller: May<may::CallAmend>, path: web::Path<(Id, String)>) -> Answer {
    let (id, part) = path.into_inner();
    let part: Part = part.parse()?;
    let loaded = load(&caller, id).await?;
    caller.page(&editor(loaded, part, None, &caller))
}

/// `POST /office/calls/{id}/amend/{part}`.
pub async fn save_part(caller: May<may::CallAmend>, path: web::Path<(Id, String)>, form: Form) -> Answer {
    let (id, part) = path.into_inner();
    let part: Part = part.parse()?;
    let version = form.version();
    let loaded = load(&caller, id).await?;
    let (call, lots) = loaded.call.amended(&loaded.content());
    let Read { edit, unmet } = reading::read(part, &form, &call, &lots);
    let outcome = match edit {
        Some(edit) => caller.write(move |db, act| actions::prepare_amendment(db, act, id, version, edit)).await,
        None => Ok(()),
    };
    let unmet = match outcome {
        Ok(()) if unmet.is_empty() => return saved(&caller, id, part, form.text("act")),
        Ok(()) => unmet,
        Err(Refusal::Unmet(refused)) => [refused, unmet].concat(),
        Err(refusal) => return Err(refusal.into()),
    };
    let loaded = load(&caller, id).await?;
    let posted = FormView::posted(&form, &unmet, caller.lang);
    caller.invalid(&editor(loaded, part, Some(posted), &caller), &unmet)
}

/// Where a button leads after saving.
fn saved(caller: &Caller, id: Id, part: Part, act: &str) -> Answer {
    let amend = format!("/office/calls/{id}/amend");
    if let Some(row) = row_added(&format!("{amend}/{part}"), act) {
        return caller.go(&row);
    }
    match (act, part.next()) {
        ("next", Some(next)) => caller.done(&format!("{amend}/{next}"), "calls-flash-saved"),
        _ => caller.done(&amend, "calls-flash-saved"),
    }
}
