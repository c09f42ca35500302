//! The rules of scorecards, as sentences.

use super::*;
use crate::domain::grid::ReasonRule;
use crate::domain::state::diagram;
use proptest::prelude::*;

fn drafts(grid: &Grid, scores: &[i64]) -> Vec<ScoreDraft> {
    grid.criteria()
        .zip(scores)
        .map(|(criterion, score)| ScoreDraft {
            criterion: criterion.code.clone(),
            score: Some(score.to_string()),
            not_applicable: false,
            reason: "parce que".into(),
        })
        .collect()
}

fn codes(result: Result<Scorecard, Vec<Unmet>>) -> Vec<(&'static str, Option<String>)> {
    result.expect_err("refused").into_iter().map(|unmet| (unmet.code, unmet.field)).collect()
}

#[test]
fn the_table_of_evaluations_is_this_one() {
    insta::with_settings!({snapshot_path => "../snapshots"}, {
        insta::assert_snapshot!(diagram(EvaluationState::transitions()));
    });
}

#[test]
fn the_file_opens_only_after_declaring_no_interest_and_never_for_the_recused() {
    let open: Vec<bool> = EvaluationState::ALL.iter().map(|state| state.may_read_file()).collect();
    assert_eq!(open, [false, true, true, true, false]);
    let recused = EvaluationState::Recused;
    assert_eq!(recused.actions(), []);
}

#[test]
fn what_others_gave_is_hidden_until_one_has_handed_in() {
    let seeing: Vec<_> = EvaluationState::ALL.iter().filter(|state| state.may_see_others()).collect();
    assert_eq!(seeing, [&EvaluationState::HandedIn]);
}

#[test]
fn an_interest_needs_its_reason_and_no_interest_needs_none() {
    let declaration = |interest, reason: &str| Declaration { interest, reason: reason.into() };
    assert_eq!(declaration(false, "").check(), []);
    assert_eq!(declaration(true, "  ").check(), [Unmet::new("interest-reason-missing").on("reason")]);
    assert_eq!(declaration(true, "ancien membre").check(), []);
    assert_eq!(declaration(true, "").action(), EvaluationAction::DeclareInterest);
}

#[test]
fn the_prototype_scorecard_totals_as_its_screen_says() {
    // Relevance 4 of 5 of 25 points = 20, feasibility 3 of 20 = 12, participation 4 of 15 = 12: 44 of 60.
    let grid = Grid::community_default();
    let card = Scorecard::check(&grid, &drafts(&grid, &[4, 3, 4, 0, 0])).expect("complete");
    assert_eq!(card.total(&grid), Some(4_400));
}

#[test]
fn every_gap_of_a_scorecard_is_named_at_once() {
    let mut grid = Grid::community_default();
    grid.reasons = ReasonRule::Always;
    let mut given = drafts(&grid, &[6, 3, 4, 5, 1]);
    given[1].reason = " ".into();
    given[2].not_applicable = true;
    given[3].score = None;
    given[4].score = Some("beaucoup".into());
    given.push(ScoreDraft { criterion: "beauty".into(), ..ScoreDraft::default() });
    assert_eq!(
        codes(Scorecard::check(&grid, &given)),
        [
            ("score-unknown-criterion", None),
            ("score-out-of-range", Some("score.relevance".into())),
            ("score-reason-missing", Some("reason.feasibility".into())),
            ("score-not-applicable-refused", Some("score.participation".into())),
            ("score-missing", Some("score.budget".into())),
            ("score-out-of-range", Some("score.sustainability".into())),
        ]
    );
}

#[test]
fn a_criterion_is_scored_once_and_every_criterion_is_scored() {
    let grid = Grid::community_default();
    let mut given = drafts(&grid, &[4, 4, 4, 4]);
    given.push(given[0].clone());
    assert_eq!(
        codes(Scorecard::check(&grid, &given)),
        [("score-twice", Some("score.relevance".into())), ("score-missing", Some("score.sustainability".into()))]
    );
}

#[test]
fn a_low_score_needs_a_reason_and_a_high_one_may_do_without() {
    let grid = Grid::community_default();
    let mut given = drafts(&grid, &[2, 3, 3, 3, 3]);
    for draft in &mut given {
        draft.reason.clear();
    }
    assert_eq!(codes(Scorecard::check(&grid, &given)), [("score-reason-missing", Some("reason.relevance".into()))]);
}

