//! A proposal as people read it: every answer beside its question, with computed totals, in the
//! reader's language. The same for its authors before they send it, for staff and for evaluators.
//! Drawn by the component `proposal_reading`.

mod budget;
mod marks;
mod people;
mod plan;
mod versions;

use serde::Serialize;

use crate::adapters::i18n::{self, Arg};
use crate::db::documents::DocumentRow;
use crate::domain::beneficiary::Cell;
use crate::domain::budget::LineDraft;
use crate::domain::call::CallRules;
use crate::domain::date::parse_date;
use crate::domain::document::ScanState;
use crate::domain::money::Currency;
use crate::domain::proposal::content::{Consultation, Content, Results};
use crate::domain::proposal::{Frozen, Section};
use crate::domain::region;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;

pub use budget::{BudgetHeading, BudgetLine, BudgetTable, amount, budget_table};
pub use marks::Piece;
pub use people::{Grid, GridCell, GridGroup, GridRow, age_label, cell_label, grid, grid_of};
pub use plan::WorkPlan;
pub use versions::{Change, GroupPair, RowPair, SectionPair, compare};

/// A proposal to read.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// The language in which it is written, for the `lang` attribute.
    pub lang: Lang,
    /// The sections in order.
    pub sections: Vec<ReadSection>,
}

/// One section to read.
#[derive(Debug, Clone, Serialize)]
pub struct ReadSection {
    /// Which one.
    pub section: Section,
    /// Its number, from 1.
    pub number: usize,
    /// Questions and answers.
    pub rows: Vec<Row>,
    /// Activities or indicators.
    pub items: Vec<Item>,
    /// The activities by month.
    pub plan: Option<WorkPlan>,
    /// People by group, sex and age.
    pub grid: Option<Grid>,
    /// The budget.
    pub budget: Option<BudgetTable>,
    /// The files.
    pub files: Vec<FileLine>,
}

/// A question and its answer; the answer is empty when there is none yet.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The question.
    pub label: String,
    /// The answer.
    pub value: String,
}

/// One activity or indicator.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// What is said of it.
    pub rows: Vec<Row>,
}

/// One file.
#[derive(Debug, Clone, Serialize)]
pub struct FileLine {
    /// The document.
    pub id: String,
    /// Which of the call's documents it answers, in words; empty for any other file.
    pub label: String,
    /// Its name.
    pub name: String,
    /// Where it is fetched; empty when it may not be.
    pub href: String,
    /// Its kind, `PDF`.
    pub kind: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// What the virus scanner said.
    pub state: ScanState,
}

impl Reading {
    /// A proposal as it stands now.
    pub fn of(content: &Content, written_in: Lang, currency: Currency, files: Vec<FileLine>, lang: Lang) -> Reading {
        let sections = Section::ALL.iter().map(|section| read_section(*section, content, currency, &files, lang));
        Reading { lang: written_in, sections: sections.collect() }
    }

    /// A proposal as it was submitted.
    pub fn of_frozen(frozen: &Frozen, files: Vec<FileLine>, lang: Lang) -> Reading {
        Reading::of(&frozen.content, frozen.identity.lang, frozen.totals.currency, files, lang)
    }
}

/// The files of a proposal with the words of its call. `scanner`: whether one is configured.
pub fn files(documents: &[DocumentRow], rules: &CallRules, lang: Lang) -> Vec<FileLine> {
    let places = rules.places_for_documents();
    documents
        .iter()
        .map(|document| {
            let asked = places.iter().find(|asked| asked.code == document.code);
            FileLine {
                id: document.id.to_string(),
                label: asked.map(|asked| asked.label.pick(lang).to_owned()).unwrap_or_default(),
                name: document.name.clone(),
                href: match document.scan {
                    ScanState::Refused => String::new(),
                    _ => format!("/documents/{}", document.id),
                },
                kind: kind_of(&document.storage_key),
                size: document.size,
                sha256: document.sha256.clone(),
                state: document.scan,
            }
        })
        .collect()
}

fn kind_of(key: &str) -> String {
    key.rsplit('.').next().unwrap_or_default().to_uppercase()
}

