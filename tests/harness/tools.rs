//! External programs that some tests need and a machine may lack.

use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{LazyLock, Mutex};

/// Finds a program by name in PATH, or else in one of the folders.
pub fn find(program: &str, elsewhere: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = std::env::split_paths(&path);
    in_path.chain(elsewhere.iter().cloned()).map(|folder| folder.join(program)).find(|candidate| candidate.is_file())
}

/// Passes on what a test needs. When it is absent, says once per run which tests are skipped, or fails where `CI=true`:
/// there a missing tool is a fault of the machine, not a reason to test less.
pub fn needed<T>(what: &str, found: Option<T>) -> Option<T> {
    static TOLD: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
    if found.is_none() {
        assert!(!is_ci(), "{what} not found, and CI=true");
        if TOLD.lock().unwrap().insert(what.to_owned()) {
            // Straight to the file: the test runner swallows what `eprintln!` writes in a passing test.
            writeln!(std::io::stderr(), "skipped: {what} not found").ok();
        }
    }
    found
}

/// Whether this run may skip nothing.
pub fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}
