//! The administrative regions of the countries: ISO 3166-2 codes with their usual names.
//!
//! Source: the list `iso_3166-2` of Debian's iso-codes (LGPL-2.1+), read in 2026-11; codes are facts, the names were
//! reviewed one by one here, because several of its translations are wrong.
//!
//! Where a country has two levels, these are the regions (for Guinea-Bissau those below its three
//! provinces). Names that differ between languages are translated; others stay as they are locally.

use super::place::Country;
use super::text::Lang;

/// One region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Its ISO 3166-2 code, such as `GW-BA`.
    pub code: &'static str,
    /// Its country.
    pub country: Country,
    names: [&'static str; 3],
}

impl Region {
    /// Its name as readers of `lang` know it.
    pub const fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.names[0],
            Lang::En => self.names[1],
            Lang::Pt => self.names[2],
        }
    }

    /// The region with this code.
    pub fn find(code: &str) -> Option<&'static Region> {
        REGIONS.iter().find(|region| region.code == code)
    }

    /// The regions of a country, in the order of their codes.
    pub fn of(country: Country) -> impl Iterator<Item = &'static Region> {
        REGIONS.iter().filter(move |region| region.country == country)
    }
}

/// The name of a region from its code, as readers of `lang` know it. Anything else is its own name: what somebody typed
/// before there was a list.
pub fn name(code: &str, lang: Lang) -> &str {
    match Region::find(code.trim()) {
        Some(region) => region.name(lang),
        None => code,
    }
}

const fn region(country: Country, code: &'static str, fr: &'static str, en: &'static str, pt: &'static str) -> Region {
    Region { code, country, names: [fr, en, pt] }
}

