//! The second factor of an account, its sessions, and giving the password again before something
//! weighty.

use serde::Serialize;

use super::sign_in::{compare, totp_place};
use crate::adapters::secrets;
use crate::adapters::totp;
use crate::db::sessions;
use crate::domain::state::Unmet;
use crate::services::Refusal;
use crate::services::accounts::{self, Door};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;
use crate::web::session;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/account/second-factor", show_enrol)
        .post("/account/second-factor", enrol)
        .get("/account/second-factor/remove", show_remove)
        .post("/account/second-factor/remove", remove)
        .post("/account/sessions/end", end_session)
        .post("/account/sessions/end-others", end_others);
}

/// The secret to type into an app, and a code that shows that it works.
#[derive(Serialize)]
pub struct Enrol {
    form: FormView,
    /// The secret in groups of four.
    groups: Vec<String>,
    /// The address that opens an app on the same device.
    uri: String,
}

impl Page for Enrol {
    const TEMPLATE: &'static str = "pages/accounts/second_factor.html";
    fn samples() -> Vec<Self> {
        vec![Enrol::new(FormView::empty(), &[7; totp::SECRET_BYTES], "awa@exemple.example")]
    }
}

impl Enrol {
    fn new(form: FormView, secret: &[u8; totp::SECRET_BYTES], email: &str) -> Self {
        let text = totp::secret_text(secret);
        let groups = text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        Enrol { form, groups, uri: totp::enrolment_uri(secret, "Kafo", email) }
    }
}

/// The password, before the second factor is removed.
#[derive(Serialize)]
pub struct RemoveFactor {
    form: FormView,
}

impl Page for RemoveFactor {
    const TEMPLATE: &'static str = "pages/accounts/second_factor_remove.html";
    fn samples() -> Vec<Self> {
        vec![RemoveFactor { form: FormView::empty() }]
    }
}

/// Where the new secret waits until a code showed that the app has it; sealed, as in the account.
const NEW_SECRET: &str = "totp_new";

/// The new secret of this session, made when there is none.
fn new_secret(caller: &Caller) -> Result<[u8; totp::SECRET_BYTES], WebError> {
    let user = caller.actor.user().ok_or(WebError::NotFound)?;
    let kept = caller.session.get::<String>(NEW_SECRET).ok().flatten().and_then(|text| hex::decode(text).ok());
    let opened = kept.and_then(|sealed| caller.app.secrets.open(&totp_place(user), &sealed).ok());
    if let Some(secret) = opened.and_then(|secret| secret.try_into().ok()) {
        return Ok(secret);
    }
    let secret: [u8; totp::SECRET_BYTES] = secrets::random_bytes();
    session::put(&caller.session, NEW_SECRET, &hex::encode(caller.app.secrets.seal(&totp_place(user), &secret)));
    Ok(secret)
}

async fn show_enrol(caller: May<may::AccountManage>) -> Answer {
    let secret = new_secret(&caller)?;
    caller.page(&Enrol::new(FormView::empty(), &secret, &caller.actor.email))
}

async fn enrol(caller: May<may::AccountManage>, form: Form) -> Answer {
    let user = caller.actor.user().ok_or(WebError::NotFound)?;
    let secret = new_secret(&caller)?;
    let again = |unmet: &[Unmet]| {
        let form = FormView::posted(&form, unmet, caller.lang);
        caller.invalid(&Enrol::new(form, &secret, &caller.actor.email), unmet)
    };
    let step = totp::verify(&secret, form.text("one_time_code"), caller.now().utc(), None);
    let Some(step) = step.and_then(|step| i64::try_from(step).ok()) else {
        return again(&[Unmet::new("totp-wrong").on("one_time_code")]);
    };
    let sealed = caller.app.secrets.seal(&totp_place(user), &secret);
    let keep = this_session(&caller).await?;
    match caller.write(move |db, act| accounts::enrol_second_factor(db, act, sealed, step, keep)).await {
        Ok(()) => {}
        Err(Refusal::Unmet(unmet)) => return again(&unmet),
        Err(refusal) => return Err(refusal.into()),
    }
    caller.session.remove(NEW_SECRET);
    session::renew(&caller.session);
    caller.done("/account", "accounts-factor-on")
}

async fn show_remove(caller: May<may::AccountManage>) -> Answer {
    caller.page(&RemoveFactor { form: FormView::empty() })
}

async fn remove(caller: May<may::AccountManage>, form: Form) -> Answer {
    if !gave_password(&caller, form.string("password")).await? {
        let unmet = [Unmet::new("password-wrong").on("password")];
        return caller.invalid(&RemoveFactor { form: FormView::posted(&form, &unmet, caller.lang) }, &unmet);
    }
    caller.write(accounts::remove_second_factor).await?;
    session::renew(&caller.session);
    caller.done("/account", "accounts-factor-off")
}

async fn end_session(caller: May<may::AccountManage>, form: Form) -> Answer {
    let key_hash = form.string("session");
    caller.write(move |db, act| accounts::end_session(db, act, &key_hash)).await?;
    caller.done("/account#sessions", "accounts-session-ended")
}

async fn end_others(caller: May<may::AccountManage>, _form: Form) -> Answer {
    let keep = this_session(&caller).await?;
    caller.write(move |db, act| accounts::end_other_sessions(db, act, keep)).await?;
    caller.done("/account#sessions", "accounts-sessions-ended")
}

/// Under which name the database keeps the session of this request.
pub(super) async fn this_session(caller: &Caller) -> Result<Option<String>, WebError> {
    let Some(user) = caller.actor.user() else { return Ok(None) };
    let now = caller.now();
    let rows = caller.read(move |db| sessions::list_of_user(db, user, now)).await?;
    Ok(rows.into_iter().find(|row| session::is_same(&caller.session, row)).map(|row| row.key_hash))
}

/// Whether the caller gave their present password. Tries are counted.
pub(super) async fn gave_password(caller: &Caller, given: String) -> Result<bool, WebError> {
    match caller.write(accounts::begin_password_again).await? {
        Door::Closed { wait_seconds } => Err(WebError::TooMany { wait_seconds }),
        Door::Open(user) => Ok(compare(given, user.and_then(|user| user.password_hash)).await?.is_some()),
    }
}
