//! Every kind of page that the people of the demo can reach by links, on a phone: judged like the others, and no link
//! leads nowhere. What organisations and visitors see is judged in each language.

use std::collections::{BTreeSet, VecDeque};

use chrono::Utc;
use kafo::demo::{self, Account};
use kafo::domain::actor::MemberRole;

use super::{Chromium, Page, View, sign_in_with};
use crate::harness::app::TestApp;
use crate::harness::folder::TestFolder;

/// A path with everything that names one thing left out: pages of one kind look alike.
fn kind_of(path: &str) -> String {
    let path = path.split('?').next().unwrap();
    let named = |part: &str| part.chars().any(|letter| letter.is_ascii_digit()) && part != "v1";
    path.split('/').map(|part| if named(part) { "*" } else { part }).collect::<Vec<_>>().join("/")
}

/// Whether the link leads to a file, another language, or out.
fn is_no_page(path: &str) -> bool {
    let last = path.split('?').next().unwrap();
    last.contains('.') || last.starts_with("/documents/") || path.contains("lang=") || last == "/sign-out"
}

/// Whether they read the portal as a visitor does, or as the member of an organisation who sees the most of it.
fn is_applicant(account: Option<&Account>) -> bool {
    account.is_none_or(|account| account.role == MemberRole::Signatory.as_str())
}

#[test]
fn every_page_that_a_link_leads_to_is_there_and_fits_a_phone() {
    let Some(mut chromium) = Chromium::start() else { return };
    let folder = TestFolder::new("demo");
    let settings = [("KAFO_DATA_DIR".to_owned(), folder.path().display().to_string())];
    let app = TestApp::over(&settings, Utc::now());
    demo::seed_once(&app.portal).unwrap();
    let mut roles = BTreeSet::new();
    let accounts = demo::accounts().into_iter().filter(|account| roles.insert(account.role.clone()));
    let people: Vec<Option<Account>> = std::iter::once(None).chain(accounts.map(Some)).collect();
    let mut kinds = BTreeSet::new();
    let mut findings = Vec::new();
    let everybody = people.iter().map(|account| ("fr", account));
    let applicants = |lang| people.iter().filter(|account| is_applicant(account.as_ref())).map(move |who| (lang, who));
    for (lang, account) in everybody.chain(applicants("en")).chain(applicants("pt")) {
        let mut page = Page::new(&mut chromium, &app.url, View { width: 390, script: true, lang });
        let mut queue = VecDeque::from(["/".to_owned()]);
        if let Some(account) = account {
            page.open("/sign-in");
            sign_in_with(&mut page, &account.email, account.password);
            queue.push_back("/desk".to_owned());
        }
        let mut asked = BTreeSet::new();
        while let Some(path) = queue.pop_front() {
            // What another person saw is seen again only where this one may find something of their own.
            page.open(&path);
            for link in page.links() {
                if !is_no_page(&link) && asked.insert(kind_of(&link)) && kinds.insert((lang, kind_of(&link))) {
                    queue.push_back(link);
                }
            }
        }
        let who = account.as_ref().map_or("visitor", |account| &account.role);
        findings.extend(page.findings().into_iter().map(|finding| format!("{who} in {lang}: {finding}")));
    }
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
    for (lang, least) in [("fr", 45), ("en", 20), ("pt", 20)] {
        let found = kinds.iter().filter(|(of, _)| *of == lang).count();
        assert!(found > least, "only {found} kinds of pages in {lang}: {kinds:?}");
    }
}
