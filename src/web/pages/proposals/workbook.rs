//! The budget and the people in Excel: fetch the workbook, send it back filled, see what it changes,
//! accept.
//!
//! # Why (November 2026)
//! Between the page of differences and the answer, what the file says stays in that page: as the hidden
//! fields that the two sections' own forms would send. Nothing is kept on the server, so nothing has to
//! be swept away, any node can answer, and a second file on another screen disturbs nobody. It needs no
//! signature: whoever may post these fields may type them into the sections just as well. The file
//! itself is never stored nor served, only read; the version of each section goes along, so that what
//! somebody else saves in between is noticed.

mod differences;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::beneficiaries::BeneficiariesForm;
use super::budget::BudgetForm;
use super::section::SectionForm;
use super::{Head, load};
use crate::adapters::i18n;
use crate::adapters::object_storage::content_disposition;
use crate::adapters::spreadsheet::{self, Basis, Filled};
use crate::db::proposals::ProposalFile;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::content::{Beneficiaries, BudgetDraft};
use crate::domain::proposal::offline::MOST_TEXT;
use crate::domain::proposal::{Content, ProposalAction, Section, Written};
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::proposals::{self, Edit};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::upload::Upload;
use crate::web::view::{FormView, Page};

/// The page with the workbook to fetch, and the form to send it back.
#[derive(Serialize)]
pub struct Workbook {
    head: Head,
    /// The size of the workbook as it would be fetched now.
    size: usize,
    /// The largest file that is read.
    max: usize,
    form: FormView,
}

impl Page for Workbook {
    const TEMPLATE: &'static str = "pages/proposals/workbook.html";

    fn samples() -> Vec<Self> {
        let wrong = serde_json::json!({ "file": "…" });
        let page = |errors| Workbook {
            head: Head::sample(true),
            size: 13_200,
            max: spreadsheet::MAX_BYTES,
            form: FormView { values: serde_json::json!({}), errors },
        };
        vec![page(serde_json::json!({})), page(wrong)]
    }
}

pub(super) fn basis(file: &ProposalFile) -> Basis<'_> {
    let proposal = &file.proposal;
    Basis {
        lang: proposal.lang,
        proposal: proposal.id,
        number: &proposal.number,
        title: &proposal.title,
        saved_at: proposal.updated_at,
        currency: file.call.currency,
        rules: &file.call.rules,
        target: file.lot.target_beneficiaries,
        content: &proposal.content,
    }
}

/// The proposal, for those who write in it.
pub(super) async fn own(caller: &Caller, id: Id) -> Result<ProposalFile, WebError> {
    let file = load(caller, id).await?;
    if caller.actor.may_for(Permission::ProposalEdit, file.partner.id) { Ok(file) } else { Err(WebError::Forbidden) }
}

fn can_edit(caller: &Caller, file: &ProposalFile) -> bool {
    let head = Head::of(file, &caller.actor, caller.now());
    head.can_write(Section::Budget) || head.can_write(Section::Beneficiaries)
}

/// Works away from the event loop: workbooks take milliseconds.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, WebError> {
    web::block(work).await.map_err(|_| WebError::Internal("the worker threads are gone".into()))
}

async fn written(file: &ProposalFile) -> Result<Vec<u8>, WebError> {
    let file = file.clone();
    aside(move || spreadsheet::write(&basis(&file))).await?.map_err(|error| WebError::Internal(error.to_string()))
}

async fn page(caller: &Caller, file: &ProposalFile, unmet: &[Unmet]) -> Result<Workbook, WebError> {
    Ok(Workbook {
        head: Head::of(file, &caller.actor, caller.now()),
        size: written(file).await?.len(),
        max: spreadsheet::MAX_BYTES,
        form: FormView::posted(&Form::default(), unmet, caller.lang),
    })
}

/// How to work in Excel.
pub async fn show(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let file = own(&caller, id.into_inner()).await?;
    if !can_edit(&caller, &file) {
        return caller.go(&format!("/proposals/{}/check#read-budget", file.proposal.id));
    }
    let page = page(&caller, &file, &[]).await?;
    caller.page(&page)
}

/// The workbook, filled with what is stored, in the language of the proposal.
pub async fn download(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let file = own(&caller, id.into_inner()).await?;
    if !can_edit(&caller, &file) {
        return caller.go(&format!("/proposals/{}/check#read-budget", file.proposal.id));
    }
    let bytes = written(&file).await?;
    let name = format!("{}.xlsx", file.proposal.number);
    Ok(HttpResponse::Ok()
        .content_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .insert_header(("content-disposition", content_disposition(&name)))
        .insert_header(("cache-control", "private, no-store"))
        // A workbook is compressed already.
        .insert_header(("content-encoding", "identity"))
        .body(bytes))
}

