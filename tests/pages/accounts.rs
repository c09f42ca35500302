//! Ways in and out of an account.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::adapters::mailer::Mail;
use kafo::adapters::totp;
use kafo::db::audit_log::AuditEventRow;
use kafo::db::partners;
use kafo::db::schema::{audit_events, role_grants, sessions};
use kafo::db::users::{self, RoleGrantRow};
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::place::Country;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client, between};
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

/// The path of the link in a letter.
fn link(app: &TestApp, mail: &Mail) -> String {
    let start = mail.text.find(&app.url).expect(&mail.text) + app.url.len();
    mail.text[start..].split_whitespace().next().unwrap().to_owned()
}

/// The only letter that waits, which must be for this reader.
fn letter(app: &TestApp, email: &str) -> Mail {
    let letters = app.letters();
    assert_eq!(letters.iter().map(|mail| mail.to.email.as_str()).collect::<Vec<_>>(), [email]);
    letters.into_iter().next().unwrap()
}

const NEW_PASSWORD: &str = "trois manguiers au bord du fleuve";

/// Fills both pages of the registration; the answer is that to the second.
fn register(browser: &Client, email: &str, password: &str, organisation: &str) -> Answer {
    browser.get("/register?call=GW-2026-01").is(200);
    let person =
        [("name", "Bia Exemplo"), ("email", email), ("lang", "pt"), ("password", password), ("call", "GW-2026-01")];
    let next = browser.post("/register", &person);
    assert_eq!(next.is(303).location, "/register/organisation");
    browser.follow(&next).is(200);
    let fields = [
        ("organisation", organisation),
        ("kind", "ngo"),
        ("country", "GW"),
        ("region", "GW-BA"),
        ("registration_number", "123/2015"),
        ("phone", "+245 900 000 000"),
    ];
    browser.post("/register/organisation", &fields)
}

fn organisations(app: &TestApp, email: &str) -> Vec<(String, MemberRole)> {
    app.read(|db| {
        let user = users::find_by_email(db, email)?.expect(email);
        let found = partners::list_of_user(db, user.id)?;
        Ok(found.into_iter().map(|(partner, member)| (partner.name, member.role)).collect())
    })
}

/// The code that the app of this account shows now: its secret is read from the enrolment page.
fn code_of(app: &TestApp, page: &Answer) -> ([u8; 20], String) {
    let text = between(&page.body, "secret=", "&").unwrap();
    let mut bits = 0_u64;
    let mut secret = Vec::new();
    for (number, letter) in text.bytes().enumerate() {
        let value = if letter.is_ascii_uppercase() { letter - b'A' } else { letter - b'2' + 26 };
        bits = bits << 5 | u64::from(value);
        if number % 8 == 7 {
            secret.extend_from_slice(&bits.to_be_bytes()[3..]);
            bits = 0;
        }
    }
    let secret: [u8; 20] = secret.try_into().unwrap();
    (secret, totp::code(&secret, app.clock.now()))
}

