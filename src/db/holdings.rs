//! What the holder of an API token may read: proposals, payments and reports, each filtered by the
//! holder's organisations and by their roles and the places of these. The order is that of creation,
//! so that pages do not shift while new rows come in.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::schema::{agreements, calls, evaluations, partners, payments, proposals, reports, tranches};
use super::{Db, Page, calls as calls_of};
use crate::domain::actor::{Actor, Role};
use crate::domain::call::KeyTerms;
use crate::domain::evaluation::EvaluationState;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentState;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::report::{ReportKind, ReportState};
use crate::domain::state::Instant;
use crate::domain::text::Lang;

/// A proposal in the list.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct ProposalLine {
    pub id: Id,
    pub number: String,
    pub call: String,
    pub country: Country,
    pub currency: Currency,
    pub partner_id: Id,
    pub partner: String,
    pub state: ProposalState,
    pub lang: Lang,
    pub title: String,
    pub requested: i64,
    pub total: i64,
    pub beneficiaries: i32,
    pub women: i32,
    pub receipt_number: Option<String>,
    pub submitted_at: Option<Instant>,
    pub updated_at: Instant,
}

/// A payment in the list.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct PaymentLine {
    pub id: Id,
    pub reference: String,
    pub agreement: String,
    pub country: Country,
    pub partner_id: Id,
    pub partner: String,
    pub tranche: i32,
    pub amount: i64,
    pub currency: Currency,
    pub state: PaymentState,
    pub prepared_at: Instant,
    pub released_at: Option<Instant>,
    pub value_date: Option<NaiveDate>,
    pub confirmed_at: Option<Instant>,
    pub received_on: Option<NaiveDate>,
    pub received_amount: Option<i64>,
}

/// A report in the list.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct ReportLine {
    pub id: Id,
    pub agreement: String,
    pub country: Country,
    pub currency: Currency,
    pub partner_id: Id,
    pub partner: String,
    pub position: i32,
    pub kind: ReportKind,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub due_on: NaiveDate,
    pub state: ReportState,
    pub spent: i64,
    pub people: i32,
    pub women: i32,
    pub submitted_at: Option<Instant>,
    pub reviewed_at: Option<Instant>,
}

/// What a list is narrowed to.
#[derive(Debug, Clone)]
pub struct Narrow<S> {
    /// Only in this state.
    pub state: Option<S>,
    /// Only of this call, by its code, or of this agreement, by its number.
    pub of: Option<String>,
    /// Only of this country.
    pub country: Option<Country>,
}

fn partners_of(actor: &Actor) -> Vec<Id> {
    actor.memberships.iter().map(|membership| membership.partner).collect()
}

fn countries(only: Option<Country>) -> Vec<Country> {
    only.map_or_else(|| Country::ALL.to_vec(), |country| vec![country])
}

/// The holder without the roles that open single files only: evaluators and chairs read a proposal
/// when it was given to them and they declared that no interest is in the way.
fn without_committee(actor: &Actor) -> Actor {
    let mut other = actor.clone();
    other.grants.retain(|grant| !matches!(grant.role, Role::Evaluator | Role::CommitteeChair));
    other
}

/// The calls whose submitted proposals the holder reads by role. Those of a sealed call are closed
/// until it is opened.
fn readable_calls(db: &mut Db, actor: &Actor) -> QueryResult<Vec<Id>> {
    let reader = without_committee(actor);
    if !reader.may(Permission::ProposalRead) {
        return Ok(Vec::new());
    }
    let reach: Vec<Id> = calls_of::ids_in_reach(&reader, Permission::ProposalRead).load(db)?;
    let found: Vec<(Id, KeyTerms, Option<Instant>)> = calls::table
        .filter(calls::id.eq_any(reach))
        .filter(calls::published_at.is_not_null())
        .select((calls::id, calls_of::key_terms(), calls::opened_at))
        .load(db)?;
    Ok(found.into_iter().filter(|(_, terms, opened)| !terms.sealed || opened.is_some()).map(|call| call.0).collect())
}

/// The calls in which the holder has the permission; none without a role that gives it.
fn calls_in_reach(db: &mut Db, actor: &Actor, permission: Permission) -> QueryResult<Vec<Id>> {
    if actor.reach(permission).is_empty() {
        return Ok(Vec::new());
    }
    calls_of::ids_in_reach(actor, permission).load(db)
}

