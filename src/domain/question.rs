//! Questions about a call: asked in private by organisations until a date of the call, answered in
//! public and without a name, so that everybody knows what one of them knows.

use super::call::{CallFacts, CallState};
use super::permission::Permission;
use super::state::{Instant, Unmet, WrongState};
use super::text::{Lang, Texts, words};

/// The longest question as it is asked, in characters.
const LONGEST_QUESTION: usize = 2_000;
/// The longest text that is published or replied, in characters.
const LONGEST_ANSWER: usize = 5_000;
/// How many questions of one organisation about one call may wait for an answer.
pub const MOST_OPEN: i64 = 10;

super::state::text_enum! {
    /// How a question stands.
    QuestionState { Open = "open", Published = "published", SetAside = "set_aside" }
}

super::state::text_enum! {
    /// What an officer does with a question: publishes it with its answer, sets it aside with a reply
    /// to whoever asked, or corrects what was published.
    QuestionAction { Publish = "publish", SetAside = "set_aside", Correct = "correct" }
}

impl QuestionAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        Permission::QuestionAnswer
    }
}

impl QuestionState {
    /// The state after the action.
    ///
    /// # Errors
    /// The action is not possible now.
    pub fn after(self, action: QuestionAction) -> Result<QuestionState, WrongState> {
        use QuestionAction as Do;
        Ok(match (self, action) {
            (QuestionState::Open, Do::Publish) => QuestionState::Published,
            (QuestionState::Open, Do::SetAside) => QuestionState::SetAside,
            (QuestionState::Published, Do::Correct) => QuestionState::Published,
            (QuestionState::Published | QuestionState::SetAside, Do::Publish | Do::SetAside)
            | (QuestionState::Open | QuestionState::SetAside, Do::Correct) => {
                return Err(WrongState { noun: "question", state: self.as_str(), action: action.as_str() });
            }
        })
    }
}

super::state::state_lists!(QuestionState, QuestionAction);

/// Whether a question about the call may be asked at `now`. The last instant is accepted, as with
/// the deadline.
///
/// # Errors
/// `call-not-published`, `questions-closed`.
pub fn takes_questions(call: &CallFacts<'_>, now: Instant) -> Result<(), Unmet> {
    if call.state != CallState::Published {
        return Err(Unmet::new("call-not-published").with("state", call.state));
    }
    if now > call.dates.questions_until {
        return Err(Unmet::new("questions-closed"));
    }
    Ok(())
}

/// What is wrong with a question as it is asked; `waiting` is how many of the organisation wait for
/// an answer already.
pub fn check_asked(text: &str, waiting: i64) -> Vec<Unmet> {
    let mut unmet = check_text("question", text, LONGEST_QUESTION);
    if waiting >= MOST_OPEN {
        unmet.push(Unmet::new("too-many-questions").with("max", MOST_OPEN));
    }
    unmet
}

/// What is wrong with the reply to a question that is set aside.
pub fn check_reply(text: &str) -> Vec<Unmet> {
    check_text("reply", text, LONGEST_ANSWER)
}

fn check_text(field: &str, text: &str, longest: usize) -> Vec<Unmet> {
    if text.trim().is_empty() {
        return vec![Unmet::new("missing").on(field)];
    }
    if text.chars().count() > longest {
        return vec![Unmet::new("text-too-long").on(field).with("max", longest)];
    }
    Vec::new()
}

/// By what an organisation could be recognised.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its short name.
    pub short_name: &'a str,
    /// Its e-mail.
    pub email: &'a str,
    /// Its telephone.
    pub phone: &'a str,
    /// Who stands for it.
    pub representative: &'a str,
    /// Who asked.
    pub person: &'a str,
}

impl Asker<'_> {
    /// Whether a text names the organisation or somebody of it.
    pub fn is_named_in(&self, text: &str) -> bool {
        let said = words(text);
        let names = [self.name, self.short_name, self.representative, self.person];
        let named = names.into_iter().map(words).any(|name| {
            // One short word, as a short name of two letters, says nothing.
            let letters: usize = name.iter().map(|word| word.chars().count()).sum();
            letters > 2 && said.windows(name.len()).any(|some| some == name)
        });
        let address = self.email.trim().to_lowercase();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let phone = digits(self.phone);
        named
            || (!address.is_empty() && text.to_lowercase().contains(&address))
            || (phone.len() >= 6 && digits(text).contains(&phone))
    }
}

