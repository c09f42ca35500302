//! The caps that a call puts on a budget, measured exactly, each with its message.

use super::{Budget, Heading, money};
use crate::domain::call::CallRules;
use crate::domain::money::{Money, divide_half_up};
use crate::domain::state::Unmet;

/// One rule of the call measured on a budget, met or not: the list on the budget page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLine {
    /// Stable code: `grant-maximum`, `grant-minimum`, `indirect-cap`, `contingency-cap`,
    /// `staff-cap`, `own-share-minimum`.
    pub code: &'static str,
    /// Whether it is met.
    pub ok: bool,
    /// The amount measured.
    pub actual: Money,
    /// The amount allowed at most, or needed at least.
    pub limit: Money,
    /// The amount measured as a share of its base; `None` for plain amounts and for an empty base.
    pub actual_bp: Option<i64>,
    /// The share allowed or needed; `None` for plain amounts.
    pub limit_bp: Option<i64>,
    /// What to say when it is not met.
    pub unmet: Option<Unmet>,
}

/// Measures every rule of the call that applies, met or not, in the order in which they are shown.
pub fn measure(budget: &Budget, rules: &CallRules) -> Vec<RuleLine> {
    let mut lines = Vec::new();
    let grant = budget.grant();
    if rules.max_grant > 0 {
        lines.push(amount_rule("grant-maximum", grant, rules.max_grant, Side::AtMost));
    }
    if rules.min_grant > 0 {
        lines.push(amount_rule("grant-minimum", grant, rules.min_grant, Side::AtLeast));
    }
    let caps = [
        ("indirect-cap", Heading::IndirectCosts, budget.direct(), rules.indirect_cap_bp),
        ("contingency-cap", Heading::Contingency, budget.direct(), rules.contingency_cap_bp),
        ("staff-cap", Heading::HumanResources, budget.total(), rules.staff_cap_bp),
    ];
    for (code, heading, base, cap) in caps {
        lines.push(cap_rule(code, budget, heading, base, cap));
    }
    if rules.min_own_share_bp > 0 {
        let limit = share_up(budget.total(), rules.min_own_share_bp);
        let mut line = amount_rule("own-share-minimum", budget.own(), limit.minor(), Side::AtLeast);
        line.actual_bp = budget.own().basis_points_of(budget.total());
        line.limit_bp = Some(rules.min_own_share_bp);
        line.unmet = line.unmet.map(|unmet| {
            let actual_bp = line.actual_bp.unwrap_or(0);
            unmet.with("actual_bp", actual_bp).with("limit_bp", rules.min_own_share_bp)
        });
        lines.push(line);
    }
    lines
}

/// Everything that keeps the budget from being submitted: what could not be read, an empty budget,
/// and each rule that is not met.
pub fn check(budget: &Budget, rules: &CallRules) -> Vec<Unmet> {
    let mut unmet = budget.problems.clone();
    if budget.lines.is_empty() && unmet.is_empty() {
        unmet.push(Unmet::new("missing-lines").on("lines"));
    }
    if !budget.lines.is_empty() {
        unmet.extend(measure(budget, rules).into_iter().filter_map(|line| line.unmet));
    }
    unmet
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    AtMost,
    AtLeast,
}

fn amount_rule(code: &'static str, actual: Money, limit: i64, side: Side) -> RuleLine {
    let currency = actual.currency();
    let (ok, gap) = match side {
        Side::AtMost => (actual.minor() <= limit, actual.minor().saturating_sub(limit)),
        Side::AtLeast => (actual.minor() >= limit, limit.saturating_sub(actual.minor())),
    };
    let unmet = (!ok).then(|| {
        Unmet::new(code)
            .on("lines")
            .with("actual_money", money(actual.minor(), currency))
            .with("limit_money", money(limit, currency))
            .with("excess_money", money(gap, currency))
            .with("excess_bp", share_of(gap, limit))
    });
    RuleLine { code, ok, actual, limit: Money::new(limit, currency), actual_bp: None, limit_bp: None, unmet }
}

/// A heading that may be at most a share of a base. The message names the line when the heading
/// has only one, otherwise all of them, and by how much the cap is exceeded.
fn cap_rule(code: &'static str, budget: &Budget, heading: Heading, base: Money, cap_bp: i64) -> RuleLine {
    let actual = budget.of_heading(heading);
    let limit = share_down(base, cap_bp);
    let ok = actual.minor() <= limit.minor();
    let actual_bp = actual.basis_points_of(base);
    let numbers: Vec<usize> =
        budget.lines.iter().filter(|line| line.heading == heading).map(|line| line.number).collect();
    let unmet = (!ok).then(|| {
        let field = match numbers.as_slice() {
            [only] => format!("lines.{}.unit_cost", only - 1),
            _ => "lines".to_owned(),
        };
        let excess = actual.minor() - limit.minor();
        let named: Vec<String> = numbers.iter().map(usize::to_string).collect();
        Unmet::new(code)
            .on(field)
            .with("heading", heading)
            .with("lines", named.join(", "))
            .with("count", numbers.len())
            .with("actual_money", money(actual.minor(), budget.currency))
            .with("limit_money", money(limit.minor(), budget.currency))
            .with("excess_money", money(excess, budget.currency))
            .with("excess_bp", share_of(excess, limit.minor()))
            .with("actual_bp", actual_bp.unwrap_or(0))
            .with("limit_bp", cap_bp)
    });
    RuleLine { code, ok, actual, limit, actual_bp, limit_bp: Some(cap_bp), unmet }
}

