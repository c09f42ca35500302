//! What each page asks of the database, counted over the demo: as every role, for things in every state. A page that
//! asks once for each row shows here, because the lists of the demo are longer than what a page may ask.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::Method;
use diesel::prelude::*;
use diesel::sql_types::Text;
use kafo::db::calls::{CallRow, OpeningRow};
use kafo::db::schema::calls;
use kafo::db::types::DbUuid;
use kafo::demo;
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::call::CallState;
use kafo::domain::call::opening::{FORMAT, Opening};
use kafo::domain::id::Id;
use kafo::domain::partner::ProfilePart;
use kafo::domain::report::ReportSection;
use kafo::domain::text::Lang;
use kafo::services::partners;
use kafo::web::guard::Access;
use kafo::web::routes;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::Client;

/// Statements of one page, the session's and the account's among them.
const BUDGET: u64 = 8;
/// Of the two pages where an agreement is signed: that its text was shown is written down as evidence, in a chain, with
/// its audit event.
const BUDGET_WITH_EVIDENCE: u64 = 14;

/// Routes that show no page here: those that need a link of a letter, or something typed before, and those that only
/// lead elsewhere. What they ask before they say so is counted all the same.
const NOT_SHOWN: [&str; 18] = [
    "/resume",
    "/sign-in/code",
    "/register/organisation",
    "/register/sent",
    "/register/confirm/{token}",
    "/password/forgot/sent",
    "/password/reset/{token}",
    "/invitations/{token}",
    "/subscriptions/confirm/{token}",
    "/subscriptions/{token}",
    "/subscriptions/{token}/stop",
    "/organisation/{id}/submit",
    "/proposals/{id}/submit",
    "/proposals/{id}/documents/add",
    "/proposals/{id}/workbook/accept",
    "/proposals/{id}/offline/accept",
    "/reports/{id}/submit",
    "/reports/{id}/documents/add",
];

/// Something with an identifier that stands in addresses.
#[derive(Debug, Clone, QueryableByName)]
struct Thing {
    #[diesel(sql_type = Text)]
    state: String,
    #[diesel(sql_type = DbUuid)]
    id: Id,
    #[diesel(sql_type = DbUuid)]
    owner: Id,
    #[diesel(sql_type = Text)]
    code: String,
}

/// The things that the addresses beginning so are about: their table, and its columns for state, owner and code.
const THINGS: [(&str, [&str; 4]); 26] = [
    ("/office/programmes/", ["programmes", "code", "id", "code"]),
    ("/office/programmes/{id}/funds/{fund}", ["programme_funds", "currency", "programme_id", "currency"]),
    ("/api/v1/calls/", ["calls", "state", "id", "code"]),
    ("/calls/", ["calls", "state", "id", "code"]),
    ("/office/calls/", ["calls", "state", "id", "code"]),
    ("/proposals/", ["proposals", "state", "id", "number"]),
    ("/office/proposals/", ["proposals", "state", "id", "number"]),
    ("/projects/answer/", ["proposals", "state", "id", "number"]),
    ("/receipts/", ["proposals WHERE receipt_number IS NOT NULL", "state", "id", "receipt_number"]),
    ("/organisation/{id}/members/{member}", ["members", "role", "partner_id", "role"]),
    ("/organisation/", ["partners", "state", "id", "state"]),
    ("/office/partners/duplicates/", ["partner_pairs", "state", "id", "state"]),
    ("/office/partners/", ["partners", "state", "id", "state"]),
    ("/office/screening/", ["screening_matches", "state", "id", "state"]),
    ("/evaluations/", ["evaluations", "state", "id", "state"]),
    ("/projects/", ["agreements", "state", "id", "state"]),
    ("/office/projects/", ["agreements", "state", "id", "state"]),
    ("/office/questions/", ["call_questions", "state", "id", "state"]),
    ("/office/agreements/", ["agreements", "state", "id", "state"]),
    ("/payments/", ["payments", "state", "id", "state"]),
    ("/office/payments/", ["payments", "state", "id", "state"]),
    ("/office/tranches/", ["tranches", "state", "id", "state"]),
    ("/reports/", ["reports", "state", "id", "state"]),
    ("/office/reports/", ["reports", "state", "id", "state"]),
    ("/office/users/", ["users", "lang", "id", "lang"]),
    ("/documents/", ["documents", "owner_kind", "id", "owner_kind"]),
];

