//! Persistence. Diesel and SQL live only in this room.
//!
//! One [`Db`] connection speaks to SQLite or PostgreSQL; queries are written once. Reads that the
//! web room calls take the viewer or are named `public_…`. Writes are called by services inside
//! [`Db::write`].

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::r2d2::R2D2Connection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

mod engine;
mod connection;
pub mod types;
pub mod schema;
pub mod ext;
pub mod row;
pub mod pool;
mod statements;
pub mod audit_log;
pub mod tables;
pub mod verify;
pub mod outbox;
pub mod leases;
pub mod users;
pub mod sessions;
pub mod settings;
pub mod tokens;
pub mod throttles;
pub mod subscriptions;
pub mod programmes;
pub mod calls;
pub mod partners;
pub mod questions;
pub mod screenings;
pub mod duplicates;
pub mod documents;
pub mod uploads;
pub mod proposals;
pub mod dossiers;
pub mod evaluations;
pub mod rankings;
pub mod decisions;
pub mod agreements;
pub mod projects;
pub mod reports;
pub mod payments;
pub mod ledger;
pub mod desk;
pub mod dashboard;
pub mod holdings;
pub mod journal;

use row::row_of;

const MIGRATIONS_PG: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const MIGRATIONS_SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");

pub use connection::Db;
pub use engine::{Engine, MultiBackend, MultiRawValue};

/// One page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Its number, from 1.
    pub number: i64,
    /// How many rows a page has.
    pub size: i64,
}

impl Page {
    /// The first rows of a list.
    pub const fn first(size: i64) -> Self {
        Page { number: 1, size }
    }

    /// How many rows stand before it.
    pub const fn offset(self) -> i64 {
        (self.number - 1).saturating_mul(self.size)
    }
}

/// Which engine a connection speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PostgreSQL.
    Pg,
    /// SQLite.
    Sqlite,
}

/// Whether a `DATABASE_URL` names PostgreSQL; everything else is a path to an SQLite file.
pub fn kind_of(url: &str) -> Kind {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") { Kind::Pg } else { Kind::Sqlite }
}

/// The URL with how long to wait for a server that does not answer at all, where it does not say so itself: two
/// seconds, the least that libpq knows, for a connection, and three for the network to take what was sent.
fn impatient(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in [("connect_timeout", "2"), ("tcp_user_timeout", "3000")] {
        if !url.contains(&format!("{name}=")) {
            let sign = if url.contains('?') { '&' } else { '?' };
            url.push_str(&format!("{sign}{name}={value}"));
        }
    }
    url
}

impl Db {
    /// Which engine this is.
    pub fn kind(&self) -> Kind {
        match self.0 {
            Engine::Pg(_) => Kind::Pg,
            Engine::Sqlite(_) => Kind::Sqlite,
        }
    }

