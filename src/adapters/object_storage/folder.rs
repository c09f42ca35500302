//! Objects as files of a folder.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use bytes::Bytes;
use chrono::{DateTime, SubsecRound, Utc};
use tokio::io::AsyncReadExt;

use super::{ObjectEntry, ObjectHead, ObjectStream, StorageError};
use crate::adapters::secrets::random_bytes;

/// Drafts begin with this; no key does, so that a draft is never taken for an object.
const DRAFT: &str = ".draft-";
/// Part of a streamed object, in bytes.
const PART: usize = 64 * 1024;

#[derive(Clone)]
pub(super) struct FolderStorage {
    root: PathBuf,
}

impl FolderStorage {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    pub(super) async fn put(&self, key: &str, bytes: Bytes) -> Result<(), StorageError> {
        let (root, path) = (self.root.clone(), self.root.join(key));
        blocking(move || store(&root, &path, |file| file.write_all(&bytes))).await
    }

    pub(super) async fn put_file(&self, key: &str, source: &Path) -> Result<(), StorageError> {
        let (root, path, source) = (self.root.clone(), self.root.join(key), source.to_path_buf());
        let copied = blocking(move || {
            let mut source = File::open(source)?;
            store(&root, &path, |file| std::io::copy(&mut source, file).map(drop))
        });
        // Here "not found" is the source file, not an object.
        copied.await.map_err(|error| match error {
            StorageError::NotFound => StorageError::unavailable("the file to store is not there"),
            other => other,
        })
    }

    pub(super) async fn get(&self, key: &str) -> Result<Bytes, StorageError> {
        let path = self.root.join(key);
        blocking(move || std::fs::read(path).map(Bytes::from)).await
    }

    pub(super) async fn get_stream(&self, key: &str) -> Result<ObjectStream, StorageError> {
        let file = tokio::fs::File::open(self.root.join(key)).await.map_err(|error| fault(&error))?;
        let parts = futures_util::stream::try_unfold(file, |mut file| async move {
            let mut part = Vec::with_capacity(PART);
            let read = (&mut file).take(PART as u64).read_to_end(&mut part).await;
            match read.map_err(|error| fault(&error))? {
                0 => Ok(None),
                _ => Ok(Some((Bytes::from(part), file))),
            }
        });
        Ok(Box::pin(parts))
    }

    pub(super) async fn head(&self, key: &str) -> Result<ObjectHead, StorageError> {
        let path = self.root.join(key);
        blocking(move || {
            let metadata = std::fs::metadata(path)?;
            if !metadata.is_file() {
                return Err(ErrorKind::NotFound.into());
            }
            let modified = modified(&metadata)?;
            Ok(ObjectHead { size: metadata.len(), modified, content_type: None })
        })
        .await
    }

    pub(super) async fn delete(&self, key: &str) -> Result<(), StorageError> {
        let path = self.root.join(key);
        blocking(move || match std::fs::remove_file(&path) {
            Err(error) if is_absence(&error) => Ok(()),
            removed => removed.and_then(|()| sync_folder(path.parent())),
        })
        .await
    }

    pub(super) async fn list(&self, prefix: &str) -> Result<Vec<ObjectEntry>, StorageError> {
        let (root, prefix) = (self.root.clone(), prefix.to_owned());
        blocking(move || {
            let mut entries = Vec::new();
            walk(&root, String::new(), &mut |name, path, metadata| {
                if name.starts_with(&prefix) && !is_draft(path) {
                    entries.push(ObjectEntry { key: name, size: metadata.len(), modified: modified(metadata)? });
                }
                Ok(())
            })?;
            entries.sort_by(|left, right| left.key.cmp(&right.key));
            Ok(entries)
        })
        .await
    }

    pub(super) async fn check(&self) -> Result<(), StorageError> {
        let root = self.root.clone();
        blocking(move || {
            let probe = root.join(".check");
            store(&root, &probe, |_| Ok(()))?;
            std::fs::remove_file(probe)
        })
        .await
    }

    pub(super) async fn abort_incomplete_uploads(&self, before: DateTime<Utc>) -> Result<usize, StorageError> {
        let root = self.root.clone();
        blocking(move || {
            let mut removed = 0;
            walk(&root, String::new(), &mut |_, path, metadata| {
                if is_draft(path) && modified(metadata)? < before {
                    std::fs::remove_file(path)?;
                    removed += 1;
                }
                Ok(())
            })?;
            Ok(removed)
        })
        .await
    }
}

/// Writes a draft, makes it durable, then gives it its name: a reader or a restart after a power
/// cut finds the whole object or none.
fn store(root: &Path, path: &Path, write: impl FnOnce(&mut File) -> std::io::Result<()>) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(root);
    create_folders(folder)?;
    let draft = folder.join(format!("{DRAFT}{}", hex::encode(random_bytes::<8>())));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    let stored = write(&mut file)
        .and_then(|()| file.sync_all())
        .and_then(|()| std::fs::rename(&draft, path))
        .and_then(|()| sync_folder(Some(folder)));
    if stored.is_err() {
        std::fs::remove_file(&draft).ok();
    }
    stored
}

/// Creates missing folders from the top, each made durable in its parent.
fn create_folders(folder: &Path) -> std::io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        create_folders(parent)?;
    }
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        created => created.and_then(|()| sync_folder(folder.parent())),
    }
}

fn sync_folder(folder: Option<&Path>) -> std::io::Result<()> {
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Visits every file under `folder` with its key. A folder or file that vanishes meanwhile is
/// passed over: others may be deleting.
fn walk(
    folder: &Path,
    prefix: String,
    visit: &mut impl FnMut(String, &Path, &std::fs::Metadata) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if is_absence(&error) => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let metadata = match entry.metadata() {
            Err(error) if is_absence(&error) => continue,
            metadata => metadata?,
        };
        if metadata.is_dir() {
            walk(&entry.path(), name + "/", visit)?;
        } else {
            visit(name, &entry.path(), &metadata)?;
        }
    }
    Ok(())
}

fn is_draft(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn modified(metadata: &std::fs::Metadata) -> std::io::Result<DateTime<Utc>> {
    Ok(DateTime::<Utc>::from(metadata.modified()?).trunc_subsecs(6))
}

fn is_absence(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory)
}

fn fault(error: &std::io::Error) -> StorageError {
    if is_absence(error) { StorageError::NotFound } else { StorageError::unavailable(error) }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, StorageError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(|error| fault(&error)),
        Err(error) => Err(StorageError::unavailable(error)),
    }
}
