//! Registrations that may be one organisation: found, told apart, merged.

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::duplicates::PairRow;
use kafo::db::partners::{self, PartnerRow};
use kafo::db::schema::{partner_keys, partner_pairs};
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::duplicate::{Alike, PairState};
use kafo::domain::id::Id;
use kafo::domain::partner::{NewPartner, PartnerKind};
use kafo::domain::place::Country;
use kafo::domain::text::Lang;
use kafo::services::partners as services;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::Client;
use crate::harness::filing;

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// An organisation of Guinea-Bissau, registered by `{login}`.
fn registered(app: &TestApp, login: &str, name: &str, number: &str, phone: &str) -> (Id, Actor) {
    let person = app.person(login, &[]);
    let user = person.user().unwrap();
    let new = NewPartner {
        kind: PartnerKind::Ngo,
        name: name.into(),
        country: Country::Gw,
        region: "GW-BA".into(),
        registration_number: number.into(),
        phone: phone.into(),
        email: format!("{login}@{login}.example"),
        lang: Lang::Pt,
    };
    let row = app.act(&Actor::system(), move |db, act| services::create(db, act, new, user)).unwrap();
    (row.id, app.actor(user))
}

fn pairs(app: &TestApp) -> Vec<PairRow> {
    app.read(|db| partner_pairs::table.order(partner_pairs::id).load(db))
}

fn officer(app: &TestApp, login: &str, country: Country) -> Client {
    app.signed_in(&app.person(login, &[Grant::in_country(Role::ProgrammeOfficer, country)]))
}

fn declare(browser: &Client, partner: Id, number: &str) {
    let bank = format!("/organisation/{partner}/bank");
    browser.get(&bank).is(200);
    let fields = [("holder", "Titular"), ("bank", "Banco"), ("account_number", number), ("currency", "XOF")];
    browser.post(&bank, &fields).is(303);
}

