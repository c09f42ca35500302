//! A proposal: one partner's answer to one lot. Its states, its sections as typed, what each
//! section still lacks, and the document frozen at submission.

pub mod check;
pub mod content;
pub mod correction;
pub mod difference;
#[cfg(test)]
mod example;
pub mod frozen;
pub mod merge;
pub mod number;
pub mod offline;
mod reminder;
mod sections;
pub mod submission;

pub use check::{DocumentFact, Requirements, Status};
pub use content::{Content, Written};
pub use correction::{Reasons, Return};
pub use frozen::{Frozen, Totals};
pub use number::{ReceiptNumber, proposal_number};
pub use reminder::DraftReminder;

use super::permission::Permission;
use super::state::WrongState;

super::state::text_enum! {
    /// Where a proposal stands.
    ProposalState {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Eligible = "eligible",
        Ineligible = "ineligible",
        InEvaluation = "in_evaluation",
        Ranked = "ranked",
        Awarded = "awarded",
        Reserve = "reserve",
        NotRetained = "not_retained",
        Accepted = "accepted",
        Declined = "declined",
        Contracted = "contracted",
        Withdrawn = "withdrawn",
    }
}

super::state::text_enum! {
    /// What may be done with a proposal.
    ProposalAction {
        Save = "save",
        Submit = "submit",
        Return = "return",
        CountAgain = "count_again",
        FindEligible = "find_eligible",
        FindIneligible = "find_ineligible",
        StartEvaluation = "start_evaluation",
        Rank = "rank",
        Award = "award",
        Reserve = "reserve",
        Reject = "reject",
        Accept = "accept",
        Decline = "decline",
        Lapse = "lapse",
        Contract = "contract",
        Withdraw = "withdraw",
    }
}

impl ProposalAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        match self {
            ProposalAction::Save => Permission::ProposalEdit,
            ProposalAction::Submit => Permission::ProposalSubmit,
            // The calendar does it, in place of whoever returned the proposal.
            ProposalAction::Return | ProposalAction::CountAgain => Permission::ProposalReturn,
            ProposalAction::FindEligible | ProposalAction::FindIneligible => Permission::EligibilityDecide,
            ProposalAction::StartEvaluation => Permission::EvaluationAssign,
            ProposalAction::Rank => Permission::RankingEstablish,
            ProposalAction::Award | ProposalAction::Reserve | ProposalAction::Reject | ProposalAction::Lapse => {
                Permission::DecisionTake
            }
            ProposalAction::Accept | ProposalAction::Decline => Permission::AwardAnswer,
            ProposalAction::Contract => Permission::AgreementPrepare,
            ProposalAction::Withdraw => Permission::ProposalWithdraw,
        }
    }
}

impl ProposalState {
    /// The state after the action.
    ///
    /// A partner that accepted may still let the award go before the signature, so `decline` is
    /// possible then too. An award that nobody answers in time lapses and counts as declined. From
    /// the reserve list a proposal is awarded when a place becomes free, or rejected when the list ends.
    /// A returned proposal that does not come back by its date counts again as it was submitted.
    ///
    /// # Errors
    /// The action is not possible now.
    pub fn after(self, action: ProposalAction) -> Result<ProposalState, WrongState> {
        use ProposalAction as Do;
        use ProposalState::{
            Accepted, Awarded, Contracted, Declined, Draft, Eligible, InEvaluation, Ineligible, NotRetained, Ranked,
            Reserve, Returned, Submitted, Withdrawn,
        };
        Ok(match (self, action) {
            (Draft, Do::Save) => Draft,
            (Returned, Do::Save) => Returned,
            (Draft | Returned, Do::Submit) => Submitted,
            (Submitted, Do::Return) => Returned,
            (Submitted, Do::FindEligible) => Eligible,
            (Returned, Do::CountAgain) => Submitted,
            (Submitted, Do::FindIneligible) => Ineligible,
            (Eligible, Do::StartEvaluation) => InEvaluation,
            (InEvaluation, Do::Rank) => Ranked,
            (Ranked | Reserve, Do::Award) => Awarded,
            (Ranked, Do::Reserve) => Reserve,
            (Ranked | Reserve, Do::Reject) => NotRetained,
            (Awarded, Do::Accept) => Accepted,
            (Awarded | Accepted, Do::Decline) => Declined,
            (Awarded, Do::Lapse) => Declined,
            (Accepted, Do::Contract) => Contracted,
            (Draft | Submitted | Returned | Eligible | InEvaluation | Ranked, Do::Withdraw) => Withdrawn,
            (
                Draft | Submitted | Returned | Eligible | Ineligible | InEvaluation | Ranked | Awarded | Reserve
                | NotRetained | Accepted | Declined | Contracted | Withdrawn,
                _,
            ) => return Err(WrongState { noun: "proposal", state: self.as_str(), action: action.as_str() }),
        })
    }

    /// Whether the proposal still stands for its partner and lot: there is at most one such. After
    /// a withdrawal another may be begun.
    pub const fn is_standing(self) -> bool {
        !matches!(self, ProposalState::Withdrawn)
    }

    /// Whether it has been submitted at least once and may be read by staff.
    pub const fn is_submitted(self) -> bool {
        !matches!(self, ProposalState::Draft)
    }

    /// Whether the decision about it has been taken.
    pub const fn is_decided(self) -> bool {
        matches!(
            self,
            ProposalState::Awarded
                | ProposalState::Reserve
                | ProposalState::NotRetained
                | ProposalState::Accepted
                | ProposalState::Declined
                | ProposalState::Contracted
        )
    }

    /// Whether its partner may write in this section: everywhere in a draft, and after a return
    /// only in the sections that were sent back.
    pub fn can_edit(self, section: Section, returned: &[Section]) -> bool {
        match self {
            ProposalState::Draft => true,
            ProposalState::Returned => returned.contains(&section),
            _ => false,
        }
    }
}

super::state::state_lists!(ProposalState, ProposalAction);

super::state::text_enum! {
    /// A section of a proposal, in the order in which it is written.
    Section {
        Project = "project",
        Place = "place",
        Beneficiaries = "beneficiaries",
        Activities = "activities",
        Results = "results",
        Budget = "budget",
        Documents = "documents",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_a_proposal_is_as_printed() {
        insta::assert_snapshot!(crate::domain::state::diagram(ProposalState::transitions()));
    }

    #[test]
    fn a_partner_withdraws_up_to_the_decision_and_not_after() {
        for state in ProposalState::ALL {
            let possible = state.after(ProposalAction::Withdraw).is_ok();
            let ended = matches!(state, ProposalState::Ineligible | ProposalState::Withdrawn);
            assert_eq!(possible, !state.is_decided() && !ended, "{state}");
        }
    }

    #[test]
    fn after_a_return_only_the_named_sections_are_open() {
        let returned = [Section::Budget];
        assert!(ProposalState::Returned.can_edit(Section::Budget, &returned));
        assert!(!ProposalState::Returned.can_edit(Section::Project, &returned));
        assert!(ProposalState::Draft.can_edit(Section::Project, &[]));
        assert!(!ProposalState::Submitted.can_edit(Section::Budget, &returned));
    }

    #[test]
    fn a_refused_action_names_the_noun_the_state_and_the_action() {
        let refused = ProposalState::Contracted.after(ProposalAction::Withdraw);
        assert_eq!(refused, Err(WrongState { noun: "proposal", state: "contracted", action: "withdraw" }));
    }
}
