//! The last minute: 300 organisations each attach a document of 2 MB and submit, while the server is killed once. Whoever
//! was in time has one receipt, whoever was late is told so, and nobody sees an error.
//!
//! The test prints what an answer took. Nothing is asserted of that: machines differ.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use kafo::domain::actor::Actor;
use kafo::domain::id::Id;
use kafo::domain::proposal::{Content, Written};
use kafo::domain::text::Texts;
use kafo::services::calls;
use kafo::services::proposals::{self, Edit};

use super::wait_for;
use crate::harness::app::TestApp;
use crate::harness::client::{Answer, Client, between};
use crate::harness::filing::{PAPER, begin, fill};
use crate::harness::folder::TestFolder;
use crate::harness::process::{self, Process};

/// How many organisations submit in time.
const IN_TIME: usize = 290;
/// How many come after the deadline.
const LATE: usize = 10;
/// How long before the deadline the first one begins.
const RUSH: Duration = Duration::from_secs(45);
/// The length of a document.
const DOCUMENT: usize = 2_000_000;

/// What one organisation was answered.
enum Outcome {
    /// The number of its receipt.
    Receipt(String),
    /// Its proposal came too late.
    TooLate,
}

#[test]
fn three_hundred_organisations_submit_in_the_last_minute_and_nothing_is_lost() {
    let folder = TestFolder::new("rush");
    let port = process::free_port();
    let settings = process::settings(folder.path(), port);
    let url = format!("http://127.0.0.1:{port}");
    // Everything is prepared a month ago, when the call is open, and its deadline then put off to the rush.
    let before = Utc::now() - TimeDelta::days(31);
    let planted = TestApp::over(&settings, before);
    let Prepared { applicants, call: (id, version), officer } = prepare(&planted);
    planted.clock.set(Utc::now());
    let browsers: Vec<(Client, String)> =
        applicants.iter().map(|(person, path)| (planted.signed_in(person).at_base(&url), path.clone())).collect();
    planted.clock.set(before);
    let deadline = Utc::now() + TimeDelta::from_std(RUSH).unwrap() + TimeDelta::seconds(10);
    let closes_at = deadline.into();
    let reason = Texts::new("Réseau coupé dans la région.", "No network in the region.", "Sem rede na região.");
    planted.act(&officer, move |db, act| calls::extend(db, act, id, version, closes_at, &reason)).unwrap();
    drop(planted);

    let server = Process::start(&["serve"], &settings);
    let begins = Instant::now() + (deadline - Utc::now()).to_std().expect("prepared in time") - RUSH;
    let times = Times::default();
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let sender = |(number, (browser, path)): (usize, &(Client, String))| {
            let (start, submit) = when(number);
            let (start, submit) = (begins + start, begins + submit);
            let (times, browser, path) = (&times, browser.clone(), path.clone());
            scope.spawn(move || {
                std::thread::sleep(start.saturating_duration_since(Instant::now()));
                apply(&browser, &path, times, submit)
            })
        };
        let threads: Vec<_> = browsers.iter().enumerate().map(sender).collect();
        // In the middle of it all the power goes, and comes back.
        std::thread::sleep((begins + RUSH / 2).saturating_duration_since(Instant::now()));
        server.kill();
        let again = Process::start(&["serve"], &settings);
        let outcomes = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
        assert!(again.stop(), "the server did not stop well");
        outcomes
    });

    let receipts: Vec<&String> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Receipt(number) => Some(number),
            Outcome::TooLate => None,
        })
        .collect();
    for (number, outcome) in outcomes.iter().enumerate() {
        assert_eq!(matches!(outcome, Outcome::TooLate), number >= IN_TIME, "organisation {number}");
    }
    assert_eq!(receipts.iter().collect::<BTreeSet<_>>().len(), IN_TIME, "each has its own number");
    let verified = process::run(&["verify"], &settings);
    let told = String::from_utf8(verified.stdout).unwrap();
    assert!(verified.status.success(), "{told}");
    let stored: usize = between(&told, "rows, ", " receipts").unwrap().parse().unwrap();
    assert_eq!(stored, IN_TIME, "{told}");
    println!("{}", times.told());
}

/// When an organisation begins and when it submits, from the begin of the rush: those in time one after the other until
/// a few seconds before the deadline, each as soon as it can; the others with everything ready, but a second too late.
fn when(number: usize) -> (Duration, Duration) {
    let share = u32::try_from(number).unwrap();
    let start = (RUSH - Duration::from_secs(4)) * share / u32::try_from(IN_TIME + LATE).unwrap();
    (start, if number < IN_TIME { Duration::ZERO } else { RUSH + Duration::from_secs(1) })
}

