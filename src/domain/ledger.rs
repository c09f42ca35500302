//! The ledger of a grant: append-only entries, balances that are sums of them, and the age of what
//! was paid and is not yet justified (domain rules 22 and 23).

use chrono::{Months, NaiveDate};

use super::money::{Currency, Money, MoneyError};
use super::state::Unmet;

super::state::text_enum! {
    /// What an entry records.
    EntryKind {
        /// The grant is promised, at signature.
        Commitment = "commitment",
        /// Money went out, at release.
        Disbursement = "disbursement",
        /// Money came back; names the payment it came from, the last one if in doubt.
        Refund = "refund",
        /// Money that will not be justified and is given up; above zero, taken back.
        WriteOff = "write_off",
        /// The contrary of an earlier entry, in whole or in part.
        Correction = "correction",
    }
}

impl EntryKind {
    /// Whether an entry of this kind may carry this amount. Entries are signed: what goes to the
    /// partner is above zero, what comes back is below.
    pub const fn allows(self, minor: i64) -> bool {
        match self {
            EntryKind::Commitment | EntryKind::Disbursement => minor > 0,
            EntryKind::Refund => minor < 0,
            EntryKind::WriteOff | EntryKind::Correction => minor != 0,
        }
    }
}

/// The balance that an entry moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is promised.
    Committed,
    /// What is paid, less what came back.
    Disbursed,
    /// What is given up.
    WrittenOff,
}

impl Side {
    /// By how much an entry of this amount moves what is promised and not yet paid.
    pub const fn moves_left(self, minor: i64) -> i64 {
        match self {
            Side::Committed => minor,
            Side::Disbursed => -minor,
            Side::WrittenOff => 0,
        }
    }
}

impl EntryKind {
    /// The balance that an entry of this kind moves. A correction that names a payment corrects what was paid, one that
    /// does not corrects the commitment.
    pub const fn side(self, of_payment: bool) -> Side {
        match (self, of_payment) {
            (EntryKind::Commitment, _) | (EntryKind::Correction, false) => Side::Committed,
            (EntryKind::Disbursement | EntryKind::Refund, _) | (EntryKind::Correction, true) => Side::Disbursed,
            (EntryKind::WriteOff, _) => Side::WrittenOff,
        }
    }
}

/// One entry of the ledger of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it records.
    pub kind: EntryKind,
    /// The signed amount.
    pub amount: Money,
    /// The day on which it counts.
    pub booked_on: NaiveDate,
    /// Whether it names a payment.
    pub of_payment: bool,
}

/// The entry that takes another one back in whole. A write-off is taken back by a write-off, because
/// a correction would not tell which balance it is of.
///
/// # Errors
/// An amount that has no contrary.
pub fn contrary(entry: &Entry, booked_on: NaiveDate) -> Result<Entry, MoneyError> {
    let amount = Money::zero(entry.amount.currency()).minus(entry.amount)?;
    let kind = match entry.kind {
        EntryKind::WriteOff => EntryKind::WriteOff,
        EntryKind::Commitment | EntryKind::Disbursement | EntryKind::Refund | EntryKind::Correction => {
            EntryKind::Correction
        }
    };
    Ok(Entry { kind, amount, booked_on, of_payment: entry.of_payment })
}

/// What keeps an entry from being written: a sign that does not fit its kind, or a payment that is
/// named or missing against it.
pub fn check_entry(entry: &Entry) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if !entry.kind.allows(entry.amount.minor()) {
        unmet.push(Unmet::new("ledger-sign").on("amount").with("kind", entry.kind));
    }
    let fits = match entry.kind {
        EntryKind::Commitment | EntryKind::WriteOff => !entry.of_payment,
        EntryKind::Disbursement | EntryKind::Refund => entry.of_payment,
        EntryKind::Correction => true,
    };
    if !fits {
        unmet.push(Unmet::new("ledger-payment").on("payment").with("kind", entry.kind));
    }
    unmet
}

/// The balances of a grant. All are sums of its entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balances {
    /// Promised.
    pub committed: Money,
    /// Paid, less what came back.
    pub disbursed: Money,
    /// Spending accepted in reports.
    pub justified: Money,
    /// Given up.
    pub written_off: Money,
    /// Paid and not yet justified or given up. Below zero when the partner spent more than it got.
    pub outstanding: Money,
    /// Promised and not yet paid.
    pub left: Money,
}

