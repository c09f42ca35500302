//! Questions on the public page of a call: those that were answered, and the way to ask one.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::sheet;
use crate::db::calls::CallRow;
use crate::db::proposals;
use crate::db::questions::{CorrectionRow, PublicQuestionRow};
use crate::domain::actor::Actor;
use crate::domain::call::CallState;
use crate::domain::permission::Permission;
use crate::domain::question::takes_questions;
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A question with its answer.
#[derive(Serialize)]
pub struct QuestionView {
    number: Option<i32>,
    question: Texts,
    answer: Texts,
    answered_at: Option<Instant>,
    /// What it said before it was corrected, the latest first.
    before: Vec<Before>,
}

/// What a question and its answer said until they were corrected.
#[derive(Serialize)]
pub struct Before {
    question: Texts,
    answer: Texts,
    until: Instant,
}

impl Before {
    /// The row for readers.
    pub fn new(row: CorrectionRow) -> Self {
        Before { question: row.question, answer: row.answer, until: row.corrected_at }
    }

    /// One of the samples.
    pub fn sample() -> Self {
        Before {
            question: Texts::new("Peut-on acheter un terrain ?", "", ""),
            answer: Texts::new("Oui.", "", ""),
            until: sheet::sample_instant(-1),
        }
    }
}

impl QuestionView {
    /// The rows for readers.
    pub fn new((row, corrections): (PublicQuestionRow, Vec<CorrectionRow>)) -> Self {
        QuestionView {
            number: row.number,
            question: row.question,
            answer: row.answer,
            answered_at: row.answered_at,
            before: corrections.into_iter().map(Before::new).collect(),
        }
    }

    /// A question of the samples.
    pub fn sample() -> Self {
        QuestionView {
            number: Some(1),
            question: Texts::new("Peut-on acheter un terrain ?", "", ""),
            answer: Texts::new("Non.", "", ""),
            answered_at: Some(sheet::sample_instant(-1)),
            before: vec![Before::sample()],
        }
    }
}

/// How this reader asks a question, if they can.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asking {
    /// A member who may write for an organisation: on a page of their own.
    Member,
    /// A visitor signs in first, and returns to that page.
    Visitor {
        /// Its address, encoded.
        next: String,
    },
    /// Members who only read, people without an organisation, staff: they read here.
    Reader,
    /// Questions have ended.
    Closed,
    /// The call takes none, and has none to speak of.
    None,
}

impl Asking {
    /// For this reader at `now`.
    pub fn of(call: &CallRow, actor: &Actor, now: Instant) -> Asking {
        if call.dates().is_none() || call.state != CallState::Published {
            return Asking::None;
        }
        if takes_questions(&proposals::facts_of_call(call), now).is_err() {
            Asking::Closed
        } else if actor.may(Permission::QuestionAsk) {
            Asking::Member
        } else if actor.is_signed_in() {
            Asking::Reader
        } else {
            let path = format!("/calls/{}/questions", call.code);
            Asking::Visitor { next: utf8_percent_encode(&path, NON_ALPHANUMERIC).to_string() }
        }
    }
}
