//! The rules that the database holds by itself, on both engines: each is tried by writing straight into the tables,
//! past every service, in a transaction that is undone; and what is right goes through.

use chrono::TimeDelta;
use diesel::RunQueryDsl;
use diesel::sql_query;
use kafo::db::agreements::SignatureEventRow;
use kafo::db::decisions::DecisionRow;
use kafo::db::evaluations::{EvaluationRow, Reasons};
use kafo::db::ledger::{self, Booking, LedgerEntryRow};
use kafo::db::payments::{PaymentRow, TrancheRow};
use kafo::db::proposals::{ProposalRow, ProposalVersionRow};
use kafo::db::reports::{ExpenditureRow, ReportVersionRow};
use kafo::db::types::{Doc, List};
use kafo::db::{Db, Kind};
use kafo::domain::act::Act;
use kafo::domain::actor::Actor;
use kafo::domain::decision::Outcome;
use kafo::domain::evaluation::EvaluationState;
use kafo::domain::id::Id;
use kafo::domain::ledger::EntryKind;
use kafo::domain::money::Currency;
use kafo::domain::payment::PaymentState;
use kafo::domain::place::Country;
use kafo::services::Refusal;

use crate::harness::app::{TestApp, on_both};
use crate::harness::money::Running;

const PASSED: &str = "it went through";
/// Corrects the only fund down to less than the first tranche, or to just that much; its programme lends its identifier.
const FUNDS_LACK_ONE: &str = "INSERT INTO programme_funds SELECT programme_id, programme_id, donor, currency, 1399999 - amount, created_at, id, 'x' FROM programme_funds";
const FUNDS_SUFFICE: &str = "INSERT INTO programme_funds SELECT programme_id, programme_id, donor, currency, 1400000 - amount, created_at, id, 'x' FROM programme_funds";

/// Does this in a transaction and undoes it. `Ok`: the database took it; else what it said.
fn attempt(
    app: &TestApp,
    work: impl FnOnce(&mut Db, &Act) -> Result<(), Refusal> + Send + 'static,
) -> Result<(), String> {
    let undone = app.act(&Actor::system(), move |db, act| -> Result<(), Refusal> {
        work(db, act)?;
        Err(Refusal::Broken(PASSED.into()))
    });
    match undone {
        Err(Refusal::Broken(why)) if why == PASSED => Ok(()),
        Err(refusal) => Err(refusal.to_string()),
        Ok(()) => unreachable!("the work always ends with an error"),
    }
}

