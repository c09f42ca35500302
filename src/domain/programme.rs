//! A programme: what donors fund, as calls refer to it.

use serde::Serialize;

use super::actor::Actor;
use super::id::Id;
use super::money::{Currency, Money, MoneyError};
use super::permission::Permission;
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

/// Longest name of a donor, and of a programme in one language, in characters.
pub const LONGEST_NAME: usize = 200;
/// Longest summary of a programme in one language, in characters.
pub const LONGEST_SUMMARY: usize = 4_000;

impl Fund {
    /// Everything that is missing or wrong with it beside what was given before, all at once. The sums of
    /// a programme must stay countable: a payment asks for them.
    pub fn check(&self, before: &[Fund]) -> Vec<Unmet> {
        let mut unmet = check_donor(&self.donor);
        let currency = self.amount.currency();
        let same = before.iter().map(|fund| fund.amount).filter(|amount| amount.currency() == currency);
        if self.amount.minor() <= 0 {
            unmet.push(Unmet::new("number-zero").on("amount"));
        } else if Money::sum(currency, same.chain([self.amount])).is_err() {
            unmet.push(Unmet::new("number-too-large").on("amount"));
        }
        unmet
    }
}

/// Longest reason of a correction, in characters.
pub const LONGEST_REASON: usize = 1_000;

/// Where a fund stands before it is corrected; all in its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// What it comes to, earlier corrections counted.
    pub now: Money,
    /// What all funds of the programme come to.
    pub all: Money,
    /// What payments take that were not given up.
    pub used: Money,
}

/// What a fund comes to in truth, and why it was entered otherwise. It is written as an entry of the difference:
/// what was entered stays (domain rule 22).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The right amount in minor units, 0 to take the fund back.
    pub minor: i64,
    /// Why.
    pub reason: String,
}

impl Correction {
    /// The difference that is entered.
    ///
    /// # Errors
    /// A difference that does not fit.
    pub fn difference(&self, standing: &Standing) -> Result<Money, MoneyError> {
        Money::new(self.minor, standing.now.currency()).minus(standing.now)
    }

    /// What all funds of the programme come to afterwards.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn after(&self, standing: &Standing) -> Result<Money, MoneyError> {
        standing.all.plus(self.difference(standing)?)
    }

    /// Everything that is missing or wrong with it, all at once. What payments take must stay covered.
    pub fn check(&self, standing: &Standing) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.minor < 0 {
            unmet.push(Unmet::new("number-negative").on("amount"));
        } else if self.minor == standing.now.minor() {
            unmet.push(Unmet::new("fund-unchanged").on("amount"));
        } else {
            match self.after(standing) {
                Err(_) => unmet.push(Unmet::new("number-too-large").on("amount")),
                Ok(after) if self.minor < standing.now.minor() && after.minor() < standing.used.minor() => {
                    let used = standing.used.tagged();
                    unmet.push(Unmet::new("fund-below-payments").on("amount").with("used_money", used));
                }
                Ok(_) => {}
            }
        }
        if self.reason.trim().is_empty() {
            unmet.push(Unmet::new("missing").on("reason"));
        } else if self.reason.chars().count() > LONGEST_REASON {
            unmet.push(Unmet::new("text-too-long").on("reason").with("max", LONGEST_REASON));
        }
        unmet
    }
}

/// What is wrong with the name of a donor.
pub fn check_donor(donor: &str) -> Vec<Unmet> {
    if donor.trim().is_empty() {
        vec![Unmet::new("missing").on("donor")]
    } else if donor.chars().count() > LONGEST_NAME {
        vec![Unmet::new("text-too-long").on("donor").with("max", LONGEST_NAME)]
    } else {
        Vec::new()
    }
}

/// Whether somebody may look at this programme: a role limited to a programme shows that one, others
/// show all.
pub fn may_read(actor: &Actor, programme: Id) -> bool {
    let reach = actor.reach(Permission::ProgrammeRead);
    reach.iter().any(|grant| grant.programme.is_none_or(|only| only == programme))
}

/// Whether somebody may do this to the whole of this programme. It has no country: whoever holds the
/// role in one country may.
pub fn may_change(actor: &Actor, permission: Permission, programme: Id) -> bool {
    let reach = actor.reach(permission);
    reach.iter().any(|grant| grant.call.is_none() && grant.programme.is_none_or(|only| only == programme))
}

/// Whether somebody may found programmes.
pub fn may_found(actor: &Actor) -> bool {
    !actor.scope(Permission::ProgrammeEdit).is_empty()
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
}

impl ProgrammeFacts<'_> {
    /// Everything that is missing or wrong, all at once.
    pub fn check(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if !is_code(self.code) {
            unmet.push(Unmet::new("code-form").on("code"));
        }
        for (field, texts, longest) in [("name", self.name, LONGEST_NAME), ("summary", self.summary, LONGEST_SUMMARY)] {
            for lang in Lang::ALL {
                let length = texts.of(*lang).trim().chars().count();
                if length == 0 {
                    unmet.push(Unmet::new("missing-language").on(format!("{field}.{lang}")).with("lang", lang));
                } else if length > longest {
                    unmet.push(Unmet::new("text-too-long").on(format!("{field}.{lang}")).with("max", longest));
                }
            }
        }
        if self.planned_calls == 0 {
            unmet.push(Unmet::new("number-zero").on("planned_calls"));
        }
        if self.planned_beneficiaries == 0 {
            unmet.push(Unmet::new("number-zero").on("planned_beneficiaries"));
        }
        unmet
    }
}

