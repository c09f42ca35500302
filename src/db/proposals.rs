//! Proposals, their frozen versions and the eligibility checks. What they are returned with is in `returns`.

mod drafts;
mod returns;

use diesel::prelude::*;
use serde::Serialize;

use super::calls::{CallRow, LotRow};
use super::partners::PartnerRow;
use super::schema::{
    agreements, calls, eligibility_checks, lots, members, partners, proposal_versions, proposals, report_versions,
    reports, users,
};
use super::types::{Doc, List};
use super::{Db, ext, row_of, screenings};
use crate::domain::actor::{Actor, At, MemberRole};
use crate::domain::call::{CallDates, CallFacts, CallState};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::partner::Standing;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::submission::RunningGrant;
use crate::domain::proposal::{Content, ProposalState, Requirements, Section};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};

pub use drafts::{ClosingDraftRow, list_closing_drafts};
pub use returns::{
    ProposalReturnRow, find_open_return, list_answer_dates, list_documents_touched, list_returns, list_unanswered,
    list_versions,
};

/// A row of `proposals`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = proposals, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProposalRow {
    pub id: Id,
    pub number: String,
    pub call_id: Id,
    pub lot_id: Id,
    pub partner_id: Id,
    pub state: ProposalState,
    pub lang: Lang,
    pub title: String,
    pub content: Content,
    pub requested: i64,
    pub total: i64,
    pub beneficiaries: i32,
    pub women: i32,
    pub finished: List<Section>,
    pub receipt_number: Option<String>,
    pub submitted_at: Option<Instant>,
    pub withdrawn_reason: String,
    pub version: i32,
    pub created_by: Id,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub updated_by: Id,
}
row_of!(ProposalRow, proposals, versioned);

/// A row of `proposal_versions`.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = proposal_versions)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProposalVersionRow {
    pub id: Id,
    pub proposal_id: Id,
    pub number: i32,
    pub receipt_number: String,
    pub canonical: String,
    pub sha256: String,
    pub submitted_by: Id,
    pub submitted_at: Instant,
}
row_of!(ProposalVersionRow, proposal_versions, append_only);

/// A row of `eligibility_checks`.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = eligibility_checks)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct EligibilityCheckRow {
    pub id: Id,
    pub proposal_id: Id,
    pub answers: Doc,
    pub outcome: String,
    pub note: String,
    pub checked_by: Id,
    pub checked_at: Instant,
}
row_of!(EligibilityCheckRow, eligibility_checks, append_only);

/// A proposal with what surrounds it. Only found for those who may read it.
#[derive(Debug, Clone)]
pub struct ProposalFile {
    /// The proposal.
    pub proposal: ProposalRow,
    /// Its call.
    pub call: CallRow,
    /// Its lot.
    pub lot: LotRow,
    /// Its organisation.
    pub partner: PartnerRow,
    /// Whether a name of the organisation stands on a sanctions list, as an officer confirmed.
    pub stopped: bool,
    /// What it was returned with, while it is being corrected.
    pub returned: Option<ProposalReturnRow>,
    /// The grants that its organisation has running, when the call limits them.
    pub running: Vec<RunningGrant>,
}

impl ProposalFile {
    /// Whether its partner may write in this section now, whoever of them.
    pub fn is_open(&self, section: Section) -> bool {
        self.proposal.state.can_edit(section, &self.sections_to_correct())
    }

    /// The sections that were sent back; none unless it is being corrected.
    pub fn sections_to_correct(&self) -> Vec<Section> {
        self.returned.as_ref().map(|returned| returned.reasons.sections()).unwrap_or_default()
    }

    /// The last instant at which it may be submitted now: the date it was given when it is being
    /// corrected, else the deadline of the call.
    pub fn submit_by(&self) -> Option<Instant> {
        self.returned.as_ref().map(|returned| returned.answer_by).or(self.call.closes_at)
    }

    /// What the domain asks about the call.
    pub fn call_facts(&self) -> CallFacts<'_> {
        facts_of_call(&self.call)
    }

    /// What the call and the day ask of the proposal.
    pub fn requirements(&self, now: Instant) -> Requirements<'_> {
        Requirements {
            rules: &self.call.rules,
            currency: self.call.currency,
            target: u32::try_from(self.lot.target_beneficiaries).unwrap_or(0),
            country: self.call.country,
            today: self.call.country.day(now),
        }
    }

    /// How the organisation stands.
    pub fn standing(&self, now: Instant) -> Standing {
        self.partner.standing(self.stopped, now)
    }
}

