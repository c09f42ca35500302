//! A small real SMTP server inside the test run, with the moods that servers have.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use kafo::config::{Secret, SmtpSettings, SmtpTls};

use super::letter::Letter;

/// How the server behaves towards the next letter. It may change at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes the letter.
    Accepts,
    /// Answers 550 to the reader's address.
    Refuses,
    /// Answers 451 to the reader's address.
    Busy,
    /// Answers 552 once the letter was sent.
    RefusesContent,
    /// Takes the connection and never says anything.
    Silent,
    /// Takes the whole letter and then says nothing: nobody knows whether it was delivered.
    SilentAfterLetter,
    /// Hangs up in the middle of the conversation.
    HangsUp,
    /// Answers 535 to the password.
    RefusesPassword,
}

/// A letter as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The sender of the envelope.
    pub from: String,
    /// The readers of the envelope.
    pub to: Vec<String>,
    /// The letter.
    pub letter: Letter,
}

/// The running server; it stops listening when dropped.
pub struct SmtpServer {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
    protection: SmtpTls,
}

/// A certificate for `localhost`, which is its own authority.
pub struct Identity {
    pem: String,
    server: Arc<ServerConfig>,
}

impl Identity {
    /// A new one.
    pub fn new() -> Self {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let server = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
        Self { pem: made.cert.pem(), server: Arc::new(server) }
    }

    /// Writes the certificate for the client to trust.
    pub fn write(&self, path: &Path) {
        std::fs::write(path, &self.pem).unwrap();
    }
}

struct Shared {
    mood: Mood,
    open: bool,
    connections: usize,
    received: Vec<Received>,
}

impl SmtpServer {
    /// Starts a server without TLS on a loopback port.
    pub fn start(mood: Mood) -> Self {
        Self::listen(mood, SmtpTls::None, None)
    }

    /// Starts a server that offers STARTTLS, or speaks TLS from the first byte. With STARTTLS it takes no password and
    /// no letter before the connection is protected.
    pub fn start_with_tls(mood: Mood, protection: SmtpTls, identity: &Identity) -> Self {
        Self::listen(mood, protection, Some(Arc::clone(&identity.server)))
    }

    fn listen(mood: Mood, protection: SmtpTls, tls: Option<Arc<ServerConfig>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Mutex::new(Shared { mood, open: true, connections: 0, received: Vec::new() }));
        let of_listener = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                {
                    let mut shared = of_listener.lock().unwrap();
                    if !shared.open {
                        return;
                    }
                    shared.connections += 1;
                }
                let (shared, tls) = (Arc::clone(&of_listener), tls.clone());
                std::thread::spawn(move || {
                    // A client that goes away ends its conversation, not the server.
                    let wire = match (&tls, protection) {
                        (Some(tls), SmtpTls::Wrapper) => Wire::Plain(stream?).protect(tls),
                        _ => Wire::Plain(stream?),
                    };
                    converse(wire, tls.filter(|_| protection == SmtpTls::StartTls), &shared)
                });
            }
        });
        Self { address, shared, protection }
    }

    /// Changes how the next letters are met.
    pub fn set_mood(&self, mood: Mood) {
        self.shared.lock().unwrap().mood = mood;
    }

    /// What arrived so far, oldest first.
    pub fn received(&self) -> Vec<Received> {
        self.shared.lock().unwrap().received.clone()
    }

    /// How many connections were opened so far.
    pub fn connections(&self) -> usize {
        self.shared.lock().unwrap().connections
    }

    /// The settings of a process that lead to this server.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![
            ("KAFO_SMTP_URL".to_owned(), format!("smtp://127.0.0.1:{}?tls=none", self.address.port())),
            ("KAFO_MAIL_FROM".to_owned(), "Kafo <no-reply@kafo.example>".to_owned()),
        ]
    }

    /// Settings that lead to this server, without a password and without trust in its certificate.
    pub fn settings(&self) -> SmtpSettings {
        SmtpSettings {
            host: "localhost".to_owned(),
            port: self.address.port(),
            tls: self.protection,
            credentials: None,
            ca_file: None,
        }
    }

    /// Settings with a user name and a password.
    pub fn settings_with_password(&self) -> SmtpSettings {
        SmtpSettings { credentials: Some(("kafo".to_owned(), Secret::new("a password"))), ..self.settings() }
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.shared.lock().unwrap().open = false;
        // Wakes the listener, which then sees that it is closed.
        TcpStream::connect(self.address).ok();
    }
}

