//! The portal's words in French, English and Portuguese, and how each language writes numbers, money and dates.
//!
//! Words live in `templates/locales/<lang>/<noun>.ftl` (Fluent). They are read from disk in a development build, so
//! that a new key needs a restart and no compilation, and are part of the binary in a release build.
//!
//! # Why
//! 2026-11: the files go through `rust-embed` and are parsed here rather than by `static_loader!`. A file that does
//! not parse, a key written twice, a key that is missing: each is an error with its name, never a silent fallback.
//!
//! 2026-11: five texts of six have no arguments. They are kept as plain texts, and the others alone as Fluent keeps them,
//! which takes ten times the memory of the text: 6 MB for all of them.

mod format;
mod typography;
mod unmet;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Display;
use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast;
use fluent_syntax::parser::parse_runtime;
use fluent_syntax::serializer::serialize;
use fluent_templates::{FluentBundle, LanguageIdentifier};
use rust_embed::RustEmbed;

pub use fluent_bundle::FluentValue as Arg;
pub use format::{
    currency_decimals, currency_symbol, date, date_short, date_time, days_left, days_until, decimal, file_size,
    local_date, money, month, month_name, number, percent, place_time, time, time_zone,
};
pub use typography::{NARROW, NO_BREAK, typeset};
pub use unmet::{field_key, sentence, sentence_in_summary};

/// The languages of the portal. French comes first: it is the reference, and what is shown when nothing else fits.
pub const LANGS: [&str; 3] = ["fr", "en", "pt"];

/// The locale files. The folder is shared with the templates; only `.ftl` files are kept.
#[derive(RustEmbed)]
#[folder = "templates/locales/"]
struct LocaleFiles;

/// The words, read once: by [`check`], which says what is wrong with them, else by the first text that is asked for.
static LOCALES: OnceLock<Locales> = OnceLock::new();

fn locales() -> &'static Locales {
    LOCALES.get_or_init(|| Locales::load().unwrap_or_else(|error| panic!("the locales cannot be read: {error}")))
}

/// What can be wrong with the locales.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum I18nError {
    /// A file does not parse, or defines a key that another file already has.
    #[error("locale file {file}: {reason}")]
    File {
        /// The path under `templates/locales/`.
        file: String,
        /// What Fluent says.
        reason: String,
    },
    /// No text under this key in this language.
    #[error("no text \"{key}\" in language \"{lang}\"")]
    Missing {
        /// The key asked for.
        key: String,
        /// The language asked for.
        lang: String,
    },
    /// The text needs an argument that was not given, or refers to a text that does not exist.
    #[error("text \"{key}\" in language \"{lang}\": {reason}")]
    Arguments {
        /// The key asked for.
        key: String,
        /// The language asked for.
        lang: String,
        /// What Fluent says.
        reason: String,
    },
}

/// All texts in all languages.
pub struct Locales {
    languages: HashMap<&'static str, Words>,
}

/// The texts of one language by their keys.
struct Words {
    /// Those that need no arguments.
    plain: HashMap<String, String>,
    /// The others.
    bundle: FluentBundle<FluentResource>,
}

impl Locales {
    /// Reads and parses every locale file.
    ///
    /// # Errors
    /// A file that is not valid Fluent, or a key defined twice in one language.
    pub fn load() -> Result<Self, I18nError> {
        let mut languages = HashMap::new();
        for lang in LANGS {
            languages.insert(lang, Words::read(lang, &sources(lang))?);
        }
        Ok(Self { languages })
    }

    /// The text of `key` in `lang` ("fr", "en", "pt"; anything else reads French).
    ///
    /// # Errors
    /// The key does not exist in that language, or an argument of the text was not given.
    pub fn get(&self, lang: &str, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, I18nError> {
        let lang = known_lang(lang);
        let missing = || I18nError::Missing { key: key.to_owned(), lang: lang.to_owned() };
        let words = self.languages.get(lang).ok_or_else(missing)?;
        if let Some(text) = words.plain.get(key) {
            return Ok(text.clone());
        }
        let bundle = &words.bundle;
        let pattern = bundle.get_message(key).and_then(|message| message.value()).ok_or_else(missing)?;
        let args: FluentArgs = args.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        match errors.first() {
            None => Ok(text.into_owned()),
            Some(error) => {
                Err(I18nError::Arguments { key: key.to_owned(), lang: lang.to_owned(), reason: error.to_string() })
            }
        }
    }
}

/// Reads the locales now, so that a broken file is known at start and not at the first page.
///
/// # Errors
/// As [`Locales::load`].
pub fn check() -> Result<(), I18nError> {
    if LOCALES.get().is_none() {
        // Somebody else may have been faster; theirs are the same.
        let _ = LOCALES.set(Locales::load()?);
    }
    Ok(())
}

/// The text of `key` in `lang`, with its arguments: `text("fr", "calls-found", &[("count", 4.into())])`.
///
/// A missing text never breaks a letter that is on its way: it falls back to French, then to the key itself. Tests
/// use [`try_text`], and the parity test keeps the languages equal, so that this does not happen unseen.
pub fn text(lang: &str, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    try_text(lang, key, args).or_else(|_| try_text("fr", key, args)).unwrap_or_else(|_| key.to_owned())
}

/// The words for a value of the domain, which stand under its noun: `named("fr", "country", Country::Gw)` is
/// "Guinée-Bissau".
pub fn named(lang: &str, noun: &str, value: impl Display) -> String {
    text(lang, &key_of(&format!("{noun}-{value}")), &[])
}

/// A key of the locales from how it is written elsewhere, with values of the domain in it. Most are keys already.
pub fn key_of(written: &str) -> Cow<'_, str> {
    if written.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        return Cow::Borrowed(written);
    }
    Cow::Owned(written.replace(['_', '.'], "-").replace('+', "-plus").to_ascii_lowercase())
}

