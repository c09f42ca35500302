//! Agreements, their annexes and the evidence of their signature.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;

use super::schema::{agreement_indicators, agreement_lines, agreements, signature_events, users};
use super::types::Doc;
use super::users::UserRow;
use super::{Db, ext, row_of};
use crate::domain::agreement::AgreementState;
use crate::domain::budget::Heading;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::place::Country;
use crate::domain::proposal::submission::RunningGrant;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::domain::tranche::Risk;

/// A row of `agreements`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = agreements, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct AgreementRow {
    pub id: Id,
    pub number: String,
    pub proposal_id: Id,
    pub call_id: Id,
    pub partner_id: Id,
    pub programme_id: Id,
    pub state: AgreementState,
    pub lang: Lang,
    pub title: String,
    pub country: Country,
    pub currency: Currency,
    pub grant_amount: i64,
    pub own_amount: i64,
    pub beneficiaries: i32,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub risk: Risk,
    pub liquidation_last_bp: i32,
    pub liquidation_earlier_bp: i32,
    pub prepared_by: Id,
    pub prepared_at: Instant,
    pub approved_by: Option<Id>,
    pub approved_at: Option<Instant>,
    pub partner_signed_by: Option<Id>,
    pub partner_signed_at: Option<Instant>,
    pub organisation_signed_by: Option<Id>,
    pub organisation_signed_at: Option<Instant>,
    pub text_document_id: Option<Id>,
    pub final_document_id: Option<Id>,
    pub version: i32,
}
row_of!(AgreementRow, agreements, versioned);

/// A row of `agreement_lines`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = agreement_lines, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct AgreementLineRow {
    pub id: Id,
    pub agreement_id: Id,
    pub position: i32,
    pub heading: Heading,
    pub description: String,
    pub unit: String,
    pub quantity: i64,
    pub unit_cost: i64,
    pub grant_share: i64,
    pub own_share: i64,
}
row_of!(AgreementLineRow, agreement_lines, plain);

/// A row of `agreement_indicators`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = agreement_indicators, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct AgreementIndicatorRow {
    pub id: Id,
    pub agreement_id: Id,
    pub position: i32,
    pub name: String,
    pub unit: String,
    pub baseline: i64,
    pub target: i64,
    pub verification: String,
}
row_of!(AgreementIndicatorRow, agreement_indicators, plain);

/// A row of `signature_events`.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = signature_events)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct SignatureEventRow {
    pub id: Id,
    pub agreement_id: Id,
    pub seq: i32,
    pub party: String,
    pub kind: String,
    pub user_id: Option<Id>,
    pub at: Instant,
    pub ip: String,
    pub user_agent: String,
    pub data: Doc,
    pub prev_hash: String,
    pub hash: String,
}
row_of!(SignatureEventRow, signature_events, append_only);

impl AgreementRow {
    /// The grant.
    pub fn grant(&self) -> Money {
        Money::new(self.grant_amount, self.currency)
    }
}

/// The agreement of a proposal, if one was prepared.
///
/// # Errors
/// The database's.
pub fn find_of_proposal(db: &mut Db, proposal: Id) -> QueryResult<Option<AgreementRow>> {
    agreements::table.filter(agreements::proposal_id.eq(proposal)).first(db).optional()
}

/// The budget lines of an agreement, in order.
///
/// # Errors
/// The database's.
pub fn list_lines(db: &mut Db, agreement: Id) -> QueryResult<Vec<AgreementLineRow>> {
    agreement_lines::table.filter(agreement_lines::agreement_id.eq(agreement)).order(agreement_lines::position).load(db)
}

/// The indicators of an agreement, in order.
///
/// # Errors
/// The database's.
pub fn list_indicators(db: &mut Db, agreement: Id) -> QueryResult<Vec<AgreementIndicatorRow>> {
    agreement_indicators::table
        .filter(agreement_indicators::agreement_id.eq(agreement))
        .order(agreement_indicators::position)
        .load(db)
}

/// The evidence of an agreement's signatures, in order.
///
/// # Errors
/// The database's.
pub fn list_evidence(db: &mut Db, agreement: Id) -> QueryResult<Vec<SignatureEventRow>> {
    signature_events::table.filter(signature_events::agreement_id.eq(agreement)).order(signature_events::seq).load(db)
}

/// The same with the names of the people it is about.
///
/// # Errors
/// The database's.
pub fn list_evidence_with_names(db: &mut Db, agreement: Id) -> QueryResult<Vec<(SignatureEventRow, Option<String>)>> {
    signature_events::table
        .left_join(users::table.on(signature_events::user_id.eq(users::id.nullable())))
        .filter(signature_events::agreement_id.eq(agreement))
        .order(signature_events::seq)
        .select((signature_events::all_columns, users::name.nullable()))
        .load(db)
}

/// The last row of an agreement's evidence.
///
/// # Errors
/// The database's.
pub fn last_evidence(db: &mut Db, agreement: Id) -> QueryResult<Option<SignatureEventRow>> {
    signature_events::table
        .filter(signature_events::agreement_id.eq(agreement))
        .order(signature_events::seq.desc())
        .first(db)
        .optional()
}

/// The accounts named in the evidence of a signature.
///
/// # Errors
/// The database's.
pub fn list_people(db: &mut Db, evidence: &[SignatureEventRow]) -> QueryResult<Vec<UserRow>> {
    let ids: Vec<Id> = evidence.iter().filter_map(|event| event.user_id).collect();
    users::table.filter(ext::one_of(users::id, ids)).load(db)
}

/// The agreements of these organisations that run, by organisation and number.
///
/// # Errors
/// The database's.
pub fn list_running(db: &mut Db, partners: Vec<Id>) -> QueryResult<Vec<(Id, RunningGrant)>> {
    let running = AgreementState::ALL.iter().copied().filter(|state| state.is_running());
    let rows: Vec<(Id, String, String)> = agreements::table
        .filter(ext::one_of(agreements::partner_id, partners))
        .filter(ext::one_of(agreements::state, running.collect::<Vec<_>>()))
        .order((agreements::partner_id, agreements::number))
        .select((agreements::partner_id, agreements::number, agreements::title))
        .load(db)?;
    Ok(rows.into_iter().map(|(partner, number, title)| (partner, RunningGrant { number, title })).collect())
}
