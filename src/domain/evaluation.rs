//! An evaluator and one proposal: the declaration of interest, the scorecard, the hand-in, and what
//! may be seen when.

pub mod seat;

pub use seat::{Assignment, Seat, check_assignment};

use super::actor::{Actor, At, Grant, Role};
use super::grid::{BEST_TOTAL, Criterion, Grid};
use super::money::divide_half_up;
use super::number::parse_whole;
use super::permission::Permission;
use super::proposal::ProposalState;
use super::state::{Unmet, WrongState};

super::state::text_enum! {
    /// How far an evaluator is with one proposal.
    EvaluationState {
        /// Asked to evaluate; nothing of the file is visible yet.
        Assigned = "assigned",
        /// Declared that no interest is in the way; the file is open.
        Declared = "declared",
        /// Some scores are kept.
        InProgress = "in_progress",
        /// Handed in; read-only unless the chair reopens it.
        HandedIn = "handed_in",
        /// An interest was declared: no access, and the scores do not count.
        Recused = "recused",
    }
}

super::state::text_enum! {
    /// What can happen to an evaluation.
    EvaluationAction {
        /// The evaluator states that no interest is in the way.
        DeclareNoInterest = "declare_no_interest",
        /// The evaluator states an interest, or one is found.
        DeclareInterest = "declare_interest",
        /// Scores are kept, complete or not.
        Save = "save",
        /// The complete scorecard is handed in.
        HandIn = "hand_in",
        /// The chair reopens a scorecard for a sitting; the former scores stay in the history.
        Reopen = "reopen",
    }
}

impl EvaluationAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        match self {
            EvaluationAction::DeclareNoInterest | EvaluationAction::DeclareInterest => Permission::EvaluationDeclare,
            EvaluationAction::Save => Permission::EvaluationScore,
            EvaluationAction::HandIn => Permission::EvaluationHandIn,
            EvaluationAction::Reopen => Permission::EvaluationReopen,
        }
    }
}

impl EvaluationState {
    /// The state after this action.
    ///
    /// # Errors
    /// The action is not possible in this state.
    pub fn after(self, action: EvaluationAction) -> Result<Self, WrongState> {
        use EvaluationAction as A;
        use EvaluationState as S;
        match (self, action) {
            (S::Assigned, A::DeclareNoInterest) => Ok(S::Declared),
            // An interest that shows later ends access at once and takes the scorecard out.
            (S::Assigned | S::Declared | S::InProgress | S::HandedIn, A::DeclareInterest) => Ok(S::Recused),
            (S::Declared | S::InProgress, A::Save) => Ok(S::InProgress),
            (S::Declared | S::InProgress, A::HandIn) => Ok(S::HandedIn),
            (S::HandedIn, A::Reopen) => Ok(S::InProgress),
            _ => Err(WrongState { noun: "evaluation", state: self.as_str(), action: action.as_str() }),
        }
    }

    /// Whether the evaluator may read the file: only after declaring no interest, never when
    /// recused (domain rule 10).
    pub const fn may_read_file(self) -> bool {
        matches!(self, EvaluationState::Declared | EvaluationState::InProgress | EvaluationState::HandedIn)
    }

    /// Whether the evaluator may see what others gave on this proposal, averages included: only
    /// once their own scorecard is handed in (domain rule 11). For someone who does not evaluate
    /// the proposal the permission matrix alone decides.
    pub const fn may_see_others(self) -> bool {
        matches!(self, EvaluationState::HandedIn)
    }

    /// Whether the scorecard counts in the ranking.
    pub const fn counts(self) -> bool {
        matches!(self, EvaluationState::HandedIn)
    }
}
super::state::state_lists!(EvaluationState, EvaluationAction);

/// Whether the actor reads the proposals of this place by their office. Evaluators do not: a file
/// opens to them one by one, after their declaration (domain rule 10).
pub fn reads_by_office(actor: &Actor, at: At) -> bool {
    let offices = |grant: &Grant| grant.role != Role::Evaluator && grant.covers(at);
    actor.reach(Permission::ProposalRead).iter().any(offices)
}

/// Whether scorecards of a proposal in this state are still written: until the ranking stands.
pub const fn takes_scores(proposal: ProposalState) -> bool {
    matches!(proposal, ProposalState::InEvaluation)
}

/// Characters of the longest reason that is kept.
pub const REASON_LIMIT: usize = 2_000;

/// What an evaluator states before a file opens.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Declaration {
    /// Whether there is an interest.
    pub interest: bool,
    /// Which one. Kept with the recusal; asked for when there is an interest.
    pub reason: String,
}

impl Declaration {
    /// The action this declaration is.
    pub const fn action(&self) -> EvaluationAction {
        if self.interest { EvaluationAction::DeclareInterest } else { EvaluationAction::DeclareNoInterest }
    }

    /// What is missing: an interest without its reason.
    pub fn check(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.interest && self.reason.trim().is_empty() {
            unmet.push(Unmet::new("interest-reason-missing").on("reason"));
        }
        if self.reason.chars().count() > REASON_LIMIT {
            unmet.push(Unmet::new("reason-too-long").on("reason").with("max", REASON_LIMIT));
        }
        unmet
    }
}

