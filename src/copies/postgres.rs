//! PostgreSQL's own programs, `pg_dump` and `pg_restore`.

use std::path::Path;
use std::process::Command;

use anyhow::Context;
use url::Url;

/// Writes the database to a file, consistent, while others go on writing.
///
/// # Errors
/// A program that is not installed or fails; its own words are on standard error.
pub(super) fn dump(url: &str, file: &Path) -> anyhow::Result<()> {
    run("pg_dump", url, |program| program.arg("--format=custom").arg("--file").arg(file))
}

/// Loads such a file into an empty database, all of it or nothing.
///
/// # Errors
/// As [`dump`].
pub(super) fn load(url: &str, file: &Path) -> anyhow::Result<()> {
    run("pg_restore", url, |program| program.arg("--single-transaction").arg("--exit-on-error").arg(file))
}

fn run(name: &str, url: &str, arguments: impl FnOnce(&mut Command) -> &mut Command) -> anyhow::Result<()> {
    let mut address = Url::parse(url).context("DATABASE_URL is no address")?;
    let mut program = Command::new(name);
    // The password travels in the environment: the arguments of a program are for everybody to read.
    if let Some(password) = address.password() {
        program.env("PGPASSWORD", percent_encoding::percent_decode_str(password).decode_utf8_lossy().as_ref());
        let _ = address.set_password(None);
    }
    program.args(["--no-owner", "--no-privileges"]).arg(format!("--dbname={address}"));
    let status = arguments(&mut program)
        .status()
        .with_context(|| format!("{name} cannot be run: it comes with PostgreSQL's client programs"))?;
    anyhow::ensure!(status.success(), "{name} failed: see its words above");
    Ok(())
}
