//! The people and organisations of the demo. All are invented, and say so in their names.

use crate::domain::actor::{Grant, Role};
use crate::domain::partner::{Details, PartnerKind, PastGrant, Person};
use crate::domain::place::{Country, Sector};
use crate::domain::text::Lang;

/// Everybody's password. The demo listens on this machine alone.
pub const PASSWORD: &str = "kafo-demo-2026";

/// A member of staff.
pub struct StaffWords {
    /// Name in addresses and in this file.
    pub login: &'static str,
    /// The name shown.
    pub name: &'static str,
    /// The role, everywhere.
    pub role: Role,
    /// The language of their mails.
    pub lang: Lang,
}

impl StaffWords {
    /// Their address.
    pub fn email(&self) -> String {
        format!("{}@demo.kafo.example", self.login)
    }

    /// Their role.
    pub fn grants(&self) -> Vec<Grant> {
        vec![Grant::everywhere(self.role)]
    }
}

const fn staff(login: &'static str, name: &'static str, role: Role, lang: Lang) -> StaffWords {
    StaffWords { login, name, role, lang }
}

/// The staff. The first of each role is the account printed by `kafo demo`.
pub const STAFF: [StaffWords; 14] = [
    staff("programme", "Alpha Exemple", Role::ProgrammeOfficer, Lang::Fr),
    staff("programme2", "Bêta Exemple", Role::ProgrammeOfficer, Lang::En),
    staff("evaluation", "Gamma Exemple", Role::Evaluator, Lang::Fr),
    staff("evaluation2", "Delta Exemple", Role::Evaluator, Lang::Pt),
    staff("evaluation3", "Epsilon Exemple", Role::Evaluator, Lang::En),
    staff("presidence", "Zêta Exemple", Role::CommitteeChair, Lang::Fr),
    staff("decision", "Êta Exemple", Role::DecisionMaker, Lang::Fr),
    staff("finance", "Thêta Exemple", Role::FinanceOfficer, Lang::Fr),
    staff("approbation", "Iota Exemple", Role::FinanceApprover, Lang::Fr),
    staff("approbation2", "Kappa Exemple", Role::FinanceApprover, Lang::Fr),
    staff("tresorerie", "Lambda Exemple", Role::FinanceApprover, Lang::Fr),
    staff("audit", "Mu Exemple", Role::Auditor, Lang::En),
    staff("bailleur", "Nu Exemple", Role::Donor, Lang::En),
    staff("administration", "Xi Exemple", Role::Administrator, Lang::Fr),
];

/// An organisation, with its signatory and an editor.
pub struct PartnerWords {
    /// Name in addresses.
    pub login: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its kind.
    pub kind: PartnerKind,
    /// Its country.
    pub country: Country,
    /// Its region.
    pub region: &'static str,
    /// The signatory's name.
    pub signatory: &'static str,
    /// The editor's name.
    pub editor: &'static str,
    /// The language it writes.
    pub lang: Lang,
}

const fn partner(
    login: &'static str,
    name: &'static str,
    kind: PartnerKind,
    country: Country,
    region: &'static str,
    people: (&'static str, &'static str),
    lang: Lang,
) -> PartnerWords {
    PartnerWords { login, name, kind, country, region, signatory: people.0, editor: people.1, lang }
}

