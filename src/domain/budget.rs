//! The budget of a proposal: lines as they were typed, read into exact amounts, and the caps that
//! a call puts on them.
//!
//! Reading never fails: a line that cannot be read is reported and contributes nothing, so that
//! the page always shows totals beside the messages. Everything is integer arithmetic.

use serde::{Deserialize, Serialize};

mod caps;

pub use caps::{RuleLine, check, measure};

use super::money::{Currency, Money};
use super::number::{NumberError, parse_scaled};
use super::state::Unmet;

super::state::text_enum! {
    /// A heading of the budget, in the order in which budgets are written.
    Heading {
        HumanResources = "human_resources",
        Travel = "travel",
        Equipment = "equipment",
        LocalOffice = "local_office",
        Services = "services",
        Activities = "activities",
        BeneficiaryGrants = "beneficiary_grants",
        IndirectCosts = "indirect_costs",
        Contingency = "contingency",
    }
}

impl Heading {
    /// Whether its lines are direct costs, on which indirect costs and contingency are measured.
    pub const fn is_direct(self) -> bool {
        !matches!(self, Heading::IndirectCosts | Heading::Contingency)
    }
}

/// One line as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LineDraft {
    /// A short key, unique in the budget and kept while the line lives: spending refers to it.
    pub id: String,
    /// The heading's text, or whatever came in its place.
    pub heading: String,
    /// What it is.
    pub description: String,
    /// What is counted: month, session, kit.
    pub unit: String,
    /// How many, with up to three decimals.
    pub quantity: String,
    /// The price of one.
    pub unit_cost: String,
    /// What the applicant pays of this line; empty means nothing.
    pub own_share: String,
}

impl LineDraft {
    /// Whether nothing at all was typed into the line, its heading aside: pages offer blank lines.
    pub fn is_blank(&self) -> bool {
        [&self.description, &self.unit, &self.quantity, &self.unit_cost, &self.own_share]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

/// One line that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The key of the line.
    pub id: String,
    /// Its number as people count it, from 1.
    pub number: usize,
    /// Its heading.
    pub heading: Heading,
    /// What it is.
    pub description: String,
    /// What is counted.
    pub unit: String,
    /// How many thousandths.
    pub quantity_thousandths: i64,
    /// The price of one.
    pub unit_cost: Money,
    /// Quantity times price, half-up to the minor unit.
    pub total: Money,
    /// What the grant pays: the total less the own share.
    pub grant: Money,
    /// What the applicant pays.
    pub own: Money,
}

/// A budget as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// The currency of every amount.
    pub currency: Currency,
    /// The lines that could be read.
    pub lines: Vec<Line>,
    /// What could not be read, tied to `lines.<index>.<field>`, where the index counts from 0.
    pub problems: Vec<Unmet>,
}

/// The most lines a budget may have.
pub const MAX_LINES: usize = 500;
/// The largest amount of one line, in minor units. With [`MAX_LINES`] every sum stays below 2^53,
/// which canonical JSON keeps exactly.
const MAX_AMOUNT: i64 = 10_000_000_000_000;

/// Reads the lines of a draft. Blank lines are passed over.
pub fn read(lines: &[LineDraft], currency: Currency) -> Budget {
    let mut budget = Budget { currency, lines: Vec::new(), problems: Vec::new() };
    let written = lines.iter().enumerate().filter(|(_, line)| !line.is_blank());
    for (position, (index, draft)) in written.enumerate() {
        if position == MAX_LINES {
            budget.problems.push(Unmet::new("too-many-lines").on("lines").with("max", MAX_LINES));
            break;
        }
        match read_line(index, draft, currency) {
            Ok(line) => budget.lines.push(line),
            Err(problems) => budget.problems.extend(problems),
        }
    }
    budget
}

