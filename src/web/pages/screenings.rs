//! Screening against sanctions lists: what waits for a decision, one match with the names side by
//! side, and the import of a list.

use actix_web::web;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::adapters::i18n;
use crate::adapters::sanctions_list;
use crate::db::partners::PartnerRow;
use crate::db::screenings::{self, EntryRow, ListRow, MatchLineRow, MatchRow};
use crate::db::users;
use crate::domain::actor::At;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::screening::{self, ListedKind, ListedName, MatchState, Quality, ScreenedField};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::screenings::{self as services, Imported};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::routes::Routes;
use crate::web::upload::Upload;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/screening", index)
        .get("/office/screening/import", ask)
        .post("/office/screening/import", import)
        .get("/office/screening/{id}", show)
        .post("/office/screening/{id}", decide);
}

/// Matches on a page of the list.
const PAGE_SIZE: i64 = 50;
/// Imports beside the list.
const IMPORTS: i64 = 5;

/// What waits, and what was decided.
#[derive(Serialize)]
pub struct Index {
    form: FormView,
    state: MatchState,
    states: Vec<Choice>,
    rows: Vec<Line>,
    total: i64,
    pages: Pages,
    lists: Vec<Import>,
    can_import: bool,
}

#[derive(Serialize)]
struct Line {
    id: Id,
    field: ScreenedField,
    partner_name: String,
    entry_name: String,
    strong: bool,
    state: MatchState,
    found_at: Instant,
    partner: String,
    country: Country,
    kind: ListedKind,
    reference: String,
}

impl From<MatchLineRow> for Line {
    fn from(row: MatchLineRow) -> Self {
        Line {
            id: row.id,
            field: row.field,
            partner_name: row.partner_name,
            entry_name: row.entry_name,
            strong: screening::is_strong(row.score),
            state: row.state,
            found_at: row.found_at,
            partner: row.partner,
            country: row.country,
            kind: row.kind,
            reference: row.reference,
        }
    }
}

/// One import of a list.
#[derive(Serialize)]
struct Import {
    generated_at: Instant,
    imported_at: Instant,
    imported_by: String,
    entries: i32,
    names: i32,
    added: i32,
    changed: i32,
    removed: i32,
    sha256: String,
}

impl Import {
    fn of((row, by): (ListRow, Option<String>)) -> Import {
        Import {
            generated_at: row.generated_at,
            imported_at: row.imported_at,
            imported_by: by.unwrap_or_default(),
            entries: row.entries,
            names: row.names,
            added: row.added,
            changed: row.changed,
            removed: row.removed,
            sha256: row.sha256.chars().take(12).collect(),
        }
    }

    fn sample() -> Import {
        Import {
            generated_at: sample_time(),
            imported_at: sample_time(),
            imported_by: "Awa Exemple".into(),
            entries: 2,
            names: 5,
            added: 2,
            changed: 0,
            removed: 0,
            sha256: "0123456789ab".into(),
        }
    }
}

fn sample_time() -> Instant {
    Instant::from(chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default())
}

fn sample_id() -> Id {
    Id(uuid::Uuid::from_u128(7))
}

impl Page for Index {
    const TEMPLATE: &'static str = "pages/screenings/index.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let line = |strong, kind| Line {
            id: sample_id(),
            field: ScreenedField::Representative,
            partner_name: "Testo Fictivov".into(),
            entry_name: "TESTO FICTIVOV EXEMPLAR".into(),
            strong,
            state: MatchState::Open,
            found_at: sample_time(),
            partner: "Association Exemple".into(),
            country: Country::Ml,
            kind,
            reference: "TSTi.001".into(),
        };
        let list = |rows: Vec<Line>, lists: Vec<Import>, state, can_import| Index {
            form: FormView::filled(serde_json::json!({ "state": state })),
            state,
            states: Choice::list(Lang::Fr, "state-screening", MatchState::ALL),
            total: 60,
            rows,
            pages: Pages { current: 1, pages: 2, href: "/office/screening?page=".into() },
            lists,
            can_import,
        };
        let lines = vec![line(true, ListedKind::Person), line(false, ListedKind::Entity)];
        vec![
            list(lines, vec![Import::sample()], MatchState::Open, true),
            list(Vec::new(), vec![Import::sample()], MatchState::Open, false),
            list(Vec::new(), Vec::new(), MatchState::Open, true),
            list(Vec::new(), Vec::new(), MatchState::Open, false),
            list(Vec::new(), vec![Import::sample()], MatchState::Dismissed, false),
        ]
    }
}

