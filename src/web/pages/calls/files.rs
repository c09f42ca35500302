//! The files that a call gives to applicants: guidelines, forms to fill in.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::sheet::{self, FileView, Sheet};
use crate::db::calls::{self, CallRow};
use crate::db::documents::{self, DocumentRow};
use crate::domain::call::{CallAction, CallState};
use crate::domain::document::{DocumentOwner, Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::domain::text::Texts;
use crate::services::Refusal;
use crate::services::calls::{self as services, place};
use crate::services::documents::{self as actions, Place};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::upload::{Accepted, Upload, store};
use crate::web::view::{FormView, Page};

/// The files of a draft, with a form for one more.
#[derive(Serialize)]
pub struct Files {
    id: String,
    code: String,
    title: Texts,
    files: Vec<Line>,
    /// The files as choices, to take one away.
    choices: Vec<Choice>,
    /// Whether the call is published: then a change of its files is an amendment.
    amending: bool,
    version: i32,
    #[serde(flatten)]
    accepted: Accepted,
    form: FormView,
}

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    file: FileView,
    /// What the scanner said.
    state: ScanState,
}

impl Line {
    fn new(document: DocumentRow) -> Self {
        Line { state: document.scan, file: FileView::new(document) }
    }
}

impl Files {
    fn new(call: CallRow, documents: Vec<DocumentRow>, max: usize, form: FormView) -> Self {
        Files {
            amending: call.state == CallState::Published,
            version: call.version,
            choices: documents
                .iter()
                .map(|document| Choice { value: document.id.to_string(), text: document.name.clone() })
                .collect(),
            id: call.id.to_string(),
            code: call.code,
            title: call.title,
            files: documents.into_iter().map(Line::new).collect(),
            accepted: Accepted::of(max),
            form,
        }
    }
}

impl Page for Files {
    const TEMPLATE: &'static str = "pages/calls/files.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let call_in = |state| sheet::sample_call(Texts::new("Jardins de Bafatá", "", ""), state);
        let call = || call_in(CallState::Draft);
        let waiting = DocumentRow { scan: ScanState::Pending, ..Sheet::sample_document() };
        let some = vec![Sheet::sample_document(), waiting];
        vec![
            Files::new(call(), some, 5_000_000, FormView::empty()),
            Files::new(call(), Vec::new(), 5_000_000, FormView::empty()),
            Files::new(
                call_in(CallState::Published),
                vec![Sheet::sample_document()],
                5_000_000,
                FormView::filled(json!({ "reason.fr": "" })),
            ),
            Files::new(call_in(CallState::Published), Vec::new(), 5_000_000, FormView::empty()),
        ]
    }
}

/// The call with its files, for somebody who may write it or, once it is published, amend it.
async fn load(caller: &Caller, id: Id) -> Result<(CallRow, Vec<DocumentRow>), WebError> {
    let actor = caller.actor.clone();
    let (call, documents) = caller
        .read(move |db| {
            let call = calls::find_for(db, &actor, id)?.ok_or(WebError::NotFound)?;
            let documents = documents::list_of(db, DocumentOwner::Call, call.id)?;
            Ok::<_, WebError>((call, documents))
        })
        .await?;
    let action = if call.state == CallState::Published { CallAction::Amend } else { CallAction::Edit };
    if !caller.actor.may_at(action.permission(), place(&call)) {
        return Err(WebError::Forbidden);
    }
    call.state.after(action).map_err(Refusal::from)?;
    Ok((call, documents))
}

/// `GET /office/calls/{id}/documents`.
pub async fn show(caller: May<may::CallEdit>, id: web::Path<Id>) -> Answer {
    let (call, documents) = load(&caller, id.into_inner()).await?;
    caller.page(&Files::new(call, documents, caller.app.config.upload_limit, FormView::empty()))
}

/// `POST /office/calls/{id}/documents`: one file.
pub async fn add(caller: May<may::CallEdit>, id: web::Path<Id>, upload: Upload) -> Answer {
    let id = id.into_inner();
    let (call, documents) = load(&caller, id).await?;
    let place =
        Place { owner: DocumentOwner::Call, owner_id: id, purpose: Purpose::CallGuidelines, code: String::new() };
    if call.state == CallState::Published {
        return amend(&caller, call, documents, &place, upload).await;
    }
    let recorded = match upload.files.into_iter().next() {
        None => Err(Refusal::Unmet(vec![Unmet::new("missing-file").on("file")])),
        Some(sent) => match store(&caller, sent, &place).await? {
            Ok(stored) => caller.write(move |db, act| actions::record(db, act, place, stored)).await,
            Err(unmet) => Err(Refusal::Unmet(unmet)),
        },
    };
    match recorded {
        Ok(_) => caller.done(&format!("/office/calls/{id}/documents"), "calls-flash-file-added"),
        Err(Refusal::Unmet(unmet)) => {
            let form = FormView::posted(&upload.form, &unmet, caller.lang);
            caller.invalid(&Files::new(call, documents, caller.app.config.upload_limit, form), &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Changes the files of a published call, with a reason.
async fn amend(caller: &Caller, call: CallRow, documents: Vec<DocumentRow>, place: &Place, upload: Upload) -> Answer {
    let (id, form) = (call.id, upload.form);
    let stored = match upload.files.into_iter().next() {
        None => Ok(None),
        Some(sent) => store(caller, sent, place).await?.map(Some),
    };
    let (version, removed, reason) = (form.version(), form.parse("removed"), form.texts("reason"));
    let outcome = match stored {
        Err(unmet) => Err(Refusal::Unmet(unmet)),
        Ok(added) => {
            caller.write(move |db, act| services::amend_files(db, act, id, version, added, removed, &reason)).await
        }
    };
    match outcome {
        Ok(()) => caller.done(&format!("/office/calls/{id}"), "calls-flash-amended"),
        Err(Refusal::Unmet(unmet)) => {
            let posted = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&Files::new(call, documents, caller.app.config.upload_limit, posted), &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /office/calls/{id}/documents/{document}/remove`.
pub async fn remove(caller: May<may::CallEdit>, path: web::Path<(Id, Id)>, _form: Form) -> Answer {
    let (id, document) = path.into_inner();
    let (_, documents) = load(&caller, id).await?;
    if !documents.iter().any(|row| row.id == document) {
        return Err(WebError::NotFound);
    }
    caller.write(move |db, act| actions::remove(db, act, document)).await?;
    caller.done(&format!("/office/calls/{id}/documents"), "calls-flash-file-removed")
}
