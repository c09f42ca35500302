//! What waits for a person: one count for each kind of thing they have to do.

use diesel::prelude::*;

use super::Db;
use super::schema::{
    agreements, bank_accounts, calls, evaluations, members, partners, payments, programmes, proposals, reports,
    tranches, users,
};
use crate::domain::actor::{Actor, MemberRole, Scope};
use crate::domain::agreement::AgreementState;
use crate::domain::bank::BankState;
use crate::domain::call::CallState;
use crate::domain::evaluation::EvaluationState;
use crate::domain::id::Id;
use crate::domain::partner::PartnerState;
use crate::domain::payment::PaymentState;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::report::ReportState;
use crate::domain::state::Instant;
use crate::domain::tranche::TrancheState;

/// Scorecards that somebody still has to hand in.
const OPEN_SCORECARDS: [EvaluationState; 3] =
    [EvaluationState::Assigned, EvaluationState::Declared, EvaluationState::InProgress];

/// Things that wait, under the name of their sentence in the locales (`desk-…`).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Waiting {
    /// The sentence's key, without `desk-`.
    pub key: &'static str,
    /// How many.
    pub count: i64,
    /// Where to do it.
    pub href: &'static str,
}

/// The countries of a scope as a list for queries; all of them for everywhere.
fn countries(scope: &Scope) -> Vec<Country> {
    match scope {
        Scope::All => Country::ALL.to_vec(),
        Scope::Countries(some) => some.iter().copied().collect(),
    }
}

/// What waits for the actor, by what they may do. Kinds of which nothing waits are left out.
///
/// # Errors
/// The database's.
pub fn waiting(db: &mut Db, actor: &Actor, now: Instant) -> QueryResult<Vec<Waiting>> {
    let mut all = Vec::new();
    let user = actor.user();
    if let (Some(_), false) = (user, actor.memberships.is_empty()) {
        for_members(db, actor, now, &mut all)?;
    }
    if let Some(user) = user {
        for_staff(db, actor, user, &mut all)?;
    }
    all.retain(|waiting| waiting.count > 0);
    Ok(all)
}

fn for_members(db: &mut Db, actor: &Actor, now: Instant, all: &mut Vec<Waiting>) -> QueryResult<()> {
    let mine: Vec<Id> = actor.memberships.iter().map(|membership| membership.partner).collect();
    let states: Vec<(ProposalState, i64)> = proposals::table
        .inner_join(calls::table)
        .filter(proposals::partner_id.eq_any(&mine))
        .filter(proposals::state.ne(ProposalState::Draft).or(calls::closes_at.gt(now)))
        .group_by(proposals::state)
        .select((proposals::state, diesel::dsl::count_star()))
        .load(db)?;
    let of = |state| states.iter().find(|(found, _)| *found == state).map_or(0, |(_, count)| *count);
    all.push(Waiting { key: "drafts", count: of(ProposalState::Draft), href: "/proposals" });
    all.push(Waiting { key: "awards", count: of(ProposalState::Awarded), href: "/projects" });
    let to_sign = agreements::table
        .filter(agreements::partner_id.eq_any(&mine))
        .filter(agreements::state.eq(AgreementState::Approved))
        .count()
        .get_result(db)?;
    all.push(Waiting { key: "sign", count: to_sign, href: "/projects" });
    let to_confirm = payments::table
        .inner_join(agreements::table)
        .filter(agreements::partner_id.eq_any(&mine))
        .filter(payments::state.eq(PaymentState::Released))
        .count()
        .get_result(db)?;
    all.push(Waiting { key: "confirm", count: to_confirm, href: "/projects" });
    let to_report = reports::table
        .inner_join(agreements::table)
        .filter(agreements::partner_id.eq_any(&mine))
        .filter(agreements::state.eq(AgreementState::InForce))
        .filter(reports::state.eq_any([ReportState::Expected, ReportState::Draft, ReportState::Returned]))
        .filter(reports::period_end.lt(now.date_naive()))
        .count()
        .get_result(db)?;
    all.push(Waiting { key: "report", count: to_report, href: "/projects" });
    Ok(())
}