/// The same with statements.
fn statements(app: &TestApp, all: &[&'static str]) -> Result<(), String> {
    let all = all.to_vec();
    attempt(app, move |db, _| run(db, &all))
}

fn run(db: &mut Db, all: &[&'static str]) -> Result<(), Refusal> {
    for statement in all {
        sql_query(*statement).execute(db)?;
    }
    Ok(())
}

#[track_caller]
fn refused(outcome: Result<(), String>, rule: &str) {
    match outcome {
        Ok(()) => panic!("{rule} let it through"),
        Err(why) => assert!(why.contains(rule), "not {rule}: {why}"),
    }
}

#[track_caller]
fn taken(outcome: Result<(), String>) {
    assert_eq!(outcome, Ok(()));
}

/// A payment of a whole tranche as finance would prepare it.
fn payment(app: &TestApp, running: &Running, position: usize) -> PaymentRow {
    let tranche = app.tranches(running).remove(position - 1);
    let agreement = app.agreement(running);
    let account = app
        .read(|db| kafo::db::payments::Grounds::of(db, &[&agreement]))
        .account(agreement.partner_id)
        .cloned()
        .unwrap();
    let at = kafo::domain::state::Instant::from(app.clock.now());
    PaymentRow {
        id: Id::new(at, kafo::adapters::secrets::random_bytes()),
        reference: format!("DIRECT-T{position}"),
        tranche_id: tranche.id,
        agreement_id: agreement.id,
        bank_account_id: account.id,
        amount: tranche.amount,
        currency: Currency::Xof,
        state: PaymentState::Prepared,
        needs_second: false,
        note: String::new(),
        prepared_by: running.finance.user().unwrap(),
        prepared_at: at,
        approved_by: None,
        approved_at: None,
        second_by: None,
        second_at: None,
        released_by: None,
        released_at: None,
        value_date: None,
        confirmed_by: None,
        confirmed_at: None,
        received_on: None,
        received_amount: None,
        end_reason: String::new(),
        version: 1,
    }
}

/// Plants a state, then inserts the payment after `change`.
fn insert(
    app: &TestApp,
    running: &Running,
    position: usize,
    planted: &[&'static str],
    change: impl FnOnce(&mut PaymentRow),
) -> Result<(), String> {
    let mut row = payment(app, running, position);
    change(&mut row);
    let planted = planted.to_vec();
    attempt(app, move |db, _| {
        run(db, &planted)?;
        Ok(row.insert(db)?)
    })
}

on_both! {
    fn a_payment_is_inserted_only_when_every_condition_is_met(app) {
        let running = app.running_grant();
        let same = |_: &mut PaymentRow| {};
        taken(insert(app, &running, 1, &[], same));
        refused(insert(app, &running, 1, &["UPDATE agreements SET state = 'suspended'"], same), "kafo:gate_agreement");
        refused(insert(app, &running, 1, &["UPDATE agreements SET state = 'approved'"], same), "kafo:gate_agreement");
        refused(insert(app, &running, 1, &[], |row| row.currency = Currency::Eur), "kafo:gate_agreement");
        refused(insert(app, &running, 1, &["UPDATE partners SET state = 'suspended'"], same), "kafo:gate_partner");
        let expired = "UPDATE partners SET expires_at = '2026-11-20T00:00:00.000000Z'";
        refused(insert(app, &running, 1, &[expired], same), "kafo:gate_partner");
        let papers = [
            "UPDATE partners SET papers = '[]'",
            "UPDATE partners SET papers = '[{\"kind\": \"registration\"}]'",
            "UPDATE partners SET papers = '[{\"kind\": \"registration\", \"expires_on\": \"2026-11-20\"}, {\"kind\": \"statutes\"}]'",
        ];
        for planted in papers {
            refused(insert(app, &running, 1, &[planted], same), "kafo:gate_papers");
        }
        taken(insert(app, &running, 1, &["UPDATE partners SET papers = '[{\"kind\": \"registration\", \"expires_on\": \"2026-11-21\"}, {\"kind\": \"statutes\"}]'"], same));
        for state in ["declared", "frozen", "replaced"] {
            let planted: &'static str = match state {
                "declared" => "UPDATE bank_accounts SET state = 'declared'",
                "frozen" => "UPDATE bank_accounts SET state = 'frozen'",
                _ => "UPDATE bank_accounts SET state = 'replaced'",
            };
            refused(insert(app, &running, 1, &[planted], same), "kafo:gate_bank_account");
        }
        let other = running.award.partner;
        refused(insert(app, &running, 1, &[], move |row| row.bank_account_id = other), "kafo:gate_bank_account");
        refused(insert(app, &running, 1, &[], |row| row.amount += 1), "kafo:gate_tranche");
        taken(insert(app, &running, 1, &[], |row| row.amount -= 1));
        refused(insert(app, &running, 1, &["UPDATE tranches SET state = 'paid' WHERE position = 1"], same), "kafo:gate_tranche");
        refused(insert(app, &running, 2, &[], same), "kafo:gate_earlier_tranche");
        refused(insert(app, &running, 1, &[FUNDS_LACK_ONE], same), "kafo:gate_balance");
        taken(insert(app, &running, 1, &[FUNDS_SUFFICE], same));
    }

    fn the_second_tranche_needs_an_accepted_report_and_spending(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let same = |_: &mut PaymentRow| {};
        refused(insert(app, &running, 2, &[], same), "kafo:gate_report");
        let accepted = "UPDATE reports SET state = 'accepted' WHERE position = 1";
        refused(insert(app, &running, 2, &[accepted], same), "kafo:gate_liquidation");
        for (spent, enough) in [(979_999, false), (980_000, true)] {
            let row = payment(app, &running, 2);
            let (report, line) = (app.reports(&running).remove(0), app.budget_lines(&running).remove(0).id);
            let outcome = attempt(app, move |db, act| {
                let expense = ExpenditureRow {
                    id: act.id(), report_id: report.id, line_id: line, spent_on: report.period_start, amount: spent,
                    description: "Bomba".into(),
                };
                expense.insert(db)?;
                run(db, &[accepted])?;
                Ok(row.insert(db)?)
            });
            if enough { taken(outcome) } else { refused(outcome, "kafo:gate_liquidation") }
        }
        // A tranche has one payment that is not given up.
        let second = payment(app, &running, 1);
        refused(attempt(app, move |db, _| { run(db, &["UPDATE tranches SET state = 'due' WHERE position = 1"])?; Ok(second.insert(db)?) }), "payments");
    }

    fn a_payment_takes_different_people_and_its_conditions_at_release_too(app) {
        let running = app.running_grant();
        let [finance, approver, second, other] = [&running.finance, &running.approver, &running.second, &running.award.director].map(|actor| actor.user().unwrap());
        let today = app.clock.now().date_naive();
        let now = kafo::domain::state::Instant::from(app.clock.now());
        let released = move |row: &mut PaymentRow| {
            (row.state, row.approved_by) = (PaymentState::Released, Some(approver));
            (row.released_by, row.released_at, row.value_date) = (Some(second), Some(now), Some(today));
        };
        taken(insert(app, &running, 1, &[], released));
        type Change = Box<dyn FnOnce(&mut PaymentRow)>;
        let wrong: [(&str, Change); 10] = [
            ("approved by its preparer", Box::new(move |row| { released(row); row.approved_by = Some(finance) })),
            ("released by its preparer", Box::new(move |row| { released(row); row.released_by = Some(finance) })),
            ("released by its approver", Box::new(move |row| { released(row); row.released_by = Some(approver) })),
            ("approved twice by one person", Box::new(move |row| { released(row); row.second_by = Some(approver) })),
            ("second approval by its preparer", Box::new(move |row| { released(row); row.second_by = Some(finance) })),
            ("released by its second approver", Box::new(move |row| { released(row); row.second_by = Some(second) })),
            ("released without the second approval", Box::new(move |row| { released(row); row.needs_second = true })),
            ("approved by nobody", Box::new(|row| row.state = PaymentState::Approved)),
            ("released at no time", Box::new(move |row| { released(row); row.released_at = None })),
            ("released without a day", Box::new(move |row| { released(row); row.value_date = None })),
        ];
        for (what, change) in wrong {
            let outcome = insert(app, &running, 1, &[], change);
            assert!(outcome.as_ref().is_err_and(|why| why.to_lowercase().contains("check")), "{what}: {outcome:?}");
        }
        taken(insert(app, &running, 1, &[], move |row| { released(row); (row.needs_second, row.second_by) = (true, Some(other)) }));
        // Prepared and approved when all was well; the release looks again.
        let release = |position: usize, planted: &'static [&'static str]| {
            let mut row = payment(app, &running, position);
            let now = row.prepared_at;
            attempt(app, move |db, _| {
                row.prepared_at = now - TimeDelta::days(400);
                (row.state, row.approved_by) = (PaymentState::Approved, Some(approver));
                row.insert(db)?;
                run(db, planted)?;
                released(&mut row);
                row.released_at = Some(now);
                Ok(row.save(db)?)
            })
        };
        taken(release(1, &[]));
        refused(release(1, &["UPDATE agreements SET state = 'suspended'"]), "kafo:gate_agreement");
        refused(release(1, &["UPDATE partners SET state = 'suspended'"]), "kafo:gate_partner");
        // Valid when the payment was prepared, and not any more.
        refused(release(1, &["UPDATE partners SET expires_at = '2026-11-20T00:00:00.000000Z'"]), "kafo:gate_partner");
        taken(release(1, &["UPDATE partners SET expires_at = '2099-01-01T00:00:00.000000Z'"]));
        refused(release(1, &["UPDATE bank_accounts SET state = 'frozen'"]), "kafo:gate_bank_account");
        refused(release(1, &["UPDATE tranches SET state = 'cancelled' WHERE position = 1"]), "kafo:gate_tranche");
        refused(release(1, &[FUNDS_LACK_ONE]), "kafo:programme_funds_cover_payments");
        taken(release(1, &[FUNDS_SUFFICE]));
        let unguarded: &[&str] = match app.portal.app.pool.kind() {
            Kind::Sqlite => &["DROP TRIGGER programme_funds_no_update", "UPDATE programme_funds SET amount = 1"],
            Kind::Pg => &["ALTER TABLE programme_funds DISABLE TRIGGER USER", "UPDATE programme_funds SET amount = 1"],
        };
        refused(release(1, unguarded), "kafo:gate_balance");
        // What the second tranche rests on may be gone by then too.
        app.pay(&running, 1);
        app.go_to(app.reports(&running).remove(0).period_end, 5);
        app.accept_report(&running, 1, 980_000);
        taken(release(2, &[]));
        refused(release(2, &["UPDATE tranches SET state = 'due' WHERE position = 1"]), "kafo:gate_earlier_tranche");
        refused(release(2, &["UPDATE reports SET state = 'submitted' WHERE position = 1"]), "kafo:gate_report");
        refused(release(2, &["UPDATE expenditures SET amount = amount - 1"]), "kafo:gate_liquidation");
    }

    fn a_disbursement_books_exactly_one_released_payment(app) {
        let running = app.running_grant();
        let agreement = app.agreement(&running);
        let (approver, second) = (running.approver.user(), running.second.user());
        let book = |state: PaymentState, amount: i64, times: usize| {
            let mut row = payment(app, &running, 1);
            let agreement = agreement.clone();
            attempt(app, move |db, act| {
                row.state = state;
                if state == PaymentState::Released {
                    (row.approved_by, row.released_by, row.value_date) = (approver, second, Some(act.at.date_naive()));
                    row.released_at = Some(act.at);
                }
                row.insert(db)?;
                for _ in 0..times {
                    let booking = Booking {
                        kind: EntryKind::Disbursement, amount, booked_on: act.at.date_naive(), payment: Some(row.id), memo: String::new(),
                    };
                    ledger::book(db, act, &agreement, booking)?;
                }
                Ok(())
            })
        };
        taken(book(PaymentState::Released, 1_400_000, 1));
        refused(book(PaymentState::Prepared, 1_400_000, 1), "kafo:ledger_entries_follow_a_release");
        refused(book(PaymentState::Released, 1_399_999, 1), "kafo:ledger_entries_follow_a_release");
        assert!(book(PaymentState::Released, 1_400_000, 2).is_err(), "booked twice");
    }

    fn an_entry_of_the_ledger_fits_its_agreement_and_adds_up(app) {
        let running = app.running_grant();
        let agreement = app.agreement(&running);
        let book = |change: fn(&mut LedgerEntryRow)| {
            let agreement = agreement.clone();
            attempt(app, move |db, act| {
                let booking = Booking {
                    kind: EntryKind::WriteOff, amount: -5, booked_on: act.at.date_naive(), payment: None, memo: String::new(),
                };
                let mut row = ledger::book(db, act, &agreement, booking)?;
                (row.id, row.seq, row.kind, row.amount) = (act.id(), row.seq + 1, EntryKind::Correction, -7);
                row.left_after -= 7;
                change(&mut row);
                Ok(row.insert(db)?)
            })
        };
        taken(book(|_| ()));
        refused(book(|row| row.left_after += 1), "kafo:ledger_entries_add_up");
        refused(book(|row| row.kind = EntryKind::WriteOff), "kafo:ledger_entries_add_up");
        refused(book(|row| row.country = Country::Ml), "kafo:ledger_entries_fit_the_agreement");
        refused(book(|row| row.currency = Currency::Eur), "kafo:ledger_entries_fit_the_agreement");
        refused(book(|row| row.programme_id = row.id), "kafo:ledger_entries_fit_the_agreement");
    }

    fn what_was_written_once_is_neither_changed_nor_deleted(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let first = app.reports(&running).remove(0);
        app.go_to(first.period_end, 5);
        app.accept_report(&running, 1, 980_000);
        let (agreement, proposal, officer) = (running.agreement, running.award.proposal, running.award.officer.user().unwrap());
        let plant = move |db: &mut Db, act: &Act| -> Result<(), Refusal> {
            let event = SignatureEventRow {
                id: act.id(), agreement_id: agreement, seq: 1, party: "partner".into(), kind: "prepared".into(), user_id: None,
                at: act.at, ip: String::new(), user_agent: String::new(), data: Doc(serde_json::json!({})),
                prev_hash: String::new(), hash: String::new(),
            };
            event.insert(db)?;
            let version = ProposalVersionRow {
                id: act.id(), proposal_id: proposal, number: 1, receipt_number: "R-2026-000999-X".into(), canonical: "{}".into(),
                sha256: String::new(), submitted_by: officer, submitted_at: act.at,
            };
            Ok(version.insert(db)?)
        };
        // What is tried below exists.
        let version: Option<ReportVersionRow> = app.read(|db| kafo::db::reports::find_last_version(db, first.id));
        assert_eq!(version.map(|row| row.number), Some(1));
        taken(attempt(app, plant));
        for statement in [
            "UPDATE ledger_entries SET amount = amount + 1", "DELETE FROM ledger_entries",
            "UPDATE audit_events SET actor_name = 'x'", "DELETE FROM audit_events",
            "UPDATE proposal_versions SET sha256 = 'x'", "DELETE FROM proposal_versions",
            "UPDATE report_versions SET canonical = 'x'", "DELETE FROM report_versions",
            "UPDATE signature_events SET ip = 'x'", "DELETE FROM signature_events",
            "UPDATE programme_funds SET donor = 'x'", "DELETE FROM programme_funds",
            "UPDATE decisions SET amount = amount + 1", "UPDATE decisions SET outcome = 'reserve'", "DELETE FROM decisions",
        ] {
            let outcome = attempt(app, move |db, act| { plant(db, act)?; run(db, &[statement]) });
            assert!(outcome.as_ref().is_err_and(|why| why.contains("kafo:append_only")), "{statement}: {outcome:?}");
        }
        // Nor emptied, which PostgreSQL does without asking for each row. SQLite has no such statement.
        if app.portal.app.pool.kind() == Kind::Pg {
            for (table, statement) in [
                ("ledger_entries", "TRUNCATE ledger_entries CASCADE"), ("audit_events", "TRUNCATE audit_events CASCADE"),
                ("proposal_versions", "TRUNCATE proposal_versions CASCADE"), ("report_versions", "TRUNCATE report_versions CASCADE"),
                ("signature_events", "TRUNCATE signature_events CASCADE"), ("decisions", "TRUNCATE decisions CASCADE"),
                ("programme_funds", "TRUNCATE programme_funds CASCADE"),
            ] {
                refused(statements(app, &[statement]), &format!("kafo:append_only: {table}"));
            }
        }
        // The letter of a decision may be added to it.
        taken(statements(app, &["UPDATE decisions SET letter_document_id = NULL"]));
        // Spending of an accepted report is locked.
        let line = app.budget_lines(&running).remove(0).id;
        refused(attempt(app, move |db, act| {
            let late = ExpenditureRow {
                id: act.id(), report_id: first.id, line_id: line, spent_on: first.period_start, amount: 1, description: "x".into(),
            };
            Ok(late.insert(db)?)
        }), "kafo:expenditures_locked");
    }

    fn a_correction_of_a_fund_names_its_fund_and_takes_no_more_than_it(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let entry = |id: &str, columns: &str| -> &'static str {
            format!("INSERT INTO programme_funds SELECT {id}, {columns} FROM programme_funds WHERE corrects_id IS NULL").leak()
        };
        let correct = |columns: &str| statements(app, &[entry("programme_id", columns)]);
        taken(correct("programme_id, donor, currency, 1400000 - amount, created_at, id, 'x'"));
        refused(correct("programme_id, donor, currency, 1399999 - amount, created_at, id, 'x'"), "kafo:programme_funds_cover_payments");
        refused(correct("programme_id, donor, currency, -amount - 1, created_at, id, 'x'"), "kafo:programme_funds_corrects_an_entry");
        refused(correct("programme_id, donor, 'EUR', 1, created_at, id, 'x'"), "kafo:programme_funds_corrects_an_entry");
        refused(correct("programme_id, 'x', currency, 1, created_at, id, 'x'"), "kafo:programme_funds_corrects_an_entry");
        refused(correct("programme_id, donor, currency, 1, created_at, programme_id, 'x'"), "kafo:programme_funds_corrects_an_entry");
        // No correction of a correction, and together they take no more than there is.
        let first = entry("programme_id", "programme_id, donor, currency, 5, created_at, id, 'x'");
        let agreement = "(SELECT id FROM agreements)";
        let of_first = entry(agreement, "programme_id, donor, currency, 5, created_at, programme_id, 'x'");
        refused(statements(app, &[first, of_first]), "kafo:programme_funds_corrects_an_entry");
        let much = entry("programme_id", "programme_id, donor, currency, 1400000 - amount, created_at, id, 'x'");
        refused(statements(app, &[much, entry(agreement, "programme_id, donor, currency, -1, created_at, id, 'x'")]), "kafo:programme_funds_cover_payments");
        for columns in ["programme_id, donor, currency, 5, created_at, id, ''", "programme_id, donor, currency, 0, created_at, id, 'x'",
            "programme_id, donor, currency, -5, created_at, NULL, ''"] {
            let outcome = correct(columns);
            assert!(outcome.as_ref().is_err_and(|why| why.to_lowercase().contains("check")), "{columns}: {outcome:?}");
        }
    }

    fn an_agreement_in_force_adds_up_and_stays_so(app) {
        let running = app.running_grant();
        let back = "UPDATE agreements SET state = 'signed_by_partner'";
        taken(statements(app, &[back, "UPDATE agreements SET state = 'in_force'"]));
        let (open, other) = ("UPDATE agreements SET state = 'prepared'", "UPDATE tranches SET amount = amount + 1 WHERE position = 1");
        let closed = "UPDATE agreements SET state = 'in_force'";
        refused(statements(app, &[open, other, closed]), "kafo:agreements_tranches_sum_to_the_grant");
        refused(
            statements(app, &[back, "UPDATE agreement_lines SET grant_share = grant_share - 1 WHERE position = 1", "UPDATE agreements SET state = 'in_force'"]),
            "kafo:agreements_lines_sum_to_the_grant",
        );
        refused(statements(app, &["UPDATE tranches SET amount = amount + 1 WHERE position = 1"]), "kafo:tranches_amount_is_fixed");
        taken(statements(app, &[open, other]));
        let prepared_by = "UPDATE agreements SET approved_by = prepared_by";
        assert!(statements(app, &[prepared_by]).is_err_and(|why| why.to_lowercase().contains("check")));
        let reviewed = "UPDATE reports SET submitted_by = (SELECT prepared_by FROM agreements), reviewed_by = (SELECT prepared_by FROM agreements) WHERE position = 1";
        assert!(statements(app, &[reviewed]).is_err_and(|why| why.to_lowercase().contains("check")));
        assert!(app.tranches(&running).iter().all(|tranche: &TrancheRow| tranche.amount > 0));
    }

    fn decisions_are_taken_by_who_did_not_score_and_within_the_envelope(app) {
        let running = app.running_grant();
        let (award, call) = (running.award.proposal, running.award.call);
        let other = running.award.stranger.memberships[0].partner;
        let (director, officer) = (running.award.director.user().unwrap(), running.award.officer.user().unwrap());
        let decide = |amount: i64, outcome: Outcome, scored_by: Option<Id>| {
            attempt(app, move |db, act| {
                let mut proposal = ProposalRow::find(db, award)?.unwrap();
                (proposal.id, proposal.number, proposal.partner_id) = (act.id(), "GW-2026-03-002".into(), other);
                proposal.receipt_number = None;
                proposal.insert(db)?;
                if let Some(evaluator_id) = scored_by {
                    let card = EvaluationRow {
                        id: act.id(), proposal_id: award, call_id: call, evaluator_id, state: EvaluationState::Declared,
                        scores: List(Vec::new()), reasons: Reasons::default(), total: None, comment: String::new(), interest: String::new(),
                        declared_at: Some(act.at), handed_in_at: None, assigned_by: officer, assigned_at: act.at, version: 1,
                    };
                    card.insert(db)?;
                }
                let decision = DecisionRow {
                    id: act.id(), proposal_id: proposal.id, call_id: call, outcome, rank: None, score: None, amount,
                    conditions: String::new(), reason: "x".into(), spread_note: String::new(), criteria: List(Vec::new()),
                    decided_by: director, decided_at: act.at, letter_document_id: None,
                };
                Ok(decision.insert(db)?)
            })
        };
        // The envelope of 20 000 000 holds the award of 2 800 000 already.
        taken(decide(17_200_000, Outcome::Award, None));
        refused(decide(17_200_001, Outcome::Award, None), "kafo:decisions_within_the_envelope");
        taken(decide(0, Outcome::Reserve, None));
        taken(decide(1, Outcome::Award, Some(officer)));
        refused(decide(1, Outcome::Award, Some(director)), "kafo:decisions_by_another_person");
    }
}
