//! Awards and agreements as their readers find them: the partner's projects, and the programme's.

use std::collections::HashMap;

use diesel::dsl::count_star;
use diesel::prelude::*;

use super::agreements::AgreementRow;
use super::calls::{CallRow, reached};
use super::decisions::DecisionRow;
use super::documents::DocumentRow;
use super::payments::TrancheRow;
use super::proposals::ProposalRow;
use super::reports::ReportRow;
use super::schema::{agreements, calls, decisions, documents, partners, proposals, reports, tranches, users};
use super::types::DbUuid;
use super::{Db, MultiBackend, Page, ext};
use crate::domain::actor::Actor;
use crate::domain::agreement::AgreementState;
use crate::domain::document::DocumentOwner;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::text::Texts;

/// An award with what it was decided on, and its call.
pub type AwardRow = (ProposalRow, DecisionRow, CallRow);

/// The organisations of the viewer.
fn own(actor: &Actor) -> Vec<Id> {
    actor.memberships.iter().map(|membership| membership.partner).collect()
}

/// The awards of the viewer's organisations that wait for an answer or for their agreement, oldest
/// decision first.
///
/// # Errors
/// The database's.
pub fn list_awards(db: &mut Db, actor: &Actor) -> QueryResult<Vec<AwardRow>> {
    proposals::table
        .inner_join(decisions::table)
        .inner_join(calls::table)
        .filter(ext::one_of(proposals::partner_id, own(actor)))
        .filter(ext::one_of(proposals::state, [ProposalState::Awarded, ProposalState::Accepted]))
        .filter(proposals::id.ne_all(agreements::table.select(agreements::proposal_id)))
        .order((decisions::decided_at, decisions::id))
        .select((proposals::all_columns, decisions::all_columns, calls::all_columns))
        .load(db)
}

/// One award of the viewer's organisations, also when it was answered.
///
/// # Errors
/// The database's.
pub fn find_award(db: &mut Db, actor: &Actor, proposal: Id) -> QueryResult<Option<AwardRow>> {
    let answered =
        [ProposalState::Awarded, ProposalState::Accepted, ProposalState::Declined, ProposalState::Contracted];
    proposals::table
        .inner_join(decisions::table)
        .inner_join(calls::table)
        .filter(proposals::id.eq(proposal))
        .filter(ext::one_of(proposals::partner_id, own(actor)))
        .filter(ext::one_of(proposals::state, answered))
        .select((proposals::all_columns, decisions::all_columns, calls::all_columns))
        .first(db)
        .optional()
}

/// The agreements of the viewer's organisations, newest first.
///
/// # Errors
/// The database's.
pub fn list_own(db: &mut Db, actor: &Actor) -> QueryResult<Vec<AgreementRow>> {
    agreements::table
        .filter(ext::one_of(agreements::partner_id, own(actor)))
        .filter(agreements::state.ne(AgreementState::Prepared))
        .order((agreements::prepared_at.desc(), agreements::id.desc()))
        .load(db)
}

/// What stands around an agreement.
#[derive(Debug, Clone)]
pub struct Around {
    /// The partner's name.
    pub partner: String,
    /// The call's code.
    pub call_code: String,
    /// The call's title.
    pub call_title: Texts,
    /// The names of the people who prepared, approved and signed it.
    pub names: HashMap<Id, String>,
}

/// An agreement of the viewer's organisations. One that is not approved yet is the programme's own
/// business.
///
/// # Errors
/// The database's.
pub fn find_own(db: &mut Db, actor: &Actor, agreement: Id) -> QueryResult<Option<(AgreementRow, Around)>> {
    let theirs = agreements::table
        .filter(agreements::id.eq(agreement))
        .filter(ext::one_of(agreements::partner_id, own(actor)))
        .filter(agreements::state.ne(AgreementState::Prepared));
    find(db, theirs.select(agreements::id).into_boxed())
}

/// An agreement that the viewer may read as staff.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, actor: &Actor, agreement: Id) -> QueryResult<Option<(AgreementRow, Around)>> {
    let reached = agreements::table.filter(agreements::id.eq(agreement)).filter(reached(
        agreements::call_id,
        actor,
        Permission::AgreementRead,
    ));
    find(db, reached.select(agreements::id).into_boxed())
}

