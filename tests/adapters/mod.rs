//! The adapters against real servers, and the harness against itself.

mod copies;
mod database;
mod mail;
mod storage;
mod gates;
mod tampering;
