//! A programme: what donors fund, as calls refer to it.

use super::money::{Currency, Money, MoneyError};
use super::state::Unmet;
use super::text::{Lang, Texts};

/// What one donor gives to a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fund {
    /// The donor's name.
    pub donor: String,
    /// How much.
    pub amount: Money,
}

/// What a programme must say about itself.
#[derive(Debug, Clone, Copy)]
pub struct ProgrammeFacts<'a> {
    /// Its code, unique in the portal.
    pub code: &'a str,
    /// Its name.
    pub name: &'a Texts,
    /// What it is for.
    pub summary: &'a Texts,
    /// How many calls it plans.
    pub planned_calls: u32,
    /// How many direct beneficiaries it plans.
    pub planned_beneficiaries: u32,
    /// What donors give.
    pub funds: &'a [Fund],
}

impl ProgrammeFacts<'_> {
    /// Everything that is missing or wrong, all at once.
    pub fn check(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if !is_code(self.code) {
            unmet.push(Unmet::new("code-form").on("code"));
        }
        for (field, texts) in [("name", self.name), ("summary", self.summary)] {
            for lang in texts.missing(Lang::ALL) {
                unmet.push(Unmet::new("missing-language").on(format!("{field}.{lang}")).with("lang", lang));
            }
        }
        if self.planned_calls == 0 {
            unmet.push(Unmet::new("number-zero").on("planned_calls"));
        }
        if self.planned_beneficiaries == 0 {
            unmet.push(Unmet::new("number-zero").on("planned_beneficiaries"));
        }
        if self.funds.is_empty() {
            unmet.push(Unmet::new("missing-funds").on("funds"));
        }
        for (index, fund) in self.funds.iter().enumerate() {
            if fund.donor.trim().is_empty() {
                unmet.push(Unmet::new("missing").on(format!("funds.{index}.donor")));
            }
            if fund.amount.minor() <= 0 {
                unmet.push(Unmet::new("number-zero").on(format!("funds.{index}.amount")));
            }
        }
        unmet
    }

    /// What donors give in one currency.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn funded(&self, currency: Currency) -> Result<Money, MoneyError> {
        let amounts = self.funds.iter().map(|fund| fund.amount).filter(|amount| amount.currency() == currency);
        Money::sum(currency, amounts)
    }
}

/// Whether a text can be the code of a programme or a call: capitals and digits in groups joined by
/// hyphens, 2 to 24 characters, so that it is safe in addresses, file names and on paper.
pub fn is_code(text: &str) -> bool {
    (2..=24).contains(&text.len())
        && text
            .split('-')
            .all(|group| !group.is_empty() && group.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_capitals_and_digits_in_groups() {
        for code in ["GB-2026-03", "RMC", "A1"] {
            assert!(is_code(code), "{code}");
        }
        for text in ["", "A", "GB-", "gb-2026", "GB 2026", "GB--03", "É1", "ABCDEFGHIJKLMNOPQRSTUVWXY"] {
            assert!(!is_code(text), "{text}");
        }
    }

    #[test]
    fn a_programme_lists_everything_it_lacks() {
        let texts = Texts::new("Retour et communautés", "", "Regresso e comunidades");
        let funds = [Fund { donor: " ".to_owned(), amount: Money::new(0, Currency::Eur) }];
        let facts = ProgrammeFacts {
            code: "?",
            name: &texts,
            summary: &texts,
            planned_calls: 0,
            planned_beneficiaries: 0,
            funds: &funds,
        };
        let codes: Vec<&str> = facts.check().iter().map(|unmet| unmet.code).collect();
        assert_eq!(
            codes,
            [
                "code-form",
                "missing-language",
                "missing-language",
                "number-zero",
                "number-zero",
                "missing",
                "number-zero"
            ]
        );
    }

    #[test]
    fn funds_are_summed_per_currency() {
        let name = Texts::default();
        let fund = |minor, currency| Fund { donor: "Fonds Exemple".to_owned(), amount: Money::new(minor, currency) };
        let funds = [fund(100, Currency::Eur), fund(7, Currency::Xof), fund(50, Currency::Eur)];
        let facts = ProgrammeFacts {
            code: "RMC",
            name: &name,
            summary: &name,
            planned_calls: 20,
            planned_beneficiaries: 6000,
            funds: &funds,
        };
        assert_eq!(facts.funded(Currency::Eur), Ok(Money::new(150, Currency::Eur)));
        assert_eq!(facts.funded(Currency::Xaf), Ok(Money::zero(Currency::Xaf)));
    }
}
