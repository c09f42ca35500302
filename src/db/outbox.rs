//! The outbox: events and jobs written in the transaction of the action, carried out afterwards.
//! Each job runs once at a time; after a failure it comes back later, with growing pauses.

use std::collections::HashSet;

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde::Serialize;

use super::schema::jobs;
use super::types::{DbUuid, Doc, UtcTs};
use super::{Db, Kind, ext};
use crate::domain::act::Act;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// How long a worker may take before another one may take the job over.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// After so many failed attempts a job rests until somebody looks at it.
const MOST_ATTEMPTS: i32 = 12;

/// A job as stored.
#[derive(Debug, Clone, Queryable, Insertable)]
#[diesel(table_name = jobs)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct JobRow {
    pub id: Id,
    pub kind: String,
    pub payload: Doc,
    pub dedupe_key: Option<String>,
    pub state: String,
    pub attempts: i32,
    pub run_at: Instant,
    pub locked_by: Option<String>,
    pub locked_until: Option<Instant>,
    pub last_error: Option<String>,
    pub created_at: Instant,
    pub done_at: Option<Instant>,
}

/// Tells the rest of the house that something happened.
///
/// # Errors
/// The database's.
pub fn tell(db: &mut Db, act: &Act, event: &Event) -> QueryResult<()> {
    let payload: serde_json::Value = serde_json::from_str(&event.to_json())
        .map_err(|error| diesel::result::Error::SerializationError(error.to_string().into()))?;
    enqueue(db, act.id(), "event", &payload, None, act.at, act.at)
}

/// Puts a job in the queue, once for each `dedupe_key`.
///
/// # Errors
/// The database's, or a payload that is no JSON.
pub fn enqueue(
    db: &mut Db,
    id: Id,
    kind: &str,
    payload: &impl Serialize,
    dedupe_key: Option<String>,
    now: Instant,
    run_at: Instant,
) -> QueryResult<()> {
    let payload = serde_json::to_value(payload)
        .map_err(|error| diesel::result::Error::SerializationError(error.to_string().into()))?;
    let row = JobRow {
        id,
        kind: kind.to_owned(),
        payload: Doc(payload),
        dedupe_key,
        state: "ready".into(),
        attempts: 0,
        run_at,
        locked_by: None,
        locked_until: None,
        last_error: None,
        created_at: now,
        done_at: None,
    };
    let insert = diesel::insert_into(jobs::table).values(row);
    ext::on_conflict(insert, " ON CONFLICT DO NOTHING").execute(db).map(|_| ())
}

/// Which of these keys stand on a job already, done or not.
///
/// # Errors
/// The database's.
pub fn list_known(db: &mut Db, keys: Vec<String>) -> QueryResult<HashSet<String>> {
    let found: Vec<Option<String>> =
        jobs::table.filter(jobs::dedupe_key.eq_any(keys)).select(jobs::dedupe_key).load(db)?;
    Ok(found.into_iter().flatten().collect())
}

#[derive(QueryableByName)]
struct Claimed {
    #[diesel(sql_type = DbUuid)]
    id: Id,
}

/// Takes the next job whose time has come, also one whose worker was lost. `None`: nothing to do.
///
/// # Errors
/// The database's.
pub fn claim(db: &mut Db, worker: &str, now: Instant) -> QueryResult<Option<JobRow>> {
    // One statement on both: SKIP LOCKED on PostgreSQL; SQLite has one writer.
    let skip = match db.kind() {
        Kind::Pg => " FOR UPDATE SKIP LOCKED",
        Kind::Sqlite => "",
    };
    let claimed: Option<Claimed> = diesel::sql_query(format!(
        "UPDATE jobs SET state = 'running', locked_by = $1, locked_until = $2, attempts = attempts + 1 \
         WHERE id = (SELECT id FROM jobs WHERE (state = 'ready' AND run_at <= $3) \
         OR (state = 'running' AND locked_until < $3) ORDER BY run_at, id LIMIT 1{skip}) RETURNING id"
    ))
    .bind::<Text, _>(worker)
    .bind::<UtcTs, _>(now + LEASE)
    .bind::<UtcTs, _>(now)
    .get_result(db)
    .optional()?;
    claimed.map(|job| jobs::table.find(job.id).first(db)).transpose()
}

/// Marks a job as done.
///
/// # Errors
/// The database's.
pub fn finish(db: &mut Db, job: Id, now: Instant) -> QueryResult<()> {
    diesel::update(jobs::table.find(job))
        .set((jobs::state.eq("done"), jobs::done_at.eq(now), jobs::locked_by.eq(None::<String>)))
        .execute(db)
        .map(|_| ())
}

/// Puts a failed job back, later each time (1, 2, 4 … minutes, at most 6 hours), or lays it aside
/// when `give_up` or after too many attempts. Returns whether it will be tried again.
///
/// # Errors
/// The database's.
pub fn fail(db: &mut Db, job: &JobRow, error: &str, give_up: bool, now: Instant) -> QueryResult<bool> {
    let again = !give_up && job.attempts < MOST_ATTEMPTS;
    let minutes = 1_i64 << (job.attempts.clamp(1, 9) - 1);
    diesel::update(jobs::table.find(job.id))
        .set((
            jobs::state.eq(if again { "ready" } else { "failed" }),
            jobs::run_at.eq(now + TimeDelta::minutes(minutes.min(360))),
            jobs::last_error.eq(error.chars().take(500).collect::<String>()),
            jobs::locked_by.eq(None::<String>),
        ))
        .execute(db)?;
    Ok(again)
}

/// How many jobs wait, run and have failed, for the metrics and the system page.
///
/// # Errors
/// The database's.
pub fn count_by_state(db: &mut Db) -> QueryResult<Vec<(String, i64)>> {
    jobs::table.group_by(jobs::state).select((jobs::state, diesel::dsl::count_star())).load(db)
}

/// How many jobs are due and not yet done, those of a lost worker included.
///
/// # Errors
/// The database's.
pub fn count_due(db: &mut Db, now: Instant) -> QueryResult<i64> {
    jobs::table
        .filter(jobs::state.eq("ready").and(jobs::run_at.le(now)).or(jobs::state.eq("running")))
        .count()
        .get_result(db)
}
