//! What an organisation tells of itself beyond its identity: its people, where and on what it works,
//! its means and the grants it had. Kept as it was typed; what is complete is shown, nothing is
//! computed from it.

use serde::{Deserialize, Serialize};

use crate::domain::place::Sector;

/// Somebody of the board, or a person to turn to. These are people who act for the organisation,
/// never beneficiaries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// What they do there.
    pub role: String,
    /// Where to call them; for contact people.
    pub phone: String,
    /// Where to write to them; for contact people.
    pub email: String,
}

/// A grant the organisation had.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PastGrant {
    /// Who gave it.
    pub donor: String,
    /// For what.
    pub title: String,
    /// In which year or years.
    pub years: String,
    /// How much, with its currency, as typed.
    pub amount: String,
}

/// Everything of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// The board.
    pub board: Vec<Person>,
    /// The people to turn to.
    pub contacts: Vec<Person>,
    /// The codes of the regions where it works, beside its own.
    pub places: Vec<String>,
    /// What it works on.
    pub sectors: Vec<Sector>,
    /// The budget of its last year, with the currency, as typed.
    pub yearly_budget: String,
    /// How many people it pays.
    pub staff: String,
    /// The grants it had.
    pub grants: Vec<PastGrant>,
}

impl Details {
    /// The most rows of each list: more is not a profile.
    pub const MOST: usize = 20;
}
