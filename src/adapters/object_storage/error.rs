//! What goes wrong with a storage, by what should happen next.

/// Why an object could not be stored or fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// There is no object under this key.
    #[error("there is no such object")]
    NotFound,
    /// The storage does not accept our keys or our rights: the settings are wrong.
    #[error("the storage refuses access: {0}")]
    Refused(String),
    /// The bucket does not exist: the settings are wrong.
    #[error("the bucket does not exist: {0}")]
    MissingBucket(String),
    /// The storage is away, silent or out of order: try again later.
    #[error("the storage is not available: {0}")]
    Unavailable(String),
    /// The key has characters or a form that keys do not have: a fault of the caller.
    #[error("\"{0}\" is not an object key")]
    InvalidKey(String),
}

impl StorageError {
    pub(super) fn unavailable(error: impl std::fmt::Display) -> Self {
        Self::Unavailable(error.to_string())
    }
}
