//! The document frozen at submission: the whole proposal as typed, with its computed totals and
//! the hashes of its files. It is stored once, never changed, and its SHA-256 stands on the receipt.
//! Staff and evaluators read this document, never the draft behind it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::beneficiary::{Cells, Group, Sex};
use crate::domain::budget;
use crate::domain::canonical::{CanonicalError, to_canonical};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::proposal::check::DocumentFact;
use crate::domain::proposal::content::Content;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

/// The version of this document's form. A later form gets another name; this one stays readable.
pub const FORMAT: &str = "kafo-proposal-1";

/// Who submits what to which call, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The proposal.
    pub proposal: Id,
    /// Its number, `GB-2026-03-017`.
    pub number: String,
    /// Which submission of it this is, from 1.
    pub version: u32,
    /// The language it is written in.
    pub lang: Lang,
    /// The call.
    pub call: Id,
    /// The call's code.
    pub call_code: String,
    /// The lot.
    pub lot: Id,
    /// The organisation.
    pub partner: Id,
    /// The organisation's name at this moment.
    pub partner_name: String,
    /// The organisation's registration at this moment; empty when it has none.
    pub partner_registration: String,
    /// The person who submitted.
    pub submitted_by: Id,
    /// Their name.
    pub submitted_by_name: String,
    /// The instant of the submission, UTC.
    pub submitted_at: Instant,
}

/// The figures of a proposal, always computed, in minor units of its currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The currency.
    pub currency: Currency,
    /// The whole budget.
    pub total: i64,
    /// What the grant pays.
    pub grant: i64,
    /// What the applicant pays.
    pub own: i64,
    /// The budget by heading; headings without lines are left out.
    pub headings: BTreeMap<String, i64>,
    /// The budget's lines.
    pub lines: Vec<LineTotal>,
    /// Everybody reached.
    pub beneficiaries: u64,
    /// Women and girls among them.
    pub women: u64,
    /// People reached by group.
    pub groups: BTreeMap<String, u64>,
    /// People reached by cell.
    pub cells: Cells,
}

/// The amounts of one budget line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTotal {
    /// The key of the line.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// How many thousandths of a unit.
    pub quantity_thousandths: i64,
    /// The price of one.
    pub unit_cost: i64,
    /// Quantity times price.
    pub total: i64,
    /// What the grant pays of it.
    pub grant: i64,
    /// What the applicant pays of it.
    pub own: i64,
}

impl Totals {
    /// Computes the figures of whatever can be read. Used for drafts too: lists show it.
    pub fn of(content: &Content, currency: Currency) -> Totals {
        let budget = budget::read(&content.budget.lines, currency);
        let (cells, _) = Cells::read(&content.beneficiaries.cells, "cells");
        let by_heading = budget.by_heading().into_iter();
        Totals {
            currency,
            total: budget.total().minor(),
            grant: budget.grant().minor(),
            own: budget.own().minor(),
            headings: by_heading.map(|(heading, amount)| (heading.to_string(), amount.minor())).collect(),
            lines: budget
                .lines
                .iter()
                .map(|line| LineTotal {
                    id: line.id.clone(),
                    heading: line.heading.to_string(),
                    quantity_thousandths: line.quantity_thousandths,
                    unit_cost: line.unit_cost.minor(),
                    total: line.total.minor(),
                    grant: line.grant.minor(),
                    own: line.own.minor(),
                })
                .collect(),
            beneficiaries: cells.total(),
            women: cells.of_sex(Sex::Female),
            groups: Group::ALL.iter().map(|group| (group.to_string(), cells.of_group(*group))).collect(),
            cells,
        }
    }

    /// What the grant would pay.
    pub fn requested(&self) -> Money {
        Money::new(self.grant, self.currency)
    }
}

/// A file of the frozen proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenDocument {
    /// Which of the call's documents it answers.
    pub code: String,
    /// The name of the file.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

/// The frozen proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// [`FORMAT`].
    pub format: String,
    /// Who, what, when.
    pub identity: Identity,
    /// Everything as it was typed.
    pub content: Content,
    /// The figures computed from it.
    pub totals: Totals,
    /// The files, by code and then by hash.
    pub documents: Vec<FrozenDocument>,
}

