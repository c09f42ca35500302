//! Letters about a call to those who answer it.

use diesel::QueryResult;

use crate::adapters::i18n;
use crate::db::Db;
use crate::db::calls::{self, CallRow};
use crate::db::questions::{self, QuestionRow};
use crate::db::users::UserRow;
use crate::domain::id::Id;
use crate::domain::question::QuestionState;
use crate::jobs::letter::Content;

/// What an amendment changed and why; the deadline that holds now.
pub(super) fn amended(db: &mut Db, call: Id, number: i64, reader: &UserRow) -> QueryResult<Option<Content>> {
    let (Some(call), Some(amendment)) = (CallRow::find(db, call)?, calls::find_amendment(db, call, number)?) else {
        return Ok(None);
    };
    let lang = reader.lang.as_str();
    let mut names: Vec<String> = Vec::new();
    for change in &amendment.changes.0 {
        let name = i18n::text(lang, &i18n::field_key(&change.field), &[]);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let letter = letter("call-amended", &call, reader, "#amendments");
    let args = vec![("number", number.to_string()), ("reason", amendment.reason.pick(reader.lang).to_owned())];
    let mut facts = vec![("mail-fact-changed", names.join(", "))];
    if let Some(closes_at) = call.closes_at {
        facts.push(("mail-fact-deadline", i18n::date_time(closes_at.utc(), call.country.as_str(), lang)));
    }
    Ok(Some(Content { args: [letter.args, args].concat(), facts, ..letter }))
}

/// That a call was cancelled, and why.
pub(super) fn cancelled(db: &mut Db, call: Id, reader: &UserRow) -> QueryResult<Option<Content>> {
    let Some(call) = CallRow::find(db, call)? else { return Ok(None) };
    let letter = letter("call-cancelled", &call, reader, "");
    let reason = vec![("reason", call.cancel_reason.unwrap_or_default())];
    Ok(Some(Content { args: [letter.args, reason].concat(), ..letter }))
}

/// Who hears of the answer to a question: when it is published, everybody who answers the call, and
/// whoever asked; else whoever asked alone.
pub(super) fn readers_of_answer(db: &mut Db, question: Id) -> QueryResult<Vec<Id>> {
    let Some(question) = QuestionRow::find(db, question)? else { return Ok(Vec::new()) };
    let mut readers = match question.state {
        QuestionState::Published => calls::list_followers(db, question.call_id)?,
        QuestionState::Open | QuestionState::SetAside => Vec::new(),
    };
    if !readers.contains(&question.asked_by) {
        readers.push(question.asked_by);
    }
    Ok(readers)
}

/// The answer to a question. Nothing in it says who asked.
pub(super) fn answered(db: &mut Db, question: Id, reader: &UserRow) -> QueryResult<Option<Content>> {
    let Some(question) = QuestionRow::find(db, question)? else { return Ok(None) };
    let Some(call) = CallRow::find(db, question.call_id)? else { return Ok(None) };
    let (name, place, args) = match question.state {
        QuestionState::Open => return Ok(None),
        QuestionState::Published => {
            let args = vec![
                ("question", question.question.pick(reader.lang).to_owned()),
                ("answer", question.answer.pick(reader.lang).to_owned()),
            ];
            ("question-published", "#questions", args)
        }
        QuestionState::SetAside => {
            ("question-set-aside", "", vec![("question", question.asked), ("reply", question.reply)])
        }
    };
    let letter = letter(name, &call, reader, place);
    Ok(Some(Content { args: [letter.args, args].concat(), ..letter }))
}

/// That a published answer says something else now. Nothing when it was corrected again since: the
/// letter of that correction says it.
pub(super) fn corrected(db: &mut Db, question: Id, number: i64, reader: &UserRow) -> QueryResult<Option<Content>> {
    let Some(question) = QuestionRow::find(db, question)? else { return Ok(None) };
    let Some(call) = CallRow::find(db, question.call_id)? else { return Ok(None) };
    let last = questions::list_corrections(db, question.id)?.first().map(|last| i64::from(last.number));
    if last != Some(number) {
        return Ok(None);
    }
    let args = vec![
        ("question", question.question.pick(reader.lang).to_owned()),
        ("answer", question.answer.pick(reader.lang).to_owned()),
    ];
    let letter = letter("answer-corrected", &call, reader, "#questions");
    Ok(Some(Content { args: [letter.args, args].concat(), ..letter }))
}

/// A letter about a call, leading to a place of its public page.
fn letter(name: &'static str, call: &CallRow, reader: &UserRow, place: &str) -> Content {
    Content {
        name,
        args: vec![("code", call.code.clone()), ("title", call.title.pick(reader.lang).to_owned())],
        path: Some(format!("/calls/{}?lang={}{place}", call.code, reader.lang)),
        ..Content::default()
    }
}
