//! Languages, and texts that exist in each of them.

use serde::{Deserialize, Serialize};

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
        [self.of(lang), &self.fr, &self.en, &self.pt]
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default()
    }

    /// The languages among `required` in which nothing is written yet.
    pub fn missing<'a>(&'a self, required: &'a [Lang]) -> impl Iterator<Item = Lang> + 'a {
        required.iter().copied().filter(|lang| self.of(*lang).trim().is_empty())
    }
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
}
