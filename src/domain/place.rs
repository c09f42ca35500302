//! The countries of the programmes, with their currency, clock and languages.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::money::Currency;
use super::state::Instant;
use super::text::Lang;

super::state::text_enum! {
    /// A country, by its ISO 3166-1 alpha-2 code.
    Country { Gw = "GW", Gn = "GN", Cm = "CM", Ml = "ML", Sn = "SN", Gm = "GM", Ng = "NG", Ne = "NE" }
}

impl Country {
    /// The countries of the founding programme, in which calls are made.
    pub const OF_CALLS: [Country; 5] = [Country::Cm, Country::Gw, Country::Gn, Country::Ml, Country::Sn];

    /// The currency in which grants of this country are made.
    pub const fn currency(self) -> Currency {
        match self {
            Country::Gw | Country::Ml | Country::Sn | Country::Ne => Currency::Xof,
            Country::Cm => Currency::Xaf,
            Country::Gn => Currency::Gnf,
            Country::Gm => Currency::Gmd,
            Country::Ng => Currency::Ngn,
        }
    }

    /// The clock of the country's capital.
    pub const fn time_zone(self) -> Tz {
        match self {
            Country::Gw => Tz::Africa__Bissau,
            Country::Gn => Tz::Africa__Conakry,
            Country::Cm => Tz::Africa__Douala,
            Country::Ml => Tz::Africa__Bamako,
            Country::Sn => Tz::Africa__Dakar,
            Country::Gm => Tz::Africa__Banjul,
            Country::Ng => Tz::Africa__Lagos,
            Country::Ne => Tz::Africa__Niamey,
        }
    }

    /// The day on the calendar there.
    pub fn day(self, at: Instant) -> NaiveDate {
        at.with_timezone(&self.time_zone()).date_naive()
    }

    /// The city that people name when they say whose clock they mean.
    pub const fn clock_city(self) -> &'static str {
        match self {
            Country::Gw => "Bissau",
            Country::Gn => "Conakry",
            Country::Cm => "Yaoundé",
            Country::Ml => "Bamako",
            Country::Sn => "Dakar",
            Country::Gm => "Banjul",
            Country::Ng => "Lagos",
            Country::Ne => "Niamey",
        }
    }

    /// The languages in which proposals are usually written there, the first one first.
    pub const fn languages(self) -> &'static [Lang] {
        match self {
            Country::Gw => &[Lang::Pt, Lang::Fr],
            Country::Cm => &[Lang::Fr, Lang::En],
            Country::Gm | Country::Ng => &[Lang::En],
            Country::Gn | Country::Ml | Country::Sn | Country::Ne => &[Lang::Fr],
        }
    }
}

super::state::text_enum! {
    /// The field of work of a call.
    Sector { Agriculture = "agriculture", Fisheries = "fisheries", Transport = "transport", Trade = "trade" }
}
