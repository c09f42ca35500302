//! The ledger: every commitment and movement of money, read only, with its sums, and as a file.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

use crate::adapters::i18n;
use crate::db::ledger::{self, LedgerFilter, LedgerLineRow, LedgerSum};
use crate::domain::id::Id;
use crate::domain::ledger::{EntryKind, balances};
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::services::Refusal;
use crate::web::csv::{self, cell};
use crate::web::error::Answer;
use crate::web::guard::{May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The address of the page.
const PATH: &str = "/office/ledger";
/// How many entries one page shows.
const ROWS: i64 = 50;
/// How many entries of the file are read at once, so that its size needs no memory.
const PIECE: i64 = 2_500;
/// About how many bytes an entry takes in the file.
const BYTES: i64 = 140;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/ledger", index).get("/office/ledger.csv", export);
}

/// The page of the ledger.
#[derive(Serialize)]
pub struct Index {
    form: FormView,
    countries: Vec<Choice>,
    lines: Vec<Line>,
    sums: Vec<SumLine>,
    count: i64,
    bytes: i64,
    pages: Pages,
    /// The address of the same as a file.
    file: String,
}

#[derive(Serialize)]
struct Line {
    seq: i64,
    booked_on: NaiveDate,
    kind: EntryKind,
    agreement: Id,
    number: String,
    title: String,
    partner: String,
    country: Country,
    memo: String,
    payment: Option<Id>,
    amount: Money,
    running: Money,
}

/// The sums of one currency.
#[derive(Serialize)]
struct SumLine {
    currency: Currency,
    committed: Money,
    disbursed: Money,
    left: Money,
}

impl Page for Index {
    const TEMPLATE: &'static str = "pages/ledger/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let money = |minor| Money::new(minor, Currency::Xof);
        let line = |kind, payment| Line {
            seq: 12,
            booked_on: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default(),
            kind,
            agreement: Id(uuid::Uuid::from_u128(1)),
            number: "C-2026-001".into(),
            title: "Jardins maraîchers".into(),
            partner: "Association Exemple".into(),
            country: Country::Gw,
            memo: "C-2026-001-T1".into(),
            payment,
            amount: money(4_992_000),
            running: money(7_000_000),
        };
        let page = |lines: Vec<Line>, pages| Index {
            form: FormView::empty(),
            countries: vec![Choice { value: "GW".into(), text: "Guinée-Bissau".into() }],
            count: i64::try_from(lines.len()).unwrap_or(0),
            bytes: 260,
            sums: vec![SumLine {
                currency: Currency::Xof,
                committed: money(12_000_000),
                disbursed: money(5_000_000),
                left: money(7_000_000),
            }],
            lines,
            pages: Pages { current: 1, pages, href: "/office/ledger?country=GW&page=".into() },
            file: "/office/ledger.csv?country=GW&".into(),
        };
        let payment = Some(Id(uuid::Uuid::from_u128(2)));
        let all = EntryKind::ALL.iter().map(|kind| line(*kind, payment)).collect();
        vec![page(Vec::new(), 1), page(vec![line(EntryKind::Commitment, None)], 1), page(all, 3)]
    }
}

/// What the address asks for. What cannot be read is left out.
fn filter(query: &Query) -> LedgerFilter {
    LedgerFilter {
        country: query.parse("country"),
        agreement: query.text("agreement"),
        from: query.parse("from"),
        to: query.parse("to"),
    }
}

fn sum_lines(sums: &[LedgerSum]) -> Vec<SumLine> {
    let mut lines = Vec::new();
    for currency in Currency::ALL {
        let here = sums.iter().filter(|sum| sum.currency == *currency).map(LedgerSum::moved);
        // What does not add up is not shown: `kafo verify` finds it.
        let Ok(found) = balances(*currency, here, Money::zero(*currency)) else { continue };
        if sums.iter().any(|sum| sum.currency == *currency) {
            lines.push(SumLine {
                currency: *currency,
                committed: found.committed,
                disbursed: found.disbursed,
                left: found.left,
            });
        }
    }
    lines
}

