//! Proposals, their frozen versions and the eligibility checks.

use diesel::prelude::*;
use serde::Serialize;

use super::row_of;
use super::schema::{eligibility_checks, proposal_versions, proposals};
use super::types::{Doc, List};
use crate::domain::id::Id;
use crate::domain::proposal::Content;
use crate::domain::proposal::ProposalState;
use crate::domain::proposal::Section;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

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
