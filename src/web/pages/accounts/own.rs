//! One's own account: who one is, how one signs in, where one is signed in, tokens for programs.

use serde::Serialize;
use serde_json::json;

use crate::db::sessions::{self, SessionRow};
use crate::db::tokens::{self, ApiTokenRow};
use crate::db::users::UserRow;
use crate::domain::actor::Actor;
use crate::domain::id::Id;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::accounts;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::query::Choice;
use crate::web::routes::Routes;
use crate::web::session;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/account", show).get("/account/profile", edit).post("/account/profile", save);
}

/// The account at a glance.
#[derive(Serialize)]
pub struct Account {
    name: String,
    email: String,
    phone: String,
    lang: Lang,
    roles: Vec<RoleLine>,
    factor_since: Option<Instant>,
    /// Whether one of the roles asks for a second factor.
    needs_factor: bool,
    sessions: Vec<SessionLine>,
    tokens: Vec<TokenLine>,
}

/// A role and where it is held.
#[derive(Serialize)]
pub(super) struct RoleLine {
    /// The role, as stored.
    pub role: String,
    /// The country; nothing for everywhere.
    pub country: Option<String>,
    /// Whether it holds for one call or one programme only.
    pub limited: bool,
}

impl RoleLine {
    /// The roles of a person.
    pub fn of(actor: &Actor) -> Vec<RoleLine> {
        let line = |grant: &crate::domain::actor::Grant| RoleLine {
            role: grant.role.to_string(),
            country: grant.country.map(|country| country.to_string()),
            limited: grant.call.is_some() || grant.programme.is_some(),
        };
        actor.grants.iter().map(line).collect()
    }
}

/// A place where one is signed in.
#[derive(Serialize)]
struct SessionLine {
    id: String,
    browser: &'static str,
    system: &'static str,
    ip: String,
    since: Instant,
    seen: Instant,
    here: bool,
}

/// A token for programs.
#[derive(Serialize)]
struct TokenLine {
    id: Id,
    name: String,
    scopes: Vec<String>,
    expires_at: Instant,
}

impl Page for Account {
    const TEMPLATE: &'static str = "pages/accounts/account.html";
    fn samples() -> Vec<Self> {
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let session = |here| SessionLine {
            id: "0".into(),
            browser: "Firefox",
            system: "Android",
            ip: "192.0.2.7".into(),
            since: at,
            seen: at,
            here,
        };
        let token = TokenLine {
            id: Id(uuid::Uuid::nil()),
            name: "Tableau de bord".into(),
            scopes: vec!["reports:read".into()],
            expires_at: at,
        };
        let role = |country: Option<&str>, limited| RoleLine {
            role: "programme_officer".into(),
            country: country.map(str::to_owned),
            limited,
        };
        let account = |factor_since, needs_factor, tokens| Account {
            name: "Awa Exemple".into(),
            email: "awa@exemple.example".into(),
            phone: String::new(),
            lang: Lang::Fr,
            roles: vec![role(Some("ML"), false), role(None, true)],
            factor_since,
            needs_factor,
            sessions: vec![session(true), session(false)],
            tokens,
        };
        vec![account(Some(at), true, vec![token]), account(None, true, Vec::new()), account(None, false, Vec::new())]
    }
}

/// Name, language, telephone.
#[derive(Serialize)]
pub struct Profile {
    form: FormView,
    languages: Vec<Choice>,
}

impl Page for Profile {
    const TEMPLATE: &'static str = "pages/accounts/profile.html";
    fn samples() -> Vec<Self> {
        vec![Profile { form: FormView::empty(), languages: Choice::languages() }]
    }
}

async fn show(caller: May<may::AccountManage>) -> Answer {
    let user = caller.actor.user().ok_or(WebError::NotFound)?;
    let now = caller.now();
    let (row, sessions, tokens) = caller
        .read(move |db| -> Result<_, Refusal> {
            let row = Refusal::found(UserRow::find(db, user)?)?;
            Ok((row, sessions::list_of_user(db, user, now)?, tokens::list_api_tokens(db, user, now)?))
        })
        .await?;
    caller.page(&Account {
        name: row.name,
        email: row.email,
        phone: row.phone,
        lang: row.lang,
        roles: RoleLine::of(&caller.actor),
        factor_since: row.totp_enrolled_at,
        needs_factor: caller.actor.grants.iter().any(|grant| grant.role.is_sensitive()),
        sessions: sessions.iter().map(|row| line(row, session::is_same(&caller.session, row))).collect(),
        tokens: tokens.into_iter().map(TokenLine::from).collect(),
    })
}

fn line(row: &SessionRow, here: bool) -> SessionLine {
    let (agent, ip) = session::device_of(row);
    let (browser, system) = device(&agent);
    SessionLine { id: row.key_hash.clone(), browser, system, ip, since: row.created_at, seen: row.seen_at, here }
}

impl From<ApiTokenRow> for TokenLine {
    fn from(row: ApiTokenRow) -> Self {
        TokenLine { id: row.id, name: row.name, scopes: row.scopes.0, expires_at: row.expires_at }
    }
}

/// The browser and the system in a browser's name for itself; empty when unknown.
fn device(agent: &str) -> (&'static str, &'static str) {
    // The order matters: each browser also claims to be those below it.
    let browsers = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Opera Mini", "Opera Mini"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("KaiOS", "KaiOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let known = |list: &[(&str, &'static str)]| {
        list.iter().find(|(sign, _)| agent.contains(sign)).map_or("", |(_, name)| *name)
    };
    (known(&browsers), known(&systems))
}

async fn edit(caller: May<may::AccountManage>) -> Answer {
    let user = caller.actor.user().ok_or(WebError::NotFound)?;
    let row = caller.read(move |db| UserRow::find(db, user)).await?.ok_or(WebError::NotFound)?;
    let form = FormView::filled(json!({ "name": row.name, "lang": row.lang, "phone": row.phone }));
    caller.page(&Profile { form, languages: Choice::languages() })
}

async fn save(caller: May<may::AccountManage>, form: Form) -> Answer {
    let again = |unmet: &[Unmet]| {
        let form = FormView::posted(&form, unmet, caller.lang);
        caller.invalid(&Profile { form, languages: Choice::languages() }, unmet)
    };
    let (name, phone) = (form.string("name"), form.string("phone"));
    let Some(lang) = form.parse::<Lang>("lang") else { return again(&[Unmet::new("missing").on("lang")]) };
    match caller.write(move |db, act| accounts::edit_profile(db, act, &name, lang, &phone)).await {
        // The pages follow at once: the address sets the cookie of the language.
        Ok(()) => caller.done(&format!("/account?lang={lang}"), "accounts-profile-saved"),
        Err(Refusal::Unmet(unmet)) => again(&unmet),
        Err(refusal) => Err(refusal.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_told_apart_by_what_people_call_them() {
        let chrome = "Mozilla/5.0 (Linux; Android 13; SM-A035F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36";
        assert_eq!(device(chrome), ("Chrome", "Android"));
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(device(edge), ("Edge", "Windows"));
        assert_eq!(device("curl/8"), ("", ""));
    }
}
