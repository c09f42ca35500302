//! One section of a report as a form. Saving takes whatever was typed; what is wrong is shown when
//! the person says that the section is complete.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::{Map, Value};

use super::reading::{Line, hundredths, lines};
use super::show::Head;
use super::words::{inline, label, summary};
use super::{WRITTEN, can_write, lacking, load_own};
use crate::db::reports::ReportFile;
use crate::domain::beneficiary::Cell;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::report::{Content, ReportSection, ResultDraft, SpendingDraft};
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::reports as service;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::reading::{Grid, grid_of};
use crate::web::view::{FormView, Page};

/// So many blank rows are offered below those that are filled.
const BLANK_ROWS: usize = 2;

/// The form of one section.
#[derive(Serialize)]
pub struct Section {
    head: Head,
    section: ReportSection,
    number: usize,
    all: usize,
    version: i32,
    comment: String,
    form: FormView,
    /// What somebody else saved while this form was open.
    stale: Option<Vec<Difference>>,
    indicators: Vec<Indicator>,
    grid: Grid,
    rows: Vec<ExpenseRow>,
    choices: Vec<Choice>,
    lines: Vec<Line>,
    spent: Money,
}

#[derive(Serialize)]
struct Indicator {
    /// As the names of its fields have it.
    id: String,
    name: String,
    unit: String,
    baseline: String,
    target: String,
}

#[derive(Serialize)]
struct ExpenseRow {
    index: usize,
    /// What the field of the day is drawn as: browsers empty a date field whose text is no date,
    /// and what was typed must stay.
    date_type: &'static str,
}

#[derive(Serialize)]
struct Difference {
    label: String,
    yours: String,
    theirs: String,
}

impl Page for Section {
    const TEMPLATE: &'static str = "pages/reports/section.html";

    fn samples() -> Vec<Self> {
        let sample = |section: ReportSection, stale| Section {
            head: Head::sample("returned"),
            section,
            number: 2,
            all: 5,
            version: 12,
            comment: "Le reçu manque.".into(),
            form: FormView {
                values: serde_json::json!({ "done": "Nous avons planté.", "spending.0.amount": "12" }),
                errors: serde_json::json!({ "done": "…", "spending.0.amount": "…", "people.female.18-35.returnee": "…" }),
            },
            stale,
            indicators: vec![Indicator {
                id: "3".into(),
                name: "Jardins en culture".into(),
                unit: "jardins".into(),
                baseline: "0".into(),
                target: "12".into(),
            }],
            grid: grid_of(&BTreeMap::new(), "people", Lang::Fr),
            rows: vec![ExpenseRow { index: 0, date_type: "date" }, ExpenseRow { index: 1, date_type: "text" }],
            choices: vec![Choice { value: "x".into(), text: "1. Semences".into() }],
            lines: ["within", "needs_note", "needs_decision"].into_iter().map(Line::sample).collect(),
            spent: Money::new(70, Currency::Xof),
        };
        let difference = Difference { label: "Ce qui a été fait".into(), yours: "A".into(), theirs: String::new() };
        let stale = sample(ReportSection::Narrative, Some(vec![difference]));
        WRITTEN.iter().map(|section| sample(*section, None)).chain([stale]).collect()
    }
}

/// The fields of a section with their values, in the order of the form.
fn fields(content: &Content, section: ReportSection) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    match section {
        ReportSection::Narrative => {
            let told = &content.narrative;
            let texts = [
                ("done", &told.done),
                ("difficulties", &told.difficulties),
                ("lessons", &told.lessons),
                ("next", &told.next),
            ];
            fields.extend(texts.map(|(name, text)| (name.to_owned(), text.clone())));
        }
        ReportSection::Results => {
            for result in &content.results {
                fields.push((format!("results.{}.value", result.indicator), result.value.clone()));
                fields.push((format!("results.{}.comment", result.indicator), result.comment.clone()));
            }
        }
        ReportSection::People => {
            fields.extend(content.people.iter().map(|(cell, count)| (format!("people.{cell}"), count.clone())));
        }
        ReportSection::Spending => {
            for (index, row) in content.spending.iter().enumerate() {
                let mut put = |part: &str, value: String| fields.push((format!("spending.{index}.{part}"), value));
                put("line", row.line.map(|line| line.to_string()).unwrap_or_default());
                put("spent_on", row.spent_on.clone());
                put("amount", row.amount.clone());
                put("description", row.description.clone());
            }
            fields.extend(content.notes.iter().map(|(line, note)| (format!("notes.{line}"), note.clone())));
        }
        ReportSection::Documents => {}
    }
    fields
}

