//! What an organisation says about itself before it is verified, and what is still missing there.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::papers::{Paper, PaperGap, paper_gaps};
use crate::domain::place::Country;
use crate::domain::region::Region;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;

crate::domain::state::text_enum! {
    /// What kind of organisation it is.
    PartnerKind {
        Ngo = "ngo",
        CommunityOrganisation = "community_organisation",
        InformalGroup = "informal_group",
        Cooperative = "cooperative",
        Company = "company",
        LocalAuthority = "local_authority",
    }
}

impl PartnerKind {
    /// Whether it is entered in a register and has a number there.
    pub const fn is_registered(self) -> bool {
        match self {
            PartnerKind::Ngo | PartnerKind::CommunityOrganisation | PartnerKind::Cooperative | PartnerKind::Company => {
                true
            }
            PartnerKind::InformalGroup | PartnerKind::LocalAuthority => false,
        }
    }

    /// The declarations it makes: companies do not say that they are without profit.
    pub fn declarations(self) -> Vec<Declaration> {
        let for_profit = matches!(self, PartnerKind::Company | PartnerKind::Cooperative);
        Declaration::ALL
            .iter()
            .copied()
            .filter(|declaration| !(for_profit && *declaration == Declaration::NonProfit))
            .collect()
    }
}

crate::domain::state::text_enum! {
    /// What an organisation declares when it sends its profile. The eight declarations follow the
    /// registration of the UN Partner Portal.
    Declaration {
        NonProfit = "non_profit",
        HumanRights = "human_rights",
        Partnership = "partnership",
        NonDiscrimination = "non_discrimination",
        Protection = "protection",
        Integrity = "integrity",
        Sanctions = "sanctions",
        Truth = "truth",
    }
}

/// What an organisation begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPartner {
    /// Its kind.
    pub kind: PartnerKind,
    /// Its name.
    pub name: String,
    /// Where it works.
    pub country: Country,
    /// The code of its region.
    pub region: String,
    /// Its registration number, if it has one.
    pub registration_number: String,
    /// Its telephone.
    pub phone: String,
    /// Its address for mails.
    pub email: String,
    /// The language it writes.
    pub lang: Lang,
}

impl NewPartner {
    /// What is wrong with it, each on the field of that name. A registration number may follow later.
    pub fn check(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        for (field, text, longest) in [("organisation", &self.name, 200), ("phone", &self.phone, 40)] {
            if text.trim().is_empty() {
                unmet.push(Unmet::new("missing").on(field));
            } else if text.chars().count() > longest {
                unmet.push(Unmet::new("text-too-long").on(field).with("max", longest));
            }
        }
        if self.registration_number.chars().count() > 60 {
            unmet.push(Unmet::new("text-too-long").on("registration_number").with("max", 60));
        }
        unmet.extend(check_region(self.country, &self.region));
        unmet
    }
}

/// What is wrong with a region: it is chosen, and lies in the country.
pub fn check_region(country: Country, region: &str) -> Vec<Unmet> {
    match Region::find(region) {
        _ if region.trim().is_empty() => vec![Unmet::new("missing").on("region")],
        Some(found) if found.country == country => Vec::new(),
        _ => vec![Unmet::new("region-of-another-country").on("region")],
    }
}

/// What an organisation says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// What kind it is.
    pub kind: Option<PartnerKind>,
    /// Its full name.
    pub name: String,
    /// Where it works.
    pub country: Option<Country>,
    /// The code of its region.
    pub region: String,
    /// Where it is found.
    pub address: String,
    /// Its number in the register of its country.
    pub registration_number: String,
    /// The year in which it was founded.
    pub founded_year: Option<i32>,
    /// Where to write to it.
    pub email: String,
    /// Where to call it; its own contact, also used to confirm a change of account.
    pub phone: String,
    /// Who stands for it.
    pub representative: String,
    /// As what.
    pub representative_role: String,
    /// What it does.
    pub description: String,
    /// What it declares.
    pub declared: BTreeSet<Declaration>,
    /// The papers it attached.
    pub papers: Vec<Paper>,
    /// How many members may bind it.
    pub signatories: usize,
}

