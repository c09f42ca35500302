//! A new password: forgotten, by a letter's link; or changed by its owner.

use actix_web::web;
use serde::Serialize;

use super::register::LETTER_TO;
use super::{hashed, link_over, request_of, security};
use crate::db::tokens;
use crate::domain::account::{self, LinkPurpose, normal_email};
use crate::domain::partner::looks_like_email;
use crate::domain::state::Unmet;
use crate::services::Refusal;
use crate::services::accounts;
use crate::web::error::Answer;
use crate::web::form::Form;
use crate::web::guard::{May, Visitor, may};
use crate::web::routes::Routes;
use crate::web::session;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/password/forgot", show_forgot)
        .post("/password/forgot", forgot)
        .get("/password/forgot/sent", forgot_sent)
        .get("/password/reset/{token}", show_reset)
        .post("/password/reset/{token}", reset)
        .get("/account/password", show_change)
        .post("/account/password", change);
}

/// For which address a new password is wanted.
#[derive(Serialize)]
pub struct Forgot {
    form: FormView,
}

impl Page for Forgot {
    const TEMPLATE: &'static str = "pages/accounts/forgot.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Forgot { form: FormView::empty() }]
    }
}

/// A letter is on its way, if there is such an account.
#[derive(Serialize)]
pub struct ForgotSent {
    email: String,
}

impl Page for ForgotSent {
    const TEMPLATE: &'static str = "pages/accounts/forgot_sent.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![ForgotSent { email: "awa@exemple.example".into() }]
    }
}

/// The page that the letter's link opens.
#[derive(Serialize)]
pub struct Reset {
    form: FormView,
    token: String,
    /// Fewest characters of a password.
    shortest: usize,
}

impl Page for Reset {
    const TEMPLATE: &'static str = "pages/accounts/reset.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Reset::new(FormView::empty(), "0".repeat(64))]
    }
}

impl Reset {
    fn new(form: FormView, token: String) -> Self {
        Reset { form, token, shortest: account::SHORTEST_PASSWORD }
    }
}

/// The old password and the new one.
#[derive(Serialize)]
pub struct ChangePassword {
    form: FormView,
    /// Fewest characters of a password.
    shortest: usize,
}

impl Page for ChangePassword {
    const TEMPLATE: &'static str = "pages/accounts/change_password.html";
    fn samples() -> Vec<Self> {
        vec![ChangePassword { form: FormView::empty(), shortest: account::SHORTEST_PASSWORD }]
    }
}

async fn show_forgot(caller: Visitor) -> Answer {
    caller.page(&Forgot { form: FormView::empty() })
}

async fn forgot(caller: Visitor, form: Form) -> Answer {
    let email = normal_email(form.text("email"));
    if !looks_like_email(&email) {
        let code = if email.is_empty() { "missing" } else { "email-unreadable" };
        let unmet = [Unmet::new(code).on("email")];
        return caller.invalid(&Forgot { form: FormView::posted(&form, &unmet, caller.lang) }, &unmet);
    }
    session::put(&caller.session, LETTER_TO, &email);
    caller.write(move |db, act| accounts::ask_reset(db, act, &email)).await?;
    caller.go("/password/forgot/sent")
}

async fn forgot_sent(caller: Visitor) -> Answer {
    match caller.session.get::<String>(LETTER_TO).ok().flatten() {
        Some(email) => caller.page(&ForgotSent { email }),
        None => caller.go("/password/forgot"),
    }
}

async fn show_reset(caller: Visitor, token: web::Path<String>) -> Answer {
    let token = token.into_inner();
    let now = caller.now();
    let open = match request_of(&caller, LinkPurpose::ResetPassword, &token) {
        Some(link) => {
            caller.read(move |db| tokens::public_open_link(db, LinkPurpose::ResetPassword, link, now)).await?
        }
        None => None,
    };
    match open {
        Some(_) => caller.page(&Reset::new(FormView::empty(), token)),
        None => link_over(&caller, LinkPurpose::ResetPassword),
    }
}

async fn reset(caller: Visitor, token: web::Path<String>, form: Form) -> Answer {
    let Some(link) = request_of(&caller, LinkPurpose::ResetPassword, &token) else {
        return link_over(&caller, LinkPurpose::ResetPassword);
    };
    let unmet = account::check_password("password_new", form.text("password_new"), &[]);
    if !unmet.is_empty() {
        let page = Reset::new(FormView::posted(&form, &unmet, caller.lang), token.into_inner());
        return caller.invalid(&page, &unmet);
    }
    let hash = hashed(form.string("password_new")).await?;
    match caller.write(move |db, act| accounts::reset(db, act, link, hash)).await {
        Ok(()) => {
            // Whoever was signed in on this device is so no more either.
            session::forget_user(&caller.session);
            caller.done("/sign-in", "accounts-password-changed")
        }
        Err(Refusal::Unmet(_)) => link_over(&caller, LinkPurpose::ResetPassword),
        Err(refusal) => Err(refusal.into()),
    }
}

async fn show_change(caller: May<may::AccountManage>) -> Answer {
    caller.page(&ChangePassword { form: FormView::empty(), shortest: account::SHORTEST_PASSWORD })
}

async fn change(caller: May<may::AccountManage>, form: Form) -> Answer {
    let about = [caller.actor.email.as_str(), caller.actor.name.as_str()];
    let mut unmet = account::check_password("password_new", form.text("password_new"), &about);
    if unmet.is_empty() && !security::gave_password(&caller, form.string("password")).await? {
        unmet.push(Unmet::new("password-wrong").on("password"));
    }
    if !unmet.is_empty() {
        let form = FormView::posted(&form, &unmet, caller.lang);
        return caller.invalid(&ChangePassword { form, shortest: account::SHORTEST_PASSWORD }, &unmet);
    }
    let hash = hashed(form.string("password_new")).await?;
    let keep = security::this_session(&caller).await?;
    caller.write(move |db, act| accounts::change(db, act, hash, keep)).await?;
    session::renew(&caller.session);
    caller.done("/account", "accounts-password-changed")
}
