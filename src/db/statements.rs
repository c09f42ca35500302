//! How many statements a pool sent to its database: what a page costs beside its time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::connection::{Connection, InstrumentationEvent};

use super::Db;

/// A count that the connections of one pool share. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Statements(Arc<AtomicU64>);

impl Statements {
    /// Those sent so far, those that open and close transactions among them. What a connection sends when it is opened
    /// belongs to no page and is left out.
    pub(super) fn sent(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Counts the statements of a connection from now on.
    pub(super) fn count_on(&self, db: &mut Db) {
        let Statements(sent) = self.clone();
        db.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                sent.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
}