/// A connection, in clear or protected.
enum Wire {
    Plain(TcpStream),
    Protected(Box<StreamOwned<ServerConnection, TcpStream>>),
}

impl Wire {
    fn protect(self, tls: &Arc<ServerConfig>) -> Self {
        match self {
            Self::Plain(stream) => {
                let session = ServerConnection::new(Arc::clone(tls)).unwrap();
                Self::Protected(Box::new(StreamOwned::new(session, stream)))
            }
            protected => protected,
        }
    }
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(buffer),
            Self::Protected(stream) => stream.read(buffer),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.write(bytes),
            Self::Protected(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.flush(),
            Self::Protected(stream) => stream.flush(),
        }
    }
}

fn converse(wire: Wire, mut starttls: Option<Arc<ServerConfig>>, shared: &Mutex<Shared>) -> io::Result<()> {
    let mood = || shared.lock().unwrap().mood;
    let mut wire = BufReader::new(wire);
    if mood() == Mood::Silent {
        return wait_for_the_end(&mut wire);
    }
    say(&mut wire, "220 mail.example ESMTP")?;
    let (mut from, mut to) = (String::new(), Vec::new());
    loop {
        let mut line = String::new();
        if wire.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let verb = line.split([' ', ':']).next().unwrap_or("").to_ascii_uppercase();
        let answer = match (verb.as_str(), mood()) {
            (_, Mood::HangsUp) if verb == "MAIL" => return Ok(()),
            (_, Mood::Silent) => return wait_for_the_end(&mut wire),
            ("EHLO" | "HELO", _) if starttls.is_some() => "250-mail.example\r\n250-8BITMIME\r\n250 STARTTLS",
            ("EHLO" | "HELO", _) => "250-mail.example\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
            ("STARTTLS", _) => {
                let Some(tls) = starttls.take() else { return Ok(()) };
                say(&mut wire, "220 2.0.0 Go ahead")?;
                wire = BufReader::new(wire.into_inner().protect(&tls));
                continue;
            }
            ("AUTH" | "MAIL", _) if starttls.is_some() => "530 5.7.0 Must issue a STARTTLS command first",
            ("AUTH", Mood::RefusesPassword) => "535 5.7.8 Authentication failed",
            ("AUTH", _) => "235 2.7.0 Welcome",
            ("MAIL", _) => {
                from = address_of(line);
                to.clear();
                "250 2.1.0 OK"
            }
            ("RCPT", Mood::Refuses) => "550 5.1.1 No such person here",
            ("RCPT", Mood::Busy) => "451 4.3.0 Try again later",
            ("RCPT", _) => {
                to.push(address_of(line));
                "250 2.1.5 OK"
            }
            ("DATA", _) => {
                say(&mut wire, "354 Go ahead")?;
                let raw = read_letter(&mut wire)?;
                match mood() {
                    Mood::SilentAfterLetter => return wait_for_the_end(&mut wire),
                    Mood::RefusesContent => "552 5.3.4 Too large",
                    _ => {
                        let received = Received { from: from.clone(), to: to.clone(), letter: Letter::new(raw) };
                        shared.lock().unwrap().received.push(received);
                        "250 2.0.0 Taken"
                    }
                }
            }
            ("RSET" | "NOOP", _) => "250 2.0.0 OK",
            ("QUIT", _) => return say(&mut wire, "221 2.0.0 Bye"),
            _ => "502 5.5.1 Unknown command",
        };
        say(&mut wire, answer)?;
    }
}

fn say(wire: &mut BufReader<Wire>, answer: &str) -> io::Result<()> {
    let wire = wire.get_mut();
    wire.write_all(format!("{answer}\r\n").as_bytes())?;
    wire.flush()
}

/// Reads up to the lone point, undoing the doubled points (RFC 5321, section 4.5.2).
fn read_letter(lines: &mut impl BufRead) -> io::Result<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(raw);
        }
        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}

fn address_of(line: &str) -> String {
    let inside = line.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inside.map(|(address, _)| address.to_owned()).unwrap_or_default()
}

/// Holds the connection without a word until the client closes it.
fn wait_for_the_end(lines: &mut impl BufRead) -> io::Result<()> {
    io::copy(lines, &mut io::sink()).map(drop)
}
