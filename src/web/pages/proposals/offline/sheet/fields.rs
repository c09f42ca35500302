//! The fields of a section as the file shows them.

use super::{FieldSheet, GridGroup, GridSheet, Item, ListSheet, RowSheet};
use crate::adapters::i18n;
use crate::db::proposals::ProposalFile;
use crate::domain::budget::{Heading, LineDraft};
use crate::domain::proposal::content::{Activity, Indicator, Output};
use crate::domain::proposal::merge::{Field, split, value_of};
use crate::domain::proposal::{Content, Section};
use crate::domain::text::Lang;
use crate::web::pages::proposals::compare::{row_word, shown};
use crate::web::pages::proposals::every;
use crate::web::pages::proposals::results::measured;
use crate::web::pages::proposals::section::date_type;
use crate::web::query::Choice;
use crate::web::reading::{Grid, budget_table, grid, label, words};
use crate::web::regions::Regions;

/// A content in which each list has a row, so that the form shows which fields a row has.
fn shape() -> Content {
    let mut content = Content::default();
    content.activities.items = vec![Activity { id: "a1".into(), ..Activity::default() }];
    content.results.outputs = vec![Output { id: "p1".into(), ..Output::default() }];
    content.results.items = vec![Indicator { id: "r1".into(), ..Indicator::default() }];
    content.budget.lines = vec![LineDraft { id: "b1".into(), ..LineDraft::default() }];
    content
}

/// The fields of the section in the order of its form.
pub(super) fn items(file: &ProposalFile, section: Section, lang: Lang) -> Vec<Item> {
    let values = every::values(section, &file.proposal.content);
    let mut items: Vec<Item> = Vec::new();
    let (mut lists, mut part) = (Vec::new(), String::new());
    for (name, value) in every::values(section, &shape()) {
        if name.starts_with("cells.") {
            if !lists.contains(&"cells".to_owned()) {
                lists.push("cells".to_owned());
                items.push(Item { grid: Some(people(file, lang)), ..Item::default() });
            }
        } else if let Some((list, _, of_row)) = split(&name) {
            if of_row == "id" && !lists.contains(&list.to_owned()) {
                lists.push(list.to_owned());
                let list = list_of(file, section, list, &value, &values, lang);
                items.extend(note(section, list.name.as_str(), lang));
                items.push(Item { list: Some(list), ..Item::default() });
            }
        } else {
            let group = name.split_once('.').map(|(group, _)| group.to_owned()).unwrap_or_default();
            if group != part && !group.is_empty() {
                items.push(heading(file, section, &group, lang));
            }
            part = group;
            let typed = value_of(&values, &name).to_owned();
            items.push(Item { field: Some(field(file, section, &name, typed, lang)), ..Item::default() });
        }
    }
    items
}

/// What a list is about, where the form says it between its fields.
fn note(section: Section, list: &str, lang: Lang) -> Option<Item> {
    let (heading, note) = match (section, list) {
        (Section::Results, "outputs") => ("proposals-results-outputs", "proposals-results-outputs-intro"),
        (Section::Results, "items") => ("proposals-results-indicators", "proposals-results-intro"),
        _ => return None,
    };
    let text = |key| Some(words(lang, key, &[]));
    Some(Item { heading: text(heading), note: text(note), ..Item::default() })
}

/// The title above the fields of a part: the consultation.
fn heading(file: &ProposalFile, section: Section, group: &str, lang: Lang) -> Item {
    let asks = if file.call.rules.consultation_required { "required" } else { "optional" };
    let key = format!("proposals-{section}-{group}");
    let note = i18n::try_text(lang.as_str(), &format!("{key}-{asks}"), &[]).ok();
    Item { heading: Some(words(lang, &key, &[])), note, ..Item::default() }
}

fn people(file: &ProposalFile, lang: Lang) -> GridSheet {
    let Grid { groups, .. } = grid(&file.proposal.content.beneficiaries.cells, lang);
    let title = |group: &str| i18n::named(lang.as_str(), "group", group);
    GridSheet {
        caption: words(lang, "proposals-beneficiaries-caption", &[]),
        groups: groups
            .into_iter()
            .map(|group| GridGroup { title: title(group.group.as_str()), rows: group.rows })
            .collect(),
    }
}

