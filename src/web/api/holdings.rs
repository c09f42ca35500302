//! Proposals, payments and reports, for the holders of tokens: what the holder may see in the
//! portal, and nothing else.

use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::QueryResult;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::Problem;
use super::params::{PageParams, Params};
use super::values::{Amount, List, Organisation};
use crate::db::holdings::{self, Narrow, PaymentLine, ProposalLine, ReportLine};
use crate::db::{Db, Page};
use crate::domain::actor::Actor;
use crate::domain::payment::PaymentState;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::report::ReportState;
use crate::domain::state::Instant;
use crate::web::error::Answer;
use crate::web::guard::{Caller, Token, scope};

/// What the list of proposals is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters in the OpenAPI document; `Params` reads them")]
pub struct ProposalParams {
    /// Only proposals to this call, by its code.
    #[param(example = "GW-2026-03")]
    call: Option<String>,
    /// Only proposals in this state: `draft`, `submitted`, `returned`, `eligible`, `ineligible`,
    /// `in_evaluation`, `ranked`, `awarded`, `reserve`, `not_retained`, `accepted`, `declined`,
    /// `contracted` or `withdrawn`.
    #[param(example = "submitted")]
    state: Option<String>,
    /// Only of this country (ISO 3166-1 alpha-2).
    #[param(example = "GW")]
    country: Option<String>,
}

/// What the list of payments is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters in the OpenAPI document; `Params` reads them")]
pub struct PaymentParams {
    /// Only payments of this agreement, by its number.
    agreement: Option<String>,
    /// Only payments in this state: `prepared`, `approved_once`, `approved`, `released`, `confirmed`,
    /// `failed` or `cancelled`.
    #[param(example = "released")]
    state: Option<String>,
    /// Only of this country (ISO 3166-1 alpha-2).
    #[param(example = "GW")]
    country: Option<String>,
}

/// What the list of reports is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters in the OpenAPI document; `Params` reads them")]
pub struct ReportParams {
    /// Only reports on this agreement, by its number.
    agreement: Option<String>,
    /// Only reports in this state: `expected`, `draft`, `submitted`, `returned` or `accepted`.
    #[param(example = "accepted")]
    state: Option<String>,
    /// Only of this country (ISO 3166-1 alpha-2).
    #[param(example = "GW")]
    country: Option<String>,
}

/// A proposal.
#[derive(Debug, Serialize, ToSchema)]
pub struct Proposal {
    /// Its identifier.
    id: Uuid,
    /// Its number.
    number: String,
    /// The code of the call it answers.
    #[schema(example = "GW-2026-03")]
    call: String,
    /// The country (ISO 3166-1 alpha-2).
    #[schema(example = "GW")]
    country: &'static str,
    /// Who applies.
    partner: Organisation,
    /// Its state.
    #[schema(example = "submitted")]
    state: &'static str,
    /// The language in which it is written.
    #[schema(example = "pt")]
    lang: &'static str,
    /// Its title, in that language.
    title: String,
    /// The grant asked for.
    requested: Amount,
    /// What the project costs in all.
    total: Amount,
    /// How many people it is to reach.
    #[schema(example = 300)]
    beneficiaries: i32,
    /// Women and girls among them.
    #[schema(example = 160)]
    women: i32,
    /// The number of its receipt, once submitted.
    receipt_number: Option<String>,
    /// When it was submitted.
    submitted_at: Option<DateTime<Utc>>,
    /// When it last changed.
    updated_at: DateTime<Utc>,
}

/// A payment of a tranche.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payment {
    /// Its identifier.
    id: Uuid,
    /// The reference that the bank shows.
    reference: String,
    /// The number of the agreement.
    agreement: String,
    /// The country (ISO 3166-1 alpha-2).
    #[schema(example = "GW")]
    country: &'static str,
    /// Who is paid.
    partner: Organisation,
    /// Which tranche, from 1.
    #[schema(example = 1)]
    tranche: i32,
    /// What is paid.
    amount: Amount,
    /// Its state.
    #[schema(example = "released")]
    state: &'static str,
    /// When it was prepared.
    prepared_at: DateTime<Utc>,
    /// When it was ordered.
    released_at: Option<DateTime<Utc>>,
    /// The bank's value date.
    value_date: Option<NaiveDate>,
    /// When the partner confirmed that it arrived.
    confirmed_at: Option<DateTime<Utc>>,
    /// The day on which it arrived.
    received_on: Option<NaiveDate>,
    /// What arrived.
    received: Option<Amount>,
}

/// A progress report.
#[derive(Debug, Serialize, ToSchema)]
pub struct Report {
    /// Its identifier.
    id: Uuid,
    /// The number of the agreement.
    agreement: String,
    /// The country (ISO 3166-1 alpha-2).
    #[schema(example = "GW")]
    country: &'static str,
    /// Who reports.
    partner: Organisation,
    /// Which report on the agreement, from 1.
    #[schema(example = 1)]
    position: i32,
    /// `interim` or `final`.
    #[schema(example = "interim")]
    kind: &'static str,
    /// The first day it tells of.
    period_start: NaiveDate,
    /// The last day it tells of.
    period_end: NaiveDate,
    /// When it is due.
    due_on: NaiveDate,
    /// Its state.
    #[schema(example = "accepted")]
    state: &'static str,
    /// What was spent in the period. Only the organisation itself sees the figures of a report that
    /// was not sent yet.
    spent: Amount,
    /// How many people were reached in the period.
    #[schema(example = 140)]
    people: i32,
    /// Women and girls among them.
    #[schema(example = 75)]
    women: i32,
    /// When it was sent.
    submitted_at: Option<DateTime<Utc>>,
    /// When it was accepted or sent back.
    reviewed_at: Option<DateTime<Utc>>,
}

