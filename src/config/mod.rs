//! Settings: typed values from the environment and an optional TOML file, read once at start.
//!
//! The environment wins over the file; an empty value counts as absent; an unknown `KAFO_…` key, an invalid value and an
//! unsafe one are refused with one sentence that names the key and says what to write. Secrets never show in `Debug`.

mod error;
mod keys;
mod secret;
mod values;
mod warnings;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

pub use error::ConfigError;
pub use keys::{KEYS, Key};
pub use secret::Secret;
pub use values::{ClamdAddress, DatabaseUrl, IpNetwork, LogFormat, PublicUrl, S3Settings, SmtpSettings, SmtpTls};
pub use warnings::Warning;

use keys::Settings;

/// Everything that differs between one installation of Kafo and another.
#[derive(Debug, Clone)]
pub struct Config {
    /// `KAFO_LISTEN`: where the server listens.
    pub listen: SocketAddr,
    /// `KAFO_DATA_DIR`: the folder that holds the SQLite file, stored documents, outgoing mail and the secret.
    pub data_dir: PathBuf,
    /// `KAFO_PUBLIC_URL`: the address people type, used in links of letters and in receipts.
    pub public_url: PublicUrl,
    /// `KAFO_SECRET_FILE`: the file of random bytes from which every key is derived.
    pub secret_file: PathBuf,
    /// `DATABASE_URL`: SQLite file or PostgreSQL server.
    pub database: DatabaseUrl,
    /// `KAFO_SMTP_URL`, or `.eml` files in the data folder.
    pub mail: MailSettings,
    /// `KAFO_MAIL_FROM`: the mailbox that letters come from, such as `Kafo <no-reply@kafo.example>`.
    pub mail_from: String,
    /// `KAFO_S3_…`, or a folder in the data folder.
    pub storage: StorageSettings,
    /// `KAFO_CLAMD`: the virus scanner, when there is one.
    pub clamd: Option<ClamdAddress>,
    /// `KAFO_TRUSTED_PROXIES`: whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNetwork>,
    /// `KAFO_SECURE_COOKIES`: whether cookies are sent over HTTPS only; follows the public URL.
    pub secure_cookies: bool,
    /// `KAFO_WORKERS`: threads that answer requests.
    pub workers: usize,
    /// `KAFO_LOG`: what is logged, as `tracing` filter directives.
    pub log: String,
    /// `KAFO_LOG_FORMAT`: how it is logged.
    pub log_format: LogFormat,
    /// `KAFO_UPLOAD_LIMIT`: largest accepted file, in bytes.
    pub upload_limit: usize,
    /// `KAFO_ORGANISATION`: the name printed in agreements and letters as the awarding body.
    pub organisation: String,
    /// `KAFO_ORGANISATION_ADDRESS`: the lines of its postal address, printed in agreements; may be none.
    pub organisation_address: Vec<String>,
    /// `KAFO_CONTACT`: the address for questions that the help page shows.
    pub contact: Option<String>,
}

/// Where letters go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailSettings {
    /// One `.eml` file per letter in this folder; nothing leaves the machine.
    Folder(PathBuf),
    /// An SMTP server.
    Smtp(SmtpSettings),
}

/// Where uploaded and generated documents are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageSettings {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of an S3 server.
    S3(S3Settings),
}

/// The largest accepted upload unless `KAFO_UPLOAD_LIMIT` says otherwise: 5 MB, as the call guidelines announce.
pub const DEFAULT_UPLOAD_LIMIT: usize = 5_000_000;

/// The awarding body's name unless `KAFO_ORGANISATION` gives one.
pub const DEFAULT_ORGANISATION: &str = "Kafo";

impl Config {
    /// Reads the settings of this process: its environment, and `file` or the file that `KAFO_CONFIG` names.
    ///
    /// # Errors
    /// The first setting that is unknown, invalid or unsafe.
    pub fn from_process(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::load(file, std::env::vars_os())
    }

