//! The evaluation grid: sections, criteria, weights, floors and pass mark. Data of a call, never
//! code; two grids are shipped to start from.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::state::Unmet;
use super::text::{Lang, Texts};

mod shipped;

/// What the weights of all criteria of a grid add up to.
pub const WEIGHT_TOTAL: i64 = 100;

/// The longest scale of a criterion. It keeps every weighted sum exact in whole numbers.
pub const SCALE_LIMIT: i64 = 20;

/// Hundredths of a point in the best possible total: totals run from 0 to 100.00.
pub const BEST_TOTAL: i64 = 10_000;

/// How the proposals of a call are scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// The sections in reading order.
    pub sections: Vec<GridSection>,
    /// The total, in hundredths of a point, from which a proposal may be retained (60.00 is 6000).
    pub pass_mark: i64,
    /// When a score needs a written reason.
    pub reasons: ReasonRule,
}

/// A group of criteria, which may have a floor of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridSection {
    /// Code within the grid: lower case letters, digits, hyphens.
    pub code: String,
    /// The heading.
    pub title: Texts,
    /// The least share of the section's points, in basis points (12 of 20 points are 6000); a
    /// proposal under it is not retained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor_bp: Option<i64>,
    /// The criteria in reading order.
    pub criteria: Vec<Criterion>,
}

/// One question that every evaluator answers with a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Code within the grid: lower case letters, digits, hyphens.
    pub code: String,
    /// The name, one or two words.
    pub title: Texts,
    /// The question the evaluator answers.
    pub question: Texts,
    /// Points of the total of 100.
    pub weight: i64,
    /// The lowest score, usually 0.
    #[serde(default)]
    pub scale_min: i64,
    /// The highest score, usually 5.
    pub scale_max: i64,
    /// The least mean score; a proposal under it is not retained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<i64>,
    /// Whether an evaluator may answer "not applicable".
    #[serde(default)]
    pub not_applicable_allowed: bool,
    /// What the lowest score means.
    pub low: Texts,
    /// What the highest score means.
    pub high: Texts,
}

/// When a score needs a written reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonRule {
    /// For every score.
    Always,
    /// Only for scores at or below this one.
    AtOrBelow(i64),
}

impl ReasonRule {
    /// Whether this score needs a reason.
    pub const fn asks(self, score: i64) -> bool {
        match self {
            ReasonRule::Always => true,
            ReasonRule::AtOrBelow(limit) => score <= limit,
        }
    }
}

impl Grid {
    /// All criteria in reading order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> + Clone {
        self.sections.iter().flat_map(|section| &section.criteria)
    }

    /// The criterion with this code.
    pub fn criterion(&self, code: &str) -> Option<&Criterion> {
        self.criteria().find(|criterion| criterion.code == code)
    }

    /// The section with this code.
    pub fn section(&self, code: &str) -> Option<&GridSection> {
        self.sections.iter().find(|section| section.code == code)
    }

    /// Everything that keeps the grid from being used, all at once (domain rule 1: weights add up
    /// to 100). Fields are `grid`, `pass_mark`, and `{part}.{code}` as `weight.relevance`.
    pub fn check(&self, languages: &[Lang]) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.criteria().next().is_none() {
            unmet.push(Unmet::new("grid-empty").on("grid"));
        }
        let weights = self.criteria().fold(0i64, |sum, criterion| sum.saturating_add(criterion.weight));
        if weights != WEIGHT_TOTAL {
            unmet.push(Unmet::new("grid-weights").on("grid").with("sum", weights).with("total", WEIGHT_TOTAL));
        }
        if !(0..=BEST_TOTAL).contains(&self.pass_mark) {
            unmet.push(Unmet::new("grid-pass-mark").on("pass_mark"));
        }
        let mut seen_sections = BTreeSet::new();
        let mut seen_criteria = BTreeSet::new();
        for section in &self.sections {
            check_code(&section.code, &mut seen_sections, &mut unmet);
            check_texts("title", &section.code, &section.title, languages, &mut unmet);
            if section.criteria.is_empty() {
                unmet.push(Unmet::new("grid-section-empty").on("grid").with("section", &section.code));
            }
            if section.floor_bp.is_some_and(|floor| !(0..=10_000).contains(&floor)) {
                unmet.push(Unmet::new("grid-section-floor").on(format!("floor.{}", section.code)));
            }
            for criterion in &section.criteria {
                check_code(&criterion.code, &mut seen_criteria, &mut unmet);
                criterion.check(languages, &mut unmet);
            }
        }
        unmet
    }
}

impl Criterion {
    /// Whether this score stands on the criterion's scale.
    pub fn allows(&self, score: i64) -> bool {
        (self.scale_min..=self.scale_max).contains(&score)
    }

