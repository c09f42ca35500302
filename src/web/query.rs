//! What an address asks for after its `?`: filters and pages of lists. Anything that is not
//! understood is left out, never an error: addresses are shared, shortened and typed by hand.

use std::str::FromStr;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::guard::Caller;
use crate::adapters::i18n;
use crate::db::Page;
use crate::domain::text::Lang;

/// The parameters of the address.
#[derive(Debug, Clone)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// The parameters of the request.
    pub fn of(caller: &Caller) -> Self {
        let pairs = url::form_urlencoded::parse(caller.query.as_bytes());
        Query(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// A parameter without the spaces around it; empty when absent. Long ones are cut.
    pub fn text(&self, name: &str) -> String {
        let value = self.0.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim());
        value.chars().take(200).collect()
    }

    /// A parameter as `T` reads it.
    pub fn parse<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).parse().ok()
    }

    /// The page asked for, from 1.
    pub fn page(&self, size: i64) -> Page {
        Page { number: self.parse("page").unwrap_or(1).clamp(1, 1_000_000), size }
    }

    /// The links to the pages of a list of `total` rows at `path`, which keep all other parameters.
    pub fn pages(&self, path: &str, page: Page, total: i64) -> Pages {
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let kept: String = self
            .0
            .iter()
            .filter(|(name, value)| !matches!(name.as_str(), "page" | "lang") && !value.is_empty())
            .map(|(name, value)| format!("{}={}&", encode(name), encode(value)))
            .collect();
        Pages {
            current: page.number,
            pages: (total + page.size - 1) / page.size.max(1),
            href: format!("{path}?{kept}page="),
        }
    }
}

/// The arguments of the component `pagination`.
#[derive(Debug, Clone, Serialize)]
pub struct Pages {
    /// The page shown.
    pub current: i64,
    /// How many there are.
    pub pages: i64,
    /// The address up to the number.
    pub href: String,
}

/// One choice of a select, of radios or of check boxes, in the language of the page.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: String,
}

impl Choice {
    /// Values whose words stand in the locales under `prefix` and the value.
    pub fn list<T: ToString>(lang: Lang, prefix: &str, values: impl IntoIterator<Item = T>) -> Vec<Choice> {
        let choice = |value: T| {
            let value = value.to_string();
            Choice { text: i18n::named(lang.as_str(), prefix, &value), value }
        };
        values.into_iter().map(choice).collect()
    }

    /// The languages of the portal, each in its own words.
    pub fn languages() -> Vec<Choice> {
        let choice = |lang: &Lang| Choice { value: lang.to_string(), text: lang.own_name().to_owned() };
        Lang::ALL.iter().map(choice).collect()
    }
}
