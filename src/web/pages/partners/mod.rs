//! Organisations: their own pages, and what the programme's staff sees of them.

mod bank;
mod duplicates;
mod edit;
mod judge;
mod members;
mod office;
mod own;
mod papers;

use chrono::NaiveDate;
use serde::Serialize;

use crate::db::documents::DocumentRow;
use crate::db::partners::{BankAccountRow, PartnerRow};
use crate::domain::bank::BankState;
use crate::domain::document::{Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::partner::{
    Declaration, Details, PaperKind, PaperStanding, PartnerKind, PartnerState, PastGrant, Person,
};
use crate::domain::place::{Country, Sector};
use crate::domain::region;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::routes::Routes;

pub use bank::{Bank, ConfirmBank};
pub use duplicates::{Duplicate, Duplicates, Merge};
pub use edit::{Edit, EditPart, New};
pub use judge::{SecondLook, Signatory, Suspend, Verify};
pub use members::{HandOver, Members, RemoveMember};
pub use office::{Office, OfficeIndex};
pub use own::{Choose, Own, Submit};
pub use papers::{AddPaper, Papers};

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    own::routes(routes);
    edit::routes(routes);
    members::routes(routes);
    papers::routes(routes);
    bank::routes(routes);
    // Before the page of one partner, whose address is like theirs.
    duplicates::routes(routes);
    office::routes(routes);
    judge::routes(routes);
}

/// An organisation at the head of each of its pages, and in full.
#[derive(Debug, Clone, Serialize)]
struct Profile {
    id: Id,
    name: String,
    short_name: String,
    kind: PartnerKind,
    /// The stored state, or `expired` for a verification that has ended.
    state: &'static str,
    country: Country,
    region: String,
    address: String,
    registration_number: String,
    founded_year: Option<i32>,
    email: String,
    phone: String,
    website: String,
    representative: String,
    representative_role: String,
    description: String,
    lang: Lang,
    details: Details,
    /// The names of the regions where it works.
    places: Vec<String>,
    declared: Vec<Declaration>,
    reason: String,
    verified_at: Option<Instant>,
    expires_at: Option<Instant>,
    updated_at: Instant,
    version: i32,
}

