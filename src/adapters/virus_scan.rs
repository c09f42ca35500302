//! Virus scan of uploaded files by `clamd`.
//!
//! # When no scanner is configured
//! `KAFO_CLAMD` is a setting of the operator. Without it every file is answered [`Verdict::Unscanned`]: it may be
//! used, the file's record says that nobody scanned it, and `kafo check` warns on a public portal. With it, a scanner
//! that is away holds files back ([`Verdict::Unavailable`]): they are scanned again later and reach nobody before.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use crate::config::ClamdAddress;

/// What is known of a file after the scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The scanner found nothing.
    Clean,
    /// No scanner is configured: nothing is known, and the operator chose so.
    Unscanned,
    /// The scanner knows this file as the named malware.
    Infected(String),
    /// A scanner is configured but gave no verdict, for this reason: scan again later.
    Unavailable(String),
}

impl Verdict {
    /// Whether the file may reach other people.
    pub fn may_be_shown(&self) -> bool {
        matches!(self, Self::Clean | Self::Unscanned)
    }
}

/// Scans files. Clones share one memory.
#[derive(Debug, Clone)]
pub struct VirusScan(Backend);

#[derive(Debug, Clone)]
enum Backend {
    None,
    Clamd { address: ClamdAddress, timeout: Duration },
    Memory(Arc<Mutex<VecDeque<Verdict>>>),
}

/// Longest time for one file: clamd reads 20 MB in about a second.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Part sent at once, in bytes; clamd takes up to its StreamMaxLength in all.
const PART: usize = 64 * 1024;

impl VirusScan {
    /// The scanner that the settings ask for. Nothing is contacted yet.
    pub fn from_settings(settings: Option<&ClamdAddress>) -> Self {
        settings.map_or(Self(Backend::None), |address| Self::clamd(address.clone(), TIMEOUT))
    }

    /// A `clamd` at this address that must answer within `timeout`.
    pub fn clamd(address: ClamdAddress, timeout: Duration) -> Self {
        Self(Backend::Clamd { address, timeout })
    }

    /// Gives these verdicts in turn, then [`Verdict::Clean`], for tests.
    pub fn memory(verdicts: impl IntoIterator<Item = Verdict>) -> Self {
        Self(Backend::Memory(Arc::new(Mutex::new(verdicts.into_iter().collect()))))
    }

    /// Scans one file. Never an error: a scan that fails is [`Verdict::Unavailable`].
    pub async fn scan(&self, bytes: &[u8]) -> Verdict {
        match &self.0 {
            Backend::None => Verdict::Unscanned,
            Backend::Memory(verdicts) => {
                let next = verdicts.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                next.unwrap_or(Verdict::Clean)
            }
            Backend::Clamd { address, timeout } => {
                match tokio::time::timeout(*timeout, ask(address, Some(bytes))).await {
                    Ok(Ok(reply)) => read_verdict(&reply),
                    Ok(Err(error)) => Verdict::Unavailable(error.to_string()),
                    Err(_) => Verdict::Unavailable("clamd did not answer in time".to_owned()),
                }
            }
        }
    }

    /// Whether there is one. Without one nothing waits for a verdict.
    pub fn is_configured(&self) -> bool {
        !matches!(self.0, Backend::None)
    }

    /// Whether the scanner answers, for `kafo check`; true when none is configured.
    pub async fn is_ready(&self) -> bool {
        match &self.0 {
            Backend::None | Backend::Memory(_) => true,
            Backend::Clamd { address, timeout } => {
                let reply = tokio::time::timeout(*timeout, ask(address, None)).await;
                matches!(reply, Ok(Ok(reply)) if reply == "PONG")
            }
        }
    }
}

/// Connects and sends a file, or a ping without one; gives the reply.
async fn ask(address: &ClamdAddress, file: Option<&[u8]>) -> std::io::Result<String> {
    match address {
        ClamdAddress::Tcp(address) => talk(tokio::net::TcpStream::connect(address).await?, file).await,
        #[cfg(unix)]
        ClamdAddress::Unix(path) => talk(tokio::net::UnixStream::connect(path).await?, file).await,
        #[cfg(not(unix))]
        ClamdAddress::Unix(_) => Err(std::io::ErrorKind::Unsupported.into()),
    }
}

/// The protocol of clamd(8): a command ending in a zero byte; for INSTREAM, parts led by their length in four bytes
/// and closed by a length of zero; a reply ending in a zero byte.
async fn talk(mut stream: impl AsyncRead + AsyncWrite + Unpin, file: Option<&[u8]>) -> std::io::Result<String> {
    let sent = match file {
        Some(bytes) => send_file(&mut stream, bytes).await,
        None => stream.write_all(b"zPING\0").await,
    };
    let mut reply = Vec::new();
    let read = (&mut stream).take(4096).read_to_end(&mut reply).await;
    // Past its size limit clamd answers and hangs up while we still write: its answer tells more than the broken pipe.
    if reply.is_empty() {
        sent?;
        read?;
    }
    Ok(String::from_utf8_lossy(&reply).trim_matches(['\0', '\n']).to_owned())
}

