//! What the holder of a token gets of others: nothing. The rows of another organisation are planted first.

use kafo::db::agreements::AgreementRow;
use kafo::db::partners::BankAccountRow;
use kafo::db::payments::PaymentRow;
use kafo::db::proposals::ProposalRow;
use kafo::db::reports::ReportRow;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::id::Id;
use kafo::domain::payment::PaymentState;
use kafo::domain::place::Country;
use kafo::domain::report::ReportState;
use serde_json::Value;

use super::{get, json, problem, token};
use crate::harness::app::{TestApp, on_both};
use crate::harness::money::Running;

const SCOPES: [&str; 3] = ["proposals:read", "payments:read", "reports:read"];
const LISTS: [&str; 3] = ["/api/v1/proposals", "/api/v1/payments", "/api/v1/reports"];

/// Copies the grant of the running agreement to the other organisation: a proposal, an agreement, a released payment
/// and a report, each with words of its own.
fn plant_other(app: &TestApp, running: &Running) {
    let other = running.award.stranger.memberships[0].partner;
    let (proposal, agreement) = (running.award.proposal, running.agreement);
    let tranche = app.tranches(running).remove(0);
    let (own_report, paid) = (app.reports(running).remove(0), app.pay(running, 1));
    app.act(&Actor::system(), move |db, act| {
        let mut row = ProposalRow::find(db, proposal)?.unwrap();
        (row.id, row.number, row.partner_id) = (act.id(), "GW-2026-03-777".into(), other);
        (row.title, row.receipt_number) = ("Segredo dos outros".into(), Some("R-2026-000777-Q".into()));
        row.insert(db)?;
        let mut copy = AgreementRow::find(db, agreement)?.unwrap();
        (copy.id, copy.number, copy.proposal_id, copy.partner_id) = (act.id(), "C-2026-777".into(), row.id, other);
        copy.insert(db)?;
        let mut account = BankAccountRow::find(db, paid.bank_account_id)?.unwrap();
        (account.id, account.partner_id) = (act.id(), other);
        account.insert(db)?;
        let mut first = tranche;
        (first.id, first.agreement_id) = (act.id(), copy.id);
        first.insert(db)?;
        let mut payment = PaymentRow::find(db, paid.id)?.unwrap();
        (payment.id, payment.reference, payment.tranche_id) = (act.id(), "C-2026-777-T1".into(), first.id);
        (payment.agreement_id, payment.bank_account_id) = (copy.id, account.id);
        payment.insert(db)?;
        let mut report = ReportRow::find(db, own_report.id)?.unwrap();
        (report.id, report.agreement_id, report.spent) = (act.id(), copy.id, 777_777);
        report.insert(db)?;
        Ok(())
    })
    .unwrap();
}

fn list(app: &TestApp, path: &str, token: &str) -> (i64, Vec<Value>, String) {
    let answer = get(app, path, token);
    let body = json(answer.is(200));
    (body["total"].as_i64().unwrap(), body["items"].as_array().unwrap().clone(), answer.body.clone())
}

