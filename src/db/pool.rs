//! Connections for the rest of the house: many readers, and for SQLite one writer.
//!
//! # Why
//! 2026-11: with several SQLite connections the busy handler is unfair (writers waited up to 3.8 s
//! in trials with 32 threads and `synchronous=FULL`, 135 writes/s); one thread that serves writes in
//! order of arrival kept 2,500/s. On PostgreSQL writes use the same pool as reads.
//!
//! 2026-11: a database that is gone is told from a busy pool. Where no connection is open and the last
//! attempt to open one failed, nobody waits for long; where all are in use, waiting helps.
//!
//! 2026-11: whether PostgreSQL is still there is seen by reading from the socket what has come, not by a `SELECT 1` for
//! each use of a connection: a page uses three, and half of its way to the database and back was for asking.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::statements::Statements;
use super::{Db, Kind, kind_of};

/// Why no work was done on the database.
#[derive(Debug, thiserror::Error)]
pub enum PoolError {
    /// No connection could be had in time: the database is gone or overloaded.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
}

impl PoolError {
    /// A write of which nobody will ever say how it ended.
    pub fn abandoned() -> PoolError {
        PoolError::Unavailable("the write was abandoned".into())
    }
}

/// How long anybody waits for a free connection.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// How often those who wait look whether the database is gone.
const LOOK: Duration = Duration::from_millis(500);
/// How long they wait when it was gone before they came: an attempt on this machine ends sooner.
const GLANCE: Duration = Duration::from_millis(50);

/// Opens connections by URL for the pool.
#[derive(Debug, Clone)]
struct Manager {
    url: String,
    /// Whether the last attempt failed.
    fails: Arc<AtomicBool>,
    statements: Statements,
}

impl Manager {
    fn open(&self) -> diesel::ConnectionResult<Db> {
        let mut db = Db::open(&self.url)?;
        self.statements.count_on(&mut db);
        Ok(db)
    }
}

impl r2d2::ManageConnection for Manager {
    type Connection = Db;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Db, Self::Error> {
        let opened = self.open();
        self.fails.store(opened.is_err(), Ordering::Relaxed);
        opened.map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, connection: &mut Db) -> Result<(), Self::Error> {
        super::hear(connection).map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, connection: &mut Db) -> bool {
        super::is_broken(connection)
    }
}

type Work = Box<dyn FnOnce(&mut Db) + Send>;

/// The database as the other rooms hold it. Cheap to clone.
#[derive(Clone)]
pub struct Pool {
    readers: r2d2::Pool<Manager>,
    fails: Arc<AtomicBool>,
    writer: Option<mpsc::Sender<Work>>,
    url: Arc<str>,
    statements: Statements,
}

impl Pool {
    /// Opens `readers` connections (lazily) and, on SQLite, the writer's own. Does not migrate.
    ///
    /// # Errors
    /// When the first connection cannot be made.
    pub fn open(url: &str, readers: u32) -> Result<Pool, PoolError> {
        let unavailable = |error: &dyn std::fmt::Display| PoolError::Unavailable(error.to_string());
        let (fails, statements) = (Arc::new(AtomicBool::new(false)), Statements::default());
        let manager = Manager { url: url.to_owned(), fails: fails.clone(), statements: statements.clone() };
        let writer = match kind_of(url) {
            Kind::Sqlite => {
                let mut connection = manager.open().map_err(|error| unavailable(&error))?;
                let (sender, receiver) = mpsc::channel::<Work>();
                let manager = manager.clone();
                std::thread::Builder::new()
                    .name("kafo-writer".into())
                    .spawn(move || {
                        for work in receiver {
                            // A panic in one person's transaction must not end the writer for
                            // everybody; its connection is in an unknown state and is replaced.
                            let work = std::panic::AssertUnwindSafe(|| work(&mut connection));
                            if std::panic::catch_unwind(work).is_err() {
                                tracing::error!("a write panicked and was rolled back");
                                match manager.open() {
                                    Ok(fresh) => connection = fresh,
                                    Err(error) => tracing::error!(%error, "the writer cannot reopen the database"),
                                }
                            }
                        }
                    })
                    .map_err(|error| unavailable(&error))?;
                Some(sender)
            }
            Kind::Pg => None,
        };
        let readers = r2d2::Pool::builder()
            .max_size(readers)
            .min_idle(Some(1))
            .test_on_check_out(kind_of(url) == Kind::Pg)
            .connection_timeout(LONGEST_WAIT)
            .error_handler(Box::new(LogOnce))
            .build_unchecked(manager);
        let pool = Pool { readers, fails, writer, url: url.into(), statements };
        pool.connection()?;
        Ok(pool)
    }

