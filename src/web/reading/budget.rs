//! A budget by heading, with its totals.

use serde::Serialize;

use crate::adapters::i18n;
use crate::domain::budget::{self, Heading, LineDraft};
use crate::domain::money::{Currency, Money};
use crate::domain::text::Lang;

/// A budget with its totals.
#[derive(Debug, Clone, Serialize)]
pub struct BudgetTable {
    /// The headings that have lines, or all of them when asked for.
    pub headings: Vec<BudgetHeading>,
    /// The whole.
    pub total: String,
    /// What the applicant pays.
    pub own: String,
    /// What the grant pays.
    pub grant: String,
    /// The currency.
    pub currency: Currency,
}

/// One heading of a budget.
#[derive(Debug, Clone, Serialize)]
pub struct BudgetHeading {
    /// Its text as stored; empty for lines whose heading is none.
    pub heading: String,
    /// Its letter, as budgets are read out.
    pub letter: char,
    /// Its lines.
    pub lines: Vec<BudgetLine>,
    /// Its total.
    pub total: String,
}

/// One line of a budget, as typed.
#[derive(Debug, Clone, Serialize)]
pub struct BudgetLine {
    /// Its place in the form, from 0.
    pub index: usize,
    /// Its number as people count it.
    pub number: usize,
    /// The line as typed.
    pub typed: LineDraft,
    /// Quantity times price; empty when that cannot be computed.
    pub total: String,
}

/// A budget by heading. `all`: also the headings without lines, for the form.
pub fn budget_table(lines: &[LineDraft], currency: Currency, all: bool, lang: Lang) -> BudgetTable {
    let read = budget::read(lines, currency);
    let line = |index: usize, typed: &LineDraft| BudgetLine {
        index,
        number: index + 1,
        typed: typed.clone(),
        total: read
            .lines
            .iter()
            .find(|line| line.number == index + 1)
            .map(|line| amount(line.total, lang))
            .unwrap_or_default(),
    };
    let mut headings = Vec::new();
    for (letter, heading) in ('A'..).zip(Heading::ALL) {
        let of_heading = lines.iter().enumerate().filter(|(_, line)| line.heading == heading.as_str());
        let of_heading: Vec<_> = of_heading.map(|(index, typed)| line(index, typed)).collect();
        if all || !of_heading.is_empty() {
            headings.push(BudgetHeading {
                heading: heading.to_string(),
                letter,
                lines: of_heading,
                total: amount(read.of_heading(*heading), lang),
            });
        }
    }
    let lost = lines.iter().enumerate().filter(|(_, line)| line.heading.parse::<Heading>().is_err());
    let lost: Vec<_> = lost.map(|(index, typed)| line(index, typed)).collect();
    if !lost.is_empty() {
        headings.push(BudgetHeading { heading: String::new(), letter: '–', lines: lost, total: String::new() });
    }
    BudgetTable {
        headings,
        total: amount(read.total(), lang),
        own: amount(read.own(), lang),
        grant: amount(read.grant(), lang),
        currency,
    }
}

/// An amount without its currency, for tables that name it once.
pub fn amount(money: Money, lang: Lang) -> String {
    let decimals = money.currency().decimals();
    if decimals == 0 {
        return i18n::number(money.minor(), lang.as_str());
    }
    let unit = 10_i64.pow(decimals);
    let width = usize::try_from(decimals).unwrap_or(2);
    let plain = format!("{}.{:0width$}", money.minor() / unit, (money.minor() % unit).abs());
    i18n::decimal(&plain, lang.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_currencies_with_cents_keep_them() {
        assert_eq!(amount(Money::new(125_050, Currency::Eur), Lang::En), "1,250.50");
        assert_eq!(amount(Money::new(25_000, Currency::Xof), Lang::En), "25,000");
    }
}
