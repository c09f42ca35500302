//! The journal: who did what, to what and when, read only; on the page and as a file. Who reads it is said in
//! [`crate::db::journal`].

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::DateTime;
use serde::Serialize;
use serde_json::json;

use crate::adapters::i18n::{self, text, try_text};
use crate::db::journal::{self, JournalFilter, JournalRow};
use crate::domain::actor::Actor;
use crate::domain::audit::{ACTIONS, Change, KINDS};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::web::csv::{self, cell};
use crate::web::error::{Answer, WebError};
use crate::web::guard::{Caller, May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The address of the page.
const PATH: &str = "/office/audit";
/// How many events one page shows.
const ROWS: i64 = 50;
/// How many events of the file are read at once, so that its size needs no memory.
const PIECE: i64 = 2_500;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/audit", index).get("/office/audit.csv", export);
}

/// The page of the journal.
#[derive(Serialize)]
pub struct Journal {
    form: FormView,
    kinds: Vec<Choice>,
    actions: Vec<Choice>,
    /// What the thing is called to which the list is limited; none when it is not.
    object: Option<Thing>,
    lines: Vec<Line>,
    count: i64,
    /// How many events there are in all, and the beginning of the last one's hash.
    total: i64,
    head: String,
    pages: Pages,
    /// The address of the same as a file.
    file: String,
}

/// The thing that a list is about.
#[derive(Debug, Clone, Serialize)]
struct Thing {
    id: Id,
    kind: String,
    label: String,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    seq: i64,
    at: Instant,
    who: String,
    role: String,
    action: String,
    thing: Thing,
    /// The thing's own page, where the reader may open one.
    href: Option<String>,
    changes: Vec<Difference>,
}

/// One field before and after, in words.
#[derive(Debug, Clone, Serialize)]
struct Difference {
    field: String,
    before: Option<String>,
    after: Option<String>,
}

impl Page for Journal {
    const TEMPLATE: &'static str = "pages/journal/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let thing = Thing { id: Id(uuid::Uuid::from_u128(1)), kind: "Paiement".into(), label: "P-2026-0001".into() };
        let line = Line {
            seq: 7,
            at: Instant::from(DateTime::UNIX_EPOCH),
            who: "Awa Exemple".into(),
            role: "Approbateur des finances".into(),
            action: "Paiement approuvé".into(),
            thing: thing.clone(),
            href: Some("/office/payments/1".into()),
            changes: vec![
                Difference { field: "État".into(), before: Some("Préparé".into()), after: Some("Approuvé".into()) },
                Difference { field: "Motif".into(), before: None, after: Some("…".into()) },
                Difference { field: "Compte".into(), before: Some("…".into()), after: None },
            ],
        };
        let bare = Line { href: None, changes: Vec::new(), role: String::new(), ..line.clone() };
        let page = |lines: Vec<Line>, object, pages| Journal {
            form: FormView::empty(),
            kinds: vec![Choice { value: "payment".into(), text: "Paiement".into() }],
            actions: vec![Choice { value: "payment.approve".into(), text: "Paiement approuvé".into() }],
            object,
            count: i64::try_from(lines.len()).unwrap_or(0),
            lines,
            total: 1204,
            head: "0123456789abcdef".into(),
            pages: Pages { current: 1, pages, href: "/office/audit?page=".into() },
            file: "/office/audit.csv?".into(),
        };
        vec![page(vec![line, bare], None, 3), page(Vec::new(), None, 0), page(Vec::new(), Some(thing), 1)]
    }
}

/// What the address asks for. What cannot be read is left out.
fn filter(query: &Query) -> JournalFilter {
    let known = |name: &str, all: &[&str]| Some(query.text(name)).filter(|text| all.contains(&text.as_str()));
    JournalFilter {
        kind: known("kind", KINDS).unwrap_or_default(),
        action: known("action", ACTIONS).unwrap_or_default(),
        person: query.text("person"),
        object: query.parse("object"),
        from: query.parse("from"),
        to: query.parse("to"),
    }
}

/// Who reads the journal only within limits is told that they may not: nothing of it can be shown to them alone.
fn check(caller: &Caller) -> Result<(), WebError> {
    if caller.actor.may_everywhere(Permission::AuditRead) { Ok(()) } else { Err(WebError::Forbidden) }
}

