//! What each template takes, as structs that serialise to its JSON.
//!
//! Amounts are whole numbers of the currency's minor unit, scores hundredths of a point, quantities
//! thousandths: nothing is ever a float. Dates are the place's calendar dates, instants are UTC.
//! Texts are already in the document's language; words of the portal itself (states, headings,
//! kinds of events) are keys that the template translates.
//!
//! Each struct has a `sample()`: a plausible document of invented parties, used by the tests and
//! by whoever wants to see a template.

mod agreement;
mod evidence;
mod letter;
mod receipt;
mod report_receipt;
mod stamp;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::Serialize;

use crate::domain::money;

pub use agreement::{
    AgeRow, AgreementData, BudgetHeading, BudgetLine, Condition, Indicator, ReportDue, Terms, Tranche,
};
pub use evidence::{EventKind, EvidenceData, EvidenceEvent, EvidenceFile, EvidenceParty, FileKind, Side};
pub use letter::{CriterionResult, LetterData, Outcome};
pub use receipt::{AttachedFile, ReceiptData, Submission};
pub use report_receipt::{ReportReceiptData, SentReport};
pub use stamp::StampData;

/// A currency: how to name it and how many decimals its minor unit has.
#[derive(Clone, Debug, Serialize)]
pub struct Currency {
    /// ISO 4217 code. The templates know what people write for it.
    pub code: &'static str,
    /// Decimals: 0 for XOF, XAF and GNF, 2 for EUR.
    pub exponent: u32,
}

impl From<money::Currency> for Currency {
    fn from(currency: money::Currency) -> Self {
        Self { code: currency.as_str(), exponent: currency.decimals() }
    }
}

/// A person who acts for a party.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Function in the organisation.
    pub function: String,
}

/// An organisation as a document names it.
#[derive(Clone, Debug, Serialize)]
pub struct Party {
    /// Registered name.
    pub name: String,
    /// Registration number with its register, if it has one.
    pub registration: Option<String>,
    /// Address, one line each.
    pub address: Vec<String>,
    /// Address for correspondence.
    pub email: Option<String>,
    /// Who acts for it.
    pub representative: Person,
}

/// The call, and the lot if the call has several.
#[derive(Clone, Debug, Serialize)]
pub struct CallRef {
    /// Code of the call.
    pub code: String,
    /// Title in the document's language.
    pub title: String,
    /// Name of the lot.
    pub lot: Option<String>,
    /// Title of the programme that the call belongs to.
    pub programme: String,
}

/// The proposal that a document is about.
#[derive(Clone, Debug, Serialize)]
pub struct ProposalRef {
    /// Code of the proposal.
    pub code: String,
    /// Title of the project.
    pub title: String,
    /// Number of the receipt of its submission.
    pub receipt: String,
    /// The day it was submitted, at the place.
    pub submitted: NaiveDate,
}

/// An instant, and what the clock on the wall of the place showed.
#[derive(Clone, Debug, Serialize)]
pub struct Moment {
    /// The instant. Printed to the second.
    pub utc: DateTime<Utc>,
    /// The same in the place's time.
    pub local: NaiveDateTime,
    /// The place, such as « Bissau ».
    pub place: String,
}

/// An instant of the samples.
fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("samples hold valid instants")
}

/// A date of the samples.
fn date(text: &str) -> NaiveDate {
    text.parse().expect("samples hold valid dates")
}

fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The organisation that publishes the calls of the samples.
fn sample_organisation() -> Party {
    Party {
        name: "Fondation Trois Rives".to_owned(),
        registration: Some("Registre des fondations, no 2009-117".to_owned()),
        address: lines(&["12, avenue des Palétuviers", "Dakar", "Sénégal"]),
        email: Some("subventions@troisrives.example".to_owned()),
        representative: Person {
            name: "Aïssatou Ndiaye-Lacroix".to_owned(),
            function: "Directrice des programmes".to_owned(),
        },
    }
}

/// The partner of the samples. Its name tries to be markup: a template must print it as it is.
fn sample_partner() -> Party {
    Party {
        name: "Associação Terra e Sal #read(\"/etc/passwd\") $x$ *b* _i_ @ref <a>".to_owned(),
        registration: Some("Registo comercial de Bissau, n.º 431/2016".to_owned()),
        address: lines(&["Rua do Arrozal, 7", "Bairro de Ajuda", "Bissau", "Guiné-Bissau"]),
        email: Some("direcao@terraesal.example".to_owned()),
        representative: Person { name: "Ɲima Djaló Cabral".to_owned(), function: "Presidente".to_owned() },
    }
}

fn sample_call() -> CallRef {
    CallRef {
        code: "GW-2026-03".to_owned(),
        title: "Transformation et vente des produits de la mer et du maraîchage".to_owned(),
        lot: Some("Lot 2 : Quinara et Tombali".to_owned()),
        programme: "Micro-projets communautaires des Trois Rives".to_owned(),
    }
}

fn sample_proposal() -> ProposalRef {
    ProposalRef {
        code: "GW-2026-03-0042".to_owned(),
        title: "Sel solaire et légumes séchés de la rivière Grande de Buba".to_owned(),
        receipt: "R-2026-000042-7".to_owned(),
        submitted: date("2026-11-21"),
    }
}

fn sample_currency() -> Currency {
    money::Currency::Xof.into()
}
