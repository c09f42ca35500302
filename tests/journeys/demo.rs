//! The demo, loaded through the services: its figures, every state that somebody should find in it, and something to
//! do on each desk.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::agreements::AgreementRow;
use kafo::db::calls::CallRow;
use kafo::db::partners::PartnerRow;
use kafo::db::payments::PaymentRow;
use kafo::db::proposals::{EligibilityCheckRow, ProposalRow};
use kafo::db::schema::{agreements, calls, eligibility_checks, partners, payments, proposals};
use kafo::db::{Kind, dashboard, desk, users};
use kafo::demo;
use kafo::domain::actor::Actor;
use kafo::domain::agreement::AgreementState;
use kafo::domain::partner::{PartnerKind, PartnerState};
use kafo::domain::payment::PaymentState;
use kafo::domain::place::Country;
use kafo::domain::proposal::ProposalState;
use kafo::domain::state::Instant;

use crate::harness::app::{TestApp, on_both};

fn actor(app: &TestApp, email: &str) -> Actor {
    let id = app.read(|db| users::find_by_email(db, email)).expect(email).id;
    app.read(|db| users::find_actor(db, id)).expect(email)
}

/// What waits for this person, but for the second factor, which the demo leaves to whoever tries it.
fn desk_of(app: &TestApp, email: &str) -> Vec<(&'static str, i64)> {
    let (actor, now) = (actor(app, email), Instant::from(app.clock.now()));
    let waiting = app.read(|db| desk::waiting(db, &actor, now));
    waiting.into_iter().filter(|one| one.key != "factor").map(|one| (one.key, one.count)).collect()
}

/// How many there are of each.
fn tally<T: Ord>(all: impl IntoIterator<Item = T>) -> BTreeMap<T, usize> {
    all.into_iter().fold(BTreeMap::new(), |mut counts, one| {
        *counts.entry(one).or_default() += 1;
        counts
    })
}

