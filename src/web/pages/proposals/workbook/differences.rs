//! What a filled workbook would change, line by line and in sum.

use serde::Serialize;

use super::{budget_of, people_of};
use crate::adapters::i18n;
use crate::db::proposals::ProposalFile;
use crate::domain::beneficiary::{Cell, Cells, Sex};
use crate::domain::budget::{self, Heading, LineDraft};
use crate::domain::money::Money;
use crate::domain::proposal::Section;
use crate::domain::text::Lang;
use crate::web::form::Form;
use crate::web::guard::Caller;
use crate::web::pages::proposals::Head;
use crate::web::pages::proposals::beneficiaries::RuleView;
use crate::web::pages::proposals::budget::rule_view;
use crate::web::reading::{amount, cell_label, label, words};
use crate::web::view::Page;

/// The page of differences.
#[derive(Serialize)]
pub struct Compare {
    head: Head,
    /// Whether somebody saved while the page was open.
    stale: bool,
    parts: Vec<Part>,
    /// What the file says, to be sent back.
    hidden: Vec<Hidden>,
}

/// The differences of one section.
#[derive(Serialize)]
struct Part {
    section: Section,
    /// The version of the section that is compared.
    version: i32,
    /// Whether the section was changed after the file was made from it.
    is_older: bool,
    groups: Vec<Group>,
    totals: Vec<Field>,
    rules: Vec<RuleView>,
}

/// The differences of one line; for people, of all cells.
#[derive(Serialize)]
struct Group {
    /// The line with its number; empty for people.
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
}

#[derive(Serialize)]
struct Hidden {
    name: String,
    value: String,
}

impl Compare {
    /// What the file, as the fields of a form, would change in the proposal. `older`: the sections that
    /// were changed after the file was made from them.
    pub(super) fn of(caller: &Caller, file: &ProposalFile, form: &Form, older: Vec<Section>) -> Compare {
        let fields = form.fields().filter(|(name, _)| name.starts_with("lines.") || name.starts_with("cells."));
        let parts = [budget_part(file, form, caller.lang), people_part(file, form, caller.lang)];
        Compare {
            head: Head::of(file, &caller.actor, caller.now()),
            stale: false,
            parts: parts
                .into_iter()
                // Of a returned proposal only what is to correct can be taken over.
                .filter(|part| !part.groups.is_empty() && file.is_open(part.section))
                .map(|part| Part { is_older: older.contains(&part.section), ..part })
                .collect(),
            hidden: fields.map(|(name, value)| Hidden { name: name.to_owned(), value: value.to_owned() }).collect(),
        }
    }

    /// The same after somebody saved in between.
    pub(super) fn again(self) -> Compare {
        Compare { stale: true, ..self }
    }
}

impl Page for Compare {
    const TEMPLATE: &'static str = "pages/proposals/workbook_compare.html";

    fn samples() -> Vec<Self> {
        let field = |becomes: &str| Field { label: "Quantité".into(), was: "2".into(), becomes: becomes.into() };
        let group = |kind| Group { title: "Ligne 1 – Carburant".into(), kind, fields: vec![field("3"), field("")] };
        let part = |section, title: &str| Part {
            section,
            version: 7,
            is_older: true,
            groups: vec![
                group("added"),
                group("removed"),
                Group { title: title.into(), kind: "changed", fields: vec![field("9")] },
            ],
            totals: vec![field("4")],
            rules: vec![RuleView { ok: true, text: "…".into() }, RuleView { ok: false, text: "…".into() }],
        };
        let page = |stale, parts| Compare {
            head: Head::sample(true),
            stale,
            parts,
            hidden: vec![Hidden { name: "lines.0.id".into(), value: "b1".into() }],
        };
        vec![
            page(false, Vec::new()),
            page(true, vec![part(Section::Budget, "Ligne 3"), part(Section::Beneficiaries, "")]),
        ]
    }
}

