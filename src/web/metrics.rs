//! `/metrics`: counts for Prometheus, for the operator's own machines only.

use std::net::IpAddr;

use actix_web::{HttpRequest, HttpResponse};

use super::error::{Answer, WebError};
use super::guard::Visitor;
use super::routes::Routes;
use crate::db::outbox;

/// The route of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/metrics", show);
}

/// The counts as text; 404 for whoever asks from elsewhere.
async fn show(caller: Visitor, request: HttpRequest) -> Answer {
    if !is_ours(&caller, &request) {
        return Err(WebError::NotFound);
    }
    let app = &caller.app;
    let now = caller.now();
    let due = caller.read(move |db| outbox::count_due(db, now)).await?;
    app.metrics.set_jobs_waiting(usize::try_from(due).unwrap_or(0));
    let (open, idle) = app.pool.connections();
    app.metrics.set_db_connections(open, idle);
    app.metrics.set_db_statements(app.pool.statements());
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(app.metrics.render()))
}

/// Whether the request comes from this machine or a trusted network. Behind a proxy that is not
/// named as trusted everybody seems to come from the proxy, so a forwarded request is refused then;
/// so is one with the header `Forwarded`, which the portal does not read.
fn is_ours(caller: &Visitor, request: &HttpRequest) -> bool {
    let trusted = |ip: IpAddr| caller.app.config.trusted_proxies.iter().any(|network| network.contains(ip));
    let Some(peer) = request.peer_addr().map(|address| address.ip()) else { return false };
    let headers = request.headers();
    if headers.contains_key("forwarded") || (headers.contains_key("x-forwarded-for") && !trusted(peer)) {
        return false;
    }
    caller.ip.parse().is_ok_and(|ip: IpAddr| ip.is_loopback() || trusted(ip))
}
