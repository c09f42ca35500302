//! The search over the words of calls: FTS5 on SQLite, a text-search vector on PostgreSQL. Both are
//! kept in step by the database itself and asked here with the same meaning: every word typed begins
//! a word of the call, in any order.

use diesel::expression::{AppearsOnTable, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Text};

use super::words;
use crate::db::MultiBackend;
use crate::db::schema::calls;

/// Whether a call has the words searched. They travel as one bound value in the engine's own query
/// language; as words are letters and digits alone, none can be taken for an operator of it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    sqlite: String,
    postgres: String,
}

impl Found {
    /// Anywhere in what is searched. `None` when the text has no word.
    pub(super) fn anywhere(text: &str) -> Option<Found> {
        Found::of(text, |words| words, "")
    }

    /// All of them in the code and title. `None` when the text has no word.
    pub(super) fn in_title(text: &str) -> Option<Found> {
        Found::of(text, |words| format!("title : ({words})"), "A")
    }

    fn of(text: &str, within: impl FnOnce(String) -> String, weight: &str) -> Option<Found> {
        let words = words(text);
        if words.is_empty() {
            return None;
        }
        let sqlite: Vec<String> = words.iter().map(|word| format!("\"{word}\" *")).collect();
        let postgres: Vec<String> = words.iter().map(|word| format!("'{word}':*{weight}")).collect();
        Some(Found { sqlite: within(sqlite.join(" AND ")), postgres: postgres.join(" & ") })
    }
}

impl QueryId for Found {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl Expression for Found {
    type SqlType = Bool;
}
impl AppearsOnTable<calls::table> for Found {}
impl SelectableExpression<calls::table> for Found {}
impl<GB> ValidGrouping<GB> for Found {
    type IsAggregate = is_aggregate::No;
}
impl QueryFragment<MultiBackend> for Found {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        let postgres = matches!(out.backend(), MultiBackend::Pg(_));
        if postgres {
            out.push_sql("calls.search_words @@ to_tsquery('pg_catalog.simple'::regconfig, ");
            out.push_bind_param::<Text, String>(&self.postgres)?;
        } else {
            // One look into the index for the whole statement, not one for each call.
            out.push_sql("calls.id IN (SELECT call_id FROM call_search WHERE call_search MATCH ");
            out.push_bind_param::<Text, String>(&self.sqlite)?;
        }
        out.push_sql(")");
        Ok(())
    }
}
