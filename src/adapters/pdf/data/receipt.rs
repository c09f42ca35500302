//! The receipt of a submitted proposal.

use serde::Serialize;

use super::{CallRef, Currency, Moment, Party, Person, ProposalRef};
use crate::adapters::pdf::unprintable;
use crate::adapters::qr::Qr;
use crate::domain::place::Country;
use crate::domain::proposal::Frozen;
use crate::domain::proposal::frozen::FrozenDocument;

/// Data of the receipt.
#[derive(Clone, Debug, Serialize)]
pub struct ReceiptData {
    /// Who publishes the call and gives the receipt.
    pub organisation: Party,
    /// Number of the receipt.
    pub number: String,
    /// When the submission was frozen.
    pub submitted: Moment,
    /// SHA-256 of the frozen submission, 64 hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
    /// Which submission of the proposal this is, from 1.
    pub version: u32,
    /// The call.
    pub call: CallRef,
    /// The partner.
    pub partner: Party,
    /// Who pressed the button.
    pub submitted_by: Person,
    /// The proposal.
    pub proposal: ProposalRef,
    /// Currency of the amounts.
    pub currency: Currency,
    /// Total of the budget; the two shares must add up to it.
    pub total: i64,
    /// Grant asked for.
    pub grant: i64,
    /// The partner's own share.
    pub own: i64,
    /// Planned direct beneficiaries.
    pub beneficiaries: u32,
    /// The files submitted with it.
    pub files: Vec<AttachedFile>,
    /// Where anyone can check the receipt.
    pub check_url: String,
    /// The same address as a QR code, an SVG picture.
    pub check_qr: String,
}

/// A file that was part of the submission.
#[derive(Clone, Debug, Serialize)]
pub struct AttachedFile {
    /// File name as uploaded.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of its content, 64 hexadecimal digits.
    pub sha256: String,
}

impl AttachedFile {
    /// The files of something frozen.
    pub(super) fn list(files: &[FrozenDocument]) -> Vec<Self> {
        let file = |file: &FrozenDocument| AttachedFile {
            name: printable(&file.name),
            size: u64::try_from(file.size).unwrap_or(0),
            sha256: file.sha256.clone(),
        };
        files.iter().map(file).collect()
    }
}

/// What a receipt is made from: the frozen submission and what stands around it, in the language
/// of the document.
#[derive(Clone, Debug)]
pub struct Submission<'a> {
    /// The frozen submission.
    pub frozen: &'a Frozen,
    /// The number of its receipt.
    pub receipt: &'a str,
    /// The SHA-256 of its canonical text, in hexadecimal.
    pub sha256: &'a str,
    /// The length of that text in bytes.
    pub bytes: usize,
    /// Who publishes the call.
    pub organisation: &'a str,
    /// The title of the call.
    pub call_title: &'a str,
    /// The name of the lot, when the call has several.
    pub lot: Option<&'a str>,
    /// The name of the programme.
    pub programme: &'a str,
    /// What the person who submitted is for the organisation: "signatory".
    pub function: &'a str,
    /// Whose clock the deadline follows.
    pub country: Country,
    /// Where anyone can check the receipt.
    pub check_url: String,
}

/// An address as a picture; empty for one that is too long, which no address of a receipt is.
fn qr(address: &str) -> String {
    Qr::of(address).map(|code| code.svg()).unwrap_or_default()
}

impl ReceiptData {
    /// The receipt of a submission. Characters that no document can show are left out of it; the
    /// SHA-256 is over the text with them.
    pub fn of_submission(given: Submission<'_>) -> Self {
        let (frozen, identity, totals) = (given.frozen, &given.frozen.identity, &given.frozen.totals);
        let local = identity.submitted_at.with_timezone(&given.country.time_zone()).naive_local();
        let party = |name: &str, registration: &str, person: &str| Party {
            name: printable(name),
            registration: (!registration.is_empty()).then(|| printable(registration)),
            address: Vec::new(),
            email: None,
            representative: Person { name: printable(person), function: given.function.to_owned() },
        };
        let partner = party(&identity.partner_name, &identity.partner_registration, &identity.submitted_by_name);
        ReceiptData {
            organisation: party(given.organisation, "", ""),
            number: given.receipt.to_owned(),
            submitted: Moment { utc: identity.submitted_at.utc(), local, place: given.country.clock_city().to_owned() },
            sha256: given.sha256.to_owned(),
            size: u64::try_from(given.bytes).unwrap_or(0),
            version: identity.version,
            call: CallRef {
                code: identity.call_code.clone(),
                title: printable(given.call_title),
                lot: given.lot.map(printable),
                programme: printable(given.programme),
            },
            submitted_by: partner.representative.clone(),
            partner,
            proposal: ProposalRef {
                code: identity.number.clone(),
                title: printable(frozen.content.project.title.trim()),
                receipt: given.receipt.to_owned(),
                submitted: local.date(),
            },
            currency: totals.currency.into(),
            total: totals.total,
            grant: totals.grant,
            own: totals.own,
            beneficiaries: u32::try_from(totals.beneficiaries).unwrap_or(u32::MAX),
            files: AttachedFile::list(&frozen.documents),
            check_qr: qr(&given.check_url),
            check_url: given.check_url,
        }
    }

    /// A receipt of an invented submission.
    pub fn sample() -> Self {
        Self {
            organisation: super::sample_organisation(),
            number: "R-2026-000042-7".to_owned(),
            submitted: Moment {
                utc: super::instant("2026-11-21T16:58:59Z"),
                local: super::date("2026-11-21").and_hms_opt(16, 58, 59).expect("a valid time"),
                place: "Bissau".to_owned(),
            },
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            size: 48_213,
            version: 1,
            call: super::sample_call(),
            partner: super::sample_partner(),
            submitted_by: super::sample_partner().representative,
            proposal: super::sample_proposal(),
            currency: super::sample_currency(),
            total: 13_731_000,
            grant: 12_480_000,
            own: 1_251_000,
            beneficiaries: 300,
            files: vec![
                AttachedFile {
                    name: "estatutos-assinados.pdf".to_owned(),
                    size: 812_544,
                    sha256: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752".to_owned(),
                },
                AttachedFile {
                    name: "acta da consulta comunitária de 3 de outubro.jpg".to_owned(),
                    size: 301_120,
                    sha256: "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13".to_owned(),
                },
            ],
            check_url: "https://portail.troisrives.example/receipts/R-2026-000042-7".to_owned(),
            check_qr: qr("https://portail.troisrives.example/receipts/R-2026-000042-7"),
        }
    }
}

/// The text without the characters that no document can show.
pub(super) fn printable(text: &str) -> String {
    let lost = unprintable(text);
    text.chars().filter(|letter| !lost.contains(letter)).collect()
}
