//! The program itself, as an operator runs it: processes that are started, asked to stop, or killed.

use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use super::folder::TestFolder;

/// How long a process may take to start on a busy machine.
const START: Duration = Duration::from_secs(90);

/// One running process. Killed when dropped.
pub struct Process {
    child: Child,
    output: TestFolder,
}

impl Process {
    /// Starts `kafo` with these arguments and settings, and waits until it says that it works.
    pub fn start(arguments: &[&str], settings: &[(String, String)]) -> Process {
        let output = TestFolder::new("process");
        let file = |name: &str| File::create(output.path().join(name)).unwrap();
        let mut command = command(arguments, settings);
        command.stdin(Stdio::null()).stdout(file("stdout")).stderr(file("stderr"));
        let mut process = Process { child: command.spawn().unwrap(), output };
        let started = Instant::now();
        while !process.said("stdout").contains("Kafo ") {
            let ended = process.child.try_wait().unwrap();
            assert!(ended.is_none(), "kafo {arguments:?} ended with {ended:?}:\n{}", process.said("stderr"));
            assert!(started.elapsed() < START, "kafo {arguments:?} did not start:\n{}", process.said("stderr"));
            std::thread::sleep(Duration::from_millis(10));
        }
        process
    }

    /// Ends it where it stands, as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and returns whether it ended well.
    #[cfg(unix)]
    pub fn stop(mut self) -> bool {
        let asked = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.id())).status().unwrap();
        asked.success() && self.child.wait().unwrap().success()
    }

    /// Its number in the system.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it wrote so far: `stdout` or `stderr`.
    pub fn said(&self, stream: &str) -> String {
        std::fs::read_to_string(self.output.path().join(stream)).unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Runs `kafo` to its end.
pub fn run(arguments: &[&str], settings: &[(String, String)]) -> Output {
    command(arguments, settings).stdin(Stdio::null()).output().unwrap()
}

/// The program with these settings and no others.
fn command(arguments: &[&str], settings: &[(String, String)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kafo"));
    let kept = std::env::vars_os().filter(|(name, _)| name == "PATH" || name == "TMPDIR");
    command.env_clear().envs(kept).env("KAFO_LOG", "warn").args(arguments);
    command.envs(settings.iter().map(|(key, value)| (key, value)));
    command
}

/// The settings of a server on `port` with its data in `folder`.
pub fn settings(folder: &Path, port: u16) -> Vec<(String, String)> {
    [
        ("KAFO_DATA_DIR", folder.display().to_string()),
        ("KAFO_LISTEN", format!("127.0.0.1:{port}")),
        ("KAFO_WORKERS", "2".to_owned()),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .to_vec()
}

/// A port that nobody listens on, below those that the system gives to outgoing connections: it is still free when a
/// killed server comes back to it.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + u16::try_from(std::process::id() % 100).unwrap() * 100;
    loop {
        let port = first + NEXT.fetch_add(1, Ordering::Relaxed) % 2_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
