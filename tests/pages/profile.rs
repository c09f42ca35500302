//! The rest of a profile, the screening of its board, the second look at a verification, and who binds it.

use kafo::adapters::{i18n, sanctions_list};
use kafo::db::partners::{self, PartnerRow};
use kafo::db::schema::screening_matches;
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::id::Id;
use kafo::domain::partner::Verification;
use kafo::domain::place::Country;
use kafo::domain::screening::{MatchState, ScreenedField};
use kafo::services::{Refusal, partners as services, screenings};

use diesel::prelude::*;

use crate::harness::app::{TestApp, on_both};

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn row(app: &TestApp, partner: Id) -> PartnerRow {
    app.read(|db| PartnerRow::find(db, partner)).unwrap()
}

fn officer(app: &TestApp, name: &str) -> Actor {
    app.person(name, &[Grant::in_country(Role::ProgrammeOfficer, Country::Gw)])
}

fn verified(app: &TestApp, partner: Id, by: &Actor) {
    let version = row(app, partner).version;
    let answers = Verification {
        registration_valid: Some(true),
        mandate_consistent: Some(true),
        safeguards: Some(true),
        other_risks: Some(false),
        risk_unacceptable: Some(false),
        note: String::new(),
    };
    app.act(by, move |db, act| services::verify(db, act, partner, version, answers)).unwrap();
}

fn role(app: &TestApp, partner: Id, person: &Actor) -> Option<MemberRole> {
    app.read(|db| partners::find_member(db, partner, person.user().unwrap())).map(|member| member.role)
}

