//! Writing the profile. Saving never asks for more than was typed: what is missing is listed on the
//! organisation's page, and counts when the profile is sent.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use super::Profile;
use super::own::own_for;
use crate::db::partners::PartnerRow;
use crate::domain::id::Id;
use crate::domain::partner::{Declaration, PartnerAction, PartnerKind};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
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
        .get("/organisation/{id}/edit", show)
        .post("/organisation/{id}/edit", save);
}

/// The profile as a form.
#[derive(Serialize)]
pub struct Edit {
    form: FormView,
    partner: Profile,
    /// Whether kind, name, country, registration and declarations may still change.
    identity: bool,
    kinds: Vec<Choice>,
    countries: Vec<Choice>,
    regions: Vec<Regions>,
    languages: Vec<Choice>,
    declarations: Vec<Choice>,
}

impl Page for Edit {
    const TEMPLATE: &'static str = "pages/partners/edit.html";
    fn samples() -> Vec<Self> {
        let edit = |state, identity| Edit {
            form: FormView::filled(json!({ "declared": ["truth"], "name": "Associação" })),
            partner: Profile::sample(state),
            identity,
            kinds: Choice::list(Lang::Fr, "partner-kind", PartnerKind::ALL),
            countries: Choice::list(Lang::Fr, "country", Country::ALL),
            regions: Regions::all(Lang::Fr),
            languages: Choice::languages(),
            declarations: Choice::list(Lang::Fr, "declaration", Declaration::ALL),
        };
        vec![edit("draft", true), edit("verified", false)]
    }
}

impl Edit {
    fn of(row: &PartnerRow, form: FormView, caller: &Caller) -> Edit {
        let lang = caller.lang;
        let identity = row.state.can_edit_identity();
        Edit {
            form,
            partner: Profile::of(row, caller.now(), lang),
            identity,
            kinds: Choice::list(lang, "partner-kind", PartnerKind::ALL),
            countries: Choice::list(lang, "country", Country::ALL),
            // Where the country is settled, only its regions are asked.
            regions: if identity { Regions::all(lang) } else { vec![Regions::of(row.country, lang)] },
            languages: Choice::languages(),
            declarations: Choice::list(lang, "declaration", row.kind.declarations()),
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

fn values(row: &PartnerRow) -> serde_json::Value {
    json!({
        "kind": row.kind,
        "name": row.name,
        "short_name": row.short_name,
        "country": row.country,
        "region": row.region,
        "address": row.address,
        "registration_number": row.registration_number,
        "founded_year": row.founded_year.map(|year| year.to_string()).unwrap_or_default(),
        "email": row.email,
        "phone": row.phone,
        "website": row.website,
        "representative": row.representative,
        "representative_role": row.representative_role,
        "description": row.description,
        "lang": row.lang,
        "declared": row.verification.declared,
    })
}

async fn show(caller: May<may::PartnerEdit>, id: web::Path<Id>) -> Answer {
    let row = own_for(&caller, *id, Permission::PartnerEdit).await?;
    row.state.after(PartnerAction::Edit).map_err(Refusal::from)?;
    caller.page(&Edit::of(&row, FormView::filled(values(&row)), &caller))
}

async fn save(caller: May<may::PartnerEdit>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    let typed = form.clone();
    let saved = caller.write(move |db, act| services::edit(db, act, id, version, |row| put(row, &typed))).await;
    let row = match saved {
        Ok(row) => row,
        Err(refusal) => return Err(refusal.into()),
    };
    if form.autosave {
        return Ok(HttpResponse::NoContent().insert_header(("x-version", row.version.to_string())).finish());
    }
    let unmet = unreadable(&form, &row);
    if !unmet.is_empty() {
        // The rest is saved; what could not be read stays in its field.
        return caller.invalid(&Edit::of(&row, FormView::posted(&form, &unmet, caller.lang), &caller), &unmet);
    }
    caller.done(&format!("/organisation/{id}"), "partners-saved")
}

/// Puts what was typed into the profile. A field that the form did not have stays as it was.
fn put(row: &mut PartnerRow, form: &Form) {
    let cut = |name: &str, longest: usize| form.text(name).chars().take(longest).collect::<String>();
    if row.state.can_edit_identity() {
        row.kind = form.parse("kind").unwrap_or(row.kind);
        row.country = form.parse("country").unwrap_or(row.country);
        if form.has("name") {
            row.name = cut("name", 300);
        }
        row.registration_number = cut("registration_number", 100);
        row.verification.declared =
            form.all("declared").into_iter().filter_map(|text| text.parse().ok()).collect::<BTreeSet<_>>();
    }
    row.short_name = cut("short_name", 60);
    row.region = cut("region", 20);
    row.address = cut("address", 600);
    row.email = cut("email", 254);
    row.phone = cut("phone", 80);
    row.website = cut("website", 200);
    row.representative = cut("representative", 200);
    row.representative_role = cut("representative_role", 200);
    row.description = cut("description", 6_000);
    row.lang = form.parse("lang").unwrap_or(row.lang);
    row.founded_year = form.parse("founded_year");
}

/// What could not be stored as typed.
fn unreadable(form: &Form, row: &PartnerRow) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if row.state.can_edit_identity() && !form.has("name") {
        unmet.push(Unmet::new("missing").on("name"));
    }
    if form.has("founded_year") && form.parse::<i32>("founded_year").is_none() {
        unmet.push(Unmet::new("year-impossible").on("founded_year"));
    }
    unmet
}
