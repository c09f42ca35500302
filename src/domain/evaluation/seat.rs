//! Who may sit before which proposal: assignment, and each action of the evaluator.

use super::{EvaluationAction, EvaluationState};
use crate::domain::actor::{Actor, At};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;

/// One evaluator before one proposal.
#[derive(Debug, Clone, Copy)]
pub struct Seat {
    /// Who evaluates.
    pub evaluator: Id,
    /// The organisation that applies.
    pub partner: Id,
    /// The place of the call.
    pub at: At,
    /// Whether the call is in evaluation.
    pub call_in_evaluation: bool,
    /// How far the evaluation is.
    pub state: EvaluationState,
}

impl Seat {
    /// Whether this person may read the proposal as its evaluator: the seat is theirs, and they
    /// declared that no interest is in the way (domain rule 10).
    pub fn may_read_file(&self, actor: &Actor) -> bool {
        actor.is(self.evaluator) && self.state.may_read_file()
    }

    /// Everything that keeps this person from the action, apart from the state table. A scorecard is
    /// reopened by the chair, and an interest may also be recorded by the chair; all else is the
    /// evaluator's own.
    pub fn check(&self, action: EvaluationAction, actor: &Actor) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let chairs = actor.may_at(Permission::EvaluationReopen, self.at);
        let allowed = match action {
            EvaluationAction::Reopen => chairs,
            EvaluationAction::DeclareInterest => actor.is(self.evaluator) || chairs,
            EvaluationAction::DeclareNoInterest | EvaluationAction::Save | EvaluationAction::HandIn => {
                actor.is(self.evaluator) && actor.may_at(action.permission(), self.at)
            }
        };
        if !allowed {
            unmet.push(Unmet::new("not-permitted"));
        }
        // A member of the applicant can only ever step back.
        if actor.is_member_of(self.partner) && action != EvaluationAction::DeclareInterest {
            unmet.push(Unmet::new("own-organisation"));
        }
        if !self.call_in_evaluation {
            unmet.push(Unmet::new("evaluation-call-not-in-evaluation"));
        }
        unmet
    }
}

/// What is known when an evaluator is asked to evaluate a proposal.
#[derive(Debug, Clone, Copy)]
pub struct Assignment<'a> {
    /// The person to ask.
    pub evaluator: &'a Actor,
    /// The organisation that applies.
    pub partner: Id,
    /// The place of the call.
    pub at: At,
    /// Whether the call is in evaluation.
    pub call_in_evaluation: bool,
    /// Everyone who was asked before, also those who stepped back.
    pub assigned: &'a [Id],
    /// Everyone who checked the eligibility of this proposal.
    pub eligibility_checkers: &'a [Id],
}