/// One match.
#[derive(Serialize)]
pub struct Show {
    form: FormView,
    id: Id,
    version: i32,
    state: MatchState,
    field: ScreenedField,
    partner_name: String,
    entry_name: String,
    strong: bool,
    found_at: Instant,
    partner: Side,
    entry: Listed,
    reason: String,
    decided_by: String,
    decided_at: Option<Instant>,
    can_decide: bool,
}

/// The partner's side.
#[derive(Serialize)]
struct Side {
    name: String,
    short_name: String,
    representative: String,
    registration_number: String,
    country: Country,
    /// Its page, when the viewer may open it.
    href: String,
}

/// The list's side.
#[derive(Serialize)]
struct Listed {
    kind: ListedKind,
    reference: String,
    listed_on: String,
    version: i32,
    removed: bool,
    names: Vec<ListedName>,
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/screenings/show.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let names =
            Quality::ALL.iter().map(|quality| ListedName { text: "Testeau Fictivoff".into(), quality: *quality });
        let names: Vec<ListedName> = names.collect();
        let page = |state, all: bool| Show {
            form: FormView::empty(),
            id: sample_id(),
            version: 1,
            state,
            field: ScreenedField::Representative,
            partner_name: "Testo Fictivov".into(),
            entry_name: "TESTO FICTIVOV EXEMPLAR".into(),
            strong: all,
            found_at: sample_time(),
            partner: Side {
                name: "Association Exemple".into(),
                short_name: if all { "AE".into() } else { String::new() },
                representative: "Testo Fictivov".into(),
                registration_number: "123/2015".into(),
                country: Country::Ml,
                href: if all { "/office/partners/7".into() } else { String::new() },
            },
            entry: Listed {
                kind: ListedKind::Person,
                reference: "TSTi.001".into(),
                listed_on: if all { "1 janvier 2020".into() } else { String::new() },
                version: 1,
                removed: !all,
                names: names.clone(),
            },
            reason: "Autre date de naissance.".into(),
            decided_by: "Awa Exemple".into(),
            decided_at: Some(sample_time()),
            can_decide: all,
        };
        MatchState::ALL.iter().flat_map(|state| [page(*state, true), page(*state, false)]).collect()
    }
}

/// The form of an import.
#[derive(Serialize)]
pub struct Ask {
    form: FormView,
    last: Option<Import>,
    max: usize,
}

impl Page for Ask {
    const TEMPLATE: &'static str = "pages/screenings/import.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let asks = || FormView::filled(serde_json::json!({ "shrunk": "yes" }));
        [(Some(Import::sample()), asks()), (None, FormView::empty())]
            .map(|(last, form)| Ask { form, last, max: 5_000_000 })
            .into()
    }
}

async fn index(caller: May<may::ScreeningRead>) -> Answer {
    let query = Query::of(&caller);
    let state = query.parse("state").unwrap_or(MatchState::Open);
    let page = query.page(PAGE_SIZE);
    let viewer = caller.actor.clone();
    let (found, lists) = caller
        .read(move |db| -> Result<_, Refusal> {
            Ok((screenings::list_matches(db, &viewer, state, page)?, screenings::list_imports(db, &viewer, IMPORTS)?))
        })
        .await?;
    let (rows, total) = found;
    caller.page(&Index {
        form: FormView::filled(serde_json::json!({ "state": state })),
        state,
        states: Choice::list(caller.lang, "state-screening", MatchState::ALL),
        rows: rows.into_iter().map(Line::from).collect(),
        total,
        pages: query.pages("/office/screening", page, total),
        lists: lists.into_iter().map(Import::of).collect(),
        can_import: caller.actor.may_everywhere(Permission::ScreeningImport),
    })
}

async fn find(caller: &Caller, id: Id) -> Result<(MatchRow, PartnerRow, EntryRow), WebError> {
    let viewer = caller.actor.clone();
    caller.read(move |db| screenings::find_match(db, &viewer, id)).await?.ok_or(WebError::NotFound)
}

