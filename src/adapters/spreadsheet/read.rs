//! Reading a filled workbook: who it belongs to, then cell by cell, with the place of every fault.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::Reader;

use super::archive::repack;
use super::grid::{Book, Rows, SheetError, Value, letter, rows};
use super::people::row_key;
use super::value::{cell_text, digits, scaled, typed};
use super::{BUDGET_COLUMNS, Basis, CODES, FIRST, Filled, HIDDEN, LONGEST_TEXT, MAX_BYTES, PEOPLE_COLUMNS, TEMPLATE};
use super::{budget_sheet, heading_name, people_sheet};
use crate::adapters::inflate::InflateError;
use crate::adapters::sniff::{self, SniffError};
use crate::domain::beneficiary::{AgeBand, Cell, Group, Sex};
use crate::domain::budget::{Heading, LineDraft, MAX_LINES};
use crate::domain::number::{NumberError, parse_scaled};
use crate::domain::proposal::content::next_key;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;

/// So many faults are named; somebody who has more sees the rest the next time.
const MOST_FAULTS: usize = 20;
/// The form field of the file.
const FIELD: &str = "file";

/// Reads a filled workbook of this proposal, compared with what is stored.
///
/// # Errors
/// Everything that is wrong with the file, each with its sheet, row and column where it has one.
pub fn read(bytes: &[u8], basis: &Basis<'_>) -> Result<Filled, Vec<Unmet>> {
    let mut book = open(bytes).map_err(|problem| vec![problem])?;
    let made_from = facts(&mut book, basis).map_err(|problem| vec![problem])?;
    let mut sheet = Sheet { basis, name: budget_sheet(made_from.lang), faults: Vec::new() };
    let lines = sheet.budget(&mut book).map_err(|problem| vec![problem])?;
    sheet.name = people_sheet(made_from.lang);
    let cells = sheet.people(&mut book).map_err(|problem| vec![problem])?;
    if sheet.faults.is_empty() {
        let MadeFrom { budget_version, beneficiaries_version, .. } = made_from;
        return Ok(Filled { lines, cells, budget_version, beneficiaries_version });
    }
    let all = sheet.faults.len();
    sheet.faults.truncate(MOST_FAULTS);
    if all > MOST_FAULTS {
        sheet.faults.push(fault("workbook-more-faults").with("count", all - MOST_FAULTS));
    }
    Err(sheet.faults)
}

fn fault(code: &'static str) -> Unmet {
    Unmet::new(code).on(FIELD)
}

fn open(bytes: &[u8]) -> Result<Book, Unmet> {
    if bytes.len() > MAX_BYTES {
        return Err(fault("workbook-too-large").with("max_bytes", MAX_BYTES));
    }
    // By its content: what the file is called on the device says nothing.
    sniff::recognise("workbook.xlsx", bytes).map_err(|error| match error {
        SniffError::Encrypted => fault("workbook-encrypted"),
        SniffError::Macros => fault("workbook-macros"),
        SniffError::Inflated => fault("workbook-too-large-inside"),
        SniffError::Empty | SniffError::Extension | SniffError::Mismatch(_) => fault("workbook-not-xlsx"),
    })?;
    let fresh = repack(bytes).map_err(|error| match error {
        InflateError::Damaged => fault("workbook-damaged"),
        InflateError::TooLarge => fault("workbook-too-large-inside"),
    })?;
    Book::new(Cursor::new(fresh)).map_err(|_| fault("workbook-damaged"))
}

/// What the hidden sheet says the file was made from.
struct MadeFrom {
    lang: Lang,
    budget_version: i32,
    beneficiaries_version: i32,
}

fn facts(book: &mut Book, basis: &Basis<'_>) -> Result<MadeFrom, Unmet> {
    let foreign = || fault("workbook-not-ours");
    let table = rows(book, HIDDEN, 2, 100).map_err(|_| foreign())?;
    let fact = |row: u32| match table.get(&row).and_then(|cells| cells.get(&1)) {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Number(number)) => digits(*number),
        _ => String::new(),
    };
    let (template, proposal) = (fact(0), fact(1));
    if !template.starts_with("kafo-proposal/") {
        return Err(foreign());
    }
    if template != TEMPLATE {
        return Err(fault("workbook-other-template"));
    }
    if proposal != basis.proposal.to_string() {
        return Err(fault("workbook-other-proposal").with("number", basis.number));
    }
    let (Ok(lang), Ok(budget_version), Ok(beneficiaries_version)) = (fact(4).parse(), fact(2).parse(), fact(3).parse())
    else {
        return Err(foreign());
    };
    Ok(MadeFrom { lang, budget_version, beneficiaries_version })
}