/// Every region, by country.
pub const REGIONS: &[Region] = &[
    region(Country::Gw, "GW-BA", "Bafatá", "Bafatá", "Bafatá"),
    region(Country::Gw, "GW-BL", "Bolama-Bijagós", "Bolama-Bijagós", "Bolama-Bijagós"),
    region(Country::Gw, "GW-BM", "Biombo", "Biombo", "Biombo"),
    region(Country::Gw, "GW-BS", "Bissau", "Bissau", "Bissau"),
    region(Country::Gw, "GW-CA", "Cacheu", "Cacheu", "Cacheu"),
    region(Country::Gw, "GW-GA", "Gabú", "Gabú", "Gabú"),
    region(Country::Gw, "GW-OI", "Oio", "Oio", "Oio"),
    region(Country::Gw, "GW-QU", "Quinara", "Quinara", "Quinara"),
    region(Country::Gw, "GW-TO", "Tombali", "Tombali", "Tombali"),
    region(Country::Gn, "GN-B", "Boké", "Boké", "Boké"),
    region(Country::Gn, "GN-C", "Conakry", "Conakry", "Conacri"),
    region(Country::Gn, "GN-D", "Kindia", "Kindia", "Kindia"),
    region(Country::Gn, "GN-F", "Faranah", "Faranah", "Faranah"),
    region(Country::Gn, "GN-K", "Kankan", "Kankan", "Kankan"),
    region(Country::Gn, "GN-L", "Labé", "Labé", "Labé"),
    region(Country::Gn, "GN-M", "Mamou", "Mamou", "Mamou"),
    region(Country::Gn, "GN-N", "Nzérékoré", "Nzérékoré", "Nzérékoré"),
    region(Country::Cm, "CM-AD", "Adamaoua", "Adamaoua", "Adamaoua"),
    region(Country::Cm, "CM-CE", "Centre", "Centre", "Centro"),
    region(Country::Cm, "CM-EN", "Extrême-Nord", "Far North", "Extremo Norte"),
    region(Country::Cm, "CM-ES", "Est", "East", "Leste"),
    region(Country::Cm, "CM-LT", "Littoral", "Littoral", "Litoral"),
    region(Country::Cm, "CM-NO", "Nord", "North", "Norte"),
    region(Country::Cm, "CM-NW", "Nord-Ouest", "North-West", "Noroeste"),
    region(Country::Cm, "CM-OU", "Ouest", "West", "Oeste"),
    region(Country::Cm, "CM-SU", "Sud", "South", "Sul"),
    region(Country::Cm, "CM-SW", "Sud-Ouest", "South-West", "Sudoeste"),
    region(Country::Ml, "ML-1", "Kayes", "Kayes", "Kayes"),
    region(Country::Ml, "ML-10", "Taoudénit", "Taoudénit", "Taoudénit"),
    region(Country::Ml, "ML-2", "Koulikoro", "Koulikoro", "Koulikoro"),
    region(Country::Ml, "ML-3", "Sikasso", "Sikasso", "Sikasso"),
    region(Country::Ml, "ML-4", "Ségou", "Ségou", "Ségou"),
    region(Country::Ml, "ML-5", "Mopti", "Mopti", "Mopti"),
    region(Country::Ml, "ML-6", "Tombouctou", "Timbuktu", "Tombuctu"),
    region(Country::Ml, "ML-7", "Gao", "Gao", "Gao"),
    region(Country::Ml, "ML-8", "Kidal", "Kidal", "Kidal"),
    region(Country::Ml, "ML-9", "Ménaka", "Ménaka", "Ménaka"),
    region(Country::Ml, "ML-BKO", "Bamako", "Bamako", "Bamako"),
    region(Country::Sn, "SN-DB", "Diourbel", "Diourbel", "Diourbel"),
    region(Country::Sn, "SN-DK", "Dakar", "Dakar", "Dakar"),
    region(Country::Sn, "SN-FK", "Fatick", "Fatick", "Fatick"),
    region(Country::Sn, "SN-KA", "Kaffrine", "Kaffrine", "Kaffrine"),
    region(Country::Sn, "SN-KD", "Kolda", "Kolda", "Kolda"),
    region(Country::Sn, "SN-KE", "Kédougou", "Kédougou", "Kédougou"),
    region(Country::Sn, "SN-KL", "Kaolack", "Kaolack", "Kaolack"),
    region(Country::Sn, "SN-LG", "Louga", "Louga", "Louga"),
    region(Country::Sn, "SN-MT", "Matam", "Matam", "Matam"),
    region(Country::Sn, "SN-SE", "Sédhiou", "Sédhiou", "Sédhiou"),
    region(Country::Sn, "SN-SL", "Saint-Louis", "Saint-Louis", "Saint-Louis"),
    region(Country::Sn, "SN-TC", "Tambacounda", "Tambacounda", "Tambacounda"),
    region(Country::Sn, "SN-TH", "Thiès", "Thiès", "Thiès"),
    region(Country::Sn, "SN-ZG", "Ziguinchor", "Ziguinchor", "Ziguinchor"),
    region(Country::Gm, "GM-B", "Banjul", "Banjul", "Banjul"),
    region(Country::Gm, "GM-L", "Lower River", "Lower River", "Lower River"),
    region(Country::Gm, "GM-M", "Central River", "Central River", "Central River"),
    region(Country::Gm, "GM-N", "North Bank", "North Bank", "North Bank"),
    region(Country::Gm, "GM-U", "Upper River", "Upper River", "Upper River"),
    region(Country::Gm, "GM-W", "West Coast", "West Coast", "West Coast"),
    region(Country::Ng, "NG-AB", "Abia", "Abia", "Abia"),
    region(Country::Ng, "NG-AD", "Adamawa", "Adamawa", "Adamawa"),
    region(Country::Ng, "NG-AK", "Akwa Ibom", "Akwa Ibom", "Akwa Ibom"),
    region(Country::Ng, "NG-AN", "Anambra", "Anambra", "Anambra"),
    region(Country::Ng, "NG-BA", "Bauchi", "Bauchi", "Bauchi"),
    region(Country::Ng, "NG-BE", "Benue", "Benue", "Benue"),
    region(Country::Ng, "NG-BO", "Borno", "Borno", "Borno"),
    region(Country::Ng, "NG-BY", "Bayelsa", "Bayelsa", "Bayelsa"),
    region(Country::Ng, "NG-CR", "Cross River", "Cross River", "Cross River"),
    region(Country::Ng, "NG-DE", "Delta", "Delta", "Delta"),
    region(Country::Ng, "NG-EB", "Ebonyi", "Ebonyi", "Ebonyi"),
    region(Country::Ng, "NG-ED", "Edo", "Edo", "Edo"),
    region(Country::Ng, "NG-EK", "Ekiti", "Ekiti", "Ekiti"),
    region(Country::Ng, "NG-EN", "Enugu", "Enugu", "Enugu"),
    region(
        Country::Ng,
        "NG-FC",
        "Abuja (territoire fédéral)",
        "Abuja (Federal Capital Territory)",
        "Abuja (território federal)",
    ),
    region(Country::Ng, "NG-GO", "Gombe", "Gombe", "Gombe"),
    region(Country::Ng, "NG-IM", "Imo", "Imo", "Imo"),
    region(Country::Ng, "NG-JI", "Jigawa", "Jigawa", "Jigawa"),
    region(Country::Ng, "NG-KD", "Kaduna", "Kaduna", "Kaduna"),
    region(Country::Ng, "NG-KE", "Kebbi", "Kebbi", "Kebbi"),
    region(Country::Ng, "NG-KN", "Kano", "Kano", "Kano"),
    region(Country::Ng, "NG-KO", "Kogi", "Kogi", "Kogi"),
    region(Country::Ng, "NG-KT", "Katsina", "Katsina", "Katsina"),
    region(Country::Ng, "NG-KW", "Kwara", "Kwara", "Kwara"),
    region(Country::Ng, "NG-LA", "Lagos", "Lagos", "Lagos"),
    region(Country::Ng, "NG-NA", "Nasarawa", "Nasarawa", "Nasarawa"),
    region(Country::Ng, "NG-NI", "Niger", "Niger", "Niger"),
    region(Country::Ng, "NG-OG", "Ogun", "Ogun", "Ogun"),
    region(Country::Ng, "NG-ON", "Ondo", "Ondo", "Ondo"),
    region(Country::Ng, "NG-OS", "Osun", "Osun", "Osun"),
    region(Country::Ng, "NG-OY", "Oyo", "Oyo", "Oyo"),
    region(Country::Ng, "NG-PL", "Plateau", "Plateau", "Plateau"),
    region(Country::Ng, "NG-RI", "Rivers", "Rivers", "Rivers"),
    region(Country::Ng, "NG-SO", "Sokoto", "Sokoto", "Sokoto"),
    region(Country::Ng, "NG-TA", "Taraba", "Taraba", "Taraba"),
    region(Country::Ng, "NG-YO", "Yobe", "Yobe", "Yobe"),
    region(Country::Ng, "NG-ZA", "Zamfara", "Zamfara", "Zamfara"),
    region(Country::Ne, "NE-1", "Agadès", "Agadez", "Agadez"),
    region(Country::Ne, "NE-2", "Diffa", "Diffa", "Diffa"),
    region(Country::Ne, "NE-3", "Dosso", "Dosso", "Dosso"),
    region(Country::Ne, "NE-4", "Maradi", "Maradi", "Maradi"),
    region(Country::Ne, "NE-5", "Tahoua", "Tahoua", "Tahoua"),
    region(Country::Ne, "NE-6", "Tillabéri", "Tillabéri", "Tillabéri"),
    region(Country::Ne, "NE-7", "Zinder", "Zinder", "Zinder"),
    region(Country::Ne, "NE-8", "Niamey", "Niamey", "Niamey"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_regions_and_every_code_begins_with_its_country() {
        for country in Country::ALL {
            assert!(Region::of(*country).count() >= 6, "{country}");
            assert!(Region::of(*country).all(|region| region.code.starts_with(&format!("{country}-"))), "{country}");
        }
        let mut codes: Vec<&str> = REGIONS.iter().map(|region| region.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), REGIONS.len());
    }

    #[test]
    fn a_region_has_its_name_in_each_language() {
        let region = Region::find("ML-6").expect("it is in the list");
        assert_eq!(
            Lang::ALL.iter().map(|lang| region.name(*lang)).collect::<Vec<_>>(),
            ["Tombouctou", "Timbuktu", "Tombuctu"]
        );
        assert_eq!(Region::find("GW-L"), None, "a province");
        assert_eq!((name("GW-CA", Lang::Pt), name("Nowhere", Lang::Pt)), ("Cacheu", "Nowhere"));
    }
}
