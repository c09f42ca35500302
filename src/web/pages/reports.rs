//! Progress reports: the partner writes and sends them section by section, staff read them, send
//! them back or accept them.

mod check;
mod documents;
mod office;
mod reading;
mod review;
mod section;
mod sent;
mod show;
mod words;

pub use check::Check;
pub use documents::Documents;
pub use office::Office;
pub use review::{Accept, Return, Review};
pub use section::Section;
pub use sent::Sent;
pub use show::Show;

use crate::db::reports::{self, ReportFile};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::report::check::check_sections;
use crate::domain::report::{ReportFacts, ReportSection};
use crate::domain::state::{Instant, Unmet};
use crate::services::reports as service;
use crate::web::error::WebError;
use crate::web::guard::Caller;
use crate::web::routes::Routes;

/// The routes of this noun.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/reports", office::index)
        .get("/office/reports/{id}", review::show)
        .get("/office/reports/{id}/return", review::ask_return)
        .post("/office/reports/{id}/return", review::send_back)
        .get("/office/reports/{id}/accept", review::ask_accept)
        .post("/office/reports/{id}/accept", review::accept)
        .get("/reports/{id}", show::show)
        .get("/reports/{id}/check", check::check)
        .get("/reports/{id}/submit", check::back)
        .post("/reports/{id}/submit", check::submit)
        .get("/reports/{id}/submitted", sent::submitted)
        .get("/reports/{id}/receipt.pdf", sent::receipt)
        .get("/reports/{id}/documents", documents::show)
        .post("/reports/{id}/documents", documents::remove)
        .get("/reports/{id}/documents/add", documents::back)
        .post("/reports/{id}/documents/add", documents::add)
        .get("/reports/{id}/{section}", section::show)
        .post("/reports/{id}/{section}", section::save);
}

/// The sections that the partner fills in with forms. Documents are attached on a page of their own.
const WRITTEN: [ReportSection; 4] =
    [ReportSection::Narrative, ReportSection::Results, ReportSection::People, ReportSection::Spending];

/// The report, for a member of its partner.
async fn load_own(caller: &Caller, id: Id) -> Result<ReportFile, WebError> {
    let actor = caller.actor.clone();
    caller.read(move |db| reports::find_own(db, &actor, id)).await?.ok_or(WebError::NotFound)
}

/// Whether the actor writes this report.
fn can_write(file: &ReportFile, actor: &Actor) -> bool {
    file.report.state.is_open() && actor.may_for(Permission::ReportWrite, file.agreement.partner_id)
}

/// Hands the facts of a report to `work`.
fn with_facts<T>(file: &ReportFile, now: Instant, work: impl FnOnce(&ReportFacts<'_>) -> T) -> T {
    let (lines, indicators) = (file.line_facts(), file.indicator_facts());
    let facts = service::facts(now, &file.report, &file.agreement, &lines, &indicators, file.documents.len());
    work(&facts)
}

/// What each section still lacks.
fn lacking(file: &ReportFile, now: Instant, section: ReportSection) -> Vec<Unmet> {
    with_facts(file, now, |facts| check_sections(facts, &file.report.content).remove(&section)).unwrap_or_default()
}
