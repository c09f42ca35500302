//! What a file that was filled without a network would change: the page on which a person compares and accepts.

use serde::Serialize;

use super::beneficiaries::RuleView;
use super::budget::rule_view;
use super::{Head, every, words as sentences};
use crate::adapters::i18n::{self, Arg};
use crate::db::proposals::ProposalFile;
use crate::domain::beneficiary::{Cells, Sex};
use crate::domain::budget::{self, Heading};
use crate::domain::money::Money;
use crate::domain::proposal::check::{check, is_gap};
use crate::domain::proposal::difference::{Change, Difference, differences};
use crate::domain::proposal::{Content, Section};
use crate::domain::region;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::web::reading::{amount, label, measured_by, shown_date, words};
use crate::web::view::Page;

/// The page of differences.
#[derive(Serialize)]
pub struct Compare {
    pub(super) head: Head,
    /// Which file it was: `workbook` or `offline`, as its own page is called in addresses.
    pub(super) source: &'static str,
    /// Whether somebody saved while the page was open.
    pub(super) stale: bool,
    pub(super) parts: Vec<Part>,
    /// Sections that the file changes and that cannot be changed now.
    pub(super) closed: Vec<Section>,
    /// What the file says, to be sent back.
    pub(super) hidden: Vec<Hidden>,
}

/// The differences of one section.
#[derive(Serialize)]
pub(super) struct Part {
    pub(super) section: Section,
    /// The version of the section that is compared.
    pub(super) version: i32,
    /// Whether the section was changed after the file was made from it, and the file would undo that.
    pub(super) is_older: bool,
    /// What was changed in the portal meanwhile and stays, in words.
    pub(super) stays: Vec<String>,
    /// Whether the person leaves it out.
    pub(super) is_left_out: bool,
    groups: Vec<Group>,
    totals: Vec<Field>,
    rules: Vec<RuleView>,
}

/// The differences of one row; or of all fields outside lists.
#[derive(Serialize)]
struct Group {
    /// The row with its number; empty outside lists.
    title: String,
    /// `added`, `removed`, `changed`.
    kind: &'static str,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Field {
    label: String,
    was: String,
    becomes: String,
    /// What is wrong with the new value, in words.
    problem: String,
    choice: Option<Choice>,
}

/// A field that was changed in the file and in the portal: the person says which of the two stays.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    /// The field of the form that says it.
    pub(super) name: String,
    /// What the field is called whatever its place.
    #[serde(skip)]
    pub(super) known: String,
    /// `file`, `portal`, or empty: not chosen yet.
    pub(super) chosen: &'static str,
    /// What is wrong: that nothing was chosen.
    pub(super) problem: String,
}

#[derive(Serialize)]
pub(super) struct Hidden {
    pub(super) name: String,
    pub(super) value: String,
}

impl Compare {
    /// The same after somebody saved in between.
    pub(super) fn again(self) -> Compare {
        Compare { stale: true, ..self }
    }
}

impl Page for Compare {
    const TEMPLATE: &'static str = "pages/proposals/compare.html";

    fn samples() -> Vec<Self> {
        let choice = |chosen, problem: &str| Choice {
            name: "choose.budget.lines.b1.quantity".into(),
            known: String::new(),
            chosen,
            problem: problem.into(),
        };
        let field = |becomes: &str| Field {
            label: "Quantité".into(),
            was: "2".into(),
            becomes: becomes.into(),
            problem: String::new(),
            choice: None,
        };
        let asks = |chosen, problem: &str| Field { choice: Some(choice(chosen, problem)), ..field("3") };
        let wrong = || Field { problem: "…".into(), ..field("trois") };
        let group = |kind, fields: Vec<Field>| Group { title: "Ligne 1 – Carburant".into(), kind, fields };
        let part = |section: Section, title: &str| Part {
            section,
            version: 7,
            is_older: true,
            stays: vec!["Mois".into(), "Titre".into()],
            is_left_out: section == Section::Beneficiaries,
            groups: vec![
                group("added", vec![field("3"), field("")]),
                group("removed", vec![asks("", "…"), wrong()]),
                Group { title: title.into(), kind: "changed", fields: vec![asks("file", ""), asks("portal", "")] },
            ],
            totals: vec![field("4")],
            rules: vec![RuleView { ok: true, text: "…".into() }, RuleView { ok: false, text: "…".into() }],
        };
        let page = |source, stale, parts: Vec<Part>, closed| Compare {
            head: Head::sample(true),
            source,
            stale,
            parts,
            closed,
            hidden: vec![Hidden { name: "lines.0.id".into(), value: "b1".into() }],
        };
        let parts = || vec![part(Section::Budget, "Ligne 3"), part(Section::Beneficiaries, "")];
        vec![
            page("workbook", false, Vec::new(), Vec::new()),
            page("workbook", true, parts(), Vec::new()),
            page("offline", false, parts(), vec![Section::Project]),
            page("offline", false, Vec::new(), vec![Section::Place, Section::Results]),
        ]
    }
}

