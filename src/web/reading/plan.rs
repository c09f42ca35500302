//! The work plan: the activities of a proposal as bars over the months of the project. Drawn by the component `work_plan`.

use serde::Serialize;

use crate::domain::number::parse_whole;
use crate::domain::proposal::content::Content;

/// The longest plan that is drawn, in months. Calls allow less; a number typed wrong must not draw a thousand.
const LONGEST: i64 = 60;
/// From how many months on not every one is numbered.
const CROWDED: i64 = 12;

/// The activities that have a name and months, over the length of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkPlan {
    /// The months with their numbers; those that go without have `None`.
    months: Vec<Option<i64>>,
    /// The activities in order.
    bars: Vec<Bar>,
}

/// One activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Bar {
    /// Its name.
    name: String,
    /// The month in which it begins, from 1.
    from: i64,
    /// The month in which it ends.
    to: i64,
}

impl WorkPlan {
    /// The plan as far as it can be read; `None` when nothing can.
    pub fn of(content: &Content) -> Option<WorkPlan> {
        let month = |typed: &str| parse_whole(typed).ok().filter(|month| (1..=LONGEST).contains(month));
        let bars: Vec<Bar> = content
            .activities
            .items
            .iter()
            .filter_map(|activity| {
                let (from, to) = (month(&activity.month_from)?, month(&activity.month_to)?);
                let name = activity.name.trim().to_owned();
                (!name.is_empty() && from <= to).then_some(Bar { name, from, to })
            })
            .collect();
        let last = bars.iter().map(|bar| bar.to).max()?;
        // An activity that ends after the project is drawn all the same; the section says that it does.
        let span = month(&content.project.months).unwrap_or(0).max(last);
        let months =
            (1..=span).map(|month| (span <= CROWDED || month == 1 || month % 6 == 0).then_some(month)).collect();
        Some(WorkPlan { months, bars })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::content::Activity;

    fn plan(months: &str, activities: &[(&str, &str, &str)]) -> Option<WorkPlan> {
        let mut content = Content::default();
        content.project.months = months.to_owned();
        content.activities.items = activities
            .iter()
            .map(|(name, from, to)| Activity {
                name: (*name).to_owned(),
                month_from: (*from).to_owned(),
                month_to: (*to).to_owned(),
                ..Activity::default()
            })
            .collect();
        WorkPlan::of(&content)
    }

    #[test]
    fn each_activity_is_a_bar_over_its_months() {
        let plan = plan("9", &[("Forage", "1", "3"), ("Formation", "4", "4"), ("", "1", "2"), ("Suivi", "x", "9")]);
        let plan = plan.expect("two activities");
        let bars: Vec<_> = plan.bars.iter().map(|bar| (bar.name.as_str(), bar.from, bar.to)).collect();
        assert_eq!(plan.months.len(), 9);
        assert_eq!(bars, [("Forage", 1, 3), ("Formation", 4, 4)]);
    }

    #[test]
    fn a_long_plan_numbers_every_sixth_month_and_nothing_readable_is_no_plan() {
        let long = plan("18", &[("Forage", "1", "20")]).expect("one activity");
        let numbered: Vec<i64> = long.months.iter().copied().flatten().collect();
        assert_eq!((long.months.len(), numbered), (20, vec![1, 6, 12, 18]));
        assert_eq!(plan("9", &[("Forage", "5", "3"), ("Suivi", "1", "1000")]), None);
    }
}
