//! Writing the profile, in short pages. Saving never asks for more than was typed: what is missing is
//! listed on the organisation's page, and counts when the profile is sent.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Profile;
use super::own::own_for;
use crate::db::partners::{self, PartnerRow};
use crate::domain::id::Id;
use crate::domain::partner::{Declaration, Details, PartnerAction, PartnerKind, PastGrant, Person, ProfilePart};
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::region::Region;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::partners as services;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::organisation;
use crate::web::query::Choice;
use crate::web::regions::Regions;
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/organisation/new", new)
        .post("/organisation/new", create)
        .get("/organisation/{id}/edit", parts)
        .get("/organisation/{id}/edit/{part}", show)
        .post("/organisation/{id}/edit/{part}", save);
}

/// The pages of the profile, with how each stands.
#[derive(Serialize)]
pub struct Edit {
    partner: Profile,
    /// Whether kind, name, country, registration and declarations may still change.
    identity: bool,
    tasks: Vec<Task>,
}

#[derive(Serialize)]
struct Task {
    name: String,
    href: String,
    hint: String,
    state: &'static str,
}

impl Page for Edit {
    const TEMPLATE: &'static str = "pages/partners/edit.html";
    fn samples() -> Vec<Self> {
        let task = |state| Task { name: "Adresse".into(), href: "/".into(), hint: "Facultatif".into(), state };
        let edit = |state, identity| Edit {
            partner: Profile::sample(state),
            identity,
            tasks: ["done", "in-progress", "to-start"].map(task).into(),
        };
        vec![edit("draft", true), edit("verified", false)]
    }
}

/// One page of it.
#[derive(Serialize)]
pub struct EditPart {
    form: FormView,
    partner: Profile,
    part: ProfilePart,
    identity: bool,
    kinds: Vec<Choice>,
    countries: Vec<Choice>,
    regions: Vec<Regions>,
    languages: Vec<Choice>,
    declarations: Vec<Choice>,
    sectors: Vec<Choice>,
    places: Vec<Choice>,
    /// The rows of the list, by their places in the form.
    rows: Vec<usize>,
    /// Whether there is room for more.
    more: bool,
}

impl Page for EditPart {
    const TEMPLATE: &'static str = "pages/partners/edit_part.html";
    fn samples() -> Vec<Self> {
        let page = |part, state, identity| EditPart {
            form: FormView::filled(json!({ "declared": ["truth"], "name": "Associação", "board.0.name": "Bia" })),
            partner: Profile::sample(state),
            part,
            identity,
            kinds: Choice::list(Lang::Fr, "partner-kind", PartnerKind::ALL),
            countries: Choice::list(Lang::Fr, "country", Country::ALL),
            regions: Regions::all(Lang::Fr),
            languages: Choice::languages(),
            declarations: Choice::list(Lang::Fr, "declaration", Declaration::ALL),
            sectors: Choice::list(Lang::Fr, "sector", Sector::ALL),
            places: Regions::of(Country::Gw, Lang::Fr).options,
            rows: vec![0, 1],
            more: identity,
        };
        let both = |part: &ProfilePart| [page(*part, "draft", true), page(*part, "verified", false)];
        ProfilePart::ALL.iter().flat_map(both).collect()
    }
}

/// Blank rows below those that are filled.
const BLANK_ROWS: usize = 2;

impl EditPart {
    fn of(row: &PartnerRow, part: ProfilePart, form: FormView, caller: &Caller) -> EditPart {
        let lang = caller.lang;
        let identity = row.state.can_edit_identity();
        let filled = match part {
            ProfilePart::Representative => row.details.board.len(),
            ProfilePart::People => row.details.contacts.len(),
            ProfilePart::Grants => row.details.grants.len(),
            _ => 0,
        };
        EditPart {
            form,
            partner: Profile::of(row, caller.now(), lang),
            part,
            identity,
            kinds: Choice::list(lang, "partner-kind", PartnerKind::ALL),
            countries: Choice::list(lang, "country", Country::ALL),
            regions: vec![Regions::of(row.country, lang)],
            languages: Choice::languages(),
            declarations: Choice::list(lang, "declaration", row.kind.declarations()),
            sectors: Choice::list(lang, "sector", Sector::ALL),
            places: Regions::of(row.country, lang).options,
            rows: (0..(filled + BLANK_ROWS).min(Details::MOST)).collect(),
            more: filled + BLANK_ROWS < Details::MOST,
        }
    }
}

/// Another organisation of somebody who has an account.
#[derive(Serialize)]
pub struct New {
    form: FormView,
    kinds: Vec<Choice>,
    countries: Vec<Choice>,
    regions: Vec<Regions>,
}

impl Page for New {
    const TEMPLATE: &'static str = "pages/partners/new.html";
    fn samples() -> Vec<Self> {
        vec![New::blank(FormView::empty(), Lang::Fr)]
    }
}

