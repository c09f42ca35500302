//! The form of whichever section: its fields, and what they say.

use super::activities::ActivitiesForm;
use super::beneficiaries::BeneficiariesForm;
use super::budget::BudgetForm;
use super::documents::DocumentsForm;
use super::place::PlaceForm;
use super::project::ProjectForm;
use super::results::ResultsForm;
use super::section::SectionForm;
use crate::domain::proposal::merge::Field;
use crate::domain::proposal::{Content, Section, Written};
use crate::web::form::Form;

/// The fields of the section with their values, in the order of its form.
pub fn values(section: Section, content: &Content) -> Vec<Field> {
    match section {
        Section::Project => ProjectForm::values(content),
        Section::Place => PlaceForm::values(content),
        Section::Beneficiaries => BeneficiariesForm::values(content),
        Section::Activities => ActivitiesForm::values(content),
        Section::Results => ResultsForm::values(content),
        Section::Budget => BudgetForm::values(content),
        Section::Documents => DocumentsForm::values(content),
    }
}

/// What the fields of the section's form say.
pub fn read(section: Section, form: &Form) -> Written {
    match section {
        Section::Project => ProjectForm::read(form),
        Section::Place => PlaceForm::read(form),
        Section::Beneficiaries => BeneficiariesForm::read(form),
        Section::Activities => ActivitiesForm::read(form),
        Section::Results => ResultsForm::read(form),
        Section::Budget => BudgetForm::read(form),
        Section::Documents => DocumentsForm::read(form),
    }
}

/// The fields as the section's form gives them back: all that it has, and no others.
pub fn as_form(section: Section, fields: &[Field]) -> Vec<Field> {
    let mut content = Content::default();
    content.put(read(section, &Form::of(fields.iter().cloned())));
    values(section, &content)
}

/// The sections that are written in forms.
pub fn written() -> impl Iterator<Item = Section> {
    Section::ALL.iter().copied().filter(|section| *section != Section::Documents)
}