fn for_staff(db: &mut Db, actor: &Actor, user: Id, all: &mut Vec<Waiting>) -> QueryResult<()> {
    if actor.grants.iter().any(|grant| grant.role.is_sensitive()) {
        let count =
            users::table.filter(users::id.eq(user)).filter(users::totp_enrolled_at.is_null()).count().get_result(db)?;
        all.push(Waiting { key: "factor", count, href: "/account/second-factor" });
    }
    if actor.may(Permission::PartnerVerify) {
        let here = countries(&actor.scope(Permission::PartnerVerify));
        let count = partners::table
            .filter(partners::state.eq(PartnerState::Submitted))
            .filter(partners::country.eq_any(here))
            .count()
            .get_result(db)?;
        all.push(Waiting { key: "verify", count, href: "/office/partners" });
    }
    if actor.may(Permission::CallPublish) {
        let here = countries(&actor.scope(Permission::CallPublish));
        let count = calls::table
            .filter(calls::state.eq(CallState::InReview))
            .filter(calls::author_id.ne(user))
            .filter(calls::country.eq_any(here))
            .count()
            .get_result(db)?;
        all.push(Waiting { key: "publish", count, href: "/office/calls" });
    }
    if actor.may(Permission::EligibilityDecide) {
        let count = count_proposals(db, actor, Permission::EligibilityDecide, ProposalState::Submitted)?;
        all.push(Waiting { key: "eligibility", count, href: "/office/calls" });
    }
    if actor.may(Permission::EvaluationAssign) {
        let count = count_proposals(db, actor, Permission::EvaluationAssign, ProposalState::Eligible)?;
        all.push(Waiting { key: "assign", count, href: "/office/calls" });
    }
    if actor.may(Permission::ReportAccept) {
        let here = countries(&actor.scope(Permission::ReportAccept));
        let count = reports::table
            .inner_join(agreements::table)
            .filter(reports::state.eq(ReportState::Submitted))
            .filter(agreements::country.eq_any(here))
            .count()
            .get_result(db)?;
        all.push(Waiting { key: "review", count, href: "/office/reports" });
    }
    if actor.may(Permission::EvaluationScore) {
        let count = evaluations::table
            .filter(evaluations::evaluator_id.eq(user))
            .filter(evaluations::state.eq_any(OPEN_SCORECARDS))
            .count()
            .get_result(db)?;
        all.push(Waiting { key: "score", count, href: "/evaluations" });
    }
    if actor.may(Permission::RankingEstablish) {
        let count = count_to_rank(db, actor)?;
        all.push(Waiting { key: "rank", count, href: "/office/calls" });
    }
    if actor.may(Permission::DecisionTake) {
        let count = count_proposals(db, actor, Permission::DecisionTake, ProposalState::Ranked)?;
        all.push(Waiting { key: "decide", count, href: "/office/calls" });
    }
    if actor.may(Permission::AgreementPrepare) {
        let count = count_to_contract(db, actor)?;
        all.push(Waiting { key: "contract", count, href: "/office/agreements" });
    }
    for (permission, state, key) in [
        (Permission::AgreementApprove, AgreementState::Prepared, "approve_agreement"),
        (Permission::AgreementCountersign, AgreementState::SignedByPartner, "countersign"),
    ] {
        if actor.may(permission) {
            let here = countries(&actor.scope(permission));
            let count = agreements::table
                .filter(agreements::state.eq(state))
                .filter(agreements::country.eq_any(here))
                .count()
                .get_result(db)?;
            all.push(Waiting { key, count, href: "/office/agreements" });
        }
    }
    for_finance(db, actor, user, all)
}

fn for_finance(db: &mut Db, actor: &Actor, user: Id, all: &mut Vec<Waiting>) -> QueryResult<()> {
    if actor.may(Permission::PaymentPrepare) {
        let here = countries(&actor.scope(Permission::PaymentPrepare));
        let count = tranches::table
            .inner_join(agreements::table)
            .filter(tranches::state.eq(TrancheState::Due))
            .filter(agreements::state.eq(AgreementState::InForce))
            .filter(agreements::country.eq_any(here))
            .count()
            .get_result(db)?;
        all.push(Waiting { key: "pay", count, href: "/office/payments" });
    }
    for (permission, state, key) in [
        (Permission::PaymentApprove, PaymentState::Prepared, "approve_payment"),
        (Permission::PaymentRelease, PaymentState::Approved, "release"),
    ] {
        if actor.may(permission) {
            let here = countries(&actor.scope(permission));
            // Whoever prepared or approved it cannot go on with it: it does not wait for them.
            let count = payments::table
                .inner_join(agreements::table)
                .filter(payments::state.eq(state))
                .filter(payments::prepared_by.ne(user))
                .filter(payments::approved_by.is_null().or(payments::approved_by.ne(user)))
                .filter(agreements::country.eq_any(here))
                .count()
                .get_result(db)?;
            all.push(Waiting { key, count, href: "/office/payments" });
        }
    }
    if actor.may(Permission::BankConfirm) {
        let here = countries(&actor.scope(Permission::BankConfirm));
        let count = bank_accounts::table
            .inner_join(partners::table)
            .filter(bank_accounts::state.eq_any([BankState::Declared, BankState::Confirmed]))
            .filter(partners::country.eq_any(here))
            .count()
            .get_result(db)?;
        all.push(Waiting { key: "bank", count, href: "/office/partners" });
    }
    Ok(())
}

