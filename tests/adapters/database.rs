//! The throw-away PostgreSQL of the harness keeps its promises: fresh databases, and a server that can be stopped. And
//! the pool tells a database that is busy from one that is gone.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use diesel::sql_types::Integer;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection};
use kafo::db::pool::Pool;
use kafo::services::Refusal;

use crate::harness::app::on_both;
use crate::harness::postgres::{self, Cluster};
use crate::harness::tools;

fn execute(url: &str, statement: &str) -> Result<usize, String> {
    let mut connection = PgConnection::establish(url).map_err(|error| error.to_string())?;
    diesel::sql_query(statement).execute(&mut connection).map_err(|error| error.to_string())
}

#[test]
fn a_stopped_cluster_comes_back_with_its_data_and_goes_away_with_its_files() {
    let Some(cluster) = tools::needed("PostgreSQL", Cluster::start()) else { return };
    cluster.create_database("durable", "template0");
    let url = cluster.url("durable");
    execute(&url, "CREATE TABLE kept (number INTEGER)").unwrap();
    execute(&url, "INSERT INTO kept VALUES (1)").unwrap();
    execute(&url, "CHECKPOINT").unwrap();
    cluster.stop();
    assert!(execute(&url, "SELECT 1").is_err());
    cluster.start_again();
    assert_eq!(execute(&url, "DELETE FROM kept"), Ok(1));
    drop(cluster);
    assert!(execute(&url, "SELECT 1").is_err());
}

#[test]
fn databases_of_one_run_are_copies_of_one_template_and_apart_from_each_other() {
    let prepare = |url: &str| {
        execute(url, "CREATE TABLE prepared (number INTEGER)").unwrap();
    };
    let Some(first) = postgres::fresh_database("harness", prepare) else { return };
    let second = postgres::fresh_database("harness", |_| panic!("a template is prepared once")).unwrap();
    assert_ne!(first.url(), second.url());
    for database in [&first, &second] {
        assert_eq!(execute(&database.url(), "INSERT INTO prepared VALUES (1)"), Ok(1));
    }
    execute(&first.url(), "CREATE TABLE mine (number INTEGER)").unwrap();
    assert!(execute(&second.url(), "SELECT * FROM mine").is_err());
    let gone = first.url();
    drop(first);
    assert!(execute(&gone, "SELECT 1").is_err());
}

on_both! {
    fn who_finds_every_connection_in_use_waits_for_one(app) {
        let pool = Pool::open(&app.portal.app.config.database.expose(), 1).unwrap();
        let count = |pool: &Pool| pool.read(|db| kafo::db::users::count(db).map_err(Refusal::from)).unwrap();
        let before = count(&pool);
        let (taken, is_taken) = mpsc::channel();
        let busy = pool.clone();
        let busy = std::thread::spawn(move || {
            busy.read(|_| -> Result<(), Refusal> {
                taken.send(()).unwrap();
                // Longer than those who wait look whether the database is gone.
                std::thread::sleep(Duration::from_millis(1_200));
                Ok(())
            })
        });
        is_taken.recv().unwrap();
        let begun = Instant::now();
        assert_eq!(count(&pool), before);
        assert!(begun.elapsed() > Duration::from_millis(600), "{:?}", begun.elapsed());
        busy.join().unwrap().unwrap();
    }
}

#[test]
fn sqlite_keeps_the_plan_of_a_statement_whatever_is_bound_to_it() {
    #[derive(QueryableByName)]
    struct Used {
        #[diesel(sql_type = Integer)]
        used: i32,
    }
    let mut connection = SqliteConnection::establish(":memory:").unwrap();
    let option = diesel::sql_query("SELECT sqlite_compileoption_used('ENABLE_QPSG') AS used");
    let Used { used } = option.get_result(&mut connection).unwrap();
    assert_eq!(used, 1, "the flags in .cargo/config.toml did not reach SQLite");
}