on_both! {
    fn the_demo_has_its_figures_its_states_and_something_on_every_desk(app) {
        // The demo is dated relative to its day: another day on the other engine, before anybody is at work.
        if app.portal.app.pool.kind() == Kind::Pg {
            app.clock.advance(TimeDelta::days(100) - TimeDelta::hours(11));
        }
        demo::seed_once(&app.portal).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let checked = runtime.block_on(kafo::jobs::verify::verify(&app.portal.worker("test"))).unwrap();
        let events = checked.unwrap().database.events;
        demo::seed_once(&app.portal).unwrap();
        let again = app.read(kafo::db::verify::verify).unwrap();
        assert_eq!(again.events, events, "a second start changes nothing");

        // The figures of the programme.
        let (reader, now) = (actor(app, "audit@demo.kafo.example"), Instant::from(app.clock.now()));
        let programme = app.read(|db| dashboard::list_programmes(db, &reader)).remove(0);
        let extent = dashboard::Extent::of(&reader, programme.id, now);
        let figures = app.read(|db| dashboard::figures(db, &extent));
        assert_eq!((programme.planned_calls, programme.planned_beneficiaries), (20, 6_000));
        assert_eq!((figures.total(|country| country.signed), figures.total(|country| country.planned)), (9, 2_700));
        let all: Vec<CallRow> = app.read(|db| calls::table.load(db));
        let four = [Country::Gw, Country::Gn, Country::Cm, Country::Ml, Country::Sn].map(|country| (country.as_str(), 4));
        assert_eq!(tally(all.iter().map(|call| call.country.as_str())), BTreeMap::from(four));
        let known: Vec<PartnerRow> = app.read(|db| partners::table.load(db));
        let kinds = tally(known.iter().map(|partner| (partner.state.as_str(), partner.kind.as_str())));
        let verified = PartnerState::Verified.as_str();
        assert_eq!(kinds, BTreeMap::from([
            ((verified, PartnerKind::Ngo.as_str()), 8), ((verified, PartnerKind::Company.as_str()), 1),
            ((PartnerState::Submitted.as_str(), PartnerKind::Cooperative.as_str()), 1),
            ((PartnerState::Draft.as_str(), PartnerKind::Ngo.as_str()), 1),
        ]));

        // Proposals in every state that the portal knows how to bring about before a decision, and after it.
        let dossiers: Vec<ProposalRow> = app.read(|db| proposals::table.load(db));
        let sent = dossiers.iter().filter(|row| row.submitted_at.is_some());
        assert!(sent.clone().all(|row| (6..=15).contains(&row.content.budget.lines.len())));
        assert!(sent.count() >= 40);
        let states = tally(dossiers.iter().map(|row| row.state.as_str()));
        for (state, least) in [
            (ProposalState::Submitted, 2), (ProposalState::Ineligible, 1), (ProposalState::Withdrawn, 1),
            (ProposalState::InEvaluation, 6), (ProposalState::Accepted, 2), (ProposalState::Contracted, 9),
            (ProposalState::Awarded, 1), (ProposalState::Reserve, 1), (ProposalState::Draft, 6),
        ] {
            assert!(states.get(state.as_str()).is_some_and(|count| *count >= least), "{state}: {states:?}");
        }
        let of = |state| dossiers.iter().filter(move |row| row.state == state);
        assert!(of(ProposalState::Withdrawn).all(|row| !row.withdrawn_reason.is_empty()));
        let half = |row: &ProposalRow| !row.title.is_empty() && row.content.budget.lines.is_empty();
        assert!(of(ProposalState::Draft).any(half) && !of(ProposalState::Draft).all(half));
        let checks: Vec<EligibilityCheckRow> =
            app.read(|db| eligibility_checks::table.filter(eligibility_checks::outcome.eq("ineligible")).load(db));
        assert!(checks.iter().all(|check| !check.note.is_empty()));
        assert_eq!(checks.len(), of(ProposalState::Ineligible).count());

        // Agreements and payments at every step.
        let contracts: Vec<AgreementRow> = app.read(|db| agreements::table.load(db));
        assert_eq!(tally(contracts.iter().map(|row| row.state.as_str())), BTreeMap::from([
            (AgreementState::InForce.as_str(), 9), (AgreementState::Approved.as_str(), 1),
            (AgreementState::SignedByPartner.as_str(), 1),
        ]));
        let orders: Vec<PaymentRow> = app.read(|db| payments::table.load(db));
        assert_eq!(tally(orders.iter().map(|row| row.state.as_str())), BTreeMap::from([
            (PaymentState::Prepared.as_str(), 1), (PaymentState::Approved.as_str(), 1),
            (PaymentState::Released.as_str(), 2), (PaymentState::Confirmed.as_str(), 7),
        ]));

        // Everybody's desk. An auditor and a donor read; an administrator waits to be asked.
        for (login, waiting) in [
            ("programme", vec![("verify", 1), ("duplicates", 1), ("questions", 1), ("eligibility", 2), ("review", 1)]),
            ("programme2", vec![("verify", 1), ("duplicates", 1), ("questions", 1), ("publish", 1), ("eligibility", 2), ("review", 1)]),
            ("evaluation", vec![("score", 2)]),
            ("evaluation2", vec![("score", 1)]),
            ("evaluation3", vec![("score", 3)]),
            ("presidence", vec![("rank", 1)]),
            ("decision", vec![("countersign", 1)]),
            ("finance", vec![("pay", 1), ("bank", 1)]),
            ("approbation", vec![("approve_payment", 1), ("bank", 1)]),
            ("approbation2", vec![("approve_payment", 1), ("release", 1), ("bank", 1)]),
            ("audit", vec![]),
            ("bailleur", vec![]),
            ("administration", vec![]),
        ] {
            assert_eq!(desk_of(app, &format!("{login}@demo.kafo.example")), waiting, "{login}");
        }
        for account in demo::accounts() {
            let Some(partner) = account.partner else { continue };
            let waits = !desk_of(app, &account.email).is_empty();
            assert_eq!(waits, partner != "Coopérative Exemple Sini", "{}", account.email);
        }
        for (partner, key) in [
            ("fouladou", "awards"), ("mindjeris", "sign"), ("mindjeris", "confirm"), ("mindjeris", "drafts"), ("kolo", "report"), ("sahel", "report"),
        ] {
            let waiting = desk_of(app, &format!("signataire@{partner}.example"));
            assert!(waiting.iter().any(|(found, _)| *found == key), "{partner}: {waiting:?}");
        }

        // As the person sees it, with the password that the demo prints.
        let browser = app.browser();
        browser.sign_in("signataire@mindjeris.example", demo::PASSWORD);
        let told = i18n::text("pt", "desk-sign", &[("count", 1.into())]);
        browser.get("/desk?lang=pt").is(200).shows(&told);
    }
}
