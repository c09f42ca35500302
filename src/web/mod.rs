//! HTTP: routes, guards, pages and the JSON API. Reads go straight to `db` with the viewer; writes
//! go through `services`.

use std::sync::Arc;

use actix_web::HttpRequest;

use crate::adapters::assets::Assets;
use crate::adapters::clock::Clock;
use crate::adapters::object_storage::ObjectStorage;
use crate::adapters::secrets::Secrets;
use crate::adapters::templates::Templates;
use crate::adapters::token::Tokens;
use crate::adapters::virus_scan::VirusScan;
use crate::config::Config;
use crate::db::dashboard::{Extent, Figures};
use crate::db::dossiers::CountsByState;
use crate::db::pool::Pool;
use crate::db::rankings::CallRanking;
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::telemetry::Metrics;

pub mod routes;
pub mod guard;
pub mod query;
pub mod form;
pub mod regions;
pub mod organisation;
pub mod held;
pub mod kept;
pub mod session;
pub mod span;
pub mod view;
mod gathered;
mod write;
pub mod error;
pub mod middleware;
pub mod compress;
pub mod dossier;
pub mod upload;
pub mod tus;
pub mod reading;
pub mod static_files;
pub mod metrics;
pub mod todo;
pub mod csv;
pub mod typeset;
pub mod pages;
pub mod api;

/// The running portal, as every request sees it.
pub struct App {
    /// The settings.
    pub config: Arc<Config>,
    /// The database.
    pub pool: Pool,
    /// The clock.
    pub clock: Clock,
    /// The templates in each language.
    pub templates: Arc<Templates>,
    /// Styles, scripts and pictures.
    pub assets: Arc<Assets>,
    /// Stored files.
    pub storage: ObjectStorage,
    /// Looks at files before they are stored.
    pub virus_scan: VirusScan,
    /// Keys for sealing and hashing.
    pub secrets: Secrets,
    /// Tokens of the JSON API.
    pub tokens: Tokens,
    /// Counts for the operator.
    pub metrics: Arc<Metrics>,
    /// The rankings that were asked for last.
    pub rankings: kept::Kept<Id, CallRanking>,
    /// The figures that were asked for last.
    pub figures: kept::Kept<Extent, Figures>,
    /// How many proposals of a call are in which state, as an account counts them.
    pub counts: kept::Kept<(Id, Option<Id>), CountsByState>,
}

impl App {
    /// The present instant.
    pub fn now(&self) -> Instant {
        self.clock.now().into()
    }

    /// The caller's address: the peer's, or what a trusted proxy says of it.
    pub fn client_ip(&self, request: &HttpRequest) -> String {
        let Some(peer) = request.peer_addr().map(|address| address.ip()) else { return String::new() };
        let trusted = self.config.trusted_proxies.iter().any(|network| network.contains(peer));
        let forwarded = request.headers().get("x-forwarded-for").and_then(|value| value.to_str().ok());
        match forwarded.and_then(|list| list.rsplit(',').next()) {
            Some(address) if trusted => address.trim().chars().take(45).collect(),
            _ => peer.to_string(),
        }
    }
}
