//! The section that says what the project costs.

use serde::Serialize;

use super::beneficiaries::RuleView;
use super::section::{SectionForm, edit_rows, landing_of};
use super::workbook::about_size;
use crate::adapters::i18n;
use crate::db::proposals::ProposalFile;
use crate::domain::budget::{self, Heading, LineDraft, RuleLine};
use crate::domain::money::{Currency, Money};
use crate::domain::proposal::content::{BudgetDraft, next_key};
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::form::Form;
use crate::web::reading::{BudgetTable, amount, budget_table, words};

/// What the form shows beside its fields.
#[derive(Serialize)]
pub struct BudgetForm {
    table: BudgetTable,
    currency: Currency,
    /// Whether amounts have no decimals, so that the page's script can add them up.
    whole: bool,
    /// What the grant may pay at most, and what is left of it, when the call says so.
    ceiling: Option<Ceiling>,
    requested: i64,
    rules: Vec<RuleView>,
    /// Every heading with its letter, for lines whose heading is none.
    headings: Vec<&'static str>,
    /// About how large the workbook is, in words.
    workbook: String,
}

#[derive(Serialize)]
struct Ceiling {
    minor: i64,
    text: String,
    left: String,
    share: String,
}

fn fresh(rows: &[LineDraft]) -> String {
    next_key('b', rows.iter().map(|row| row.id.as_str()))
}

/// The place of a line's heading in the order of budgets; lines without one come last.
fn rank(line: &LineDraft) -> usize {
    Heading::ALL.iter().position(|heading| heading.as_str() == line.heading).unwrap_or(Heading::ALL.len())
}

fn lines_of(form: &Form) -> Vec<LineDraft> {
    let mut lines: Vec<LineDraft> = Vec::new();
    for row in form.rows("lines") {
        let text = |name: &str| row.get(name).copied().unwrap_or_default().to_owned();
        let id = Some(text("id")).filter(|id| !id.is_empty()).unwrap_or_else(|| fresh(&lines));
        lines.push(LineDraft {
            id,
            heading: text("heading"),
            description: text("description"),
            unit: text("unit"),
            quantity: text("quantity"),
            unit_cost: text("unit_cost"),
            own_share: text("own_share"),
        });
    }
    lines
}

impl SectionForm for BudgetForm {
    const TEMPLATE: &'static str = "pages/proposals/budget.html";
    const SECTION: Section = Section::Budget;

    fn read(form: &Form) -> Written {
        let mut lines = lines_of(form);
        let act = form.text("act");
        let heading = act.strip_prefix("add:").unwrap_or_default();
        let blank =
            |rows: &[LineDraft]| LineDraft { id: fresh(rows), heading: heading.to_owned(), ..LineDraft::default() };
        edit_rows(&mut lines, act, blank, |rows, row| LineDraft { id: fresh(rows), ..row });
        // Lines are numbered as they stand on the page: by heading.
        lines.sort_by_key(rank);
        Written::Budget(BudgetDraft { lines })
    }

    fn values(content: &Content) -> Vec<(String, String)> {
        let mut values = Vec::new();
        for (index, line) in content.budget.lines.iter().enumerate() {
            for (name, value) in [
                ("id", &line.id),
                ("heading", &line.heading),
                ("description", &line.description),
                ("unit", &line.unit),
                ("quantity", &line.quantity),
                ("unit_cost", &line.unit_cost),
                ("own_share", &line.own_share),
            ] {
                values.push((format!("lines.{index}.{name}"), value.clone()));
            }
        }
        values
    }

    fn part(file: &ProposalFile, _now: Instant, lang: Lang) -> Self {
        let (call, lines) = (&file.call, &file.proposal.content.budget.lines);
        let currency = call.currency;
        let read = budget::read(lines, currency);
        let requested = read.grant().minor();
        let ceiling = (call.rules.max_grant > 0).then(|| {
            let limit = Money::new(call.rules.max_grant, currency);
            let left = Money::new(limit.minor().saturating_sub(requested).max(0), currency);
            let share = read.grant().basis_points_of(limit).unwrap_or(0);
            Ceiling {
                minor: limit.minor(),
                text: i18n::money(limit.minor(), currency.as_str(), lang.as_str()),
                left: amount(left, lang),
                share: i18n::percent(share, lang.as_str()),
            }
        });
        BudgetForm {
            table: budget_table(lines, currency, true, lang),
            currency,
            whole: currency.decimals() == 0,
            ceiling,
            requested,
            rules: budget::measure(&read, &call.rules).iter().map(|rule| rule_view(rule, lang)).collect(),
            headings: Heading::ALL.iter().map(|heading| heading.as_str()).collect(),
            workbook: about_size(file, lang),
        }
    }

