//! Settings of outgoing mail.

use std::path::PathBuf;

use url::Url;

use super::{is_loopback_host, percent_decode};
use crate::config::error::ConfigError;
use crate::config::secret::Secret;

/// How the connection to the SMTP server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// TLS from the first byte (`smtps://`, port 465).
    Wrapper,
    /// STARTTLS, refused when the server does not offer it (`smtp://`, port 587).
    StartTls,
    /// No protection (`smtp://…?tls=none`, port 25): only to this machine, or without a password.
    None,
}

/// An SMTP server, from `KAFO_SMTP_URL`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Protection of the connection.
    pub tls: SmtpTls,
    /// User name and password, when the server asks for them.
    pub credentials: Option<(String, Secret)>,
    /// `KAFO_SMTP_CA_FILE`: certificates, in PEM form, of a private authority to trust beside the public ones.
    pub ca_file: Option<PathBuf>,
}

impl SmtpSettings {
    /// Reads `smtps://user:password@host:port`, `smtp://…` (STARTTLS) or `smtp://…?tls=none`.
    pub(in crate::config) fn parse(secret: &Secret, ca_file: Option<&str>) -> Result<Self, ConfigError> {
        const KEY: &str = "KAFO_SMTP_URL";
        const WRITE: &str = "smtps://user:password@host, smtp://user:password@host:587 or smtp://127.0.0.1:25?tls=none";
        let refused = || ConfigError::secret(KEY, WRITE);
        let url = Url::parse(secret.expose()).map_err(|_| refused())?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(refused)?.to_owned();
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(refused());
        }
        let mut tls = match url.scheme() {
            "smtps" => SmtpTls::Wrapper,
            "smtp" => SmtpTls::StartTls,
            _ => return Err(refused()),
        };
        for (name, value) in url.query_pairs() {
            match (name.as_ref(), value.as_ref(), tls) {
                ("tls", "none", SmtpTls::StartTls) => tls = SmtpTls::None,
                ("tls", "required", _) => {}
                _ => return Err(refused()),
            }
        }
        let credentials = match (url.username(), url.password()) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => {
                let user = percent_decode(user).ok_or_else(refused)?;
                let password = percent_decode(password).ok_or_else(refused)?;
                Some((user, Secret::new(password)))
            }
            _ => return Err(refused()),
        };
        if tls == SmtpTls::None && credentials.is_some() && !is_loopback_host(&host) {
            return Err(ConfigError::new(
                KEY,
                "KAFO_SMTP_URL would send its password without encryption: write smtps://, or smtp:// without tls=none.",
            ));
        }
        let port = url.port().unwrap_or(match tls {
            SmtpTls::Wrapper => 465,
            SmtpTls::StartTls => 587,
            SmtpTls::None => 25,
        });
        Ok(Self { host, port, tls, credentials, ca_file: ca_file.map(PathBuf::from) })
    }

    /// Whether letters cross a network in clear.
    pub(in crate::config) fn is_exposed(&self) -> bool {
        self.tls == SmtpTls::None && !is_loopback_host(&self.host)
    }
}

pub(in crate::config) fn contact(text: &str) -> Result<String, ConfigError> {
    match text.parse::<lettre::Address>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(ConfigError::value("KAFO_CONTACT", text, "an address such as help@kafo.example")),
    }
}

pub(in crate::config) fn mailbox(key: &str, text: &str) -> Result<String, ConfigError> {
    match text.parse::<lettre::message::Mailbox>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(ConfigError::value(key, text, "a sender such as Kafo <no-reply@kafo.example>")),
    }
}
