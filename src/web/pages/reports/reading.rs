//! A report as people read it: its partner before it is sent, staff afterwards. Beside what was
//! spent stands the budget, beside what was reached what was planned. Drawn by the component
//! `report_reading`.

use serde::Serialize;

use super::with_facts;
use crate::adapters::i18n;
use crate::db::reports::ReportFile;
use crate::domain::call::CallRules;
use crate::domain::date::parse_date;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::number::parse_scaled;
use crate::domain::report::check::{RESULT_DECIMALS, Variance, read, spending_by_line};
use crate::domain::report::{Content, ReportFacts, SpendingDraft};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::reading::{self, FileLine, Grid, Row};

/// A report to read.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    narrative: Vec<Row>,
    results: Vec<ResultLine>,
    people: Grid,
    expenses: Vec<ExpenseLine>,
    lines: Vec<Line>,
    budget: Money,
    before: Money,
    pub(super) spent: Money,
    left: Money,
    files: Vec<FileLine>,
}

#[derive(Debug, Clone, Serialize)]
struct ResultLine {
    name: String,
    unit: String,
    baseline: String,
    target: String,
    value: String,
    comment: String,
}

#[derive(Debug, Clone, Serialize)]
struct ExpenseLine {
    line: String,
    spent_on: String,
    amount: String,
    description: String,
}

/// The spending on one budget line, compared with it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The line, as the name of its note's field has it.
    pub(super) id: String,
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) budget: Money,
    pub(super) before: Money,
    pub(super) now: Money,
    pub(super) left: Money,
    /// By how much the line is exceeded, in basis points of it.
    pub(super) over_bp: i64,
    pub(super) variance: &'static str,
    pub(super) note: String,
}

impl Line {
    pub(super) fn sample(variance: &'static str) -> Line {
        let money = |minor| Money::new(minor, Currency::Xof);
        Line {
            id: "4".into(),
            number: 1,
            name: "Semences".into(),
            budget: money(100),
            before: money(50),
            now: money(70),
            left: money(-20),
            over_bp: 2_000,
            variance,
            note: "Les prix ont monté.".into(),
        }
    }
}

impl Reading {
    /// The report with this content, which is what stands in the form or what was frozen.
    pub(super) fn of(file: &ReportFile, content: &Content, now: Instant, lang: Lang) -> Reading {
        let text = |name: &str, value: &str| Row {
            label: i18n::text(lang.as_str(), &format!("reports-narrative-{name}"), &[]),
            value: value.trim().to_owned(),
        };
        let told = &content.narrative;
        let (lines, spent) = lines(file, content, now);
        let currency = file.agreement.currency;
        let sum = |of: fn(&Line) -> Money| {
            Money::new(lines.iter().map(|line| of(line).minor()).fold(0, i64::saturating_add), currency)
        };
        let (budget, before, left) = (sum(|line| line.budget), sum(|line| line.before), sum(|line| line.left));
        Reading {
            narrative: vec![
                text("done", &told.done),
                text("difficulties", &told.difficulties),
                text("lessons", &told.lessons),
                text("next", &told.next),
            ],
            results: results(file, content, lang),
            people: reading::grid(&content.people, lang),
            expenses: content
                .spending
                .iter()
                .filter(|draft| !draft.is_blank())
                .map(|draft| expense(file, draft, lang))
                .collect(),
            budget,
            before,
            left,
            lines,
            spent,
            files: files(file, lang),
        }
    }

    pub(super) fn sample() -> Reading {
        let money = |minor| Money::new(minor, Currency::Xof);
        let sample = super::documents::sample_file();
        Reading {
            narrative: vec![
                Row { label: "Ce qui a été fait".into(), value: "Deux forages.\nDes jardins.".into() },
                Row { label: "Leçons".into(), value: String::new() },
            ],
            results: vec![ResultLine {
                name: "Jardins".into(),
                unit: "jardins".into(),
                baseline: "0".into(),
                target: "12".into(),
                value: "4,5".into(),
                comment: "En bonne voie.".into(),
            }],
            people: reading::grid(&std::collections::BTreeMap::new(), Lang::Fr),
            expenses: vec![ExpenseLine {
                line: "1. Semences".into(),
                spent_on: "12 janv. 2027".into(),
                amount: "12 000".into(),
                description: "Semences d'oignon".into(),
            }],
            lines: ["within", "needs_note", "needs_decision"].into_iter().map(Line::sample).collect(),
            budget: money(300),
            before: money(150),
            spent: money(210),
            left: money(-60),
            files: vec![sample],
        }
    }
}

