//! What the ranking and the decision of a call are computed from, lot by lot. Three statements,
//! however many proposals there are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Deserialize;

use super::Db;
use super::calls::{CallRow, LotRow};
use super::decisions::DecisionRow;
use super::evaluations::list_of_call;
use super::schema::{decisions, evaluations, lots, partners, proposals, users};
use super::types::Written;
use crate::domain::evaluation::{EvaluationState, Marks, Scorecard};
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::proposal::ProposalState;
use crate::domain::ranking::{Candidate, Cut, Marked, Ranking, rank};
use crate::domain::state::Instant;

/// A proposal that is or will be ranked.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct ContenderRow {
    pub id: Id,
    pub number: String,
    pub lot_id: Id,
    pub title: String,
    pub partner: String,
    pub state: ProposalState,
    pub requested: i64,
    pub beneficiaries: i32,
    pub submitted_at: Option<Instant>,
}

/// Somebody's part in judging a proposal.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the table, named in its migration")]
pub struct PartRow {
    pub id: Id,
    pub proposal_id: Id,
    pub evaluator_id: Id,
    pub state: EvaluationState,
}

/// A score as it stands in the database.
#[derive(Deserialize)]
struct Given<'a> {
    #[serde(borrow)]
    criterion: Cow<'a, str>,
    #[serde(borrow)]
    score: Option<Cow<'a, str>>,
    #[serde(default)]
    not_applicable: bool,
}

/// A lot with its proposals and scorecards.
#[derive(Debug, Clone)]
pub struct LotRanking {
    /// The lot.
    pub lot: LotRow,
    /// The money of the lot.
    pub envelope: Money,
    /// Its proposals in evaluation, ranked or decided, by number.
    pub contenders: Vec<ContenderRow>,
    /// The ranking.
    pub ranking: Ranking,
}

/// A call as it stands in its evaluation.
#[derive(Debug, Clone)]
pub struct CallRanking {
    /// Lot by lot.
    pub lots: Vec<LotRanking>,
    /// Every evaluation of the call, oldest first.
    pub parts: Vec<PartRow>,
    /// The names of the evaluators.
    pub evaluators: BTreeMap<Id, String>,
    /// How many proposals still wait for their eligibility check or for evaluators.
    pub waiting: usize,
}

/// The ranking of each lot of a call. Who may see it is asked by the caller.
///
/// # Errors
/// The database's; also a stored scorecard that does not fit the grid any more, or amounts that do
/// not add up: stored data is damaged then.
pub fn of_call(db: &mut Db, call: &CallRow) -> QueryResult<CallRanking> {
    let lots = lots::table.filter(lots::call_id.eq(call.id)).order(lots::position).load::<LotRow>(db)?;
    let all = proposals::table
        .inner_join(partners::table)
        .filter(proposals::call_id.eq(call.id))
        .filter(proposals::submitted_at.is_not_null())
        .filter(proposals::state.ne_all([ProposalState::Withdrawn, ProposalState::Ineligible]))
        .order(proposals::number)
        .select((
            proposals::id,
            proposals::number,
            proposals::lot_id,
            proposals::title,
            partners::name,
            proposals::state,
            proposals::requested,
            proposals::beneficiaries,
            proposals::submitted_at,
        ))
        .load::<ContenderRow>(db)?;
    let early = |row: &ContenderRow| {
        matches!(row.state, ProposalState::Submitted | ProposalState::Returned | ProposalState::Eligible)
    };
    let waiting = all.iter().filter(|row| early(row)).count();
    let mut cards: BTreeMap<Id, Vec<Marked>> = BTreeMap::new();
    let (mut parts, mut evaluators) = (Vec::new(), BTreeMap::new());
    // One by one: together the scorecards of a large call are megabytes.
    for card in list_cards(db, call.id)? {
        let (part, Written(scores), name) = card?;
        evaluators.entry(part.evaluator_id).or_insert(name);
        if part.state.counts() {
            let marks = read_marks(&call.grid, &scores)
                .ok_or_else(|| broken(format!("scorecard {} does not fit the grid", part.id)))?;
            cards.entry(part.proposal_id).or_default().push(Marked::new(&call.grid, part.evaluator_id, marks));
        }
        parts.push(part);
    }
    // Sorted here: in the database the scores would be sorted with them.
    parts.sort_by_key(|part: &PartRow| part.id);
    let mut of_lot: BTreeMap<Id, Vec<ContenderRow>> = BTreeMap::new();
    for row in all.into_iter().filter(|row| !early(row)) {
        of_lot.entry(row.lot_id).or_default().push(row);
    }
    let lots = lots
        .into_iter()
        .map(|lot| {
            let contenders = of_lot.remove(&lot.id).unwrap_or_default();
            let candidates: Vec<Candidate> = contenders
                .iter()
                .map(|row| Candidate {
                    proposal: row.id,
                    requested: Money::new(row.requested, call.currency),
                    beneficiaries: u64::try_from(row.beneficiaries).unwrap_or(0),
                    submitted_at: row.submitted_at.unwrap_or(call.created_at),
                    cards: cards.remove(&row.id).unwrap_or_default(),
                })
                .collect();
            let envelope = Money::new(lot.envelope, call.currency);
            let ranking = rank(Cut::new(&call.grid, &call.rules, envelope), &candidates)
                .map_err(|error| broken(error.to_string()))?;
            Ok(LotRanking { lot, envelope, contenders, ranking })
        })
        .collect::<QueryResult<Vec<LotRanking>>>()?;
    Ok(CallRanking { lots, parts, evaluators, waiting })
}

