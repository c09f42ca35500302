//! `kafo export`: the tables of the grant as CSV files, for spreadsheets and other programs.
//!
//! One file a table, one line a row, in the order in which they came to be. Amounts are whole
//! numbers in the smallest unit of their currency, instants are UTC. Columns that hold lists or
//! texts in three languages are JSON. A text that a spreadsheet would take for a formula begins with an
//! apostrophe. What would open something (passwords, second factors, sealed
//! account numbers) is left out.

use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::db::Db;
use crate::db::audit_log::SealedRow;
use crate::db::tables::{self, TableVisitor};

/// Columns that never leave the database.
const LEFT_OUT: [(&str, &str); 4] = [
    ("users", "password_hash"),
    ("users", "totp_secret"),
    ("users", "totp_last_step"),
    ("bank_accounts", "number_sealed"),
];

/// Writes the tables into a new folder and tells how many rows there were.
///
/// # Errors
/// A folder that is there already or cannot be written; the database's.
pub fn export(db: &mut Db, folder: &Path) -> anyhow::Result<usize> {
    std::fs::create_dir(folder).with_context(|| format!("{} is there already or cannot be made", folder.display()))?;
    let mut sheets = Sheets { folder: folder.to_owned(), open: None, is_empty: true, rows: 0 };
    tables::visit_all(db, &mut sheets)?;
    Ok(sheets.rows)
}

/// Writes one file after the other.
struct Sheets {
    folder: PathBuf,
    open: Option<csv::Writer<File>>,
    /// Whether the open file has no line yet.
    is_empty: bool,
    rows: usize,
}

impl TableVisitor for Sheets {
    type Stop = anyhow::Error;

    fn begin(&mut self, table: &'static str) -> anyhow::Result<()> {
        self.open = Some(csv::Writer::from_path(self.folder.join(format!("{table}.csv")))?);
        self.is_empty = true;
        Ok(())
    }

    fn row<R: SealedRow>(&mut self, row: &R) -> anyhow::Result<()> {
        let sheet = self.open.as_mut().context("a table has begun")?;
        // Through JSON, which writes the columns in the order of the table.
        let mut columns: Columns = serde_json::from_str(&serde_json::to_string(row)?)?;
        columns.0.retain(|(name, _)| !LEFT_OUT.contains(&(R::TABLE, name.as_str())));
        if std::mem::take(&mut self.is_empty) {
            sheet.write_record(columns.0.iter().map(|(name, _)| name))?;
        }
        sheet.write_record(columns.0.iter().map(|(_, value)| text(value)))?;
        self.rows += 1;
        Ok(())
    }

    fn end(&mut self, _table: &'static str) -> anyhow::Result<()> {
        if let Some(mut sheet) = self.open.take() {
            sheet.flush()?;
        }
        Ok(())
    }
}

/// One value, as a cell.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The columns of a row, in order.
struct Columns(Vec<(String, Value)>);

impl<'de> serde::Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Columns;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a row")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Columns, A::Error> {
                let mut columns = Vec::new();
                while let Some(column) = map.next_entry()? {
                    columns.push(column);
                }
                Ok(Columns(columns))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::text;

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        assert_eq!(text(&json!("=SUM(A1;A2)")), "'=SUM(A1;A2)");
        assert_eq!(text(&json!("@cmd")), "'@cmd");
        assert_eq!(text(&json!("Horta")), "Horta");
        assert_eq!(text(&json!(-1_205)), "-1205");
        assert_eq!(text(&json!(null)), "");
        assert_eq!(text(&json!({"fr": "Jardin"})), "{\"fr\":\"Jardin\"}");
    }
}
