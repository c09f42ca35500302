//! Files that come in parts (tus 1.0): what the protocol promises, who may do it, and that they are attached as any
//! other file is.

use chrono::TimeDelta;
use kafo::adapters::i18n;
use kafo::db::documents;
use kafo::domain::document::{DocumentOwner, MOST_OPEN};
use kafo::domain::id::Id;
use kafo::jobs::schedule;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Client, between};
use crate::harness::filing::{PAPER, begin as begin_proposal};
use crate::harness::tus::{self, PART, VERSION};

/// A PDF of this length.
fn paper(length: usize) -> Vec<u8> {
    let letters = (0..length - PAPER.len()).map(|at| b'a' + u8::try_from(at / 97 % 26).unwrap());
    [PAPER, &letters.collect::<Vec<u8>>()].concat()
}

/// Somebody at the page where files are attached to a proposal; its address and its place.
fn at_the_files(app: &TestApp, name: &str) -> (Client, String, Id) {
    let call = app.published_call();
    let (_, person) = app.begun_organisation(name);
    let browser = app.signed_in(&person);
    let (path, id) = begin_proposal(&browser, &call.row.code);
    browser.get(&format!("{path}/documents")).is(200);
    (browser, path, id)
}

fn attach(browser: &Client, path: &str, upload: &str) -> crate::harness::client::Answer {
    tus::attach(browser, &format!("{path}/documents/add"), &[("code", "statutes")], "file-statutes", upload)
}

fn attached(app: &TestApp, proposal: Id) -> i64 {
    app.read(|db| documents::count_of(db, DocumentOwner::Proposal, proposal))
}

/// The parts that are kept.
fn parts(app: &TestApp) -> usize {
    app.wait(app.portal.app.storage.list("uploads/")).unwrap().len()
}

fn calendar(app: &TestApp) {
    app.wait(schedule::tick(&app.portal.worker("calendar"))).unwrap();
}

/// Lets hours pass in which the person looks at the portal now and then.
fn pass(app: &TestApp, browser: &Client, hours: i64) {
    for _ in 0..hours / 5 {
        app.clock.advance(TimeDelta::hours(5));
        browser.get("/desk").is(200);
    }
}

