//! The JSON API over HTTP.

mod holdings;

use chrono::TimeDelta;
use kafo::db::tokens::ApiTokenRow;
use kafo::db::types::List;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::id::Id;
use kafo::domain::place::Country;
use kafo::domain::state::Instant;
use kafo::web::guard::Access;
use kafo::web::routes;
use serde_json::Value;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::Answer;

/// A token of this person, and its row.
fn token(app: &TestApp, person: &Actor, scopes: &[&str]) -> (String, ApiTokenRow) {
    let now = Instant::from(app.clock.now());
    let user = person.user().unwrap();
    let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
    let row = app
        .act(person, move |db, act| {
            let row = ApiTokenRow {
                id: act.id(),
                user_id: user,
                name: "Tableur".into(),
                scopes: List(scopes),
                created_at: act.at,
                expires_at: act.at + TimeDelta::days(30),
                revoked_at: None,
            };
            row.insert(db)?;
            Ok(row)
        })
        .unwrap();
    let text = app.portal.app.tokens.issue(user.0, row.id.0, row.scopes.0.clone(), now.utc(), row.expires_at.utc());
    (text.unwrap(), row)
}

fn get(app: &TestApp, path: &str, token: &str) -> Answer {
    app.browser().get_with(path, "authorization", &format!("Bearer {token}"))
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

/// The answer must be a problem of this status about `detail`.
#[track_caller]
fn problem(answer: &Answer, status: u16, detail: &str) -> Value {
    answer.is(status);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let body = json(answer);
    assert_eq!(body["status"], status);
    assert!(body["detail"].as_str().unwrap().contains(detail), "{body}");
    assert!(!body["request_id"].as_str().unwrap().is_empty());
    body
}

on_both! {
    fn everybody_lists_calls_and_wrong_parameters_are_named(app) {
        let browser = app.browser();
        let list = browser.get("/api/v1/calls");
        list.is(200);
        assert_eq!(json(&list), serde_json::json!({ "items": [], "page": 1, "per_page": 20, "total": 0 }));
        for (query, name) in [
            ("page=0", "page"), ("per_page=1000", "per_page"), ("country=FR", "country"), ("theme=war", "theme"),
            ("state=draft", "state"), ("contry=GW", "contry"),
        ] {
            let body = problem(&browser.get(&format!("/api/v1/calls?{query}")), 400, name);
            assert_eq!(body["parameter"], name);
        }
        problem(&browser.get("/api/v1/calls/NONE"), 404, "not found");
        problem(&browser.get("/api/v1/nothing"), 404, "not found");
        problem(&browser.post_bare("/api/v1/calls", &[]), 405, "GET");
    }

    fn a_token_opens_what_its_scope_says_until_it_ends(app) {
        let auditor = app.person("auditor", &[Grant::everywhere(Role::Auditor)]);
        let (text, row) = token(app, &auditor, &["proposals:read"]);
        let list = get(app, "/api/v1/proposals?per_page=5", &text);
        assert_eq!(json(list.is(200)), serde_json::json!({ "items": [], "page": 1, "per_page": 5, "total": 0 }));
        let lacking = get(app, "/api/v1/payments", &text);
        problem(&lacking, 403, "payments:read");
        assert!(lacking.header("www-authenticate").contains("insufficient_scope"));
        let none = app.browser().get("/api/v1/proposals");
        problem(&none, 401, "token is needed");
        assert_eq!(none.header("www-authenticate"), "Bearer realm=\"kafo\"");
        problem(&get(app, "/api/v1/proposals", "a.b.c"), 401, "not one of this portal");
        // Being signed in is not enough: the API is for tokens.
        problem(&app.signed_in(&auditor).get("/api/v1/proposals"), 401, "token is needed");

        let mut revoked = row;
        revoked.revoked_at = Some(Instant::from(app.clock.now()));
        app.act(&auditor, move |db, _| Ok(revoked.save(db)?)).unwrap();
        problem(&get(app, "/api/v1/proposals", &text), 401, "revoked");

        let (text, _) = token(app, &auditor, &["proposals:read", "payments:read", "reports:read"]);
        for path in ["/api/v1/proposals", "/api/v1/payments", "/api/v1/reports"] {
            get(app, path, &text).is(200);
            problem(&get(app, &format!("{path}?state=nothing"), &text), 400, "state");
        }
        app.clock.advance(TimeDelta::days(31));
        problem(&get(app, "/api/v1/proposals", &text), 401, "expired");
    }

    fn a_token_of_a_closed_account_or_for_another_person_opens_nothing(app) {
        let auditor = app.person("auditor", &[Grant::everywhere(Role::Auditor)]);
        let (text, row) = token(app, &auditor, &["proposals:read"]);
        let other = app.person("other", &[Grant::in_country(Role::Auditor, Country::Gw)]);
        let now = app.clock.now();
        let forged = app.portal.app.tokens.issue(
            other.user().unwrap().0, row.id.0, row.scopes.0.clone(), now, now + TimeDelta::days(1),
        );
        problem(&get(app, "/api/v1/proposals", &forged.unwrap()), 401, "revoked");
        let user: Id = auditor.user().unwrap();
        app.act(&auditor, move |db, act| {
            let mut row = kafo::db::users::UserRow::find(db, user)?.unwrap();
            row.disabled_at = Some(act.at);
            Ok(row.save(db)?)
        })
        .unwrap();
        problem(&get(app, "/api/v1/proposals", &text), 401, "revoked");
    }

    fn the_document_describes_every_address_and_its_page_reads_without_scripts(app) {
        let document = json(app.browser().get("/api/v1/openapi.json").is(200));
        let described: Vec<String> = document["paths"].as_object().unwrap().keys().cloned().collect();
        let routes = routes::all();
        let ours: Vec<_> = routes.infos().iter().filter(|info| info.path.starts_with("/api/")).collect();
        let mut routed: Vec<String> =
            ours.iter().map(|info| info.path.to_owned()).filter(|path| path != "/api/v1/docs").collect();
        routed.sort();
        assert_eq!(described, routed);
        for info in ours {
            let operation = &document["paths"][info.path]["get"];
            let scopes = match info.access {
                Access::Token(scope) => serde_json::json!([{ "token": [scope.as_str()] }]),
                _ => Value::Null,
            };
            assert_eq!(operation["security"], scopes, "{}", info.path);
        }
        for schema in ["Call", "Proposal", "Payment", "Report", "Problem", "Amount"] {
            assert!(document["components"]["schemas"][schema].is_object(), "{schema}");
        }
        assert_eq!(document["components"]["securitySchemes"]["token"]["bearerFormat"], "JWT");
        let page = app.browser().get("/api/v1/docs");
        page.is(200).shows("/api/v1/proposals").shows("proposals:read").shows("id=\"Amount\"");
    }
}
