//! Whole lives, with everybody who has a part in them, over HTTP alone.

mod demo;
mod grant;
pub mod partner;
mod project;
mod selection;

use kafo::adapters::mailer::Mail;
use kafo::domain::actor::{Actor, Role};
use kafo::domain::id::Id;

use crate::harness::app::TestApp;
use crate::harness::client::{Answer, Client};
use crate::harness::people::PASSWORD;

/// The signatory of the organisation, who registers herself.
pub const BIA: &str = "bia@exemplo.example";

/// Opens a page and posts its form to `path`, with the version that the page gave and these fields; it must be done.
#[track_caller]
pub fn post_from(browser: &Client, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    let version = browser.get(page).is(200).value_of("version");
    let mut all: Vec<(&str, &str)> = version.iter().map(|version| ("version", version.as_str())).collect();
    all.extend_from_slice(fields);
    let answer = browser.post(path, &all);
    assert_eq!(answer.status, 303, "{path}:\n{}", answer.body);
    answer
}

/// The same where the form goes to its own page.
#[track_caller]
pub fn post_at(browser: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    post_from(browser, path, path, fields)
}

/// The staff: everybody works for Guinea-Bissau, and nobody in two places of one chain.
pub struct Staff {
    /// Writes the call, prepares the agreement, reads the reports.
    pub author: Actor,
    /// Publishes the call, verifies the organisation, leads the selection.
    pub publisher: Actor,
    /// Score.
    pub evaluators: [Actor; 2],
    /// Establishes the ranking.
    pub chair: Actor,
    /// Decides, and signs for the programme.
    pub director: Actor,
    /// Prepares payments.
    pub finance: Actor,
    /// Approves them.
    pub approver: Actor,
    /// Releases them.
    pub releaser: Actor,
}

/// The administrator invites them; each follows the link of their letter and chooses a password.
pub fn staff(app: &TestApp, administrator: &Client) -> Staff {
    let invited = |name: &'static str, role: Role| {
        let email = format!("{name}@kafo.example");
        let fields = [("name", name), ("email", &email), ("lang", "fr"), ("role", role.as_str()), ("country", "GW")];
        let done = post_at(administrator, "/office/users/invite", &fields);
        (email, done.location.strip_prefix("/office/users/").unwrap().parse::<Id>().unwrap())
    };
    let people = [
        ("author", Role::ProgrammeOfficer),
        ("publisher", Role::ProgrammeOfficer),
        ("evaluator1", Role::Evaluator),
        ("evaluator2", Role::Evaluator),
        ("chair", Role::CommitteeChair),
        ("director", Role::DecisionMaker),
        ("finance", Role::FinanceOfficer),
        ("approver", Role::FinanceApprover),
        ("releaser", Role::FinanceApprover),
    ];
    let invited = people.map(|(name, role)| invited(name, role));
    let letters = app.letters();
    let [author, publisher, first, second, chair, director, finance, approver, releaser] =
        invited.map(|(email, id)| {
            post_at(&app.browser(), &partner::link_for(app, &letters, &email), &[("password_new", PASSWORD)]);
            app.actor(id)
        });
    Staff { author, publisher, evaluators: [first, second], chair, director, finance, approver, releaser }
}

/// Bia's browser.
pub fn bia(app: &TestApp) -> Client {
    let browser = app.browser();
    browser.sign_in(BIA, PASSWORD);
    browser
}

/// The six digits in the subject of a letter to this reader.
pub fn code_for(letters: &[Mail], email: &str) -> String {
    let mut codes = letters.iter().rev().filter(|mail| mail.to.email == email).filter_map(|mail| {
        let digits = mail.subject.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 6);
        digits.map(str::to_owned)
    });
    codes.next().expect("a code")
}
