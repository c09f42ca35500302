//! The whole proposal in one file: fetch it, fill it in without a network, send it back, see what it changes, accept.
//!
//! # Why (November 2026)
//! As with the workbook, what the file says stays in the page of differences until the person answers: as the fields of
//! the sections' own forms, with what the file was made from as digests. The file's signature was looked at when it came;
//! whoever may post these fields may type them into the sections just as well.

mod meeting;
mod sheet;

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;

use super::compare::Compare;
use super::workbook::{aside, own};
use super::{Head, every};
use crate::adapters::bid_file::{self, Base, BaseSection, FORMAT, Seal};
use crate::adapters::object_storage::content_disposition;
use crate::db::documents;
use crate::db::proposals::ProposalFile;
use crate::domain::document::DocumentOwner;
use crate::domain::id::Id;
use crate::domain::proposal::merge::Field;
use crate::domain::proposal::{ProposalAction, Section};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::proposals::{self, Edit};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::upload::Upload;
use crate::web::view::{FormView, Page};

use meeting::{Choices, Meeting, Said};

/// The page with the file to fetch, and the form to send it back.
#[derive(Serialize)]
pub struct Offline {
    head: Head,
    /// The largest file that is read.
    max: usize,
    form: FormView,
}

impl Page for Offline {
    const TEMPLATE: &'static str = "pages/proposals/offline.html";

    fn samples() -> Vec<Self> {
        let wrong = serde_json::json!({ "file": "…" });
        let page = |head, errors| {
            let form = FormView { values: serde_json::json!({}), errors };
            Offline { head, max: bid_file::MAX_BYTES, form }
        };
        let closed = Head { is_closed: true, ..Head::sample(true) };
        vec![
            page(Head::sample(true), serde_json::json!({})),
            page(Head::returned(), wrong.clone()),
            page(closed, wrong),
        ]
    }
}

fn page(caller: &Caller, file: &ProposalFile, unmet: &[Unmet]) -> Offline {
    Offline {
        head: Head::of(file, &caller.actor, caller.now()),
        max: bid_file::MAX_BYTES,
        form: FormView::posted(&Form::default(), unmet, caller.lang),
    }
}

fn can_edit(caller: &Caller, file: &ProposalFile) -> bool {
    let head = Head::of(file, &caller.actor, caller.now());
    every::written().any(|section| head.can_write(section))
}

/// How to work without a network.
pub async fn show(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let file = own(&caller, id.into_inner()).await?;
    if !can_edit(&caller, &file) {
        return caller.go(&format!("/proposals/{}/check", file.proposal.id));
    }
    caller.page(&page(&caller, &file, &[]))
}

/// The file, with what is stored in it, in the language of whoever fetches it.
pub async fn download(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let file = own(&caller, id.into_inner()).await?;
    let proposal = file.proposal.id;
    if !can_edit(&caller, &file) {
        return caller.go(&format!("/proposals/{proposal}/check"));
    }
    let attached = caller.read(move |db| documents::list_of(db, DocumentOwner::Proposal, proposal)).await?;
    let (app, lang, now) = (caller.app.clone(), caller.lang, caller.now());
    let address = app.config.public_url.join(&format!("/proposals/{proposal}/offline"));
    let (name, bytes) = aside(move || {
        let page = sheet::of(&file, &attached, address, lang, now);
        let open: Vec<Section> = every::written().filter(|section| file.is_open(*section)).collect();
        let bytes = bid_file::write(&app.templates, &Seal::of(&app.secrets), base(&file, lang, now), &open, &page);
        bytes.map(|bytes| (page.file_name(now), bytes))
    })
    .await?
    .map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header(("content-disposition", content_disposition(&name)))
        .insert_header(("cache-control", "private, no-store"))
        .insert_header(("x-content-type-options", "nosniff"))
        .body(bytes))
}

/// What the file is made from.
fn base(file: &ProposalFile, lang: Lang, now: Instant) -> Base {
    let content = &file.proposal.content;
    let section = |section: Section| {
        let fields = every::values(section, content);
        (section, BaseSection { version: content.fingerprint(section), fields })
    };
    Base {
        format: FORMAT.to_owned(),
        proposal: file.proposal.id,
        number: file.proposal.number.clone(),
        call: file.call.code.clone(),
        lot: file.lot.id,
        lang,
        made_at: now,
        sections: every::written().map(section).collect(),
    }
}

