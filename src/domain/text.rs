//! Languages, and texts that exist in each of them.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

super::state::text_enum! {
    /// A language of the interface. French is the default.
    Lang { Fr = "fr", En = "en", Pt = "pt" }
}

impl Lang {
    /// The language with this code (`fr`, `en-GB`, `PT`), if the portal speaks it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|lang| lang.as_str().eq_ignore_ascii_case(code))
    }

    /// Its name in its own words, for people who read no other.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Fr => "Français",
            Lang::En => "English",
            Lang::Pt => "Português",
        }
    }
}

/// One text in the three languages of the portal. A missing language is an empty string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Texts {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
    /// Portuguese.
    pub pt: String,
}

impl Texts {
    /// The three texts in the order French, English, Portuguese.
    pub fn new(fr: impl Into<String>, en: impl Into<String>, pt: impl Into<String>) -> Self {
        Texts { fr: fr.into(), en: en.into(), pt: pt.into() }
    }

    /// The text of exactly this language, which may be empty.
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
            Lang::Pt => &self.pt,
        }
    }

    /// The text to show to a reader of `lang`: theirs, else French, else whichever exists.
    pub fn pick(&self, lang: Lang) -> &str {
        self.picked(lang).1
    }

    /// As [`Texts::pick`], with the language of what was picked.
    pub fn picked(&self, lang: Lang) -> (Lang, &str) {
        [lang, Lang::Fr, Lang::En, Lang::Pt]
            .into_iter()
            .map(|lang| (lang, self.of(lang)))
            .find(|(_, text)| !text.trim().is_empty())
            .unwrap_or((lang, ""))
    }

    /// The languages among `required` in which nothing is written yet.
    pub fn missing<'a>(&'a self, required: &'a [Lang]) -> impl Iterator<Item = Lang> + 'a {
        required.iter().copied().filter(|lang| self.of(*lang).trim().is_empty())
    }
}

/// A text as it is searched: small letters without accents, words parted by one space. Both what is
/// stored to be searched and what somebody types go through it, so that "economie" finds "Économie"
/// on either database.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            // Letters of their own, which people type as their plain neighbours.
            'ɛ' | 'ǝ' => out.push('e'),
            'ɲ' | 'ŋ' => out.push('n'),
            'ɔ' | 'ø' => out.push('o'),
            'ƴ' => out.push('y'),
            'ɓ' => out.push('b'),
            'đ' | 'ɗ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            '’' => out.push('\''),
            // What lower case itself leaves behind a letter.
            mark if is_combining_mark(mark) => {}
            other => out.push(other),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text as they are searched: folded, without anything but letters and digits.
/// "GW-2026-03" is three words, and so it is found however it is typed.
pub fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_their_language_else_french_else_any() {
        let texts = Texts::new("bonjour", " ", "bom dia");
        assert_eq!(texts.pick(Lang::Pt), "bom dia");
        assert_eq!(texts.pick(Lang::En), "bonjour");
        assert_eq!(Texts::new("", "hello", "").pick(Lang::Pt), "hello");
        assert_eq!(texts.missing(Lang::ALL).collect::<Vec<_>>(), [Lang::En]);
    }

    #[test]
    fn a_language_is_found_from_any_form_of_its_tag() {
        assert_eq!(Lang::from_tag("PT-br"), Some(Lang::Pt));
        assert_eq!(Lang::from_tag("de"), None);
    }

    #[test]
    fn what_is_typed_without_accents_finds_what_is_written_with_them() {
        assert_eq!(folded("  Économie   d’eau – Bafatá "), "economie d'eau – bafata");
        assert_eq!(folded("e\u{301}conomie"), folded("ÉCONOMIE"));
        assert_eq!(folded("Ɓaaba Cœur"), "baaba coeur");
        assert_eq!(folded("İstanbul ﬁn №"), "istanbul fin no");
    }

    #[test]
    fn words_are_letters_and_digits_alone() {
        assert_eq!(words("GW-2026-03 : « l’eau »"), ["gw", "2026", "03", "l", "eau"]);
        assert_eq!(words("\" * OR ' % _ \\ () :"), ["or"]);
        assert!(words(" -- ").is_empty());
    }
}