#[test]
fn not_applicable_changes_the_divisor_and_never_the_sum() {
    let mut grid = Grid::community_default();
    grid.sections[0].criteria[2].not_applicable_allowed = true;
    let mut given = drafts(&grid, &[4, 3, 0, 5, 5]);
    let with_zero = Scorecard::check(&grid, &given).expect("complete").total(&grid);
    given[2].score = None;
    given[2].not_applicable = true;
    let without = Scorecard::check(&grid, &given).expect("complete").total(&grid);
    // 20 + 12 + 20 + 20 = 72 points, of 100 with the criterion and of 85 without.
    assert_eq!((with_zero, without), (Some(7_200), Some(8_471)));
    given[2].score = Some("3".into());
    assert_eq!(
        codes(Scorecard::check(&grid, &given)),
        [("score-and-not-applicable", Some("score.participation".into()))]
    );
}

#[test]
fn a_card_on_which_nothing_applies_is_refused() {
    let mut grid = Grid::community_default();
    let mut given = drafts(&grid, &[0; 5]);
    for (criterion, draft) in grid.sections[0].criteria.iter_mut().zip(&mut given) {
        criterion.not_applicable_allowed = true;
        (draft.not_applicable, draft.score) = (true, None);
    }
    assert_eq!(codes(Scorecard::check(&grid, &given)), [("scorecard-nothing-applies", None)]);
}

#[test]
fn a_total_rounds_halves_up() {
    // Three criteria of a scale of 3: 33 + 33 + 34 × 2/3 = 88.666… and one of a scale of 8.
    let mut grid = Grid::community_default();
    grid.sections[0].criteria.truncate(3);
    for (criterion, weight) in grid.sections[0].criteria.iter_mut().zip([33, 33, 34]) {
        (criterion.weight, criterion.scale_max) = (weight, 3);
    }
    let card = Scorecard::check(&grid, &drafts(&grid, &[3, 3, 2])).expect("complete");
    assert_eq!(card.total(&grid), Some(8_867));
    grid.sections[0].criteria.truncate(1);
    grid.sections[0].criteria[0].scale_max = 16;
    let card = Scorecard::check(&grid, &drafts(&grid, &[1])).expect("complete");
    assert_eq!(card.total(&grid), Some(625));
}

#[test]
fn floors_are_listed_by_section_and_criterion() {
    let grid = Grid::eu_full();
    let mut scores = vec![5; grid.criteria().count()];
    scores[..4].copy_from_slice(&[1, 2, 3, 4]);
    let card = Scorecard::check(&grid, &drafts(&grid, &scores)).expect("complete");
    assert_eq!(
        floors_missed(&grid, &[&card.marks()]),
        [
            FloorMissed::Section { section: "capacity".into(), reached_bp: 5_000, floor_bp: 6_000 },
            FloorMissed::Criterion { criterion: "capacity-management".into(), reached: 100, floor: 200 },
        ]
    );
    let generous = Scorecard::check(&grid, &drafts(&grid, &[5; 19])).expect("complete");
    // The means decide: 75 % of the section's points and a mean of 3 for the criterion.
    assert_eq!(floors_missed(&grid, &[&card.marks(), &generous.marks()]), []);
}

#[test]
fn a_scorecard_keeps_its_meaning_through_storage() {
    let grid = Grid::community_default();
    let card = Scorecard::check(&grid, &drafts(&grid, &[4, 3, 4, 5, 5])).expect("complete");
    let text = serde_json::to_string(&card).expect("plain data");
    assert!(
        text.starts_with(r#"{"scores":[{"criterion":"relevance","mark":{"score":4},"reason":"parce que"}"#),
        "{text}"
    );
    assert_eq!(serde_json::from_str::<Scorecard>(&text).expect("what was written"), card);
}

proptest! {
    #[test]
    fn a_total_stays_between_zero_and_a_hundred_and_rises_with_each_score(
        scores in prop::collection::vec(0i64..=5, 5), raised in 0usize..5,
    ) {
        let grid = Grid::community_default();
        let total = |scores: &[i64]| {
            Scorecard::check(&grid, &drafts(&grid, scores)).expect("complete").total(&grid).expect("applies")
        };
        let before = total(&scores);
        prop_assert!((0..=BEST_TOTAL).contains(&before));
        let mut more = scores.clone();
        if more[raised] < 5 {
            more[raised] += 1;
            prop_assert!(total(&more) > before);
        }
    }

    #[test]
    fn nothing_typed_makes_the_check_panic(score in ".{0,12}", reason in ".{0,40}", na in any::<bool>()) {
        let grid = Grid::community_default();
        let mut given = drafts(&grid, &[3; 5]);
        given[0] = ScoreDraft { criterion: "relevance".into(), score: Some(score), not_applicable: na, reason };
        let _ = Scorecard::check(&grid, &given);
    }
}