/// Reads a filled file and shows what it would change. Nothing is saved.
pub async fn compare(caller: May<may::ProposalReadOwn>, id: web::Path<Id>, upload: Upload) -> Answer {
    let file = own(&caller, id.into_inner()).await?;
    file.proposal.state.after(ProposalAction::Save).map_err(Refusal::from)?;
    let read = match (proposals::offline_closed(&file, caller.now()), upload.files.into_iter().next()) {
        (Some(closed), _) => Err(closed),
        (None, None) => Err(Unmet::new("missing-file").on("file")),
        (None, Some(sent)) => {
            let (app, proposal, number) = (caller.app.clone(), file.proposal.id, file.proposal.number.clone());
            aside(move || bid_file::read(&sent.bytes, &Seal::of(&app.secrets), proposal, &number)).await?
        }
    };
    match read {
        Ok(filled) => {
            let sections = filled.sections.into_iter();
            let said = sections.filter_map(|(section, typed)| {
                Some((section, Said::of(section, &filled.base.sections.get(&section)?.fields, &typed)?))
            });
            let meeting = Meeting::of(&file, said.collect());
            caller.page(&compared(&caller, &file, &meeting, &Choices::default(), false))
        }
        Err(problem) => {
            let unmet = [problem];
            caller.invalid(&page(&caller, &file, &unmet), &unmet)
        }
    }
}

fn compared(caller: &Caller, file: &ProposalFile, meeting: &Meeting, choices: &Choices, asked: bool) -> Compare {
    let (parts, closed) = meeting.parts(file, choices, asked, caller.now(), caller.lang);
    Compare {
        head: Head::of(file, &caller.actor, caller.now()),
        source: "offline",
        stale: false,
        parts,
        closed,
        hidden: meeting.hidden(),
    }
}

/// Saves what the person accepts of the file.
pub async fn accept(caller: May<may::ProposalReadOwn>, id: web::Path<Id>, form: Form) -> Answer {
    let id = id.into_inner();
    let file = own(&caller, id).await?;
    file.proposal.state.after(ProposalAction::Save).map_err(Refusal::from)?;
    if let Some(closed) = proposals::offline_closed(&file, caller.now()) {
        let unmet = [closed];
        return caller.invalid(&page(&caller, &file, &unmet), &unmet);
    }
    let choices = Choices::of(&form);
    let meeting = Meeting::of(&file, Said::all(&form));
    let mut taken: BTreeMap<Section, Edit> = BTreeMap::new();
    let mut is_stale = false;
    for one in meeting.sections.iter().filter(|one| file.is_open(one.section) && choices.takes(one.section)) {
        let written = one.written(&choices);
        let mut then = file.proposal.content.clone();
        then.put(written.clone());
        // What is there already, because the answer came twice, is neither a change nor a clash.
        if then != file.proposal.content {
            is_stale |= form.parse(&format!("version_{}", one.section)) != Some(one.version);
        }
        taken.insert(one.section, Edit { seen: one.version, written, lang: None, finish: false });
    }
    if is_stale {
        return caller.stale(&compared(&caller, &file, &meeting, &choices, false).again());
    }
    let mut unmet = meeting.unanswered(&file, &choices, caller.lang);
    if taken.is_empty() {
        unmet = vec![Unmet::new("workbook-nothing-taken").on("take")];
    }
    if !unmet.is_empty() {
        return caller.invalid(&compared(&caller, &file, &meeting, &choices, true), &unmet);
    }
    let place = match taken.keys().copied().collect::<Vec<_>>().as_slice() {
        [only] => format!("/proposals/{id}/{only}"),
        _ => format!("/proposals/{id}"),
    };
    let edits: Vec<Edit> = taken.into_values().collect();
    match caller.write(move |db, act| proposals::save_offline(db, act, id, edits)).await {
        Ok(()) => caller.done(&place, "workbook-flash-saved"),
        Err(Refusal::Stale) => {
            let file = own(&caller, id).await?;
            let meeting = Meeting::of(&file, Said::all(&form));
            caller.stale(&compared(&caller, &file, &meeting, &choices, false).again())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The address of the answer, when somebody comes back to it after signing in.
pub async fn back(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    caller.go(&format!("/proposals/{id}/offline"))
}

/// The fields of a section in a form, under this prefix.
fn under(form: &Form, prefix: &str) -> Vec<Field> {
    let fields = form.fields().filter_map(|(name, value)| Some((name.strip_prefix(prefix)?, value)));
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
