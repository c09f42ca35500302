//! Ways in and out of an account.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::audit_log::AuditEventRow;
use kafo::db::schema::audit_events;
use kafo::domain::actor::{Grant, Role};

use crate::harness::app::{TestApp, on_both};
use crate::harness::people::PASSWORD;

/// A text of the locales in French, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// The actions of the audit log that concern this account, the first one first.
fn actions(app: &TestApp, email: &str) -> Vec<String> {
    let events: Vec<AuditEventRow> = app.read(|db| audit_events::table.order(audit_events::seq).load(db));
    events.into_iter().filter(|event| event.object_label == email).map(|event| event.action).collect()
}

on_both! {
    fn somebody_signs_in_and_out(app) {
        let awa = app.person("awa", &[Grant::everywhere(Role::Auditor)]);
        let browser = app.browser();
        assert_eq!(browser.sign_in(&awa.email.to_uppercase(), PASSWORD).location, "/desk");
        browser.get("/sign-in").is(303);
        let page = browser.get("/sign-out");
        page.is(200).shows(&fr("accounts-sign-out-question"));
        assert_eq!(browser.post("/sign-out", &[]).is(303).location, "/");
        assert_eq!(browser.get("/resume").is(303).location, "/sign-in?next=%2Fresume");
        assert_eq!(actions(app, &awa.email), ["user.create", "account.sign_in", "account.sign_out"]);
    }

    fn a_wrong_password_says_the_same_as_an_unknown_address(app) {
        let awa = app.person("awa", &[]);
        let browser = app.browser();
        browser.get("/sign-in");
        let known = browser.post("/sign-in", &[("email", &awa.email), ("password", "not the right one")]);
        let unknown = browser.post("/sign-in", &[("email", "nobody@kafo.example"), ("password", "not the right one")]);
        known.is(422).shows(&fr("unmet-sign-in-wrong")).hides("not the right one");
        assert_eq!(known.body.replace(&awa.email, "nobody@kafo.example").len(), unknown.is(422).body.len());
        browser.post("/sign-in", &[("email", ""), ("password", "")]).is(422).shows(&fr("unmet-missing"));
        browser.get("/resume").is(303);
    }

    fn a_sign_in_returns_to_the_page_asked_for_and_to_no_other_site(app) {
        let awa = app.person("awa", &[]);
        let fields = |next| [("email", awa.email.clone()), ("password", PASSWORD.to_owned()), ("next", String::from(next))];
        for (next, location) in [("/resume", "/desk"), ("/calls?page=2", "/calls?page=2"), ("//evil.example/", "/desk")] {
            let browser = app.browser();
            browser.get("/sign-in");
            let fields = fields(next);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(browser.post("/sign-in", &fields).is(303).location, location);
        }
    }

    fn the_eleventh_attempt_waits_even_with_the_right_password(app) {
        let (awa, bia) = (app.person("awa", &[]), app.person("bia", &[]));
        let browser = app.browser();
        browser.get("/sign-in");
        for _ in 0..10 {
            browser.post("/sign-in", &[("email", &awa.email), ("password", "wrong")]).is(422);
        }
        let refused = browser.post("/sign-in", &[("email", &awa.email), ("password", PASSWORD)]);
        assert_eq!(refused.is(429).header("retry-after"), "900");
        app.browser().sign_in(&bia.email, PASSWORD);
        assert_eq!(actions(app, &awa.email), ["user.create", "account.throttle"]);
        app.clock.advance(TimeDelta::minutes(15));
        app.browser().sign_in(&awa.email, PASSWORD);
    }

    fn a_sign_in_form_of_another_day_is_shown_again(app) {
        let browser = app.browser();
        browser.get("/sign-in?next=/calls");
        app.clock.advance(TimeDelta::hours(13));
        let again = browser.post("/sign-in", &[("email", "a@b.example"), ("password", PASSWORD), ("next", "/calls")]);
        assert_eq!(again.is(303).location, "/sign-in?next=%2Fcalls");
        browser.follow(&again).is(200).shows(&fr("form-expired"));
        app.person("awa", &[]);
        assert_eq!(browser.sign_in("awa@kafo.example", PASSWORD).location, "/desk");
    }
}
