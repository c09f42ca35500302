//! Small additions to the query language: what both engines know and the combined one lacks.

use std::marker::PhantomData;

use diesel::backend::Backend;
use diesel::expression::{
    AppearsOnTable, AsExpression, SelectableExpression, TypedExpressionType, ValidGrouping, is_aggregate,
};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Bool, Nullable, SqlType};

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

/// Several queries of the same columns as one statement, `… UNION ALL …`. The order of the rows is not given.
pub struct UnionAll<T> {
    queries: Vec<Box<dyn QueryFragment<MultiBackend> + Send>>,
    columns: PhantomData<T>,
}

impl<T> Default for UnionAll<T> {
    /// No query yet; see [`UnionAll::is_empty`].
    fn default() -> Self {
        UnionAll { queries: Vec::new(), columns: PhantomData }
    }
}

impl<T> UnionAll<T> {
    /// One query more.
    pub fn add<Q: Query<SqlType = T> + QueryFragment<MultiBackend> + Send + 'static>(&mut self, query: Q) {
        self.queries.push(Box::new(query));
    }

    /// Whether nothing is asked: that is no statement, and must not be sent.
    pub fn is_empty(&self) -> bool {
        self.queries.is_empty()
    }
}

impl<T> QueryId for UnionAll<T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<T> Query for UnionAll<T> {
    type SqlType = T;
}
impl<T> QueryFragment<MultiBackend> for UnionAll<T> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        for (number, query) in self.queries.iter().enumerate() {
            if number > 0 {
                out.push_sql(" UNION ALL ");
            }
            query.walk_ast(out.reborrow())?;
        }
        Ok(())
    }
}
impl<T> diesel::RunQueryDsl<Db> for UnionAll<T> {}

/// `… IN (SELECT …)` with a boxed query, which `eq_any` cannot take for two engines at once.
#[derive(Debug, Clone, Copy, QueryId)]
pub struct InQuery<E, Q>(E, Q);

/// Whether the value is among those of the query.
pub fn in_query<E: Expression, Q: Query<SqlType = E::SqlType>>(value: E, query: Q) -> InQuery<E, Q> {
    InQuery(value, query)
}

impl<E: Expression, Q> Expression for InQuery<E, Q> {
    type SqlType = Bool;
}
impl<E: AppearsOnTable<QS>, Q, QS> AppearsOnTable<QS> for InQuery<E, Q> {}
impl<E: SelectableExpression<QS>, Q, QS> SelectableExpression<QS> for InQuery<E, Q> {}
impl<E, Q, GB> ValidGrouping<GB> for InQuery<E, Q> {
    type IsAggregate = is_aggregate::No;
}
impl<E: QueryFragment<MultiBackend>, Q: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for InQuery<E, Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(" IN (");
        self.1.walk_ast(out.reborrow())?;
        out.push_sql(")");
        Ok(())
    }
}

/// `… IN (?, ?, …)` as a statement that the connection keeps prepared.
///
/// # Why not `eq_any`
/// 2026-11. Its statements are prepared anew for each request, because their text depends on how many values there are:
/// a quarter of the CPU of the page of payments. Here the last value is repeated up to a power of two, so that few texts
/// exist.
#[derive(Debug, Clone)]
pub struct OneOf<E, V>(E, Vec<V>);

impl<E, V> QueryId for OneOf<E, V> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

/// Whether the expression is one of these values; never, when there are none.
pub fn one_of<E, T>(expression: E, values: impl IntoIterator<Item = T>) -> OneOf<E, T::Expression>
where
    E: Expression,
    E::SqlType: SqlType + TypedExpressionType,
    T: AsExpression<E::SqlType> + Clone,
{
    let mut values: Vec<T> = values.into_iter().collect();
    if let Some(last) = values.last().cloned() {
        values.resize(values.len().next_power_of_two(), last);
    }
    OneOf(expression, values.into_iter().map(AsExpression::as_expression).collect())
}

impl<E: Expression, V> Expression for OneOf<E, V> {
    type SqlType = Bool;
}
impl<E: AppearsOnTable<QS>, V: AppearsOnTable<QS>, QS> AppearsOnTable<QS> for OneOf<E, V> {}
impl<E: SelectableExpression<QS>, V: AppearsOnTable<QS>, QS> SelectableExpression<QS> for OneOf<E, V> {}
impl<E, V, GB> ValidGrouping<GB> for OneOf<E, V> {
    type IsAggregate = is_aggregate::No;
}
impl<E: QueryFragment<MultiBackend>, V: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for OneOf<E, V> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        if self.1.is_empty() {
            out.push_sql("1 = 0");
            return Ok(());
        }
        self.0.walk_ast(out.reborrow())?;
        for (number, value) in self.1.iter().enumerate() {
            out.push_sql(if number == 0 { " IN (" } else { ", " });
            value.walk_ast(out.reborrow())?;
        }
        out.push_sql(")");
        Ok(())
    }
}

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
