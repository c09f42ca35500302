//! PostgreSQL goes away while people are at work, and comes back.

use std::time::{Duration, Instant};

use chrono::Utc;
use diesel::{Connection, PgConnection, RunQueryDsl};
use kafo::adapters::i18n;
use kafo::db::Db;
use kafo::db::pool::Pool;

use super::wait_for;
use crate::harness::app::TestApp;
use crate::harness::client::Client;
use crate::harness::filing::{PROJECT, begin, post};
use crate::harness::folder::TestFolder;
use crate::harness::people::PASSWORD;
use crate::harness::postgres::Cluster;
use crate::harness::process::{self, Process};
use crate::harness::tools;

#[test]
fn a_server_that_takes_the_call_and_says_nothing_is_given_up_soon() {
    // Bound and never accepted: the system takes connections, and nobody ever answers on them.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("postgres://kafo@{}/kafo?sslmode=disable", silent.local_addr().unwrap());
    let started = Instant::now();
    assert!(Pool::open(&url, 4).is_err());
    assert!(started.elapsed() < Duration::from_millis(3_500), "{:?}", started.elapsed());
}

#[test]
fn without_its_database_the_portal_says_so_and_goes_on_when_it_is_back() {
    let Some(cluster) = tools::needed("PostgreSQL", Cluster::start()) else { return };
    cluster.create_database("kafo", "template0");
    let url = cluster.url("kafo");
    // What was answered must outlive the server's crash: the cluster of the tests writes late otherwise.
    let mut connection = PgConnection::establish(&url).unwrap();
    diesel::sql_query("ALTER DATABASE kafo SET synchronous_commit = on").execute(&mut connection).unwrap();
    drop(connection);
    Db::open(&url).unwrap().migrate().unwrap();
    let folder = TestFolder::new("database-gone");
    let port = process::free_port();
    let mut settings = process::settings(folder.path(), port);
    settings.push(("DATABASE_URL".to_owned(), url));
    let planted = TestApp::over(&settings, Utc::now());
    let call = planted.published_call().row.code;
    let person = planted.organisation("kora").signatory;
    drop(planted);
    let server = Process::start(&["serve"], &settings);
    let browser = Client::new(&format!("http://127.0.0.1:{port}"));
    let visitor = Client::new(&format!("http://127.0.0.1:{port}"));
    visitor.get("/").is(200);
    visitor.get("/readyz").is(200);
    browser.sign_in(&person.email, PASSWORD);
    let (path, _) = begin(&browser, &call);
    post(&browser, &path, "project", PROJECT, "save").is(303);

    cluster.stop();
    let words = i18n::text("fr", "error-503-text", &[]);
    let started = Instant::now();
    visitor.get("/healthz").is(200);
    // Those whose session is in the database are told as plainly, and nothing of the machinery shows.
    let (there, pages) = (&path, |at: &str| (at.to_owned(), Client::clone(&visitor)));
    let asked = [pages("/"), pages("/sign-in"), pages("/readyz"), (there.clone(), browser.clone())];
    let told = asked.map(|(path, client)| std::thread::spawn(move || client.get(&path)));
    let signing_out = browser.clone();
    let signing_out = std::thread::spawn(move || signing_out.post("/sign-out", &[]));
    let programs = Client::clone(&visitor);
    let programs = std::thread::spawn(move || programs.get("/api/v1/calls"));
    for page in told.into_iter().chain([signing_out]).map(|thread| thread.join().unwrap()) {
        page.is(503).shows(&words).shows("<h1").hides("socket").hides("connection");
        assert!(page.header("content-security-policy").contains("default-src 'self'"));
        assert_eq!(page.header("cache-control"), "no-store");
    }
    assert_eq!(programs.join().unwrap().is(503).header("content-type"), "application/problem+json");
    // Nobody waited as long as one may for a connection of a busy pool; and whoever comes later is told at once.
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
    let started = Instant::now();
    browser.get(&path).is(503);
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());

    cluster.start_again();
    wait_for("the portal", || (visitor.get("/readyz").status == 200).then_some(()));
    visitor.get("/").is(200);
    browser.get(&format!("{path}/project")).is(200).shows("Hortas das mulheres");
    assert!(server.stop());
    assert!(process::run(&["verify"], &settings).status.success());
}
