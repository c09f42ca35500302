//! Questions about calls: asked by members of organisations, answered in public by officers.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::{self, CallRow};
use crate::db::outbox;
use crate::db::partners::PartnerRow;
use crate::db::proposals;
use crate::db::questions::{self, CorrectionRow, QuestionRow};
use crate::db::users::UserRow;
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::question::{
    Asker, QuestionAction, QuestionState, check_asked, check_published, check_reply, takes_questions,
};
use crate::domain::state::{Unmet, all_met};
use crate::domain::text::Texts;
use crate::services::Refusal;

/// Asks a question about a public call in the name of an organisation, which may be left out where
/// there is only one to choose.
///
/// # Errors
/// `NotFound` for a call that is not public or an organisation that is not the actor's;
/// `questions-closed` after the date of the call; `choose-partner`; what is wrong with the text.
pub fn ask(db: &mut Db, act: &Act, call_code: &str, partner: Option<Id>, text: &str) -> Result<(), Refusal> {
    let person = act.actor.user().ok_or(Refusal::Forbidden)?;
    let (call, _) = Refusal::found(calls::public_find(db, call_code)?)?;
    let mine: Vec<Id> = act.actor.memberships.iter().map(|membership| membership.partner).collect();
    let partner = match (partner, mine.as_slice()) {
        (Some(partner), mine) if !mine.contains(&partner) => return Err(Refusal::NotFound),
        (Some(partner), _) => partner,
        (None, [only]) => *only,
        (None, []) => return Err(Refusal::Forbidden),
        (None, _) => return Err(Unmet::new("choose-partner").on("partner").into()),
    };
    if !act.actor.may_for(Permission::QuestionAsk, partner) {
        return Err(Refusal::Forbidden);
    }
    // Whoever asks twice at once is counted twice.
    Refusal::found(PartnerRow::find_locked(db, partner)?)?;
    takes_questions(&proposals::facts_of_call(&call), act.at)?;
    all_met(check_asked(text, questions::count_open_of(db, call.id, partner)?))?;
    let row = QuestionRow {
        id: act.id(),
        call_id: call.id,
        partner_id: partner,
        asked_by: person,
        asked_at: act.at,
        lang: act.actor.lang,
        asked: text.trim().to_owned(),
        state: QuestionState::Open,
        number: None,
        question: Texts::default(),
        answer: Texts::default(),
        reply: String::new(),
        answered_by: None,
        answered_at: None,
        version: 1,
    };
    row.insert(db)?;
    let entry = Entry::new("question.ask", "question", row.id, &call.code).set("call", &call.code).seal(&row)?;
    Ok(audit_log::record(db, act, entry)?)
}

/// Publishes a question in the words of the office, with its answer, under the next number of the
/// call. Everybody who answers the call is told, and whoever asked.
///
/// # Errors
/// A language that is missing, a text that names who asked; `WrongState` when it was answered before.
pub fn publish(
    db: &mut Db,
    act: &Act,
    question: Id,
    version: i32,
    published: Texts,
    answer: Texts,
) -> Result<(), Refusal> {
    let (mut row, call) = open(db, act, question, QuestionAction::Publish)?;
    row.expect_version(version)?;
    let state = row.state.after(QuestionAction::Publish)?;
    fit_to_publish(db, &row, &call, &published, &answer)?;
    let number = audit_log::next_number(db, &format!("questions {}", call.code))?;
    row.number = Some(i32::try_from(number).map_err(|_| Refusal::Broken("too many questions".into()))?);
    (row.question, row.answer) = (published, answer);
    settle(db, act, row, state, Entry::new("question.publish", "question", question, &call.code).set("number", number))
}

