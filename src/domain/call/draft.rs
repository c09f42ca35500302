//! What a draft call still lacks before it can be sent for review: everything at once.

use crate::domain::call::{CallRules, TieBreaker};
use crate::domain::grid::Grid;
use crate::domain::money::Currency;
use crate::domain::place::{Country, Sector};
use crate::domain::programme::is_code;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Texts;

/// A lot as it is drafted.
#[derive(Debug, Clone, Copy)]
pub struct LotFacts<'a> {
    /// Its name; needed only when the call has several lots.
    pub name: &'a Texts,
    /// What may be granted in it, in minor units of the call's currency.
    pub envelope: i64,
    /// How many people each of its projects must reach.
    pub target: u32,
}

/// A call as it is drafted.
#[derive(Debug, Clone, Copy)]
pub struct DraftCall<'a> {
    /// Its code, unique in the portal.
    pub code: &'a str,
    /// Its title.
    pub title: &'a Texts,
    /// What it is about, in a few sentences.
    pub summary: &'a Texts,
    /// Its objectives and what it funds.
    pub description: &'a Texts,
    /// Who may answer.
    pub eligibility: &'a Texts,
    /// Where it funds projects.
    pub country: Option<Country>,
    /// In which field.
    pub sector: Option<Sector>,
    /// In which money.
    pub currency: Option<Currency>,
    /// When it opens.
    pub opens_at: Option<Instant>,
    /// Until when questions may be asked.
    pub questions_until: Option<Instant>,
    /// The deadline.
    pub closes_at: Option<Instant>,
    /// Its lots, at least one.
    pub lots: &'a [LotFacts<'a>],
    /// Its settings.
    pub rules: &'a CallRules,
    /// How its proposals are scored.
    pub grid: &'a Grid,
}

