//! The rules of decisions, as sentences.

use super::*;
use crate::domain::money::Currency;
use crate::domain::state::Instant;
use chrono::{TimeZone, Utc};

fn id(n: u8) -> Id {
    let at = Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date");
    Id::new(Instant::from(at), [n; 10])
}

fn francs(minor: i64) -> Money {
    Money::new(minor, Currency::Xof)
}

fn proposal(n: u8, requested: i64, proposed: Outcome) -> ProposalFacts {
    ProposalFacts {
        proposal: id(n),
        number: format!("GW-2026-01-{n:03}"),
        requested: francs(requested),
        scorecards: 2,
        scorecards_needed: 2,
        spread_over_limit: false,
        spread_minuted: false,
        proposed: Some(proposed),
        may_be_retained: proposed != Outcome::Reject,
    }
}

fn draft(n: u8, outcome: Outcome) -> DecisionDraft {
    DecisionDraft {
        proposal: id(n),
        outcome: outcome.to_string(),
        amount: String::new(),
        reason: String::new(),
        conditions: String::new(),
        spread_note: String::new(),
    }
}

/// Decides as person 99; 50 and 51 scored, 60 checked.
fn decide(proposals: &[ProposalFacts], drafts: &[DecisionDraft]) -> Result<Vec<Decision>, Vec<Unmet>> {
    decide_as(99, true, proposals, drafts)
}

fn decide_as(
    who: u8,
    in_evaluation: bool,
    proposals: &[ProposalFacts],
    drafts: &[DecisionDraft],
) -> Result<Vec<Decision>, Vec<Unmet>> {
    let facts = DecisionFacts {
        call_in_evaluation: in_evaluation,
        decider: id(who),
        scorers: &BTreeSet::from([id(50), id(51)]),
        eligibility_checkers: &BTreeSet::from([id(60)]),
        envelope: francs(10_000),
        min_grant: francs(1_000),
        proposals,
    };
    check(&facts, drafts)
}

fn codes(result: Result<Vec<Decision>, Vec<Unmet>>) -> Vec<&'static str> {
    result.expect_err("refused").into_iter().map(|unmet| unmet.code).collect()
}

#[test]
fn decisions_that_follow_the_ranking_need_no_words() {
    let proposals =
        [proposal(1, 6_000, Outcome::Award), proposal(2, 5_000, Outcome::Reserve), proposal(3, 4_000, Outcome::Reject)];
    let drafts = [draft(1, Outcome::Award), draft(2, Outcome::Reserve), draft(3, Outcome::Reject)];
    let decisions = decide(&proposals, &drafts).expect("in order");
    let taken: Vec<_> = decisions.iter().map(|d| (d.outcome, d.amount)).collect();
    assert_eq!(taken, [(Outcome::Award, francs(6_000)), (Outcome::Reserve, francs(0)), (Outcome::Reject, francs(0))]);
}

#[test]
fn neither_a_scorer_nor_a_checker_decides_and_only_during_the_evaluation() {
    let proposals = [proposal(1, 6_000, Outcome::Award)];
    let drafts = [draft(1, Outcome::Award)];
    assert_eq!(codes(decide_as(50, true, &proposals, &drafts)), ["decision-by-a-scorer"]);
    assert_eq!(codes(decide_as(60, true, &proposals, &drafts)), ["decision-by-an-eligibility-checker"]);
    assert_eq!(codes(decide_as(99, false, &proposals, &drafts)), ["decision-call-not-in-evaluation"]);
}

#[test]
fn an_outcome_other_than_the_proposed_one_needs_a_reason() {
    let proposals = [proposal(1, 6_000, Outcome::Award), proposal(2, 5_000, Outcome::Reserve)];
    let mut drafts = [draft(1, Outcome::Reserve), draft(2, Outcome::Award)];
    let refused = decide(&proposals, &drafts).expect_err("without reasons");
    assert_eq!(
        refused.iter().map(|unmet| (unmet.code, unmet.field.clone())).collect::<Vec<_>>(),
        [1, 2].map(|n| ("decision-reason-missing", Some(format!("reason.{}", id(n)))))
    );
    for draft in &mut drafts {
        draft.reason = "Même village, deux dossiers.".into();
    }
    assert!(decide(&proposals, &drafts).is_ok());
}

#[test]
fn a_rejection_above_the_mark_needs_a_reason_and_one_below_does_not() {
    let above = [ProposalFacts { proposed: None, ..proposal(1, 6_000, Outcome::Award) }];
    let below = [proposal(1, 6_000, Outcome::Reject)];
    let drafts = [draft(1, Outcome::Reject)];
    assert_eq!(codes(decide(&above, &drafts)), ["decision-reason-missing"]);
    assert!(decide(&below, &drafts).is_ok());
}

