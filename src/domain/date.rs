//! Reading dates as people type them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

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

/// Reads a day and an hour of a clock on the wall: `2027-01-12T17:00`, as browsers send it, or as
/// people write it, `12/01/2027 17:00`, `12.01.2027 17h30`, `12/01/2027 17 h`.
///
/// # Errors
/// As [`parse_date`]; a day without an hour is none, because a deadline must not be guessed.
pub fn parse_moment(text: &str) -> Result<NaiveDateTime, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let mark = text.find([':', 'h', 'H']).ok_or(DateError::NotADate)?;
    let before = text[..mark].trim_end();
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (day, hour) = before.split_at(before.len() - digits.min(2));
    let day = day.trim_end().trim_end_matches([',', 'T', 't']);
    let mut parts = text[mark + 1..].trim().split(':');
    let minute = parts.next().unwrap_or_default().trim();
    let second = parts.next().unwrap_or_default();
    let number = |part: &str| match part {
        "" => Ok(0),
        part if part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit()) => {
            part.parse::<u32>().map_err(|_| DateError::NotADate)
        }
        _ => Err(DateError::NotADate),
    };
    if day.trim().is_empty() || hour.is_empty() || parts.next().is_some() {
        return Err(DateError::NotADate);
    }
    let time = NaiveTime::from_hms_opt(number(hour)?, number(minute)?, number(second)?).ok_or(DateError::NotADate)?;
    Ok(parse_date(day)?.and_time(time))
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

    #[test]
    fn moments_are_read_as_browsers_and_people_write_them() {
        let at = |hour, minute| NaiveDate::from_ymd_opt(2027, 1, 12).and_then(|day| day.and_hms_opt(hour, minute, 0));
        for text in
            ["2027-01-12T17:30", "2027-01-12T17:30:00", "12/01/2027 17:30", "12.1.2027, 17h30", "12 1 2027 17 h 30"]
        {
            assert_eq!(parse_moment(text).ok(), at(17, 30), "{text}");
        }
        for text in ["12/01/2027 9h", "12/01/2027 09 h", "2027-01-12 9:00"] {
            assert_eq!(parse_moment(text).ok(), at(9, 0), "{text}");
        }
        assert_eq!(parse_moment(" "), Err(DateError::Empty));
        for text in [
            "2027-01-12",
            "17:00",
            "12/01/2027 25:00",
            "12/01/2027 17:61",
            "demain 17 h",
            "12/01/2027 17:00:00:00",
            "h",
        ] {
            assert_eq!(parse_moment(text), Err(DateError::NotADate), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,24}") {
            let _ = parse_date(&text);
            let _ = parse_moment(&text);
        }
    }
}
