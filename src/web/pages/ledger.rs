//! The ledger: every commitment and movement of money, read only, with its sums, and as a file.

use std::collections::HashMap;
use std::fmt::Write as _;

use actix_web::{HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

use crate::db::Page as Slice;
use crate::db::ledger::{self, LedgerFilter, LedgerLineRow, LedgerSum};
use crate::domain::id::Id;
use crate::domain::ledger::EntryKind;
use crate::domain::money::{Currency, Money};
use crate::domain::place::Country;
use crate::services::Refusal;
use crate::web::csv::cell;
use crate::web::error::Answer;
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// How many entries one page shows.
const ROWS: i64 = 50;
/// About how many bytes an entry takes in the file.
const BYTES: i64 = 130;

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
    page_number: i64,
    pages: i64,
    query: String,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    text: String,
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
            page_number: 1,
            pages,
            query: "country=GW&".into(),
        };
        let payment = Some(Id(uuid::Uuid::from_u128(2)));
        let all = EntryKind::ALL.iter().map(|kind| line(*kind, payment)).collect();
        vec![page(Vec::new(), 1), page(vec![line(EntryKind::Commitment, None)], 1), page(all, 3)]
    }
}

type Query = web::Query<HashMap<String, String>>;

fn text<'a>(query: &'a Query, name: &str) -> &'a str {
    query.get(name).map(|value| value.trim()).unwrap_or_default()
}

/// What the address asks for. What cannot be read is left out.
fn filter(query: &Query) -> LedgerFilter {
    LedgerFilter {
        country: text(query, "country").parse().ok(),
        agreement: text(query, "agreement").to_owned(),
        from: text(query, "from").parse().ok(),
        to: text(query, "to").parse().ok(),
    }
}

/// The address's filter without the page, ready for another parameter.
fn address(filter: &LedgerFilter) -> String {
    let mut query = String::new();
    let mut add = |name: &str, value: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !value.is_empty() && value.chars().all(plain) {
            query.push_str(&format!("{name}={value}&"));
        }
    };
    add("country", filter.country.map(Country::as_str).unwrap_or_default());
    add("agreement", &filter.agreement);
    add("from", &filter.from.map(|day| day.to_string()).unwrap_or_default());
    add("to", &filter.to.map(|day| day.to_string()).unwrap_or_default());
    query
}

/// By how much an entry moves what is promised and not yet paid.
fn effect(kind: EntryKind, of_payment: bool, amount: i64) -> i64 {
    match (kind, of_payment) {
        (EntryKind::Commitment, _) | (EntryKind::Correction, false) => amount,
        (EntryKind::Disbursement | EntryKind::Refund, _) | (EntryKind::Correction, true) => -amount,
        (EntryKind::WriteOff, _) => 0,
    }
}

fn sum_lines(sums: &[LedgerSum]) -> Vec<SumLine> {
    let mut lines = Vec::new();
    for currency in Currency::ALL {
        let here: Vec<&LedgerSum> = sums.iter().filter(|sum| sum.currency == *currency).collect();
        if here.is_empty() {
            continue;
        }
        let left: i64 = here.iter().map(|sum| effect(sum.kind, sum.of_payment, sum.amount)).sum();
        let committed: i64 = here
            .iter()
            .filter(|sum| sum.kind == EntryKind::Commitment || (sum.kind == EntryKind::Correction && !sum.of_payment))
            .map(|sum| sum.amount)
            .sum();
        let money = |minor| Money::new(minor, *currency);
        lines.push(SumLine {
            currency: *currency,
            committed: money(committed),
            disbursed: money(committed - left),
            left: money(left),
        });
    }
    lines
}

/// The lines of a page, the newest first, each with what was left after it.
fn lines(rows: Vec<LedgerLineRow>, upto: &[LedgerSum]) -> Vec<Line> {
    let mut left: HashMap<Currency, i64> =
        sum_lines(upto).into_iter().map(|sum| (sum.currency, sum.left.minor())).collect();
    rows.into_iter()
        .map(|row| {
            let entry = row.entry;
            let after = left.entry(entry.currency).or_default();
            let running = Money::new(*after, entry.currency);
            *after -= effect(entry.kind, entry.payment_id.is_some(), entry.amount);
            Line {
                seq: entry.seq,
                booked_on: entry.booked_on,
                kind: entry.kind,
                agreement: entry.agreement_id,
                number: row.agreement,
                title: row.title,
                partner: row.partner,
                country: row.country,
                memo: entry.memo,
                payment: entry.payment_id,
                amount: Money::new(entry.amount, entry.currency),
                running,
            }
        })
        .collect()
}

