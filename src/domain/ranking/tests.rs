//! The rules of the ranking, as sentences, and a recomputation by brute force.

use super::*;
use crate::domain::evaluation::{Mark, Score, Scorecard};
use crate::domain::money::Currency;
use chrono::{TimeDelta, TimeZone, Utc};
use proptest::prelude::*;

fn noon() -> Instant {
    Instant::from(Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date"))
}

fn id(n: u8) -> Id {
    Id::new(noon(), [n; 10])
}

fn francs(minor: i64) -> Money {
    Money::new(minor, Currency::Xof)
}

fn card(grid: &Grid, scores: &[i64]) -> Marks {
    let score = |(criterion, score): (&crate::domain::grid::Criterion, &i64)| Score {
        criterion: criterion.code.clone(),
        mark: Mark::Score(*score),
        reason: String::new(),
    };
    Scorecard { scores: grid.criteria().zip(scores).map(score).collect() }.marks()
}

/// A proposal scored by evaluators 201, 202 … with these scores.
fn candidate(n: u8, requested: i64, cards: &[&[i64]]) -> Candidate {
    let grid = Grid::community_default();
    Candidate {
        proposal: id(n),
        requested: francs(requested),
        beneficiaries: 300,
        submitted_at: noon(),
        cards: (201u8..).zip(cards).map(|(who, scores)| Marked::new(&grid, id(who), card(&grid, scores))).collect(),
    }
}

fn cut<'a>(grid: &'a Grid, envelope: i64, tie_breakers: &'a [TieBreaker]) -> Cut<'a> {
    Cut { grid, envelope: francs(envelope), min_scorecards: 2, spread_limit: 2_000, tie_breakers }
}

fn places(ranking: &Ranking) -> Vec<(Id, Outcome)> {
    ranking.ranked.iter().map(|ranked| (ranked.proposal, ranked.outcome)).collect()
}

#[test]
fn awards_go_down_the_list_until_the_next_would_exceed_the_envelope() {
    let grid = Grid::community_default();
    let lot = [
        candidate(1, 6_000, &[&[3; 5], &[3; 5]]),
        candidate(2, 6_000, &[&[5; 5], &[5; 5]]),
        candidate(3, 5_000, &[&[4; 5], &[4; 5]]),
        // It would still fit, but the list is cut where it stops and not filled from below.
        candidate(4, 3_000, &[&[3; 5], &[4; 5]]),
        candidate(5, 1_000, &[&[2; 5], &[2; 5]]),
    ];
    let ranking = rank(cut(&grid, 10_000, &[]), &lot).expect("one currency");
    assert_eq!(
        places(&ranking),
        [
            (id(2), Outcome::Award),
            (id(3), Outcome::Reserve),
            (id(4), Outcome::Reserve),
            (id(1), Outcome::Reserve),
            (id(5), Outcome::Reject)
        ]
    );
    assert_eq!(ranking.awarded, francs(6_000));
    let reserve: Vec<_> = ranking.ranked.iter().map(|ranked| ranked.reserve_place).collect();
    assert_eq!(reserve, [None, Some(1), Some(2), Some(3), None]);
}

#[test]
fn the_envelope_can_be_used_to_the_last_franc() {
    let grid = Grid::community_default();
    let lot = [candidate(1, 6_000, &[&[5; 5], &[5; 5]]), candidate(2, 4_000, &[&[4; 5], &[4; 5]])];
    let ranking = rank(cut(&grid, 10_000, &[]), &lot).expect("one currency");
    assert_eq!(places(&ranking), [(id(1), Outcome::Award), (id(2), Outcome::Award)]);
    let ranking = rank(cut(&grid, 9_999, &[]), &lot).expect("one currency");
    assert_eq!(places(&ranking), [(id(1), Outcome::Award), (id(2), Outcome::Reserve)]);
}

#[test]
fn the_score_is_the_mean_of_the_totals_half_up() {
    let grid = Grid::community_default();
    // Totals 60.00, 65.00 and 65.00: 63.333…
    let lot = [candidate(1, 1, &[&[3; 5], &[4, 3, 3, 3, 3], &[4, 3, 3, 3, 3]])];
    let ranking = rank(cut(&grid, 10, &[]), &lot).expect("one currency");
    assert_eq!((ranking.ranked[0].score, ranking.ranked[0].spread), (6_333, 500));
}

#[test]
fn a_proposal_without_enough_scorecards_is_listed_and_not_ranked() {
    let grid = Grid::community_default();
    let lot = [candidate(1, 1, &[&[5; 5]]), candidate(2, 1, &[&[3; 5], &[3; 5]]), candidate(3, 1, &[])];
    let ranking = rank(cut(&grid, 10, &[]), &lot).expect("one currency");
    assert_eq!(places(&ranking), [(id(2), Outcome::Award)]);
    assert_eq!(
        ranking.incomplete,
        [Incomplete { proposal: id(1), scorecards: 1 }, Incomplete { proposal: id(3), scorecards: 0 }]
    );
}

#[test]
fn a_spread_over_the_limit_is_flagged_and_one_at_the_limit_is_not() {
    let grid = Grid::community_default();
    let lot = [candidate(1, 1, &[&[3; 5], &[4; 5]]), candidate(2, 1, &[&[3; 5], &[5, 4, 4, 4, 4]])];
    let ranking = rank(cut(&grid, 10, &[]), &lot).expect("one currency");
    let flags: Vec<_> = ranking.ranked.iter().map(|r| (r.proposal, r.spread, r.spread_over_limit)).collect();
    assert_eq!(flags, [(id(2), 2_500, true), (id(1), 2_000, false)]);
}

#[test]
fn a_floor_rejects_a_proposal_whatever_its_score() {
    let mut grid = Grid::community_default();
    grid.sections[0].criteria[0].floor = Some(3);
    let lot = [candidate(1, 1, &[&[2, 5, 5, 5, 5], &[3, 5, 5, 5, 5]]), candidate(2, 1, &[&[3; 5], &[3; 5]])];
    let ranking = rank(cut(&grid, 10, &[]), &lot).expect("one currency");
    assert_eq!(places(&ranking), [(id(2), Outcome::Award), (id(1), Outcome::Reject)]);
    assert_eq!(
        ranking.ranked[1].floors_missed,
        [FloorMissed::Criterion { criterion: "relevance".into(), reached: 250, floor: 300 }]
    );
    assert!(!ranking.ranked[1].may_be_retained() && ranking.ranked[0].may_be_retained());
}

#[test]
fn equal_scores_are_separated_by_the_declared_rules_in_their_order() {
    let mut grid = Grid::community_default();
    let mut second = grid.sections[0].clone();
    second.code = "lasting".into();
    second.criteria = grid.sections[0].criteria.split_off(3);
    grid.sections.push(second);
    // Each totals 80.00 twice; the second section differs.
    let mut lot = [
        candidate(1, 2_000, &[&[4; 5], &[4; 5]]),
        candidate(2, 1_000, &[&[4; 5], &[4; 5]]),
        candidate(3, 3_000, &[&[4, 4, 4, 5, 3], &[4, 4, 4, 5, 3]]),
        candidate(4, 3_000, &[&[4, 3, 4, 5, 4], &[4, 3, 4, 5, 4]]),
    ];
    let section = [TieBreaker::SectionScore("lasting".into()), TieBreaker::CostPerBeneficiary];
    let order = |lot: &[Candidate], breakers: &[TieBreaker]| -> Vec<Id> {
        rank(cut(&grid, 10_000, breakers), lot).expect("one currency").ranked.iter().map(|r| r.proposal).collect()
    };
    // 90 % of the section for the fourth, 80 % for the others; then the cost per person.
    assert_eq!(order(&lot, &section), [id(4), id(2), id(1), id(3)]);
    assert_eq!(order(&lot, &[TieBreaker::CostPerBeneficiary]), [id(2), id(1), id(3), id(4)]);
    lot[0].beneficiaries = 0;
    lot[2].submitted_at = noon() - TimeDelta::hours(1);
    assert_eq!(order(&lot, &[TieBreaker::CostPerBeneficiary]), [id(2), id(3), id(4), id(1)]);
    assert_eq!(order(&lot, &[TieBreaker::EarlierSubmission]), [id(3), id(1), id(2), id(4)]);
}

#[test]
fn what_no_declared_rule_separates_is_flagged_as_tied() {
    let grid = Grid::community_default();
    let lot = [
        candidate(3, 1, &[&[4; 5], &[4; 5]]),
        candidate(1, 1, &[&[4; 5], &[4; 5]]),
        candidate(2, 1, &[&[3; 5], &[3; 5]]),
    ];
    let breakers = [TieBreaker::CostPerBeneficiary, TieBreaker::EarlierSubmission];
    let ranking = rank(cut(&grid, 10, &breakers), &lot).expect("one currency");
    let tied: Vec<_> = ranking.ranked.iter().map(|r| (r.proposal, r.tied)).collect();
    assert_eq!(tied, [(id(1), true), (id(3), true), (id(2), false)]);
}

#[test]
fn the_adjusted_rank_takes_out_an_evaluators_severity() {
    let grid = Grid::community_default();
    let mut severe = candidate(1, 1, &[&[4; 5], &[3; 5]]);
    let kind = candidate(2, 1, &[&[4; 5], &[4; 5]]);
    // Evaluator 203 gives 40 where the others give 80; the first proposal had the bad luck.
    severe.cards[1].evaluator = id(203);
    let mut third = candidate(3, 1, &[&[4; 5], &[2; 5]]);
    third.cards[1].evaluator = id(203);
    let ranking = rank(cut(&grid, 10, &[]), &[severe, kind, third]).expect("one currency");
    let adjusted: Vec<_> =
        ranking.ranked.iter().map(|r| (r.proposal, r.score, r.adjusted_score, r.adjusted_place)).collect();
    // Means: 201 and 202 give 80, 203 gives 50, all together 70.
    assert_eq!(adjusted, [(id(2), 8_000, 7_000, 2), (id(1), 7_000, 7_500, 1), (id(3), 6_000, 6_500, 3)]);
}

#[test]
fn leaving_out_an_evaluator_says_who_would_move() {
    let grid = Grid::community_default();
    let lot = [candidate(1, 6_000, &[&[5; 5], &[3; 5]]), candidate(2, 6_000, &[&[3; 5], &[4; 5]])];
    let ranking = rank(cut(&grid, 10_000, &[]), &lot).expect("one currency");
    assert_eq!(places(&ranking), [(id(1), Outcome::Award), (id(2), Outcome::Reserve)]);
    let moved = |proposal, place, outcome, place_without, outcome_without| Move {
        proposal,
        place,
        place_without,
        outcome,
        outcome_without,
    };
    assert_eq!(
        ranking.without,
        [
            Without {
                evaluator: id(201),
                moves: vec![
                    moved(id(1), 1, Outcome::Award, 2, Outcome::Reserve),
                    moved(id(2), 2, Outcome::Reserve, 1, Outcome::Award),
                ]
            },
            Without { evaluator: id(202), moves: Vec::new() },
        ]
    );
}

#[test]
fn a_declined_award_moves_the_first_fitting_reserve_up() {
    let reserve = [(id(1), francs(6_000)), (id(2), francs(4_000)), (id(3), francs(1_000))];
    assert_eq!(next_from_reserve(francs(6_000), &reserve), Some(id(1)));
    assert_eq!(next_from_reserve(francs(5_999), &reserve), Some(id(2)));
    assert_eq!(next_from_reserve(francs(999), &reserve), None);
    assert_eq!(next_from_reserve(Money::new(9_000, Currency::Gnf), &reserve), None);
}

#[test]
fn a_proposal_in_another_currency_is_an_error_and_not_a_place() {
    let grid = Grid::community_default();
    let mut stranger = candidate(1, 1, &[&[4; 5], &[4; 5]]);
    stranger.requested = Money::new(1, Currency::Eur);
    assert_eq!(rank(cut(&grid, 10, &[]), &[stranger]), Err(MoneyError::Currencies));
}

/// One generated proposal: what it asks, whom it reaches, its hour, its two or three scorecards.
type Drawn = (i64, u64, i64, Vec<[i64; 5]>);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let scores = prop::collection::vec(prop::array::uniform5(2i64..=5), 2..=3);
    prop::collection::vec((1i64..6, 0u64..3, 0i64..3, scores), 0..=5)
}

