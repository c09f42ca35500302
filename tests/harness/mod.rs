//! What tests stand on: folders of their own, real servers started inside the test run, readers of letters.

pub mod folder;
pub mod letter;
pub mod postgres;
pub mod s3;
pub mod smtp;
pub mod tools;
