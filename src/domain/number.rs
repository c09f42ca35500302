//! Reading numbers as people type them, in French, English and Portuguese.

use super::state::Unmet;

/// Why a typed number was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Nothing was typed.
    #[error("nothing typed")]
    Empty,
    /// Something that is no number.
    #[error("not a number")]
    NotANumber,
    /// Could mean two numbers (`1,250` is 1250 in English and 1.25 in French): ask.
    #[error("could mean two numbers")]
    Ambiguous,
    /// More decimals than the value may have.
    #[error("too many decimals")]
    TooManyDecimals,
    /// Below zero.
    #[error("below zero")]
    Negative,
    /// Larger than the portal can keep.
    #[error("too large")]
    TooLarge,
}

impl NumberError {
    /// The code of the sentence that tells the person what is wrong.
    pub const fn code(self) -> &'static str {
        match self {
            NumberError::Empty => "missing-number",
            NumberError::NotANumber => "number-unreadable",
            NumberError::Ambiguous => "number-ambiguous",
            NumberError::TooManyDecimals => "number-too-many-decimals",
            NumberError::Negative => "number-negative",
            NumberError::TooLarge => "number-too-large",
        }
    }

    /// Gives a condition with this error's code the values of its sentence. A number that can be read in two ways is asked
    /// about by both.
    pub fn explain(self, unmet: Unmet, typed: &str, decimals: u32) -> Unmet {
        let unmet = unmet.with("decimals", decimals);
        let compact = without_spaces(typed);
        match (self, compact.split_once(['.', ','])) {
            (NumberError::Ambiguous, Some((units, fraction))) => {
                let other = format!("{units}.{fraction}");
                let other = other.trim_end_matches('0').trim_end_matches('.');
                unmet.with("whole", format!("{units}{fraction}")).with("other_decimal", other)
            }
            _ => unmet,
        }
    }
}

/// What was typed without the spaces and apostrophes that group digits.
fn without_spaces(typed: &str) -> String {
    let groups = |c: &char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    typed.trim().chars().filter(|c| !groups(c)).collect()
}

/// Reads a number of zero or more with at most `decimals` decimals, scaled by `10^decimals`.
///
/// Spaces (also U+00A0, U+202F, U+2009) and apostrophes group digits. When both a point and a comma
/// stand in the text the last one is the decimal sign. One kind alone, repeated, groups. A single
/// sign before exactly three digits could be either: it groups when the value has no decimals,
/// and is [`NumberError::Ambiguous`] when it may have some.
///
/// # Errors
/// [`NumberError`] says what to tell the person.
pub fn parse_scaled(text: &str, decimals: u32) -> Result<i64, NumberError> {
    let compact = without_spaces(text);
    if compact.is_empty() {
        return Err(NumberError::Empty);
    }
    if let Some(rest) = compact.strip_prefix(['-', '−']) {
        return Err(if is_digits(rest) { NumberError::Negative } else { NumberError::NotANumber });
    }
    if !compact.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return Err(NumberError::NotANumber);
    }
    let (whole, fraction) = split(&compact, decimals)?;
    if !is_digits(&whole) || !fraction.chars().all(|c| c.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let significant = fraction.trim_end_matches('0');
    let width = usize::try_from(decimals).unwrap_or(usize::MAX);
    if significant.len() > width {
        return Err(NumberError::TooManyDecimals);
    }
    format!("{whole}{significant:0<width$}").parse().map_err(|_| NumberError::TooLarge)
}

