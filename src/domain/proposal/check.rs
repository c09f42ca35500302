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

/// The same for a proposal that was returned. What is not open again cannot be mended: it is judged
/// by the day on which it was submitted, and its files not at all. What contradicts a corrected
/// section still shows.
pub fn check_corrected(
    content: &Content,
    requirements: &Requirements<'_>,
    documents: &[DocumentFact],
    open: &[Section],
    submitted_on: NaiveDate,
) -> Vec<(Section, Vec<Unmet>)> {
    let before = Requirements { today: submitted_on, ..*requirements };
    Section::ALL
        .iter()
        .filter(|section| **section != Section::Documents || open.contains(section))
        .map(|section| {
            let requirements = if open.contains(section) { requirements } else { &before };
            (*section, check(*section, content, requirements, documents))
        })
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
    fn after_a_return_only_what_is_open_is_judged_by_the_present_day() {
        let rules = rules();
        let submitted_on = requirements(&rules).today;
        let later = NaiveDate::from_ymd_opt(2027, 6, 1).expect("a date");
        let requirements = Requirements { today: later, ..requirements(&rules) };
        let content = complete();
        let sections = |open: &[Section], content: &Content, documents: &[DocumentFact]| -> Vec<Section> {
            let found = check_corrected(content, &requirements, documents, open, submitted_on);
            found.into_iter().map(|(section, _)| section).collect()
        };
        assert_eq!(sections(&[Section::Budget], &content, &[]), []);
        assert_eq!(sections(&[Section::Documents], &content, &[]), [Section::Documents]);
        // The day on which the project should begin has passed meanwhile.
        assert_eq!(sections(&[Section::Project], &content, &documents()), [Section::Project]);
        let mut shorter = content;
        shorter.project.months = "6".to_owned();
        shorter.project.starts_on = "2027-09-01".to_owned();
        shorter.activities.items[0].month_to = "9".to_owned();
        assert_eq!(sections(&[Section::Project], &shorter, &documents()), [Section::Activities]);
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
