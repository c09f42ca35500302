//! Signing in, with the second factor of those who have one, and signing out.

use actix_web::web;
use serde::Serialize;

use crate::adapters::password;
use crate::adapters::secrets;
use crate::adapters::totp;
use crate::db::users::UserRow;
use crate::domain::account::normal_email;
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::services::accounts::{self, Door, Proof};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, Visitor};
use crate::web::held;
use crate::web::routes::Routes;
use crate::web::session;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/sign-in", show)
        .post("/sign-in", enter)
        .get("/sign-in/code", show_code)
        .post("/sign-in/code", enter_code)
        .get("/sign-out", show_sign_out)
        .post("/sign-out", leave);
}

/// Address and password.
#[derive(Serialize)]
pub struct SignIn {
    form: FormView,
    /// Where to go afterwards; empty for the desk.
    next: String,
    /// Whether the address is not confirmed yet: the letter can be sent again.
    unconfirmed: bool,
}

impl Page for SignIn {
    const TEMPLATE: &'static str = "pages/accounts/sign_in.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        let filled = FormView::filled(serde_json::json!({ "email": "awa@exemple.example" }));
        vec![
            SignIn { form: FormView::empty(), next: String::new(), unconfirmed: false },
            SignIn { form: filled, next: "/calls/GW-2026-01".into(), unconfirmed: true },
        ]
    }
}

/// The six digits of the second factor.
#[derive(Serialize)]
pub struct Code {
    form: FormView,
    next: String,
}

impl Page for Code {
    const TEMPLATE: &'static str = "pages/accounts/sign_in_code.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Code { form: FormView::empty(), next: "/desk".into() }]
    }
}

/// The question before signing out, for those who come by a link.
#[derive(Serialize)]
pub struct SignOut {}

impl Page for SignOut {
    const TEMPLATE: &'static str = "pages/accounts/sign_out.html";
    fn samples() -> Vec<Self> {
        vec![SignOut {}]
    }
}

async fn show(caller: Visitor) -> Answer {
    let next = next_of_query(&caller);
    if caller.actor.is_signed_in() {
        return caller.go(&destination(&caller, &caller.actor, &next));
    }
    caller.page(&SignIn { form: FormView::empty(), next, unconfirmed: false })
}

async fn enter(caller: Visitor, form: Form) -> Answer {
    let (email, given, next) =
        (normal_email(form.text("email")), form.string("password"), local_path(form.text("next")));
    let mut unmet = Vec::new();
    if email.is_empty() {
        unmet.push(Unmet::new("missing").on("email"));
    }
    if given.is_empty() {
        unmet.push(Unmet::new("missing").on("password"));
    }
    let again = |unmet: &[Unmet], unconfirmed: bool| {
        let page = SignIn { form: FormView::posted(&form, unmet, caller.lang), next: next.clone(), unconfirmed };
        caller.invalid(&page, unmet)
    };
    if !unmet.is_empty() {
        return again(&unmet, false);
    }
    let ip = caller.ip.clone();
    let knock = email.clone();
    let user = match caller.write(move |db, act| accounts::begin_password(db, act, &knock, &ip)).await? {
        Door::Closed { wait_seconds } => return Err(WebError::TooMany { wait_seconds }),
        Door::Open(user) => user,
    };
    let hash = user.as_ref().and_then(|user| user.password_hash.clone());
    let Some(renewed) = compare(given, hash).await? else {
        return again(&[Unmet::new("sign-in-wrong").on("email")], false);
    };
    let Some(user) = user else { return Err(WebError::Internal("a password without account".into())) };
    if user.email_confirmed_at.is_none() {
        return again(&[Unmet::new("sign-in-unconfirmed").on("email")], true);
    }
    if user.totp_enrolled_at.is_some() {
        session::want_code(&caller.session, user.id, caller.now());
        return caller.go(&with_next("/sign-in/code", &next));
    }
    finish(&caller, user.id, Proof::Password { renewed }, &next).await
}

async fn show_code(caller: Visitor) -> Answer {
    let next = next_of_query(&caller);
    if session::code_wanted(&caller.session, caller.now()).is_none() {
        return caller.go(&with_next("/sign-in", &next));
    }
    caller.page(&Code { form: FormView::empty(), next })
}

async fn enter_code(caller: Visitor, form: Form) -> Answer {
    let next = local_path(form.text("next"));
    let Some(user) = session::code_wanted(&caller.session, caller.now()) else {
        session::set_notice(&caller.session, "accounts-code-too-late");
        return caller.go(&with_next("/sign-in", &next));
    };
    let user = match caller.write(move |db, act| accounts::begin_code(db, act, user)).await? {
        Door::Closed { wait_seconds } => return Err(WebError::TooMany { wait_seconds }),
        Door::Open(user) => user.ok_or(WebError::NotFound)?,
    };
    let again = |unmet: &[Unmet]| {
        caller.invalid(&Code { form: FormView::posted(&form, unmet, caller.lang), next: next.clone() }, unmet)
    };
    match used_step(&caller, &user, form.text("one_time_code"))? {
        Checked::Right(step) => finish(&caller, user.id, Proof::Code { step }, &next).await,
        Checked::Used => again(&[Unmet::new("totp-used").on("one_time_code")]),
        Checked::Wrong => again(&[Unmet::new("totp-wrong").on("one_time_code")]),
    }
}

