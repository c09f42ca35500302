//! Names of the fields of a report, and sentences that say of which field they speak.

use crate::adapters::i18n::{self, Arg};
use crate::db::reports::ReportFile;
use crate::domain::beneficiary::Cell;
use crate::domain::report::ReportSection;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::web::reading::cell_label;

/// A word of the locales.
pub(super) fn word(lang: Lang, key: &str) -> String {
    i18n::text(lang.as_str(), key, &[])
}

/// The name of a field as people know it: "Dépense 3, Montant"; empty for what is no field of the form.
pub(super) fn label(field: &str, file: &ReportFile, lang: Lang) -> String {
    let mut parts = field.split('.');
    match (parts.next().unwrap_or_default(), parts.next(), parts.next()) {
        ("people", Some(_), _) => {
            let cell = field.strip_prefix("people.").and_then(|cell| cell.parse::<Cell>().ok());
            cell.map(|cell| cell_label(cell, lang)).unwrap_or_default()
        }
        ("results", Some(id), part) => {
            let named = file.indicators.iter().find(|row| row.id.to_string() == id);
            let name = named.map(|row| row.name.clone()).unwrap_or_default();
            match part {
                Some("comment") => format!("{name}, {}", word(lang, "reports-results-comment")),
                _ => name,
            }
        }
        ("notes", Some(id), _) => {
            let named = file.lines.iter().find(|row| row.id.to_string() == id);
            named.map(|row| row.description.clone()).unwrap_or_default()
        }
        ("spending", Some(index), Some(part)) => {
            let number = index.parse::<i64>().map_or(0, |index| index + 1);
            let expense = i18n::text(lang.as_str(), "reports-expense", &[("number", Arg::from(number.to_string()))]);
            format!("{expense}, {}", i18n::named(lang.as_str(), "reports-spending", part))
        }
        (text @ ("done" | "difficulties" | "lessons" | "next"), None, _) => {
            word(lang, &format!("reports-narrative-{text}"))
        }
        _ => String::new(),
    }
}

/// The conditions as a list away from the form says them: each with its field.
pub(super) fn summary(unmet: &[Unmet], file: &ReportFile, lang: Lang) -> Vec<Unmet> {
    unmet.iter().map(|problem| named(problem, &label(field_of(problem), file, lang), lang)).collect()
}

/// The sentence of a condition, with its field.
pub(super) fn told(problem: &Unmet, file: &ReportFile, lang: Lang) -> String {
    i18n::sentence(&named(problem, &label(field_of(problem), file, lang), lang), lang.as_str())
}

/// The sentence beside its field. In tables, where many fields share one place for their sentences,
/// it begins with the field's name.
pub(super) fn inline(section: ReportSection, problem: &Unmet, lang: Lang) -> String {
    let field = field_of(problem);
    let last = field.rsplit('.').next().unwrap_or_default();
    let name = match section {
        ReportSection::People => {
            let cell = field.strip_prefix("people.").and_then(|cell| cell.parse::<Cell>().ok());
            cell.map(|cell| cell_label(cell, lang)).unwrap_or_default()
        }
        ReportSection::Spending if field.starts_with("spending.") => {
            i18n::named(lang.as_str(), "reports-spending", last)
        }
        _ => String::new(),
    };
    i18n::sentence(&named(problem, &name, lang), lang.as_str())
}

fn field_of(problem: &Unmet) -> &str {
    problem.field.as_deref().unwrap_or_default()
}

/// The condition with the name of what it is about in front. One that names a budget line says so itself.
fn named(problem: &Unmet, name: &str, lang: Lang) -> Unmet {
    if name.is_empty() || problem.args.iter().any(|(key, _)| *key == "line") {
        return problem.clone();
    }
    let text = i18n::sentence(problem, lang.as_str());
    let mut letters = text.chars();
    let lowered: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    Unmet { field: problem.field.clone(), ..Unmet::new("in-field").with("name", name).with("text", lowered) }
}