impl Profile {
    /// Everything that keeps the profile from being sent for verification.
    pub fn check(&self, today: NaiveDate) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let texts = [
            ("name", &self.name, 200),
            ("region", &self.region, 20),
            ("address", &self.address, 300),
            ("phone", &self.phone, 40),
            ("representative", &self.representative, 120),
            ("representative_role", &self.representative_role, 120),
            ("description", &self.description, 3000),
        ];
        if self.kind.is_none() {
            unmet.push(Unmet::new("missing").on("kind"));
        }
        if self.country.is_none() {
            unmet.push(Unmet::new("missing").on("country"));
        }
        for (field, text, longest) in texts {
            if text.trim().is_empty() {
                unmet.push(Unmet::new("missing").on(field));
            } else if text.chars().count() > longest {
                unmet.push(Unmet::new("text-too-long").on(field).with("max", longest));
            }
        }
        if self.email.trim().is_empty() {
            unmet.push(Unmet::new("missing").on("email"));
        } else if !looks_like_email(self.email.trim()) {
            unmet.push(Unmet::new("email-unreadable").on("email"));
        }
        if let Some(year) = self.founded_year
            && !(1900..=today.year()).contains(&year)
        {
            unmet.push(Unmet::new("year-impossible").on("founded_year"));
        }
        if let Some(kind) = self.kind {
            unmet.extend(self.check_kind(kind, today));
        }
        if self.signatories == 0 {
            unmet.push(Unmet::new("missing-signatory").on("members"));
        }
        unmet
    }

    fn check_kind(&self, kind: PartnerKind, today: NaiveDate) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if kind.is_registered() && self.registration_number.trim().is_empty() {
            unmet.push(Unmet::new("missing").on("registration_number"));
        }
        unmet.extend(paper_gaps(kind, &self.papers, today).iter().map(PaperGap::unmet));
        for declaration in kind.declarations() {
            if !self.declared.contains(&declaration) {
                unmet.push(Unmet::new("missing-declaration").on(format!("declared.{declaration}")));
            }
        }
        unmet
    }
}

/// Whether a text has the form of an e-mail address: one `@`, something before it, a name with a
/// dot after it, no spaces. Whether it exists, only a message to it can tell.
pub fn looks_like_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let host_parts: Vec<&str> = host.split('.').collect();
    !user.is_empty()
        && host_parts.len() >= 2
        && host_parts.iter().all(|part| !part.is_empty())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"'))
        && text.matches('@').count() == 1
        && text.len() <= 254
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::partner::PaperKind;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date")
    }

    fn codes(unmet: &[Unmet]) -> Vec<&'static str> {
        unmet.iter().map(|unmet| unmet.code).collect()
    }

    fn papers(kinds: &[PaperKind]) -> Vec<Paper> {
        let paper = |kind: &PaperKind| Paper {
            document: Id(uuid::Uuid::nil()),
            kind: *kind,
            number: String::new(),
            issued_on: today(),
            expires_on: None,
        };
        kinds.iter().map(paper).collect()
    }

    fn profile() -> Profile {
        Profile {
            kind: Some(PartnerKind::Ngo),
            name: "Associação Exemplo de Bafatá".to_owned(),
            country: Some(Country::Gw),
            region: "GW-BA".to_owned(),
            address: "Bairro Exemplo".to_owned(),
            registration_number: "123/2015".to_owned(),
            founded_year: Some(2015),
            email: "contacto@exemplo.example".to_owned(),
            phone: "+245 900 000 000".to_owned(),
            representative: "Bia Exemplo".to_owned(),
            representative_role: "Presidente".to_owned(),
            description: "Hortas e formação.".to_owned(),
            declared: Declaration::ALL.iter().copied().collect(),
            papers: papers(PartnerKind::Ngo.papers()),
            signatories: 1,
        }
    }

    #[test]
    fn a_complete_profile_lacks_nothing_and_an_empty_one_names_every_gap() {
        let today = today();
        assert_eq!(profile().check(today), []);
        assert_eq!(
            codes(&Profile::default().check(today)),
            [["missing"; 10].as_slice(), &["missing-signatory"]].concat()
        );
    }

    #[test]
    fn each_kind_is_asked_what_concerns_it() {
        let today = today();
        let mut group = Profile { kind: Some(PartnerKind::InformalGroup), ..profile() };
        group.registration_number.clear();
        group.papers = papers(&[PaperKind::Mandate]);
        assert_eq!(group.check(today), []);
        let mut company = Profile { kind: Some(PartnerKind::Company), ..profile() };
        company.papers = papers(PartnerKind::Company.papers());
        company.declared.remove(&Declaration::NonProfit);
        assert_eq!(company.check(today), []);
        let mut ngo = group.clone();
        ngo.kind = Some(PartnerKind::Ngo);
        ngo.declared.remove(&Declaration::NonProfit);
        assert_eq!(
            codes(&ngo.check(today)),
            ["missing", "partner-paper-missing", "partner-paper-missing", "missing-declaration"]
        );
    }

    #[test]
    fn wrong_values_of_a_profile_are_named() {
        let wrong = Profile {
            email: "exemplo".to_owned(),
            founded_year: Some(2027),
            description: "x".repeat(3001),
            ..profile()
        };
        assert_eq!(codes(&wrong.check(today())), ["text-too-long", "email-unreadable", "year-impossible"]);
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["a@b.example", "prénom.nom@exemple.example"] {
            assert!(looks_like_email(good), "{good}");
        }
        for bad in
            ["", "a", "a@b", "@b.example", "a@.example", "a b@c.example", "a@b@c.example", "a@b.example, c@d.example"]
        {
            assert!(!looks_like_email(bad), "{bad}");
        }
    }
}
