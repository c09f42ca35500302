//! A small real SMTP server inside the test run, with the moods that servers have.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

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
}

struct Shared {
    mood: Mood,
    open: bool,
    connections: usize,
    received: Vec<Received>,
}

impl SmtpServer {
    /// Starts a server on a loopback port.
    pub fn start(mood: Mood) -> Self {
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
                let shared = Arc::clone(&of_listener);
                std::thread::spawn(move || {
                    // A client that goes away ends its conversation, not the server.
                    converse(stream?, &shared)
                });
            }
        });
        Self { address, shared }
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

    /// Settings that lead to this server, without protection.
    pub fn settings(&self) -> SmtpSettings {
        SmtpSettings { host: "127.0.0.1".to_owned(), port: self.address.port(), tls: SmtpTls::None, credentials: None }
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

fn converse(stream: TcpStream, shared: &Mutex<Shared>) -> std::io::Result<()> {
    let mood = || shared.lock().unwrap().mood;
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut out = stream;
    if mood() == Mood::Silent {
        return wait_for_the_end(&mut lines);
    }
    out.write_all(b"220 mail.example ESMTP\r\n")?;
    let (mut from, mut to) = (String::new(), Vec::new());
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let line = line.trim_end();
        let verb = line.split([' ', ':']).next().unwrap_or("").to_ascii_uppercase();
        let answer = match (verb.as_str(), mood()) {
            (_, Mood::HangsUp) if verb == "MAIL" => return Ok(()),
            (_, Mood::Silent) => return wait_for_the_end(&mut lines),
            ("EHLO" | "HELO", _) => "250-mail.example\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
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
                out.write_all(b"354 Go ahead\r\n")?;
                let raw = read_letter(&mut lines)?;
                if mood() == Mood::SilentAfterLetter {
                    return wait_for_the_end(&mut lines);
                }
                if mood() == Mood::RefusesContent {
                    "552 5.3.4 Too large"
                } else {
                    let received = Received { from: from.clone(), to: to.clone(), letter: Letter::new(raw) };
                    shared.lock().unwrap().received.push(received);
                    "250 2.0.0 Taken"
                }
            }
            ("RSET" | "NOOP", _) => "250 2.0.0 OK",
            ("QUIT", _) => {
                out.write_all(b"221 2.0.0 Bye\r\n")?;
                return Ok(());
            }
            _ => "502 5.5.1 Unknown command",
        };
        out.write_all(answer.as_bytes())?;
        out.write_all(b"\r\n")?;
    }
}

/// Reads up to the lone point, undoing the doubled points (RFC 5321, section 4.5.2).
fn read_letter(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut raw = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
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
fn wait_for_the_end(lines: &mut impl BufRead) -> std::io::Result<()> {
    std::io::copy(lines, &mut std::io::sink()).map(drop)
}
