//! The papers of an organisation: given with their dates, replaced, reminded of, and what happens without them.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use kafo::adapters::i18n;
use kafo::db::partners::{self, PartnerRow};
use kafo::domain::actor::{Grant, Role};
use kafo::domain::id::Id;
use kafo::domain::partner::{PaperDraft, PaperGap, PaperKind, PartnerKind};
use kafo::domain::place::Country;
use kafo::jobs::schedule;
use kafo::services::documents;

use crate::harness::app::{TestApp, noon, on_both};
use crate::harness::filing;

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// What is said of a paper that is missing, or that ended on a day.
fn gap(kind: PaperKind, expired_on: Option<NaiveDate>) -> String {
    i18n::sentence(&PaperGap { kind, expired_on }.unmet(), "fr").replace('\'', "&#x27;")
}

fn in_days(days: u64) -> NaiveDate {
    noon().date_naive().checked_add_days(Days::new(days)).unwrap()
}

fn papers(app: &TestApp, partner: Id) -> Vec<(PaperKind, Option<NaiveDate>)> {
    let row = app.read(|db| PartnerRow::find(db, partner)).unwrap();
    row.papers.0.iter().map(|paper| (paper.kind, paper.expires_on)).collect()
}

on_both! {
    fn the_database_and_the_domain_ask_for_the_same_papers(app) {
        let held: BTreeSet<_> = app.read(partners::list_required_papers).into_iter().collect();
        let named = PartnerKind::ALL.iter().flat_map(|kind| kind.papers().iter().map(|paper| (*kind, *paper)));
        assert_eq!(held, named.collect());
    }

    fn a_paper_comes_with_its_dates_and_takes_the_place_of_the_former_one(app) {
        let kora = app.organisation("kora");
        let (id, here) = (kora.row.id, format!("/organisation/{}", kora.row.id));
        let browser = app.signed_in(&kora.editor);
        let add = format!("{here}/documents");
        browser.get(&format!("{add}/add?paper=registration")).is(200).shows(&fr("partners-paper-replaces"));
        let blank = browser.upload(&add, &[("purpose", "registration"), ("expires_on", "bientôt")], "other", "", Vec::new());
        for field in ["number", "issued_on", "expires_on", "file"] {
            blank.is(422).shows(&format!("id=\"{field}-error\""));
        }
        assert_eq!(blank.value_of("expires_on").as_deref(), Some("bientôt"));
        filing::attach_paper(&browser, &here, "registration", "velho.pdf", "2026-11-20").is(422).shows(&fr("unmet-paper-has-expired"));
        assert_eq!(papers(app, id), [(PaperKind::Registration, None), (PaperKind::Statutes, None)]);

        filing::attach_paper(&browser, &here, "registration", "novo.pdf", "20/12/2026").is(303);
        assert_eq!(papers(app, id), [(PaperKind::Registration, Some(in_days(29))), (PaperKind::Statutes, None)]);
        browser.get(&add).is(200).shows("novo.pdf").hides("registration.pdf").shows(&fr("state-paper-ends-soon"));
        let officer = app.signed_in(&app.person("officer", &[Grant::in_country(Role::ProgrammeOfficer, Country::Gw)]));
        officer.get(&format!("/office/partners/{id}")).is(200).shows("novo.pdf").shows(&fr("state-paper-ends-soon"));

        // The same file again, with a date that was mistyped set right: the paper changes, its file stays.
        filing::attach_paper(&browser, &here, "registration", "novo.pdf", "21/12/2026").is(303);
        assert_eq!(papers(app, id), [(PaperKind::Registration, Some(in_days(30))), (PaperKind::Statutes, None)]);
        let file = app.read(|db| PartnerRow::find(db, id)).unwrap().papers.0[0].document;
        browser.get(&format!("/documents/{file}")).is(200);
        browser.get(&add).is(200).shows("novo.pdf");
        filing::attach_paper(&browser, &here, "registration", "novo.pdf", "20/12/2026").is(303);

        // A paper that is taken away is missing; who only reads takes nothing away.
        let document = app.read(|db| PartnerRow::find(db, id)).unwrap().papers.0[1].document.to_string();
        let reader = app.signed_in(&kora.reader);
        reader.get(&add).is(200).hides("/documents/add");
        reader.get(&format!("{add}/add")).is(404);
        reader.post(&format!("{add}/remove"), &[("document", &document)]).is(404);
        browser.get(&add);
        browser.post(&format!("{add}/remove"), &[("document", &document)]).is(303);
        assert_eq!(papers(app, id), [(PaperKind::Registration, Some(in_days(29)))]);
        browser.get(&here).is(200).shows(&gap(PaperKind::Statutes, None));
        app.is_sound();
    }

    fn an_expired_paper_stops_sending_but_not_writing(app) {
        let call = app.published_call().row.code;
        let kora = app.organisation("kora");
        let here = format!("/organisation/{}", kora.row.id);
        let browser = app.signed_in(&kora.signatory);
        filing::attach_paper(&browser, &here, "registration", "recibo.pdf", &in_days(10).to_string()).is(303);
        let (path, proposal) = filing::begin(&browser, &call);
        app.go_to(in_days(10), 1);
        let browser = app.signed_in(&kora.signatory);
        let sentence = gap(PaperKind::Registration, Some(in_days(10)));
        filing::fill(&browser, &path);
        browser.get(&path).is(200).shows(&sentence);
        browser.get(&format!("{path}/check")).is(200).shows(&sentence);
        let seen = app.proposal(proposal).version.to_string();
        let sent = browser.post(&format!("{path}/submit"), &[("version", &seen), ("declaration", "yes")]);
        sent.is(422).shows(&sentence);
        assert_eq!(app.proposal(proposal).receipt_number, None);
        browser.get(&here).is(200).shows(&sentence).shows(&fr("partners-papers-due-text"));

        filing::attach_paper(&browser, &here, "registration", "novo.pdf", "").is(303);
        browser.get(&format!("{path}/check")).is(200).hides(&sentence);
        assert_eq!(filing::send(&browser, &path).is(303).location, format!("{path}/submitted"));
        app.is_sound();
    }

    fn nothing_is_paid_without_valid_papers(app) {
        let running = app.running_grant();
        let partner = running.award.partner;
        let draft = PaperDraft {
            kind: PaperKind::Registration,
            number: "431/2016".into(),
            issued_on: "2016-03-01".into(),
            expires_on: in_days(3).to_string(),
        };
        let file = app.stored_file("certidao.pdf");
        app.act(&running.award.signatory, move |db, act| documents::record_paper(db, act, partner, &draft, file)).unwrap();
        let finance = app.signed_in(&running.finance);
        let pay = format!("/office/tranches/{}/pay", app.tranches(&running)[0].id);
        finance.get(&pay).is(200).shows(&fr("payments-gate-partner"));
        app.go_to(in_days(3), 1);
        let finance = app.signed_in(&running.finance);
        let sentence = gap(PaperKind::Registration, Some(in_days(3)));
        finance.get(&pay).is(200).shows(&sentence).hides(&fr("payments-gate-partner"));
        finance.post(&pay, &[("amount", "1000")]).is(422).shows(&sentence);
    }

    fn the_end_of_a_paper_is_told_at_sixty_thirty_and_seven_days_once_each(app) {
        let kora = app.organisation("kora");
        let last = in_days(100);
        let browser = app.signed_in(&kora.signatory);
        filing::attach_paper(&browser, &format!("/organisation/{}", kora.row.id), "registration", "recibo.pdf", &last.to_string()).is(303);
        app.letters();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let told = |days_left: u64| {
            app.go_to(in_days(100 - days_left), 0);
            let mut letters = Vec::new();
            for name in ["one", "two"] {
                runtime.block_on(schedule::tick(&app.portal.worker(name))).unwrap();
                app.clock.advance(chrono::TimeDelta::hours(1));
                letters.extend(app.letters());
            }
            letters
        };
        let count = |days_left| told(days_left).len();
        assert_eq!(count(61), 0);
        let first = told(60);
        let readers: BTreeSet<&str> = first.iter().map(|mail| mail.to.email.as_str()).collect();
        assert_eq!((first.len(), readers), (3, BTreeSet::from([&*kora.signatory.email, &*kora.editor.email, &*kora.reader.email])));
        assert!(first[0].text.contains(&i18n::date(last, "fr")) && first[0].text.contains(&i18n::text("fr", "purpose-registration", &[])));
        assert_eq!([count(59), count(31), count(30), count(29), count(7), count(6), count(0)], [0, 0, 3, 0, 3, 0, 0]);
    }
}
