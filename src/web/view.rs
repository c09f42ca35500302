//! Pages: a typed context, its template, and the frame that all pages share.

use actix_web::HttpRequest;
use chrono::SecondsFormat;
use serde::Serialize;
use serde_json::{Value, json};

use super::error::WebError;
use super::form::Form;
use super::guard::Caller;
use super::session;
use crate::adapters::i18n;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::{Lang, Texts};

/// A page's context. Its fields are what the template sees, beside `page`.
pub trait Page: Serialize {
    /// The template, relative to `templates/`.
    const TEMPLATE: &'static str;
    /// Whether the page has the wide frame of staff.
    const WIDE: bool = false;
    /// Whether visitors without an account get a form on it (they then get a session).
    const HAS_FORM: bool = false;

    /// Contexts that show every part of the template. A test draws them in each language.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// What a form component of the templates finds as `form`: what was typed, and what is wrong.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Field name to text, or list of texts.
    pub values: Value,
    /// Field name to sentence.
    pub errors: Value,
}

impl FormView {
    /// A form filled with these values.
    pub fn filled(values: Value) -> Self {
        FormView { values, errors: json!({}) }
    }

    /// A form not yet filled.
    pub fn empty() -> Self {
        Self::filled(json!({}))
    }

    /// What was posted, with the sentence for each field that is wrong.
    pub fn posted(form: &Form, unmet: &[Unmet], lang: Lang) -> Self {
        let mut errors = serde_json::Map::new();
        for problem in unmet {
            if let Some(field) = &problem.field {
                errors.entry(field.clone()).or_insert_with(|| json!(i18n::sentence(problem, lang.as_str())));
            }
        }
        FormView { values: form.values(), errors: Value::Object(errors) }
    }
}

/// Draws a page in the caller's language.
///
/// # Errors
/// A template that lacks something.
pub fn render<P: Page>(caller: &Caller, page: &P, unmet: &[Unmet]) -> Result<String, WebError> {
    let frame = Framed { page: frame(caller, P::WIDE, P::HAS_FORM, unmet), content: page };
    Ok(caller.app.templates.render(caller.lang.as_str(), P::TEMPLATE, &frame)?)
}

/// A page's context inside the frame.
#[derive(Serialize)]
pub struct Framed<'a, T: Serialize> {
    /// The frame.
    pub page: Frame,
    /// The page's own fields.
    #[serde(flatten)]
    pub content: &'a T,
}

/// What every page shows around its content: see the head of `templates/layouts/base.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    lang: &'static str,
    path: String,
    title: Option<String>,
    now: String,
    csrf: String,
    account: Option<Link>,
    nav: Vec<Link>,
    lang_links: Vec<LangLink>,
    flash: Option<Flash>,
    wide: bool,
    request_id: String,
    errors: Vec<FieldError>,
}

#[derive(Debug, Clone, Serialize)]
struct Link {
    #[serde(rename = "name")]
    name: String,
    label: String,
    href: String,
    current: bool,
}

