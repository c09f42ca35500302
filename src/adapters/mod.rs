//! The outside world, one file per port: what the portal speaks to or is drawn with. Nothing in this room knows
//! the database, the services or HTTP. A port that reaches another machine has a twin in memory for tests.

pub mod bid_file;
pub mod clock;
pub mod inflate;
pub mod mailer;
pub mod object_storage;
pub mod password;
pub mod sanctions_list;
pub mod secrets;
pub mod sniff;
pub mod spreadsheet;
pub mod token;
pub mod totp;
pub mod virus_scan;

pub mod assets;
pub mod i18n;
pub mod templates;

pub mod pdf;
pub mod qr;
pub mod signing;
