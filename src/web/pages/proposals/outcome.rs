//! What became of a proposal, for the organisation that sent it: the rules it does not meet, or the
//! points and reasons of the decision. The letters say that these are here.

use serde::Serialize;

use crate::db::decisions::DecisionRow;
use crate::db::proposals::{EligibilityCheckRow, ProposalFile};
use crate::domain::decision::{CriterionResult, Outcome};
use crate::domain::eligibility::Answers;
use crate::domain::money::{Currency, Money};
use crate::domain::text::Texts;

/// What was found or decided.
#[derive(Serialize)]
pub struct Found {
    /// Points of 100, with two decimals.
    score: Option<String>,
    /// What is awarded, while it is.
    amount: Option<Money>,
    conditions: String,
    reason: String,
    criteria: Vec<Points>,
    faults: Vec<Fault>,
}

/// The points of a criterion and why.
#[derive(Serialize)]
pub struct Points {
    title: Texts,
    points: String,
    of: String,
    reasons: Vec<String>,
}

/// A rule of the call that the proposal does not meet.
#[derive(Serialize)]
struct Fault {
    rule: Texts,
    note: String,
}

impl Points {
    /// Those of each criterion that applied.
    pub fn list(criteria: Vec<CriterionResult>) -> Vec<Points> {
        let points = |criterion: CriterionResult| {
            Some(Points {
                points: hundredths(criterion.points?),
                of: hundredths(criterion.of),
                title: criterion.title,
                reasons: criterion.reasons,
            })
        };
        criteria.into_iter().filter_map(points).collect()
    }

    /// Those of the samples.
    pub fn sample() -> Vec<Points> {
        vec![Points {
            title: Texts::new("Besoin", "Need", "Necessidade"),
            points: "18.50".into(),
            of: "20.00".into(),
            reasons: vec!["Clair.".into()],
        }]
    }
}

/// `7250` as `72.50`.
pub fn hundredths(value: i64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}

impl Found {
    /// The decision.
    pub(super) fn decided(decision: DecisionRow, currency: Currency) -> Found {
        Found {
            score: decision.score.map(hundredths),
            amount: (decision.outcome == Outcome::Award).then(|| Money::new(decision.amount, currency)),
            conditions: decision.conditions,
            reason: decision.reason,
            criteria: Points::list(decision.criteria.0),
            faults: Vec::new(),
        }
    }

    /// The check that found it ineligible. Who made it is not said.
    pub(super) fn ineligible(check: EligibilityCheckRow, file: &ProposalFile) -> Found {
        let answers: Answers = serde_json::from_value(check.answers.0).unwrap_or_default();
        let fault = |rule: &crate::domain::call::AdministrativeRule| {
            let answer = answers.get(&rule.code).filter(|answer| answer.met == Some(false))?;
            Some(Fault { rule: rule.label.clone(), note: answer.note.clone() })
        };
        Found {
            score: None,
            amount: None,
            conditions: String::new(),
            reason: String::new(),
            criteria: Vec::new(),
            faults: file.call.rules.administrative_rules.iter().filter_map(fault).collect(),
        }
    }

    /// One of each kind.
    pub(super) fn samples() -> [Found; 2] {
        let decided = Found {
            score: Some("72.50".into()),
            amount: Some(Money::new(2_800_000, Currency::Xof)),
            conditions: "Remettre deux devis.".into(),
            reason: "Besoin bien montré.".into(),
            criteria: Points::sample(),
            faults: Vec::new(),
        };
        let rule = Texts::new("Le dossier est arrivé à temps.", "The proposal arrived in time.", "");
        let refused = Found {
            score: None,
            amount: None,
            conditions: String::new(),
            reason: String::new(),
            criteria: Vec::new(),
            faults: vec![Fault { rule, note: "Arrivé le lendemain.".into() }],
        };
        [decided, refused]
    }
}
