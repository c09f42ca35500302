//! The list of keys, and gathering their values from the environment and the TOML file.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::error::ConfigError;
use super::secret::Secret;

/// One setting, as `kafo check` and the operator's guide list it.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The name, in the environment and in the TOML file alike.
    pub name: &'static str,
    /// What it sets and its default, in English.
    pub help: &'static str,
}

const fn key(name: &'static str, help: &'static str) -> Key {
    Key { name, help }
}

/// Every key that exists. A `…_FILE` key names a file that holds the secret of the key without the suffix.
pub const KEYS: &[Key] = &[
    key("DATABASE_URL", "a path to an SQLite file or postgres://…; default DATA_DIR/kafo.db"),
    key("DATABASE_URL_FILE", "a file that holds DATABASE_URL"),
    key("KAFO_CONFIG", "a TOML file with these same keys; the environment wins; only in the environment"),
    key("KAFO_LISTEN", "address and port to listen on; default 127.0.0.1:8080"),
    key("KAFO_DATA_DIR", "folder of the SQLite file, documents, outgoing mail and the secret; default ./data"),
    key("KAFO_PUBLIC_URL", "the address people type; default http://KAFO_LISTEN"),
    key(
        "KAFO_SECRET_FILE",
        "file of random bytes all keys derive from; default DATA_DIR/secret.key, created when absent",
    ),
    key("KAFO_SMTP_URL", "smtps://user:password@host or smtp://…; default: .eml files in DATA_DIR/outbox"),
    key("KAFO_SMTP_URL_FILE", "a file that holds KAFO_SMTP_URL"),
    key("KAFO_SMTP_CA_FILE", "PEM certificates of a private authority that the SMTP server's certificate comes from"),
    key("KAFO_MAIL_FROM", "sender of letters, such as Kafo <no-reply@kafo.example>"),
    key("KAFO_S3_ENDPOINT", "URL of the S3 server; default: documents in DATA_DIR/documents"),
    key("KAFO_S3_BUCKET", "bucket of the documents"),
    key("KAFO_S3_REGION", "region of the bucket; default us-east-1"),
    key("KAFO_S3_ACCESS_KEY", "access key of the bucket"),
    key("KAFO_S3_SECRET_KEY", "secret key of the bucket"),
    key("KAFO_S3_SECRET_KEY_FILE", "a file that holds KAFO_S3_SECRET_KEY"),
    key("KAFO_S3_PATH_STYLE", "true for https://server/bucket, false for https://bucket.server; default true"),
    key("KAFO_CLAMD", "virus scanner: host:port or the path of a unix socket; default none"),
    key("KAFO_TRUSTED_PROXIES", "addresses or networks of reverse proxies, separated by commas; default none"),
    key("KAFO_SECURE_COOKIES", "true or false; default true when KAFO_PUBLIC_URL is https"),
    key("KAFO_WORKERS", "threads that answer requests, 1 to 256; default the number of processors"),
    key("KAFO_LOG", "what is logged, as filter directives; default info"),
    key("KAFO_LOG_FORMAT", "auto, text or json; default auto: text on a terminal, json elsewhere"),
    key("KAFO_UPLOAD_LIMIT", "largest file, such as 5 MB; from 100 KB to 100 MB; default 5 MB"),
    key("KAFO_ORGANISATION", "name of the awarding organisation, printed in agreements"),
    key("KAFO_ORGANISATION_ADDRESS", "its postal address, lines separated by semicolons; default none"),
    key("KAFO_CONTACT", "address for questions, shown on the help page; default none"),
];

/// The values found, by key; empty ones left out.
#[derive(Default)]
pub(super) struct Settings {
    values: BTreeMap<&'static str, String>,
}

