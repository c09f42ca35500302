//! Following new calls by e-mail, without an account: asking, confirming, changing, stopping. Looking
//! at a link of a letter changes nothing: programs that open every link confirm and stop nothing.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use crate::db::subscriptions::{self, SubscriptionRow};
use crate::domain::account::normal_email;
use crate::domain::id::Id;
use crate::domain::place::{Country, Sector};
use crate::domain::subscription::{CONFIRM_LINK, CONFIRM_WITHIN, OWN_LINK, Wishes};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::subscriptions as actions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, Visitor};
use crate::web::query::{Choice, Query};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/subscriptions", begin).post("/subscriptions", ask).get("/subscriptions/sent", sent);
    routes.get("/subscriptions/confirm/{token}", show_confirm).post("/subscriptions/confirm/{token}", confirm);
    routes.get("/subscriptions/{token}", show).post("/subscriptions/{token}", change);
    routes.get("/subscriptions/{token}/stop", show_stop).post("/subscriptions/{token}/stop", stop);
}

/// What somebody wants to hear of, and where.
#[derive(Serialize)]
pub struct Begin {
    form: FormView,
    choices: Choices,
}

/// The choices of both forms.
#[derive(Serialize)]
struct Choices {
    countries: Vec<Choice>,
    sectors: Vec<Choice>,
    languages: Vec<Choice>,
}

impl Choices {
    fn of(lang: Lang) -> Self {
        Choices {
            countries: Choice::list(lang, "country", Country::OF_CALLS),
            sectors: Choice::list(lang, "sector", Sector::ALL),
            languages: Choice::languages(),
        }
    }
}

impl Page for Begin {
    const TEMPLATE: &'static str = "pages/subscriptions/begin.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        let values = json!({ "countries": ["GW"], "lang": "fr" });
        vec![Begin { form: FormView::filled(values), choices: Choices::of(Lang::Fr) }]
    }
}

/// The page that the link of the first letter opens.
#[derive(Serialize)]
pub struct Confirm {
    token: String,
    email: String,
}

impl Page for Confirm {
    const TEMPLATE: &'static str = "pages/subscriptions/confirm.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Confirm { token: "0".repeat(64), email: "awa@exemple.example".into() }]
    }
}

/// A reader's own page.
#[derive(Serialize)]
pub struct Own {
    token: String,
    email: String,
    form: FormView,
    choices: Choices,
}

impl Page for Own {
    const TEMPLATE: &'static str = "pages/subscriptions/own.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        vec![Own {
            token: "0".repeat(64),
            email: "awa@exemple.example".into(),
            form: FormView::filled(json!({ "countries": ["GW", "SN"], "lang": "pt" })),
            choices: Choices::of(Lang::Fr),
        }]
    }
}

/// The page of the link "stop" of a letter.
#[derive(Serialize)]
pub struct Stopping {
    token: String,
}

impl Page for Stopping {
    const TEMPLATE: &'static str = "pages/subscriptions/stop.html";
    fn samples() -> Vec<Self> {
        vec![Stopping { token: "0".repeat(64) }]
    }
}

/// What has happened: a letter is on its way, the subscription has ended, or the link opens nothing any more.
#[derive(Serialize)]
pub struct Notice {
    kind: &'static str,
}

impl Page for Notice {
    const TEMPLATE: &'static str = "pages/subscriptions/notice.html";
    fn samples() -> Vec<Self> {
        ["sent", "stopped", "over"].map(|kind| Notice { kind }).into()
    }
}

async fn begin(caller: Visitor) -> Answer {
    let query = Query::of(&caller);
    let countries: Vec<Country> = query.parse("country").into_iter().collect();
    let sectors: Vec<Sector> = query.parse("theme").into_iter().collect();
    let form = FormView::filled(json!({ "countries": countries, "sectors": sectors, "lang": caller.lang }));
    caller.page(&Begin { form, choices: Choices::of(caller.lang) })
}

/// The same answer whether the address is known or not.
async fn ask(caller: Visitor, form: Form) -> Answer {
    let (email, ip, wishes) = (normal_email(form.text("email")), caller.ip.clone(), wishes(&form));
    let lang = form.parse("lang").unwrap_or(caller.lang);
    match caller.write(move |db, act| actions::ask(db, act, &email, lang, wishes, &ip)).await {
        Ok(()) => caller.go("/subscriptions/sent"),
        Err(Refusal::Unmet(unmet)) => {
            let form = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&Begin { form, choices: Choices::of(caller.lang) }, &unmet)
        }
        Err(other) => Err(other.into()),
    }
}

