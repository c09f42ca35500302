//! What a report lacks before it is sent, and the figures that are read from it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::content::{Content, SpendingDraft};
use super::{NOTE_LIMIT, ReportKind, ReportSection};
use crate::domain::beneficiary::Cells;
use crate::domain::date::parse_date;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::number::parse_scaled;
use crate::domain::state::{Unmet, all_met};

/// Decimals of an indicator's value: it is kept in hundredths, as targets are.
pub const RESULT_DECIMALS: u32 = 2;

/// Characters of the longest text of the narrative.
pub const TEXT_LIMIT: usize = 10_000;

/// The most expenses one report may list.
pub const MAX_SPENDING: usize = 2_000;

/// What is known of the agreement when a report is checked.
#[derive(Debug, Clone)]
pub struct ReportFacts<'a> {
    /// Interim or final.
    pub kind: ReportKind,
    /// The first and the last day of the period.
    pub period: (NaiveDate, NaiveDate),
    /// Today at the place.
    pub today: NaiveDate,
    /// The grant.
    pub grant: Money,
    /// The budget lines of the agreement, in order.
    pub lines: &'a [LineFacts],
    /// The indicators of the agreement, in order.
    pub indicators: &'a [IndicatorFacts],
    /// How many documents are attached, refused ones not counted.
    pub documents: usize,
    /// Whether spending must come with at least one document. A setting.
    pub proofs_required: bool,
    /// From what excess over a line a note is needed, in basis points (domain rule 23: 10 %).
    pub note_over_bp: i64,
    /// From what excess the reviewer must decide in writing (domain rule 23: 20 %).
    pub decision_over_bp: i64,
}

/// The default limits of the excess over a budget line, in basis points: a note over 10 %, a written
/// decision over 20 % (domain rule 23; United Nations practice).
pub const VARIANCE_BP: (i64, i64) = (1_000, 2_000);

/// One budget line of the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineFacts {
    /// The line.
    pub id: Id,
    /// Its number as people count it, from 1.
    pub number: usize,
    /// What the grant pays of it.
    pub grant: Money,
    /// What was accepted on it in earlier reports.
    pub accepted_before: Money,
}

/// One indicator of the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorFacts {
    /// The indicator.
    pub id: Id,
    /// Its number as people count it, from 1.
    pub number: usize,
}

/// The figures of a report. They are stored at submission, and locked by acceptance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The value reached by each indicator, in hundredths, with its comment.
    pub results: Vec<ResultFigure>,
    /// People reached in the period.
    pub people: Cells,
    /// The expenses.
    pub spending: Vec<Spending>,
    /// Their sum.
    pub spent: Money,
}

/// The value of one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFigure {
    /// The indicator.
    pub indicator: Id,
    /// The value, in hundredths.
    pub value: i64,
    /// What explains it.
    pub comment: String,
}

/// One expense that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spending {
    /// The budget line.
    pub line: Id,
    /// The day.
    pub spent_on: NaiveDate,
    /// The amount.
    pub amount: Money,
    /// What it was.
    pub description: String,
}

crate::domain::state::text_enum! {
    /// How the spending on a line compares with the line.
    Variance {
        /// Within the line, or over it by little.
        Within = "within",
        /// Over by so much that the partner explains it.
        NeedsNote = "needs_note",
        /// Over by so much that the reviewer decides in writing.
        NeedsDecision = "needs_decision",
    }
}

/// The spending on one budget line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineSpending {
    /// The line.
    pub line: Id,
    /// Its number as people count it.
    pub number: usize,
    /// What the grant pays of it.
    pub budget: Money,
    /// Accepted in earlier reports.
    pub before: Money,
    /// Spent in this one.
    pub now: Money,
    /// Both together.
    pub cumulative: Money,
    /// How far that is over the line, in basis points of it; `None` when the line pays nothing.
    pub over_bp: Option<i64>,
    /// What the excess asks for.
    pub variance: Variance,
}

impl LineSpending {
    /// An unmet condition about this line.
    pub(super) fn unmet(&self, code: &'static str, field: String) -> Unmet {
        Unmet::new(code).on(field).with("line", self.number).with(
            "over_money",
            Money::new(self.cumulative.minor() - self.budget.minor(), self.budget.currency()).tagged(),
        )
    }
}

