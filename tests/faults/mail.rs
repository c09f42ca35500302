//! A mail server in its moods, seen from an action: no letter is lost, none comes twice.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::mailer::Mailer;
use kafo::db::schema::jobs;
use kafo::startup::Parts;

use crate::harness::app::{Engine, TestApp};
use crate::harness::smtp::{Mood, SmtpServer};

/// The letters of the outbox, with how often each was tried and what came of it last.
fn letters(app: &TestApp) -> Vec<(String, i32, String)> {
    let letters = jobs::table.filter(jobs::kind.eq("letter")).order(jobs::id);
    let rows: Vec<(String, i32, Option<String>)> =
        app.read(|db| letters.select((jobs::state, jobs::attempts, jobs::last_error)).load(db));
    rows.into_iter().map(|(state, attempts, error)| (state, attempts, error.unwrap_or_default())).collect()
}

fn with_mail_server(server: &SmtpServer, engine: Engine) -> Option<TestApp> {
    let mailer = Mailer::smtp(&server.settings_with_password(), Duration::from_millis(500)).unwrap();
    TestApp::start_among(engine, |parts| Parts { mailer, ..parts })
}

#[test]
fn letters_wait_for_a_mail_server_that_is_not_well_and_go_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let moods = [
            (Mood::Busy, "451"),
            (Mood::Silent, "did not answer"),
            (Mood::SilentAfterLetter, "did not answer"),
            (Mood::HangsUp, ""),
            (Mood::RefusesPassword, "535"),
        ];
        for (mood, why) in moods {
            let server = SmtpServer::start(mood);
            let Some(app) = with_mail_server(&server, engine) else { continue };
            app.published_call();
            app.organisation("kora");
            app.run_jobs();
            let waiting = letters(&app);
            // Two officers read of the organisation, one of them also that the call waited for a review.
            assert_eq!(waiting.len(), 3, "{mood:?}");
            for (state, attempts, error) in &waiting {
                assert_eq!((state.as_str(), *attempts), ("ready", 1), "{mood:?}: {error}");
                assert!(error.contains(why) && !error.is_empty(), "{mood:?}: {error}");
            }
            assert_eq!(app.run_jobs(), 0, "{mood:?}: it is not tried again at once");
            assert_eq!(server.received(), [], "{mood:?}");

            server.set_mood(Mood::Accepts);
            app.clock.advance(TimeDelta::minutes(1));
            assert_eq!(app.run_jobs(), 3, "{mood:?}");
            assert_eq!(app.run_jobs(), 0, "{mood:?}");
            let received = server.received();
            let ids: BTreeSet<_> = received.iter().map(|received| received.letter.header("Message-ID")).collect();
            assert_eq!((received.len(), ids.len()), (3, 3), "{mood:?}");
            assert!(letters(&app).iter().all(|(state, attempts, _)| state == "done" && *attempts == 2), "{mood:?}");
            app.verifies();
        }
    }
}

#[test]
fn a_letter_that_can_never_arrive_is_laid_aside_and_holds_up_no_other() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        for (mood, why) in [(Mood::Refuses, "550"), (Mood::RefusesContent, "552")] {
            let server = SmtpServer::start(mood);
            let Some(app) = with_mail_server(&server, engine) else { continue };
            app.published_call();
            app.run_jobs();
            server.set_mood(Mood::Accepts);
            app.organisation("kora");
            app.clock.advance(TimeDelta::days(1));
            app.run_jobs();
            let all = letters(&app);
            assert_eq!((all[0].0.as_str(), all[0].1), ("failed", 1), "{mood:?}");
            assert!(all[0].2.contains(why), "{mood:?}: {}", all[0].2);
            assert_eq!(all.iter().skip(1).filter(|(state, ..)| state == "done").count(), 2, "{mood:?}");
            assert_eq!(server.received().len(), 2, "{mood:?}");
        }
    }
}
