//! The calendar: what is due by the clock alone. Several processes may run; a lease in the database
//! lets one of them do it.

use chrono::TimeDelta;

use super::{JobError, Worker};
use crate::db::{leases, sessions, throttles, tokens};

/// How often the calendar is looked at.
const EVERY: TimeDelta = TimeDelta::minutes(5);
/// How long ended sessions are kept, so that text posted after their end can be given back.
const KEEP_SESSIONS: TimeDelta = TimeDelta::days(14);
/// How long counters of attempts are kept: longer than any window.
const KEEP_THROTTLES: TimeDelta = TimeDelta::days(1);

/// Does what is due, if it is this worker's turn.
///
/// # Errors
/// The database's.
pub async fn tick(worker: &Worker) -> Result<(), JobError> {
    let (name, now) = (worker.name.clone(), worker.now());
    let mine = worker.read(move |db| leases::is_free(db, "calendar", now)).await?
        && worker.write(move |db| Ok(leases::take(db, "calendar", &name, now, now + EVERY)?)).await?;
    if !mine {
        return Ok(());
    }
    worker
        .write(move |db| {
            sessions::delete_ended(db, now - KEEP_SESSIONS)?;
            tokens::delete_expired(db, now - KEEP_SESSIONS)?;
            throttles::delete_ended(db, now - KEEP_THROTTLES)?;
            Ok(())
        })
        .await
}
