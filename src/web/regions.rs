//! Lists of regions for forms.

use serde::Serialize;

use super::query::Choice;
use crate::adapters::i18n;
use crate::domain::place::Country;
use crate::domain::region::Region;
use crate::domain::text::Lang;

/// The regions of one country, for a list of regions sorted by country.
#[derive(Debug, Clone, Serialize)]
pub struct Regions {
    /// The country's name.
    pub text: String,
    /// Its regions.
    pub options: Vec<Choice>,
}

impl Regions {
    /// The regions of every country.
    pub fn all(lang: Lang) -> Vec<Regions> {
        Country::ALL.iter().map(|country| Regions::of(*country, lang)).collect()
    }

    /// The regions of one country.
    pub fn of(country: Country, lang: Lang) -> Regions {
        Regions {
            text: i18n::named(lang.as_str(), "country", country),
            options: Region::of(country)
                .map(|region| Choice { value: region.code.to_owned(), text: region.name(lang).to_owned() })
                .collect(),
        }
    }
}
