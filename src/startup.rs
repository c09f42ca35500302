//! The composition root: puts the house together from its settings. `main` and the tests use it
//! alike, so that what is tested is what runs.

use std::net::TcpListener;
use std::sync::Arc;

use actix_session::SessionMiddleware;
use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Key, SameSite};
use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App as ActixApp, HttpServer, web};
use anyhow::Context;
use tracing_actix_web::TracingLogger;

use crate::adapters::assets::Assets;
use crate::adapters::clock::Clock;
use crate::adapters::mailer::Mailer;
use crate::adapters::object_storage::ObjectStorage;
use crate::adapters::secrets::Secrets;
use crate::adapters::templates::Templates;
use crate::adapters::token::Tokens;
use crate::adapters::virus_scan::VirusScan;
use crate::config::{Config, ConfigError, DatabaseUrl};
use crate::db::pool::Pool;
use crate::db::settings;
use crate::db::{Db, Kind, kind_of};
use crate::jobs::Worker;
use crate::telemetry::Metrics;
use crate::web::kept::Kept;
use crate::web::session::DbSessions;
use crate::web::span::RequestSpan;
use crate::web::{App, compress, form, middleware, routes, static_files};

/// The parts that tests replace: the clock, and where mail and files go.
pub struct Parts {
    /// The clock.
    pub clock: Clock,
    /// Outgoing mail.
    pub mailer: Mailer,
    /// Stored files.
    pub storage: ObjectStorage,
}

impl Parts {
    /// The real ones, as the settings say.
    ///
    /// # Errors
    /// A setting that cannot work.
    pub fn from_config(config: &Config) -> anyhow::Result<Parts> {
        Ok(Parts {
            clock: Clock::system(),
            mailer: Mailer::from_settings(&config.mail)?,
            storage: ObjectStorage::from_settings(&config.storage)?,
        })
    }
}

/// The portal, ready to serve and to work.
pub struct Portal {
    /// What requests see.
    pub app: web::Data<App>,
    /// Outgoing mail, for the jobs.
    pub mailer: Mailer,
}

impl Portal {
    /// A worker for the outbox and the calendar, named in the database's locks.
    pub fn worker(&self, name: &str) -> Worker {
        let app = &self.app;
        Worker {
            pool: app.pool.clone(),
            clock: app.clock.clone(),
            config: app.config.clone(),
            templates: app.templates.clone(),
            storage: app.storage.clone(),
            virus_scan: app.virus_scan.clone(),
            secrets: app.secrets.clone(),
            mailer: self.mailer.clone(),
            metrics: app.metrics.clone(),
            name: format!("{name}-{}", std::process::id()),
        }
    }
}

/// Opens the database, brings its schema up to date and loads what the portal needs.
///
/// # Errors
/// A database that cannot be reached or migrated; templates or secrets that cannot be read.
pub fn build(config: Config, parts: Parts) -> anyhow::Result<Portal> {
    config.prepare_data_dir()?;
    let url = &config.database.expose();
    let secrets = Secrets::load_or_create(&config.secret_file)?;
    let mut db = open_database(&config.database)?;
    check_secret(&mut db, &secrets, parts.clock.now())?;
    drop(db);
    let pool = Pool::open(url, u32::try_from(connections(kind_of(url))).unwrap_or(8))?;
    let assets = Arc::new(Assets::load());
    let templates = Arc::new(Templates::load(&assets)?);
    let tokens = Tokens::new(&secrets.token_key(), config.public_url.as_str());
    let virus_scan = VirusScan::from_settings(config.clamd.as_ref());
    let app = App {
        config: Arc::new(config),
        pool,
        clock: parts.clock,
        templates,
        assets,
        storage: parts.storage,
        virus_scan,
        secrets,
        tokens,
        metrics: Arc::new(Metrics::new()),
        rankings: Kept::default(),
        figures: Kept::default(),
        counts: Kept::default(),
    };
    Ok(Portal { app: web::Data::new(app), mailer: parts.mailer })
}

