//! Reading dates as people type them.

use chrono::NaiveDate;

/// Why a typed date was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was typed.
    #[error("nothing typed")]
    Empty,
    /// Something that is no date, or a day that does not exist.
    #[error("not a date")]
    NotADate,
}

impl DateError {
    /// The code of the sentence that tells the person what is wrong.
    pub const fn code(self) -> &'static str {
        match self {
            DateError::Empty => "missing-date",
            DateError::NotADate => "date-unreadable",
        }
    }
}

/// Reads a date written year first (`2027-02-01`, as date fields of browsers send it) or day first
/// (`1/2/2027`, `01.02.2027`, `1 2 2027`), as in French, Portuguese and European English.
///
/// # Errors
/// [`DateError`] says what to tell the person. A year has four digits.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return Err(DateError::NotADate) };
    let digits = parts.iter().all(|part| part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit()));
    let (year, day) = match (first.len(), last.len()) {
        (4, 1..=2) => (first, last),
        (1..=2, 4) => (last, first),
        _ => return Err(DateError::NotADate),
    };
    if !digits {
        return Err(DateError::NotADate);
    }
    let number = |part: &str| part.parse::<u32>().map_err(|_| DateError::NotADate);
    let year = year.parse::<i32>().map_err(|_| DateError::NotADate)?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?).ok_or(DateError::NotADate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_year_first_or_day_first() {
        let expected = NaiveDate::from_ymd_opt(2027, 2, 1);
        for text in ["2027-02-01", "1/2/2027", "01.02.2027", " 01 02 2027 ", "2027/2/1"] {
            assert_eq!(parse_date(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_so() {
        assert_eq!(parse_date("  "), Err(DateError::Empty));
        for text in ["31/02/2027", "demain", "1/2/27", "2027", "2027-13-01", "1/2/3/2027", "é/2/2027"] {
            assert_eq!(parse_date(text), Err(DateError::NotADate), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,16}") {
            let _ = parse_date(&text);
        }
    }
}