/// The balances from entries, or sums of entries, each with the side it moves, and the spending accepted in reports.
///
/// # Errors
/// Different currencies, or sums that do not fit.
pub fn balances(
    currency: Currency,
    entries: impl IntoIterator<Item = (Side, Money)>,
    justified: Money,
) -> Result<Balances, MoneyError> {
    let zero = Money::zero(currency);
    let (mut committed, mut disbursed, mut written_off) = (zero, zero, zero);
    for (side, amount) in entries {
        match side {
            Side::Committed => committed = committed.plus(amount)?,
            Side::Disbursed => disbursed = disbursed.plus(amount)?,
            Side::WrittenOff => written_off = written_off.minus(amount)?,
        }
    }
    let justified = zero.plus(justified)?;
    Ok(Balances {
        committed,
        disbursed,
        justified,
        written_off,
        outstanding: disbursed.minus(justified)?.minus(written_off)?,
        left: committed.minus(disbursed)?,
    })
}

/// Months after which an unjustified advance is flagged, and after which it blocks (etools, HACT
/// practice; settings of the programme).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeLimits {
    /// Flagged from then on.
    pub flag_months: u32,
    /// Blocks from then on.
    pub block_months: u32,
}

impl AgeLimits {
    /// 6 and 9 months.
    pub const DEFAULT: AgeLimits = AgeLimits { flag_months: 6, block_months: 9 };
}

super::state::text_enum! {
    /// How old the oldest unjustified advance is.
    AdvanceAge {
        /// Nothing is outstanding.
        None = "none",
        /// Within the first limit.
        Fresh = "fresh",
        /// Over the first limit: shown.
        Flagged = "flagged",
        /// Over the second limit: no further payment.
        Blocking = "blocking",
    }
}

/// The part of one payment that is not yet justified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advance {
    /// The day of the payment.
    pub paid_on: NaiveDate,
    /// What of it is outstanding.
    pub outstanding: Money,
    /// How old it is.
    pub age: AdvanceAge,
}

/// What of each payment is outstanding, oldest first. `covered` is all that was justified, came back
/// or was given up; it covers the oldest payments first.
///
/// # Errors
/// Different currencies, or sums that do not fit.
pub fn advances(
    payments: &[(NaiveDate, Money)],
    covered: Money,
    today: NaiveDate,
    limits: AgeLimits,
) -> Result<Vec<Advance>, MoneyError> {
    let mut payments = payments.to_vec();
    payments.sort_by_key(|(paid_on, _)| *paid_on);
    let mut cover = covered;
    let mut advances = Vec::new();
    for (paid_on, amount) in payments {
        let rest = cover.minus(amount)?;
        if rest.minor() >= 0 {
            cover = rest;
            continue;
        }
        cover = Money::zero(amount.currency());
        let outstanding = Money::zero(amount.currency()).minus(rest)?;
        advances.push(Advance { paid_on, outstanding, age: age(paid_on, today, limits) });
    }
    Ok(advances)
}

/// The age of the oldest advance, which the gates of a payment ask for.
pub fn oldest(advances: &[Advance]) -> AdvanceAge {
    advances.iter().map(|advance| advance.age).max().unwrap_or(AdvanceAge::None)
}

