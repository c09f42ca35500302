//! The agreement: its number, its life, who may approve and who may sign.

pub mod signing;

pub use signing::{CONSENT_TEXT, CONSENT_VERSION, CodeVerdict, SentCode, Signing, check_code_request, code};

use std::fmt;
use std::str::FromStr;

use super::id::Id;
use super::permission::Permission;
use super::state::{Unmet, WrongState};

super::state::text_enum! {
    /// Where an agreement stands.
    AgreementState {
        /// Made from the data; may still change.
        Prepared = "prepared",
        /// Approved inside; its text is fixed and waits for the partner.
        Approved = "approved",
        /// The partner's signatory signed.
        SignedByPartner = "signed_by_partner",
        /// Signed by both; money may move.
        InForce = "in_force",
        /// The work is done and the final report accepted.
        Completed = "completed",
        /// Stopped for a time; no money moves.
        Suspended = "suspended",
        /// Ended before its time, or withdrawn before it was in force.
        Terminated = "terminated",
        /// Nothing is open any more.
        Closed = "closed",
    }
}

super::state::text_enum! {
    /// What can happen to an agreement.
    AgreementAction {
        /// Approved inside by someone who did not prepare it.
        Approve = "approve",
        /// An approved text goes back to be changed; nobody has signed it yet.
        SendBack = "send_back",
        /// The partner's signatory signs, first.
        SignAsPartner = "sign_as_partner",
        /// The organisation's signatory signs, second: in force.
        SignAsOrganisation = "sign_as_organisation",
        /// Given up before it was in force.
        Withdraw = "withdraw",
        /// Stopped for a time, with a reason.
        Suspend = "suspend",
        /// Taken up again.
        Resume = "resume",
        /// The final report is accepted.
        Complete = "complete",
        /// Ended before its time, with a reason.
        Terminate = "terminate",
        /// Closed when nothing is open any more.
        Close = "close",
    }
}

impl AgreementAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        match self {
            AgreementAction::Approve | AgreementAction::SendBack => Permission::AgreementApprove,
            AgreementAction::SignAsPartner => Permission::AgreementSign,
            AgreementAction::SignAsOrganisation => Permission::AgreementCountersign,
            AgreementAction::Withdraw
            | AgreementAction::Suspend
            | AgreementAction::Resume
            | AgreementAction::Terminate => Permission::AgreementSuspend,
            AgreementAction::Complete | AgreementAction::Close => Permission::AgreementClose,
        }
    }
}

impl AgreementState {
    /// The state after this action.
    ///
    /// # Errors
    /// The action is not possible in this state.
    pub fn after(self, action: AgreementAction) -> Result<Self, WrongState> {
        use AgreementAction as A;
        use AgreementState as S;
        match (self, action) {
            (S::Prepared, A::Approve) => Ok(S::Approved),
            (S::Approved, A::SendBack) => Ok(S::Prepared),
            (S::Approved, A::SignAsPartner) => Ok(S::SignedByPartner),
            (S::SignedByPartner, A::SignAsOrganisation) => Ok(S::InForce),
            (S::Prepared | S::Approved | S::SignedByPartner, A::Withdraw) => Ok(S::Terminated),
            (S::InForce, A::Suspend) => Ok(S::Suspended),
            (S::Suspended, A::Resume) => Ok(S::InForce),
            (S::InForce, A::Complete) => Ok(S::Completed),
            (S::InForce | S::Suspended, A::Terminate) => Ok(S::Terminated),
            (S::Completed | S::Terminated, A::Close) => Ok(S::Closed),
            _ => Err(WrongState { noun: "agreement", state: self.as_str(), action: action.as_str() }),
        }
    }

    /// Whether money may be paid under it.
    pub const fn may_pay(self) -> bool {
        matches!(self, AgreementState::InForce)
    }

