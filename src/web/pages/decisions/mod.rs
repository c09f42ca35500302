//! The ranking of a call, and the decisions taken on it.

mod decide;
mod ranking;

pub use decide::{Confirm, Decide};
pub use ranking::Ranking;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde::Serialize;

use crate::db::calls::CallRow;
use crate::db::rankings::{CallRanking, ContenderRow, LotRanking};
use crate::domain::actor::Actor;
use crate::domain::evaluation::{EvaluationState, FloorMissed};
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::proposal::ProposalState;
use crate::domain::ranking::{Move, Outcome};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::web::dossier::hundredths;
use crate::web::routes::Routes;

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    ranking::routes(routes);
    decide::routes(routes);
}

/// The call above its ranking.
#[derive(Debug, Clone, Serialize)]
struct CallHead {
    id: Id,
    code: String,
    title: Texts,
    version: i32,
    state: String,
}

impl CallHead {
    fn of(call: &CallRow) -> Self {
        let state = call.state.to_string();
        CallHead { id: call.id, code: call.code.clone(), title: call.title.clone(), version: call.version, state }
    }

    fn sample() -> Self {
        let title = Texts::new("Jardins", "Gardens", "Hortas");
        CallHead { id: sample_id(), code: "GW-2026-03".into(), title, version: 1, state: "in_evaluation".into() }
    }
}

fn sample_id() -> Id {
    Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10])
}

/// How many proposals that lack scorecards, or that would stand elsewhere, are named; the rest are counted.
const NAMED: usize = 20;

/// One lot's list, as the ranking and the decision page show it.
#[derive(Debug, Clone, Serialize)]
struct LotView {
    name: Texts,
    envelope: Money,
    awarded: Money,
    rows: Vec<RankRow>,
    incomplete: Vec<Incomplete>,
    incomplete_more: usize,
    without: Vec<WithoutView>,
}

/// A ranked proposal.
#[derive(Debug, Clone, Serialize)]
struct RankRow {
    /// The proposal, as the names of the form's fields end.
    id: String,
    /// The viewer declared an interest here: they see that a proposal stands at this place, no more.
    hidden: bool,
    place: usize,
    number: String,
    title: String,
    partner: String,
    state: ProposalState,
    score: String,
    scorecards: usize,
    spread: String,
    spread_over: bool,
    adjusted_place: usize,
    adjusted_score: String,
    tied: bool,
    requested: Money,
    cumulated: Option<Money>,
    outcome: &'static str,
    reserve_place: Option<usize>,
    below_pass_mark: bool,
    floors: Vec<Floor>,
    /// The money ends before this row.
    line: bool,
}

/// Where in the list of a lot the money ends: the index of the first that may be retained and is not proposed for an
/// award.
fn cut_of(lot: &LotRanking) -> Option<usize> {
    lot.ranking.ranked.iter().position(|ranked| ranked.outcome != Outcome::Award && ranked.may_be_retained())
}

/// A floor that was not reached, named.
#[derive(Debug, Clone, Serialize)]
struct Floor {
    name: String,
    section: bool,
    reached: String,
    reached_bp: i64,
    floor: String,
    floor_bp: i64,
}

#[derive(Debug, Clone, Serialize)]
struct Incomplete {
    id: Id,
    hidden: bool,
    number: String,
    title: String,
    have: usize,
}

/// What leaving out one evaluator would change.
#[derive(Debug, Clone, Serialize)]
struct WithoutView {
    name: String,
    /// Those that would have another outcome.
    moves: Vec<MoveView>,
    moves_more: usize,
    /// How many others would only have another place.
    places: usize,
}

#[derive(Debug, Clone, Serialize)]
struct MoveView {
    number: String,
    place: usize,
    place_without: usize,
    outcome: &'static str,
    outcome_without: &'static str,
}

