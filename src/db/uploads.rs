//! Files that come in parts. Short-lived, not covered by the audit log's seals: what is attached in the
//! end is a document, and that is.

use chrono::TimeDelta;
use diesel::prelude::*;

use super::row::SaveError;
use super::schema::uploads;
use super::types::List;
use super::{Db, row_of};
use crate::domain::document::{DocumentOwner, MOST_PARTS, Part, UploadState};
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// A row of `uploads`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = uploads, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct UploadRow {
    pub id: Id,
    pub user_id: Id,
    pub owner_kind: DocumentOwner,
    pub owner_id: Id,
    pub name: String,
    pub metadata: String,
    pub length: i64,
    pub received: i64,
    pub parts: List<Part>,
    pub state: UploadState,
    pub created_at: Instant,
    pub expires_at: Instant,
}
row_of!(UploadRow, uploads, unsealed);

impl UploadRow {
    /// Whether more parts may come, or the whole may be attached.
    pub fn is_open(&self, now: Instant) -> bool {
        let fits = self.parts.0.len() < MOST_PARTS || self.is_whole();
        self.state == UploadState::Open && self.expires_at > now && fits
    }

    /// Whether all of it has come.
    pub fn is_whole(&self) -> bool {
        self.received == self.length
    }
}

/// The upload, when it is this person's.
///
/// # Errors
/// The database's.
pub fn find_of(db: &mut Db, user: Id, id: Id) -> QueryResult<Option<UploadRow>> {
    uploads::table.find(id).filter(uploads::user_id.eq(user)).first(db).optional()
}

/// When each open upload of a person ends, the first to end first.
///
/// # Errors
/// The database's.
pub fn list_ends(db: &mut Db, user: Id, now: Instant) -> QueryResult<Vec<Instant>> {
    uploads::table
        .filter(uploads::user_id.eq(user))
        .filter(uploads::state.eq(UploadState::Open))
        .filter(uploads::expires_at.gt(now))
        .order(uploads::expires_at)
        .select(uploads::expires_at)
        .load(db)
}

/// Notes that an open upload of this person was attached.
///
/// # Errors
/// `Stale` when there is none; the database's.
pub fn use_up(db: &mut Db, id: Id, user: Option<Id>) -> Result<(), SaveError> {
    let Some(user) = user else { return Err(SaveError::Stale) };
    let open = uploads::table
        .filter(uploads::id.eq(id))
        .filter(uploads::user_id.eq(user))
        .filter(uploads::state.eq(UploadState::Open));
    let rows = diesel::update(open).set(uploads::state.eq(UploadState::Used)).execute(db)?;
    if rows == 1 { Ok(()) } else { Err(SaveError::Stale) }
}

/// Which of these uploads are open: their parts are needed.
///
/// # Errors
/// The database's.
pub fn list_open(db: &mut Db, among: &[Id], now: Instant) -> QueryResult<Vec<Id>> {
    let mut open = Vec::new();
    for ids in among.chunks(500) {
        let found: Vec<Id> = uploads::table
            .filter(uploads::id.eq_any(ids.to_vec()))
            .filter(uploads::state.eq(UploadState::Open))
            .filter(uploads::expires_at.gt(now))
            .select(uploads::id)
            .load(db)?;
        open.extend(found);
    }
    Ok(open)
}

/// Forgets uploads that ended so long ago that nobody asks for them any more.
///
/// # Errors
/// The database's.
pub fn delete_ended(db: &mut Db, now: Instant, after: TimeDelta) -> QueryResult<usize> {
    diesel::delete(uploads::table.filter(uploads::expires_at.le(now - after))).execute(db)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upload_is_open_until_it_ends_or_comes_in_too_many_crumbs() {
        let id = Id(uuid::Uuid::from_u128(1));
        let start: Instant = chrono::DateTime::from_timestamp(1_795_262_400, 0).unwrap().into();
        let end = start + TimeDelta::hours(24);
        let row = UploadRow {
            id,
            user_id: id,
            owner_kind: DocumentOwner::Proposal,
            owner_id: id,
            name: "a.pdf".into(),
            metadata: String::new(),
            length: 5_000,
            received: 2_000,
            parts: List(vec![Part { key: "uploads/1/0".into(), size: 1 }; MOST_PARTS - 1]),
            state: UploadState::Open,
            created_at: start,
            expires_at: end,
        };
        assert!(row.is_open(start) && row.is_open(end - TimeDelta::seconds(1)) && !row.is_open(end));
        for state in [UploadState::Used, UploadState::Cancelled] {
            assert!(!UploadRow { state, ..row.clone() }.is_open(start));
        }
        let crumbs = List(vec![row.parts.0[0].clone(); MOST_PARTS]);
        assert!(!UploadRow { parts: crumbs.clone(), ..row.clone() }.is_open(start));
        assert!(UploadRow { parts: crumbs, received: 5_000, ..row }.is_open(start));
    }
}
