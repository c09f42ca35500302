//! Submitting and withdrawing: who may, until when, and everything still in the way, at once.

use chrono::NaiveDate;

use crate::domain::actor::Actor;
use crate::domain::call::{CallFacts, CallRules, CallState};
use crate::domain::id::Id;
use crate::domain::partner::Standing;
use crate::domain::permission::Permission;
use crate::domain::proposal::check::{self, DocumentFact, Requirements};
use crate::domain::proposal::content::Content;
use crate::domain::proposal::{ProposalAction, ProposalState, Section};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;

/// A grant that the organisation has running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningGrant {
    /// The number of its agreement.
    pub number: String,
    /// The title of its project.
    pub title: String,
}

/// Why an organisation with these grants may not submit another proposal under these rules, by name.
pub fn too_many_running(rules: &CallRules, running: &[RunningGrant]) -> Option<Unmet> {
    let most = rules.max_running_grants?;
    let count = u32::try_from(running.len()).unwrap_or(u32::MAX);
    let names: Vec<String> = running.iter().map(|grant| format!("{} ({})", grant.number, grant.title)).collect();
    let unmet =
        Unmet::new("too-many-running-grants").with("count", count).with("most", most).with("grants", names.join(", "));
    (count >= most).then_some(unmet)
}

/// What a returned proposal was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Correction<'a> {
    /// The sections that are open again.
    pub sections: &'a [Section],
    /// The last instant at which it may come back.
    pub answer_by: Instant,
    /// The day on which it was submitted, by the clock of the call's country.
    pub submitted_on: NaiveDate,
}

/// A proposal about to be submitted.
#[derive(Debug, Clone)]
pub struct SubmissionFacts<'a> {
    /// Its stored state.
    pub state: ProposalState,
    /// What was asked for, when it was returned.
    pub returned: Option<Correction<'a>>,
    /// The language it is written in.
    pub lang: Lang,
    /// Its organisation.
    pub partner: Id,
    /// How the organisation stands.
    pub standing: Standing,
    /// The grants that it has running.
    pub running: &'a [RunningGrant],
    /// How many other proposals of the organisation stand for the same lot.
    pub others_for_lot: usize,
    /// Its call.
    pub call: CallFacts<'a>,
    /// What the call asks.
    pub requirements: Requirements<'a>,
    /// What was written.
    pub content: &'a Content,
    /// What was attached.
    pub documents: &'a [DocumentFact],
}

/// Everything in the way of a submission.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InTheWay {
    /// What concerns the person, the organisation, the call or the state.
    pub general: Vec<Unmet>,
    /// What each section lacks.
    pub sections: Vec<(Section, Vec<Unmet>)>,
}

impl InTheWay {
    /// Whether nothing is in the way.
    pub fn is_empty(&self) -> bool {
        self.general.is_empty() && self.sections.is_empty()
    }

    /// Whether the proposal came too late: the refusal then gets a receipt of its own.
    pub fn is_late(&self) -> bool {
        self.general.iter().any(|unmet| matches!(unmet.code, "deadline-has-passed" | "answer-date-has-passed"))
    }
}

