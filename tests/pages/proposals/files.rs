//! The documents of a proposal: what is taken, and whom it reaches.

use kafo::db::documents;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::document::{DocumentOwner, Purpose, ScanState};
use kafo::domain::place::Country;
use kafo::services::documents as document_service;

use super::{document_of, filled, fr};
use crate::harness::app::on_both;
use crate::harness::filing::{PAPER, begin, send};

on_both! {
    fn files_are_looked_at_before_they_are_kept(app) {
        let call = app.published_call();
        let organisation = app.organisation("timbila");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        editor.get(&format!("{path}/documents")).is(200).shows("Statuts (fr)");
        let add = format!("{path}/documents/add");
        let send = |name: &str, bytes: &[u8]| {
            editor.upload(&add, &[("code", "statutes")], "file-statutes", name, bytes.to_vec())
        };
        send("photo.pdf", b"<html><script>alert(1)</script></html>").is(422).shows("href=\"#file-statutes\"").shows("photo.pdf");
        send("vide.pdf", b"").is(422);
        send("programme.exe", b"MZ....").is(422);
        send("gros.pdf", &[PAPER, &vec![b' '; 5_000_001][..]].concat()).is(413);
        editor.upload(&add, &[("code", "statutes")], "other", "", Vec::new()).is(422).shows(&fr("unmet-missing-file"));
        assert_eq!(app.read(|db| documents::count_of(db, DocumentOwner::Proposal, id)), 0);
        send("estatutos.pdf", PAPER).is(303);
        let row = document_of(app, id);
        assert_eq!((row.purpose, row.code.as_str(), row.scan), (Purpose::Statutes, "statutes", ScanState::NotScanned));
        let file = editor.get(&format!("/documents/{}", row.id));
        assert_eq!(file.is(200).bytes, PAPER);
        assert!(file.header("content-disposition").starts_with("attachment;"), "{}", file.header("content-disposition"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        let remove = format!("remove:{}", row.id);
        editor.get(&format!("{path}/documents")).shows("estatutos.pdf");
        editor.post(&format!("{path}/documents"), &[("act", &remove)]).is(303);
        editor.get(&format!("/documents/{}", row.id)).is(404);
        assert_eq!(app.read(|db| documents::count_of(db, DocumentOwner::Proposal, id)), 0);
        app.verifies();
    }

    fn a_document_reaches_those_who_may_see_its_proposal_and_only_when_it_is_clean(app) {
        let call = app.published_call();
        let (organisation, path, id) = filled(app, &call, "agogo");
        let officer = app.signed_in(&call.author);
        let here = app.person("here", &[Grant::in_country(Role::Auditor, Country::Gw)]);
        let elsewhere = app.person("elsewhere", &[Grant::in_country(Role::Auditor, Country::Ml)]);
        let evaluator = app.person("evaluator", &[Grant::in_country(Role::Evaluator, Country::Gw)]);
        let document = format!("/documents/{}", document_of(app, id).id);
        officer.get(&document).is(404);
        send(&app.signed_in(&organisation.signatory), &path).is(303);
        officer.get(&document).is(200);
        app.signed_in(&here).get(&document).is(200);
        app.signed_in(&elsewhere).get(&document).is(404);
        app.signed_in(&evaluator).get(&document).is(404);
        app.browser().get(&document).is(404);

        // One that waits for the scanner is for its uploader, one that was refused for nobody.
        let place = document_service::Place {
            owner: DocumentOwner::Partner,
            owner_id: organisation.row.id,
            purpose: Purpose::Accounts,
            code: String::new(),
        };
        let file = document_service::StoredFile {
            scan: ScanState::Pending,
            size: document_of(app, id).size,
            storage_key: document_of(app, id).storage_key,
            ..app.stored_file("contas.pdf")
        };
        let row = app.act(&organisation.editor, move |db, act| document_service::record(db, act, place, file)).unwrap();
        let (uploader, colleague) = (app.signed_in(&organisation.editor), app.signed_in(&organisation.signatory));
        let address = format!("/documents/{}", row.id);
        let asked = || [&uploader, &colleague, &officer].map(|browser| browser.get(&address).status);
        assert_eq!(asked(), [200, 404, 404]);
        let scanned = move |verdict| move |db: &mut kafo::db::Db, act: &kafo::domain::act::Act| {
            document_service::scanned(db, act, row.id, verdict)
        };
        app.act(&Actor::system(), scanned(ScanState::Refused)).unwrap();
        assert_eq!(asked(), [404, 404, 404]);
        app.verifies();
    }
}
