//! The decisions of a call, taken by someone who neither scored nor checked.

pub use super::ranking::Outcome;