impl LotView {
    /// The lot as a viewer sees it, with those rows of its list whose index is in `shown`.
    fn of(
        call: &CallRow,
        lot: &LotRanking,
        standing: &CallRanking,
        (viewer, lang): (&Actor, Lang),
        shown: Range<usize>,
    ) -> Self {
        let closed: HashSet<Id> = standing
            .parts
            .iter()
            .filter(|part| viewer.is(part.evaluator_id) && part.state == EvaluationState::Recused)
            .map(|part| part.proposal_id)
            .collect();
        let contenders: HashMap<Id, &ContenderRow> = lot.contenders.iter().map(|row| (row.id, row)).collect();
        let contender = |id: Id| contenders.get(&id).copied();
        let mut spent = Some(Money::zero(call.currency));
        let cut = cut_of(lot);
        let mut rows = Vec::new();
        for (index, ranked) in lot.ranking.ranked.iter().enumerate().take(shown.end) {
            let Some(row) = contender(ranked.proposal) else { continue };
            let requested = Money::new(row.requested, call.currency);
            let with_it = spent.and_then(|sum| sum.plus(requested).ok());
            if ranked.outcome == Outcome::Award {
                spent = with_it;
            }
            if !shown.contains(&index) {
                continue;
            }
            let hidden = closed.contains(&row.id);
            let told = |text: &String| if hidden { String::new() } else { text.clone() };
            rows.push(RankRow {
                id: row.id.to_string(),
                hidden,
                place: ranked.place,
                number: told(&row.number),
                title: told(&row.title),
                partner: told(&row.partner),
                state: row.state,
                score: hundredths(ranked.score),
                scorecards: ranked.scorecards,
                spread: hundredths(ranked.spread),
                spread_over: ranked.spread_over_limit,
                adjusted_place: ranked.adjusted_place,
                adjusted_score: hundredths(ranked.adjusted_score),
                tied: ranked.tied,
                requested,
                cumulated: if ranked.may_be_retained() { with_it } else { None },
                outcome: ranked.outcome.as_str(),
                reserve_place: ranked.reserve_place,
                below_pass_mark: ranked.below_pass_mark,
                floors: ranked.floors_missed.iter().map(|missed| Floor::of(call, missed, lang)).collect(),
                line: cut == Some(index),
            });
        }
        let incomplete = lot.ranking.incomplete.iter().take(NAMED).filter_map(|missing| {
            let row = contender(missing.proposal)?;
            let hidden = closed.contains(&row.id);
            let told = |text: &String| if hidden { String::new() } else { text.clone() };
            let (number, title) = (told(&row.number), told(&row.title));
            Some(Incomplete { id: row.id, hidden, number, title, have: missing.scorecards })
        });
        let without = lot.ranking.without.iter().map(|without| {
            let open = without.moves.iter().filter(|moved| !closed.contains(&moved.proposal));
            let (outcomes, places): (Vec<&Move>, Vec<&Move>) =
                open.partition(|moved| moved.outcome != moved.outcome_without);
            WithoutView {
                name: standing.evaluators.get(&without.evaluator).cloned().unwrap_or_default(),
                moves_more: outcomes.len().saturating_sub(NAMED),
                places: places.len(),
                moves: outcomes
                    .into_iter()
                    .take(NAMED)
                    .map(|moved| MoveView {
                        number: contender(moved.proposal).map_or_else(String::new, |row| row.number.clone()),
                        place: moved.place,
                        place_without: moved.place_without,
                        outcome: moved.outcome.as_str(),
                        outcome_without: moved.outcome_without.as_str(),
                    })
                    .collect(),
            }
        });
        LotView {
            name: lot.lot.title().clone(),
            envelope: lot.envelope,
            awarded: lot.ranking.awarded,
            rows,
            incomplete: incomplete.collect(),
            incomplete_more: lot.ranking.incomplete.len().saturating_sub(NAMED),
            without: without.collect(),
        }
    }

    fn sample() -> Self {
        let money = |minor| Money::new(minor, crate::domain::money::Currency::Xof);
        let row = RankRow {
            id: sample_id().to_string(),
            hidden: false,
            place: 1,
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            partner: "Associação Exemplo".into(),
            state: ProposalState::Ranked,
            score: "72.35".into(),
            scorecards: 2,
            spread: "24".into(),
            spread_over: true,
            adjusted_place: 2,
            adjusted_score: "70".into(),
            tied: true,
            requested: money(3_000_000),
            cumulated: Some(money(3_000_000)),
            outcome: "award",
            reserve_place: None,
            below_pass_mark: false,
            floors: Vec::new(),
            line: false,
        };
        let floor = |section| Floor {
            name: "Pertinence".into(),
            section,
            reached: "2.5".into(),
            reached_bp: 5000,
            floor: "3".into(),
            floor_bp: 6000,
        };
        let rows = vec![
            row.clone(),
            RankRow { line: true, outcome: "reserve", reserve_place: Some(1), hidden: true, ..row.clone() },
            RankRow {
                outcome: "reject",
                below_pass_mark: true,
                floors: vec![floor(true), floor(false)],
                cumulated: None,
                ..row
            },
        ];
        let moved =
            MoveView { number: "X".into(), place: 1, place_without: 2, outcome: "award", outcome_without: "reserve" };
        LotView {
            name: Texts::new("Bafatá", "Bafatá", "Bafatá"),
            envelope: money(10_000_000),
            awarded: money(3_000_000),
            rows,
            incomplete: vec![
                Incomplete { id: sample_id(), hidden: false, number: "X".into(), title: "Y".into(), have: 1 },
                Incomplete { id: sample_id(), hidden: true, number: String::new(), title: String::new(), have: 0 },
            ],
            incomplete_more: 7,
            without: vec![
                WithoutView { name: "Awa Exemple".into(), moves: vec![moved], moves_more: 3, places: 1 },
                WithoutView { name: "Nino Exemple".into(), moves: Vec::new(), moves_more: 0, places: 0 },
            ],
        }
    }
}

impl Floor {
    fn of(call: &CallRow, missed: &FloorMissed, lang: Lang) -> Self {
        match missed {
            FloorMissed::Section { section, reached_bp, floor_bp } => Floor {
                name: call.grid.section(section).map_or(section.as_str(), |found| found.title.pick(lang)).to_owned(),
                section: true,
                reached: String::new(),
                reached_bp: *reached_bp,
                floor: String::new(),
                floor_bp: *floor_bp,
            },
            FloorMissed::Criterion { criterion, reached, floor } => Floor {
                name: call
                    .grid
                    .criterion(criterion)
                    .map_or(criterion.as_str(), |found| found.title.pick(lang))
                    .to_owned(),
                section: false,
                reached: hundredths(*reached),
                reached_bp: 0,
                floor: hundredths(*floor),
                floor_bp: 0,
            },
        }
    }
}
