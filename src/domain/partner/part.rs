//! The profile in short pages, one subject each: which fields belong to which, and what of each is
//! still missing.

use super::{Details, PartnerState, Profile};
use crate::domain::state::Unmet;

crate::domain::state::text_enum! {
    /// A page of the profile.
    ProfilePart {
        Identity = "identity",
        Contact = "contact",
        Representative = "representative",
        People = "people",
        Work = "work",
        Grants = "grants",
        Declarations = "declarations",
    }
}

impl ProfilePart {
    /// The page on which a field is.
    pub fn of_field(field: &str) -> ProfilePart {
        match field.split('.').next().unwrap_or_default() {
            "region" | "address" | "email" | "phone" | "website" | "lang" => ProfilePart::Contact,
            "representative" | "representative_role" | "board" => ProfilePart::Representative,
            "contacts" => ProfilePart::People,
            "description" | "places" | "sectors" | "yearly_budget" | "staff" => ProfilePart::Work,
            "grants" => ProfilePart::Grants,
            "declared" => ProfilePart::Declarations,
            _ => ProfilePart::Identity,
        }
    }

    /// Whether nothing on it is needed to send the profile.
    pub const fn is_optional(self) -> bool {
        matches!(self, ProfilePart::People | ProfilePart::Grants)
    }

    /// Whether it may be changed in this state: what a verification rests on is locked.
    pub const fn can_edit(self, state: PartnerState) -> bool {
        !matches!(self, ProfilePart::Declarations) || state.can_edit_identity()
    }

    /// How it stands, as a task: `done`, `in-progress` or `to-start`.
    pub fn standing(self, profile: &Profile, details: &Details, missing: &[Unmet]) -> &'static str {
        let gaps = missing.iter().filter_map(|unmet| unmet.field.as_deref());
        // Papers and members have pages of their own.
        let lacks =
            gaps.filter(|field| !matches!(*field, "documents" | "members")).any(|field| Self::of_field(field) == self);
        let begun = match self {
            ProfilePart::Identity => true,
            ProfilePart::Contact => !profile.address.is_empty(),
            ProfilePart::Representative => !profile.representative.is_empty(),
            ProfilePart::People => !details.contacts.is_empty(),
            ProfilePart::Work => !profile.description.is_empty(),
            ProfilePart::Grants => !details.grants.is_empty(),
            ProfilePart::Declarations => !profile.declared.is_empty(),
        };
        match (lacks, begun) {
            (false, true) => "done",
            (true, true) => "in-progress",
            (_, false) => "to-start",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn every_field_that_can_be_missing_has_its_page() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
        let profile = Profile { kind: Some(super::super::PartnerKind::Ngo), ..Profile::default() };
        let missing = profile.check(today);
        let standing = |part: ProfilePart| part.standing(&profile, &Details::default(), &missing);
        use ProfilePart::{Contact, Declarations, Grants, Identity, People, Representative, Work};
        assert_eq!(standing(Identity), "in-progress");
        assert_eq!([Contact, Representative, Work, Declarations, People, Grants].map(standing), ["to-start"; 6]);
        let told = Profile { representative: "Bia".into(), representative_role: "Presidente".into(), ..profile };
        assert_eq!(Representative.standing(&told, &Details::default(), &told.check(today)), "done");
        let pages: Vec<ProfilePart> =
            ["address", "board.0.name", "declared.truth", "registration_number"].map(ProfilePart::of_field).into();
        assert_eq!(pages, [Contact, Representative, Declarations, Identity]);
    }
}
