//! Tokens with which a program reads through the JSON API. The text of a token is shown once.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use crate::domain::account::{ApiScope, TOKEN_DAYS};
use crate::domain::id::Id;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::accounts::{self, NewToken};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::query::Choice;
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/account/tokens/new", new)
        .post("/account/tokens/new", create)
        .post("/account/tokens/{id}/revoke", revoke);
}

/// What a new token may read, and for how long.
#[derive(Serialize)]
pub struct TokenNew {
    form: FormView,
    scopes: Vec<Choice>,
    days: Vec<Choice>,
}

impl Page for TokenNew {
    const TEMPLATE: &'static str = "pages/accounts/token_new.html";
    fn samples() -> Vec<Self> {
        vec![TokenNew::new(FormView::empty(), Lang::Fr)]
    }
}

impl TokenNew {
    fn new(form: FormView, lang: Lang) -> Self {
        // A colon may not stand in a key: `accounts-scope-reports-read`.
        let scopes = ApiScope::ALL.iter().map(|scope| Choice {
            value: scope.to_string(),
            text: crate::adapters::i18n::text(
                lang.as_str(),
                &format!("accounts-scope-{}", scope.as_str().replace(':', "-")),
                &[],
            ),
        });
        TokenNew { form, scopes: scopes.collect(), days: Choice::list(lang, "accounts-token-days", TOKEN_DAYS) }
    }
}

/// The token's text, this once.
#[derive(Serialize)]
pub struct TokenCreated {
    name: String,
    text: String,
    expires_at: Instant,
}

impl Page for TokenCreated {
    const TEMPLATE: &'static str = "pages/accounts/token_created.html";
    fn samples() -> Vec<Self> {
        let expires_at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        vec![TokenCreated { name: "Tableau de bord".into(), text: "eyJ0.eyJzdWIi.c2ln".into(), expires_at }]
    }
}

async fn new(caller: May<may::TokenManage>) -> Answer {
    caller.page(&TokenNew::new(FormView::filled(json!({ "days": "90" })), caller.lang))
}

async fn create(caller: May<may::TokenManage>, form: Form) -> Answer {
    let again = |unmet: &[Unmet]| {
        caller.invalid(&TokenNew::new(FormView::posted(&form, unmet, caller.lang), caller.lang), unmet)
    };
    let new = NewToken {
        name: form.string("name"),
        scopes: form.all("scopes").into_iter().filter_map(|scope| scope.parse().ok()).collect(),
        days: form.parse("days").unwrap_or_default(),
    };
    let row = match caller.write(move |db, act| accounts::create_token(db, act, new)).await {
        Ok(row) => row,
        Err(Refusal::Unmet(unmet)) => return again(&unmet),
        Err(refusal) => return Err(refusal.into()),
    };
    let text = caller
        .app
        .tokens
        .issue(row.user_id.0, row.id.0, row.scopes.0.clone(), row.created_at.utc(), row.expires_at.utc())
        .map_err(|error| WebError::Internal(error.to_string()))?;
    caller.page(&TokenCreated { name: row.name, text, expires_at: row.expires_at })
}

async fn revoke(caller: May<may::TokenManage>, token: web::Path<Id>, _form: Form) -> Answer {
    let token = token.into_inner();
    caller.write(move |db, act| accounts::revoke_token(db, act, token)).await?;
    caller.done("/account#tokens", "accounts-token-revoked")
}