/// Reads a filled workbook and shows what it would change. Nothing is saved.
pub async fn compare(caller: May<may::ProposalReadOwn>, id: web::Path<Id>, upload: Upload) -> Answer {
    let file = own(&caller, id.into_inner()).await?;
    file.proposal.state.after(ProposalAction::Save).map_err(Refusal::from)?;
    let read = match upload.files.into_iter().next() {
        None => Err(vec![Unmet::new("missing-file").on("file")]),
        Some(sent) => {
            let basis_of = file.clone();
            aside(move || spreadsheet::read(&sent.bytes, &basis(&basis_of))).await?
        }
    };
    let read = read.and_then(|filled| {
        let form = as_typed(&file, &filled);
        let bytes: usize = form.fields().map(|(name, value)| name.len() + value.len()).sum();
        let fits = bytes <= MOST_TEXT;
        if fits { Ok((filled, form)) } else { Err(vec![Unmet::new("workbook-too-much").on("file")]) }
    });
    match read {
        Ok((filled, form)) => {
            let content = &file.proposal.content;
            let older: Vec<Section> =
                [(Section::Budget, filled.budget_version), (Section::Beneficiaries, filled.beneficiaries_version)]
                    .into_iter()
                    .filter(|(section, made_from)| content.fingerprint(*section) != *made_from)
                    .map(|(section, _)| section)
                    .collect();
            caller.page(&differences::of(&caller, &file, &form, &older))
        }
        Err(unmet) => {
            let page = page(&caller, &file, &unmet).await?;
            caller.invalid(&page, &unmet)
        }
    }
}

/// What the file says as the forms of the two sections would send it.
fn as_typed(file: &ProposalFile, filled: &Filled) -> Form {
    let mut content = Content::default();
    content.budget.lines.clone_from(&filled.lines);
    content.beneficiaries.cells.clone_from(&filled.cells);
    let mut pairs = BudgetForm::values(&content);
    pairs.extend(BeneficiariesForm::values(&content).into_iter().filter(|(name, _)| name.starts_with("cells.")));
    // Cells of a form that is no more are kept as they are.
    let lost = file.proposal.content.beneficiaries.cells.iter();
    let lost = lost.filter(|(cell, _)| cell.parse::<crate::domain::beneficiary::Cell>().is_err());
    pairs.extend(lost.map(|(cell, count)| (format!("cells.{cell}"), count.clone())));
    pairs.retain(|(_, value)| !value.is_empty());
    Form::of(pairs)
}

/// The budget that the fields say.
fn budget_of(form: &Form) -> BudgetDraft {
    match BudgetForm::read(form) {
        Written::Budget(budget) => budget,
        _ => BudgetDraft::default(),
    }
}

/// The people that the fields say; how they are chosen stays as it is, for the workbook has no room for it.
fn people_of(form: &Form, now: &Beneficiaries) -> Beneficiaries {
    let cells = form.fields().filter_map(|(name, value)| Some((name.strip_prefix("cells.")?, value.trim())));
    let cells = cells.filter(|(_, count)| !count.is_empty());
    Beneficiaries {
        cells: cells.map(|(cell, count)| (cell.to_owned(), count.to_owned())).collect(),
        selection_method: now.selection_method.clone(),
    }
}

/// Saves what the person accepts of the file.
pub async fn accept(caller: May<may::ProposalReadOwn>, id: web::Path<Id>, form: Form) -> Answer {
    let id = id.into_inner();
    let file = own(&caller, id).await?;
    let taken = form.all("take");
    let edits: Vec<Edit> = [Section::Budget, Section::Beneficiaries]
        .into_iter()
        .filter(|section| taken.contains(&section.as_str()))
        .map(|section| Edit {
            seen: form.parse(&format!("version_{section}")).unwrap_or(-1),
            written: match section {
                Section::Budget => Written::Budget(budget_of(&form)),
                _ => Written::Beneficiaries(people_of(&form, &file.proposal.content.beneficiaries)),
            },
            lang: None,
            finish: false,
        })
        .collect();
    if edits.is_empty() {
        let unmet = [Unmet::new("workbook-nothing-taken").on("take")];
        return caller.invalid(&differences::of(&caller, &file, &form, &[]), &unmet);
    }
    let only = if edits.len() == 1 { edits.first().map(|edit| edit.written.section()) } else { None };
    match caller.write(move |db, act| proposals::save_workbook(db, act, id, edits)).await {
        Ok(()) => {
            let section = only.unwrap_or(Section::Budget);
            caller.done(&format!("/proposals/{id}/{section}"), "workbook-flash-saved")
        }
        Err(Refusal::Stale) => {
            let file = load(&caller, id).await?;
            caller.stale(&differences::of(&caller, &file, &form, &[]).again())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The address of the answer, when somebody comes back to it after signing in.
pub async fn back(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    caller.go(&format!("/proposals/{id}/workbook"))
}

/// The size of the workbook in words, near enough for a link.
pub(super) fn about_size(file: &ProposalFile, lang: Lang) -> String {
    i18n::file_size(spreadsheet::about_bytes(file.proposal.content.budget.lines.len()), lang.as_str())
}
