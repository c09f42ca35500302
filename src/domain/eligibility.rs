//! The eligibility check: yes/no rules before any scoring, answered by an officer, each "no" with
//! its reason.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::call::{AdministrativeRule, CallFacts, CallState};
use super::id::Id;
use super::permission::Permission;
use super::proposal::{ProposalAction, ProposalState};
use super::state::Unmet;

/// The answer to one rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Yes or no; `None` while it is open.
    pub met: Option<bool>,
    /// Why; required for a no, and told to the applicant.
    pub note: String,
}

/// The answers to the rules of a call, by code.
pub type Answers = BTreeMap<String, Answer>;

/// What the answers lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Every rule is met.
    Eligible,
    /// These rules are not met.
    NotMet {
        /// Their codes, in the order of the call.
        rules: Vec<String>,
        /// Whether the applicant can mend every one of them, so that the proposal may be returned
        /// instead of refused.
        mendable: bool,
    },
}

impl Outcome {
    /// What the officer may do then.
    pub fn actions(&self) -> &'static [ProposalAction] {
        match self {
            Outcome::Eligible => &[ProposalAction::FindEligible],
            Outcome::NotMet { mendable: true, .. } => &[ProposalAction::Return, ProposalAction::FindIneligible],
            Outcome::NotMet { mendable: false, .. } => &[ProposalAction::FindIneligible],
        }
    }
}

/// What the answers lead to.
///
/// # Errors
/// Every rule without an answer, and every no without a note, tied to `{code}` or `{code}.note`.
pub fn outcome(rules: &[AdministrativeRule], answers: &Answers) -> Result<Outcome, Vec<Unmet>> {
    let mut unmet = Vec::new();
    let mut not_met: Vec<&AdministrativeRule> = Vec::new();
    for rule in rules {
        let answer = answers.get(&rule.code);
        match answer.and_then(|answer| answer.met) {
            None => unmet.push(Unmet::new("missing-answer").on(rule.code.clone()).with("rule", &rule.code)),
            Some(true) => {}
            Some(false) => {
                not_met.push(rule);
                if answer.is_none_or(|answer| answer.note.trim().is_empty()) {
                    let field = format!("{}.note", rule.code);
                    unmet.push(Unmet::new("missing-note").on(field).with("rule", &rule.code));
                }
            }
        }
    }
    if !unmet.is_empty() {
        return Err(unmet);
    }
    if not_met.is_empty() {
        return Ok(Outcome::Eligible);
    }
    Ok(Outcome::NotMet {
        rules: not_met.iter().map(|rule| rule.code.clone()).collect(),
        mendable: not_met.iter().all(|rule| rule.mendable),
    })
}

/// A proposal about to be checked.
#[derive(Debug, Clone, Copy)]
pub struct CheckFacts<'a> {
    /// Its call.
    pub call: CallFacts<'a>,
    /// Its organisation.
    pub partner: Id,
    /// Its stored state.
    pub state: ProposalState,
    /// Everyone assigned to score it.
    pub evaluators: &'a [Id],
}

