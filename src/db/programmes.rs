//! Programmes and the funds given to them.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::{programme_funds, programmes};
use super::{Db, MultiBackend, row_of};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::permission::Permission;
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A row of `programmes`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = programmes, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProgrammeRow {
    pub id: Id,
    pub code: String,
    pub name: Texts,
    pub summary: Texts,
    pub planned_calls: i32,
    pub planned_beneficiaries: i32,
    pub created_at: Instant,
}
row_of!(ProgrammeRow, programmes, plain);

/// A row of `programme_funds`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = programme_funds, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProgrammeFundRow {
    pub id: Id,
    pub programme_id: Id,
    pub donor: String,
    pub currency: Currency,
    pub amount: i64,
    pub created_at: Instant,
}
row_of!(ProgrammeFundRow, programme_funds, plain);

/// The programmes that the actor may see, by code: whoever holds the permission for some programme
/// sees that one, others see all.
///
/// # Errors
/// The database's.
pub fn list_for(db: &mut Db, actor: &Actor) -> QueryResult<Vec<ProgrammeRow>> {
    let reach = actor.reach(Permission::ProgrammeRead);
    let mut query: programmes::BoxedQuery<'static, MultiBackend> = programmes::table.into_boxed();
    if reach.iter().all(|grant| grant.programme.is_some()) {
        let some: Vec<Id> = reach.iter().filter_map(|grant| grant.programme).collect();
        query = query.filter(programmes::id.eq_any(some));
    }
    query.order(programmes::code).load(db)
}

/// The programme with this code.
///
/// # Errors
/// The database's.
pub fn find_by_code(db: &mut Db, code: &str) -> QueryResult<Option<ProgrammeRow>> {
    programmes::table.filter(programmes::code.eq(code)).first(db).optional()
}

/// What donors gave to a programme, in order of arrival. Whether the programme may be seen is asked
/// before.
///
/// # Errors
/// The database's.
pub fn list_funds(db: &mut Db, programme: Id) -> QueryResult<Vec<ProgrammeFundRow>> {
    programme_funds::table.filter(programme_funds::programme_id.eq(programme)).order(programme_funds::id).load(db)
}

/// Locks a programme until the transaction ends, so that its balance is asked by one at a time.
///
/// # Errors
/// The database's.
pub fn lock(db: &mut Db, programme: Id) -> QueryResult<()> {
    ProgrammeRow::find_locked(db, programme).map(|_| ())
}
