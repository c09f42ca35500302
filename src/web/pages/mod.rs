//! The pages, one file for each noun: the context of each template, and the handlers.

pub mod home;
pub mod about;
pub mod accounts;
pub mod partners;
pub mod screenings;
pub mod proposals;
pub mod receipts;
pub mod documents;
pub mod programmes;
pub mod calls;
pub mod questions;
pub mod subscriptions;
pub mod decisions;
pub mod eligibility;
pub mod corrections;
pub mod versions;
pub mod evaluations;
pub mod office_proposals;
pub mod agreements;
pub mod payments;
pub mod reports;
pub mod ledger;
pub mod journal;
pub mod desk;
pub mod dashboard;
pub mod permissions;
