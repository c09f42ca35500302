//! What each section of a proposal still lacks. Nothing here keeps anyone from saving: the rules
//! bind at submission, and until then they only fill the task list.

use chrono::NaiveDate;

use crate::domain::budget;
use crate::domain::call::CallRules;
use crate::domain::money::Currency;
use crate::domain::place::Country;
use crate::domain::proposal::content::Content;
use crate::domain::proposal::{Section, sections};
use crate::domain::state::Unmet;

/// What the call and the day ask of a proposal.
#[derive(Debug, Clone, Copy)]
pub struct Requirements<'a> {
    /// The settings of the call.
    pub rules: &'a CallRules,
    /// The currency of the call.
    pub currency: Currency,
    /// How many people a project of the lot must reach.
    pub target: u32,
    /// The country of the call, in one of whose regions the project is.
    pub country: Country,
    /// Today, by the clock of the call's country.
    pub today: NaiveDate,
}

/// A document attached to the proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFact {
    /// Which of the call's documents it answers.
    pub code: String,
    /// The name of the file.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
    /// Whether the virus scan refused it.
    pub refused: bool,
}

crate::domain::state::text_enum! {
    /// How far a section is, for the task list.
    Status { NotStarted = "not_started", InProgress = "in_progress", ToCorrect = "to_correct", Done = "done" }
}

/// How far a section is.
///
/// Nothing written: not started. Nothing unmet: done. Something typed that is wrong, or a gap in a
/// section that the applicant said was `finished`: to correct. Otherwise in progress.
pub fn section_status(
    section: Section,
    content: &Content,
    requirements: &Requirements<'_>,
    documents: &[DocumentFact],
    finished: bool,
) -> Status {
    let unmet = check(section, content, requirements, documents);
    let untouched = if section == Section::Documents { documents.is_empty() } else { content.is_blank(section) };
    if unmet.is_empty() {
        Status::Done
    } else if untouched && !finished {
        Status::NotStarted
    } else if finished || unmet.iter().any(|unmet| !is_gap(unmet)) {
        Status::ToCorrect
    } else {
        Status::InProgress
    }
}

/// Whether a condition is only something not written yet, rather than something wrong.
pub fn is_gap(unmet: &Unmet) -> bool {
    unmet.code == "missing" || unmet.code.starts_with("missing-")
}

/// Everything unmet in one section. Fields are named as in its form: `title`,
/// `consultation.held_on`, `cells.female.18-35.returnee`, `items.0.name`, `lines.3.unit_cost`.
pub fn check(
    section: Section,
    content: &Content,
    requirements: &Requirements<'_>,
    documents: &[DocumentFact],
) -> Vec<Unmet> {
    match section {
        Section::Project => sections::check_project(&content.project, requirements),
        Section::Place => sections::check_place(&content.place, requirements),
        Section::Beneficiaries => sections::check_beneficiaries(&content.beneficiaries, requirements),
        Section::Activities => {
            sections::check_activities(&content.activities, sections::months(&content.project, requirements))
        }
        Section::Results => sections::check_results(&content.results),
        Section::Budget => {
            budget::check(&budget::read(&content.budget.lines, requirements.currency), requirements.rules)
        }
        Section::Documents => sections::check_documents(requirements.rules, documents),
    }
}

/// Each section with something unmet, in order.
pub fn check_all(
    content: &Content,
    requirements: &Requirements<'_>,
    documents: &[DocumentFact],
) -> Vec<(Section, Vec<Unmet>)> {
    Section::ALL
        .iter()
        .map(|section| (*section, check(*section, content, requirements, documents)))
        .filter(|(_, unmet)| !unmet.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::example::{complete, documents, requirements, rules};

    #[test]
    fn a_complete_proposal_lacks_nothing() {
        let rules = rules();
        let requirements = requirements(&rules);
        assert_eq!(check_all(&complete(), &requirements, &documents()), []);
        for section in Section::ALL {
            let status = section_status(*section, &complete(), &requirements, &documents(), false);
            assert_eq!(status, Status::Done, "{section}");
        }
    }

    #[test]
    fn an_empty_proposal_is_not_started_anywhere_and_lacks_only_what_is_missing() {
        let rules = rules();
        let requirements = requirements(&rules);
        let unmet = check_all(&Content::default(), &requirements, &[]);
        assert_eq!(unmet.len(), Section::ALL.len());
        assert!(unmet.iter().flat_map(|(_, unmet)| unmet).all(is_gap), "{unmet:?}");
        for section in Section::ALL {
            assert_eq!(
                section_status(*section, &Content::default(), &requirements, &[], false),
                Status::NotStarted,
                "{section}"
            );
        }
    }

    #[test]
    fn a_gap_is_in_progress_until_the_section_is_called_finished_and_a_wrong_value_is_to_correct() {
        let rules = rules();
        let requirements = requirements(&rules);
        let status =
            |content: &Content, finished| section_status(Section::Project, content, &requirements, &[], finished);
        let mut content = complete();
        content.project.summary.clear();
        assert_eq!(status(&content, false), Status::InProgress);
        assert_eq!(status(&content, true), Status::ToCorrect);
        content.project.months = "neuf".to_owned();
        assert_eq!(status(&content, false), Status::ToCorrect);
    }
}
