//! The rules of each section, one function a section.

use chrono::NaiveDate;

use crate::domain::beneficiary::Cells;
use crate::domain::call::CallRules;
use crate::domain::date::parse_date;
use crate::domain::number::{parse_scaled, parse_whole};
use crate::domain::proposal::check::{DocumentFact, Requirements};
use crate::domain::proposal::content::{
    Activities, Activity, Beneficiaries, Consultation, Indicator, Output, Place, Project, Results,
};
use crate::domain::region::Region;
use crate::domain::state::Unmet;

/// The longest text of a short field, in characters.
const SHORT: usize = 200;
/// The longest text of a field of several sentences.
const LONG: usize = 4_000;

/// Collects what is unmet, and reads values on the way.
#[derive(Default)]
struct Checker(Vec<Unmet>);

impl Checker {
    fn add(&mut self, code: &'static str, field: impl Into<String>) {
        self.0.push(Unmet::new(code).on(field));
    }

    /// A text that must be there and not be too long.
    fn text(&mut self, field: impl Into<String>, text: &str, longest: usize) {
        if text.trim().is_empty() {
            self.add("missing", field);
        } else {
            self.optional_text(field, text, longest);
        }
    }

    fn optional_text(&mut self, field: impl Into<String>, text: &str, longest: usize) {
        if text.chars().count() > longest {
            self.0.push(Unmet::new("text-too-long").on(field).with("max", longest));
        }
    }

    fn whole(&mut self, field: impl Into<String>, text: &str) -> Option<i64> {
        parse_whole(text).map_err(|error| self.0.push(Unmet::new(error.code()).on(field).with("decimals", 0))).ok()
    }

    fn date(&mut self, field: impl Into<String>, text: &str) -> Option<NaiveDate> {
        parse_date(text).map_err(|error| self.add(error.code(), field)).ok()
    }
}

/// The project's length, if it can be read and the call allows it.
pub(super) fn months(project: &Project, requirements: &Requirements<'_>) -> Option<i64> {
    let rules = requirements.rules;
    parse_whole(&project.months)
        .ok()
        .filter(|months| (i64::from(rules.months_min)..=i64::from(rules.months_max)).contains(months))
}

pub(super) fn check_project(project: &Project, requirements: &Requirements<'_>) -> Vec<Unmet> {
    let mut checker = Checker::default();
    checker.text("title", &project.title, SHORT);
    checker.text("summary", &project.summary, 1_500);
    checker.text("problem", &project.problem, LONG);
    checker.text("solution", &project.solution, LONG);
    if checker.whole("months", &project.months).is_some() && months(project, requirements).is_none() {
        let rules = requirements.rules;
        checker.0.push(
            Unmet::new("months-out-of-range").on("months").with("min", rules.months_min).with("max", rules.months_max),
        );
    }
    if checker.date("starts_on", &project.starts_on).is_some_and(|day| day <= requirements.today) {
        checker.add("date-not-in-future", "starts_on");
    }
    checker.0
}

pub(super) fn check_place(place: &Place, requirements: &Requirements<'_>) -> Vec<Unmet> {
    let mut checker = Checker::default();
    checker.text("region", &place.region, SHORT);
    let region = place.region.trim();
    if !region.is_empty() && Region::find(region).is_none_or(|region| region.country != requirements.country) {
        checker.add("region-unknown", "region");
    }
    checker.text("locality", &place.locality, SHORT);
    checker.text("communities", &place.communities, 1_000);
    if requirements.rules.consultation_required || place.consultation != Consultation::default() {
        check_consultation(&place.consultation, requirements.today, &mut checker);
    }
    checker.0
}

fn check_consultation(consultation: &Consultation, today: NaiveDate, checker: &mut Checker) {
    if checker.date("consultation.held_on", &consultation.held_on).is_some_and(|day| day > today) {
        checker.add("date-in-future", "consultation.held_on");
    }
    checker.text("consultation.place", &consultation.place, SHORT);
    checker.text("consultation.method", &consultation.method, 1_000);
    let women = checker.whole("consultation.women", &consultation.women);
    let men = checker.whole("consultation.men", &consultation.men);
    let returnees = checker.whole("consultation.returnees", &consultation.returnees);
    let community = checker.whole("consultation.community", &consultation.community);
    let youth = checker.whole("consultation.youth", &consultation.youth);
    checker.text("consultation.needs", &consultation.needs, LONG);
    let (Some(women), Some(men)) = (women, men) else { return };
    let present = women.saturating_add(men);
    if present == 0 {
        checker.add("missing-participants", "consultation.women");
        return;
    }
    let groups = returnees.unwrap_or(0).saturating_add(community.unwrap_or(0));
    if groups > present {
        let above = Unmet::new("count-above-participants").on("consultation.returnees").with("present", present);
        checker.0.push(above);
    }
    if youth.is_some_and(|youth| youth > present) {
        checker.0.push(Unmet::new("count-above-participants").on("consultation.youth").with("present", present));
    }
}