/// Reads the figures as far as they can be read: for live totals on the page. Whatever cannot be
/// read is left out and told by section.
pub fn read(facts: &ReportFacts<'_>, content: &Content) -> (Figures, BTreeMap<ReportSection, Vec<Unmet>>) {
    let currency = facts.grant.currency();
    let mut problems: BTreeMap<ReportSection, Vec<Unmet>> = BTreeMap::new();
    let results = read_results(facts, content, problems.entry(ReportSection::Results).or_default());
    let (people, unreadable) = Cells::read(&content.people, "people");
    problems.entry(ReportSection::People).or_default().extend(unreadable);

    let spending_problems = problems.entry(ReportSection::Spending).or_default();
    let mut spending = Vec::new();
    for (index, draft) in content.spending.iter().enumerate().filter(|(_, draft)| !draft.is_blank()) {
        spending.extend(read_spending(facts, currency, index, draft, spending_problems));
    }
    if spending.len() > MAX_SPENDING {
        spending_problems.push(Unmet::new("too-many-lines").on("spending").with("max", MAX_SPENDING));
    }
    let spent = Money::sum(currency, spending.iter().map(|expense| expense.amount)).unwrap_or_else(|_| {
        spending_problems.push(Unmet::new("number-too-large").on("spending"));
        Money::zero(currency)
    });
    (Figures { results, people, spending, spent }, problems)
}

/// What each section still lacks, for the task list; a section that lacks nothing has no entry.
pub fn check_sections(facts: &ReportFacts<'_>, content: &Content) -> BTreeMap<ReportSection, Vec<Unmet>> {
    check_all(facts, content).1
}

/// The figures of a report that may be submitted.
///
/// # Errors
/// Everything that is missing or wrong, in the order of the sections.
pub fn check_submission(facts: &ReportFacts<'_>, content: &Content) -> Result<Figures, Vec<Unmet>> {
    let (figures, problems) = check_all(facts, content);
    all_met(problems.into_values().flatten().collect()).map(|()| figures)
}

fn check_all(facts: &ReportFacts<'_>, content: &Content) -> (Figures, BTreeMap<ReportSection, Vec<Unmet>>) {
    let (figures, mut problems) = read(facts, content);
    problems.entry(ReportSection::Narrative).or_default().extend(check_narrative(facts.kind, content));
    let spending = problems.entry(ReportSection::Spending).or_default();
    spending.extend(check_notes(facts, &figures, content));
    spending.extend(check_total(facts, &figures));
    if facts.proofs_required && facts.documents == 0 && !figures.spending.is_empty() {
        problems.entry(ReportSection::Documents).or_default().push(Unmet::new("missing-documents").on("documents"));
    }
    problems.retain(|_, unmet| !unmet.is_empty());
    (figures, problems)
}

/// Whether all spending accepted and reported stays within the grant.
pub(super) fn check_total(facts: &ReportFacts<'_>, figures: &Figures) -> Vec<Unmet> {
    let before = facts.lines.iter().map(|line| line.accepted_before);
    match Money::sum(facts.grant.currency(), before.chain([figures.spent])) {
        Ok(total) if total.minor() <= facts.grant.minor() => Vec::new(),
        Ok(total) => vec![
            Unmet::new("report-over-grant")
                .on("spending")
                .with("spent_money", total.tagged())
                .with("grant_money", facts.grant.tagged()),
        ],
        Err(_) => vec![Unmet::new("number-too-large").on("spending")],
    }
}

/// The spending line by line, in the order of the budget.
pub fn spending_by_line(facts: &ReportFacts<'_>, figures: &Figures) -> Vec<LineSpending> {
    let currency = facts.grant.currency();
    facts
        .lines
        .iter()
        .map(|line| {
            let on_it = figures.spending.iter().filter(|expense| expense.line == line.id);
            let now = on_it.map(|expense| expense.amount.minor()).fold(0i64, i64::saturating_add);
            let cumulative = line.accepted_before.minor().saturating_add(now);
            let over = cumulative.saturating_sub(line.grant.minor()).max(0);
            // Compared as products, so that the limits hold to the unit.
            let exceeds = |limit_bp: i64| {
                i128::from(over) * 10_000 > i128::from(line.grant.minor().max(0)) * i128::from(limit_bp)
            };
            LineSpending {
                line: line.id,
                number: line.number,
                budget: line.grant,
                before: line.accepted_before,
                now: Money::new(now, currency),
                cumulative: Money::new(cumulative, currency),
                over_bp: Money::new(over, currency).basis_points_of(line.grant),
                variance: if exceeds(facts.decision_over_bp) {
                    Variance::NeedsDecision
                } else if exceeds(facts.note_over_bp) {
                    Variance::NeedsNote
                } else {
                    Variance::Within
                },
            }
        })
        .collect()
}