impl CheckFacts<'_> {
    /// What hinders this person from deciding on its eligibility: they need the permission there,
    /// belong neither to its organisation nor to its evaluators, and the call must not be sealed.
    pub fn may_check(&self, actor: &Actor) -> Vec<Unmet> {
        let mut unmet = self.stands_apart(actor, Permission::EligibilityDecide);
        if self.state.after(ProposalAction::FindIneligible).is_err() {
            unmet.push(Unmet::new("proposal-not-to-check").with("state", self.state));
        }
        unmet
    }

    /// What hinders this person from returning it for correction: the same, for whoever returns
    /// prepares the check.
    pub fn may_return(&self, actor: &Actor) -> Vec<Unmet> {
        let mut unmet = self.stands_apart(actor, Permission::ProposalReturn);
        if self.state.after(ProposalAction::Return).is_err() {
            unmet.push(Unmet::new("proposal-not-to-return").with("state", self.state));
        }
        if !matches!(self.call.state, CallState::Published | CallState::InEvaluation) {
            unmet.push(Unmet::new("call-not-published").with("state", self.call.state));
        }
        unmet
    }

    fn stands_apart(&self, actor: &Actor, permission: Permission) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if !actor.may_at(permission, self.call.at) {
            unmet.push(Unmet::new("not-permitted"));
        }
        if actor.is_member_of(self.partner) {
            unmet.push(Unmet::new("own-organisation"));
        }
        if self.evaluators.iter().any(|evaluator| actor.is(*evaluator)) {
            unmet.push(Unmet::new("scorer-does-not-check"));
        }
        if !self.call.proposals_readable() {
            unmet.push(Unmet::new("call-still-sealed"));
        }
        unmet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::{At, Grant, MemberRole, Membership, Role};
    use crate::domain::call::CallDates;
    use crate::domain::call::rules::default_administrative_rules;
    use crate::domain::place::Country;
    use crate::domain::state::Instant;
    use crate::domain::text::Lang;
    use chrono::{TimeDelta, TimeZone, Utc};
    use uuid::Uuid;

    fn noon() -> Instant {
        Instant::from(Utc.with_ymd_and_hms(2027, 1, 20, 12, 0, 0).single().expect("a date"))
    }

    fn codes(unmet: &[Unmet]) -> Vec<&'static str> {
        unmet.iter().map(|unmet| unmet.code).collect()
    }

    fn all_yes() -> Answers {
        let yes = Answer { met: Some(true), note: String::new() };
        default_administrative_rules().into_iter().map(|rule| (rule.code, yes.clone())).collect()
    }

    fn no(note: &str) -> Answer {
        Answer { met: Some(false), note: note.to_owned() }
    }

    #[test]
    fn seven_times_yes_is_eligible() {
        let outcome = outcome(&default_administrative_rules(), &all_yes()).expect("answered");
        assert_eq!(outcome, Outcome::Eligible);
        assert_eq!(outcome.actions(), [ProposalAction::FindEligible]);
    }

    #[test]
    fn a_no_needs_its_reason_and_an_open_question_an_answer() {
        let mut answers = all_yes();
        answers.insert("documents_valid".to_owned(), no("  "));
        answers.remove("on_time");
        let unmet = outcome(&default_administrative_rules(), &answers).expect_err("two gaps");
        let named: Vec<_> = unmet.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or(""))).collect();
        assert_eq!(named, [("missing-answer", "on_time"), ("missing-note", "documents_valid.note")]);
    }

    #[test]
    fn what_can_be_mended_may_be_returned_and_the_rest_not() {
        let mut answers = all_yes();
        answers.insert("documents_valid".to_owned(), no("Statuts illisibles."));
        let mendable = outcome(&default_administrative_rules(), &answers).expect("answered");
        assert_eq!(mendable, Outcome::NotMet { rules: vec!["documents_valid".to_owned()], mendable: true });
        assert_eq!(mendable.actions(), [ProposalAction::Return, ProposalAction::FindIneligible]);
        answers.insert("place_eligible".to_owned(), no("Hors de la zone."));
        let refused = outcome(&default_administrative_rules(), &answers).expect("answered");
        assert_eq!(refused.actions(), [ProposalAction::FindIneligible]);
    }

    #[test]
    fn the_check_is_made_by_somebody_with_no_other_part_in_it() {
        let (officer, partner) = (Id(Uuid::from_u128(1)), Id(Uuid::from_u128(2)));
        let mut actor = Actor::person(officer, "Awa Exemple", "awa@example.org", Lang::Fr);
        actor.grants = vec![Grant::in_country(Role::ProgrammeOfficer, Country::Gw)];
        let dates = CallDates {
            opens_at: noon() - TimeDelta::days(60),
            questions_until: noon() - TimeDelta::days(30),
            closes_at: noon() - TimeDelta::days(8),
        };
        let mut facts = CheckFacts {
            call: CallFacts {
                at: At::country(Country::Gw),
                authors: &[],
                state: CallState::Published,
                dates,
                sealed: false,
                opened_at: None,
            },
            partner,
            state: ProposalState::Submitted,
            evaluators: &[],
        };
        assert_eq!(codes(&facts.may_check(&actor)), [] as [&str; 0]);
        assert_eq!(codes(&facts.may_return(&actor)), [] as [&str; 0]);
        // While the organisation corrects it, it is neither checked nor returned again.
        facts.state = ProposalState::Returned;
        assert_eq!(codes(&facts.may_check(&actor)), ["proposal-not-to-check"]);
        assert_eq!(codes(&facts.may_return(&actor)), ["proposal-not-to-return"]);
        let evaluators = [officer];
        facts.evaluators = &evaluators;
        facts.call.at = At::country(Country::Ml);
        facts.call.sealed = true;
        facts.state = ProposalState::Ranked;
        actor.memberships = vec![Membership { partner, role: MemberRole::Reader }];
        assert_eq!(
            codes(&facts.may_check(&actor)),
            [
                "not-permitted",
                "own-organisation",
                "scorer-does-not-check",
                "call-still-sealed",
                "proposal-not-to-check"
            ]
        );
    }
}