fn read_line(index: usize, draft: &LineDraft, currency: Currency) -> Result<Line, Vec<Unmet>> {
    let number = index + 1;
    let on =
        |code: &'static str, field: &str| Unmet::new(code).on(format!("lines.{index}.{field}")).with("line", number);
    let mut problems = Vec::new();
    let heading = draft.heading.parse::<Heading>().ok();
    if heading.is_none() {
        problems.push(on("missing-heading", "heading"));
    }
    for (field, text, longest) in [("description", &draft.description, 300), ("unit", &draft.unit, 60)] {
        if text.trim().is_empty() {
            problems.push(on("missing", field));
        } else if text.chars().count() > longest {
            problems.push(on("text-too-long", field).with("max", longest));
        }
    }
    let mut number_of = |field: &'static str, text: &str, decimals: u32| {
        let read = parse_scaled(text, decimals);
        let read = if read.is_ok_and(|value| value > MAX_AMOUNT) { Err(NumberError::TooLarge) } else { read };
        read.map_err(|error| problems.push(error.explain(on(error.code(), field), text, decimals))).ok()
    };
    let quantity = number_of("quantity", &draft.quantity, 3);
    let unit_cost = number_of("unit_cost", &draft.unit_cost, currency.decimals());
    let own = match draft.own_share.trim() {
        "" => Some(0),
        text => number_of("own_share", text, currency.decimals()),
    };
    if quantity == Some(0) {
        problems.push(on("number-zero", "quantity"));
    }
    if unit_cost == Some(0) {
        problems.push(on("number-zero", "unit_cost"));
    }
    let (Some(quantity), Some(unit_cost), Some(own)) = (quantity, unit_cost, own) else { return Err(problems) };
    let unit_cost = Money::new(unit_cost, currency);
    let own = Money::new(own, currency);
    let total = match unit_cost.times_thousandths(quantity) {
        Ok(total) if total.minor() <= MAX_AMOUNT => total,
        _ => {
            problems.push(on("number-too-large", "unit_cost"));
            return Err(problems);
        }
    };
    if own.minor() > total.minor() {
        let excess = money(own.minor() - total.minor(), currency);
        problems.push(on("own-share-exceeds-line", "own_share").with("excess_money", excess));
    }
    match (heading, total.minus(own)) {
        (Some(heading), Ok(grant)) if problems.is_empty() => Ok(Line {
            id: draft.id.clone(),
            number,
            heading,
            description: draft.description.trim().to_owned(),
            unit: draft.unit.trim().to_owned(),
            quantity_thousandths: quantity,
            unit_cost,
            total,
            grant,
            own,
        }),
        _ => Err(problems),
    }
}

fn money(minor: i64, currency: Currency) -> String {
    format!("{minor}:{currency}")
}

impl Budget {
    fn sum(&self, amount: impl Fn(&Line) -> Option<Money>) -> Money {
        Money::sum(self.currency, self.lines.iter().filter_map(amount))
            .expect("at most 500 lines of one currency, each of at most 10^13 units")
    }

    /// The sum of the line totals.
    pub fn total(&self) -> Money {
        self.sum(|line| Some(line.total))
    }

    /// What the grant pays.
    pub fn grant(&self) -> Money {
        self.sum(|line| Some(line.grant))
    }

    /// What the applicant pays.
    pub fn own(&self) -> Money {
        self.sum(|line| Some(line.own))
    }

    /// The total of one heading.
    pub fn of_heading(&self, heading: Heading) -> Money {
        self.sum(|line| (line.heading == heading).then_some(line.total))
    }

    /// What the grant pays under one heading.
    pub fn grant_of_heading(&self, heading: Heading) -> Money {
        self.sum(|line| (line.heading == heading).then_some(line.grant))
    }

    /// The total of direct costs: everything but indirect costs and contingency.
    pub fn direct(&self) -> Money {
        self.sum(|line| line.heading.is_direct().then_some(line.total))
    }

