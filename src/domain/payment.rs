//! The payment of a tranche: its life, the gates before it, and the different people it takes.

use super::state::WrongState;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::state::diagram;

    #[test]
    fn the_table_of_payments_is_this_one() {
        insta::assert_snapshot!(diagram(PaymentState::transitions()));
    }
}
