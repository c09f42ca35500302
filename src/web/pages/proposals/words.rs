//! Sentences that name the field they speak of: "Donnez un nom au projet" rather than "remplissez ce
//! champ", "Ligne 7, Carburant : …" in the summary.

use crate::domain::proposal::check::is_gap;
use crate::domain::proposal::{Content, Section};
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::web::reading::{label, sentence, words};

/// The same condition under a code whose sentence names the field, where there is one.
pub fn specific(section: Section, unmet: &Unmet) -> Unmet {
    // The line is named by its row, or in the summary together with its description.
    let mut unmet = unmet.clone();
    unmet.args.retain(|(key, _)| *key != "line");
    let field = unmet.field.as_deref().unwrap_or_default();
    let last = field.rsplit('.').next().unwrap_or_default();
    let asks = matches!(unmet.code, "missing" | "missing-number" | "missing-date");
    let code = match (section, last) {
        _ if !asks => return unmet,
        (Section::Project, "title") => "missing-project-title",
        (Section::Project, "summary") => "missing-project-summary",
        (Section::Project, "problem") => "missing-project-problem",
        (Section::Project, "solution") => "missing-project-solution",
        (Section::Project, "months") => "missing-project-months",
        (Section::Project, "starts_on") => "missing-project-starts-on",
        (Section::Place, "region") => "missing-place-region",
        (Section::Place, "locality") => "missing-place-locality",
        (Section::Place, "communities") => "missing-place-communities",
        (Section::Place, "held_on") => "missing-consultation-held-on",
        (Section::Place, "place") => "missing-consultation-place",
        (Section::Place, "method") => "missing-consultation-method",
        (Section::Place, "women" | "men" | "returnees" | "community" | "youth") => "missing-consultation-count",
        (Section::Place, "needs") => "missing-consultation-needs",
        (Section::Beneficiaries, "selection_method") => "missing-selection-method",
        (Section::Activities, "name") => "missing-activity-name",
        (Section::Activities, "month_from" | "month_to") => "missing-activity-month",
        (Section::Activities, "responsible") => "missing-activity-responsible",
        (Section::Results, "outcome") => "missing-outcome",
        // The name of an output is never missing: a row without one is no output.
        (Section::Results, "name") => "missing-indicator-name",
        (Section::Results, "unit") => "missing-indicator-unit",
        (Section::Results, "baseline" | "target") => "missing-indicator-number",
        (Section::Results, "verification") => "missing-indicator-verification",
        (Section::Budget, "description") => "missing-line-description",
        (Section::Budget, "unit") => "missing-line-unit",
        (Section::Budget, "quantity") => "missing-line-quantity",
        (Section::Budget, "unit_cost") => "missing-line-unit-cost",
        _ => return unmet,
    };
    Unmet { code, ..unmet }
}

/// The sentence as it stands at its field. In tables, where many fields share one place for their
/// sentences, it begins with the field's name.
pub fn inline(section: Section, unmet: &Unmet, lang: Lang) -> String {
    let specific = specific(section, unmet);
    let text = sentence(&specific, lang);
    let field = unmet.field.as_deref().unwrap_or_default();
    let names_itself = unmet.args.iter().any(|(key, _)| *key == "lines");
    if names_itself || !(field.starts_with("lines.") || field.starts_with("cells.")) {
        return text;
    }
    let name = label(section, field, lang);
    words(lang, "unmet-in-field", &[("name", name.into()), ("text", lowered(&text).into())])
}

/// The conditions as the summary on top of the page says them: with the row they concern.
pub fn summary(section: Section, unmet: &[Unmet], content: &Content, lang: Lang) -> Vec<Unmet> {
    unmet.iter().map(|problem| in_its_row(section, &specific(section, problem), content, lang)).collect()
}

fn in_its_row(section: Section, unmet: &Unmet, content: &Content, lang: Lang) -> Unmet {
    let field = unmet.field.clone().unwrap_or_default();
    let wrap = |code: &'static str, number: String, name: String| {
        let text = lowered(&sentence(unmet, lang));
        Unmet::new(code).on(field.clone()).with("number", number).with("name", name).with("text", text)
    };
    if field.starts_with("cells.") {
        return wrap("in-field", String::new(), label(section, &field, lang));
    }
    let row = field.split('.').nth(1).and_then(|number| number.parse::<usize>().ok());
    let Some(row) = row else {
        // A sentence that names its field already needs no more.
        let plain = !is_gap(unmet) && field != "lines" && field != "items" && field != "cells" && !field.is_empty();
        return if plain { wrap("in-field", String::new(), label(section, &field, lang)) } else { unmet.clone() };
    };
    let number = (row + 1).to_string();
    let name = row_name(section, row, content);
    match (section, name) {
        // Caps name their lines themselves.
        (Section::Budget, _) if unmet.args.iter().any(|(key, _)| *key == "lines") => unmet.clone(),
        (Section::Budget, Some(name)) => wrap("in-named-line", number, name),
        (Section::Budget, None) => wrap("in-line", number, String::new()),
        (Section::Activities, _) => wrap("in-activity", number, String::new()),
        (Section::Results, _) if field.starts_with("outputs.") => wrap("in-output", number, String::new()),
        (Section::Results, _) => wrap("in-indicator", number, String::new()),
        _ => unmet.clone(),
    }
}

fn row_name(section: Section, row: usize, content: &Content) -> Option<String> {
    let text = match section {
        Section::Budget => content.budget.lines.get(row).map(|line| &line.description),
        Section::Activities => content.activities.items.get(row).map(|activity| &activity.name),
        Section::Results => content.results.items.get(row).map(|indicator| &indicator.name),
        _ => None,
    };
    text.map(|text| text.trim().chars().take(60).collect::<String>()).filter(|text| !text.is_empty())
}

/// The sentence with a small first letter, to stand after a colon.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The name of a field with its row: "Ligne 3, Coût unitaire".
pub fn field_name(section: Section, field: &str, lang: Lang) -> String {
    let name = label(section, field, lang);
    let mut parts = field.split('.');
    let (list, row) = (parts.next().unwrap_or_default(), parts.next().and_then(|row| row.parse::<i64>().ok()));
    match (list, row) {
        ("outputs", Some(row)) => words(lang, "proposals-results-outputs-item", &[("number", (row + 1).into())]),
        ("lines" | "items", Some(row)) => {
            words(lang, &format!("proposals-{section}-row"), &[("number", (row + 1).into()), ("name", name.into())])
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::budget::LineDraft;

    #[test]
    fn a_missing_price_is_told_with_its_line_and_name() {
        let mut content = Content::default();
        content.budget.lines = vec![LineDraft { description: "Carburant".into(), ..LineDraft::default() }];
        let missing = Unmet::new("missing-number").on("lines.0.unit_cost").with("decimals", 0);
        let told = summary(Section::Budget, &[missing], &content, Lang::Fr);
        let text = sentence(&told[0], Lang::Fr);
        assert!(text.starts_with("Ligne 1, Carburant\u{a0}: saisissez"), "{text}");
        assert_eq!(told[0].field.as_deref(), Some("lines.0.unit_cost"));
    }

    #[test]
    fn a_field_that_is_wrong_is_named_and_one_that_is_missing_names_itself() {
        let unmet =
            [Unmet::new("missing").on("title"), Unmet::new("number-unreadable").on("months").with("decimals", 0)];
        let told = summary(Section::Project, &unmet, &Content::default(), Lang::Fr);
        assert_eq!([told[0].code, told[1].code], ["missing-project-title", "in-field"]);
    }
}
