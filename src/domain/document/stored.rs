//! A file in the storage, about to be recorded with its owner.

use super::{DocumentOwner, FileType, Limits, Purpose, ScanState, Upload, check_upload};
use crate::domain::id::Id;
use crate::domain::state::Unmet;

/// A file that is already in the storage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// The name the person gave it.
    pub name: String,
    /// Its type by content.
    pub file_type: FileType,
    /// Its length in bytes.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Its key in the storage.
    pub storage_key: String,
    /// What the virus scanner said.
    pub scan: ScanState,
    /// The upload in parts through which it came; none for a file that came at once.
    pub upload: Option<Id>,
}

/// What a file is attached to, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The kind of owner.
    pub owner: DocumentOwner,
    /// The owner.
    pub owner_id: Id,
    /// What the file is for.
    pub purpose: Purpose,
    /// Which of the documents that a call asks for it answers; empty for none.
    pub code: String,
}

impl StoredFile {
    /// What keeps the file from being recorded at this place, which has so many already. Its size was
    /// limited where the bytes came in, by the operator's setting.
    pub fn check(&self, place: &Place, so_far: i64) -> Vec<Unmet> {
        let upload = Upload {
            name: &self.name,
            bytes: self.size,
            file_type: Some(self.file_type),
            purpose: place.purpose,
            owner: place.owner,
            documents_so_far: usize::try_from(so_far).unwrap_or(usize::MAX),
        };
        check_upload(&upload, &Limits { max_bytes: i64::MAX, ..Limits::DEFAULT })
    }
}