fn budget_part(file: &ProposalFile, form: &Form, lang: Lang) -> Part {
    let (content, currency) = (&file.proposal.content, file.call.currency);
    let (now, then) = (&content.budget.lines, budget_of(form).lines);
    let mut groups = Vec::new();
    let blank = LineDraft::default();
    for (index, line) in then.iter().enumerate() {
        let known = now.iter().find(|known| known.id == line.id);
        let fields = line_fields(known.unwrap_or(&blank), line, lang);
        if !fields.is_empty() {
            let kind = if known.is_some() { "changed" } else { "added" };
            groups.push(Group { title: title(index, line, lang), kind, fields });
        }
    }
    for (index, line) in now.iter().enumerate() {
        if !line.is_blank() && then.iter().all(|other| other.id != line.id) {
            let fields = line_fields(line, &blank, lang);
            groups.push(Group { title: title(index, line, lang), kind: "removed", fields });
        }
    }
    let (before, after) = (budget::read(now, currency), budget::read(&then, currency));
    let sum = |key: &str, was: Money, becomes: Money| Field {
        label: format!("{} ({})", words(lang, key, &[]), i18n::currency_symbol(currency.as_str())),
        was: amount(was, lang),
        becomes: amount(becomes, lang),
    };
    Part {
        section: Section::Budget,
        version: content.fingerprint(Section::Budget),
        is_older: false,
        groups,
        totals: vec![
            sum("proposals-budget-sum", before.total(), after.total()),
            sum("proposals-budget-own", before.own(), after.own()),
            sum("proposals-budget-asked", before.grant(), after.grant()),
        ],
        rules: budget::measure(&after, &file.call.rules).iter().map(|rule| rule_view(rule, lang)).collect(),
    }
}

/// "Ligne 3 – Carburant".
fn title(index: usize, line: &LineDraft, lang: Lang) -> String {
    let number = i64::try_from(index + 1).unwrap_or(0).into();
    let name: String = line.description.trim().chars().take(60).collect();
    if name.is_empty() {
        return words(lang, "workbook-line", &[("number", number)]);
    }
    words(lang, "workbook-line-named", &[("number", number), ("name", name.into())])
}

fn line_fields(now: &LineDraft, then: &LineDraft, lang: Lang) -> Vec<Field> {
    let heading = |text: &str| match text.parse::<Heading>() {
        Ok(_) => words(lang, &format!("heading-{}", text.replace('_', "-")), &[]),
        Err(_) => text.to_owned(),
    };
    [
        ("heading", heading(&now.heading), heading(&then.heading)),
        ("description", now.description.clone(), then.description.clone()),
        ("unit", now.unit.clone(), then.unit.clone()),
        ("quantity", now.quantity.clone(), then.quantity.clone()),
        ("unit_cost", now.unit_cost.clone(), then.unit_cost.clone()),
        ("own_share", now.own_share.clone(), then.own_share.clone()),
    ]
    .into_iter()
    .filter(|(_, was, becomes)| was.trim() != becomes.trim())
    .map(|(field, was, becomes)| Field { label: label(Section::Budget, field, lang), was, becomes })
    .collect()
}

fn people_part(file: &ProposalFile, form: &Form, lang: Lang) -> Part {
    let content = &file.proposal.content;
    let (now, then) = (&content.beneficiaries.cells, people_of(form, &content.beneficiaries).cells);
    let fields: Vec<Field> = Cell::all()
        .into_iter()
        .map(|cell| {
            let typed = |cells: &std::collections::BTreeMap<String, String>| {
                cells.get(&cell.to_string()).map(|count| count.trim().to_owned()).unwrap_or_default()
            };
            Field { label: cell_label(cell, lang), was: typed(now), becomes: typed(&then) }
        })
        .filter(|field| field.was != field.becomes)
        .collect();
    let ((before, _), (after, _)) = (Cells::read(now, "cells"), Cells::read(&then, "cells"));
    let count = |people: u64| i18n::number(i64::try_from(people).unwrap_or(i64::MAX), lang.as_str());
    let sum = |key: &str, was: u64, becomes: u64| Field {
        label: words(lang, key, &[]),
        was: count(was),
        becomes: count(becomes),
    };
    let groups =
        if fields.is_empty() { Vec::new() } else { vec![Group { title: String::new(), kind: "changed", fields }] };
    Part {
        section: Section::Beneficiaries,
        version: content.fingerprint(Section::Beneficiaries),
        is_older: false,
        groups,
        totals: vec![
            sum("proposals-beneficiaries-planned", before.total(), after.total()),
            sum("proposals-beneficiaries-women", before.of_sex(Sex::Female), after.of_sex(Sex::Female)),
        ],
        rules: Vec::new(),
    }
}