impl SubmissionFacts<'_> {
    /// Checks everything that a submission at `now` needs.
    ///
    /// # Errors
    /// Everything in the way.
    pub fn ready(&self, actor: &Actor, now: Instant) -> Result<(), InTheWay> {
        let mut general = Vec::new();
        if !actor.may_for(Permission::ProposalSubmit, self.partner) {
            general.push(Unmet::new("not-signatory"));
        }
        if self.state.after(ProposalAction::Submit).is_err() {
            general.push(Unmet::new("proposal-not-open").with("state", self.state));
        }
        general.extend(self.in_time(now).err());
        general.extend(self.standing.may_submit(self.requirements.rules.verified_partners_only, now));
        // One that is returned was submitted before: its grants are looked at once.
        if self.state != ProposalState::Returned {
            general.extend(too_many_running(self.requirements.rules, self.running));
        }
        if !self.requirements.rules.accepted_languages.contains(&self.lang) {
            general.push(Unmet::new("language-not-accepted").with("lang", self.lang));
        }
        if self.others_for_lot > 0 {
            general.push(Unmet::new("lot-already-answered"));
        }
        let sections = match self.returned {
            None => check::check_all(self.content, &self.requirements, self.documents),
            Some(Correction { sections, submitted_on, .. }) => {
                check::check_corrected(self.content, &self.requirements, self.documents, sections, submitted_on)
            }
        };
        let in_the_way = InTheWay { general, sections };
        if in_the_way.is_empty() { Ok(()) } else { Err(in_the_way) }
    }

    /// A draft is bound by the call's deadline. A returned proposal is bound by the date it was
    /// given, even after the deadline of the call.
    fn in_time(&self, now: Instant) -> Result<(), Unmet> {
        if self.state != ProposalState::Returned {
            return self.call.takes_proposals(now);
        }
        if !matches!(self.call.state, CallState::Published | CallState::InEvaluation) {
            return Err(Unmet::new("call-not-published").with("state", self.call.state));
        }
        match self.returned {
            Some(correction) if now > correction.answer_by => Err(Unmet::new("answer-date-has-passed")),
            _ => Ok(()),
        }
    }
}

