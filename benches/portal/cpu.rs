//! The CPU that a server used, its database's processes included, and its memory. Linux tells it under `/proc`.

use std::collections::HashSet;

use diesel::sql_types::Integer;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};

/// The clock ticks of `/proc`, per second: fixed in Linux's interface.
const TICKS: f64 = 100.0;

/// What to look at.
pub struct Cpu {
    server: u32,
    postmaster: Option<u32>,
}

#[derive(QueryableByName)]
struct Backend {
    #[diesel(sql_type = Integer)]
    pid: i32,
}

impl Cpu {
    /// The server's process and, behind a PostgreSQL URL, all of that cluster's.
    pub fn of(server: u32, database: Option<&str>) -> Cpu {
        let postmaster = database.map(|url| {
            let mut connection = PgConnection::establish(url).unwrap();
            let backend: Backend =
                diesel::sql_query("SELECT pg_backend_pid() AS pid").get_result(&mut connection).unwrap();
            parent(u32::try_from(backend.pid).unwrap()).unwrap()
        });
        Cpu { server, postmaster }
    }

    /// CPU milliseconds used so far, by the user's and the system's clock.
    pub fn millis(&self) -> f64 {
        let mut processes = HashSet::from([self.server]);
        if let Some(postmaster) = self.postmaster {
            processes.insert(postmaster);
            let all =
                std::fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
            processes.extend(all.filter(|process| parent(*process) == Some(postmaster)));
        }
        processes.into_iter().filter_map(ticks).sum::<f64>() * 1_000.0 / TICKS
    }
}

/// The fields of `/proc/PID/stat` after the name, which may hold blanks.
fn stat(process: u32) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

fn parent(process: u32) -> Option<u32> {
    stat(process)?.get(1)?.parse().ok()
}

fn ticks(process: u32) -> Option<f64> {
    let fields = stat(process)?;
    Some(fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?)
}

/// The memory that a process holds now, and the most that it held, in MiB.
pub fn memory(process: u32) -> (f64, f64) {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1_024.0
    };
    (of("VmRSS:"), of("VmHWM:"))
}