    /// Which engine is behind it.
    pub fn kind(&self) -> Kind {
        kind_of(&self.url)
    }

    /// How many connections for reading are open, and how many of them idle.
    pub fn connections(&self) -> (u32, u32) {
        let state = self.readers.state();
        (state.connections, state.idle_connections)
    }

    /// How many statements its connections sent so far.
    pub fn statements(&self) -> u64 {
        self.statements.sent()
    }

    /// Runs a read on the calling thread. Call from a blocking thread, never from the event loop.
    ///
    /// # Errors
    /// [`PoolError`] turned into `E`, also where the connection was lost on the way, or what `work` returns.
    pub fn read<T, E: From<PoolError>>(&self, work: impl FnOnce(&mut Db) -> Result<T, E>) -> Result<T, E> {
        let mut connection = self.connection()?;
        work(&mut connection).map_err(|error| match super::hear(&mut connection) {
            Ok(()) => error,
            Err(gone) => PoolError::Unavailable(gone.to_string()).into(),
        })
    }

    /// A free connection. Whoever finds the database gone is told at once; whoever finds every connection in use waits.
    fn connection(&self) -> Result<r2d2::PooledConnection<Manager>, PoolError> {
        let begun = Instant::now();
        loop {
            let patience = if self.is_gone() { GLANCE } else { LOOK };
            match self.readers.get_timeout(patience) {
                Ok(connection) => return Ok(connection),
                Err(error) if self.is_gone() || begun.elapsed() >= LONGEST_WAIT => {
                    return Err(PoolError::Unavailable(error.to_string()));
                }
                Err(_) => {}
            }
        }
    }

    /// Whether no connection is open and the last attempt to open one failed.
    fn is_gone(&self) -> bool {
        self.fails.load(Ordering::Relaxed) && self.readers.state().connections == 0
    }

    /// Runs one write transaction and waits for its commit. Call from a blocking thread.
    ///
    /// # Errors
    /// [`PoolError`] turned into `E`, what `work` returns (then nothing is written), or the
    /// engine's error at commit.
    pub fn write<T, E>(&self, work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<PoolError> + From<diesel::result::Error> + Send + 'static,
    {
        let (answer, outcome) = mpsc::sync_channel(1);
        self.write_then(work, move |written| drop(answer.send(written)));
        outcome.recv().map_err(|_| E::from(PoolError::abandoned()))?
    }

    /// Runs one write transaction and gives its outcome to `done`: on SQLite on the writer's thread, and this returns at
    /// once; on PostgreSQL on the calling thread. A `done` that is dropped unasked was abandoned: the work panicked.
    pub fn write_then<T, E>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static,
        done: impl FnOnce(Result<T, E>) + Send + 'static,
    ) where
        E: From<PoolError> + From<diesel::result::Error>,
    {
        match &self.writer {
            None => done(self.read(|db| db.write(work))),
            Some(writer) => {
                // Should the writer be gone, the work goes with it, and `done` unasked.
                let _ = writer.send(Box::new(move |db| done(db.write(work))));
            }
        }
    }
}

/// Logs connection errors of the pool at one place.
#[derive(Debug)]
struct LogOnce;

impl r2d2::HandleError<diesel::r2d2::Error> for LogOnce {
    fn handle_error(&self, error: diesel::r2d2::Error) {
        tracing::warn!(%error, "no database connection");
    }
}
