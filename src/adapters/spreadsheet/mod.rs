//! The budget and the people of a proposal as an Excel workbook: written with what is there, filled
//! without a network, and read back. Knows neither pages nor the database.
//!
//! # Why (November 2026)
//! - The workbook is protected so that rows and formulas stay where they are, but protection binds
//!   nobody: other programs ignore it. So each cell that comes back is read as if it were typed, totals
//!   are never read at all, and lines are recognised by a hidden key.
//! - A number in a workbook is a floating one. It becomes text at the door, as a person would type it,
//!   and goes through the same reader as every typed number; nothing is ever computed with it.
//! - A value that means what is stored already keeps the text that was typed (`1 650 000`), so that a
//!   file sent back untouched changes nothing.
//! - Whatever cannot be read refuses the whole file with the places of all its faults: half a budget
//!   would be worse than none. What is missing is let through, as everywhere while a draft is written.
//! - The archive is unpacked under limits and packed again before the reader sees it ([`archive`]):
//!   what was measured and what is read are then the same bytes. Sheets are read cell by cell, never
//!   as a rectangle, which a single far cell could make larger than the memory.

mod archive;
mod grid;
mod people;
mod read;
mod style;
mod value;
mod write;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::adapters::i18n;
use crate::domain::budget::{Heading, LineDraft};
use crate::domain::call::CallRules;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::proposal::Content;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

pub use people::people_rules;
pub use read::read;
pub use write::{budget_rules, write};

/// The largest file that is read, in bytes. A workbook of 500 lines has less than a tenth of it.
pub const MAX_BYTES: usize = 2_000_000;
/// Blank rows offered below the lines of the budget.
pub const SPARE_ROWS: usize = 60;
/// The longest text written into a cell or read from one, in characters.
pub const LONGEST_TEXT: usize = 2_000;

/// Which layout the workbook has. A change of rows, columns or keys needs another one.
const TEMPLATE: &str = "kafo-proposal/1";
/// The hidden sheet with what the file was made from, and the list of headings.
const HIDDEN: &str = "Kafo";
/// The row, from 0, that names the columns for the reader; hidden.
const CODES: u32 = 5;
/// The first row of lines, from 0; the row before it names the columns for people.
const FIRST: u32 = 7;
/// The columns of the budget as the reader knows them, from the first.
const BUDGET_COLUMNS: [&str; 8] =
    ["id", "number", "heading", "description", "unit", "quantity", "unit_cost", "own_share"];
/// The columns of the people as the reader knows them.
const PEOPLE_COLUMNS: [&str; 4] = ["key", "label", "female", "male"];

/// What a workbook is made from, and what a filled one is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The language of the workbook.
    pub lang: Lang,
    /// The proposal it belongs to.
    pub proposal: Id,
    /// Its number.
    pub number: &'a str,
    /// Its name, as its authors gave it.
    pub title: &'a str,
    /// When it was saved last.
    pub saved_at: Instant,
    /// The currency of every amount.
    pub currency: Currency,
    /// The rules of the call, shown as text.
    pub rules: &'a CallRules,
    /// How many people the lot asks for; 0 for none.
    pub target: i32,
    /// What is stored now.
    pub content: &'a Content,
}

/// What a filled workbook says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The lines of the budget in the order of the sheet, as typed.
    pub lines: Vec<LineDraft>,
    /// People by cell, as typed.
    pub cells: BTreeMap<String, String>,
    /// The fingerprint of the budget from which the file was made.
    pub budget_version: i32,
    /// The fingerprint of the people from which the file was made.
    pub beneficiaries_version: i32,
}

/// About how many bytes a workbook with this many lines has: near enough to announce a download without
/// making it.
pub fn about_bytes(lines: usize) -> u64 {
    let lines = u64::try_from(lines).unwrap_or(0);
    13_000 + 60 * lines
}

fn word(lang: Lang, key: &str) -> String {
    i18n::text(lang.as_str(), key, &[])
}

/// A heading as the workbook names it: "B. Déplacements".
fn heading_name(heading: Heading, lang: Lang) -> String {
    let place = Heading::ALL.iter().position(|other| *other == heading).unwrap_or(0);
    let letter = ('A'..='Z').nth(place).unwrap_or('?');
    format!("{letter}. {}", i18n::named(lang.as_str(), "heading", heading))
}

fn budget_sheet(lang: Lang) -> String {
    word(lang, "workbook-sheet-budget")
}

fn people_sheet(lang: Lang) -> String {
    word(lang, "workbook-sheet-beneficiaries")
}