/// What changes in a section when it becomes `then`; none when nothing does. `choices`: the fields about which the
/// person is asked, with what the file says in `then`.
pub(super) fn part(
    file: &ProposalFile,
    section: Section,
    then: &Content,
    choices: &[Choice],
    now: Instant,
    lang: Lang,
) -> Option<Part> {
    let before = &file.proposal.content;
    let (was, becomes) = (every::values(section, before), every::values(section, then));
    let mut found = differences(&was, &becomes);
    // A budget line with nothing but its heading is none yet.
    found.retain(|one| {
        one.change == Change::Changed || one.fields.iter().any(|field| !field.known.ends_with(".heading"))
    });
    if found.is_empty() {
        return None;
    }
    let unmet: Vec<Unmet> =
        check(section, then, &file.requirements(now), &[]).into_iter().filter(|problem| !is_gap(problem)).collect();
    let (totals, rules) = totals(file, section, then, lang);
    let group = |one: Difference| Group {
        title: title(section, &one, if one.change == Change::Removed { &was } else { &becomes }, lang),
        kind: match one.change {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Changed => "changed",
        },
        fields: one
            .fields
            .into_iter()
            .map(|changed| {
                let is_there = one.change != Change::Removed;
                let problem = unmet.iter().find(|problem| is_there && problem.field.as_ref() == Some(&changed.field));
                Field {
                    label: label(section, &changed.field, lang),
                    was: shown(before, section, &changed.field, &changed.was, lang),
                    becomes: shown(then, section, &changed.field, &changed.becomes, lang),
                    problem: problem.map(|one| sentences::inline(section, one, lang)).unwrap_or_default(),
                    choice: choices.iter().find(|choice| choice.known == changed.known).cloned(),
                }
            })
            .collect(),
    };
    Some(Part {
        section,
        version: before.fingerprint(section),
        is_older: false,
        stays: Vec::new(),
        is_left_out: false,
        groups: found.into_iter().map(group).collect(),
        totals,
        rules,
    })
}

/// "Ligne 3 – Carburant"; nothing for fields outside lists.
fn title(section: Section, one: &Difference, fields: &[(String, String)], lang: Lang) -> String {
    if one.list.is_empty() {
        return String::new();
    }
    let base = format!("{}.{}.", one.list, one.place);
    let named = |name: &str| fields.iter().find(|(field, _)| *field == format!("{base}{name}"));
    let name = match section {
        Section::Budget => named("description"),
        _ => named("name"),
    };
    let name: String = name.map(|(_, text)| text.trim().chars().take(60).collect()).unwrap_or_default();
    let number = i64::try_from(one.place + 1).unwrap_or(0);
    let row = row_word(section, &one.list, number.into(), lang);
    if name.is_empty() { row } else { words(lang, "workbook-row-named", &[("row", row.into()), ("name", name.into())]) }
}

/// What a row of a list is called: "Ligne 3", "Activité 3".
pub(super) fn row_word(section: Section, list: &str, number: Arg<'_>, lang: Lang) -> String {
    let key = match (section, list) {
        (Section::Budget, _) => "workbook-line".to_owned(),
        (_, "items") => format!("proposals-{section}-item"),
        (_, list) => format!("proposals-{section}-{list}-item"),
    };
    words(lang, &key, &[("number", number)])
}

/// A value of this content as people read it: names for codes, days as the language writes them.
pub(super) fn shown(content: &Content, section: Section, field: &str, value: &str, lang: Lang) -> String {
    match (section, field.rsplit('.').next().unwrap_or_default()) {
        (Section::Results, "of") => measured_by(&content.results, value, lang),
        (Section::Budget, "heading") if value.parse::<Heading>().is_ok() => {
            i18n::named(lang.as_str(), "heading", value)
        }
        (Section::Place, "region") => region::name(value, lang).to_owned(),
        (_, "starts_on" | "held_on") => shown_date(value, lang),
        _ => value.to_owned(),
    }
}

/// The sums of the section before and after, and the rules of the call about them.
fn totals(file: &ProposalFile, section: Section, then: &Content, lang: Lang) -> (Vec<Field>, Vec<RuleView>) {
    let (before, currency) = (&file.proposal.content, file.call.currency);
    let field = |label: String, was: String, becomes: String| Field {
        label,
        was,
        becomes,
        problem: String::new(),
        choice: None,
    };
    match section {
        Section::Budget => {
            let (was, becomes) =
                (budget::read(&before.budget.lines, currency), budget::read(&then.budget.lines, currency));
            let sum = |key: &str, was: Money, becomes: Money| {
                let name = format!("{} ({})", words(lang, key, &[]), i18n::currency_symbol(currency.as_str()));
                field(name, amount(was, lang), amount(becomes, lang))
            };
            let sums = vec![
                sum("proposals-budget-sum", was.total(), becomes.total()),
                sum("proposals-budget-own", was.own(), becomes.own()),
                sum("proposals-budget-asked", was.grant(), becomes.grant()),
            ];
            (sums, budget::measure(&becomes, &file.call.rules).iter().map(|rule| rule_view(rule, lang)).collect())
        }
        Section::Beneficiaries => {
            let people = |content: &Content| Cells::read(&content.beneficiaries.cells, "cells").0;
            let (was, becomes) = (people(before), people(then));
            let count = |people: u64| i18n::number(i64::try_from(people).unwrap_or(i64::MAX), lang.as_str());
            let sum = |key: &str, was: u64, becomes: u64| field(words(lang, key, &[]), count(was), count(becomes));
            let sums = vec![
                sum("proposals-beneficiaries-planned", was.total(), becomes.total()),
                sum("proposals-beneficiaries-women", was.of_sex(Sex::Female), becomes.of_sex(Sex::Female)),
            ];
            (sums, Vec::new())
        }
        _ => (Vec::new(), Vec::new()),
    }
}
