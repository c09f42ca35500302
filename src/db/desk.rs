//! What waits for a person: one count for each kind of thing they have to do, all in one statement.

use diesel::dsl::{AsExprOf, Nullable as NullableColumn, count_star};
use diesel::prelude::*;
use diesel::query_builder::{Query, QueryFragment};
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

use super::calls::reached;
use super::schema::{
    agreements, bank_accounts, call_questions, calls, evaluations, members, partner_pairs, partners, payments,
    programme_funds, programmes, proposals, reports, screening_matches, tranches, users,
};
use super::types::DbUuid;
use super::{Db, MultiBackend, ext};
use crate::domain::actor::{Actor, MemberRole};
use crate::domain::agreement::AgreementState;
use crate::domain::bank::BankState;
use crate::domain::call::CallState;
use crate::domain::duplicate::PairState;
use crate::domain::evaluation::EvaluationState;
use crate::domain::id::Id;
use crate::domain::partner::PartnerState;
use crate::domain::payment::PaymentState;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::question::QuestionState;
use crate::domain::report::ReportState;
use crate::domain::screening::MatchState;
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
    pub href: String,
}

/// What waits within calls: the list of calls narrowed to those that can have it, and the part of a call's page
/// where it is done.
const OF_CALLS: [(&str, &str, &str); 5] = [
    ("publish", "/office/calls?state=in_review", ""),
    ("eligibility", "/office/calls", "/proposals"),
    ("assign", "/office/calls", "/assign"),
    ("rank", "/office/calls?state=in_evaluation", "/ranking"),
    ("decide", "/office/calls?state=in_evaluation", "/decisions"),
];

/// The countries in the whole of which the actor holds a permission: for what no call or programme holds.
fn countries(actor: &Actor, permission: Permission) -> Vec<Country> {
    actor.scope(permission).countries(None)
}

/// What is counted, all of it in one statement.
#[derive(Default)]
struct Counts {
    asked: Vec<Waiting>,
    queries: ext::UnionAll<Counted>,
}

/// The name of a count, the count, and the call within which it is counted, where that is told.
type Counted = (Text, BigInt, Nullable<DbUuid>);

impl Counts {
    /// One count more: of the rows of a query, under the name of what waits.
    fn add<Q>(&mut self, key: &'static str, href: &'static str, query: impl FnOnce(Named) -> Q)
    where
        Q: Query<SqlType = Counted> + QueryFragment<MultiBackend> + Send + 'static,
    {
        self.asked.push(Waiting { key, count: 0, href: href.to_owned() });
        self.queries.add(query((key.into_sql::<Text>(), count_star(), None::<Id>.into_sql::<Nullable<DbUuid>>())));
    }