/// Opens the database and brings its schema up to date.
///
/// # Errors
/// One that cannot be reached or migrated; the setting, where it asks for what this build cannot do.
pub fn open_database(database: &DatabaseUrl) -> anyhow::Result<Db> {
    let mut db = Db::open(&database.expose()).map_err(|error| {
        let told = error.to_string();
        if cfg!(feature = "bundled-libpq") && told.contains("SSL support is not compiled in") {
            return anyhow::Error::from(ConfigError::new("DATABASE_URL", DatabaseUrl::NO_TLS));
        }
        anyhow::anyhow!("the database cannot be opened (DATABASE_URL): {}", told.trim_end())
    })?;
    db.migrate().map_err(|error| anyhow::anyhow!("the database schema cannot be brought up to date: {error}"))?;
    Ok(db)
}

/// How many connections for reading a process has. Each holds memory of its own: its statements and, on SQLite, its
/// pages and the schema. SQLite computes in this process, so that more of them than cores would gain nothing.
fn connections(kind: Kind) -> usize {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).max(2);
    match kind {
        Kind::Sqlite => cores,
        Kind::Pg => cores * 2,
    }
}

/// Refuses a secret other than the one these data were begun with: with it nobody's session, link
/// or sealed account number would open, and two nodes would not be one.
fn check_secret(db: &mut Db, secrets: &Secrets, now: chrono::DateTime<chrono::Utc>) -> anyhow::Result<()> {
    let mine = serde_json::Value::from(secrets.fingerprint());
    settings::insert_once(db, settings::SECRET_FINGERPRINT, mine.clone(), now.into())?;
    if settings::find(db, settings::SECRET_FINGERPRINT)? == Some(mine) {
        return Ok(());
    }
    let sentence = "KAFO_SECRET_FILE is not the secret that this database was begun with: put that one in its place.";
    Err(ConfigError::new("KAFO_SECRET_FILE", sentence).into())
}

/// The HTTP server on a socket that is already bound.
///
/// # Errors
/// The socket's.
pub fn serve(portal: &Portal, listener: TcpListener) -> anyhow::Result<Server> {
    let app = portal.app.clone();
    let workers = app.config.workers;
    let server = HttpServer::new(move || {
        let key = Key::from(&app.secrets.session_key());
        let sessions = SessionMiddleware::builder(DbSessions::new(app.pool.clone(), app.clock.clone()), key)
            .cookie_name("kafo".into())
            .cookie_secure(app.config.secure_cookies)
            .cookie_same_site(SameSite::Lax)
            .cookie_content_security(CookieContentSecurity::Signed)
            .session_lifecycle(PersistentSession::default().session_ttl(Duration::days(30)))
            .build();
        ActixApp::new()
            .app_data(app.clone())
            .app_data(web::FormConfig::default().limit(form::LIMIT))
            .service(
                web::resource("/assets/{name:.*}")
                    .name("/assets/{name}")
                    .route(routes::get_or_head().to(static_files::asset)),
            )
            .service(
                web::scope("")
                    .wrap(from_fn(middleware::explain))
                    .wrap(sessions)
                    .wrap(from_fn(middleware::outlast))
                    .service(routes::all().into_service())
                    .default_service(web::to(static_files::nowhere)),
            )
            .wrap(from_fn(middleware::headers))
            .wrap(from_fn(compress::compress))
            .wrap(from_fn(middleware::count))
            .wrap(TracingLogger::<RequestSpan>::new())
    })
    .workers(workers)
    // Two for each connection on SQLite: one may read a file or check a password. More would only wait, and keep memory.
    .worker_max_blocking_threads((connections(Kind::Pg) / workers).max(2))
    .client_request_timeout(std::time::Duration::from_secs(10))
    .shutdown_timeout(10)
    .listen(listener)
    .context("the address cannot be listened on (KAFO_LISTEN)")?
    .run();
    Ok(server)
}

/// Resolves when the process is asked to stop (Ctrl-C, or SIGTERM).
pub async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
