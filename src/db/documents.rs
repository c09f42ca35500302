//! Descriptions of stored files. The bytes are in the object storage.

use diesel::prelude::*;
use serde::Serialize;

use super::calls::{CallRow, key_terms};
use super::row::SaveError;
use super::schema::{
    agreements, calls, documents, evaluations, partners, payments, proposal_versions, proposals, reports,
};
use super::{Db, row_of, uploads};
use crate::domain::act::Act;
use crate::domain::actor::{Actor, At};
use crate::domain::call::KeyTerms;
use crate::domain::document::{DocumentOwner, OwnerFacts, Place, Purpose, ScanState, StoredFile};
use crate::domain::evaluation::EvaluationState;
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::proposal::{DocumentFact, Frozen, ProposalState};
use crate::domain::report::ReportState;
use crate::domain::state::Instant;

/// A row of `documents`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = documents, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct DocumentRow {
    pub id: Id,
    pub owner_kind: DocumentOwner,
    pub owner_id: Id,
    pub purpose: Purpose,
    pub code: String,
    pub name: String,
    pub content_type: String,
    pub size: i64,
    pub sha256: String,
    pub storage_key: String,
    pub scan: ScanState,
    pub uploaded_by: Option<Id>,
    pub created_at: Instant,
    pub removed_at: Option<Instant>,
}
row_of!(DocumentRow, documents, plain);

/// Every document whose file is stored, also those that were removed (their files stay), in order of their
/// identifiers, after `after`.
///
/// # Errors
/// The database's.
pub fn list_stored(db: &mut Db, after: Option<Id>, limit: i64) -> QueryResult<Vec<DocumentRow>> {
    let mut query = documents::table.order(documents::id).limit(limit).into_boxed();
    if let Some(after) = after {
        query = query.filter(documents::id.gt(after));
    }
    query.load(db)
}

impl DocumentRow {
    /// Inserts a file that is in the storage already. One that came in parts can be attached once.
    ///
    /// # Errors
    /// `Stale` when its parts were attached already; the database's.
    pub fn insert_stored(db: &mut Db, act: &Act, place: Place, file: StoredFile) -> Result<DocumentRow, SaveError> {
        if let Some(upload) = file.upload {
            uploads::use_up(db, upload, act.actor.user())?;
        }
        let row = DocumentRow {
            id: act.id(),
            owner_kind: place.owner,
            owner_id: place.owner_id,
            purpose: place.purpose,
            code: place.code,
            name: file.name.trim().to_owned(),
            content_type: file.file_type.as_str().to_owned(),
            size: file.size,
            sha256: file.sha256,
            storage_key: file.storage_key,
            scan: file.scan,
            uploaded_by: act.actor.user(),
            created_at: act.at,
            removed_at: None,
        };
        row.insert(db)?;
        Ok(row)
    }

    /// What the rules of a proposal ask about the document.
    pub fn fact(&self) -> DocumentFact {
        DocumentFact {
            code: self.code.clone(),
            name: self.name.clone(),
            size: self.size,
            sha256: self.sha256.clone(),
            refused: self.scan == ScanState::Refused,
        }
    }
}

/// The documents of an owner that were not removed, the oldest first. Whoever calls has found the
/// owner for its viewer.
///
/// # Errors
/// The database's.
pub fn list_of(db: &mut Db, owner: DocumentOwner, id: Id) -> QueryResult<Vec<DocumentRow>> {
    documents::table
        .filter(documents::owner_kind.eq(owner))
        .filter(documents::owner_id.eq(id))
        .filter(documents::removed_at.is_null())
        .order((documents::created_at, documents::id))
        .load(db)
}

/// How many documents an owner has.
///
/// # Errors
/// The database's.
pub fn count_of(db: &mut Db, owner: DocumentOwner, id: Id) -> QueryResult<i64> {
    documents::table
        .filter(documents::owner_kind.eq(owner))
        .filter(documents::owner_id.eq(id))
        .filter(documents::removed_at.is_null())
        .count()
        .get_result(db)
}

/// Documents that wait for the virus scanner, the oldest first.
///
/// # Errors
/// The database's.
pub fn list_pending(db: &mut Db, most: i64) -> QueryResult<Vec<DocumentRow>> {
    documents::table
        .filter(documents::scan.eq(ScanState::Pending))
        .filter(documents::removed_at.is_null())
        .order((documents::created_at, documents::id))
        .limit(most)
        .load(db)
}