/// Puts what was typed into the content, with the effect of the button.
fn put(content: &mut Content, section: ReportSection, form: &Form, indicators: &[Id], lines: &[Id]) {
    match section {
        ReportSection::Narrative => {
            content.narrative.done = form.string("done");
            content.narrative.difficulties = form.string("difficulties");
            content.narrative.lessons = form.string("lessons");
            content.narrative.next = form.string("next");
        }
        ReportSection::Results => {
            content.results = indicators
                .iter()
                .map(|indicator| ResultDraft {
                    indicator: *indicator,
                    value: form.string(&format!("results.{indicator}.value")),
                    comment: form.string(&format!("results.{indicator}.comment")),
                })
                .collect();
        }
        ReportSection::People => {
            let typed = Cell::all().into_iter().map(|cell| (cell.to_string(), form.string(&format!("people.{cell}"))));
            content.people = typed.filter(|(_, count)| !count.is_empty()).collect();
        }
        ReportSection::Spending => {
            let removed = form.text("act").strip_prefix("remove:").and_then(|row| row.parse::<usize>().ok());
            let rows = form.rows("spending").into_iter().enumerate().filter(|(index, _)| removed != Some(*index));
            content.spending = rows
                .map(|(_, row)| {
                    let text = |name: &str| (*row.get(name).unwrap_or(&"")).to_owned();
                    SpendingDraft {
                        line: text("line").parse().ok(),
                        spent_on: text("spent_on"),
                        amount: text("amount"),
                        description: text("description"),
                    }
                })
                .filter(|row| !row.is_blank() || row.line.is_some())
                .collect();
            let notes = lines.iter().map(|line| (*line, form.string(&format!("notes.{line}"))));
            content.notes = notes.filter(|(_, note)| !note.is_empty()).collect();
        }
        ReportSection::Documents => {}
    }
}

fn page(caller: &Caller, file: &ReportFile, section: ReportSection, unmet: &[Unmet]) -> Section {
    let mut errors = Map::new();
    for problem in unmet {
        if let Some(field) = &problem.field {
            errors.entry(field.clone()).or_insert_with(|| Value::String(inline(section, problem, caller.lang)));
        }
    }
    let content = &file.report.content;
    let (lines, spent) = lines(file, content, caller.now());
    let values = fields(content, section).into_iter().map(|(name, value)| (name, Value::String(value)));
    Section {
        head: Head::of(file, caller.now()),
        section,
        number: ReportSection::ALL.iter().position(|other| *other == section).map_or(0, |index| index + 1),
        all: ReportSection::ALL.len(),
        version: content.fingerprint(section),
        comment: file.report.comments.0.get(&section).cloned().unwrap_or_default(),
        form: FormView { values: Value::Object(values.collect()), errors: Value::Object(errors) },
        stale: None,
        indicators: file
            .indicators
            .iter()
            .map(|row| Indicator {
                id: row.id.to_string(),
                name: row.name.clone(),
                unit: row.unit.clone(),
                baseline: hundredths(row.baseline, caller.lang),
                target: hundredths(row.target, caller.lang),
            })
            .collect(),
        grid: grid_of(&content.people, "people", caller.lang),
        rows: (0..content.spending.len() + BLANK_ROWS)
            .map(|index| ExpenseRow {
                index,
                date_type: date_type(content.spending.get(index).map_or("", |row| row.spent_on.as_str())),
            })
            .collect(),
        choices: file
            .lines
            .iter()
            .map(|line| Choice { value: line.id.to_string(), text: format!("{}. {}", line.position, line.description) })
            .collect(),
        lines,
        spent,
    }
}

fn date_type(typed: &str) -> &'static str {
    if typed.is_empty() || typed.parse::<chrono::NaiveDate>().is_ok() { "date" } else { "text" }
}

fn section_of(name: &str) -> Result<ReportSection, WebError> {
    name.parse().ok().filter(|section| WRITTEN.contains(section)).ok_or(WebError::NotFound)
}