async fn page_of(caller: &Caller, id: Id, form: FormView) -> Result<Show, WebError> {
    let (row, partner, entry) = find(caller, id).await?;
    let by = row.decided_by;
    let names = caller.read(move |db| users::list_names(db, &by.into_iter().collect::<Vec<_>>())).await?;
    let here = At::country(partner.country);
    let may = |permission| caller.actor.may_at(permission, here);
    Ok(Show {
        form,
        id: row.id,
        version: row.version,
        state: row.state,
        field: row.field,
        partner_name: row.partner_name,
        entry_name: row.entry_name,
        strong: screening::is_strong(row.score),
        found_at: row.found_at,
        can_decide: may(Permission::ScreeningDecide)
            && !caller.actor.is_member_of(partner.id)
            && row.state != MatchState::Lapsed,
        partner: Side {
            href: if may(Permission::PartnerRead) { format!("/office/partners/{}", partner.id) } else { String::new() },
            name: partner.name,
            short_name: partner.short_name,
            representative: partner.representative,
            registration_number: partner.registration_number,
            country: partner.country,
        },
        entry: Listed {
            kind: entry.kind,
            reference: entry.reference,
            // As the list writes it, when that is no day.
            listed_on: entry.listed_on.parse().map_or(entry.listed_on, |day| i18n::date(day, caller.lang.as_str())),
            version: entry.list_version,
            removed: entry.removed_at.is_some(),
            names: entry.names.0,
        },
        reason: row.reason,
        decided_by: names.into_iter().next().map(|(_, name)| name).unwrap_or_default(),
        decided_at: row.decided_at,
    })
}

async fn show(caller: May<may::ScreeningRead>, id: web::Path<Id>) -> Answer {
    caller.page(&page_of(&caller, *id, FormView::empty()).await?)
}

async fn decide(caller: May<may::ScreeningDecide>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    let same = match form.text("same") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let reason: String = form.text("reason").chars().take(2_000).collect();
    match caller.write(move |db, act| services::decide(db, act, id, version, same, &reason)).await {
        Ok(row) if row.state == MatchState::Confirmed => caller.done("/office/screening", "screening-confirmed-done"),
        Ok(_) => caller.done("/office/screening", "screening-dismissed-done"),
        Err(Refusal::Unmet(unmet)) => {
            let page = page_of(&caller, id, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn asking(caller: &Caller, form: FormView) -> Result<Ask, WebError> {
    // The list is the whole portal's: who administers one country only does not replace it.
    if !caller.actor.may_everywhere(Permission::ScreeningImport) {
        return Err(WebError::Forbidden);
    }
    let viewer = caller.actor.clone();
    let last = caller.read(move |db| screenings::list_imports(db, &viewer, 1)).await?;
    Ok(Ask { form, last: last.into_iter().next().map(Import::of), max: caller.app.config.upload_limit })
}

async fn ask(caller: May<may::ScreeningImport>) -> Answer {
    caller.page(&asking(&caller, FormView::empty()).await?)
}

async fn import(caller: May<may::ScreeningImport>, upload: Upload) -> Answer {
    let form = upload.form;
    let may_shrink = form.has("shrunk");
    let Some(sent) = upload.files.into_iter().next() else {
        return refused(&caller, &form, &[Unmet::new("missing-file").on("file")]).await;
    };
    let read = web::block(move || {
        let sha256 = hex::encode(Sha256::digest(&sent.bytes));
        sanctions_list::read(&sent.bytes).map(|list| (list, sha256))
    });
    let read = read.await.map_err(|_| WebError::Internal("the worker threads are gone".into()))?;
    let imported = match read {
        Ok((list, sha256)) => caller.write(move |db, act| services::import(db, act, list, &sha256, may_shrink)).await,
        Err(unmet) => Err(unmet.into()),
    };
    let words = match imported {
        Ok(Imported::New { opened: 0 }) => "screening-imported",
        Ok(Imported::New { .. }) => "screening-imported-found",
        Ok(Imported::Same { opened: 0 }) => "screening-same",
        Ok(Imported::Same { .. }) => "screening-same-found",
        Err(Refusal::Unmet(unmet)) => return refused(&caller, &form, &unmet).await,
        Err(refusal) => return Err(refusal.into()),
    };
    caller.done("/office/screening", words)
}

async fn refused(caller: &Caller, form: &Form, unmet: &[Unmet]) -> Answer {
    caller.invalid(&asking(caller, FormView::posted(form, unmet, caller.lang)).await?, unmet)
}
