//! What a partner does with its proposals: the list, the task list, the sections, reading
//! everything again, sending, withdrawing.

mod activities;
mod apply;
mod beneficiaries;
mod budget;
mod check;
mod compare;
mod documents;
mod every;
mod index;
mod offline;
mod outcome;
mod place;
mod project;
mod results;
mod section;
mod sent;
mod show;
mod withdraw;
mod words;
mod workbook;

use actix_web::web;
use serde::Serialize;

use crate::db::proposals::{self, ProposalFile};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::{ProposalState, Section};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;

pub use apply::Apply;
pub use check::Check;
pub use compare::Compare;
pub use index::Index;
pub use offline::Offline;
pub use outcome::{Points, hundredths};
pub use section::SectionPage;
pub use sent::{Sent, TooLate};
pub use show::Show;
pub use withdraw::Withdraw;
pub use workbook::Workbook;

/// The section pages by name, for the test that draws every page.
pub mod sections {
    pub use super::activities::ActivitiesForm;
    pub use super::beneficiaries::BeneficiariesForm;
    pub use super::budget::BudgetForm;
    pub use super::documents::DocumentsForm;
    pub use super::place::PlaceForm;
    pub use super::project::ProjectForm;
    pub use super::results::ResultsForm;
}

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/calls/{code}/apply", apply::choose)
        .post("/calls/{code}/apply", apply::start)
        .get("/proposals", index::list)
        .get("/proposals/{id}", show::tasks)
        .get("/proposals/{id}/check", check::read_again)
        .get("/proposals/{id}/submit", check::back)
        .post("/proposals/{id}/submit", check::submit)
        .get("/proposals/{id}/submitted", sent::submitted)
        .get("/proposals/{id}/receipt.pdf", sent::receipt)
        .get("/proposals/{id}/submitted.json", sent::frozen)
        .get("/proposals/{id}/withdraw", withdraw::ask)
        .post("/proposals/{id}/withdraw", withdraw::withdraw)
        .get("/proposals/{id}/documents/add", documents::back)
        .post("/proposals/{id}/documents/add", documents::add)
        .get("/proposals/{id}/workbook", workbook::show)
        .get("/proposals/{id}/workbook.xlsx", workbook::download)
        .post("/proposals/{id}/workbook", workbook::compare)
        .get("/proposals/{id}/workbook/accept", workbook::back)
        .post("/proposals/{id}/workbook/accept", workbook::accept)
        .get("/proposals/{id}/offline", offline::show)
        .get("/proposals/{id}/offline.html", offline::download)
        .post("/proposals/{id}/offline", offline::compare)
        .get("/proposals/{id}/offline/accept", offline::back)
        .post("/proposals/{id}/offline/accept", offline::accept)
        .get("/proposals/{id}/{section}", show_section)
        .post("/proposals/{id}/{section}", save_section);
}

/// What the pages of one proposal show on top.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    id: String,
    number: String,
    title: String,
    lang: Lang,
    state: ProposalState,
    /// Whether its partner may still write in it.
    is_open: bool,
    /// Whether this person may write in it now, in some section at least.
    can_edit: bool,
    /// The sections in which they may: all of a draft; those to correct of a returned one.
    open: Vec<Section>,
    /// What the programme asks to correct, section by section.
    corrections: Vec<CorrectionView>,
    call_code: String,
    /// The lot it answers, when the call names its lots.
    lot: Texts,
    country: Country,
    /// The last instant at which it may be sent: the deadline of the call, or the date given with
    /// a return.
    closes_at: Option<Instant>,
    is_closed: bool,
    partner: String,
    partner_name: String,
    saved_at: Instant,
}

/// What to correct in a section.
#[derive(Debug, Clone, Serialize)]
struct CorrectionView {
    section: Section,
    reason: String,
}

impl Head {
    /// Whether this person may write in the section now.
    fn can_write(&self, section: Section) -> bool {
        self.open.contains(&section)
    }

