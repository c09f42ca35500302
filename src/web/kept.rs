//! What costs much to compute and is asked for again and again, kept until anything at all is written: rankings, the
//! figures of the dashboard, and how many proposals are in which state.
//!
//! # Why
//! 2026-11-22: 64 people who opened the ranking of 1,000 proposals at once had it computed 64 times, with as many
//! copies of 3,000 scorecards in memory. Every change adds an entry to the audit chain in its own transaction, so the
//! number of the last entry is the version of everything stored: one short statement says whether what is kept still
//! holds, on several nodes too. It is read before the rest, so that what is kept is never older than its version says.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::QueryResult;

use crate::db::{Db, audit_log};

/// How many values are kept at most.
const MOST: usize = 8;

/// The last values that were asked for, by what they are of.
pub struct Kept<K, V>(Mutex<Vec<Entry<K, V>>>);

struct Entry<K, V> {
    of: K,
    version: i64,
    value: Arc<V>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Kept(Mutex::new(Vec::new()))
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// The value of `of`: the one kept if nothing was written since, else what `make` computes. Only one is computed at
    /// a time, and those who ask meanwhile wait for it. Call from a blocking thread.
    ///
    /// # Errors
    /// The database's, or what `make` returns.
    pub fn get(&self, db: &mut Db, of: K, make: impl FnOnce(&mut Db) -> QueryResult<V>) -> QueryResult<Arc<V>> {
        let version = audit_log::version(db)?;
        // A computation that panicked left nothing behind.
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = entries.iter().find(|entry| entry.of == of && entry.version == version) {
            return Ok(entry.value.clone());
        }
        entries.retain(|entry| entry.of != of && entry.version >= version);
        entries.truncate(MOST - 1);
        let value = Arc::new(make(db)?);
        entries.insert(0, Entry { of, version, value: value.clone() });
        Ok(value)
    }
}
