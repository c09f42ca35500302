//! The connection to one of the two engines, which [`super::Db`] speaks through. Alone in its file because diesel's
//! derive makes public items without docs.

#![expect(missing_docs, reason = "made by diesel's derive")]

/// A connection to one of the two engines.
#[derive(diesel::MultiConnection)]
pub enum Engine {
    /// PostgreSQL: several nodes.
    Pg(diesel::PgConnection),
    /// SQLite: one node, nothing to install.
    Sqlite(diesel::SqliteConnection),
}
