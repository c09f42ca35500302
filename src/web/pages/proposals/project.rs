//! The section that says what the project is.

use serde::Serialize;

use super::section::{SectionForm, date_type};
use crate::db::proposals::ProposalFile;
use crate::domain::proposal::content::Project;
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::form::Form;

/// What the form shows beside its fields.
#[derive(Serialize)]
pub struct ProjectForm {
    /// The languages in which the call takes proposals, when there are several.
    langs: Vec<Lang>,
    months_min: u32,
    months_max: u32,
    date_type: &'static str,
}

impl SectionForm for ProjectForm {
    const TEMPLATE: &'static str = "pages/proposals/project.html";
    const SECTION: Section = Section::Project;

    fn read(form: &Form) -> Written {
        Written::Project(Project {
            title: form.string("title"),
            summary: form.string("summary"),
            problem: form.string("problem"),
            solution: form.string("solution"),
            months: form.string("months"),
            starts_on: form.string("starts_on"),
        })
    }

    fn values(content: &Content) -> Vec<(String, String)> {
        let project = &content.project;
        [
            ("title", &project.title),
            ("summary", &project.summary),
            ("problem", &project.problem),
            ("solution", &project.solution),
            ("months", &project.months),
            ("starts_on", &project.starts_on),
        ]
        .map(|(name, value)| (name.to_owned(), value.clone()))
        .into()
    }

    fn part(file: &ProposalFile, _now: Instant, _lang: Lang) -> Self {
        let rules = &file.call.rules;
        let langs = if rules.accepted_languages.len() > 1 { rules.accepted_languages.clone() } else { Vec::new() };
        ProjectForm {
            langs,
            months_min: rules.months_min,
            months_max: rules.months_max,
            date_type: date_type(&file.proposal.content.project.starts_on),
        }
    }

    fn sample() -> (Self, Vec<(String, String)>) {
        let part = ProjectForm { langs: vec![Lang::Fr, Lang::Pt], months_min: 6, months_max: 9, date_type: "date" };
        let project = Project { title: "Jardins".into(), months: "neuf".into(), ..Project::default() };
        (part, Self::values(&Content { project, ..Content::default() }))
    }
}
