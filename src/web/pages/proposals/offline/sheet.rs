//! What the file shows: every section with its fields, made from the fields of the sections' own forms. A field that a
//! form gets later appears here by itself, as a line of text until [`fields`] says otherwise.

mod fields;

use chrono::Datelike;
use serde::Serialize;

use crate::adapters::i18n;
use crate::adapters::spreadsheet::{self, Basis};
use crate::db::documents::DocumentRow;
use crate::db::proposals::ProposalFile;
use crate::domain::beneficiary::{Cells, Sex};
use crate::domain::budget;
use crate::domain::money::Money;
use crate::domain::proposal::Section;
use crate::domain::state::Instant;
use crate::domain::text::{Lang, folded};
use crate::web::pages::proposals::workbook;
use crate::web::query::Choice;
use crate::web::reading::{GridRow, amount, number_of, words};

/// What the template of the file shows.
#[derive(Serialize)]
pub(super) struct Sheet {
    lang: Lang,
    written_in: Lang,
    /// What saved copies are called, without their date.
    file: String,
    title: String,
    number: String,
    call: String,
    lot: String,
    partner: String,
    made_at: String,
    deadline: String,
    /// Where the file is sent back.
    address: String,
    decimals: u32,
    sections: Vec<SectionSheet>,
    documents: Vec<Asked>,
}

impl Sheet {
    /// What the file is called that is fetched on this day.
    pub(super) fn file_name(&self, now: Instant) -> String {
        format!("{}-{:04}-{:02}-{:02}.html", self.file, now.year(), now.month(), now.day())
    }
}

/// One section.
#[derive(Serialize)]
struct SectionSheet {
    code: Section,
    number: usize,
    title: String,
    /// Whether it may be filled in.
    open: bool,
    /// What the programme asks to correct in it.
    correction: String,
    notes: Vec<String>,
    sums: Vec<Sum>,
    items: Vec<Item>,
}

/// A figure that the script keeps right.
#[derive(Serialize)]
struct Sum {
    code: &'static str,
    label: String,
    value: String,
    sign: String,
    /// What the grant may be at most, for what is left of it.
    limit: Option<i64>,
}

/// A part of a section: one of these.
#[derive(Default, Serialize)]
struct Item {
    field: Option<FieldSheet>,
    heading: Option<String>,
    note: Option<String>,
    list: Option<ListSheet>,
    grid: Option<GridSheet>,
}

#[derive(Clone, Serialize)]
struct FieldSheet {
    name: String,
    label: String,
    hint: String,
    /// `line`, `long`, `number`, `date`, `choice`.
    kind: &'static str,
    value: String,
    /// The value as people read it.
    shown: String,
    /// Whether it is written in the language of the proposal.
    foreign: bool,
    options: Vec<Choice>,
}

#[derive(Serialize)]
struct ListSheet {
    name: String,
    /// What the keys of its rows begin with.
    letter: String,
    /// The highest number of a key.
    last: u32,
    /// What a row is called, with `{n}` for its number.
    legend: String,
    add: String,
    remove: String,
    /// Whether each row has a total.
    totals: bool,
    rows: Vec<RowSheet>,
    blank: Vec<FieldSheet>,
}

#[derive(Serialize)]
struct RowSheet {
    key: String,
    legend: String,
    fields: Vec<FieldSheet>,
    total: String,
}

#[derive(Serialize)]
struct GridSheet {
    caption: String,
    groups: Vec<GridGroup>,
}

#[derive(Serialize)]
struct GridGroup {
    title: String,
    rows: Vec<GridRow>,
}

/// One document that the call asks for, or the others, with what is attached.
#[derive(Serialize)]
struct Asked {
    label: String,
    files: Vec<Attached>,
}

#[derive(Serialize)]
struct Attached {
    name: String,
    sha256: String,
}

/// The file of this proposal.
pub(super) fn of(file: &ProposalFile, attached: &[DocumentRow], address: String, lang: Lang, now: Instant) -> Sheet {
    let (proposal, call) = (&file.proposal, &file.call);
    let title = proposal.title.trim();
    let short = Some(file.partner.short_name.trim()).filter(|name| !name.is_empty()).unwrap_or(&file.partner.name);
    let moment = |at: Instant| i18n::date_time(at.utc(), call.country.as_str(), lang.as_str());
    Sheet {
        lang,
        written_in: proposal.lang,
        file: format!("{}-{}", call.code, plain(short)),
        title: if title.is_empty() { words(lang, "proposals-untitled", &[]) } else { title.to_owned() },
        number: proposal.number.clone(),
        call: format!("{} · {}", call.code, call.title.pick(lang)),
        lot: file.lot.name.pick(lang).to_owned(),
        partner: file.partner.name.clone(),
        made_at: moment(now),
        deadline: file.submit_by().map(moment).unwrap_or_default(),
        address,
        decimals: call.currency.decimals(),
        sections: Section::ALL.iter().map(|section| sheet_of(file, *section, lang)).collect(),
        documents: documents(file, attached, lang),
    }
}

