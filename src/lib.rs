//! Kafo: a portal for calls for proposals, grants and partners of community micro-projects.
//!
//! Rooms, in reading order. Who may import whom is kept by a test (`tests/house`).
//!
//! - [`domain`]: the rules. Pure.
//! - [`db`]: persistence on SQLite and PostgreSQL.
//! - [`adapters`]: the outside world: clock, mail, storage, templates, documents, seals.
//! - [`services`]: what people do, one function for each action, one transaction each.
//! - [`jobs`]: what happens afterwards.
//! - [`web`], the pages and the JSON API over HTTP.
//! - [`config`], [`telemetry`], [`startup`]: settings, logs, and putting it together.
//! - [`copies`], [`demo`]: backups and exports; the founding programme to try the portal with.
//!
//! # Invariants
//! 1. Status codes of refusals only in `web/error.rs`; SQL only in `db`; the time only from the
//!    clock; randomness is passed in.
//! 2. Every write is one service function with its audit event and its outbox row in the same
//!    transaction.
//! 3. No query without a viewer. What a person may not see answers 404; what they may see but not
//!    do answers 403.
//! 4. Services are synchronous and touch no network. A handler blocks once. Uploads reach storage
//!    first, then a service records the descriptor.
//! 5. Events and job payloads carry ids, not copies; jobs are idempotent.
//! 6. Money, gates and separation of duties are held twice: by the domain (a clear message) and by
//!    the database (a refusal that no code path can skip).
//! 7. Every visible word comes from the locales; every page works without JavaScript; no inline
//!    script or style.
//! 8. Nodes are stateless: any number of processes on one PostgreSQL and one S3 behave as one.
//!    SQLite is one node.

pub mod domain;
pub mod db;
pub mod config;
pub mod telemetry;
pub mod adapters;
pub mod services;
pub mod jobs;
pub mod web;
pub mod startup;
mod progress;
pub mod copies;
pub mod demo;
