//! The section that says what changes, and how it is measured.

use serde::Serialize;

use super::section::{SectionForm, edit_rows, landing_of};
use crate::db::proposals::ProposalFile;
use crate::domain::proposal::content::{Indicator, Output, Results, next_key};
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::form::Form;
use crate::web::query::Choice;
use crate::web::reading::words;

/// What the form shows beside its fields.
#[derive(Serialize)]
pub struct ResultsForm {
    /// The outputs, by their places in the form.
    outputs: Vec<usize>,
    /// The indicators, by their places in the form.
    rows: Vec<usize>,
    /// What an indicator can measure: the outcome, or an output.
    measured: Vec<Choice>,
}

/// What the buttons of the outputs begin with; those of the indicators say their verb alone.
const OUTPUTS: &str = "outputs.";

fn fresh(rows: &[Indicator]) -> String {
    next_key('r', rows.iter().map(|row| row.id.as_str()))
}

fn fresh_output(rows: &[Output]) -> String {
    next_key('p', rows.iter().map(|row| row.id.as_str()))
}

/// The results as the form shows them: at least one output and one indicator.
fn shown(content: &Content) -> Results {
    let mut results = content.results.clone();
    if results.outputs.is_empty() {
        results.outputs.push(Output { id: fresh_output(&[]), ..Output::default() });
    }
    if results.items.is_empty() {
        results.items.push(Indicator { id: fresh(&[]), ..Indicator::default() });
    }
    results
}

/// What an indicator can measure: the change expected, and each output.
pub(super) fn measured(content: &Content, lang: Lang) -> Vec<Choice> {
    let output = |(index, output): (usize, &Output)| {
        let name = output.name.trim();
        let key = if name.is_empty() { "proposals-results-outputs-item" } else { "proposals-results-measured" };
        let text = words(lang, key, &[("number", (index + 1).to_string().into()), ("name", name.into())]);
        Choice { value: output.id.clone(), text }
    };
    let outcome = Choice { value: String::new(), text: words(lang, "proposals-results-measured-outcome", &[]) };
    std::iter::once(outcome).chain(shown(content).outputs.iter().enumerate().map(output)).collect()
}

impl ResultsForm {
    fn of(content: &Content, lang: Lang) -> ResultsForm {
        let results = shown(content);
        ResultsForm {
            outputs: (0..results.outputs.len()).collect(),
            rows: (0..results.items.len()).collect(),
            measured: measured(content, lang),
        }
    }
}

impl SectionForm for ResultsForm {
    const TEMPLATE: &'static str = "pages/proposals/results.html";
    const SECTION: Section = Section::Results;

    fn read(form: &Form) -> Written {
        let mut items: Vec<Indicator> = Vec::new();
        for row in form.rows("items") {
            let text = |name: &str| row.get(name).copied().unwrap_or_default().to_owned();
            let id = Some(text("id")).filter(|id| !id.is_empty()).unwrap_or_else(|| fresh(&items));
            items.push(Indicator {
                id,
                of: text("of"),
                name: text("name"),
                unit: text("unit"),
                baseline: text("baseline"),
                target: text("target"),
                verification: text("verification"),
            });
        }
        let mut outputs: Vec<Output> = Vec::new();
        for row in form.rows("outputs") {
            let text = |name: &str| row.get(name).copied().unwrap_or_default().to_owned();
            let id = Some(text("id")).filter(|id| !id.is_empty()).unwrap_or_else(|| fresh_output(&outputs));
            outputs.push(Output { id, name: text("name") });
        }
        let act = form.text("act");
        if let Some(act) = act.strip_prefix(OUTPUTS) {
            let before = outputs.clone();
            let blank = |rows: &[Output]| Output { id: fresh_output(rows), ..Output::default() };
            edit_rows(&mut outputs, act, blank, |rows, row| Output { id: fresh_output(rows), ..row });
            // What measured an output that is gone measures the outcome, until somebody says otherwise.
            let gone = |key: &str| {
                before.iter().any(|output| output.id == key) && !outputs.iter().any(|output| output.id == key)
            };
            items.iter_mut().filter(|item| gone(&item.of)).for_each(|item| item.of.clear());
        } else {
            let blank = |rows: &[Indicator]| Indicator { id: fresh(rows), ..Indicator::default() };
            edit_rows(&mut items, act, blank, |rows, row| Indicator { id: fresh(rows), ..row });
        }
        Written::Results(Results { outcome: form.string("outcome"), outputs, items })
    }

    fn values(content: &Content) -> Vec<(String, String)> {
        let Results { outcome, outputs, items } = shown(content);
        let mut values = vec![("outcome".to_owned(), outcome)];
        for (index, output) in outputs.into_iter().enumerate() {
            values.push((format!("outputs.{index}.id"), output.id));
            values.push((format!("outputs.{index}.name"), output.name));
        }
        for (index, indicator) in items.into_iter().enumerate() {
            for (name, value) in [
                ("id", indicator.id),
                ("of", indicator.of),
                ("name", indicator.name),
                ("unit", indicator.unit),
                ("baseline", indicator.baseline),
                ("target", indicator.target),
                ("verification", indicator.verification),
            ] {
                values.push((format!("items.{index}.{name}"), value));
            }
        }
        values
    }

    fn part(file: &ProposalFile, _now: Instant, lang: Lang) -> Self {
        ResultsForm::of(&file.proposal.content, lang)
    }

    fn landing(act: &str, written: &Written) -> String {
        let Written::Results(results) = written else { return String::new() };
        match act.strip_prefix(OUTPUTS) {
            Some(act) => landing_of(act, results.outputs.len(), "outputs", "name"),
            None => landing_of(act, results.items.len(), "items", "name"),
        }
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let row = |id: &str| Indicator { id: id.to_owned(), name: "Hortas".to_owned(), ..Indicator::default() };
        let output = |id: &str| Output { id: id.to_owned(), name: "Hortas com rega".to_owned() };
        let outputs = vec![output("p1"), output("p2")];
        let results = Results { outcome: String::new(), outputs, items: vec![row("r1"), row("r2")] };
        let content = Content { results, ..Content::default() };
        (Self::of(&content, Lang::Pt), Self::values(&content))
    }
}
