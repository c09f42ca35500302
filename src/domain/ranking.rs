//! The ranking of a lot: scores, tie-breakers, the cut by the envelope, and what would change.

super::state::text_enum! {
    /// What becomes of a proposal.
    Outcome {
        /// It gets a grant.
        Award = "award",
        /// It gets one if money comes free, in the order of the list.
        Reserve = "reserve",
        /// It gets none.
        Reject = "reject",
    }
}
