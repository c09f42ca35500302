//! The command line: every subcommand reads the same settings.

use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Parser, Subcommand};
use kafo::adapters::secrets;
use kafo::config::{Config, ConfigError};
use kafo::copies;
use kafo::demo;
use kafo::domain::act::Act;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::text::Lang;
use kafo::services::Refusal;
use kafo::services::users::{self, NewUser};
use kafo::startup::{self, Parts, Portal};

/// A portal for calls for proposals, grants and partners.
#[derive(Parser)]
#[command(name = "kafo", version, about)]
struct Cli {
    /// A TOML file with the same keys as the environment; the environment wins.
    #[arg(long, global = true, env = "KAFO_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the portal over HTTP, and carry out its jobs.
    Serve {
        /// Leave the jobs to `kafo work`.
        #[arg(long)]
        no_jobs: bool,
    },
    /// Carry out jobs (mails, documents, the calendar) without serving.
    Work,
    /// Bring the database schema up to date and stop.
    Migrate,
    /// Check everything stored; name the first thing that differs.
    Verify,
    /// Check the settings, the database, the storage and the mail server.
    Check,
    /// Create an account, for the first administrator; the password is read from standard input.
    User {
        /// The address to sign in with.
        email: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// A role held everywhere, such as `administrator`; may be given several times.
        #[arg(long, required = true)]
        role: Vec<Role>,
    },
    /// Write the database and every stored file to one archive, while the portal goes on working.
    Backup {
        /// The archive, such as kafo-2027-01-12.tar.gz; must not exist.
        file: PathBuf,
    },
    /// Load a backup into an empty database and storage, then check it.
    Restore {
        /// The archive.
        file: PathBuf,
    },
    /// Write the tables of the grant as CSV files.
    Export {
        /// The folder to make for them; must not exist.
        folder: PathBuf,
    },
    /// Serve the founding programme as a demo, on this machine alone.
    Demo {
        /// Start over: the demo's data are deleted first.
        #[arg(long)]
        reset: bool,
        /// Print the accounts and stop.
        #[arg(long)]
        list_accounts: bool,
        /// Print them as JSON.
        #[arg(long, requires = "list_accounts")]
        json: bool,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(error) if error.is::<ConfigError>() => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let config = Config::from_process(cli.config.as_deref())?;
    kafo::telemetry::start_log(&config.log, config.log_format)?;
    match cli.command {
        Command::Serve { no_jobs } => serve(config, !no_jobs),
        Command::Work => work(config),
        Command::Migrate => {
            config.prepare_data_dir()?;
            startup::open_database(&config.database)?;
            println!("The database schema is up to date.");
            Ok(ExitCode::SUCCESS)
        }
        Command::Verify => verify(config),
        Command::Check => check(config),
        Command::User { email, name, role } => user(config, email, name, &role),
        Command::Backup { file } => backup(config, &file),
        Command::Restore { file } => restore(config, &file),
        Command::Export { folder } => export(config, &folder),
        Command::Demo { list_accounts: true, json, .. } => list_accounts(json),
        Command::Demo { reset, .. } => demo(config, reset),
    }
}

fn serve(config: Config, with_jobs: bool) -> anyhow::Result<ExitCode> {
    let listener = listen(&config)?;
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(config, parts)?;
    serve_on(&portal, listener, with_jobs)
}

fn listen(config: &Config) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(config.listen).map_err(|error| {
        ConfigError::new("KAFO_LISTEN", format!("{} cannot be listened on: {error}", config.listen))
    })?;
    Ok(listener)
}

fn serve_on(portal: &Portal, listener: TcpListener, with_jobs: bool) -> anyhow::Result<ExitCode> {
    println!("Kafo listens on http://{}", listener.local_addr()?);
    let stop = Arc::new(AtomicBool::new(false));
    let worker = with_jobs.then(|| spawn_worker(portal, "serve", stop.clone())).transpose()?;
    actix_web::rt::System::new()
        .block_on(async { startup::serve(portal, listener)?.await.map_err(anyhow::Error::from) })?;
    stop.store(true, Ordering::Relaxed);
    if let Some(worker) = worker {
        let _ = worker.join();
    }
    Ok(ExitCode::SUCCESS)
}

/// A runtime on this thread, for the steps that wait for a network or a disk.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}

/// Runs the jobs on a thread of their own.
fn spawn_worker(portal: &Portal, name: &str, stop: Arc<AtomicBool>) -> anyhow::Result<std::thread::JoinHandle<()>> {
    let worker = portal.worker(name);
    let runtime = runtime()?;
    Ok(std::thread::Builder::new().name("kafo-jobs".into()).spawn(move || runtime.block_on(worker.run(stop)))?)
}

fn work(config: Config) -> anyhow::Result<ExitCode> {
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(config, parts)?;
    let stop = Arc::new(AtomicBool::new(false));
    let worker = spawn_worker(&portal, "work", stop.clone())?;
    println!("Kafo carries out jobs.");
    let runtime = runtime()?;
    runtime.block_on(startup::stop_signal());
    stop.store(true, Ordering::Relaxed);
    let _ = worker.join();
    Ok(ExitCode::SUCCESS)
}

