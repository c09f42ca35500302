//! Letters through an SMTP server.
//!
//! # Why not the library's pooled transport (November 2026)
//! lettre 0.11's own timeout covers the connection only: a server that accepts and falls silent
//! holds the sender for ever. A timeout around its pooled transport puts the interrupted
//! connection back into the pool, where the late answer to one letter would be taken for the
//! answer to the next. Here the connection is ours: it is kept after a complete exchange only, and
//! an interrupted one is closed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;

use super::{Mail, MailError};
use crate::config::{ConfigError, SmtpSettings, SmtpTls};

/// Longest time for one letter, connection included. Servers that greylist or scan take some
/// seconds; RFC 5321's minutes would hold the queue.
pub(super) const TIMEOUT: Duration = Duration::from_secs(30);

/// An idle connection older than this is closed rather than used: servers close them themselves.
const IDLE: Duration = Duration::from_secs(20);

#[derive(Clone)]
pub(super) struct SmtpMailer(Arc<Inner>);

struct Inner {
    host: String,
    port: u16,
    tls: SmtpTls,
    tls_parameters: Option<TlsParameters>,
    credentials: Option<Credentials>,
    hello: ClientId,
    timeout: Duration,
    idle: Mutex<Option<(AsyncSmtpConnection, Instant)>>,
}

type SmtpError = lettre::transport::smtp::Error;

impl SmtpMailer {
    pub(super) fn new(settings: &SmtpSettings, timeout: Duration) -> Result<Self, ConfigError> {
        let tls_parameters = match settings.tls {
            SmtpTls::None => None,
            SmtpTls::Wrapper | SmtpTls::StartTls => Some(tls_parameters(settings)?),
        };
        let credentials = settings
            .credentials
            .as_ref()
            .map(|(user, password)| Credentials::new(user.clone(), password.expose().to_owned()));
        Ok(Self(Arc::new(Inner {
            host: settings.host.clone(),
            port: settings.port,
            tls: settings.tls,
            tls_parameters,
            credentials,
            hello: ClientId::default(),
            timeout,
            idle: Mutex::new(None),
        })))
    }

    pub(super) async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let message = mail.to_mime()?;
        let bytes = message.formatted();
        let envelope = message.envelope();
        let exchange = async {
            let mut connection = self.connection().await?;
            connection.send(envelope, &bytes).await?;
            Ok(connection)
        };
        match self.within_timeout(exchange).await {
            Err(MailError::Configuration(why)) if !(mail.to.email.is_ascii() && mail.from.email.is_ascii()) => {
                // The server lacks SMTPUTF8, and only letters to such addresses suffer from it.
                Err(MailError::Permanent(why))
            }
            outcome => outcome,
        }
    }

    pub(super) async fn check(&self) -> Result<(), MailError> {
        self.within_timeout(self.connection()).await
    }

    /// Runs a whole exchange and keeps its connection for the next letter. On an error or when the
    /// time is over, the connection is dropped with the future and thereby closed.
    async fn within_timeout(
        &self,
        exchange: impl Future<Output = Result<AsyncSmtpConnection, SmtpError>>,
    ) -> Result<(), MailError> {
        match tokio::time::timeout(self.0.timeout, exchange).await {
            Ok(Ok(connection)) => {
                self.idle(Some((connection, Instant::now())));
                Ok(())
            }
            Ok(Err(error)) => Err(classify(&error)),
            Err(_) => Err(MailError::Transient(format!(
                "{}:{} did not answer within {} s",
                self.0.host,
                self.0.port,
                self.0.timeout.as_secs_f32()
            ))),
        }
    }

    async fn connection(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        if let Some((mut kept, since)) = self.idle(None)
            && since.elapsed() < IDLE
            && kept.test_connected().await
        {
            return Ok(kept);
        }
        let inner = &self.0;
        let wrapper = match inner.tls {
            SmtpTls::Wrapper => inner.tls_parameters.clone(),
            SmtpTls::StartTls | SmtpTls::None => None,
        };
        let server = (inner.host.as_str(), inner.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(inner.timeout), &inner.hello, wrapper, None).await?;
        if let (SmtpTls::StartTls, Some(parameters)) = (inner.tls, &inner.tls_parameters) {
            connection.starttls(parameters.clone(), &inner.hello).await?;
        }
        if let Some(credentials) = &inner.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    /// Swaps the kept connection.
    fn idle(&self, new: Option<(AsyncSmtpConnection, Instant)>) -> Option<(AsyncSmtpConnection, Instant)> {
        std::mem::replace(&mut *self.0.idle.lock().unwrap_or_else(PoisonError::into_inner), new)
    }
}

/// Trusts the public authorities, and the private one that the settings name.
fn tls_parameters(settings: &SmtpSettings) -> Result<TlsParameters, ConfigError> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(path) = &settings.ca_file {
        let refused = |write: String| {
            let sentence = format!("KAFO_SMTP_CA_FILE is \"{}\": write {write}.", path.display());
            ConfigError::new("KAFO_SMTP_CA_FILE", sentence)
        };
        let pem = std::fs::read(path).map_err(|error| refused(format!("a file this account can read ({error})")))?;
        let holds_one = pem.windows(27).any(|part| part == b"-----BEGIN CERTIFICATE-----");
        let certificate = Certificate::from_pem(&pem).ok().filter(|_| holds_one);
        builder =
            builder.add_root_certificate(certificate.ok_or_else(|| refused("a file of PEM certificates".to_owned()))?);
    }
    builder.build().map_err(|error| {
        let sentence = format!("KAFO_SMTP_URL names a server unfit for TLS ({error}): write its host name.");
        ConfigError::new("KAFO_SMTP_URL", sentence)
    })
}

/// 4xx, cuts and silences pass; 5xx stays, except the codes that speak of our own account
/// (RFC 4954: 530, 534, 535, 538), which like TLS faults and missing capabilities concern every letter.
fn classify(error: &SmtpError) -> MailError {
    let why = error.to_string();
    if let Some(code) = error.status() {
        let code: u16 = code.into();
        return match code {
            530 | 534 | 535 | 538 => MailError::Configuration(why),
            500..=599 => MailError::Permanent(why),
            _ => MailError::Transient(why),
        };
    }
    if error.is_tls() || error.is_client() || is_tls_refusal(error) {
        MailError::Configuration(why)
    } else {
        MailError::Transient(why)
    }
}

/// Whether the TLS conversation failed. The library calls an untrusted certificate a connection error; underneath stands
/// the "invalid data" by which rustls reports what it refuses.
fn is_tls_refusal(error: &SmtpError) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if cause.downcast_ref::<std::io::Error>().is_some_and(|cause| cause.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        source = cause.source();
    }
    false
}
