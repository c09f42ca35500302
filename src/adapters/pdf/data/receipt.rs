//! The receipt of a submitted proposal.

use serde::Serialize;

use super::{CallRef, Currency, Moment, Party, Person, ProposalRef};

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

impl ReceiptData {
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
        }
    }
}