fn check_notes(facts: &ReportFacts<'_>, figures: &Figures, content: &Content) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    for line in spending_by_line(facts, figures) {
        let note = content.notes.get(&line.line).map(|note| note.trim()).unwrap_or_default();
        let field = format!("notes.{}", line.line);
        // Only a line on which this report spends is this report's to explain.
        if line.variance != Variance::Within && line.now.minor() > 0 && note.is_empty() {
            unmet.push(line.unmet("report-line-note-missing", field));
        } else if note.chars().count() > NOTE_LIMIT {
            unmet.push(Unmet::new("text-too-long").on(field).with("max", NOTE_LIMIT));
        }
    }
    unmet
}

fn check_narrative(kind: ReportKind, content: &Content) -> Vec<Unmet> {
    let narrative = &content.narrative;
    let texts = [
        ("done", &narrative.done, true),
        ("difficulties", &narrative.difficulties, false),
        ("lessons", &narrative.lessons, kind == ReportKind::Final),
        ("next", &narrative.next, true),
    ];
    let mut unmet = Vec::new();
    for (field, text, required) in texts {
        if required && text.trim().is_empty() {
            unmet.push(Unmet::new("missing").on(field));
        } else if text.chars().count() > TEXT_LIMIT {
            unmet.push(Unmet::new("text-too-long").on(field).with("max", TEXT_LIMIT));
        }
    }
    unmet
}

fn read_results(facts: &ReportFacts<'_>, content: &Content, problems: &mut Vec<Unmet>) -> Vec<ResultFigure> {
    let mut figures = Vec::new();
    for indicator in facts.indicators {
        let field = |part: &str| format!("results.{}.{part}", indicator.id);
        let draft = content.results.iter().find(|result| result.indicator == indicator.id);
        let comment = draft.map(|draft| draft.comment.trim()).unwrap_or_default();
        if comment.chars().count() > NOTE_LIMIT {
            problems.push(Unmet::new("text-too-long").on(field("comment")).with("max", NOTE_LIMIT));
        }
        let typed = draft.map(|draft| draft.value.as_str()).unwrap_or_default();
        match parse_scaled(typed, RESULT_DECIMALS) {
            Ok(value) => figures.push(ResultFigure { indicator: indicator.id, value, comment: comment.to_owned() }),
            Err(error) => {
                let unmet = Unmet::new(error.code()).on(field("value")).with("number", indicator.number);
                problems.push(error.explain(unmet, typed, RESULT_DECIMALS));
            }
        }
    }
    figures
}

fn read_spending(
    facts: &ReportFacts<'_>,
    currency: Currency,
    index: usize,
    draft: &SpendingDraft,
    problems: &mut Vec<Unmet>,
) -> Option<Spending> {
    let on =
        |code: &'static str, part: &str| Unmet::new(code).on(format!("spending.{index}.{part}")).with("row", index + 1);
    let so_far = problems.len();
    let line = draft.line.filter(|line| facts.lines.iter().any(|known| known.id == *line));
    if line.is_none() {
        problems.push(on("report-line-missing", "line"));
    }
    let spent_on = parse_date(&draft.spent_on).map_err(|error| problems.push(on(error.code(), "spent_on"))).ok();
    let (from, to) = facts.period;
    if let Some(day) = spent_on {
        if day < from || day > to {
            problems.push(on("report-date-outside-period", "spent_on").with("from", from).with("to", to));
        } else if day > facts.today {
            problems.push(on("date-in-future", "spent_on"));
        }
    }
    let amount = match parse_scaled(&draft.amount, currency.decimals()) {
        Ok(0) => {
            problems.push(on("number-zero", "amount"));
            None
        }
        Ok(minor) => Some(Money::new(minor, currency)),
        Err(error) => {
            problems.push(error.explain(on(error.code(), "amount"), &draft.amount, currency.decimals()));
            None
        }
    };
    let description = draft.description.trim();
    if description.is_empty() {
        problems.push(on("missing", "description"));
    } else if description.chars().count() > 500 {
        problems.push(on("text-too-long", "description").with("max", 500));
    }
    if problems.len() > so_far {
        return None;
    }
    Some(Spending { line: line?, spent_on: spent_on?, amount: amount?, description: description.to_owned() })
}
