//! How often something was tried lately, counted for all nodes together.

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use sha2::{Digest, Sha256};

use super::Db;
use super::schema::throttles;
use super::types::UtcTs;
use crate::domain::account::Limit;
use crate::domain::state::Instant;

/// What an attempt met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Attempts in the present window, this one included.
    pub attempts: i32,
    /// Seconds to wait when there were too many.
    pub wait_seconds: Option<u64>,
    /// Whether this is the first attempt over the limit: worth a note.
    pub is_first_over: bool,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Integer)]
    hits: i32,
    #[diesel(sql_type = UtcTs)]
    window_start: Instant,
}

/// Counts an attempt of kind `what` by or on `whom`, and says whether it is one too many.
///
/// # Errors
/// The database's.
pub fn hit(db: &mut Db, what: &str, whom: &str, limit: Limit, now: Instant) -> QueryResult<Hit> {
    // One statement, so that attempts at the same moment are all counted.
    let counted: Counted = diesel::sql_query(
        "INSERT INTO throttles (key, window_start, hits) VALUES ($1, $2, 1) ON CONFLICT (key) DO UPDATE SET \
         hits = CASE WHEN throttles.window_start <= $3 THEN 1 ELSE throttles.hits + 1 END, \
         window_start = CASE WHEN throttles.window_start <= $3 THEN excluded.window_start ELSE throttles.window_start END \
         RETURNING hits, window_start",
    )
    .bind::<Text, _>(key(what, whom))
    .bind::<UtcTs, _>(now)
    .bind::<UtcTs, _>(now - limit.window)
    .get_result(db)?;
    let over = counted.hits > limit.attempts;
    Ok(Hit {
        attempts: counted.hits,
        wait_seconds: over.then(|| limit.wait_seconds(counted.window_start, now)),
        is_first_over: counted.hits == limit.attempts + 1,
    })
}

/// Forgets the attempts: the right one came.
///
/// # Errors
/// The database's.
pub fn forget(db: &mut Db, what: &str, whom: &str) -> QueryResult<()> {
    diesel::delete(throttles::table.find(key(what, whom))).execute(db).map(|_| ())
}

/// Takes one attempt back, for a counter that only counts failures.
///
/// # Errors
/// The database's.
pub fn take_back(db: &mut Db, what: &str, whom: &str) -> QueryResult<()> {
    diesel::update(throttles::table.find(key(what, whom)).filter(throttles::hits.gt(0)))
        .set(throttles::hits.eq(throttles::hits - 1))
        .execute(db)
        .map(|_| ())
}

/// Removes counters whose window began before `before`.
///
/// # Errors
/// The database's.
pub fn delete_ended(db: &mut Db, before: Instant) -> QueryResult<usize> {
    diesel::delete(throttles::table.filter(throttles::window_start.lt(before))).execute(db)
}

/// The key of a counter. Whom it concerns is hashed: an address typed by anybody may be of any
/// length, and needs no second place in the database.
fn key(what: &str, whom: &str) -> String {
    format!("{what}/{}", hex::encode(&Sha256::digest(whom.as_bytes())[..16]))
}