impl Frozen {
    /// Puts the document together. Files that the virus scan refused are left out.
    pub fn new(identity: Identity, content: Content, currency: Currency, documents: &[DocumentFact]) -> Frozen {
        let mut documents: Vec<FrozenDocument> = documents
            .iter()
            .filter(|document| !document.refused)
            .map(|document| FrozenDocument {
                code: document.code.clone(),
                name: document.name.clone(),
                size: document.size,
                sha256: document.sha256.clone(),
            })
            .collect();
        documents
            .sort_by(|one, other| (&one.code, &one.sha256, &one.name).cmp(&(&other.code, &other.sha256, &other.name)));
        let totals = Totals::of(&content, currency);
        Frozen { format: FORMAT.to_owned(), identity, content, totals, documents }
    }

    /// The canonical text, over which the receipt's SHA-256 is taken.
    ///
    /// # Errors
    /// [`CanonicalError`]; not for documents made by [`Frozen::new`].
    pub fn to_canonical(&self) -> Result<String, CanonicalError> {
        to_canonical(self)
    }

    /// Reads a stored document back.
    ///
    /// # Errors
    /// The text is no frozen proposal of this form.
    pub fn read(text: &str) -> Result<Frozen, serde_json::Error> {
        let frozen: Frozen = serde_json::from_str(text)?;
        if frozen.format == FORMAT {
            Ok(frozen)
        } else {
            Err(serde::de::Error::custom(format!("{:?} is no form of a frozen proposal", frozen.format)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::example::{complete, documents};
    use chrono::{TimeZone, Utc};
    use uuid::Uuid;

    fn identity() -> Identity {
        Identity {
            proposal: Id(Uuid::from_u128(1)),
            number: "GB-2026-03-017".to_owned(),
            version: 1,
            lang: Lang::Pt,
            call: Id(Uuid::from_u128(2)),
            call_code: "GB-2026-03".to_owned(),
            lot: Id(Uuid::from_u128(3)),
            partner: Id(Uuid::from_u128(4)),
            partner_name: "Associação Exemplo de Bafatá".to_owned(),
            partner_registration: "123/2015".to_owned(),
            submitted_by: Id(Uuid::from_u128(5)),
            submitted_by_name: "Bia Exemplo".to_owned(),
            submitted_at: Instant::from(Utc.with_ymd_and_hms(2027, 1, 12, 16, 59, 59).single().expect("a date")),
        }
    }

    #[test]
    fn a_frozen_proposal_is_this_text() {
        let frozen = Frozen::new(identity(), complete(), Currency::Xof, &documents());
        insta::assert_snapshot!(frozen.to_canonical().expect("canonical"));
    }

    #[test]
    fn a_frozen_proposal_is_read_back_to_the_same_text() {
        let frozen = Frozen::new(identity(), complete(), Currency::Xof, &documents());
        let text = frozen.to_canonical().expect("canonical");
        let read = Frozen::read(&text).expect("readable");
        assert_eq!(read, frozen);
        assert_eq!(read.to_canonical().expect("canonical"), text);
        assert!(Frozen::read(&text.replace(FORMAT, "kafo-proposal-0")).is_err());
    }

    #[test]
    fn one_changed_letter_and_one_exchanged_file_change_the_text() {
        let frozen = Frozen::new(identity(), complete(), Currency::Xof, &documents());
        let text = frozen.to_canonical().expect("canonical");
        let mut content = complete();
        content.project.title.push('!');
        let other = Frozen::new(identity(), content, Currency::Xof, &documents());
        assert_ne!(other.to_canonical().expect("canonical"), text);
        let mut files = documents();
        files[0].sha256 = "cd".repeat(32);
        let other = Frozen::new(identity(), complete(), Currency::Xof, &files);
        assert_ne!(other.to_canonical().expect("canonical"), text);
    }

    #[test]
    fn the_order_of_uploads_does_not_matter_and_refused_files_are_left_out() {
        let mut files = documents();
        files.push(DocumentFact { code: "budget_proof".to_owned(), ..files[0].clone() });
        let forwards = Frozen::new(identity(), complete(), Currency::Xof, &files);
        files.reverse();
        files.push(DocumentFact { refused: true, ..files[0].clone() });
        assert_eq!(Frozen::new(identity(), complete(), Currency::Xof, &files), forwards);
        assert_eq!(forwards.documents.len(), 2);
    }

    #[test]
    fn the_figures_are_computed_and_whole() {
        let totals = Totals::of(&complete(), Currency::Xof);
        assert_eq!([totals.total, totals.grant, totals.own], [3_300_000, 3_000_000, 300_000]);
        assert_eq!([totals.beneficiaries, totals.women], [300, 210]);
        assert_eq!(totals.headings, [("equipment".to_owned(), 3_300_000)].into());
        assert_eq!(totals.requested(), Money::new(3_000_000, Currency::Xof));
    }
}
