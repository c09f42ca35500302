//! One write transaction, awaited.

use actix_web::web;
use tokio::sync::oneshot;

use crate::db::pool::{Pool, PoolError};
use crate::db::{Db, Kind};

/// Does one write transaction, away from the event loop.
///
/// # Why not always on a blocking thread
/// 2026-11. SQLite's writer has a thread of its own. Waiting for it on another one kept that from those who read: a few
/// people who save at the same time, and nobody could open a page.
///
/// # Errors
/// As [`Pool::write`].
pub async fn write<T, E>(pool: &Pool, work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<PoolError> + From<diesel::result::Error> + Send + 'static,
{
    let (answer, outcome) = oneshot::channel();
    // Nobody listens any more when the reader has gone: the write stands all the same.
    let done = move |written| drop(answer.send(written));
    match pool.kind() {
        Kind::Sqlite => pool.write_then(work, done),
        Kind::Pg => {
            let pool = pool.clone();
            // If the thread is lost, so is the answer, and that is told below.
            let _ = web::block(move || pool.write_then(work, done)).await;
        }
    }
    outcome.await.map_err(|_| E::from(PoolError::abandoned()))?
}
