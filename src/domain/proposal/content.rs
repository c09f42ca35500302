//! A proposal as it was typed: every value is the text that came in, valid or not. Saving never
//! blocks; the rules bind at submission.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::budget::LineDraft;
use crate::domain::proposal::Section;

/// The sections that are written in forms. Documents are kept beside them, in the store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// What the project is.
    pub project: Project,
    /// Where it happens, and how the community was asked.
    pub place: Place,
    /// Whom it reaches.
    pub beneficiaries: Beneficiaries,
    /// What is done, and when.
    pub activities: Activities,
    /// What changes, and how it is measured.
    pub results: Results,
    /// What it costs.
    pub budget: BudgetDraft,
}

impl Content {
    /// Whether nothing has been written in the section. Documents are never in the content.
    pub fn is_blank(&self, section: Section) -> bool {
        match section {
            Section::Project => self.project == Project::default(),
            Section::Place => self.place == Place::default(),
            Section::Beneficiaries => {
                self.beneficiaries.selection_method.is_empty()
                    && self.beneficiaries.cells.values().all(|count| count.trim().is_empty())
            }
            Section::Activities => self
                .activities
                .items
                .iter()
                .all(|activity| *activity == Activity { id: activity.id.clone(), ..Activity::default() }),
            Section::Results => {
                self.results.outcome.is_empty()
                    && self
                        .results
                        .items
                        .iter()
                        .all(|result| *result == Indicator { id: result.id.clone(), ..Indicator::default() })
            }
            Section::Budget => self.budget.lines.iter().all(LineDraft::is_blank),
            Section::Documents => true,
        }
    }
}

/// What the project is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Project {
    /// Its name.
    pub title: String,
    /// The project in a few sentences, published if it is awarded.
    pub summary: String,
    /// What is wrong today, for whom.
    pub problem: String,
    /// What the project does about it.
    pub solution: String,
    /// How many months it lasts.
    pub months: String,
    /// The day it should begin.
    pub starts_on: String,
}

/// Where it happens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The code of the region.
    pub region: String,
    /// The district, sector or municipality.
    pub locality: String,
    /// The villages or quarters.
    pub communities: String,
    /// How the community was asked.
    pub consultation: Consultation,
}

/// The consultation of the community before the proposal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Consultation {
    /// The day of the meeting, or of the last one.
    pub held_on: String,
    /// Where it was held.
    pub place: String,
    /// How: assembly, small groups, house to house.
    pub method: String,
    /// How many women took part.
    pub women: String,
    /// How many men took part.
    pub men: String,
    /// How many of them had returned from migration.
    pub returnees: String,
    /// How many of them are of the community and did not migrate.
    pub community: String,
    /// How many of them are between 18 and 35.
    pub youth: String,
    /// The needs people expressed.
    pub needs: String,
}

/// Whom it reaches.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Beneficiaries {
    /// Counts by cell, as typed: `{"female.18-35.returnee": "12"}`.
    pub cells: BTreeMap<String, String>,
    /// How people are chosen.
    pub selection_method: String,
}

/// What is done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Activities {
    /// The activities in order.
    pub items: Vec<Activity>,
}

/// One activity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Activity {
    /// A short key, unique in the list and kept while the activity lives.
    pub id: String,
    /// What is done.
    pub name: String,
    /// The month of the project in which it begins, from 1.
    pub month_from: String,
    /// The month in which it ends.
    pub month_to: String,
    /// Who is in charge.
    pub responsible: String,
    /// How it is done.
    pub description: String,
}

/// What changes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Results {
    /// The change people will notice.
    pub outcome: String,
    /// What is measured.
    pub items: Vec<Indicator>,
}

/// One indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Indicator {
    /// A short key, unique in the list and kept while the indicator lives: reports refer to it.
    pub id: String,
    /// What is measured.
    pub name: String,
    /// In what it is counted.
    pub unit: String,
    /// Where it stands before the project.
    pub baseline: String,
    /// Where it should stand at the end.
    pub target: String,
    /// How it is verified.
    pub verification: String,
}

/// What it costs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BudgetDraft {
    /// The lines in order.
    pub lines: Vec<LineDraft>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_as_it_was_also_when_it_is_wrong() {
        let mut content = Content::default();
        content.project.months = "neuf".to_owned();
        content.beneficiaries.cells.insert("female.18-35.returnee".to_owned(), "-3".to_owned());
        content.budget.lines.push(LineDraft { quantity: "1,,5".to_owned(), ..LineDraft::default() });
        let kept = serde_json::to_string(&content).expect("writable");
        assert_eq!(serde_json::from_str::<Content>(&kept).expect("readable"), content);
    }

    #[test]
    fn an_older_draft_with_fewer_fields_is_still_read() {
        let content: Content = serde_json::from_str(r#"{"project":{"title":"Jardins"}}"#).expect("readable");
        assert_eq!(content.project.title, "Jardins");
        assert!(!content.is_blank(Section::Project));
        assert!(content.is_blank(Section::Budget));
    }

    #[test]
    fn blank_rows_of_a_form_do_not_begin_a_section() {
        let mut content = Content::default();
        content.activities.items.push(Activity { id: "a1".to_owned(), ..Activity::default() });
        content.results.items.push(Indicator { id: "r1".to_owned(), ..Indicator::default() });
        content.budget.lines.push(LineDraft {
            id: "b1".to_owned(),
            heading: "travel".to_owned(),
            ..LineDraft::default()
        });
        assert!(Section::ALL.iter().all(|section| content.is_blank(*section)));
        content.results.outcome = "Plus de légumes".to_owned();
        assert!(!content.is_blank(Section::Results));
    }
}