    /// Opens a connection by the scheme of its URL and sets what holds per connection.
    ///
    /// # Errors
    /// The engine's own error, also when a setting is refused.
    pub fn open(url: &str) -> ConnectionResult<Db> {
        match kind_of(url) {
            Kind::Pg => {
                let mut connection = PgConnection::establish(&impatient(url))?;
                // Statements are prepared once and planned once, whatever their values. Left to itself the server planned the
                // counts of a desk for each request, which took ten times as long as running them (November 2026).
                connection
                    .batch_execute(
                        "SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET statement_timeout = '60s'; \
                         SET lock_timeout = '20s'; SET plan_cache_mode = force_generic_plan",
                    )
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Db(Engine::Pg(connection)))
            }
            Kind::Sqlite => {
                let path = url.strip_prefix("sqlite://").unwrap_or(url);
                let mut connection = SqliteConnection::establish(path)?;
                connection
                    .batch_execute(
                        "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
                         PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-500; PRAGMA recursive_triggers=ON;",
                    )
                    .map_err(ConnectionError::CouldntSetupConfiguration)?;
                Ok(Db(Engine::Sqlite(connection)))
            }
        }
    }

    /// Writes a consistent copy of an SQLite database to a new file, while others go on writing.
    /// `false` on PostgreSQL, whose own tools do that.
    ///
    /// # Errors
    /// The engine's, also when the file exists.
    pub fn copy_into(&mut self, path: &std::path::Path) -> QueryResult<bool> {
        match &mut self.0 {
            Engine::Pg(_) => Ok(false),
            Engine::Sqlite(c) => {
                let copy =
                    diesel::sql_query("VACUUM INTO ?").bind::<diesel::sql_types::Text, _>(path.to_string_lossy());
                copy.execute(c).map(|_| true)
            }
        }
    }

    /// How many tables the database has; none when it is new.
    ///
    /// # Errors
    /// The database's.
    pub fn count_tables(&mut self) -> QueryResult<i64> {
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            tables: i64,
        }
        let count: Count = match &mut self.0 {
            Engine::Pg(c) => {
                let sql = "SELECT COUNT(*) AS tables FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";
                diesel::sql_query(sql).get_result(c)?
            }
            Engine::Sqlite(c) => {
                let sql = "SELECT COUNT(*) AS tables FROM sqlite_master WHERE type = 'table'";
                diesel::sql_query(sql).get_result(c)?
            }
        };
        Ok(count.tables)
    }

    /// Brings the schema up to date and returns how many migrations ran. Safe to call from several
    /// processes at once: PostgreSQL is locked for the time, SQLite locks itself.
    ///
    /// # Errors
    /// The first migration that fails; it and those after it are not applied.
    pub fn migrate(&mut self) -> Result<usize, Box<dyn std::error::Error + Send + Sync>> {
        match &mut self.0 {
            Engine::Pg(c) => {
                diesel::sql_query("SELECT pg_advisory_lock(7272740)").execute(c)?;
                let outcome = c.run_pending_migrations(MIGRATIONS_PG).map(|versions| versions.len());
                diesel::sql_query("SELECT pg_advisory_unlock(7272740)").execute(c)?;
                outcome
            }
            Engine::Sqlite(c) => Ok(c.run_pending_migrations(MIGRATIONS_SQLITE)?.len()),
        }
    }

    /// Whether migrations wait to be run.
    ///
    /// # Errors
    /// When the table of migrations cannot be read.
    pub fn needs_migration(&mut self) -> Result<bool, Box<dyn std::error::Error + Send + Sync>> {
        match &mut self.0 {
            Engine::Pg(c) => c.has_pending_migration(MIGRATIONS_PG),
            Engine::Sqlite(c) => c.has_pending_migration(MIGRATIONS_SQLITE),
        }
    }

    /// A write transaction. On SQLite it takes the write lock at once (`BEGIN IMMEDIATE`): a read
    /// that is upgraded later would fail with "database is locked". Nests as savepoints.
    ///
    /// # Errors
    /// Whatever `work` returns, after rolling back; or the engine's error at begin or commit.
    pub fn write<T, E: From<diesel::result::Error>>(
        &mut self,
        work: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        let nested =
            <Db as TransactionManager<Db>>::transaction_manager_status_mut(self).transaction_depth()?.is_some();
        match &mut self.0 {
            Engine::Sqlite(c) if !nested => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?,
            _ => <Db as TransactionManager<Db>>::begin_transaction(self)?,
        }
        match work(self) {
            Ok(value) => {
                <Db as TransactionManager<Db>>::commit_transaction(self)?;
                Ok(value)
            }
            Err(error) => {
                // The first error matters to the caller; a failed rollback closes the connection.
                if let Err(failed) = <Db as TransactionManager<Db>>::rollback_transaction(self) {
                    tracing::error!(%failed, "rollback failed");
                }
                Err(error)
            }
        }
    }
}

/// Takes in what the server of a connection said unasked, and so learns whether it has left: a look at the socket, without
/// a word to the server.
///
/// # Errors
/// The connection is closed.
fn hear(db: &mut Db) -> QueryResult<()> {
    let Engine::Pg(connection) = &mut db.0 else { return Ok(()) };
    // Twice: a server that stops says so first, and only the next look finds the end.
    for _ in 0..2 {
        connection.notifications_iter().try_for_each(|notification| notification.map(drop))?;
    }
    Ok(())
}

/// Whether the connection is in a broken transaction.
fn is_broken(db: &mut Db) -> bool {
    std::thread::panicking() || R2D2Connection::is_broken(db)
}

/// Selects every column of every table, so that a schema that differs from `schema.rs` is found.
///
/// # Errors
/// The database's, for the first table that differs.
pub fn check_schema(db: &mut Db) -> QueryResult<()> {
    macro_rules! select_all {
        ($($table:ident),+ $(,)?) => {$(
            schema::$table::table.select(schema::$table::all_columns).limit(0).execute(db)?;
        )+};
    }
    select_all!(
        users,
        role_grants,
        sessions,
        one_time_tokens,
        throttles,
        api_tokens,
        programmes,
        programme_funds,
        calls,
        lots,
        call_amendment_drafts,
        call_amendments,
        call_questions,
        call_answer_corrections,
        partners,
        required_papers,
        partner_keys,
        partner_pairs,
        members,
        bank_accounts,
        screening_lists,
        screening_entries,
        screening_matches,
        documents,
        proposals,
        proposal_versions,
        eligibility_checks,
        evaluations,
        decisions,
        agreements,
        agreement_lines,
        agreement_indicators,
        signature_events,
        reports,
        report_versions,
        expenditures,
        report_counts,
        report_results,
        tranches,
        payments,
        ledger_entries,
        ledger_totals,
        chain_heads,
        audit_events,
        jobs,
        leases,
        settings,
        call_subscriptions,
        call_subscription_mails,
    );
    Ok(())
}
