//! The ranking of a lot: scores, tie-breakers, the cut by the envelope, and what would change if an
//! evaluator were as severe as the others, or absent. All in whole numbers.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::call::{CallRules, TieBreaker};
use super::evaluation::{FloorMissed, Marks, floors_missed, mean, mean_section_share};
use super::grid::Grid;
use super::id::Id;
use super::money::{Money, MoneyError};
use super::state::Instant;

super::state::text_enum! {
    /// What becomes of a proposal.
    Outcome {
        /// It gets a grant.
        Award = "award",
        /// It gets one if money comes free, in the order of the list.
        Reserve = "reserve",
        /// It gets none.
        Reject = "reject",
    }
}

/// A scorecard that was handed in.
#[derive(Debug, Clone)]
pub struct Marked {
    /// Who gave it.
    pub evaluator: Id,
    /// What they gave.
    pub marks: Marks,
    /// Its total, which is asked for many times over.
    total: Option<i64>,
}

impl Marked {
    /// The scorecard of an evaluator under this grid.
    pub fn new(grid: &Grid, evaluator: Id, marks: Marks) -> Self {
        Marked { evaluator, total: marks.total(grid), marks }
    }
}

/// One eligible proposal of the lot.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The proposal.
    pub proposal: Id,
    /// The grant it asks for.
    pub requested: Money,
    /// How many people it plans to reach.
    pub beneficiaries: u64,
    /// When it was submitted.
    pub submitted_at: Instant,
    /// The scorecards that count: handed in, not recused.
    pub cards: Vec<Marked>,
}

/// By what a lot is ranked and cut.
#[derive(Debug, Clone, Copy)]
pub struct Cut<'a> {
    /// The grid of the call.
    pub grid: &'a Grid,
    /// The money of the lot.
    pub envelope: Money,
    /// How many scorecards a proposal needs.
    pub min_scorecards: usize,
    /// The largest difference between two totals, in hundredths of a point, that needs no sitting.
    pub spread_limit: i64,
    /// What decides between equal scores, in this order.
    pub tie_breakers: &'a [TieBreaker],
}

impl<'a> Cut<'a> {
    /// As the rules of the call say.
    pub fn new(grid: &'a Grid, rules: &'a CallRules, envelope: Money) -> Self {
        Cut {
            grid,
            envelope,
            min_scorecards: usize::try_from(rules.min_scorecards).unwrap_or(usize::MAX),
            spread_limit: i64::from(rules.spread_limit_points) * 100,
            tie_breakers: &rules.tie_breakers,
        }
    }
}

/// The ranking of one lot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// The proposals with enough scorecards, first place first: those that may be retained, then
    /// those under a floor or the pass mark.
    pub ranked: Vec<Ranked>,
    /// The proposals that lack scorecards, which keep the lot from being decided.
    pub incomplete: Vec<Incomplete>,
    /// What the proposed awards sum to.
    pub awarded: Money,
    /// For each evaluator, what leaving out their scorecards would change.
    pub without: Vec<Without>,
}

/// A ranked proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// The proposal.
    pub proposal: Id,
    /// Its place, from 1.
    pub place: usize,
    /// The mean of its totals in hundredths of a point, half-up.
    pub score: i64,
    /// How many scorecards stand behind it.
    pub scorecards: usize,
    /// The difference between its highest and lowest total, in hundredths of a point.
    pub spread: i64,
    /// Whether that is over the limit.
    pub spread_over_limit: bool,
    /// The floors it does not reach.
    pub floors_missed: Vec<FloorMissed>,
    /// Whether its score is under the pass mark.
    pub below_pass_mark: bool,
    /// The proposed outcome.
    pub outcome: Outcome,
    /// Its place on the reserve list, from 1.
    pub reserve_place: Option<usize>,
    /// Whether it equals a neighbour in score and in every tie-breaker, so that only the order of
    /// creation separates them.
    pub tied: bool,
    /// Its score if every evaluator had the same mean: each total less what its evaluator gives
    /// above or below the mean of all.
    pub adjusted_score: i64,
    /// Its place by that score.
    pub adjusted_place: usize,
}

impl Ranked {
    /// Whether it may be awarded or held in reserve.
    pub fn may_be_retained(&self) -> bool {
        !self.below_pass_mark && self.floors_missed.is_empty()
    }
}

/// A proposal with too few scorecards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Incomplete {
    /// The proposal.
    pub proposal: Id,
    /// How many it has.
    pub scorecards: usize,
}

/// What leaving out an evaluator would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without {
    /// The evaluator.
    pub evaluator: Id,
    /// The proposals whose place or outcome would differ, in the order of the ranking.
    pub moves: Vec<Move>,
}

/// A proposal that would stand elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The proposal.
    pub proposal: Id,
    /// Its place with every scorecard.
    pub place: usize,
    /// Its place without.
    pub place_without: usize,
    /// Its proposed outcome with every scorecard.
    pub outcome: Outcome,
    /// Its proposed outcome without.
    pub outcome_without: Outcome,
}

