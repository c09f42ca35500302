//! The rules of tranche plans, as sentences.

use super::*;
use crate::domain::state::diagram;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

fn francs(minor: i64) -> Money {
    Money::new(minor, Currency::Xof)
}

fn dates() -> PlanDates {
    PlanDates::new(day(2027, 1, 1), day(2027, 9, 30))
}

fn codes(unmet: &[Unmet]) -> Vec<&'static str> {
    unmet.iter().map(|unmet| unmet.code).collect()
}

#[test]
fn the_table_of_tranches_is_this_one() {
    insta::with_settings!({snapshot_path => "../snapshots"}, {
        insta::assert_snapshot!(diagram(TrancheState::transitions()));
    });
}

#[test]
fn the_table_of_shares_has_all_27_cases_once() {
    let cases: BTreeSet<_> = SHARES.iter().map(|(risk, amount, duration, _)| (risk, amount, duration)).collect();
    assert_eq!(cases.len(), 27);
    for risk in Risk::ALL {
        for amount in AmountBand::ALL {
            for duration in DurationBand::ALL {
                let shares = shares(*risk, *amount, *duration);
                assert_eq!(shares.iter().sum::<u64>(), 100);
                assert!(shares.len() >= 2 && shares.last() >= Some(&10));
            }
        }
    }
}

#[test]
fn more_risk_money_or_time_never_pays_more_at_once() {
    let first = |r: usize, a: usize, d: usize| shares(Risk::ALL[r], AmountBand::ALL[a], DurationBand::ALL[d])[0];
    for (r, a, d) in (0..27).map(|n| (n / 9, n / 3 % 3, n % 3)) {
        for (r2, a2, d2) in [(r + 1, a, d), (r, a + 1, d), (r, a, d + 1)] {
            if r2 < 3 && a2 < 3 && d2 < 3 {
                assert!(first(r2, a2, d2) <= first(r, a, d), "{r}{a}{d} → {r2}{a2}{d2}");
            }
        }
    }
}

#[test]
fn the_prototype_project_is_paid_as_its_screen_says() {
    // 12 480 000 francs over nine months: three tranches, the first of 4 992 000.
    let plan = plan(francs(12_480_000), Risk::Medium, AmountBands::default_for(Currency::Xof), &dates());
    assert_eq!(
        plan,
        [
            PlannedTranche {
                position: 1,
                amount: francs(4_992_000),
                due_on: day(2027, 1, 1),
                condition: Condition::Signature
            },
            PlannedTranche {
                position: 2,
                amount: francs(4_992_000),
                due_on: day(2027, 7, 15),
                condition: Condition::ReportAccepted(1)
            },
            PlannedTranche {
                position: 3,
                amount: francs(2_496_000),
                due_on: day(2027, 11, 14),
                condition: Condition::ReportAccepted(2)
            },
        ]
    );
    assert_eq!(check_plan(francs(12_480_000), &plan, 2, LAST_SHARE_BP), []);
}

#[test]
fn bands_end_with_their_last_day_and_their_last_franc() {
    let bands = AmountBands::default_for(Currency::Xof);
    assert_eq!(bands.band(francs(5_000_000)), AmountBand::Small);
    assert_eq!(bands.band(francs(5_000_001)), AmountBand::Medium);
    assert_eq!(bands.band(francs(20_000_001)), AmountBand::Large);
    assert_eq!(DurationBand::of(day(2027, 1, 1), day(2027, 6, 30)), DurationBand::Short);
    assert_eq!(DurationBand::of(day(2027, 1, 1), day(2027, 7, 1)), DurationBand::Medium);
    assert_eq!(DurationBand::of(day(2027, 1, 1), day(2027, 12, 31)), DurationBand::Medium);
    assert_eq!(DurationBand::of(day(2027, 1, 1), day(2028, 1, 1)), DurationBand::Long);
}