    fn landing(act: &str, written: &Written) -> String {
        let Written::Budget(budget) = written else { return String::new() };
        let (verb, target) = act.split_once(':').unwrap_or((act, ""));
        // The line that was added or copied is the one with the highest key of its heading.
        let newest =
            budget.lines.iter().enumerate().max_by_key(|(_, line)| key_number(&line.id)).map(|(index, _)| index);
        match (verb, newest) {
            ("add" | "copy", Some(index)) => format!("lines.{index}.description"),
            ("remove", _) if !target.is_empty() => "lines".to_owned(),
            ("up" | "down", _) => landing_of(act, budget.lines.len(), "lines", "description"),
            _ => String::new(),
        }
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let line = |id: &str, heading: &str, unit_cost: &str| LineDraft {
            id: id.to_owned(),
            heading: heading.to_owned(),
            description: "Carburant".to_owned(),
            unit: "mois".to_owned(),
            quantity: "9".to_owned(),
            unit_cost: unit_cost.to_owned(),
            own_share: String::new(),
        };
        let lines = vec![line("b1", "travel", "25 000"), line("b2", "travel", "vingt"), line("b3", "?", "1")];
        let part = BudgetForm {
            table: budget_table(&lines, Currency::Xof, true, Lang::Fr),
            currency: Currency::Xof,
            whole: true,
            ceiling: Some(Ceiling {
                minor: 15_000_000,
                text: "15 000 000 FCFA".into(),
                left: "14 775 000".into(),
                share: "1,5 %".into(),
            }),
            requested: 225_000,
            rules: vec![RuleView { ok: true, text: "…".into() }, RuleView { ok: false, text: "…".into() }],
            headings: Heading::ALL.iter().map(|heading| heading.as_str()).collect(),
            workbook: "13 Ko".into(),
        };
        (part, Self::values(&Content { budget: BudgetDraft { lines }, ..Content::default() }))
    }
}

fn key_number(key: &str) -> u32 {
    key.strip_prefix('b').and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// A rule of the call with its figures, in words.
pub(super) fn rule_view(rule: &RuleLine, lang: Lang) -> RuleView {
    let money = |amount: Money| i18n::money(amount.minor(), amount.currency().as_str(), lang.as_str());
    let (actual, limit) = match rule.limit_bp {
        Some(limit) => {
            let percent = |points| i18n::percent(points, lang.as_str());
            (percent(rule.actual_bp.unwrap_or(0)), percent(limit))
        }
        None => (money(rule.actual), money(rule.limit)),
    };
    let text =
        words(lang, &format!("proposals-rule-{}", rule.code), &[("actual", actual.into()), ("limit", limit.into())]);
    RuleView { ok: rule.ok, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Form {
        Form::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn lines(written: &Written) -> Vec<(&str, &str)> {
        let Written::Budget(budget) = written else { return Vec::new() };
        budget.lines.iter().map(|line| (line.id.as_str(), line.heading.as_str())).collect()
    }

    #[test]
    fn a_new_line_stands_under_its_heading_and_is_where_the_person_goes_on() {
        let typed = form(&[
            ("lines.0.id", "b1"),
            ("lines.0.heading", "services"),
            ("lines.0.unit", "mois"),
            ("act", "add:travel"),
        ]);
        let written = BudgetForm::read(&typed);
        assert_eq!(lines(&written), [("b2", "travel"), ("b1", "services")]);
        assert_eq!(BudgetForm::landing("add:travel", &written), "lines.0.description");
        // The same button pressed twice on the same form gives the same lines.
        assert_eq!(BudgetForm::read(&typed), written);
    }

    #[test]
    fn a_copy_has_its_own_key_and_lines_move_and_go() {
        let fields = |act: &'static str| {
            form(&[
                ("lines.0.id", "b1"),
                ("lines.0.heading", "travel"),
                ("lines.1.id", "b4"),
                ("lines.1.heading", "travel"),
                ("act", act),
            ])
        };
        let copied = BudgetForm::read(&fields("copy:0"));
        assert_eq!(lines(&copied), [("b1", "travel"), ("b5", "travel"), ("b4", "travel")]);
        assert_eq!(BudgetForm::landing("copy:0", &copied), "lines.1.description");
        assert_eq!(lines(&BudgetForm::read(&fields("remove:0"))), [("b4", "travel")]);
        let moved = BudgetForm::read(&fields("down:0"));
        assert_eq!(lines(&moved), [("b4", "travel"), ("b1", "travel")]);
        assert_eq!(BudgetForm::landing("down:0", &moved), "lines.1.description");
    }
}
