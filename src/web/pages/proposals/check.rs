//! Reading everything again, declaring, and sending.

use actix_web::web;
use futures_util::StreamExt;
use serde::Serialize;

use super::show::Member;
use super::{Head, TooLate, load, words};
use crate::adapters::object_storage::StorageError;
use crate::db::documents::{self, DocumentRow};
use crate::db::proposals::{self, ProposalFile};
use crate::domain::actor::MemberRole;
use crate::domain::document::{DocumentOwner, ScanState};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::submission::InTheWay;
use crate::domain::proposal::{Content, DocumentFact, Section};
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::proposals::{self as actions, Submission};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::reading::{self, Reading, sentence};
use crate::web::view::{FormView, Page};

/// Every answer, and the button that sends them.
#[derive(Serialize)]
pub struct Check {
    head: Head,
    reading: Reading,
    /// What is in the way beside the sections, in sentences.
    obstacles: Vec<String>,
    unfinished: Vec<Unfinished>,
    is_signatory: bool,
    signatories: Vec<Member>,
    version: i32,
    form: FormView,
    /// Whether somebody changed the proposal since this person read it.
    changed: bool,
}

#[derive(Serialize)]
struct Unfinished {
    section: Section,
    problems: Vec<String>,
    /// How many more there are.
    more: usize,
}

/// How many problems of one section are listed; its own page shows all.
const SHOWN: usize = 4;

impl Page for Check {
    const TEMPLATE: &'static str = "pages/proposals/check.html";

    fn samples() -> Vec<Self> {
        let reading =
            || Reading::of(&Content::default(), Lang::Pt, crate::domain::money::Currency::Xof, Vec::new(), Lang::Fr);
        let signatories = || vec![Member { name: "Bia Exemplo".into(), role: MemberRole::Signatory }];
        let page = |open, is_signatory, unfinished| Check {
            head: Head::sample(open),
            reading: reading(),
            obstacles: if is_signatory { Vec::new() } else { vec!["…".into()] },
            unfinished,
            is_signatory,
            signatories: signatories(),
            version: 3,
            form: FormView::empty(),
            changed: !is_signatory,
        };
        let unfinished = Unfinished { section: Section::Budget, problems: vec!["…".into()], more: 2 };
        vec![page(true, true, Vec::new()), page(true, false, vec![unfinished]), page(false, true, Vec::new())]
    }
}

/// Reads what the page needs.
async fn page(caller: &Caller, id: Id, form: FormView, changed: bool) -> Result<Check, WebError> {
    let file = load(caller, id).await?;
    let of = file.clone();
    let (documents, team) = caller
        .read(move |db| {
            let documents = documents::list_of(db, DocumentOwner::Proposal, of.proposal.id)?;
            Ok::<_, diesel::result::Error>((documents, proposals::list_team(db, &of)?))
        })
        .await?;
    let now = caller.now();
    let facts: Vec<DocumentFact> = documents.iter().map(DocumentRow::fact).collect();
    let head = Head::of(&file, &caller.actor, now);
    let in_the_way =
        if head.is_open { actions::in_the_way(&file, &facts, &caller.actor, now) } else { InTheWay::default() };
    let files = reading::files(&documents, &file.call.rules, caller.lang);
    let proposal = &file.proposal;
    // Whoever may not sign is told who may, in a sentence of its own.
    let obstacles = in_the_way.general.iter().filter(|problem| problem.code != "not-signatory");
    Ok(Check {
        reading: Reading::of(&proposal.content, proposal.lang, file.call.currency, files, caller.lang),
        obstacles: obstacles.map(|problem| sentence(problem, caller.lang)).collect(),
        unfinished: unfinished(&in_the_way, &file, caller.lang),
        is_signatory: caller.actor.may_for(Permission::ProposalSubmit, file.partner.id),
        signatories: team
            .into_iter()
            .filter(|(_, role)| *role == MemberRole::Signatory)
            .map(|(name, role)| Member { name, role })
            .collect(),
        version: proposal.version,
        form,
        changed,
        head,
    })
}