pub(super) fn check_beneficiaries(beneficiaries: &Beneficiaries, requirements: &Requirements<'_>) -> Vec<Unmet> {
    let (cells, problems) = Cells::read(&beneficiaries.cells, "cells");
    let mut checker = Checker(problems);
    // Totals of cells that could not all be read would only mislead.
    if checker.0.is_empty() {
        checker.0.extend(cells.check(requirements.target, requirements.rules.community_share_min_bp, "cells"));
    }
    checker.text("selection_method", &beneficiaries.selection_method, LONG);
    checker.0
}

/// The items of a list that are not blank rows, with their place in the form.
fn written<T: PartialEq>(items: &[T], blank: impl Fn(&T) -> T) -> impl Iterator<Item = (usize, &T)> {
    items.iter().enumerate().filter(move |(_, item)| **item != blank(item))
}

pub(super) fn check_activities(activities: &Activities, months: Option<i64>) -> Vec<Unmet> {
    let mut checker = Checker::default();
    let blank = |activity: &Activity| Activity { id: activity.id.clone(), ..Activity::default() };
    let mut any = false;
    for (index, activity) in written(&activities.items, blank) {
        any = true;
        let field = |name: &str| format!("items.{index}.{name}");
        checker.text(field("name"), &activity.name, SHORT);
        let from = checker.whole(field("month_from"), &activity.month_from);
        let to = checker.whole(field("month_to"), &activity.month_to);
        for (name, month) in [("month_from", from), ("month_to", to)] {
            match (month, months) {
                (Some(..1), _) => checker.add("number-zero", field(name)),
                (Some(month), Some(months)) if month > months => {
                    checker.0.push(Unmet::new("month-out-of-project").on(field(name)).with("max", months));
                }
                _ => {}
            }
        }
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            checker.add("months-reversed", field("month_to"));
        }
        checker.text(field("responsible"), &activity.responsible, SHORT);
        checker.optional_text(field("description"), &activity.description, 2_000);
    }
    if !any {
        checker.add("missing-activities", "items");
    }
    checker.0
}

pub(super) fn check_results(results: &Results) -> Vec<Unmet> {
    let mut checker = Checker::default();
    checker.text("outcome", &results.outcome, LONG);
    let empty = |output: &Output| Output { id: output.id.clone(), ..Output::default() };
    let mut outputs = 0;
    for (index, output) in written(&results.outputs, empty) {
        outputs += 1;
        checker.text(format!("outputs.{index}.name"), &output.name, SHORT);
    }
    if outputs == 0 {
        checker.add("missing-outputs", "outputs");
    }
    let blank = |indicator: &Indicator| Indicator { id: indicator.id.clone(), ..Indicator::default() };
    let mut any = false;
    for (index, indicator) in written(&results.items, blank) {
        any = true;
        let field = |name: &str| format!("items.{index}.{name}");
        if !indicator.of.is_empty() && results.output(&indicator.of).is_none() {
            checker.add("missing-indicator-of", field("of"));
        }
        checker.text(field("name"), &indicator.name, SHORT);
        checker.text(field("unit"), &indicator.unit, 60);
        for (name, text) in [("baseline", &indicator.baseline), ("target", &indicator.target)] {
            if let Err(error) = parse_scaled(text, 2) {
                checker.0.push(error.explain(Unmet::new(error.code()).on(field(name)), text, 2));
            }
        }
        checker.text(field("verification"), &indicator.verification, 500);
    }
    if !any {
        checker.add("missing-indicators", "items");
    }
    checker.0
}