/// Corrects a published question and its answer. What they said before is kept, and shown beside them.
/// Everybody who answers the call is told, and whoever asked.
///
/// # Errors
/// `answer-unchanged`; a language that is missing, a text that names who asked; `WrongState` unless it
/// is published.
pub fn correct(
    db: &mut Db,
    act: &Act,
    question: Id,
    version: i32,
    published: Texts,
    answer: Texts,
) -> Result<(), Refusal> {
    let person = act.actor.user().ok_or(Refusal::Forbidden)?;
    let (mut row, call) = open(db, act, question, QuestionAction::Correct)?;
    row.expect_version(version)?;
    row.state = row.state.after(QuestionAction::Correct)?;
    if (&row.question, &row.answer) == (&published, &answer) {
        return Err(Unmet::new("answer-unchanged").on(format!("answer.{}", act.actor.lang)).into());
    }
    fit_to_publish(db, &row, &call, &published, &answer)?;
    let number = questions::list_corrections(db, row.id)?.first().map_or(1, |last| last.number + 1);
    let before = CorrectionRow {
        id: act.id(),
        question_id: row.id,
        number,
        question: std::mem::replace(&mut row.question, published),
        answer: std::mem::replace(&mut row.answer, answer),
        corrected_by: person,
        corrected_at: act.at,
    };
    before.insert(db)?;
    row.save(db)?;
    let entry = Entry::new("question.correct", "question", row.id, &call.code).set("number", number);
    audit_log::record(db, act, entry.seal(&row)?.seal(&before)?)?;
    Ok(outbox::tell(db, act, &Event::AnswerCorrected { question: row.id, number: i64::from(number) })?)
}

/// Whether a question and its answer may be published: in every language of the call, without a name.
fn fit_to_publish(
    db: &mut Db,
    row: &QuestionRow,
    call: &CallRow,
    published: &Texts,
    answer: &Texts,
) -> Result<(), Refusal> {
    let partner = Refusal::found(PartnerRow::find(db, row.partner_id)?)?;
    let person = UserRow::find(db, row.asked_by)?.map(|user| user.name).unwrap_or_default();
    let asker = Asker {
        name: &partner.name,
        short_name: &partner.short_name,
        email: &partner.email,
        phone: &partner.phone,
        representative: &partner.representative,
        person: &person,
    };
    Ok(all_met(check_published(published, answer, &call.rules.required_languages, &asker))?)
}

/// Sets a question aside with a reply to whoever asked: it is answered in the call already, or it is
/// about something else. Nothing is published.
///
/// # Errors
/// `missing` on `reply`; `WrongState` when it was answered before.
pub fn set_aside(db: &mut Db, act: &Act, question: Id, version: i32, reply: &str) -> Result<(), Refusal> {
    let (mut row, call) = open(db, act, question, QuestionAction::SetAside)?;
    row.expect_version(version)?;
    let state = row.state.after(QuestionAction::SetAside)?;
    all_met(check_reply(reply))?;
    row.reply = reply.trim().to_owned();
    settle(db, act, row, state, Entry::new("question.set_aside", "question", question, &call.code))
}

/// The question, locked, and its call, for somebody who may answer it.
fn open(db: &mut Db, act: &Act, question: Id, action: QuestionAction) -> Result<(QuestionRow, CallRow), Refusal> {
    let row = Refusal::found(QuestionRow::find_locked(db, question)?)?;
    let call = Refusal::found(CallRow::find(db, row.call_id)?)?;
    let at = At::country(call.country).of_programme(call.programme_id).of_call(call.id);
    if !act.actor.may_at(Permission::QuestionRead, at) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_at(action.permission(), at) {
        return Err(Refusal::Forbidden);
    }
    Ok((row, call))
}

fn settle(db: &mut Db, act: &Act, mut row: QuestionRow, state: QuestionState, entry: Entry) -> Result<(), Refusal> {
    let before = row.state;
    row.state = state;
    row.answered_by = act.actor.user();
    row.answered_at = Some(act.at);
    row.save(db)?;
    audit_log::record(db, act, entry.change("state", before, state).seal(&row)?)?;
    Ok(outbox::tell(db, act, &Event::QuestionAnswered { question: row.id })?)
}