on_both! {
    fn an_organisation_registers_confirms_its_address_and_arrives_at_the_call(app) {
        let browser = app.browser();
        let email = "bia@exemplo.example";
        let sent = register(&browser, "  Bia@Exemplo.example ", NEW_PASSWORD, "Associação Exemplo");
        assert_eq!(sent.is(303).location, "/register/sent");
        browser.follow(&sent).is(200).shows(email);
        assert_eq!(organisations(app, email), [("Associação Exemplo".to_owned(), MemberRole::Signatory)]);
        let mail = letter(app, email);
        let link = link(app, &mail);
        assert!(link.starts_with("/register/confirm/"), "{link}");

        // Looking at the link confirms nothing, and without it nobody gets in.
        let other = app.browser();
        other.get(&link).is(200);
        other.get("/sign-in");
        let refused = other.post("/sign-in", &[("email", email), ("password", NEW_PASSWORD)]);
        refused.is(422).shows(&fr("unmet-sign-in-unconfirmed")).shows("/register/resend");
        other.get("/register/confirm/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef").is(200).shows(&fr("accounts-link-over-title"));

        other.get(&link);
        let confirmed = other.post(&link, &[]);
        assert_eq!(confirmed.is(303).location, "/sign-in?next=%2Fcalls%2FGW-2026-01");
        other.follow(&confirmed).is(200).shows(&fr("accounts-confirmed"));
        let fields = [("email", email), ("password", NEW_PASSWORD), ("next", "/calls/GW-2026-01")];
        assert_eq!(other.post("/sign-in", &fields).is(303).location, "/calls/GW-2026-01");
        other.get(&link).shows(&fr("accounts-link-over-title"));
        let own = other.get("/organisation");
        other.follow(&own).is(200).shows("Associação Exemplo").shows(&fr("state-partner-draft"));
        assert_eq!(actions(app, email), ["account.register", "account.confirm", "account.sign_in"]);
        app.is_sound();
    }

    fn what_is_wrong_with_a_registration_stands_at_its_field(app) {
        let browser = app.browser();
        browser.get("/register");
        let fields = [("name", ""), ("email", "bia"), ("lang", "pt"), ("password", "court")];
        let page = browser.post("/register", &fields);
        page.is(422).shows("id=\"name-error\"").shows("id=\"email-error\"").shows("id=\"password-error\"").hides("court\"");
        assert_eq!(page.value_of("email").as_deref(), Some("bia"));
        assert_eq!(browser.get("/register/organisation").is(303).location, "/register");
        let person = [("name", "Bia"), ("email", "bia@exemplo.example"), ("lang", "pt"), ("password", NEW_PASSWORD)];
        browser.post("/register", &person).is(303);
        browser.get("/register/organisation").is(200);
        let page = browser.post("/register/organisation", &[("country", "GW"), ("region", "ML-1"), ("phone", "1")]);
        page.is(422).shows("id=\"organisation-error\"").shows("id=\"kind-error\"");
        page.shows(&fr("unmet-region-of-another-country"));
        assert_eq!(app.letters(), Vec::new());
    }

    fn a_known_address_gets_the_same_page_and_another_letter(app) {
        let awa = app.person("awa", &[]);
        let sent = register(&app.browser(), &awa.email, NEW_PASSWORD, "Autre organisation");
        assert_eq!(sent.is(303).location, "/register/sent");
        let mail = letter(app, &awa.email);
        assert_eq!(link(app, &mail), "/sign-in");
        assert_eq!(organisations(app, &awa.email), []);
        app.browser().sign_in(&awa.email, PASSWORD);
        app.is_sound();
    }

    fn a_second_registration_takes_effect_only_by_its_own_link(app) {
        let email = "bia@exemplo.example";
        register(&app.browser(), email, NEW_PASSWORD, "Première");
        let first = link(app, &letter(app, email));
        register(&app.browser(), email, "une tout autre phrase de passe", "Seconde");
        let second = link(app, &letter(app, email));
        assert_eq!(organisations(app, email), [("Première".to_owned(), MemberRole::Signatory)]);
        let browser = app.browser();
        browser.get(&second);
        browser.post(&second, &[]).is(303);
        assert_eq!(organisations(app, email), [("Seconde".to_owned(), MemberRole::Signatory)]);
        browser.sign_in(email, "une tout autre phrase de passe");
        app.browser().get(&first).shows(&fr("accounts-link-over-title"));
        app.is_sound();
    }

    fn a_letter_is_sent_again_and_never_to_somebody_confirmed_or_unknown(app) {
        let awa = app.person("awa", &[]);
        let browser = app.browser();
        register(&browser, "bia@exemplo.example", NEW_PASSWORD, "Exemplo");
        app.letters();
        for email in [awa.email.as_str(), "nobody@kafo.example", "bia@exemplo.example"] {
            browser.get("/register/sent");
            assert_eq!(browser.post("/register/resend", &[("email", email)]).is(303).location, "/register/sent");
        }
        let mail = letter(app, "bia@exemplo.example");
        browser.get(&link(app, &mail)).is(200).shows(&fr("accounts-confirm-button"));
        // Five letters an hour: the next is refused silently.
        for _ in 0..6 {
            browser.get("/register/sent");
            browser.post("/register/resend", &[("email", "bia@exemplo.example")]).is(303);
        }
        assert_eq!(app.letters().len(), 3);
    }

    fn a_reset_by_letter_ends_every_session_and_token(app) {
        let awa = app.person("awa", &[]);
        let signed_in = app.signed_in(&awa);
        signed_in.get("/account/tokens/new");
        let token = [("name", "Programme"), ("scopes", "reports:read"), ("days", "30")];
        signed_in.post("/account/tokens/new", &token).is(200);
        let browser = app.browser();
        browser.get("/password/forgot").is(200);
        browser.post("/password/forgot", &[("email", "nobody@kafo.example")]).is(303);
        assert_eq!(app.letters(), Vec::new());
        browser.get("/password/forgot");
        let sent = browser.post("/password/forgot", &[("email", &awa.email)]);
        browser.follow(&sent).is(200).shows(&awa.email);
        let path = link(app, &letter(app, &awa.email));
        browser.get(&path).is(200);
        browser.post(&path, &[("password_new", "court")]).is(422).shows("id=\"password_new-error\"");
        assert_eq!(browser.post(&path, &[("password_new", NEW_PASSWORD)]).is(303).location, "/sign-in");
        assert_eq!(signed_in.get("/account").is(303).location, "/sign-in?next=%2Faccount");
        browser.get("/sign-in");
        browser.post("/sign-in", &[("email", &awa.email), ("password", PASSWORD)]).is(422);
        browser.sign_in(&awa.email, NEW_PASSWORD);
        browser.get("/account").is(200).shows(&fr("accounts-tokens-none"));
        app.browser().get(&path).shows(&fr("accounts-link-over-reset"));
        // An hour later an unused link is over too.
        browser.get("/password/forgot");
        browser.post("/password/forgot", &[("email", &awa.email)]);
        let late = link(app, &letter(app, &awa.email));
        app.clock.advance(TimeDelta::minutes(61));
        browser.get(&late).shows(&fr("accounts-link-over-reset"));
        app.is_sound();
    }

    fn a_second_factor_is_enrolled_asked_for_and_works_once(app) {
        let awa = app.person("awa", &[Grant::everywhere(Role::FinanceOfficer)]);
        let browser = app.signed_in(&awa);
        browser.get("/account").is(200).shows(&fr("accounts-factor-needed"));
        let page = browser.get("/account/second-factor");
        let (secret, code) = code_of(app, &page);
        browser.post("/account/second-factor", &[("one_time_code", "000000")]).is(422).shows(&fr("unmet-totp-wrong"));
        browser.post("/account/second-factor", &[("one_time_code", &code)]).is(303);
        browser.get("/account").is(200).hides(&fr("accounts-factor-needed"));

        let other = app.browser();
        other.get("/sign-in");
        let next = other.post("/sign-in", &[("email", &awa.email), ("password", PASSWORD), ("next", "/account")]);
        assert_eq!(next.is(303).location, "/sign-in/code?next=%2Faccount");
        assert_eq!(other.get("/account").is(303).location, "/sign-in?next=%2Faccount", "the password alone opens nothing");
        other.get("/sign-in/code").is(200);
        let with = |code: &str| other.post("/sign-in/code", &[("one_time_code", code), ("next", "/account")]);
        with(&code).is(422).shows(&fr("unmet-totp-used"));
        with("123").is(422).shows(&fr("unmet-totp-wrong"));
        app.clock.advance(TimeDelta::seconds(30));
        let fresh = totp::code(&secret, app.clock.now());
        assert_eq!(with(&fresh).is(303).location, "/account");
        let third = app.browser();
        third.get("/sign-in");
        third.post("/sign-in", &[("email", &awa.email), ("password", PASSWORD)]).is(303);
        third.get("/sign-in/code");
        third.post("/sign-in/code", &[("one_time_code", &fresh)]).is(422).shows(&fr("unmet-totp-used"));

        other.get("/account/second-factor/remove").is(200);
        other.post("/account/second-factor/remove", &[("password", "wrong")]).is(422).shows(&fr("unmet-password-wrong"));
        other.post("/account/second-factor/remove", &[("password", PASSWORD)]).is(303);
        assert_eq!(app.browser().sign_in(&awa.email, PASSWORD).location, "/desk");
        app.is_sound();
    }

    fn a_session_ended_elsewhere_stops_working(app) {
        let (awa, bia) = (app.person("awa", &[]), app.person("bia", &[]));
        let (phone, laptop) = (app.signed_in(&awa), app.signed_in(&awa));
        let page = laptop.get("/account");
        let session = page.value_of("session").expect("the phone's session is listed");
        let stranger = app.signed_in(&bia);
        stranger.get("/account");
        stranger.post("/account/sessions/end", &[("session", &session)]).is(404);
        phone.get("/account").is(200);
        laptop.get("/account");
        laptop.post("/account/sessions/end", &[("session", &session)]).is(303);
        assert_eq!(phone.get("/account").is(303).location, "/sign-in?next=%2Faccount");
        laptop.get("/account").is(200);
        let third = app.signed_in(&awa);
        laptop.get("/account");
        laptop.post("/account/sessions/end-others", &[]).is(303);
        third.get("/account").is(303);
        laptop.get("/account").is(200);
        stranger.get("/account").is(200);
    }

    fn a_changed_password_ends_the_other_sessions_and_keeps_this_one(app) {
        let awa = app.person("awa", &[]);
        let (phone, laptop) = (app.signed_in(&awa), app.signed_in(&awa));
        laptop.get("/account/password").is(200);
        let wrong = laptop.post("/account/password", &[("password", "wrong"), ("password_new", NEW_PASSWORD)]);
        wrong.is(422).shows(&fr("unmet-password-wrong")).hides(NEW_PASSWORD);
        laptop.post("/account/password", &[("password", PASSWORD), ("password_new", NEW_PASSWORD)]).is(303);
        laptop.get("/account").is(200).shows(&fr("accounts-password-changed"));
        phone.get("/account").is(303);
        app.browser().sign_in(&awa.email, NEW_PASSWORD);
        assert_eq!(actions(app, &awa.email).iter().filter(|action| *action == "account.change_password").count(), 1);
        app.is_sound();
    }

    fn text_posted_after_the_sign_in_ended_comes_back_to_its_writer_alone(app) {
        let (awa, bia) = (app.person("awa", &[]), app.person("bia", &[]));
        let browser = app.signed_in(&awa);
        browser.get("/account/profile").is(200);
        app.clock.advance(TimeDelta::hours(13));
        let typed = [("name", "Awa Nouvelle"), ("lang", "fr"), ("phone", "+223 1"), ("password", "secret typed by mistake")];
        let held = browser.post("/account/profile", &typed);
        assert_eq!(held.is(303).location, "/sign-in?next=%2Fresume");
        // What waits is stored without its secret.
        let stored: Vec<String> = app.read(|db| {
            let rows: Vec<kafo::db::sessions::SessionRow> = sessions::table.load(db)?;
            Ok(rows.into_iter().map(|row| row.state.0.to_string()).collect())
        });
        assert!(stored.iter().any(|state| state.contains("Awa Nouvelle")));
        assert!(!stored.iter().any(|state| state.contains("secret typed by mistake")));
        let signed_in = browser.sign_in(&awa.email, PASSWORD);
        assert_eq!(signed_in.location, "/resume");
        browser.follow(&signed_in).is(200).shows("Awa Nouvelle");
        browser.post("/account/profile", &[("name", "Awa Nouvelle"), ("lang", "fr"), ("phone", "+223 1")]).is(303);
        assert_eq!(app.actor(awa.user().unwrap()).name, "Awa Nouvelle");
        // Another person at the same device sees nothing of it.
        browser.get("/account/profile");
        app.clock.advance(TimeDelta::hours(13));
        browser.post("/account/profile", &typed).is(303);
        let other = browser.sign_in(&bia.email, PASSWORD);
        assert_eq!(other.location, "/desk");
        browser.get("/resume").is(303);
    }

    fn a_token_is_shown_once_and_revoked(app) {
        let awa = app.person("awa", &[]);
        let browser = app.signed_in(&awa);
        browser.get("/account/tokens/new").is(200);
        browser.post("/account/tokens/new", &[("name", ""), ("days", "7")]).is(422).shows("id=\"name-error\"").shows("id=\"scopes-error\"");
        let fields = [("name", "Tableau"), ("scopes", "reports:read"), ("scopes", "payments:read"), ("days", "90")];
        let page = browser.post("/account/tokens/new", &fields);
        let text = between(&page.is(200).body, "id=\"token\">", "</p>").unwrap().to_owned();
        let claims = app.portal.app.tokens.verify(&text, app.clock.now()).unwrap();
        assert_eq!((Some(claims.sub), claims.scopes), (awa.user().map(|user| user.0), vec!["reports:read".to_owned(), "payments:read".to_owned()]));
        browser.get("/account/tokens/new");
        browser.post("/account/tokens/new", &fields).is(422).shows(&fr("unmet-token-name-taken"));
        browser.get("/account").is(200).shows("Tableau").hides(&text);
        let revoke = format!("/account/tokens/{}/revoke", claims.jti.as_simple());
        let bia = app.person("bia", &[]);
        let stranger = app.signed_in(&bia);
        stranger.get("/account");
        stranger.post(&revoke, &[]).is(404);
        browser.post(&revoke, &[]).is(303);
        browser.get("/account").is(200).hides("Tableau");
        app.is_sound();
    }

    fn an_administrator_invites_a_colleague_for_two_countries(app) {
        let admin = app.person("admin", &[Grant::everywhere(Role::Administrator)]);
        let browser = app.signed_in(&admin);
        browser.get("/office/users/invite").is(200);
        let both = [("name", "Moussa Exemple"), ("email", "moussa@kafo.example"), ("lang", "fr"), ("role", "administrator"), ("role", "finance_officer"), ("country", "all")];
        browser.post("/office/users/invite", &both).is(422).shows(&fr("unmet-role-beside-administrator"));
        // A role everywhere is chosen, never given because a field was overlooked.
        let nowhere = [("name", "Moussa Exemple"), ("email", "moussa@kafo.example"), ("role", "finance_officer")];
        browser.post("/office/users/invite", &nowhere).is(422).shows(&fr("unmet-missing-countries"));
        let everywhere_and_one = [&nowhere[..], &[("country", "all"), ("country", "ML")]].concat();
        browser.post("/office/users/invite", &everywhere_and_one).is(422).shows(&fr("unmet-all-or-some-countries"));
        let fields = [("name", "Moussa Exemple"), ("email", "Moussa@Kafo.example"), ("lang", "fr"), ("role", "finance_officer"), ("country", "ML"), ("country", "SN")];
        let done = browser.post("/office/users/invite", &fields);
        browser.follow(&done).is(200).shows(&fr("accounts-note-invited")).shows("Mali").shows("Sénégal");
        browser.get("/office/users?q=mouss").is(200).shows("moussa@kafo.example").shows(&fr("accounts-note-invited"));
        browser.get("/office/users?role=evaluator").is(200).hides("moussa@kafo.example");
        let path = link(app, &letter(app, "moussa@kafo.example"));

        let moussa = app.browser();
        moussa.get(&path).is(200).shows("moussa@kafo.example");
        moussa.post(&path, &[("password_new", "moussa exemple")]).is(422).shows("id=\"password_new-error\"");
        assert_eq!(moussa.post(&path, &[("password_new", NEW_PASSWORD)]).is(303).location, "/sign-in");
        moussa.sign_in("moussa@kafo.example", NEW_PASSWORD);
        app.browser().get(&path).shows(&fr("accounts-link-over-invitation"));
        let id = done.location.trim_start_matches("/office/users/").parse().unwrap();
        // Both roles are of the same instant: they have no order.
        let mut grants = app.actor(id).grants;
        grants.sort_by_key(|grant| grant.country);
        let expected = [Country::Ml, Country::Sn].map(|country| Grant::in_country(Role::FinanceOfficer, country));
        assert_eq!(grants, expected);
        browser.get("/office/users").is(200).shows(&fr("accounts-note-active"));

        // Disabled, he is out at once and cannot come back.
        browser.get(&format!("{}/disable", done.location)).is(200);
        browser.post(&format!("{}/disable", done.location), &[]).is(303);
        moussa.get("/account").is(303);
        moussa.get("/sign-in");
        moussa.post("/sign-in", &[("email", "moussa@kafo.example"), ("password", NEW_PASSWORD)]).is(422);
        browser.get(&done.location).is(200).shows(&fr("accounts-note-disabled"));
        browser.post(&format!("{}/enable", done.location), &[]).is(303);
        app.browser().sign_in("moussa@kafo.example", NEW_PASSWORD);
        app.is_sound();
    }

    fn roles_are_given_by_others_within_their_reach(app) {
        let admin = app.person("admin", &[Grant::everywhere(Role::Administrator)]);
        let local = app.person("local", &[Grant::in_country(Role::Administrator, Country::Ml)]);
        let officer = app.person("officer", &[Grant::everywhere(Role::ProgrammeOfficer)]);
        let auditor = app.person("auditor", &[Grant::everywhere(Role::Auditor)]);
        let awa = app.person("awa", &[]);
        let page = |who: &Actor| format!("/office/users/{}", who.user().unwrap());
        let grants = |who: &Actor| -> Vec<RoleGrantRow> {
            let user = who.user().unwrap();
            app.read(|db| role_grants::table.filter(role_grants::user_id.eq(user)).order(role_grants::id).load(db))
        };

        let browser = app.signed_in(&admin);
        browser.get(&page(&admin)).is(200).shows(&fr("accounts-own-roles"));
        let give = |browser: &Client, who: &Actor, role: &str, country: &str| {
            browser.get("/account");
            browser.post(&format!("{}/grant", page(who)), &[("role", role), ("country", country)])
        };
        give(&browser, &admin, "finance_approver", "all").is(422).shows(&fr("unmet-role-for-oneself"));
        give(&browser, &local, "evaluator", "ML").is(422).shows(&fr("unmet-role-beside-administrator"));
        give(&browser, &awa, "", "ML").is(422).shows(&fr("unmet-missing-role"));
        give(&browser, &awa, "evaluator", "").is(422).shows(&fr("unmet-missing-countries"));
        give(&browser, &awa, "evaluator", "ML").is(303);
        give(&browser, &awa, "evaluator", "ML").is(422).shows(&fr("unmet-role-held"));
        assert_eq!(app.actor(awa.user().unwrap()).grants, [Grant::in_country(Role::Evaluator, Country::Ml)]);
        browser.get(&page(&awa)).is(200).shows(&fr("role-does-evaluator"));

        // The administrator of one country stays within it.
        let local_browser = app.signed_in(&local);
        give(&local_browser, &awa, "evaluator", "SN").is(403);
        give(&local_browser, &awa, "evaluator", "all").is(403);
        local_browser.post(&format!("{}/disable", page(&officer)), &[]).is(403);

        let role = grants(&awa)[0].id.to_string();
        browser.get("/account");
        browser.post(&format!("{}/revoke", page(&awa)), &[("grant", &role)]).is(303);
        assert_eq!(app.actor(awa.user().unwrap()).grants, []);
        let own = grants(&admin)[0].id.to_string();
        browser.post(&format!("{}/revoke", page(&admin)), &[("grant", &own)]).is(422).shows(&fr("unmet-last-administrator"));
        browser.post(&format!("{}/disable", page(&admin)), &[]).is(422).shows(&fr("unmet-disable-oneself"));

        // Auditors look, officers do not, others know of no such page.
        let reader = app.signed_in(&auditor);
        reader.get("/office/users").is(200).hides("/office/users/invite");
        give(&reader, &awa, "evaluator", "ML").is(403);
        app.signed_in(&officer).get("/office/users").is(403);
        app.signed_in(&awa).get("/office/users").is(404);
        assert_eq!(app.browser().get("/office/users").is(303).location, "/sign-in?next=%2Foffice%2Fusers");
        app.is_sound();
    }

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