fn verify(config: Config) -> anyhow::Result<ExitCode> {
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(config, parts)?;
    let worker = portal.worker("verify");
    let runtime = runtime()?;
    match runtime.block_on(kafo::jobs::verify::verify(&worker))? {
        Ok(checked) => {
            println!(
                "Everything is in order: {} audit events, {} rows, {} receipts, {} payments, {} documents.",
                checked.database.events,
                checked.database.rows,
                checked.database.receipts,
                checked.database.payments,
                checked.documents
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(finding) => {
            println!("Something differs: {finding}");
            Ok(ExitCode::FAILURE)
        }
    }
}

fn check(config: Config) -> anyhow::Result<ExitCode> {
    for warning in config.check() {
        println!("{}: {}", warning.key, warning.sentence);
    }
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(config, parts)?;
    println!("The database answers and its schema is up to date.");
    let runtime = runtime()?;
    let mail = runtime.block_on(portal.mailer.check());
    match &mail {
        Ok(()) => println!("Letters can be sent."),
        Err(error) => println!("{error}"),
    }
    let storage = runtime.block_on(portal.app.storage.check());
    match &storage {
        Ok(()) => println!("Files can be stored."),
        Err(error) => println!("{error}"),
    }
    Ok(if mail.is_ok() && storage.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn backup(config: Config, file: &Path) -> anyhow::Result<ExitCode> {
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(config, parts)?;
    let runtime = runtime()?;
    let saved = copies::backup(&portal, &runtime, file)?;
    println!("{}: the database and {} files, {} bytes.", file.display(), saved.files, saved.bytes);
    println!("The secret is not in it. Keep a copy of {} in another place.", portal.app.config.secret_file.display());
    Ok(ExitCode::SUCCESS)
}

fn restore(config: Config, file: &Path) -> anyhow::Result<ExitCode> {
    let parts = Parts::from_config(&config)?;
    let runtime = runtime()?;
    let files = copies::restore(&config, &parts.storage, &runtime, file)?;
    println!("The database and {files} files are in their places.");
    verify(config)
}

fn export(config: Config, folder: &Path) -> anyhow::Result<ExitCode> {
    config.prepare_data_dir()?;
    let rows = copies::export(&mut startup::open_database(&config.database)?, folder)?;
    println!("{}: {rows} rows.", folder.display());
    Ok(ExitCode::SUCCESS)
}

fn user(config: Config, email: String, name: String, roles: &[Role]) -> anyhow::Result<ExitCode> {
    let mut password = String::new();
    eprintln!("Password (at least 12 characters):");
    std::io::stdin().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    anyhow::ensure!(password.chars().count() >= 12, "the password has fewer than 12 characters");
    let hash = kafo::adapters::password::hash(password, &secrets::random_bytes())?;
    let new = NewUser {
        email: email.trim().to_lowercase(),
        name,
        lang: Lang::Fr,
        phone: String::new(),
        password_hash: Some(hash),
        confirmed: true,
    };
    let grants: Vec<Grant> = roles.iter().map(|role| Grant::everywhere(*role)).collect();
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(config, parts)?;
    let act = Act::new(Actor::system(), portal.app.now(), "kafo user", secrets::random_bytes());
    let created = portal.app.pool.write(move |db| users::create(db, &act, new, &grants));
    match created {
        Ok(user) => {
            println!("{} may sign in.", user.email);
            Ok(ExitCode::SUCCESS)
        }
        Err(Refusal::Unmet(unmet)) if unmet.iter().any(|unmet| unmet.code == "email-taken") => {
            anyhow::bail!("there is an account with this address already")
        }
        Err(other) => Err(other.into()),
    }
}

fn list_accounts(json: bool) -> anyhow::Result<ExitCode> {
    let mut out = std::io::stdout().lock();
    let accounts = demo::accounts();
    let written = if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&accounts)?)
    } else {
        accounts.into_iter().try_for_each(|account| {
            let partner = account.partner.unwrap_or_default();
            writeln!(out, "{:<34} {:<16} {:<20} {partner}", account.email, account.password, account.role)
        })
    };
    match written {
        // Whoever reads has read enough, such as `head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        written => written.map(|()| ExitCode::SUCCESS).map_err(Into::into),
    }
}

fn demo(config: Config, reset: bool) -> anyhow::Result<ExitCode> {
    if !config.listen.ip().is_loopback() {
        let sentence = "the demo has known passwords and listens on a loopback address only, such as 127.0.0.1:8080";
        return Err(ConfigError::new("KAFO_LISTEN", sentence).into());
    }
    let listener = listen(&config)?;
    if reset {
        demo::reset(&config)?;
    }
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(demo::named(config), parts)?;
    demo::seed_once(&portal)?;
    println!();
    list_accounts(false)?;
    println!("\nAll organisations and people of the demo are invented.");
    serve_on(&portal, listener, true)
}