/// Eight NGOs and one company.
pub const PARTNERS: [PartnerWords; 9] = [
    partner(
        "mindjeris",
        "Associação Exemplo Mindjeris",
        PartnerKind::Ngo,
        Country::Gw,
        "Bafatá",
        ("Ana Exemplo", "Beto Exemplo"),
        Lang::Pt,
    ),
    partner(
        "firma",
        "Associação Exemplo Nô Firma",
        PartnerKind::Ngo,
        Country::Gw,
        "Gabú",
        ("Carla Exemplo", "Dino Exemplo"),
        Lang::Pt,
    ),
    partner(
        "fouta",
        "Union Exemple Fouta Eau",
        PartnerKind::Ngo,
        Country::Gn,
        "Labé",
        ("Aïda Exemple", "Boubou Exemple"),
        Lang::Fr,
    ),
    partner(
        "kolo",
        "Association Exemple Kolo",
        PartnerKind::Ngo,
        Country::Gn,
        "Mamou",
        ("Codou Exemple", "Daou Exemple"),
        Lang::Fr,
    ),
    partner(
        "sahel",
        "Association Exemple Sahel Femmes",
        PartnerKind::Ngo,
        Country::Cm,
        "Maroua",
        ("Elka Exemple", "Fadi Exemple"),
        Lang::Fr,
    ),
    partner(
        "rives",
        "ONG Exemple Rives",
        PartnerKind::Ngo,
        Country::Cm,
        "Edéa",
        ("Gisa Exemple", "Hann Exemple"),
        Lang::Fr,
    ),
    partner(
        "benkadi",
        "ONG Exemple Benkadi",
        PartnerKind::Ngo,
        Country::Ml,
        "Kayes",
        ("Issa Exemple", "Jeli Exemple"),
        Lang::Fr,
    ),
    partner(
        "semences",
        "Exemple Semences SARL",
        PartnerKind::Company,
        Country::Ml,
        "Sikasso",
        ("Kani Exemple", "Lobo Exemple"),
        Lang::Fr,
    ),
    partner(
        "fouladou",
        "ONG Exemple Fouladou",
        PartnerKind::Ngo,
        Country::Sn,
        "Kolda",
        ("Mina Exemple", "Nafi Exemple"),
        Lang::Fr,
    ),
];

/// An organisation that registered last week and waits for its verification.
pub const NEWCOMER: PartnerWords = partner(
    "sini",
    "Coopérative Exemple Sini",
    PartnerKind::Cooperative,
    Country::Sn,
    "Ziguinchor",
    ("Ousmane Exemple", "Penda Exemple"),
    Lang::Fr,
);

/// A second registration of [`TWIN_OF`].
pub const TWIN: PartnerWords = partner(
    "benkadi-kayes",
    "Benkadi Exemple (ONG)",
    PartnerKind::Ngo,
    Country::Ml,
    "Kayes",
    ("Issouf Exemple", ""),
    Lang::Fr,
);

/// Which organisation was registered twice.
pub const TWIN_OF: usize = 6;

/// The telephone of the organisation of this number.
pub fn phone(index: usize) -> String {
    format!("+000 00 00 {index:02} 10")
}

/// What the organisation of this number tells of itself.
pub fn details(index: usize) -> Details {
    let words = partner_words(index);
    let person = |name: &str, role: &str| Person { name: name.into(), role: role.into(), ..Person::default() };
    Details {
        board: vec![person(words.signatory, "Présidence"), person(words.editor, "Secrétariat")],
        contacts: vec![Person {
            phone: phone(index),
            email: format!("redaction@{}.example", words.login),
            ..person(words.editor, "Rédaction")
        }],
        places: vec![super::content::region_of(words.region).into()],
        sectors: vec![Sector::ALL[index % Sector::ALL.len()]],
        yearly_budget: format!("{} 000 000 {}", 12 + 3 * index, words.country.currency()),
        staff: (4 + index).to_string(),
        grants: vec![PastGrant {
            donor: "Fonds Exemple".into(),
            title: "Jardins scolaires (exemple)".into(),
            years: "2022-2023".into(),
            amount: format!("{} 500 000 {}", 3 + index, words.country.currency()),
        }],
    }
}

/// The words of the organisation of this number; the newcomer comes after the partners.
pub fn partner_words(index: usize) -> &'static PartnerWords {
    PARTNERS.get(index).unwrap_or(&NEWCOMER)
}

/// Which organisations answer the calls of a country: its own, and a neighbour's.
pub fn applicants(country: Country) -> [usize; 3] {
    match country {
        Country::Gw => [0, 1, 8],
        Country::Gn => [2, 3, 6],
        Country::Cm => [4, 5, 7],
        Country::Ml => [6, 7, 3],
        _ => [8, 0, 1],
    }
}