async fn finish(caller: &Caller, user: Id, proof: Proof, next: &str) -> Answer {
    let ip = caller.ip.clone();
    let actor = caller.write(move |db, act| accounts::sign_in(db, act, user, &ip, proof)).await?;
    session::sign_in(&caller.session, user, &caller.user_agent, &caller.ip);
    caller.go(&destination(caller, &actor, next))
}

async fn show_sign_out(caller: Visitor) -> Answer {
    if caller.actor.is_signed_in() { caller.page(&SignOut {}) } else { caller.go("/") }
}

async fn leave(caller: Visitor, _form: Form) -> Answer {
    if caller.actor.is_signed_in() {
        caller.write(accounts::sign_out).await?;
    }
    session::sign_out(&caller.session);
    caller.go("/")
}

/// Where somebody goes who has just signed in: back to what they typed before their sign-in ended,
/// else where they wanted to go, else to their desk.
fn destination(caller: &Caller, actor: &Actor, next: &str) -> String {
    let signed_in = Caller { actor: actor.clone(), ..caller.clone() };
    if held::waiting(&signed_in).is_some() {
        return "/resume".to_owned();
    }
    // The text that waited was somebody else's, or is gone.
    if next.is_empty() || next == "/resume" { "/desk".to_owned() } else { next.to_owned() }
}

/// A path of this portal, or nothing: a sign-in must not send people to other sites.
pub(super) fn local_path(text: &str) -> String {
    let rest = text.strip_prefix('/');
    let is_local = rest.is_some_and(|rest| !rest.starts_with(['/', '\\']))
        && text.len() <= 2_000
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_local { text.to_owned() } else { String::new() }
}

fn next_of_query(caller: &Caller) -> String {
    let given = url::form_urlencoded::parse(caller.query.as_bytes()).find(|(name, _)| name == "next");
    local_path(&given.map(|(_, value)| value).unwrap_or_default())
}

fn with_next(path: &str, next: &str) -> String {
    if next.is_empty() {
        return path.to_owned();
    }
    let query: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{path}?next={query}")
}

/// Compares a password with the stored hash, in the same time when there is none. `None` when it
/// is wrong; else the hash made anew, if the stored one is outdated.
pub(super) async fn compare(given: String, hash: Option<String>) -> Result<Option<Option<String>>, WebError> {
    web::block(move || match hash {
        None => {
            password::verify_nobody(&given);
            None
        }
        Some(hash) if !password::verify(&given, &hash) => None,
        Some(hash) if password::is_outdated(&hash) => Some(password::hash(&given, &secrets::random_bytes()).ok()),
        Some(_) => Some(None),
    })
    .await
    .map_err(|_| WebError::Internal("the worker threads are gone".into()))
}

/// What became of a one-time code.
pub(super) enum Checked {
    /// Right, and this step of time is now used.
    Right(i64),
    /// Right, but used before.
    Used,
    /// Wrong.
    Wrong,
}

/// Where a second factor is sealed.
pub(super) fn totp_place(user: Id) -> String {
    format!("users/{user}/totp_secret")
}

/// Compares a one-time code with the account's second factor.
fn used_step(caller: &Caller, user: &UserRow, code: &str) -> Result<Checked, WebError> {
    let sealed = user.totp_secret.as_deref().unwrap_or_default();
    let secret =
        caller.app.secrets.open(&totp_place(user.id), sealed).map_err(|error| WebError::Internal(error.to_string()))?;
    let Ok(secret) = <[u8; totp::SECRET_BYTES]>::try_from(secret) else {
        return Err(WebError::Internal("a second factor of the wrong length".into()));
    };
    let last = user.totp_last_step.and_then(|step| u64::try_from(step).ok());
    let now = caller.now().utc();
    Ok(match totp::verify(&secret, code, now, last).and_then(|step| i64::try_from(step).ok()) {
        Some(step) => Checked::Right(step),
        None if totp::verify(&secret, code, now, None).is_some() => Checked::Used,
        None => Checked::Wrong,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_leads_to_paths_of_this_portal_only() {
        for good in ["/", "/desk", "/calls/GW-2026-01?lang=pt", "/a//b"] {
            assert_eq!(local_path(good), good);
        }
        for bad in [
            "",
            "desk",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\nb",
            "/a\\b",
            "javascript:alert(1)",
        ] {
            assert_eq!(local_path(bad), "", "{bad:?}");
        }
    }

    #[test]
    fn the_way_back_survives_the_address_bar() {
        assert_eq!(with_next("/sign-in/code", ""), "/sign-in/code");
        assert_eq!(
            with_next("/sign-in", "/calls?country=GW&page=2"),
            "/sign-in?next=%2Fcalls%3Fcountry%3DGW%26page%3D2"
        );
    }
}