on_both! {
    fn a_file_that_came_in_parts_is_attached_once_like_any_other(app) {
        let (browser, path, id) = at_the_files(app, "kora");
        let file = paper(1_200_000);
        let begun = tus::begin(&browser, &format!("proposal:{id}"), "estatutos.pdf", file.len());
        assert_eq!((begun.is(201).header("tus-resumable"), begun.header("tus-version")), ("1.0.0", "1.0.0"));
        assert_eq!(begun.header("upload-expires"), "Sun, 22 Nov 2026 12:00:00 GMT");
        let upload = begun.location;
        let state = tus::head(&browser, &upload);
        assert_eq!((state.is(200).header("upload-offset"), state.header("upload-length")), ("0", "1200000"));
        assert_eq!(state.header("cache-control"), "no-store");
        assert_eq!(state.header("upload-metadata"), tus::metadata(&format!("proposal:{id}"), "estatutos.pdf"));
        assert_eq!(tus::send(&browser, &upload, 0, &file[..700_000]).is(204).header("upload-offset"), "700000");
        // The same again, and a gap: nothing changes.
        tus::send(&browser, &upload, 0, &file[..700_000]).is(409);
        tus::send(&browser, &upload, 700_001, &file[700_001..]).is(409);
        assert_eq!(tus::head(&browser, &upload).header("upload-offset"), "700000");
        // Half a file is none.
        attach(&browser, &path, &upload).is(422).shows(&i18n::text("fr", "unmet-missing-file", &[]));
        // A network that lets no other methods pass.
        let whole = browser.ask(
            "POST",
            &upload,
            &[VERSION, PART, ("x-http-method-override", "PATCH"), ("upload-offset", "700000")],
            file[700_000..].to_vec(),
        );
        assert_eq!((whole.is(204).header("upload-offset"), parts(app)), ("1200000", 5));
        assert_eq!(whole.header("upload-next"), format!("{path}/documents"));
        assert_eq!(attached(app, id), 0);

        assert_eq!(attach(&browser, &path, &upload).is(303).location, format!("{path}/documents"));
        let page = browser.get(&format!("{path}/documents"));
        let document = between(&page.is(200).body, "href=\"/documents/", "\"").unwrap();
        assert!(browser.get(&format!("/documents/{document}")).is(200).bytes == file);
        let row = app.read(|db| documents::list_of(db, DocumentOwner::Proposal, id)).remove(0);
        page.shows(&row.sha256).shows(&row.sha256[..12]);
        assert_eq!((row.name.as_str(), row.code.as_str(), row.size), ("estatutos.pdf", "statutes", 1_200_000));
        // The answer was lost: the form goes out again, and leads to where the file stands.
        let again = attach(&browser, &path, &upload);
        assert_eq!((again.is(303).location.as_str(), attached(app, id)), (&*format!("{path}/documents/add"), 1));
        browser.follow(&again).is(303);
        tus::head(&browser, &upload).is(410);
        tus::send(&browser, &upload, 1_200_000, b"x").is(410);
        calendar(app);
        assert_eq!(parts(app), 0);
        assert!(browser.get(&format!("/documents/{document}")).is(200).bytes == file);
        app.verifies();
    }

    fn an_upload_is_refused_as_the_protocol_says(app) {
        let (browser, path, id) = at_the_files(app, "ngoni");
        let place = format!("proposal:{id}");
        let able = app.browser().ask("OPTIONS", "/uploads", &[], Vec::new());
        let told = ["tus-version", "tus-extension", "tus-max-size"].map(|name| able.is(204).header(name));
        assert_eq!(told, ["1.0.0", "creation,expiration,termination", "5000000"]);

        let token = browser.token();
        let about = tus::metadata(&place, "a.pdf");
        let create = |headers: &[(&str, &str)]| browser.ask("POST", "/uploads", headers, Vec::new());
        let (token, about) = (("x-csrf-token", token.as_str()), ("upload-metadata", about.as_str()));
        let length = ("upload-length", "10");
        let other = create(&[("tus-resumable", "0.2.2"), token, length, about]);
        assert_eq!((other.is(412).header("tus-version"), other.header("tus-resumable")), ("1.0.0", "1.0.0"));
        create(&[token, length, about]).is(412);
        create(&[VERSION, length, about]).is(409);
        create(&[VERSION, ("x-csrf-token", "wrong"), length, about]).is(409);
        create(&[VERSION, token, about]).is(400);
        create(&[VERSION, token, ("upload-length", "-1"), about]).is(400);
        create(&[VERSION, token, ("upload-defer-length", "1"), about]).is(400);
        create(&[VERSION, token, length, ("upload-metadata", "filename !")]).is(400);
        create(&[VERSION, token, length]).is(400);
        // What is wrong with the file is said at once, in words.
        let of = |name: &str, length| tus::begin(&browser, &place, name, length);
        let large = of("a.pdf", 5_000_001);
        large.is(413).shows("a.pdf").shows("5\u{a0}Mo");
        assert_eq!(large.header("content-type"), "text/plain; charset=utf-8");
        of("a.exe", 10).is(422).shows(&i18n::text("fr", "unmet-document-type", &[("name", "a.exe".into())]));
        of("a.pdf", 0).is(422);

        let upload = of("a.pdf", 10).is(201).location.clone();
        let patch = |headers: &[(&str, &str)]| browser.ask("PATCH", &upload, headers, b"0123".to_vec());
        patch(&[PART, ("upload-offset", "0")]).is(412);
        patch(&[VERSION, ("content-type", "application/octet-stream"), ("upload-offset", "0")]).is(415);
        patch(&[VERSION, PART]).is(400);
        patch(&[VERSION, PART, ("upload-offset", "4")]).is(409);
        tus::send(&browser, &upload, 0, b"0123456789+").is(413);
        assert_eq!(tus::head(&browser, &upload).header("upload-offset"), "0");
        browser.ask("HEAD", &upload, &[], Vec::new()).is(412);
        tus::send(&browser, "/uploads/0192f000000070008000000000000001", 0, b"x").is(404);
        tus::head(&browser, "/uploads/nothing").is(404);
        assert_eq!((parts(app), attached(app, id)), (0, 0));

        // The content decides what a file is, when it has come.
        let page = b"<html><script>alert(1)</script></html>";
        let upload = tus::send_whole(&browser, &place, "photo.pdf", page);
        attach(&browser, &path, &upload).is(422).shows("href=\"#file-statutes\"").shows("photo.pdf");
        assert_eq!(attached(app, id), 0);
        app.verifies();
    }

    fn an_upload_belongs_to_one_person_and_to_one_place(app) {
        let call = app.published_call();
        let organisation = app.organisation("balafon");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin_proposal(&editor, &call.row.code);
        let place = format!("proposal:{id}");
        editor.get(&format!("{path}/documents")).is(200);
        let upload = tus::send_whole(&editor, &place, "a.pdf", PAPER);

        // A colleague may attach files, and not this one.
        let signatory = app.signed_in(&organisation.signatory);
        signatory.get(&format!("{path}/documents")).is(200);
        for answer in [tus::head(&signatory, &upload), tus::send(&signatory, &upload, 0, b"x"), tus::cancel(&signatory, &upload)] {
            answer.is(404);
        }
        attach(&signatory, &path, &upload).is(422);
        // Whoever may not attach does not begin: a reader is told, others learn nothing.
        let reader = app.signed_in(&organisation.reader);
        reader.get("/desk").is(200);
        tus::begin(&reader, &place, "a.pdf", 10).is(403);
        let (_, stranger) = app.begun_organisation("other");
        let stranger = app.signed_in(&stranger);
        stranger.get("/desk").is(200);
        tus::begin(&stranger, &place, "a.pdf", 10).is(404);
        tus::begin(&editor, &format!("payment:{id}"), "a.pdf", 10).is(404);
        tus::begin(&editor, "proposal:nothing", "a.pdf", 10).is(400);
        let visitor = app.browser();
        visitor.get("/sign-in").is(200);
        tus::begin(&visitor, &place, "a.pdf", 10).is(401);
        tus::head(&visitor, &upload).is(401);

        // Not for something else of the same person.
        let here = format!("/organisation/{}", organisation.row.id);
        editor.get(&format!("{here}/documents/add")).is(200);
        let fields = [("purpose", "accounts")];
        tus::attach(&editor, &format!("{here}/documents"), &fields, "file", &upload).is(404);
        attach(&editor, &path, &upload).is(303);
        assert_eq!(attached(app, id), 1);

        // What else is wrong with a form costs no second upload.
        let paper = tus::send_whole(&editor, &format!("partner:{}", organisation.row.id), "fiscal.pdf", PAPER);
        let dated = |expires_on| {
            let fields = [("purpose", "tax_clearance"), ("number", "9"), ("issued_on", "2026-01-05"), ("expires_on", expires_on)];
            tus::attach(&editor, &format!("{here}/documents"), &fields, "file", &paper)
        };
        dated("2020-01-01").is(422);
        dated("2027-01-04").is(303);
        editor.get(&format!("{here}/documents")).is(200).shows("fiscal.pdf");
        app.verifies();
    }

    fn open_uploads_are_few_and_end(app) {
        let (browser, path, id) = at_the_files(app, "gumbe");
        let place = format!("proposal:{id}");
        let begun: Vec<String> = (0..MOST_OPEN)
            .map(|number| tus::begin(&browser, &place, &format!("{number}.pdf"), PAPER.len()).is(201).location.clone())
            .collect();
        let refused = tus::begin(&browser, &place, "more.pdf", 10);
        assert_eq!(refused.is(429).header("retry-after"), (24 * 3600).to_string());
        tus::send(&browser, &begun[0], 0, &PAPER[..10]).is(204);
        tus::cancel(&browser, &begun[0]).is(204);
        tus::head(&browser, &begun[0]).is(410);
        tus::send(&browser, &begun[0], 10, &PAPER[10..]).is(410);
        assert_eq!(parts(app), 1);
        calendar(app);
        assert_eq!(parts(app), 0);
        let last = tus::begin(&browser, &place, "more.pdf", PAPER.len()).is(201).location.clone();

        // Each part puts the end off; an upload that is left alone ends after a day.
        pass(app, &browser, 20);
        tus::send(&browser, &last, 0, &PAPER[..10]).is(204);
        pass(app, &browser, 10);
        tus::head(&browser, &begun[1]).is(410);
        assert_eq!(tus::head(&browser, &last).is(200).header("upload-offset"), "10");
        calendar(app);
        assert_eq!(tus::send(&browser, &last, 10, &PAPER[10..]).is(204).header("upload-next"), format!("{path}/documents"));
        pass(app, &browser, 25);
        tus::head(&browser, &last).is(410);
        browser.get(&format!("{path}/documents")).is(200);
        attach(&browser, &path, &last).is(422);
        assert_eq!((parts(app), attached(app, id)), (2, 0));
        calendar(app);
        assert_eq!(parts(app), 0);
        pass(app, &browser, 30);
        calendar(app);
        tus::head(&browser, &last).is(404);
        app.verifies();
    }
}
