//! The pages over HTTP, one file for each noun.

mod accounts;
mod calls;
mod corrections;
mod drafts;
mod decisions;
pub mod evaluations;
mod agreements;
mod amendments;
mod finding;
mod help;
mod home;
mod journal;
mod duplicates;
mod papers;
mod profile;
mod partners;
mod screenings;
mod programmes;
mod proposals;
mod questions;
mod desk;
mod reports;
mod payments;
mod statements;
mod subscriptions;
mod workbook;
