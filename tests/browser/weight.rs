//! What the first visit of a public page costs somebody who pays for each megabyte.

use serde_json::json;

use super::{Chromium, Page, VIEWS};
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
    for path in ["/".to_owned(), format!("/calls/{call}")] {
        for view in VIEWS {
            // A browser of its own each time: nothing is cached.
            let mut page = Page::new(&mut chromium, &app.url, view);
            let headers = json!({ "Accept-Encoding": "gzip", "Accept-Language": view.lang });
            page.ask("Network.setExtraHTTPHeaders", json!({ "headers": headers }));
            let (requests, bytes, packed) = page.visit(&path);
            println!("{path} {view:?}: {requests} requests, {bytes} bytes");
            assert!(packed, "{path} was not packed with gzip");
            assert!(bytes > 5_000.0 && bytes <= BYTES, "{path} {view:?}: {bytes} bytes");
            assert!((2..=REQUESTS).contains(&requests), "{path} {view:?}: {requests} requests");
            page.finish();
        }
    }
}
