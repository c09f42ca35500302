//! Registering an organisation in short pages: who you are, which organisation, then a letter whose
//! link confirms the address. Following the link shows a button: programs that open every link of a
//! letter confirm nothing.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::{hashed, link_over, request_of};
use crate::db::tokens;
use crate::domain::account::{self, LinkPurpose, normal_email};
use crate::domain::partner::PartnerKind;
use crate::domain::place::Country;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::accounts::{self, Person};
use crate::web::error::Answer;
use crate::web::form::Form;
use crate::web::guard::{Caller, Visitor};
use crate::web::organisation;
use crate::web::query::{Choice, Query};
use crate::web::regions::Regions;
use crate::web::routes::Routes;
use crate::web::session;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/register", start)
        .post("/register", keep_person)
        .get("/register/organisation", organisation)
        .post("/register/organisation", open)
        .get("/register/sent", sent)
        .post("/register/resend", resend)
        .get("/register/confirm/{token}", show_confirm)
        .post("/register/confirm/{token}", confirm);
}

/// What was given on the first page, until the second is sent. The password is kept as its hash.
const REGISTRATION: &str = "registration";
/// To which address the letter went.
pub(super) const LETTER_TO: &str = "letter_to";

/// The first page: the person.
#[derive(Serialize)]
pub struct Start {
    form: FormView,
    /// The code of the call they came for.
    call: String,
    languages: Vec<Choice>,
    /// Fewest characters of a password.
    shortest: usize,
}

impl Page for Start {
    const TEMPLATE: &'static str = "pages/accounts/register.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Start::new(FormView::empty(), "GW-2026-01".into())]
    }
}

impl Start {
    fn new(form: FormView, call: String) -> Self {
        Start { form, call, languages: Choice::languages(), shortest: account::SHORTEST_PASSWORD }
    }
}

/// The second page: the organisation.
#[derive(Serialize)]
pub struct Organisation {
    form: FormView,
    kinds: Vec<Choice>,
    countries: Vec<Choice>,
    regions: Vec<Regions>,
}

impl Page for Organisation {
    const TEMPLATE: &'static str = "pages/accounts/register_organisation.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Organisation::new(FormView::empty(), Lang::Fr)]
    }
}

impl Organisation {
    fn new(form: FormView, lang: Lang) -> Self {
        Organisation {
            form,
            kinds: Choice::list(lang, "partner-kind", PartnerKind::ALL),
            countries: Choice::list(lang, "country", Country::ALL),
            regions: Regions::all(lang),
        }
    }
}

/// The end: a letter is on its way.
#[derive(Serialize)]
pub struct Sent {
    email: String,
}

impl Page for Sent {
    const TEMPLATE: &'static str = "pages/accounts/register_sent.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Sent { email: "awa@exemple.example".into() }]
    }
}

/// The page that the letter's link opens.
#[derive(Serialize)]
pub struct Confirm {
    token: String,
}

impl Page for Confirm {
    const TEMPLATE: &'static str = "pages/accounts/confirm.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Confirm { token: "0".repeat(64) }]
    }
}

/// A call's code as it may stand in an address.
fn call_code(text: &str) -> String {
    let plain = text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain { text.to_owned() } else { String::new() }
}

fn given(caller: &Caller) -> Option<Person> {
    caller.session.get::<Person>(REGISTRATION).ok().flatten()
}

async fn start(caller: Visitor) -> Answer {
    if caller.actor.is_signed_in() {
        return caller.go("/desk");
    }
    let call = call_code(&Query::of(&caller).text("call"));
    let (form, call) = match given(&caller) {
        Some(person) => {
            let values = json!({ "name": person.name, "email": person.email, "lang": person.lang });
            (FormView::filled(values), if call.is_empty() { person.call } else { call })
        }
        None => (FormView::filled(json!({ "lang": caller.lang })), call),
    };
    caller.page(&Start::new(form, call))
}

async fn keep_person(caller: Visitor, form: Form) -> Answer {
    let (name, email) = (form.string("name"), normal_email(form.text("email")));
    let (lang, call) = (form.parse("lang").unwrap_or(caller.lang), call_code(form.text("call")));
    let mut unmet = account::check_person(&name, &email);
    unmet.extend(account::check_password("password", form.text("password"), &[&email, &name]));
    if !unmet.is_empty() {
        return caller.invalid(&Start::new(FormView::posted(&form, &unmet, caller.lang), call), &unmet);
    }
    let password_hash = hashed(form.string("password")).await?;
    session::put(&caller.session, REGISTRATION, &Person { name, email, lang, password_hash, call });
    caller.go("/register/organisation")
}

async fn organisation(caller: Visitor) -> Answer {
    if given(&caller).is_none() {
        return caller.go("/register");
    }
    caller.page(&Organisation::new(FormView::empty(), caller.lang))
}

async fn open(caller: Visitor, form: Form) -> Answer {
    let Some(person) = given(&caller) else { return caller.go("/register") };
    let again = |unmet: &[Unmet]| {
        caller.invalid(&Organisation::new(FormView::posted(&form, unmet, caller.lang), caller.lang), unmet)
    };
    let organisation = match organisation::read(&form, person.email.clone(), person.lang) {
        Ok(organisation) => organisation,
        Err(unmet) => return again(&unmet),
    };
    let (email, ip) = (person.email.clone(), caller.ip.clone());
    match caller.write(move |db, act| accounts::register(db, act, person, organisation, &ip)).await {
        Ok(()) => {}
        Err(Refusal::Unmet(unmet)) => return again(&unmet),
        Err(refusal) => return Err(refusal.into()),
    }
    caller.session.remove(REGISTRATION);
    session::put(&caller.session, LETTER_TO, &email);
    caller.go("/register/sent")
}

async fn sent(caller: Visitor) -> Answer {
    match caller.session.get::<String>(LETTER_TO).ok().flatten() {
        Some(email) => caller.page(&Sent { email }),
        None => caller.go("/register"),
    }
}

async fn resend(caller: Visitor, form: Form) -> Answer {
    let email = normal_email(form.text("email"));
    session::put(&caller.session, LETTER_TO, &email);
    caller.write(move |db, act| accounts::resend_confirmation(db, act, &email)).await?;
    caller.done("/register/sent", "accounts-resent")
}

async fn show_confirm(caller: Visitor, token: web::Path<String>) -> Answer {
    let token = token.into_inner();
    let Some(link) = request_of(&caller, LinkPurpose::ConfirmEmail, &token) else {
        return link_over(&caller, LinkPurpose::ConfirmEmail);
    };
    let now = caller.now();
    let open = caller.read(move |db| tokens::public_open_link(db, LinkPurpose::ConfirmEmail, link, now)).await?;
    if open.is_none() {
        return link_over(&caller, LinkPurpose::ConfirmEmail);
    }
    caller.page(&Confirm { token })
}

async fn confirm(caller: Visitor, token: web::Path<String>, _form: Form) -> Answer {
    let Some(link) = request_of(&caller, LinkPurpose::ConfirmEmail, &token) else {
        return link_over(&caller, LinkPurpose::ConfirmEmail);
    };
    match caller.write(move |db, act| accounts::confirm(db, act, link)).await {
        Ok(call) if call.is_empty() => caller.done("/sign-in", "accounts-confirmed"),
        Ok(call) => caller.done(&format!("/sign-in?next=%2Fcalls%2F{call}"), "accounts-confirmed"),
        Err(Refusal::Unmet(_)) => link_over(&caller, LinkPurpose::ConfirmEmail),
        Err(refusal) => Err(refusal.into()),
    }
}