    fn of(file: &ProposalFile, actor: &Actor, now: Instant) -> Head {
        let proposal = &file.proposal;
        let is_open = matches!(proposal.state, ProposalState::Draft | ProposalState::Returned);
        let can_edit = is_open && actor.may_for(Permission::ProposalEdit, file.partner.id);
        let corrections = file.returned.iter().flat_map(|returned| &returned.reasons.0);
        Head {
            id: proposal.id.to_string(),
            number: proposal.number.clone(),
            title: proposal.title.clone(),
            lang: proposal.lang,
            state: proposal.state,
            is_open,
            can_edit,
            open: Section::ALL.iter().copied().filter(|section| can_edit && file.is_open(*section)).collect(),
            corrections: corrections
                .map(|(section, reason)| CorrectionView { section: *section, reason: reason.clone() })
                .collect(),
            call_code: file.call.code.clone(),
            lot: file.lot.name.clone(),
            country: file.call.country,
            closes_at: file.submit_by(),
            is_closed: file.submit_by().is_some_and(|deadline| now > deadline),
            partner: file.partner.id.to_string(),
            partner_name: file.partner.name.clone(),
            saved_at: proposal.updated_at,
        }
    }

    /// The head of an invented proposal of which two sections were sent back, for samples.
    fn returned() -> Head {
        let open = vec![Section::Budget, Section::Documents];
        let correction =
            |section: &Section| CorrectionView { section: *section, reason: "Ligne 2 : pourquoi ?".into() };
        let corrections = open.iter().map(correction).collect();
        Head { state: ProposalState::Returned, open, corrections, ..Head::sample(true) }
    }

    /// The head of an invented proposal, for samples.
    fn sample(is_open: bool) -> Head {
        let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).map(|at| Instant::from(at.to_utc()));
        let saved_at = at("2026-11-21T14:32:00Z").expect("a valid instant");
        Head {
            id: "0192f0aa0000700080000000000000aa".into(),
            number: "GB-2026-03-017".into(),
            title: if is_open { String::new() } else { "Jardins des femmes de Bafatá".into() },
            lang: Lang::Pt,
            state: if is_open { ProposalState::Draft } else { ProposalState::Submitted },
            is_open,
            can_edit: is_open,
            open: if is_open { Section::ALL.to_vec() } else { Vec::new() },
            corrections: Vec::new(),
            call_code: "GB-2026-03".into(),
            lot: Texts::new("Nord", "North", "Norte"),
            country: Country::Gw,
            closes_at: at("2027-01-12T17:00:00Z").ok(),
            is_closed: false,
            partner: "0192f0aa0000700080000000000000bb".into(),
            partner_name: "Association Exemple".into(),
            saved_at,
        }
    }
}

/// The proposal, for members of its organisation.
async fn load(caller: &Caller, id: Id) -> Result<ProposalFile, WebError> {
    let viewer = caller.actor.clone();
    caller.read(move |db| proposals::find_own(db, &viewer, id)).await?.ok_or(WebError::NotFound)
}

async fn show_section(caller: May<may::ProposalReadOwn>, path: web::Path<(Id, Section)>) -> Answer {
    let (id, section) = path.into_inner();
    match section {
        Section::Project => section::show::<project::ProjectForm>(&caller, id).await,
        Section::Place => section::show::<place::PlaceForm>(&caller, id).await,
        Section::Beneficiaries => section::show::<beneficiaries::BeneficiariesForm>(&caller, id).await,
        Section::Activities => section::show::<activities::ActivitiesForm>(&caller, id).await,
        Section::Results => section::show::<results::ResultsForm>(&caller, id).await,
        Section::Budget => section::show::<budget::BudgetForm>(&caller, id).await,
        Section::Documents => documents::show(&caller, id).await,
    }
}

async fn save_section(caller: May<may::ProposalReadOwn>, path: web::Path<(Id, Section)>, form: Form) -> Answer {
    let (id, section) = path.into_inner();
    match section {
        Section::Project => section::save::<project::ProjectForm>(&caller, id, form).await,
        Section::Place => section::save::<place::PlaceForm>(&caller, id, form).await,
        Section::Beneficiaries => section::save::<beneficiaries::BeneficiariesForm>(&caller, id, form).await,
        Section::Activities => section::save::<activities::ActivitiesForm>(&caller, id, form).await,
        Section::Results => section::save::<results::ResultsForm>(&caller, id, form).await,
        Section::Budget => section::save::<budget::BudgetForm>(&caller, id, form).await,
        Section::Documents => documents::save(&caller, id, form).await,
    }
}