/// Lists the proposals that the token's holder may read.
///
/// Members of an organisation get its proposals, drafts included. Staff get the submitted proposals
/// of the calls in their countries, those of a sealed call once it is opened. Evaluators get the
/// files that were given to them and on which they declared no interest. In the order of creation.
#[utoipa::path(
    get, path = "/api/v1/proposals", tag = "proposals", operation_id = "listProposals",
    params(PageParams, ProposalParams),
    responses(
        (status = 200, description = "A page of proposals", body = List<Proposal>),
        (status = 400, description = "A parameter is wrong; `parameter` names it", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No token, or one that is wrong, has expired or was revoked", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks the scope `proposals:read`", body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = ["proposals:read"]))
)]
pub async fn proposals(caller: Token<scope::ProposalsRead>) -> Answer {
    list::<Proposal, _, _>(&caller, "call", ProposalState::ALL, holdings::list_proposals).await
}

/// Lists the payments that the token's holder may read.
///
/// Members of an organisation get the payments that were ordered for it. Staff and donors get those
/// of the agreements in their countries or programmes, in every state. In the order of creation.
#[utoipa::path(
    get, path = "/api/v1/payments", tag = "payments", operation_id = "listPayments",
    params(PageParams, PaymentParams),
    responses(
        (status = 200, description = "A page of payments", body = List<Payment>),
        (status = 400, description = "A parameter is wrong; `parameter` names it", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No token, or one that is wrong, has expired or was revoked", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks the scope `payments:read`", body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = ["payments:read"]))
)]
pub async fn payments(caller: Token<scope::PaymentsRead>) -> Answer {
    list::<Payment, _, _>(&caller, "agreement", PaymentState::ALL, holdings::list_payments).await
}

/// Lists the reports that the token's holder may read.
///
/// Members of an organisation get its reports. Staff and donors get those on the agreements in their
/// countries or programmes. In the order of creation.
#[utoipa::path(
    get, path = "/api/v1/reports", tag = "reports", operation_id = "listReports",
    params(PageParams, ReportParams),
    responses(
        (status = 200, description = "A page of reports", body = List<Report>),
        (status = 400, description = "A parameter is wrong; `parameter` names it", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No token, or one that is wrong, has expired or was revoked", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token lacks the scope `reports:read`", body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = ["reports:read"]))
)]
pub async fn reports(caller: Token<scope::ReportsRead>) -> Answer {
    list::<Report, _, _>(&caller, "agreement", ReportState::ALL, holdings::list_reports).await
}

/// A page of rows that an actor may read, and how many there are in all.
type Find<Row, S> = fn(&mut Db, &Actor, &Narrow<S>, Page) -> QueryResult<(Vec<Row>, i64)>;

/// A page of what `find` finds for the token's holder, narrowed as the address asks: by one of `states`,
/// a country, and the call or agreement under the name `of`.
async fn list<Item, Row, S>(caller: &Caller, of: &'static str, states: &'static [S], find: Find<Row, S>) -> Answer
where
    Item: From<Row> + Serialize,
    Row: Send + 'static,
    S: FromStr + ToString + Send + 'static,
{
    let params = Params::read(&caller.query, &[of, "state", "country"])?;
    let page = params.page()?;
    let narrow = Narrow {
        state: params.one_of("state", states)?,
        of: params.text(of).map(str::to_owned),
        country: params.one_of("country", Country::ALL)?,
    };
    let actor = caller.actor.clone();
    let (rows, total) = caller.read(move |db| find(db, &actor, &narrow, page)).await?;
    caller.json(&List::of(rows, page, total, Item::from))
}

impl From<ProposalLine> for Proposal {
    fn from(row: ProposalLine) -> Self {
        Proposal {
            id: row.id.0,
            number: row.number,
            call: row.call,
            country: row.country.as_str(),
            partner: Organisation::new(row.partner_id, row.partner),
            state: row.state.as_str(),
            lang: row.lang.as_str(),
            title: row.title,
            requested: Amount::new(row.requested, row.currency),
            total: Amount::new(row.total, row.currency),
            beneficiaries: row.beneficiaries,
            women: row.women,
            receipt_number: row.receipt_number,
            submitted_at: row.submitted_at.map(Instant::utc),
            updated_at: row.updated_at.utc(),
        }
    }
}

impl From<PaymentLine> for Payment {
    fn from(row: PaymentLine) -> Self {
        Payment {
            id: row.id.0,
            reference: row.reference,
            agreement: row.agreement,
            country: row.country.as_str(),
            partner: Organisation::new(row.partner_id, row.partner),
            tranche: row.tranche,
            amount: Amount::new(row.amount, row.currency),
            state: row.state.as_str(),
            prepared_at: row.prepared_at.utc(),
            released_at: row.released_at.map(Instant::utc),
            value_date: row.value_date,
            confirmed_at: row.confirmed_at.map(Instant::utc),
            received_on: row.received_on,
            received: row.received_amount.map(|minor| Amount::new(minor, row.currency)),
        }
    }
}

impl From<ReportLine> for Report {
    fn from(row: ReportLine) -> Self {
        Report {
            id: row.id.0,
            agreement: row.agreement,
            country: row.country.as_str(),
            partner: Organisation::new(row.partner_id, row.partner),
            position: row.position,
            kind: row.kind.as_str(),
            period_start: row.period_start,
            period_end: row.period_end,
            due_on: row.due_on,
            state: row.state.as_str(),
            spent: Amount::new(row.spent, row.currency),
            people: row.people,
            women: row.women,
            submitted_at: row.submitted_at.map(Instant::utc),
            reviewed_at: row.reviewed_at.map(Instant::utc),
        }
    }
}
