//! The search over the words of calls: FTS5 on SQLite, a text-search vector on PostgreSQL. Both are
//! kept in step by the database itself and asked here with the same meaning: every word typed begins
//! a word of the call, in any order.
//!
//! # Why a search ends
//! 2026-11. It looks at the newest [`MOST_FOUND`] calls that it finds, and says so when there are more. Whoever types two
//! letters would otherwise have the database sort and count all it has: 60 ms with 20,000 calls, for a list that nobody
//! reads to its end. SQLite stops there, unless the other filters let few pass; PostgreSQL looks at each call that has the
//! words, a microsecond or two for each.

use std::cmp::Reverse;

use diesel::dsl::sql;
use diesel::expression::{AppearsOnTable, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Integer, Text};

use super::public::{PublicFilter, filtered};
use super::words;
use crate::db::schema::calls;
use crate::db::{Db, Kind, MultiBackend};
use crate::domain::id::Id;
use crate::domain::state::Instant;

/// The most calls that one search gives.
pub(super) const MOST_FOUND: usize = 100;
/// How many letters of a word PostgreSQL keeps as its beginnings (migration 000015).
const LONGEST: usize = 30;

diesel::table! {
    use diesel::sql_types::*;
    /// The index of SQLite (migration 000015). Its rows have the numbers of the calls, `calls.number`, which SQLite alone
    /// has: they count calls as they were made.
    call_search (rowid) {
        rowid -> BigInt,
        /// The words of code and title.
        title -> Text,
        /// All its columns at once: what FTS5 matches words with.
        #[sql_name = "call_search"]
        all_words -> Text,
    }
}
diesel::allow_tables_to_appear_in_same_query!(call_search, calls);
diesel::infix_operator!(Match, " MATCH ");
diesel::define_sql_function! {
    /// The part of a text between two separators, counted from 1 (PostgreSQL).
    fn split_part(text: Text, separator: Text, number: Integer) -> Text;
}

/// A call that has the words, with what decides where it stands.
#[derive(Debug, Queryable)]
struct Found {
    id: Id,
    code: String,
    /// The words of code and title: the first line of what is searched.
    title: String,
    closes_at: Option<Instant>,
}

impl Found {
    /// Whether all the words begin words of the code and title.
    fn says_in_title(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.title.split(' ').any(|said| said.starts_with(word)))
    }
}

/// The calls with all the words of the filter that pass its other conditions: first those that have them all in code and
/// title; then those that close next, then closed ones, the latest first. At most [`MOST_FOUND`], and whether there are
/// more. One statement.
///
/// # Errors
/// The database's.
pub(super) fn found(db: &mut Db, filter: &PublicFilter) -> QueryResult<(Vec<Id>, bool)> {
    let words = words(&filter.text);
    if words.is_empty() {
        // Nothing but signs: no call holds such a word.
        return Ok((Vec::new(), false));
    }
    let limit = MOST_FOUND as i64 + 1;
    // Words are letters and digits alone: none can be taken for an operator of either engine's language.
    let mut found: Vec<Found> = if db.kind() == Kind::Sqlite {
        let all: Vec<String> = words.iter().map(|word| format!("\"{word}\" *")).collect();
        call_search::table
            .inner_join(calls::table.on(sql::<Bool>("calls.number = call_search.rowid")))
            .filter(Match::new(call_search::all_words, all.join(" AND ").into_sql::<Text>()))
            .filter(filtered(filter))
            .select((calls::id, calls::code, call_search::title, calls::closes_at))
            .order(call_search::rowid.desc())
            .limit(limit)
            .load(db)?
    } else {
        let beginning = |word: &String| format!("'{}'", word.chars().take(LONGEST).collect::<String>());
        let all: Vec<String> = words.iter().map(beginning).collect();
        calls::table
            .filter(HasWords(all.join(" & ")))
            .filter(filtered(filter))
            .select((calls::id, calls::code, split_part(calls::search_text, "\n", 1), calls::closes_at))
            .order(calls::id.desc())
            .limit(limit)
            .load(db)?
    };
    let more = found.len() > MOST_FOUND;
    found.truncate(MOST_FOUND);
    found.sort_by_cached_key(|call| {
        let next = call.closes_at.filter(|at| *at >= filter.now);
        (!call.says_in_title(&words), next.is_none(), next, Reverse(call.closes_at), call.code.clone())
    });
    Ok((found.into_iter().map(|call| call.id).collect(), more))
}

/// Whether PostgreSQL finds these words in a call.
#[derive(Debug, Clone)]
struct HasWords(String);

impl QueryId for HasWords {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl Expression for HasWords {
    type SqlType = Bool;
}
impl AppearsOnTable<calls::table> for HasWords {}
impl SelectableExpression<calls::table> for HasWords {}
impl<GB> ValidGrouping<GB> for HasWords {
    type IsAggregate = is_aggregate::No;
}
impl QueryFragment<MultiBackend> for HasWords {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        out.push_sql("calls.search_words @@ CAST(");
        out.push_bind_param::<Text, String>(&self.0)?;
        out.push_sql(" AS tsquery)");
        Ok(())
    }
}