/// One answer as it was typed. Saving keeps it whatever it is; [`Scorecard::check`] judges it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ScoreDraft {
    /// The criterion's code.
    pub criterion: String,
    /// The score as typed; `None` while nothing was chosen.
    pub score: Option<String>,
    /// Whether "not applicable" was ticked.
    pub not_applicable: bool,
    /// The reason as typed.
    pub reason: String,
}

/// The judgement on one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A score on the criterion's scale.
    Score(i64),
    /// The criterion does not apply; its weight leaves the divisor.
    NotApplicable,
}

/// One judged criterion of a complete scorecard.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Score {
    /// The criterion's code.
    pub criterion: String,
    /// The judgement.
    pub mark: Mark,
    /// Why.
    pub reason: String,
}

/// A complete scorecard: every criterion of the grid once, in the grid's order.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Scorecard {
    /// The judged criteria.
    pub scores: Vec<Score>,
}

/// The judgements of a complete scorecard without their reasons: one for each criterion, in the grid's order. What is
/// computed of scorecards is computed of these; a large call has thousands, and so they are kept small: a score is at most
/// [`SCALE_LIMIT`](super::grid::SCALE_LIMIT), `None` is "not applicable".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks(Box<[Option<u8>]>);

/// A floor that was not reached.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum FloorMissed {
    /// A section's share of its points, both in basis points.
    Section {
        /// The section's code.
        section: String,
        /// What was reached.
        reached_bp: i64,
        /// What is the least.
        floor_bp: i64,
    },
    /// A criterion's score, both in hundredths.
    Criterion {
        /// The criterion's code.
        criterion: String,
        /// What was reached.
        reached: i64,
        /// What is the least.
        floor: i64,
    },
}

impl Scorecard {
    /// Reads drafts into a scorecard that may be handed in (domain rule 12). The fields are
    /// `score.{criterion}` and `reason.{criterion}`.
    ///
    /// # Errors
    /// Everything that is missing or out of range, all at once.
    pub fn check(grid: &Grid, drafts: &[ScoreDraft]) -> Result<Scorecard, Vec<Unmet>> {
        let mut unmet = Vec::new();
        for draft in drafts {
            if grid.criterion(&draft.criterion).is_none() {
                unmet.push(Unmet::new("score-unknown-criterion").with("criterion", &draft.criterion));
            }
        }
        let mut scores = Vec::new();
        for criterion in grid.criteria() {
            let mut answers = drafts.iter().filter(|draft| draft.criterion == criterion.code);
            let answer = answers.next();
            if answers.next().is_some() {
                unmet.push(about("score-twice", "score", criterion));
            }
            if let Some(score) = judge(grid, criterion, answer, &mut unmet) {
                scores.push(score);
            }
        }
        if !scores.is_empty() && scores.iter().all(|score| score.mark == Mark::NotApplicable) {
            unmet.push(Unmet::new("scorecard-nothing-applies"));
        }
        super::state::all_met(unmet).map(|()| Scorecard { scores })
    }

    /// Its judgements.
    pub fn marks(&self) -> Marks {
        let given = |mark| match mark {
            Mark::Score(score) => Some(u8::try_from(score).unwrap_or(u8::MAX)),
            Mark::NotApplicable => None,
        };
        Marks(self.scores.iter().map(|score| given(score.mark)).collect())
    }

    /// The total of its judgements; see [`Marks::total`].
    pub fn total(&self, grid: &Grid) -> Option<i64> {
        self.marks().total(grid)
    }
}

impl Marks {
    /// Those of a scorecard that was handed in, and was checked then. `given` tells of a criterion's code what was typed,
    /// and whether "not applicable" was ticked. `None`: it does not fit the grid.
    pub fn read<'a>(grid: &Grid, given: impl Fn(&str) -> Option<(Option<&'a str>, bool)>) -> Option<Marks> {
        let mark = |criterion: &Criterion| match given(&criterion.code)? {
            (_, true) => Some(None),
            (typed, false) => Some(Some(typed?.trim().parse().ok()?)),
        };
        grid.criteria().map(mark).collect::<Option<_>>().map(Marks)
    }

    /// The weighted total in hundredths of a point, 0 to 100.00, half-up: Σ weight × score / scale
    /// over the applicable criteria ÷ Σ applicable weights × 100 (domain rule 13). `None` when no
    /// criterion applies.
    pub fn total(&self, grid: &Grid) -> Option<i64> {
        weighted(grid.criteria().zip(&self.0))
    }

    /// The same over the criteria of one section, by its place in the grid: its share of its points in basis points.
    pub fn section_share(&self, grid: &Grid, section: usize) -> Option<i64> {
        let before = grid.sections.iter().take(section).map(|section| section.criteria.len()).sum();
        weighted(grid.sections.get(section)?.criteria.iter().zip(self.0.iter().skip(before)))
    }
}

