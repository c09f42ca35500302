//! A sealed call: nobody on staff reads what came in before the opening, and the opening leaves a
//! record that nobody changes.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::audit_log::{self, AuditEventRow, Entry};
use kafo::db::calls::{self, CallRow};
use kafo::db::proposals;
use kafo::db::schema::{audit_events, call_openings};
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::call::Opening;
use kafo::domain::place::Country;
use sha2::{Digest, Sha256};

use crate::harness::app::on_both;
use crate::harness::filing::{begin, fill, send};

on_both! {
    fn a_sealed_call_is_read_by_nobody_before_its_opening_which_lists_every_hash(app) {
        let call = app.published_call();
        let id = call.row.id;
        app.act(&Actor::system(), move |db, act| {
            let mut row = CallRow::find_locked(db, id)?.unwrap();
            row.rules.sealed = true;
            row.save(db)?;
            audit_log::record(db, act, Entry::new("test.seal", "call", id, &row.code).seal(&row)?)?;
            Ok(())
        })
        .unwrap();
        let mut sent = Vec::new();
        for name in ["oud", "qanun"] {
            let organisation = app.organisation(name);
            let signatory = app.signed_in(&organisation.signatory);
            let (path, proposal) = begin(&signatory, &call.row.code);
            fill(&signatory, &path);
            send(&signatory, &path).is(303);
            sent.push((proposal, organisation, path));
            app.clock.advance(TimeDelta::minutes(7));
        }
        let (first, organisation, _) = &sent[0];
        let document = app.read(|db| {
            kafo::db::documents::list_of(db, kafo::domain::document::DocumentOwner::Proposal, *first)
        }).remove(0);

        // Every role that reads proposals at all, before and after the deadline.
        let roles = [Role::ProgrammeOfficer, Role::Evaluator, Role::CommitteeChair, Role::DecisionMaker, Role::Auditor];
        let people: Vec<Actor> =
            roles.iter().map(|role| app.person(role.as_str(), &[Grant::in_country(*role, Country::Gw)])).collect();
        let closes_at = call.row.closes_at.unwrap().utc();
        let office = format!("/office/calls/{id}");
        for at in [app.clock.now(), closes_at + TimeDelta::seconds(1)] {
            app.clock.set(at);
            for person in &people {
                let browser = app.signed_in(person);
                for address in [
                    format!("/office/proposals/{first}"),
                    format!("/office/proposals/{first}/versions"),
                    format!("/documents/{}", document.id),
                    format!("{office}/opening"),
                    format!("{office}/opening.json"),
                    format!("{office}/opening.csv"),
                ] {
                    browser.get(&address).is(404).hides("Hortas");
                }
                for address in [format!("{office}/proposals"), office.clone(), "/desk".to_owned(), "/dashboard".to_owned()] {
                    browser.get(&address).hides("Hortas das mulheres").hides("Association oud");
                }
                for address in ["eligibility", "return"] {
                    let answer = browser.get(&format!("/office/proposals/{first}/{address}"));
                    assert!(matches!(answer.status, 403 | 404), "{address} as {}: {}", person.name, answer.status);
                    answer.hides("Hortas");
                }
            }
        }

        let officer = app.signed_in(&people[0]);
        let version = officer.get(&format!("{office}/open")).is(200).value_of("version").unwrap();
        officer.post(&format!("{office}/open"), &[("version", &version)]).is(303);
        officer.post(&format!("{office}/open"), &[("version", &version)]).is(409);
        officer.get(&office).is(200).shows(&format!("{office}/opening"));
        let page = officer.get(&format!("{office}/opening"));
        page.is(200).shows("Association oud").shows("Association qanun").shows("2026-11-21 12:00:00 UTC");
        for (proposal, ..) in &sent {
            let version = app.read(|db| proposals::list_versions(db, *proposal)).remove(0);
            page.shows(&version.receipt_number).shows(&version.sha256);
        }
        let row = app.read(|db| calls::find_opening(db, id)).unwrap();
        page.shows(&row.sha256);
        let file = officer.get(&format!("{office}/opening.json"));
        assert_eq!(hex::encode(Sha256::digest(&file.is(200).bytes)), row.sha256);
        let record = Opening::read(&row.canonical).unwrap();
        assert_eq!(record.proposals.iter().map(|one| one.partner.as_str()).collect::<Vec<_>>(), ["Association oud", "Association qanun"]);
        let table = officer.get(&format!("{office}/opening.csv"));
        assert_eq!(table.is(200).body.lines().count(), 3);
        // The audit chain knows its hash, and the row does not change.
        let events: Vec<AuditEventRow> =
            app.read(|db| audit_events::table.filter(audit_events::action.eq("call.open_proposals")).load(db));
        assert!(events[0].changes.0.iter().any(|change| change.after.as_deref() == Some(row.sha256.as_str())));
        let changed = app.act(&Actor::system(), move |db, _| {
            diesel::update(call_openings::table).set(call_openings::sha256.eq("00")).execute(db)?;
            Ok(())
        });
        assert!(changed.is_err_and(|error| error.to_string().contains("append_only")));
        officer.get(&format!("/office/proposals/{first}")).is(200).shows("Hortas das mulheres");
        // Those of the committee read the files that were given to them, and no list of everybody.
        let evaluator = app.signed_in(&people[1]);
        evaluator.get(&format!("{office}/opening")).is(404).hides("Association oud");
        app.signed_in(&organisation.signatory).get(&format!("{office}/opening")).is(404);
        assert!(!i18n::text("fr", "openings-title", &[]).is_empty());
        app.verifies();
    }
}
