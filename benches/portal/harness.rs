//! The parts of the test harness that the bench stands on.

#[path = "../../tests/harness/folder.rs"]
pub mod folder;
#[path = "../../tests/harness/postgres.rs"]
pub mod postgres;
#[path = "../../tests/harness/process.rs"]
pub mod process;
#[path = "../../tests/harness/tools.rs"]
pub mod tools;
