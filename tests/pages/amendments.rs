//! What changes in a published call: amendments, prepared in parts, published with a reason, told to
//! everybody who answers the call.

use std::collections::BTreeSet;

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::adapters::mailer::Mail;
use kafo::db::calls;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::call::CallState;
use kafo::domain::id::Id;
use kafo::domain::place::Country;
use kafo::domain::state::Unmet;
use kafo::services::Refusal;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};
use crate::harness::filing::{PAPER, begin, fill, send};

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn sentence(code: &'static str) -> String {
    i18n::sentence(&Unmet::new(code), "fr")
}

/// Saves a part of the amendment with the version of the page that shows it.
fn save(browser: &Client, id: Id, part: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/office/calls/{id}/amend/{part}");
    let version = browser.get(&path).is(200).value_of("version").unwrap();
    let mut all = vec![("version", version.as_str()), ("act", "save")];
    all.extend_from_slice(fields);
    browser.post(&path, &all)
}

const REASON: [(&str, &str); 3] = [
    ("reason.fr", "Les routes étaient coupées."),
    ("reason.en", "Roads were cut."),
    ("reason.pt", "Estradas cortadas."),
];

/// Publishes the amendment as its page asks.
fn publish(browser: &Client, id: Id, reason: &[(&str, &str)]) -> Answer {
    let path = format!("/office/calls/{id}/amend");
    let version = browser.get(&path).is(200).value_of("version").unwrap_or_default();
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(reason);
    browser.post(&path, &all)
}

/// The money of the call, with another cap for staff and other lots.
fn money<'a>(staff: &'a str, lots: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("currency", "XOF"),
        ("lots.0.place.fr", "Bafatá (fr)"),
        ("lots.0.place.en", "Bafatá (en)"),
        ("lots.0.place.pt", "Bafatá (pt)"),
        ("lots.0.envelope", "15000000"),
        ("lots.0.target", "300"),
        ("min_grant", "1000000"),
        ("max_grant", "15000000"),
        ("min_own_share_bp", "5"),
        ("indirect_cap_bp", "7"),
        ("contingency_cap_bp", "5"),
        ("months_min", "6"),
        ("months_max", "12"),
        ("staff_cap_bp", staff),
    ];
    fields.extend_from_slice(lots);
    fields
}

fn addressees(letters: &[Mail]) -> Vec<&str> {
    let mut all: Vec<&str> = letters.iter().map(|mail| mail.to.email.as_str()).collect();
    all.sort_unstable();
    all
}

/// Says nothing back when the database takes the statement; else what it said.
fn try_sql(app: &TestApp, statement: &'static str) -> String {
    let done = app.act(&Actor::system(), move |db, _| -> Result<(), Refusal> {
        diesel::sql_query(statement).execute(db)?;
        Ok(())
    });
    done.err().map(|refusal| refusal.to_string()).unwrap_or_default()
}