    /// Each heading that has lines, in order, with its total.
    pub fn by_heading(&self) -> Vec<(Heading, Money)> {
        let has_lines = |heading: &Heading| self.lines.iter().any(|line| line.heading == *heading);
        Heading::ALL.iter().copied().filter(has_lines).map(|heading| (heading, self.of_heading(heading))).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::call::CallRules;
    use proptest::prelude::*;
    use rust_decimal::{Decimal, RoundingStrategy};

    pub(super) fn line(heading: Heading, quantity: &str, unit_cost: &str, own_share: &str) -> LineDraft {
        LineDraft {
            id: "a1".to_owned(),
            heading: heading.to_string(),
            description: "Semences et outils".to_owned(),
            unit: "lot".to_owned(),
            quantity: quantity.to_owned(),
            unit_cost: unit_cost.to_owned(),
            own_share: own_share.to_owned(),
        }
    }

    pub(super) fn codes(unmet: &[Unmet]) -> Vec<(&'static str, &str)> {
        unmet.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or_default())).collect()
    }

    pub(super) fn argument<'a>(unmet: &'a Unmet, key: &str) -> &'a str {
        unmet.args.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| value)
    }

    #[test]
    fn a_line_is_quantity_times_price_split_between_grant_and_own_share() {
        let budget = read(&[line(Heading::Activities, "2,5", "21 100", "10 000")], Currency::Xof);
        assert_eq!(budget.problems, []);
        assert_eq!(budget.lines[0].quantity_thousandths, 2_500);
        let amounts = [budget.total(), budget.own(), budget.grant()].map(Money::minor);
        assert_eq!(amounts, [52_750, 10_000, 42_750]);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named_and_the_others_still_count() {
        let mut unreadable = line(Heading::Services, "douze", "12,50", "-5");
        unreadable.heading = "divers".to_owned();
        unreadable.unit = " ".to_owned();
        let lines = [line(Heading::Travel, "2", "500", ""), LineDraft::default(), unreadable];
        let budget = read(&lines, Currency::Gnf);
        assert_eq!(budget.total().minor(), 1_000);
        assert_eq!(
            codes(&budget.problems),
            [
                ("missing-heading", "lines.2.heading"),
                ("missing", "lines.2.unit"),
                ("number-unreadable", "lines.2.quantity"),
                ("number-too-many-decimals", "lines.2.unit_cost"),
                ("number-negative", "lines.2.own_share"),
            ]
        );
        assert_eq!(argument(&budget.problems[0], "line"), "3");
    }

    #[test]
    fn nothing_is_neither_a_quantity_nor_a_price() {
        let budget = read(&[line(Heading::Travel, "0", "0", "")], Currency::Xof);
        assert_eq!(
            codes(&budget.problems),
            [("number-zero", "lines.0.quantity"), ("number-zero", "lines.0.unit_cost")]
        );
    }

    #[test]
    fn an_own_share_above_the_line_is_refused_with_the_excess() {
        let budget = read(&[line(Heading::Travel, "2", "500", "1200")], Currency::Xof);
        assert_eq!(codes(&budget.problems), [("own-share-exceeds-line", "lines.0.own_share")]);
        assert_eq!(argument(&budget.problems[0], "excess_money"), "200:XOF");
        assert_eq!(budget.total(), Money::zero(Currency::Xof));
    }

    #[test]
    fn amounts_too_large_to_keep_are_refused_and_never_wrap() {
        let lines = [
            line(Heading::Travel, "1", "10 000 000 000 001", ""),
            line(Heading::Travel, "2", "10 000 000 000 000", ""),
            line(Heading::Travel, "1", "99999999999999999999", ""),
        ];
        let budget = read(&lines, Currency::Xof);
        let fields = ["lines.0.unit_cost", "lines.1.unit_cost", "lines.2.unit_cost"];
        assert_eq!(codes(&budget.problems), fields.map(|field| ("number-too-large", field)));
        let many = vec![line(Heading::Travel, "1", "10 000 000 000 000", ""); MAX_LINES + 1];
        let budget = read(&many, Currency::Xof);
        assert_eq!(budget.total().minor(), 5_000_000_000_000_000);
        assert_eq!(codes(&budget.problems), [("too-many-lines", "lines")]);
    }

    /// An amount as a person of one of the three languages would type it.
    fn typed(value: u64, decimals: u32, style: usize) -> String {
        let [group, sign] = [["\u{202f}", ","], [",", "."], [".", ","]][style];
        let scale = 10u64.pow(decimals);
        let whole = (value / scale).to_string();
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push_str(group);
            }
            text.push(digit);
        }
        // A lone sign before exactly three digits can mean two numbers, so a value that may have
        // decimals is typed without grouping and with four of them.
        if decimals > 0 {
            let width = usize::try_from(decimals).unwrap_or(0);
            text = format!("{whole}{sign}{:0<4}", format!("{:0>width$}", value % scale));
        }
        text
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn a_random_budget_is_exact_to_the_unit(
            currency in prop::sample::select(Currency::ALL.to_vec()),
            style in 0usize..3,
            values in prop::collection::vec(
                (prop::sample::select(Heading::ALL.to_vec()), 1u64..5_000_000, 1u64..50_000_000, 0u64..=10_000),
                1..20,
            ),
            cap in 0i64..=10_000,
        ) {
            let mut drafts = Vec::new();
            let (mut total, mut own, mut direct, mut indirect) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
            for (heading, thousandths, cost, own_bp) in values {
                let exact = Decimal::new(i64::try_from(thousandths).expect("small"), 3) * Decimal::from(cost);
                let line_total = exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
                let line_own = (line_total * Decimal::from(own_bp) / Decimal::from(10_000)).floor();
                total += line_total;
                own += line_own;
                if heading.is_direct() { direct += line_total; }
                if heading == Heading::IndirectCosts { indirect += line_total; }
                let own_minor = u64::try_from(line_own).expect("whole and small");
                drafts.push(line(
                    heading,
                    &typed(thousandths, 3, style),
                    &typed(cost, currency.decimals(), style),
                    &typed(own_minor, currency.decimals(), style),
                ));
            }
            let budget = read(&drafts, currency);
            prop_assert_eq!(&budget.problems, &[]);
            let minor = |amount: Money| Decimal::from(amount.minor());
            prop_assert_eq!(minor(budget.total()), total);
            prop_assert_eq!(minor(budget.own()), own);
            prop_assert_eq!(minor(budget.grant()), total - own);
            prop_assert_eq!(minor(budget.direct()), direct);
            let by_heading: Decimal = budget.by_heading().into_iter().map(|(_, amount)| minor(amount)).sum();
            prop_assert_eq!(by_heading, total);
            prop_assert!(budget.lines.iter().all(|line| line.grant.plus(line.own) == Ok(line.total)));

            let rules = CallRules { indirect_cap_bp: cap, ..CallRules::default() };
            let measured = measure(&budget, &rules);
            let rule = measured.iter().find(|line| line.code == "indirect-cap").expect("always measured");
            prop_assert_eq!(rule.ok, indirect * Decimal::from(10_000) <= direct * Decimal::from(cap));
        }
    }
}
