//! What each page costs: the real program over real HTTP, on the data set "bench-1" (20 open calls, 2,000 proposals of
//! 700 partners, three scorecards of 10 criteria on 1,000 of them, 10,000 ledger entries; at the end 20,000 calls, to be
//! searched), on SQLite and, where the
//! machine has it, on PostgreSQL. Printed per operation: CPU milliseconds of the server and its database, p50 and p99
//! at 64 connections (16 for posts), statements, bytes on the wire. Two floors stand beside them, measured in the same
//! run: a static answer, and one query with one template.
//!
//! `cargo bench --bench portal`

#![expect(clippy::unwrap_used, reason = "a bench that cannot measure stops")]

mod cpu;
mod data;
mod floor;
mod http;
#[expect(dead_code, reason = "the bench uses a few of the harness's functions")]
mod harness;

use std::time::Instant;

use diesel::{Connection, PgConnection, RunQueryDsl};
use kafo::adapters::mailer::Mailer;
use kafo::config::Config;
use kafo::startup::{self, Parts};

use cpu::Cpu;
use data::Bench1;
use harness::folder::TestFolder;
use harness::postgres;
use harness::process::{Process, free_port, settings};
use http::{Figures, Session};

/// How often a page is fetched while it is measured.
const ROUNDS: usize = 1_000;
/// How often a whole file is fetched.
const FILES: usize = 20;
/// The length of an uploaded file, in bytes.
const UPLOAD: usize = 2_000_000;

fn main() {
    if std::env::args().any(|argument| argument == floor::ARGUMENT) {
        return floor::serve();
    }
    println!("| operation | CPU ms | p50 ms | p99 ms | statements | bytes |\n|---|---|---|---|---|---|");
    floor::measure();
    run("SQLite", None);
    match postgres::fresh_database("bench", |_| ()) {
        Some(database) => run("PostgreSQL", Some(&database)),
        None => println!("PostgreSQL was not measured: this machine has none."),
    }
}

/// Prints one line of the table.
fn line(name: &str, figures: &Figures) {
    let Figures { cpu, p50, p99, statements, bytes } = figures;
    println!("| {name} | {cpu:.2} | {p50:.1} | {p99:.1} | {statements:.1} | {bytes} |");
}

/// All operations on one engine.
fn run(engine: &str, database: Option<&postgres::Database>) {
    let folder = TestFolder::new("bench");
    let mut keys = settings(folder.path(), free_port());
    keys.extend(database.map(|database| ("DATABASE_URL".to_owned(), database.url())));
    let config = Config::load(None, keys.clone()).unwrap();
    let place = config.database.clone();
    let url = format!("http://{}", config.listen);
    let made = Instant::now();
    let bench = {
        let parts = Parts { mailer: Mailer::memory().0, ..Parts::from_config(&config).unwrap() };
        data::load(&startup::build(config, parts).unwrap())
    };
    if let Some(database) = database {
        settle(&database.url());
    }
    println!("| **{engine}**: bench-1 loaded in {:.1} s | | | | | |", made.elapsed().as_secs_f32());

    let started = Instant::now();
    let server = Process::start(&["serve", "--no-jobs"], &keys);
    let ready = started.elapsed();
    let cpu = Cpu::of(server.id(), database.map(postgres::Database::url).as_deref());
    let (memory, _) = cpu::memory(server.id());
    println!("| {memory:.0} MiB at the beginning | | | | | |");
    operations(&url, &cpu, &bench);
    let (memory, most) = cpu::memory(server.id());
    data::many_calls(&mut startup::open_database(&place).unwrap());
    if let Some(database) = database {
        settle(&database.url());
    }
    search(&url, &cpu);
    println!("| ready in {} ms; {memory:.0} MiB after the run, {most:.0} at most | | | | | |", ready.as_millis());
}

/// What PostgreSQL does by itself within a minute of such a load, where it is not a test's cluster: it counts its rows,
/// without which it plans for tables of a guessed size.
fn settle(url: &str) {
    let mut connection = PgConnection::establish(url).unwrap();
    diesel::sql_query("VACUUM ANALYZE").execute(&mut connection).unwrap();
}

