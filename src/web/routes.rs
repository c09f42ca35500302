//! Every address of the portal and who may call it. The list is also the input of the test that
//! tries each route as each role.

use std::collections::BTreeMap;

use actix_web::dev::HttpServiceFactory;
use actix_web::http::Method;
use actix_web::{Error, Handler, HttpRequest, Resource, Responder, Route, Scope, guard, web};

use super::guard::{Access, FirstGuard};
use super::{api, metrics, pages};

/// One address and method.
#[derive(Debug, Clone)]
pub struct RouteInfo {
    /// The HTTP method.
    pub method: Method,
    /// The path, with parameters in braces.
    pub path: &'static str,
    /// Who may call it.
    pub access: Access,
}

/// The routes, collected so that each is known by its path, method and guard.
#[derive(Default)]
pub struct Routes {
    infos: Vec<RouteInfo>,
    resources: Vec<(&'static str, Vec<Route>)>,
}

impl Routes {
    /// A page or a file. `HEAD` asks the same and gets the headers alone.
    pub fn get<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FirstGuard + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::GET, path, guarded(get_or_head(), handler), Args::ACCESS)
    }

    /// An action.
    pub fn post<F, Args>(&mut self, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FirstGuard + 'static,
        F::Output: Responder + 'static,
    {
        self.add(Method::POST, path, guarded(web::post(), handler), Args::ACCESS)
    }

    /// Anything else, as protocols for machines use it.
    pub fn on<F, Args>(&mut self, method: Method, path: &'static str, handler: F) -> &mut Self
    where
        F: Handler<Args>,
        Args: FirstGuard + 'static,
        F::Output: Responder + 'static,
    {
        self.add(method.clone(), path, guarded(web::method(method), handler), Args::ACCESS)
    }

    fn add(&mut self, method: Method, path: &'static str, route: Route, access: Access) -> &mut Self {
        self.infos.push(RouteInfo { method, path, access });
        match self.resources.iter_mut().find(|(known, _)| *known == path) {
            Some((_, routes)) => routes.push(route),
            None => self.resources.push((path, vec![route])),
        }
        self
    }

    /// What is routed, in order.
    pub fn infos(&self) -> &[RouteInfo] {
        &self.infos
    }

    /// The routes as one service. Those that begin alike stand together in a scope, so that an address is compared with
    /// a few patterns and not with all of them. What is fixed goes before parameters, between scopes (the longest
    /// beginning is first) and within one: `/office/calls/new` is no call named "new".
    pub fn into_service(mut self) -> impl HttpServiceFactory + 'static {
        self.resources.sort_by_key(|(path, _)| path.matches('{').count());
        let mut areas: BTreeMap<&'static str, Vec<Resource>> = BTreeMap::new();
        for (path, routes) in self.resources {
            let beginning = path.split("/{").next().unwrap_or_default().trim_end_matches('/');
            let rest = path[beginning.len()..].replace('}', PARAMETER);
            let resource = routes.into_iter().fold(Resource::new(rest).name(path), Resource::route);
            areas.entry(beginning).or_default().push(resource);
        }
        areas.into_iter().rev().fold(web::scope(""), |all, (beginning, resources)| {
            all.service(resources.into_iter().fold(web::scope(beginning), Scope::service))
        })
    }
}

/// What a parameter is made of: the printable signs of ASCII, but for the slash. Each of ours is. The framework's own
/// pattern knows the letters of all scripts, and the tables for that were 3 MB.
const PARAMETER: &str = ":[!-.0-~]+}";

/// A route for `GET` and for `HEAD`; the server leaves the body out of an answer to the latter.
pub fn get_or_head() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// A route whose parameters are taken in their order. The framework takes them all at once, and then a
/// path or a form that cannot be read may answer before the guard.
fn guarded<F, Args>(route: Route, handler: F) -> Route
where
    F: Handler<Args>,
    Args: FirstGuard + 'static,
    F::Output: Responder + 'static,
{
    route.to(move |request: HttpRequest, payload: web::Payload| {
        let handler = handler.clone();
        async move {
            let mut payload = payload.into_inner();
            let parameters = Args::take(&request, &mut payload).await?;
            let answer = handler.call(parameters).await;
            Ok::<_, Error>(answer.respond_to(&request).map_into_boxed_body())
        }
    })
}

/// All routes of the pages.
pub fn all() -> Routes {
    let mut routes = Routes::default();
    pages::home::routes(&mut routes);
    pages::about::routes(&mut routes);
    pages::accounts::routes(&mut routes);
    pages::partners::routes(&mut routes);
    pages::screenings::routes(&mut routes);
    pages::proposals::routes(&mut routes);
    pages::receipts::routes(&mut routes);
    pages::documents::routes(&mut routes);
    pages::uploads::routes(&mut routes);
    pages::programmes::routes(&mut routes);
    pages::calls::routes(&mut routes);
    pages::questions::routes(&mut routes);
    pages::subscriptions::routes(&mut routes);
    pages::office_proposals::routes(&mut routes);
    pages::eligibility::routes(&mut routes);
    pages::corrections::routes(&mut routes);
    pages::openings::routes(&mut routes);
    pages::versions::routes(&mut routes);
    pages::evaluations::routes(&mut routes);
    pages::decisions::routes(&mut routes);
    pages::agreements::routes(&mut routes);
    pages::payments::routes(&mut routes);
    pages::reports::routes(&mut routes);
    pages::ledger::routes(&mut routes);
    pages::journal::routes(&mut routes);
    pages::desk::routes(&mut routes);
    pages::dashboard::routes(&mut routes);
    pages::permissions::routes(&mut routes);
    api::routes(&mut routes);
    metrics::routes(&mut routes);
    routes
}
