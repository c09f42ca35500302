//! What happens when things break: the program itself is killed, misconfigured, run several times at once, and left
//! by its database, its mail server and its storage.

mod database;
mod killed;
mod mail;
mod nodes;
mod rush;
mod settings;
mod scanner;
mod storage;
mod uploads;

use std::time::{Duration, Instant};

/// Asks again and again until the answer is there. The processes of these tests run by the real clock.
#[track_caller]
fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(started.elapsed() < Duration::from_secs(120), "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
