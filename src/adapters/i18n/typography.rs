//! Spaces and apostrophes as each language sets them, so that nobody types them by hand.

/// A space that does not break and is narrow: French thousands, and before `; ! ? %`.
pub const NARROW: char = '\u{202f}';
/// A space that does not break: before `:` and inside « » in French, in Portuguese thousands, before a currency.
pub const NO_BREAK: char = '\u{a0}';
/// The typographic apostrophe.
const APOSTROPHE: char = '\u{2019}';

/// Sets a text as `lang` ("fr", "en" or "pt") wants it.
///
/// In every language a straight apostrophe between two letters becomes ’. In French the spaces before
/// `; ! ? % :` and inside « » no longer break, nor do those between groups of three digits. Only ordinary spaces
/// are changed and none is added, so addresses (`https://…`) and hours (`17:00`) pass untouched, and doing it
/// twice changes nothing.
pub fn typeset(text: &str, lang: &str) -> String {
    // Most texts have nothing to set.
    if !text.contains(|char| matches!(char, '\'' | ';' | '!' | '?' | '%' | ':' | '«' | '»' | '0'..='9')) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let before = |index: usize| index.checked_sub(1).map_or('\0', at);
    let mut out = String::with_capacity(text.len() + 8);
    for (index, &char) in chars.iter().enumerate() {
        let (previous, next) = (before(index), at(index + 1));
        out.push(match char {
            '\'' if previous.is_alphabetic() && next.is_alphabetic() => APOSTROPHE,
            ' ' if lang == "fr" && matches!(next, ';' | '!' | '?' | '%') => NARROW,
            ' ' if lang == "fr" && (next == ':' || next == '»' || previous == '«') => NO_BREAK,
            ' ' if lang != "en" && previous.is_ascii_digit() && is_group(&chars, index + 1) => {
                if lang == "fr" {
                    NARROW
                } else {
                    NO_BREAK
                }
            }
            other => other,
        });
    }
    out
}

/// Whether exactly three digits stand at `start`: the next group of a number written with spaces.
fn is_group(chars: &[char], start: usize) -> bool {
    let digit = |index: usize| chars.get(index).is_some_and(char::is_ascii_digit);
    digit(start) && digit(start + 1) && digit(start + 2) && !digit(start + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_spaces_do_not_break() {
        assert_eq!(typeset("Quoi ? Oui ! Un ; deux", "fr"), "Quoi\u{202f}? Oui\u{202f}! Un\u{202f}; deux");
        assert_eq!(typeset("Date limite : demain", "fr"), "Date limite\u{a0}: demain");
        assert_eq!(typeset("« Oui »", "fr"), "«\u{a0}Oui\u{a0}»");
        assert_eq!(typeset("par exemple 25 000, soit 7 %", "fr"), "par exemple 25\u{202f}000, soit 7\u{202f}%");
        assert_eq!(typeset("12 480 000 FCFA", "fr"), "12\u{202f}480\u{202f}000 FCFA");
    }

    #[test]
    fn addresses_hours_and_dates_are_left_alone() {
        for text in ["https://exemple.org/a?b=c", "17:00", "le 12 janvier 2027", "3 sur 12", "{ $count ->"] {
            assert_eq!(typeset(text, "fr"), text);
        }
    }

    #[test]
    fn apostrophes_are_curved_between_letters_only() {
        assert_eq!(typeset("l'aide", "fr"), "l’aide");
        assert_eq!(typeset("don't", "en"), "don’t");
        assert_eq!(typeset("'quoted'", "en"), "'quoted'");
    }

    #[test]
    fn other_languages_keep_their_spaces() {
        assert_eq!(typeset("What ? 25 000", "en"), "What ? 25 000");
        assert_eq!(typeset("25 000 ? Sim", "pt"), "25\u{a0}000 ? Sim");
    }

    #[test]
    fn doing_it_twice_changes_nothing() {
        let once = typeset("L'appel : « 12 480 000 FCFA » ?", "fr");
        assert_eq!(typeset(&once, "fr"), once);
    }
}
