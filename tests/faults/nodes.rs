//! Three processes on one PostgreSQL and one S3 behave as one portal.

use std::collections::BTreeSet;

use chrono::Utc;
use diesel::prelude::*;
use kafo::db::schema::jobs;

use super::wait_for;
use crate::harness::app::{TestApp, fresh_postgres};
use crate::harness::client::{Client, between};
use crate::harness::filing::{BUDGET, PAPER, PLACE, PROJECT, begin, fill, post};
use crate::harness::folder::TestFolder;
use crate::harness::people::PASSWORD;
use crate::harness::process::{self, Process};
use crate::harness::s3::S3Server;
use crate::harness::smtp::{Mood, SmtpServer};
use crate::harness::tus;

/// Settings that all nodes share: one database, one bucket, one mail server, one secret, one public address.
fn shared(database: &str, s3: &S3Server, smtp: &SmtpServer, folder: &TestFolder) -> Vec<(String, String)> {
    let mut settings = vec![
        ("DATABASE_URL".to_owned(), database.to_owned()),
        ("KAFO_SECRET_FILE".to_owned(), folder.path().join("secret.key").display().to_string()),
        ("KAFO_PUBLIC_URL".to_owned(), "http://kafo.localhost".to_owned()),
    ];
    settings.extend(s3.keys());
    settings.extend(smtp.keys());
    settings
}

#[test]
fn two_servers_and_a_worker_are_one_portal() {
    let Some(database) = fresh_postgres() else { return };
    let (s3, smtp) = (S3Server::start(), SmtpServer::start(Mood::Accepts));
    let folder = TestFolder::new("nodes");
    let common = shared(&database.url(), &s3, &smtp, &folder);
    let node = |name: &str, port: u16| {
        let own = folder.path().join(name);
        std::fs::create_dir(&own).unwrap();
        [process::settings(&own, port), common.clone()].concat()
    };
    let planted = TestApp::over(&node("planted", 9), Utc::now());
    let call = planted.published_call().row.code;
    // Each organisation that sends its profile is a letter to both officers: work for three workers at once.
    let names = ["kora", "ngoni", "balafon", "gumbe", "tama", "djembe", "bolon", "simbi"];
    let [person, ..] = names.map(|name| planted.organisation(name).signatory);

    let ports = [process::free_port(), process::free_port()];
    let servers = [("one", ports[0]), ("two", ports[1])].map(|(name, port)| {
        std::thread::spawn({
            let settings = node(name, port);
            move || Process::start(&["serve"], &settings)
        })
    });
    let worker = Process::start(&["work"], &node("worker", 9));
    let servers = servers.map(|server| server.join().unwrap());
    let [one, two] = ports.map(|port| format!("http://127.0.0.1:{port}"));

    // Signs in at one, goes on at the other, and back, as a load balancer would have it.
    let browser = Client::new(&one);
    let signed_in = browser.sign_in(&person.email, PASSWORD);
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    browser.get(&format!("{two}/desk")).is(200).shows(&person.name);
    let (path, proposal) = begin(&browser, &call);
    let at_two = format!("{two}{path}");
    browser.get(&at_two).is(200);
    post(&browser, &path, "project", PROJECT, "finish").is(303);
    post(&browser, &at_two, "place", PLACE, "finish").is(303);
    post(&browser, &path, "budget", BUDGET, "finish").is(303);
    browser.get(&format!("{at_two}/budget")).is(200).shows("Bomba solar");
    fill(&browser, &path);

    // A file that came in at one goes out at the other.
    let not_attached = ["recepisse", "registration", "statutes"];
    let attached = s3.objects().into_iter().filter(|key| !not_attached.iter().any(|other| key.contains(other)));
    assert_eq!(attached.count(), 1, "{:?}", s3.objects());
    let page = browser.get(&format!("{at_two}/documents"));
    let document = between(&page.is(200).body, "href=\"/documents/", "\"").unwrap();
    assert_eq!(browser.get(&format!("{two}/documents/{document}")).is(200).bytes, PAPER);

    // One that comes in parts may take each of them another way.
    let upload =
        tus::begin(&browser, &format!("proposal:{proposal}"), "lettre.pdf", PAPER.len()).is(201).location.clone();
    tus::send(&browser, &format!("{two}{upload}"), 0, &PAPER[..20]).is(204);
    tus::send(&browser, &upload, 20, &PAPER[20..]).is(204);
    tus::attach(&browser, &format!("{at_two}/documents/add"), &[], "file-other", &upload).is(303);
    browser.get(&format!("{path}/documents")).is(200).shows("lettre.pdf");

    // Read again at one, sent at the other: one receipt, the same everywhere.
    let version = browser.get(&format!("{path}/check")).is(200).value_of("version").unwrap();
    let declared = [("version", version.as_str()), ("declaration", "yes")];
    browser.post(&format!("{at_two}/submit"), &declared).is(303);
    browser.post(&format!("{path}/submit"), &declared).is(303);
    let receipt = browser.get(&format!("{path}/submitted"));
    let number = between(&receipt.is(200).body, "href=\"/receipts/", "\"").unwrap();
    let sha256 = between(&receipt.body, "<code class=\"p-hash\">", "</code>").unwrap();
    for anybody in [&one, &two] {
        Client::new(anybody).get(&format!("/receipts/{number}")).is(200).shows(sha256);
    }

    // Whoever signs out at one is out at the other.
    let stolen = |base: &str| Client::new(base).get_with("/desk", "cookie", &cookie).status;
    assert_eq!([stolen(&one), stolen(&two)], [200, 200]);
    browser.get("/sign-out");
    browser.post("/sign-out", &[]).is(303);
    assert_eq!([stolen(&one), stolen(&two)], [303, 303]);

    // Every job ran once, whoever took it: no letter twice, none missing.
    let jobs = wait_for("the jobs", || {
        let rows: Vec<(String, String, i32)> =
            planted.read(|db| jobs::table.select((jobs::kind, jobs::state, jobs::attempts)).load(db));
        rows.iter().all(|(_, state, _)| state == "done").then_some(rows)
    });
    assert!(jobs.iter().all(|(_, _, attempts)| *attempts == 1), "{jobs:?}");
    let letters = jobs.iter().filter(|(kind, ..)| kind == "letter").count();
    let received = smtp.received();
    let ids: BTreeSet<String> = received.iter().filter_map(|letter| letter.letter.header("Message-ID")).collect();
    assert_eq!((received.len(), ids.len()), (letters, letters));
    let told = received.iter().filter(|received| received.letter.text().contains(number)).count();
    assert_eq!(told, 3, "the organisation has three people");

    planted.verifies();
    assert_eq!(servers.map(Process::stop), [true, true]);
    assert!(worker.stop());
    let verified = process::run(&["verify"], &node("verify", 9));
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}
