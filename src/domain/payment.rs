//! The payment of a tranche: its life, the gates before it, and the different people it takes.

use chrono::NaiveDate;

use super::agreement::{AgreementNumber, AgreementState};
use super::bank::BankState;
use super::date::parse_date;
use super::id::Id;
use super::ledger::AdvanceAge;
use super::money::Money;
use super::number::parse_scaled;
use super::partner::Standing;
use super::permission::Permission;
use super::state::{Instant, Unmet, WrongState};
use super::tranche::TrancheState;

super::state::text_enum! {
    /// Where a payment stands.
    PaymentState {
        /// Prepared by one person.
        Prepared = "prepared",
        /// Approved once, or twice where the amount needs it; the names are kept with the payment.
        Approved = "approved",
        /// Handed to the bank; written in the ledger.
        Released = "released",
        /// The partner says that it arrived.
        Confirmed = "confirmed",
        /// The bank sent it back.
        Failed = "failed",
        /// Given up before release.
        Cancelled = "cancelled",
    }
}

super::state::text_enum! {
    /// What can happen to a payment.
    PaymentAction {
        /// The first approval.
        Approve = "approve",
        /// The second approval, above the threshold.
        ApproveAgain = "approve_again",
        /// Handed to the bank.
        Release = "release",
        /// The partner confirms what arrived and when.
        Confirm = "confirm",
        /// The bank sent it back.
        Fail = "fail",
        /// Given up.
        Cancel = "cancel",
    }
}

impl PaymentAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        match self {
            PaymentAction::Approve | PaymentAction::ApproveAgain => Permission::PaymentApprove,
            PaymentAction::Release | PaymentAction::Fail => Permission::PaymentRelease,
            PaymentAction::Confirm => Permission::PaymentConfirm,
            PaymentAction::Cancel => Permission::PaymentCancel,
        }
    }
}

impl PaymentAction {
    /// Whether it needs a written reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, PaymentAction::Fail | PaymentAction::Cancel)
    }
}

impl PaymentState {
    /// The state after this action.
    ///
    /// # Errors
    /// The action is not possible in this state.
    pub fn after(self, action: PaymentAction) -> Result<Self, WrongState> {
        use PaymentAction as A;
        use PaymentState as S;
        match (self, action) {
            // Whether one approval is enough for the release depends on the amount: [`People::check`].
            (S::Prepared, A::Approve) | (S::Approved, A::ApproveAgain) => Ok(S::Approved),
            (S::Approved, A::Release) => Ok(S::Released),
            (S::Released, A::Confirm) => Ok(S::Confirmed),
            (S::Released, A::Fail) => Ok(S::Failed),
            (S::Prepared | S::Approved, A::Cancel) => Ok(S::Cancelled),
            _ => Err(WrongState { noun: "payment", state: self.as_str(), action: action.as_str() }),
        }
    }

    /// Whether the payment holds its tranche: no other may be prepared for it.
    pub const fn is_live(self) -> bool {
        !matches!(self, PaymentState::Failed | PaymentState::Cancelled)
    }

    /// Whether the money has left.
    pub const fn is_out(self) -> bool {
        matches!(self, PaymentState::Released | PaymentState::Confirmed)
    }
}
super::state::state_lists!(PaymentState, PaymentAction);

/// The reference that goes with the transfer: the agreement, the tranche, and from the second try on
/// the number of the try. At most 35 characters of letters, digits and hyphens, as bank transfers
/// allow (ISO 20022, Max35Text).
pub fn reference(agreement: AgreementNumber, tranche: usize, attempt: usize) -> String {
    if attempt > 1 { format!("{agreement}-T{tranche}-{attempt}") } else { format!("{agreement}-T{tranche}") }
}

/// Whether a payment of this amount needs a second approval. `above` is the setting of the call, in
/// minor units; `None`: never.
pub fn needs_second(amount: Money, above: Option<i64>) -> bool {
    above.is_some_and(|limit| amount.minor() > limit)
}