async fn index(caller: May<may::LedgerRead>, query: Query) -> Answer {
    let (actor, filter) = (caller.actor.clone(), filter(&query));
    let asked = filter.clone();
    let wanted = text(&query, "page").parse::<i64>().unwrap_or(1).clamp(1, 1_000_000);
    let (count, page_number, rows, upto, all) = caller
        .read(move |db| -> Result<_, Refusal> {
            let count = ledger::count(db, &actor, &asked)?;
            let pages = (count + ROWS - 1) / ROWS;
            let number = wanted.min(pages.max(1));
            let rows = ledger::list(db, &actor, &asked, Slice { number, size: ROWS })?;
            let last = rows.first().map_or(0, |row| row.entry.seq);
            let upto = ledger::sums(db, &actor, &asked, last)?;
            let all = ledger::sums(db, &actor, &asked, i64::MAX)?;
            Ok((count, number, rows, upto, all))
        })
        .await?;
    let page = Index {
        form: FormView::filled(json!({
            "country": text(&query, "country"), "agreement": text(&query, "agreement"),
            "from": text(&query, "from"), "to": text(&query, "to"),
        })),
        countries: choices(&caller),
        lines: lines(rows, &upto),
        sums: sum_lines(&all),
        count,
        bytes: count * BYTES,
        page_number,
        pages: (count + ROWS - 1) / ROWS,
        query: address(&filter),
    };
    caller.page(&page)
}

fn choices(caller: &Caller) -> Vec<Choice> {
    let scope = caller.actor.scope(crate::domain::permission::Permission::LedgerRead);
    scope
        .countries(None)
        .into_iter()
        .map(|country| Choice {
            value: country.to_string(),
            text: caller.t(&format!("country-{}", country.as_str().to_lowercase())),
        })
        .collect()
}

/// The entries as a file for spreadsheets: semicolons, and a mark that says UTF-8.
async fn export(caller: May<may::LedgerRead>, query: Query) -> Answer {
    let (actor, filter) = (caller.actor.clone(), filter(&query));
    let rows = caller
        .read(move |db| -> Result<_, Refusal> { Ok(ledger::list(db, &actor, &filter, Slice::first(1_000_000))?) })
        .await?;
    let name = format!("{}-{}.csv", caller.t("ledger-file"), caller.now().date_naive());
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", format!("attachment; filename=\"{name}\"")))
        .insert_header(("cache-control", "private, no-store"))
        .body(csv(&caller, &rows)))
}

fn csv(caller: &Caller, rows: &[LedgerLineRow]) -> String {
    let heads = ["number", "day", "country", "agreement", "project", "partner", "kind", "amount", "currency", "memo"];
    let heads: Vec<String> = heads.iter().map(|head| cell(&caller.t(&format!("ledger-{head}")))).collect();
    let mut out = format!("\u{feff}{}\r\n", heads.join(";"));
    let kinds: HashMap<EntryKind, String> = EntryKind::ALL
        .iter()
        .map(|kind| (*kind, caller.t(&format!("entry-{}", kind.as_str().replace('_', "-")))))
        .collect();
    for row in rows {
        let entry = &row.entry;
        let decimals = usize::try_from(entry.currency.decimals()).unwrap_or(0);
        let scale = 10i64.pow(entry.currency.decimals());
        let sign = if entry.amount < 0 { "-" } else { "" };
        let whole = entry.amount.unsigned_abs() / scale.unsigned_abs();
        let rest = entry.amount.unsigned_abs() % scale.unsigned_abs();
        let amount = if decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{rest:0decimals$}") };
        // Writing to a text cannot fail.
        let _ = write!(
            out,
            "{};{};{};{};{};{};{};{amount};{};{}\r\n",
            entry.seq,
            entry.booked_on,
            row.country,
            cell(&row.agreement),
            cell(&row.title),
            cell(&row.partner),
            cell(kinds.get(&entry.kind).map(String::as_str).unwrap_or_default()),
            entry.currency,
            cell(&entry.memo),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_grows_with_promises_and_shrinks_with_payments() {
        let effects = [
            effect(EntryKind::Commitment, false, 100),
            effect(EntryKind::Disbursement, true, 60),
            effect(EntryKind::Correction, true, -60),
            effect(EntryKind::Correction, false, -10),
            effect(EntryKind::WriteOff, false, -5),
            effect(EntryKind::Refund, true, -20),
        ];
        assert_eq!(effects, [100, -60, 60, -10, 0, 20]);
    }
}
