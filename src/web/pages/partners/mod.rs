//! Organisations: their own pages, and what the programme's staff sees of them.

mod bank;
mod edit;
mod members;
mod office;
mod own;
mod papers;

use serde::Serialize;

use crate::db::documents::DocumentRow;
use crate::db::partners::{BankAccountRow, PartnerRow};
use crate::domain::bank::BankState;
use crate::domain::document::{Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::partner::{Declaration, PartnerKind, PartnerState, Standing};
use crate::domain::place::Country;
use crate::domain::region;
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::routes::Routes;

pub use bank::{Bank, ConfirmBank};
pub use edit::{Edit, New};
pub use members::{Members, RemoveMember};
pub use office::{Office, OfficeIndex, Suspend, Verify};
pub use own::{Choose, Own, Submit};
pub use papers::Papers;

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    own::routes(routes);
    edit::routes(routes);
    members::routes(routes);
    papers::routes(routes);
    bank::routes(routes);
    office::routes(routes);
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
    declared: Vec<Declaration>,
    reason: String,
    verified_at: Option<Instant>,
    expires_at: Option<Instant>,
    updated_at: Instant,
    version: i32,
}

impl Profile {
    fn of(row: &PartnerRow, now: Instant, lang: Lang) -> Profile {
        let standing = Standing { state: row.state, expires_at: row.expires_at, stopped: false };
        let has_ended = row.state == PartnerState::Verified && standing.has_expired(now);
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

/// A paper of an organisation.
#[derive(Debug, Clone, Serialize)]
struct Paper {
    id: Id,
    purpose: Purpose,
    name: String,
    /// Where it is fetched; empty when the scanner refused it.
    href: String,
    kind: String,
    size: i64,
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
            scan,
            added_at: sample_time(),
        }
    }
}

fn sample_id() -> Id {
    Id(uuid::Uuid::nil())
}

fn sample_time() -> Instant {
    Instant::from(chrono::DateTime::UNIX_EPOCH)
}