/// The agreement that a query names. There is a line for each of the people who acted on it, and there is always
/// somebody who prepared it.
fn find(
    db: &mut Db,
    visible: agreements::BoxedQuery<'static, MultiBackend, DbUuid>,
) -> QueryResult<Option<(AgreementRow, Around)>> {
    type Line = (AgreementRow, (String, String, Texts), (Id, String));
    let person = users::id.nullable();
    let acted = person
        .eq(agreements::prepared_by.nullable())
        .or(person.eq(agreements::approved_by))
        .or(person.eq(agreements::partner_signed_by))
        .or(person.eq(agreements::organisation_signed_by));
    let lines: Vec<Line> = agreements::table
        .inner_join(partners::table)
        .inner_join(calls::table)
        .inner_join(users::table.on(acted))
        .filter(ext::in_query(agreements::id, visible))
        .select((agreements::all_columns, (partners::name, calls::code, calls::title), (users::id, users::name)))
        .load(db)?;
    let names = lines.iter().map(|(.., (id, name))| (*id, name.clone())).collect();
    let first = lines.into_iter().next();
    Ok(first.map(|(row, (partner, call_code, call_title), _)| (row, Around { partner, call_code, call_title, names })))
}

/// What staff ask of their list of agreements.
#[derive(Debug, Clone, Copy, Default)]
pub struct AgreementFilter {
    /// Only those in this state.
    pub state: Option<AgreementState>,
    /// Only those of this country.
    pub country: Option<Country>,
}

/// The agreements that the viewer may read as staff, newest first, with the partner's name; and how
/// many there are in all.
///
/// # Errors
/// The database's.
pub fn list_for(
    db: &mut Db,
    actor: &Actor,
    filter: AgreementFilter,
    page: Page,
) -> QueryResult<(Vec<(AgreementRow, String)>, i64)> {
    let reached = || reached(agreements::call_id, actor, Permission::AgreementRead);
    let mut count = agreements::table.select(count_star()).into_boxed::<MultiBackend>().filter(reached());
    let mut list = agreements::table
        .inner_join(partners::table)
        .select((agreements::all_columns, partners::name))
        .into_boxed::<MultiBackend>()
        .filter(reached());
    if let Some(state) = filter.state {
        count = count.filter(agreements::state.eq(state));
        list = list.filter(agreements::state.eq(state));
    }
    if let Some(country) = filter.country {
        count = count.filter(agreements::country.eq(country));
        list = list.filter(agreements::country.eq(country));
    }
    let total = count.get_result(db)?;
    let rows = list
        .order((agreements::prepared_at.desc(), agreements::id.desc()))
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

/// The accepted awards whose agreement the viewer may prepare, oldest answer first, with the
/// partner's name and the amount awarded.
///
/// # Errors
/// The database's.
pub fn list_to_prepare(db: &mut Db, actor: &Actor) -> QueryResult<Vec<(ProposalRow, DecisionRow, CallRow, String)>> {
    proposals::table
        .inner_join(decisions::table)
        .inner_join(calls::table)
        .inner_join(partners::table)
        .filter(proposals::state.eq(ProposalState::Accepted))
        .filter(proposals::id.ne_all(agreements::table.select(agreements::proposal_id)))
        .select((proposals::all_columns, decisions::all_columns, calls::all_columns, partners::name))
        .filter(reached(proposals::call_id, actor, Permission::AgreementPrepare))
        .order((proposals::updated_at, proposals::id))
        .limit(100)
        .load(db)
}

/// One accepted award whose agreement the viewer may prepare.
///
/// # Errors
/// The database's.
pub fn find_to_prepare(
    db: &mut Db,
    actor: &Actor,
    proposal: Id,
) -> QueryResult<Option<(ProposalRow, DecisionRow, CallRow, String)>> {
    proposals::table
        .inner_join(decisions::table)
        .inner_join(calls::table)
        .inner_join(partners::table)
        .filter(proposals::id.eq(proposal))
        .filter(proposals::state.eq(ProposalState::Accepted))
        .select((proposals::all_columns, decisions::all_columns, calls::all_columns, partners::name))
        .filter(reached(proposals::call_id, actor, Permission::AgreementPrepare))
        .first(db)
        .optional()
}

/// The documents of an agreement, oldest first. The agreement was found for its viewer before.
///
/// # Errors
/// The database's.
pub fn list_documents(db: &mut Db, agreement: Id) -> QueryResult<Vec<DocumentRow>> {
    documents::table
        .filter(documents::owner_kind.eq(DocumentOwner::Agreement))
        .filter(documents::owner_id.eq(agreement))
        .filter(documents::removed_at.is_null())
        .order((documents::created_at, documents::id))
        .load(db)
}

/// The tranches and the reports of several agreements, each in their order. The agreements were
/// found for their viewer before.
///
/// # Errors
/// The database's.
pub fn list_calendar(db: &mut Db, of: &[AgreementRow]) -> QueryResult<(Vec<TrancheRow>, Vec<ReportRow>)> {
    let ids: Vec<Id> = of.iter().map(|agreement| agreement.id).collect();
    let tranches =
        tranches::table.filter(ext::one_of(tranches::agreement_id, ids.clone())).order(tranches::position).load(db)?;
    let reports = reports::table.filter(ext::one_of(reports::agreement_id, ids)).order(reports::position).load(db)?;
    Ok((tranches, reports))
}
