//! The record of an opening: what was in the seal of a call, with the hash of each proposal. It is
//! written once, so that nothing can have been added, exchanged or left out before anybody read it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::canonical::{CanonicalError, to_canonical};
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// The version of this record's form.
pub const FORMAT: &str = "kafo-opening-1";

/// One proposal as it was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// The number of its receipt.
    pub receipt: String,
    /// Its own number.
    pub number: String,
    /// The organisation's name.
    pub partner: String,
    /// When it was submitted, UTC.
    pub submitted_at: Instant,
    /// The SHA-256 of its frozen text, in hexadecimal.
    pub sha256: String,
    /// Whether it was withdrawn before the opening.
    pub withdrawn: bool,
}

/// The record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// [`FORMAT`].
    pub format: String,
    /// The call.
    pub call: Id,
    /// Its code.
    pub call_code: String,
    /// When its proposals were opened, UTC.
    pub opened_at: Instant,
    /// Who opened them.
    pub opened_by: Id,
    /// Their name.
    pub opened_by_name: String,
    /// What had come in, in the order of arrival.
    pub proposals: Vec<Received>,
}

impl Opening {
    /// The canonical text and its SHA-256, in hexadecimal.
    ///
    /// # Errors
    /// [`CanonicalError`]; not for what this portal records.
    pub fn freeze(&self) -> Result<(String, String), CanonicalError> {
        let text = to_canonical(self)?;
        let hash = hex::encode(Sha256::digest(text.as_bytes()));
        Ok((text, hash))
    }

    /// Reads a stored record back.
    ///
    /// # Errors
    /// The text is no record of this form.
    pub fn read(text: &str) -> Result<Opening, serde_json::Error> {
        let opening: Opening = serde_json::from_str(text)?;
        if opening.format == FORMAT {
            Ok(opening)
        } else {
            Err(serde::de::Error::custom(format!("{:?} is no form of an opening", opening.format)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_record_is_read_back_and_one_changed_hash_changes_its_own() {
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let received = Received {
            receipt: "R-2026-000001-X".to_owned(),
            number: "GW-2026-03-001".to_owned(),
            partner: "Associação Exemplo".to_owned(),
            submitted_at: at,
            sha256: "ab".repeat(32),
            withdrawn: false,
        };
        let opening = Opening {
            format: FORMAT.to_owned(),
            call: Id(Uuid::from_u128(1)),
            call_code: "GW-2026-03".to_owned(),
            opened_at: at,
            opened_by: Id(Uuid::from_u128(2)),
            opened_by_name: "Awa Exemple".to_owned(),
            proposals: vec![received],
        };
        let (text, hash) = opening.freeze().expect("canonical");
        assert_eq!(Opening::read(&text).expect("readable"), opening);
        let mut other = opening;
        other.proposals[0].sha256 = "cd".repeat(32);
        assert_ne!(other.freeze().expect("canonical").1, hash);
        assert!(Opening::read(&text.replace(FORMAT, "kafo-opening-0")).is_err());
    }
}
