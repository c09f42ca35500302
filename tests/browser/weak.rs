//! The whole way of an organisation on a phone, from its registration to its receipt, over a slow network that drops
//! twice: while a section is saved, and while a document is on its way. Nothing that was typed is typed again.

use std::path::Path;

use serde_json::json;

use super::{Chromium, Page, View, sign_in};
use crate::harness::app::{Engine, TestApp};
use crate::harness::filing::{PAPER, SECTIONS, profile};
use crate::harness::folder::TestFolder;
use crate::harness::people::PASSWORD;
use crate::journeys::BIA;
use crate::journeys::partner::{ORGANISATION, link_for};
use kafo::domain::partner::ProfilePart;

/// The longest that anything may take over this network.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(90);

#[test]
fn a_phone_with_scripts_comes_through() {
    apply(true);
}

#[test]
fn a_phone_without_scripts_comes_through() {
    apply(false);
}

fn apply(script: bool) {
    let Some(mut chromium) = Chromium::start() else { return };
    let folder = TestFolder::new("weak");
    let (paper, large) = (folder.path().join("estatutos.pdf"), folder.path().join("grandes-estatutos.pdf"));
    std::fs::write(&paper, PAPER).unwrap();
    // More than a megabyte: with scripts it is sent in parts.
    std::fs::write(&large, [PAPER, &vec![b' '; 1_500_000]].concat()).unwrap();
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let call = app.published_call().row.code;
    let mut page = Page::new(&mut chromium, &app.url, View { width: 390, script, lang: "pt" });
    slow(&mut page);

    register(&mut page, &app, &call, &paper);
    page.open(&format!("/calls/{call}"));
    page.press("form[action$='/apply'] button");
    let tasks = page.path();
    for (section, fields) in SECTIONS {
        page.press(&format!("main a[href='{tasks}/{section}']"));
        if *section == "budget" {
            page.press("button[name=act][value='add:equipment']");
        }
        for (name, value) in *fields {
            page.put(name, value);
        }
        if *section == "project" {
            drop_while_saving(&mut page);
        } else {
            page.press("button[name=act][value=finish]");
        }
        assert_eq!(page.path(), tasks, "{section} is finished");
    }

    page.press(&format!("main a[href='{tasks}/documents']"));
    drop_while_sending(&mut page, &large);
    assert_eq!(page.count("main a[href^='/documents/']"), 1);
    page.press("button[name=act][value=finish]");
    page.press(&format!("main a[href='{tasks}/check']"));
    assert!(page.text("main").contains("Hortas das mulheres de Bafatá"), "what was typed before the drop is there");
    page.tick("[name=declaration]");
    page.press("form[action$='/submit'] button");
    assert_eq!(page.path(), format!("{tasks}/submitted"));
    page.press("main a[href^='/receipts/']");
    assert_eq!(page.count("main code.p-hash"), 1);
    // The browser tells of what it could not fetch, and of nothing else.
    let findings = page.findings();
    assert!(findings.iter().all(|finding| finding.contains("ERR_INTERNET_DISCONNECTED")), "{findings:#?}");
}

/// Registers a person and their organisation, writes its profile, attaches its papers and sends it.
fn register(page: &mut Page<'_>, app: &TestApp, call: &str, paper: &Path) {
    page.open(&format!("/register?call={call}"));
    for (name, value) in [("name", "Bia Exemplo"), ("email", BIA), ("lang", "pt"), ("password", PASSWORD)] {
        page.put(name, value);
    }
    page.press("form[action='/register'] button");
    for (name, value) in ORGANISATION {
        page.put(name, value);
    }
    page.press("main form button[type=submit]");
    page.open(&link_for(app, &app.letters(), BIA));
    page.press("main form button[type=submit]");
    if page.path() == "/sign-in" {
        sign_in(page, BIA);
    }
    page.open("/organisation");
    let here = page.path();
    let fields = profile("Associação Exemplo");
    for part in ["identity", "contact", "representative", "work", "declarations"] {
        page.open(&format!("{here}/edit/{part}"));
        for (name, value) in fields.iter().filter(|field| ProfilePart::of_field(field.0).as_str() == part) {
            page.put(name, value);
        }
        page.press("button[form=f]");
    }
    for kind in ["registration", "statutes"] {
        page.open(&format!("{here}/documents/add?paper={kind}"));
        page.put("number", "12/2015");
        page.put("issued_on", "2015-03-01");
        page.attach("#file", paper);
        page.press("main form button[type=submit]");
    }
    page.open(&format!("{here}/submit"));
    page.press("main form button[type=submit]");
}

/// The network goes while a section is finished. With scripts the text is kept on the device, said so, and sent by itself
/// when the network is back; without, the browser shows its own page, and sends the form again when it is asked to.
fn drop_while_saving(page: &mut Page<'_>) {
    cut(page);
    if page.view.script {
        // The words of the autosave, as the form carries them, with the time.
        until(page, "one('[data-state=f]').textContent.startsWith(one('#f').dataset.offline.split('{')[0])");
        assert_eq!(page.value("Object.keys(localStorage).filter(key => key.startsWith('draft:')).length"), 1);
        slow(page);
        until(page, "Object.keys(localStorage).filter(key => key.startsWith('draft:')).length === 0");
        page.press("button[name=act][value=finish]");
    } else {
        page.press_in_vain("button[name=act][value=finish]");
        slow(page);
        page.reload();
    }
}

/// The network goes while a document is on its way. With scripts the sending goes on where it was; without, the browser
/// sends it again.
fn drop_while_sending(page: &mut Page<'_>, file: &Path) {
    const SEND: &str = "form:has(#file-statutes) button[type=submit]";
    page.attach("#file-statutes", file);
    if page.view.script {
        page.value(&format!("document.querySelector('{SEND}').click()"));
        until(page, "one('progress').value > 0.25");
        cut(page);
        until(page, "one('.p-upload__said').textContent === one('script[data-lost]').dataset.lost");
        page.arrive_by(slow);
    } else {
        cut(page);
        page.press_in_vain(SEND);
        slow(page);
        page.reload();
    }
}

/// A slow network: a third of a second to the server and back, 50 kB a second down and 100 kB up.
fn slow(page: &mut Page<'_>) {
    network(
        page,
        &json!({ "offline": false, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 100_000 }),
    );
}

/// No network.
fn cut(page: &mut Page<'_>) {
    network(page, &json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 }));
}

fn network(page: &mut Page<'_>, conditions: &serde_json::Value) {
    page.ask("Network.emulateNetworkConditions", conditions.clone());
}

/// Waits until this is so in the page, where `one` finds an element.
fn until(page: &mut Page<'_>, condition: &str) {
    let asked = format!("(() => {{ const one = selector => document.querySelector(selector); return {condition} }})()");
    let started = std::time::Instant::now();
    while page.value(&asked) != true {
        assert!(started.elapsed() < PATIENCE, "waited in vain for {condition}");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
}