async fn index(caller: May<may::AuditRead>) -> Answer {
    check(&caller)?;
    let (actor, query) = (caller.actor.clone(), Query::of(&caller));
    let filter = filter(&query);
    let (asked, slice) = (filter.clone(), query.page(ROWS));
    let (head, count, rows, open) = caller
        .read(move |db| -> Result<_, Refusal> {
            let head = journal::find_head(db, &actor)?;
            let all = asked == JournalFilter::default();
            let count = if all { head.0 } else { journal::count(db, &actor, &asked)? };
            let rows = journal::list(db, &actor, &asked, slice)?;
            let proposals = rows.iter().filter(|row| row.object_kind == "proposal").map(|row| row.object_id).collect();
            Ok((head, count, rows, journal::list_open_proposals(db, &actor, proposals)?))
        })
        .await?;
    let lang = caller.lang;
    let object = filter.object.map(|id| {
        let found = rows.first();
        Thing {
            id,
            kind: found.map(|row| in_words("audit-kind", &row.object_kind, lang)).unwrap_or_default(),
            label: found.map_or_else(|| id.to_string(), |row| row.object_label.clone()),
        }
    });
    let pages = query.pages(PATH, slice, count);
    let kept = pages.href.trim_start_matches(PATH).trim_end_matches("page=").to_owned();
    caller.page(&Journal {
        form: FormView::filled(json!({
            "kind": filter.kind, "action": filter.action, "person": filter.person,
            "from": query.text("from"), "to": query.text("to"),
        })),
        kinds: choices(lang, "audit-kind", KINDS),
        actions: choices(lang, "audit", ACTIONS),
        object,
        lines: rows.into_iter().map(|row| Line::of(row, &caller.actor, &open, lang)).collect(),
        count,
        total: head.0,
        head: head.1.chars().take(16).collect(),
        pages,
        file: format!("{PATH}.csv{kept}"),
    })
}

/// Names as choices, in the order of their words.
fn choices(lang: Lang, prefix: &str, names: &[&str]) -> Vec<Choice> {
    let choice = |name: &&str| Choice { value: (*name).to_owned(), text: in_words(prefix, name, lang) };
    let mut choices: Vec<Choice> = names.iter().map(choice).collect();
    choices.sort_by_key(|choice| crate::domain::text::folded(&choice.text));
    choices
}

/// The locales' words for a name as it is stored; the name itself when they have none.
fn in_words(prefix: &str, name: &str, lang: Lang) -> String {
    worded(prefix, name, lang).unwrap_or_else(|| name.to_owned())
}

fn worded(prefix: &str, name: &str, lang: Lang) -> Option<String> {
    let key = format!("{prefix}-{}", name.replace(['_', '.'], "-").to_lowercase());
    try_text(lang.as_str(), &key, &[]).ok()
}

impl Line {
    fn of(row: JournalRow, reader: &Actor, open: &BTreeSet<Id>, lang: Lang) -> Line {
        Line {
            seq: row.seq,
            at: row.at,
            who: who(&row, lang),
            role: role(&row, lang),
            action: in_words("audit", &row.action, lang),
            href: href(&row, reader, open),
            changes: row.changes.0.iter().map(|change| difference(&row.object_kind, change, lang)).collect(),
            thing: Thing {
                id: row.object_id,
                kind: in_words("audit-kind", &row.object_kind, lang),
                label: row.object_label,
            },
        }
    }
}

/// The name of whoever acted: an account's, the portal's own, or that of somebody who had not signed in.
fn who(row: &JournalRow, lang: Lang) -> String {
    match row.actor_name.as_str() {
        "" => text(lang.as_str(), "audit-visitor", &[]),
        name => name.to_owned(),
    }
}

/// The role in which they acted; nothing for partners' members, and for the portal that it is the portal.
fn role(row: &JournalRow, lang: Lang) -> String {
    match (row.actor_role.as_str(), row.actor_id) {
        ("", None) if !row.actor_name.is_empty() => text(lang.as_str(), "role-system", &[]),
        ("", _) => String::new(),
        (role, _) => in_words("role", role, lang),
    }
}

/// The page of the thing, where there is one that this reader may open.
fn href(row: &JournalRow, reader: &Actor, open: &BTreeSet<Id>) -> Option<String> {
    let (needs, beginning) = match row.object_kind.as_str() {
        "user" => (Permission::UserRead, "/office/users"),
        "partner" => (Permission::PartnerRead, "/office/partners"),
        "call" => (Permission::CallRead, "/office/calls"),
        "agreement" => (Permission::AgreementRead, "/office/agreements"),
        "payment" => (Permission::PaymentRead, "/office/payments"),
        "programme" => (Permission::ProgrammeRead, "/office/programmes"),
        "report" => (Permission::ReportRead, "/office/reports"),
        "proposal" if open.contains(&row.object_id) => (Permission::ProposalRead, "/office/proposals"),
        _ => return None,
    };
    reader.may_everywhere(needs).then(|| format!("{beginning}/{}", row.object_id))
}

