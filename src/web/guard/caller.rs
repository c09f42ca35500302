//! The caller: all that a handler needs of the house.

use actix_session::{Session, SessionExt};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use serde::Serialize;
use tracing_actix_web::RequestId;

use crate::adapters::secrets;
use crate::db::Db;
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::web::App;
use crate::web::error::{Answer, WebError, conflict, see_other, unprocessable};
use crate::web::session;
use crate::web::view::{self, Page};
use crate::web::write::write;

/// A request and whoever made it: all that a handler needs of the house.
#[derive(Clone)]
pub struct Caller {
    /// The running portal.
    pub app: web::Data<App>,
    /// Who calls; a visitor when nobody signed in.
    pub actor: Actor,
    /// The browser's session, held in the database.
    pub session: Session,
    /// The language of the answer.
    pub lang: Lang,
    /// The request's number, in the log and on error pages.
    pub request_id: String,
    /// The path asked for.
    pub path: String,
    /// The query, without `?`.
    pub query: String,
    /// The caller's address, as far as trusted proxies tell it.
    pub ip: String,
    /// The browser's name for itself.
    pub user_agent: String,
}

impl Caller {
    /// The present instant.
    pub fn now(&self) -> Instant {
        self.app.now()
    }

    /// The action this request is about to do.
    pub fn act(&self) -> Act {
        Act::new(self.actor.clone(), self.now(), self.request_id.clone(), secrets::random_bytes())
    }

    /// Reads from the database, away from the event loop.
    ///
    /// # Errors
    /// What `work` returns, or 503 when the database cannot be reached.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static) -> Result<T, WebError>
    where
        T: Send + 'static,
        E: Send + 'static,
        WebError: From<E>,
    {
        let pool = self.app.pool.clone();
        web::block(move || pool.read(|db| work(db).map_err(WebError::from)))
            .await
            .map_err(|_| WebError::Internal("the worker threads are gone".into()))?
    }

    /// Does one action in one write transaction.
    ///
    /// # Errors
    /// Why the action was refused; then nothing was written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db, &Act) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let act = self.act();
        write(&self.app.pool, move |db| work(db, &act)).await
    }

    /// The page, in the caller's language.
    ///
    /// # Errors
    /// A template that cannot be drawn.
    pub fn page<P: Page>(&self, page: &P) -> Answer {
        let html = view::render(self, page, &[])?;
        let mut response = HttpResponse::Ok();
        response.content_type("text/html; charset=utf-8");
        if self.actor.is_signed_in() || P::HAS_FORM {
            response.insert_header(("cache-control", "no-store"));
        }
        Ok(response.body(html))
    }

    /// The page again, with what is wrong: status 422, the errors on top and at their fields.
    ///
    /// # Errors
    /// A template that cannot be drawn.
    pub fn invalid<P: Page>(&self, page: &P, unmet: &[Unmet]) -> Answer {
        Ok(unprocessable(view::render(self, page, unmet)?))
    }

    /// The page again, because somebody else saved in the meantime: status 409. It shows what was
    /// typed beside what is stored.
    ///
    /// # Errors
    /// A template that cannot be drawn.
    pub fn stale<P: Page>(&self, page: &P) -> Answer {
        Ok(conflict(view::render(self, page, &[])?))
    }

    /// Elsewhere, with a message (a key of the locales) at the top of the next page.
    ///
    /// # Errors
    /// Never; the type is that of a handler's answer.
    pub fn done(&self, location: &str, message: &str) -> Answer {
        session::set_flash(&self.session, message);
        Ok(see_other(location))
    }

    /// Elsewhere, silently.
    ///
    /// # Errors
    /// Never; the type is that of a handler's answer.
    pub fn go(&self, location: &str) -> Answer {
        Ok(see_other(location))
    }

    /// A text of the locales in the caller's language.
    pub fn t(&self, key: &str) -> String {
        crate::adapters::i18n::text(self.lang.as_str(), key, &[])
    }

    /// A value as JSON.
    ///
    /// # Errors
    /// Never; the type is that of a handler's answer.
    pub fn json(&self, value: &impl Serialize) -> Answer {
        Ok(HttpResponse::Ok().json(value))
    }
}

/// The caller as a visitor, before the account is looked up.
///
/// # Errors
/// Only when the portal was put together wrongly.
pub fn before_sign_in(request: &HttpRequest) -> Result<Caller, WebError> {
    let app = request
        .app_data::<web::Data<App>>()
        .cloned()
        .ok_or_else(|| WebError::Internal("no application state".into()))?;
    let lang = view::language(request);
    let request_id = request.extensions().get::<RequestId>().map(|id| id.simple().to_string()).unwrap_or_default();
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let user_agent = header("user-agent").chars().take(300).collect();
    Ok(Caller {
        ip: app.client_ip(request),
        app,
        actor: Actor::public(lang),
        session: request.get_session(),
        lang,
        request_id,
        path: request.path().to_owned(),
        query: request.query_string().to_owned(),
        user_agent,
    })
}