#[test]
fn periods_follow_whole_months_and_leave_no_gap() {
    assert_eq!(dates().periods(2), [(day(2027, 1, 1), day(2027, 5, 31)), (day(2027, 6, 1), day(2027, 9, 30))]);
    let short = PlanDates::new(day(2027, 1, 1), day(2027, 1, 10));
    assert_eq!(short.periods(2), [(day(2027, 1, 1), day(2027, 1, 5)), (day(2027, 1, 6), day(2027, 1, 10))]);
    let backwards = PlanDates::new(day(2027, 1, 2), day(2027, 1, 1));
    assert_eq!(backwards.periods(2), []);
}

#[test]
fn a_condition_is_met_only_while_the_agreement_is_in_force() {
    let accepted = |report: usize| report == 1;
    assert!(Condition::Signature.is_met(true, accepted));
    assert!(!Condition::Signature.is_met(false, accepted));
    assert!(Condition::ReportAccepted(1).is_met(true, accepted));
    assert!(!Condition::ReportAccepted(2).is_met(true, accepted));
    assert!(!Condition::ReportAccepted(1).is_met(false, accepted));
}

#[test]
fn an_edited_plan_must_sum_to_the_grant_and_keep_a_tenth_for_the_end() {
    let grant = francs(1_000_001);
    let mut plan = plan(grant, Risk::Medium, AmountBands::default_for(Currency::Xof), &dates());
    assert_eq!(check_plan(grant, &plan, 2, LAST_SHARE_BP), []);
    plan[1].amount = francs(500_001);
    plan[2].amount = francs(0);
    let unmet = check_plan(grant, &plan, 2, LAST_SHARE_BP);
    assert_eq!(codes(&unmet), ["plan-amount", "plan-last-too-small"]);
    assert_eq!(unmet[1].args, [("least_money", "100001:XOF".to_owned()), ("share_bp", "1000".to_owned())]);
}

#[test]
fn everything_wrong_with_a_plan_is_said_at_once() {
    let tranche = |position, amount, due_on, condition| PlannedTranche { position, amount, due_on, condition };
    let plan = [
        tranche(1, francs(60), day(2027, 3, 1), Condition::ReportAccepted(1)),
        tranche(3, francs(30), day(2027, 2, 1), Condition::ReportAccepted(1)),
        tranche(3, francs(20), day(2027, 4, 1), Condition::ReportAccepted(1)),
    ];
    assert_eq!(
        codes(&check_plan(francs(100), &plan, 2, LAST_SHARE_BP)),
        [
            "plan-sum",
            "plan-condition",
            "plan-position",
            "plan-dates",
            "plan-condition",
            "plan-last-before-final-report"
        ]
    );
    let single = [tranche(1, francs(100), day(2027, 3, 1), Condition::Signature)];
    assert_eq!(
        codes(&check_plan(francs(100), &single, 1, LAST_SHARE_BP)),
        ["plan-too-few-tranches", "plan-last-before-final-report"]
    );
}

proptest! {
    #[test]
    fn every_default_plan_passes_its_own_check(
        minor in 1_000i64..1_000_000_000_000, risk in 0usize..3, months in 1u32..40, start in 0u64..4000,
    ) {
        let starts_on = day(2026, 1, 1) + Days::new(start);
        let ends_on = starts_on + Months::new(months);
        let grant = francs(minor);
        let dates = PlanDates::new(starts_on, ends_on);
        let plan = plan(grant, Risk::ALL[risk], AmountBands::default_for(Currency::Xof), &dates);
        prop_assert_eq!(check_plan(grant, &plan, plan.len() - 1, LAST_SHARE_BP), []);
    }

    #[test]
    fn periods_cover_the_project_without_gap_or_overlap(start in 0u64..4000, length in 0u64..1500, count in 1usize..6) {
        let starts_on = day(2026, 1, 1) + Days::new(start);
        let dates = PlanDates::new(starts_on, starts_on + Days::new(length));
        let periods = dates.periods(count);
        prop_assert_eq!(periods.first().map(|p| p.0), Some(dates.starts_on));
        prop_assert_eq!(periods.last().map(|p| p.1), Some(dates.ends_on));
        for pair in periods.windows(2) {
            prop_assert_eq!(pair[0].1.succ_opt(), Some(pair[1].0));
        }
        for (from, to) in periods {
            prop_assert!(from <= to);
        }
    }
}
