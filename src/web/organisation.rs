//! A new organisation as its first member types it: with an account, or together with a new one.

use crate::domain::partner::{NewPartner, PartnerKind};
use crate::domain::place::Country;
use crate::domain::region::Region;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::web::form::Form;

/// The organisation as typed, written to at `email` in `lang`.
///
/// # Errors
/// What is wrong with it, each on its field.
pub fn read(form: &Form, email: String, lang: Lang) -> Result<NewPartner, Vec<Unmet>> {
    let (kind, country) = (form.parse::<PartnerKind>("kind"), form.parse::<Country>("country"));
    let mut unmet = Vec::new();
    if kind.is_none() {
        unmet.push(Unmet::new("missing").on("kind"));
    }
    if country.is_none() {
        unmet.push(Unmet::new("missing").on("country"));
    }
    let region = form.string("region");
    let new = NewPartner {
        kind: kind.unwrap_or(PartnerKind::Ngo),
        name: form.string("organisation"),
        // Without a country, that of the region is meant: the list of regions is sorted by country.
        country: country.or(Region::find(&region).map(|region| region.country)).unwrap_or(Country::Gw),
        region,
        registration_number: form.string("registration_number"),
        phone: form.string("phone"),
        email,
        lang,
    };
    unmet.extend(new.check());
    if unmet.is_empty() { Ok(new) } else { Err(unmet) }
}
