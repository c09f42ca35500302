//! The rules of payments, as sentences.

use super::*;
use crate::domain::money::Currency;
use crate::domain::partner::{PaperGap, PaperKind, PartnerState};
use crate::domain::state::diagram;
use chrono::{TimeDelta, TimeZone, Utc};

fn now() -> Instant {
    Instant::from(Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date"))
}

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, n).expect("a date")
}

fn id(n: u8) -> Id {
    Id::new(now(), [n; 10])
}

fn francs(minor: i64) -> Money {
    Money::new(minor, Currency::Xof)
}

/// The second tranche of a grant, with every gate open to the last franc.
fn open() -> GateFacts {
    GateFacts {
        now: now(),
        amount: francs(4_000),
        agreement: AgreementState::InForce,
        open_money_amendment: false,
        partner: Standing {
            state: PartnerState::Verified,
            expires_at: None,
            stopped: false,
            merged: false,
            papers: Vec::new(),
        },
        bank: Some(BankState::Verified),
        tranche: TrancheState::Due,
        tranche_amount: francs(4_000),
        holds_tranche: false,
        earlier_unsettled: 0,
        report: Some((1, true)),
        previous_paid: francs(5_000),
        earlier_paid: francs(0),
        accepted: francs(3_500),
        previous_bp: 7_000,
        earlier_bp: 10_000,
        advance: AdvanceAge::Flagged,
        open_high_findings: 0,
        balance: francs(4_000),
    }
}

fn codes(unmet: Vec<Unmet>) -> Vec<&'static str> {
    unmet.into_iter().map(|unmet| unmet.code).collect()
}

#[test]
fn the_table_of_payments_is_this_one() {
    insta::with_settings!({snapshot_path => "../snapshots"}, {
        insta::assert_snapshot!(diagram(PaymentState::transitions()));
    });
}

#[test]
fn a_payment_whose_every_gate_is_open_has_nothing_unmet() {
    assert_eq!(gates(&open()), []);
}

#[test]
fn every_gate_closes_on_its_own() {
    let expired = Standing { expires_at: Some(now()), ..open().partner };
    let suspended = Standing { state: PartnerState::Suspended, ..open().partner };
    let paperless =
        Standing { papers: vec![PaperGap { kind: PaperKind::Registration, expired_on: None }], ..open().partner };
    let cases: [(GateFacts, &str); 20] = [
        (GateFacts { partner: paperless, ..open() }, "partner-paper-missing"),
        (GateFacts { agreement: AgreementState::Suspended, ..open() }, "gate-agreement"),
        (GateFacts { open_money_amendment: true, ..open() }, "gate-amendment"),
        (GateFacts { partner: expired, ..open() }, "partner-expired"),
        (GateFacts { partner: suspended, ..open() }, "partner-suspended"),
        (GateFacts { bank: None, ..open() }, "gate-bank-missing"),
        (GateFacts { bank: Some(BankState::Confirmed), ..open() }, "gate-bank-not-verified"),
        (GateFacts { bank: Some(BankState::Frozen), ..open() }, "gate-bank-frozen"),
        (GateFacts { tranche: TrancheState::Planned, ..open() }, "gate-tranche-not-due"),
        (GateFacts { tranche: TrancheState::InPayment, ..open() }, "gate-tranche-in-payment"),
        (GateFacts { tranche: TrancheState::Paid, ..open() }, "gate-tranche-settled"),
        (GateFacts { earlier_unsettled: 1, ..open() }, "gate-earlier-tranche"),
        (GateFacts { report: Some((1, false)), ..open() }, "gate-report"),
        (GateFacts { amount: francs(0), ..open() }, "gate-amount-missing"),
        (GateFacts { tranche_amount: francs(3_999), ..open() }, "gate-amount-above-tranche"),
        (GateFacts { accepted: francs(3_499), ..open() }, "gate-spending-previous"),
        (GateFacts { earlier_paid: francs(3_501), ..open() }, "gate-spending-earlier"),
        (GateFacts { open_high_findings: 1, ..open() }, "gate-findings"),
        (GateFacts { balance: francs(3_999), ..open() }, "gate-balance"),
        (GateFacts { advance: AdvanceAge::Blocking, ..open() }, "gate-advance-too-old"),
    ];
    for (facts, code) in cases {
        assert_eq!(codes(gates(&facts)), [code], "{facts:?}");
    }
}

#[test]
fn closed_gates_are_listed_together() {
    let shut = GateFacts {
        agreement: AgreementState::Terminated,
        bank: None,
        tranche: TrancheState::Planned,
        report: Some((1, false)),
        accepted: francs(0),
        balance: francs(0),
        ..open()
    };
    assert_eq!(
        codes(gates(&shut)),
        [
            "gate-agreement",
            "gate-bank-missing",
            "gate-tranche-not-due",
            "gate-report",
            "gate-spending-previous",
            "gate-balance"
        ]
    );
}

#[test]
fn the_first_tranche_waits_for_no_report_and_no_spending() {
    let first = GateFacts { report: None, previous_paid: francs(0), accepted: francs(0), ..open() };
    assert_eq!(gates(&first), []);
}

#[test]
fn accepted_spending_covers_all_earlier_tranches_before_the_previous_one() {
    let third = GateFacts { earlier_paid: francs(5_000), previous_paid: francs(4_001), ..open() };
    let just = GateFacts { accepted: francs(7_801), ..third.clone() };
    assert_eq!(gates(&just), []);
    let short = GateFacts { accepted: francs(7_800), ..third.clone() };
    assert_eq!(
        gates(&short),
        [Unmet::new("gate-spending-previous").with("needed_bp", 7_000).with("missing_money", "1:XOF")]
    );
    let behind = GateFacts { accepted: francs(4_999), ..third };
    assert_eq!(codes(gates(&behind)), ["gate-spending-earlier"]);
}

