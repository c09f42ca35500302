//! Outgoing letters: an SMTP server, a folder of `.eml` files, or a list in memory for tests.
//!
//! Delivery is at least once: after a cut or a silence nobody knows whether the server took the
//! letter, so it is sent again under the same Message-ID, by which mail programs drop the copy.

mod folder;
mod memory;
mod message;
mod smtp;

use std::path::PathBuf;
use std::time::Duration;

pub use memory::MailMemory;
pub use message::{Attachment, Mail, Mailbox, message_id};

use crate::config::{ConfigError, MailSettings, SmtpSettings};

/// Why a letter was not sent, by what should happen next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Try again later: server away, silent, or answering 4xx.
    #[error("the letter could not be sent for now: {0}")]
    Transient(String),
    /// This letter will never be accepted: the server answered 5xx, or it has an impossible address.
    #[error("the letter was refused: {0}")]
    Permanent(String),
    /// The settings are wrong (password, protection): every letter would fail. Keep the letter,
    /// raise an alarm.
    #[error("the mail settings do not work: {0}")]
    Configuration(String),
}

/// Sends letters. Clones share one connection and one list.
#[derive(Clone)]
pub struct Mailer(Backend);

#[derive(Clone)]
enum Backend {
    Folder(folder::FolderMailer),
    Smtp(smtp::SmtpMailer),
    Memory(MailMemory),
}

impl Mailer {
    /// The mailer that the settings ask for. Nothing is contacted yet.
    ///
    /// # Errors
    /// When the SMTP server's name cannot serve for TLS.
    pub fn from_settings(settings: &MailSettings) -> Result<Self, ConfigError> {
        match settings {
            MailSettings::Folder(folder) => Ok(Self::folder(folder)),
            MailSettings::Smtp(smtp) => Self::smtp(smtp, smtp::TIMEOUT),
        }
    }

    /// Writes each letter as a file into `folder`, created when needed.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self(Backend::Folder(folder::FolderMailer::new(folder.into())))
    }

    /// Sends through an SMTP server; no sending, connection included, takes longer than `timeout`.
    ///
    /// # Errors
    /// When the server's name cannot serve for TLS.
    pub fn smtp(settings: &SmtpSettings, timeout: Duration) -> Result<Self, ConfigError> {
        smtp::SmtpMailer::new(settings, timeout).map(|smtp| Self(Backend::Smtp(smtp)))
    }

    /// Keeps letters in memory, for tests; the second value reads them and can plan failures.
    pub fn memory() -> (Self, MailMemory) {
        let memory = MailMemory::default();
        (Self(Backend::Memory(memory.clone())), memory)
    }

    /// Sends one letter.
    ///
    /// # Errors
    /// See [`MailError`].
    pub async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        match &self.0 {
            Backend::Folder(folder) => folder.send(mail).await,
            Backend::Smtp(smtp) => smtp.send(mail).await,
            Backend::Memory(memory) => memory.send(mail),
        }
    }

    /// Whether letters could be sent now: the folder can be written, the server accepts the
    /// connection and the password. For `kafo check`.
    ///
    /// # Errors
    /// What [`Mailer::send`] would meet, as far as it shows without a letter.
    pub async fn check(&self) -> Result<(), MailError> {
        match &self.0 {
            Backend::Folder(folder) => folder.check().await,
            Backend::Smtp(smtp) => smtp.check().await,
            Backend::Memory(_) => Ok(()),
        }
    }
}
