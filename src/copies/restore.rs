//! `kafo restore`: a backup into an installation that has no data yet.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use flate2::read::GzDecoder;
use tar::Archive;
use tokio::runtime::Runtime;

use super::backup::{Draft, digest_of};
use super::{DATABASE, FILES, FORMAT, MANIFEST, Manifest, engine, postgres};
use crate::adapters::object_storage::{ObjectKind, ObjectStorage};
use crate::adapters::secrets::{Secrets, random_bytes};
use crate::config::Config;
use crate::db::{Db, documents};

/// Loads a backup into an empty database and storage, and tells how many files it stored. Whoever
/// calls runs `kafo verify` on the result.
///
/// # Errors
/// Data that are there already; an archive that is damaged, of another engine, or of another
/// installation's secret. The database is loaded whole or not at all.
pub fn restore(config: &Config, storage: &ObjectStorage, runtime: &Runtime, source: &Path) -> anyhow::Result<usize> {
    config.prepare_data_dir()?;
    let file = File::open(source).with_context(|| format!("{} cannot be read", source.display()))?;
    let mut archive = Archive::new(GzDecoder::new(file));
    let mut entries = archive.entries().with_context(|| format!("{} is no backup", source.display()))?;
    let mut next = |name: &str| -> anyhow::Result<_> {
        let entry = entries.next().transpose().ok().flatten();
        entry
            .filter(|entry| entry.path().is_ok_and(|path| path == Path::new(name)))
            .with_context(|| format!("{} is no backup of Kafo: it lacks {name}", source.display()))
    };
    let manifest: Manifest = serde_json::from_reader(next(MANIFEST)?)?;
    check(config, &manifest)?;
    let copy = Draft(config.data_dir.join(format!("restore-{}", hex::encode(random_bytes::<8>()))));
    std::io::copy(&mut next(DATABASE)?, &mut File::create_new(&copy.0)?)?;
    ensure!(digest_of(&copy.0)? == manifest.database_sha256, "the database in the backup is damaged");
    load(config, &copy.0)?;
    let kinds = kinds(config)?;
    let mut count = 0;
    let bar = crate::progress::bar(kinds.len());
    for entry in entries {
        let mut entry = entry.context("the backup ends too early")?;
        let path = entry.path()?.to_string_lossy().into_owned();
        let Some(key) = path.strip_prefix(FILES) else { bail!("the backup holds {path}, which is not Kafo's") };
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).context("the backup ends too early")?;
        let unknown = ObjectKind::new("application/octet-stream", "file");
        runtime.block_on(storage.put(key, bytes.into(), kinds.get(key).unwrap_or(&unknown)))?;
        count += 1;
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(count)
}

/// Refuses what cannot be restored here, before anything is written.
fn check(config: &Config, manifest: &Manifest) -> anyhow::Result<()> {
    ensure!(
        manifest.format == FORMAT,
        "the backup was written by Kafo {}: restore it with that version",
        manifest.kafo
    );
    let here = engine(config.database.is_postgres());
    ensure!(
        manifest.engine == here,
        "the backup is of a {} database and DATABASE_URL names a {here} one",
        manifest.engine
    );
    ensure!(
        config.secret_file.exists(),
        "{} is not there: put the secret that belongs to the backup in its place first (KAFO_SECRET_FILE)",
        config.secret_file.display()
    );
    let secrets = Secrets::load_or_create(&config.secret_file)?;
    ensure!(
        secrets.fingerprint() == manifest.secret_fingerprint,
        "{} is not the secret that belongs to the backup (KAFO_SECRET_FILE)",
        config.secret_file.display()
    );
    Ok(())
}

/// Puts the database in its place, which must be empty.
fn load(config: &Config, copy: &Path) -> anyhow::Result<()> {
    let url = config.database.expose();
    if config.database.is_postgres() {
        let tables = Db::open(&url).context("the database cannot be opened (DATABASE_URL)")?.count_tables()?;
        ensure!(tables == 0, "the database holds tables already: restore into an empty one (DATABASE_URL)");
        return postgres::load(&url, copy);
    }
    let path = Path::new(url.strip_prefix("sqlite://").unwrap_or(&url));
    // A link fails where a file is: nothing is ever written over.
    std::fs::hard_link(copy, path).with_context(|| {
        format!("{} is there already or cannot be written: restore into an empty place (DATABASE_URL)", path.display())
    })?;
    File::open(path)?.sync_all()?;
    Ok(())
}

/// The media type and name of each stored file, by key.
fn kinds(config: &Config) -> anyhow::Result<HashMap<String, ObjectKind>> {
    let mut db = Db::open(&config.database.expose())?;
    let mut kinds = HashMap::new();
    let mut after = None;
    loop {
        let rows = documents::list_stored(&mut db, after, 1_000)?;
        let Some(last) = rows.last() else { return Ok(kinds) };
        after = Some(last.id);
        kinds.extend(rows.into_iter().map(|row| (row.storage_key, ObjectKind::new(row.content_type, row.name))));
    }
}
