//! Files that came while the virus scanner was away: they are scanned when it is back, and reach nobody
//! but their uploader before.

use chrono::TimeDelta;

use super::{JobError, Worker};
use crate::adapters::object_storage::StorageError;
use crate::adapters::virus_scan::Verdict;
use crate::db::{documents, leases};
use crate::domain::document::ScanState;
use crate::services::documents as actions;

/// How often it is looked whether files wait.
const EVERY: TimeDelta = TimeDelta::minutes(1);
/// How many files are scanned in one turn.
const MOST: i64 = 50;

/// Scans what waits, if it is this worker's turn and the scanner answers.
///
/// # Errors
/// The database's and the storage's; the next turn goes on.
pub async fn tick(worker: &Worker) -> Result<(), JobError> {
    if !worker.virus_scan.is_configured() {
        return Ok(());
    }
    let (name, now) = (worker.name.clone(), worker.now());
    let mine = worker.read(move |db| leases::is_free(db, "scans", now)).await?
        && worker.write(move |db| Ok(leases::take(db, "scans", &name, now, now + EVERY)?)).await?;
    if !mine {
        return Ok(());
    }
    let waiting = worker.read(move |db| documents::list_pending(db, MOST)).await?;
    if waiting.is_empty() || !worker.virus_scan.is_ready().await {
        return Ok(());
    }
    for document in waiting {
        let bytes = match worker.storage.get(&document.storage_key).await {
            Ok(bytes) => bytes,
            // The others are not kept waiting for one that is gone.
            Err(StorageError::NotFound) => {
                tracing::error!(document = %document.id, "a file that waits for the virus scanner is not in the storage");
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let verdict = match worker.virus_scan.scan(&bytes).await {
            Verdict::Clean => ScanState::Clean,
            Verdict::Infected(name) => {
                tracing::warn!(document = %document.id, %name, "a file that waited is infected");
                ScanState::Refused
            }
            Verdict::Unscanned => ScanState::NotScanned,
            // It may be this file that it cannot read: the others are not kept waiting for it.
            Verdict::Unavailable(why) => {
                tracing::warn!(document = %document.id, %why, "a file goes on waiting for the virus scanner");
                continue;
            }
        };
        let act = worker.act("scan");
        worker.write(move |db| actions::scanned(db, &act, document.id, verdict)).await?;
    }
    Ok(())
}
