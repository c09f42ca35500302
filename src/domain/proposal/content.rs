//! A proposal as it was typed: every value is the text that came in, valid or not. Saving never
//! blocks; the rules bind at submission.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::budget::LineDraft;
use crate::domain::canonical::to_canonical;
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
                    && self.results.outputs.iter().all(|output| output.name.is_empty())
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

    /// A number that changes when the section does, for the forms: whoever saves says which text
    /// they saw. Two people who write in different sections never hinder each other. The chance
    /// that a change goes unseen is 2⁻³¹.
    pub fn fingerprint(&self, section: Section) -> i32 {
        let text = match section {
            Section::Project => to_canonical(&self.project),
            Section::Place => to_canonical(&self.place),
            Section::Beneficiaries => to_canonical(&self.beneficiaries),
            Section::Activities => to_canonical(&self.activities),
            Section::Results => to_canonical(&self.results),
            Section::Budget => to_canonical(&self.budget),
            Section::Documents => return 0,
        };
        let hash = Sha256::digest(text.unwrap_or_default().as_bytes());
        i32::from_be_bytes([hash[0] & 0x7f, hash[1], hash[2], hash[3]])
    }

    /// Puts what was written in the place of its section.
    pub fn put(&mut self, written: Written) {
        match written {
            Written::Project(project) => self.project = project,
            Written::Place(place) => self.place = place,
            Written::Beneficiaries(beneficiaries) => self.beneficiaries = beneficiaries,
            Written::Activities(activities) => self.activities = activities,
            Written::Results(results) => self.results = results,
            Written::Budget(budget) => self.budget = budget,
            Written::Documents => {}
        }
    }
}

/// One section as its form was filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// What the project is.
    Project(Project),
    /// Where it happens.
    Place(Place),
    /// Whom it reaches.
    Beneficiaries(Beneficiaries),
    /// What is done.
    Activities(Activities),
    /// What changes.
    Results(Results),
    /// What it costs.
    Budget(BudgetDraft),
    /// The documents, which are added and removed one by one and not in a form.
    Documents,
}

impl Written {
    /// The section.
    pub const fn section(&self) -> Section {
        match self {
            Written::Project(_) => Section::Project,
            Written::Place(_) => Section::Place,
            Written::Beneficiaries(_) => Section::Beneficiaries,
            Written::Activities(_) => Section::Activities,
            Written::Results(_) => Section::Results,
            Written::Budget(_) => Section::Budget,
            Written::Documents => Section::Documents,
        }
    }
}

/// A key for a new row of a list, unlike those in use: `a4` after `a1` and `a3`. The same list
/// always gives the same key, so that a form sent twice adds one row.
pub fn next_key<'a>(letter: char, used: impl IntoIterator<Item = &'a str>) -> String {
    let highest = used.into_iter().filter_map(|key| key.strip_prefix(letter)?.parse::<u32>().ok()).max();
    format!("{letter}{}", highest.map_or(1, |number| number.saturating_add(1)))
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
    /// What the project leaves behind, which brings the change about.
    pub outputs: Vec<Output>,
    /// What is measured.
    pub items: Vec<Indicator>,
}

impl Results {
    /// The output with this key, as indicators name it: none for the outcome, whose key is empty, and for one that is gone.
    pub fn output(&self, key: &str) -> Option<&Output> {
        self.outputs.iter().find(|output| output.id == key)
    }
}

/// One output.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Output {
    /// A short key, unique in the list and kept while the output lives: indicators refer to it.
    pub id: String,
    /// What there is at the end: a well in use, people trained.
    pub name: String,
}

/// One indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Indicator {
    /// A short key, unique in the list and kept while the indicator lives: reports refer to it.
    pub id: String,
    /// The key of the output that it measures; empty for the outcome.
    pub of: String,
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
    fn a_section_changes_its_own_fingerprint_and_no_other() {
        let before = Content::default();
        let mut after = before.clone();
        after.put(Written::Project(Project { title: "Jardins".to_owned(), ..Project::default() }));
        let changed: Vec<_> = Section::ALL
            .iter()
            .filter(|section| before.fingerprint(**section) != after.fingerprint(**section))
            .collect();
        assert_eq!(changed, [&Section::Project]);
        assert!(Section::ALL.iter().all(|section| after.fingerprint(*section) >= 0));
    }

    #[test]
    fn a_new_key_is_unlike_those_in_use_and_the_same_for_the_same_list() {
        assert_eq!(next_key('b', []), "b1");
        assert_eq!(next_key('b', ["b1", "b7", "x9", "b-2"]), "b8");
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