fn age(paid_on: NaiveDate, today: NaiveDate, limits: AgeLimits) -> AdvanceAge {
    let over = |months| paid_on.checked_add_months(Months::new(months)).is_some_and(|end| today > end);
    if over(limits.block_months) {
        AdvanceAge::Blocking
    } else if over(limits.flag_months) {
        AdvanceAge::Flagged
    } else {
        AdvanceAge::Fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn francs(minor: i64) -> Money {
        Money::new(minor, Currency::Xof)
    }

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
    }

    fn entry(kind: EntryKind, minor: i64, of_payment: bool) -> Entry {
        Entry { kind, amount: francs(minor), booked_on: day(1, 1), of_payment }
    }

    fn sides(entries: &[Entry]) -> Vec<(Side, Money)> {
        entries.iter().map(|entry| (entry.kind.side(entry.of_payment), entry.amount)).collect()
    }

    #[test]
    fn balances_are_sums_of_the_entries() {
        use EntryKind as K;
        let entries = [
            entry(K::Commitment, 10_000, false),
            entry(K::Disbursement, 4_000, true),
            entry(K::Disbursement, 3_000, true),
            entry(K::Refund, -500, true),
            entry(K::WriteOff, -200, false),
            entry(K::Correction, -1_000, false),
        ];
        let balances = balances(Currency::Xof, sides(&entries), francs(5_000)).expect("one currency");
        assert_eq!(
            balances,
            Balances {
                committed: francs(9_000),
                disbursed: francs(6_500),
                justified: francs(5_000),
                written_off: francs(200),
                outstanding: francs(1_300),
                left: francs(2_500),
            }
        );
    }

    #[test]
    fn what_is_left_grows_with_promises_and_shrinks_with_payments() {
        let effect = |kind: EntryKind, of_payment, minor| kind.side(of_payment).moves_left(minor);
        let effects = [
            effect(EntryKind::Commitment, false, 100),
            effect(EntryKind::Disbursement, true, 60),
            effect(EntryKind::Correction, true, -60),
            effect(EntryKind::Correction, false, -10),
            effect(EntryKind::WriteOff, false, -5),
            effect(EntryKind::Refund, true, -20),
        ];
        assert_eq!(effects, [100, -60, 60, -10, 0, 20]);
    }

    #[test]
    fn an_entry_of_another_currency_is_an_error() {
        let stranger = (Side::Committed, Money::new(1, Currency::Eur));
        assert_eq!(balances(Currency::Xof, [stranger], francs(0)), Err(MoneyError::Currencies));
        assert_eq!(balances(Currency::Xof, [], Money::zero(Currency::Eur)), Err(MoneyError::Currencies));
    }

    #[test]
    fn each_kind_has_its_sign_and_names_a_payment_or_not() {
        use EntryKind as K;
        let codes = |e: Entry| check_entry(&e).into_iter().map(|unmet| unmet.code).collect::<Vec<_>>();
        assert_eq!(codes(entry(K::Commitment, 1, false)), Vec::<&str>::new());
        assert_eq!(codes(entry(K::Refund, -1, true)), Vec::<&str>::new());
        assert_eq!(codes(entry(K::Commitment, -1, true)), ["ledger-sign", "ledger-payment"]);
        assert_eq!(codes(entry(K::Disbursement, 1, false)), ["ledger-payment"]);
        assert_eq!(codes(entry(K::Refund, 1, false)), ["ledger-sign", "ledger-payment"]);
        assert_eq!(codes(entry(K::Correction, 0, true)), ["ledger-sign"]);
    }

    #[test]
    fn accepted_spending_covers_the_oldest_payment_first() {
        let payments = [(day(6, 1), francs(3_000)), (day(1, 10), francs(4_000))];
        let found = advances(&payments, francs(3_500), day(8, 1), AgeLimits::DEFAULT).expect("one currency");
        assert_eq!(
            found,
            [
                Advance { paid_on: day(1, 10), outstanding: francs(500), age: AdvanceAge::Flagged },
                Advance { paid_on: day(6, 1), outstanding: francs(3_000), age: AdvanceAge::Fresh },
            ]
        );
        assert_eq!(oldest(&found), AdvanceAge::Flagged);
        assert_eq!(advances(&payments, francs(7_000), day(8, 1), AgeLimits::DEFAULT), Ok(Vec::new()));
    }

    #[test]
    fn an_advance_is_flagged_after_six_months_and_blocks_after_nine() {
        let at = |today| age(day(1, 10), today, AgeLimits::DEFAULT);
        assert_eq!(at(day(7, 10)), AdvanceAge::Fresh);
        assert_eq!(at(day(7, 11)), AdvanceAge::Flagged);
        assert_eq!(at(day(10, 10)), AdvanceAge::Flagged);
        assert_eq!(at(day(10, 11)), AdvanceAge::Blocking);
        assert_eq!(oldest(&[]), AdvanceAge::None);
    }

    proptest! {
        #[test]
        fn an_entry_and_its_contrary_change_no_balance(
            kinds in prop::collection::vec((0usize..5, 1i64..1_000_000, any::<bool>()), 0..12),
            chosen in (0usize..5, 1i64..1_000_000, any::<bool>()),
        ) {
            let valid = |(kind, minor, named): &(usize, i64, bool)| {
                let kind = EntryKind::ALL[*kind];
                let signed = if kind == EntryKind::Refund { -minor } else { *minor };
                [true, false].map(|pay| entry(kind, signed, pay == *named)).into_iter().find(|e| check_entry(e).is_empty())
            };
            let mut entries: Vec<Entry> = kinds.iter().filter_map(valid).collect();
            let before = balances(Currency::Xof, sides(&entries), francs(0)).expect("small");
            let chosen = valid(&chosen).expect("one of the two forms is valid");
            entries.push(chosen);
            entries.push(contrary(&chosen, day(2, 2)).expect("small"));
            prop_assert_eq!(balances(Currency::Xof, sides(&entries), francs(0)).expect("small"), before);
        }

        #[test]
        fn what_is_outstanding_adds_up_to_paid_less_covered(
            payments in prop::collection::vec((0u32..300, 1i64..10_000), 0..6), covered in 0i64..60_000,
        ) {
            let payments: Vec<_> = payments.iter()
                .map(|(n, minor)| (day(1, 1) + chrono::Days::new(u64::from(*n)), francs(*minor))).collect();
            let paid: i64 = payments.iter().map(|(_, amount)| amount.minor()).sum();
            let found = advances(&payments, francs(covered), day(12, 31), AgeLimits::DEFAULT).expect("small");
            let outstanding: i64 = found.iter().map(|advance| advance.outstanding.minor()).sum();
            prop_assert_eq!(outstanding, (paid - covered).max(0));
        }
    }
}
