//! A refused setting.

use std::fmt;

/// Why the settings were refused: one sentence that names the key and says what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    key: String,
    sentence: String,
}

impl ConfigError {
    /// A refusal of `key` in a full sentence.
    pub fn new(key: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { key: key.into(), sentence: sentence.into() }
    }

    /// A refusal that quotes the value: `KEY is "value": write …`. Not for secrets.
    pub(super) fn value(key: &str, value: &str, write: &str) -> Self {
        Self::new(key, format!("{key} is \"{value}\": write {write}."))
    }

    /// A refusal that keeps the value out of sight: `KEY is not usable: write …`.
    pub(super) fn secret(key: &str, write: &str) -> Self {
        Self::new(key, format!("{key} is not usable: write {write}."))
    }

    /// The key that was refused.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.sentence)
    }
}

impl std::error::Error for ConfigError {}