/// Where the actor holds the permission: its countries, and the calls that the role was given for.
fn places(actor: &Actor, permission: Permission) -> (Vec<Country>, Vec<Id>) {
    let some = actor.reach(permission).iter().filter_map(|grant| grant.call).collect();
    (countries(&actor.scope(permission)), some)
}

/// Accepted awards that have no agreement yet; the state of the proposal changes with the last signature.
fn count_to_contract(db: &mut Db, actor: &Actor) -> QueryResult<i64> {
    let (here, some) = places(actor, Permission::AgreementPrepare);
    calls::table
        .inner_join(proposals::table)
        .filter(proposals::state.eq(ProposalState::Accepted))
        .filter(proposals::id.ne_all(agreements::table.select(agreements::proposal_id)))
        .filter(calls::country.eq_any(here).or(calls::id.eq_any(some)))
        .count()
        .get_result(db)
}

/// Calls in evaluation of which every scorecard is handed in and the ranking is not established.
fn count_to_rank(db: &mut Db, actor: &Actor) -> QueryResult<i64> {
    let (here, some) = places(actor, Permission::RankingEstablish);
    let scored = proposals::table.filter(proposals::state.eq(ProposalState::InEvaluation)).select(proposals::call_id);
    let open = evaluations::table.filter(evaluations::state.eq_any(OPEN_SCORECARDS)).select(evaluations::call_id);
    calls::table
        .filter(calls::state.eq(CallState::InEvaluation))
        .filter(calls::country.eq_any(here).or(calls::id.eq_any(some)))
        .filter(calls::id.eq_any(scored))
        .filter(calls::id.ne_all(open))
        .count()
        .get_result(db)
}

/// Proposals in a state, where the actor holds the permission.
fn count_proposals(db: &mut Db, actor: &Actor, permission: Permission, state: ProposalState) -> QueryResult<i64> {
    let (here, some) = places(actor, permission);
    calls::table
        .inner_join(proposals::table)
        .filter(proposals::state.eq(state))
        .filter(calls::country.eq_any(here).or(calls::id.eq_any(some)))
        .count()
        .get_result(db)
}

/// An organisation of the person, as their desk shows it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct OrganisationRow {
    pub id: Id,
    pub name: String,
    pub state: PartnerState,
    pub role: MemberRole,
}

/// The organisations that the actor belongs to, by name.
///
/// # Errors
/// The database's.
pub fn list_organisations(db: &mut Db, actor: &Actor) -> QueryResult<Vec<OrganisationRow>> {
    let Some(user) = actor.user() else { return Ok(Vec::new()) };
    members::table
        .inner_join(partners::table)
        .filter(members::user_id.eq(user))
        .filter(members::left_at.is_null())
        .order((partners::name, members::id))
        .select((partners::id, partners::name, partners::state, members::role))
        .load(db)
}

/// The codes of the programmes and calls to which roles of the actor are limited, by identifier.
///
/// # Errors
/// The database's.
pub fn list_role_places(db: &mut Db, actor: &Actor) -> QueryResult<Vec<(Id, String)>> {
    let some_calls: Vec<Id> = actor.grants.iter().filter_map(|grant| grant.call).collect();
    let some_programmes: Vec<Id> = actor.grants.iter().filter_map(|grant| grant.programme).collect();
    let mut found = Vec::new();
    if !some_calls.is_empty() {
        found = calls::table.filter(calls::id.eq_any(some_calls)).select((calls::id, calls::code)).load(db)?;
    }
    if !some_programmes.is_empty() {
        let codes = programmes::table
            .filter(programmes::id.eq_any(some_programmes))
            .select((programmes::id, programmes::code))
            .load::<(Id, String)>(db)?;
        found.extend(codes);
    }
    Ok(found)
}