impl Line {
    fn of(row: LedgerLineRow) -> Line {
        let entry = row.entry;
        Line {
            seq: entry.seq,
            booked_on: entry.booked_on,
            kind: entry.kind,
            agreement: entry.agreement_id,
            number: row.agreement.number.clone(),
            title: row.agreement.title.clone(),
            partner: row.agreement.partner.clone(),
            country: entry.country,
            memo: entry.memo,
            payment: entry.payment_id,
            amount: Money::new(entry.amount, entry.currency),
            running: Money::new(entry.left_after, entry.currency),
        }
    }
}

async fn index(caller: May<may::LedgerRead>) -> Answer {
    let (actor, query) = (caller.actor.clone(), Query::of(&caller));
    let (asked, mut slice) = (filter(&query), query.page(ROWS));
    let (count, slice, rows, sums) = caller
        .read(move |db| -> Result<_, Refusal> {
            let sums = ledger::sums(db, &actor, &asked)?;
            let count: i64 = sums.iter().map(|sum| sum.entries).sum();
            slice.number = slice.number.min((count + ROWS - 1) / ROWS).max(1);
            let rows = match ledger::find_start(db, &actor, &asked, count, slice.offset())? {
                Some(start) => ledger::list_upto(db, &actor, &asked, start, ROWS)?,
                None => Vec::new(),
            };
            Ok((count, slice, rows, sums))
        })
        .await?;
    // Whose role is limited to a programme holds no whole country, and may look at each.
    let scope = caller.actor.scope(Permission::LedgerRead);
    let here = if scope.is_empty() { Country::ALL.to_vec() } else { scope.countries(None) };
    let pages = query.pages(PATH, slice, count);
    let kept = pages.href.trim_start_matches(PATH).trim_end_matches("page=").to_owned();
    caller.page(&Index {
        form: FormView::filled(json!({
            "country": query.text("country"), "agreement": query.text("agreement"),
            "from": query.text("from"), "to": query.text("to"),
        })),
        countries: Choice::list(caller.lang, "country", here),
        lines: rows.into_iter().map(Line::of).collect(),
        sums: sum_lines(&sums),
        count,
        bytes: count * BYTES,
        pages,
        file: format!("{PATH}.csv{kept}"),
    })
}

/// The entries as a file for spreadsheets.
async fn export(caller: May<may::LedgerRead>) -> Answer {
    let heads = [
        "number",
        "day",
        "country",
        "agreement",
        "project",
        "partner",
        "kind",
        "amount",
        "currency",
        "running",
        "memo",
    ];
    let first_line = csv::first_line(heads.iter().map(|head| caller.t(&format!("ledger-{head}"))));
    let kinds: HashMap<EntryKind, String> =
        EntryKind::ALL.iter().map(|kind| (*kind, cell(&i18n::named(caller.lang.as_str(), "entry", kind)))).collect();
    let mut answer = csv::file(&caller.t("ledger-file"), caller.now().date_naive());
    let (caller, filter, kinds) = (caller.clone(), filter(&Query::of(&caller)), Arc::new(kinds));
    Ok(answer.streaming(csv::pieces(first_line, i64::MAX, move |upto| {
        let (caller, filter, kinds) = (caller.clone(), filter.clone(), Arc::clone(&kinds));
        async move {
            let actor = caller.actor.clone();
            let rows = caller.read(move |db| ledger::list_upto(db, &actor, &filter, upto, PIECE)).await?;
            let is_last = i64::try_from(rows.len()).unwrap_or(0) < PIECE;
            let next = rows.last().filter(|_| !is_last).map(|row| row.entry.seq - 1);
            Ok((csv_lines(&rows, &kinds), next))
        }
    })))
}

fn csv_lines(rows: &[LedgerLineRow], kinds: &HashMap<EntryKind, String>) -> String {
    let mut out = String::new();
    for row in rows {
        let entry = &row.entry;
        // Writing to a text cannot fail.
        let _ = write!(
            out,
            "{};{};{};{};{};{};{};{};{};{};{}\r\n",
            entry.seq,
            entry.booked_on,
            entry.country,
            cell(&row.agreement.number),
            cell(&row.agreement.title),
            cell(&row.agreement.partner),
            kinds.get(&entry.kind).map(String::as_str).unwrap_or_default(),
            csv::amount(Money::new(entry.amount, entry.currency), ','),
            entry.currency,
            csv::amount(Money::new(entry.left_after, entry.currency), ','),
            cell(&entry.memo),
        );
    }
    out
}