    /// Reads the settings from the given environment; see [`Config::from_process`].
    ///
    /// # Errors
    /// The first setting that is unknown, invalid or unsafe.
    pub fn load<K, V>(file: Option<&Path>, environment: impl IntoIterator<Item = (K, V)>) -> Result<Self, ConfigError>
    where
        K: Into<OsString>,
        V: Into<OsString>,
    {
        let settings = Settings::gather(file, environment)?;
        Self::from_settings(&settings)
    }

    fn from_settings(settings: &Settings) -> Result<Self, ConfigError> {
        let listen = match settings.get("KAFO_LISTEN") {
            Some(text) => values::listen(text)?,
            None => SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
        };
        let data_dir = values::folder("KAFO_DATA_DIR", settings.get("KAFO_DATA_DIR").unwrap_or("./data"))?;
        let public_url = match settings.get("KAFO_PUBLIC_URL") {
            Some(text) => PublicUrl::parse(text)?,
            None if listen.ip().is_loopback() => PublicUrl::of_listener(listen),
            None => {
                return Err(ConfigError::new(
                    "KAFO_PUBLIC_URL",
                    "KAFO_PUBLIC_URL is missing while KAFO_LISTEN is open to other machines: write the address people type, \
                     such as https://kafo.example.",
                ));
            }
        };
        let secure_cookies = values::secure_cookies(settings.get("KAFO_SECURE_COOKIES"), &public_url)?;
        let smtp = settings.secret("KAFO_SMTP_URL")?;
        let mail = match &smtp {
            Some(url) => MailSettings::Smtp(SmtpSettings::parse(url, settings.get("KAFO_SMTP_CA_FILE"))?),
            None => MailSettings::Folder(data_dir.join("outbox")),
        };
        let mail_from = match settings.get("KAFO_MAIL_FROM") {
            Some(text) => values::mailbox("KAFO_MAIL_FROM", text)?,
            None if smtp.is_none() => "Kafo <no-reply@localhost>".to_owned(),
            None => {
                return Err(ConfigError::new(
                    "KAFO_MAIL_FROM",
                    "KAFO_MAIL_FROM is missing while KAFO_SMTP_URL is set: write the sender of letters, such as \
                     Kafo <no-reply@kafo.example>.",
                ));
            }
        };
        let storage = match S3Settings::read(settings)? {
            Some(s3) => StorageSettings::S3(s3),
            None => StorageSettings::Folder(data_dir.join("documents")),
        };
        let database = match settings.secret("DATABASE_URL")? {
            Some(url) => DatabaseUrl::parse(&url)?,
            None => DatabaseUrl::Sqlite(data_dir.join("kafo.db")),
        };
        Ok(Self {
            listen,
            public_url,
            secret_file: match settings.get("KAFO_SECRET_FILE") {
                Some(text) => PathBuf::from(text),
                None => data_dir.join("secret.key"),
            },
            database,
            mail,
            mail_from,
            storage,
            clamd: settings.get("KAFO_CLAMD").map(ClamdAddress::parse).transpose()?,
            trusted_proxies: values::networks(settings.get("KAFO_TRUSTED_PROXIES"))?,
            secure_cookies,
            workers: values::workers(settings.get("KAFO_WORKERS"))?,
            log: values::log(settings.get("KAFO_LOG"))?,
            log_format: LogFormat::parse(settings.get("KAFO_LOG_FORMAT"))?,
            upload_limit: values::upload_limit(settings.get("KAFO_UPLOAD_LIMIT"))?,
            organisation: values::organisation(settings.get("KAFO_ORGANISATION"))?,
            organisation_address: values::organisation_address(settings.get("KAFO_ORGANISATION_ADDRESS"))?,
            contact: settings.get("KAFO_CONTACT").map(values::contact).transpose()?,
            data_dir,
        })
    }

    /// Creates the data folder, readable by its owner only, when it is absent.
    ///
    /// # Errors
    /// When the folder cannot be created or is not a folder.
    pub fn prepare_data_dir(&self) -> Result<(), ConfigError> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.data_dir).map_err(|error| {
            ConfigError::new(
                "KAFO_DATA_DIR",
                format!(
                    "KAFO_DATA_DIR is \"{}\", which cannot be created ({error}): write a folder this account may write to.",
                    self.data_dir.display()
                ),
            )
        })
    }
}