/// The document, when the viewer may open it: they may see its owner, it was not removed (or is of a
/// version that was submitted), and the virus scan lets it pass (`scanner` says whether there is one). A
/// document that still waits for the scanner is for its uploader alone; one that was refused is for nobody.
///
/// # Errors
/// The database's.
pub fn find_readable(db: &mut Db, viewer: &Actor, id: Id, scanner: bool) -> QueryResult<Option<DocumentRow>> {
    let Some(row) = DocumentRow::find(db, id)? else { return Ok(None) };
    if row.removed_at.is_some() && !is_of_version(db, &row)? {
        return Ok(None);
    }
    let uploader = row.uploaded_by.is_some_and(|user| viewer.is(user)) && row.scan != ScanState::Refused;
    if !uploader && !row.scan.reaches_others(scanner) {
        return Ok(None);
    }
    let facts = find_owner(db, viewer, row.owner_kind, row.owner_id)?;
    Ok(facts.filter(|facts| facts.may_read(viewer, row.purpose)).map(|_| row))
}

/// Whether the file belongs to a version of a proposal that was submitted: such a file stays
/// readable after its partner exchanged it in a correction.
fn is_of_version(db: &mut Db, row: &DocumentRow) -> QueryResult<bool> {
    if row.owner_kind != DocumentOwner::Proposal {
        return Ok(false);
    }
    let frozen: Vec<String> = proposal_versions::table
        .filter(proposal_versions::proposal_id.eq(row.owner_id))
        .select(proposal_versions::canonical)
        .load(db)?;
    let holds = |frozen: Frozen| frozen.documents.iter().any(|file| file.sha256 == row.sha256 && file.name == row.name);
    Ok(frozen.iter().any(|text| Frozen::read(text).is_ok_and(holds)))
}

/// What the rules ask about the owner of documents, for this viewer.
///
/// # Errors
/// The database's.
pub fn find_owner(db: &mut Db, viewer: &Actor, owner: DocumentOwner, id: Id) -> QueryResult<Option<OwnerFacts>> {
    let facts =
        OwnerFacts { owner, at: At::default(), partner: None, is_public: false, open_to_staff: true, evaluates: None };
    let at = |country, programme, call| At::country(country).of_programme(programme).of_call(call);
    match owner {
        DocumentOwner::Call => {
            let Some(call) = CallRow::find(db, id)? else { return Ok(None) };
            let is_public = call.state.is_public(call.published_at.is_some());
            Ok(Some(OwnerFacts { at: at(call.country, call.programme_id, call.id), is_public, ..facts }))
        }
        DocumentOwner::Partner => {
            let country = partners::table.find(id).select(partners::country).first::<Country>(db).optional()?;
            Ok(country.map(|country| OwnerFacts { at: At::country(country), partner: Some(id), ..facts }))
        }
        DocumentOwner::Proposal => {
            type Found = (Id, ProposalState, Id, Country, Id, KeyTerms, Option<Instant>);
            let found = proposals::table
                .inner_join(calls::table)
                .filter(proposals::id.eq(id))
                .select((
                    proposals::partner_id,
                    proposals::state,
                    calls::id,
                    calls::country,
                    calls::programme_id,
                    key_terms(),
                    calls::opened_at,
                ))
                .first::<Found>(db)
                .optional()?;
            let Some((partner, state, call, country, programme, terms, opened_at)) = found else { return Ok(None) };
            let evaluation: Option<EvaluationState> = match viewer.user() {
                Some(user) => evaluations::table
                    .filter(evaluations::proposal_id.eq(id))
                    .filter(evaluations::evaluator_id.eq(user))
                    .select(evaluations::state)
                    .first(db)
                    .optional()?,
                None => None,
            };
            Ok(Some(OwnerFacts {
                at: at(country, programme, call),
                partner: Some(partner),
                open_to_staff: state.is_submitted() && (!terms.sealed || opened_at.is_some()),
                evaluates: evaluation.map(EvaluationState::may_read_file),
                ..facts
            }))
        }
        DocumentOwner::Report => {
            let found = reports::table
                .inner_join(agreements::table)
                .filter(reports::id.eq(id))
                .select((
                    reports::state,
                    agreements::partner_id,
                    agreements::country,
                    agreements::programme_id,
                    agreements::call_id,
                ))
                .first::<(ReportState, Id, Country, Id, Id)>(db)
                .optional()?;
            Ok(found.map(|(state, partner, country, programme, call)| OwnerFacts {
                at: at(country, programme, call),
                partner: Some(partner),
                open_to_staff: !matches!(state, ReportState::Expected | ReportState::Draft),
                ..facts
            }))
        }
        DocumentOwner::Agreement | DocumentOwner::Payment => {
            let agreement = match owner {
                DocumentOwner::Agreement => Some(id),
                _ => payments::table.find(id).select(payments::agreement_id).first(db).optional()?,
            };
            let Some(agreement) = agreement else { return Ok(None) };
            let found = agreements::table
                .find(agreement)
                .select((agreements::partner_id, agreements::country, agreements::programme_id, agreements::call_id))
                .first::<(Id, Country, Id, Id)>(db)
                .optional()?;
            Ok(found.map(|(partner, country, programme, call)| OwnerFacts {
                at: at(country, programme, call),
                partner: Some(partner),
                ..facts
            }))
        }
    }
}