fn difference(kind: &str, change: &Change, lang: Lang) -> Difference {
    let value = |value: &Option<String>| value.as_deref().map(|value| value_in_words(kind, &change.field, value, lang));
    Difference {
        field: field_in_words(&change.field, lang),
        before: value(&change.before),
        after: value(&change.after),
    }
}

/// The name of a field; of a text in three languages with the language: "Nom (pt)".
fn field_in_words(field: &str, lang: Lang) -> String {
    match field.split_once('.') {
        Some((name, of)) => format!("{} ({of})", in_words("audit-field", name, lang)),
        None => in_words("audit-field", field, lang),
    }
}

/// A stored value as people write it: names of the locales, amounts, instants; all else as it is.
fn value_in_words(kind: &str, field: &str, value: &str, lang: Lang) -> String {
    let noun = if kind == "evaluation" { "scorecard" } else { kind };
    let prefixes = match field {
        "state" => vec![format!("state-{noun}"), "audit-value".to_owned()],
        "role" => vec!["role".to_owned()],
        "section" => vec!["section".to_owned(), "report-section".to_owned()],
        "country" => vec!["country".to_owned()],
        "sector" => vec!["sector".to_owned()],
        "risk" => vec!["agreements-risk".to_owned()],
        "second_factor" | "scan" | "source" => vec!["audit-value".to_owned()],
        // A decision stands under the number of its proposal.
        _ if kind == "call" => vec!["state-outcome".to_owned()],
        _ => Vec::new(),
    };
    if let Some(words) = prefixes.iter().find_map(|prefix| worded(prefix, value, lang)) {
        return words;
    }
    if let Some((minor, currency)) = value.split_once(':')
        && let Ok(minor) = minor.parse()
        && currency.len() == 3
    {
        return i18n::money(minor, currency, lang.as_str());
    }
    match DateTime::parse_from_rfc3339(value) {
        Ok(at) => at.to_utc().format("%Y-%m-%d %H:%M UTC").to_string(),
        Err(_) => value.to_owned(),
    }
}

/// The events as a file for spreadsheets.
async fn export(caller: May<may::AuditRead>) -> Answer {
    check(&caller)?;
    let heads = ["number", "time", "who", "role", "action", "code", "kind", "object", "identifier", "changes"];
    let first_line = csv::first_line(heads.iter().map(|head| caller.t(&format!("audit-column-{head}"))));
    let mut answer = csv::file(&caller.t("audit-file"), caller.now().date_naive());
    let (caller, filter) = (caller.clone(), filter(&Query::of(&caller)));
    Ok(answer.streaming(csv::pieces(first_line, i64::MAX, move |before| {
        let (caller, filter) = (caller.clone(), filter.clone());
        async move {
            let (actor, lang) = (caller.actor.clone(), caller.lang);
            let rows = caller.read(move |db| journal::list_before(db, &actor, &filter, before, PIECE)).await?;
            let is_last = i64::try_from(rows.len()).unwrap_or(0) < PIECE;
            let next = rows.last().filter(|_| !is_last).map(|row| row.seq);
            let mut out = String::new();
            rows.into_iter().for_each(|row| write_line(&mut out, row, lang));
            Ok((out, next))
        }
    })))
}

fn write_line(out: &mut String, row: JournalRow, lang: Lang) {
    let differences = row.changes.0.iter().map(|change| {
        let Difference { field, before, after } = difference(&row.object_kind, change, lang);
        let [before, after] = [before, after].map(|value| value.unwrap_or_else(|| "–".to_owned()));
        format!("{field}: {before} → {after}")
    });
    let changes: Vec<String> = differences.collect();
    // Writing to a text cannot fail.
    let _ = write!(
        out,
        "{};{};{};{};{};{};{};{};{};{}\r\n",
        row.seq,
        row.at.format("%Y-%m-%d %H:%M:%S"),
        cell(&who(&row, lang)),
        cell(&role(&row, lang)),
        cell(&in_words("audit", &row.action, lang)),
        row.action,
        cell(&in_words("audit-kind", &row.object_kind, lang)),
        cell(&row.object_label),
        row.object_id,
        cell(&changes.join(" | ")),
    );
}
