//! What people do: one public function for each action. A service is called inside one write
//! transaction, loads what it needs, asks the domain, saves, writes the audit event and tells the
//! outbox. It is synchronous and touches no network and no file.

use crate::db::pool::PoolError;
use crate::db::row::SaveError;
use crate::domain::state::{Unmet, WrongState};

pub mod agreements;
pub mod partners;
pub mod duplicates;
pub mod screenings;
pub mod payments;
pub mod reports;
pub mod decisions;
pub mod corrections;
pub mod eligibility;
pub mod evaluations;
pub mod users;
pub mod programmes;
pub mod calls;
pub mod questions;
pub mod subscriptions;
pub mod accounts;
pub mod proposals;
pub mod documents;

/// Why an action was not done. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such thing, or the actor may not see it.
    #[error("not found")]
    NotFound,
    /// The actor may see it but may not do this to it.
    #[error("forbidden")]
    Forbidden,
    /// The state of the thing does not allow the action.
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// Somebody changed it since the actor looked.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// Conditions that are not met, all of them.
    #[error("{} condition(s) not met", .0.len())]
    Unmet(Vec<Unmet>),
    /// Too many attempts; try again after so many seconds.
    #[error("too many attempts")]
    TooMany {
        /// Seconds to wait.
        wait_seconds: u64,
    },
    /// The database refused or failed.
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
    /// The database cannot be reached.
    #[error(transparent)]
    Unavailable(#[from] PoolError),
    /// Something that cannot happen unless stored data is damaged.
    #[error("{0}")]
    Broken(String),
}

impl From<SaveError> for Refusal {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Stale => Refusal::Stale,
            SaveError::Database(error) => Refusal::Database(error),
        }
    }
}

impl From<Vec<Unmet>> for Refusal {
    fn from(unmet: Vec<Unmet>) -> Self {
        Refusal::Unmet(unmet)
    }
}

impl From<Unmet> for Refusal {
    fn from(unmet: Unmet) -> Self {
        Refusal::Unmet(vec![unmet])
    }
}

impl Refusal {
    /// `NotFound` for a missing row.
    ///
    /// # Errors
    /// When there is none.
    pub fn found<T>(row: Option<T>) -> Result<T, Refusal> {
        row.ok_or(Refusal::NotFound)
    }
}
