//! Numbers that people read to each other over the phone: of proposals and of receipts.

use std::fmt;
use std::str::FromStr;

/// The number of a proposal: the code of its call and its place in the order of drafts,
/// `GB-2026-03-017`.
pub fn proposal_number(call_code: &str, serial: u32) -> String {
    format!("{call_code}-{serial:03}")
}

/// The letters of the check character: none that is easily taken for a digit (I, O, U).
const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

/// The number of a receipt: `R-2026-000123-C`, the year of the submission, a serial number, and a
/// check letter.
///
/// The letter is `LETTERS[(year ∙ 10⁶ + serial) mod 23]`. As 23 is prime and larger than ten, and
/// ten generates every remainder of it, one wrong digit and any two digits exchanged always give
/// another letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReceiptNumber {
    year: u16,
    serial: u32,
}

impl ReceiptNumber {
    /// The number of the `serial`th receipt of `year`; `None` when either does not fit its digits.
    pub fn new(year: i32, serial: u32) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| (1000..=9999).contains(year))?;
        (1..=999_999).contains(&serial).then_some(ReceiptNumber { year, serial })
    }

    /// The year of the submission, UTC.
    pub const fn year(self) -> i32 {
        self.year as i32
    }

    /// The serial number within the year.
    pub const fn serial(self) -> u32 {
        self.serial
    }

    fn letter(self) -> char {
        let number = u64::from(self.year) * 1_000_000 + u64::from(self.serial);
        let index = usize::try_from(number % 23).unwrap_or(0);
        char::from(LETTERS[index])
    }
}

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R-{:04}-{:06}-{}", self.year, self.serial, self.letter())
    }
}

/// Why a text is no receipt number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptNumberError {
    /// It has another form than `R-2026-000123-C`.
    #[error("not the form of a receipt number")]
    Form,
    /// The check letter belongs to other digits: one was mistyped.
    #[error("the check letter does not fit")]
    Check,
}

impl FromStr for ReceiptNumber {
    type Err = ReceiptNumberError;

    /// Reads a number as people type it: in either case, with or without hyphens and spaces.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let compact: Vec<u8> =
            text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')).map(|byte| byte.to_ascii_uppercase()).collect();
        let [b'R', digits @ .., letter] = compact.as_slice() else { return Err(ReceiptNumberError::Form) };
        if digits.len() != 10 || !digits.iter().all(u8::is_ascii_digit) || !letter.is_ascii_uppercase() {
            return Err(ReceiptNumberError::Form);
        }
        let number = digits.iter().fold(0u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        let year = i32::try_from(number / 1_000_000).map_err(|_| ReceiptNumberError::Form)?;
        let serial = u32::try_from(number % 1_000_000).map_err(|_| ReceiptNumberError::Form)?;
        let receipt = ReceiptNumber::new(year, serial).ok_or(ReceiptNumberError::Form)?;
        if receipt.letter() == char::from(*letter) { Ok(receipt) } else { Err(ReceiptNumberError::Check) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_proposal_is_numbered_within_its_call() {
        assert_eq!(proposal_number("GB-2026-03", 17), "GB-2026-03-017");
        assert_eq!(proposal_number("GB-2026-03", 1_017), "GB-2026-03-1017");
    }

    #[test]
    fn a_receipt_number_is_read_as_people_type_it() {
        let number = ReceiptNumber::new(2026, 123).expect("fits");
        let text = number.to_string();
        assert!(text.starts_with("R-2026-000123-"), "{text}");
        assert_eq!(text.parse(), Ok(number));
        assert_eq!(text.to_lowercase().replace('-', " ").parse(), Ok(number));
        assert_eq!("R-2026-123-A".parse::<ReceiptNumber>(), Err(ReceiptNumberError::Form));
        assert_eq!("reçu".parse::<ReceiptNumber>(), Err(ReceiptNumberError::Form));
        assert_eq!(ReceiptNumber::new(2026, 0), None);
        assert_eq!(ReceiptNumber::new(2026, 1_000_000), None);
    }

    proptest! {
        #[test]
        fn one_wrong_digit_or_two_exchanged_are_always_noticed(
            year in 2000i32..=2999,
            serial in 1u32..=999_999,
            first in 0usize..10,
            second in 0usize..10,
            digit in 0u8..10,
        ) {
            let text = ReceiptNumber::new(year, serial).expect("fits").to_string();
            // The digits stand at 2..6 and 7..13.
            let place = |index: usize| if index < 4 { index + 2 } else { index + 3 };
            let mut wrong = text.clone().into_bytes();
            wrong[place(first)] = b'0' + digit;
            let mut exchanged = text.clone().into_bytes();
            exchanged.swap(place(first), place(second));
            for other in [wrong, exchanged] {
                let other = String::from_utf8(other).expect("ASCII");
                prop_assert_eq!(other.parse::<ReceiptNumber>().is_ok(), other == text);
            }
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".{0,20}") {
            let _ = text.parse::<ReceiptNumber>();
        }
    }
}
