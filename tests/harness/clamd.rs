//! A real `clamd` that knows one signature of our own: no list of viruses is fetched, and no virus is needed.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::folder::TestFolder;
use super::tools;

/// What the scanner takes for a virus.
pub const MARK: &[u8] = b"KAFO-TEST-SIGNATURE-7d1f0c";
/// How long the scanner may take to start on a busy machine.
const START: Duration = Duration::from_secs(60);

/// The scanner. Ends when dropped; between [`Clamd::stop`] and [`Clamd::start_again`] nobody listens.
pub struct Clamd {
    program: PathBuf,
    folder: TestFolder,
    address: SocketAddr,
    child: Option<Child>,
}

impl Clamd {
    /// Starts a scanner on a loopback port; none when the machine has no clamd.
    pub fn start() -> Option<Clamd> {
        let elsewhere = [PathBuf::from("/usr/sbin"), PathBuf::from("/usr/local/sbin")];
        let program = tools::needed("clamd", tools::find("clamd", &elsewhere))?;
        let folder = TestFolder::new("clamd");
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let database = folder.path().join("signatures");
        std::fs::create_dir(&database).unwrap();
        // An extended signature: name, any kind of file, anywhere in it, these bytes.
        std::fs::write(database.join("kafo.ndb"), format!("Kafo.Test:0:*:{}\n", hex::encode(MARK))).unwrap();
        let settings = format!(
            "DatabaseDirectory {}\nTCPSocket {}\nTCPAddr 127.0.0.1\nForeground yes\nConcurrentDatabaseReload no\n",
            database.display(),
            address.port()
        );
        std::fs::write(folder.path().join("clamd.conf"), settings).unwrap();
        let mut clamd = Clamd { program, folder, address, child: None };
        clamd.start_again();
        Some(clamd)
    }

    /// The setting of the portal that leads here.
    pub fn setting(&self) -> (String, String) {
        ("KAFO_CLAMD".to_owned(), self.address.to_string())
    }

    /// Ends the scanner, as an update of it does.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Starts it on the same port, and waits until it answers.
    pub fn start_again(&mut self) {
        self.stop();
        let mut command = Command::new(&self.program);
        command.arg("--config-file").arg(self.folder.path().join("clamd.conf"));
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = quiet.spawn().unwrap();
        let started = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            assert!(child.try_wait().unwrap().is_none() && started.elapsed() < START, "clamd did not start");
            std::thread::sleep(Duration::from_millis(20));
        }
        self.child = Some(child);
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        self.stop();
    }
}
