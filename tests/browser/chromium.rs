//! Chromium, driven over the DevTools protocol.
//!
//! # Why
//! 2026-11: the crates that do this (`headless_chrome`, `chromiumoxide`) compile the whole protocol, a minute and more
//! for each cold build, and a web socket below it. Chromium also speaks the protocol over a pair of pipes, as JSON
//! texts that end with a zero byte: that needs nothing but the standard library, no port, and a browser that ends with
//! its test.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::folder::TestFolder;
use crate::harness::tools;

/// How long an answer, or a page, may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Puts the pipes where Chromium expects them: requests on file 3, answers on file 4. It reserves far more addresses than
/// it uses memory: a soft limit on those is lifted as far as that is allowed.
const ON_PIPES: &str = r#"ulimit -S -v "$(ulimit -H -v)"; exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null"#;

/// A running browser. Ends when dropped, or with the test process in whatever way.
pub struct Chromium {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<Value>,
    last: u64,
    _profile: TestFolder,
}

/// An answer to a request, and what happened meanwhile.
pub type Events = Vec<Value>;

impl Chromium {
    /// Starts a browser; none when the machine has no Chromium, or none that runs here (`ulimit -v` may forbid it).
    pub fn start() -> Option<Chromium> {
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        let elsewhere = [PathBuf::from("/usr/lib/chromium")];
        let program = tools::needed("Chromium", names.iter().find_map(|name| tools::find(name, &elsewhere)))?;
        let profile = TestFolder::new("chromium");
        let mut command = Command::new("sh");
        command.arg("-c").arg(ON_PIPES).arg(program).args([
            "--headless",
            // It opens pages of the test alone; as root, as in containers, its own walls are not to be had.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--hide-scrollbars",
            "--lang=en-US",
            "--remote-debugging-pipe",
        ]);
        command.arg(format!("--user-data-dir={}", profile.path().display())).arg("about:blank");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let requests = child.stdin.take().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            let mut text = Vec::new();
            while said.read_until(0, &mut text).is_ok_and(|read| read > 0) {
                text.pop();
                let Ok(message) = serde_json::from_slice(&text) else { return };
                if sender.send(message).is_err() {
                    return;
                }
                text.clear();
            }
        });
        let mut chromium = Chromium { child, requests, answers, last: 0, _profile: profile };
        let runs = chromium.requests.write_all(b"{\"id\":0,\"method\":\"Browser.getVersion\"}\0").is_ok()
            && chromium.answers.recv_timeout(PATIENCE).is_ok();
        tools::needed("Chromium that runs", runs.then_some(chromium))
    }

    /// Asks something of the browser, or of the page behind `session`; what happens meanwhile goes to `events`.
    #[track_caller]
    pub fn ask(&mut self, session: &str, method: &str, parameters: Value, events: &mut Events) -> Value {
        self.last += 1;
        let mut request = json!({ "id": self.last, "method": method, "params": parameters });
        if !session.is_empty() {
            request["sessionId"] = session.into();
        }
        self.requests.write_all(format!("{request}\0").as_bytes()).unwrap();
        loop {
            let mut message = self.next();
            if message["id"] == self.last {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].take();
            }
            events.push(message);
        }
    }

    /// The next thing that the browser says.
    #[track_caller]
    pub fn next(&mut self) -> Value {
        self.answers.recv_timeout(PATIENCE).expect("Chromium says nothing any more")
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
