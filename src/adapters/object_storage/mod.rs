//! Stored documents: a bucket of an S3 server, a folder, or memory for tests.
//!
//! Keys are made by the portal (`documents/<id>.pdf`), never by people, and hold only letters,
//! digits, `.`, `_`, `-` and `/`. The name a person gave a file travels in its disposition.
//! An object is never changed in place: another content gets another key.

mod error;
mod folder;
mod key;
mod memory;
mod s3;
mod uploads;

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::Stream;

pub use error::StorageError;
pub use key::content_disposition;
pub use memory::{StorageMemory, StoredObject};

use crate::adapters::clock::Clock;
use crate::config::{ConfigError, StorageSettings};

/// The parts of an object as they arrive.
pub type ObjectStream = Pin<Box<dyn Stream<Item = Result<Bytes, StorageError>> + Send>>;

/// What an object is, for whoever fetches it without asking the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectKind {
    /// Media type, such as `application/pdf`.
    pub content_type: String,
    /// Name to save the file under; any letters.
    pub file_name: String,
}

impl ObjectKind {
    /// An object of this media type, saved under this name.
    pub fn new(content_type: impl Into<String>, file_name: impl Into<String>) -> Self {
        Self { content_type: content_type.into(), file_name: file_name.into() }
    }
}

/// What the storage knows of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectHead {
    /// Bytes.
    pub size: u64,
    /// When it was stored, by the storage's own clock.
    pub modified: DateTime<Utc>,
    /// Media type; a folder does not keep it (the database does).
    pub content_type: Option<String>,
}

/// One line of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectEntry {
    /// The object's key.
    pub key: String,
    /// Bytes.
    pub size: u64,
    /// When it was stored, by the storage's own clock.
    pub modified: DateTime<Utc>,
}

/// Keeps documents. Clones share one client and one memory.
#[derive(Clone)]
pub struct ObjectStorage(Backend);

#[derive(Clone)]
enum Backend {
    Folder(folder::FolderStorage),
    S3(Arc<s3::S3Storage>),
    Memory(StorageMemory),
}

impl ObjectStorage {
    /// The storage that the settings ask for. Nothing is contacted yet.
    ///
    /// # Errors
    /// When the S3 settings do not make a client.
    pub fn from_settings(settings: &StorageSettings) -> Result<Self, ConfigError> {
        match settings {
            StorageSettings::Folder(folder) => Ok(Self::folder(folder)),
            StorageSettings::S3(s3) => s3::S3Storage::new(s3).map(|s3| Self(Backend::S3(Arc::new(s3)))),
        }
    }

    /// Keeps objects in `folder`, created when needed.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self(Backend::Folder(folder::FolderStorage::new(folder.into())))
    }

    /// Keeps objects in memory, for tests; the second value reads them and can plan failures.
    pub fn memory(clock: Clock) -> (Self, StorageMemory) {
        let memory = StorageMemory::new(clock);
        (Self(Backend::Memory(memory.clone())), memory)
    }

    /// Stores bytes under a key. When it returns, the object survives a power cut.
    ///
    /// # Errors
    /// See [`StorageError`]. After an error the key holds the whole object or nothing.
    pub async fn put(&self, key: &str, bytes: Bytes, kind: &ObjectKind) -> Result<(), StorageError> {
        key::check(key)?;
        match &self.0 {
            Backend::Folder(folder) => folder.put(key, bytes).await,
            Backend::S3(s3) => s3.put(key, bytes, kind).await,
            Backend::Memory(memory) => memory.put(key, bytes, kind),
        }
    }

    /// Stores a file of this machine under a key, without holding all of it in memory.
    ///
    /// # Errors
    /// As [`ObjectStorage::put`]; a file that cannot be read is [`StorageError::Unavailable`].
    pub async fn put_file(&self, key: &str, file: &Path, kind: &ObjectKind) -> Result<(), StorageError> {
        key::check(key)?;
        match &self.0 {
            Backend::Folder(folder) => folder.put_file(key, file).await,
            Backend::S3(s3) => s3.put_file(key, file, kind).await,
            Backend::Memory(memory) => {
                let bytes = tokio::fs::read(file).await.map_err(StorageError::unavailable)?;
                memory.put(key, bytes.into(), kind)
            }
        }
    }

    /// The whole object.
    ///
    /// # Errors
    /// [`StorageError::NotFound`] when there is none, and the others.
    pub async fn get(&self, key: &str) -> Result<Bytes, StorageError> {
        key::check(key)?;
        match &self.0 {
            Backend::Folder(folder) => folder.get(key).await,
            Backend::S3(s3) => s3.get(key).await,
            Backend::Memory(memory) => memory.get(key),
        }
    }

    /// The object in parts, for large ones. An error after the first part comes in the stream.
    ///
    /// # Errors
    /// As [`ObjectStorage::get`].
    pub async fn get_stream(&self, key: &str) -> Result<ObjectStream, StorageError> {
        key::check(key)?;
        match &self.0 {
            Backend::Folder(folder) => folder.get_stream(key).await,
            Backend::S3(s3) => s3.get_stream(key).await,
            Backend::Memory(memory) => {
                let bytes = memory.get(key)?;
                Ok(Box::pin(futures_util::stream::once(std::future::ready(Ok(bytes)))))
            }
        }
    }

    /// Size, date and type of an object.
    ///
    /// # Errors
    /// As [`ObjectStorage::get`].
    pub async fn head(&self, key: &str) -> Result<ObjectHead, StorageError> {
        key::check(key)?;
        match &self.0 {
            Backend::Folder(folder) => folder.head(key).await,
            Backend::S3(s3) => s3.head(key).await,
            Backend::Memory(memory) => memory.head(key),
        }
    }

    /// Removes an object; one that is not there is no error.
    ///
    /// # Errors
    /// See [`StorageError`].
    pub async fn delete(&self, key: &str) -> Result<(), StorageError> {
        key::check(key)?;
        match &self.0 {
            Backend::Folder(folder) => folder.delete(key).await,
            Backend::S3(s3) => s3.delete(key).await,
            Backend::Memory(memory) => memory.delete(key),
        }
    }

    /// All objects whose key begins with `prefix`, by key. An empty prefix lists everything.
    ///
    /// # Errors
    /// See [`StorageError`].
    pub async fn list(&self, prefix: &str) -> Result<Vec<ObjectEntry>, StorageError> {
        match &self.0 {
            Backend::Folder(folder) => folder.list(prefix).await,
            Backend::S3(s3) => s3.list(prefix).await,
            Backend::Memory(memory) => memory.list(prefix),
        }
    }

    /// Whether the storage answers and holds the bucket or folder. For `kafo check` and `/readyz`.
    ///
    /// # Errors
    /// See [`StorageError`].
    pub async fn check(&self) -> Result<(), StorageError> {
        match &self.0 {
            Backend::Folder(folder) => folder.check().await,
            Backend::S3(s3) => s3.check().await,
            Backend::Memory(memory) => memory.list("").map(drop),
        }
    }

    /// Clears what uploads cut off before `before` left behind (parts in a bucket, drafts in a
    /// folder) and tells how many there were. For the schedule.
    ///
    /// # Errors
    /// See [`StorageError`].
    pub async fn abort_incomplete_uploads(&self, before: DateTime<Utc>) -> Result<usize, StorageError> {
        match &self.0 {
            Backend::Folder(folder) => folder.abort_incomplete_uploads(before).await,
            Backend::S3(s3) => s3.abort_incomplete_uploads(before).await,
            Backend::Memory(_) => Ok(0),
        }
    }
}