/// The addresses of one pattern, with the state of what each is about.
fn addresses(app: &TestApp, pattern: &str) -> Vec<(String, String)> {
    if !pattern.contains('{') {
        return vec![(String::new(), pattern.to_owned())];
    }
    // The most particular beginning: a member stands under its organisation, a fund under its programme.
    let known = THINGS.iter().filter(|(beginning, _)| pattern.starts_with(beginning));
    let Some((_, [table, state, owner, code])) = known.max_by_key(|(beginning, _)| beginning.len()) else {
        return Vec::new();
    };
    let sql = format!("SELECT {state} AS state, id, {owner} AS owner, {code} AS code FROM {table}");
    let things: Vec<Thing> = app.read(|db| diesel::sql_query(sql).load(db));
    let filled = |thing: Thing| {
        let with_member = ["{member}", "{fund}"]
            .iter()
            .fold(pattern.to_owned(), |path, name| path.replace(name, &thing.id.to_string()));
        let first = ["{id}", "{agreement}", "{proposal}"];
        let path = first.iter().fold(with_member, |path, name| path.replace(name, &thing.owner.to_string()));
        (thing.state, path.replace("{code}", &thing.code).replace("{number}", &thing.code))
    };
    things.into_iter().map(filled).collect()
}

/// How much a page may ask.
fn budget(pattern: &str) -> u64 {
    let signing = ["/projects/{agreement}/sign", "/office/agreements/{id}/sign"].contains(&pattern);
    if signing { BUDGET_WITH_EVIDENCE } else { BUDGET }
}

/// The patterns to fill: each section and part of a form is a page of its own.
fn patterns(route: &str) -> Vec<String> {
    let sections: Vec<&str> = match route {
        _ if route.starts_with("/reports/") => ReportSection::ALL.iter().map(|section| section.as_str()).collect(),
        _ => vec!["project", "place", "beneficiaries", "activities", "results", "budget", "documents"],
    };
    let parts: Vec<&str> = match route {
        _ if route.starts_with("/organisation/") => ProfilePart::ALL.iter().map(|part| part.as_str()).collect(),
        _ => vec!["basics", "texts", "dates", "money", "rules", "grid"],
    };
    match (route.contains("{section}"), route.contains("{part}")) {
        (true, _) => sections.iter().map(|section| route.replace("{section}", section)).collect(),
        (_, true) => parts.iter().map(|part| route.replace("{part}", part)).collect(),
        _ => vec![route.to_owned()],
    }
}

/// Imports a list on which this organisation has a name.
fn screened(app: &TestApp, partner: Id) {
    let list = kafo::adapters::sanctions_list::read(include_bytes!("../fixtures/sanctions-sample.xml")).unwrap();
    let importer = app.person("importer", &[Grant::everywhere(Role::Administrator)]);
    app.act(&Actor::system(), move |db, act| {
        let row = kafo::db::partners::PartnerRow::find(db, partner)?.unwrap();
        partners::edit(db, act, partner, row.version, |row| row.representative = "Testo Fictivov".into())
    })
    .unwrap();
    app.act(&importer, move |db, act| kafo::services::screenings::import(db, act, list, "sha256", false)).unwrap();
}