/// Ranks the proposals of a lot and cuts the list by the envelope: awards in order until the next
/// one would exceed it, and all that may be retained after that in reserve (domain rules 13 to 15).
///
/// # Errors
/// A proposal in another currency than the envelope, or sums that do not fit.
pub fn rank(cut: Cut<'_>, candidates: &[Candidate]) -> Result<Ranking, MoneyError> {
    let (complete, missing): (Vec<&Candidate>, Vec<&Candidate>) =
        candidates.iter().partition(|candidate| candidate.cards.len() >= cut.min_scorecards.max(1));
    let offsets = severity(candidates);
    let lines: Vec<Line<'_>> = complete.iter().map(|candidate| Line::new(cut.grid, candidate, None)).collect();
    let adjusted: Vec<Line<'_>> = lines.iter().map(|line| line.adjusted(&offsets)).collect();
    let mut adjusted_places = vec![0; adjusted.len()];
    order(cut, &adjusted).into_iter().enumerate().for_each(|(index, line)| adjusted_places[line] = index + 1);
    let places = cut_by_envelope(cut, &lines)?;

    let mut ranked = Vec::with_capacity(lines.len());
    for (index, placed) in places.iter().enumerate() {
        let line = &lines[placed.line];
        let tied_with = |other: Option<&Placed>| {
            other.is_some_and(|other| compare(cut, line, &lines[other.line]) == Ordering::Equal)
        };
        let before = index.checked_sub(1).and_then(|before| places.get(before));
        ranked.push(Ranked {
            proposal: line.candidate.proposal,
            place: index + 1,
            score: line.score,
            scorecards: line.candidate.cards.len(),
            spread: line.spread,
            spread_over_limit: line.spread > cut.spread_limit,
            floors_missed: line.floors.clone(),
            below_pass_mark: line.score < cut.grid.pass_mark,
            outcome: placed.outcome,
            reserve_place: None,
            tied: tied_with(before) || tied_with(places.get(index + 1)),
            adjusted_score: adjusted[placed.line].score,
            adjusted_place: adjusted_places[placed.line],
        });
    }
    for (index, reserve) in ranked.iter_mut().filter(|ranked| ranked.outcome == Outcome::Reserve).enumerate() {
        reserve.reserve_place = Some(index + 1);
    }
    let amounts = places
        .iter()
        .filter(|placed| placed.outcome == Outcome::Award)
        .map(|placed| lines[placed.line].candidate.requested);
    Ok(Ranking {
        awarded: Money::sum(cut.envelope.currency(), amounts)?,
        without: leave_one_out(cut, &complete, &ranked)?,
        incomplete: missing
            .iter()
            .map(|candidate| Incomplete { proposal: candidate.proposal, scorecards: candidate.cards.len() })
            .collect(),
        ranked,
    })
}

/// The first proposal of the reserve list that `free` can pay, when an award was declined or lapsed
/// (domain rule 16). A proposal in another currency never fits.
pub fn next_from_reserve(free: Money, reserve: &[(Id, Money)]) -> Option<Id> {
    let fits = |asked: &Money| free.minus(*asked).is_ok_and(|rest| rest.minor() >= 0);
    reserve.iter().find(|(_, asked)| fits(asked)).map(|(proposal, _)| *proposal)
}

/// A proposal on its way into the ranking.
#[derive(Debug, Clone)]
struct Line<'a> {
    candidate: &'a Candidate,
    /// The scorecards taken into account.
    cards: Vec<&'a Marked>,
    score: i64,
    spread: i64,
    floors: Vec<FloorMissed>,
}

impl<'a> Line<'a> {
    /// The line of a proposal, without the scorecards of `absent`. A proposal that only they scored
    /// keeps its scorecards: without any it could not be placed at all.
    fn new(grid: &Grid, candidate: &'a Candidate, absent: Option<Id>) -> Self {
        let mut cards: Vec<&Marked> = candidate.cards.iter().filter(|card| Some(card.evaluator) != absent).collect();
        if cards.is_empty() {
            cards = candidate.cards.iter().collect();
        }
        let totals: Vec<i64> = cards.iter().filter_map(|marked| marked.total).collect();
        let spread = totals.iter().max().zip(totals.iter().min()).map_or(0, |(high, low)| high - low);
        let marks: Vec<&Marks> = cards.iter().map(|marked| &marked.marks).collect();
        Line { candidate, score: mean(&totals).unwrap_or(0), spread, floors: floors_missed(grid, &marks), cards }
    }

    /// The same with every total freed from its evaluator's severity.
    fn adjusted(&self, offsets: &BTreeMap<Id, i64>) -> Self {
        let freed =
            |marked: &&Marked| marked.total.map(|total| total - offsets.get(&marked.evaluator).copied().unwrap_or(0));
        let totals: Vec<i64> = self.cards.iter().filter_map(freed).collect();
        Line { score: mean(&totals).unwrap_or(0), ..self.clone() }
    }

    fn may_be_retained(&self, cut: Cut<'_>) -> bool {
        self.score >= cut.grid.pass_mark && self.floors.is_empty()
    }
}

