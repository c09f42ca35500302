//! The journal: what it shows, to whom, how it is narrowed, and its file.

use kafo::adapters::i18n;
use kafo::db::audit_log::{self, Entry};
use kafo::domain::actor::{Grant, Role};
use kafo::domain::call::CallRules;
use kafo::domain::place::Country;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, between};
use crate::harness::scene::closed_call;

/// A text of the locales, as a French page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// The cell that says what was done: the filter names every action.
fn did(action: &str) -> String {
    format!("<td data-l=\"{}\">{}</td>", fr("audit-column-action"), fr(&format!("audit-{action}")))
}

/// How many events the page says it lists.
fn found(page: &Answer, count: i64) {
    let text = i18n::text("fr", "audit-events", &[("count", count.into())]);
    page.is(200).shows(&format!(">{text}"));
}

/// The numbers of the events of a page, from the top.
fn numbers(page: &Answer) -> Vec<i64> {
    let before = i18n::text("fr", "audit-number", &[("number", 7.into())]).replace('7', "");
    let before = format!("<small>{before}");
    page.body
        .split(&before)
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap().replace('\u{202f}', "").parse().unwrap())
        .collect()
}

fn total(app: &TestApp) -> i64 {
    app.read(|db| kafo::db::audit_log::head(db, "audit")).0
}

