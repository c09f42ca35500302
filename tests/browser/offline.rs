//! The file in which a proposal is written without a network, opened from a folder as from a stick.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Chromium, Page, VIEWS, sign_in};
use crate::harness::app::{Engine, TestApp};
use crate::harness::client::between;
use crate::harness::filing::{begin, fill};
use crate::harness::folder::TestFolder;

/// Whether the page asks before it is left.
const WARNS: &str = "!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";

/// The names of the fields of each section: those that the file was made from, and those that the page put into it.
fn names(file: &str) -> [Vec<(String, BTreeSet<String>)>; 2] {
    let part = |id: &str| -> Value {
        let mark = format!("<script type=\"application/json\" id=\"{id}\">");
        serde_json::from_str(between(file, &mark, "</script>").unwrap()).unwrap()
    };
    let of = |sections: &Value, under: &str| -> Vec<(String, BTreeSet<String>)> {
        let sections = sections.as_object().unwrap().iter();
        let fields = |fields: &Value| -> BTreeSet<String> {
            fields.as_array().unwrap().iter().map(|field| field[0].as_str().unwrap().to_owned()).collect()
        };
        sections.map(|(name, one)| (name.clone(), fields(one.pointer(under).unwrap()))).collect()
    };
    [of(&part("kafo-base")["base"]["sections"], "/fields"), of(&part("kafo-values")["sections"], "")]
}

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

    // Every field of every form is in the page: saved without a letter typed, none is lost.
    let mut page = Page::new(&mut chromium, "file://", VIEWS[0]);
    page.open(fetched);
    let folder = stick.path().join("untouched");
    std::fs::create_dir(&folder).unwrap();
    let untouched = page.save("#save", &folder);
    page.finish();
    let [base, values] = names(&std::fs::read_to_string(&untouched).unwrap());
    assert_eq!((base.len(), &base), (6, &values));
    let unchanged = browser.get(&format!("{path}/offline")).is(200).clone();
    unchanged.shows("type=\"file\"");
    browser
        .upload(&format!("{path}/offline"), &[], "file", "a.html", std::fs::read(&untouched).unwrap())
        .is(200)
        .hides("name=\"take\"");

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
