//! Values on their way between typed texts and cells.

use super::LONGEST_TEXT;
use crate::adapters::i18n;
use crate::domain::number::{NumberError, parse_scaled};
use crate::domain::text::Lang;

/// The largest scaled number that goes into a cell as a number; beyond it, cents would be lost.
const LARGEST: i64 = 100_000_000_000_000;

/// A text as a cell holds it: one line, without the spaces around it, not endless.
pub(super) fn cell_text(text: &str) -> String {
    let line: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    line.trim().chars().take(LONGEST_TEXT).collect()
}

/// The number of a typed text, for a cell; none when it is no number or too large to keep its cents.
pub(super) fn cell_number(typed: &str, decimals: u32) -> Option<f64> {
    let scaled = parse_scaled(typed, decimals).ok().filter(|scaled| *scaled <= LARGEST)?;
    plain(scaled, decimals).parse().ok()
}

/// A scaled number in plain digits: 125050 with two decimals is `1250.50`.
pub(super) fn plain(scaled: i64, decimals: u32) -> String {
    if decimals == 0 {
        return scaled.to_string();
    }
    let unit = 10_i64.pow(decimals);
    let width = usize::try_from(decimals).unwrap_or(0);
    format!("{}.{:0width$}", scaled / unit, (scaled % unit).abs())
}

/// The number of a cell in plain digits, without the noise that floating numbers carry in their last
/// places.
pub(super) fn digits(number: f64) -> String {
    let text = if number.abs() < 1e9 { format!("{number:.6}") } else { format!("{number:.3}") };
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The number of a cell, scaled.
pub(super) fn scaled(number: f64, decimals: u32) -> Result<i64, NumberError> {
    if !number.is_finite() || number.abs() > 1e15 {
        return Err(NumberError::TooLarge);
    }
    parse_scaled(&unmistakable(&digits(number)), decimals)
}

/// A number as somebody who writes this language would type it.
pub(super) fn typed(plain: &str, decimals: u32, lang: Lang) -> String {
    let meant = parse_scaled(&unmistakable(plain), decimals);
    let usual = i18n::decimal(plain, lang.as_str());
    if parse_scaled(&usual, decimals) == meant {
        return usual;
    }
    let sign = if lang == Lang::En { "." } else { "," };
    unmistakable(plain).replace('.', sign)
}

/// Plain digits with a fourth decimal where three could be taken for thousands.
fn unmistakable(plain: &str) -> String {
    match plain.split_once('.') {
        Some((whole, fraction)) => format!("{whole}.{fraction:0<4}"),
        None => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_cells_lose_their_noise_and_nothing_else() {
        assert_eq!(digits(0.1 + 0.2), "0.3");
        assert_eq!(digits(1_650_000.0), "1650000");
        assert_eq!(digits(99_999_999_999.99), "99999999999.99");
        assert_eq!(scaled(12.345, 3), Ok(12_345));
        assert_eq!(scaled(12.345_6, 3), Err(NumberError::TooManyDecimals));
        assert_eq!(scaled(-3.0, 0), Err(NumberError::Negative));
        assert_eq!(scaled(1e300, 0), Err(NumberError::TooLarge));
    }

    #[test]
    fn a_number_is_typed_as_the_language_writes_it_and_never_doubtful() {
        assert_eq!(typed("1650000", 0, Lang::Fr), "1\u{202f}650\u{202f}000");
        assert_eq!(typed("1650000", 0, Lang::En), "1,650,000");
        assert_eq!(typed("1250.5", 2, Lang::Pt), "1\u{a0}250,5");
        // "1.125" could be taken for more than a thousand.
        assert_eq!(typed("1.125", 3, Lang::En), "1.1250");
        assert_eq!(typed("1250", 2, Lang::En), "1250");
        assert_eq!(parse_scaled("1.1250", 3), Ok(1_125));
    }
}
