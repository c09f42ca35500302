//! The papers of an organisation: its registration, statutes, accounts.

use actix_web::web;
use serde::Serialize;

use super::own::own;
use super::{Paper, Profile};
use crate::db::documents;
use crate::domain::document::{DocumentOwner, FileType, Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::partner::PartnerAction;
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::documents::{self as files, Place};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::routes::Routes;
use crate::web::upload::{Upload, store};
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/organisation/{id}/documents", show)
        .post("/organisation/{id}/documents", add)
        .post("/organisation/{id}/documents/remove", remove);
}

/// The papers, and a form for one more.
#[derive(Serialize)]
pub struct Papers {
    form: FormView,
    partner: Profile,
    papers: Vec<Paper>,
    purposes: Vec<Choice>,
    can_edit: bool,
    /// The largest file, in bytes.
    max: usize,
    /// What may come in, `PDF, JPG …`.
    types: String,
    /// The same for the browser's file picker.
    accept: String,
}

impl Page for Papers {
    const TEMPLATE: &'static str = "pages/partners/papers.html";
    fn samples() -> Vec<Self> {
        let (types, accept) = accepted();
        let all = [ScanState::Clean, ScanState::Pending, ScanState::Refused, ScanState::NotScanned];
        let papers = |papers: Vec<Paper>, can_edit| Papers {
            form: FormView::empty(),
            partner: Profile::sample("draft"),
            papers,
            purposes: purposes(Lang::Fr),
            can_edit,
            max: 5_000_000,
            types: types.clone(),
            accept: accept.clone(),
        };
        vec![papers(all.map(Paper::sample).into(), true), papers(Vec::new(), false)]
    }
}

fn purposes(lang: Lang) -> Vec<Choice> {
    Choice::list(lang, "purpose", Purpose::offered(DocumentOwner::Partner))
}

/// The kinds of file in words, and for the file picker.
fn accepted() -> (String, String) {
    let extensions: Vec<&str> =
        FileType::ALL.iter().filter(|kind| **kind != FileType::Webp).map(|kind| kind.extension()).collect();
    let accept: Vec<String> = extensions.iter().map(|extension| format!(".{extension}")).collect();
    (extensions.join(", ").to_uppercase(), accept.join(","))
}

async fn load(caller: &Caller, id: Id, form: FormView) -> Result<Papers, WebError> {
    let row = own(caller, id).await?;
    let papers = caller.read(move |db| documents::list_of(db, DocumentOwner::Partner, id)).await?;
    let (types, accept) = accepted();
    Ok(Papers {
        form,
        partner: Profile::of(&row, caller.now(), caller.lang),
        papers: papers.iter().map(Paper::from).collect(),
        purposes: purposes(caller.lang),
        can_edit: caller.actor.may_for(Permission::PartnerEdit, id) && row.state.after(PartnerAction::Edit).is_ok(),
        max: caller.app.config.upload_limit,
        types,
        accept,
    })
}

async fn show(caller: May<may::PartnerReadOwn>, id: web::Path<Id>) -> Answer {
    caller.page(&load(&caller, *id, FormView::filled(serde_json::json!({ "purpose": "registration" }))).await?)
}

async fn add(caller: May<may::PartnerEdit>, id: web::Path<Id>, upload: Upload) -> Answer {
    let id = *id;
    own(&caller, id).await?;
    let form = upload.form;
    let Some(sent) = upload.files.into_iter().next() else {
        return refused(&caller, id, &form, &[Unmet::new("missing-file").on("file")]).await;
    };
    let Some(purpose) = form.parse::<Purpose>("purpose") else {
        return refused(&caller, id, &form, &[Unmet::new("document-purpose").on("purpose")]).await;
    };
    // The rules of completeness know the papers by their purpose.
    let place = Place { owner: DocumentOwner::Partner, owner_id: id, purpose, code: purpose.as_str().to_owned() };
    let recorded = match store(&caller, sent, &place).await? {
        Ok(stored) => caller.write(move |db, act| files::record(db, act, place, stored)).await,
        Err(unmet) => Err(Refusal::Unmet(unmet)),
    };
    match recorded {
        Ok(_) => caller.done(&format!("/organisation/{id}/documents"), "partners-paper-added"),
        Err(Refusal::Unmet(unmet)) => {
            let unmet: Vec<Unmet> = unmet.into_iter().map(|problem| problem.on("file")).collect();
            refused(&caller, id, &form, &unmet).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn refused(caller: &Caller, id: Id, form: &Form, unmet: &[Unmet]) -> Answer {
    caller.invalid(&load(caller, id, FormView::posted(form, unmet, caller.lang)).await?, unmet)
}

async fn remove(caller: May<may::PartnerEdit>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    let page = load(&caller, id, FormView::empty()).await?;
    let document = form.parse::<Id>("document").ok_or(WebError::NotFound)?;
    // Only papers of this organisation are removed here.
    if !page.papers.iter().any(|paper| paper.id == document) {
        return Err(WebError::NotFound);
    }
    caller.write(move |db, act| files::remove(db, act, document)).await?;
    caller.done(&format!("/organisation/{id}/documents"), "partners-paper-removed")
}