/// Hundredths as people write them, without needless zeros.
pub(super) fn hundredths(value: i64, lang: Lang) -> String {
    let text = format!("{}{}.{:02}", if value < 0 { "-" } else { "" }, value.abs() / 100, value.abs() % 100);
    i18n::decimal(text.trim_end_matches('0').trim_end_matches('.'), lang.as_str())
}

fn results(file: &ReportFile, content: &Content, lang: Lang) -> Vec<ResultLine> {
    file.indicators
        .iter()
        .map(|row| {
            let typed = content.results.iter().find(|result| result.indicator == row.id);
            let value = typed.map(|result| result.value.trim()).unwrap_or_default();
            ResultLine {
                name: row.name.clone(),
                unit: row.unit.clone(),
                baseline: hundredths(row.baseline, lang),
                target: hundredths(row.target, lang),
                // What cannot be read stays as it was typed.
                value: parse_scaled(value, RESULT_DECIMALS)
                    .map_or_else(|_| value.to_owned(), |value| hundredths(value, lang)),
                comment: typed.map(|result| result.comment.trim().to_owned()).unwrap_or_default(),
            }
        })
        .collect()
}

fn expense(file: &ReportFile, draft: &SpendingDraft, lang: Lang) -> ExpenseLine {
    let currency = file.agreement.currency;
    let line = file.lines.iter().find(|line| Some(line.id) == draft.line);
    ExpenseLine {
        line: line.map(|line| format!("{}. {}", line.position, line.description)).unwrap_or_default(),
        spent_on: parse_date(&draft.spent_on)
            .map_or_else(|_| draft.spent_on.clone(), |day| i18n::date_short(day, lang.as_str())),
        amount: parse_scaled(&draft.amount, currency.decimals())
            .map_or_else(|_| draft.amount.clone(), |minor| reading::amount(Money::new(minor, currency), lang)),
        description: draft.description.trim().to_owned(),
    }
}

/// The budget lines against what is spent, and the sum of what this report spends.
pub(super) fn lines(file: &ReportFile, content: &Content, now: Instant) -> (Vec<Line>, Money) {
    with_facts(file, now, |facts: &ReportFacts<'_>| {
        let (figures, _) = read(facts, content);
        let named = |id: Id| file.lines.iter().find(|row| row.id == id).map(|row| row.description.clone());
        let lines = spending_by_line(facts, &figures)
            .into_iter()
            .map(|line| Line {
                id: line.line.to_string(),
                number: line.number,
                name: named(line.line).unwrap_or_default(),
                budget: line.budget,
                before: line.before,
                now: line.now,
                left: Money::new(line.budget.minor().saturating_sub(line.cumulative.minor()), line.budget.currency()),
                over_bp: line.over_bp.unwrap_or(0),
                variance: match line.variance {
                    Variance::Within => "within",
                    Variance::NeedsNote => "needs_note",
                    Variance::NeedsDecision => "needs_decision",
                },
                note: content.notes.get(&line.line).map(|note| note.trim().to_owned()).unwrap_or_default(),
            })
            .collect();
        (lines, figures.spent)
    })
}

/// The files of the report, each under what it is for.
pub(super) fn files(file: &ReportFile, lang: Lang) -> Vec<FileLine> {
    let words = file.documents.iter().map(|row| i18n::named(lang.as_str(), "purpose", row.purpose));
    let lines = reading::files(&file.documents, &CallRules::default(), lang);
    lines.into_iter().zip(words).map(|(line, label)| FileLine { label, ..line }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_without_needless_zeros() {
        let written = [0, 1_200, 1_250, 1_205, -50].map(|value| hundredths(value, Lang::En));
        assert_eq!(written, ["0", "12", "12.5", "12.05", "\u{2212}0.5"]);
    }
}
