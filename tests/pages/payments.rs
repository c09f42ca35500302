//! The payment of a tranche over HTTP: different people, every same-person try refused with its sentence; the
//! ledger; the second tranche after the first report.

use kafo::adapters::i18n::{self, Arg};
use kafo::db::calls::CallRow;
use kafo::db::ledger::{self, LedgerEntryRow, LedgerFilter};
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::id::Id;
use kafo::domain::ledger::EntryKind;
use kafo::domain::payment::PaymentState;
use kafo::domain::place::Country;
use kafo::domain::tranche::TrancheState;
use kafo::services::programmes::NewProgramme;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};
use crate::harness::money::Running;

/// A text of the locales, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// Somebody who holds both finance roles in Guinea-Bissau.
fn both_roles(app: &TestApp, name: &str) -> Actor {
    app.person(name, &[Role::FinanceOfficer, Role::FinanceApprover].map(|role| Grant::in_country(role, Country::Gw)))
}

/// Prepares a payment of the whole tranche on its page.
fn prepare(app: &TestApp, running: &Running, client: &Client, position: usize) -> Answer {
    let tranche = app.tranches(running).remove(position - 1);
    let path = format!("/office/tranches/{}/pay", tranche.id);
    client.get(&path).is(200);
    client.post(&path, &[("amount", &tranche.amount.to_string()), ("note", "")])
}

/// The payment that was just prepared.
fn prepared(answer: &Answer) -> Id {
    answer.is(303).location.rsplit('/').next().unwrap().parse().unwrap()
}

/// Does a step on its page, with the version found there.
fn step(client: &Client, id: Id, verb: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/office/payments/{id}/{verb}");
    let version = client.get(&path).is(200).value_of("version").unwrap();
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    client.post(&path, &all)
}

fn entries(app: &TestApp, finance: &Actor) -> Vec<LedgerEntryRow> {
    let finance = finance.clone();
    let rows = app.read(|db| ledger::list_upto(db, &finance, &LedgerFilter::default(), i64::MAX, 50));
    rows.into_iter().map(|row| row.entry).collect()
}

/// Lets every payment above this amount need two approvals.
fn two_approvals_above(app: &TestApp, running: &Running, limit: i64) {
    let call = running.award.call;
    app.act(&Actor::system(), move |db, act| {
        let mut row = CallRow::find_locked(db, call)?.unwrap();
        row.rules.second_approval_above = Some(limit);
        row.save(db)?;
        let entry = kafo::db::audit_log::Entry::new("test.rules", "call", call, "scene").seal(&row)?;
        kafo::db::audit_log::record(db, act, entry)?;
        Ok(())
    })
    .unwrap();
}