/// What the domain asks about a call before somebody answers it.
pub fn facts_of_call(call: &CallRow) -> CallFacts<'_> {
    // A call without dates is a draft, and its state is looked at before its dates.
    let closes_at = call.closes_at.unwrap_or(call.created_at);
    CallFacts {
        at: At::country(call.country).of_programme(call.programme_id).of_call(call.id),
        authors: std::slice::from_ref(&call.author_id),
        state: call.state,
        dates: CallDates {
            opens_at: call.opens_at.unwrap_or(call.created_at),
            questions_until: call.questions_until.unwrap_or(closes_at),
            closes_at,
        },
        sealed: call.rules.sealed,
        opened_at: call.opened_at,
    }
}

/// The proposal with what surrounds it, for members of its organisation.
///
/// # Errors
/// The database's.
pub fn find_own(db: &mut Db, viewer: &Actor, id: Id) -> QueryResult<Option<ProposalFile>> {
    let found = proposals::table
        .inner_join(calls::table)
        .inner_join(lots::table)
        .inner_join(partners::table)
        .filter(proposals::id.eq(id))
        .filter(ext::one_of(proposals::partner_id, partners_of(viewer)))
        .select((
            proposals::all_columns,
            calls::all_columns,
            lots::all_columns,
            partners::all_columns,
            screenings::confirmed_of_partner!(),
        ))
        .first::<(ProposalRow, CallRow, LotRow, PartnerRow, Option<i64>)>(db)
        .optional()?;
    let Some((proposal, call, lot, partner, confirmed)) = found else { return Ok(None) };
    let returned = find_open_return(db, &proposal)?;
    let running = match call.rules.max_running_grants {
        Some(_) if proposal.state == ProposalState::Draft => super::agreements::list_running(db, vec![partner.id])?,
        _ => Vec::new(),
    };
    let running = running.into_iter().map(|(_, grant)| grant).collect();
    let stopped = confirmed.unwrap_or_default() > 0;
    Ok(Some(ProposalFile { proposal, call, lot, partner, stopped, returned, running }))
}

/// The same, with the proposal locked until the transaction ends.
///
/// # Errors
/// The database's.
pub fn lock_own(db: &mut Db, viewer: &Actor, id: Id) -> QueryResult<Option<ProposalFile>> {
    // The lock comes first: what is read after it is what the transaction decides on.
    let Some(proposal) = ProposalRow::find_locked(db, id)? else { return Ok(None) };
    if !viewer.is_member_of(proposal.partner_id) {
        return Ok(None);
    }
    let file = find_own(db, viewer, id)?;
    Ok(file.map(|file| ProposalFile { proposal, ..file }))
}

fn partners_of(viewer: &Actor) -> Vec<Id> {
    viewer.memberships.iter().map(|membership| membership.partner).collect()
}

/// One line of the list of a person's proposals.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct OwnProposalRow {
    pub id: Id,
    pub number: String,
    pub title: String,
    pub state: ProposalState,
    pub requested: i64,
    pub beneficiaries: i32,
    pub updated_at: Instant,
    pub submitted_at: Option<Instant>,
    pub call_code: String,
    pub call_title: Texts,
    pub lot_name: Texts,
    pub call_state: CallState,
    pub country: Country,
    pub currency: Currency,
    pub closes_at: Option<Instant>,
    pub partner_name: String,
}

/// The most proposals in one list: an organisation answers a few calls a year.
const LONGEST_LIST: i64 = 300;

/// The proposals of the organisations that the person belongs to, the last changed first.
///
/// # Errors
/// The database's.
pub fn list_own(db: &mut Db, viewer: &Actor) -> QueryResult<Vec<OwnProposalRow>> {
    proposals::table
        .inner_join(calls::table)
        .inner_join(partners::table)
        .inner_join(lots::table)
        .filter(ext::one_of(proposals::partner_id, partners_of(viewer)))
        .order((proposals::updated_at.desc(), proposals::id.desc()))
        .limit(LONGEST_LIST)
        .select((
            proposals::id,
            proposals::number,
            proposals::title,
            proposals::state,
            proposals::requested,
            proposals::beneficiaries,
            proposals::updated_at,
            proposals::submitted_at,
            calls::code,
            calls::title,
            lots::name,
            calls::state,
            calls::country,
            calls::currency,
            calls::closes_at,
            partners::name,
        ))
        .load(db)
}

/// The proposal that stands for this organisation and lot, if there is one.
///
/// # Errors
/// The database's.
pub fn find_standing(db: &mut Db, lot: Id, partner: Id) -> QueryResult<Option<Id>> {
    proposals::table
        .filter(proposals::lot_id.eq(lot))
        .filter(proposals::partner_id.eq(partner))
        .filter(proposals::state.ne(ProposalState::Withdrawn))
        .select(proposals::id)
        .first(db)
        .optional()
}

