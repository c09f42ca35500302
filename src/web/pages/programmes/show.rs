//! One programme: what it says about itself, what donors give to it, and the ways to its calls and figures.

use actix_web::web;
use serde::Serialize;

use crate::db::programmes::{self, ProgrammeFundRow, ProgrammeRow};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::programme::{may_change, sums};
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::view::Page;

/// The page of a programme.
#[derive(Serialize)]
pub struct Show {
    id: Id,
    code: String,
    name: Texts,
    summary: Texts,
    planned_calls: i32,
    planned_beneficiaries: i32,
    created_at: Instant,
    /// Calls published.
    calls: i64,
    funds: Vec<Line>,
    /// What donors gave, by currency.
    sums: Vec<Money>,
    may: Can,
}

/// What donors gave at one time, or a correction of it.
#[derive(Serialize)]
struct Line {
    id: Id,
    donor: String,
    amount: Money,
    entered_at: Instant,
    /// Why it was corrected; empty for what was given.
    reason: String,
}

/// The funds in the order in which they were entered, each with its corrections below it.
fn lines(rows: &[ProgrammeFundRow]) -> Vec<Line> {
    let given = rows.iter().filter(|row| row.corrects_id.is_none());
    given
        .flat_map(|fund| rows.iter().filter(|row| row.id == fund.id || row.corrects_id == Some(fund.id)))
        .map(|row| Line {
            id: row.id,
            donor: row.donor.clone(),
            amount: row.money(),
            entered_at: row.created_at,
            reason: row.reason.clone(),
        })
        .collect()
}

/// What the viewer may do from here.
#[derive(Clone, Copy, Serialize)]
struct Can {
    edit: bool,
    fund: bool,
    calls: bool,
    figures: bool,
}

impl Show {
    fn new(row: ProgrammeRow, funds: &[ProgrammeFundRow], calls: i64, may: Can) -> Result<Self, WebError> {
        let amounts: Vec<Money> = funds.iter().map(ProgrammeFundRow::money).collect();
        Ok(Show {
            sums: sums(&amounts).map_err(|error| WebError::Internal(error.to_string()))?,
            funds: lines(funds),
            id: row.id,
            code: row.code,
            name: row.name,
            summary: row.summary,
            planned_calls: row.planned_calls,
            planned_beneficiaries: row.planned_beneficiaries,
            created_at: row.created_at,
            calls,
            may,
        })
    }
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/programmes/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let amount = Money::new(900_000_000, Currency::Xof);
        let at = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let page = |funds: Vec<Line>, sums, can| Show {
            id: Id(uuid::Uuid::from_u128(1)),
            code: "MICRO".into(),
            name: Texts::new("Retour et communautés", "", "Regresso e comunidades"),
            summary: Texts::new("Des microprojets.\nAvec les villages.", "Micro-projects.", ""),
            planned_calls: 20,
            planned_beneficiaries: 6_000,
            created_at: at,
            calls: 12,
            funds,
            sums,
            may: Can { edit: can, fund: can, calls: can, figures: can },
        };
        let line = |minor, reason: &str| Line {
            id: Id(uuid::Uuid::from_u128(2)),
            donor: "Fonds Exemple".into(),
            amount: Money::new(minor, Currency::Xof),
            entered_at: at,
            reason: reason.into(),
        };
        vec![
            page(
                vec![line(800_000_000, ""), line(200_000_000, ""), line(-100_000_000, "Un zéro de trop.")],
                vec![amount],
                true,
            ),
            page(Vec::new(), Vec::new(), true),
            page(Vec::new(), Vec::new(), false),
        ]
    }
}

/// `GET /office/programmes/{id}`.
pub(super) async fn show(caller: May<may::ProgrammeRead>, id: web::Path<Id>) -> Answer {
    let id = id.into_inner();
    let actor = caller.actor.clone();
    let (row, funds, calls) = caller
        .read(move |db| {
            let row = programmes::find_for(db, &actor, id)?.ok_or(WebError::NotFound)?;
            let funds = programmes::list_funds(db, id)?;
            let calls = programmes::count_published(db, &[id])?.first().map_or(0, |(_, count)| *count);
            Ok::<_, WebError>((row, funds, calls))
        })
        .await?;
    let actor = &caller.actor;
    let may = Can {
        edit: may_change(actor, Permission::ProgrammeEdit, id),
        fund: may_change(actor, Permission::LedgerFund, id),
        calls: actor.may(Permission::CallRead),
        figures: may_change(actor, Permission::DashboardRead, id),
    };
    caller.page(&Show::new(row, &funds, calls, may)?)
}
