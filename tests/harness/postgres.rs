//! Throw-away PostgreSQL clusters: made by `initdb`, reached by a unix socket, gone with the test run.
//!
//! PostgreSQL refuses to run as root: then the cluster belongs to the account `postgres`, or `nobody`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};

use diesel::{Connection, PgConnection, RunQueryDsl};

use super::tools;

/// One running cluster. Dropped, or when the test process ends in whatever way, it is stopped and its files removed.
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    account: Option<String>,
    /// Waits for the end of this process; see [`Cluster::watch`].
    watchdog: Option<Child>,
}

/// One database of the shared cluster; removed when dropped.
pub struct Database {
    cluster: &'static Cluster,
    name: String,
}

impl Database {
    /// The URL for `DATABASE_URL`.
    pub fn url(&self) -> String {
        self.cluster.url(&self.name)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let dropped = self.cluster.try_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        if !std::thread::panicking() {
            dropped.unwrap();
        }
    }
}

/// The cluster of this test run, started at its first use; none when the machine has no PostgreSQL.
pub fn shared() -> Option<&'static Cluster> {
    static SHARED: LazyLock<Option<Cluster>> = LazyLock::new(Cluster::start);
    tools::needed("PostgreSQL", SHARED.as_ref())
}

/// A database for one test: a copy of the named template, which `prepare` (the migrations) filled once per run, given
/// its URL. `prepare` must have closed its connections when it returns. None when the machine has no PostgreSQL.
pub fn fresh_database(template: &str, prepare: impl FnOnce(&str)) -> Option<Database> {
    static PREPARED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let cluster = shared()?;
    {
        // One test prepares while the others wait; a preparation that panics is told to all of them.
        let mut prepared = PREPARED.lock().expect("the template could not be prepared in another test");
        if !prepared.contains(template) {
            cluster.create_database(template, "template0");
            prepare(&cluster.url(template));
            prepared.insert(template.to_owned());
        }
    }
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    cluster.create_database(&name, template);
    Some(Database { cluster, name })
}

impl Cluster {
    /// Makes and starts a cluster of its own, for tests that stop the server. None when the machine has none.
    pub fn start() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let programs = tools::find("pg_ctl", &installed())?;
        let programs = std::fs::canonicalize(programs).unwrap().parent().unwrap().to_path_buf();
        let account = account();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        // A socket's path may have about 100 bytes: the folder stands high and has a short name.
        let folder = std::env::temp_dir().join(format!("kafo-pg-{}-{number}", std::process::id()));
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir_all(&folder).unwrap();
        if let Some(account) = &account {
            run(Command::new("chown").arg(account).arg(&folder));
        }
        let mut cluster = Self { folder, programs, account, watchdog: None };
        cluster.watchdog = Some(cluster.watch());
        let data = cluster.data();
        run(cluster
            .command("initdb")
            .args([
                "--username=kafo",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--no-instructions",
            ])
            .arg("-D")
            .arg(&data));
        // Nothing here needs to survive a power cut.
        let speed = "listen_addresses = ''\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n\
                     max_connections = 200\nshared_buffers = 32MB\nautovacuum = off\ntimezone = 'UTC'\n";
        let append = "printf '%s' \"$1\" >> \"$0/postgresql.conf\"";
        run(cluster.command("sh").arg("-c").arg(append).arg(&data).arg(speed));
        cluster.start_again();
        Some(cluster)
    }

    /// Starts the server after [`Cluster::stop`].
    pub fn start_again(&self) {
        let mut options = std::ffi::OsString::from("-k ");
        options.push(&self.folder);
        let mut command = self.command("pg_ctl");
        command.arg("start").arg("-w").arg("-D").arg(self.data()).arg("-o").arg(options);
        command.arg("-l").arg(self.folder.join("log"));
        run(&mut command);
    }

    /// Stops the server at once, cutting every connection, as a crash would.
    pub fn stop(&self) {
        run(self.command("pg_ctl").args(["stop", "-w", "-m", "immediate", "-D"]).arg(self.data()));
    }

    /// The URL of one of its databases.
    pub fn url(&self, database: &str) -> String {
        let socket = self.folder.to_string_lossy().replace('/', "%2F");
        format!("postgres://kafo@{socket}/{database}")
    }

    /// Creates a database as a copy of a template.
    pub fn create_database(&self, name: &str, template: &str) {
        self.try_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}")).unwrap();
    }

    fn try_execute(&self, statement: &str) -> Result<(), String> {
        let mut connection = PgConnection::establish(&self.url("postgres")).map_err(|error| error.to_string())?;
        diesel::sql_query(statement).execute(&mut connection).map(drop).map_err(|error| error.to_string())
    }

    /// A shell that waits until this process is gone (its end of the pipe closes even after `kill -9`), then stops the
    /// cluster and removes its files. Values of statics are never dropped, so nothing else would.
    fn watch(&self) -> Child {
        let script = "trap '' HUP INT TERM; read -r _; \
                      \"$0/pg_ctl\" stop -m immediate -D \"$1/data\"; rm -rf \"$1\"";
        let mut command = self.command("sh");
        command.arg("-c").arg(script).arg(&self.programs).arg(&self.folder);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// A program of PostgreSQL or of the system, as the cluster's account.
    fn command(&self, program: &str) -> Command {
        let own = self.programs.join(program);
        let program = if own.is_file() { own } else { PathBuf::from(program) };
        let mut command = match &self.account {
            Some(account) => {
                let mut command = Command::new("runuser");
                command.args(["-u", account, "--"]).arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir("/").stdin(Stdio::null());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut watchdog) = self.watchdog.take() {
            drop(watchdog.stdin.take());
            watchdog.wait().ok();
        }
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// Where systems keep PostgreSQL's programs outside PATH, newest version first.
fn installed() -> Vec<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.filter_map(Result::ok).map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    versions.sort_by_key(|path| std::cmp::Reverse(version(path)));
    versions
}

fn version(programs: &Path) -> u32 {
    let name = programs.parent().and_then(Path::file_name);
    name.and_then(|name| name.to_str()).and_then(|name| name.parse().ok()).unwrap_or(0)
}

/// The account to run as, when this process is root.
fn account() -> Option<String> {
    let id = |arguments: &[&str]| {
        let output = Command::new("id").args(arguments).stderr(Stdio::null()).output().unwrap();
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap().trim().to_owned())
    };
    if id(&["-u"])? != "0" {
        return None;
    }
    let postgres = id(&["-u", "postgres"]).map(|_| "postgres".to_owned());
    Some(postgres.unwrap_or_else(|| "nobody".to_owned()))
}

/// Runs a command to its end. Its output goes to a file, not a pipe: the server it starts keeps its outputs open.
fn run(command: &mut Command) {
    let output =
        std::env::temp_dir().join(format!("kafo-pg-output-{}-{:?}", std::process::id(), std::thread::current().id()));
    let file = std::fs::File::create(&output).unwrap();
    let status = command.stdout(file.try_clone().unwrap()).stderr(file).status().unwrap();
    let said = std::fs::read_to_string(&output).unwrap_or_default();
    std::fs::remove_file(&output).ok();
    assert!(status.success(), "{command:?} failed:\n{said}");
}
