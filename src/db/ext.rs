//! Small additions to the query language: what both engines know and the combined one lacks.

use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Nullable};

use super::{Db, MultiBackend};

/// `SELECT … FOR UPDATE` on PostgreSQL; on SQLite, whose write transaction already holds the only
/// write lock, the plain `SELECT`.
#[derive(Debug, Clone, Copy)]
pub struct LockRow<Q>(Q);

/// Locks the rows of `query` until the transaction ends.
pub fn lock_row<Q: Query>(query: Q) -> LockRow<Q> {
    LockRow(query)
}

impl<Q> QueryId for LockRow<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Q: Query> Query for LockRow<Q> {
    type SqlType = Q::SqlType;
}
impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for LockRow<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        if let MultiBackend::Pg(_) = out.backend() {
            out.push_sql(" FOR UPDATE");
        }
        Ok(())
    }
}
impl<Q> diesel::RunQueryDsl<Db> for LockRow<Q> {}

/// `INSERT … ON CONFLICT …`, for statements without `RETURNING`.
#[derive(Debug, Clone, Copy)]
pub struct OnConflict<Q> {
    insert: Q,
    clause: &'static str,
}

/// Appends `clause` (` ON CONFLICT …`, fixed text) to an insert.
pub fn on_conflict<Q>(insert: Q, clause: &'static str) -> OnConflict<Q> {
    OnConflict { insert, clause }
}

impl<Q> QueryId for OnConflict<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for OnConflict<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.insert.walk_ast(out.reborrow())?;
        out.push_sql(self.clause);
        Ok(())
    }
}
impl<Q> diesel::RunQueryDsl<Db> for OnConflict<Q> {}

macro_rules! fragment {
    ($(#[$meta:meta])* $function:ident, $name:ident, $sql:ty, $aggregate:ty, $before:expr, $after:expr) => {
        #[doc = concat!("The expression of [`", stringify!($function), "`].")]
        #[derive(Debug, Clone, Copy, QueryId)]
        pub struct $name<E>(E);

        $(#[$meta])*
        pub fn $function<E: Expression>(expression: E) -> $name<E> {
            $name(expression)
        }

        impl<E: Expression> Expression for $name<E> {
            type SqlType = $sql;
        }
        impl<E, QS> AppearsOnTable<QS> for $name<E> where $name<E>: Expression, E: AppearsOnTable<QS> {}
        impl<E, QS> SelectableExpression<QS> for $name<E> where $name<E>: AppearsOnTable<QS>, E: SelectableExpression<QS> {}
        impl<E, GB> ValidGrouping<GB> for $name<E> {
            type IsAggregate = $aggregate;
        }
        impl<E: QueryFragment<DB>, DB: Backend> QueryFragment<DB> for $name<E> {
            fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
                out.push_sql($before);
                self.0.walk_ast(out.reborrow())?;
                out.push_sql($after);
                Ok(())
            }
        }
    };
}
fragment!(
    /// The sum of a whole-number column as a whole number (PostgreSQL alone would give `numeric`).
    sum_i64, SumI64, Nullable<BigInt>, is_aggregate::Yes, "CAST(SUM(", ") AS BIGINT)"
);
fragment!(
    /// How many rows of the group satisfy a condition.
    count_if, CountIf, BigInt, is_aggregate::Yes, "COUNT(CASE WHEN ", " THEN 1 END)"
);
fragment!(
    /// How many different values there are.
    count_distinct, CountDistinct, BigInt, is_aggregate::Yes, "COUNT(DISTINCT ", ")"
);

diesel::define_sql_function! {
    /// A text in small letters; SQLite changes only those without accents.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}
