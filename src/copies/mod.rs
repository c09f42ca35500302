//! Copies of everything: a backup in one file, its restoration, and an export for other programs.
//!
//! # Why
//! 2026-11. A backup is the database as its engine copies it (SQLite: `VACUUM INTO`; PostgreSQL:
//! `pg_dump`), then the stored files. Files are never changed in place and never deleted, so all
//! that the copied database names is in the archive, while the portal goes on working. The secret
//! is left out on purpose: whoever finds the archive cannot read bank accounts nor sign. The
//! archive carries the secret's fingerprint, and a restoration refuses another one.

mod backup;
mod export;
mod postgres;
mod restore;

pub use backup::backup;
pub use export::export;
pub use restore::restore;

use serde::{Deserialize, Serialize};

/// The layout of the archive described by [`Manifest`].
const FORMAT: u32 = 1;
/// The first entry of the archive.
const MANIFEST: &str = "manifest.json";
/// The second entry.
const DATABASE: &str = "database";
/// What stands before the key of each stored file.
const FILES: &str = "files/";

/// What an archive says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    /// The layout of the archive.
    format: u32,
    /// The version of Kafo that wrote it.
    kafo: String,
    /// `sqlite` or `postgres`: what `database` can be loaded into.
    engine: String,
    /// When it was begun, UTC.
    begun_at: chrono::DateTime<chrono::Utc>,
    /// SHA-256 of `database`. The other files are checked by `kafo verify`.
    database_sha256: String,
    /// Tells whether the secret at hand is the one that belongs to these data.
    secret_fingerprint: String,
}

/// The name of an engine in a manifest.
fn engine(is_postgres: bool) -> &'static str {
    if is_postgres { "postgres" } else { "sqlite" }
}
