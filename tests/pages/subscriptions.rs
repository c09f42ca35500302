//! Readers without an account follow new calls: asking, confirming, one letter for each call, stopping.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::adapters::mailer::{Mail, Mailer};
use kafo::db::outbox;
use kafo::db::schema::{call_subscription_mails, call_subscriptions, jobs};
use kafo::domain::event::Event;
use kafo::domain::id::Id;
use kafo::domain::place::Country;
use kafo::jobs::schedule;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};
use crate::harness::folder::TestFolder;
use crate::harness::letter::Letter;

const AWA: &str = "awa@lecteurs.example";

fn text(lang: &str, key: &str) -> String {
    i18n::text(lang, key, &[]).replace('\'', "&#x27;")
}

/// The letters to this reader among those that wait.
fn letters_to(app: &TestApp, email: &str) -> Vec<Mail> {
    app.letters().into_iter().filter(|mail| mail.to.email == email).collect()
}

/// The address of the first link in a letter, without the host.
fn address(app: &TestApp, mail: &Mail) -> String {
    let start = mail.text.find(&app.url).expect(&mail.text) + app.url.len();
    mail.text[start..].split_whitespace().next().unwrap().to_owned()
}

/// The path of the first link in a letter. It opens in the reader's language, which a test's browser keeps its own of.
fn link(app: &TestApp, mail: &Mail) -> String {
    let address = address(app, mail);
    let (path, query) = address.split_once('?').unwrap();
    assert!(["lang=fr", "lang=en", "lang=pt"].contains(&query), "{address}");
    path.to_owned()
}

/// The value of a header of the letter as it travels.
fn header(mail: &Mail, name: &str) -> Option<String> {
    let folder = TestFolder::new("letter");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(Mailer::folder(folder.path()).send(mail)).unwrap();
    let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    Letter::new(std::fs::read_to_string(file).unwrap()).header(name)
}

/// The path to which a mail program posts.
fn one_click(app: &TestApp, mail: &Mail) -> String {
    let value = header(mail, "List-Unsubscribe").unwrap();
    let url = value.strip_prefix('<').and_then(|value| value.strip_suffix('>')).expect(&value);
    url.strip_prefix(&app.url).expect(url).to_owned()
}

fn ask(browser: &Client, fields: &[(&str, &str)]) -> Answer {
    browser.get("/subscriptions").is(200);
    browser.post("/subscriptions", fields)
}

/// A confirmed reader; the path of their own page.
fn reader(app: &TestApp, email: &str, fields: &[(&str, &str)]) -> String {
    let browser = app.browser();
    ask(&browser, &[&[("email", email)], fields].concat()).is(303);
    let link = link(app, &letters_to(app, email)[0]);
    browser.get(&link).is(200);
    let own = browser.post(&link, &[]).is(303).location.clone();
    browser.get(&own).is(200).shows(email);
    own
}

fn stored(app: &TestApp) -> (i64, i64) {
    app.read(|db| {
        Ok((call_subscriptions::table.count().get_result(db)?, call_subscription_mails::table.count().get_result(db)?))
    })
}

/// Tells once more that a call was published, as after a worker was lost.
fn tell_again(app: &TestApp, call: Id) {
    let system = kafo::domain::actor::Actor::system();
    app.act(&system, move |db, act| Ok(outbox::tell(db, act, &Event::CallPublished { call })?)).unwrap();
}