/// The form of a section. Who may not write, or not any more, reads the report instead.
pub(super) async fn show(caller: May<may::ReportReadOwn>, path: web::Path<(Id, String)>) -> Answer {
    let (id, name) = path.into_inner();
    let section = section_of(&name)?;
    let file = load_own(&caller, id).await?;
    if !can_write(&file, &caller.actor) {
        return caller.go(&format!("/reports/{id}/check#read-{section}"));
    }
    // What is missing is said once the person says that the section is complete, or on the way from
    // the page that checks; what is wrong, always.
    let mut unmet = lacking(&file, caller.now(), section);
    unmet.retain(|problem| !problem.code.starts_with("missing"));
    caller.page(&page(&caller, &file, section, &unmet))
}

/// Saves a section, whatever is in it.
pub(super) async fn save(caller: May<may::ReportWrite>, path: web::Path<(Id, String)>, form: Form) -> Answer {
    let (id, name) = path.into_inner();
    let section = section_of(&name)?;
    let mut file = load_own(&caller, id).await?;
    let indicators: Vec<Id> = file.indicators.iter().map(|row| row.id).collect();
    let lines: Vec<Id> = file.lines.iter().map(|row| row.id).collect();
    let (seen, posted) = (form.version(), form.clone());
    let change = move |content: &mut Content| put(content, section, &posted, &indicators, &lines);
    let changed = change.clone();
    let saved = caller.write(move |db, act| service::save_section(db, act, id, seen, section, change)).await;
    match saved {
        Ok(saved) if form.autosave => {
            let version = saved.content.fingerprint(section);
            return Ok(HttpResponse::NoContent().insert_header(("x-version", version.to_string())).finish());
        }
        Ok(saved) => file.report = saved,
        Err(Refusal::Stale) if !form.autosave => return both(&caller, id, section, changed).await,
        Err(refusal) => return Err(refusal.into()),
    }
    let here = format!("/reports/{id}/{section}");
    match form.text("act") {
        "finish" => {
            let unmet = lacking(&file, caller.now(), section);
            if unmet.is_empty() {
                return caller.done(&format!("/reports/{id}"), "reports-done-section");
            }
            let listed = summary(&unmet, &file, caller.lang);
            caller.invalid(&page(&caller, &file, section, &unmet), &listed)
        }
        "add" => caller.go(&format!("{here}#spending.{}.line", file.report.content.spending.len())),
        act if act.starts_with("remove:") => caller.go(&format!("{here}#spending")),
        _ => caller.done(&here, "reports-done-saved"),
    }
}

/// The form as this person filled it, beside what somebody else saved first. Saving again keeps
/// this person's answers.
async fn both(caller: &Caller, id: Id, section: ReportSection, change: impl FnOnce(&mut Content)) -> Answer {
    let mut file = load_own(caller, id).await?;
    let theirs = fields(&file.report.content, section);
    let version = file.report.content.fingerprint(section);
    change(&mut file.report.content);
    let yours = fields(&file.report.content, section);
    let page = Section {
        version,
        stale: Some(differences(&yours, &theirs, &file, caller.lang)),
        ..page(caller, &file, section, &[])
    };
    caller.stale(&page)
}

fn differences(
    yours: &[(String, String)],
    theirs: &[(String, String)],
    file: &ReportFile,
    lang: Lang,
) -> Vec<Difference> {
    let find = |list: &[(String, String)], field: &str| {
        list.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    // Lines of the budget are told by their names.
    let shown = |value: String| match file.lines.iter().find(|line| line.id.to_string() == value) {
        Some(line) => format!("{}. {}", line.position, line.description),
        None => value,
    };
    let removed = theirs.iter().filter(|(field, _)| !yours.iter().any(|(name, _)| name == field));
    yours
        .iter()
        .chain(removed)
        .map(|(field, _)| (field, find(yours, field), find(theirs, field)))
        .filter(|(_, yours, theirs)| yours.trim() != theirs.trim())
        .map(|(field, yours, theirs)| Difference {
            label: label(field, file, lang),
            yours: shown(yours),
            theirs: shown(theirs),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_rows_are_dropped_and_a_removed_row_goes() {
        let fields = [
            ("spending.0.amount", "12"),
            ("spending.1.amount", ""),
            ("spending.2.amount", "7x"),
            ("spending.2.description", "Semences"),
            ("act", "remove:0"),
        ];
        let form = Form::of(fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let mut content = Content::default();
        put(&mut content, ReportSection::Spending, &form, &[], &[]);
        assert_eq!(content.spending.len(), 1);
        assert_eq!(content.spending[0].amount, "7x");
    }

    #[test]
    fn a_date_field_never_loses_what_was_typed() {
        assert_eq!(["", "2027-03-01", "1/3/2027", "mars"].map(date_type), ["date", "date", "text", "text"]);
    }
}
