//! Questions about calls: what the public reads, what an organisation asked, what waits in the office.

use diesel::prelude::*;
use serde::Serialize;

use super::calls::{CallRow, reached};
use super::partners::PartnerRow;
use super::schema::{call_answer_corrections, call_questions, calls, partners, users};
use super::{Db, MultiBackend, Page, ext, row_of};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::question::QuestionState;
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};

/// A row of `call_questions`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = call_questions, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct QuestionRow {
    pub id: Id,
    pub call_id: Id,
    pub partner_id: Id,
    pub asked_by: Id,
    pub asked_at: Instant,
    pub lang: Lang,
    pub asked: String,
    pub state: QuestionState,
    pub number: Option<i32>,
    pub question: Texts,
    pub answer: Texts,
    pub reply: String,
    pub answered_by: Option<Id>,
    pub answered_at: Option<Instant>,
    pub version: i32,
}
row_of!(QuestionRow, call_questions, versioned);

/// What a published question and its answer said before a correction.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = call_answer_corrections)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct CorrectionRow {
    pub id: Id,
    pub question_id: Id,
    pub number: i32,
    pub question: Texts,
    pub answer: Texts,
    pub corrected_by: Id,
    pub corrected_at: Instant,
}
row_of!(CorrectionRow, call_answer_corrections, append_only);

/// What a question and its answer said before each correction, the latest first.
///
/// # Errors
/// The database's.
pub fn list_corrections(db: &mut Db, question: Id) -> QueryResult<Vec<CorrectionRow>> {
    call_answer_corrections::table
        .filter(call_answer_corrections::question_id.eq(question))
        .order(call_answer_corrections::number.desc())
        .load(db)
}

/// A question with its answer as everybody reads them.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of the table")]
pub struct PublicQuestionRow {
    pub id: Id,
    pub number: Option<i32>,
    pub question: Texts,
    pub answer: Texts,
    pub answered_at: Option<Instant>,
}

/// The questions of a public call that were answered, in their order; each with what it said before
/// its corrections, the latest first.
///
/// # Errors
/// The database's.
pub fn public_list(db: &mut Db, call: Id) -> QueryResult<Vec<(PublicQuestionRow, Vec<CorrectionRow>)>> {
    let rows: Vec<(PublicQuestionRow, Option<CorrectionRow>)> = call_questions::table
        .left_join(call_answer_corrections::table)
        .filter(call_questions::call_id.eq(call))
        .filter(call_questions::state.eq(QuestionState::Published))
        .order((call_questions::number, call_answer_corrections::number.desc()))
        .select((
            (
                call_questions::id,
                call_questions::number,
                call_questions::question,
                call_questions::answer,
                call_questions::answered_at,
            ),
            call_answer_corrections::all_columns.nullable(),
        ))
        .load(db)?;
    let mut list: Vec<(PublicQuestionRow, Vec<CorrectionRow>)> = Vec::new();
    for (question, before) in rows {
        match list.last_mut().filter(|(last, _)| last.id == question.id) {
            Some((_, corrections)) => corrections.extend(before),
            None => list.push((question, before.into_iter().collect())),
        }
    }
    Ok(list)
}

/// What the organisations of the viewer asked about a call, the latest first.
///
/// # Errors
/// The database's.
pub fn list_own(db: &mut Db, viewer: &Actor, call: Id) -> QueryResult<Vec<QuestionRow>> {
    let mine: Vec<Id> = viewer.memberships.iter().map(|membership| membership.partner).collect();
    call_questions::table
        .filter(call_questions::call_id.eq(call))
        .filter(ext::one_of(call_questions::partner_id, mine))
        .order(call_questions::id.desc())
        .load(db)
}

/// How many questions of an organisation about a call wait for an answer.
///
/// # Errors
/// The database's.
pub fn count_open_of(db: &mut Db, call: Id, partner: Id) -> QueryResult<i64> {
    call_questions::table
        .filter(call_questions::call_id.eq(call))
        .filter(call_questions::partner_id.eq(partner))
        .filter(call_questions::state.eq(QuestionState::Open))
        .count()
        .get_result(db)
}

/// How many questions about a call wait for an answer. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn count_open(db: &mut Db, call: Id) -> QueryResult<i64> {
    call_questions::table
        .filter(call_questions::call_id.eq(call))
        .filter(call_questions::state.eq(QuestionState::Open))
        .count()
        .get_result(db)
}

/// A question in the list of the office.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct QuestionLineRow {
    pub id: Id,
    pub state: QuestionState,
    pub asked: String,
    pub asked_at: Instant,
    pub lang: Lang,
    pub number: Option<i32>,
    pub call_code: String,
    pub call_title: Texts,
    pub country: Country,
    pub closes_at: Option<Instant>,
    pub partner: String,
}

/// What the office asks of its list of questions.
#[derive(Debug, Clone)]
pub struct QuestionFilter {
    /// How they stand.
    pub state: QuestionState,
    /// Only about the call with this code; empty for all.
    pub call: String,
}

/// The questions about the calls in the viewer's reach, those of the call that closes next first; and
/// how many there are. Two statements.
///
/// # Errors
/// The database's.
pub fn list_for(
    db: &mut Db,
    viewer: &Actor,
    filter: &QuestionFilter,
    page: Page,
) -> QueryResult<(Vec<QuestionLineRow>, i64)> {
    let found = || {
        let mut query = call_questions::table
            .inner_join(calls::table)
            .inner_join(partners::table)
            .filter(call_questions::state.eq(filter.state))
            .filter(reached(calls::id, viewer, Permission::QuestionRead))
            .into_boxed::<MultiBackend>();
        if !filter.call.is_empty() {
            query = query.filter(calls::code.eq(filter.call.clone()));
        }
        query
    };
    let total = found().count().get_result(db)?;
    let rows = found()
        .select((
            call_questions::id,
            call_questions::state,
            call_questions::asked,
            call_questions::asked_at,
            call_questions::lang,
            call_questions::number,
            calls::code,
            calls::title,
            calls::country,
            calls::closes_at,
            partners::name,
        ))
        .order((calls::closes_at, call_questions::id))
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

/// A question with its call, who asked it, and in whose name; for the office.
///
/// # Errors
/// The database's.
pub fn find_for(
    db: &mut Db,
    viewer: &Actor,
    question: Id,
) -> QueryResult<Option<(QuestionRow, CallRow, PartnerRow, String)>> {
    let found = call_questions::table
        .inner_join(calls::table)
        .inner_join(partners::table)
        .filter(call_questions::id.eq(question))
        .filter(reached(calls::id, viewer, Permission::QuestionRead))
        .select((call_questions::all_columns, calls::all_columns, partners::all_columns))
        .first::<(QuestionRow, CallRow, PartnerRow)>(db)
        .optional()?;
    let Some((question, call, partner)) = found else { return Ok(None) };
    let person: Option<String> = users::table.find(question.asked_by).select(users::name).first(db).optional()?;
    Ok(Some((question, call, partner, person.unwrap_or_default())))
}
