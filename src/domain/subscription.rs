//! Readers who are told of new calls: an address, a language, and what they want to hear of.

use chrono::TimeDelta;

use super::place::{Country, Sector};

/// How long an address waits for its confirmation; then it is forgotten. The letter says the same.
pub const CONFIRM_WITHIN: TimeDelta = TimeDelta::days(2);
/// The purpose under which `Secrets::link_token` computes the link that confirms an address.
pub const CONFIRM_LINK: &str = "subscription-confirm";
/// The purpose of the link that changes or ends a subscription. It stands in every letter.
pub const OWN_LINK: &str = "subscription";

/// What a reader wants to hear of. An empty list means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Calls of these countries.
    pub countries: Vec<Country>,
    /// Calls in these fields.
    pub sectors: Vec<Sector>,
}

impl Wishes {
    /// These wishes, each once, in the order of the lists.
    pub fn of(countries: Vec<Country>, sectors: Vec<Sector>) -> Self {
        Wishes {
            countries: Country::ALL.iter().copied().filter(|country| countries.contains(country)).collect(),
            sectors: Sector::ALL.iter().copied().filter(|sector| sectors.contains(sector)).collect(),
        }
    }

    /// Whether a call of this country and field is wanted.
    pub fn cover(&self, country: Country, sector: Sector) -> bool {
        (self.countries.is_empty() || self.countries.contains(&country))
            && (self.sectors.is_empty() || self.sectors.contains(&sector))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_wish_covers_everything_and_others_what_they_name() {
        assert!(Wishes::default().cover(Country::Gw, Sector::Trade));
        let wishes = Wishes::of(vec![Country::Ml, Country::Gw, Country::Ml], vec![Sector::Fisheries]);
        assert_eq!(wishes.countries, [Country::Gw, Country::Ml]);
        assert!(wishes.cover(Country::Gw, Sector::Fisheries));
        assert!(!wishes.cover(Country::Gw, Sector::Trade));
        assert!(!wishes.cover(Country::Sn, Sector::Fisheries));
    }
}