on_both! {
    fn an_auditor_reads_who_did_what_and_narrows_it(app) {
        let organisation = app.organisation("hortas");
        let id = organisation.row.id;
        let auditor = app.person("auditor", &[Grant::everywhere(Role::Auditor)]);
        let browser = app.signed_in(&auditor);
        let all = browser.get("/office/audit");
        let (count, head) = app.read(|db| kafo::db::audit_log::head(db, "audit"));
        found(&all, count);
        // The newest is the auditor's own arrival, and nothing is left out in between.
        assert_eq!(numbers(&all), (1..=count).rev().take(50).collect::<Vec<_>>());
        all.shows(&head[..16]).shows("kafo verify").shows(&did("account-sign-in")).shows("auditor");
        all.shows(&format!("href=\"/office/partners/{id}\"")).shows("href=\"/office/audit.csv?\"");

        // One thing: from its beginning to the profile that was sent, with the state before and after.
        let own = browser.get(&format!("/office/audit?object={id}"));
        own.is(200).shows(&did("partner-create")).shows(&did("partner-submit")).hides(&did("account-sign-in"));
        own.shows(&format!("{} → {}", fr("state-partner-draft"), fr("state-partner-submitted")));
        own.shows(&format!("name=\"object\" value=\"{id}\""));
        let events = numbers(&own);
        found(&own, i64::try_from(events.len()).unwrap());
        assert!(events.len() >= 5 && events.is_sorted_by(|a, b| a > b), "{events:?}");

        // One action of it, by one person; the same by the account's identifier.
        let sent = browser.get(&format!("/office/audit?object={id}&action=partner.submit&person=HORTAS-sign"));
        found(&sent, 1);
        let account = organisation.signatory.user().unwrap();
        assert_eq!(numbers(&browser.get(&format!("/office/audit?action=partner.submit&person={account}"))), numbers(&sent));
        browser.get(&format!("/office/audit?action=partner.submit&person={id}")).is(200).shows(&fr("audit-empty"));
        found(&browser.get("/office/audit?action=partner.submit&kind=partner"), 1);
        browser.get("/office/audit?action=partner.submit&kind=user").is(200).shows(&fr("audit-empty"));

        // Days are whole, and universal time.
        found(&browser.get("/office/audit?from=2026-11-21&to=2026-11-21&kind=partner"), i64::try_from(numbers(&browser.get("/office/audit?kind=partner")).len()).unwrap());
        browser.get("/office/audit?from=2026-11-22").is(200).shows(&fr("audit-empty"));
        browser.get("/office/audit?to=2026-11-20").is(200).shows(&fr("audit-empty"));
        // What cannot be read is left out.
        found(&browser.get("/office/audit?from=hier&object=x&kind=none&action=none"), total(app));
    }

    fn the_journal_goes_on_page_by_page_and_as_a_file(app) {
        let auditor = app.person("auditor", &[Grant::everywhere(Role::Auditor)]);
        for number in 0..60 {
            app.person(&format!("somebody{number}"), &[]);
        }
        let browser = app.signed_in(&auditor);
        let first = numbers(&browser.get("/office/audit?kind=user"));
        let second = browser.get("/office/audit?kind=user&page=2");
        second.shows("href=\"/office/audit?kind=user&amp;page=1\"");
        let both: Vec<i64> = first.iter().copied().chain(numbers(&second)).collect();
        assert_eq!((first.len(), both.len()), (50, 62));
        assert!(both.is_sorted_by(|a, b| a > b), "{both:?}");

        let file = browser.get("/office/audit.csv?kind=user&person=somebody7");
        assert_eq!(file.is(200).body.lines().count(), 1, "{}", file.body);
        let whole = browser.get("/office/audit.csv?kind=user");
        assert!(whole.header("content-type").starts_with("text/csv"), "{}", whole.header("content-type"));
        assert!(whole.header("content-disposition").contains("journal-des-actions-2026-11-21.csv"));
        assert!(whole.bytes.starts_with(&[0xef, 0xbb, 0xbf]));
        let lines: Vec<&str> = whole.body.lines().collect();
        assert_eq!(lines.len(), 1 + 62);
        assert!(lines[0].ends_with(&i18n::text("fr", "audit-column-changes", &[])), "{}", lines[0]);
        let words = i18n::text("fr", "audit-account-sign-in", &[]);
        assert!(lines[1].contains(&format!(";2026-11-21 12:00:00;auditor;{};{words};account.sign_in;", fr("role-auditor"))), "{}", lines[1]);
    }

    fn the_journal_is_for_those_who_read_it_without_limit(app) {
        let partner = app.organisation("hortas").row.id;
        let here = app.person("here", &[Grant::in_country(Role::Auditor, Country::Ml)]);
        let officer = app.person("officer", &[Grant::everywhere(Role::ProgrammeOfficer)]);
        let admin = app.person("admin", &[Grant::everywhere(Role::Administrator)]);
        let paths = ["/office/audit".to_owned(), "/office/audit.csv".to_owned(), format!("/office/audit?object={partner}")];
        for person in [&here, &officer] {
            let browser = app.signed_in(person);
            for path in &paths {
                browser.get(path).is(403).hides("Association hortas");
            }
            browser.get("/desk").is(200).hides("href=\"/office/audit\"");
        }
        let nobody = app.person("nobody", &[]);
        app.signed_in(&nobody).get("/office/audit").is(404);
        assert_eq!(app.browser().get("/office/audit").is(303).location, "/sign-in?next=%2Foffice%2Faudit");
        // An administrator reads that something was done to the organisation, without a way into it.
        let browser = app.signed_in(&admin);
        browser.get("/desk").is(200).shows("href=\"/office/audit\"");
        browser.get(&paths[2]).is(200).shows("Association hortas").hides("href=\"/office/partners");
        // Nobody else's rows either, when the query is asked without the page.
        let rows = app.read(|db| kafo::db::journal::count(db, &here, &kafo::db::journal::JournalFilter::default()));
        assert_eq!(rows, 0);
    }

    fn amounts_and_states_are_in_words_and_a_thing_that_cannot_be_opened_is_no_link(app) {
        let running = app.running_grant();
        let auditor = app.person("auditor", &[Grant::everywhere(Role::Auditor)]);
        let browser = app.signed_in(&auditor);
        // The call of this proposal has no dates, so that nobody reads its proposals.
        let proposal = running.award.proposal;
        let page = browser.get(&format!("/office/audit?object={proposal}"));
        page.is(200).shows(&did("award-accept")).hides(&format!("href=\"/office/proposals/{proposal}\""));
        let page = browser.get(&format!("/office/audit?object={}", running.agreement));
        page.is(200).shows(&format!("href=\"/office/agreements/{}\"", running.agreement));
        page.shows(&did("agreement-prepare")).shows(&fr("agreements-risk-medium"));
        let grant = between(&page.body, &format!("<b>{}</b>", fr("audit-field-grant")), "</li>").unwrap();
        assert!(grant.contains("2\u{202f}800\u{202f}000") && grant.contains("FCFA"), "{grant:?}");
    }

    fn a_proposal_is_a_link_for_whoever_may_open_it(app) {
        let scene = closed_call(app, 10_000_000, CallRules::default());
        let (proposal, signatory) = scene.submitted(app, "Hortas", 3_000_000);
        let (id, number) = (proposal.id, proposal.number.clone());
        app.act(&signatory, move |db, act| Ok(audit_log::record(db, act, Entry::new("proposal.submit", "proposal", id, number))?)).unwrap();
        let page = format!("/office/audit?object={id}");
        let link = format!("href=\"/office/proposals/{id}\"");
        let auditor = app.person("auditor", &[Grant::everywhere(Role::Auditor)]);
        app.signed_in(&auditor).get(&page).is(200).shows(&link).shows(&did("proposal-submit"));
        let administrator = app.person("administrator", &[Grant::everywhere(Role::Administrator)]);
        app.signed_in(&administrator).get(&page).is(200).shows(&proposal.number).hides(&link);
    }
}