/// The documents that the call asks for, and any others, with what is attached to each.
fn documents(file: &ProposalFile, attached: &[DocumentRow], lang: Lang) -> Vec<Asked> {
    let asked = &file.call.rules.required_documents;
    let files = |wanted: &dyn Fn(&str) -> bool| -> Vec<Attached> {
        let of_code = attached.iter().filter(|one| wanted(&one.code));
        of_code.map(|one| Attached { name: one.name.clone(), sha256: one.sha256.clone() }).collect()
    };
    let mut all: Vec<Asked> = asked
        .iter()
        .map(|one| Asked { label: one.label.pick(lang).to_owned(), files: files(&|code| code == one.code) })
        .collect();
    let others = files(&|code| asked.iter().all(|one| one.code != code));
    if !others.is_empty() {
        all.push(Asked { label: words(lang, "proposals-documents-other", &[]), files: others });
    }
    all
}

/// A name as part of a file's name: small plain letters, figures and dashes.
fn plain(name: &str) -> String {
    let letters = folded(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect::<String>();
    let short: String = letters.split_whitespace().collect::<Vec<_>>().join("-").chars().take(40).collect();
    short.trim_end_matches('-').to_owned()
}

fn sheet_of(file: &ProposalFile, section: Section, lang: Lang) -> SectionSheet {
    let correction = file.returned.as_ref().and_then(|returned| returned.reasons.0.get(&section).cloned());
    SectionSheet {
        code: section,
        number: number_of(section),
        title: words(lang, &format!("section-{section}"), &[]),
        open: file.is_open(section),
        correction: correction.unwrap_or_default(),
        notes: notes(file, section, lang).into_iter().filter(|note| !note.is_empty()).collect(),
        sums: sums(file, section, lang),
        items: fields::items(file, section, lang),
    }
}

/// What the call says about the section.
fn notes(file: &ProposalFile, section: Section, lang: Lang) -> Vec<String> {
    let word = |key: &str| words(lang, key, &[]);
    let basis = Basis { lang, ..workbook::basis(file) };
    match section {
        Section::Project => vec![word("proposals-project-intro")],
        Section::Place => {
            let place = file.lot.place.pick(lang);
            if place.is_empty() {
                return Vec::new();
            }
            vec![words(lang, "proposals-place-lot", &[("place", place.into())])]
        }
        Section::Beneficiaries => vec![word("offline-note-beneficiaries"), spreadsheet::people_rules(&basis)],
        Section::Activities => vec![word("proposals-activities-intro")],
        Section::Results => Vec::new(),
        Section::Budget => {
            let currency = i18n::named(lang.as_str(), "currency", file.call.currency);
            let note = words(lang, "offline-note-budget", &[("currency", currency.into())]);
            vec![note, spreadsheet::budget_rules(&basis)]
        }
        Section::Documents => vec![word("offline-note-documents")],
    }
}

fn sums(file: &ProposalFile, section: Section, lang: Lang) -> Vec<Sum> {
    let (content, currency) = (&file.proposal.content, file.call.currency);
    let word = |key: &str| words(lang, key, &[]);
    match section {
        Section::Budget => {
            let read = budget::read(&content.budget.lines, currency);
            let sum = |code, key: &str, money, limit| Sum {
                code,
                label: word(key),
                value: amount(money, lang),
                sign: i18n::currency_symbol(currency.as_str()).to_owned(),
                limit,
            };
            let mut sums = vec![
                sum("grant", "proposals-budget-asked", read.grant(), None),
                sum("own", "proposals-budget-own", read.own(), None),
                sum("total", "proposals-budget-sum", read.total(), None),
            ];
            let limit = file.call.rules.max_grant;
            if limit > 0 {
                let left = Money::new(limit.saturating_sub(read.grant().minor()), currency);
                sums.push(sum("left", "proposals-budget-left", left, Some(limit)));
            }
            sums
        }
        Section::Beneficiaries => {
            let (people, _) = Cells::read(&content.beneficiaries.cells, "cells");
            let sum = |code, key: &str, count: u64| Sum {
                code,
                label: word(key),
                value: i18n::number(i64::try_from(count).unwrap_or(i64::MAX), lang.as_str()),
                sign: String::new(),
                limit: None,
            };
            vec![
                sum("people", "proposals-beneficiaries-planned", people.total()),
                sum("women", "proposals-beneficiaries-women", people.of_sex(Sex::Female)),
            ]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_organisation_becomes_part_of_a_file_name() {
        assert_eq!(plain("Associação « Água & Vida » – Bafatá"), "associacao-agua-vida-bafata");
        assert_eq!(plain(&"abc ".repeat(20)).len(), 39);
        assert_eq!(plain("…"), "");
    }
}
