//! The file in which a proposal is written without a network, opened from a folder as from a stick.

use super::{Chromium, Page, VIEWS, sign_in};
use crate::harness::app::{Engine, TestApp};
use crate::harness::filing::{begin, fill};
use crate::harness::folder::TestFolder;

/// Whether the page asks before it is left.
const WARNS: &str = "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

#[test]
fn a_file_from_the_portal_is_filled_in_without_a_network_and_comes_back() {
    let Some(mut chromium) = Chromium::start() else { return };
    let stick = TestFolder::new("stick");
    let app = TestApp::start(Engine::Sqlite).unwrap();
    let call = app.published_call().row.code;
    let person = app.organisation("kora").signatory;
    let browser = app.signed_in(&person);
    let (path, id) = begin(&browser, &call);
    fill(&browser, &path);
    let fetched = stick.path().join("fetched.html");
    std::fs::write(&fetched, browser.get(&format!("{path}/offline.html")).is(200).bytes.clone()).unwrap();
    let fetched = fetched.to_str().unwrap();

    let title = "[data-section=project] [data-field=title]";
    let line = "[data-list=lines] [data-row]:last-child";
    let mut page = Page::new(&mut chromium, "file://", VIEWS[1]);
    page.open(fetched);
    assert_eq!(page.value(WARNS), false);
    page.write(title, "Hortas e </script> poços");
    page.write("[data-field=problem]", "Linha um\nlinha dois");
    page.value("document.querySelector('[data-add=lines]').click()");
    assert_eq!(page.count("[data-list=lines] [data-row]"), 2);
    for (name, value) in [("description", "Barco"), ("unit", "dia"), ("quantity", "3"), ("unit_cost", "10 000")] {
        page.write(&format!("{line} [data-field={name}]"), value);
    }
    page.value(&format!("document.querySelector('{line} [data-field=heading]').value = 'travel'"));
    assert_eq!(page.text("[data-sum=total]").replace(['.', ',', ' '], ""), "3330000");
    assert_eq!(page.text(&format!("{line} [data-total]")).replace(['.', ',', ' '], ""), "30000");
    assert_eq!(page.value(WARNS), true, "what is not saved yet is not left without a question");
    page.look();
    let saved = page.save("#save", stick.path());
    assert_eq!(page.value(WARNS), false);
    assert!(page.text("#state").contains(saved.file_name().unwrap().to_str().unwrap()));
    page.finish();

    // The copy is a file like the first one: it opens with what was typed, also where no script runs.
    let mut page = Page::new(&mut chromium, "file://", VIEWS[2]);
    page.open(saved.to_str().unwrap());
    assert_eq!(page.value(&format!("document.querySelector('{title}').value")), "Hortas e </script> poços");
    assert_eq!(page.count("[data-list=lines] [data-row]"), 2);
    page.finish();
    // And can be filled in and saved again.
    let mut page = Page::new(&mut chromium, "file://", VIEWS[0]);
    page.open(saved.to_str().unwrap());
    page.write("[data-field=months]", "8");
    let again = stick.path().join("again");
    std::fs::create_dir(&again).unwrap();
    let saved = page.save("#save", &again);
    page.finish();

    let mut page = Page::new(&mut chromium, &app.url, VIEWS[1]);
    page.open("/sign-in");
    sign_in(&mut page, &person.email);
    page.open(&format!("{path}/offline"));
    page.attach("#file", &saved);
    page.press("form:has(#file) button");
    page.press("form[action$='/offline/accept'] button.govuk-button");
    assert_eq!(page.path(), path);
    page.finish();
    let content = app.proposal(id).content;
    assert_eq!(content.project.title, "Hortas e </script> poços");
    assert_eq!((content.project.problem.as_str(), content.project.months.as_str()), ("Linha um\r\nlinha dois", "8"));
    let lines: Vec<_> = content.budget.lines.iter().map(|line| (line.id.as_str(), line.description.as_str())).collect();
    assert_eq!(lines, [("b2", "Barco"), ("b1", "Bomba solar")]);
    assert_eq!(app.proposal(id).total, 3_330_000);
}