#[test]
fn a_proposal_under_a_floor_or_the_pass_mark_cannot_be_retained_with_any_reason() {
    let proposals = [proposal(1, 6_000, Outcome::Reject)];
    let kind = DecisionDraft { reason: "coup de cœur".into(), ..draft(1, Outcome::Award) };
    assert_eq!(codes(decide(&proposals, &[kind])), ["decision-not-retainable"]);
}

#[test]
fn an_award_differs_from_the_request_only_downwards_and_with_a_condition() {
    let proposals = [proposal(1, 6_000, Outcome::Award)];
    let award = |amount: &str, conditions: &str| DecisionDraft {
        amount: amount.into(),
        conditions: conditions.into(),
        ..draft(1, Outcome::Award)
    };
    assert_eq!(codes(decide(&proposals, &[award("5 000", "")])), ["decision-condition-missing"]);
    assert_eq!(
        decide(&proposals, &[award("5 000", "Sans le véhicule.")]).expect("with a condition")[0].amount,
        francs(5_000)
    );
    assert_eq!(codes(decide(&proposals, &[award("6 001", "x")])), ["decision-amount-above-request"]);
    assert_eq!(codes(decide(&proposals, &[award("999", "x")])), ["decision-amount-below-minimum"]);
    assert_eq!(codes(decide(&proposals, &[award("beaucoup", "")])), ["number-unreadable"]);
    assert!(decide(&proposals, &[award("6 000", "")]).is_ok());
}

#[test]
fn awards_stay_within_the_envelope() {
    let proposals = [proposal(1, 6_000, Outcome::Award), proposal(2, 4_001, Outcome::Award)];
    let drafts = [draft(1, Outcome::Award), draft(2, Outcome::Award)];
    assert_eq!(
        decide(&proposals, &drafts).expect_err("one franc too many"),
        [Unmet::new("decision-over-envelope").with("awards_money", "10001:XOF").with("envelope_money", "10000:XOF")]
    );
}

#[test]
fn scorecards_far_apart_wait_for_a_sitting_or_a_note() {
    let apart = ProposalFacts { spread_over_limit: true, ..proposal(1, 6_000, Outcome::Award) };
    let drafts = [draft(1, Outcome::Award)];
    assert_eq!(codes(decide(std::slice::from_ref(&apart), &drafts)), ["decision-spread-not-minuted"]);
    let noted = [DecisionDraft { spread_note: "Lu ensemble le 3 mars.".into(), ..drafts[0].clone() }];
    assert!(decide(std::slice::from_ref(&apart), &noted).is_ok());
    assert!(decide(&[ProposalFacts { spread_minuted: true, ..apart }], &drafts).is_ok());
}

#[test]
fn every_proposal_is_decided_once_and_everything_missing_is_said_at_once() {
    let proposals = [
        ProposalFacts { scorecards: 1, proposed: None, ..proposal(1, 6_000, Outcome::Award) },
        proposal(2, 1_000, Outcome::Award),
        proposal(3, 1_000, Outcome::Award),
    ];
    let mut odd = draft(2, Outcome::Award);
    odd.outcome = "maybe".into();
    let drafts = [draft(9, Outcome::Award), draft(1, Outcome::Award), odd, draft(1, Outcome::Award)];
    assert_eq!(
        codes(decide(&proposals, &drafts)),
        [
            "decision-unknown-proposal",
            "decision-twice",
            "decision-scorecards-missing",
            "decision-missing",
            "decision-missing"
        ]
    );
}

#[test]
fn a_letter_says_points_and_reasons_per_criterion_and_names_no_evaluator() {
    use crate::domain::evaluation::Score;
    let grid = Grid::community_default();
    let card = |value, reason: &str| Scorecard {
        scores: vec![Score { criterion: "relevance".into(), mark: Mark::Score(value), reason: reason.into() }],
    };
    let letter = letter(&grid, &[&card(4, "Priorité votée."), &card(3, "")]);
    // 3.5 of 5 of 25 points.
    assert_eq!(
        letter[0],
        CriterionResult {
            criterion: "relevance".into(),
            title: grid.criterion("relevance").expect("shipped").title.clone(),
            points: Some(1_750),
            of: 2_500,
            reasons: vec!["Priorité votée.".into()]
        }
    );
    assert_eq!(letter[1].points, None);
}
