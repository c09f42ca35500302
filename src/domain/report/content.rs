//! A report as it was typed: every value is the text that came in, valid or not. Saving never
//! blocks; the rules bind at submission.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use sha2::{Digest, Sha256};

use super::ReportSection;
use crate::domain::canonical::to_canonical;
use crate::domain::id::Id;

/// What the partner typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// What happened.
    pub narrative: Narrative,
    /// Where each indicator stands.
    pub results: Vec<ResultDraft>,
    /// People reached in this period and not counted in an earlier one, by leaf cell, as typed:
    /// `{"female.18-35.returnee": "12"}`.
    pub people: BTreeMap<String, String>,
    /// What was spent of the grant.
    pub spending: Vec<SpendingDraft>,
    /// Why the spending on a budget line exceeds it, by the line's identifier.
    pub notes: BTreeMap<Id, String>,
}

/// What happened, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Narrative {
    /// What was done in the period.
    pub done: String,
    /// What was difficult, and what was done about it.
    pub difficulties: String,
    /// What was learned.
    pub lessons: String,
    /// What comes next; in a final report, who carries on.
    pub next: String,
}

/// Where one indicator stands at the end of the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultDraft {
    /// The indicator of the agreement.
    pub indicator: Id,
    /// The value reached since the beginning, as typed.
    #[serde(default)]
    pub value: String,
    /// What explains it.
    #[serde(default)]
    pub comment: String,
}

/// One expense.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SpendingDraft {
    /// The budget line of the agreement; `None` while none was chosen.
    pub line: Option<Id>,
    /// The day, as typed.
    pub spent_on: String,
    /// The amount, as typed.
    pub amount: String,
    /// What was bought or paid, from whom.
    pub description: String,
}

impl SpendingDraft {
    /// Whether nothing was typed, the line aside: pages offer blank rows.
    pub fn is_blank(&self) -> bool {
        [&self.spent_on, &self.amount, &self.description].iter().all(|text| text.trim().is_empty())
    }
}

impl Content {
    /// A number that changes with the section and with it alone: a form that was made from another
    /// one is out of date. Documents are never in the content.
    pub fn fingerprint(&self, section: ReportSection) -> i32 {
        let text = match section {
            ReportSection::Narrative => to_canonical(&self.narrative),
            ReportSection::Results => to_canonical(&self.results),
            ReportSection::People => to_canonical(&self.people),
            ReportSection::Spending => to_canonical(&(&self.spending, &self.notes)),
            ReportSection::Documents => return 0,
        };
        let hash = Sha256::digest(text.unwrap_or_default().as_bytes());
        i32::from_be_bytes([hash[0] & 0x7f, hash[1], hash[2], hash[3]])
    }

    /// Whether nothing has been written in the section. Documents are never in the content.
    pub fn is_blank(&self, section: ReportSection) -> bool {
        match section {
            ReportSection::Narrative => self.narrative == Narrative::default(),
            ReportSection::Results => self.results.iter().all(|result| result.value.trim().is_empty()),
            ReportSection::People => self.people.values().all(|count| count.trim().is_empty()),
            ReportSection::Spending => self.spending.iter().all(SpendingDraft::is_blank),
            ReportSection::Documents => true,
        }
    }
}
