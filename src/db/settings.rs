//! Single values of the installation, kept as JSON under a key.

use diesel::prelude::*;
use serde_json::Value;

use super::schema::settings;
use super::types::Doc;
use super::{Db, ext};
use crate::domain::state::Instant;

/// The key of the instance's signing authority.
///
/// # Why here and not in the object storage
/// 2026-11. The primary key lets exactly one of several nodes create it, in one transaction, and it
/// is restored together with the agreements that rest on it. Its secret key is encrypted with the
/// installation's secret, so a copy of the database alone signs nothing.
pub const SIGNING_AUTHORITY: &str = "signing_authority";

/// The key of the fingerprint of the installation's secret: every node must hold the same one.
pub const SECRET_FINGERPRINT: &str = "secret_fingerprint";

/// The value under a key, if there is one.
///
/// # Errors
/// The database's.
pub fn find(db: &mut Db, key: &str) -> QueryResult<Option<Value>> {
    let found: Option<Doc> = settings::table.find(key).select(settings::value).first(db).optional()?;
    Ok(found.map(|doc| doc.0))
}

/// Keeps a value under a key unless there is one. Tells whether it was kept.
///
/// # Errors
/// The database's.
pub fn insert_once(db: &mut Db, key: &str, value: Value, at: Instant) -> QueryResult<bool> {
    let insert = diesel::insert_into(settings::table).values((
        settings::key.eq(key),
        settings::value.eq(Doc(value)),
        settings::updated_at.eq(at),
    ));
    Ok(ext::on_conflict(insert, " ON CONFLICT DO NOTHING").execute(db)? == 1)
}
