//! Large files over a network that breaks, and photos that are made smaller, in a browser with scripts.

use std::io::Write;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use kafo::adapters::i18n;
use kafo::db::documents::{self, DocumentRow};
use kafo::db::schema::uploads;
use kafo::domain::document::{DocumentOwner, UploadState};
use kafo::domain::id::Id;
use serde_json::json;

use super::{Chromium, Page, VIEWS, sign_in};
use crate::harness::app::{Engine, TestApp};
use crate::harness::filing::PAPER;
use crate::harness::folder::TestFolder;

const FIELD: &str = "#file-statutes";
const SEND: &str = "document.querySelector('form:has(#file-statutes) button[type=submit]').click()";

/// How fast the network is, in bytes a second; 0: there is none.
fn network(page: &mut Page<'_>, upload: u32) {
    let to = if upload == u32::MAX { -1 } else { i64::from(upload) };
    let asked =
        json!({ "offline": upload == 0, "latency": 5, "downloadThroughput": -1, "uploadThroughput": to.max(-1) });
    page.ask("Network.emulateNetworkConditions", asked);
}

/// Waits in the page until this is so.
fn until(page: &mut Page<'_>, condition: &str) {
    page.value(&format!(
        "new Promise(done => {{ const look = () => ({condition}) ? done() : setTimeout(look, 20); look(); }})"
    ));
}

/// Waits until the words beside the first file are these.
fn until_said(page: &mut Page<'_>, key: &str) {
    let words = i18n::text("pt", key, &[]);
    until(page, &format!("document.querySelector('.p-upload__said').textContent === {}", json!(words)));
}

/// Looks at the page from its end: elsewhere a field may lie half behind the bar with the buttons.
fn look(page: &mut Page<'_>) {
    page.value("window.scrollTo(0, document.body.scrollHeight)");
    page.look();
}

/// Each upload: its state and how much of it came.
fn uploads(app: &TestApp) -> Vec<(UploadState, i64)> {
    app.read(|db| uploads::table.order(uploads::created_at).select((uploads::state, uploads::received)).load(db))
}

fn attached(app: &TestApp, proposal: Id) -> Vec<DocumentRow> {
    app.read(|db| documents::list_of(db, DocumentOwner::Proposal, proposal))
}

/// Somebody at the page of a proposal's files.
fn at_the_files(app: &TestApp, page: &mut Page<'_>) -> (String, Id) {
    let call = app.published_call().row.code;
    let person = app.organisation("kora").signatory;
    page.open("/sign-in");
    sign_in(page, &person.email);
    page.open(&format!("/calls/{call}"));
    page.press("form[action$='/apply'] button");
    let proposal = page.path();
    let id = proposal.trim_start_matches("/proposals/").parse().unwrap();
    let files = format!("{proposal}/documents");
    page.open(&files);
    (files, id)
}

#[test]
fn a_large_file_goes_on_after_the_network_and_after_the_page_was_gone() {
    let Some(mut chromium) = Chromium::start() else { return };
    let folder = TestFolder::new("large");
    let (path, file) = (folder.path().join("estatutos.pdf"), [PAPER, &vec![b' '; 3_000_000]].concat());
    std::fs::write(&path, &file).unwrap();
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let mut page = Page::new(&mut chromium, &app.url, VIEWS[1]);
    let (files, id) = at_the_files(&app, &mut page);

    // Given up: nothing of it is left.
    network(&mut page, 300_000);
    page.attach(FIELD, &path);
    page.value(SEND);
    until(&mut page, "document.querySelector('progress').value > 0.1");
    page.value("document.querySelector('.p-upload button').click()");
    until_said(&mut page, "upload-cancelled");
    assert_eq!(page.count(".p-upload"), 0);

    // Cut in the middle: it says so, waits, and goes on by itself where it was.
    page.value(SEND);
    until(&mut page, "document.querySelector('progress').value > 0.3");
    until_said(&mut page, "upload-sending");
    look(&mut page);
    network(&mut page, 0);
    until_said(&mut page, "upload-lost");
    look(&mut page);
    let kept = uploads(&app);
    assert_eq!((kept.len(), kept[0].0, kept[1].0), (2, UploadState::Cancelled, UploadState::Open));
    assert!((500_000..2_500_000).contains(&kept[1].1), "{kept:?}");
    network(&mut page, 300_000);
    until(&mut page, "document.querySelector('progress').value > 0.5");

    // The page is opened anew; the same file goes on too.
    page.open(&files);
    page.attach(FIELD, &path);
    network(&mut page, u32::MAX);
    page.arrive_by(|page| drop(page.value(SEND)));
    assert_eq!((page.path(), page.count("main a[href^='/documents/']")), (files, 1));
    let length = i64::try_from(file.len()).unwrap();
    assert_eq!(uploads(&app)[1..], [(UploadState::Used, length)]);
    let rows = attached(&app, id);
    assert_eq!((rows.len(), rows[0].name.as_str(), rows[0].size), (1, "estatutos.pdf", length));
    assert_eq!(page.value("document.querySelector('details code.p-hash').textContent"), rows[0].sha256.as_str());

    // Phones are shared: signing out forgets which files were sent.
    let kept = "Object.keys(localStorage).filter(key => key.startsWith('draft:upload:')).length";
    assert_eq!(page.value(kept), 1);
    page.arrive_by(|page| drop(page.value("document.querySelector('form[data-forget]').requestSubmit()")));
    assert_eq!(page.value(kept), 0);
    let findings = page.findings();
    // The browser tells of requests that failed or met an ended upload, and of nothing else.
    let expected = |finding: &String| finding.contains("Failed to load resource");
    assert!(findings.iter().all(expected), "{findings:?}");
}