impl DraftCall<'_> {
    /// Everything that keeps the call from being sent for review at `now`. Fields of texts end in
    /// their language (`title.pt`), those of lots name their position from 0 (`lots.0.envelope`).
    pub fn ready_for_review(&self, now: Instant) -> Vec<Unmet> {
        let mut unmet = self.check_texts();
        for (field, is_set) in [
            ("country", self.country.is_some()),
            ("sector", self.sector.is_some()),
            ("currency", self.currency.is_some()),
        ] {
            if !is_set {
                unmet.push(Unmet::new("missing").on(field));
            }
        }
        unmet.extend(self.check_dates(now));
        unmet.extend(self.check_lots());
        unmet.extend(self.rules.check());
        unmet.extend(self.grid.check(&self.rules.required_languages));
        for tie_breaker in &self.rules.tie_breakers {
            if let TieBreaker::SectionScore(section) = tie_breaker
                && self.grid.section(section).is_none()
            {
                unmet.push(Unmet::new("tie-breaker-unknown").on("tie_breakers").with("section", section));
            }
        }
        unmet
    }

    fn check_texts(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.code.trim().is_empty() {
            unmet.push(Unmet::new("missing").on("code"));
        } else if !is_code(self.code) {
            unmet.push(Unmet::new("code-form").on("code"));
        }
        let texts = [
            ("title", self.title),
            ("summary", self.summary),
            ("description", self.description),
            ("eligibility", self.eligibility),
        ];
        for (field, texts) in texts {
            for lang in texts.missing(&self.rules.required_languages) {
                unmet.push(Unmet::new("missing-language").on(format!("{field}.{lang}")).with("lang", lang));
            }
        }
        unmet
    }

    /// Opening < last question < deadline, and the deadline still to come.
    fn check_dates(&self, now: Instant) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let dates =
            [("opens_at", self.opens_at), ("questions_until", self.questions_until), ("closes_at", self.closes_at)];
        for (field, date) in dates {
            if date.is_none() {
                unmet.push(Unmet::new("missing-date").on(field));
            }
        }
        let ordered = |earlier: Option<Instant>, later: Option<Instant>| match (earlier, later) {
            (Some(earlier), Some(later)) => earlier < later,
            _ => true,
        };
        if !ordered(self.opens_at, self.questions_until) {
            unmet.push(Unmet::new("questions-end-before-opening").on("questions_until"));
        }
        if !ordered(self.questions_until, self.closes_at) {
            unmet.push(Unmet::new("questions-end-after-deadline").on("questions_until"));
        }
        if !ordered(self.opens_at, self.closes_at) {
            unmet.push(Unmet::new("deadline-before-opening").on("closes_at"));
        }
        if self.closes_at.is_some_and(|deadline| deadline <= now) {
            unmet.push(Unmet::new("deadline-in-the-past").on("closes_at"));
        }
        unmet
    }

    fn check_lots(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.lots.is_empty() {
            unmet.push(Unmet::new("missing-lots").on("lots"));
        }
        for (index, lot) in self.lots.iter().enumerate() {
            if self.lots.len() > 1 {
                for lang in lot.name.missing(&self.rules.required_languages) {
                    let field = format!("lots.{index}.name.{lang}");
                    unmet.push(Unmet::new("missing-language").on(field).with("lang", lang));
                }
            }
            let field = format!("lots.{index}.envelope");
            if lot.envelope <= 0 {
                unmet.push(Unmet::new("missing-envelope").on(field));
            } else if lot.envelope < self.rules.min_grant {
                let mut below = Unmet::new("envelope-below-minimum").on(field).with("lot", index + 1);
                if let Some(currency) = self.currency {
                    below = below
                        .with("envelope_money", format!("{}:{currency}", lot.envelope))
                        .with("limit_money", format!("{}:{currency}", self.rules.min_grant));
                }
                unmet.push(below);
            }
            if lot.target == 0 {
                unmet.push(Unmet::new("number-zero").on(format!("lots.{index}.target")));
            }
        }
        unmet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone, Utc};

    fn noon() -> Instant {
        Instant::from(Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date"))
    }

    fn codes(unmet: &[Unmet]) -> Vec<(&'static str, &str)> {
        unmet.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or_default())).collect()
    }

    fn with_complete_draft<T>(test: impl FnOnce(DraftCall<'_>) -> T) -> T {
        let texts = Texts::new("Jardins", "Gardens", "Hortas");
        let rules = CallRules { min_grant: 5_000_000, no_documents: true, ..CallRules::default() };
        let grid = Grid::community_default();
        let lots = [LotFacts { name: &Texts::default(), envelope: 15_000_000, target: 300 }];
        test(DraftCall {
            code: "GB-2026-03",
            title: &texts,
            summary: &texts,
            description: &texts,
            eligibility: &texts,
            country: Some(Country::Gw),
            sector: Some(Sector::Agriculture),
            currency: Some(Currency::Xof),
            opens_at: Some(noon()),
            questions_until: Some(noon() + TimeDelta::days(30)),
            closes_at: Some(noon() + TimeDelta::days(52)),
            lots: &lots,
            rules: &rules,
            grid: &grid,
        })
    }

    #[test]
    fn a_complete_draft_is_ready() {
        with_complete_draft(|draft| assert_eq!(draft.ready_for_review(noon()), []));
    }

    #[test]
    fn an_empty_draft_is_told_everything_it_lacks_at_once() {
        let empty = Texts::default();
        let rules = CallRules::default();
        let grid = Grid { sections: Vec::new(), ..Grid::community_default() };
        let draft = DraftCall {
            code: "",
            title: &empty,
            summary: &empty,
            description: &empty,
            eligibility: &empty,
            country: None,
            sector: None,
            currency: None,
            opens_at: None,
            questions_until: None,
            closes_at: None,
            lots: &[],
            rules: &rules,
            grid: &grid,
        };
        let unmet = draft.ready_for_review(noon());
        let expected: Vec<&str> = [
            &["missing"][..],
            &["missing-language"; 12],
            &["missing"; 3],
            &["missing-date"; 3],
            &["missing-lots", "missing-documents", "grid-empty", "grid-weights"],
        ]
        .concat();
        assert_eq!(unmet.iter().map(|unmet| unmet.code).collect::<Vec<_>>(), expected);
        assert_eq!(unmet[3].field.as_deref(), Some("title.pt"));
    }

    #[test]
    fn a_call_complete_in_its_own_languages_needs_no_others() {
        with_complete_draft(|draft| {
            let title = Texts::new("", "Gardens", "Hortas");
            let draft = DraftCall { title: &title, ..draft };
            assert_eq!(codes(&draft.ready_for_review(noon())), [("missing-language", "title.fr")]);
        });
    }

    #[test]
    fn dates_out_of_order_are_each_named() {
        with_complete_draft(|draft| {
            let day = TimeDelta::days(1);
            let draft = DraftCall {
                opens_at: Some(noon()),
                questions_until: Some(noon()),
                closes_at: Some(noon() - day),
                ..draft
            };
            assert_eq!(
                codes(&draft.ready_for_review(noon())),
                [
                    ("questions-end-before-opening", "questions_until"),
                    ("questions-end-after-deadline", "questions_until"),
                    ("deadline-before-opening", "closes_at"),
                    ("deadline-in-the-past", "closes_at"),
                ]
            );
        });
    }

    #[test]
    fn every_lot_needs_an_envelope_of_at_least_the_smallest_grant_and_several_need_names() {
        with_complete_draft(|draft| {
            let (empty, name) = (Texts::default(), Texts::new("Nord", "North", "Norte"));
            let lots = [
                LotFacts { name: &name, envelope: 4_999_999, target: 300 },
                LotFacts { name: &empty, envelope: 0, target: 0 },
            ];
            let unmet = DraftCall { lots: &lots, ..draft }.ready_for_review(noon());
            assert_eq!(
                codes(&unmet),
                [
                    ("envelope-below-minimum", "lots.0.envelope"),
                    ("missing-language", "lots.1.name.fr"),
                    ("missing-language", "lots.1.name.en"),
                    ("missing-language", "lots.1.name.pt"),
                    ("missing-envelope", "lots.1.envelope"),
                    ("number-zero", "lots.1.target"),
                ]
            );
            assert!(unmet[0].args.contains(&("limit_money", "5000000:XOF".to_owned())));
        });
    }

    #[test]
    fn a_tie_breaker_names_a_section_of_the_grid() {
        with_complete_draft(|draft| {
            let rules = CallRules {
                tie_breakers: vec![TieBreaker::SectionScore("unheard-of".to_owned())],
                ..draft.rules.clone()
            };
            let draft = DraftCall { rules: &rules, ..draft };
            assert_eq!(codes(&draft.ready_for_review(noon())), [("tie-breaker-unknown", "tie_breakers")]);
        });
    }
}
