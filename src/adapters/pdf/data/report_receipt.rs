//! The receipt of a report that was sent.

use chrono::NaiveDate;
use serde::Serialize;

use super::receipt::{AttachedFile, printable};
use super::{Currency, Moment, Party, Person};
use crate::domain::beneficiary::Sex;
use crate::domain::place::Country;
use crate::domain::report::{FrozenReport, ReportKind};

/// Data of the receipt.
#[derive(Clone, Debug, Serialize)]
pub struct ReportReceiptData {
    /// Who gives the receipt.
    pub organisation: Party,
    /// Number of the receipt.
    pub number: String,
    /// When the report was frozen.
    pub submitted: Moment,
    /// SHA-256 of the frozen report, 64 hexadecimal digits.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
    /// Which submission of the report this is, from 1.
    pub version: u32,
    /// The number of the agreement.
    pub agreement: String,
    /// The title of the project.
    pub title: String,
    /// The name of the partner.
    pub partner: String,
    /// Who pressed the button.
    pub submitted_by: String,
    /// Which report on the agreement, from 1.
    pub position: u32,
    /// Interim or final.
    pub kind: ReportKind,
    /// The first day it tells of.
    pub period_start: NaiveDate,
    /// The last day it tells of.
    pub period_end: NaiveDate,
    /// Currency of the amounts.
    pub currency: Currency,
    /// What was spent in the period.
    pub spent: i64,
    /// People reached in the period.
    pub people: u64,
    /// Women and girls among them.
    pub women: u64,
    /// The files sent with it.
    pub files: Vec<AttachedFile>,
    /// Where anyone can check the receipt.
    pub check_url: String,
}

/// What a receipt is made from: the frozen report and what stands around it.
#[derive(Clone, Debug)]
pub struct SentReport<'a> {
    /// The frozen report.
    pub frozen: &'a FrozenReport,
    /// The number of its receipt.
    pub receipt: &'a str,
    /// The SHA-256 of its canonical text, in hexadecimal.
    pub sha256: &'a str,
    /// The length of that text in bytes.
    pub bytes: usize,
    /// Who gives the receipt.
    pub organisation: &'a str,
    /// The title of the project.
    pub title: &'a str,
    /// The name of the partner.
    pub partner: &'a str,
    /// Whose clock the day follows.
    pub country: Country,
    /// Where anyone can check the receipt.
    pub check_url: String,
}

impl ReportReceiptData {
    /// The receipt of a report. Characters that no document can show are left out of it; the SHA-256 is over the
    /// text with them.
    pub fn of_report(given: SentReport<'_>) -> Self {
        let (identity, figures) = (&given.frozen.identity, &given.frozen.figures);
        let local = identity.submitted_at.with_timezone(&given.country.time_zone()).naive_local();
        let whole = |number: i32| u32::try_from(number).unwrap_or(0);
        ReportReceiptData {
            organisation: Party {
                name: printable(given.organisation),
                registration: None,
                address: Vec::new(),
                email: None,
                representative: Person { name: String::new(), function: String::new() },
            },
            number: given.receipt.to_owned(),
            submitted: Moment { utc: identity.submitted_at.utc(), local, place: given.country.clock_city().to_owned() },
            sha256: given.sha256.to_owned(),
            size: u64::try_from(given.bytes).unwrap_or(0),
            version: whole(identity.version),
            agreement: identity.agreement_number.clone(),
            title: printable(given.title),
            partner: printable(given.partner),
            submitted_by: printable(&identity.submitted_by_name),
            position: whole(identity.position),
            kind: identity.kind,
            period_start: identity.period_start,
            period_end: identity.period_end,
            currency: figures.spent.currency().into(),
            spent: figures.spent.minor(),
            people: figures.people.total(),
            women: figures.people.of_sex(Sex::Female),
            files: AttachedFile::list(&given.frozen.documents),
            check_url: given.check_url,
        }
    }

    /// A receipt of an invented report.
    pub fn sample() -> Self {
        let proposal = super::ReceiptData::sample();
        Self {
            organisation: proposal.organisation,
            number: proposal.number,
            submitted: proposal.submitted,
            sha256: proposal.sha256,
            size: proposal.size,
            version: 2,
            agreement: "GW-2026-03/C-004".to_owned(),
            title: proposal.proposal.title,
            partner: proposal.partner.name,
            submitted_by: proposal.submitted_by.name,
            position: 1,
            kind: ReportKind::Interim,
            period_start: super::date("2026-05-01"),
            period_end: super::date("2026-10-31"),
            currency: proposal.currency,
            spent: 4_310_500,
            people: 142,
            women: 87,
            files: proposal.files,
            check_url: proposal.check_url,
        }
    }
}