/// One sheet while it is read.
struct Sheet<'a> {
    basis: &'a Basis<'a>,
    name: String,
    faults: Vec<Unmet>,
}

/// A place in a sheet with what stands there.
#[derive(Clone, Copy)]
struct Place<'a> {
    row: u32,
    column: u32,
    value: Option<&'a Value>,
}

impl Sheet<'_> {
    fn open(&self, book: &mut Book, columns: &[&str], most: usize) -> Result<Rows, Unmet> {
        let width = u32::try_from(columns.len()).unwrap_or(0);
        let on_sheet = |code| fault(code).with("sheet", &self.name);
        let table = rows(book, &self.name, width, most).map_err(|error| match error {
            SheetError::Missing => on_sheet("workbook-sheet-missing"),
            SheetError::Damaged => fault("workbook-damaged"),
            SheetError::TooManyRows => on_sheet("workbook-too-many-lines").with("max", MAX_LINES),
        })?;
        let codes = table.get(&CODES);
        let in_place = (0..)
            .zip(columns)
            .all(|(column, code)| codes.and_then(|cells| cells.get(&column)) == Some(&Value::Text((*code).to_owned())));
        if in_place { Ok(table) } else { Err(on_sheet("workbook-columns-moved")) }
    }

    fn wrong(&mut self, code: &'static str, place: Place<'_>) {
        self.wrong_by(code, place, "limit", 0);
    }

    /// The same with a figure of the sentence.
    fn wrong_by(&mut self, code: &'static str, place: Place<'_>, name: &'static str, figure: usize) {
        let at = fault(code).with("sheet", &self.name).with("row", place.row + 1).with("column", letter(place.column));
        self.faults.push(at.with(name, figure));
    }

    /// The text of a cell; the stored one where the cell still says it.
    fn text(&mut self, place: Place<'_>, stored: &str) -> String {
        let text = match place.value {
            None => String::new(),
            Some(Value::Text(text)) => {
                if text.chars().count() > LONGEST_TEXT {
                    self.wrong_by("workbook-text-too-long", place, "max", LONGEST_TEXT);
                }
                cell_text(text)
            }
            Some(Value::Number(number)) => digits(*number),
            Some(other) => {
                self.unusable(other, place);
                return String::new();
            }
        };
        if text == cell_text(stored) { stored.to_owned() } else { text }
    }

    /// The number of a cell as typed; the stored text where both mean the same.
    fn number(&mut self, place: Place<'_>, stored: &str, decimals: u32) -> String {
        let read = match place.value {
            None if stored.trim().is_empty() => return stored.to_owned(),
            None => return String::new(),
            Some(Value::Text(text)) if cell_text(text) == cell_text(stored) => return stored.to_owned(),
            Some(Value::Text(text)) => parse_scaled(text, decimals).map(|scaled| (scaled, cell_text(text))),
            Some(Value::Number(number)) => {
                scaled(*number, decimals).map(|scaled| (scaled, typed(&digits(*number), decimals, self.basis.lang)))
            }
            Some(other) => {
                self.unusable(other, place);
                return String::new();
            }
        };
        match read {
            Ok((meant, _)) if parse_scaled(stored, decimals) == Ok(meant) => stored.to_owned(),
            Ok((_, text)) => text,
            Err(error) => {
                let code = match error {
                    NumberError::Empty | NumberError::NotANumber => "workbook-number-unreadable",
                    NumberError::Ambiguous => "workbook-number-ambiguous",
                    NumberError::TooManyDecimals => "workbook-number-decimals",
                    NumberError::Negative => "workbook-number-negative",
                    NumberError::TooLarge => "workbook-number-too-large",
                };
                self.wrong_by(code, place, "decimals", usize::try_from(decimals).unwrap_or(0));
                String::new()
            }
        }
    }

    fn unusable(&mut self, value: &Value, place: Place<'_>) {
        let code = if *value == Value::Formula { "workbook-formula" } else { "workbook-no-value" };
        self.wrong(code, place);
    }

    fn heading(&mut self, place: Place<'_>, stored: &str) -> String {
        let text = self.text(place, "");
        if text.is_empty() || text == cell_text(stored) {
            return if text.is_empty() && !stored.trim().is_empty() { text } else { stored.to_owned() };
        }
        let folded = text.to_lowercase();
        let known = Heading::ALL.iter().find(|heading| {
            Lang::ALL.iter().any(|lang| {
                let name = heading_name(**heading, *lang).to_lowercase();
                name == folded || name.split_once(". ").is_some_and(|(_, bare)| bare == folded)
            })
        });
        match known {
            Some(heading) => heading.to_string(),
            None => {
                self.wrong("workbook-heading-unknown", place);
                String::new()
            }
        }
    }

    fn budget(&mut self, book: &mut Book) -> Result<Vec<LineDraft>, Unmet> {
        let stored = &self.basis.content.budget.lines;
        // The numbers in the second column are ours, and stand in every row we wrote.
        let most = stored.len() + super::SPARE_ROWS + MAX_LINES + usize::try_from(FIRST).unwrap_or(0);
        let table = self.open(book, &BUDGET_COLUMNS, most)?;
        let mut used: BTreeSet<String> = stored.iter().map(|line| line.id.clone()).collect();
        let mut unmatched: Vec<&LineDraft> = stored.iter().collect();
        let (blank, none) = (LineDraft::default(), BTreeMap::new());
        let mut lines = Vec::new();
        let rows = table.keys().copied().filter(|row| *row >= FIRST).collect::<Vec<_>>();
        for row in rows {
            let cells = table.get(&row).unwrap_or(&none);
            let key = match cells.get(&0) {
                Some(Value::Text(key)) => key.trim(),
                _ => "",
            };
            let known = unmatched.iter().position(|line| !key.is_empty() && cell_text(&line.id) == key);
            let known = known.map(|place| unmatched.remove(place));
            let is_empty = !(3..8).any(|column| cells.contains_key(&column));
            // A line whose cells were all emptied is gone; a heading alone is no line yet.
            if is_empty && known.is_none_or(|line| !line.is_blank()) {
                continue;
            }
            let now = known.unwrap_or(&blank);
            let place = |column: u32| Place { row, column, value: cells.get(&column) };
            let line = LineDraft {
                id: known.map_or_else(|| next_key('b', used.iter().map(String::as_str)), |line| line.id.clone()),
                heading: self.heading(place(2), &now.heading),
                description: self.text(place(3), &now.description),
                unit: self.text(place(4), &now.unit),
                quantity: self.number(place(5), &now.quantity, 3),
                unit_cost: self.number(place(6), &now.unit_cost, self.basis.currency.decimals()),
                own_share: self.number(place(7), &now.own_share, self.basis.currency.decimals()),
            };
            used.insert(line.id.clone());
            lines.push(line);
        }
        let filled = lines.iter().filter(|line| !line.is_blank()).count();
        if filled > MAX_LINES {
            return Err(fault("workbook-too-many-lines").with("sheet", &self.name).with("max", MAX_LINES));
        }
        Ok(lines)
    }

    fn people(&mut self, book: &mut Book) -> Result<BTreeMap<String, String>, Unmet> {
        let table = self.open(book, &PEOPLE_COLUMNS, 1_000)?;
        let stored = &self.basis.content.beneficiaries.cells;
        let mut cells = stored.clone();
        for group in Group::ALL {
            for age in AgeBand::ALL {
                let key = Value::Text(row_key(*age, *group));
                let Some((row, found)) = table.iter().find(|(_, cells)| cells.get(&0) == Some(&key)) else {
                    return Err(fault("workbook-columns-moved").with("sheet", &self.name));
                };
                for (column, sex) in (2..).zip(Sex::ALL) {
                    let name = Cell { sex: *sex, age: *age, group: *group }.to_string();
                    let now = stored.get(&name).map_or("", String::as_str);
                    let place = Place { row: *row, column, value: found.get(&column) };
                    let text = self.number(place, now, 0);
                    if text != now {
                        cells.insert(name.clone(), text);
                    }
                    if cells.get(&name).is_some_and(String::is_empty)
                        && !stored.get(&name).is_some_and(String::is_empty)
                    {
                        cells.remove(&name);
                    }
                }
            }
        }
        Ok(cells)
    }
}