/// Everything a payment depends on, as it stands at `now` (domain rule 20). The same facts are asked
/// when the payment is prepared, at each approval and at its release.
#[derive(Debug, Clone)]
pub struct GateFacts {
    /// The instant.
    pub now: Instant,
    /// What is to be paid.
    pub amount: Money,
    /// The agreement.
    pub agreement: AgreementState,
    /// Whether an amendment that touches money, dates of money or the account is open.
    pub open_money_amendment: bool,
    /// The partner, with the end of its verification and papers.
    pub partner: Standing,
    /// The partner's present account; `None` when it declared none.
    pub bank: Option<BankState>,
    /// The tranche.
    pub tranche: TrancheState,
    /// What the tranche may pay.
    pub tranche_amount: Money,
    /// Whether this payment exists already and holds the tranche.
    pub holds_tranche: bool,
    /// How many earlier tranches are still to be paid.
    pub earlier_unsettled: usize,
    /// The report the tranche waits for: its number, and whether it is accepted.
    pub report: Option<(usize, bool)>,
    /// What was released for the tranche just before this one.
    pub previous_paid: Money,
    /// What was released for all tranches before that one.
    pub earlier_paid: Money,
    /// The spending accepted under the agreement so far.
    pub accepted: Money,
    /// How much of the previous tranche must be spent and accepted, in basis points.
    pub previous_bp: i64,
    /// How much of the earlier ones.
    pub earlier_bp: i64,
    /// The age of the oldest money that is paid and not yet justified.
    pub advance: AdvanceAge,
    /// Findings of high gravity that are not closed.
    pub open_high_findings: usize,
    /// What the programme has left in this currency, this payment not counted.
    pub balance: Money,
}

/// Every gate that is closed, all at once. A payment exists only when there is none.
pub fn gates(facts: &GateFacts) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if !facts.agreement.may_pay() {
        unmet.push(Unmet::new("gate-agreement").with("state", facts.agreement));
    }
    if facts.open_money_amendment {
        unmet.push(Unmet::new("gate-amendment"));
    }
    unmet.extend(facts.partner.may_be_paid(facts.now));
    match facts.bank {
        Some(BankState::Verified) => {}
        Some(BankState::Frozen) => unmet.push(Unmet::new("gate-bank-frozen")),
        Some(BankState::Declared | BankState::Confirmed | BankState::Replaced) => {
            unmet.push(Unmet::new("gate-bank-not-verified"));
        }
        None => unmet.push(Unmet::new("gate-bank-missing")),
    }
    facts.check_tranche(&mut unmet);
    if let Some((report, false)) = facts.report {
        unmet.push(Unmet::new("gate-report").with("report", report));
    }
    facts.check_amounts(&mut unmet);
    if facts.open_high_findings > 0 {
        unmet.push(Unmet::new("gate-findings").with("count", facts.open_high_findings));
    }
    if facts.advance == AdvanceAge::Blocking {
        unmet.push(Unmet::new("gate-advance-too-old"));
    }
    unmet
}

impl GateFacts {
    fn check_tranche(&self, unmet: &mut Vec<Unmet>) {
        let expected = if self.holds_tranche { TrancheState::InPayment } else { TrancheState::Due };
        if self.tranche != expected {
            unmet.push(match self.tranche {
                TrancheState::InPayment => Unmet::new("gate-tranche-in-payment"),
                settled if settled.is_settled() => Unmet::new("gate-tranche-settled").with("state", settled),
                other => Unmet::new("gate-tranche-not-due").with("state", other),
            });
        }
        if self.earlier_unsettled > 0 {
            unmet.push(Unmet::new("gate-earlier-tranche").with("count", self.earlier_unsettled));
        }
    }

    fn check_amounts(&self, unmet: &mut Vec<Unmet>) {
        let amounts = [self.tranche_amount, self.previous_paid, self.earlier_paid, self.accepted, self.balance];
        if amounts.iter().any(|amount| amount.currency() != self.amount.currency()) {
            unmet.push(Unmet::new("gate-currency"));
            return;
        }
        if self.amount.minor() <= 0 {
            unmet.push(Unmet::new("gate-amount-missing").on("amount"));
        }
        if self.amount.minor() > self.tranche_amount.minor() {
            unmet.push(
                Unmet::new("gate-amount-above-tranche")
                    .on("amount")
                    .with("tranche_money", self.tranche_amount.tagged()),
            );
        }
        self.check_spending(unmet);
        if self.amount.minor() > self.balance.minor() {
            unmet.push(Unmet::new("gate-balance").with("balance_money", self.balance.tagged()));
        }
    }

    /// Accepted spending first covers the earlier tranches, then the previous one.
    fn check_spending(&self, unmet: &mut Vec<Unmet>) {
        let times = |amount: Money, points: i64| i128::from(amount.minor()) * i128::from(points);
        let accepted = times(self.accepted, 10_000);
        let earlier = times(self.earlier_paid, self.earlier_bp);
        let needed = earlier + times(self.previous_paid, self.previous_bp);
        if accepted >= needed {
            return;
        }
        // Rounded up: with that much more the gate opens.
        let missing = i64::try_from((needed - accepted + 9_999).div_euclid(10_000)).unwrap_or(i64::MAX);
        let missing = Money::new(missing, self.amount.currency());
        unmet.push(if accepted < earlier {
            Unmet::new("gate-spending-earlier")
                .with("needed_bp", self.earlier_bp)
                .with("missing_money", missing.tagged())
        } else {
            Unmet::new("gate-spending-previous")
                .with("needed_bp", self.previous_bp)
                .with("missing_money", missing.tagged())
        });
    }
}

