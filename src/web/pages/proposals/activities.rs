//! The section that says what is done, and when.

use serde::Serialize;

use super::section::{SectionForm, edit_rows, landing_of};
use crate::db::proposals::ProposalFile;
use crate::domain::number::parse_whole;
use crate::domain::proposal::content::{Activities, Activity, next_key};
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::form::Form;
use crate::web::reading::WorkPlan;

/// What the form shows beside its fields.
#[derive(Serialize)]
pub struct ActivitiesForm {
    /// The rows, by their places in the form.
    rows: Vec<usize>,
    /// The length of the project, when it can be read.
    months: Option<i64>,
    /// What was saved, by month.
    plan: Option<WorkPlan>,
}

fn fresh(rows: &[Activity]) -> String {
    next_key('a', rows.iter().map(|row| row.id.as_str()))
}

/// The rows as the form shows them: at least one.
fn shown(content: &Content) -> Vec<Activity> {
    match content.activities.items.as_slice() {
        [] => vec![Activity { id: fresh(&[]), ..Activity::default() }],
        rows => rows.to_vec(),
    }
}

impl SectionForm for ActivitiesForm {
    const TEMPLATE: &'static str = "pages/proposals/activities.html";
    const SECTION: Section = Section::Activities;

    fn read(form: &Form) -> Written {
        let mut items: Vec<Activity> = Vec::new();
        for row in form.rows("items") {
            let text = |name: &str| row.get(name).copied().unwrap_or_default().to_owned();
            let id = Some(text("id")).filter(|id| !id.is_empty()).unwrap_or_else(|| fresh(&items));
            items.push(Activity {
                id,
                name: text("name"),
                month_from: text("month_from"),
                month_to: text("month_to"),
                responsible: text("responsible"),
                description: text("description"),
            });
        }
        let blank = |rows: &[Activity]| Activity { id: fresh(rows), ..Activity::default() };
        edit_rows(&mut items, form.text("act"), blank, |rows, row| Activity { id: fresh(rows), ..row });
        Written::Activities(Activities { items })
    }

    fn values(content: &Content) -> Vec<(String, String)> {
        let mut values = Vec::new();
        for (index, activity) in shown(content).into_iter().enumerate() {
            for (name, value) in [
                ("id", activity.id),
                ("name", activity.name),
                ("month_from", activity.month_from),
                ("month_to", activity.month_to),
                ("responsible", activity.responsible),
                ("description", activity.description),
            ] {
                values.push((format!("items.{index}.{name}"), value));
            }
        }
        values
    }

    fn part(file: &ProposalFile, _now: Instant, _lang: Lang) -> Self {
        let content = &file.proposal.content;
        ActivitiesForm {
            rows: (0..shown(content).len()).collect(),
            months: parse_whole(&content.project.months).ok(),
            plan: WorkPlan::of(content),
        }
    }

    fn landing(act: &str, written: &Written) -> String {
        let Written::Activities(activities) = written else { return String::new() };
        landing_of(act, activities.items.len(), "items", "name")
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let row = |id: &str| Activity {
            id: id.to_owned(),
            name: "Abrir os furos".to_owned(),
            month_from: "1".to_owned(),
            month_to: "3".to_owned(),
            ..Activity::default()
        };
        let activities = Activities { items: vec![row("a1"), row("a2")] };
        let content = Content { activities, ..Content::default() };
        let part = ActivitiesForm { rows: vec![0, 1], months: Some(9), plan: WorkPlan::of(&content) };
        (part, Self::values(&content))
    }
}
