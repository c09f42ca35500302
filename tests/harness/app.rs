//! A portal of its own for each test: real server, real database, mail and files in memory, a clock that stands.

use std::net::TcpListener;
use std::sync::mpsc;

use actix_web::dev::ServerHandle;
use chrono::{DateTime, TimeZone, Utc};
use kafo::adapters::clock::Clock;
use kafo::adapters::mailer::{Mail, MailMemory, Mailer};
use kafo::adapters::object_storage::ObjectStorage;
use kafo::adapters::secrets;
use kafo::config::Config;
use kafo::db::Db;
use kafo::domain::act::Act;
use kafo::domain::actor::Actor;
use kafo::domain::state::Instant;
use kafo::services::Refusal;
use kafo::startup::{self, Parts, Portal};

use super::client::Client;
use super::folder::TestFolder;
use super::postgres;

/// The database of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, in a file.
    Sqlite,
    /// PostgreSQL, a fresh database of the test run's cluster.
    Postgres,
}

/// A running portal. Stops when dropped.
pub struct TestApp {
    /// Its address: `http://127.0.0.1:…`.
    pub url: String,
    /// Its clock, which moves only when told.
    pub clock: Clock,
    /// The letters it sent.
    pub mail: MailMemory,
    /// The portal itself, to call services and look into the database.
    pub portal: Portal,
    server: ServerHandle,
    _folder: Option<TestFolder>,
    _database: Option<postgres::Database>,
}

/// A database of the test run's cluster with the schema of the portal; none when the machine has no PostgreSQL.
pub fn fresh_postgres() -> Option<postgres::Database> {
    postgres::fresh_database("kafo_template", |url| {
        Db::open(url).unwrap().migrate().unwrap();
    })
}

/// When tests happen.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).unwrap()
}

impl TestApp {
    /// A portal on this engine; none when the machine has no PostgreSQL.
    pub fn start(engine: Engine) -> Option<TestApp> {
        TestApp::start_among(engine, |parts| parts)
    }

    /// The same with other neighbours in place of the mail server or the storage in memory.
    pub fn start_among(engine: Engine, change: impl FnOnce(Parts) -> Parts) -> Option<TestApp> {
        TestApp::start_with(engine, &[], change)
    }

    /// The same with these settings beside the usual ones.
    pub fn start_with(
        engine: Engine,
        others: &[(String, String)],
        change: impl FnOnce(Parts) -> Parts,
    ) -> Option<TestApp> {
        let folder = TestFolder::new("app");
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(fresh_postgres()?),
        };
        let mut settings = vec![("KAFO_DATA_DIR".to_owned(), folder.path().display().to_string())];
        settings.extend(database.iter().map(|database| ("DATABASE_URL".to_owned(), database.url())));
        settings.extend_from_slice(others);
        let (mailer, mail) = Mailer::memory();
        let parts = |_: &Config| {
            let clock = Clock::fixed(noon());
            let (storage, _) = ObjectStorage::memory(clock.clone());
            change(Parts { clock, mailer, storage })
        };
        Some(TestApp::launch(settings, parts, mail, (Some(folder), database)))
    }

    /// A portal on what these settings name, at a standing instant: the data, files and letters of another process,
    /// to plant what a test takes as given and to look at what came of it.
    pub fn over(settings: &[(String, String)], now: DateTime<Utc>) -> TestApp {
        let (_, nothing) = Mailer::memory();
        let parts = |config: &Config| Parts { clock: Clock::fixed(now), ..Parts::from_config(config).unwrap() };
        TestApp::launch(settings.to_vec(), parts, nothing, (None, None))
    }

    fn launch(
        mut settings: Vec<(String, String)>,
        parts: impl FnOnce(&Config) -> Parts,
        mail: MailMemory,
        (folder, database): (Option<TestFolder>, Option<postgres::Database>),
    ) -> TestApp {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        if !settings.iter().any(|(key, _)| key == "KAFO_PUBLIC_URL") {
            settings.push(("KAFO_PUBLIC_URL".to_owned(), url.clone()));
        }
        settings.push(("KAFO_WORKERS".to_owned(), "2".to_owned()));
        let config = Config::load(None, settings).unwrap();
        let parts = parts(&config);
        let clock = parts.clock.clone();
        let portal = startup::build(config, parts).unwrap();
        let server = run(&portal, listener);
        TestApp { url, clock, mail, portal, server, _folder: folder, _database: database }
    }

    /// A browser that nobody signed in with yet.
    pub fn browser(&self) -> Client {
        Client::new(&self.url)
    }

    /// Reads from the database.
    pub fn read<T>(&self, work: impl FnOnce(&mut Db) -> diesel::QueryResult<T>) -> T {
        self.portal.app.pool.read(|db| work(db).map_err(Refusal::from)).unwrap()
    }

    /// Runs what waits for others, such as a turn of the calendar.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
    }

    /// Carries out every job that waits, and takes out the letters that were sent.
    pub fn letters(&self) -> Vec<Mail> {
        let worker = self.portal.worker("test");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(worker.run_all()).unwrap();
        self.mail.take()
    }

    /// Everything stored fits its seals: every write of the test was recorded.
    #[track_caller]
    pub fn is_sound(&self) {
        let found = self.read(kafo::db::verify::verify);
        assert!(found.is_ok(), "{:?}", found.err());
    }

    /// Does an action as `actor`, without HTTP, for what a test takes as given.
    pub fn act<T: Send + 'static>(
        &self,
        actor: &Actor,
        work: impl FnOnce(&mut Db, &Act) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let act = Act::new(actor.clone(), Instant::from(self.clock.now()), "test", secrets::random_bytes());
        self.portal.app.pool.write(move |db| work(db, &act))
    }
}

/// Serves on a thread of its own.
fn run(portal: &Portal, listener: TcpListener) -> ServerHandle {
    let (sender, receiver) = mpsc::channel();
    let portal = Portal { app: portal.app.clone(), mailer: portal.mailer.clone() };
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = startup::serve(&portal, listener).unwrap();
            sender.send(server.handle()).unwrap();
            server.await.unwrap();
        });
    });
    receiver.recv().unwrap()
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // Resolves when the server has stopped; nobody needs to wait for that.
        drop(self.server.stop(false));
    }
}

/// Writes one test body that runs on SQLite and on PostgreSQL:
///
/// ```ignore
/// on_both! {
///     fn the_author_cannot_publish(app) { … }
/// }
/// ```
macro_rules! on_both {
    ($(fn $name:ident($app:ident) $body:block)+) => {$(
        fn $name($app: &$crate::harness::app::TestApp) $body

        mod $name {
            #[test]
            fn on_sqlite() {
                super::$name(&$crate::harness::app::TestApp::start($crate::harness::app::Engine::Sqlite).unwrap());
            }

            #[test]
            fn on_postgres() {
                if let Some(app) = $crate::harness::app::TestApp::start($crate::harness::app::Engine::Postgres) {
                    super::$name(&app);
                }
            }
        }
    )+};
}
pub(crate) use on_both;
