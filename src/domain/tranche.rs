//! The tranche plan: in how many parts a grant is paid, when, and after which report.

use super::state::WrongState;

super::state::text_enum! {
    /// Where a planned tranche stands.
    TrancheState {
        /// Planned; its condition is still to come.
        Planned = "planned",
        /// Its condition is met: a payment may be prepared.
        Due = "due",
        /// A payment is on its way.
        InPayment = "in_payment",
        /// Paid as planned.
        Paid = "paid",
        /// Paid with less than planned, for good.
        Reduced = "reduced",
        /// Not paid and never to be.
        Cancelled = "cancelled",
    }
}

super::state::text_enum! {
    /// What can happen to a tranche.
    TrancheAction {
        /// Its condition is met: the signature, or the acceptance of a report.
        FallDue = "fall_due",
        /// Its condition no longer holds (a report reopened, an agreement suspended).
        FallBack = "fall_back",
        /// A payment is prepared.
        PreparePayment = "prepare_payment",
        /// The payment failed or was cancelled.
        GiveBack = "give_back",
        /// The whole amount was released.
        Pay = "pay",
        /// Less than planned was released, for good.
        PayReduced = "pay_reduced",
        /// It will not be paid.
        Cancel = "cancel",
    }
}

impl TrancheState {
    /// The state after this action.
    ///
    /// # Errors
    /// The action is not possible in this state.
    pub fn after(self, action: TrancheAction) -> Result<Self, WrongState> {
        use TrancheAction as A;
        use TrancheState as S;
        match (self, action) {
            (S::Planned, A::FallDue) => Ok(S::Due),
            (S::Due, A::FallBack) => Ok(S::Planned),
            (S::Due, A::PreparePayment) => Ok(S::InPayment),
            // A payment can also come back from the bank after its release.
            (S::InPayment | S::Paid | S::Reduced, A::GiveBack) => Ok(S::Due),
            (S::InPayment, A::Pay) => Ok(S::Paid),
            (S::InPayment, A::PayReduced) => Ok(S::Reduced),
            (S::Planned | S::Due, A::Cancel) => Ok(S::Cancelled),
            _ => Err(WrongState { noun: "tranche", state: self.as_str(), action: action.as_str() }),
        }
    }
}
super::state::state_lists!(TrancheState, TrancheAction);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::state::diagram;

    #[test]
    fn the_table_of_tranches_is_this_one() {
        insta::assert_snapshot!(diagram(TrancheState::transitions()));
    }
}