/// Every score as a fraction of the same denominator, so that nothing is rounded before the end.
fn weighted<'a>(judged: impl Iterator<Item = (&'a Criterion, &'a Option<u8>)> + Clone) -> Option<i64> {
    let common = judged.clone().fold(1i128, |common, (criterion, _)| lcm(common, i128::from(criterion.scale_max)));
    let (mut reached, mut weights) = (0i128, 0i128);
    for (criterion, mark) in judged {
        if let Some(score) = mark {
            let weight = i128::from(criterion.weight);
            reached += weight * i128::from(*score) * (common / i128::from(criterion.scale_max).max(1));
            weights += weight;
        }
    }
    (weights > 0)
        .then(|| divide_half_up(reached * i128::from(BEST_TOTAL), weights * common))
        .and_then(|total| i64::try_from(total).ok())
}

/// The mean of whole numbers, half-up; `None` for none.
pub fn mean(values: &[i64]) -> Option<i64> {
    let count = i128::try_from(values.len()).ok().filter(|count| *count > 0)?;
    i64::try_from(divide_half_up(values.iter().map(|value| i128::from(*value)).sum(), count)).ok()
}

/// The mean share of a section over scorecards, in basis points, half-up. The section is named by its place in the grid.
pub fn mean_section_share(grid: &Grid, section: usize, cards: &[&Marks]) -> Option<i64> {
    mean(&cards.iter().filter_map(|marks| marks.section_share(grid, section)).collect::<Vec<_>>())
}

/// The floors that the means of these scorecards do not reach, in the grid's order (domain rule
/// 13). A section or criterion that applies nowhere has no floor.
pub fn floors_missed(grid: &Grid, cards: &[&Marks]) -> Vec<FloorMissed> {
    let mut missed = Vec::new();
    let mut place = 0;
    for (number, section) in grid.sections.iter().enumerate() {
        // Most have no floor, and a mean is asked for only where there is one.
        if let Some(floor_bp) = section.floor_bp
            && let Some(reached_bp) = mean_section_share(grid, number, cards)
            && reached_bp < floor_bp
        {
            missed.push(FloorMissed::Section { section: section.code.clone(), reached_bp, floor_bp });
        }
        for criterion in &section.criteria {
            if let Some(floor) = criterion.floor.map(|floor| floor * 100)
                && let Some(reached) = mean_score(place, cards)
                && reached < floor
            {
                missed.push(FloorMissed::Criterion { criterion: criterion.code.clone(), reached, floor });
            }
            place += 1;
        }
    }
    missed
}

/// The mean score of the criterion at this place over scorecards, in hundredths, half-up; cards that say "not
/// applicable" do not count.
fn mean_score(place: usize, cards: &[&Marks]) -> Option<i64> {
    let scores = cards.iter().filter_map(|marks| marks.0.get(place).copied()?.map(|score| i64::from(score) * 100));
    mean(&scores.collect::<Vec<_>>())
}

fn judge(grid: &Grid, criterion: &Criterion, answer: Option<&ScoreDraft>, unmet: &mut Vec<Unmet>) -> Option<Score> {
    let typed = answer.and_then(|draft| draft.score.as_deref()).map(str::trim).filter(|text| !text.is_empty());
    let reason = answer.map(|draft| draft.reason.trim()).unwrap_or_default();
    if reason.chars().count() > REASON_LIMIT {
        unmet.push(about("reason-too-long", "reason", criterion).with("max", REASON_LIMIT));
    }
    let mark = if answer.is_some_and(|draft| draft.not_applicable) {
        if !criterion.not_applicable_allowed {
            unmet.push(about("score-not-applicable-refused", "score", criterion));
            return None;
        }
        if typed.is_some() {
            unmet.push(about("score-and-not-applicable", "score", criterion));
            return None;
        }
        // Without a score the reason is the only thing that explains the answer.
        if reason.is_empty() {
            unmet.push(about("score-reason-missing", "reason", criterion));
        }
        Mark::NotApplicable
    } else {
        let Some(typed) = typed else {
            unmet.push(about("score-missing", "score", criterion));
            return None;
        };
        let Some(score) = parse_whole(typed).ok().filter(|score| criterion.allows(*score)) else {
            unmet.push(
                about("score-out-of-range", "score", criterion)
                    .with("min", criterion.scale_min)
                    .with("max", criterion.scale_max),
            );
            return None;
        };
        if grid.reasons.asks(score) && reason.is_empty() {
            unmet.push(about("score-reason-missing", "reason", criterion));
        }
        Mark::Score(score)
    };
    Some(Score { criterion: criterion.code.clone(), mark, reason: reason.to_owned() })
}

fn about(code: &'static str, part: &str, criterion: &Criterion) -> Unmet {
    Unmet::new(code).on(format!("{part}.{}", criterion.code)).with("criterion", &criterion.code)
}

fn lcm(a: i128, b: i128) -> i128 {
    let (mut x, mut y) = (a, b.max(1));
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b.max(1)
}

#[cfg(test)]
mod tests;
