//! A file that comes in parts, for networks that break off: what is announced of it, and for how long
//! its parts are kept. When it has come whole, it is attached as any other file is.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{DocumentOwner, FileType, Limits, Purpose, Upload, check_upload};
use crate::domain::id::Id;
use crate::domain::state::Unmet;

/// How many uploads of one person may be open at a time.
pub const MOST_OPEN: usize = 8;
/// How long an upload is kept after the last part came: over a night without a network.
pub const KEPT: TimeDelta = TimeDelta::hours(24);
/// What is gathered before it is stored, in bytes. A connection that is cut loses less than this only
/// when the process ends with it.
pub const PART: usize = 256 * 1024;

/// How many parts one upload may come in: a hundred times what a bad network makes of the largest file.
pub const MOST_PARTS: usize = 2_000;

crate::domain::state::text_enum! {
    /// What became of an upload.
    UploadState {
        /// Parts may come, or the whole waits to be attached.
        Open = "open",
        /// It was attached.
        Used = "used",
        /// The person gave it up.
        Cancelled = "cancelled",
    }
}

/// A part that came, in the object storage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its key there.
    pub key: String,
    /// Its length in bytes.
    pub size: i64,
}

/// What is told of a file before its bytes come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// The kind of owner that it is meant for.
    pub owner: DocumentOwner,
    /// The owner.
    pub owner_id: Id,
    /// The name the person gave it.
    pub name: String,
    /// Its type by its name; the content decides when it has come.
    pub file_type: Option<FileType>,
    /// Its length in bytes.
    pub length: i64,
    /// What was sent along, as it was sent.
    pub metadata: String,
}

impl Announced {
    /// What will keep the file from being attached, as far as that can be told before it has come.
    pub fn check(&self, max_bytes: i64, so_far: i64) -> Vec<Unmet> {
        let upload = Upload {
            name: &self.name,
            bytes: self.length,
            file_type: self.file_type,
            // What it is for is said when it is attached.
            purpose: Purpose::Other,
            owner: self.owner,
            documents_so_far: usize::try_from(so_far).unwrap_or(usize::MAX),
        };
        check_upload(&upload, &Limits { max_bytes, ..Limits::DEFAULT })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(name: &str, length: i64) -> Announced {
        Announced {
            owner: DocumentOwner::Proposal,
            owner_id: Id(uuid::Uuid::from_u128(1)),
            name: name.to_owned(),
            file_type: Some(FileType::Pdf),
            length,
            metadata: String::new(),
        }
    }

    #[test]
    fn what_cannot_be_attached_is_refused_before_its_bytes_are_sent() {
        let codes = |announced: &Announced, so_far| -> Vec<&str> {
            announced.check(5_000_000, so_far).iter().map(|unmet| unmet.code).collect()
        };
        assert_eq!(codes(&announced("a.pdf", 5_000_000), 39), Vec::<&str>::new());
        assert_eq!(codes(&announced("a.pdf", 5_000_001), 40), ["document-too-large", "document-too-many"]);
        assert_eq!(codes(&Announced { file_type: None, ..announced("a.exe", 1) }, 0), ["document-type"]);
        assert_eq!(codes(&announced(" ", 0), 0), ["document-name", "document-empty"]);
    }
}