/// The record of an opening, for every call whose proposals came in.
fn opened(app: &TestApp) {
    let found: Vec<CallRow> = app.read(|db| calls::table.filter(calls::state.eq(CallState::InEvaluation)).load(db));
    assert!(!found.is_empty(), "the demo has a call in evaluation");
    app.act(&Actor::system(), move |db, act| {
        for call in &found {
            let opening = Opening {
                format: FORMAT.into(),
                call: call.id,
                call_code: call.code.clone(),
                opened_at: act.at,
                opened_by: call.author_id,
                opened_by_name: "Awa Exemple".into(),
                proposals: kafo::db::calls::list_received(db, call.id)?,
            };
            let (canonical, sha256) = opening.freeze().unwrap();
            let (opened_by, opened_at) = (call.author_id, act.at);
            OpeningRow { id: act.id(), call_id: call.id, canonical, sha256, opened_by, opened_at }.insert(db)?;
        }
        Ok(())
    })
    .unwrap();
}

/// What the demo has not: the opening of a sealed call, a match with a sanctions list, and somebody of two organisations,
/// one of them just begun.
fn more(app: &TestApp) -> Actor {
    opened(app);
    let (_, signatory) = app.begun_organisation("begun");
    let (user, sent) = (signatory.user().unwrap(), app.organisation("sent"));
    let partner = sent.row.id;
    app.act(&sent.signatory, move |db, act| partners::add_member(db, act, partner, user, MemberRole::Editor)).unwrap();
    screened(app, partner);
    app.actor(user)
}

/// Who reads: a visitor, the first account of each role, and each signatory.
fn readers(app: &TestApp) -> Vec<(String, Client, Actor)> {
    let visitor = ("visitor".to_owned(), app.browser(), Actor::public(Lang::Fr));
    let newcomer = more(app);
    let newcomer = ("newcomer".to_owned(), app.signed_in(&newcomer), newcomer);
    let mut roles = BTreeSet::new();
    let accounts = demo::accounts()
        .into_iter()
        .filter(|account| account.role == "signatory" || roles.insert(account.role.clone()));
    let signed_in = accounts.map(|account| {
        let row = app.read(|db| kafo::db::users::find_by_email(db, &account.email)).unwrap();
        let browser = app.browser();
        browser.sign_in(&account.email, account.password);
        browser.get("/desk").is(200);
        (account.role, browser, app.actor(row.id))
    });
    [visitor, newcomer].into_iter().chain(signed_in).collect()
}

on_both! {
    fn no_page_asks_the_database_more_than_eight_times(app) {
        demo::seed_once(&app.portal).unwrap();
        let routes = routes::all();
        let pages = routes.infos().iter().filter(|route| route.method == Method::GET && !matches!(route.access, Access::Token(_)));
        let readers = readers(app);
        let mut most: BTreeMap<(String, String), (u64, String)> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut unseen = BTreeSet::new();
        for route in pages {
            let mut shown = false;
            for pattern in patterns(route.path) {
                let addresses = addresses(app, &pattern);
                for (role, browser, actor) in &readers {
                    if !route.access.admits(actor) {
                        continue;
                    }
                    for (state, path) in &addresses {
                        let key = (role.clone(), pattern.clone(), state.clone());
                        if seen.contains(&key) {
                            continue;
                        }
                        let before = app.portal.app.pool.statements();
                        let answer = browser.get(path);
                        let asked = app.portal.app.pool.statements() - before;
                        if answer.status == 200 {
                            shown = true;
                            seen.insert(key);
                        }
                        let worst = most.entry((pattern.clone(), role.clone())).or_default();
                        *worst = std::mem::take(worst).max((asked, format!("{} {state} {path}", answer.status)));
                    }
                }
            }
            if !shown {
                unseen.insert(route.path);
            }
        }
        let over: Vec<String> = most
            .iter()
            .filter(|((pattern, _), (asked, _))| *asked > budget(pattern))
            .map(|((pattern, role), (asked, path))| format!("{asked} {pattern} as {role} ({path})"))
            .collect();
        assert!(over.is_empty(), "{} over:\n{}", over.len(), over.join("\n"));
        assert_eq!(unseen, BTreeSet::from(NOT_SHOWN));
        assert!(seen.len() > 300, "only {} pages were read", seen.len());
    }
}