on_both! {
    fn a_token_shows_nothing_of_another_organisation(app) {
        let running = app.running_grant();
        plant_other(app, &running);
        let (own, _) = token(app, &running.award.editor, &SCOPES);
        let (others, _) = token(app, &running.award.stranger, &SCOPES);
        let number = app.agreement(&running).number;
        for (path, count, mine, theirs) in [
            (LISTS[0], 1, "GW-2026-03-001", "GW-2026-03-777"),
            (LISTS[1], 1, number.as_str(), "C-2026-777"),
            (LISTS[2], 2, number.as_str(), "C-2026-777"),
        ] {
            let (total, items, body) = list(app, path, &own);
            assert_eq!((total, items.len()), (count, usize::try_from(count).unwrap()), "{path}");
            assert!(body.contains(mine) && !body.contains(theirs) && !body.contains("Segredo") && !body.contains("777777"), "{body}");
            // What is hidden exists: its own organisation gets it, and nothing of the first one.
            let (total, _, body) = list(app, path, &others);
            assert_eq!(total, 1, "{path}");
            assert!(body.contains(theirs) && !body.contains(mine), "{body}");
        }
        // Asking for it by name finds nothing either; not even how many there are.
        for path in ["/api/v1/payments?agreement=C-2026-777", "/api/v1/reports?agreement=C-2026-777"] {
            assert_eq!(list(app, path, &own).0, 0, "{path}");
            assert_eq!(list(app, path, &others).0, 1, "{path}");
        }
        // Somebody without any organisation or role gets empty lists; an officer those of the country alone.
        let (nobody, _) = token(app, &app.person("nobody", &[]), &SCOPES);
        let reader = |country| [Grant::in_country(Role::Auditor, country)];
        let (mali, _) = token(app, &app.person("mali", &reader(Country::Ml)), &SCOPES);
        let (bissau, _) = token(app, &app.person("bissau", &reader(Country::Gw)), &SCOPES);
        for path in ["/api/v1/payments", "/api/v1/reports"] {
            assert_eq!((list(app, path, &nobody).0, list(app, path, &mali).0), (0, 0), "{path}");
            let body = list(app, path, &bissau).2;
            assert!(body.contains(&number) && body.contains("C-2026-777"), "{body}");
        }
        assert_eq!((list(app, LISTS[0], &nobody).0, list(app, LISTS[0], &mali).0), (0, 0));
    }

    fn what_the_programme_prepares_inside_is_not_the_partners(app) {
        let running = app.running_grant();
        let paid = app.pay(&running, 1);
        let (own, _) = token(app, &running.award.signatory, &SCOPES);
        let (finance, _) = token(app, &running.finance, &SCOPES);
        assert_eq!(list(app, LISTS[1], &own).1[0]["reference"], paid.reference.as_str());
        for state in [PaymentState::Prepared, PaymentState::Approved, PaymentState::Failed] {
            app.act(&Actor::system(), move |db, _| {
                let mut row = PaymentRow::find(db, paid.id)?.unwrap();
                row.state = state;
                Ok(row.save(db)?)
            })
            .unwrap();
            assert_eq!((list(app, LISTS[1], &own).0, list(app, LISTS[1], &finance).0), (0, 1), "{state}");
        }
        // The figures of a draft report are its organisation's.
        let report: Id = app.reports(&running).remove(0).id;
        app.act(&Actor::system(), move |db, _| {
            let mut row = ReportRow::find(db, report)?.unwrap();
            (row.state, row.spent, row.people) = (ReportState::Draft, 654_321, 41);
            Ok(row.save(db)?)
        })
        .unwrap();
        let path = "/api/v1/reports?state=draft";
        assert!(list(app, path, &own).2.contains("654321"));
        let (total, items, body) = list(app, path, &finance);
        assert!(total == 1 && items[0]["people"] == 0 && !body.contains("654321"), "{body}");
    }

    fn each_list_asks_for_its_scope_and_pages_do_not_overlap(app) {
        let running = app.running_grant();
        for (index, path) in LISTS.iter().enumerate() {
            for (other, scope) in SCOPES.iter().enumerate() {
                let (text, _) = token(app, &running.award.editor, &[scope]);
                let answer = get(app, path, &text);
                if index == other { answer.is(200); } else { problem(&answer, 403, SCOPES[index]); }
            }
        }
        let (text, row) = token(app, &running.award.editor, &SCOPES);
        let page = |number: usize| list(app, &format!("/api/v1/reports?per_page=1&page={number}"), &text);
        let (first, second, third) = (page(1), page(2), page(3));
        assert_eq!((first.0, second.0, third.0), (2, 2, 2));
        assert_eq!((first.1.len(), second.1.len(), third.1.len()), (1, 1, 0));
        let mut positions = [&first, &second].map(|page| page.1[0]["position"].as_i64());
        positions.sort_unstable();
        assert_eq!(positions, [Some(1), Some(2)]);
        let mut revoked = row;
        revoked.revoked_at = Some(kafo::domain::state::Instant::from(app.clock.now()));
        app.act(&Actor::system(), move |db, _| Ok(revoked.save(db)?)).unwrap();
        for path in LISTS {
            problem(&get(app, path, &text), 401, "revoked");
        }
        // Leaving the organisation ends what its token showed.
        let (text, _) = token(app, &running.award.editor, &SCOPES);
        assert_eq!(list(app, LISTS[2], &text).0, 2);
        let user = running.award.editor.user().unwrap();
        app.act(&Actor::system(), move |db, act| {
            use diesel::prelude::*;
            use kafo::db::schema::members;
            diesel::update(members::table.filter(members::user_id.eq(user))).set(members::left_at.eq(act.at)).execute(db)?;
            Ok(())
        })
        .unwrap();
        assert_eq!(list(app, LISTS[2], &text).0, 0);
    }
}
