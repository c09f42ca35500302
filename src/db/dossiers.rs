//! Proposals as staff and evaluators read them: the frozen version with its call, lot, organisation
//! and documents. Every query asks who looks; drafts are never found here.

use std::collections::BTreeMap;

use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::calls::{CallRow, KeyTermsOf, LotRow, key_terms};
use super::documents::DocumentRow;
use super::evaluations::{EvaluationRow, list_of_proposal};
use super::partners::PartnerRow;
use super::proposals::{EligibilityCheckRow, ProposalRow, ProposalVersionRow};
use super::schema::{
    calls, documents, eligibility_checks, evaluations, lots, partners, proposal_versions, proposals, users,
};
use super::{Db, ext};
use crate::domain::actor::{Actor, At};
use crate::domain::call::{CallDates, CallFacts, CallState, KeyTerms};
use crate::domain::document::DocumentOwner;
use crate::domain::evaluation::{self, EvaluationState};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A submitted proposal with all that belongs to reading it.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The proposal.
    pub proposal: ProposalRow,
    /// Its call.
    pub call: CallRow,
    /// Its lot.
    pub lot: LotRow,
    /// Its organisation.
    pub partner: PartnerRow,
    /// The version submitted last.
    pub version: ProposalVersionRow,
    /// Its files, those that were removed last: the version tells which belong to it.
    pub documents: Vec<DocumentRow>,
    /// Its evaluations with the evaluators' names; empty for an evaluator who has yet to hand in.
    pub evaluations: Vec<(EvaluationRow, String)>,
}

/// Where a call is, to be compared with grants.
pub fn place_of(call: &CallRow) -> At {
    At::country(call.country).of_programme(call.programme_id).of_call(call.id)
}

/// What the rules ask about a call whose proposals are read, checked and scored. `None` for a call
/// whose dates are not set: it has no proposals.
pub fn facts_of(call: &CallRow) -> Option<CallFacts<'static>> {
    let dates =
        CallDates { opens_at: call.opens_at?, questions_until: call.questions_until?, closes_at: call.closes_at? };
    let (state, sealed, opened_at) = (call.state, call.rules.sealed, call.opened_at);
    Some(CallFacts { at: place_of(call), authors: &[], state, dates, sealed, opened_at })
}

/// What the list of a call's proposals says of the call: without its texts, rules and grid.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = calls)]
#[expect(missing_docs, reason = "columns of the table, named in its migration")]
pub struct CallHead {
    pub id: Id,
    pub programme_id: Id,
    pub code: String,
    pub state: CallState,
    pub country: Country,
    pub currency: Currency,
    pub title: Texts,
    pub opens_at: Option<Instant>,
    pub questions_until: Option<Instant>,
    pub closes_at: Option<Instant>,
    pub opened_at: Option<Instant>,
    #[diesel(select_expression = key_terms(), select_expression_type = KeyTermsOf)]
    pub terms: KeyTerms,
}

impl CallHead {
    /// As [`place_of`].
    pub fn place(&self) -> At {
        At::country(self.country).of_programme(self.programme_id).of_call(self.id)
    }

    /// As [`facts_of`].
    pub fn facts(&self) -> Option<CallFacts<'static>> {
        let dates =
            CallDates { opens_at: self.opens_at?, questions_until: self.questions_until?, closes_at: self.closes_at? };
        let (state, sealed, opened_at) = (self.state, self.terms.sealed, self.opened_at);
        Some(CallFacts { at: self.place(), authors: &[], state, dates, sealed, opened_at })
    }
}

/// As [`find_call`], its head alone.
///
/// # Errors
/// The database's.
pub fn find_head(db: &mut Db, viewer: &Actor, call: Id) -> QueryResult<Option<CallHead>> {
    let found = calls::table.find(call).select(CallHead::as_select()).first(db).optional()?;
    Ok(found.filter(|call| evaluation::reads_by_office(viewer, call.place())))
}

/// The call, if the actor reads its proposals by their office.
///
/// # Errors
/// The database's.
pub fn find_call(db: &mut Db, viewer: &Actor, call: Id) -> QueryResult<Option<CallRow>> {
    let found = CallRow::find(db, call)?;
    Ok(found.filter(|call| evaluation::reads_by_office(viewer, place_of(call))))
}

