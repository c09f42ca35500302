//! The guard of the JSON API: the holder of a token.

use std::future::Future;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::access::{Access, Guard, NeedsScope};
use super::caller::{Caller, before_sign_in};
use crate::adapters::token::TokenError;
use crate::db::tokens;
use crate::domain::account::ApiScope;
use crate::domain::id::Id;
use crate::web::error::{TokenProblem, WebError};

/// The holder of a token of the JSON API: `Token<ProposalsRead>`. The actor is the person who made
/// the token, with the roles and organisations they have now.
pub struct Token<S: NeedsScope>(Caller, PhantomData<S>);

impl<S: NeedsScope> Deref for Token<S> {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.0
    }
}
impl<S: NeedsScope + 'static> Guard for Token<S> {
    const ACCESS: Access = Access::Token(S::SCOPE);
}
impl<S: NeedsScope + 'static> FromRequest for Token<S> {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let caller = before_sign_in(request);
        let header = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        let token =
            header.and_then(|value| value.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
        let token = token.map(|(_, token)| token.trim().to_owned());
        Box::pin(async move {
            let caller = holder(caller?, token, S::SCOPE).await?;
            Ok(Token(caller, PhantomData))
        })
    }
}

/// The person for whom a token speaks.
async fn holder(mut caller: Caller, token: Option<String>, scope: ApiScope) -> Result<Caller, WebError> {
    let refused = |problem| Err(WebError::Token(problem));
    let Some(token) = token else { return refused(TokenProblem::Missing) };
    let now = caller.now();
    let claims = match caller.app.tokens.verify(&token, now.utc()) {
        Ok(claims) => claims,
        Err(TokenError::Expired) => return refused(TokenProblem::Expired),
        Err(TokenError::Invalid | TokenError::Early) => return refused(TokenProblem::Invalid),
    };
    let found = caller.read(move |db| {
        let row = tokens::find_valid_api_token(db, Id(claims.jti), now)?;
        // The row decides: what it says of person and scopes counts, not the claims.
        let Some(row) = row.filter(|row| row.user_id == Id(claims.sub)) else { return Ok::<_, WebError>(None) };
        let actor = crate::db::users::find_actor(db, row.user_id)?;
        Ok(actor.map(|actor| (actor, row.scopes.0)))
    });
    let Some((actor, scopes)) = found.await? else { return refused(TokenProblem::Revoked) };
    if !scopes.iter().any(|held| held == scope.as_str()) {
        return refused(TokenProblem::Scope(scope));
    }
    caller.actor = actor;
    Ok(caller)
}