/// What is there before the rush.
struct Prepared {
    /// Who applies, with the path of their draft.
    applicants: Vec<(Actor, String)>,
    /// The call and its version.
    call: (Id, i32),
    /// Who may put off its deadline.
    officer: Actor,
}

/// Accounts with a finished draft each, and their call.
fn prepare(planted: &TestApp) -> Prepared {
    let call = planted.published_call();
    let mut content: Option<Content> = None;
    let mut applicants = Vec::new();
    for number in 0..IN_TIME + LATE {
        let person = planted.organisation(&format!("rush-{number}")).signatory;
        let path = match &content {
            None => {
                let browser = planted.signed_in(&person);
                let (path, id) = begin(&browser, &call.row.code);
                fill(&browser, &path);
                content = Some(planted.read(|db| kafo::db::proposals::ProposalRow::find(db, id)).unwrap().content);
                path
            }
            Some(content) => {
                let (code, written) = (call.row.code.clone(), sections(content));
                let id = planted.act(&person, move |db, act| {
                    let id = proposals::start(db, act, &code, None, None)?.proposal;
                    for written in written {
                        let seen = Content::default().fingerprint(written.section());
                        proposals::save(db, act, id, Edit { seen, written, lang: None, finish: true })?;
                    }
                    Ok(id)
                });
                format!("/proposals/{}", id.unwrap())
            }
        };
        applicants.push((person, path));
    }
    let row = planted.read(|db| kafo::db::calls::CallRow::find(db, call.row.id)).unwrap();
    Prepared { applicants, call: (row.id, row.version), officer: call.author }
}

fn sections(content: &Content) -> Vec<Written> {
    let Content { project, place, beneficiaries, activities, results, budget } = content.clone();
    vec![
        Written::Project(project),
        Written::Place(place),
        Written::Beneficiaries(beneficiaries),
        Written::Activities(activities),
        Written::Results(results),
        Written::Budget(budget),
    ]
}

/// What the answers took, and how many of the requests got none.
#[derive(Default)]
struct Times {
    answered: Mutex<Vec<Duration>>,
    lost: AtomicUsize,
}

impl Times {
    /// Asks until there is an answer, as a person does. The server is never the one to blame.
    fn answer(&self, mut ask: impl FnMut() -> reqwest::Result<Answer>) -> Answer {
        wait_for("an answer", || self.try_answer(&mut ask))
    }

    fn try_answer(&self, ask: impl FnOnce() -> reqwest::Result<Answer>) -> Option<Answer> {
        let started = Instant::now();
        let Ok(answer) = ask() else {
            self.lost.fetch_add(1, Ordering::Relaxed);
            return None;
        };
        self.answered.lock().unwrap().push(started.elapsed());
        assert!(answer.status < 500, "{}: {}", answer.status, answer.body);
        Some(answer)
    }

    fn told(&self) -> String {
        let mut times = self.answered.lock().unwrap().clone();
        times.sort();
        let at = |percent: usize| times[times.len() * percent / 100].as_millis();
        format!(
            "the rush: {} answers, half of them within {} ms, 95 % within {} ms, 99 % within {} ms; {} requests got none, \
             sent while there was no server",
            times.len(),
            at(50),
            at(95),
            at(99),
            self.lost.load(Ordering::Relaxed)
        )
    }
}

/// Attaches the document and submits, not before `submit_at`.
fn apply(browser: &Client, path: &str, times: &Times, submit_at: Instant) -> Outcome {
    let mut document = PAPER.to_vec();
    document.resize(DOCUMENT, b' ');
    let add = format!("{path}/documents/add");
    times.answer(|| browser.try_get(&format!("{path}/documents"))).is(200);
    let code = [("code", "statutes")];
    times.answer(|| browser.try_upload(&add, &code, "file-statutes", "estatutos.pdf", document.clone())).is(303);
    let check = times.answer(|| browser.try_get(&format!("{path}/check")));
    let version = check.is(200).value_of("version").unwrap();
    std::thread::sleep(submit_at.saturating_duration_since(Instant::now()));
    let fields = [("version", version.as_str()), ("declaration", "yes")];
    let answer = wait_for("an answer to the submission", || {
        let answer = times.try_answer(|| browser.try_post(&format!("{path}/submit"), &fields));
        // The answer that got lost may have been the receipt.
        answer.or_else(|| {
            let sent = times.answer(|| browser.try_get(&format!("{path}/submitted")));
            (sent.status == 200).then_some(sent)
        })
    });
    if answer.status == 422 {
        assert!(answer.body.contains("p-hash"), "whoever is late is told what came:\n{}", answer.body);
        return Outcome::TooLate;
    }
    let receipt = times.answer(|| browser.try_get(&format!("{path}/submitted")));
    Outcome::Receipt(between(&receipt.is(200).body, "href=\"/receipts/", "\"").unwrap().to_owned())
}
