//! Files that spreadsheets open: how their answer begins, their first line and their cells.

use std::future::Future;

use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use chrono::NaiveDate;
use futures_util::{Stream, stream};

use super::error::WebError;
use crate::adapters::object_storage::content_disposition;
use crate::domain::money::Money;

/// What a file begins with, so that spreadsheets read it as UTF-8.
pub const MARK: &str = "\u{feff}";

/// The answer that sends a file named after what it holds and its day. It is private, and kept by nobody on the way.
pub fn file(name: &str, day: NaiveDate) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("text/csv; charset=utf-8")
        .insert_header(("content-disposition", content_disposition(&format!("{name}-{day}.csv"))))
        .insert_header(("cache-control", "private, no-store"));
    answer
}

/// How a file between semicolons begins: the mark, and the names of the columns.
pub fn first_line(names: impl IntoIterator<Item = String>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| cell(&name)).collect();
    format!("{MARK}{}\r\n", names.join(";"))
}

/// A file that is read and sent piece by piece, so that its size needs no memory. `read` gives the lines of a piece that
/// begins at a number, and the number with which the next one begins.
pub fn pieces<F, P>(first_line: String, from: i64, read: F) -> impl Stream<Item = Result<Bytes, WebError>>
where
    F: Fn(i64) -> P,
    P: Future<Output = Result<(String, Option<i64>), WebError>>,
{
    stream::try_unfold((first_line, Some(from)), move |(mut text, next)| {
        let piece = next.map(&read);
        async move {
            let Some(piece) = piece else { return Ok(None) };
            let (lines, next) = piece.await?;
            text.push_str(&lines);
            Ok(Some((Bytes::from(text), (String::new(), next))))
        }
    })
}

/// A text as a cell between semicolons: quoted where it must be, and never read as a formula.
pub fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// An amount as spreadsheets read it: no spaces, and the decimal sign that the reader's language has.
pub fn amount(amount: Money, decimal: char) -> String {
    let decimals = amount.currency().decimals();
    if decimals == 0 {
        return amount.minor().to_string();
    }
    let (minor, whole) = (amount.minor().unsigned_abs(), 10_u64.pow(decimals));
    let sign = if amount.minor() < 0 { "-" } else { "" };
    format!("{sign}{}{decimal}{:0width$}", minor / whole, minor % whole, width = usize::try_from(decimals).unwrap_or(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    #[test]
    fn a_cell_is_quoted_where_needed_and_never_a_formula() {
        assert_eq!(cell("Jardins"), "Jardins");
        assert_eq!(cell("Jardins; \"verts\""), "\"Jardins; \"\"verts\"\"\"");
        assert_eq!(cell("=SOMME(A1)"), "'=SOMME(A1)");
        assert_eq!(first_line(["Jour; heure".to_owned(), "Montant".to_owned()]), "\u{feff}\"Jour; heure\";Montant\r\n");
    }

    #[test]
    fn a_file_is_sent_under_its_name_and_day_to_one_reader() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let answer = file("journal", day).finish();
        let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert_eq!(header("content-type"), "text/csv; charset=utf-8");
        assert!(header("content-disposition").starts_with("attachment; filename=\"journal-2026-11-22.csv\""));
        assert_eq!(header("cache-control"), "private, no-store");
    }

    #[test]
    fn amounts_are_written_for_spreadsheets() {
        assert_eq!(amount(Money::new(12_480_000, Currency::Xof), ','), "12480000");
        assert_eq!(amount(Money::new(-1_205, Currency::Eur), ','), "-12,05");
        assert_eq!(amount(Money::new(1_205, Currency::Eur), '.'), "12.05");
    }
}
