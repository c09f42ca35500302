//! The papers of an organisation, with their dates, and its other files.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::own::own;
use super::{Paper, PaperLine, Profile, papers_of};
use crate::db::documents::{self, DocumentRow};
use crate::db::partners::PartnerRow;
use crate::domain::document::{DocumentOwner, Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::partner::{Notice, PaperDraft, PaperKind};
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::documents::{self as files, Place};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::{Choice, Query};
use crate::web::routes::Routes;
use crate::web::upload::{Accepted, Upload, store};
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/organisation/{id}/documents", show)
        .get("/organisation/{id}/documents/add", ask)
        .post("/organisation/{id}/documents", add)
        .post("/organisation/{id}/documents/remove", remove);
}

/// The papers and the other files.
#[derive(Serialize)]
pub struct Papers {
    partner: Profile,
    papers: Vec<PaperLine>,
    files: Vec<Paper>,
    can_edit: bool,
    /// How many days before its end a paper is first reminded of.
    notice: u64,
}

impl Page for Papers {
    const TEMPLATE: &'static str = "pages/partners/papers.html";
    fn samples() -> Vec<Self> {
        let all = [ScanState::Clean, ScanState::Pending, ScanState::Refused, ScanState::NotScanned];
        let papers = |files: Vec<Paper>, can_edit| Papers {
            partner: Profile::sample("draft"),
            papers: PaperLine::samples(),
            files,
            can_edit,
            notice: Notice::FIRST_DAYS,
        };
        vec![papers(all.map(Paper::sample).into(), true), papers(Vec::new(), false)]
    }
}

/// One more paper, or another file.
#[derive(Serialize)]
pub struct AddPaper {
    form: FormView,
    partner: Profile,
    /// Which paper it is; none for another file, whose kind is chosen.
    paper: Option<AskedPaper>,
    purposes: Vec<Choice>,
    #[serde(flatten)]
    accepted: Accepted,
}

/// What is asked of a paper.
#[derive(Serialize)]
struct AskedPaper {
    kind: PaperKind,
    numbered: bool,
    may_expire: bool,
    always_expires: bool,
    /// Whether it takes the place of another one.
    replaces: bool,
}

impl Page for AddPaper {
    const TEMPLATE: &'static str = "pages/partners/add_paper.html";
    fn samples() -> Vec<Self> {
        let page = |paper: Option<PaperKind>| AddPaper {
            form: FormView::empty(),
            partner: Profile::sample("draft"),
            paper: paper.map(|kind| AskedPaper::of(kind, kind == PaperKind::Statutes)),
            purposes: purposes(Lang::Fr),
            accepted: Accepted::of(5_000_000),
        };
        PaperKind::ALL.iter().map(|kind| page(Some(*kind))).chain([page(None)]).collect()
    }
}

impl AskedPaper {
    fn of(kind: PaperKind, replaces: bool) -> AskedPaper {
        AskedPaper {
            kind,
            numbered: kind.is_numbered(),
            may_expire: kind.may_expire(),
            always_expires: kind.always_expires(),
            replaces,
        }
    }
}

/// What another file can be.
fn purposes(lang: Lang) -> Vec<Choice> {
    let offered = Purpose::offered(DocumentOwner::Partner);
    Choice::list(lang, "purpose", offered.into_iter().filter(|purpose| purpose.paper().is_none()))
}

async fn load(caller: &Caller, id: Id) -> Result<(PartnerRow, Vec<DocumentRow>), WebError> {
    let row = own(caller, id).await?;
    let documents = caller.read(move |db| documents::list_of(db, DocumentOwner::Partner, id)).await?;
    Ok((row, documents))
}

async fn show(caller: May<may::PartnerReadOwn>, id: web::Path<Id>) -> Answer {
    let (row, documents) = load(&caller, *id).await?;
    let (papers, files) = papers_of(&row, &documents, caller.now());
    caller.page(&Papers {
        partner: Profile::of(&row, caller.now(), caller.lang),
        papers,
        files,
        can_edit: caller.actor.may_for(Permission::PartnerEdit, row.id) && row.merged_into.is_none(),
        notice: Notice::FIRST_DAYS,
    })
}

fn add_page(caller: &Caller, row: &PartnerRow, kind: Option<PaperKind>, form: FormView) -> AddPaper {
    let replaces = |kind: PaperKind| row.papers.0.iter().any(|paper| paper.kind == kind);
    AddPaper {
        form,
        partner: Profile::of(row, caller.now(), caller.lang),
        paper: kind.map(|kind| AskedPaper::of(kind, replaces(kind))),
        purposes: purposes(caller.lang),
        accepted: Accepted::of(caller.app.config.upload_limit),
    }
}

async fn ask(caller: May<may::PartnerEdit>, id: web::Path<Id>) -> Answer {
    let row = super::own::own_for(&caller, *id, Permission::PartnerEdit).await?;
    let kind = Query::of(&caller).parse::<PaperKind>("paper");
    let form = FormView::filled(json!({ "purpose": Purpose::BankProof }));
    caller.page(&add_page(&caller, &row, kind, form))
}

async fn add(caller: May<may::PartnerEdit>, id: web::Path<Id>, upload: Upload) -> Answer {
    let id = *id;
    let row = own(&caller, id).await?;
    let form = upload.form;
    let purpose = form.parse::<Purpose>("purpose");
    let paper = purpose.and_then(Purpose::paper);
    let refused = |unmet: &[Unmet]| {
        caller.invalid(&add_page(&caller, &row, paper, FormView::posted(&form, unmet, caller.lang)), unmet)
    };
    let Some(purpose) = purpose else { return refused(&[Unmet::new("document-purpose").on("purpose")]) };
    let draft = paper.map(|kind| PaperDraft {
        kind,
        number: form.string("number"),
        issued_on: form.string("issued_on"),
        expires_on: form.string("expires_on"),
    });
    // What is typed is looked at before the file is stored, so that everything is said at once.
    let today = row.today(caller.now());
    let mut unmet = draft.as_ref().and_then(|draft| draft.read(today).err()).unwrap_or_default();
    let Some(sent) = upload.files.into_iter().next() else {
        unmet.push(Unmet::new("missing-file").on("file"));
        return refused(&unmet);
    };
    if !unmet.is_empty() {
        return refused(&unmet);
    }
    let place = Place { owner: DocumentOwner::Partner, owner_id: id, purpose, code: String::new() };
    let recorded = match store(&caller, sent, &place).await? {
        Ok(stored) => {
            let record = move |db: &mut crate::db::Db, act: &crate::domain::act::Act| match draft {
                Some(draft) => files::record_paper(db, act, id, &draft, stored),
                None => files::record(db, act, place, stored),
            };
            caller.write(record).await
        }
        Err(unmet) => Err(Refusal::Unmet(unmet)),
    };
    match recorded {
        Ok(_) => caller.done(&format!("/organisation/{id}/documents"), "partners-paper-added"),
        Err(Refusal::Unmet(unmet)) => {
            let on_file = |problem: Unmet| if problem.field.is_some() { problem } else { problem.on("file") };
            refused(&unmet.into_iter().map(on_file).collect::<Vec<_>>())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn remove(caller: May<may::PartnerEdit>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    let (_, documents) = load(&caller, id).await?;
    let document = form.parse::<Id>("document").ok_or(WebError::NotFound)?;
    // Only papers of this organisation are removed here.
    if !documents.iter().any(|paper| paper.id == document) {
        return Err(WebError::NotFound);
    }
    caller.write(move |db, act| files::remove(db, act, document)).await?;
    caller.done(&format!("/organisation/{id}/documents"), "partners-paper-removed")
}
