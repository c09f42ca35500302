//! A proposal that was written without a network: what the values of a file may be. How they meet what the portal has
//! meanwhile is [`merge`](super::merge)'s matter, with the file in the place of the person who saves later.

use std::collections::{BTreeMap, BTreeSet};

use super::merge::{Field, split};

/// The most bytes of names and values that a file may bring: encoded as a form they stay below what one may hold.
pub const MOST_TEXT: usize = 200_000;
/// The most fields of one section: a budget of 500 lines has 3,500.
const MOST_FIELDS: usize = 6_000;
/// The longest name of a field, and the longest key of a row, in bytes.
const LONGEST_NAME: usize = 80;

/// Why the values of a file are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ValuesError {
    /// No form of the portal has such fields: a name that is none, one name or one row twice.
    #[error("the values are not those of a form")]
    Damaged,
    /// More text, or more fields, than a proposal has.
    #[error("there is too much text")]
    TooMuch,
}

/// The values of all sections as a file brings them, made fit to be read like a posted form: letters that are no text
/// are left out.
///
/// # Errors
/// [`ValuesError`].
pub fn fit<K: Ord>(sections: BTreeMap<K, Vec<Field>>) -> Result<BTreeMap<K, Vec<Field>>, ValuesError> {
    let bytes: usize = sections.values().flatten().map(|(name, value)| name.len() + value.len()).sum();
    if bytes > MOST_TEXT || sections.values().any(|fields| fields.len() > MOST_FIELDS) {
        return Err(ValuesError::TooMuch);
    }
    sections.into_iter().map(|(section, fields)| Ok((section, fit_section(fields)?))).collect()
}

fn fit_section(fields: Vec<Field>) -> Result<Vec<Field>, ValuesError> {
    let (mut names, mut keys) = (BTreeSet::new(), BTreeSet::new());
    for (name, value) in &fields {
        let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && name.bytes().all(is_name_letter);
        let is_key = match split(name) {
            Some((list, _, "id")) => {
                let fits = !value.is_empty() && value.len() <= LONGEST_NAME && value.bytes().all(is_name_letter);
                fits && keys.insert((list, value.as_str()))
            }
            _ => true,
        };
        if !is_name || !is_key || !names.insert(name.as_str()) {
            return Err(ValuesError::Damaged);
        }
    }
    let text = |value: &str| value.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect();
    Ok(fields.into_iter().map(|(name, value)| (name, text(&value))).collect())
}

fn is_name_letter(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'_' | b'-' | b'+')
}

/// The values of a file with the line ends that the portal's forms send. Browsers make every line end in a field a single
/// one, also where nobody typed: a text that was not touched is again the one that the file was made from.
pub fn with_line_ends(base: &[Field], typed: Vec<Field>) -> Vec<Field> {
    let plain = |value: &str| value.replace("\r\n", "\n").replace('\r', "\n");
    let before: BTreeMap<String, &str> = base
        .iter()
        .filter(|(_, value)| value.contains(['\r', '\n']))
        .map(|(_, value)| (plain(value), value.as_str()))
        .collect();
    typed
        .into_iter()
        .map(|(name, value)| {
            if !value.contains(['\r', '\n']) {
                return (name, value);
            }
            let value = plain(&value);
            let value = before.get(&value).map_or_else(|| value.replace('\n', "\r\n"), |known| (*known).to_owned());
            (name, value)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::merge::{Seen, merge};

    fn fields(list: &[(&str, &str)]) -> Vec<Field> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn fit_one(list: &[(&str, &str)]) -> Result<Vec<Field>, ValuesError> {
        fit(BTreeMap::from([(0, fields(list))])).map(|mut all| all.remove(&0).unwrap_or_default())
    }

    /// What becomes of one field, and whether it is a choice: base, file, portal.
    fn met(base: &str, file: &str, portal: &str) -> (String, bool) {
        let of = |value: &str| fields(&[("title", value)]);
        let merged = merge(&Seen::of(&of(base)), &of(file), &of(portal));
        (merged.fields[0].1.clone(), !merged.conflicts.is_empty())
    }

    #[test]
    fn three_values_of_a_field_meet_as_in_this_table() {
        for (base, file, portal, stays, is_choice) in [
            ("A", "A", "A", "A", false),
            ("A", "B", "A", "B", false),
            ("A", "A", "C", "C", false),
            ("A", "B", "B", "B", false),
            ("A", "B", "C", "B", true),
            ("", "B", "", "B", false),
            ("", "", "C", "C", false),
            ("", "B", "C", "B", true),
            ("A", "", "A", "", false),
            ("A", "A", "", "", false),
            ("A", "", "C", "", true),
            ("A", "B", "", "B", true),
            ("A", " A ", "C", "C", false),
        ] {
            let told = format!("base {base:?}, file {file:?}, portal {portal:?}");
            assert_eq!(met(base, file, portal), (stays.to_owned(), is_choice), "{told}");
        }
    }

    #[test]
    fn values_that_no_form_has_are_not_taken() {
        assert_eq!(fit_one(&[("title", "A"), ("title", "B")]), Err(ValuesError::Damaged));
        assert_eq!(fit_one(&[("", "A")]), Err(ValuesError::Damaged));
        assert_eq!(fit_one(&[("<b>", "A")]), Err(ValuesError::Damaged));
        assert_eq!(fit_one(&[(&"x".repeat(81), "A")]), Err(ValuesError::Damaged));
        assert_eq!(fit_one(&[("lines.0.id", "b1"), ("lines.1.id", "b1")]), Err(ValuesError::Damaged));
        assert_eq!(fit_one(&[("lines.0.id", "<script>")]), Err(ValuesError::Damaged));
        assert_eq!(fit_one(&[("title", &"x".repeat(MOST_TEXT))]), Err(ValuesError::TooMuch));
        let many: Vec<Field> = (0..=MOST_FIELDS).map(|number| (format!("a{number}"), String::new())).collect();
        assert_eq!(fit(BTreeMap::from([(0, many)])), Err(ValuesError::TooMuch));
        assert_eq!(fit_one(&[("title", "a\0b\u{7}\tc\nd")]), Ok(fields(&[("title", "ab\tc\nd")])));
        let cells = [("cells.female.36+.community", "7"), ("consultation.held_on", "")];
        assert_eq!(fit_one(&cells), Ok(fields(&cells)));
    }

    #[test]
    fn line_ends_that_a_browser_made_are_no_change() {
        let base = fields(&[("problem", "Un\r\nDeux"), ("needs", "x\ny")]);
        let typed =
            fields(&[("problem", "Un\nDeux"), ("needs", "x\ny"), ("solution", "Trois\nQuatre"), ("title", "T")]);
        let given = with_line_ends(&base, typed);
        assert_eq!(
            given,
            fields(&[("problem", "Un\r\nDeux"), ("needs", "x\ny"), ("solution", "Trois\r\nQuatre"), ("title", "T")])
        );
    }
}