on_both! {
    fn a_confirmed_reader_gets_one_letter_for_each_call_they_want(app) {
        let office = app.office();
        let browser = app.browser();
        browser.get("/calls?country=GW").shows("href=\"/subscriptions?country=GW&amp;lang=fr\"");
        browser.get("/subscriptions?country=GW").is(200).shows("value=\"GW\" checked").hides("value=\"ML\" checked");
        ask(&browser, &[("email", "")]).is(422).shows("href=\"#email\"");
        ask(&browser, &[("email", "pas une adresse"), ("countries", "GW")]).is(422).shows("pas une adresse").shows("value=\"GW\" checked");

        let wishes = [("email", " AWA@lecteurs.example"), ("countries", "GW"), ("sectors", "agriculture"), ("lang", "pt")];
        let asked = ask(&browser, &wishes);
        assert_eq!(asked.is(303).location, "/subscriptions/sent");
        browser.follow(&asked).is(200).shows(&text("fr", "subscriptions-sent-text"));
        let letters = letters_to(app, AWA);
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].subject, i18n::text("pt", "mail-subscription-confirm-subject", &[]));
        assert!(letters[0].text.contains(&i18n::text("pt", "country-gw", &[])), "{}", letters[0].text);
        assert_eq!(header(&letters[0], "List-Unsubscribe"), None);

        // Before they confirm they get nothing, and looking at the link confirms nothing.
        let confirm = link(app, &letters[0]);
        browser.get(&confirm).is(200).shows(AWA);
        app.open_call(&office, Country::Gw, "Avant");
        assert_eq!(letters_to(app, AWA), Vec::new());
        let confirmed = browser.post(&confirm, &[]);
        browser.follow(&confirmed).is(200).shows(&text("fr", "subscriptions-flash-confirmed")).shows("value=\"GW\" checked");
        reader(app, "boubacar@lecteurs.example", &[("sectors", "fisheries"), ("lang", "fr")]);
        reader(app, "clara@lecteurs.example", &[("lang", "en")]);

        let call = app.open_call(&office, Country::Gw, "Jardins de Bafatá");
        app.open_call(&office, Country::Ml, "Ailleurs");
        let letters: Vec<Mail> = app.letters().into_iter().filter(|mail| mail.to.email.ends_with("@lecteurs.example")).collect();
        let mut told: Vec<(&str, &str)> = letters.iter().map(|mail| (mail.to.email.as_str(), mail.subject.as_str())).collect();
        told.sort_unstable();
        assert_eq!(told, [
            (AWA, "Nova chamada: Jardins de Bafatá (pt)"),
            ("clara@lecteurs.example", "New call: Ailleurs (en)"),
            ("clara@lecteurs.example", "New call: Jardins de Bafatá (en)"),
        ]);
        let mail = letters.iter().find(|mail| mail.to.email == AWA).unwrap();
        let path = format!("/calls/{}?lang=pt", call.code);
        assert_eq!(address(app, mail), path);
        assert!(mail.html.contains(&path) && mail.text.contains("Hortas para as famílias."), "{}", mail.text);
        assert!(mail.text.contains(&i18n::date_time(call.closes_at.unwrap().utc(), "GW", "pt")), "{}", mail.text);
        let stop = one_click(app, mail);
        assert!(mail.text.contains(&stop) && mail.html.contains(&stop), "a way to stop that people see");
        assert_eq!(header(mail, "List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));

        // Told again, and every job done again: no second letter about a call.
        tell_again(app, call.id);
        assert_eq!(letters_to(app, AWA), Vec::new());
        app.act(&kafo::domain::actor::Actor::system(), |db, _| {
            let again = diesel::update(jobs::table.filter(jobs::kind.eq_any(["subscriber", "event"]))).set(jobs::state.eq("ready"));
            Ok(again.execute(db)?)
        }).unwrap();
        let again: Vec<Mail> = letters_to(app, AWA).into_iter().filter(|mail| mail.subject.contains("Jardins")).collect();
        assert_eq!(again, Vec::new());
        app.is_sound();
    }

    fn one_click_stops_at_once_and_forgets_the_address(app) {
        let office = app.office();
        let own = reader(app, AWA, &[("lang", "fr")]);
        app.open_call(&office, Country::Gw, "Premier");
        let mail = letters_to(app, AWA).remove(0);
        let path = one_click(app, &mail);
        assert_eq!(path, format!("{own}/stop?lang=fr"));
        assert_eq!(stored(app), (1, 1));

        // A letter that waits already is not sent to somebody who stops in the meantime. The mail program
        // has no session, no cookie and no page; looking at the link stops nothing.
        app.open_call(&office, Country::Gw, "Deuxième");
        let program = app.browser();
        let page = program.get(&path);
        page.is(200).shows(&text("fr", "subscriptions-stop-button"));
        assert!(!page.header("set-cookie").contains("kafo="), "no session is begun");
        assert_eq!(stored(app), (1, 1));
        let answer = app.browser().post_bare(&path, &[("List-Unsubscribe", "One-Click")]);
        answer.is(200).shows(&text("fr", "subscriptions-stopped-text"));
        assert_eq!(stored(app), (0, 0));
        assert_eq!(letters_to(app, AWA), Vec::new());
        let kept: Vec<kafo::db::types::Doc> = app.read(|db| jobs::table.select(jobs::payload).load(db));
        assert!(!kept.is_empty() && kept.iter().all(|payload| !payload.0.to_string().contains("awa@")), "no job keeps the address");

        // Again: the same answer. Their page is gone, and so is the link that confirmed.
        app.browser().post_bare(&path, &[]).is(200).shows(&text("fr", "subscriptions-stopped-text"));
        app.browser().get(&own).is(200).shows(&text("fr", "subscriptions-over-text"));
        app.open_call(&office, Country::Gw, "Troisième");
        assert_eq!(letters_to(app, AWA), Vec::new());
    }

    fn nobody_learns_whether_an_address_is_known(app) {
        let own = reader(app, AWA, &[("countries", "GW"), ("lang", "pt")]);
        let browser = app.browser();
        let answers: Vec<(u16, String, String)> = [AWA, "personne@lecteurs.example"].iter().map(|email| {
            let asked = ask(&browser, &[("email", email), ("countries", "ML"), ("lang", "fr")]);
            let page = browser.follow(&asked);
            let main = crate::harness::client::between(&page.body, "<main", "</main>").unwrap().to_owned();
            (asked.status, asked.location, main)
        }).collect();
        assert_eq!(answers[0], answers[1]);

        // The owner is told, in their language, and nothing of theirs changed.
        let letter = letters_to(app, AWA).remove(0);
        assert_eq!(letter.subject, i18n::text("pt", "mail-subscription-known-subject", &[]));
        assert_eq!(address(app, &letter), format!("{own}?lang=pt"));
        browser.get(&own).shows("value=\"GW\" checked").hides("value=\"ML\" checked");

        // A stranger cannot fill a letter box; the answer stays the same.
        for _ in 0..8 {
            assert_eq!(ask(&browser, &[("email", "cible@lecteurs.example")]).is(303).location, "/subscriptions/sent");
        }
        assert_eq!(letters_to(app, "cible@lecteurs.example").len(), 5);
        assert_eq!(stored(app).0, 3);

        // Links of one purpose open no other door, and made-up ones none.
        let forged = format!("/subscriptions/{}", "0".repeat(64));
        ask(&browser, &[("email", "doris@lecteurs.example")]);
        let confirm = link(app, &letters_to(app, "doris@lecteurs.example")[0]);
        let crossed = confirm.replace("/confirm", "");
        for path in [&forged, &crossed, &own.replace("/subscriptions/", "/subscriptions/confirm/")] {
            browser.get(path).is(200).shows(&text("fr", "subscriptions-over-text"));
            browser.post(path, &[]).is(200).shows(&text("fr", "subscriptions-over-text"));
        }
        browser.post_bare(&format!("{crossed}/stop"), &[]).shows(&text("fr", "subscriptions-over-text"));
        assert_eq!(stored(app).0, 4);

        // Confirmed too late: forgotten.
        app.clock.advance(TimeDelta::days(3));
        browser.get(&confirm).shows(&text("fr", "subscriptions-over-text"));
        browser.get("/subscriptions");
        browser.post(&confirm, &[]).is(200).shows(&text("fr", "subscriptions-over-text"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(schedule::tick(&app.portal.worker("calendar"))).unwrap();
        assert_eq!(stored(app).0, 1, "only the confirmed one is left");
    }

    fn a_reader_changes_their_wishes(app) {
        let office = app.office();
        let own = reader(app, AWA, &[("countries", "GW"), ("lang", "fr")]);
        let browser = app.browser();
        browser.get(&own).is(200);
        let changed = browser.post(&own, &[("countries", "ML"), ("countries", "SN"), ("lang", "en")]);
        browser.follow(&changed).is(200).shows(&text("fr", "subscriptions-flash-changed")).shows("value=\"SN\" checked").hides("value=\"GW\" checked");
        app.open_call(&office, Country::Gw, "Jardins");
        app.open_call(&office, Country::Sn, "Pêche");
        let subjects: Vec<String> = letters_to(app, AWA).into_iter().map(|mail| mail.subject).collect();
        assert_eq!(subjects, ["New call: Pêche (en)"]);
        // A form of another session changes nothing and asks nobody to sign in.
        let stale = app.browser().post_bare(&own, &[("countries", "GW")]);
        assert_eq!(stale.is(303).location, own);
        browser.get(&own).shows("value=\"SN\" checked").hides("value=\"GW\" checked");
    }
}
