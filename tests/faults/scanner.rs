//! A real virus scanner: what it knows is refused, and while it is away files wait and reach nobody else.

use chrono::TimeDelta;
use kafo::adapters::i18n;
use kafo::db::documents;
use kafo::domain::document::{DocumentOwner, ScanState};
use kafo::domain::id::Id;
use kafo::jobs::scans;

use crate::harness::app::{Engine, TestApp};
use crate::harness::clamd::{Clamd, MARK};
use crate::harness::client::{Answer, Client};
use crate::harness::filing::{PAPER, begin};
use crate::harness::tus;

fn upload(browser: &Client, path: &str, name: &str, bytes: &[u8]) -> Answer {
    browser.upload(&format!("{path}/documents/add"), &[], "file-other", name, bytes.to_vec())
}

/// The address and the state of the file of this name.
fn find(app: &TestApp, proposal: Id, name: &str) -> (String, ScanState) {
    let rows = app.read(|db| documents::list_of(db, DocumentOwner::Proposal, proposal));
    let row = rows.into_iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}"));
    (format!("/documents/{}", row.id), row.scan)
}

/// The next turn of whoever scans what waits.
fn turn(app: &TestApp) {
    app.clock.advance(TimeDelta::minutes(2));
    app.wait(scans::tick(&app.portal.worker("scans"))).unwrap();
}

#[test]
fn what_the_scanner_knows_is_refused_and_what_waits_for_it_reaches_nobody_else() {
    let Some(mut clamd) = Clamd::start() else { return };
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(app) = TestApp::start_with(engine, &[clamd.setting()], |parts| parts) else { continue };
        let call = app.published_call();
        let organisation = app.organisation("djembe");
        let editor = app.signed_in(&organisation.editor);
        let colleague = app.signed_in(&organisation.signatory);
        let (path, id) = begin(&editor, &call.row.code);
        let files = format!("{path}/documents");
        editor.get(&files).is(200);
        let bad = [PAPER, MARK].concat();
        let infected = |name: &str| {
            let told = i18n::text("fr", "unmet-document-infected", &[("name", name.into())]);
            told.split('«').next().unwrap().trim().to_owned()
        };

        upload(&editor, &path, "clean.pdf", PAPER).is(303);
        let (clean, state) = find(&app, id, "clean.pdf");
        assert_eq!((state, colleague.get(&clean).status), (ScanState::Clean, 200));
        editor.get(&files).is(200).shows(&i18n::text("fr", "state-file-clean", &[]));
        upload(&editor, &path, "bad.pdf", &bad).is(422).shows(&infected("bad.pdf")).shows("bad.pdf");
        let in_parts = tus::send_whole(&editor, &format!("proposal:{id}"), "parts.pdf", &bad);
        tus::attach(&editor, &format!("{files}/add"), &[], "file-other", &in_parts).is(422).shows("parts.pdf");
        assert_eq!(app.read(|db| documents::count_of(db, DocumentOwner::Proposal, id)), 1);

        // Away: both wait, for their uploader alone, however often it is tried.
        clamd.stop();
        upload(&editor, &path, "waits.pdf", PAPER).is(303);
        upload(&editor, &path, "hides.pdf", &bad).is(303);
        turn(&app);
        for name in ["waits.pdf", "hides.pdf"] {
            let (address, state) = find(&app, id, name);
            assert_eq!(state, ScanState::Pending, "{name}");
            assert_eq!([&editor, &colleague].map(|browser| browser.get(&address).status), [200, 404], "{name}");
        }
        editor.get(&files).is(200).shows(&i18n::text("fr", "state-file-pending", &[]));

        // Back: one is served to all of the organisation, the other to nobody.
        clamd.start_again();
        turn(&app);
        let (waited, state) = find(&app, id, "waits.pdf");
        assert_eq!((state, colleague.get(&waited).is(200).bytes.as_slice()), (ScanState::Clean, PAPER));
        let (hidden, state) = find(&app, id, "hides.pdf");
        assert_eq!(state, ScanState::Refused);
        assert_eq!([&editor, &colleague].map(|browser| browser.get(&hidden).status), [404, 404]);
        editor.get(&files).is(200).shows(&i18n::text("fr", "state-file-refused", &[]));
        app.verifies();
    }
}
