//! Sanctions lists: what is found, what is left alone, what a decision does and how long it holds.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::{i18n, sanctions_list};
use kafo::db::audit_log::{self, Entry};
use kafo::db::partners::PartnerRow;
use kafo::db::payments::PaymentRow;
use kafo::db::schema::{screening_entries, screening_lists, screening_matches};
use kafo::db::screenings::{self, EntryRow, MatchRow};
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::id::Id;
use kafo::domain::partner::{NewPartner, PartnerKind, PartnerState, Verification};
use kafo::domain::payment::PaymentState;
use kafo::domain::place::Country;
use kafo::domain::screening::{MatchState, ScreenedField};
use kafo::domain::text::Lang;
use kafo::services::{Refusal, partners, screenings as services};
use sha2::{Digest, Sha256};

use crate::harness::app::{TestApp, on_both};

const SAMPLE: &str = include_str!("../fixtures/sanctions-sample.xml");
/// The same list a week later: the entity has a new version and another alias.
fn changed() -> String {
    SAMPLE
        .replace("2026-11-21T00:00:00Z", "2026-11-28T00:00:00Z")
        .replace("<DATAID>2</DATAID><VERSIONNUM>1<", "<DATAID>2</DATAID><VERSIONNUM>2<")
}

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn named(key: &str, name: &str, reference: &str) -> String {
    i18n::text("fr", key, &[("name", name.into()), ("reference", reference.into())])
}

/// A draft profile of Guinea-Bissau.
fn partner(app: &TestApp, name: &str, short_name: &str, representative: &str) -> Id {
    let new = NewPartner {
        kind: PartnerKind::Ngo,
        name: name.to_owned(),
        country: Country::Gw,
        region: "GW-BA".to_owned(),
        registration_number: String::new(),
        phone: String::new(),
        email: "contacto@exemplo.example".to_owned(),
        lang: Lang::Pt,
    };
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let owner = app.person(&format!("de-{plain}").to_lowercase(), &[]);
    let (short_name, representative, user) = (short_name.to_owned(), representative.to_owned(), owner.user().unwrap());
    app.act(&Actor::system(), move |db, act| {
        let row = partners::create(db, act, new, user)?;
        partners::edit(db, act, row.id, row.version, |row| {
            row.short_name = short_name;
            row.representative = representative;
        })
    })
    .unwrap()
    .id
}

fn administrator(app: &TestApp) -> Actor {
    app.person("admin", &[Grant::everywhere(Role::Administrator)])
}

fn import(app: &TestApp, by: &Actor, text: &str) -> services::Imported {
    let list = sanctions_list::read(text.as_bytes()).unwrap();
    let sha256 = hex::encode(Sha256::digest(text.as_bytes()));
    app.act(by, move |db, act| services::import(db, act, list, &sha256, true)).unwrap()
}

fn matches(app: &TestApp) -> Vec<MatchRow> {
    app.read(|db| screening_matches::table.order(screening_matches::id).load(db))
}

fn counts(app: &TestApp) -> (i64, i64) {
    app.read(|db| {
        Ok((screening_lists::table.count().get_result(db)?, screening_entries::table.count().get_result(db)?))
    })
}

/// Puts a partner into a state, as if it had gone there.
fn set_state(app: &TestApp, id: Id, state: PartnerState) {
    app.act(&Actor::system(), move |db, act| {
        let mut row = PartnerRow::find(db, id)?.unwrap();
        row.state = state;
        row.save(db)?;
        Ok(audit_log::record(db, act, Entry::new("partner.edit", "partner", id, "").seal(&row)?)?)
    })
    .unwrap();
}

/// The state of one match.
fn state(app: &TestApp, id: Id) -> MatchState {
    app.read(|db| MatchRow::find(db, id)).unwrap().state
}