/// What hinders this person from withdrawing the proposal: a signatory may, up to the decision.
pub fn may_withdraw(actor: &Actor, partner: Id, state: ProposalState) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if !actor.may_for(Permission::ProposalWithdraw, partner) {
        unmet.push(Unmet::new("not-signatory"));
    }
    if state.after(ProposalAction::Withdraw).is_err() {
        unmet.push(Unmet::new("proposal-decided").with("state", state));
    }
    unmet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::{At, MemberRole, Membership};
    use crate::domain::call::CallDates;
    use crate::domain::partner::PartnerState;
    use crate::domain::place::Country;
    use crate::domain::proposal::example::{complete, documents, requirements, rules};
    use chrono::{TimeDelta, TimeZone, Utc};
    use uuid::Uuid;

    fn partner() -> Id {
        Id(Uuid::from_u128(4))
    }

    fn member(role: MemberRole) -> Actor {
        let mut actor = Actor::person(Id(Uuid::from_u128(5)), "Bia Exemplo", "bia@example.org", Lang::Pt);
        actor.memberships = vec![Membership { partner: partner(), role }];
        actor
    }

    fn deadline() -> Instant {
        Instant::from(Utc.with_ymd_and_hms(2027, 1, 12, 17, 0, 0).single().expect("a date"))
    }

    fn standing(state: PartnerState) -> Standing {
        Standing { state, expires_at: None, stopped: false, merged: false, papers: Vec::new() }
    }

    fn facts<'a>(rules: &'a CallRules, content: &'a Content, documents: &'a [DocumentFact]) -> SubmissionFacts<'a> {
        SubmissionFacts {
            state: ProposalState::Draft,
            returned: None,
            lang: Lang::Pt,
            partner: partner(),
            standing: standing(PartnerState::Submitted),
            running: &[],
            others_for_lot: 0,
            call: CallFacts {
                at: At::country(Country::Gw),
                authors: &[],
                state: CallState::Published,
                dates: CallDates {
                    opens_at: deadline() - TimeDelta::days(60),
                    questions_until: deadline() - TimeDelta::days(14),
                    closes_at: deadline(),
                },
                sealed: false,
                opened_at: None,
            },
            requirements: requirements(rules),
            content,
            documents,
        }
    }

    fn general(result: Result<(), InTheWay>) -> Vec<&'static str> {
        result.err().unwrap_or_default().general.iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn a_signatory_submits_a_complete_proposal_until_the_deadline() {
        let (rules, content, documents) = (rules(), complete(), documents());
        let facts = facts(&rules, &content, &documents);
        let signatory = member(MemberRole::Signatory);
        let second = TimeDelta::seconds(1);
        assert_eq!(facts.ready(&signatory, deadline() - second), Ok(()));
        assert_eq!(facts.ready(&signatory, deadline()), Ok(()));
        let late = facts.ready(&signatory, deadline() + second);
        assert!(late.as_ref().is_err_and(InTheWay::is_late));
        assert_eq!(general(late), ["deadline-has-passed"]);
        assert_eq!(general(facts.ready(&signatory, deadline() - TimeDelta::days(61))), ["call-not-open-yet"]);
    }

    #[test]
    fn editors_do_not_submit_and_strangers_neither() {
        let (rules, content, documents) = (rules(), complete(), documents());
        let facts = facts(&rules, &content, &documents);
        assert_eq!(general(facts.ready(&member(MemberRole::Editor), deadline())), ["not-signatory"]);
        let mut stranger = member(MemberRole::Signatory);
        stranger.memberships[0].partner = Id(Uuid::from_u128(44));
        assert_eq!(general(facts.ready(&stranger, deadline())), ["not-signatory"]);
    }

    #[test]
    fn an_organisation_with_as_many_grants_as_the_call_allows_does_not_ask_for_another() {
        let running = [RunningGrant { number: "GW-2025-01-C02".into(), title: "Puits".into() }];
        let signatory = member(MemberRole::Signatory);
        let (content, documents) = (complete(), documents());
        for (most, refused) in [(None, false), (Some(2), false), (Some(1), true)] {
            let rules = CallRules { max_running_grants: most, ..rules() };
            let facts = SubmissionFacts { running: &running, ..facts(&rules, &content, &documents) };
            let expected: &[&str] = if refused { &["too-many-running-grants"] } else { &[] };
            assert_eq!(general(facts.ready(&signatory, deadline())), expected, "{most:?}");
        }
        let rules = CallRules { max_running_grants: Some(1), ..rules() };
        let unmet = too_many_running(&rules, &running).expect("as many as allowed");
        let args = [("count", "1"), ("most", "1"), ("grants", "GW-2025-01-C02 (Puits)")];
        assert_eq!(unmet.args, args.map(|(name, value)| (name, value.to_owned())));
    }

    #[test]
    fn everything_in_the_way_is_said_at_once() {
        let rules = CallRules { accepted_languages: vec![Lang::Fr], ..rules() };
        let content = Content::default();
        let facts = SubmissionFacts {
            state: ProposalState::Submitted,
            standing: standing(PartnerState::Suspended),
            others_for_lot: 1,
            ..facts(&rules, &content, &[])
        };
        let in_the_way =
            facts.ready(&member(MemberRole::Reader), deadline() + TimeDelta::days(1)).expect_err("a lot is in the way");
        let codes: Vec<&str> = in_the_way.general.iter().map(|unmet| unmet.code).collect();
        assert_eq!(
            codes,
            [
                "not-signatory",
                "proposal-not-open",
                "deadline-has-passed",
                "partner-suspended",
                "language-not-accepted",
                "lot-already-answered"
            ]
        );
        assert_eq!(in_the_way.sections.len(), Section::ALL.len());
    }

    #[test]
    fn a_returned_proposal_comes_back_by_its_own_date() {
        let (rules, content, documents) = (rules(), complete(), documents());
        let signatory = member(MemberRole::Signatory);
        let answer_by = deadline() + TimeDelta::days(10);
        let submitted_on = requirements(&rules).today;
        let mut facts = SubmissionFacts {
            state: ProposalState::Returned,
            returned: Some(Correction { sections: &[Section::Budget], answer_by, submitted_on }),
            ..facts(&rules, &content, &documents)
        };
        assert_eq!(facts.ready(&signatory, answer_by), Ok(()));
        let late = facts.ready(&signatory, answer_by + TimeDelta::seconds(1));
        assert_eq!(general(late), ["answer-date-has-passed"]);
        facts.call.state = CallState::Cancelled;
        assert_eq!(general(facts.ready(&signatory, answer_by)), ["call-not-published"]);
    }

    #[test]
    fn a_signatory_withdraws_up_to_the_decision() {
        let codes = |role, state| -> Vec<&'static str> {
            may_withdraw(&member(role), partner(), state).iter().map(|unmet| unmet.code).collect()
        };
        assert_eq!(codes(MemberRole::Signatory, ProposalState::Ranked), [] as [&str; 0]);
        assert_eq!(codes(MemberRole::Signatory, ProposalState::Awarded), ["proposal-decided"]);
        assert_eq!(codes(MemberRole::Editor, ProposalState::Reserve), ["not-signatory", "proposal-decided"]);
    }
}