impl New {
    fn blank(form: FormView, lang: Lang) -> Self {
        New {
            form,
            kinds: Choice::list(lang, "partner-kind", PartnerKind::ALL),
            countries: Choice::list(lang, "country", Country::ALL),
            regions: Regions::all(lang),
        }
    }
}

async fn new(caller: May<may::PartnerRegister>) -> Answer {
    caller.page(&New::blank(FormView::empty(), caller.lang))
}

async fn create(caller: May<may::PartnerRegister>, form: Form) -> Answer {
    let user = caller.actor.user().ok_or(WebError::NotFound)?;
    let new = match organisation::read(&form, caller.actor.email.clone(), caller.lang) {
        Ok(new) => new,
        Err(unmet) => {
            let again = New::blank(FormView::posted(&form, &unmet, caller.lang), caller.lang);
            return caller.invalid(&again, &unmet);
        }
    };
    let row = caller.write(move |db, act| services::create(db, act, new, user)).await?;
    caller.done(&format!("/organisation/{}", row.id), "partners-created")
}

async fn parts(caller: May<may::PartnerEdit>, id: web::Path<Id>) -> Answer {
    let row = editable(&caller, *id).await?;
    let (id, now) = (row.id, caller.now());
    let signatories = caller.read(move |db| partners::count_signatories(db, id)).await?;
    let signatories = usize::try_from(signatories).unwrap_or(0);
    let missing = services::missing_beside(&row, signatories, now);
    let profile = row.profile(signatories);
    let task = |part: &ProfilePart| Task {
        name: caller.t(&format!("partners-part-{part}")),
        href: if part.can_edit(row.state) { format!("/organisation/{id}/edit/{part}") } else { String::new() },
        hint: if part.is_optional() { caller.t("partners-part-optional") } else { String::new() },
        state: part.standing(&profile, &row.details, &missing),
    };
    let tasks = ProfilePart::ALL.iter().map(task).collect();
    let partner = Profile::of(&row, now, caller.lang);
    caller.page(&Edit { partner, identity: row.state.can_edit_identity(), tasks })
}

/// The organisation, when the caller may edit it now.
async fn editable(caller: &Caller, id: Id) -> Result<PartnerRow, WebError> {
    let row = own_for(caller, id, Permission::PartnerEdit).await?;
    row.state.after(PartnerAction::Edit).map_err(Refusal::from)?;
    if row.merged_into.is_some() {
        return Err(WebError::NotFound);
    }
    Ok(row)
}

fn values(row: &PartnerRow, part: ProfilePart) -> Value {
    let mut values = Map::new();
    let mut put = |name: String, value: Value| drop(values.insert(name, value));
    let details = &row.details;
    match part {
        ProfilePart::Identity => {
            put("kind".into(), json!(row.kind));
            put("name".into(), json!(row.name));
            put("short_name".into(), json!(row.short_name));
            put("country".into(), json!(row.country));
            put("registration_number".into(), json!(row.registration_number));
            let year = row.founded_year.map(|year| year.to_string()).unwrap_or_default();
            put("founded_year".into(), json!(year));
        }
        ProfilePart::Contact => {
            put("region".into(), json!(row.region));
            put("address".into(), json!(row.address));
            put("email".into(), json!(row.email));
            put("phone".into(), json!(row.phone));
            put("website".into(), json!(row.website));
            put("lang".into(), json!(row.lang));
        }
        ProfilePart::Representative => {
            put("representative".into(), json!(row.representative));
            put("representative_role".into(), json!(row.representative_role));
            for (number, person) in details.board.iter().enumerate() {
                put(format!("board.{number}.name"), json!(person.name));
                put(format!("board.{number}.role"), json!(person.role));
            }
        }
        ProfilePart::People => {
            for (number, person) in details.contacts.iter().enumerate() {
                put(format!("contacts.{number}.name"), json!(person.name));
                put(format!("contacts.{number}.role"), json!(person.role));
                put(format!("contacts.{number}.phone"), json!(person.phone));
                put(format!("contacts.{number}.email"), json!(person.email));
            }
        }
        ProfilePart::Work => {
            put("description".into(), json!(row.description));
            put("sectors".into(), json!(details.sectors));
            put("places".into(), json!(details.places));
            put("yearly_budget".into(), json!(details.yearly_budget));
            put("staff".into(), json!(details.staff));
        }
        ProfilePart::Grants => {
            for (number, grant) in details.grants.iter().enumerate() {
                put(format!("grants.{number}.donor"), json!(grant.donor));
                put(format!("grants.{number}.title"), json!(grant.title));
                put(format!("grants.{number}.years"), json!(grant.years));
                put(format!("grants.{number}.amount"), json!(grant.amount));
            }
        }
        ProfilePart::Declarations => put("declared".into(), json!(row.verification.declared)),
    }
    Value::Object(values)
}

fn part_of(text: &str) -> Result<ProfilePart, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