/// What was given, summed by currency in the order of the currencies.
///
/// # Errors
/// A sum that does not fit.
pub fn sums(amounts: &[Money]) -> Result<Vec<Money>, MoneyError> {
    let of = |currency| amounts.iter().copied().filter(move |amount| amount.currency() == currency);
    let given = Currency::ALL.iter().filter(|currency| of(**currency).next().is_some());
    given.map(|currency| Money::sum(*currency, of(*currency))).collect()
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
    use crate::domain::actor::{Grant, Role};
    use crate::domain::place::Country;

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
        let name = Texts::new("Retour et communautés", "", "Regresso e comunidades");
        let summary = Texts::new("é".repeat(LONGEST_SUMMARY + 1), "Micro-projects", "Microprojetos");
        let facts =
            ProgrammeFacts { code: "?", name: &name, summary: &summary, planned_calls: 0, planned_beneficiaries: 0 };
        let unmet = facts.check();
        let found: Vec<(&str, &str)> =
            unmet.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or_default())).collect();
        assert_eq!(
            found,
            [
                ("code-form", "code"),
                ("missing-language", "name.en"),
                ("text-too-long", "summary.fr"),
                ("number-zero", "planned_calls"),
                ("number-zero", "planned_beneficiaries"),
            ]
        );
    }

    fn fund(donor: &str, minor: i64, currency: Currency) -> Fund {
        Fund { donor: donor.to_owned(), amount: Money::new(minor, currency) }
    }

    #[test]
    fn a_fund_lists_everything_it_lacks_and_keeps_the_sum_countable() {
        let codes =
            |fund: Fund, before: &[Fund]| -> Vec<&str> { fund.check(before).iter().map(|unmet| unmet.code).collect() };
        let before = [fund("Fonds Exemple", i64::MAX, Currency::Xof)];
        assert_eq!(codes(fund(" ", 0, Currency::Xof), &before), ["missing", "number-zero"]);
        assert_eq!(codes(fund(&"é".repeat(201), 1, Currency::Xof), &before), ["text-too-long", "number-too-large"]);
        assert!(codes(fund("Fonds Exemple", i64::MAX, Currency::Eur), &before).is_empty());
    }

    #[test]
    fn a_correction_says_why_and_keeps_the_payments_covered() {
        let money = |minor| Money::new(minor, Currency::Xof);
        let standing = Standing { now: money(1_000), all: money(1_500), used: money(1_200) };
        let codes = |minor, reason: &str| -> Vec<&str> {
            let correction = Correction { minor, reason: reason.to_owned() };
            correction.check(&standing).iter().map(|unmet| unmet.code).collect()
        };
        assert_eq!(codes(700, "Un zéro de trop"), Vec::<&str>::new());
        assert_eq!(codes(699, " "), ["fund-below-payments", "missing"]);
        assert_eq!(codes(1_000, &"é".repeat(1_001)), ["fund-unchanged", "text-too-long"]);
        assert_eq!(codes(-1, "x"), ["number-negative"]);
        assert_eq!(codes(i64::MAX, "x"), ["number-too-large"]);
        let correction = Correction { minor: 10_000, reason: "Un zéro manque".to_owned() };
        assert_eq!(
            (correction.difference(&standing), correction.after(&standing)),
            (Ok(money(9_000)), Ok(money(10_500)))
        );
        // More is always right, also where payments took too much.
        let short = Standing { used: money(9_999_999), ..standing };
        assert_eq!(correction.check(&short), []);
    }

    #[test]
    fn funds_are_summed_per_currency() {
        let money = |minor, currency| Money::new(minor, currency);
        let given = [money(100, Currency::Eur), money(7, Currency::Xof), money(50, Currency::Eur)];
        assert_eq!(sums(&given), Ok(vec![money(7, Currency::Xof), money(150, Currency::Eur)]));
        assert_eq!(sums(&[]), Ok(Vec::new()));
    }

    #[test]
    fn a_role_limited_to_a_programme_reaches_that_one_alone() {
        let (own, other) = (Id(uuid::Uuid::from_u128(1)), Id(uuid::Uuid::from_u128(2)));
        let mut actor = Actor::person(Id(uuid::Uuid::from_u128(3)), "Fonds Exemple", "fonds@example.org", Lang::Fr);
        let limited = |role| Grant { programme: Some(own), ..Grant::everywhere(role) };
        actor.grants = vec![limited(Role::Donor), limited(Role::FinanceOfficer), limited(Role::Administrator)];
        assert_eq!([own, other].map(|programme| may_read(&actor, programme)), [true, false]);
        let fund = |actor: &Actor| [own, other].map(|programme| may_change(actor, Permission::LedgerFund, programme));
        assert_eq!((fund(&actor), may_found(&actor)), ([true, false], false));
        actor.grants = vec![
            Grant::in_country(Role::FinanceOfficer, Country::Ml),
            Grant::in_country(Role::Administrator, Country::Ml),
        ];
        assert_eq!((fund(&actor), may_found(&actor)), ([true, true], true));
        actor.grants = vec![Grant { call: Some(own), ..Grant::everywhere(Role::FinanceOfficer) }];
        assert_eq!(fund(&actor), [false, false]);
    }
}
