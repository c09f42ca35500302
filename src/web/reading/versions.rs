//! Two versions of a proposal side by side, field by field: every section with its fields, the lines
//! of the budget and the files, each before and after.

use std::collections::BTreeMap;

use serde::Serialize;

use super::marks::{Piece, marked, plain};
use super::people::cell_label;
use super::{FileLine, amount, label, measured_by, number_of, region, shown_date, words};
use crate::adapters::i18n;
use crate::domain::beneficiary::Cell;
use crate::domain::budget::Heading;
use crate::domain::money::Money;
use crate::domain::proposal::content::Content;
use crate::domain::proposal::{Frozen, Section};
use crate::domain::text::Lang;

/// The longest answer that is marked as a whole, in characters.
const SHORT: usize = 60;

/// What became of something from one version to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Nothing.
    Same,
    /// It is another.
    Changed,
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
}

/// One section in both versions.
#[derive(Debug, Clone, Serialize)]
pub struct SectionPair {
    /// Which one.
    pub section: Section,
    /// Its number, from 1.
    pub number: usize,
    /// How many fields, lines and files differ.
    pub changes: usize,
    /// Its fields, together with those of the same line, activity or indicator.
    pub groups: Vec<GroupPair>,
}

/// Fields that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct GroupPair {
    /// The name of the line, activity or indicator; empty for the section's own fields.
    pub title: String,
    /// What became of it as a whole.
    pub change: Change,
    /// Its fields.
    pub rows: Vec<RowPair>,
}

/// One field in both versions.
#[derive(Debug, Clone, Serialize)]
pub struct RowPair {
    /// The question.
    pub label: String,
    /// What became of the answer.
    pub change: Change,
    /// The answer before, in pieces.
    pub before: Vec<Piece>,
    /// The answer after.
    pub after: Vec<Piece>,
    /// Where the file is fetched, when the answer is one; empty else.
    pub before_href: String,
    /// The same, after.
    pub after_href: String,
}

/// A field as both versions have it.
#[derive(Debug, Clone, Default)]
struct Field {
    label: String,
    value: String,
    href: String,
}

/// Fields of one line, activity or indicator, by their names.
#[derive(Debug, Clone, Default)]
struct Group {
    title: String,
    fields: Vec<(String, Field)>,
}

impl Group {
    fn field(&mut self, key: impl Into<String>, label: String, value: impl Into<String>) {
        let field = Field { label, value: value.into().trim().to_owned(), href: String::new() };
        self.fields.push((key.into(), field));
    }
}

/// The sections of two versions. `files` are those of each, in words.
pub fn compare(
    (before, before_files): (&Frozen, &[FileLine]),
    (after, after_files): (&Frozen, &[FileLine]),
    lang: Lang,
) -> Vec<SectionPair> {
    Section::ALL
        .iter()
        .map(|section| {
            let one = groups(*section, before, before_files, lang);
            let other = groups(*section, after, after_files, lang);
            let groups = pair(&one, &other);
            let differs = |row: &&RowPair| row.change != Change::Same;
            let changes = groups.iter().map(|group| group.rows.iter().filter(differs).count()).sum();
            SectionPair { section: *section, number: number_of(*section), changes, groups }
        })
        .collect()
}

/// The groups of both, in the order of the later version; what is gone stands where it was.
fn pair(before: &[(String, Group)], after: &[(String, Group)]) -> Vec<GroupPair> {
    merged(before, after)
        .into_iter()
        .map(|key| {
            let find =
                |list: &[(String, Group)]| list.iter().find(|(other, _)| *other == key).map(|(_, one)| one.clone());
            let (one, other) = (find(before), find(after));
            let change = match (&one, &other) {
                (None, _) => Change::Added,
                (_, None) => Change::Removed,
                _ => Change::Same,
            };
            let title = other.as_ref().or(one.as_ref()).map(|group| group.title.clone()).unwrap_or_default();
            let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
            let rows = rows(&one, &other);
            let changed = rows.iter().any(|row| row.change != Change::Same);
            let change = if change == Change::Same && changed { Change::Changed } else { change };
            GroupPair { title, change, rows }
        })
        .filter(|group| !group.rows.is_empty())
        .collect()
}

fn rows(before: &Group, after: &Group) -> Vec<RowPair> {
    merged(&before.fields, &after.fields)
        .into_iter()
        .filter_map(|key| {
            let find = |group: &Group| group.fields.iter().find(|(other, _)| *other == key).map(|(_, one)| one.clone());
            let (one, other) = (find(before), find(after));
            let label = other.as_ref().or(one.as_ref()).map(|field| field.label.clone()).unwrap_or_default();
            let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
            let (change, (before, after)) = match (one.value.as_str(), other.value.as_str()) {
                ("", "") => return None,
                (one, other) if one == other => (Change::Same, (plain(one, false), plain(other, false))),
                ("", other) => (Change::Added, (Vec::new(), plain(other, true))),
                (one, "") => (Change::Removed, (plain(one, true), Vec::new())),
                // A name or a number is read as a whole; in a text the words that differ are marked.
                (one, other) if one.chars().count().max(other.chars().count()) <= SHORT => {
                    (Change::Changed, (plain(one, true), plain(other, true)))
                }
                (one, other) => (Change::Changed, marked(one, other)),
            };
            Some(RowPair { label, change, before, after, before_href: one.href, after_href: other.href })
        })
        .collect()
}

