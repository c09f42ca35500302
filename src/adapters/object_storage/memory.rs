//! Objects in memory, for tests.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use chrono::{DateTime, Utc};

use super::{ObjectEntry, ObjectHead, ObjectKind, StorageError};
use crate::adapters::clock::Clock;

/// What the memory storage holds: objects, and failures still to come.
#[derive(Debug, Clone)]
pub struct StorageMemory {
    clock: Clock,
    state: Arc<Mutex<State>>,
}

/// One object in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredObject {
    /// The content.
    pub bytes: Bytes,
    /// The type and name it was stored with.
    pub kind: ObjectKind,
    /// When it was stored.
    pub modified: DateTime<Utc>,
}

#[derive(Debug, Default)]
struct State {
    objects: BTreeMap<String, StoredObject>,
    failures: VecDeque<StorageError>,
}

impl StorageMemory {
    pub(super) fn new(clock: Clock) -> Self {
        Self { clock, state: Arc::default() }
    }

    /// All objects by key.
    pub fn objects(&self) -> BTreeMap<String, StoredObject> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).objects.clone()
    }

    /// Makes the next operation fail; called several times, the failures come in that order.
    pub fn fail_next(&self, error: StorageError) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).failures.push_back(error);
    }

    pub(super) fn put(&self, key: &str, bytes: Bytes, kind: &ObjectKind) -> Result<(), StorageError> {
        let object = StoredObject { bytes, kind: kind.clone(), modified: self.clock.now() };
        self.with(|objects| {
            objects.insert(key.to_owned(), object);
            Ok(())
        })
    }

    pub(super) fn get(&self, key: &str) -> Result<Bytes, StorageError> {
        self.with(|objects| Ok(objects.get(key).ok_or(StorageError::NotFound)?.bytes.clone()))
    }

    pub(super) fn head(&self, key: &str) -> Result<ObjectHead, StorageError> {
        self.with(|objects| {
            let object = objects.get(key).ok_or(StorageError::NotFound)?;
            Ok(ObjectHead {
                size: object.bytes.len() as u64,
                modified: object.modified,
                content_type: Some(object.kind.content_type.clone()),
            })
        })
    }

    pub(super) fn delete(&self, key: &str) -> Result<(), StorageError> {
        self.with(|objects| {
            objects.remove(key);
            Ok(())
        })
    }

    pub(super) fn list(&self, prefix: &str) -> Result<Vec<ObjectEntry>, StorageError> {
        self.with(|objects| {
            let of_prefix = objects.iter().filter(|(key, _)| key.starts_with(prefix));
            Ok(of_prefix
                .map(|(key, object)| ObjectEntry {
                    key: key.clone(),
                    size: object.bytes.len() as u64,
                    modified: object.modified,
                })
                .collect())
        })
    }

    fn with<T>(
        &self,
        work: impl FnOnce(&mut BTreeMap<String, StoredObject>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match state.failures.pop_front() {
            Some(error) => Err(error),
            None => work(&mut state.objects),
        }
    }
}
