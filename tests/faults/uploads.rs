//! A network that breaks in the middle of a part, and a storage that does: what arrived is kept, and the rest goes on.

use std::io::Write;
use std::net::TcpStream;

use chrono::{TimeDelta, TimeZone, Utc};
use kafo::adapters::object_storage::ObjectStorage;
use kafo::config::StorageSettings;
use kafo::db::documents;
use kafo::domain::document::{DocumentOwner, PART};
use kafo::startup::Parts;

use super::wait_for;
use crate::harness::app::{Engine, TestApp};
use crate::harness::client::Client;
use crate::harness::filing::{PAPER, begin};
use crate::harness::folder::TestFolder;
use crate::harness::people::PASSWORD;
use crate::harness::s3::S3Server;
use crate::harness::tus;

/// Announces a whole file from its first byte on, and returns the connection.
fn begin_part(app: &TestApp, cookie: &str, upload: &str, announced: usize) -> TcpStream {
    let address = app.url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "PATCH {upload} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nTus-Resumable: 1.0.0\r\n\
         Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nContent-Length: {announced}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

#[test]
fn a_file_goes_on_where_the_network_or_the_storage_broke() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let mut server = S3Server::start();
        let storage = ObjectStorage::from_settings(&StorageSettings::S3(server.settings())).unwrap();
        let Some(app) = TestApp::start_among(engine, |parts| Parts { storage, ..parts }) else { continue };
        let call = app.published_call();
        let (_, person) = app.begun_organisation("tama");
        let browser = Client::new(&app.url);
        let cookie =
            browser.sign_in(&person.email, PASSWORD).header("set-cookie").split(';').next().unwrap().to_owned();
        let (path, id) = begin(&browser, &call.row.code);
        browser.get(&format!("{path}/documents")).is(200);
        let file = [PAPER, &vec![b' '; 3_000_000]].concat();
        let upload =
            tus::begin(&browser, &format!("proposal:{id}"), "estatutos.pdf", file.len()).is(201).location.clone();
        let offset = || tus::head(&browser, &upload).is(200).header("upload-offset").parse::<usize>().unwrap();

        // Cut within the second part: what of it had been read is kept too.
        let stream = begin_part(&app, &cookie, &upload, file.len());
        (&stream).write_all(&file[..400_000]).unwrap();
        wait_for("the first part", || (offset() == PART).then_some(()));
        drop(stream);
        let arrived = wait_for("the rest of what arrived", || Some(offset()).filter(|offset| *offset > PART));
        assert!(arrived <= 400_000, "{arrived}");
        // Others' bytes at the same place come too late.
        tus::send(&browser, &upload, 0, &file[..1_000]).is(409);

        // The storage dies within a part; whole parts before it are kept.
        server.crash_after(600_000);
        tus::send(&browser, &upload, arrived, &file[arrived..]).is(503);
        let kept = offset();
        assert!((arrived..arrived + 600_000).contains(&kept), "{kept}");
        tus::send(&browser, &upload, kept, &file[kept..]).is(503);
        assert_eq!(offset(), kept);
        server.start_again();
        let sent = tus::send(&browser, &upload, kept, &file[kept..]);
        assert_eq!(sent.is(204).header("upload-offset"), file.len().to_string());

        // Put together with the storage away: told, and the next attempt succeeds.
        let attach = || {
            tus::attach(&browser, &format!("{path}/documents/add"), &[("code", "statutes")], "file-statutes", &upload)
        };
        server.stop();
        attach().is(503);
        server.start_again();
        attach().is(303);
        // Whoever saw no answer sends the form again.
        attach().is(303);
        let rows = app.read(|db| documents::list_of(db, DocumentOwner::Proposal, id));
        assert_eq!(rows.len(), 1);
        assert!(browser.get(&format!("/documents/{}", rows[0].id)).is(200).bytes == file);
        app.wait(kafo::jobs::schedule::tick(&app.portal.worker("calendar"))).unwrap();
        let left: Vec<String> = server.objects().into_iter().filter(|key| key.starts_with("uploads/")).collect();
        assert_eq!(left, Vec::<String>::new());
        app.verifies();
    }
}

#[test]
fn what_a_killed_process_had_begun_to_write_is_removed_after_midnight() {
    let folder = TestFolder::new("begun");
    let storage = ObjectStorage::folder(folder.path());
    let app = TestApp::start_among(Engine::Sqlite, |parts| Parts { storage, ..parts }).unwrap();
    let midnight = Utc.with_ymd_and_hms(2026, 11, 22, 0, 1, 0).unwrap();
    let put = |name: &str, age: TimeDelta| {
        let path = folder.path().join("documents").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let file = std::fs::File::create(&path).unwrap();
        file.set_modified((midnight - age).into()).unwrap();
        path
    };
    let begun = put(".draft-0123456789abcdef", TimeDelta::days(2));
    let stay = [put(".draft-fedcba9876543210", TimeDelta::hours(2)), put("whole", TimeDelta::days(2))];
    let turn = |at| {
        app.clock.set(at);
        app.wait(kafo::jobs::schedule::tick(&app.portal.worker("calendar"))).unwrap();
    };
    turn(midnight - TimeDelta::hours(1));
    assert!(begun.exists(), "it is looked for once a day");
    turn(midnight);
    assert!(!begun.exists());
    assert!(stay.iter().all(|path| path.exists()));
}
