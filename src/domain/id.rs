//! Identifiers: UUID version 7, made in Rust, so that their order is the order of creation.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::state::Instant;

/// The identifier of any stored thing. Ordered by creation to the millisecond. Written without hyphens everywhere, so
/// that one thing has one address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(#[serde(serialize_with = "uuid::serde::simple::serialize")] pub Uuid);

impl Id {
    /// A new identifier of the instant `at`; `random` makes it unique within the millisecond.
    pub fn new(at: Instant, random: [u8; 10]) -> Self {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_simple().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for Id {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    #[test]
    fn later_ids_sort_after_earlier_ones_and_text_round_trips() {
        let at = Instant::from(Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).single().expect("a date"));
        let first = Id::new(at, [255; 10]);
        let second = Id::new(at + chrono::TimeDelta::milliseconds(1), [0; 10]);
        assert!(first < second);
        assert_eq!(first.to_string().len(), 32);
        assert_eq!(first.to_string().parse::<Id>(), Ok(first));
        assert_eq!(serde_json::to_string(&first).ok(), Some(format!("\"{first}\"")));
        assert_eq!(serde_json::from_str::<Id>(&format!("\"{}\"", first.0.as_hyphenated())).ok(), Some(first));
    }
}