struct Placed {
    line: usize,
    outcome: Outcome,
}

/// Better first; equal when nothing the call declared separates the two.
fn compare(cut: Cut<'_>, a: &Line<'_>, b: &Line<'_>) -> Ordering {
    let retained = Reverse(a.may_be_retained(cut)).cmp(&Reverse(b.may_be_retained(cut)));
    let score = retained.then_with(|| Reverse(a.score).cmp(&Reverse(b.score)));
    cut.tie_breakers.iter().fold(score, |so_far, breaker| so_far.then_with(|| break_tie(cut.grid, breaker, a, b)))
}

fn break_tie(grid: &Grid, breaker: &TieBreaker, a: &Line<'_>, b: &Line<'_>) -> Ordering {
    match breaker {
        TieBreaker::SectionScore(code) => {
            let share = |line: &Line<'_>| {
                let marks: Vec<&Marks> = line.cards.iter().map(|marked| &marked.marks).collect();
                let section = grid.sections.iter().position(|section| section.code == *code)?;
                mean_section_share(grid, section, &marks)
            };
            Reverse(share(a)).cmp(&Reverse(share(b)))
        }
        TieBreaker::CostPerBeneficiary => {
            // Compared as a product, so that nothing is rounded. Nobody reached is the worst ratio.
            let (one, other) = (a.candidate, b.candidate);
            match (one.beneficiaries, other.beneficiaries) {
                (0, 0) => Ordering::Equal,
                (0, _) => Ordering::Greater,
                (_, 0) => Ordering::Less,
                (here, there) => (i128::from(one.requested.minor()) * i128::from(there))
                    .cmp(&(i128::from(other.requested.minor()) * i128::from(here))),
            }
        }
        TieBreaker::EarlierSubmission => a.candidate.submitted_at.cmp(&b.candidate.submitted_at),
    }
}

/// The lines from first to last. What nothing separates stands in the order of creation, so that
/// the same facts always give the same list.
fn order(cut: Cut<'_>, lines: &[Line<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&lines[*a], &lines[*b]);
        compare(cut, a, b).then_with(|| a.candidate.proposal.cmp(&b.candidate.proposal))
    });
    order
}

fn cut_by_envelope(cut: Cut<'_>, lines: &[Line<'_>]) -> Result<Vec<Placed>, MoneyError> {
    let mut spent = Money::zero(cut.envelope.currency());
    let mut full = false;
    let mut places = Vec::with_capacity(lines.len());
    for index in order(cut, lines) {
        let line = &lines[index];
        let with_it = spent.plus(line.candidate.requested)?;
        let outcome = if !line.may_be_retained(cut) {
            Outcome::Reject
        } else if full || with_it.minor() > cut.envelope.minor() {
            full = true;
            Outcome::Reserve
        } else {
            spent = with_it;
            Outcome::Award
        };
        places.push(Placed { line: index, outcome });
    }
    Ok(places)
}

/// How far each evaluator's mean lies above (or, negative, below) the mean of all totals of the
/// lot, in hundredths of a point.
fn severity(candidates: &[Candidate]) -> BTreeMap<Id, i64> {
    let mut totals: BTreeMap<Id, Vec<i64>> = BTreeMap::new();
    for marked in candidates.iter().flat_map(|candidate| &candidate.cards) {
        totals.entry(marked.evaluator).or_default().extend(marked.total);
    }
    let all = mean(&totals.values().flatten().copied().collect::<Vec<_>>()).unwrap_or(0);
    totals.into_iter().map(|(evaluator, totals)| (evaluator, mean(&totals).map_or(0, |mean| mean - all))).collect()
}

fn leave_one_out(cut: Cut<'_>, complete: &[&Candidate], ranked: &[Ranked]) -> Result<Vec<Without>, MoneyError> {
    let evaluators: BTreeSet<Id> =
        complete.iter().flat_map(|candidate| &candidate.cards).map(|marked| marked.evaluator).collect();
    let mut without = Vec::with_capacity(evaluators.len());
    for evaluator in evaluators {
        let lines: Vec<Line<'_>> =
            complete.iter().map(|candidate| Line::new(cut.grid, candidate, Some(evaluator))).collect();
        let places = cut_by_envelope(cut, &lines)?;
        let found: BTreeMap<Id, (usize, Outcome)> = places
            .iter()
            .enumerate()
            .map(|(index, placed)| (lines[placed.line].candidate.proposal, (index + 1, placed.outcome)))
            .collect();
        let moves = ranked.iter().filter_map(|ranked| {
            let (place_without, outcome_without) = *found.get(&ranked.proposal)?;
            (place_without != ranked.place || outcome_without != ranked.outcome).then_some(Move {
                proposal: ranked.proposal,
                place: ranked.place,
                place_without,
                outcome: ranked.outcome,
                outcome_without,
            })
        });
        without.push(Without { evaluator, moves: moves.collect() });
    }
    Ok(without)
}

#[cfg(test)]
mod tests;