fn read_section(
    section: Section,
    content: &Content,
    currency: Currency,
    files: &[FileLine],
    lang: Lang,
) -> ReadSection {
    let mut read = ReadSection {
        section,
        number: number_of(section),
        rows: Vec::new(),
        items: Vec::new(),
        plan: None,
        grid: None,
        budget: None,
        files: Vec::new(),
    };
    let row = |field: &str, value: &str| Row { label: label(section, field, lang), value: value.trim().to_owned() };
    let day = |field: &str, value: &str| row(field, &shown_date(value, lang));
    match section {
        Section::Project => {
            let project = &content.project;
            read.rows = vec![
                row("title", &project.title),
                row("summary", &project.summary),
                row("problem", &project.problem),
                row("solution", &project.solution),
                row("months", &project.months),
                day("starts_on", &project.starts_on),
            ];
        }
        Section::Place => {
            let place = &content.place;
            read.rows = vec![
                row("region", region::name(&place.region, lang)),
                row("locality", &place.locality),
                row("communities", &place.communities),
            ];
            let asked = &place.consultation;
            if *asked != Consultation::default() {
                read.rows.extend([
                    day("consultation.held_on", &asked.held_on),
                    row("consultation.place", &asked.place),
                    row("consultation.method", &asked.method),
                    row("consultation.women", &asked.women),
                    row("consultation.men", &asked.men),
                    row("consultation.returnees", &asked.returnees),
                    row("consultation.community", &asked.community),
                    row("consultation.youth", &asked.youth),
                    row("consultation.needs", &asked.needs),
                ]);
            }
        }
        Section::Beneficiaries => {
            read.grid = Some(grid(&content.beneficiaries.cells, lang));
            read.rows = vec![row("selection_method", &content.beneficiaries.selection_method)];
        }
        Section::Activities => {
            read.plan = WorkPlan::of(content);
            read.items = content
                .activities
                .items
                .iter()
                .map(|activity| Item {
                    name: activity.name.trim().to_owned(),
                    rows: vec![
                        row("month_from", &activity.month_from),
                        row("month_to", &activity.month_to),
                        row("responsible", &activity.responsible),
                        row("description", &activity.description),
                    ],
                })
                .collect();
        }
        Section::Results => {
            let results = &content.results;
            read.rows = vec![row("outcome", &results.outcome)];
            read.rows.extend(results.outputs.iter().filter(|output| !output.name.trim().is_empty()).enumerate().map(
                |(index, output)| Row {
                    label: words(lang, "proposals-results-outputs-item", &[("number", (index + 1).to_string().into())]),
                    value: output.name.trim().to_owned(),
                },
            ));
            read.items = content
                .results
                .items
                .iter()
                .map(|indicator| Item {
                    name: indicator.name.trim().to_owned(),
                    rows: vec![
                        row("of", &measured_by(results, &indicator.of, lang)),
                        row("unit", &indicator.unit),
                        row("baseline", &indicator.baseline),
                        row("target", &indicator.target),
                        row("verification", &indicator.verification),
                    ],
                })
                .collect();
        }
        Section::Budget => {
            let written: Vec<LineDraft> =
                content.budget.lines.iter().filter(|line| !line.is_blank()).cloned().collect();
            read.budget = Some(budget_table(&written, currency, false, lang));
        }
        Section::Documents => read.files = files.to_vec(),
    }
    read
}

/// What an indicator measures that is of the output with this key: its name, or the word for the change expected.
pub fn measured_by(results: &Results, of: &str, lang: Lang) -> String {
    match results.output(of).map(|output| output.name.trim()).filter(|name| !name.is_empty()) {
        Some(name) => name.to_owned(),
        None => words(lang, "proposals-results-outcome", &[]),
    }
}

/// The place of a section in the order of writing, from 1.
pub fn number_of(section: Section) -> usize {
    Section::ALL.iter().position(|other| *other == section).map_or(0, |index| index + 1)
}

/// A day as the language writes it; what cannot be read stays as it was typed.
pub fn shown_date(typed: &str, lang: Lang) -> String {
    parse_date(typed).map_or_else(|_| typed.to_owned(), |day| i18n::date(day, lang.as_str()))
}

/// The words for a field of a section: `title`, `items.2.name`, `cells.female.18-35.returnee`.
pub fn label(section: Section, field: &str, lang: Lang) -> String {
    let lang_code = lang.as_str();
    if let Some(cell) = field.strip_prefix("cells.").and_then(|cell| cell.parse::<Cell>().ok()) {
        return cell_label(cell, lang);
    }
    let mut rest = field;
    for list in ["items.", "lines.", "outputs."] {
        if let Some((number, name)) = field.strip_prefix(list).and_then(|rest| rest.split_once('.'))
            && number.parse::<usize>().is_ok()
        {
            // Two lists of one section have names of their own.
            rest = if list == "outputs." { "output" } else { name };
        }
    }
    i18n::text(lang_code, &format!("proposals-{section}-{}", rest.replace(['.', '_'], "-")), &[])
}

/// The sentence of an unmet condition.
pub fn sentence(unmet: &Unmet, lang: Lang) -> String {
    i18n::sentence(unmet, lang.as_str())
}

/// A text of the locales with arguments.
pub fn words(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    i18n::text(lang.as_str(), key, args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_a_row_has_the_words_of_its_column() {
        assert_eq!(label(Section::Budget, "lines.3.unit_cost", Lang::Fr), "Coût unitaire");
        assert_eq!(label(Section::Activities, "items.0.name", Lang::Fr), "Activité");
        assert_eq!(
            label(Section::Beneficiaries, "cells.female.36+.returnee", Lang::Fr),
            "Femmes, 36 ans et plus, Retournés"
        );
    }
}
