//! Money: whole minor units and a currency, with checked arithmetic and named rounding.

use serde::{Deserialize, Serialize};

super::state::text_enum! {
    /// A currency of a programme (ISO 4217). XOF, XAF and GNF have no minor unit.
    Currency {
        Xof = "XOF",
        Xaf = "XAF",
        Gnf = "GNF",
        Eur = "EUR",
        Usd = "USD",
        Gmd = "GMD",
        Ngn = "NGN",
    }
}

impl Currency {
    /// Decimal places of the minor unit (ISO 4217, list one).
    pub const fn decimals(self) -> u32 {
        match self {
            Currency::Xof | Currency::Xaf | Currency::Gnf => 0,
            Currency::Eur | Currency::Usd | Currency::Gmd | Currency::Ngn => 2,
        }
    }
}

/// Why an amount could not be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Amounts of two currencies met; they are converted first, with a dated rate.
    #[error("two currencies in one sum")]
    Currencies,
    /// The result does not fit.
    #[error("the amount is too large")]
    TooLarge,
}

/// An amount in minor units (francs, cents) of one currency. May be below zero in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// An amount of `minor` units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Money { minor, currency }
    }

    /// Nothing, in this currency.
    pub const fn zero(currency: Currency) -> Self {
        Money::new(0, currency)
    }

    /// The minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The sum.
    ///
    /// # Errors
    /// Different currencies, or a sum that does not fit.
    pub fn plus(self, other: Money) -> Result<Money, MoneyError> {
        self.same(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Money::new(minor, self.currency))
    }

    /// The difference, which may be below zero.
    ///
    /// # Errors
    /// Different currencies, or a difference that does not fit.
    pub fn minus(self, other: Money) -> Result<Money, MoneyError> {
        self.same(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Money::new(minor, self.currency))
    }

    /// The sum of all, zero for none.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Result<Money, MoneyError> {
        amounts.into_iter().try_fold(Money::zero(currency), Money::plus)
    }

    /// This price times `thousandths` of a unit (2.5 days are 2500), half-up to the minor unit.
    ///
    /// # Errors
    /// A product that does not fit.
    pub fn times_thousandths(self, thousandths: i64) -> Result<Money, MoneyError> {
        let minor = divide_half_up(i128::from(self.minor) * i128::from(thousandths), 1000);
        i64::try_from(minor).map(|minor| Money::new(minor, self.currency)).map_err(|_| MoneyError::TooLarge)
    }

    /// `basis_points` of this amount (7 % are 700), half-up to the minor unit.
    ///
    /// # Errors
    /// A result that does not fit.
    pub fn share(self, basis_points: i64) -> Result<Money, MoneyError> {
        let minor = divide_half_up(i128::from(self.minor) * i128::from(basis_points), 10_000);
        i64::try_from(minor).map(|minor| Money::new(minor, self.currency)).map_err(|_| MoneyError::TooLarge)
    }

    /// Splits by weights so that the parts sum exactly to the whole: each part is rounded down,
    /// and the units left over go one each to the largest remainders, earlier parts first.
    /// Weights that sum to zero give everything to the first part.
    pub fn allocate(self, weights: &[u64]) -> Vec<Money> {
        let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        if total == 0 {
            let mut parts = vec![Money::zero(self.currency); weights.len()];
            if let Some(first) = parts.first_mut() {
                *first = self;
            }
            return parts;
        }
        let whole = i128::from(self.minor);
        let divisor = i128::try_from(total).unwrap_or(i128::MAX);
        let exact: Vec<(i128, i128)> = weights
            .iter()
            .map(|weight| {
                let product = whole * i128::from(*weight);
                (product.div_euclid(divisor), product.rem_euclid(divisor))
            })
            .collect();
        let left_over = whole - exact.iter().map(|(part, _)| part).sum::<i128>();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|index| (std::cmp::Reverse(exact[*index].1), *index));
        let mut parts: Vec<i128> = exact.into_iter().map(|(part, _)| part).collect();
        for index in order.into_iter().take(usize::try_from(left_over).unwrap_or(0)) {
            parts[index] += 1;
        }
        parts.into_iter().map(|part| Money::new(i64::try_from(part).unwrap_or(i64::MAX), self.currency)).collect()
    }

    /// How many basis points this amount is of `whole`, half-up; `None` when the whole is zero.
    pub fn basis_points_of(self, whole: Money) -> Option<i64> {
        (whole.minor != 0)
            .then(|| divide_half_up(i128::from(self.minor) * 10_000, i128::from(whole.minor)))
            .and_then(|points| i64::try_from(points).ok())
    }

    /// The amount as an unmet condition carries it, `{minor}:{currency}`, under a key ending in
    /// `_money`.
    pub fn tagged(self) -> String {
        format!("{}:{}", self.minor, self.currency)
    }

    fn same(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency { Ok(()) } else { Err(MoneyError::Currencies) }
    }
}

/// Divides and rounds halves away from zero. `divisor` must not be zero.
pub fn divide_half_up(dividend: i128, divisor: i128) -> i128 {
    let (dividend, divisor) = if divisor < 0 { (-dividend, -divisor) } else { (dividend, divisor) };
    let magnitude = (dividend.abs() * 2 + divisor) / (divisor * 2);
    if dividend < 0 { -magnitude } else { magnitude }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quantities_with_decimals_round_half_up_to_the_minor_unit() {
        let price = Money::new(333, Currency::Xof);
        assert_eq!(price.times_thousandths(1_500), Ok(Money::new(500, Currency::Xof)));
        assert_eq!(Money::new(1, Currency::Eur).times_thousandths(499), Ok(Money::new(0, Currency::Eur)));
        assert_eq!(Money::new(i64::MAX, Currency::Gnf).times_thousandths(2_000), Err(MoneyError::TooLarge));
    }

    #[test]
    fn two_currencies_never_meet_in_a_sum() {
        assert_eq!(Money::new(1, Currency::Xof).plus(Money::new(1, Currency::Xaf)), Err(MoneyError::Currencies));
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!([divide_half_up(5, 2), divide_half_up(-5, 2), divide_half_up(4, 3)], [3, -3, 1]);
    }

    proptest! {
        #[test]
        fn an_allocation_loses_no_unit(minor in 0i64..=1_000_000_000_000, weights in prop::collection::vec(0u64..10_000, 1..12)) {
            let whole = Money::new(minor, Currency::Gnf);
            let parts = whole.allocate(&weights);
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(Money::sum(Currency::Gnf, parts), Ok(whole));
        }
    }
}
