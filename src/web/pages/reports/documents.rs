//! The files of a report: proofs of spending, photographs, annexes.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::reading::files;
use super::show::Head;
use super::{can_write, load_own};
use crate::db::reports::ReportFile;
use crate::domain::document::{DocumentOwner, Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::report::ReportSection;
use crate::domain::state::Unmet;
use crate::services::Refusal;
use crate::services::documents::{self as service, Place};
use crate::web::error::Answer;
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::reading::FileLine;
use crate::web::upload::{Accepted, Upload, store};
use crate::web::view::{FormView, Page};

/// The page of the files.
#[derive(Serialize)]
pub struct Documents {
    head: Head,
    comment: String,
    files: Vec<FileLine>,
    purposes: Vec<Choice>,
    #[serde(flatten)]
    accepted: Accepted,
    form: FormView,
}

/// A file for samples.
pub(super) fn sample_file() -> FileLine {
    FileLine {
        id: "0192f0aa0000700080000000000000cc".into(),
        label: "Justificatif de dépense".into(),
        name: "facture.pdf".into(),
        href: "/documents/0192f0aa0000700080000000000000cc".into(),
        kind: "PDF".into(),
        size: 210_000,
        sha256: "0f".repeat(32),
        state: ScanState::Clean,
    }
}

impl Page for Documents {
    const TEMPLATE: &'static str = "pages/reports/documents.html";

    fn samples() -> Vec<Self> {
        let pending = FileLine { state: ScanState::Pending, ..sample_file() };
        let refused = FileLine { state: ScanState::Refused, href: String::new(), ..sample_file() };
        let page = |files, form| Documents {
            head: Head::sample("due"),
            comment: "Le reçu manque.".into(),
            files,
            purposes: vec![Choice { value: "photo".into(), text: "Photo".into() }],
            accepted: Accepted::of(5_000_000),
            form,
        };
        let wrong = FormView { values: json!({ "purpose": "photo" }), errors: json!({ "file": "…" }) };
        vec![page(vec![sample_file(), pending, refused], FormView::empty()), page(Vec::new(), wrong)]
    }
}

fn page(caller: &Caller, file: &ReportFile, form: FormView) -> Documents {
    Documents {
        head: Head::of(file, caller.now()),
        comment: file.report.comments.0.get(&ReportSection::Documents).cloned().unwrap_or_default(),
        files: files(file, caller.lang),
        purposes: Choice::list(caller.lang, "purpose", offered()),
        accepted: Accepted::of(caller.app.config.upload_limit),
        form,
    }
}

/// What a file of a report may be for, the usual first.
fn offered() -> Vec<Purpose> {
    let mut purposes = Purpose::offered(DocumentOwner::Report);
    purposes.sort_by_key(|purpose| *purpose != Purpose::SpendingProof);
    purposes
}

/// The files; who may not add any reads the report instead.
pub(super) async fn show(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    let id = id.into_inner();
    let file = load_own(&caller, id).await?;
    if !can_write(&file, &caller.actor) {
        return caller.go(&format!("/reports/{id}/check#read-documents"));
    }
    caller.page(&page(&caller, &file, FormView::empty()))
}

/// Removes the file whose button was pressed.
pub(super) async fn remove(caller: May<may::ReportReadOwn>, id: web::Path<Id>, form: Form) -> Answer {
    let id = id.into_inner();
    let file = load_own(&caller, id).await?;
    let document = form.text("act").strip_prefix("remove:").and_then(|document| document.parse::<Id>().ok());
    if let Some(document) = document.filter(|document| file.documents.iter().any(|row| row.id == *document)) {
        caller.write(move |db, act| service::remove(db, act, document)).await?;
        return caller.done(&format!("/reports/{id}/documents"), "reports-done-removed");
    }
    caller.go(&format!("/reports/{id}/documents"))
}

/// The address of the upload, when somebody comes back to it after signing in.
pub(super) async fn back(caller: May<may::ReportReadOwn>, id: web::Path<Id>) -> Answer {
    caller.go(&format!("/reports/{id}/documents"))
}

/// Attaches one file.
pub(super) async fn add(caller: May<may::ReportReadOwn>, id: web::Path<Id>, upload: Upload) -> Answer {
    let id = id.into_inner();
    let file = load_own(&caller, id).await?;
    let form = upload.form;
    let again = |unmet: Vec<Unmet>| {
        let unmet: Vec<Unmet> =
            unmet.into_iter().map(|problem| Unmet { field: on_page(&problem), ..problem }).collect();
        caller.invalid(&page(&caller, &file, FormView::posted(&form, &unmet, caller.lang)), &unmet)
    };
    let Some(sent) = upload.files.into_iter().next() else {
        return again(vec![Unmet::new("missing-file").on("file")]);
    };
    let purpose = form.parse::<Purpose>("purpose").filter(|purpose| offered().contains(purpose));
    let place = Place {
        owner: DocumentOwner::Report,
        owner_id: id,
        purpose: purpose.unwrap_or(Purpose::Other),
        code: String::new(),
    };
    let recorded = match store(&caller, sent, &place).await? {
        Ok(stored) => caller.write(move |db, act| service::record(db, act, place, stored)).await,
        Err(unmet) => Err(Refusal::Unmet(unmet)),
    };
    match recorded {
        Ok(_) => caller.done(&format!("/reports/{id}/documents"), "reports-done-added"),
        Err(Refusal::Unmet(unmet)) => again(unmet),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Everything that is wrong with a file stands at the field of the file.
fn on_page(problem: &Unmet) -> Option<String> {
    Some(if problem.field.as_deref() == Some("purpose") { "purpose" } else { "file" }.to_owned())
}
