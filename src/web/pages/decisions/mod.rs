//! The ranking of a call, and the decisions taken on it.

mod decide;
mod ranking;

pub use decide::{Confirm, Decide};
pub use ranking::Ranking;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::db::calls::CallRow;
use crate::db::rankings::{CallRanking, ContenderRow, LotRanking};
use crate::domain::actor::Actor;
use crate::domain::evaluation::{EvaluationState, FloorMissed};
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::proposal::ProposalState;
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

/// One lot's list, as the ranking and the decision page show it.
#[derive(Debug, Clone, Serialize)]
struct LotView {
    name: Texts,
    envelope: Money,
    awarded: Money,
    rows: Vec<RankRow>,
    incomplete: Vec<Incomplete>,
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
    moves: Vec<MoveView>,
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
    fn of(call: &CallRow, lot: &LotRanking, standing: &CallRanking, viewer: &Actor, lang: Lang) -> Self {
        let closed: HashSet<Id> = standing
            .evaluations
            .iter()
            .filter(|(row, _)| viewer.is(row.evaluator_id) && row.state == EvaluationState::Recused)
            .map(|(row, _)| row.proposal_id)
            .collect();
        let contenders: HashMap<Id, &ContenderRow> = lot.contenders.iter().map(|row| (row.id, row)).collect();
        let contender = |id: Id| contenders.get(&id).copied();
        let mut spent = Some(Money::zero(call.currency));
        let mut over = false;
        let mut rows = Vec::with_capacity(lot.ranking.ranked.len());
        for ranked in &lot.ranking.ranked {
            let Some(row) = contender(ranked.proposal) else { continue };
            let requested = Money::new(row.requested, call.currency);
            let award = ranked.outcome.as_str() == "award";
            // The line stands where the list first leaves the awards.
            let line = !award && !over && ranked.may_be_retained();
            over |= line;
            let with_it = spent.and_then(|sum| sum.plus(requested).ok());
            if award {
                spent = with_it;
            }
            let hidden = closed.contains(&row.id);
            rows.push(RankRow {
                id: row.id.to_string(),
                hidden,
                place: ranked.place,
                number: if hidden { String::new() } else { row.number.clone() },
                title: if hidden { String::new() } else { row.title.clone() },
                partner: if hidden { String::new() } else { row.partner.clone() },
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
                line,
            });
        }
        let name = |evaluator: Id| {
            let found = standing.evaluations.iter().find(|(row, _)| row.evaluator_id == evaluator);
            found.map_or_else(String::new, |(_, name)| name.clone())
        };
        LotView {
            name: lot.lot.title().clone(),
            envelope: lot.envelope,
            awarded: lot.ranking.awarded,
            rows,
            incomplete: lot
                .ranking
                .incomplete
                .iter()
                .filter_map(|missing| {
                    let row = contender(missing.proposal)?;
                    let hidden = closed.contains(&row.id);
                    Some(Incomplete {
                        id: row.id,
                        hidden,
                        number: if hidden { String::new() } else { row.number.clone() },
                        title: if hidden { String::new() } else { row.title.clone() },
                        have: missing.scorecards,
                    })
                })
                .collect(),
            without: lot
                .ranking
                .without
                .iter()
                .map(|without| WithoutView {
                    name: name(without.evaluator),
                    moves: without
                        .moves
                        .iter()
                        .filter(|moved| !closed.contains(&moved.proposal))
                        .map(|moved| MoveView {
                            number: contender(moved.proposal).map_or_else(String::new, |row| row.number.clone()),
                            place: moved.place,
                            place_without: moved.place_without,
                            outcome: moved.outcome.as_str(),
                            outcome_without: moved.outcome_without.as_str(),
                        })
                        .collect(),
                })
                .collect(),
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
            without: vec![
                WithoutView { name: "Awa Exemple".into(), moves: vec![moved] },
                WithoutView { name: "Nino Exemple".into(), moves: Vec::new() },
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
