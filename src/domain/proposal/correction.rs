//! Returning a submitted proposal: the sections to correct, each with its reason, and a date. Only
//! these sections are open again; the version that was submitted stays as it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Section;
use crate::domain::state::{Instant, Unmet};

/// Characters of the longest reason that is kept.
const LONGEST_REASON: usize = 2_000;

/// The most days that an organisation is given: the others of the call wait as long.
pub const MOST_DAYS: i64 = 60;

/// The days that the form proposes.
pub const USUAL_DAYS: u64 = 14;

/// What to correct in each section that is sent back, in the officer's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reasons(pub BTreeMap<Section, String>);

impl Reasons {
    /// The sections to correct, in order.
    pub fn sections(&self) -> Vec<Section> {
        self.0.keys().copied().collect()
    }
}

/// What a proposal is returned with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// The sections to correct; no other can be edited.
    pub reasons: Reasons,
    /// The last instant at which it may come back.
    pub answer_by: Instant,
}

impl Return {
    /// What the return itself lacks, tied to `reasons`, `reasons.{section}` and `answer_by`.
    pub fn check(&self, now: Instant) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.reasons.0.is_empty() {
            unmet.push(Unmet::new("missing-sections").on("reasons"));
        }
        for (section, reason) in &self.reasons.0 {
            let field = format!("reasons.{section}");
            if reason.trim().is_empty() {
                unmet.push(Unmet::new("missing-note").on(field));
            } else if reason.chars().count() > LONGEST_REASON {
                unmet.push(Unmet::new("text-too-long").on(field).with("max", LONGEST_REASON));
            }
        }
        if self.answer_by <= now {
            unmet.push(Unmet::new("date-not-in-future").on("answer_by"));
        } else if self.answer_by > now + chrono::TimeDelta::days(MOST_DAYS + 1) {
            unmet.push(Unmet::new("answer-date-too-far").on("answer_by").with("max", MOST_DAYS));
        }
        unmet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeDelta, TimeZone, Utc};

    fn noon() -> Instant {
        Instant::from(Utc.with_ymd_and_hms(2027, 1, 20, 12, 0, 0).single().expect("a date"))
    }

    fn codes(given: &Return) -> Vec<&'static str> {
        given.check(noon()).iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn a_return_names_sections_with_their_reasons_and_a_date() {
        let empty = Return { reasons: Reasons::default(), answer_by: noon() };
        assert_eq!(codes(&empty), ["missing-sections", "date-not-in-future"]);
        let reasons = |text: &str| Reasons([(Section::Documents, text.to_owned())].into());
        let good =
            Return { reasons: reasons("Joindre des statuts lisibles."), answer_by: noon() + TimeDelta::days(10) };
        assert_eq!(codes(&good), [] as [&str; 0]);
        let silent = Return { reasons: reasons(" "), answer_by: noon() + TimeDelta::days(400) };
        assert_eq!(codes(&silent), ["missing-note", "answer-date-too-far"]);
        let long = Return { reasons: reasons(&"a".repeat(2_001)), ..good };
        assert_eq!(codes(&long), ["text-too-long"]);
    }

    #[test]
    fn reasons_are_kept_by_the_name_of_their_section() {
        let reasons = Reasons([(Section::Budget, "Ligne 2 ?".to_owned())].into());
        let stored = serde_json::to_string(&reasons).expect("writable");
        assert_eq!(stored, r#"{"budget":"Ligne 2 ?"}"#);
        assert_eq!(serde_json::from_str::<Reasons>(&stored).expect("readable"), reasons);
    }
}
