//! The key terms of calls as the database keeps them, beside the rules that they are a part of.
//!
//! # Why
//! 2026-11. The rules of a call are 2.5 kB, most of it the names of documents in three languages. A list of twenty calls
//! that read them for an amount and a duration cost PostgreSQL twice as much as one that reads `calls.terms`: a column that
//! the database makes from `rules` and that nobody can write. It stands in no `table!`, because a row has its rules.

use diesel::expression::{AppearsOnTable, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};

use crate::db::MultiBackend;
use crate::db::schema::calls;
use crate::db::types::JsonDoc;

/// The expression of [`key_terms`].
#[derive(Debug, Clone, Copy, QueryId)]
pub struct KeyTermsOf;

/// The [`KeyTerms`](crate::domain::call::KeyTerms) of a call.
pub fn key_terms() -> KeyTermsOf {
    KeyTermsOf
}

impl Expression for KeyTermsOf {
    type SqlType = JsonDoc;
}
impl<QS> AppearsOnTable<QS> for KeyTermsOf where calls::rules: AppearsOnTable<QS> {}
impl<QS> SelectableExpression<QS> for KeyTermsOf where calls::rules: SelectableExpression<QS> {}
impl<GB> ValidGrouping<GB> for KeyTermsOf {
    type IsAggregate = is_aggregate::No;
}
impl QueryFragment<MultiBackend> for KeyTermsOf {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql("calls.terms");
        Ok(())
    }
}
