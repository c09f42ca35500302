//! The decisions of a lot, taken by someone who neither scored nor checked (domain rules 14 to 17).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::evaluation::{Mark, Scorecard};
use super::grid::Grid;
use super::id::Id;
use super::money::{Money, divide_half_up};
use super::number::parse_scaled;
use super::state::Unmet;
use super::text::Texts;

pub use super::ranking::Outcome;

/// Characters of the longest reason or condition that is kept.
pub const TEXT_LIMIT: usize = 4_000;

/// What is known of the lot that is decided.
#[derive(Debug, Clone)]
pub struct DecisionFacts<'a> {
    /// Whether the call is in evaluation.
    pub call_in_evaluation: bool,
    /// Who decides.
    pub decider: Id,
    /// Everyone who evaluates in this call and was not recused.
    pub scorers: &'a BTreeSet<Id>,
    /// Everyone who checked the eligibility of a proposal of this call.
    pub eligibility_checkers: &'a BTreeSet<Id>,
    /// The money of the lot.
    pub envelope: Money,
    /// The smallest grant of the call.
    pub min_grant: Money,
    /// Every eligible proposal of the lot.
    pub proposals: &'a [ProposalFacts],
}

/// What is known of one eligible proposal.
#[derive(Debug, Clone)]
pub struct ProposalFacts {
    /// The proposal.
    pub proposal: Id,
    /// Its number, for the messages.
    pub number: String,
    /// The grant it asks for.
    pub requested: Money,
    /// How many scorecards it has.
    pub scorecards: usize,
    /// How many it needs.
    pub scorecards_needed: usize,
    /// Whether its scorecards lie further apart than the call allows.
    pub spread_over_limit: bool,
    /// Whether a sitting discussed the spread and its minutes are kept.
    pub spread_minuted: bool,
    /// What the ranking proposes; `None` when it could not be ranked.
    pub proposed: Option<Outcome>,
    /// Whether it reaches the pass mark and every floor.
    pub may_be_retained: bool,
}

/// The decision on one proposal, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionDraft {
    /// The proposal.
    pub proposal: Id,
    /// The outcome as sent; empty when none was chosen.
    #[serde(default)]
    pub outcome: String,
    /// The amount of an award; empty for what was asked.
    #[serde(default)]
    pub amount: String,
    /// Why. Part of the letter to the applicant.
    #[serde(default)]
    pub reason: String,
    /// Under what conditions. Part of the letter and of the agreement.
    #[serde(default)]
    pub conditions: String,
    /// What was found about scorecards that lie far apart, when no sitting minuted it.
    #[serde(default)]
    pub spread_note: String,
}

/// A decision that may be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The proposal.
    pub proposal: Id,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The grant; nothing unless awarded.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Under what conditions.
    pub conditions: String,
    /// What was found about scorecards that lie far apart.
    pub spread_note: String,
}

/// Reads the decisions of a lot. Fields are `{part}.{proposal}` as `reason.0192…`.
///
/// # Errors
/// Everything that keeps them from being taken, all at once.
pub fn check(facts: &DecisionFacts<'_>, drafts: &[DecisionDraft]) -> Result<Vec<Decision>, Vec<Unmet>> {
    let mut unmet = check_decider(facts);
    for draft in drafts {
        if !facts.proposals.iter().any(|known| known.proposal == draft.proposal) {
            unmet.push(Unmet::new("decision-unknown-proposal"));
        }
    }
    let mut decisions = Vec::with_capacity(facts.proposals.len());
    for known in facts.proposals {
        let mut found = drafts.iter().filter(|draft| draft.proposal == known.proposal);
        let draft = found.next();
        if found.next().is_some() {
            unmet.push(known.unmet("decision-twice", "outcome"));
        }
        known.check_ready(draft, &mut unmet);
        match draft {
            None => unmet.push(known.unmet("decision-missing", "outcome")),
            Some(draft) => decisions.extend(known.read(draft, facts.min_grant, &mut unmet)),
        }
    }
    let awards = decisions.iter().filter(|decision| decision.outcome == Outcome::Award).map(|decision| decision.amount);
    match Money::sum(facts.envelope.currency(), awards) {
        Ok(sum) if sum.minor() <= facts.envelope.minor() => {}
        Ok(sum) => unmet.push(
            Unmet::new("decision-over-envelope")
                .with("awards_money", sum.tagged())
                .with("envelope_money", facts.envelope.tagged()),
        ),
        Err(_) => unmet.push(Unmet::new("decision-currencies")),
    }
    super::state::all_met(unmet).map(|()| decisions)
}

/// What keeps this person from deciding at all: also the answer to whether the page shows a form.
pub fn check_decider(facts: &DecisionFacts<'_>) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if !facts.call_in_evaluation {
        unmet.push(Unmet::new("decision-call-not-in-evaluation"));
    }
    if facts.scorers.contains(&facts.decider) {
        unmet.push(Unmet::new("decision-by-a-scorer"));
    }
    if facts.eligibility_checkers.contains(&facts.decider) {
        unmet.push(Unmet::new("decision-by-an-eligibility-checker"));
    }
    unmet
}