/// A picture as cameras make them: larger than a page needs, with words of the camera in it.
fn picture(folder: &Path, width: u32, height: u32, secret: &[u8]) -> PathBuf {
    let mut noise = 1_u32;
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0);
        for x in 0..width {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = noise >> 29;
            rows.extend([x / 16 + grain, y / 16 + grain, (x + y) / 32 + grain].map(|part| (part % 256) as u8));
        }
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&rows).unwrap();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let head = [&size[..], &[8, 2, 0, 0, 0]].concat();
    let note = [b"Comment\0", secret].concat();
    for (name, content) in [(b"IHDR", head), (b"tEXt", note), (b"IDAT", packed.finish().unwrap()), (b"IEND", vec![])] {
        let part = [&name[..], &content].concat();
        let mut sum = Crc::new();
        sum.update(&part);
        png.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        png.extend(&part);
        png.extend(sum.sum().to_be_bytes());
    }
    let path = folder.join("terrain.png");
    std::fs::write(&path, png).unwrap();
    path
}

/// Width and height of a JPEG, from its frame.
fn size_of(jpeg: &[u8]) -> (u16, u16) {
    let mut at = 2;
    loop {
        let (kind, length) = (jpeg[at + 1], usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]])));
        if matches!(kind, 0xC0..=0xC2) {
            let number = |from: usize| u16::from_be_bytes([jpeg[at + from], jpeg[at + from + 1]]);
            return (number(7), number(5));
        }
        at += 2 + length;
    }
}

#[test]
fn a_large_photo_arrives_smaller_and_without_what_the_camera_noted() {
    let Some(mut chromium) = Chromium::start() else { return };
    let folder = TestFolder::new("photo");
    let secret = b"GPS 12.1700 -14.6600";
    let path = picture(folder.path(), 3_000, 1_500, secret);
    let before = std::fs::metadata(&path).unwrap().len();
    assert!(before > 5_000_000, "larger than any file may be: {before}");
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let mut page = Page::new(&mut chromium, &app.url, VIEWS[1]);
    let (files, id) = at_the_files(&app, &mut page);

    page.attach(FIELD, &path);
    until(&mut page, "document.querySelector('#file-statutes').files[0].name === 'terrain.jpg'");
    let said = page.text(".p-upload__said");
    let stated = i18n::file_size(before, "pt").replace('\u{a0}', " ");
    assert!(said.starts_with("Fotografia reduzida:") && said.contains(&stated), "{said} {stated}");
    page.look();
    page.arrive_by(|page| drop(page.value(SEND)));
    assert_eq!(page.path(), files);
    let row = attached(&app, id).remove(0);
    assert_eq!((row.name.as_str(), row.content_type.as_str()), ("terrain.jpg", "image/jpeg"));
    assert!(u64::try_from(row.size).unwrap() < before / 2, "{} of {before}", row.size);
    let stored = app.wait(app.portal.app.storage.get(&row.storage_key)).unwrap();
    assert_eq!(size_of(&stored), (2_000, 1_000));
    assert!(!stored.windows(secret.len()).any(|part| part == secret));
    page.finish();
}