/// The proposals that the holder may read: their organisations' in every state, by role the
/// submitted ones of their calls, as an evaluator the files that are open to them. And how many.
///
/// # Errors
/// The database's.
pub fn list_proposals(
    db: &mut Db,
    actor: &Actor,
    narrow: &Narrow<ProposalState>,
    page: Page,
) -> QueryResult<(Vec<ProposalLine>, i64)> {
    let by_role = readable_calls(db, actor)?;
    let as_evaluator: Vec<Id> = match actor.user().filter(|_| actor.may(Permission::EvaluationScore)) {
        None => Vec::new(),
        Some(user) => evaluations::table
            .filter(evaluations::evaluator_id.eq(user))
            .filter(evaluations::state.eq_any([
                EvaluationState::Declared,
                EvaluationState::InProgress,
                EvaluationState::HandedIn,
            ]))
            .select(evaluations::proposal_id)
            .load(db)?,
    };
    let states = narrow.state.map_or_else(|| ProposalState::ALL.to_vec(), |state| vec![state]);
    let any_call = narrow.of.is_none();
    let code = narrow.of.clone().unwrap_or_default();
    macro_rules! visible {
        () => {
            proposals::table
                .inner_join(calls::table)
                .inner_join(partners::table)
                .filter(
                    proposals::partner_id
                        .eq_any(partners_of(actor))
                        .or(proposals::call_id
                            .eq_any(by_role.clone())
                            .and(proposals::submitted_at.is_not_null())
                            .and(proposals::state.ne(ProposalState::Draft)))
                        .or(proposals::id.eq_any(as_evaluator.clone())),
                )
                .filter(proposals::state.eq_any(states.clone()))
                .filter(calls::country.eq_any(countries(narrow.country)))
                .filter(calls::code.eq(code.clone()).or(any_call.into_sql::<Bool>()))
        };
    }
    let total = visible!().count().get_result(db)?;
    let rows = visible!()
        .select((
            proposals::id,
            proposals::number,
            calls::code,
            calls::country,
            calls::currency,
            partners::id,
            partners::name,
            proposals::state,
            proposals::lang,
            proposals::title,
            proposals::requested,
            proposals::total,
            proposals::beneficiaries,
            proposals::women,
            proposals::receipt_number,
            proposals::submitted_at,
            proposals::updated_at,
        ))
        .order(proposals::id)
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

/// The payments that the holder may read: those sent to their organisations, and by role those of
/// their calls in every state. And how many.
///
/// # Errors
/// The database's.
pub fn list_payments(
    db: &mut Db,
    actor: &Actor,
    narrow: &Narrow<PaymentState>,
    page: Page,
) -> QueryResult<(Vec<PaymentLine>, i64)> {
    let by_role = calls_in_reach(db, actor, Permission::PaymentRead)?;
    let states = narrow.state.map_or_else(|| PaymentState::ALL.to_vec(), |state| vec![state]);
    let any_agreement = narrow.of.is_none();
    let number = narrow.of.clone().unwrap_or_default();
    macro_rules! visible {
        () => {
            payments::table
                .inner_join(agreements::table.inner_join(partners::table))
                .inner_join(tranches::table)
                .filter(
                    agreements::partner_id
                        .eq_any(partners_of(actor))
                        .and(payments::state.eq_any([PaymentState::Released, PaymentState::Confirmed]))
                        .or(agreements::call_id.eq_any(by_role.clone())),
                )
                .filter(payments::state.eq_any(states.clone()))
                .filter(agreements::country.eq_any(countries(narrow.country)))
                .filter(agreements::number.eq(number.clone()).or(any_agreement.into_sql::<Bool>()))
        };
    }
    let total = visible!().count().get_result(db)?;
    let rows = visible!()
        .select((
            payments::id,
            payments::reference,
            agreements::number,
            agreements::country,
            partners::id,
            partners::name,
            tranches::position,
            payments::amount,
            payments::currency,
            payments::state,
            payments::prepared_at,
            payments::released_at,
            payments::value_date,
            payments::confirmed_at,
            payments::received_on,
            payments::received_amount,
        ))
        .order(payments::id)
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

/// The reports that the holder may read: their organisations', and by role those of their calls.
/// And how many. The figures of a report that was never sent are those of a draft: its organisation
/// alone gets them from the list.
///
/// # Errors
/// The database's.
pub fn list_reports(
    db: &mut Db,
    actor: &Actor,
    narrow: &Narrow<ReportState>,
    page: Page,
) -> QueryResult<(Vec<ReportLine>, i64)> {
    let by_role = calls_in_reach(db, actor, Permission::ReportRead)?;
    let states = narrow.state.map_or_else(|| ReportState::ALL.to_vec(), |state| vec![state]);
    let any_agreement = narrow.of.is_none();
    let number = narrow.of.clone().unwrap_or_default();
    macro_rules! visible {
        () => {
            reports::table
                .inner_join(agreements::table.inner_join(partners::table))
                .filter(
                    agreements::partner_id.eq_any(partners_of(actor)).or(agreements::call_id.eq_any(by_role.clone())),
                )
                .filter(reports::state.eq_any(states.clone()))
                .filter(agreements::country.eq_any(countries(narrow.country)))
                .filter(agreements::number.eq(number.clone()).or(any_agreement.into_sql::<Bool>()))
        };
    }
    let total = visible!().count().get_result(db)?;
    let mut rows: Vec<ReportLine> = visible!()
        .select((
            reports::id,
            agreements::number,
            agreements::country,
            agreements::currency,
            partners::id,
            partners::name,
            reports::position,
            reports::kind,
            reports::period_start,
            reports::period_end,
            reports::due_on,
            reports::state,
            reports::spent,
            reports::people,
            reports::women,
            reports::submitted_at,
            reports::reviewed_at,
        ))
        .order(reports::id)
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    for row in &mut rows {
        if row.submitted_at.is_none() && !actor.is_member_of(row.partner_id) {
            (row.spent, row.people, row.women) = (0, 0, 0);
        }
    }
    Ok((rows, total))
}
