//! Descriptions of stored files. The bytes are in the object storage.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::documents;
use super::{Db, row_of};
use crate::domain::document::DocumentOwner;
use crate::domain::document::Purpose;
use crate::domain::document::ScanState;
use crate::domain::id::Id;
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

/// The documents that are stored, in order of their identifiers, after `after`.
///
/// # Errors
/// The database's.
pub fn list_stored(db: &mut Db, after: Option<Id>, limit: i64) -> QueryResult<Vec<DocumentRow>> {
    let mut query =
        documents::table.filter(documents::removed_at.is_null()).order(documents::id).limit(limit).into_boxed();
    if let Some(after) = after {
        query = query.filter(documents::id.gt(after));
    }
    query.load(db)
}

/// How many documents a thing has.
///
/// # Errors
/// The database's.
pub fn count_of(db: &mut Db, kind: DocumentOwner, owner: Id) -> QueryResult<i64> {
    documents::table
        .filter(documents::owner_kind.eq(kind))
        .filter(documents::owner_id.eq(owner))
        .filter(documents::removed_at.is_null())
        .count()
        .get_result(db)
}

/// The codes of the required papers that a thing has.
///
/// # Errors
/// The database's.
pub fn list_codes(db: &mut Db, kind: DocumentOwner, owner: Id) -> QueryResult<std::collections::BTreeSet<String>> {
    let codes: Vec<String> = documents::table
        .filter(documents::owner_kind.eq(kind))
        .filter(documents::owner_id.eq(owner))
        .filter(documents::removed_at.is_null())
        .select(documents::code)
        .load(db)?;
    Ok(codes.into_iter().filter(|code| !code.is_empty()).collect())
}
