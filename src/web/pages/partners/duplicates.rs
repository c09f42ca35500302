//! Registrations that may be one organisation: the list, one pair side by side, and merging.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::{sample_id, sample_time};
use crate::adapters::i18n;
use crate::db::duplicates::{self, Pair};
use crate::db::partners::PartnerRow;
use crate::db::users;
use crate::domain::actor::At;
use crate::domain::duplicate::{Alike, AtRest, PairAction, PairState, may_merge};
use crate::domain::id::Id;
use crate::domain::partner::{PartnerKind, PartnerState};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::region;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::duplicates as services;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/partners/duplicates", index)
        .get("/office/partners/duplicates/{id}", show)
        .post("/office/partners/duplicates/{id}", tell_apart)
        .get("/office/partners/duplicates/{id}/merge", ask_merge)
        .post("/office/partners/duplicates/{id}/merge", merge);
}

/// Pairs on a page of the list.
const PAGE_SIZE: i64 = 50;

/// The list of pairs.
#[derive(Serialize)]
pub struct Duplicates {
    form: FormView,
    state: PairState,
    states: Vec<Choice>,
    rows: Vec<Line>,
    total: i64,
    pages: Pages,
}

#[derive(Serialize)]
struct Line {
    id: Id,
    first: String,
    second: String,
    country: Country,
    other_country: Country,
    alike: Vec<Alike>,
    state: PairState,
    found_at: Instant,
}

impl Line {
    fn of((row, first, second): Pair) -> Line {
        Line {
            id: row.id,
            first: first.name,
            second: second.name,
            country: first.country,
            other_country: second.country,
            alike: row.alike.0,
            state: row.state,
            found_at: row.found_at,
        }
    }
}

impl Page for Duplicates {
    const TEMPLATE: &'static str = "pages/partners/duplicates.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let line = |other_country| Line {
            id: sample_id(),
            first: "Association Exemple".into(),
            second: "Exemple, association".into(),
            country: Country::Ml,
            other_country,
            alike: Alike::ALL.to_vec(),
            state: PairState::Open,
            found_at: sample_time(),
        };
        let list = |rows: Vec<Line>, state| Duplicates {
            form: FormView::filled(json!({ "state": state })),
            state,
            states: Choice::list(Lang::Fr, "state-duplicate", PairState::ALL),
            total: 60,
            rows,
            pages: Pages { current: 1, pages: 2, href: "/office/partners/duplicates?page=".into() },
        };
        vec![
            list(vec![line(Country::Ml), line(Country::Sn)], PairState::Open),
            list(Vec::new(), PairState::Open),
            list(Vec::new(), PairState::Merged),
        ]
    }
}

/// One organisation of a pair.
#[derive(Serialize)]
struct Side {
    id: Id,
    name: String,
    short_name: String,
    kind: PartnerKind,
    state: PartnerState,
    country: Country,
    region: String,
    address: String,
    registration_number: String,
    phone: String,
    email: String,
    representative: String,
    since: Instant,
    merged: bool,
}

impl Side {
    fn of(row: &PartnerRow, lang: Lang) -> Side {
        Side {
            id: row.id,
            name: row.name.clone(),
            short_name: row.short_name.clone(),
            kind: row.kind,
            state: row.state,
            country: row.country,
            region: region::name(&row.region, lang).to_owned(),
            address: row.address.clone(),
            registration_number: row.registration_number.clone(),
            phone: row.phone.clone(),
            email: row.email.clone(),
            representative: row.representative.clone(),
            since: row.created_at,
            merged: row.merged_into.is_some(),
        }
    }

    fn sample(merged: bool) -> Side {
        Side {
            id: sample_id(),
            name: "Association Exemple".into(),
            short_name: "AE".into(),
            kind: PartnerKind::Ngo,
            state: PartnerState::Verified,
            country: Country::Ml,
            region: "Kayes".into(),
            address: "Rue 1\nKayes".into(),
            registration_number: "EX-1".into(),
            phone: "+223 00 00 00 01".into(),
            email: "contact@exemple.example".into(),
            representative: "Awa Exemple".into(),
            since: sample_time(),
            merged,
        }
    }
}

/// A pair side by side.
#[derive(Serialize)]
pub struct Duplicate {
    form: FormView,
    id: Id,
    version: i32,
    state: PairState,
    alike: Vec<Alike>,
    found_at: Instant,
    first: Side,
    second: Side,
    reason: String,
    decided_by: String,
    decided_at: Option<Instant>,
    can_tell_apart: bool,
    can_merge: bool,
}

impl Page for Duplicate {
    const TEMPLATE: &'static str = "pages/partners/duplicate.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let page = |state, can| Duplicate {
            form: FormView::empty(),
            id: sample_id(),
            version: 1,
            state,
            alike: Alike::ALL.to_vec(),
            found_at: sample_time(),
            first: Side::sample(false),
            second: Side::sample(state == PairState::Merged),
            reason: "Deux bureaux de la même association.".into(),
            decided_by: "Awa Exemple".into(),
            decided_at: Some(sample_time()),
            can_tell_apart: can,
            can_merge: can,
        };
        PairState::ALL.iter().flat_map(|state| [page(*state, true), page(*state, false)]).collect()
    }
}

/// What merging does, before it is done.
#[derive(Serialize)]
pub struct Merge {
    form: FormView,
    id: Id,
    version: i32,
    sides: Vec<MergeSide>,
}

