//! Addresses of this portal and of its neighbours.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use url::Url;

use super::is_loopback_host;
use crate::config::error::ConfigError;

/// The address people type: scheme, host and port, without a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
    https: bool,
}

impl PublicUrl {
    pub(in crate::config) fn parse(text: &str) -> Result<Self, ConfigError> {
        const KEY: &str = "KAFO_PUBLIC_URL";
        const WRITE: &str = "an address such as https://kafo.example, without a path";
        let url = Url::parse(text).map_err(|_| ConfigError::value(KEY, text, WRITE))?;
        let plain = matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none();
        let Some(host) = url.host_str().filter(|_| plain) else {
            return Err(ConfigError::value(KEY, text, WRITE));
        };
        if host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok_and(|ip| ip.is_unspecified()) {
            return Err(ConfigError::value(
                KEY,
                text,
                "an address that other machines can open, such as https://kafo.example",
            ));
        }
        Ok(Self { origin: url.origin().ascii_serialization(), host: host.to_owned(), https: url.scheme() == "https" })
    }

    pub(in crate::config) fn of_listener(listen: SocketAddr) -> Self {
        let host = match listen.ip() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        Self { origin: format!("http://{host}:{}", listen.port()), host, https: false }
    }

    /// Scheme, host and port, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// The full address of a path of this portal; `path` begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The host alone, as in `kafo.example`.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether people reach the portal over TLS.
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// Whether the portal is meant for this machine alone.
    pub fn is_loopback(&self) -> bool {
        is_loopback_host(&self.host)
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.origin)
    }
}

/// One address or one network in CIDR notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IpNetwork {
    address: IpAddr,
    prefix: u8,
}

impl IpNetwork {
    fn parse(text: &str) -> Option<Self> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().ok()?;
        let widest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = match prefix {
            Some(prefix) => prefix.trim().parse().ok().filter(|bits| *bits <= widest)?,
            None => widest,
        };
        Some(Self { address, prefix })
    }

    /// Whether the network holds `ip`; an IPv4 address written in IPv6 form counts as IPv4.
    pub fn contains(&self, ip: IpAddr) -> bool {
        match (self.address, ip.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(ip)) => {
                let shift = 32 - u32::from(self.prefix);
                u64::from(u32::from(net)) >> shift == u64::from(u32::from(ip)) >> shift
            }
            (IpAddr::V6(net), IpAddr::V6(ip)) => {
                let shift = 128 - u32::from(self.prefix);
                shift == 128 || u128::from(net) >> shift == u128::from(ip) >> shift
            }
            _ => false,
        }
    }
}

/// Where the virus scanner `clamd` listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClamdAddress {
    /// `host:port`.
    Tcp(String),
    /// The path of a unix socket.
    Unix(PathBuf),
}

impl ClamdAddress {
    pub(in crate::config) fn parse(text: &str) -> Result<Self, ConfigError> {
        if text.starts_with('/') {
            return Ok(Self::Unix(PathBuf::from(text)));
        }
        match text.rsplit_once(':') {
            Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0) => {
                Ok(Self::Tcp(text.to_owned()))
            }
            _ => Err(ConfigError::value("KAFO_CLAMD", text, "host:port, or the full path of a unix socket")),
        }
    }
}

pub(in crate::config) fn listen(text: &str) -> Result<SocketAddr, ConfigError> {
    text.parse().map_err(|_| ConfigError::value("KAFO_LISTEN", text, "an address and a port, such as 127.0.0.1:8080"))
}

/// A list separated by commas. The whole Internet is refused: anyone could then claim any address.
pub(in crate::config) fn networks(text: Option<&str>) -> Result<Vec<IpNetwork>, ConfigError> {
    let Some(text) = text else {
        return Ok(Vec::new());
    };
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            IpNetwork::parse(part).filter(|network| network.prefix > 0).ok_or_else(|| {
                ConfigError::value(
                    "KAFO_TRUSTED_PROXIES",
                    part,
                    "the addresses of your own proxies, such as 127.0.0.1, 10.0.0.0/8",
                )
            })
        })
        .collect()
}
