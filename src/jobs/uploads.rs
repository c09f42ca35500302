//! The parts of uploads that have ended, attached, given up or too old: they are removed from the
//! storage, with whatever an interrupted request left behind.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{JobError, Worker};
use crate::db::uploads;
use crate::domain::id::Id;

/// How long a file may take to be written into the storage.
const KEEP_BEGUN: TimeDelta = TimeDelta::days(1);

/// Removes the parts of every upload that is not open.
///
/// # Errors
/// The database's and the storage's; the next turn goes on.
pub async fn sweep(worker: &Worker) -> Result<(), JobError> {
    // Looked at before the database: an upload that begins meanwhile has no part in this list.
    let stored = worker.storage.list("uploads/").await?;
    let of = |key: &str| key.split('/').nth(1).and_then(|id| id.parse::<Id>().ok());
    let ids: Vec<Id> = stored.iter().filter_map(|entry| of(&entry.key)).collect::<BTreeSet<_>>().into_iter().collect();
    if ids.is_empty() {
        return Ok(());
    }
    let now = worker.now();
    let open = worker.read(move |db| uploads::list_open(db, &ids, now)).await?;
    for entry in stored {
        if !of(&entry.key).is_some_and(|id| open.contains(&id)) {
            worker.storage.delete(&entry.key).await?;
        }
    }
    Ok(())
}

/// Removes what a process that was killed had begun to write into the storage.
///
/// # Errors
/// The storage's.
pub async fn clear_begun(worker: &Worker) -> Result<(), JobError> {
    let cleared = worker.storage.abort_incomplete_uploads((worker.now() - KEEP_BEGUN).utc()).await?;
    if cleared > 0 {
        tracing::info!(cleared, "removed what interrupted writes left in the storage");
    }
    Ok(())
}
