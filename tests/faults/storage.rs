//! The storage refuses, lacks its bucket, is away or dies in the middle of an upload, seen from the page: it says so,
//! nothing is recorded, and the next attempt succeeds.

use std::time::{Duration, Instant};

use kafo::adapters::i18n;
use kafo::adapters::object_storage::ObjectStorage;
use kafo::config::{S3Settings, Secret, StorageSettings};
use kafo::db::documents;
use kafo::domain::document::DocumentOwner;
use kafo::domain::id::Id;
use kafo::domain::proposal::ProposalState;
use kafo::startup::Parts;

use crate::harness::app::{Engine, TestApp};
use crate::harness::client::{Answer, Client, between};
use crate::harness::filing::{PAPER, begin, fill, send};
use crate::harness::s3::S3Server;

fn with_storage(settings: S3Settings, engine: Engine) -> Option<TestApp> {
    let storage = ObjectStorage::from_settings(&StorageSettings::S3(settings)).unwrap();
    TestApp::start_among(engine, |parts| Parts { storage, ..parts })
}

/// Somebody at the page where files are attached, in a portal whose storage is not asked before.
fn at_the_files(app: &TestApp) -> (Client, String, Id) {
    let call = app.published_call();
    let (_, person) = app.begun_organisation("ngoni");
    let browser = app.signed_in(&person);
    let (path, id) = begin(&browser, &call.row.code);
    browser.get(&format!("{path}/documents")).is(200);
    (browser, path, id)
}

fn upload(browser: &Client, path: &str, bytes: Vec<u8>) -> Answer {
    let add = format!("{path}/documents/add");
    browser.upload(&add, &[("code", "statutes")], "file-statutes", "estatutos.pdf", bytes)
}

/// How many files the proposal has.
fn recorded(app: &TestApp, proposal: Id) -> usize {
    app.read(|db| documents::list_of(db, DocumentOwner::Proposal, proposal)).len()
}

#[test]
fn a_storage_with_wrong_settings_is_a_fault_of_ours_and_records_nothing() {
    let server = S3Server::start();
    let wrong = [
        S3Settings { secret_key: Secret::new("a wrong secret"), ..server.settings() },
        S3Settings { bucket: "kafo-elsewhere".to_owned(), ..server.settings() },
    ];
    for settings in wrong {
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let Some(app) = with_storage(settings.clone(), engine) else { continue };
            let (browser, path, id) = at_the_files(&app);
            let told = upload(&browser, &path, PAPER.to_vec());
            told.is(500).shows(&i18n::text("fr", "error-500-title", &[])).hides("secret").hides("bucket");
            assert_eq!(recorded(&app, id), 0);
            browser.get(&format!("{path}/documents")).is(200).hides("estatutos.pdf");
            app.verifies();
        }
    }
    assert_eq!(server.objects(), Vec::<String>::new());
}

#[test]
fn a_storage_that_is_away_or_dies_during_an_upload_is_told_and_the_next_attempt_succeeds() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let mut server = S3Server::start();
        let Some(app) = with_storage(server.settings(), engine) else { continue };
        let (browser, path, id) = at_the_files(&app);
        let large = [PAPER, &vec![b' '; 3_000_000]].concat();
        let words = i18n::text("fr", "error-503-text", &[]);

        server.crash_after(1_000_000);
        let started = Instant::now();
        upload(&browser, &path, large.clone()).is(503).shows(&words);
        upload(&browser, &path, PAPER.to_vec()).is(503).shows(&words);
        assert!(started.elapsed() < Duration::from_secs(40), "{:?}", started.elapsed());
        assert_eq!(recorded(&app, id), 0);
        // Everything else goes on.
        browser.get(&format!("{path}/documents")).is(200).hides("estatutos.pdf");

        server.start_again();
        assert_eq!(server.objects(), Vec::<String>::new());
        upload(&browser, &path, large.clone()).is(303);
        assert_eq!((recorded(&app, id), server.objects().len()), (1, 1));
        let page = browser.get(&format!("{path}/documents"));
        let document = between(&page.is(200).body, "href=\"/documents/", "\"").unwrap().to_owned();
        assert!(browser.get(&format!("/documents/{document}")).is(200).bytes == large);

        // A file that is recorded and cannot be had now is no missing file.
        server.stop();
        browser.get(&format!("/documents/{document}")).is(503).shows(&words);
        app.verifies();
    }
}

#[test]
fn a_proposal_whose_files_are_out_of_reach_is_not_sent_and_kept() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let mut server = S3Server::start();
        let Some(app) = with_storage(server.settings(), engine) else { continue };
        let call = app.published_call();
        let organisation = app.organisation("valiha");
        let browser = app.signed_in(&organisation.signatory);
        let (path, id) = begin(&browser, &call.row.code);
        fill(&browser, &path);
        let before = app.proposal(id);
        server.stop();
        let told = i18n::text("fr", "unmet-storage-out-of-reach", &[]).replace('\'', "&#x27;");
        send(&browser, &path).is(422).shows(&told);
        let after = app.proposal(id);
        assert_eq!(
            (after.state, after.version, &after.content),
            (ProposalState::Draft, before.version, &before.content)
        );
        server.start_again();
        send(&browser, &path).is(303);
        assert_eq!(app.proposal(id).state, ProposalState::Submitted);
        app.verifies();
    }
}