/// A published call and its lots, for whoever wants to answer it.
///
/// # Errors
/// The database's.
pub fn public_call_to_answer(db: &mut Db, code: &str) -> QueryResult<Option<(CallRow, Vec<LotRow>)>> {
    let Some(call) = calls::table.filter(calls::code.eq(code)).first::<CallRow>(db).optional()? else {
        return Ok(None);
    };
    if !call.state.is_public(call.published_at.is_some()) {
        return Ok(None);
    }
    let lots = lots::table.filter(lots::call_id.eq(call.id)).order(lots::position).load(db)?;
    Ok(Some((call, lots)))
}

/// The organisations for which the person may do this, by name.
///
/// # Errors
/// The database's.
pub fn list_partners_for(db: &mut Db, viewer: &Actor, permission: Permission) -> QueryResult<Vec<(Id, String)>> {
    let able = partners_of(viewer).into_iter().filter(|partner| viewer.may_for(permission, *partner));
    partners::table
        .filter(ext::one_of(partners::id, able.collect::<Vec<_>>()))
        .filter(partners::merged_into.is_null())
        .order((partners::name, partners::id))
        .select((partners::id, partners::name))
        .load(db)
}

/// The people of the organisation, signatories first, for the page of its proposal.
///
/// # Errors
/// The database's.
pub fn list_team(db: &mut Db, file: &ProposalFile) -> QueryResult<Vec<(String, MemberRole)>> {
    let mut team: Vec<(String, MemberRole)> = members::table
        .inner_join(users::table)
        .filter(members::partner_id.eq(file.partner.id))
        .filter(members::left_at.is_null())
        .filter(users::disabled_at.is_null())
        .order((users::name, users::id))
        .select((users::name, members::role))
        .load(db)?;
    team.sort_by_key(|(_, role)| *role);
    Ok(team)
}

/// The last frozen version of the proposal.
///
/// # Errors
/// The database's.
pub fn find_last_version(db: &mut Db, file: &ProposalFile) -> QueryResult<Option<ProposalVersionRow>> {
    proposal_versions::table
        .filter(proposal_versions::proposal_id.eq(file.proposal.id))
        .order(proposal_versions::number.desc())
        .first(db)
        .optional()
}

/// What anybody may know of a receipt.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct PublicReceiptRow {
    pub number: String,
    pub submitted_at: Instant,
    pub sha256: String,
    pub call_code: String,
    pub country: Country,
}

/// What a receipt is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReceiptOf {
    /// A proposal.
    Proposal,
    /// A progress report.
    Report,
}

/// The receipt of this number: nothing of the proposal or the report, nor of its organisation.
///
/// # Errors
/// The database's.
pub fn public_receipt(db: &mut Db, number: &str) -> QueryResult<Option<(ReceiptOf, PublicReceiptRow)>> {
    let proposal: Option<PublicReceiptRow> = proposal_versions::table
        .inner_join(proposals::table.inner_join(calls::table))
        .filter(proposal_versions::receipt_number.eq(number))
        .select((
            proposal_versions::receipt_number,
            proposal_versions::submitted_at,
            proposal_versions::sha256,
            calls::code,
            calls::country,
        ))
        .first(db)
        .optional()?;
    if let Some(receipt) = proposal {
        return Ok(Some((ReceiptOf::Proposal, receipt)));
    }
    let report: Option<PublicReceiptRow> = report_versions::table
        .inner_join(reports::table.inner_join(agreements::table.inner_join(calls::table)))
        .filter(report_versions::receipt_number.eq(number))
        .select((
            report_versions::receipt_number,
            report_versions::submitted_at,
            report_versions::sha256,
            calls::code,
            calls::country,
        ))
        .first(db)
        .optional()?;
    Ok(report.map(|receipt| (ReceiptOf::Report, receipt)))
}

/// The number of the receipt that was given for a file with this SHA-256, in hexadecimal.
///
/// # Errors
/// The database's.
pub fn public_receipt_of(db: &mut Db, sha256: &str) -> QueryResult<Option<String>> {
    let proposal = proposal_versions::table
        .filter(proposal_versions::sha256.eq(sha256))
        .select(proposal_versions::receipt_number)
        .first(db)
        .optional()?;
    if proposal.is_some() {
        return Ok(proposal);
    }
    let of = report_versions::table.filter(report_versions::sha256.eq(sha256));
    of.select(report_versions::receipt_number).first(db).optional()
}