on_both! {
    fn a_list_finds_planted_names_and_leaves_innocent_ones_alone(app) {
        let alias = partner(app, "Associação Imaginary Testing", "", "Bia Exemplo");
        let order = partner(app, "Horta Um", "", "Exemplar Fictivóv Testó");
        let short = partner(app, "Horta Dois", "Fondation imaginaire des éssais", "Carlos Modelo");
        partner(app, "Associação das Mulheres de Exemplo", "AME", "Dora Inventada");
        partner(app, "União dos Produtores", "Test", "Le Test");
        let admin = administrator(app);
        assert_eq!(import(app, &admin, SAMPLE), services::Imported::New { opened: 3 });
        let mut found: Vec<(Id, ScreenedField, String, MatchState)> = matches(app)
            .into_iter()
            .map(|row| (row.partner_id, row.field, row.entry_name, row.state))
            .collect();
        found.sort_by_key(|(_, field, ..)| *field);
        let open = MatchState::Open;
        let expected = [
            (alias, ScreenedField::Organisation, "Imaginary Testing Foundation".to_owned(), open),
            (short, ScreenedField::ShortName, "FONDATION IMAGINAIRE POUR LES ESSAIS".to_owned(), open),
            (order, ScreenedField::Representative, "TESTO FICTIVOV EXEMPLAR".to_owned(), open),
        ];
        assert_eq!(found, expected);
        assert_eq!(counts(app), (1, 2));
        app.is_sound();

        // The same list again changes nothing, not even the journal.
        let before: i64 = app.read(|db| kafo::db::schema::audit_events::table.count().get_result(db));
        let versions: Vec<i32> = matches(app).iter().map(|row| row.version).collect();
        assert_eq!(import(app, &admin, SAMPLE), services::Imported::Same { opened: 0 });
        let after: i64 = app.read(|db| kafo::db::schema::audit_events::table.count().get_result(db));
        assert_eq!((before, counts(app)), (after, (1, 2)));
        assert_eq!(versions, matches(app).iter().map(|row| row.version).collect::<Vec<_>>());

        // An entry that is taken off the list leaves open matches lapsed.
        let start = SAMPLE.find("<ENTITY>").unwrap();
        let end = SAMPLE.find("</ENTITY>").unwrap() + "</ENTITY>".len();
        let shorter = format!("{}{}", &SAMPLE[..start], &SAMPLE[end..]);
        assert_eq!(import(app, &admin, &shorter), services::Imported::New { opened: 0 });
        let states: Vec<MatchState> = matches(app).iter().map(|row| row.state).collect();
        assert_eq!(states.iter().filter(|state| **state == MatchState::Lapsed).count(), 2);
        let gone = app.read(|db| screening_entries::table.filter(screening_entries::list_key.eq("2")).first::<EntryRow>(db));
        assert!(gone.removed_at.is_some());
        app.is_sound();
    }

    fn a_decision_holds_until_the_entry_changes_and_blocks_or_frees_the_partner(app) {
        let id = partner(app, "Imaginary Testing", "", "Bia Exemplo");
        let other = partner(app, "Horta Dois", "", "Testo Fictivov");
        set_state(app, id, PartnerState::Submitted);
        set_state(app, other, PartnerState::Submitted);
        let admin = administrator(app);
        import(app, &admin, SAMPLE);
        let row = matches(app).into_iter().find(|row| row.partner_id == id).unwrap();
        let officer = app.person("officer", &[Grant::in_country(Role::ProgrammeOfficer, Country::Gw)]);
        let browser = app.signed_in(&officer);
        let good = Verification {
            registration_valid: Some(true),
            mandate_consistent: Some(true),
            safeguards: Some(true),
            other_risks: Some(false),
            risk_unacceptable: Some(false),
            note: String::new(),
        };
        let verify = |app: &TestApp, id: Id| {
            let answers = good.clone();
            let version = app.read(|db| PartnerRow::find(db, id)).unwrap().version;
            app.act(&officer, move |db, act| partners::verify(db, act, id, version, answers))
        };
        let refused = |outcome: Result<PartnerRow, Refusal>| match outcome {
            Err(Refusal::Unmet(unmet)) => unmet.iter().map(|unmet| (unmet.code, i18n::sentence(unmet, "fr"))).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let name = "Imaginary Testing Foundation";
        assert_eq!(refused(verify(app, id)), [("screening-open", named("unmet-screening-open", name, "TSTe.001"))]);

        // The desk counts it, the list shows it, the page has both sides.
        browser.get("/desk").is(200).shows("href=\"/office/screening\"");
        browser.get("/office/screening").is(200).shows(name).shows("Testo Fictivov").shows(&fr("screening-strong"));
        let here = format!("/office/screening/{}", row.id);
        browser.get(&here).is(200).shows(name).shows("FONDATION IMAGINAIRE POUR LES ESSAIS").shows("Imaginary Testing").shows("TSTe.001");
        browser.post(&here, &[("version", "1"), ("same", ""), ("reason", " ")]).is(422).shows("id=\"same-error\"").shows("id=\"reason-error\"");
        browser.post(&here, &[("version", "7"), ("same", "no"), ("reason", "Outro país")]).is(409);
        assert_eq!(state(app, row.id), MatchState::Open);
        browser.get(&here);
        browser.post(&here, &[("version", "1"), ("same", "no"), ("reason", "Outro país")]).is(303);
        assert_eq!(state(app, row.id), MatchState::Dismissed);
        browser.get(&here).is(200).shows("Outro país").shows(&fr("screening-is-other"));

        // Remembered at the next import, opened again when the entry has changed.
        app.clock.advance(TimeDelta::days(3));
        import(app, &admin, &SAMPLE.replace("<GENDER>Male</GENDER>", "<GENDER>Female</GENDER>"));
        assert_eq!(state(app, row.id), MatchState::Dismissed);
        import(app, &admin, &changed());
        let again = app.read(|db| MatchRow::find(db, row.id)).unwrap();
        assert_eq!((again.state, again.reason.as_str(), again.decided_by), (MatchState::Open, "", None));
        app.is_sound();

        // Confirmed: nothing is verified, sent or paid; the partner reads no name of the list.
        let version = again.version;
        app.act(&officer, move |db, act| services::decide(db, act, again.id, version, Some(true), "Mesma data e lugar")).unwrap();
        assert_eq!(refused(verify(app, id)), [("screening-confirmed", named("unmet-screening-confirmed", name, "TSTe.001"))]);
        for lang in ["fr", "en", "pt"] {
            let told = i18n::text(lang, "unmet-partner-stopped", &[]).to_lowercase();
            assert!(!told.contains("sanc") && !told.contains("liste") && !told.contains("list "), "{told}");
        }
        // Another name does not undo it; a new decision does.
        app.act(&Actor::system(), move |db, act| {
            let row = PartnerRow::find(db, id)?.unwrap();
            let version = row.version;
            partners::edit(db, act, id, version, |row| row.short_name = "IT".into())
        }).unwrap();
        assert_eq!(state(app, row.id), MatchState::Confirmed);
        let version = app.read(|db| MatchRow::find(db, row.id)).unwrap().version;
        app.act(&officer, move |db, act| services::decide(db, act, row.id, version, Some(false), "Documento visto")).unwrap();
        assert_eq!(verify(app, id).unwrap().state, PartnerState::Verified);
    }

    fn whoever_changes_a_name_after_sending_is_screened_again(app) {
        let id = partner(app, "Horta Três", "", "Bia Exemplo");
        import(app, &administrator(app), SAMPLE);
        assert_eq!(matches(app).len(), 0);
        let rename = |state: PartnerState, name: &'static str| {
            set_state(app, id, state);
            app.act(&Actor::system(), move |db, act| {
                let row = PartnerRow::find(db, id)?.unwrap();
                partners::edit(db, act, id, row.version, |row| row.representative = name.into())
            }).unwrap();
        };
        rename(PartnerState::Draft, "Testo Fictivov");
        assert_eq!(matches(app).len(), 0, "a draft is screened when it is sent");
        rename(PartnerState::Verified, "Fictivov Testo");
        assert_eq!(matches(app).iter().map(|row| row.state).collect::<Vec<_>>(), [MatchState::Open]);
        rename(PartnerState::Verified, "Bia Exemplo");
        assert_eq!(matches(app).iter().map(|row| row.state).collect::<Vec<_>>(), [MatchState::Lapsed]);
    }

    fn a_confirmed_match_stops_submitting_and_paying(app) {
        let running = app.running_grant();
        import(app, &administrator(app), SAMPLE);
        let organisation = app.read(|db| kafo::db::agreements::AgreementRow::find(db, running.agreement)).unwrap().partner_id;
        let tranche = app.tranches(&running).remove(0);
        let amount = kafo::domain::money::Money::new(tranche.amount, app.agreement(&running).grant().currency());
        let prepare = |app: &TestApp| {
            let id = tranche.id;
            app.act(&running.finance, move |db, act| kafo::services::payments::prepare(db, act, id, amount, ""))
        };
        let proposal = app.agreement(&running).proposal_id;
        let standing = |app: &TestApp| {
            let file = app.read(|db| kafo::db::proposals::find_own(db, &running.award.signatory, proposal)).unwrap();
            file.standing(app.clock.now().into())
        };
        assert!(!standing(app).stopped);
        let payment = prepare(app).unwrap();
        app.act(&running.approver, move |db, act| kafo::services::payments::approve(db, act, payment.id, payment.version)).unwrap();

        // The representative gets a name of the list, and an officer confirms it.
        app.act(&Actor::system(), move |db, act| {
            let row = PartnerRow::find(db, organisation)?.unwrap();
            partners::edit(db, act, organisation, row.version, |row| row.representative = "Testo Fictivov Exemplar".into())
        }).unwrap();
        let found = matches(app).remove(0);
        let officer = app.person("judge", &[Grant::everywhere(Role::ProgrammeOfficer)]);
        app.act(&officer, move |db, act| services::decide(db, act, found.id, 1, Some(true), "Mesma pessoa")).unwrap();
        assert!(standing(app).stopped);
        let version = app.payment(payment.id).version;
        let today = app.clock.now().date_naive();
        let outcome = app.act(&running.second, move |db, act| {
            kafo::services::payments::release(db, act, payment.id, version, today)
        });
        match outcome {
            Err(Refusal::Unmet(unmet)) => assert!(unmet.iter().any(|unmet| unmet.code == "partner-stopped"), "{unmet:?}"),
            other => panic!("{other:?}"),
        }
        // The database holds the same gate by itself.
        let by = running.second.user();
        let straight = app.act(&Actor::system(), move |db, act| {
            let mut row = PaymentRow::find(db, payment.id)?.unwrap();
            row.state = PaymentState::Released;
            row.released_by = by;
            row.released_at = Some(act.at);
            row.value_date = Some(today);
            Ok(row.save(db)?)
        });
        let said = straight.unwrap_err().to_string();
        assert!(said.contains("kafo:gate_screening"), "{said}");
    }

    fn a_list_is_imported_by_an_administrator_on_its_page_and_a_wrong_file_changes_nothing(app) {
        partner(app, "Imaginary Testing", "", "Bia Exemplo");
        let admin = administrator(app);
        let browser = app.signed_in(&admin);
        browser.get("/office/screening").is(200).shows(&fr("screening-no-list"));
        browser.get("/office/screening/import").is(200);
        let send = |bytes: &[u8]| browser.upload("/office/screening/import", &[], "file", "liste.xml", bytes.to_vec());
        send(b"<html></html>").is(422).shows(&fr("unmet-list-root"));
        send(b"<!DOCTYPE a [<!ENTITY b \"c\">]><CONSOLIDATED_LIST dateGenerated=\"2026-11-21\"/>").is(422).shows(&fr("unmet-list-doctype"));
        let deep = format!("<CONSOLIDATED_LIST dateGenerated=\"2026-11-21\">{}", "<A>".repeat(50_000));
        send(deep.as_bytes()).is(422).shows(&fr("unmet-list-deep"));
        send(&SAMPLE.as_bytes()[..900]).is(422).shows(&fr("unmet-list-not-xml"));
        assert_eq!(counts(app), (0, 0));
        assert_eq!(send(SAMPLE.as_bytes()).is(303).location, "/office/screening");
        assert_eq!((counts(app), matches(app).len()), ((1, 2), 1));
        send(SAMPLE.replace("2026-11-21T", "2026-11-20T").as_bytes()).is(422).shows(&fr("unmet-list-older"));

        // Half of the entries gone: perhaps only a part of the list. Imported when a person says that it is the whole.
        let (start, end) = (SAMPLE.find("<ENTITY>").unwrap(), SAMPLE.find("</ENTITY>").unwrap() + "</ENTITY>".len());
        let shorter = format!("{}{}", &SAMPLE[..start], &SAMPLE[end..]);
        let asked = send(shorter.as_bytes());
        asked.is(422).shows(&i18n::text("fr", "unmet-list-shrunk", &[("gone", "1".into()), ("before", "2".into())]).replace('\'', "&#x27;"));
        asked.shows("name=\"shrunk\"").shows(&fr("screening-shrunk-hint"));
        assert_eq!((counts(app), state(app, matches(app)[0].id)), ((1, 2), MatchState::Open));
        let confirmed = |bytes: &[u8]| browser.upload("/office/screening/import", &[("shrunk", "yes")], "file", "liste.xml", bytes.to_vec());
        confirmed(shorter.as_bytes()).is(303);
        assert_eq!((counts(app), state(app, matches(app)[0].id)), ((2, 2), MatchState::Lapsed));
        send(changed().as_bytes()).is(303);
        assert_eq!(state(app, matches(app)[0].id), MatchState::Open);
        browser.get("/office/screening").is(200).shows("Imaginary Testing Foundation").hides("/office/partners/");
        let here = format!("/office/screening/{}", matches(app)[0].id);
        browser.get(&here).is(200).hides("name=\"same\"");
        browser.get("/account");
        browser.post(&here, &[("version", "1"), ("same", "no"), ("reason", "x")]).is(403);

        // Officers of another country see nothing of it; officers import nothing; auditors read.
        let there = app.signed_in(&app.person("mali", &[Grant::in_country(Role::ProgrammeOfficer, Country::Ml)]));
        there.get("/office/screening").is(200).hides("Imaginary Testing");
        there.get(&here).is(404);
        there.get("/office/screening/import").is(403);
        let partial = app.signed_in(&app.person("partial", &[Grant::in_country(Role::Administrator, Country::Gw)]));
        partial.get("/office/screening/import").is(403);
        let auditor = app.signed_in(&app.person("auditor", &[Grant::everywhere(Role::Auditor)]));
        auditor.get(&here).is(200).hides("name=\"same\"");
        app.signed_in(&app.person("nobody", &[])).get(&here).is(404);
    }

    fn a_screening_asks_no_more_for_more_partners(app) {
        let admin = administrator(app);
        partner(app, "Horta", "", "Bia Exemplo");
        import(app, &admin, SAMPLE);
        let count = |app: &TestApp| {
            let before = app.portal.app.pool.statements();
            app.act(&Actor::system(), |db, act| Ok(screenings::screen(db, act, None)?.len())).unwrap();
            app.portal.app.pool.statements() - before
        };
        let few = count(app);
        for number in 0..12 {
            partner(app, &format!("Horta {number}"), "", "Bia Exemplo");
        }
        assert_eq!(count(app), few);
    }
}
