//! The record of a sealed call's opening: every receipt with its hash, on a page and as files.

use actix_web::HttpResponse;
use actix_web::web::Path;
use serde::Serialize;

use crate::adapters::object_storage::content_disposition;
use crate::db::Db;
use crate::db::calls::{self, OpeningRow};
use crate::db::dossiers::{self, CallHead};
use crate::domain::actor::Actor;
use crate::domain::call::{Opening as Record, Received};
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::web::csv;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;
use crate::web::view::Page;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/calls/{id}/opening", show)
        .get("/office/calls/{id}/opening.json", frozen)
        .get("/office/calls/{id}/opening.csv", table);
}

/// The page of an opening.
#[derive(Debug, Clone, Serialize)]
pub struct Opening {
    call: Id,
    code: String,
    title: Texts,
    country: Country,
    opened_at: Instant,
    opened_by: String,
    sha256: String,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    #[serde(flatten)]
    received: Received,
    utc: String,
}

impl Row {
    fn of(received: Received) -> Row {
        Row { utc: utc(received.submitted_at), received }
    }
}

impl Page for Opening {
    const TEMPLATE: &'static str = "pages/openings/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let received = |withdrawn| Received {
            receipt: "R-2026-000042-G".into(),
            number: "GW-2026-03-001".into(),
            partner: "Associação Exemplo".into(),
            submitted_at: at,
            sha256: "ab".repeat(32),
            withdrawn,
        };
        let full = Opening {
            call: Id::new(at, [1; 10]),
            code: "GW-2026-03".into(),
            title: Texts::new("Jardins", "Gardens", "Hortas"),
            country: Country::Gw,
            opened_at: at,
            opened_by: "Awa Exemple".into(),
            sha256: "cd".repeat(32),
            rows: [false, true].map(received).map(Row::of).into(),
        };
        let empty = Opening { rows: Vec::new(), ..full.clone() };
        vec![full, empty]
    }
}

/// An instant in UTC to the second.
fn utc(at: Instant) -> String {
    at.format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

fn load(db: &mut Db, viewer: &Actor, call: Id) -> Result<Option<(CallHead, OpeningRow)>, WebError> {
    let Some(call) = dossiers::find_head(db, viewer, call)? else { return Ok(None) };
    Ok(calls::find_opening(db, call.id)?.map(|row| (call, row)))
}

/// The call and its record, for those who read its proposals by their office.
async fn found(caller: &Caller, call: Id) -> Result<(CallHead, OpeningRow, Record), WebError> {
    let actor = caller.actor.clone();
    let (call, row) = caller.read(move |db| load(db, &actor, call)).await?.ok_or(WebError::NotFound)?;
    let record = Record::read(&row.canonical).map_err(|error| WebError::Internal(format!("{}: {error}", row.id)))?;
    Ok((call, row, record))
}

async fn show(caller: May<may::ProposalRead>, call: Path<Id>) -> Answer {
    let (call, row, record) = found(&caller, call.into_inner()).await?;
    caller.page(&Opening {
        call: call.id,
        code: call.code,
        title: call.title,
        country: call.country,
        opened_at: row.opened_at,
        opened_by: record.opened_by_name,
        sha256: row.sha256,
        rows: record.proposals.into_iter().map(Row::of).collect(),
    })
}

/// The record itself, byte for byte.
async fn frozen(caller: May<may::ProposalRead>, call: Path<Id>) -> Answer {
    let (call, row, _) = found(&caller, call.into_inner()).await?;
    let name = format!("{}-{}.json", caller.t("openings-file"), call.code);
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header(("content-disposition", content_disposition(&name)))
        .insert_header(("cache-control", "private, no-store"))
        .body(row.canonical))
}

/// The same as a table.
async fn table(caller: May<may::ProposalRead>, call: Path<Id>) -> Answer {
    let (call, row, record) = found(&caller, call.into_inner()).await?;
    let heads = ["receipt", "number", "partner", "utc", "sha256", "withdrawn"];
    let mut text = csv::first_line(heads.map(|head| caller.t(&format!("openings-{head}"))));
    let (yes, no) = (caller.t("yes"), caller.t("no"));
    for received in record.proposals {
        let withdrawn = if received.withdrawn { &yes } else { &no };
        let at = utc(received.submitted_at);
        let cells = [&received.receipt, &received.number, &received.partner, &at, &received.sha256, withdrawn];
        text.push_str(&cells.map(|cell| csv::cell(cell)).join(";"));
        text.push_str("\r\n");
    }
    let name = format!("{}-{}", caller.t("openings-file"), call.code);
    Ok(csv::file(&name, row.opened_at.date_naive()).body(text))
}