/// The scorecards of a call that count, with their reasons, by proposal, the oldest first. Who may see them is asked by
/// the caller.
///
/// # Errors
/// As [`of_call`].
pub fn list_scorecards(db: &mut Db, call: &CallRow) -> QueryResult<BTreeMap<Id, Vec<Scorecard>>> {
    let mut cards: BTreeMap<Id, Vec<Scorecard>> = BTreeMap::new();
    for (row, _) in list_of_call(db, call.id)?.into_iter().filter(|(row, _)| row.state.counts()) {
        let card = Scorecard::check(&call.grid, &row.drafts())
            .map_err(|_| broken(format!("scorecard {} does not fit the grid", row.id)))?;
        cards.entry(row.proposal_id).or_default().push(card);
    }
    Ok(cards)
}

/// Whose part it is, what was given, and the evaluator's name.
type Card = (PartRow, Written, String);

/// The evaluations of a call in no order.
fn list_cards(db: &mut Db, call: Id) -> QueryResult<impl Iterator<Item = QueryResult<Card>>> {
    evaluations::table
        .inner_join(users::table)
        .filter(evaluations::call_id.eq(call))
        .select((
            (evaluations::id, evaluations::proposal_id, evaluations::evaluator_id, evaluations::state),
            evaluations::scores,
            users::name,
        ))
        .load_iter(db)
}

/// The judgements of a stored scorecard that was handed in; `None` where it does not fit the grid.
fn read_marks(grid: &Grid, scores: &str) -> Option<Marks> {
    let scores: Vec<Given<'_>> = serde_json::from_str(scores).ok()?;
    Marks::read(grid, |criterion| {
        let given = scores.iter().find(|given| given.criterion == criterion)?;
        Some((given.score.as_deref(), given.not_applicable))
    })
}

fn broken(what: String) -> diesel::result::Error {
    diesel::result::Error::DeserializationError(what.into())
}

/// The decisions of a call with the decider's name. Who may see them is asked by the caller.
///
/// # Errors
/// The database's.
pub fn list_decisions(db: &mut Db, call: Id) -> QueryResult<Vec<(DecisionRow, String)>> {
    decisions::table
        .inner_join(users::table.on(users::id.eq(decisions::decided_by)))
        .filter(decisions::call_id.eq(call))
        .order((decisions::rank, decisions::id))
        .select((decisions::all_columns, users::name))
        .load(db)
}

/// The decision on one proposal with the decider's name. Who may see it is asked by the caller.
///
/// # Errors
/// The database's.
pub fn find_decision(db: &mut Db, proposal: Id) -> QueryResult<Option<(DecisionRow, String)>> {
    decisions::table
        .inner_join(users::table.on(users::id.eq(decisions::decided_by)))
        .filter(decisions::proposal_id.eq(proposal))
        .select((decisions::all_columns, users::name))
        .first(db)
        .optional()
}