/// The proposal as officers, chairs, decision makers and auditors of its place read it: submitted,
/// opened if its call was sealed, and not waiting for the viewer's own declaration of interest.
///
/// # Errors
/// The database's.
pub fn find(db: &mut Db, viewer: &Actor, proposal: Id) -> QueryResult<Option<Dossier>> {
    let found = load(db, proposal, true)?;
    Ok(found.filter(|dossier| is_open_to_office(viewer, &dossier.call, &dossier.evaluations)))
}

/// The proposal behind an evaluation of the viewer's, once they declared that no interest is in the way.
///
/// # Errors
/// The database's.
pub fn find_evaluated(db: &mut Db, viewer: &Actor, evaluation: Id) -> QueryResult<Option<(EvaluationRow, Dossier)>> {
    let own =
        EvaluationRow::find(db, evaluation)?.filter(|row| viewer.is(row.evaluator_id) && row.state.may_read_file());
    let Some(own) = own else { return Ok(None) };
    let dossier =
        load(db, own.proposal_id, own.state.may_see_others())?.filter(|dossier| dossier.proposal.state.is_standing());
    Ok(dossier.map(|dossier| (own, dossier)))
}

/// Whether the viewer may read this proposal and its documents, by office or as its evaluator.
///
/// # Errors
/// The database's.
pub fn may_read(db: &mut Db, viewer: &Actor, proposal: Id) -> QueryResult<bool> {
    let found = proposals::table
        .inner_join(calls::table)
        .filter(proposals::id.eq(proposal))
        .filter(proposals::submitted_at.is_not_null())
        .select((proposals::state, calls::all_columns))
        .first::<(ProposalState, CallRow)>(db)
        .optional()?;
    let Some((state, call)) = found else { return Ok(false) };
    let evaluations = list_of_proposal(db, proposal)?;
    let own = evaluations.iter().find(|(row, _)| viewer.is(row.evaluator_id));
    let as_evaluator = own.is_some_and(|(row, _)| row.state.may_read_file()) && state.is_standing();
    Ok(as_evaluator || is_open_to_office(viewer, &call, &evaluations))
}

fn is_open_to_office(viewer: &Actor, call: &CallRow, evaluations: &[(EvaluationRow, String)]) -> bool {
    let own = evaluations.iter().find(|(row, _)| viewer.is(row.evaluator_id));
    evaluation::reads_by_office(viewer, place_of(call))
        && facts_of(call).is_some_and(|facts| facts.proposals_readable())
        && own.is_none_or(|(row, _)| row.state.may_read_file())
}

fn load(db: &mut Db, proposal: Id, with_evaluations: bool) -> QueryResult<Option<Dossier>> {
    let found = proposals::table
        .inner_join(calls::table)
        .inner_join(lots::table.on(lots::id.eq(proposals::lot_id)))
        .inner_join(partners::table)
        .inner_join(proposal_versions::table)
        .filter(proposals::id.eq(proposal))
        .filter(proposals::submitted_at.is_not_null())
        .order(proposal_versions::number.desc())
        .select((
            proposals::all_columns,
            calls::all_columns,
            lots::all_columns,
            partners::all_columns,
            proposal_versions::all_columns,
        ))
        .first::<(ProposalRow, CallRow, LotRow, PartnerRow, ProposalVersionRow)>(db)
        .optional()?;
    let Some((proposal, call, lot, partner, version)) = found else { return Ok(None) };
    let documents = documents::table
        .filter(documents::owner_kind.eq(DocumentOwner::Proposal))
        .filter(documents::owner_id.eq(proposal.id))
        // A file that was exchanged in a correction still belongs to the version that was submitted.
        .order((documents::removed_at.is_not_null(), documents::id))
        .load::<DocumentRow>(db)?;
    let evaluations = if with_evaluations { list_of_proposal(db, proposal.id)? } else { Vec::new() };
    Ok(Some(Dossier { proposal, call, lot, partner, version, documents, evaluations }))
}

/// By what the list of a call's proposals is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By number.
    #[default]
    Number,
    /// The largest request first.
    Requested,
    /// By the organisation's name.
    Partner,
    /// The latest submission first.
    Submitted,
}

/// A proposal in the list of its call.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct ListedRow {
    pub id: Id,
    pub number: String,
    pub title: String,
    pub state: ProposalState,
    pub partner: String,
    pub requested: i64,
    pub beneficiaries: i32,
    pub submitted_at: Option<Instant>,
}

