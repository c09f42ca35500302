//! The command line.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kafo::config::{Config, ConfigError};
use kafo::startup::{self, Parts};

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
    /// Serve the portal over HTTP.
    Serve,
    /// Bring the database schema up to date and stop.
    Migrate,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
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

fn run(cli: Cli) -> anyhow::Result<()> {
    let config = Config::from_process(cli.config.as_deref())?;
    match cli.command {
        Command::Serve => serve(config),
        Command::Migrate => startup::build(config.clone(), Parts::from_config(&config)?).map(|_| ()),
    }
}

fn serve(config: Config) -> anyhow::Result<()> {
    let listener = TcpListener::bind(config.listen).map_err(|error| {
        ConfigError::new("KAFO_LISTEN", format!("{} cannot be listened on: {error}", config.listen))
    })?;
    let parts = Parts::from_config(&config)?;
    let portal = startup::build(config, parts)?;
    println!("Kafo listens on {}", portal.app.config.listen);
    actix_web::rt::System::new().block_on(async { startup::serve(&portal, listener)?.await.map_err(Into::into) })
}