on_both! {
    fn an_amendment_is_prepared_in_parts_and_told_once_to_everybody_who_answers(app) {
        let call = app.published_call();
        let (id, code) = (call.row.id, call.row.code.clone());
        let (kora, balafon) = (app.organisation("kora"), app.organisation("balafon"));
        app.organisation("djembe");
        begin(&app.signed_in(&kora.editor), &code);
        let signatory = app.signed_in(&balafon.signatory);
        let (path, _) = begin(&signatory, &code);
        fill(&signatory, &path);
        send(&signatory, &path).is(303);
        app.letters();

        // A published call is not edited: its changes are prepared apart, and nobody outside sees them.
        let officer = app.signed_in(&call.author);
        officer.get(&format!("/office/calls/{id}/edit/texts")).is(409);
        officer.get(&format!("/office/calls/{id}")).is(200).shows(&format!("/office/calls/{id}/amend"));
        officer.get(&format!("/office/calls/{id}/amend")).is(200).shows(&fr("calls-amend-none"));
        publish(&officer, id, &REASON).is(422).shows(&sentence("amendment-empty"));
        let texts = [
            ("description.fr", "Description (fr)"), ("description.en", "Description (en)"),
            ("description.pt", "Descrição nova"), ("eligibility.fr", "Les ONG de la région"),
            ("eligibility.en", "NGOs of the region"), ("eligibility.pt", "As ONG da região"),
        ];
        assert_eq!(save(&officer, id, "texts", &texts).is(303).location, format!("/office/calls/{id}/amend"));
        let page = officer.get(&format!("/office/calls/{id}/amend"));
        page.is(200).shows("Qui peut répondre (fr)").shows("Les ONG de la région");
        // What changed in Portuguese alone is shown in Portuguese.
        page.shows("lang=\"pt\"").shows("Descrição nova").hides(&fr("calls-amend-hindered"));
        app.browser().get(&format!("/calls/{code}")).is(200).hides("Les ONG de la région").hides(&fr("calls-amendments"));
        let preview = format!("/office/calls/{id}/preview");
        officer.get(&preview).is(200).shows("Les ONG de la région").shows(&fr("calls-preview-amending"));

        // A deadline that comes earlier and a cap that is tightened are kept, named, and not published.
        let dates = |closes_at| [
            ("opens_at", "2026-11-20T12:00"), ("questions_until", "2026-12-11T12:00"), ("closes_at", closes_at),
        ];
        save(&officer, id, "dates", &dates("2026-12-15T12:00")).is(303);
        save(&officer, id, "money", &money("20", &[])).is(303);
        let page = officer.get(&format!("/office/calls/{id}/amend"));
        page.is(200).shows(&sentence("deadline-not-later")).shows(&sentence("amendment-tightens"));
        publish(&officer, id, &REASON).is(422).shows(&sentence("amendment-tightens"));
        assert_eq!(app.call(id).version, call.row.version);

        // Loosened and later, with a reason in each language: published.
        save(&officer, id, "dates", &dates("2026-12-28T12:00")).is(303);
        save(&officer, id, "money", &money("40", &[])).is(303);
        publish(&officer, id, &REASON[..2]).is(422).shows("id=\"reason.pt-error\"").shows("Roads were cut.");
        publish(&officer, id, &REASON).is(303);
        assert_eq!(officer.get(&preview).is(303).location, format!("/calls/{code}"));
        let row = app.call(id);
        assert_eq!((row.state, row.rules.staff_cap_bp), (CallState::Published, 4_000));
        assert_eq!(row.closes_at.unwrap().to_rfc3339(), "2026-12-28T12:00:00+00:00");

        // Everybody reads what was and what is, in their language.
        for (lang, reason) in [("fr", "Les routes étaient coupées."), ("en", "Roads were cut."), ("pt", "Estradas cortadas.")] {
            let page = app.browser().get_with(&format!("/calls/{code}"), "accept-language", lang);
            page.is(200).shows(reason).shows(&i18n::text(lang, "field-staff-cap-bp", &[]));
            page.shows(&i18n::percent(3_000, lang)).shows(&i18n::percent(4_000, lang));
            let (was, is) = (call.row.closes_at.unwrap(), row.closes_at.unwrap());
            page.shows(&i18n::date_time(was.utc(), "GW", lang)).shows(&i18n::date_time(is.utc(), "GW", lang));
        }

        // Six people of two organisations are told, once; the third organisation is not concerned.
        let letters = app.letters();
        let people = ["balafon", "kora"].iter().flat_map(|name| ["editor", "reader", "signatory"].map(|role| format!("{name}-{role}@kafo.example")));
        assert_eq!(addressees(&letters), people.collect::<Vec<_>>());
        let mail = &letters[0];
        assert_eq!(mail.subject, i18n::text("fr", "mail-call-amended-subject", &[("code", code.clone().into())]));
        let deadline = i18n::date_time(row.closes_at.unwrap().utc(), "GW", "fr");
        assert!(mail.text.contains("Les routes étaient coupées.") && mail.text.contains(&deadline), "{}", mail.text);
        assert!(mail.text.contains(&format!("/calls/{code}?lang=fr#amendments")), "{}", mail.text);
        assert_eq!(app.letters(), Vec::new());

        // The deadline alone: the next amendment. What came before stays as it was said.
        let extend = format!("/office/calls/{id}/extend");
        officer.get(&extend).is(200).shows(&fr("calls-tells"));
        let version = row.version.to_string();
        officer.post(&extend, &[("version", &version), ("closes_at", "2026-12-30T12:00")]).is(422).shows("2026-12-30T12:00");
        officer.post(&extend, &[&[("version", version.as_str()), ("closes_at", "2026-12-30T12:00")][..], &REASON].concat()).is(303);
        let numbers: Vec<i32> = app.read(|db| calls::public_amendments(db, id)).iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 1]);
        assert_eq!(app.letters().len(), 6);
        assert!(try_sql(app, "UPDATE call_amendments SET number = 7").contains("kafo:append_only"));
        assert!(try_sql(app, "DELETE FROM call_amendments").contains("kafo:append_only"));
        assert!(try_sql(app, "UPDATE calls SET closes_at = questions_until").contains("kafo:calls_deadline_only_later"));
        app.is_sound();
    }

    fn only_officers_of_the_place_amend_and_not_two_at_once(app) {
        let call = app.published_call();
        let id = call.row.id;
        let officer = app.signed_in(&call.author);
        let basics = |title: &'static str| [
            ("programme", call.row.programme_id.to_string()), ("country", "GW".into()), ("sector", "agriculture".into()),
            ("title.fr", title.into()), ("title.en", "Gardens".into()), ("title.pt", "Hortas".into()),
            ("summary.fr", "Des jardins".into()), ("summary.en", "Gardens".into()), ("summary.pt", "Hortas".into()),
        ];
        fn fields<'a>(all: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
            all.iter().map(|(name, value)| (*name, value.as_str())).collect()
        }
        let mut moved = basics("Jardins");
        moved[1].1 = "ML".into();
        save(&officer, id, "basics", &fields(&moved)).is(422).shows(&sentence("amendment-never"));
        save(&officer, id, "basics", &fields(&basics("Jardins de Bafatá"))).is(303);
        // Somebody who opened the form before that is told, and loses nothing of the other's.
        let other = basics("Autre titre");
        let late = [&fields(&other)[..], &[("version", "0"), ("act", "save")]].concat();
        officer.post(&format!("/office/calls/{id}/amend/basics"), &late).is(409).shows("Autre titre");
        officer.get(&format!("/office/calls/{id}/amend")).shows("Jardins de Bafatá").hides("Autre titre");

        let elsewhere = app.signed_in(&app.person("mali", &[Grant::in_country(Role::ProgrammeOfficer, Country::Ml)]));
        let auditor = app.signed_in(&app.person("auditor", &[Grant::everywhere(Role::Auditor)]));
        let member = app.signed_in(&app.organisation("kora").signatory);
        for path in ["amend", "amend/texts"] {
            elsewhere.get(&format!("/office/calls/{id}/{path}")).is(404);
            auditor.get(&format!("/office/calls/{id}/{path}")).is(403);
            member.get(&format!("/office/calls/{id}/{path}")).is(404);
        }
        elsewhere.get("/office/calls");
        elsewhere.post(&format!("/office/calls/{id}/amend"), &[("version", "1")]).is(404);
        elsewhere.post(&format!("/office/calls/{id}/amend/drop"), &[("version", "1")]).is(404);

        // Given up: nothing happened. After the deadline nothing can be amended any more.
        officer.post(&format!("/office/calls/{id}/amend/drop"), &[("version", "1")]).is(303);
        officer.get(&format!("/office/calls/{id}/amend")).is(200).shows(&fr("calls-amend-none"));
        app.clock.set(call.row.closes_at.unwrap().utc() + chrono::TimeDelta::seconds(1));
        let officer = app.signed_in(&call.author);
        save(&officer, id, "basics", &fields(&basics("Trop tard"))).is(422).shows(&sentence("deadline-has-passed"));
        officer.get(&format!("/office/calls/{id}")).hides(&format!("/office/calls/{id}/amend"));
        assert_eq!(app.call(id).title, call.row.title);
        app.is_sound();
    }

    fn a_lot_is_added_to_a_published_call_and_answered_beside_the_first(app) {
        let call = app.published_call();
        let (id, code) = (call.row.id, call.row.code.clone());
        let kora = app.organisation("kora");
        let editor = app.signed_in(&kora.editor);
        let (first, _) = begin(&editor, &code);
        let officer = app.signed_in(&call.author);
        let version = officer.get(&format!("/office/calls/{id}/amend/money")).value_of("version").unwrap();
        let plus = [&money("30", &[])[..], &[("version", version.as_str()), ("act", "add-lot")]].concat();
        officer.post(&format!("/office/calls/{id}/amend/money"), &plus).is(303);
        // Two lots need names: the page says so.
        publish(&officer, id, &REASON).is(422).shows(&i18n::text("fr", "field-lots-name", &[]));
        let lots = [
            ("lots.0.name.fr", "Nord"), ("lots.0.name.en", "North"), ("lots.0.name.pt", "Norte"),
            ("lots.1.name.fr", "Sud"), ("lots.1.name.en", "South"), ("lots.1.name.pt", "Sul"),
            ("lots.1.place.fr", "Buba"), ("lots.1.envelope", "9 000 000"), ("lots.1.target", "200"),
        ];
        save(&officer, id, "money", &money("30", &lots)).is(303);
        publish(&officer, id, &REASON).is(303);
        let stored = app.read(|db| calls::list_lots(db, id));
        assert_eq!(stored.iter().map(|lot| (lot.position, lot.envelope)).collect::<Vec<_>>(), [(1, 15_000_000), (2, 9_000_000)]);
        app.browser().get(&format!("/calls/{code}")).shows("Buba").shows(&i18n::money(9_000_000, "XOF", "fr"));
        app.browser().get("/calls?q=buba").shows(&code);

        // One proposal for each lot: the reader chooses, and finds the same draft again.
        editor.get(&format!("/calls/{code}")).shows(&fr("calls-choose-lot"));
        let answer = |lot: usize| {
            let lot = stored[lot].id.to_string();
            editor.post(&format!("/calls/{code}/apply"), &[("lot", &lot)]).is(303).location.clone()
        };
        let second = answer(1);
        assert_eq!((answer(0), answer(1)), (first.clone(), second.clone()));
        assert_ne!(first, second);
        editor.get("/proposals").is(200).shows("Nord").shows("Sud");
        editor.get(&second).is(200).shows("Sud").hides("Nord");

        // A lot that somebody answers cannot be taken away.
        let version = officer.get(&format!("/office/calls/{id}/amend/money")).value_of("version").unwrap();
        let less = [&money("30", &lots)[..], &[("version", version.as_str()), ("act", "remove-lot.1")]].concat();
        officer.post(&format!("/office/calls/{id}/amend/money"), &less).is(303);
        publish(&officer, id, &REASON).is(422).shows(&sentence("lot-has-proposals"));
        assert_eq!(app.read(|db| calls::list_lots(db, id)).len(), 2);
        app.is_sound();
    }

    fn a_published_file_is_replaced_by_an_amendment_of_its_own(app) {
        let call = app.published_call();
        let (id, code) = (call.row.id, call.row.code.clone());
        begin(&app.signed_in(&app.organisation("kora").editor), &code);
        app.letters();
        let officer = app.signed_in(&call.author);
        let path = format!("/office/calls/{id}/documents");
        let upload = |fields: &[(&str, &str)], name: &str| {
            let version = officer.get(&path).is(200).value_of("version").unwrap();
            let all = [&[("version", version.as_str())][..], fields].concat();
            officer.upload(&path, &all, "file", name, PAPER.to_vec())
        };
        upload(&REASON[..1], "lignes.pdf").is(422).shows("id=\"reason.en-error\"");
        upload(&REASON, "lignes.pdf").is(303);
        let files = || app.read(|db| calls::list_documents(db, id));
        let first = files().remove(0);
        // Nobody takes a published file away in silence.
        officer.post(&format!("{path}/{}/remove", first.id), &[]).is(409);
        upload(&[&REASON[..], &[("removed", &first.id.to_string())]].concat(), "lignes-2.pdf").is(303);
        assert_eq!(files().iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["lignes-2.pdf"]);
        app.browser().get(&format!("/calls/{code}")).is(200).shows("lignes.pdf").shows("lignes-2.pdf").shows(&fr("field-files"));
        assert_eq!(app.read(|db| calls::public_amendments(db, id)).len(), 2);
        assert_eq!(app.letters().len(), 6);
        app.is_sound();
    }

    fn who_answers_a_call_is_told_when_it_is_cancelled(app) {
        let call = app.published_call();
        let (id, code) = (call.row.id, call.row.code.clone());
        let kora = app.organisation("kora");
        begin(&app.signed_in(&kora.editor), &code);
        app.letters();
        let officer = app.signed_in(&call.author);
        let cancel = format!("/office/calls/{id}/cancel");
        officer.get(&cancel).is(200).shows(&fr("calls-tells"));
        let version = call.row.version.to_string();
        officer.post(&cancel, &[("version", &version), ("reason", "Le bailleur a retiré ses fonds.")]).is(303);
        let letters = app.letters();
        assert_eq!(addressees(&letters).into_iter().collect::<BTreeSet<_>>().len(), 3);
        assert!(letters.iter().all(|mail| mail.text.contains("Le bailleur a retiré ses fonds.")), "{}", letters[0].text);
    }
}