/// The submitted proposals of a call, page by page, without those that wait for the viewer's own
/// declaration or from which they are recused. Ask for the call with [`find_call`] before.
///
/// # Errors
/// The database's.
pub fn list(
    db: &mut Db,
    viewer: &Actor,
    call: Id,
    state: Option<ProposalState>,
    order: Order,
    (limit, offset): (i64, i64),
) -> QueryResult<Vec<ListedRow>> {
    let mut query = proposals::table
        .inner_join(partners::table)
        .filter(proposals::call_id.eq(call))
        .filter(proposals::submitted_at.is_not_null())
        .filter(proposals::id.ne_all(closed_to(viewer)))
        .select((
            proposals::id,
            proposals::number,
            proposals::title,
            proposals::state,
            partners::name,
            proposals::requested,
            proposals::beneficiaries,
            proposals::submitted_at,
        ))
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(proposals::state.eq(state));
    }
    query = match order {
        Order::Number => query.order(proposals::number),
        Order::Requested => query.order((proposals::requested.desc(), proposals::number)),
        Order::Partner => query.order((partners::name, proposals::number)),
        Order::Submitted => query.order((proposals::submitted_at.desc(), proposals::number)),
    };
    query.limit(limit).offset(offset).load(db)
}

/// How many proposals are in which state; none in a state that is not named.
pub type CountsByState = Vec<(ProposalState, i64)>;

/// How many submitted proposals of a call the viewer may see, by state.
///
/// # Why two parts
/// 2026-11. All are counted from the index alone, and the few that are closed to the viewer are taken off: asking for each
/// of 2,000 whether it is closed took as long as counting them.
///
/// # Errors
/// The database's.
pub fn count_by_state(db: &mut Db, viewer: &Actor, call: Id) -> QueryResult<CountsByState> {
    const CLOSED: &str = "closed";
    let submitted = proposals::table.filter(proposals::call_id.eq(call)).filter(proposals::submitted_at.is_not_null());
    // From the viewer's evaluations of this call to their proposals: the other way round asks each proposal.
    let closed = closed_to(viewer)
        .filter(evaluations::call_id.eq(call))
        .inner_join(proposals::table)
        .filter(proposals::submitted_at.is_not_null());
    let mut parts = ext::UnionAll::<(Text, Text, BigInt)>::default();
    parts.add(submitted.group_by(proposals::state).select(("all".into_sql::<Text>(), proposals::state, count_star())));
    parts.add(closed.group_by(proposals::state).select((CLOSED.into_sql::<Text>(), proposals::state, count_star())));
    let mut counts: BTreeMap<ProposalState, i64> = BTreeMap::new();
    for (part, state, count) in parts.load::<(String, ProposalState, i64)>(db)? {
        *counts.entry(state).or_default() += if part == CLOSED { -count } else { count };
    }
    Ok(counts.into_iter().filter(|(_, count)| *count > 0).collect())
}

/// The proposals that are closed to the viewer because of an evaluation of their own: not declared
/// yet, or recused.
pub(super) fn closed_to(viewer: &Actor) -> in_states {
    in_states(account(viewer), EvaluationState::Assigned, EvaluationState::Recused)
}

/// The proposals of which this person's evaluation is in one of two states.
#[diesel::dsl::auto_type]
pub(super) fn in_states(person: Id, one: EvaluationState, other: EvaluationState) -> _ {
    evaluations::table
        .filter(evaluations::state.eq(one).or(evaluations::state.eq(other)))
        .filter(evaluations::evaluator_id.eq(person))
        .select(evaluations::proposal_id)
}

/// The viewer's account; for whoever has none, an identifier that nobody has.
fn account(viewer: &Actor) -> Id {
    viewer.user().unwrap_or(Id(uuid::Uuid::nil()))
}

/// The last eligibility check of a proposal with the name of who made it.
///
/// # Errors
/// The database's.
pub fn find_check(db: &mut Db, proposal: Id) -> QueryResult<Option<(EligibilityCheckRow, String)>> {
    eligibility_checks::table
        .inner_join(users::table.on(users::id.eq(eligibility_checks::checked_by)))
        .filter(eligibility_checks::proposal_id.eq(proposal))
        .order(eligibility_checks::id.desc())
        .select((eligibility_checks::all_columns, users::name))
        .first(db)
        .optional()
}

/// Who checked the eligibility of which proposal of a call.
///
/// # Errors
/// The database's.
pub fn list_checkers(db: &mut Db, call: Id) -> QueryResult<Vec<(Id, Id)>> {
    eligibility_checks::table
        .inner_join(proposals::table.on(proposals::id.eq(eligibility_checks::proposal_id)))
        .filter(proposals::call_id.eq(call))
        .select((eligibility_checks::proposal_id, eligibility_checks::checked_by))
        .load(db)
}