impl ProposalFacts {
    fn unmet(&self, code: &'static str, part: &str) -> Unmet {
        Unmet::new(code).on(format!("{part}.{}", self.proposal)).with("number", &self.number)
    }

    /// Whether the proposal is ripe for a decision.
    fn check_ready(&self, draft: Option<&DecisionDraft>, unmet: &mut Vec<Unmet>) {
        if self.scorecards < self.scorecards_needed {
            unmet.push(
                self.unmet("decision-scorecards-missing", "outcome")
                    .with("have", self.scorecards)
                    .with("needed", self.scorecards_needed),
            );
        }
        let noted = draft.is_some_and(|draft| !draft.spread_note.trim().is_empty());
        if self.spread_over_limit && !self.spread_minuted && !noted {
            unmet.push(self.unmet("decision-spread-not-minuted", "spread_note"));
        }
    }

    fn read(&self, draft: &DecisionDraft, min_grant: Money, unmet: &mut Vec<Unmet>) -> Option<Decision> {
        let texts = [&draft.reason, &draft.conditions, &draft.spread_note].map(|text| text.trim().to_owned());
        for (part, text) in ["reason", "conditions", "spread_note"].iter().zip(&texts) {
            if text.chars().count() > TEXT_LIMIT {
                unmet.push(self.unmet("text-too-long", part).with("max", TEXT_LIMIT));
            }
        }
        let [reason, conditions, spread_note] = texts;
        let Ok(outcome) = draft.outcome.trim().parse::<Outcome>() else {
            unmet.push(self.unmet("decision-missing", "outcome"));
            return None;
        };
        if outcome != Outcome::Reject && !self.may_be_retained {
            unmet.push(self.unmet("decision-not-retainable", "outcome"));
        }
        let differs = self.proposed.is_some_and(|proposed| proposed != outcome);
        // A rejection below the mark explains itself; any other needs words.
        let unexplained = outcome == Outcome::Reject && self.may_be_retained;
        if reason.is_empty() && (differs || unexplained) {
            unmet.push(self.unmet("decision-reason-missing", "reason"));
        }
        let amount = match outcome {
            Outcome::Award => self.read_amount(draft.amount.trim(), &conditions, min_grant, unmet)?,
            Outcome::Reserve | Outcome::Reject => Money::zero(self.requested.currency()),
        };
        Some(Decision { proposal: self.proposal, outcome, amount, reason, conditions, spread_note })
    }

    fn read_amount(&self, typed: &str, conditions: &str, min_grant: Money, unmet: &mut Vec<Unmet>) -> Option<Money> {
        let currency = self.requested.currency();
        let amount = if typed.is_empty() {
            self.requested
        } else {
            match parse_scaled(typed, currency.decimals()) {
                Ok(minor) => Money::new(minor, currency),
                Err(error) => {
                    unmet.push(error.explain(self.unmet(error.code(), "amount"), typed, currency.decimals()));
                    return None;
                }
            }
        };
        if amount.minor() > self.requested.minor() {
            unmet.push(
                self.unmet("decision-amount-above-request", "amount").with("requested_money", self.requested.tagged()),
            );
        }
        if amount.minor() <= 0 || amount.minor() < min_grant.minor() {
            unmet.push(self.unmet("decision-amount-below-minimum", "amount").with("minimum_money", min_grant.tagged()));
        }
        if amount != self.requested && conditions.is_empty() {
            unmet.push(self.unmet("decision-condition-missing", "conditions"));
        }
        Some(amount)
    }
}

/// What the committee gave on one criterion, for the letter to the applicant (domain rule 17). The
/// evaluators are not named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionResult {
    /// The criterion's code.
    pub criterion: String,
    /// What the criterion is called, so that a letter needs nothing but this.
    pub title: Texts,
    /// The mean points in hundredths, half-up; `None` where the criterion applies to nobody's card.
    pub points: Option<i64>,
    /// The points that could be had, in hundredths.
    pub of: i64,
    /// The reasons that were written, in the order of the scorecards.
    pub reasons: Vec<String>,
}

/// Points and reasons per criterion, in the grid's order. The points are rounded one by one, so
/// their sum may differ from the score by a few hundredths; the score is what counts.
pub fn letter(grid: &Grid, cards: &[&Scorecard]) -> Vec<CriterionResult> {
    grid.criteria()
        .map(|criterion| {
            let given = cards.iter().flat_map(|card| &card.scores).filter(|score| score.criterion == criterion.code);
            let (mut sum, mut count, mut reasons) = (0i128, 0i128, Vec::new());
            for score in given {
                if let Mark::Score(value) = score.mark {
                    sum += i128::from(value);
                    count += 1;
                }
                if !score.reason.is_empty() {
                    reasons.push(score.reason.clone());
                }
            }
            let of = criterion.weight * 100;
            let points = (count > 0)
                .then(|| divide_half_up(sum * i128::from(of), count * i128::from(criterion.scale_max).max(1)))
                .and_then(|points| i64::try_from(points).ok());
            CriterionResult { criterion: criterion.code.clone(), title: criterion.title.clone(), points, of, reasons }
        })
        .collect()
}

#[cfg(test)]
mod tests;