    /// The same for each call apart: `query` groups by call.
    fn add_by_call<Q>(&mut self, key: &'static str, query: impl FnOnce(NamedByCall) -> Q)
    where
        Q: Query<SqlType = Counted> + QueryFragment<MultiBackend> + Send + 'static,
    {
        let list = OF_CALLS.iter().find(|(name, ..)| *name == key).map_or("/office/calls", |(_, list, _)| list);
        self.asked.push(Waiting { key, count: 0, href: list.to_owned() });
        self.queries.add(query((key.into_sql::<Text>(), count_star(), calls::id.nullable())));
    }

    /// Proposals in a state, where the actor holds the permission.
    fn add_proposals(&mut self, key: &'static str, actor: &Actor, permission: Permission, state: ProposalState) {
        let query = calls::table.inner_join(proposals::table).filter(proposals::state.eq(state)).filter(reached(
            calls::id,
            actor,
            permission,
        ));
        self.add_by_call(key, |named| query.group_by(calls::id).select(named));
    }

    /// Calls in review that somebody else wrote.
    fn add_to_publish(&mut self, actor: &Actor, user: Id) {
        let query = calls::table
            .filter(calls::state.eq(CallState::InReview))
            .filter(calls::author_id.ne(user))
            .filter(reached(calls::id, actor, Permission::CallPublish));
        self.add_by_call("publish", |named| query.group_by(calls::id).select(named));
    }

    /// Accepted awards that have no agreement yet; the state of the proposal changes with the last signature.
    fn add_to_contract(&mut self, actor: &Actor) {
        let query = calls::table
            .inner_join(proposals::table)
            .filter(proposals::state.eq(ProposalState::Accepted))
            .filter(proposals::id.ne_all(agreements::table.select(agreements::proposal_id)))
            .filter(reached(calls::id, actor, Permission::AgreementPrepare));
        self.add("contract", "/office/agreements", |named| query.select(named));
    }

    /// Calls in evaluation of which every scorecard is handed in and the ranking is not established.
    fn add_to_rank(&mut self, actor: &Actor) {
        let scored = proposals::table.filter(proposals::state.eq(ProposalState::InEvaluation));
        let open = evaluations::table.filter(evaluations::state.eq_any(OPEN_SCORECARDS));
        let query = calls::table
            .filter(calls::state.eq(CallState::InEvaluation))
            .filter(reached(calls::id, actor, Permission::RankingEstablish))
            .filter(calls::id.eq_any(scored.select(proposals::call_id)))
            .filter(calls::id.ne_all(open.select(evaluations::call_id)));
        self.add_by_call("rank", |named| query.group_by(calls::id).select(named));
    }
}

/// What is selected of things that no call holds together, and of those that are counted for each call.
type Named = (AsExprOf<&'static str, Text>, count_star, AsExprOf<Option<Id>, Nullable<DbUuid>>);
type NamedByCall = (AsExprOf<&'static str, Text>, count_star, NullableColumn<calls::id>);

/// What waits for the actor, by what they may do. Kinds of which nothing waits are left out.
///
/// # Errors
/// The database's.
pub fn waiting(db: &mut Db, actor: &Actor, now: Instant) -> QueryResult<Vec<Waiting>> {
    let Some(user) = actor.user() else { return Ok(Vec::new()) };
    let mut counts = Counts::default();
    if !actor.memberships.is_empty() {
        for_members(actor, now, &mut counts);
    }
    for_staff(actor, user, &mut counts);
    if counts.queries.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<(String, i64, Option<Id>)> = counts.queries.load(db)?;
    let counted = counts.asked.into_iter().map(|waiting| {
        let rows: Vec<_> = found.iter().filter(|(name, ..)| name == waiting.key).collect();
        let part = OF_CALLS.iter().find(|(key, ..)| *key == waiting.key).map(|(.., part)| part);
        // What waits within one call alone is done on that call's page, not in the list.
        let href = match (&rows[..], part) {
            ([(_, _, Some(call))], Some(part)) => format!("/office/calls/{call}{part}"),
            _ => waiting.href,
        };
        Waiting { count: rows.iter().map(|(_, count, _)| count).sum(), href, ..waiting }
    });
    Ok(counted.filter(|waiting| waiting.count > 0).collect())
}

fn for_members(actor: &Actor, now: Instant, counts: &mut Counts) {
    let mine: Vec<Id> = actor.memberships.iter().map(|membership| membership.partner).collect();
    let drafts = proposals::table
        .inner_join(calls::table)
        .filter(ext::one_of(proposals::partner_id, mine.clone()))
        .filter(proposals::state.eq(ProposalState::Draft))
        .filter(calls::closes_at.gt(now));
    counts.add("drafts", "/proposals", |named| drafts.select(named));
    let returned = proposals::table
        .filter(ext::one_of(proposals::partner_id, mine.clone()))
        .filter(proposals::state.eq(ProposalState::Returned));
    counts.add("returned", "/proposals", |named| returned.select(named));
    let awards = proposals::table
        .filter(ext::one_of(proposals::partner_id, mine.clone()))
        .filter(proposals::state.eq(ProposalState::Awarded));
    counts.add("awards", "/projects", |named| awards.select(named));
    let to_sign = agreements::table
        .filter(ext::one_of(agreements::partner_id, mine.clone()))
        .filter(agreements::state.eq(AgreementState::Approved));
    counts.add("sign", "/projects", |named| to_sign.select(named));
    let to_confirm = payments::table
        .inner_join(agreements::table)
        .filter(ext::one_of(agreements::partner_id, mine.clone()))
        .filter(payments::state.eq(PaymentState::Released));
    counts.add("confirm", "/projects", |named| to_confirm.select(named));
    let to_report = reports::table
        .inner_join(agreements::table)
        .filter(ext::one_of(agreements::partner_id, mine))
        .filter(agreements::state.eq(AgreementState::InForce))
        .filter(ext::one_of(reports::state, [ReportState::Expected, ReportState::Draft, ReportState::Returned]))
        .filter(reports::period_end.lt(now.date_naive()));
    counts.add("report", "/projects", |named| to_report.select(named));
}

fn for_staff(actor: &Actor, user: Id, counts: &mut Counts) {
    if actor.grants.iter().any(|grant| grant.role.is_sensitive()) {
        let without = users::table.filter(users::id.eq(user)).filter(users::totp_enrolled_at.is_null());
        counts.add("factor", "/account/second-factor", |named| without.select(named));
    }
    if actor.may(Permission::PartnerVerify) {
        let query = partners::table
            .filter(partners::state.eq(PartnerState::Submitted))
            .filter(ext::one_of(partners::country, countries(actor, Permission::PartnerVerify)));
        counts.add("verify", "/office/partners", |named| query.select(named));
    }
    if actor.may(Permission::PartnerVerify) {
        let query = partner_pairs::table
            .inner_join(partners::table.on(partner_pairs::first_id.eq(partners::id)))
            .filter(partner_pairs::state.eq(PairState::Open))
            .filter(ext::one_of(partners::country, countries(actor, Permission::PartnerVerify)));
        counts.add("duplicates", "/office/partners/duplicates", |named| query.select(named));
    }
    if actor.may(Permission::ScreeningDecide) {
        let query = screening_matches::table
            .inner_join(partners::table)
            .filter(screening_matches::state.eq(MatchState::Open))
            .filter(ext::one_of(partners::country, countries(actor, Permission::ScreeningDecide)));
        counts.add("screening", "/office/screening", |named| query.select(named));
    }
    if actor.may(Permission::QuestionAnswer) {
        let query = call_questions::table
            .inner_join(calls::table)
            .filter(call_questions::state.eq(QuestionState::Open))
            .filter(reached(calls::id, actor, Permission::QuestionAnswer));
        counts.add("questions", "/office/questions", |named| query.select(named));
    }
    if actor.may(Permission::CallPublish) {
        counts.add_to_publish(actor, user);
    }
    for (permission, state, key) in [
        (Permission::EligibilityDecide, ProposalState::Submitted, "eligibility"),
        (Permission::EvaluationAssign, ProposalState::Eligible, "assign"),
    ] {
        if actor.may(permission) {
            counts.add_proposals(key, actor, permission, state);
        }
    }
    if actor.may(Permission::ReportAccept) {
        let query = reports::table
            .inner_join(agreements::table)
            .filter(reports::state.eq(ReportState::Submitted))
            .filter(reached(agreements::call_id, actor, Permission::ReportAccept));
        counts.add("review", "/office/reports", |named| query.select(named));
    }
    if actor.may(Permission::EvaluationScore) {
        let query = evaluations::table
            .filter(evaluations::evaluator_id.eq(user))
            .filter(ext::one_of(evaluations::state, OPEN_SCORECARDS));
        counts.add("score", "/evaluations", |named| query.select(named));
    }
    if actor.may(Permission::RankingEstablish) {
        counts.add_to_rank(actor);
    }
    if actor.may(Permission::DecisionTake) {
        counts.add_proposals("decide", actor, Permission::DecisionTake, ProposalState::Ranked);
    }
    if actor.may(Permission::AgreementPrepare) {
        counts.add_to_contract(actor);
    }
    for (permission, state, key) in [
        (Permission::AgreementApprove, AgreementState::Prepared, "approve_agreement"),
        (Permission::AgreementCountersign, AgreementState::SignedByPartner, "countersign"),
    ] {
        if actor.may(permission) {
            let query = agreements::table.filter(agreements::state.eq(state)).filter(reached(
                agreements::call_id,
                actor,
                permission,
            ));
            counts.add(key, "/office/agreements", |named| query.select(named));
        }
    }
    for_finance(actor, user, counts);
}

/// Programmes with calls that everybody can see, and no funds to pay a grant from.
fn add_without_funds(actor: &Actor, counts: &mut Counts) {
    let reach = actor.reach(Permission::LedgerFund);
    let any = reach.iter().any(|grant| grant.programme.is_none());
    let some: Vec<Id> = reach.iter().filter_map(|grant| grant.programme).collect();
    let published =
        calls::table.filter(calls::published_at.is_not_null()).filter(calls::state.ne(CallState::Cancelled));
    let query = programmes::table
        .filter(ext::one_of(programmes::id, some).or(any.into_sql::<Bool>()))
        .filter(programmes::id.eq_any(published.select(calls::programme_id)))
        .filter(programmes::id.ne_all(programme_funds::table.select(programme_funds::programme_id)));
    counts.add("fund", "/office/programmes", |named| query.select(named));
}

fn for_finance(actor: &Actor, user: Id, counts: &mut Counts) {
    if actor.may(Permission::LedgerFund) {
        add_without_funds(actor, counts);
    }
    if actor.may(Permission::PaymentPrepare) {
        let query = tranches::table
            .inner_join(agreements::table)
            .filter(tranches::state.eq(TrancheState::Due))
            .filter(agreements::state.eq(AgreementState::InForce))
            .filter(reached(agreements::call_id, actor, Permission::PaymentPrepare));
        counts.add("pay", "/office/payments", |named| query.select(named));
    }
    for (permission, state, key) in [
        (Permission::PaymentApprove, PaymentState::Prepared, "approve_payment"),
        (Permission::PaymentRelease, PaymentState::Approved, "release"),
    ] {
        if actor.may(permission) {
            // Whoever prepared or approved it cannot go on with it: it does not wait for them.
            let query = payments::table
                .inner_join(agreements::table)
                .filter(payments::state.eq(state))
                .filter(payments::prepared_by.ne(user))
                .filter(payments::approved_by.is_null().or(payments::approved_by.ne(user)))
                .filter(reached(agreements::call_id, actor, permission));
            counts.add(key, "/office/payments", |named| query.select(named));
        }
    }
    if actor.may(Permission::BankConfirm) {
        let query = bank_accounts::table
            .inner_join(partners::table)
            .filter(ext::one_of(bank_accounts::state, [BankState::Declared, BankState::Confirmed]))
            .filter(ext::one_of(partners::country, countries(actor, Permission::BankConfirm)));
        counts.add("bank", "/office/partners", |named| query.select(named));
    }
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
        found = calls::table.filter(ext::one_of(calls::id, some_calls)).select((calls::id, calls::code)).load(db)?;
    }
    if !some_programmes.is_empty() {
        let codes = programmes::table
            .filter(ext::one_of(programmes::id, some_programmes))
            .select((programmes::id, programmes::code))
            .load::<(Id, String)>(db)?;
        found.extend(codes);
    }
    Ok(found)
}