impl Profile {
    fn of(row: &PartnerRow, now: Instant, lang: Lang) -> Profile {
        let has_ended = row.state == PartnerState::Verified && row.expires_at.is_some_and(|end| end <= now);
        Profile {
            id: row.id,
            name: row.name.clone(),
            short_name: row.short_name.clone(),
            kind: row.kind,
            state: if has_ended { "expired" } else { row.state.as_str() },
            country: row.country,
            region: region::name(&row.region, lang).to_owned(),
            address: row.address.clone(),
            registration_number: row.registration_number.clone(),
            founded_year: row.founded_year,
            email: row.email.clone(),
            phone: row.phone.clone(),
            website: row.website.clone(),
            representative: row.representative.clone(),
            representative_role: row.representative_role.clone(),
            description: row.description.clone(),
            lang: row.lang,
            places: row.details.places.iter().map(|code| region::name(code, lang).to_owned()).collect(),
            details: row.details.clone(),
            declared: row.verification.declared.iter().copied().collect(),
            reason: row.state_reason.clone(),
            verified_at: row.verified_at,
            expires_at: row.expires_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }

    fn sample(state: &'static str) -> Profile {
        let at = sample_time();
        Profile {
            id: sample_id(),
            name: "Associação Exemplo de Bafatá".into(),
            short_name: "AEB".into(),
            kind: PartnerKind::Ngo,
            state,
            country: Country::Gw,
            region: "Bafatá".into(),
            address: "Bairro Exemplo\nBafatá".into(),
            registration_number: "123/2015".into(),
            founded_year: Some(2015),
            email: "contacto@exemplo.example".into(),
            phone: "+245 900 000 000".into(),
            website: String::new(),
            representative: "Bia Exemplo".into(),
            representative_role: "Presidente".into(),
            description: "Hortas e formação.".into(),
            lang: Lang::Pt,
            details: Details {
                board: vec![Person { name: "Bia Exemplo".into(), role: "Presidente".into(), ..Person::default() }],
                contacts: vec![Person {
                    name: "Carlos Exemplo".into(),
                    role: "Contabilidade".into(),
                    phone: "+245 900 000 001".into(),
                    email: "carlos@exemplo.example".into(),
                }],
                places: vec!["GW-BA".into()],
                sectors: Sector::ALL.to_vec(),
                yearly_budget: "12 000 000 FCFA".into(),
                staff: "4".into(),
                grants: vec![PastGrant { donor: "Fundo Exemplo".into(), ..PastGrant::default() }],
            },
            places: vec!["Bafatá".into()],
            declared: Declaration::ALL.to_vec(),
            reason: if state == "refused" || state == "suspended" {
                "Papiers manquants.".into()
            } else {
                String::new()
            },
            verified_at: (state == "verified").then_some(at),
            expires_at: (state == "verified" || state == "expired").then_some(at),
            updated_at: at,
            version: 3,
        }
    }
}

/// A bank account as it may be shown: its number is masked.
#[derive(Debug, Clone, Serialize)]
struct Account {
    id: Id,
    holder: String,
    bank: String,
    last4: String,
    currency: Currency,
    state: BankState,
    note: String,
    declared_at: Instant,
    verified_at: Option<Instant>,
}

impl From<BankAccountRow> for Account {
    fn from(row: BankAccountRow) -> Self {
        Account {
            id: row.id,
            holder: row.holder,
            bank: row.bank,
            last4: row.number_last4,
            currency: row.currency,
            state: row.state,
            note: row.note,
            declared_at: row.created_at,
            verified_at: row.verified_at,
        }
    }
}

impl Account {
    fn sample(state: BankState) -> Account {
        Account {
            id: sample_id(),
            holder: "Associação Exemplo".into(),
            bank: "Banco Exemplo".into(),
            last4: "5678".into(),
            currency: Currency::Xof,
            state,
            note: if state == BankState::Verified { "Appel du 3 mars.".into() } else { String::new() },
            declared_at: sample_time(),
            verified_at: (state == BankState::Verified).then_some(sample_time()),
        }
    }
}

/// A file of an organisation.
#[derive(Debug, Clone, Serialize)]
struct Paper {
    id: Id,
    purpose: Purpose,
    name: String,
    /// Where it is fetched; empty when the scanner refused it.
    href: String,
    kind: String,
    size: i64,
    sha256: String,
    scan: ScanState,
    added_at: Instant,
}

impl From<&DocumentRow> for Paper {
    fn from(row: &DocumentRow) -> Self {
        Paper {
            id: row.id,
            purpose: row.purpose,
            name: row.name.clone(),
            href: if row.scan == ScanState::Refused { String::new() } else { format!("/documents/{}", row.id) },
            kind: row.storage_key.rsplit('.').next().unwrap_or_default().to_uppercase(),
            size: row.size,
            sha256: row.sha256.clone(),
            scan: row.scan,
            added_at: row.created_at,
        }
    }
}

impl Paper {
    fn sample(scan: ScanState) -> Paper {
        Paper {
            id: sample_id(),
            purpose: Purpose::Registration,
            name: "récépissé.pdf".into(),
            href: if scan == ScanState::Refused { String::new() } else { "/documents/1".into() },
            kind: "PDF".into(),
            size: 210_000,
            sha256: "0f".repeat(32),
            scan,
            added_at: sample_time(),
        }
    }
}

/// A paper with dates: one that the organisation needs, or one that it gave all the same.
#[derive(Debug, Clone, Serialize)]
struct PaperLine {
    kind: PaperKind,
    /// Whether its kind of organisation needs it.
    needed: bool,
    /// `missing`, or how it stands today.
    state: &'static str,
    number: String,
    issued_on: Option<NaiveDate>,
    expires_on: Option<NaiveDate>,
    file: Option<Paper>,
}

/// The papers of an organisation, those that it needs first, and its other files.
fn papers_of(row: &PartnerRow, documents: &[DocumentRow], now: Instant) -> (Vec<PaperLine>, Vec<Paper>) {
    let today = row.today(now);
    let needed = row.kind.papers();
    let also = row.papers.0.iter().map(|paper| paper.kind).filter(|kind| !needed.contains(kind));
    let line = |kind: PaperKind| {
        let paper = row.papers.0.iter().find(|paper| paper.kind == kind);
        let file = paper.and_then(|paper| documents.iter().find(|document| document.id == paper.document));
        PaperLine {
            kind,
            needed: needed.contains(&kind),
            state: match paper.map(|paper| paper.standing(today)) {
                None => "missing",
                Some(PaperStanding::Valid) => "valid",
                Some(PaperStanding::EndsSoon) => "ends_soon",
                Some(PaperStanding::Expired) => "expired",
            },
            number: paper.map(|paper| paper.number.clone()).unwrap_or_default(),
            issued_on: paper.map(|paper| paper.issued_on),
            expires_on: paper.and_then(|paper| paper.expires_on),
            file: file.map(Paper::from),
        }
    };
    let lines = needed.iter().copied().chain(also).map(line).collect();
    let is_paper = |document: &&DocumentRow| row.papers.0.iter().any(|paper| paper.document == document.id);
    (lines, documents.iter().filter(|document| !is_paper(document)).map(Paper::from).collect())
}

impl PaperLine {
    fn samples() -> Vec<PaperLine> {
        let day = NaiveDate::from_ymd_opt(2027, 1, 12);
        let line = |kind, state, file: bool| PaperLine {
            kind,
            needed: true,
            state,
            number: if file { "12/2015".into() } else { String::new() },
            issued_on: day.filter(|_| file),
            expires_on: day.filter(|_| file),
            file: file.then(|| Paper::sample(ScanState::Clean)),
        };
        vec![
            line(PaperKind::Registration, "ends_soon", true),
            line(PaperKind::Statutes, "missing", false),
            line(PaperKind::Mandate, "valid", true),
            PaperLine { needed: false, ..line(PaperKind::TaxClearance, "expired", true) },
        ]
    }
}

fn sample_id() -> Id {
    Id(uuid::Uuid::nil())
}

fn sample_time() -> Instant {
    Instant::from(chrono::DateTime::UNIX_EPOCH)
}
