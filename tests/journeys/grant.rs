//! One grant from an empty portal to its second tranche: eleven people, each in a browser of their own. Besides the
//! account of the administrator, nothing is planted.

use std::collections::BTreeMap;

use kafo::adapters::i18n;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::id::Id;

use super::partner::{register, verify_organisation};
use super::project::{pay, report, sign};
use super::selection::{publish_call, select};
use super::{BIA, bia, post_at, staff};
use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Client, between};
use crate::harness::filing::{begin, fill, send};

/// The administrator founds a programme; finance enters its funds. Returns its identifier.
fn programme(app: &TestApp, administrator: &Client, finance: &Actor) -> Id {
    let words = [
        ("code", "rmc"),
        ("name.fr", "Retour et communautés"),
        ("name.en", "Return and communities"),
        ("name.pt", "Regresso e comunidades"),
        ("summary.fr", "Microprojets."),
        ("summary.en", "Micro-projects."),
        ("summary.pt", "Microprojetos."),
        ("planned_calls", "20"),
        ("planned_beneficiaries", "6 000"),
    ];
    let here = post_at(administrator, "/office/programmes/new", &words).location;
    let finance = app.signed_in(finance);
    let page = format!("{here}/funds");
    let version = finance.get(&page).is(200).value_of("version").unwrap();
    let given = [("donor", "Fonds Exemple"), ("currency", "XOF"), ("amount", "5 000 000 000"), ("version", &version)];
    finance.post(&page, &given).is(200).shows(&i18n::money(5_000_000_000, "XOF", "fr"));
    let done = finance.post(&page, &[&given[..], &[("act", "confirm")]].concat());
    assert_eq!(done.is(303).location, here);
    here.strip_prefix("/office/programmes/").unwrap().parse().unwrap()
}

/// The figures of the dashboard for Guinea-Bissau, as its table gives them: the name and the value.
fn figures(app: &TestApp, person: &Actor) -> BTreeMap<String, String> {
    let browser = app.signed_in(person);
    browser.get("/dashboard").is(200);
    let table = browser.get("/dashboard.csv");
    let place = i18n::text("fr", "country-gw", &[]);
    let rows = table.is(200).body.lines().map(|line| line.split(';').collect::<Vec<_>>());
    let rows = rows.filter(|row| row.len() == 4 && row[1] == place);
    rows.map(|row| (row[0].to_owned(), row[2].chars().filter(char::is_ascii_digit).collect())).collect()
}

on_both! {
    fn one_grant_from_an_empty_portal_to_its_second_tranche(app) {
        // As `kafo user` makes the account.
        let administrator = app.signed_in(&app.person("administrator", &[Grant::everywhere(Role::Administrator)]));
        let staff = staff(app, &administrator);
        let programme = programme(app, &administrator, &staff.finance);
        let (call, code) = publish_call(app, &staff, programme);
        let partner = register(app, &code);
        let own = bia(app);
        let (path, proposal) = begin(&own, &code);
        fill(&own, &path);
        assert_eq!(send(&own, &path).is(303).location, format!("{path}/submitted"));
        let receipt = own.get(&format!("{path}/submitted"));
        let number = between(&receipt.is(200).body, "href=\"/receipts/", "\"").unwrap();
        verify_organisation(app, &staff, &partner);
        let letters = app.letters();
        assert!(letters.iter().any(|mail| mail.to.email == BIA && mail.text.contains(number)), "the receipt goes by mail");

        app.clock.set("2027-01-12T17:00:01Z".parse().unwrap());
        app.browser().get("/").is(200).hides(&format!("/calls/{code}\""));
        let before = figures(app, &staff.director);
        select(app, &staff, &call, proposal);
        let agreement = sign(app, &staff, proposal);
        let first = pay(app, &staff, &agreement);
        let finance = app.signed_in(&staff.finance);
        let project = finance.get(&format!("/office/projects/{agreement}"));
        project.is(200).hides("/office/tranches/");
        let reached = report(app, &staff, &agreement);
        let second = pay(app, &staff, &agreement);

        // The director's dashboard has moved by exactly this grant.
        let after = figures(app, &staff.director);
        let figure = |figures: &BTreeMap<String, String>, key: &str| -> i64 {
            figures.get(&i18n::text("fr", key, &[])).map_or(0, |value| value.parse().unwrap())
        };
        let moved = |key: &str| figure(&after, key) - figure(&before, key);
        assert_eq!((moved("dashboard-signed"), moved("dashboard-reached"), moved("dashboard-women")), (1, reached, 40));
        assert_eq!((moved("dashboard-committed"), moved("dashboard-paid")), (3_000_000, first + second));
        assert_eq!((first, second), (1_500_000, 1_200_000));
        assert_eq!(moved("dashboard-accepted"), 1_400_000);
        let ledger = app.signed_in(&staff.finance).get("/office/ledger.csv");
        assert_eq!(ledger.is(200).body.lines().filter(|line| line.contains(";Hortas das mulheres")).count(), 3, "{}", ledger.body);

        app.letters();
        // Everything stored, files included, is as these people left it; everything that was told was carried out.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let checked = runtime.block_on(kafo::jobs::verify::verify(&app.portal.worker("test"))).unwrap();
        let checked = checked.unwrap_or_else(|finding| panic!("{finding}"));
        assert_eq!((checked.database.receipts, checked.database.payments), (3, 2), "{checked:?}");
        let waiting = app.read(kafo::db::outbox::count_by_state);
        assert!(waiting.iter().all(|(state, _)| state == "done"), "{waiting:?}");
    }
}
