//! `kafo backup`: the database and every stored file, in one archive.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use tar::{Builder, Header};
use tokio::runtime::Runtime;

use super::{DATABASE, FILES, FORMAT, MANIFEST, Manifest, engine, postgres};
use crate::adapters::secrets::random_bytes;
use crate::startup::Portal;

/// What went into an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// Stored files.
    pub files: usize,
    /// The size of the archive, in bytes.
    pub bytes: u64,
}

/// Writes a backup to a file that does not exist yet. The portal may go on working meanwhile. The
/// file appears under its name when it is whole and on the disk, not before.
///
/// # Errors
/// A file that is there already; a database or storage that cannot be read; a full disk.
pub fn backup(portal: &Portal, runtime: &Runtime, target: &Path) -> anyhow::Result<Saved> {
    anyhow::ensure!(!target.exists(), "{} is there already: choose another name", target.display());
    let config = &portal.app.config;
    let begun_at = portal.app.clock.now();
    let copy = Draft(config.data_dir.join(format!("backup-{}", hex::encode(random_bytes::<8>()))));
    let url = config.database.expose();
    if config.database.is_postgres() {
        postgres::dump(&url, &copy.0)?;
    } else {
        let mut db = crate::db::Db::open(&url).context("the database cannot be opened (DATABASE_URL)")?;
        db.copy_into(&copy.0)?;
    }
    let manifest = Manifest {
        format: FORMAT,
        kafo: env!("CARGO_PKG_VERSION").to_owned(),
        engine: engine(config.database.is_postgres()).to_owned(),
        begun_at,
        database_sha256: digest_of(&copy.0)?,
        secret_fingerprint: portal.app.secrets.fingerprint(),
    };
    let draft = Draft(with_ending(target));
    let files = write(portal, runtime, &manifest, &copy.0, &draft.0)?;
    std::fs::rename(&draft.0, target).with_context(|| format!("{} cannot be written", target.display()))?;
    Ok(Saved { files, bytes: std::fs::metadata(target)?.len() })
}

fn write(
    portal: &Portal,
    runtime: &Runtime,
    manifest: &Manifest,
    database: &Path,
    draft: &Path,
) -> anyhow::Result<usize> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(draft).with_context(|| format!("{} cannot be written", draft.display()))?;
    let mut archive = Builder::new(GzEncoder::new(file, Compression::default()));
    let seconds = u64::try_from(manifest.begun_at.timestamp()).unwrap_or_default();
    let mut add = |name: &str, size: u64, content: &mut dyn std::io::Read| {
        let mut header = Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        header.set_mtime(seconds);
        archive.append_data(&mut header, name, content)
    };
    let text = serde_json::to_vec_pretty(manifest)?;
    add(MANIFEST, u64::try_from(text.len())?, &mut text.as_slice())?;
    let mut copy = File::open(database)?;
    add(DATABASE, copy.metadata()?.len(), &mut copy)?;
    // Listed after the database was copied: what it names is here.
    let objects = runtime.block_on(portal.app.storage.list(""))?;
    let bar = crate::progress::bar(objects.len());
    for object in &objects {
        let bytes = runtime.block_on(portal.app.storage.get(&object.key))?;
        add(&format!("{FILES}{}", object.key), u64::try_from(bytes.len())?, &mut bytes.as_ref())?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    let mut file = archive.into_inner()?.finish()?;
    file.flush()?;
    file.sync_all()?;
    Ok(objects.len())
}

/// The SHA-256 of a file, in hexadecimal.
pub(super) fn digest_of(path: &Path) -> anyhow::Result<String> {
    let mut hash = Sha256::new();
    std::io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(hex::encode(hash.finalize()))
}

/// The same name with `.part` behind it.
fn with_ending(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// A file that goes away with its owner, unless it was renamed.
pub(super) struct Draft(pub(super) PathBuf);

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