/// A total by another way: with weights 25, 20, 15, 20, 20 and a scale of 5, a point of score is
/// worth exactly 5, 4, 3, 4 and 4 points.
fn naive_score(cards: &[[i64; 5]]) -> i64 {
    let sum: i64 = cards.iter().map(|c| (5 * c[0] + 4 * c[1] + 3 * c[2] + 4 * c[3] + 4 * c[4]) * 100).sum();
    let n = i64::try_from(cards.len()).expect("three at most");
    (2 * sum + n) / (2 * n)
}

fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for shorter in permutations(n - 1) {
        for at in 0..n {
            let mut longer = shorter.clone();
            longer.insert(at, n - 1);
            all.push(longer);
        }
    }
    all
}

proptest! {
    #[test]
    fn a_brute_force_recomputation_agrees(drawn in drawn(), envelope in 0i64..14) {
        let grid = Grid::community_default();
        let breakers = [TieBreaker::CostPerBeneficiary, TieBreaker::EarlierSubmission];
        let lot: Vec<Candidate> = (1u8..).zip(&drawn).map(|(n, (asked, people, hour, cards))| Candidate {
            beneficiaries: *people,
            submitted_at: noon() + TimeDelta::hours(*hour),
            ..candidate(n, *asked, &cards.iter().map(|c| c.as_slice()).collect::<Vec<_>>())
        }).collect();
        let ranking = rank(cut(&grid, envelope, &breakers), &lot).expect("one currency");

        // "a stands strictly before b", written as the rule reads.
        let before = |a: usize, b: usize| {
            let (x, y) = (&drawn[a], &drawn[b]);
            let (sx, sy) = (naive_score(&x.3), naive_score(&y.3));
            if sx != sy { return sx > sy; }
            let cost = |d: &Drawn| if d.1 == 0 { None } else { Some((d.0, d.1)) };
            match (cost(x), cost(y)) {
                (Some(_), None) => return true,
                (None, Some(_)) => return false,
                (Some((ax, px)), Some((ay, py))) => {
                    let (left, right) = (ax as u64 * py, ay as u64 * px);
                    if left != right { return left < right; }
                }
                (None, None) => {}
            }
            if x.2 != y.2 { return x.2 < y.2; }
            a < b
        };
        // Of all permutations exactly one has nobody standing before somebody better.
        let fitting: Vec<Vec<usize>> = permutations(drawn.len())
            .into_iter()
            .filter(|order| (0..order.len()).all(|i| (i + 1..order.len()).all(|j| before(order[i], order[j]))))
            .collect();
        prop_assert_eq!(fitting.len(), 1);
        let found: Vec<Id> = ranking.ranked.iter().map(|r| r.proposal).collect();
        let expected: Vec<Id> = fitting[0].iter().map(|index| lot[*index].proposal).collect();
        prop_assert_eq!(found, expected);

        // The awards are the longest beginning of the list that passes and fits.
        let passing: Vec<usize> = fitting[0].iter().copied().filter(|i| naive_score(&drawn[*i].3) >= 6_000).collect();
        let awards = (0..=passing.len())
            .rev()
            .find(|n| passing[..*n].iter().map(|i| drawn[*i].0).sum::<i64>() <= envelope)
            .expect("none always fits");
        for (index, ranked) in ranking.ranked.iter().enumerate() {
            let outcome = if index >= passing.len() { Outcome::Reject }
                else if index < awards { Outcome::Award } else { Outcome::Reserve };
            prop_assert_eq!(ranked.outcome, outcome);
        }
        prop_assert!(ranking.awarded.minor() <= envelope);
    }

    #[test]
    fn the_order_in_which_proposals_are_read_changes_nothing(drawn in drawn(), turn in 0usize..5) {
        let grid = Grid::community_default();
        let mut lot: Vec<Candidate> = (1u8..).zip(&drawn).map(|(n, (asked, _, _, cards))| {
            candidate(n, *asked, &cards.iter().map(|c| c.as_slice()).collect::<Vec<_>>())
        }).collect();
        let ranking = rank(cut(&grid, 9, &[]), &lot).expect("one currency");
        let turn = turn % lot.len().max(1);
        lot.rotate_left(turn);
        prop_assert_eq!(rank(cut(&grid, 9, &[]), &lot).expect("one currency"), ranking);
    }
}
