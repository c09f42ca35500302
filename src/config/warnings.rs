//! What `kafo check` says about settings that work but deserve a second look.

use super::{Config, MailSettings, StorageSettings};

/// One remark about the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The key it is about.
    pub key: &'static str,
    /// The remark, a full sentence in English.
    pub sentence: String,
}

impl Config {
    /// Remarks about settings that are valid and yet risky on a public server. Empty on a sound production setup.
    pub fn check(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let mut warn = |key, sentence: String| warnings.push(Warning { key, sentence });
        let public = !self.public_url.is_loopback();
        if public && !self.public_url.is_https() {
            warn(
                "KAFO_PUBLIC_URL",
                format!("KAFO_PUBLIC_URL is {}: passwords cross the network in clear; use https.", self.public_url),
            );
        }
        if self.public_url.is_https() && self.trusted_proxies.is_empty() {
            warn(
                "KAFO_TRUSTED_PROXIES",
                "KAFO_TRUSTED_PROXIES is empty while KAFO_PUBLIC_URL is https: the audit trail and the rate limits see the \
                 proxy's address instead of the visitor's."
                    .to_owned(),
            );
        }
        if let (true, MailSettings::Folder(folder)) = (public, &self.mail) {
            warn(
                "KAFO_SMTP_URL",
                format!("KAFO_SMTP_URL is not set: letters stay as files in {} and reach nobody.", folder.display()),
            );
        }
        if let MailSettings::Smtp(smtp) = &self.mail
            && smtp.is_exposed()
        {
            warn(
                "KAFO_SMTP_URL",
                "KAFO_SMTP_URL has tls=none to another machine: letters cross the network in clear.".to_owned(),
            );
        }
        if let StorageSettings::S3(s3) = &self.storage
            && s3.is_exposed()
        {
            warn(
                "KAFO_S3_ENDPOINT",
                "KAFO_S3_ENDPOINT is http to another machine: documents cross the network in clear.".to_owned(),
            );
        }
        if self.database.is_exposed() {
            warn(
                "DATABASE_URL",
                "DATABASE_URL leads to another machine without sslmode=verify-full: data and password may cross the network in clear."
                    .to_owned(),
            );
        }
        if public && self.clamd.is_none() {
            warn("KAFO_CLAMD", "KAFO_CLAMD is not set: uploaded files are not scanned for viruses.".to_owned());
        }
        if public && self.organisation == super::DEFAULT_ORGANISATION {
            warn(
                "KAFO_ORGANISATION",
                "KAFO_ORGANISATION is not set: agreements name \"Kafo\" as the awarding body.".to_owned(),
            );
        }
        if public && self.contact.is_none() {
            warn("KAFO_CONTACT", "KAFO_CONTACT is not set: the help page names no address to write to.".to_owned());
        }
        warnings
    }
}
