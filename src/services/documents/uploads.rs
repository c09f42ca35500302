//! Files that come in parts: begun, filled part by part, given up. What has come whole is attached by
//! the services that attach files, under the same conditions as a file that came at once.

use super::may_attach;
use crate::db::Db;
use crate::db::documents;
use crate::db::types::List;
use crate::db::uploads::{self, UploadRow};
use crate::db::users::UserRow;
use crate::domain::act::Act;
use crate::domain::document::{Announced, KEPT, MOST_OPEN, Part, UploadState};
use crate::domain::id::Id;
use crate::domain::state::all_met;
use crate::services::Refusal;

/// Begins an upload to something that the person may attach files to.
///
/// # Errors
/// As for attaching a file; `TooMany` while too many uploads of the person are open.
pub fn begin(db: &mut Db, act: &Act, file: Announced, max_bytes: i64) -> Result<UploadRow, Refusal> {
    let user = act.actor.user().ok_or(Refusal::Forbidden)?;
    may_attach(db, act, file.owner, file.owner_id)?;
    let so_far = documents::count_of(db, file.owner, file.owner_id)?;
    all_met(file.check(max_bytes, so_far))?;
    // Locked, so that requests at the same moment are all counted.
    Refusal::found(UserRow::find_locked(db, user)?)?;
    let ends = uploads::list_ends(db, user, act.at)?;
    if let (true, Some(first)) = (ends.len() >= MOST_OPEN, ends.first()) {
        let wait_seconds = u64::try_from((*first - act.at).num_seconds()).unwrap_or(0).max(1);
        return Err(Refusal::TooMany { wait_seconds });
    }
    let row = UploadRow {
        id: act.id(),
        user_id: user,
        owner_kind: file.owner,
        owner_id: file.owner_id,
        name: file.name.trim().to_owned(),
        metadata: file.metadata,
        length: file.length,
        received: 0,
        parts: List(Vec::new()),
        state: UploadState::Open,
        created_at: act.at,
        expires_at: act.at + KEPT,
    };
    row.insert(db)?;
    Ok(row)
}

/// Keeps a part that is in the storage and begins at this byte.
///
/// # Errors
/// `NotFound` when the upload is not theirs or has ended; `Stale` when it goes on at another byte.
pub fn keep_part(db: &mut Db, act: &Act, id: Id, at: i64, part: Part) -> Result<UploadRow, Refusal> {
    let mut row = own_open(db, act, id)?;
    if row.received != at || part.size <= 0 || row.length - at < part.size {
        return Err(Refusal::Stale);
    }
    row.received += part.size;
    row.parts.0.push(part);
    row.expires_at = act.at + KEPT;
    row.save(db)?;
    Ok(row)
}

/// Gives an upload up. Its parts are removed later.
///
/// # Errors
/// `NotFound` when it is not theirs or has ended.
pub fn cancel(db: &mut Db, act: &Act, id: Id) -> Result<(), Refusal> {
    let mut row = own_open(db, act, id)?;
    row.state = UploadState::Cancelled;
    Ok(row.save(db)?)
}

fn own_open(db: &mut Db, act: &Act, id: Id) -> Result<UploadRow, Refusal> {
    let row = Refusal::found(UploadRow::find_locked(db, id)?)?;
    if act.actor.is(row.user_id) && row.is_open(act.at) { Ok(row) } else { Err(Refusal::NotFound) }
}
