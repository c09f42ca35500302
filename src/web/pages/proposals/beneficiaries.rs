//! The section that says whom the project reaches.

use std::collections::BTreeMap;

use serde::Serialize;

use super::section::SectionForm;
use super::workbook::about_size;
use crate::adapters::i18n;
use crate::db::proposals::ProposalFile;
use crate::domain::beneficiary::{Cell, Cells, Group};
use crate::domain::proposal::content::Beneficiaries;
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::form::Form;
use crate::web::reading::{Grid, grid, words};

/// What the form shows beside its fields.
#[derive(Serialize)]
pub struct BeneficiariesForm {
    grid: Grid,
    target: i32,
    rules: Vec<RuleView>,
    /// About how large the workbook is, in words.
    workbook: String,
}

/// A rule of the call, met or not, in words.
#[derive(Debug, Serialize)]
pub struct RuleView {
    /// Whether it is met.
    pub ok: bool,
    /// The rule with its figures.
    pub text: String,
}

impl SectionForm for BeneficiariesForm {
    const TEMPLATE: &'static str = "pages/proposals/beneficiaries.html";
    const SECTION: Section = Section::Beneficiaries;

    fn read(form: &Form) -> Written {
        let typed = |cell: &Cell| form.string(&format!("cells.{cell}"));
        let cells: BTreeMap<String, String> = Cell::all()
            .iter()
            .map(|cell| (cell.to_string(), typed(cell)))
            .filter(|(_, count)| !count.is_empty())
            .collect();
        Written::Beneficiaries(Beneficiaries { cells, selection_method: form.string("selection_method") })
    }

    fn values(content: &Content) -> Vec<(String, String)> {
        let beneficiaries = &content.beneficiaries;
        let cells = Cell::all().into_iter().map(|cell| {
            let typed = beneficiaries.cells.get(&cell.to_string()).cloned().unwrap_or_default();
            (format!("cells.{cell}"), typed)
        });
        cells.chain([("selection_method".to_owned(), beneficiaries.selection_method.clone())]).collect()
    }

    fn part(file: &ProposalFile, _now: Instant, lang: Lang) -> Self {
        let typed = &file.proposal.content.beneficiaries.cells;
        let (cells, _) = Cells::read(typed, "cells");
        let target = file.lot.target_beneficiaries;
        let minimum = file.call.rules.community_share_min_bp;
        let mut rules = Vec::new();
        if target > 0 {
            rules.push(RuleView {
                ok: cells.total() >= u64::try_from(target).unwrap_or(0),
                text: words(
                    lang,
                    "proposals-rule-target",
                    &[("planned", cells.total().into()), ("target", i64::from(target).into())],
                ),
            });
        }
        if minimum > 0 {
            let share = cells.share_bp(Group::Community).unwrap_or(0);
            let percent = |points: i64| i18n::percent(points, lang.as_str());
            rules.push(RuleView {
                ok: cells.check(0, minimum, "cells").is_empty(),
                text: words(
                    lang,
                    "proposals-rule-community",
                    &[
                        ("actual", percent(i64::try_from(share).unwrap_or(0)).into()),
                        ("limit", percent(minimum).into()),
                    ],
                ),
            });
        }
        BeneficiariesForm { grid: grid(typed, lang), target, rules, workbook: about_size(file, lang) }
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let typed = BTreeMap::from([
            ("female.18-35.returnee".to_owned(), "110".to_owned()),
            ("male.36+.community".to_owned(), "-3".to_owned()),
        ]);
        let rules = vec![RuleView { ok: true, text: "…".to_owned() }, RuleView { ok: false, text: "…".to_owned() }];
        let part = BeneficiariesForm { grid: grid(&typed, Lang::Fr), target: 300, rules, workbook: "13 Ko".into() };
        let beneficiaries = Beneficiaries { cells: typed, selection_method: String::new() };
        (part, Self::values(&Content { beneficiaries, ..Content::default() }))
    }
}