/// Everything that keeps this person from being asked. The field is `evaluator`.
pub fn check_assignment(facts: &Assignment<'_>) -> Vec<Unmet> {
    let is_one_of = |people: &[Id]| people.iter().any(|person| facts.evaluator.is(*person));
    let conditions = [
        (facts.call_in_evaluation, "evaluation-call-not-in-evaluation"),
        (facts.evaluator.may_at(Permission::EvaluationScore, facts.at), "evaluator-without-role"),
        (!facts.evaluator.is_member_of(facts.partner), "evaluator-of-the-applicant"),
        (!is_one_of(facts.assigned), "evaluator-assigned-already"),
        (!is_one_of(facts.eligibility_checkers), "evaluator-checked-eligibility"),
    ];
    conditions.iter().filter(|(met, _)| !met).map(|(_, code)| Unmet::new(code).on("evaluator")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::{Grant, MemberRole, Membership, Role};
    use crate::domain::place::Country;
    use crate::domain::state::Instant;
    use crate::domain::text::Lang;
    use chrono::{TimeZone, Utc};

    fn id(n: u8) -> Id {
        let at = Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date");
        Id::new(Instant::from(at), [n; 10])
    }

    fn person(n: u8, role: Role, country: Country) -> Actor {
        let mut actor = Actor::person(id(n), "Personne Exemple", "personne@example.org", Lang::Fr);
        actor.grants.push(Grant::in_country(role, country));
        actor
    }

    fn seat(state: EvaluationState) -> Seat {
        Seat { evaluator: id(1), partner: id(9), at: At::country(Country::Gw), call_in_evaluation: true, state }
    }

    fn codes(unmet: Vec<Unmet>) -> Vec<&'static str> {
        unmet.into_iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn an_evaluator_acts_on_their_own_seat_only() {
        let seat = seat(EvaluationState::Declared);
        let own = person(1, Role::Evaluator, Country::Gw);
        let other = person(2, Role::Evaluator, Country::Gw);
        for action in [EvaluationAction::DeclareNoInterest, EvaluationAction::Save, EvaluationAction::HandIn] {
            assert_eq!(seat.check(action, &own), []);
            assert_eq!(codes(seat.check(action, &other)), ["not-permitted"]);
        }
        assert!(seat.may_read_file(&own) && !seat.may_read_file(&other));
    }

    #[test]
    fn a_recused_evaluator_cannot_open_the_file() {
        let own = person(1, Role::Evaluator, Country::Gw);
        assert!(!seat(EvaluationState::Recused).may_read_file(&own));
        assert!(!seat(EvaluationState::Assigned).may_read_file(&own));
    }

    #[test]
    fn the_chair_reopens_and_records_interests_and_nobody_else_reopens() {
        let seat = seat(EvaluationState::HandedIn);
        let chair = person(3, Role::CommitteeChair, Country::Gw);
        let own = person(1, Role::Evaluator, Country::Gw);
        assert_eq!(seat.check(EvaluationAction::Reopen, &chair), []);
        assert_eq!(seat.check(EvaluationAction::DeclareInterest, &chair), []);
        assert_eq!(codes(seat.check(EvaluationAction::Reopen, &own)), ["not-permitted"]);
    }

    #[test]
    fn a_member_of_the_applicant_can_only_step_back() {
        let mut own = person(1, Role::Evaluator, Country::Gw);
        own.memberships.push(Membership { partner: id(9), role: MemberRole::Reader });
        let seat = seat(EvaluationState::Assigned);
        assert_eq!(codes(seat.check(EvaluationAction::DeclareNoInterest, &own)), ["own-organisation"]);
        assert_eq!(seat.check(EvaluationAction::DeclareInterest, &own), []);
    }

    #[test]
    fn nothing_is_scored_outside_the_evaluation_of_the_call() {
        let seat = Seat { call_in_evaluation: false, ..seat(EvaluationState::InProgress) };
        let own = person(1, Role::Evaluator, Country::Gw);
        assert_eq!(codes(seat.check(EvaluationAction::HandIn, &own)), ["evaluation-call-not-in-evaluation"]);
    }

    #[test]
    fn an_evaluator_of_another_country_a_checker_or_a_member_is_not_asked() {
        let facts = |evaluator| Assignment {
            evaluator,
            partner: id(9),
            at: At::country(Country::Gw),
            call_in_evaluation: true,
            assigned: &[],
            eligibility_checkers: &[],
        };
        let good = person(1, Role::Evaluator, Country::Gw);
        assert_eq!(check_assignment(&facts(&good)), []);
        let mut bad = person(2, Role::Evaluator, Country::Ml);
        bad.memberships.push(Membership { partner: id(9), role: MemberRole::Editor });
        let everything =
            Assignment { call_in_evaluation: false, assigned: &[id(2)], eligibility_checkers: &[id(2)], ..facts(&bad) };
        assert_eq!(
            codes(check_assignment(&everything)),
            [
                "evaluation-call-not-in-evaluation",
                "evaluator-without-role",
                "evaluator-of-the-applicant",
                "evaluator-assigned-already",
                "evaluator-checked-eligibility"
            ]
        );
    }
}
