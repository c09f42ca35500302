//! Leases: what only one process at a time may do.

use diesel::prelude::*;

use super::schema::leases;
use super::{Db, ext};
use crate::domain::state::Instant;

/// Whether nobody holds the lease now. A cheap look before [`take`].
///
/// # Errors
/// The database's.
pub fn is_free(db: &mut Db, name: &str, now: Instant) -> QueryResult<bool> {
    let held: i64 = leases::table.filter(leases::name.eq(name)).filter(leases::until.gt(now)).count().get_result(db)?;
    Ok(held == 0)
}

/// Takes the lease until `until` unless somebody else holds it. Returns whether it was taken.
///
/// # Errors
/// The database's.
pub fn take(db: &mut Db, name: &str, holder: &str, now: Instant, until: Instant) -> QueryResult<bool> {
    let first = diesel::insert_into(leases::table).values((
        leases::name.eq(name),
        leases::holder.eq(holder),
        leases::until.eq(now),
    ));
    ext::on_conflict(first, " ON CONFLICT DO NOTHING").execute(db)?;
    diesel::update(leases::table.filter(leases::name.eq(name)).filter(leases::until.le(now)))
        .set((leases::holder.eq(holder), leases::until.eq(until)))
        .execute(db)
        .map(|rows| rows == 1)
}