/// The keys of both lists: those of the later one, each earlier one that is gone after what it followed.
fn merged<T>(before: &[(String, T)], after: &[(String, T)]) -> Vec<String> {
    let mut keys: Vec<String> = after.iter().map(|(key, _)| key.clone()).collect();
    for (index, (key, _)) in before.iter().enumerate() {
        if keys.contains(key) {
            continue;
        }
        let follows =
            before[..index].iter().rev().find_map(|(earlier, _)| keys.iter().position(|known| known == earlier));
        keys.insert(follows.map_or(0, |place| place + 1), key.clone());
    }
    keys
}

fn groups(section: Section, frozen: &Frozen, files: &[FileLine], lang: Lang) -> Vec<(String, Group)> {
    let content = &frozen.content;
    let mut own = Group::default();
    let named = |field: &str| label(section, field, lang);
    let mut lists: Vec<(String, Group)> = Vec::new();
    match section {
        Section::Project => {
            let project = &content.project;
            own.field("lang", named("lang"), words(lang, &format!("lang-{}", frozen.identity.lang), &[]));
            own.field("title", named("title"), &project.title);
            own.field("summary", named("summary"), &project.summary);
            own.field("problem", named("problem"), &project.problem);
            own.field("solution", named("solution"), &project.solution);
            own.field("months", named("months"), &project.months);
            own.field("starts_on", named("starts_on"), shown_date(&project.starts_on, lang));
        }
        Section::Place => place(&mut own, content, &named, lang),
        Section::Beneficiaries => {
            for (cell, count) in &content.beneficiaries.cells {
                let name = cell.parse::<Cell>().map_or_else(|_| cell.clone(), |cell| cell_label(cell, lang));
                own.field(cell, name, count);
            }
            let total = words(lang, "total", &[]);
            own.field("total", total, frozen.totals.beneficiaries.to_string());
            own.field("selection_method", named("selection_method"), &content.beneficiaries.selection_method);
        }
        Section::Activities => {
            for item in &content.activities.items {
                let mut group = Group { title: item.name.trim().to_owned(), ..Group::default() };
                group.field("name", named("name"), &item.name);
                group.field("month_from", named("month_from"), &item.month_from);
                group.field("month_to", named("month_to"), &item.month_to);
                group.field("responsible", named("responsible"), &item.responsible);
                group.field("description", named("description"), &item.description);
                lists.push((item.id.clone(), group));
            }
        }
        Section::Results => {
            own.field("outcome", named("outcome"), &content.results.outcome);
            for output in &content.results.outputs {
                let mut group = Group { title: output.name.trim().to_owned(), ..Group::default() };
                group.field("name", named("outputs.0.name"), &output.name);
                lists.push((output.id.clone(), group));
            }
            for item in &content.results.items {
                let mut group = Group { title: item.name.trim().to_owned(), ..Group::default() };
                group.field("name", named("name"), &item.name);
                group.field("of", named("of"), measured_by(&content.results, &item.of, lang));
                group.field("unit", named("unit"), &item.unit);
                group.field("baseline", named("baseline"), &item.baseline);
                group.field("target", named("target"), &item.target);
                group.field("verification", named("verification"), &item.verification);
                lists.push((item.id.clone(), group));
            }
        }
        Section::Budget => budget(&mut own, &mut lists, frozen, &named, lang),
        Section::Documents => documents(&mut own, frozen, files, lang),
    }
    lists.insert(0, (String::new(), own));
    lists
}

fn place(own: &mut Group, content: &Content, named: &dyn Fn(&str) -> String, lang: Lang) {
    let place = &content.place;
    own.field("region", named("region"), region::name(&place.region, lang));
    own.field("locality", named("locality"), &place.locality);
    own.field("communities", named("communities"), &place.communities);
    let asked = &place.consultation;
    own.field("held_on", named("consultation.held_on"), shown_date(&asked.held_on, lang));
    for (field, value) in [
        ("consultation.place", &asked.place),
        ("consultation.method", &asked.method),
        ("consultation.women", &asked.women),
        ("consultation.men", &asked.men),
        ("consultation.returnees", &asked.returnees),
        ("consultation.community", &asked.community),
        ("consultation.youth", &asked.youth),
        ("consultation.needs", &asked.needs),
    ] {
        own.field(field, named(field), value);
    }
}