async fn sent(caller: Visitor) -> Answer {
    caller.page(&Notice { kind: "sent" })
}

async fn show_confirm(caller: Visitor, token: web::Path<String>) -> Answer {
    let token = token.into_inner();
    match found(&caller, CONFIRM_LINK, &token).await? {
        Some(row) if row.confirmed_at.is_some() => caller.go(&own_path(&caller, row.id)),
        Some(row) if row.asked_at + CONFIRM_WITHIN > caller.now() => caller.page(&Confirm { token, email: row.email }),
        _ => over(&caller),
    }
}

async fn confirm(caller: Visitor, token: web::Path<String>, _form: Form) -> Answer {
    let Some(id) = caller.app.secrets.read_link_token(CONFIRM_LINK, &token) else { return over(&caller) };
    match caller.write(move |db, act| actions::confirm(db, act, id)).await {
        Ok(()) => caller.done(&own_path(&caller, id), "subscriptions-flash-confirmed"),
        Err(Refusal::Unmet(_)) => over(&caller),
        Err(other) => Err(other.into()),
    }
}

async fn show(caller: Visitor, token: web::Path<String>) -> Answer {
    let token = token.into_inner();
    match found(&caller, OWN_LINK, &token).await? {
        Some(row) if row.confirmed_at.is_some() => {
            let values = json!({ "countries": row.countries.0, "sectors": row.sectors.0, "lang": row.lang });
            let (form, choices) = (FormView::filled(values), Choices::of(caller.lang));
            caller.page(&Own { token, email: row.email, form, choices })
        }
        _ => over(&caller),
    }
}

async fn change(caller: Visitor, token: web::Path<String>, form: Form) -> Answer {
    let Some(id) = caller.app.secrets.read_link_token(OWN_LINK, &token) else { return over(&caller) };
    let (lang, wishes) = (form.parse("lang").unwrap_or(caller.lang), wishes(&form));
    match caller.write(move |db, act| actions::change(db, act, id, lang, wishes)).await {
        Ok(()) => caller.done(&own_path(&caller, id), "subscriptions-flash-changed"),
        Err(Refusal::Unmet(_)) => over(&caller),
        Err(other) => Err(other.into()),
    }
}

async fn show_stop(caller: Visitor, token: web::Path<String>) -> Answer {
    let token = token.into_inner();
    match caller.app.secrets.read_link_token(OWN_LINK, &token) {
        Some(_) => caller.page(&Stopping { token }),
        None => over(&caller),
    }
}

/// Ends a subscription at once. The only post without a [`Form`], and so without the token against
/// cross-site posting: it comes from the mail program of the reader, which has neither session nor page
/// (RFC 8058, section 3.2: the post carries no cookie and no other credential). The link's own token is
/// the proof, it is in nobody's hands but the reader's, and all it can do is stop letters. What the post
/// says in its body changes nothing.
async fn stop(caller: Visitor, token: web::Path<String>) -> Answer {
    let Some(id) = caller.app.secrets.read_link_token(OWN_LINK, &token) else { return over(&caller) };
    caller.write(move |db, act| actions::stop(db, act, id)).await?;
    caller.page(&Notice { kind: "stopped" })
}

/// The subscription that a link stands for, when its proof is right.
async fn found(caller: &Caller, purpose: &str, token: &str) -> Result<Option<SubscriptionRow>, WebError> {
    match caller.app.secrets.read_link_token(purpose, token) {
        Some(id) => caller.read(move |db| subscriptions::public_find(db, id)).await,
        None => Ok(None),
    }
}

fn own_path(caller: &Caller, id: Id) -> String {
    format!("/subscriptions/{}", caller.app.secrets.link_token(OWN_LINK, id))
}

fn over(caller: &Caller) -> Answer {
    caller.page(&Notice { kind: "over" })
}

fn wishes(form: &Form) -> Wishes {
    let countries = form.all("countries").into_iter().filter_map(|code| code.parse().ok()).collect();
    let sectors = form.all("sectors").into_iter().filter_map(|name| name.parse().ok()).collect();
    Wishes::of(countries, sectors)
}