/// The text of `key` when it needs no arguments: as it stands in the locales, without a copy.
pub fn plain(lang: &str, key: &str) -> Option<&'static str> {
    locales().languages.get(known_lang(lang))?.plain.get(key).map(String::as_str)
}

/// As [`text`], but says what is wrong.
///
/// # Errors
/// The key does not exist in that language, or an argument of the text was not given.
pub fn try_text(lang: &str, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, I18nError> {
    locales().get(lang, key, args)
}

/// The language asked for when the portal speaks it, else French. Accepts "pt-PT" for "pt".
pub fn known_lang(lang: &str) -> &'static str {
    let short = lang.split(['-', '_']).next().unwrap_or_default();
    LANGS.into_iter().find(|known| known.eq_ignore_ascii_case(short)).unwrap_or("fr")
}

/// The locale files of one language, by path, in a stable order.
fn sources(lang: &str) -> BTreeMap<String, String> {
    LocaleFiles::iter()
        .filter(|path| path.ends_with(".ftl") && path.starts_with(&format!("{lang}/")))
        .filter_map(|path| {
            let file = LocaleFiles::get(&path)?;
            Some((path.to_string(), String::from_utf8_lossy(&file.data).into_owned()))
        })
        .collect()
}

impl Words {
    /// One language: its files, typeset and parsed, with numbers written as that language writes them.
    fn read(lang: &'static str, files: &BTreeMap<String, String>) -> Result<Words, I18nError> {
        let mut words = Words { plain: HashMap::new(), bundle: bundle(lang) };
        for (path, source) in files {
            words.add(&typeset(source, lang)).map_err(|reason| I18nError::File { file: path.clone(), reason })?;
        }
        Ok(words)
    }

    /// The texts of a file that was typeset.
    fn add(&mut self, source: &str) -> Result<(), String> {
        let ast::Resource { body } = parse_runtime(source).map_err(|(_, errors)| listed(&errors))?;
        let (mut keys, mut others) = (HashSet::new(), Vec::new());
        for entry in body {
            if let ast::Entry::Message(message) = &entry {
                let key = message.id.name;
                if !keys.insert(key) || self.plain.contains_key(key) || self.bundle.has_message(key) {
                    return Err(format!("the key \"{key}\" is written twice"));
                }
            }
            match without_arguments(&entry) {
                Some((key, text)) => drop(self.plain.insert(key.to_owned(), text.to_owned())),
                None => others.push(entry),
            }
        }
        let resource = FluentResource::try_new(serialize(&ast::Resource { body: others }));
        let resource = resource.map_err(|(_, errors)| listed(&errors))?;
        self.bundle.add_resource(resource).map_err(|errors| listed(&errors))
    }
}

/// A message that is one text and nothing else, with its key.
fn without_arguments<'a>(entry: &ast::Entry<&'a str>) -> Option<(&'a str, &'a str)> {
    let ast::Entry::Message(ast::Message { id, value: Some(pattern), attributes, .. }) = entry else { return None };
    match pattern.elements.as_slice() {
        [ast::PatternElement::TextElement { value }] if attributes.is_empty() => Some((id.name, value)),
        _ => None,
    }
}

fn listed(errors: &[impl ToString]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// An empty bundle that writes numbers as its language does.
fn bundle(lang: &'static str) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier =
        if lang == "pt" { "pt-PT" } else { lang }.parse().expect("the three language tags are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    match lang {
        "fr" => bundle.set_formatter(Some(|value, _| number_in(value, "fr"))),
        "en" => bundle.set_formatter(Some(|value, _| number_in(value, "en"))),
        _ => bundle.set_formatter(Some(|value, _| number_in(value, "pt"))),
    }
    bundle
}

/// Numbers inside texts: `{ $count }` with 12480 reads "12 480" in French.
fn number_in(value: &Arg<'_>, lang: &str) -> Option<String> {
    match value {
        Arg::Number(number) => Some(decimal(&number.as_string(), lang)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