fn operations(url: &str, cpu: &Cpu, bench: &Bench1) {
    let visitor = Session::visitor(url);
    let officer = Session::signed_in(url, "programme@demo.kafo.example");
    let finance = Session::signed_in(url, "finance@demo.kafo.example");
    let evaluator = Session::signed_in(url, "evaluation@demo.kafo.example");
    let page = |name: &str, session: &Session, path: &str, marker: &str, rows: usize| {
        line(name, &session.measure_gets(cpu, path, marker, rows, ROUNDS));
    };
    page("1 open calls, signed out", &visitor, "/calls?state=open", "href=\"/calls/", 20);
    page("2 a call", &visitor, &format!("/calls/{}", bench.open_call_code), &bench.open_call_code, 1);
    for (name, section) in [("3a save a section of 12 fields", "place"), ("3b save a budget of 30 lines", "budget")] {
        let posts = bench.drafts.iter().flat_map(|drafts| {
            let session = Session::signed_in(url, &drafts.signatory);
            let forms: Vec<_> = drafts
                .to_save
                .iter()
                .map(|id| {
                    let path = format!("/proposals/{id}/{section}");
                    let mut form = session.form(&path, &path);
                    if section == "budget" {
                        http::thirty_lines(&mut form);
                    }
                    form
                })
                .collect();
            forms.into_iter().map(move |form| (session.clone(), form))
        });
        line(name, &http::measure_posts(cpu, posts.collect()));
    }
    let posts = bench.drafts.iter().flat_map(|drafts| {
        let session = Session::signed_in(url, &drafts.signatory);
        let check = |id| session.form(&format!("/proposals/{id}/check"), &format!("/proposals/{id}/submit"));
        let forms: Vec<_> = drafts.to_submit.iter().map(|id| check(id).ticked("declaration")).collect();
        forms.into_iter().map(move |form| (session.clone(), form))
    });
    line("3c submit a proposal", &http::measure_posts(cpu, posts.collect()));
    let posts = bench.drafts.iter().flat_map(|drafts| {
        let session = Session::signed_in(url, &drafts.signatory);
        let form = |id| session.form(&format!("/proposals/{id}/documents"), &format!("/proposals/{id}/documents/add"));
        let forms: Vec<_> = drafts.to_save.iter().map(|id| form(id).with_file(data::scan_of(UPLOAD))).collect();
        forms.into_iter().map(move |form| (session.clone(), form))
    });
    line("3d upload 2 MB", &http::measure_posts(cpu, posts.collect()));
    let signatory = Session::signed_in(url, &bench.drafts[0].signatory);
    page(
        "3e the task list of a proposal",
        &signatory,
        &format!("/proposals/{}", bench.drafts[0].to_save[0]),
        "/budget",
        1,
    );
    let judged = format!("/office/calls/{}", bench.judged_call);
    page(
        "4 the officer's list of 2,000, first page",
        &officer,
        &format!("{judged}/proposals"),
        "/office/proposals/",
        25,
    );
    page("5 a proposal, for staff", &officer, &format!("/office/proposals/{}", bench.judged_proposal), "BENCH", 1);
    let posts = bench.open_cards.iter().map(|id| {
        let path = format!("/evaluations/{id}");
        (evaluator.clone(), evaluator.form(&path, &path).scored())
    });
    line("6 save a scorecard of 10 criteria", &http::measure_posts(cpu, posts.collect()));
    let ranking = format!("{judged}/ranking");
    page("7 the ranking of 1,000, its first page", &officer, &ranking, "BENCH", 50);
    let touch = officer.form("/account/profile", "/account/profile");
    line("7b the same, when something was written since", &officer.measure_after(cpu, &touch, &ranking, FILES));
    page("8 the ledger, a page in the middle of 10,000", &finance, "/office/ledger?page=100", "GA-", 50);
    page("9 the dashboard", &officer, "/dashboard", "2 700", 0);
    line("9b the same, when something was written since", &officer.measure_after(cpu, &touch, "/dashboard", FILES));
    let export = finance.measure_gets(cpu, "/office/ledger.csv", "GA-", 10_000, FILES);
    line("10 10,000 entries as CSV", &export);
    page("the desk of a signatory", &signatory, "/desk", "</main>", 1);
    page("payments", &finance, "/office/payments", "</main>", 1);
}

/// A visitor who looks for a few calls among 20,000.
fn search(url: &str, cpu: &Cpu) {
    let found = Session::visitor(url).measure_gets(cpu, data::SEARCH, "href=\"/calls/", 20, ROUNDS);
    line("search over 20,000 calls", &found);
}
