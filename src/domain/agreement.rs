//! The agreement: its number, its life, who may approve and who may sign.

pub mod signing;

pub use signing::{CONSENT_TEXT, CONSENT_VERSION, CodeVerdict, SentCode, Signing, check_code_request, code};

use std::fmt;
use std::str::FromStr;

use chrono::{Months, NaiveDate};

use super::id::Id;
use super::money::Money;
use super::number::parse_whole;
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

impl AgreementAction {
    /// Whether it needs a written reason, which is kept and told to the other side.
    pub const fn needs_reason(self) -> bool {
        matches!(
            self,
            AgreementAction::SendBack
                | AgreementAction::Withdraw
                | AgreementAction::Suspend
                | AgreementAction::Terminate
        )
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

    /// Whether the grant runs: from its preparation until its end.
    pub const fn is_running(self) -> bool {
        !matches!(self, AgreementState::Completed | AgreementState::Terminated | AgreementState::Closed)
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

/// The last day of a project that begins on `starts_on` and lasts as many months as its proposal says
/// (as typed). Months that cannot be read give the first day, which [`check_terms`] refuses.
pub fn ends_on(starts_on: NaiveDate, months: &str) -> NaiveDate {
    let months = parse_whole(months).ok().and_then(|months| u32::try_from(months).ok()).unwrap_or(0);
    let after = starts_on.checked_add_months(Months::new(months));
    after.and_then(|day| day.pred_opt()).unwrap_or(starts_on)
}

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

/// Whether the terms of an agreement agree with one another: the grant shares of its budget lines sum
/// to the grant, and it ends after it starts. The tranche plan has its own check. An award of less
/// than was asked needs its lines reduced first.
pub fn check_terms(grant: Money, line_grants: &[Money], starts_on: NaiveDate, ends_on: NaiveDate) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if grant.minor() <= 0 {
        unmet.push(Unmet::new("agreement-grant-missing").on("grant"));
    }
    match Money::sum(grant.currency(), line_grants.iter().copied()) {
        Ok(sum) if sum == grant => {}
        Ok(sum) => unmet.push(
            Unmet::new("agreement-lines-sum")
                .on("lines")
                .with("sum_money", sum.tagged())
                .with("grant_money", grant.tagged()),
        ),
        Err(_) => unmet.push(Unmet::new("agreement-currencies").on("lines")),
    }
    if ends_on <= starts_on {
        unmet.push(Unmet::new("agreement-dates").on("ends_on"));
    }
    unmet
}

/// What may still be open when an agreement is to be closed.
#[derive(Debug, Clone, Copy)]
pub struct Closeout {
    /// Reports that are not accepted.
    pub open_reports: usize,
    /// Tranches that are neither paid nor cancelled.
    pub open_tranches: usize,
    /// Payments that are not confirmed, failed or cancelled.
    pub open_payments: usize,
    /// Findings that are not closed.
    pub open_findings: usize,
    /// Money that was paid and is neither justified nor given up.
    pub outstanding: Money,
}

impl Closeout {
    /// Everything that is still open, all at once (domain rule 28).
    pub fn check(&self) -> Vec<Unmet> {
        let counts = [
            ("closeout-reports", self.open_reports),
            ("closeout-tranches", self.open_tranches),
            ("closeout-payments", self.open_payments),
            ("closeout-findings", self.open_findings),
        ];
        let open = counts.iter().filter(|(_, count)| *count > 0);
        let mut unmet: Vec<Unmet> = open.map(|(code, count)| Unmet::new(code).with("count", count)).collect();
        if self.outstanding.minor() > 0 {
            unmet.push(Unmet::new("closeout-outstanding").with("outstanding_money", self.outstanding.tagged()));
        }
        unmet
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
    use crate::domain::money::Currency;
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
    fn lines_that_do_not_sum_to_the_grant_keep_an_agreement_from_being_approved() {
        let francs = |minor| Money::new(minor, Currency::Xof);
        let day = |month| NaiveDate::from_ymd_opt(2027, month, 1).expect("a date");
        assert_eq!(check_terms(francs(5_000), &[francs(3_000), francs(2_000)], day(1), day(9)), []);
        let unmet = check_terms(francs(4_500), &[francs(3_000), francs(2_000)], day(9), day(9));
        assert_eq!(unmet[0].args, [("sum_money", "5000:XOF".to_owned()), ("grant_money", "4500:XOF".to_owned())]);
        assert_eq!(codes(unmet), ["agreement-lines-sum", "agreement-dates"]);
    }

    #[test]
    fn closing_lists_everything_that_is_still_open() {
        let nothing = Closeout {
            open_reports: 0,
            open_tranches: 0,
            open_payments: 0,
            open_findings: 0,
            outstanding: Money::new(-5, Currency::Xof),
        };
        assert_eq!(nothing.check(), []);
        let much = Closeout {
            open_reports: 1,
            open_tranches: 2,
            open_payments: 3,
            open_findings: 4,
            outstanding: Money::new(1, Currency::Xof),
        };
        assert_eq!(
            codes(much.check()),
            ["closeout-reports", "closeout-tranches", "closeout-payments", "closeout-findings", "closeout-outstanding"]
        );
    }

    #[test]
    fn whoever_prepared_an_agreement_does_not_approve_it() {
        assert_eq!(codes(check_approval(person(1), person(1), Vec::new())), ["agreement-approved-by-its-preparer"]);
        assert_eq!(check_approval(person(1), person(2), Vec::new()), []);
    }
}
