//! The ledger of a grant: append-only entries, balances that are sums of them, and the age of what
//! was paid and is not yet justified.

super::state::text_enum! {
    /// What an entry records.
    EntryKind {
        /// The grant is promised, at signature.
        Commitment = "commitment",
        /// Money went out, at release.
        Disbursement = "disbursement",
        /// Money came back.
        Refund = "refund",
        /// Money that will not be justified and is given up.
        WriteOff = "write_off",
        /// The contrary of an earlier entry, in whole or in part.
        Correction = "correction",
    }
}