impl Settings {
    /// Collects the file first and the environment over it.
    pub(super) fn gather<K: Into<OsString>, V: Into<OsString>>(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, ConfigError> {
        let mut from_environment = Self::default();
        for (name, value) in environment {
            let name: OsString = name.into();
            let Some(name) = name.to_str() else { continue };
            // Other programs own the rest of the environment; only our prefix can be a slip of the pen.
            let known = known(name);
            if known.is_none() && !name.starts_with("KAFO_") {
                continue;
            }
            let value: OsString = value.into();
            let Some(value) = value.to_str() else {
                return Err(ConfigError::new(name, format!("{name} is not UTF-8 text: write it in UTF-8.")));
            };
            from_environment.put(name, value)?;
        }
        let named = from_environment.get("KAFO_CONFIG").map(PathBuf::from);
        let mut settings = match file.map(Path::to_path_buf).or(named) {
            Some(path) => Self::from_file(&path)?,
            None => Self::default(),
        };
        settings.values.append(&mut from_environment.values);
        Ok(settings)
    }

    /// The value of a key, trimmed, when it is set and not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The value of a secret key, or the text of the file that its `…_FILE` sibling names.
    pub(super) fn secret(&self, name: &str) -> Result<Option<Secret>, ConfigError> {
        let file_key = format!("{name}_FILE");
        match (self.get(name), self.get(&file_key)) {
            (Some(_), Some(_)) => Err(ConfigError::new(
                file_key.as_str(),
                format!("{file_key} and {name} are both set: write only one of them."),
            )),
            (Some(text), None) => Ok(Some(Secret::new(text))),
            (None, Some(path)) => match std::fs::read_to_string(path) {
                Ok(text) if !text.trim().is_empty() => Ok(Some(Secret::new(text.trim()))),
                Ok(_) => Err(ConfigError::value(&file_key, path, "a file that holds the secret; this one is empty")),
                Err(error) => {
                    Err(ConfigError::value(&file_key, path, &format!("a file this account can read ({error})")))
                }
            },
            (None, None) => Ok(None),
        }
    }

    fn from_file(path: &Path) -> Result<Self, ConfigError> {
        let shown = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| {
            ConfigError::new(
                "KAFO_CONFIG",
                format!("KAFO_CONFIG is \"{shown}\", which cannot be read ({error}): write the path of a TOML file."),
            )
        })?;
        // The parser's own report quotes the faulty line, which may hold a secret: only its place is told.
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
            let line = before.matches('\n').count() + 1;
            ConfigError::new(
                "KAFO_CONFIG",
                format!("KAFO_CONFIG is \"{shown}\", which is not TOML at line {line}: write lines such as KAFO_LISTEN = \"127.0.0.1:8080\"."),
            )
        })?;
        let mut settings = Self::default();
        for (name, value) in &table {
            if name == "KAFO_CONFIG" {
                return Err(ConfigError::new(
                    "KAFO_CONFIG",
                    format!("KAFO_CONFIG stands in the file \"{shown}\": write it in the environment only."),
                ));
            }
            let value = match value {
                toml::Value::String(text) => text.clone(),
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(flag) => flag.to_string(),
                _ => {
                    return Err(ConfigError::new(
                        name.as_str(),
                        format!(
                            "{name} has an unusable form in \"{shown}\": write a text, a whole number, true or false."
                        ),
                    ));
                }
            };
            settings.put(name, &value)?;
        }
        Ok(settings)
    }

    fn put(&mut self, name: &str, value: &str) -> Result<(), ConfigError> {
        let Some(key) = known(name) else {
            let nearest = KEYS.iter().min_by_key(|key| distance(key.name, name)).map_or("KAFO_LISTEN", |key| key.name);
            return Err(ConfigError::new(
                name,
                format!("{name} is not a setting of Kafo: write {nearest} if that was meant, or remove it."),
            ));
        };
        let value = value.trim();
        if !value.is_empty() {
            self.values.insert(key, value.to_owned());
        }
        Ok(())
    }
}

fn known(name: &str) -> Option<&'static str> {
    KEYS.iter().find(|key| key.name == name).map(|key| key.name)
}

/// Edits between two names (Levenshtein), to guess which key was meant.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