/// What keeps a question and its answer from being published: each needs every language of the call,
/// and neither names who asked.
pub fn check_published(question: &Texts, answer: &Texts, languages: &[Lang], asker: &Asker<'_>) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    for (field, texts) in [("question", question), ("answer", answer)] {
        for lang in texts.missing(languages) {
            unmet.push(Unmet::new("missing-language").on(format!("{field}.{lang}")).with("lang", lang));
        }
        for lang in Lang::ALL {
            let text = texts.of(*lang);
            let field = format!("{field}.{lang}");
            if text.chars().count() > LONGEST_ANSWER {
                unmet.push(Unmet::new("text-too-long").on(&field).with("max", LONGEST_ANSWER));
            }
            if asker.is_named_in(text) {
                unmet.push(Unmet::new("question-names-asker").on(field));
            }
        }
    }
    unmet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::At;
    use crate::domain::call::CallDates;
    use crate::domain::place::Country;
    use chrono::{TimeDelta, TimeZone, Utc};

    const ASKER: Asker<'_> = Asker {
        name: "Association Exemple des jardins",
        short_name: "AEJ",
        email: "contact@aej.example",
        phone: "+245 900 00 12",
        representative: "Nino Exemplo",
        person: "Awa Exemple",
    };

    fn codes(unmet: &[Unmet]) -> Vec<(&'static str, &str)> {
        unmet.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or_default())).collect()
    }

    #[test]
    fn an_open_question_is_answered_once_and_what_was_published_can_be_corrected() {
        let rows = crate::domain::state::diagram(QuestionState::transitions());
        assert_eq!(
            rows,
            "open + publish -> published\nopen + set_aside -> set_aside\npublished + correct -> published"
        );
    }

    #[test]
    fn questions_end_at_their_date_and_not_a_moment_before() {
        let last = Instant::from(Utc.with_ymd_and_hms(2026, 12, 11, 12, 0, 0).single().expect("a date"));
        let dates = CallDates {
            opens_at: last - TimeDelta::days(20),
            questions_until: last,
            closes_at: last + TimeDelta::days(7),
        };
        let at = At::country(Country::Gw);
        let mut call =
            CallFacts { at, authors: &[], state: CallState::Published, dates, sealed: false, opened_at: None };
        assert_eq!(takes_questions(&call, last), Ok(()));
        let late = takes_questions(&call, last + TimeDelta::microseconds(1)).expect_err("too late");
        assert_eq!(late.code, "questions-closed");
        call.state = CallState::Cancelled;
        assert_eq!(takes_questions(&call, last).expect_err("cancelled").code, "call-not-published");
    }

    #[test]
    fn a_question_says_something_and_an_organisation_waits_for_answers() {
        assert_eq!(codes(&check_asked("  ", 0)), [("missing", "question")]);
        assert_eq!(
            codes(&check_asked(&"a".repeat(2_001), MOST_OPEN)),
            [("text-too-long", "question"), ("too-many-questions", "")]
        );
        assert_eq!(check_asked("Peut-on acheter un terrain ?", MOST_OPEN - 1), []);
    }

    #[test]
    fn whoever_asked_is_recognised_however_they_are_written() {
        for text in [
            "L’ASSOCIATION exemple des Jardins peut-elle…",
            "Nous, l’A.E.J. ou AEJ, demandons",
            "écrire à Contact@AEJ.example",
            "appelez le 245-9000012",
            "signé : nino exemplo",
            "Awa  Exemple demande",
        ] {
            assert!(ASKER.is_named_in(text), "{text}");
        }
        for text in ["Une association peut-elle acheter des jardins ?", "Awa demande", "9 000 000 FCFA", ""] {
            assert!(!ASKER.is_named_in(text), "{text}");
        }
        let unknown = Asker { name: "", short_name: "OK", email: "", phone: "", representative: "", person: "" };
        assert!(!unknown.is_named_in("ok"));
    }

    #[test]
    fn what_is_published_has_every_language_and_no_name() {
        let question = Texts::new("Peut-on acheter un terrain ?", "May land be bought?", "");
        let answer = Texts::new("Non, dit AEJ.", "No.", "Não.");
        let unmet = check_published(&question, &answer, Lang::ALL, &ASKER);
        assert_eq!(codes(&unmet), [("missing-language", "question.pt"), ("question-names-asker", "answer.fr")]);
        assert_eq!(check_published(&question, &Texts::new("Non.", "No.", ""), &[Lang::Fr, Lang::En], &ASKER), []);
    }
}