/// The people of a payment. No two of them are the same person (domain section 2); the database
/// holds it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct People {
    /// Who prepared it.
    pub prepared_by: Id,
    /// Who approved it first.
    pub approved_by: Option<Id>,
    /// Who approved it second.
    pub second_by: Option<Id>,
    /// Whether its amount needs a second approval.
    pub needs_second: bool,
}

impl People {
    /// Everything that keeps `actor` from this action because of who acted before. The state table
    /// is asked beside it, and [`gates`] before an approval and a release.
    pub fn check(&self, action: PaymentAction, actor: Id) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        match action {
            PaymentAction::Approve => {}
            PaymentAction::ApproveAgain => {
                if !self.needs_second {
                    unmet.push(Unmet::new("payment-second-not-needed"));
                }
                if self.second_by.is_some() {
                    unmet.push(Unmet::new("payment-approved-twice-already"));
                }
            }
            PaymentAction::Release => {
                if self.needs_second && self.second_by.is_none() {
                    unmet.push(Unmet::new("payment-second-approval-missing"));
                }
            }
            // The partner confirms; a failure is the bank's; anyone with the right may give up.
            PaymentAction::Confirm | PaymentAction::Fail | PaymentAction::Cancel => return unmet,
        }
        if self.prepared_by == actor {
            unmet.push(Unmet::new("payment-same-person-prepared"));
        }
        if self.approved_by == Some(actor) {
            unmet.push(Unmet::new("payment-same-person-approved"));
        }
        if self.second_by == Some(actor) {
            unmet.push(Unmet::new("payment-same-person-approved-again"));
        }
        unmet
    }

    /// Which of the two approvals is next, if one is.
    pub const fn next_approval(&self) -> Option<PaymentAction> {
        match (self.approved_by, self.second_by) {
            (None, _) => Some(PaymentAction::Approve),
            (Some(_), None) if self.needs_second => Some(PaymentAction::ApproveAgain),
            _ => None,
        }
    }
}

/// What the partner types to confirm that the money arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfirmationDraft {
    /// The day on its account.
    pub received_on: String,
    /// The amount on its account.
    pub received_amount: String,
}

/// A confirmation that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmation {
    /// The day on the partner's account.
    pub received_on: NaiveDate,
    /// The amount on the partner's account.
    pub received: Money,
    /// What arrived less what was released: below zero when less arrived. Anything but zero is
    /// flagged for the finance staff.
    pub difference: Money,
}

impl Confirmation {
    /// Whether another amount arrived than was released.
    pub const fn differs(&self) -> bool {
        self.difference.minor() != 0
    }
}

/// Reads a confirmation of a payment of `released`, which left on `value_date`. The fields are
/// `received_on` and `received_amount`. A different amount is taken and flagged, not refused.
///
/// # Errors
/// What cannot be read, a day before the release or after `today`.
pub fn read_confirmation(
    draft: &ConfirmationDraft,
    released: Money,
    value_date: NaiveDate,
    today: NaiveDate,
) -> Result<Confirmation, Vec<Unmet>> {
    let mut unmet = Vec::new();
    let received_on =
        parse_date(&draft.received_on).map_err(|error| unmet.push(Unmet::new(error.code()).on("received_on")));
    if let Ok(day) = received_on
        && (day < value_date || day > today)
    {
        unmet
            .push(Unmet::new("confirmation-date").on("received_on").with("earliest", value_date).with("latest", today));
    }
    let currency = released.currency();
    let received = parse_scaled(&draft.received_amount, currency.decimals())
        .map(|minor| Money::new(minor, currency))
        .map_err(|error| {
            let problem = Unmet::new(error.code()).on("received_amount");
            unmet.push(error.explain(problem, &draft.received_amount, currency.decimals()));
        });
    match (received_on, received) {
        (Ok(received_on), Ok(received)) if unmet.is_empty() => {
            let difference = Money::new(received.minor().saturating_sub(released.minor()), currency);
            Ok(Confirmation { received_on, received, difference })
        }
        _ => Err(unmet),
    }
}

#[cfg(test)]
mod tests;
