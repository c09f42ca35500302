//! The section with the files: one for each document that the call asks for, and any others.

use actix_web::web;
use serde::Serialize;

use super::section::{SectionForm, SectionPage};
use super::{Head, load};
use crate::db::documents::{self, DocumentRow};
use crate::db::proposals::ProposalFile;
use crate::domain::document::{DocumentOwner, Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::proposal::check::{check, is_gap};
use crate::domain::proposal::{Content, DocumentFact, Section, Written};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;
use crate::services::documents::{self as files, Place};
use crate::services::proposals::{self, Edit};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::reading::{self, FileLine, sentence};
use crate::web::upload::{Accepted, Upload, store};
use crate::web::view::FormView;

/// The code of files that answer none of the call's documents.
const OTHER: &str = "other";

/// What the page shows.
#[derive(Serialize)]
pub struct DocumentsForm {
    asked: Vec<Asked>,
    #[serde(flatten)]
    accepted: Accepted,
}

/// One document that the call asks for, or the place for any others.
#[derive(Serialize)]
struct Asked {
    code: String,
    label: Option<Texts>,
    required: bool,
    files: Vec<FileLine>,
}

impl SectionForm for DocumentsForm {
    const TEMPLATE: &'static str = "pages/proposals/documents.html";
    const SECTION: Section = Section::Documents;

    fn read(_form: &Form) -> Written {
        Written::Documents
    }

    fn values(_content: &Content) -> Vec<(String, String)> {
        Vec::new()
    }

    fn part(_file: &ProposalFile, _now: Instant, _lang: Lang) -> Self {
        Self::of(Vec::new(), 0)
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let file = |name: &str, state| FileLine {
            id: "0192f0aa0000700080000000000000cc".into(),
            label: String::new(),
            name: name.into(),
            href: "/documents/0192f0aa0000700080000000000000cc".into(),
            kind: "PDF".into(),
            size: 210_000,
            sha256: "0f".repeat(32),
            state,
        };
        let label = Some(Texts::new("Statuts", "Statutes", "Estatutos"));
        let asked = vec![
            Asked {
                code: "statutes".into(),
                label: label.clone(),
                required: true,
                files: vec![
                    file("estatutos.pdf", ScanState::Clean),
                    file("virus.pdf", ScanState::Refused),
                    file("novo.pdf", ScanState::Pending),
                ],
            },
            Asked { code: "accounts".into(), label, required: false, files: Vec::new() },
            Asked { code: OTHER.into(), label: None, required: false, files: Vec::new() },
        ];
        (Self::of(asked, 5_000_000), vec![("file-statutes".into(), String::new())])
    }
}

impl DocumentsForm {
    fn of(asked: Vec<Asked>, max: usize) -> Self {
        DocumentsForm { asked, accepted: Accepted::of(max) }
    }
}

/// The call's documents with what was attached to each.
fn asked(file: &ProposalFile, documents: &[DocumentRow], lang: Lang) -> Vec<Asked> {
    let rules = &file.call.rules;
    let lines = reading::files(documents, rules, lang);
    let of_code = |wanted: &dyn Fn(&str) -> bool| -> Vec<FileLine> {
        let matching = documents.iter().zip(&lines).filter(|(document, _)| wanted(&document.code));
        matching.map(|(_, line)| line.clone()).collect()
    };
    let places = rules.places_for_documents();
    let known = |code: &str| places.iter().any(|asked| asked.code == code);
    let mut all: Vec<Asked> = places
        .iter()
        .map(|asked| Asked {
            code: asked.code.clone(),
            label: Some(asked.label.clone()),
            required: asked.required,
            files: of_code(&|code| code == asked.code),
        })
        .collect();
    all.push(Asked { code: OTHER.to_owned(), label: None, required: false, files: of_code(&|code| !known(code)) });
    all
}

async fn page(caller: &Caller, file: &ProposalFile, unmet: &[Unmet]) -> Result<SectionPage<DocumentsForm>, WebError> {
    let id = file.proposal.id;
    let documents = caller.read(move |db| documents::list_of(db, DocumentOwner::Proposal, id)).await?;
    let part = DocumentsForm::of(asked(file, &documents, caller.lang), caller.app.config.upload_limit);
    let mut errors = serde_json::Map::new();
    for problem in unmet {
        if let Some(field) = &problem.field {
            errors.entry(field.clone()).or_insert_with(|| sentence(problem, caller.lang).into());
        }
    }
    let form = FormView { values: serde_json::json!({}), errors: errors.into() };
    Ok(SectionPage::new(Head::of(file, &caller.actor, caller.now()), 0, form, part))
}

/// The same conditions, tied to the field of the file they speak of, and with its words.
pub fn on_fields(unmet: Vec<Unmet>, file: &ProposalFile, lang: Lang) -> Vec<Unmet> {
    let name = |code: &str| {
        let asked = file.call.rules.required_documents.iter().find(|asked| asked.code == code);
        asked.map_or_else(|| code.to_owned(), |asked| asked.label.pick(lang).to_owned())
    };
    unmet
        .into_iter()
        .map(|problem| {
            let code = problem.field.clone().unwrap_or_default();
            let field = format!("file-{}", if code.is_empty() { OTHER } else { &code });
            match problem.code {
                "missing-document" => Unmet::new("missing-this-document").on(field).with("name", name(&code)),
                _ => Unmet { field: Some(field), ..problem },
            }
        })
        .collect()
}

/// The files, and what is still missing once the person has said that the section is complete.
pub async fn show(caller: &Caller, id: Id) -> Answer {
    let file = load(caller, id).await?;
    if !Head::of(&file, &caller.actor, caller.now()).can_write(Section::Documents) {
        return caller.go(&format!("/proposals/{id}/check#read-documents"));
    }
    let documents = caller.read(move |db| documents::list_of(db, DocumentOwner::Proposal, id)).await?;
    let facts: Vec<DocumentFact> = documents.iter().map(DocumentRow::fact).collect();
    let finished = file.proposal.finished.0.contains(&Section::Documents);
    let requirements = file.requirements(caller.now());
    let mut unmet = check(Section::Documents, &file.proposal.content, &requirements, &facts);
    unmet.retain(|problem| finished || !is_gap(problem));
    let unmet = on_fields(unmet, &file, caller.lang);
    caller.page(&page(caller, &file, &unmet).await?)
}

/// The buttons of the page: remove a file, say that the section is complete.
pub async fn save(caller: &Caller, id: Id, form: Form) -> Answer {
    let here = format!("/proposals/{id}/documents");
    if let Some(document) = form.text("act").strip_prefix("remove:").and_then(|document| document.parse::<Id>().ok()) {
        let file = load(caller, id).await?;
        let owned = caller.read(move |db| documents::list_of(db, DocumentOwner::Proposal, id)).await?;
        if owned.iter().any(|row| row.id == document) {
            caller.write(move |db, act| files::remove(db, act, document)).await?;
        }
        drop(file);
        return caller.done(&here, "proposals-flash-removed");
    }
    let finish = form.text("act") == "finish";
    let edit = Edit { seen: form.version(), written: Written::Documents, lang: None, finish };
    let saved = caller.write(move |db, act| proposals::save(db, act, id, edit)).await?;
    if saved.unmet.is_empty() {
        let next = if finish { format!("/proposals/{id}") } else { here };
        return caller.done(&next, if finish { "proposals-flash-finished" } else { "proposals-flash-saved" });
    }
    let unmet = on_fields(saved.unmet, &saved.file, caller.lang);
    caller.invalid(&page(caller, &saved.file, &unmet).await?, &unmet)
}

/// Attaches one file.
pub async fn add(caller: May<may::ProposalReadOwn>, id: web::Path<Id>, upload: Upload) -> Answer {
    let id = id.into_inner();
    let file = load(&caller, id).await?;
    let Some(sent) = upload.files.into_iter().next() else {
        let code = upload.form.text("code");
        let field = format!("file-{}", if code.is_empty() { OTHER } else { code });
        let unmet = [Unmet::new("missing-file").on(field)];
        return caller.invalid(&page(&caller, &file, &unmet).await?, &unmet);
    };
    let field = sent.field.clone();
    let code = field.strip_prefix("file-").unwrap_or_default();
    let known = file.call.rules.places_for_documents().iter().any(|asked| asked.code == code);
    let code = if known { code.to_owned() } else { String::new() };
    let purpose =
        code.parse::<Purpose>().ok().filter(|purpose| purpose.fits(DocumentOwner::Proposal) && !purpose.is_generated());
    let place =
        Place { owner: DocumentOwner::Proposal, owner_id: id, purpose: purpose.unwrap_or(Purpose::Other), code };
    let recorded = match store(&caller, sent, &place).await? {
        Ok(stored) => caller.write(move |db, act| files::record(db, act, place, stored)).await,
        Err(unmet) => Err(Refusal::Unmet(unmet)),
    };
    match recorded {
        Ok(_) => caller.done(&format!("/proposals/{id}/documents"), "proposals-flash-added"),
        Err(Refusal::Unmet(unmet)) => {
            let unmet: Vec<Unmet> =
                unmet.into_iter().map(|problem| Unmet { field: Some(field.clone()), ..problem }).collect();
            caller.invalid(&page(&caller, &file, &unmet).await?, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The address of the upload, when somebody comes back to it after signing in.
pub async fn back(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    caller.go(&format!("/proposals/{id}/documents"))
}
