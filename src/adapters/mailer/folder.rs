//! Letters as `.eml` files, for a portal without a mail server and for the demo.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Mail, MailError};

#[derive(Clone)]
pub(super) struct FolderMailer {
    folder: PathBuf,
}

impl FolderMailer {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Writes the letter under its date and Message-ID: sent twice, it is there once.
    pub(super) async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let bytes = mail.to_mime()?.formatted();
        let folder = self.folder.clone();
        let name = file_name(mail);
        self.blocking(move || write_atomically(&folder, &name, &bytes)).await
    }

    pub(super) async fn check(&self) -> Result<(), MailError> {
        let folder = self.folder.clone();
        self.blocking(move || {
            write_atomically(&folder, ".check", b"")?;
            std::fs::remove_file(folder.join(".check"))
        })
        .await
    }

    async fn blocking(&self, work: impl FnOnce() -> std::io::Result<()> + Send + 'static) -> Result<(), MailError> {
        // A full or read-only disk is mended by people, and then the letter goes out: transient.
        let failed = |why: String| {
            MailError::Transient(format!("the folder {} cannot be written: {why}", self.folder.display()))
        };
        match tokio::task::spawn_blocking(work).await {
            Ok(written) => written.map_err(|error| failed(error.to_string())),
            Err(error) => Err(failed(error.to_string())),
        }
    }
}

/// `20260301T120000.000000Z-<id>.eml`: sorts by time and has only harmless characters.
fn file_name(mail: &Mail) -> String {
    let id: String = mail
        .message_id
        .trim_matches(['<', '>'])
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "-.@".contains(letter) { letter } else { '_' })
        .take(150)
        .collect();
    format!("{}-{id}.eml", mail.date.format("%Y%m%dT%H%M%S%.6fZ"))
}

/// A reader of the folder sees a whole letter or none.
fn write_atomically(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    let draft = folder.join(format!(".{name}.{}", hex::encode(crate::adapters::secrets::random_bytes::<8>())));
    let mut file = std::fs::File::create_new(&draft)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| std::fs::rename(&draft, folder.join(name)))
        .and_then(|()| std::fs::File::open(folder)?.sync_all());
    if written.is_err() {
        std::fs::remove_file(&draft).ok();
    }
    written
}

#[cfg(test)]
mod tests {
    use super::super::Mailer;
    use super::super::message::tests::sample;
    use super::*;

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("kafo-outbox-{}-{name}", std::process::id()))
    }

    #[tokio::test]
    async fn a_letter_sent_twice_is_one_file_named_by_time_and_id() {
        let folder = folder("twice").join("outbox");
        let mailer = Mailer::folder(&folder);
        mailer.check().await.unwrap();
        mailer.send(&sample()).await.unwrap();
        mailer.send(&sample()).await.unwrap();
        let names: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names, ["20260301T120000.000000Z-00000000-0000-0000-0000-000000000007@kafo.example.eml"]);
        let text = std::fs::read_to_string(folder.join(&names[0])).unwrap();
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"));
        std::fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }

    #[tokio::test]
    async fn an_unwritable_folder_is_a_fault_to_retry() {
        let file = folder("a-file");
        std::fs::write(&file, "").unwrap();
        let mailer = Mailer::folder(file.join("outbox"));
        assert!(matches!(mailer.send(&sample()).await, Err(MailError::Transient(_))));
        assert!(matches!(mailer.check().await, Err(MailError::Transient(_))));
        std::fs::remove_file(&file).unwrap();
    }

    #[test]
    fn a_strange_id_cannot_leave_the_folder() {
        let mut mail = sample();
        mail.message_id = "<../../etc/passwd@kafo.example>".to_owned();
        assert_eq!(file_name(&mail), "20260301T120000.000000Z-.._.._etc_passwd@kafo.example.eml");
    }
}