/// The sums first, then each line with its amounts.
fn budget(
    own: &mut Group,
    lists: &mut Vec<(String, Group)>,
    frozen: &Frozen,
    named: &dyn Fn(&str) -> String,
    lang: Lang,
) {
    let totals = &frozen.totals;
    let shown = |minor: i64| amount(Money::new(minor, totals.currency), lang);
    let word = |key: &str| words(lang, key, &[]);
    let currency = i18n::currency_symbol(totals.currency.as_str());
    for (key, name, minor) in
        [("total", "sum", totals.total), ("grant", "asked", totals.grant), ("own", "own", totals.own)]
    {
        own.field(key, format!("{} ({currency})", word(&format!("proposals-budget-{name}"))), shown(minor));
    }
    for line in frozen.content.budget.lines.iter().filter(|line| !line.is_blank()) {
        let heading = line.heading.parse::<Heading>().map(|heading| i18n::named(lang.as_str(), "heading", heading));
        let title = line.description.trim().to_owned();
        let mut group = Group { title, ..Group::default() };
        group.field("heading", named("heading"), heading.unwrap_or_else(|_| line.heading.clone()));
        group.field("description", named("description"), &line.description);
        group.field("unit", named("unit"), &line.unit);
        group.field("quantity", named("quantity"), &line.quantity);
        group.field("unit_cost", named("unit_cost"), &line.unit_cost);
        group.field("own_share", named("own_share"), &line.own_share);
        if let Some(read) = totals.lines.iter().find(|read| read.id == line.id) {
            group.field("total", word("total"), shown(read.total));
        }
        lists.push((line.id.clone(), group));
    }
}

/// The files of the version, by what they answer: the first file for each document is compared with
/// the first of the other version.
fn documents(own: &mut Group, frozen: &Frozen, files: &[FileLine], lang: Lang) {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for document in &frozen.documents {
        let place = counted.entry(&document.code).or_default();
        *place += 1;
        let line = files.iter().find(|line| line.name == document.name && line.size == document.size);
        let label = line.map(|line| line.label.clone()).filter(|label| !label.is_empty());
        let short: String = document.sha256.chars().take(8).collect();
        let field = Field {
            label: label.unwrap_or_else(|| words(lang, "proposals-documents-other", &[])),
            // Two files of one name and another content differ, and it must be seen.
            value: format!("{} ({short})", document.name),
            href: line.map(|line| line.href.clone()).unwrap_or_default(),
        };
        own.fields.push((format!("{}.{place}", document.code), field));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::budget::LineDraft;

    fn sample() -> Frozen {
        Frozen::read(include_str!("../dossier_sample.json")).expect("the sample is a frozen proposal")
    }

    #[test]
    fn a_version_beside_itself_has_no_change() {
        let pairs = compare((&sample(), &[]), (&sample(), &[]), Lang::Fr);
        assert_eq!(pairs.iter().map(|pair| pair.changes).collect::<Vec<_>>(), [0; 7]);
        assert_eq!(pairs.len(), Section::ALL.len());
    }

    #[test]
    fn a_line_that_is_gone_stands_where_it_was_and_a_new_price_is_told_with_its_line() {
        let mut before = sample();
        before.content.budget.lines[0].heading = "human_resources".to_owned();
        let second =
            LineDraft { id: "b2".to_owned(), description: "Furo".to_owned(), ..before.content.budget.lines[0].clone() };
        before.content.budget.lines.push(second);
        let mut after = before.clone();
        let gone = after.content.budget.lines.remove(0);
        after.content.budget.lines[0].unit_cost = "777".to_owned();
        let pairs = compare((&before, &[]), (&after, &[]), Lang::Fr);
        let budget = pairs.iter().find(|pair| pair.section == Section::Budget).expect("the budget");
        let told: Vec<(&str, Change)> =
            budget.groups.iter().skip(1).take(2).map(|group| (group.title.as_str(), group.change)).collect();
        let next = after.content.budget.lines[0].description.clone();
        assert_eq!(told, [(gone.description.as_str(), Change::Removed), (next.as_str(), Change::Changed)]);
        let told = format!("{budget:?}");
        assert!(told.contains("Ressources humaines") && !told.contains("human_resources"), "{told}");
        let elsewhere = pairs.iter().filter(|pair| pair.section != Section::Budget);
        assert_eq!(elsewhere.map(|pair| pair.changes).sum::<usize>(), 0);
    }

    #[test]
    fn what_follows_keeps_its_order_when_something_before_it_is_gone() {
        let keyed = |keys: &[&str]| keys.iter().map(|key| ((*key).to_owned(), ())).collect::<Vec<_>>();
        assert_eq!(merged(&keyed(&["a", "b", "c"]), &keyed(&["a", "c", "d"])), ["a", "b", "c", "d"]);
        assert_eq!(merged(&keyed(&["x", "a"]), &keyed(&["a"])), ["x", "a"]);
    }
}
