//! Pages, e-mails and the words in them: tera templates, drawn in one of three languages with its words and its way of
//! writing numbers.
//!
//! Templates live in `templates/` and are named by their path there: `pages/calls/index.html`. A name ending in
//! `.html` is escaped; `.txt` is not. They are read from disk in a development build and are part of the binary in a
//! release build. How to write a page: `docs/pages.md`.
//!
//! # Why one engine
//! 2026-11. An engine for each language took 13 MiB each, a third of all memory at start. A page is drawn in one go on
//! one thread, so the language is a value of that thread.

mod functions;
mod tags;

use std::sync::Arc;

use rust_embed::RustEmbed;
use serde::Serialize;
use tera::{Context, Tera};

use crate::adapters::assets::Assets;
use crate::adapters::i18n::{self, known_lang};

pub use tags::{TagColour, tag_colour};

/// Everything under `templates/`.
#[derive(RustEmbed)]
#[folder = "templates/"]
struct TemplateFiles;

/// What can go wrong with a template.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// A template does not parse, or uses something that does not exist.
    #[error("the templates cannot be read: {0}")]
    Load(String),
    /// A page could not be drawn: its context lacks something, or a text is missing.
    #[error("template {template} in {lang}: {reason}")]
    Render {
        /// The name of the template.
        template: String,
        /// The language asked for.
        lang: &'static str,
        /// What went wrong, with its causes.
        reason: String,
    },
}

/// The subject, the plain text and the HTML of one e-mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailText {
    /// One line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// The templates, ready to be drawn.
pub struct Templates {
    engine: Tera,
}

impl Templates {
    /// Reads all templates and the words in them.
    ///
    /// # Errors
    /// A template or a locale file that does not parse; an unknown component, filter or function.
    pub fn load(assets: &Arc<Assets>) -> Result<Self, TemplateError> {
        i18n::check().map_err(|error| TemplateError::Load(error.to_string()))?;
        let sources: Vec<(String, String)> = TemplateFiles::iter()
            .filter(|path| path.ends_with(".html") || path.ends_with(".txt"))
            .filter_map(|path| {
                let file = TemplateFiles::get(&path)?;
                Some((path.to_string(), String::from_utf8_lossy(&file.data).into_owned()))
            })
            .collect();
        let mut engine = Tera::new();
        functions::register(&mut engine, assets);
        engine
            .add_raw_templates(sources.iter().map(|(name, source)| (name.as_str(), source.as_str())))
            .map_err(|error| TemplateError::Load(chain(&error)))?;
        Ok(Self { engine })
    }

    /// Draws a template in a language ("fr", "en", "pt"; anything else reads French).
    ///
    /// # Errors
    /// The template is unknown, its context lacks something, or a text is missing.
    pub fn render(&self, lang: &str, template: &str, context: &impl Serialize) -> Result<String, TemplateError> {
        let lang = known_lang(lang);
        let wrong =
            |error: tera::Error| TemplateError::Render { template: template.to_owned(), lang, reason: chain(&error) };
        let context = Context::from_serialize(context).map_err(wrong)?;
        functions::in_language(lang, || self.engine.render(template, &context)).map_err(wrong)
    }

    /// Draws an e-mail from `emails/<event>/subject.txt`, `body.txt` and `body.html`. The subject is one line.
    ///
    /// # Errors
    /// As [`Templates::render`].
    pub fn render_email(&self, lang: &str, event: &str, context: &impl Serialize) -> Result<EmailText, TemplateError> {
        let part = |file: &str| self.render(lang, &format!("emails/{event}/{file}"), context);
        Ok(EmailText {
            subject: part("subject.txt")?.split_whitespace().collect::<Vec<_>>().join(" "),
            text: part("body.txt")?,
            html: part("body.html")?,
        })
    }

    /// The names of all templates, for tests that draw them all.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.engine.get_template_names().collect();
        names.sort_unstable();
        names
    }
}

/// An error with its causes on one line each: tera keeps the useful part in the source.
fn chain(error: &dyn std::error::Error) -> String {
    let mut out = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        out.push_str("\n  because ");
        out.push_str(&error.to_string());
        cause = error.source();
    }
    out
}

#[cfg(test)]
mod tests;