fn unfinished(in_the_way: &InTheWay, file: &ProposalFile, lang: Lang) -> Vec<Unfinished> {
    let of_section = |(section, unmet): &(Section, Vec<Unmet>)| {
        let told = match section {
            Section::Documents => super::documents::on_fields(unmet.clone(), file, lang),
            _ => words::summary(*section, unmet, &file.proposal.content, lang),
        };
        Unfinished {
            section: *section,
            problems: told.iter().take(SHOWN).map(|problem| sentence(problem, lang)).collect(),
            more: told.len().saturating_sub(SHOWN),
        }
    };
    in_the_way.sections.iter().map(of_section).collect()
}

/// All answers with links to change them; what is missing; the button that sends.
pub async fn read_again(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let page = page(&caller, id.into_inner(), FormView::empty(), false).await?;
    caller.page(&page)
}

/// The address of the button, when somebody comes back to it.
pub async fn back(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    caller.go(&format!("/proposals/{id}/check"))
}

/// How many files are looked for at a time.
const AT_A_TIME: usize = 8;

/// What of the proposal's files cannot be had from the storage now: nothing gets a receipt whose
/// files are lost. One that comes too late is refused for that alone.
async fn out_of_reach(caller: &Caller, id: Id) -> Result<Vec<Unmet>, WebError> {
    let file = load(caller, id).await?;
    let head = Head::of(&file, &caller.actor, caller.now());
    if !head.is_open || head.is_closed {
        return Ok(Vec::new());
    }
    let documents = caller.read(move |db| documents::list_of(db, DocumentOwner::Proposal, id)).await?;
    let looked = futures_util::stream::iter(documents.into_iter().filter(|row| row.scan != ScanState::Refused))
        .map(|row| async move { (caller.app.storage.head(&row.storage_key).await, row.name) })
        .buffered(AT_A_TIME);
    let mut looked = std::pin::pin!(looked);
    let mut unmet = Vec::new();
    while let Some((found, name)) = looked.next().await {
        match found {
            Ok(_) => {}
            Err(StorageError::NotFound) => unmet.push(Unmet::new("document-lost").with("name", name)),
            Err(error) => {
                tracing::warn!(request = %caller.request_id, %error, "a proposal cannot be sent: its files are out of reach");
                return Ok(vec![Unmet::new("storage-out-of-reach")]);
            }
        }
    }
    Ok(unmet)
}

/// Sends the proposal.
pub async fn submit(caller: May<may::ProposalReadOwn>, id: web::Path<Id>, form: Form) -> Answer {
    let id = id.into_inner();
    let (seen, declared) = (form.version(), form.has("declaration"));
    let unmet = out_of_reach(&caller, id).await?;
    if !unmet.is_empty() {
        let form = FormView::posted(&form, &unmet, caller.lang);
        let page = page(&caller, id, form, false).await?;
        return caller.invalid(&page, &unmet);
    }
    match caller.write(move |db, act| actions::submit(db, act, id, seen, declared)).await {
        Ok(Submission::Sent(_) | Submission::AlreadySent) => caller.go(&format!("/proposals/{id}/submitted")),
        Ok(Submission::TooLate { deadline, sha256 }) => {
            let file = load(&caller, id).await?;
            let head = Head::of(&file, &caller.actor, caller.now());
            let page = TooLate::new(head, deadline, caller.now(), sha256);
            caller.invalid(&page, &[Unmet::new("deadline-has-passed")])
        }
        Err(Refusal::Unmet(unmet)) => {
            let form = FormView::posted(&form, &unmet, caller.lang);
            let page = page(&caller, id, form, false).await?;
            caller.invalid(&page, &unmet)
        }
        // The declaration is not kept: it was about other answers.
        Err(Refusal::Stale) => {
            let page = page(&caller, id, FormView::empty(), true).await?;
            caller.stale(&page)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
