//! Settings of the database and of the object storage.

use std::path::PathBuf;

use url::Url;

use super::{boolean, is_loopback_host};
use crate::config::error::ConfigError;
use crate::config::keys::Settings;
use crate::config::secret::Secret;

/// Which database holds the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file of this machine; one node only.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as a libpq URL.
    Postgres(Secret),
}

impl DatabaseUrl {
    /// What is said of TLS in a build whose libpq has none.
    pub const NO_TLS: &str = "DATABASE_URL asks for TLS, which this build cannot speak: write sslmode=disable for a server on \
                              this machine, or build with --no-default-features to use the system's libpq.";

    /// Reads a path, `sqlite://path`, `postgres://…` or `postgresql://…`.
    ///
    /// # Errors
    /// Another scheme, a database in memory, or TLS asked of a build whose libpq has none.
    pub fn parse(secret: &Secret) -> Result<Self, ConfigError> {
        const KEY: &str = "DATABASE_URL";
        const WRITE: &str = "the path of an SQLite file, or postgres://user:password@host/database";
        let text = secret.expose();
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            let tls = ["sslmode=require", "sslmode=verify-ca", "sslmode=verify-full"];
            if cfg!(feature = "bundled-libpq") && tls.iter().any(|mode| text.contains(mode)) {
                return Err(ConfigError::new(KEY, Self::NO_TLS));
            }
            return Ok(Self::Postgres(secret.clone()));
        }
        let path = text.strip_prefix("sqlite://").unwrap_or(text);
        let other_scheme = path.contains("://");
        if other_scheme || path.is_empty() || path.contains('?') || path.contains(":memory:") || path.ends_with('/') {
            return Err(ConfigError::secret(KEY, WRITE));
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// The URL or path for the database driver. Holds the password: never print it.
    pub fn expose(&self) -> String {
        match self {
            Self::Sqlite(path) => path.to_string_lossy().into_owned(),
            Self::Postgres(url) => url.expose().to_owned(),
        }
    }

    /// Whether the password and the data may cross a network in clear.
    pub(in crate::config) fn is_exposed(&self) -> bool {
        let Self::Postgres(secret) = self else {
            return false;
        };
        let text = secret.expose();
        let remote = Url::parse(text)
            .ok()
            .and_then(|url| url.host_str().map(|host| !is_loopback_host(host) && !host.starts_with("%2F")))
            .unwrap_or(false);
        remote && !text.contains("sslmode=verify-") && !text.contains("sslmode=require")
    }
}

/// A bucket of an S3 server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct S3Settings {
    /// `KAFO_S3_ENDPOINT`: scheme, host and port of the server.
    pub endpoint: String,
    /// `KAFO_S3_BUCKET`.
    pub bucket: String,
    /// `KAFO_S3_REGION`.
    pub region: String,
    /// `KAFO_S3_ACCESS_KEY`.
    pub access_key: String,
    /// `KAFO_S3_SECRET_KEY`.
    pub secret_key: Secret,
    /// `KAFO_S3_PATH_STYLE`: the bucket in the path rather than in the host name.
    pub path_style: bool,
}

impl S3Settings {
    pub(in crate::config) fn read(settings: &Settings) -> Result<Option<Self>, ConfigError> {
        const ANY: [&str; 7] = [
            "KAFO_S3_ENDPOINT",
            "KAFO_S3_BUCKET",
            "KAFO_S3_REGION",
            "KAFO_S3_ACCESS_KEY",
            "KAFO_S3_SECRET_KEY",
            "KAFO_S3_SECRET_KEY_FILE",
            "KAFO_S3_PATH_STYLE",
        ];
        let Some(set) = ANY.into_iter().find(|key| settings.get(key).is_some()) else {
            return Ok(None);
        };
        let missing = |key: &str, write: &str| {
            ConfigError::new(
                key,
                format!("{key} is missing while {set} is set: write {write}, or remove every KAFO_S3_ key."),
            )
        };
        let required =
            |key: &'static str, write: &str| settings.get(key).ok_or_else(|| missing(key, write)).map(str::to_owned);
        let endpoint = endpoint(&required("KAFO_S3_ENDPOINT", "the URL of the S3 server")?)?;
        let bucket = required("KAFO_S3_BUCKET", "the name of the bucket")?;
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
        if !(3..=63).contains(&bucket.len()) || !bucket.bytes().all(plain) {
            return Err(ConfigError::value(
                "KAFO_S3_BUCKET",
                &bucket,
                "3 to 63 small letters, digits, points or hyphens",
            ));
        }
        Ok(Some(Self {
            endpoint,
            bucket,
            region: settings.get("KAFO_S3_REGION").unwrap_or("us-east-1").to_owned(),
            access_key: required("KAFO_S3_ACCESS_KEY", "the access key")?,
            secret_key: settings
                .secret("KAFO_S3_SECRET_KEY")?
                .ok_or_else(|| missing("KAFO_S3_SECRET_KEY", "the secret key, or KAFO_S3_SECRET_KEY_FILE"))?,
            path_style: settings
                .get("KAFO_S3_PATH_STYLE")
                .map_or(Ok(true), |text| boolean("KAFO_S3_PATH_STYLE", text))?,
        }))
    }

    /// Whether documents cross a network in clear.
    pub(in crate::config) fn is_exposed(&self) -> bool {
        let host = Url::parse(&self.endpoint).ok().and_then(|url| url.host_str().map(str::to_owned));
        self.endpoint.starts_with("http://") && !host.is_some_and(|host| is_loopback_host(&host))
    }
}

fn endpoint(text: &str) -> Result<String, ConfigError> {
    let usable = Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.host_str().is_some()
            && url.username().is_empty()
            && url.query().is_none()
    });
    if usable {
        Ok(text.trim_end_matches('/').to_owned())
    } else {
        Err(ConfigError::value("KAFO_S3_ENDPOINT", text, "a URL such as https://s3.kafo.example"))
    }
}