pub(super) fn check_documents(rules: &CallRules, documents: &[DocumentFact]) -> Vec<Unmet> {
    let mut checker = Checker::default();
    for asked in rules.required_documents.iter().filter(|document| document.required) {
        if !documents.iter().any(|document| document.code == asked.code && !document.refused) {
            checker.0.push(Unmet::new("missing-document").on(asked.code.clone()).with("code", &asked.code));
        }
    }
    for document in documents.iter().filter(|document| document.refused) {
        checker.0.push(Unmet::new("document-refused").on(document.code.clone()).with("name", &document.name));
    }
    checker.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::Section;
    use crate::domain::proposal::check::{Status, check, section_status};
    use crate::domain::proposal::example::{complete, documents, requirements, rules};

    fn named(unmet: &[Unmet]) -> Vec<(&'static str, &str)> {
        unmet.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or_default())).collect()
    }

    #[test]
    fn the_length_and_the_start_of_a_project_are_checked() {
        let rules = rules();
        let requirements = requirements(&rules);
        let mut content = complete();
        content.project.months = "25".to_owned();
        content.project.starts_on = "21/11/2026".to_owned();
        let unmet = check(Section::Project, &content, &requirements, &[]);
        assert_eq!(named(&unmet), [("months-out-of-range", "months"), ("date-not-in-future", "starts_on")]);
        assert_eq!(unmet[0].args, [("min", "3".to_owned()), ("max", "24".to_owned())]);
    }

    #[test]
    fn a_consultation_is_checked_when_the_call_asks_or_when_it_is_described() {
        let mut rules = rules();
        let mut content = complete();
        content.place.region = "ML-1".to_owned();
        content.place.consultation.held_on = "2026-11-22".to_owned();
        content.place.consultation.returnees = "21".to_owned();
        content.place.consultation.youth = "74".to_owned();
        let unmet = check(Section::Place, &content, &requirements(&rules), &[]);
        assert_eq!(
            named(&unmet),
            [
                ("region-unknown", "region"),
                ("date-in-future", "consultation.held_on"),
                ("count-above-participants", "consultation.returnees"),
                ("count-above-participants", "consultation.youth")
            ]
        );
        content = complete();
        content.place.consultation = Consultation::default();
        assert_eq!(check(Section::Place, &content, &requirements(&rules), &[]).len(), 9);
        rules.consultation_required = false;
        assert_eq!(check(Section::Place, &content, &requirements(&rules), &[]), []);
    }

    #[test]
    fn cells_that_cannot_be_read_are_named_before_any_total_is_judged() {
        let rules = rules();
        let requirements = requirements(&rules);
        let mut content = complete();
        content.beneficiaries.cells.insert("male.18-35.returnee".to_owned(), "-90".to_owned());
        let unmet = check(Section::Beneficiaries, &content, &requirements, &[]);
        assert_eq!(named(&unmet), [("number-negative", "cells.male.18-35.returnee")]);
        content.beneficiaries.cells.insert("male.18-35.returnee".to_owned(), "89".to_owned());
        let unmet = check(Section::Beneficiaries, &content, &requirements, &[]);
        assert_eq!(named(&unmet), [("beneficiaries-below-target", "cells")]);
    }

    #[test]
    fn activities_stay_within_the_project_and_blank_rows_are_passed_over() {
        let rules = rules();
        let requirements = requirements(&rules);
        let mut content = complete();
        content.activities.items.insert(0, Activity::default());
        content.activities.items[1].month_from = "8".to_owned();
        content.activities.items[1].month_to = "10".to_owned();
        content.activities.items.push(Activity {
            month_from: "3".to_owned(),
            month_to: "0".to_owned(),
            ..Activity::default()
        });
        let unmet = check(Section::Activities, &content, &requirements, &[]);
        assert_eq!(
            named(&unmet),
            [
                ("month-out-of-project", "items.1.month_to"),
                ("missing", "items.2.name"),
                ("number-zero", "items.2.month_to"),
                ("months-reversed", "items.2.month_to"),
                ("missing", "items.2.responsible")
            ]
        );
    }

    #[test]
    fn an_indicator_needs_a_baseline_and_a_target_that_are_numbers() {
        let rules = rules();
        let requirements = requirements(&rules);
        let mut content = complete();
        content.results.items[0].baseline = "aucun".to_owned();
        content.results.items[0].target.clear();
        let unmet = check(Section::Results, &content, &requirements, &[]);
        assert_eq!(named(&unmet), [("number-unreadable", "items.0.baseline"), ("missing-number", "items.0.target")]);
    }

    #[test]
    fn there_is_an_output_and_an_indicator_measures_one_that_is_there() {
        let rules = rules();
        let requirements = requirements(&rules);
        let mut content = complete();
        content.results.items[0].of = "p2".to_owned();
        let unmet = check(Section::Results, &content, &requirements, &[]);
        assert_eq!(named(&unmet), [("missing-indicator-of", "items.0.of")]);
        content.results.items[0].of.clear();
        content.results.outputs[0].name.clear();
        let unmet = check(Section::Results, &content, &requirements, &[]);
        assert_eq!(named(&unmet), [("missing-outputs", "outputs")]);
    }

    #[test]
    fn a_refused_document_counts_as_missing_and_is_named() {
        let rules = rules();
        let requirements = requirements(&rules);
        let mut documents = documents();
        documents[0].refused = true;
        let unmet = check(Section::Documents, &complete(), &requirements, &documents);
        assert_eq!(named(&unmet), [("missing-document", "statutes"), ("document-refused", "statutes")]);
        let none = CallRules { required_documents: Vec::new(), no_documents: true, ..rules.clone() };
        let requirements = Requirements { rules: &none, ..requirements };
        assert_eq!(section_status(Section::Documents, &complete(), &requirements, &[], false), Status::Done);
    }

    #[test]
    fn the_budget_section_carries_the_caps_of_the_call() {
        let rules = rules();
        let requirements = requirements(&rules);
        let mut content = complete();
        content.budget.lines[0].unit_cost = "16 000 000".to_owned();
        let unmet = check(Section::Budget, &content, &requirements, &[]);
        assert_eq!(named(&unmet), [("grant-maximum", "lines")]);
    }
}
