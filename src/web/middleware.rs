//! What happens to every request: its language is remembered, refusals become pages, and answers
//! carry the security headers.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, ResponseError};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::error::{TusProblem, WebError};
use super::form::Form;
use super::guard::{Caller, before_sign_in, is_autosave};
use super::span::loggable;
use super::view::{self, Framed};
use super::{App, api, reading, session, tus};
use crate::domain::actor::Actor;
use crate::domain::state::Unmet;

/// Scripts, styles, images and forms come from us alone; nobody frames us.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Sets the headers that hold for every answer.
fn secure(headers: &mut HeaderMap, over_https: bool) {
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if over_https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}

/// Sets the headers that hold for every answer, and the cookie of a language asked for.
///
/// # Errors
/// What the inner services return.
pub async fn headers<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let asked = view::asked_language(request.request());
    let over_https = request.app_data::<Data<App>>().is_some_and(|app| app.config.secure_cookies);
    let is_tus = tus::is_path(request.path());
    let mut response = next.call(request).await?;
    let headers = response.headers_mut();
    secure(headers, over_https);
    if is_tus {
        tus::mark(headers);
    }
    if let Some(lang) = asked {
        let cookie = Cookie::build("lang", lang.as_str())
            .path("/")
            .same_site(SameSite::Lax)
            .secure(over_https)
            .max_age(Duration::days(365))
            .finish();
        if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
            headers.append(header::SET_COOKIE, value);
        }
    }
    Ok(response)
}

/// Counts the request and how long its answer took, under the pattern of its route.
///
/// # Errors
/// What the inner services return.
pub async fn count<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let started = std::time::Instant::now();
    let metrics = request.app_data::<Data<App>>().map(|app| app.metrics.clone());
    let response = next.call(request).await?;
    if let Some(metrics) = metrics {
        // Routes are named by their path.
        let path = response.request().match_name();
        let method = response.request().method().as_str();
        metrics.request_answered(method, path, response.status().as_u16(), started.elapsed());
    }
    Ok(response)
}

/// Gives refusals their page (or problem+json under `/api/`), in the reader's language.
///
/// # Errors
/// What the inner services return and is no refusal of ours.
pub async fn explain<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let response = next.call(request).await?;
    let error = refusal(&response);
    let Some(error) = error else { return Ok(response.map_into_left_body()) };
    let (request, old) = response.into_parts();
    let status = old.status();
    let mut explained = explanation(&request, &error, status).await;
    if !matches!(error, WebError::SignIn { .. } | WebError::Resume | WebError::Again { .. }) {
        *explained.status_mut() = status;
    }
    for (name, value) in old.headers() {
        if name == header::ALLOW {
            explained.headers_mut().insert(name.clone(), value.clone());
        }
    }
    if let WebError::TooMany { wait_seconds } = error {
        explained.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait_seconds));
    }
    Ok(ServiceResponse::new(request, explained).map_into_right_body())
}

/// Stands outside the sessions, which are in the database: when they cannot be read or kept, the person gets the page
/// that says so, like for any other page that needs the database.
///
/// # Errors
/// That page, as an error: the request is gone by then. What else the inner services return.
pub async fn outlast<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let caller = before_sign_in(request.request());
    let is_autosave = is_autosave(request.request());
    match (session::with_account(next.call(request)).await, caller) {
        (Err(error), Ok(caller)) if error.as_response_error().status_code().is_server_error() => {
            Err(Sessionless { caller, is_autosave, why: error.to_string() }.into())
        }
        (answer, _) => answer,
    }
}

/// A request whose session could not be read or kept.
struct Sessionless {
    caller: Caller,
    is_autosave: bool,
    why: String,
}

impl std::fmt::Debug for Sessionless {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl std::fmt::Display for Sessionless {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the session cannot be read or kept: {}", self.why)
    }
}

impl ResponseError for Sessionless {
    fn status_code(&self) -> StatusCode {
        StatusCode::SERVICE_UNAVAILABLE
    }

    fn error_response(&self) -> HttpResponse {
        let error = WebError::Unavailable(self.to_string());
        log(&self.caller, &error);
        let mut response = match &self.caller {
            caller if caller.path.starts_with("/api/") => api::problem(&error, self.status_code(), caller),
            _ if self.is_autosave => in_short(&error),
            caller => page(caller, &error, Vec::new()),
        };
        *response.status_mut() = self.status_code();
        secure(response.headers_mut(), self.caller.app.config.secure_cookies);
        response
    }
}

/// The refusal in a response: ours, or the framework's own (no route, bad path, too large).
fn refusal<B: MessageBody>(response: &ServiceResponse<B>) -> Option<WebError> {
    if let Some(error) = response.response().extensions().get::<WebError>() {
        return Some(error.clone());
    }
    let framework = response.response().error().is_some() || response.response().body().size().is_eof();
    match response.status().as_u16() {
        404 | 405 if framework => Some(WebError::NotFound),
        400 if framework => Some(WebError::NotFound),
        413 if framework => Some(WebError::TooLarge { limit: super::form::LIMIT }),
        500 if framework => Some(WebError::Internal(
            response.response().error().map(ToString::to_string).unwrap_or_else(|| "unknown".into()),
        )),
        _ => None,
    }
}