#[derive(Debug, Clone, Serialize)]
struct LangLink {
    code: &'static str,
    short: &'static str,
    name: &'static str,
    href: String,
    current: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Flash {
    kind: String,
    text: String,
}

#[derive(Debug, Clone, Serialize)]
struct FieldError {
    field: String,
    text: String,
}

/// The frame for a caller.
pub fn frame(caller: &Caller, wide: bool, has_form: bool, unmet: &[Unmet]) -> Frame {
    let lang = caller.lang;
    let csrf = if has_form || caller.actor.is_signed_in() {
        session::csrf_or_new(&caller.session)
    } else {
        session::csrf(&caller.session).unwrap_or_default()
    };
    Frame {
        lang: lang.as_str(),
        path: caller.path.clone(),
        title: None,
        now: caller.now().to_rfc3339_opts(SecondsFormat::Micros, true),
        csrf,
        account: caller.actor.is_signed_in().then(|| Link::to(caller, caller.actor.name.clone(), "/account")),
        nav: navigation(caller),
        lang_links: Lang::ALL.iter().map(|other| LangLink::to(caller, *other)).collect(),
        flash: session::take_flash(&caller.session).map(|(kind, key)| Flash { kind, text: caller.t(&key) }),
        wide,
        request_id: caller.request_id.clone(),
        errors: unmet
            .iter()
            .map(|problem| FieldError {
                field: problem.field.clone().unwrap_or_default(),
                text: i18n::sentence_in_summary(problem, lang.as_str()),
            })
            .collect(),
    }
}

impl Link {
    fn to(caller: &Caller, label: String, href: &str) -> Link {
        let current = caller.path == href || (href != "/" && caller.path.starts_with(&format!("{href}/")));
        Link { name: label.clone(), label, href: href.to_owned(), current }
    }
}

impl LangLink {
    fn to(caller: &Caller, lang: Lang) -> LangLink {
        let short = match lang {
            Lang::Fr => "FR",
            Lang::En => "EN",
            Lang::Pt => "PT",
        };
        let kept = caller.query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
        let query: Vec<&str> = kept.collect();
        let joined = if query.is_empty() { String::new() } else { format!("{}&", query.join("&")) };
        LangLink {
            code: lang.as_str(),
            short,
            name: lang.own_name(),
            href: format!("{}?{joined}lang={lang}", caller.path),
            current: lang == caller.lang,
        }
    }
}

/// The main menu: what this caller has a key to, in the order of a grant's life.
fn navigation(caller: &Caller) -> Vec<Link> {
    let actor = &caller.actor;
    let mut menu: Vec<(&str, &str)> = Vec::new();
    if actor.is_signed_in() {
        menu.push(("nav-desk", "/desk"));
    }
    if !actor.memberships.is_empty() {
        menu.push(("nav-proposals", "/proposals"));
        menu.push(("nav-projects", "/projects"));
        menu.push(("nav-organisation", "/organisation"));
    }
    if actor.is_signed_in() {
        let staff: [(Permission, &str, &str); 9] = [
            (Permission::DashboardRead, "nav-dashboard", "/dashboard"),
            (Permission::ProgrammeRead, "nav-programmes", "/office/programmes"),
            (Permission::CallRead, "nav-calls", "/office/calls"),
            (Permission::PartnerRead, "nav-partners", "/office/partners"),
            (Permission::EvaluationScore, "nav-evaluations", "/evaluations"),
            (Permission::AgreementRead, "nav-agreements", "/office/agreements"),
            (Permission::PaymentRead, "nav-payments", "/office/payments"),
            (Permission::ReportRead, "nav-reports", "/office/reports"),
            (Permission::UserInvite, "nav-users", "/office/users"),
        ];
        menu.extend(staff.into_iter().filter(|(needs, _, _)| actor.may(*needs)).map(|(_, key, href)| (key, href)));
        if actor.may_everywhere(Permission::AuditRead) {
            menu.push(("nav-journal", "/office/audit"));
        }
    }
    if !actor.is_staff() {
        menu.push(("nav-open-calls", "/"));
        menu.push(("nav-all-calls", "/calls"));
        menu.push(("nav-receipts", "/receipts"));
    }
    menu.into_iter().map(|(key, href)| Link::to(caller, caller.t(key), href)).collect()
}

/// A text as one reader gets it.
#[derive(Debug, Clone, Serialize)]
pub struct Spoken {
    text: String,
    /// Its language, when it is another than that of the page.
    lang: Option<&'static str>,
}

impl Spoken {
    /// In the reader's language, else in one that there is.
    pub fn to(reader: Lang, texts: &Texts) -> Spoken {
        let (lang, text) = texts.picked(reader);
        Spoken { text: i18n::typeset(text, lang.as_str()), lang: (lang != reader).then_some(lang.as_str()) }
    }
}

/// When something closes, in the words of the box at the right of its card (`due_box`).
#[derive(Debug, Clone, Serialize)]
pub struct Due {
    at: Instant,
    /// The day and the hour in the country, and whose clock that is.
    day: String,
    time: String,
    place: String,
    /// How long is left; that it is over, when it is.
    left: String,
    /// Not over, and within seven days.
    soon: bool,
}

impl Due {
    /// At `now`, for a reader of this language.
    pub fn of(at: Instant, country: Country, lang: Lang, now: Instant) -> Due {
        let day = country.day(at);
        let days = (day - country.day(now)).num_days();
        let (country, lang) = (country.as_str(), lang.as_str());
        let is_over = at < now;
        Due {
            at,
            day: i18n::date(day, lang),
            time: i18n::time(at.utc(), country, lang),
            place: i18n::place_time(country, lang),
            left: if is_over { i18n::text(lang, "deadline-over", &[]) } else { i18n::days_left(days, lang) },
            soon: !is_over && days <= 7,
        }
    }
}

/// The language of an answer: `?lang=`, else the cookie, else the browser's wish, else French.
pub fn language(request: &HttpRequest) -> Lang {
    asked_language(request)
        .or_else(|| request.cookie("lang").and_then(|cookie| Lang::from_tag(cookie.value())))
        .or_else(|| {
            let header = request.headers().get("accept-language")?.to_str().ok()?;
            header.split(',').find_map(|wish| Lang::from_tag(wish.split(';').next()?.trim()))
        })
        .unwrap_or(Lang::Fr)
}

/// The language named in the address, if there is one.
pub fn asked_language(request: &HttpRequest) -> Option<Lang> {
    request.query_string().split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::from_tag)
}