on_both! {
    fn twins_are_found_whatever_they_share_and_their_members_learn_nothing_of_each_other(app) {
        let (first, bia) = registered(app, "bia", "Associação das Mulheres de Exemplo", "GW/123-2015", "+245 95 500 11 22");
        registered(app, "outra", "Cooperativa Modelo", "77-2020", "+245 95 500 33 44");
        assert!(pairs(app).is_empty(), "different ones are left alone");
        let (second, carlos) = registered(app, "carlos", "ASSOCIACAO Exemplo, Mulheres", "gw 123 2015", "00245 955001122");
        let [pair] = &pairs(app)[..] else { panic!("one pair") };
        assert_eq!((pair.first_id, pair.second_id), (first.min(second), first.max(second)));
        assert_eq!(pair.alike.0, [Alike::Name, Alike::Registration, Alike::Phone]);

        // A calm notice, and nothing of the other one.
        let page = app.signed_in(&carlos).get(&format!("/organisation/{second}"));
        page.is(200).shows(&fr("duplicates-own-text")).hides("das Mulheres de").hides("95 500 11 22").hides(&first.to_string()).hides("bia@");
        // Accounts are compared by a keyed hash: their number stands nowhere.
        declare(&app.signed_in(&bia), first, "GW12 3456-7890");
        declare(&app.signed_in(&carlos), second, "gw1234567890");
        assert_eq!(pairs(app)[0].alike.0, [Alike::Name, Alike::Registration, Alike::Phone, Alike::Bank]);
        let keys: Vec<String> = app.read(|db| partner_keys::table.select(partner_keys::key).load(db));
        assert!(keys.iter().any(|key| key.starts_with("b:")) && !keys.iter().any(|key| key.contains("4567890")), "{keys:?}");

        // What is mended is not alike any more.
        let row = app.read(|db| PartnerRow::find(db, second)).unwrap();
        app.act(&carlos, move |db, act| services::edit(db, act, second, row.version, |row| row.name = "Outro nome".into())).unwrap();
        assert_eq!(pairs(app)[0].alike.0, [Alike::Registration, Alike::Phone, Alike::Bank]);
        app.is_sound();
    }

    fn an_officer_tells_two_apart_and_it_is_remembered_until_something_new_is_alike(app) {
        let (_, bia) = registered(app, "bia", "Mulheres de Exemplo", "123", "+245 95 500 11 22");
        let (second, carlos) = registered(app, "carlos", "Exemplo Mulheres", "456", "+245 95 500 99 88");
        let pair = pairs(app).remove(0);
        let (list, page) = ("/office/partners/duplicates", format!("/office/partners/duplicates/{}", pair.id));
        let elsewhere = officer(app, "mali", Country::Ml);
        elsewhere.get(list).is(200).hides("Exemplo");
        elsewhere.get(&page).is(404);
        elsewhere.post(&page, &[("version", "1"), ("reason", "x")]).is(404);
        let finance = app.signed_in(&app.person("finance", &[Grant::everywhere(Role::FinanceOfficer)]));
        finance.get(&page).is(200).hides(&fr("duplicates-tell-apart"));
        finance.get(&format!("{page}/merge")).is(403);
        app.signed_in(&bia).get(&page).is(404);

        let browser = officer(app, "bissau", Country::Gw);
        browser.get("/office/partners").is(200).shows(list);
        browser.get(list).is(200).shows("Mulheres de Exemplo").shows("Exemplo Mulheres").shows(&fr("duplicates-alike-name"));
        browser.get(&page).is(200).shows("+245 95 500 99 88");
        browser.post(&page, &[("version", "1"), ("reason", " ")]).is(422).shows("id=\"reason-error\"");
        browser.post(&page, &[("version", "7"), ("reason", "x")]).is(409);
        browser.get(&page);
        browser.post(&page, &[("version", "1"), ("reason", "Duas aldeias, duas direções")]).is(303);
        browser.get(list).is(200).hides("Exemplo Mulheres");
        browser.get(&page).is(200).shows("Duas aldeias, duas direções");

        let change = |put: fn(&mut PartnerRow)| {
            let row = app.read(|db| PartnerRow::find(db, second)).unwrap();
            app.act(&carlos, move |db, act| services::edit(db, act, second, row.version, put)).unwrap();
        };
        change(|row| row.name = "Exemplo das Mulheres".into());
        assert_eq!(pairs(app)[0].state, PairState::Different);
        change(|row| row.registration_number = "123".into());
        let again = pairs(app).remove(0);
        assert_eq!((again.state, again.alike.0, again.reason.as_str()), (PairState::Open, vec![Alike::Name, Alike::Registration], ""));
        app.is_sound();
    }

    fn merging_keeps_both_histories_and_members_act_for_the_one_that_stays(app) {
        let call = app.published_call().row.code;
        let kora = app.organisation("kora");
        let twin = app.organisation("kora-twin");
        let (kept, given_up) = (kora.row.id, twin.row.id);
        let pair = pairs(app).remove(0);
        let page = format!("/office/partners/duplicates/{}/merge", pair.id);
        let editor = app.signed_in(&twin.signatory);
        let (path, proposal) = filing::begin(&editor, &call);
        filing::fill(&editor, &path);
        filing::send(&editor, &path).is(303);

        let browser = officer(app, "bissau", Country::Gw);
        let fields = |keep: Id| vec![("version", "1".to_owned()), ("keep", keep.to_string()), ("reason", "Um só gabinete".to_owned())];
        let post = |keep: Id| {
            browser.get(&page).is(200);
            let fields = fields(keep);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post(&page, &fields)
        };
        // What is under way is not taken from the one that began it.
        post(kept).is(422).shows("id=\"keep-error\"");
        editor.get(&format!("{path}/withdraw")).is(200);
        editor.post(&format!("{path}/withdraw"), &[("reason", "Dupla inscrição"), ("version", &app.proposal(proposal).version.to_string())]).is(303);
        app.letters();
        assert_eq!(post(kept).is(303).location, format!("/office/partners/{kept}"));

        let row = app.read(|db| PartnerRow::find(db, given_up)).unwrap();
        assert_eq!((row.merged_into, row.state), (Some(kept), twin.row.state));
        assert_eq!(pairs(app)[0].state, PairState::Merged);
        assert_eq!(app.proposal(proposal).partner_id, given_up, "the history stays where it was");
        let roles = |user: &Actor| app.actor(user.user().unwrap()).memberships.iter().find(|known| known.partner == kept).map(|known| known.role);
        assert_eq!([roles(&twin.signatory), roles(&twin.editor), roles(&twin.reader)], [Some(MemberRole::Editor), Some(MemberRole::Editor), Some(MemberRole::Reader)]);
        let told: Vec<String> = app.letters().into_iter().map(|mail| mail.to.email).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(app.read(|db| partners::find_member(db, kept, kora.signatory.user().unwrap())).is_some());

        // The pages of the one lead to the other; nothing more is done in its name.
        browser.get(&format!("/office/partners/{given_up}")).is(200).shows(&format!("/office/partners/{kept}")).hides("/verify");
        browser.get(&format!("/office/partners/{kept}")).is(200).shows(&format!("/office/partners/{given_up}"));
        let editor = app.signed_in(&twin.signatory);
        editor.get(&format!("/organisation/{given_up}")).is(200).shows(&format!("/organisation/{kept}")).hides(&format!("/organisation/{given_up}/edit"));
        editor.get(&path).is(200);
        editor.get(&format!("/calls/{call}/apply")).is(200);
        let answer = editor.post(&format!("/calls/{call}/apply"), &[]);
        let begun: Id = answer.is(303).location.strip_prefix("/proposals/").unwrap().parse().unwrap();
        assert_eq!(app.proposal(begun).partner_id, kept);
        let outcome = app.act(&twin.signatory, move |db, act| services::edit(db, act, given_up, row.version, |_| ()));
        assert!(outcome.is_err());
        browser.get(&page).is(409);
        app.is_sound();
    }
}
