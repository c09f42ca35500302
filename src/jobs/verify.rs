//! `kafo verify`: the database against its audit chain, and every stored file against its hash.

use sha2::{Digest, Sha256};

use super::{JobError, Worker};
use crate::db::documents::{self, DocumentRow};
use crate::db::verify::Checked;

/// What was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Everything {
    /// The database's part.
    pub database: Checked,
    /// Files whose hash was recomputed.
    pub documents: usize,
}

/// Checks everything; the inner error says what differs first.
///
/// # Errors
/// When the database cannot be read.
pub async fn verify(worker: &Worker) -> Result<Result<Everything, String>, JobError> {
    let database = match worker.read(crate::db::verify::verify).await? {
        Ok(checked) => checked,
        Err(finding) => return Ok(Err(finding.to_string())),
    };
    let mut count = 0;
    let mut after = None;
    loop {
        let rows: Vec<DocumentRow> = worker.read(move |db| documents::list_stored(db, after, 200)).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        for row in rows {
            match worker.storage.get(&row.storage_key).await {
                Ok(bytes) if hex::encode(Sha256::digest(&bytes)) == row.sha256 => count += 1,
                Ok(_) => return Ok(Err(format!("document {} ({}): the file was changed", row.id, row.name))),
                Err(error) => return Ok(Err(format!("document {} ({}): {error}", row.id, row.name))),
            }
        }
    }
    Ok(Ok(Everything { database, documents: count }))
}