#[test]
fn at_release_the_tranche_is_held_by_the_payment_itself() {
    let held = GateFacts { holds_tranche: true, tranche: TrancheState::InPayment, ..open() };
    assert_eq!(gates(&held), []);
    assert_eq!(codes(gates(&GateFacts { tranche: TrancheState::Cancelled, ..held })), ["gate-tranche-settled"]);
}

#[test]
fn two_currencies_never_meet_at_a_gate() {
    let mixed = GateFacts { balance: Money::new(1_000_000, Currency::Xaf), ..open() };
    assert_eq!(codes(gates(&mixed)), ["gate-currency"]);
}

#[test]
fn four_different_people_carry_a_large_payment() {
    use PaymentAction as A;
    let mut people = People { prepared_by: id(1), approved_by: None, second_by: None, needs_second: true };
    assert_eq!(people.next_approval(), Some(A::Approve));
    assert_eq!(codes(people.check(A::Approve, id(1))), ["payment-same-person-prepared"]);
    assert_eq!(people.check(A::Approve, id(2)), []);
    people.approved_by = Some(id(2));
    assert_eq!(people.next_approval(), Some(A::ApproveAgain));
    assert_eq!(codes(people.check(A::Release, id(3))), ["payment-second-approval-missing"]);
    assert_eq!(codes(people.check(A::ApproveAgain, id(1))), ["payment-same-person-prepared"]);
    assert_eq!(codes(people.check(A::ApproveAgain, id(2))), ["payment-same-person-approved"]);
    people.second_by = Some(id(3));
    assert_eq!(people.next_approval(), None);
    assert_eq!(codes(people.check(A::ApproveAgain, id(4))), ["payment-approved-twice-already"]);
    for (who, code) in [
        (1, "payment-same-person-prepared"),
        (2, "payment-same-person-approved"),
        (3, "payment-same-person-approved-again"),
    ] {
        assert_eq!(codes(people.check(A::Release, id(who))), [code]);
    }
    assert_eq!(people.check(A::Release, id(4)), []);
}

#[test]
fn a_small_payment_needs_one_approval_and_three_people() {
    use PaymentAction as A;
    let people = People { prepared_by: id(1), approved_by: Some(id(2)), second_by: None, needs_second: false };
    assert_eq!(people.next_approval(), None);
    assert_eq!(people.check(A::Release, id(3)), []);
    assert_eq!(codes(people.check(A::ApproveAgain, id(3))), ["payment-second-not-needed"]);
    assert_eq!(codes(people.check(A::Release, id(2))), ["payment-same-person-approved"]);
}

#[test]
fn the_second_approval_begins_above_the_threshold() {
    assert!(!needs_second(francs(5_000), Some(5_000)));
    assert!(needs_second(francs(5_001), Some(5_000)));
    assert!(!needs_second(francs(i64::MAX), None));
}

#[test]
fn a_reference_fits_a_transfer_and_tells_tries_apart() {
    let number = AgreementNumber { year: 2026, serial: 42 };
    assert_eq!(reference(number, 2, 1), "GA-2026-0042-T2");
    assert_eq!(reference(number, 2, 3), "GA-2026-0042-T2-3");
    assert!(reference(AgreementNumber { year: 2026, serial: u32::MAX }, 12, 12).len() <= 35);
}

#[test]
fn a_confirmation_of_another_amount_is_taken_and_flagged() {
    let read = |on: &str, amount: &str| {
        let draft = ConfirmationDraft { received_on: on.into(), received_amount: amount.into() };
        read_confirmation(&draft, francs(4_992_000), day(12), day(21))
    };
    let exact = read("2026-11-14", "4 992 000").expect("readable");
    assert_eq!((exact.received, exact.differs()), (francs(4_992_000), false));
    let short = read("14/11/2026", "4.985.500").expect("readable");
    assert_eq!((short.difference, short.differs()), (francs(-6_500), true));
    for (on, amount, codes_expected) in [
        ("2026-11-11", "4 992 000", vec!["confirmation-date"]),
        ("2026-11-22", "4 992 000", vec!["confirmation-date"]),
        ("hier", "tout", vec!["date-unreadable", "number-unreadable"]),
        ("", "", vec!["missing-date", "missing-number"]),
    ] {
        assert_eq!(codes(read(on, amount).expect_err("refused")), codes_expected, "{on} {amount}");
    }
}

#[test]
fn a_failed_or_cancelled_payment_gives_its_tranche_free() {
    let live: Vec<_> = PaymentState::ALL.iter().filter(|state| state.is_live()).collect();
    assert_eq!(
        live,
        [&PaymentState::Prepared, &PaymentState::Approved, &PaymentState::Released, &PaymentState::Confirmed]
    );
    assert!(PaymentState::Approved.after(PaymentAction::Fail).is_err());
    assert!(PaymentState::Released.after(PaymentAction::Cancel).is_err());
}

#[test]
fn a_verification_that_ends_between_preparation_and_release_closes_the_gate() {
    let partner = Standing { expires_at: Some(now() + TimeDelta::days(1)), ..open().partner };
    let prepared = GateFacts { partner, ..open() };
    assert_eq!(gates(&prepared), []);
    assert_eq!(codes(gates(&GateFacts { now: now() + TimeDelta::days(2), ..prepared })), ["partner-expired"]);
}
