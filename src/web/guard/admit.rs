//! Lets a caller pass, or says how they are turned away.

use std::future::Future;

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::http::Method;

use super::access::Access;
use super::caller::{Caller, before_sign_in};
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::web::error::WebError;
use crate::web::form::Form;
use crate::web::{held, session, tus};

/// Finds out who calls and lets them pass or not.
pub(super) fn admit(
    request: &HttpRequest,
    payload: &mut Payload,
    access: Access,
) -> impl Future<Output = Result<Caller, WebError>> + use<> {
    let caller = before_sign_in(request);
    let user = caller.as_ref().ok().and_then(|caller| session::user(&caller.session));
    let posted =
        (access != Access::Public && user.is_none() && request.method() == Method::POST && !is_autosave(request))
            .then(|| Form::unchecked(request, payload));
    let autosave = is_autosave(request);
    async move {
        let mut caller = caller?;
        if let Some(user) = user {
            match account(&caller, user).await? {
                Some(actor) => caller.actor = actor,
                None => session::forget_user(&caller.session),
            }
        }
        if access.admits(&caller.actor) {
            return Ok(caller);
        }
        if caller.actor.is_signed_in() {
            // Pages of a part of the house that somebody has no key to do not exist for them,
            // except that a colleague with another role is told plainly.
            return Err(if caller.actor.is_staff() { WebError::Forbidden } else { WebError::NotFound });
        }
        if autosave {
            return Err(WebError::SignIn { next: String::new() });
        }
        let next = match posted {
            Some(posted) => {
                held::keep(&caller, posted.await?);
                "/resume".to_owned()
            }
            None if caller.query.is_empty() => caller.path.clone(),
            None => format!("{}?{}", caller.path, caller.query),
        };
        Err(WebError::SignIn { next })
    }
}

/// Whether a script saves a draft or sends a file in the background: it wants short answers, not pages.
pub fn is_autosave(request: &HttpRequest) -> bool {
    request.headers().contains_key("x-autosave") || tus::is_spoken_by(request)
}

/// The account of a session, if it is still there: as it was read with the session, else from the database.
async fn account(caller: &Caller, user: Id) -> Result<Option<Actor>, WebError> {
    match session::take_account(user) {
        Some(account) => Ok(account),
        None => caller.read(move |db| crate::db::users::find_actor(db, user)).await,
    }
}
