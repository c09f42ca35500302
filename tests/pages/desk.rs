//! The desk, the dashboard, the printed permissions and the counts for the operator.

use kafo::adapters::i18n;
use kafo::db::calls::CallRow;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::call::CallRules;
use kafo::domain::place::Country;

use crate::harness::app::on_both;
use crate::harness::scene::closed_call;

/// A text of the locales, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

on_both! {
    fn a_desk_names_roles_and_their_places_and_says_when_nothing_waits(app) {
        let awa = app.person("awa", &[Grant::in_country(Role::ProgrammeOfficer, Country::Gw), Grant::everywhere(Role::Auditor)]);
        let page = app.signed_in(&awa).get("/desk");
        page.is(200).shows(&format!("{}, {}", fr("role-programme-officer"), fr("country-gw")));
        page.shows(&format!("{}, {}", fr("role-auditor"), fr("desk-role-everywhere")));
        page.shows(&fr("desk-nothing")).shows("href=\"/dashboard\"").hides("/account/second-factor");
        let nobody = app.person("nobody", &[]);
        app.signed_in(&nobody).get("/desk").is(200).shows(&fr("desk-nobody")).hides("/office/");
        assert_eq!(app.browser().get("/desk").is(303).location, "/sign-in?next=%2Fdesk");
        // Whoever handles money, decisions or rights is asked for a second factor.
        let admin = app.person("admin", &[Grant::everywhere(Role::Administrator)]);
        app.signed_in(&admin).get("/desk").is(200).shows("href=\"/account/second-factor\"").hides(&fr("desk-nothing"));
    }

    fn what_waits_in_one_call_leads_to_its_page_and_in_several_to_their_list(app) {
        let scene = closed_call(app, 20_000_000, CallRules::default());
        for title in ["Jardins", "Puits"] {
            scene.submitted(app, title, 8_000_000);
        }
        let browser = app.signed_in(&scene.officer);
        let only = format!("href=\"/office/calls/{}/proposals\"", scene.call.id);
        browser.get("/desk").is(200).shows(&only);
        browser.get(&format!("/office/calls/{}/proposals", scene.call.id)).is(200).shows("Jardins");
        // Whoever may not see the call is led nowhere.
        let elsewhere = app.person("elsewhere", &[Grant::in_country(Role::ProgrammeOfficer, Country::Ml)]);
        app.signed_in(&elsewhere).get("/desk").is(200).hides(&scene.call.id.to_string());
        // A second call with something of the same kind.
        let (call, proposal) = (scene.call.clone(), scene.submitted(app, "Marais", 8_000_000).0);
        app.act(&Actor::system(), move |db, act| {
            let other = CallRow { id: act.id(), code: "GW-2026-04".into(), ..call };
            other.insert(db)?;
            let mut moved = proposal;
            moved.call_id = other.id;
            Ok(moved.save(db)?)
        }).unwrap();
        browser.get("/desk").is(200).hides(&only).shows("href=\"/office/calls\"");
    }

    fn a_role_limited_to_a_programme_finds_on_its_desk_what_waits_there_and_nothing_else(app) {
        let scene = closed_call(app, 20_000_000, CallRules::default());
        scene.submitted(app, "Jardins", 8_000_000);
        let of = |programme| Grant { programme: Some(programme), ..Grant::everywhere(Role::ProgrammeOfficer) };
        let here = app.person("here", &[of(scene.call.programme_id)]);
        let only = format!("href=\"/office/calls/{}/proposals\"", scene.call.id);
        app.signed_in(&here).get("/desk").is(200).shows(&only);
        let mali = Grant { country: Some(Country::Ml), ..of(scene.call.programme_id) };
        app.signed_in(&app.person("mali", &[mali])).get("/desk").is(200).hides(&only).shows(&fr("desk-nothing"));
    }

    fn the_dashboard_is_for_those_who_hold_it_and_says_when_there_is_no_programme(app) {
        let officer = app.person("officer", &[Grant::in_country(Role::ProgrammeOfficer, Country::Gw)]);
        let browser = app.signed_in(&officer);
        browser.get("/dashboard").is(200).shows(&fr("dashboard-empty"));
        browser.get("/dashboard?programme=NONE").is(404);
        browser.get("/dashboard.csv").is(404);
        let evaluator = app.person("evaluator", &[Grant::everywhere(Role::Evaluator)]);
        app.signed_in(&evaluator).get("/dashboard").is(403);
        let nobody = app.person("nobody", &[]);
        app.signed_in(&nobody).get("/dashboard").is(404);
    }

    fn anybody_reads_who_may_do_what(app) {
        let page = app.browser().get("/permissions");
        page.is(200).shows(&fr("permission-payment-release")).shows(&fr("role-finance-approver"));
        app.browser().get("/permissions?lang=pt").is(200).shows(&i18n::text("pt", "permission-decision-take", &[]));
    }

    fn the_counts_are_for_this_machine_only(app) {
        let browser = app.browser();
        browser.get("/healthz").is(200);
        browser.get("/assets/none").is(404);
        browser.get("/no-such-page/at-all").is(404);
        let counts = browser.get("/metrics");
        counts.is(200).shows("kafo_jobs_waiting 0\n").shows("kafo_db_connections{state=\"busy\"}");
        counts.shows("kafo_http_requests_total{method=\"GET\",route=\"/healthz\",status=\"200\"} 1\n");
        counts.hides("no-such-page");
        assert!(counts.header("content-type").starts_with("text/plain; version=0.0.4"), "{}", counts.header("content-type"));
        browser.get_with("/metrics", "x-forwarded-for", "127.0.0.1").is(404);
        browser.get_with("/metrics", "forwarded", "for=127.0.0.1").is(404);
    }
}