async fn send_file(stream: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) -> std::io::Result<()> {
    stream.write_all(b"zINSTREAM\0").await?;
    for part in bytes.chunks(PART) {
        let length = u32::try_from(part.len()).map_err(std::io::Error::other)?;
        stream.write_all(&length.to_be_bytes()).await?;
        stream.write_all(part).await?;
    }
    stream.write_all(&0_u32.to_be_bytes()).await?;
    stream.flush().await
}

/// Reads `stream: OK`, `stream: NAME FOUND`; anything else is no verdict.
fn read_verdict(reply: &str) -> Verdict {
    let result = reply.strip_prefix("stream: ").unwrap_or(reply);
    if result == "OK" {
        return Verdict::Clean;
    }
    match result.strip_suffix(" FOUND") {
        Some(name) => Verdict::Infected(name.to_owned()),
        None => Verdict::Unavailable(format!("clamd said \"{result}\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    /// Plays one conversation of clamd: reads a whole INSTREAM, gives `reply` and what it read.
    async fn clamd(reply: &'static [u8]) -> (VirusScan, tokio::task::JoinHandle<Vec<u8>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = ClamdAddress::Tcp(listener.local_addr().unwrap().to_string());
        let played = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut command = [0; 10];
            stream.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut file = Vec::new();
            loop {
                let length = stream.read_u32().await.unwrap();
                if length == 0 {
                    break;
                }
                let start = file.len();
                file.resize(start + length as usize, 0);
                stream.read_exact(&mut file[start..]).await.unwrap();
            }
            stream.write_all(reply).await.unwrap();
            file
        });
        (VirusScan::clamd(address, Duration::from_secs(5)), played)
    }

    #[tokio::test]
    async fn a_clean_file_arrives_whole_and_is_clean() {
        let (scan, played) = clamd(b"stream: OK\0").await;
        let file: Vec<u8> = (0..200_000_u32).map(|number| (number % 251) as u8).collect();
        assert_eq!(scan.scan(&file).await, Verdict::Clean);
        assert_eq!(played.await.unwrap(), file);
    }

    #[tokio::test]
    async fn malware_is_named_and_not_shown() {
        let (scan, _played) = clamd(b"stream: Eicar-Test-Signature FOUND\0").await;
        let verdict = scan.scan(b"x").await;
        assert_eq!(verdict, Verdict::Infected("Eicar-Test-Signature".to_owned()));
        assert!(!verdict.may_be_shown());
    }

    #[tokio::test]
    async fn a_scanner_with_an_error_holds_the_file_back() {
        let (scan, _played) = clamd(b"INSTREAM size limit exceeded. ERROR\0").await;
        let verdict = scan.scan(b"x").await;
        assert_eq!(verdict, Verdict::Unavailable("clamd said \"INSTREAM size limit exceeded. ERROR\"".to_owned()));
        assert!(!verdict.may_be_shown());
    }

    #[tokio::test]
    async fn a_scanner_that_hangs_up_early_is_heard_or_holds_the_file_back() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = ClamdAddress::Tcp(listener.local_addr().unwrap().to_string());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(b"INSTREAM size limit exceeded. ERROR\0").await.unwrap();
        });
        let verdict = VirusScan::clamd(address, Duration::from_secs(5)).scan(&vec![0; 20_000_000]).await;
        assert!(matches!(verdict, Verdict::Unavailable(_)), "{verdict:?}");
    }

    #[tokio::test]
    async fn an_absent_and_a_silent_scanner_hold_the_file_back() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = ClamdAddress::Tcp(listener.local_addr().unwrap().to_string());
        let silent = VirusScan::clamd(address.clone(), Duration::from_millis(200));
        assert_eq!(silent.scan(b"x").await, Verdict::Unavailable("clamd did not answer in time".to_owned()));
        assert!(!silent.is_ready().await);
        drop(listener);
        assert!(matches!(silent.scan(b"x").await, Verdict::Unavailable(_)));
        let no_socket = VirusScan::clamd(ClamdAddress::Unix("/nowhere/clamd.sock".into()), TIMEOUT);
        assert!(matches!(no_socket.scan(b"x").await, Verdict::Unavailable(_)));
    }

    #[tokio::test]
    async fn a_ready_scanner_answers_the_ping() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = ClamdAddress::Tcp(listener.local_addr().unwrap().to_string());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut command = [0; 6];
            stream.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zPING\0");
            stream.write_all(b"PONG\0").await.unwrap();
        });
        assert!(VirusScan::clamd(address, Duration::from_secs(5)).is_ready().await);
    }

    #[tokio::test]
    async fn without_a_scanner_a_file_is_unscanned_and_says_so() {
        let verdict = VirusScan::from_settings(None).scan(b"x").await;
        assert_eq!(verdict, Verdict::Unscanned);
        assert!(verdict.may_be_shown());
    }

    #[tokio::test]
    async fn the_memory_scanner_gives_its_verdicts_in_turn() {
        let scan = VirusScan::memory([Verdict::Infected("Test".to_owned())]);
        assert_eq!(scan.scan(b"x").await, Verdict::Infected("Test".to_owned()));
        assert_eq!(scan.scan(b"x").await, Verdict::Clean);
    }
}
