//! The list of programmes.

use serde::Serialize;

use crate::db::programmes::{self, ProgrammeRow};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::programme;
use crate::domain::text::Texts;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::view::Page;

/// The programmes that somebody may see.
#[derive(Serialize)]
pub struct Index {
    rows: Vec<Row>,
    may_create: bool,
}

#[derive(Serialize)]
struct Row {
    id: Id,
    code: String,
    name: Texts,
    planned_calls: i32,
    planned_beneficiaries: i32,
    /// What donors gave, by currency.
    funds: Vec<Money>,
    /// Calls published.
    calls: i64,
}

impl Row {
    fn new(row: ProgrammeRow, funds: &[(Id, Money)], calls: &[(Id, i64)]) -> Self {
        let mut given: Vec<Money> = funds.iter().filter(|(of, _)| *of == row.id).map(|(_, sum)| *sum).collect();
        given.sort_by_key(|sum| sum.currency());
        Row {
            funds: given,
            calls: calls.iter().find(|(of, _)| *of == row.id).map_or(0, |(_, count)| *count),
            id: row.id,
            code: row.code,
            name: row.name,
            planned_calls: row.planned_calls,
            planned_beneficiaries: row.planned_beneficiaries,
        }
    }
}

impl Page for Index {
    const TEMPLATE: &'static str = "pages/programmes/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let row = |code: &str, funds: Vec<Money>, calls| Row {
            id: Id(uuid::Uuid::from_u128(1)),
            code: code.into(),
            name: Texts::new("Retour et communautés", "Return and communities", "Regresso e comunidades"),
            planned_calls: 20,
            planned_beneficiaries: 6_000,
            funds,
            calls,
        };
        let some = vec![Money::new(900_000_000, Currency::Xof), Money::new(5_000_000_000, Currency::Gnf)];
        vec![
            Index { rows: vec![row("MICRO", some, 12), row("MICRO-2", Vec::new(), 0)], may_create: true },
            Index { rows: Vec::new(), may_create: true },
            Index { rows: Vec::new(), may_create: false },
        ]
    }
}

/// `GET /office/programmes`.
pub(super) async fn index(caller: May<may::ProgrammeRead>) -> Answer {
    let actor = caller.actor.clone();
    let (rows, funds, calls) = caller
        .read(move |db| {
            let rows = programmes::list_for(db, &actor)?;
            let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
            let funds = programmes::sum_funds(db, &ids)?;
            Ok::<_, WebError>((rows, funds, programmes::count_published(db, &ids)?))
        })
        .await?;
    caller.page(&Index {
        rows: rows.into_iter().map(|row| Row::new(row, &funds, &calls)).collect(),
        may_create: programme::may_found(&caller.actor),
    })
}
