//! What a device keeps of a form: nothing of what arrived, and whatever did not is offered back.

use super::{Chromium, Page, VIEWS, sign_in};
use crate::harness::app::{Engine, TestApp};

/// How many copies this device keeps.
const KEPT: &str = "Object.keys(localStorage).filter(key => key.startsWith('draft:')).length";
const OFFER: &str = "[data-restore]:not([hidden])";

#[test]
fn a_copy_on_the_device_is_offered_when_it_was_not_sent_and_only_then() {
    let Some(mut chromium) = Chromium::start() else { return };
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let call = app.published_call().row.code;
    let person = app.organisation("kora").signatory;
    let mut page = Page::new(&mut chromium, &app.url, VIEWS[0]);
    page.open("/sign-in");
    sign_in(&mut page, &person.email);
    page.open(&format!("/calls/{call}"));
    page.press("form[action$='/apply'] button");
    let section = format!("{}/project", page.path());

    // Refused for its gaps, then saved: both arrived, and the text is in the fields.
    page.open(&section);
    for (button, shown) in [("finish", ".govuk-error-summary"), ("save", ".p-flash[role]")] {
        page.put("title", &format!("Hortas de Bafatá, {button} "));
        page.press(&format!("button[name=act][value={button}]"));
        assert_eq!((page.count(shown), page.count(OFFER)), (1, 0), "{button}");
        assert_eq!(page.value(KEPT), 0, "{button}");
    }

    // Kept without a network: offered until it is the same as what is here, or dropped.
    let keep = |title: &str| {
        format!(
            "localStorage.setItem('draft:' + location.pathname, new URLSearchParams({{ version: 1, title: '{title}' }}))"
        )
    };
    page.value(&keep("Nunca enviado"));
    page.open(&section);
    assert_eq!(page.count(OFFER), 1);
    page.look();
    page.open(&section);
    assert_eq!(page.count(OFFER), 1, "looking is not choosing");
    page.value("document.querySelector('[data-take]').click()");
    assert_eq!(page.value("document.querySelector('[name=title]').value"), "Nunca enviado");
    // It goes out at once by itself.
    page.value(&format!(
        "new Promise(done => {{ const look = () => ({KEPT}) ? setTimeout(look, 20) : done(); look(); }})"
    ));
    page.open(&section);
    assert_eq!((page.count(OFFER), page.value(KEPT)), (0, 0.into()));
    assert_eq!(page.value("document.querySelector('[name=title]').value"), "Nunca enviado");
    page.value(&keep("Outro"));
    page.open(&section);
    page.value("document.querySelector('[data-drop]').click()");
    assert_eq!((page.count(OFFER), page.value(KEPT)), (0, 0.into()));
    // The browser tells of the answer that was a refusal, and of nothing else.
    let findings = page.findings();
    assert!(findings.iter().all(|finding| finding.contains("status of 422")), "{findings:?}");
}