/// An organisation, and what hinders giving it up.
#[derive(Serialize)]
struct MergeSide {
    value: String,
    text: String,
    hint: String,
}

impl Page for Merge {
    const TEMPLATE: &'static str = "pages/partners/merge.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let side = |hint: &str| MergeSide { value: "1".into(), text: "Association Exemple".into(), hint: hint.into() };
        let sides = vec![side("Mali"), side("Mali · EX-1")];
        vec![Merge { form: FormView::empty(), id: sample_id(), version: 1, sides }]
    }
}

async fn index(caller: May<may::PartnerRead>) -> Answer {
    let query = Query::of(&caller);
    let state = query.parse("state").unwrap_or(PairState::Open);
    let page = query.page(PAGE_SIZE);
    let viewer = caller.actor.clone();
    let (rows, total) = caller.read(move |db| duplicates::list_for(db, &viewer, state, page)).await?;
    caller.page(&Duplicates {
        form: FormView::filled(json!({ "state": state })),
        state,
        states: Choice::list(caller.lang, "state-duplicate", PairState::ALL),
        rows: rows.into_iter().map(Line::of).collect(),
        total,
        pages: query.pages("/office/partners/duplicates", page, total),
    })
}

async fn find(caller: &Caller, id: Id) -> Result<Pair, WebError> {
    let viewer = caller.actor.clone();
    caller.read(move |db| duplicates::find_for(db, &viewer, id)).await?.ok_or(WebError::NotFound)
}

/// Whether the viewer judges both organisations.
fn judges(caller: &Caller, sides: [&PartnerRow; 2]) -> bool {
    sides.iter().all(|side| {
        caller.actor.may_at(Permission::PartnerVerify, At::country(side.country)) && !caller.actor.is_member_of(side.id)
    })
}

async fn page_of(caller: &Caller, id: Id, form: FormView) -> Result<Duplicate, WebError> {
    let (row, first, second) = find(caller, id).await?;
    let by = row.decided_by;
    let names = caller.read(move |db| users::list_names(db, &by.into_iter().collect::<Vec<_>>())).await?;
    let judges = judges(caller, [&first, &second]);
    let apart = first.merged_into.is_none() && second.merged_into.is_none();
    Ok(Duplicate {
        form,
        id,
        version: row.version,
        state: row.state,
        found_at: row.found_at,
        first: Side::of(&first, caller.lang),
        second: Side::of(&second, caller.lang),
        decided_by: names.into_iter().next().map(|(_, name)| name).unwrap_or_default(),
        decided_at: row.decided_at,
        can_tell_apart: judges && row.state == PairState::Open,
        can_merge: judges && apart && matches!(row.state, PairState::Open | PairState::Different),
        alike: row.alike.0,
        reason: row.reason,
    })
}

async fn show(caller: May<may::PartnerRead>, id: web::Path<Id>) -> Answer {
    caller.page(&page_of(&caller, *id, FormView::empty()).await?)
}

async fn tell_apart(caller: May<may::PartnerVerify>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    let reason: String = form.text("reason").chars().take(1_000).collect();
    match caller.write(move |db, act| services::tell_apart(db, act, id, version, &reason)).await {
        Ok(_) => caller.done("/office/partners/duplicates", "duplicate-told-apart"),
        Err(Refusal::Unmet(unmet)) => {
            let page = page_of(&caller, id, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn merge_page(caller: &Caller, (row, first, second): Pair, form: FormView) -> Result<Merge, WebError> {
    if !judges(caller, [&first, &second]) {
        return Err(WebError::Forbidden);
    }
    let (one, other) = (first.id, second.id);
    let rests = caller
        .read(move |db| -> Result<_, Refusal> { Ok([duplicates::at_rest(db, one)?, duplicates::at_rest(db, other)?]) })
        .await?;
    let side = |row: &PartnerRow, the_other: AtRest| MergeSide {
        value: row.id.to_string(),
        text: row.name.clone(),
        // Keeping this one gives the other one up.
        hint: match may_merge(the_other).first() {
            Some(problem) => i18n::sentence(problem, caller.lang.as_str()),
            None => {
                let country = i18n::named(caller.lang.as_str(), "country", row.country);
                let parts =
                    [country, region::name(&row.region, caller.lang).to_owned(), row.registration_number.clone()];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            }
        },
    };
    let sides = vec![side(&first, rests[1]), side(&second, rests[0])];
    Ok(Merge { form, id: row.id, version: row.version, sides })
}

async fn ask_merge(caller: May<may::PartnerVerify>, id: web::Path<Id>) -> Answer {
    let pair = find(&caller, *id).await?;
    pair.0.state.after(PairAction::Merge).map_err(Refusal::from)?;
    caller.page(&merge_page(&caller, pair, FormView::empty()).await?)
}

async fn merge(caller: May<may::PartnerVerify>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    let reason: String = form.text("reason").chars().take(1_000).collect();
    let done = match form.parse::<Id>("keep") {
        Some(keep) => {
            caller.write(move |db, act| services::merge(db, act, id, version, keep, &reason)).await.map(|_| keep)
        }
        None => Err(Refusal::Unmet(vec![Unmet::new("missing-answer").on("keep")])),
    };
    match done {
        Ok(keep) => caller.done(&format!("/office/partners/{keep}"), "duplicate-merged"),
        Err(Refusal::Unmet(unmet)) => {
            let pair = find(&caller, id).await?;
            let page = merge_page(&caller, pair, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