    fn check(&self, languages: &[Lang], unmet: &mut Vec<Unmet>) {
        let code = &self.code;
        let mut refuse = |what: &'static str, part: &str| {
            unmet.push(Unmet::new(what).on(format!("{part}.{code}")).with("criterion", code));
        };
        if !(1..=WEIGHT_TOTAL).contains(&self.weight) {
            refuse("grid-weight", "weight");
        }
        if self.scale_min < 0 || self.scale_max <= self.scale_min || self.scale_max > SCALE_LIMIT {
            refuse("grid-scale", "scale");
        }
        if self.floor.is_some_and(|floor| !self.allows(floor)) {
            refuse("grid-floor", "floor");
        }
        for (part, texts) in
            [("title", &self.title), ("question", &self.question), ("low", &self.low), ("high", &self.high)]
        {
            check_texts(part, code, texts, languages, unmet);
        }
    }
}

fn check_code(code: &str, seen: &mut BTreeSet<String>, unmet: &mut Vec<Unmet>) {
    let well_formed = !code.is_empty()
        && code.len() <= 40
        && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !well_formed {
        unmet.push(Unmet::new("grid-code").on("grid").with("code", code));
    }
    if !seen.insert(code.to_owned()) {
        unmet.push(Unmet::new("grid-code-twice").on("grid").with("code", code));
    }
}

fn check_texts(part: &str, code: &str, texts: &Texts, languages: &[Lang], unmet: &mut Vec<Unmet>) {
    for lang in texts.missing(languages) {
        unmet.push(
            Unmet::new("grid-text-missing")
                .on(format!("{part}.{code}.{lang}"))
                .with("code", code)
                .with("lang", lang)
                .with("part", part),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(grid: &Grid) -> Vec<&'static str> {
        grid.check(Lang::ALL).into_iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn the_shipped_grids_have_nothing_unmet() {
        assert_eq!(Grid::community_default().check(Lang::ALL), []);
        assert_eq!(Grid::eu_full().check(Lang::ALL), []);
    }

    #[test]
    fn the_community_grid_is_the_one_of_the_founding_programme() {
        let weights: Vec<(String, i64)> =
            Grid::community_default().criteria().map(|c| (c.title.fr.clone(), c.weight)).collect();
        let expected = [
            ("Pertinence", 25),
            ("Faisabilité", 20),
            ("Participation et genre", 15),
            ("Budget", 20),
            ("Durabilité", 20),
        ];
        assert_eq!(weights, expected.map(|(title, weight)| (title.to_owned(), weight)));
    }

    #[test]
    fn a_grid_keeps_its_meaning_through_storage() {
        for grid in [Grid::community_default(), Grid::eu_full()] {
            let text = serde_json::to_string(&grid).expect("a grid is plain data");
            assert_eq!(serde_json::from_str::<Grid>(&text).expect("what was written"), grid);
        }
    }

    #[test]
    fn weights_that_do_not_add_up_to_100_are_refused_with_their_sum() {
        let mut grid = Grid::community_default();
        grid.sections[0].criteria[0].weight += 5;
        let unmet = grid.check(Lang::ALL);
        assert_eq!(unmet, [Unmet::new("grid-weights").on("grid").with("sum", 105).with("total", 100)]);
    }

    #[test]
    fn everything_wrong_with_a_grid_is_said_at_once() {
        let mut grid = Grid::community_default();
        grid.pass_mark = 10_001;
        let criterion = &mut grid.sections[0].criteria[0];
        criterion.question.pt = "  ".into();
        criterion.scale_max = 0;
        criterion.floor = Some(3);
        let twin = grid.sections[0].criteria[0].clone();
        grid.sections[0].criteria.push(twin);
        assert_eq!(
            codes(&grid),
            [
                "grid-weights",
                "grid-pass-mark",
                "grid-scale",
                "grid-floor",
                "grid-text-missing",
                "grid-code-twice",
                "grid-scale",
                "grid-floor",
                "grid-text-missing",
            ]
        );
        let empty = Grid { sections: Vec::new(), pass_mark: 6_000, reasons: ReasonRule::Always };
        assert_eq!(codes(&empty), ["grid-empty", "grid-weights"]);
    }

    #[test]
    fn only_the_languages_of_the_call_are_asked_for() {
        let mut grid = Grid::community_default();
        for section in &mut grid.sections {
            section.title.pt.clear();
        }
        assert_eq!(grid.check(&[Lang::Fr, Lang::En]), []);
        assert_eq!(codes(&grid).len(), grid.sections.len());
    }

    #[test]
    fn a_reason_is_asked_by_the_rule_of_the_grid() {
        assert!(ReasonRule::Always.asks(5));
        assert_eq!([1, 2, 3].map(|score| ReasonRule::AtOrBelow(2).asks(score)), [true, true, false]);
        assert_eq!(serde_json::to_string(&ReasonRule::AtOrBelow(2)).expect("plain"), r#"{"at_or_below":2}"#);
    }
}