    /// Whether both have signed at some time: the grant counts as committed.
    pub const fn was_in_force(self, signed_by_organisation: bool) -> bool {
        match self {
            AgreementState::Prepared | AgreementState::Approved | AgreementState::SignedByPartner => false,
            AgreementState::InForce | AgreementState::Completed | AgreementState::Suspended => true,
            // Both ends are reached also by agreements that were given up before they were signed.
            AgreementState::Terminated | AgreementState::Closed => signed_by_organisation,
        }
    }
}
super::state::state_lists!(AgreementState, AgreementAction);

/// The number of an agreement, as `GA-2026-0042`: the year of its preparation and a serial number
/// within the year. The service takes the serial in its transaction, so that none is given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AgreementNumber {
    /// The year.
    pub year: u16,
    /// The serial number within the year, from 1.
    pub serial: u32,
}

impl fmt::Display for AgreementNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GA-{:04}-{:04}", self.year, self.serial)
    }
}

/// A text that is no agreement number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no agreement number")]
pub struct NotAnAgreementNumber;

impl FromStr for AgreementNumber {
    type Err = NotAnAgreementNumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, serial) =
            text.strip_prefix("GA-").and_then(|rest| rest.split_once('-')).ok_or(NotAnAgreementNumber)?;
        let number = AgreementNumber {
            year: year.parse().map_err(|_| NotAnAgreementNumber)?,
            serial: serial.parse().map_err(|_| NotAnAgreementNumber)?,
        };
        // One spelling only, so that a number found in a text is the number stored.
        if number.to_string() == text && number.serial > 0 { Ok(number) } else { Err(NotAnAgreementNumber) }
    }
}

/// Everything that keeps `approver` from approving an agreement that `preparer` prepared. `plan` is
/// what [`super::tranche::check_plan`] or the budget still has against it.
pub fn check_approval(preparer: Id, approver: Id, plan: Vec<Unmet>) -> Vec<Unmet> {
    let mut unmet = plan;
    if preparer == approver {
        unmet.push(Unmet::new("agreement-approved-by-its-preparer"));
    }
    unmet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::state::diagram;
    use chrono::{TimeZone, Utc};

    fn person(n: u8) -> Id {
        let at = Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).single().expect("a date");
        Id::new(at.into(), [n; 10])
    }

    fn codes(unmet: Vec<Unmet>) -> Vec<&'static str> {
        unmet.into_iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn the_table_of_agreements_is_this_one() {
        insta::assert_snapshot!(diagram(AgreementState::transitions()));
    }

    #[test]
    fn the_partner_signs_before_the_organisation() {
        assert!(AgreementState::Approved.after(AgreementAction::SignAsOrganisation).is_err());
        assert_eq!(
            AgreementState::SignedByPartner.after(AgreementAction::SignAsOrganisation),
            Ok(AgreementState::InForce)
        );
    }

    #[test]
    fn money_moves_only_while_the_agreement_is_in_force() {
        let paying: Vec<_> = AgreementState::ALL.iter().filter(|state| state.may_pay()).collect();
        assert_eq!(paying, [&AgreementState::InForce]);
    }

    #[test]
    fn a_number_is_written_one_way_and_read_back() {
        let number = AgreementNumber { year: 2026, serial: 42 };
        assert_eq!(number.to_string(), "GA-2026-0042");
        assert_eq!("GA-2026-0042".parse(), Ok(number));
        assert_eq!("GA-2026-12345".parse(), Ok(AgreementNumber { year: 2026, serial: 12_345 }));
        for wrong in ["GA-2026-42", "ga-2026-0042", "GA-2026-0000", "GA-2026-+042", "GA-2026", "GA-2026-0042 "] {
            assert_eq!(wrong.parse::<AgreementNumber>(), Err(NotAnAgreementNumber), "{wrong}");
        }
    }

    #[test]
    fn whoever_prepared_an_agreement_does_not_approve_it() {
        assert_eq!(codes(check_approval(person(1), person(1), Vec::new())), ["agreement-approved-by-its-preparer"]);
        assert_eq!(check_approval(person(1), person(2), Vec::new()), []);
    }
}
