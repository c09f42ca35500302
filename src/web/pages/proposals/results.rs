//! The section that says what changes, and how it is measured.

use serde::Serialize;

use super::section::{SectionForm, edit_rows, landing_of};
use crate::db::proposals::ProposalFile;
use crate::domain::proposal::content::{Indicator, Results, next_key};
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::form::Form;

/// What the form shows beside its fields.
#[derive(Serialize)]
pub struct ResultsForm {
    /// The rows, by their places in the form.
    rows: Vec<usize>,
}

fn fresh(rows: &[Indicator]) -> String {
    next_key('r', rows.iter().map(|row| row.id.as_str()))
}

/// The rows as the form shows them: at least one.
fn shown(content: &Content) -> Vec<Indicator> {
    match content.results.items.as_slice() {
        [] => vec![Indicator { id: fresh(&[]), ..Indicator::default() }],
        rows => rows.to_vec(),
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
                name: text("name"),
                unit: text("unit"),
                baseline: text("baseline"),
                target: text("target"),
                verification: text("verification"),
            });
        }
        let blank = |rows: &[Indicator]| Indicator { id: fresh(rows), ..Indicator::default() };
        edit_rows(&mut items, form.text("act"), blank, |rows, row| Indicator { id: fresh(rows), ..row });
        Written::Results(Results { outcome: form.string("outcome"), items })
    }

    fn values(content: &Content) -> Vec<(String, String)> {
        let mut values = vec![("outcome".to_owned(), content.results.outcome.clone())];
        for (index, indicator) in shown(content).into_iter().enumerate() {
            for (name, value) in [
                ("id", indicator.id),
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

    fn part(file: &ProposalFile, _now: Instant, _lang: Lang) -> Self {
        ResultsForm { rows: (0..shown(&file.proposal.content).len()).collect() }
    }

    fn landing(act: &str, written: &Written) -> String {
        let Written::Results(results) = written else { return String::new() };
        landing_of(act, results.items.len(), "items", "name")
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let row = |id: &str| Indicator { id: id.to_owned(), name: "Hortas".to_owned(), ..Indicator::default() };
        let results = Results { outcome: String::new(), items: vec![row("r1"), row("r2")] };
        (ResultsForm { rows: vec![0, 1] }, Self::values(&Content { results, ..Content::default() }))
    }
}