on_both! {
    fn lists_of_the_profile_grow_row_by_row_and_empty_rows_are_dropped(app) {
        let kora = app.organisation("kora");
        let (id, here) = (kora.row.id, format!("/organisation/{}", kora.row.id));
        let browser = app.signed_in(&kora.editor);
        let people = format!("{here}/edit/people");
        browser.get(&people).is(200).shows("name=\"contacts.1.email\"").hides("name=\"contacts.2.email\"");
        let version = row(app, id).version.to_string();
        let fields = [("version", &*version), ("act", "more"), ("contacts.0.name", " "), ("contacts.1.name", "Rui Exemplo"), ("contacts.1.phone", "+245 1")];
        assert_eq!(browser.post(&people, &fields).is(303).location, people);
        let page = browser.get(&people);
        page.is(200).shows("name=\"contacts.2.email\"");
        assert_eq!(page.value_of("contacts.0.name").as_deref(), Some("Rui Exemplo"));
        let version = row(app, id).version.to_string();
        let fields = [("version", &*version), ("description", "Hortas"), ("sectors", "agriculture"), ("sectors", "nada"), ("places", "GW-BA"), ("places", "ML-1"), ("yearly_budget", "3 000 000 FCFA")];
        browser.get(&format!("{here}/edit/work")).is(200);
        assert_eq!(browser.post(&format!("{here}/edit/work"), &fields).is(303).location, format!("{here}/edit"));
        let details = row(app, id).details;
        assert_eq!((details.contacts.len(), details.sectors.len(), details.places, details.yearly_budget.as_str()), (1, 1, vec!["GW-BA".to_owned()], "3 000 000 FCFA"));
        browser.get(&here).is(200).shows("Rui Exemplo").shows("3 000 000 FCFA");
        app.signed_in(&officer(app, "officer")).get(&format!("/office/partners/{id}")).is(200).shows("Rui Exemplo");
        app.is_sound();
    }

    fn the_board_is_screened_and_its_match_stands_on_the_page_of_the_partner(app) {
        let list = sanctions_list::read(include_bytes!("../fixtures/sanctions-sample.xml")).unwrap();
        let importer = app.person("importer", &[Grant::everywhere(Role::Administrator)]);
        app.act(&importer, move |db, act| screenings::import(db, act, list, "sha256", false)).unwrap();
        let kora = app.organisation("kora");
        let (id, here) = (kora.row.id, format!("/organisation/{}/edit/representative", kora.row.id));
        let browser = app.signed_in(&kora.signatory);
        let version = browser.get(&here).is(200).value_of("version").unwrap();
        let fields = [("version", &*version), ("representative", "Bia Exemplo"), ("representative_role", "Presidente"), ("board.0.name", "Rui Exemplo"), ("board.1.name", "Fictivov, Testo")];
        browser.post(&here, &fields).is(303);
        let found: Vec<(ScreenedField, String, MatchState)> = app.read(|db| {
            screening_matches::table.select((screening_matches::field, screening_matches::partner_name, screening_matches::state)).load(db)
        });
        assert_eq!(found, [(ScreenedField::Board, "Fictivov, Testo".to_owned(), MatchState::Open)]);
        let page = format!("/office/partners/{id}");
        app.signed_in(&officer(app, "officer")).get(&page).is(200).shows("Fictivov, Testo").shows(&fr("screening-field-board"));
        // Members learn nothing of it; finance reads the partner, not the screening.
        browser.get(&format!("/organisation/{id}")).is(200).hides("/office/screening");
        let finance = app.signed_in(&app.person("finance", &[Grant::everywhere(Role::FinanceOfficer)]));
        finance.get(&page).is(200).hides("/office/screening/");
        app.is_sound();
    }

    fn another_person_than_the_verifier_looks_at_a_verification_again(app) {
        let kora = app.organisation("kora");
        let id = kora.row.id;
        let (first, second) = (officer(app, "first"), officer(app, "second"));
        let page = format!("/office/partners/{id}/second-look");
        app.signed_in(&second).get(&page).is(303);
        verified(app, id, &first);
        let browser = app.signed_in(&first);
        browser.get(&page).is(200).shows(&fr("unmet-second-look-same-person")).hides(&fr("partners-second-look-button"));
        let version = row(app, id).version;
        let refused = app.act(&first, move |db, act| services::look_again(db, act, id, version));
        assert!(matches!(refused, Err(Refusal::Unmet(unmet)) if unmet[0].code == "second-look-same-person"));
        let browser = app.signed_in(&second);
        let version = browser.get(&page).is(200).value_of("version").unwrap();
        browser.post(&page, &[("version", &version)]).is(303);
        assert_eq!(row(app, id).second_look_by, second.user());
        // A renewed verification is a new one.
        verified(app, id, &first);
        assert_eq!(row(app, id).second_look_by, None);
        app.is_sound();
    }

    fn a_large_grant_waits_for_the_second_look(app) {
        let award = app.award();
        let (call, proposal, partner) = (award.call, award.proposal, award.partner);
        app.act(&award.officer, move |db, act| {
            let mut row = kafo::db::calls::CallRow::find_locked(db, call)?.unwrap();
            row.rules.second_approval_above = Some(2_799_999);
            row.save(db)?;
            let entry = kafo::db::audit_log::Entry::new("test.rule", "call", call, "rule").seal(&row)?;
            Ok(kafo::db::audit_log::record(db, act, entry)?)
        })
        .unwrap();
        app.act(&award.signatory, move |db, act| kafo::services::agreements::answer_award(db, act, proposal, 1, true)).unwrap();
        let preparation = kafo::services::agreements::Preparation {
            proposal,
            risk: kafo::domain::tranche::Risk::Medium,
            starts_on: crate::harness::money::first_day(),
        };
        let agreement = app.act(&award.officer, move |db, act| kafo::services::agreements::prepare(db, act, &preparation)).unwrap();
        let approve = || app.act(&award.director, move |db, act| kafo::services::agreements::approve(db, act, agreement.id, agreement.version));
        let refused = approve();
        assert!(matches!(&refused, Err(Refusal::Unmet(unmet)) if unmet[0].code == "partner-second-look"), "{refused:?}");
        let version = row(app, partner).version;
        app.act(&officer(app, "second"), move |db, act| services::look_again(db, act, partner, version)).unwrap();
        assert!(approve().is_ok());
        app.is_sound();
    }

    fn a_signatory_hands_over_or_an_officer_replaces_them_with_a_reason(app) {
        let kora = app.organisation("kora");
        let id = kora.row.id;
        let member = |person: &Actor| app.read(|db| partners::find_member(db, id, person.user().unwrap())).unwrap().id;
        let (editor, reader) = (member(&kora.editor), member(&kora.reader));
        let path = format!("/organisation/{id}/members/{editor}/hand-over");
        app.signed_in(&kora.editor).get(&path).is(404);
        let browser = app.signed_in(&kora.signatory);
        browser.get(&path).is(200).shows("kora-editor");
        app.letters();
        browser.post(&path, &[]).is(303);
        assert_eq!([role(app, id, &kora.signatory), role(app, id, &kora.editor)], [Some(MemberRole::Editor), Some(MemberRole::Signatory)]);
        let letters = app.letters();
        assert_eq!(letters.len(), 3);
        assert!(letters[0].text.contains("kora-editor"), "{}", letters[0].text);
        assert!(app.signed_in(&kora.signatory).get(&path).status == 404, "who handed over is no signatory");

        let page = format!("/office/partners/{id}/signatory");
        let officer = app.signed_in(&officer(app, "officer"));
        officer.get(&page).is(200).shows("kora-reader");
        let (from, to) = (editor.to_string(), reader.to_string());
        officer.post(&page, &[("from", &from), ("to", &to), ("reason", " ")]).is(422).shows("id=\"reason-error\"");
        officer.post(&page, &[("from", &from), ("reason", "x")]).is(422).shows("id=\"to-error\"");
        officer.post(&page, &[("from", &from), ("to", &to), ("reason", "Ata da assembleia de 3 de março")]).is(303);
        assert_eq!([role(app, id, &kora.editor), role(app, id, &kora.reader)], [Some(MemberRole::Editor), Some(MemberRole::Signatory)]);
        app.is_sound();
    }
}