on_both! {
    fn three_people_pay_a_tranche_and_the_partner_says_that_it_arrived(app) {
        let running = app.running_grant();
        let today = app.clock.now().date_naive().to_string();
        let preparer = both_roles(app, "preparer");
        let (first, approver, second) = (app.signed_in(&preparer), app.signed_in(&running.approver), app.signed_in(&running.second));
        let tranche = app.tranches(&running).remove(0);

        // Who may not, and what cannot be.
        let path = format!("/office/tranches/{}/pay", tranche.id);
        app.signed_in(&running.award.officer).get(&path).is(403);
        approver.get(&path).is(403);
        app.signed_in(&running.award.signatory).get(&path).is(404);
        let elsewhere = app.person("elsewhere", &[Grant::in_country(Role::FinanceOfficer, Country::Ml)]);
        app.signed_in(&elsewhere).get(&path).is(404);
        first.get("/office/payments").is(200).shows(&format!("/office/tranches/{}/pay", tranche.id));
        first.get(&path).is(200);
        first.post(&path, &[("amount", "muito"), ("note", "<nota>")]).is(422).shows("id=\"amount-error\"").shows("&lt;nota&gt;");
        let tagged = i18n::money(1_400_000, "XOF", "fr");
        let above = i18n::text("fr", "unmet-gate-amount-above-tranche", &[("tranche-money", Arg::from(tagged))]);
        first.post(&path, &[("amount", "1 400 001"), ("note", "")]).is(422).shows(&above);
        let id = prepared(&prepare(app, &running, &first, 1));
        assert_eq!(app.tranches(&running)[0].state, TrancheState::InPayment);
        prepare(app, &running, &first, 1).is(422).shows(&fr("unmet-gate-tranche-in-payment"));

        // The partner sees nothing before the release.
        let signatory = app.signed_in(&running.award.signatory);
        let confirm = format!("/payments/{id}/confirm");
        signatory.get(&confirm).is(404);

        // Nobody does two of the steps.
        step(&first, id, "approve", &[]).is(422).shows(&fr("unmet-payment-same-person-prepared"));
        second.get(&format!("/office/payments/{id}/release")).is(200);
        let version = app.payment(id).version.to_string();
        second.post(&format!("/office/payments/{id}/release"), &[("version", &version), ("value_date", &today)]).is(409);
        step(&approver, id, "approve", &[]).is(303);
        step(&approver, id, "release", &[("value_date", &today)]).is(422).shows(&fr("unmet-payment-same-person-approved"));
        step(&first, id, "release", &[("value_date", &today)]).is(422).shows(&fr("unmet-payment-same-person-prepared"));
        step(&second, id, "release", &[("value_date", "never")]).is(422).shows("id=\"value_date-error\"");
        second.post(&format!("/office/payments/{id}/release"), &[("version", "1"), ("value_date", &today)]).is(409);
        assert_eq!(app.payment(id).state, PaymentState::Approved);
        assert_eq!(entries(app, &running.finance).len(), 1);
        step(&second, id, "release", &[("value_date", &today)]).is(303);
        assert_eq!(app.tranches(&running)[0].state, TrancheState::Paid);

        // The ledger: the promise, and against it what left.
        let booked: Vec<_> = entries(app, &running.finance).iter().map(|entry| (entry.kind, entry.amount, entry.payment_id)).collect();
        assert_eq!(booked, [(EntryKind::Disbursement, 1_400_000, Some(id)), (EntryKind::Commitment, 2_800_000, None)]);
        let page = app.signed_in(&running.finance).get("/office/ledger");
        page.is(200).shows(&i18n::money(2_800_000, "XOF", "fr")).shows(&i18n::money(1_400_000, "XOF", "fr"));
        app.signed_in(&elsewhere).get("/office/ledger").is(200).hides(&app.payment(id).reference);
        page.shows(&app.payment(id).reference);

        // The partner says what arrived: its signatory alone, and not before it left.
        app.signed_in(&running.award.stranger).get(&confirm).is(404);
        app.signed_in(&running.award.editor).get(&confirm).is(404);
        let version = signatory.get(&confirm).is(200).value_of("version").unwrap();
        let wrong = signatory.post(&confirm, &[("version", &version), ("received_on", "2026-11-20"), ("received_amount", "1 399 000")]);
        wrong.is(422).shows("id=\"received_on-error\"").shows("value=\"1 399 000\"");
        signatory.post(&confirm, &[("version", &version), ("received_on", &today), ("received_amount", "1 399 000")]).is(303);
        let row = app.payment(id);
        assert_eq!((row.state, row.received_amount), (PaymentState::Confirmed, Some(1_399_000)));
        signatory.get(&confirm).is(200).shows(&i18n::money(-1_000, "XOF", "fr"));
        app.signed_in(&running.finance).get(&format!("/office/payments/{id}")).is(200).shows(&i18n::money(-1_000, "XOF", "fr"));
        app.run_jobs();
        assert!(app.mail.sent().iter().any(|mail| mail.to.email == running.award.signatory.email && mail.subject.contains(&row.reference)));
        app.verifies();
    }

    fn above_the_threshold_a_payment_takes_four_people(app) {
        let running = app.running_grant();
        two_approvals_above(app, &running, 1_399_999);
        let today = app.clock.now().date_naive().to_string();
        let (finance, approver, second) = (app.signed_in(&running.finance), app.signed_in(&running.approver), app.signed_in(&running.second));
        let id = prepared(&prepare(app, &running, &finance, 1));
        step(&approver, id, "approve", &[]).is(303);
        step(&approver, id, "approve", &[]).is(422).shows(&fr("unmet-payment-same-person-approved"));
        let releaser = both_roles(app, "releaser");
        let releaser = app.signed_in(&releaser);
        step(&releaser, id, "release", &[("value_date", &today)]).is(422).shows(&fr("unmet-payment-second-approval-missing"));
        step(&second, id, "approve", &[]).is(303);
        for (client, reason) in [(&finance, "prepared"), (&approver, "approved"), (&second, "approved-again")] {
            step(client, id, "release", &[("value_date", &today)]).is(422).shows(&fr(&format!("unmet-payment-same-person-{reason}")));
        }
        step(&releaser, id, "release", &[("value_date", &today)]).is(303);
        assert_eq!(app.payment(id).state, PaymentState::Released);
        app.verifies();
    }

    fn money_that_comes_back_is_a_contrary_entry_and_the_tranche_is_due_again(app) {
        let running = app.running_grant();
        let today = app.clock.now().date_naive().to_string();
        let (finance, approver, second) = (app.signed_in(&running.finance), app.signed_in(&running.approver), app.signed_in(&running.second));
        // Given up before its release: nothing is booked.
        let given_up = prepared(&prepare(app, &running, &finance, 1));
        step(&approver, given_up, "cancel", &[("reason", " ")]).is(422).shows("id=\"reason-error\"");
        step(&approver, given_up, "cancel", &[("reason", "Erro de conta")]).is(303);
        assert_eq!((app.tranches(&running)[0].state, entries(app, &running.finance).len()), (TrancheState::Due, 1));
        // Released and sent back by the bank.
        let id = prepared(&prepare(app, &running, &finance, 1));
        step(&approver, id, "approve", &[]).is(303);
        step(&second, id, "release", &[("value_date", &today)]).is(303);
        step(&second, id, "fail", &[("reason", "")]).is(422).shows("id=\"reason-error\"");
        step(&second, id, "fail", &[("reason", "Conta fechada")]).is(303);
        let booked: Vec<_> = entries(app, &running.finance).iter().map(|entry| (entry.kind, entry.amount, entry.payment_id)).collect();
        assert_eq!(
            booked,
            [(EntryKind::Correction, -1_400_000, Some(id)), (EntryKind::Disbursement, 1_400_000, Some(id)), (EntryKind::Commitment, 2_800_000, None)]
        );
        assert_eq!((app.payment(id).state, app.tranches(&running)[0].state), (PaymentState::Failed, TrancheState::Due));
        // The partner has nothing to confirm; a third try has its own reference.
        app.signed_in(&running.award.signatory).get(&format!("/payments/{id}/confirm")).is(404);
        let third = app.payment(prepared(&prepare(app, &running, &finance, 1)));
        assert!(third.reference.ends_with("-T1-3"), "{}", third.reference);
        let page = finance.get("/office/ledger");
        page.is(200).shows(&i18n::money(-1_400_000, "XOF", "fr")).shows(&fr("entry-correction"));
        app.verifies();
    }

    fn the_second_tranche_waits_for_the_first_report_and_is_paid_after_it(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let first = app.reports(&running).remove(0);
        app.go_to(first.period_end, 20);
        let finance = app.signed_in(&running.finance);
        let report = i18n::text("fr", "unmet-gate-report", &[("report", Arg::from(1))]);
        let tranche = app.tranches(&running).remove(1);
        let path = format!("/office/tranches/{}/pay", tranche.id);
        finance.get(&path).is(200).shows(&report).shows(&fr("payments-closed"));
        finance.post(&path, &[("amount", "1120000"), ("note", "")]).is(422).shows(&report);
        finance.get("/office/payments").is(200).hides(&format!("/office/tranches/{}/pay", tranche.id));
        // 70 per cent of the first tranche must be spent and accepted: 980 000.
        app.accept_report(&running, 1, 979_999);
        assert_eq!(app.tranches(&running)[1].state, TrancheState::Due);
        let missing = i18n::text("fr", "unmet-gate-spending-previous", &[
            ("needed-bp", Arg::from(i18n::percent(7_000, "fr"))), ("missing-money", Arg::from(i18n::money(1, "XOF", "fr"))),
        ]);
        finance.post(&path, &[("amount", "1120000"), ("note", "")]).is(422).shows(&missing);
        assert_eq!(entries(app, &running.finance).len(), 2);
    }

    fn enough_accepted_spending_opens_the_second_tranche(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let first = app.reports(&running).remove(0);
        app.go_to(first.period_end, 20);
        app.accept_report(&running, 1, 980_000);
        let finance = app.signed_in(&running.finance);
        let id = prepared(&prepare(app, &running, &finance, 2));
        assert_eq!(app.payment(id).amount, 1_120_000);
        app.signed_in(&running.award.editor).get(&format!("/projects/{}", running.agreement)).is(200);
        app.verifies();
    }

    fn a_role_limited_to_a_programme_sees_its_payments_and_no_others(app) {
        let running = app.running_grant();
        let agreement = app.agreement(&running);
        let founder = app.person("founder", &[Grant::everywhere(Role::Administrator)]);
        let name = kafo::domain::text::Texts::new("Autre", "Other", "Outro");
        let new = NewProgramme { code: "AUTRE".into(), summary: name.clone(), name, planned_calls: 1, planned_beneficiaries: 300 };
        let other = app.act(&founder, move |db, act| kafo::services::programmes::create(db, act, new)).unwrap().id;
        let limited = |name: &str, role, programme| {
            app.signed_in(&app.person(name, &[Grant { programme: Some(programme), ..Grant::everywhere(role) }]))
        };
        let readers = [
            (limited("donor", Role::Donor, agreement.programme_id), true),
            (limited("own-finance", Role::FinanceOfficer, agreement.programme_id), true),
            (limited("other-donor", Role::Donor, other), false),
            (limited("other-finance", Role::FinanceOfficer, other), false),
        ];
        let tranche = app.tranches(&running).remove(0);
        for (browser, sees) in &readers {
            let page = browser.get("/office/payments");
            if *sees { page.is(200).shows(&agreement.title) } else { page.is(200).hides(&agreement.title) };
        }
        // To prepare is finance's, within the programme as within a country.
        let pay = format!("/office/tranches/{}/pay", tranche.id);
        assert_eq!(readers.each_ref().map(|(browser, _)| browser.get(&pay).status), [404, 200, 404, 404]);
        let id = prepared(&prepare(app, &running, &readers[1].0, 1));
        let sheet = format!("/office/payments/{id}");
        for (browser, sees) in &readers {
            assert_eq!(browser.get(&sheet).status, if *sees { 200 } else { 404 });
            for address in ["/office/ledger", "/office/ledger?from=2020-01-01", "/office/ledger.csv"] {
                let page = browser.get(address);
                if *sees { page.is(200).shows(&agreement.number) } else { page.is(200).hides(&agreement.number) };
            }
            let elsewhere = browser.get("/office/ledger?country=ML");
            elsewhere.is(200).hides(&agreement.number);
            let page = browser.get("/office/payments");
            if *sees { page.shows(&sheet) } else { page.hides(&sheet) };
        }
    }
}
