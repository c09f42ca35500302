//! `kill -9` under load: what somebody was shown a receipt for is there, word for word, and every letter goes out once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use kafo::db::outbox;

use super::wait_for;
use crate::harness::app::TestApp;
use crate::harness::client::{Client, between};
use crate::harness::filing::{try_begin, try_fill};
use crate::harness::folder::TestFolder;
use crate::harness::letter::Letter;
use crate::harness::people::PASSWORD;
use crate::harness::process::{self, Process};

/// How often the server is killed.
const KILLS: usize = 4;
/// How many organisations send proposals at the same time.
const SENDERS: [&str; 4] = ["kora", "ngoni", "balafon", "gumbe"];

/// Numbers of receipts that people were shown, with the fingerprint beside each.
type Shown = Arc<Mutex<BTreeMap<String, String>>>;

#[test]
fn no_receipt_and_no_letter_is_lost_when_the_server_is_killed_again_and_again() {
    let folder = TestFolder::new("killed");
    let port = process::free_port();
    let settings = process::settings(folder.path(), port);
    let planted = TestApp::over(&settings, Utc::now());
    let call = planted.published_call().row.code;
    let people: Vec<String> = SENDERS.map(|name| planted.organisation(name).signatory.email).to_vec();
    drop(planted);

    let mut server = Process::start(&["serve"], &settings);
    let (shown, stop) = (Shown::default(), Arc::new(AtomicBool::new(false)));
    let sender = |email: &String| send_again_and_again(port, &call, email, &shown, &stop);
    let senders: Vec<JoinHandle<()>> = people.iter().map(sender).collect();
    for round in 1..=KILLS {
        let before = shown.lock().unwrap().len();
        wait_for("two more receipts", || {
            assert!(senders.iter().all(|sender| !sender.is_finished()), "a sender gave up");
            (shown.lock().unwrap().len() >= before + 2).then_some(())
        });
        // Not always at the same point of the work.
        std::thread::sleep(Duration::from_millis(37 * u64::try_from(round).unwrap()));
        server.kill();
        server = Process::start(&["serve"], &settings);
    }
    stop.store(true, Ordering::Relaxed);
    for sender in senders {
        sender.join().unwrap();
    }
    let shown = shown.lock().unwrap().clone();
    let anybody = Client::new(&format!("http://127.0.0.1:{port}"));
    for (number, sha256) in &shown {
        anybody.get(&format!("/receipts/{number}")).is(200).shows(sha256);
    }
    assert!(server.stop(), "the server did not stop well");

    // Jobs whose worker was killed are taken over when their time is up; no letter is sent twice for that.
    let later = TestApp::over(&settings, Utc::now() + TimeDelta::minutes(10));
    later.run_jobs();
    assert_eq!(later.read(outbox::count_by_state).iter().map(|(state, _)| state).collect::<Vec<_>>(), ["done"]);
    let letters = letters_by_receipt(&folder.path().join("outbox"), shown.keys());
    for (number, readers) in letters {
        assert_eq!(readers.len(), 3, "the organisation has three people, {number} was told to {readers:?}");
        assert_eq!(readers.iter().collect::<BTreeSet<_>>().len(), 3, "{number} was told twice: {readers:?}");
    }
    drop(later);

    let verified = process::run(&["verify"], &settings);
    let told = String::from_utf8(verified.stdout).unwrap();
    assert!(verified.status.success(), "{told}");
    let receipts: usize = between(&told, "rows, ", " receipts").unwrap().parse().unwrap();
    assert!(receipts >= shown.len(), "{told}");
}

/// A person who sends a proposal, notes the receipt, withdraws it and begins anew, whatever becomes of the server.
fn send_again_and_again(port: u16, call: &str, email: &str, shown: &Shown, stop: &Arc<AtomicBool>) -> JoinHandle<()> {
    let (call, email, shown, stop) = (call.to_owned(), email.to_owned(), Arc::clone(shown), Arc::clone(stop));
    std::thread::spawn(move || {
        let browser = Client::new(&format!("http://127.0.0.1:{port}"));
        let signed_in = until_answered(|| {
            browser.try_get("/sign-in")?;
            browser.try_post("/sign-in", &[("email", &email), ("password", PASSWORD)])
        });
        signed_in.is(303);
        while !stop.load(Ordering::Relaxed) {
            let (path, _) = until_answered(|| try_begin(&browser, &call));
            until_answered(|| try_fill(&browser, &path));
            until_answered(|| submit(&browser, &path));
            let page = until_answered(|| browser.try_get(&format!("{path}/submitted")));
            let number = between(&page.is(200).body, "href=\"/receipts/", "\"").unwrap().to_owned();
            let sha256 = between(&page.body, "<code class=\"p-hash\">", "</code>").unwrap().to_owned();
            assert_eq!(sha256.len(), 64);
            assert_eq!(shown.lock().unwrap().insert(number, sha256), None);
            until_answered(|| withdraw(&browser, &path));
        }
    })
}

/// Sends it, unless an answer that got lost had already done so.
fn submit(browser: &Client, path: &str) -> reqwest::Result<()> {
    if browser.try_get(&format!("{path}/submitted"))?.status == 200 {
        return Ok(());
    }
    let version = browser.try_get(&format!("{path}/check"))?.is(200).value_of("version").unwrap();
    browser.try_post(&format!("{path}/submit"), &[("version", &version), ("declaration", "yes")])?.is(303);
    Ok(())
}

/// Withdraws it, unless that was done.
fn withdraw(browser: &Client, path: &str) -> reqwest::Result<()> {
    let page = browser.try_get(&format!("{path}/withdraw"))?;
    let Some(version) = page.value_of("version") else { return Ok(()) };
    let why = [("version", version.as_str()), ("reason", "O terreno foi vendido.")];
    browser.try_post(&format!("{path}/withdraw"), &why)?.is(303);
    Ok(())
}

/// Does it again until the server lives long enough to answer.
fn until_answered<T>(mut ask: impl FnMut() -> reqwest::Result<T>) -> T {
    wait_for("an answer", || ask().ok())
}

/// Who was told of each receipt by a letter in the folder.
fn letters_by_receipt<'a>(folder: &Path, receipts: impl Iterator<Item = &'a String>) -> BTreeMap<&'a str, Vec<String>> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let letters: Vec<Letter> = files.map(|path| Letter::new(std::fs::read_to_string(path).unwrap())).collect();
    let of = |number: &str| -> Vec<String> {
        let about = letters.iter().filter(|letter| letter.text().contains(number));
        about.map(|letter| letter.header("To").unwrap()).collect()
    };
    receipts.map(|number| (number.as_str(), of(number))).collect()
}
