//! The cells of one sheet that hold something, row by row.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Xlsx};

/// An opened workbook.
pub(super) type Book = Xlsx<Cursor<Vec<u8>>>;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A number, as workbooks keep them.
    Number(f64),
    /// A text.
    Text(String),
    /// A formula, whatever its result.
    Formula,
    /// A date, a yes or no, an error.
    Other,
}

/// The filled cells of a sheet by row and column, both from 0.
pub(super) type Rows = BTreeMap<u32, BTreeMap<u32, Value>>;

/// Why a sheet is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetError {
    /// There is none of this name.
    Missing,
    /// More rows are filled than any form has.
    TooManyRows,
    /// Its content cannot be read.
    Damaged,
}

/// The cells of the first `columns` columns, in at most `most` filled rows. Blank texts are nothing.
pub(super) fn rows(book: &mut Book, sheet: &str, columns: u32, most: usize) -> Result<Rows, SheetError> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| SheetError::Missing)?;
    let mut rows = Rows::new();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|_| SheetError::Damaged)? {
        let (row, column) = cell.pos;
        if column >= columns {
            continue;
        }
        let value = match cell.value {
            _ if cell.formula.is_some() => Some(Value::Formula),
            DataRef::Empty => None,
            // A whole number of a workbook has at most 15 digits, which a floating one keeps.
            DataRef::Int(whole) => whole.to_string().parse().ok().map(Value::Number),
            DataRef::Float(number) => Some(Value::Number(number)),
            DataRef::String(text) => filled(&text),
            DataRef::SharedString(text) => filled(text),
            DataRef::Bool(_)
            | DataRef::DateTime(_)
            | DataRef::DateTimeIso(_)
            | DataRef::DurationIso(_)
            | DataRef::Error(_) => Some(Value::Other),
        };
        let Some(value) = value else { continue };
        rows.entry(row).or_default().insert(column, value);
        if rows.len() > most {
            return Err(SheetError::TooManyRows);
        }
    }
    Ok(rows)
}

fn filled(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()))
}

/// The letter of a column: 0 is A, 26 is AA.
pub(super) fn letter(column: u32) -> String {
    let of = |place: u32| char::from_u32(u32::from('A') + place).unwrap_or('?');
    match column {
        0..26 => of(column).to_string(),
        _ => format!("{}{}", letter(column / 26 - 1), of(column % 26)),
    }
}
