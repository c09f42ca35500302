//! The rules: what a grant is and what may happen to it. Pure: no input or output, no clock, no
//! randomness, no database, no web. Whoever calls brings the facts and the instant.
//!
//! Modules stand in reading order, which is the order of a grant's life. A noun imports only nouns
//! above it in this list; a test keeps it.

pub mod id;
pub mod text;
pub mod name;
pub mod number;
pub mod date;
pub mod money;
pub mod place;
pub mod region;
pub mod state;
pub mod canonical;
pub mod actor;
pub mod act;
pub mod permission;
pub mod programme;
pub mod screening;
pub mod partner;
pub mod account;
pub mod bank;
pub mod duplicate;
pub mod document;
pub mod beneficiary;
pub mod grid;
pub mod call;
pub mod question;
pub mod subscription;
pub mod budget;
pub mod proposal;
pub mod eligibility;
pub mod evaluation;
pub mod ranking;
pub mod decision;
pub mod agreement;
pub mod tranche;
pub mod ledger;
pub mod payment;
pub mod report;
pub mod audit;
pub mod event;