/// The largest whole amount that is at most this share of the base: a cap rounds down, so that
/// `amount <= cap` says exactly `amount / base <= share`.
fn share_down(base: Money, basis_points: i64) -> Money {
    let minor = (i128::from(base.minor()) * i128::from(basis_points)).div_euclid(10_000);
    Money::new(i64::try_from(minor).unwrap_or(i64::MAX), base.currency())
}

/// The smallest whole amount that is at least this share of the base: a minimum rounds up.
fn share_up(base: Money, basis_points: i64) -> Money {
    let minor = -(-i128::from(base.minor()) * i128::from(basis_points)).div_euclid(10_000);
    Money::new(i64::try_from(minor).unwrap_or(i64::MAX), base.currency())
}

/// How many basis points `part` is of `whole`, half-up; everything when there is no whole.
fn share_of(part: i64, whole: i64) -> i64 {
    if whole == 0 {
        return 10_000;
    }
    i64::try_from(divide_half_up(i128::from(part) * 10_000, i128::from(whole))).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::super::tests::{argument, codes, line};
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn line_4_exceeds_the_cap_by_12_percent() {
        let lines = [
            line(Heading::Equipment, "1", "8 000 000", ""),
            line(Heading::Activities, "1", "2 000 000", "500 000"),
            line(Heading::Contingency, "1", "500 000", ""),
            line(Heading::IndirectCosts, "1", "784 000", ""),
        ];
        let budget = read(&lines, Currency::Xof);
        let unmet = check(&budget, &CallRules::default());
        assert_eq!(codes(&unmet), [("indirect-cap", "lines.3.unit_cost")]);
        assert_eq!(argument(&unmet[0], "lines"), "4");
        assert_eq!(argument(&unmet[0], "excess_bp"), "1200");
        assert_eq!(argument(&unmet[0], "excess_money"), "84000:XOF");
        assert_eq!(argument(&unmet[0], "actual_bp"), "784");
    }

    #[test]
    fn a_cap_is_met_to_the_last_unit_and_not_one_more() {
        let rules = CallRules::default();
        let at = |indirect: &str| {
            let lines = [line(Heading::Equipment, "1", "999", ""), line(Heading::IndirectCosts, "1", indirect, "")];
            check(&read(&lines, Currency::Xof), &rules).len()
        };
        // 7 % of 999 is 69.93: 69 keeps the rule, 70 breaks it although 70 would be the rounded share.
        assert_eq!([at("69"), at("70")], [0, 1]);
    }

    #[test]
    fn the_six_rules_are_listed_met_or_not() {
        let rules = CallRules { min_grant: 1_000, max_grant: 5_000, min_own_share_bp: 1_000, ..CallRules::default() };
        let lines = [
            line(Heading::HumanResources, "1", "4 000", ""),
            line(Heading::Activities, "1", "4 000", "500"),
            line(Heading::Contingency, "1", "100", ""),
            line(Heading::Contingency, "2", "200", ""),
        ];
        let measured = measure(&read(&lines, Currency::Xof), &rules);
        let summary: Vec<(&str, bool, Option<i64>)> =
            measured.iter().map(|line| (line.code, line.ok, line.actual_bp)).collect();
        assert_eq!(
            summary,
            [
                ("grant-maximum", false, None),
                ("grant-minimum", true, None),
                ("indirect-cap", true, Some(0)),
                ("contingency-cap", false, Some(625)),
                ("staff-cap", false, Some(4706)),
                ("own-share-minimum", false, Some(588)),
            ]
        );
        let contingency = measured[3].unmet.as_ref().expect("exceeded");
        assert_eq!((contingency.field.as_deref(), argument(contingency, "lines")), (Some("lines"), "3, 4"));
    }

    #[test]
    fn indirect_costs_without_direct_costs_exceed_their_cap() {
        let budget = read(&[line(Heading::IndirectCosts, "1", "100", "")], Currency::Xof);
        let unmet = check(&budget, &CallRules::default());
        assert_eq!(codes(&unmet), [("indirect-cap", "lines.0.unit_cost")]);
        assert_eq!(codes(&check(&read(&[], Currency::Xof), &CallRules::default())), [("missing-lines", "lines")]);
    }
}
