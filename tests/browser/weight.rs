//! What the first visit of a page costs somebody who pays for each megabyte.

use serde_json::json;

use super::{Chromium, Page, VIEWS, sign_in};
use crate::harness::app::{Engine, TestApp};

/// Bytes over the wire for a first visit, headers included.
const BYTES: f64 = 40_000.0;
/// Requests for a first visit.
const REQUESTS: usize = 6;

#[test]
fn a_first_visit_is_light() {
    let Some(mut chromium) = Chromium::start() else { return };
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let call = app.published_call().row.code;
    for path in ["/".to_owned(), format!("/calls/{call}"), format!("/register?call={call}")] {
        for view in VIEWS {
            // A browser of its own each time: nothing is cached.
            let mut page = Page::new(&mut chromium, &app.url, view);
            is_light(&mut page, &path);
            page.finish();
        }
    }
}

#[test]
fn what_an_organisation_opens_is_light_on_a_device_that_kept_nothing() {
    let Some(mut chromium) = Chromium::start() else { return };
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let call = app.published_call().row.code;
    let person = app.organisation("kora").signatory;
    let mut page = Page::new(&mut chromium, &app.url, VIEWS[1]);
    page.open("/sign-in");
    sign_in(&mut page, &person.email);
    page.open(&format!("/calls/{call}"));
    page.press("form[action$='/apply'] button");
    let tasks = page.path();
    let sections =
        ["project", "place", "beneficiaries", "activities", "results", "budget", "documents", "check", "offline"];
    let of_proposal = sections.iter().map(|section| format!("{tasks}/{section}"));
    for path in ["/desk".to_owned(), "/proposals".to_owned(), tasks.clone()].into_iter().chain(of_proposal) {
        page.ask("Network.clearBrowserCache", json!({}));
        is_light(&mut page, &path);
    }
    page.finish();
}

/// Opens a page and counts what comes.
#[track_caller]
fn is_light(page: &mut Page<'_>, path: &str) {
    let view = page.view;
    let headers = json!({ "Accept-Encoding": "gzip", "Accept-Language": view.lang });
    page.ask("Network.setExtraHTTPHeaders", json!({ "headers": headers }));
    let (requests, bytes, packed) = page.visit(path);
    println!("{path} {view:?}: {requests} requests, {bytes} bytes");
    assert!(packed, "{path} was not packed with gzip");
    assert!(bytes > 5_000.0 && bytes <= BYTES, "{path} {view:?}: {bytes} bytes");
    assert!((2..=REQUESTS).contains(&requests), "{path} {view:?}: {requests} requests");
}