/// What the templates of `templates/errors/` see beside the frame.
#[derive(Serialize)]
struct ErrorPage {
    /// The largest size allowed, in bytes.
    max: usize,
    /// The page to open afresh.
    reopen: String,
    /// What was typed, so that nothing is lost.
    yours: Vec<Typed>,
}

#[derive(Serialize)]
struct Typed {
    label: String,
    value: String,
}

async fn explanation(request: &HttpRequest, error: &WebError, status: StatusCode) -> HttpResponse {
    let Ok(caller) = before_sign_in(request) else { return error.error_response() };
    log(&caller, error);
    if request.path().starts_with("/api/") {
        return api::problem(error, status, &caller);
    }
    match error {
        WebError::SignIn { .. } if is_autosave(request) => {
            return HttpResponse::Unauthorized().json(serde_json::json!({ "error": "sign-in" }));
        }
        WebError::SignIn { next } => {
            return super::error::see_other(&format!("/sign-in?next={}", utf8_percent_encode(next, NON_ALPHANUMERIC)));
        }
        WebError::Resume => return super::error::see_other("/resume"),
        WebError::Again { location } => return super::error::see_other(location),
        WebError::Tus(_) => return in_sentences(&caller, error),
        _ if tus::is_spoken_by(request) => return in_sentences(&caller, error),
        _ if is_autosave(request) => return in_short(error),
        _ => {}
    }
    let caller = with_actor(caller).await;
    page(&caller, error, typed(request))
}

/// A refusal for a script that saves in the background.
fn in_short(error: &WebError) -> HttpResponse {
    let told = match error {
        // What broke is for the log.
        WebError::Unavailable(_) => "unavailable".to_owned(),
        WebError::Internal(_) => "internal".to_owned(),
        other => other.to_string(),
    };
    HttpResponse::build(error.status_code()).json(serde_json::json!({ "error": told }))
}

/// A refusal of a file that comes in parts: whoever waits for it is told why in their language.
fn in_sentences(caller: &Caller, error: &WebError) -> HttpResponse {
    let (WebError::Unmet(unmet) | WebError::Tus(TusProblem::TooLarge(unmet))) = error else { return in_short(error) };
    let sentences: Vec<String> = unmet.iter().map(|problem| reading::sentence(problem, caller.lang)).collect();
    HttpResponse::build(error.status_code()).content_type("text/plain; charset=utf-8").body(sentences.join("\n"))
}

/// A refusal for a person.
fn page(caller: &Caller, error: &WebError, yours: Vec<Typed>) -> HttpResponse {
    let page = ErrorPage {
        max: match error {
            WebError::TooLarge { limit } => *limit,
            _ => 0,
        },
        reopen: caller.path.clone(),
        yours,
    };
    let unmet: &[Unmet] = match error {
        WebError::Unmet(unmet) => unmet,
        _ => &[],
    };
    let framed = Framed { page: view::frame(caller, false, false, unmet), content: &page };
    match caller.app.templates.render(caller.lang.as_str(), error.template(), &framed) {
        Ok(html) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header(("cache-control", "no-store"))
            .body(html),
        Err(failed) => {
            tracing::error!(%failed, "the error page cannot be drawn");
            HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(format!("Kafo · {}", caller.request_id))
        }
    }
}

/// Looks the account up for the menu of an error page; a visitor's menu when that fails too.
async fn with_actor(mut caller: Caller) -> Caller {
    if let Some(user) = session::user(&caller.session) {
        let found: Result<Option<Actor>, WebError> =
            caller.read(move |db| crate::db::users::find_actor(db, user)).await;
        if let Ok(Some(actor)) = found {
            caller.actor = actor;
        }
    }
    caller
}

/// Faults are logged once, here.
fn log(caller: &Caller, error: &WebError) {
    match error {
        WebError::Internal(why) => {
            tracing::error!(request = %caller.request_id, path = %loggable(&caller.path), %why, "internal error")
        }
        WebError::Unavailable(why) => {
            caller.app.metrics.db_failed("unavailable");
            tracing::warn!(request = %caller.request_id, path = %loggable(&caller.path), %why, "unavailable")
        }
        _ => {}
    }
}

/// What the person typed into the form that was refused.
fn typed(request: &HttpRequest) -> Vec<Typed> {
    let extensions = request.extensions();
    let Some(form) = extensions.get::<Form>() else { return Vec::new() };
    form.fields()
        .filter(|(name, value)| {
            !value.trim().is_empty() && !matches!(*name, "version" | "act") && !Form::is_secret(name)
        })
        .map(|(name, value)| Typed { label: name.to_owned(), value: value.to_owned() })
        .collect()
}
