//! Reading single values: addresses, URLs, sizes. Each refusal says what to write.

mod mail;
mod network;
mod storage;

pub use mail::{SmtpSettings, SmtpTls};
pub use network::{ClamdAddress, IpNetwork, PublicUrl};
pub use storage::{DatabaseUrl, S3Settings};

pub(super) use mail::{contact, mailbox};
pub(super) use network::{listen, networks};

use std::path::{Path, PathBuf};

use super::error::ConfigError;

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    Auto,
    /// Lines for people.
    Text,
    /// One JSON object per line.
    Json,
}

impl LogFormat {
    pub(super) fn parse(text: Option<&str>) -> Result<Self, ConfigError> {
        match text {
            None | Some("auto") => Ok(Self::Auto),
            Some("text") => Ok(Self::Text),
            Some("json") => Ok(Self::Json),
            Some(other) => Err(ConfigError::value("KAFO_LOG_FORMAT", other, "auto, text or json")),
        }
    }
}

pub(super) fn folder(key: &str, text: &str) -> Result<PathBuf, ConfigError> {
    let path = Path::new(text);
    if path.parent().is_none() {
        return Err(ConfigError::value(key, text, "a folder of its own, not the root of the machine"));
    }
    if path.exists() && !path.is_dir() {
        return Err(ConfigError::value(key, text, "a folder, not a file"));
    }
    Ok(path.to_path_buf())
}

pub(super) fn boolean(key: &str, text: &str) -> Result<bool, ConfigError> {
    match text {
        "true" | "1" | "yes" => Ok(true),
        "false" | "0" | "no" => Ok(false),
        other => Err(ConfigError::value(key, other, "true or false")),
    }
}

/// Cookies follow the scheme of the public URL: secure cookies over plain HTTP would never come back, and cookies without
/// the mark on an HTTPS site would leak over HTTP.
pub(super) fn secure_cookies(text: Option<&str>, public_url: &PublicUrl) -> Result<bool, ConfigError> {
    const KEY: &str = "KAFO_SECURE_COOKIES";
    let Some(text) = text else {
        return Ok(public_url.is_https());
    };
    match (boolean(KEY, text)?, public_url.is_https()) {
        (false, true) => Err(ConfigError::value(KEY, text, "true, or remove it, because KAFO_PUBLIC_URL is https")),
        (true, false) => Err(ConfigError::value(
            KEY,
            text,
            "false, or remove it, because KAFO_PUBLIC_URL is http and nobody could sign in",
        )),
        (secure, _) => Ok(secure),
    }
}

pub(super) fn workers(text: Option<&str>) -> Result<usize, ConfigError> {
    let Some(text) = text else {
        return Ok(std::thread::available_parallelism().map_or(2, usize::from).min(256));
    };
    match text.parse() {
        Ok(number @ 1..=256) => Ok(number),
        _ => Err(ConfigError::value("KAFO_WORKERS", text, "a whole number from 1 to 256")),
    }
}

pub(super) fn log(text: Option<&str>) -> Result<String, ConfigError> {
    let text = text.unwrap_or("info");
    match tracing_subscriber::EnvFilter::try_new(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(ConfigError::value("KAFO_LOG", text, "filter directives, such as info or info,kafo=debug")),
    }
}

/// A size in bytes; units are decimal (1 KB = 1000 bytes), as people and browsers count files.
pub(super) fn upload_limit(text: Option<&str>) -> Result<usize, ConfigError> {
    const KEY: &str = "KAFO_UPLOAD_LIMIT";
    let Some(text) = text else {
        return Ok(super::DEFAULT_UPLOAD_LIMIT);
    };
    let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let factor = match text[digits.len()..].trim().to_ascii_uppercase().as_str() {
        "" | "B" => Some(1),
        "KB" => Some(1_000),
        "MB" => Some(1_000_000),
        _ => None,
    };
    let bytes = digits.parse::<usize>().ok().zip(factor).and_then(|(number, factor)| number.checked_mul(factor));
    match bytes {
        Some(bytes @ 100_000..=100_000_000) => Ok(bytes),
        _ => Err(ConfigError::value(KEY, text, "a size from 100 KB to 100 MB, such as 5 MB")),
    }
}

pub(super) fn organisation(text: Option<&str>) -> Result<String, ConfigError> {
    let text = text.unwrap_or(super::DEFAULT_ORGANISATION);
    if text.chars().count() > 200 || text.chars().any(char::is_control) {
        return Err(ConfigError::new(
            "KAFO_ORGANISATION",
            "KAFO_ORGANISATION is too long or has control characters: write a name of at most 200 characters.",
        ));
    }
    Ok(text.to_owned())
}

/// The lines of a postal address; none when it is not set.
pub(super) fn organisation_address(text: Option<&str>) -> Result<Vec<String>, ConfigError> {
    let lines: Vec<String> = text
        .unwrap_or_default()
        .split(';')
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    if lines.len() > 6 || lines.iter().any(|line| line.chars().count() > 100 || line.chars().any(char::is_control)) {
        return Err(ConfigError::new(
            "KAFO_ORGANISATION_ADDRESS",
            "KAFO_ORGANISATION_ADDRESS is too long or has control characters: write at most 6 lines of 100 characters, separated by semicolons.",
        ));
    }
    Ok(lines)
}

/// Decodes `%41`-style bytes in the user name and password of a URL.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(hex::decode(pair).ok()?[0]);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether a host name of a URL means this machine.
fn is_loopback_host(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare == "localhost"
        || bare.ends_with(".localhost")
        || bare.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}
