//! Pages in a real browser: with and without scripts, on a desk and on a phone, in three languages. Each page is judged
//! by axe, must not scroll sideways, and must leave the console silent.
//!
//! What the pages do is tested over HTTP on both databases; here SQLite is enough.

mod applicant;
mod axe;
mod chromium;
mod draft;
mod evaluator;
mod everywhere;
mod offline;
mod page;
mod uploads;
mod weak;
mod weight;

use crate::harness::app::{Engine, TestApp};
use chromium::Chromium;
use page::{Page, View};

/// How every journey is made.
const VIEWS: [View; 4] = [
    View { width: 1280, script: true, lang: "fr" },
    View { width: 390, script: true, lang: "pt" },
    View { width: 1280, script: false, lang: "en" },
    View { width: 390, script: false, lang: "fr" },
];

/// Writes one journey that is made once in each view.
macro_rules! in_every_view {
    ($(#[$meta:meta])* fn $name:ident($chromium:ident, $view:ident) $body:block) => {
        $(#[$meta])*
        fn $name($chromium: &mut $crate::browser::Chromium, $view: $crate::browser::View) $body

        mod $name {
            $crate::browser::in_every_view!(@test on_a_desk 0 $name);
            $crate::browser::in_every_view!(@test on_a_phone 1 $name);
            $crate::browser::in_every_view!(@test on_a_desk_without_scripts 2 $name);
            $crate::browser::in_every_view!(@test on_a_phone_without_scripts 3 $name);
        }
    };
    (@test $test:ident $view:literal $name:ident) => {
        #[test]
        fn $test() {
            if let Some(mut chromium) = $crate::browser::Chromium::start() {
                super::$name(&mut chromium, $crate::browser::VIEWS[$view]);
            }
        }
    };
}
use in_every_view;

/// Types an address and the password of the tests, and goes on.
fn sign_in(page: &mut Page<'_>, email: &str) {
    sign_in_with(page, email, crate::harness::people::PASSWORD);
}

/// The same with another password.
fn sign_in_with(page: &mut Page<'_>, email: &str, password: &str) {
    page.put("email", email);
    page.put("password", password);
    page.press("form[action='/sign-in'] button");
}

#[test]
fn the_browser_notices_what_is_planted() {
    let Some(mut chromium) = Chromium::start() else { return };
    let app = TestApp::start(Engine::Sqlite).unwrap();
    for view in VIEWS {
        let mut page = Page::new(&mut chromium, &app.url, view);
        page.open("/receipts");
        page.value(
            "document.querySelector('main').insertAdjacentHTML('beforeend', \
             '<p style=\"margin: 0\">Styled</p><input><table width=2000><tr><td id=wide>Wide</table>')",
        );
        page.value("document.getElementById('wide').style.color = '#ccc'");
        page.value("console.error('planted')");
        page.look();
        let findings = page.findings();
        let found = |what: &str| findings.iter().any(|finding| finding.starts_with(&format!("/receipts: {what}")));
        assert!(found("label: <input>"), "{view:?}: {findings:?}");
        assert!(found("color-contrast: <td id=\"wide\""), "{view:?}: {findings:?}");
        assert!(findings.iter().any(|finding| finding.contains("inline style")), "{view:?}: {findings:?}");
        assert!(found("is 2"), "{view:?}: {findings:?}");
        assert!(found("console: \"planted\""), "{view:?}: {findings:?}");
    }
}
