//! What tests stand on: folders of their own, real servers started inside the test run, readers of letters.

#[macro_use]
pub mod app;
pub mod awards;
pub mod calls;
pub mod clamd;
pub mod client;
pub mod filing;
pub mod folder;
pub mod grants;
pub mod letter;
pub mod money;
pub mod people;
pub mod postgres;
pub mod process;
pub mod s3;
pub mod scene;
pub mod smtp;
pub mod tools;
pub mod tus;