/// A list with its rows. `key`: of the first row that a new list would have.
fn list_of(file: &ProposalFile, section: Section, list: &str, key: &str, values: &[Field], lang: Lang) -> ListSheet {
    let letter: String = key.chars().take_while(|c| !c.is_ascii_digit()).collect();
    let shape = every::values(section, &shape());
    let names: Vec<&str> = shape
        .iter()
        .filter_map(|(name, _)| split(name))
        .filter(|(other, place, name)| *other == list && *place == 0 && *name != "id")
        .map(|(_, _, name)| name)
        .collect();
    let fields = |place: Option<usize>| -> Vec<FieldSheet> {
        let typed = |name: &str| place.map(|place| value_of(values, &format!("{list}.{place}.{name}")).to_owned());
        names
            .iter()
            .map(|name| FieldSheet {
                label: label(section, &format!("{list}.0.{name}"), lang),
                ..field(file, section, name, typed(name).unwrap_or_default(), lang)
            })
            .collect()
    };
    let keys: Vec<&str> = values
        .iter()
        .filter(|(name, _)| matches!(split(name), Some((other, _, "id")) if other == list))
        .map(|(_, key)| key.as_str())
        .collect();
    let totals = totals(file, section, lang);
    let number = |key: &&str| key.strip_prefix(letter.as_str()).and_then(|number| number.parse::<u32>().ok());
    let word = |verb: &str| words(lang, &list_word(section, list, verb), &[]);
    let legend = |place: usize| row_word(section, list, i64::try_from(place + 1).unwrap_or(0).into(), lang);
    ListSheet {
        name: list.to_owned(),
        last: keys.iter().filter_map(number).max().unwrap_or(0),
        legend: row_word(section, list, "{n}".into(), lang),
        add: word("add"),
        remove: word("remove"),
        totals: totals.is_some(),
        rows: keys
            .iter()
            .enumerate()
            .map(|(place, key)| RowSheet {
                key: (*key).to_owned(),
                legend: legend(place),
                fields: fields(Some(place)),
                total: totals.as_ref().and_then(|totals| totals.get(place).cloned()).unwrap_or_default(),
            })
            .collect(),
        blank: fields(None),
        letter,
    }
}

/// The words of a list's buttons.
fn list_word(section: Section, list: &str, verb: &str) -> String {
    match (section, list) {
        (Section::Budget, _) => format!("offline-line-{verb}"),
        (_, "items") => format!("proposals-{section}-{verb}"),
        (_, list) => format!("proposals-{section}-{list}-{verb}"),
    }
}

/// The total of each line of the budget, where it can be computed.
fn totals(file: &ProposalFile, section: Section, lang: Lang) -> Option<Vec<String>> {
    if section != Section::Budget {
        return None;
    }
    let lines = &file.proposal.content.budget.lines;
    let mut totals = vec![String::new(); lines.len()];
    for line in budget_table(lines, file.call.currency, true, lang).headings.into_iter().flat_map(|one| one.lines) {
        totals[line.index] = line.total;
    }
    Some(totals)
}

/// One field. In lists `name` is that within the row.
fn field(file: &ProposalFile, section: Section, name: &str, value: String, lang: Lang) -> FieldSheet {
    let rules = &file.call.rules;
    let hint = format!("proposals-{section}-{}-hint", name.replace(['.', '_'], "-"));
    let range = [("min", i64::from(rules.months_min).into()), ("max", i64::from(rules.months_max).into())];
    let kind = match kind(section, name) {
        "date" if date_type(&value) == "text" => "line",
        kind => kind,
    };
    FieldSheet {
        name: name.to_owned(),
        label: label(section, name, lang),
        hint: i18n::try_text(lang.as_str(), &hint, &range).unwrap_or_default(),
        kind,
        shown: shown(&file.proposal.content, section, name, &value, lang),
        foreign: matches!(kind, "line" | "long"),
        options: if kind == "choice" { options(file, section, &value, lang) } else { Vec::new() },
        value,
    }
}

/// How a field is drawn.
fn kind(section: Section, name: &str) -> &'static str {
    match (section, name) {
        (Section::Place, "region") | (Section::Budget, "heading") | (Section::Results, "of") => "choice",
        (_, "starts_on" | "consultation.held_on") => "date",
        (_, "summary" | "problem" | "solution" | "communities" | "selection_method" | "outcome") => "long",
        (_, "consultation.method" | "consultation.needs") | (Section::Activities, "description") => "long",
        (Section::Place, name) if name.starts_with("consultation.") && name != "consultation.place" => "number",
        (Section::Project, "months") | (Section::Activities, "month_from" | "month_to") => "number",
        (Section::Results, "baseline" | "target") => "number",
        (Section::Budget, "quantity" | "unit_cost" | "own_share") => "number",
        _ => "line",
    }
}

/// What may be chosen; a value that is none of it stays choosable, so that it is not lost.
fn options(file: &ProposalFile, section: Section, value: &str, lang: Lang) -> Vec<Choice> {
    let mut options = match section {
        Section::Budget => ('A'..)
            .zip(Heading::ALL)
            .map(|(letter, heading)| Choice {
                value: heading.to_string(),
                text: format!(
                    "{letter}. {}",
                    shown(&file.proposal.content, section, "heading", heading.as_str(), lang)
                ),
            })
            .collect(),
        Section::Results => measured(&file.proposal.content, lang),
        _ => Regions::of(file.call.country, lang).options,
    };
    if !value.is_empty() && options.iter().all(|option| option.value != value) {
        options.push(Choice { value: value.to_owned(), text: value.to_owned() });
    }
    options
}
