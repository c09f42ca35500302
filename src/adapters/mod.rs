//! The outside world, one file per port: what the portal speaks to or is drawn with. Nothing in this room knows
//! the database, the services or HTTP.

pub mod assets;
pub mod i18n;
pub mod templates;