async fn show(caller: May<may::PartnerEdit>, path: web::Path<(Id, String)>) -> Answer {
    let part = part_of(&path.1)?;
    let row = editable(&caller, path.0).await?;
    if !part.can_edit(row.state) {
        return caller.go(&format!("/organisation/{}/edit", row.id));
    }
    caller.page(&EditPart::of(&row, part, FormView::filled(values(&row, part)), &caller))
}

async fn save(caller: May<may::PartnerEdit>, path: web::Path<(Id, String)>, form: Form) -> Answer {
    let (id, part, version) = (path.0, part_of(&path.1)?, form.version());
    let typed = form.clone();
    let row = caller.write(move |db, act| services::edit(db, act, id, version, |row| put(row, part, &typed))).await?;
    if form.autosave {
        return Ok(HttpResponse::NoContent().insert_header(("x-version", row.version.to_string())).finish());
    }
    let unmet = unreadable(&form, part, &row);
    if !unmet.is_empty() {
        // The rest is saved; what could not be read stays in its field.
        let page = EditPart::of(&row, part, FormView::posted(&form, &unmet, caller.lang), &caller);
        return caller.invalid(&page, &unmet);
    }
    let next = if form.text("act") == "more" {
        format!("/organisation/{id}/edit/{part}")
    } else {
        format!("/organisation/{id}/edit")
    };
    caller.done(&next, "partners-saved")
}

/// Puts what was typed into the profile: only the fields of this page.
fn put(row: &mut PartnerRow, part: ProfilePart, form: &Form) {
    let cut = |name: &str, longest: usize| form.text(name).chars().take(longest).collect::<String>();
    match part {
        ProfilePart::Identity => {
            if row.state.can_edit_identity() {
                row.kind = form.parse("kind").unwrap_or(row.kind);
                row.country = form.parse("country").unwrap_or(row.country);
                if form.has("name") {
                    row.name = cut("name", 300);
                }
                row.registration_number = cut("registration_number", 100);
            }
            row.short_name = cut("short_name", 60);
            row.founded_year = form.parse("founded_year");
        }
        ProfilePart::Contact => {
            row.region = cut("region", 20);
            row.address = cut("address", 600);
            row.email = cut("email", 254);
            row.phone = cut("phone", 80);
            row.website = cut("website", 200);
            row.lang = form.parse("lang").unwrap_or(row.lang);
        }
        ProfilePart::Representative => {
            row.representative = cut("representative", 200);
            row.representative_role = cut("representative_role", 200);
            row.details.board = people(form, "board");
        }
        ProfilePart::People => row.details.contacts = people(form, "contacts"),
        ProfilePart::Work => {
            row.description = cut("description", 6_000);
            row.details.sectors = form.all("sectors").into_iter().filter_map(|text| text.parse().ok()).collect();
            let here = |code: &&str| Region::find(code).is_some_and(|region| region.country == row.country);
            row.details.places = form.all("places").into_iter().filter(here).map(str::to_owned).collect();
            row.details.yearly_budget = cut("yearly_budget", 60);
            row.details.staff = cut("staff", 60);
        }
        ProfilePart::Grants => {
            let grants = rows(form, "grants", &["donor", "title", "years", "amount"]);
            let grant = |[donor, title, years, amount]: [String; 4]| PastGrant { donor, title, years, amount };
            row.details.grants = grants.into_iter().map(grant).collect();
        }
        ProfilePart::Declarations => {
            if row.state.can_edit_identity() {
                row.verification.declared =
                    form.all("declared").into_iter().filter_map(|text| text.parse().ok()).collect::<BTreeSet<_>>();
            }
        }
    }
}

/// The rows of a list in which something was typed.
fn rows<const N: usize>(form: &Form, group: &str, names: &[&str; N]) -> Vec<[String; N]> {
    let text = |value: Option<&&str>| value.copied().unwrap_or_default().chars().take(200).collect::<String>();
    form.rows(group)
        .into_iter()
        .map(|row| names.map(|name| text(row.get(name))))
        .filter(|row| row.iter().any(|text| !text.is_empty()))
        .take(Details::MOST)
        .collect()
}

fn people(form: &Form, group: &str) -> Vec<Person> {
    let person = |[name, role, phone, email]: [String; 4]| Person { name, role, phone, email };
    rows(form, group, &["name", "role", "phone", "email"]).into_iter().map(person).collect()
}

/// What could not be stored as typed.
fn unreadable(form: &Form, part: ProfilePart, row: &PartnerRow) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if part == ProfilePart::Identity {
        if row.state.can_edit_identity() && !form.has("name") {
            unmet.push(Unmet::new("missing").on("name"));
        }
        if form.has("founded_year") && form.parse::<i32>("founded_year").is_none() {
            unmet.push(Unmet::new("year-impossible").on("founded_year"));
        }
    }
    unmet
}
