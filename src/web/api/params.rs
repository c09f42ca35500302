//! The parameters of lists. What is not understood is refused by name: a program that sends
//! `contry=GW` must not get every country.

use std::str::FromStr;

use serde::Deserialize;
use utoipa::IntoParams;

use crate::db::Page;
use crate::web::error::WebError;

/// How many rows a page has when nothing is said.
const PER_PAGE: i64 = 20;
/// The most rows of a page.
const MOST_PER_PAGE: i64 = 100;
/// The last page that can be asked for.
const LAST_PAGE: i64 = 1_000_000;

/// Which part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters in the OpenAPI document; `Params` reads them")]
pub struct PageParams {
    /// The number of the page, from 1.
    #[param(minimum = 1, maximum = 1000000, default = 1, example = 1)]
    page: Option<i64>,
    /// How many items a page has.
    #[param(minimum = 1, maximum = 100, default = 20, example = 20)]
    per_page: Option<i64>,
}

/// The parameters of an address, each known by name.
pub struct Params(Vec<(String, String)>);

impl Params {
    /// The parameters of `query`, which may only be `page`, `per_page` and `known`. `lang` is for
    /// pages and may always stand there.
    ///
    /// # Errors
    /// A parameter that is unknown or stands there twice.
    pub fn read(query: &str, known: &[&str]) -> Result<Params, WebError> {
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .filter(|(name, _)| name != "lang")
            .collect();
        for (position, (name, _)) in pairs.iter().enumerate() {
            if !known.contains(&name.as_str()) && !["page", "per_page"].contains(&name.as_str()) {
                return Err(wrong(name, "there is no such parameter here"));
            }
            if pairs[..position].iter().any(|(earlier, _)| earlier == name) {
                return Err(wrong(name, "it is given twice"));
            }
        }
        Ok(Params(pairs))
    }

    /// A parameter as it stands; none when absent.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// A parameter that is one of `all`.
    ///
    /// # Errors
    /// Another value, with those that are possible.
    pub fn one_of<T: FromStr + ToString>(&self, name: &str, all: &[T]) -> Result<Option<T>, WebError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            let all: Vec<String> = all.iter().map(ToString::to_string).collect();
            wrong(name, &format!("it must be one of {}", all.join(", ")))
        })
    }

    /// The page asked for.
    ///
    /// # Errors
    /// A number out of its bounds, or no number.
    pub fn page(&self) -> Result<Page, WebError> {
        Ok(Page { number: self.whole("page", 1, LAST_PAGE)?, size: self.whole("per_page", PER_PAGE, MOST_PER_PAGE)? })
    }

    fn whole(&self, name: &str, usual: i64, most: i64) -> Result<i64, WebError> {
        let Some(text) = self.text(name) else { return Ok(usual) };
        text.parse()
            .ok()
            .filter(|number| (1..=most).contains(number))
            .ok_or_else(|| wrong(name, &format!("it must be a whole number from 1 to {most}")))
    }
}

fn wrong(name: &str, why: &str) -> WebError {
    WebError::Parameter { name: name.chars().take(60).collect(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::Country;

    fn named(outcome: Result<impl Sized, WebError>) -> String {
        match outcome {
            Err(WebError::Parameter { name, .. }) => name,
            _ => "nothing".into(),
        }
    }

    #[test]
    fn a_wrong_parameter_is_named() {
        assert_eq!(named(Params::read("contry=GW", &["country"])), "contry");
        assert_eq!(named(Params::read("page=1&page=2", &[])), "page");
        assert_eq!(named(Params::read("country=GW&lang=pt", &["country"])), "nothing");
        let params = |query| Params::read(query, &["country"]).unwrap();
        for query in ["page=0", "page=x", "page=", "page=1.5", "page=99999999999999999999"] {
            assert_eq!(named(params(query).page()), "page", "{query}");
        }
        assert_eq!(named(params("per_page=101").page()), "per_page");
        assert_eq!(named(params("country=FR").one_of("country", Country::ALL)), "country");
    }

    #[test]
    fn what_is_absent_has_its_usual_value() {
        let params = Params::read("", &[]).unwrap();
        assert_eq!(params.page().unwrap(), Page { number: 1, size: 20 });
        assert_eq!(params.one_of("country", Country::ALL).unwrap(), None);
        let params = Params::read("page=3&per_page=7", &[]).unwrap();
        assert_eq!(params.page().unwrap(), Page { number: 3, size: 7 });
    }
}
