//! How many statements this process sent to its database: what a page costs beside its time.

use std::sync::atomic::{AtomicU64, Ordering};

use diesel::connection::{Connection, InstrumentationEvent};

use super::Db;

static SENT: AtomicU64 = AtomicU64::new(0);

/// Statements sent since the process started, those that open and close transactions among them.
pub fn sent() -> u64 {
    SENT.load(Ordering::Relaxed)
}

/// Counts the statements of a connection from now on.
pub(super) fn count_on(db: &mut Db) {
    db.set_instrumentation(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { .. } = event {
            SENT.fetch_add(1, Ordering::Relaxed);
        }
    });
}
