//! The connection that everything in this room speaks through.
//!
//! # Why it stands before diesel's own
//! 2026-11. The connection that diesel derives for two engines builds the text of a statement anew for every question that
//! its parts ask of it (under which key is it kept prepared, may it be, what are its values): two or three times for each
//! execution. With the wide rows of this portal that was a sixth of its CPU. Here the text of a statement is built once:
//! for those whose type says everything about their text, once in the life of the process.

use std::any::TypeId;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use diesel::backend::Backend;
use diesel::connection::{
    CacheSize, Connection, Instrumentation, LoadConnection, SimpleConnection, TransactionManager,
    TransactionManagerStatus,
};
use diesel::expression::QueryMetadata;
use diesel::internal::derives::multiconnection::ConnectionSealed;
use diesel::query_builder::{AstPass, Query, QueryBuilder, QueryFragment, QueryId};
use diesel::r2d2::R2D2Connection;
use diesel::result::{ConnectionResult, QueryResult};

use super::engine::{Engine, MultiBackend};

/// A connection to the database.
pub struct Db(pub(super) Engine);

impl SimpleConnection for Db {
    fn batch_execute(&mut self, query: &str) -> QueryResult<()> {
        self.0.batch_execute(query)
    }
}

impl ConnectionSealed for Db {}

impl Connection for Db {
    type Backend = MultiBackend;
    type TransactionManager = Db;

    fn establish(url: &str) -> ConnectionResult<Self> {
        Engine::establish(url).map(Db)
    }

    fn execute_returning_count<T>(&mut self, source: &T) -> QueryResult<usize>
    where
        T: QueryFragment<MultiBackend> + QueryId,
    {
        self.0.execute_returning_count(&Worded::from(source))
    }

    fn transaction_state(&mut self) -> &mut Db {
        self
    }

    fn instrumentation(&mut self) -> &mut dyn Instrumentation {
        self.0.instrumentation()
    }

    fn set_instrumentation(&mut self, instrumentation: impl Instrumentation) {
        self.0.set_instrumentation(instrumentation);
    }

    fn set_prepared_statement_cache_size(&mut self, size: CacheSize) {
        self.0.set_prepared_statement_cache_size(size);
    }
}

impl LoadConnection for Db {
    type Cursor<'conn, 'query> = <Engine as LoadConnection>::Cursor<'conn, 'query>;
    type Row<'conn, 'query> = <Engine as LoadConnection>::Row<'conn, 'query>;

    fn load<'conn, 'query, T>(&'conn mut self, source: T) -> QueryResult<Self::Cursor<'conn, 'query>>
    where
        T: Query + QueryFragment<MultiBackend> + QueryId + 'query,
        MultiBackend: QueryMetadata<T::SqlType>,
    {
        self.0.load(Worded::from(source))
    }
}

impl TransactionManager<Db> for Db {
    type TransactionStateData = Db;

    fn begin_transaction(db: &mut Db) -> QueryResult<()> {
        Engine::begin_transaction(&mut db.0)
    }

    fn rollback_transaction(db: &mut Db) -> QueryResult<()> {
        Engine::rollback_transaction(&mut db.0)
    }

    fn commit_transaction(db: &mut Db) -> QueryResult<()> {
        Engine::commit_transaction(&mut db.0)
    }

    fn transaction_manager_status_mut(db: &mut Db) -> &mut TransactionManagerStatus {
        Engine::transaction_manager_status_mut(&mut db.0)
    }

    fn is_broken_transaction_manager(db: &mut Db) -> bool {
        Engine::is_broken_transaction_manager(&mut db.0)
    }
}

impl R2D2Connection for Db {
    fn ping(&mut self) -> QueryResult<()> {
        self.0.ping()
    }

    fn is_broken(&mut self) -> bool {
        self.0.is_broken()
    }
}

/// What builds the text of statements.
type Builder = <MultiBackend as Backend>::QueryBuilder;

/// The text of a statement, and whether it may be kept prepared.
#[derive(Debug, Clone, Copy)]
struct Wording<Text> {
    text: Text,
    may_be_kept: bool,
}

/// The wordings of the statements whose type says everything about them, on PostgreSQL (`true`) and on SQLite. There are
/// as many as the code has statements, and they stay.
static WORDINGS: LazyLock<RwLock<Wordings>> = LazyLock::new(RwLock::default);
type Wordings = HashMap<(TypeId, bool), Wording<&'static str>>;

/// A statement that knows its wording once it was built.
struct Worded<Q> {
    statement: Q,
    wording: OnceCell<Wording<String>>,
}

impl<Q> From<Q> for Worded<Q> {
    fn from(statement: Q) -> Self {
        Worded { statement, wording: OnceCell::new() }
    }
}

impl<Q: QueryFragment<MultiBackend> + QueryId> Worded<Q> {
    fn wording(&self, engine: &MultiBackend) -> QueryResult<Wording<&str>> {
        if let Some(statement) = Q::query_id() {
            return self.lasting(statement, engine);
        }
        let Wording { text, may_be_kept } = match self.wording.get() {
            Some(built) => built,
            None => {
                let built = self.build(engine)?;
                self.wording.get_or_init(|| built)
            }
        };
        Ok(Wording { text, may_be_kept: *may_be_kept })
    }

    /// The wording that all statements of this type have.
    fn lasting(&self, statement: TypeId, engine: &MultiBackend) -> QueryResult<Wording<&'static str>> {
        let key = (statement, matches!(engine, MultiBackend::Pg(_)));
        if let Some(known) = WORDINGS.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(*known);
        }
        let Wording { text, may_be_kept } = self.build(engine)?;
        let mut wordings = WORDINGS.write().unwrap_or_else(PoisonError::into_inner);
        Ok(*wordings.entry(key).or_insert_with(|| Wording { text: text.leak(), may_be_kept }))
    }

    fn build(&self, engine: &MultiBackend) -> QueryResult<Wording<String>> {
        let mut builder = match engine {
            MultiBackend::Pg(_) => Builder::Pg(Default::default()),
            MultiBackend::Sqlite(_) => Builder::Sqlite(Default::default()),
        };
        self.statement.to_sql(&mut builder, engine)?;
        Ok(Wording { text: builder.finish(), may_be_kept: self.statement.is_safe_to_cache_prepared(engine)? })
    }
}

impl<Q: QueryId> QueryId for Worded<Q> {
    type QueryId = Q::QueryId;
    const HAS_STATIC_QUERY_ID: bool = Q::HAS_STATIC_QUERY_ID;
}

impl<Q: Query> Query for Worded<Q> {
    type SqlType = Q::SqlType;
}

impl<Q: QueryFragment<MultiBackend> + QueryId> QueryFragment<MultiBackend> for Worded<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.statement.walk_ast(out)
    }

    fn to_sql(&self, out: &mut Builder, engine: &MultiBackend) -> QueryResult<()> {
        out.push_sql(self.wording(engine)?.text);
        Ok(())
    }

    fn is_safe_to_cache_prepared(&self, engine: &MultiBackend) -> QueryResult<bool> {
        Ok(self.wording(engine)?.may_be_kept)
    }
}