/// Reads a whole number of zero or more.
///
/// # Errors
/// As [`parse_scaled`].
pub fn parse_whole(text: &str) -> Result<i64, NumberError> {
    parse_scaled(text, 0)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// Splits at the decimal sign and drops the grouping signs, which must stand before three digits.
fn split(text: &str, decimals: u32) -> Result<(String, String), NumberError> {
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let decimal_sign = match (points, commas) {
        (0, 0) => None,
        (1, 0) | (0, 1) => {
            let sign = if points == 1 { '.' } else { ',' };
            let after = text.rsplit(sign).next().unwrap_or_default();
            let before = text.split(sign).next().unwrap_or_default();
            let could_group = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
            match (could_group, decimals) {
                (true, 0) => None,
                (true, _) => return Err(NumberError::Ambiguous),
                (false, _) => Some(sign),
            }
        }
        (_, 0) | (0, _) => None,
        _ => {
            let last_point = text.rfind('.');
            let last_comma = text.rfind(',');
            Some(if last_point > last_comma { '.' } else { ',' })
        }
    };
    let (whole, fraction) = match decimal_sign {
        Some(sign) => text.rsplit_once(sign).ok_or(NumberError::NotANumber)?,
        None => (text, ""),
    };
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let mixed = whole.contains('.') && whole.contains(',');
    let well_grouped = groups.len() == 1
        || (groups[0].len() <= 3 && !groups[0].is_empty() && groups[1..].iter().all(|group| group.len() == 3));
    if mixed || !well_grouped {
        return Err(NumberError::NotANumber);
    }
    Ok((groups.concat(), fraction.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_typed_in_the_three_languages() {
        for text in [
            "1 250 000",
            "1.250.000",
            "1,250,000",
            "1\u{202f}250\u{202f}000",
            "1\u{a0}250\u{a0}000",
            "1250000",
            "1'250'000",
        ] {
            assert_eq!(parse_whole(text), Ok(1_250_000), "{text}");
        }
        assert_eq!(parse_whole("25.000"), Ok(25_000));
        assert_eq!(parse_scaled("1.250.000,50", 2), Ok(125_000_050));
        assert_eq!(parse_scaled("1,250,000.5", 2), Ok(125_000_050));
        assert_eq!(parse_scaled("0,125", 3), Ok(125));
        assert_eq!(parse_scaled("12,5", 3), Ok(12_500));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(parse_whole(""), Err(NumberError::Empty));
        assert_eq!(parse_whole("douze"), Err(NumberError::NotANumber));
        assert_eq!(parse_whole("-5"), Err(NumberError::Negative));
        assert_eq!(parse_whole("12,5"), Err(NumberError::TooManyDecimals));
        assert_eq!(parse_scaled("1,250", 3), Err(NumberError::Ambiguous));
        assert_eq!(parse_whole("99999999999999999999"), Err(NumberError::TooLarge));
        assert_eq!(parse_whole("1.2.3"), Err(NumberError::NotANumber));
        assert_eq!(parse_whole("1.250,000.5"), Err(NumberError::NotANumber));
    }

    #[test]
    fn a_number_that_can_be_read_in_two_ways_is_asked_about_by_both() {
        let asked = |typed: &str| {
            let error = parse_scaled(typed, 3).expect_err("ambiguous");
            let unmet = error.explain(Unmet::new(error.code()), typed, 3);
            unmet.args.into_iter().skip(1).map(|(_, value)| value).collect::<Vec<_>>()
        };
        assert_eq!(asked("1,250"), ["1250", "1.25"]);
        assert_eq!(asked(" 25.000 "), ["25000", "25"]);
    }

    proptest! {
        #[test]
        fn a_number_grouped_in_any_style_is_read_back(value in 0i64..=999_999_999_999, style in 0usize..5) {
            let sign = [" ", ".", ",", "\u{202f}", "\u{a0}"][style];
            let digits = value.to_string();
            let mut grouped = String::new();
            for (index, digit) in digits.chars().enumerate() {
                if index > 0 && (digits.len() - index) % 3 == 0 { grouped.push_str(sign); }
                grouped.push(digit);
            }
            prop_assert_eq!(parse_whole(&grouped), Ok(value));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,24}", decimals in 0u32..4) {
            let _ = parse_scaled(&text, decimals);
        }
    }
}
