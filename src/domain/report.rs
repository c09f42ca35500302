//! Progress reports: the calendar that follows from the tranche plan, what a report says, and what
//! must hold before it is sent and before it is accepted.

pub mod check;
pub mod content;
pub mod frozen;

pub use check::{Figures, IndicatorFacts, LineFacts, LineSpending, ReportFacts, Spending, Variance, check_submission};
pub use content::{Content, Narrative, ResultDraft, SpendingDraft};
pub use frozen::FrozenReport;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::permission::Permission;
use super::state::{Unmet, WrongState};
use super::tranche::PlanDates;

super::state::text_enum! {
    /// Whether work goes on after the report.
    ReportKind { Interim = "interim", Final = "final" }
}

super::state::text_enum! {
    /// Where a report stands. Upcoming, due and overdue are computed from the clock.
    ReportState {
        /// In the calendar; nothing written yet.
        Expected = "expected",
        /// Being written.
        Draft = "draft",
        /// Sent to the programme.
        Submitted = "submitted",
        /// Sent back with comments.
        Returned = "returned",
        /// Accepted; its figures are locked.
        Accepted = "accepted",
    }
}

super::state::text_enum! {
    /// What can happen to a report.
    ReportAction {
        /// Something is kept, complete or not.
        Save = "save",
        /// Sent to the programme.
        Submit = "submit",
        /// Sent back with a comment on at least one section.
        Return = "return",
        /// Accepted.
        Accept = "accept",
    }
}

impl ReportAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        match self {
            ReportAction::Save => Permission::ReportWrite,
            ReportAction::Submit => Permission::ReportSubmit,
            ReportAction::Return => Permission::ReportReturn,
            ReportAction::Accept => Permission::ReportAccept,
        }
    }
}

impl ReportState {
    /// The state after this action.
    ///
    /// # Errors
    /// The action is not possible in this state.
    pub fn after(self, action: ReportAction) -> Result<Self, WrongState> {
        use ReportAction as A;
        use ReportState as S;
        match (self, action) {
            (S::Expected | S::Draft, A::Save) => Ok(S::Draft),
            (S::Returned, A::Save) => Ok(S::Returned),
            (S::Draft | S::Returned, A::Submit) => Ok(S::Submitted),
            (S::Submitted, A::Return) => Ok(S::Returned),
            (S::Submitted, A::Accept) => Ok(S::Accepted),
            _ => Err(WrongState { noun: "report", state: self.as_str(), action: action.as_str() }),
        }
    }

    /// Whether the partner may change it.
    pub const fn is_open(self) -> bool {
        matches!(self, ReportState::Expected | ReportState::Draft | ReportState::Returned)
    }

    /// Whether its figures count and are locked.
    pub const fn is_locked(self) -> bool {
        matches!(self, ReportState::Accepted)
    }
}
super::state::state_lists!(ReportState, ReportAction);

super::state::text_enum! {
    /// The calendar state of a report that was not sent yet.
    ReportDue {
        /// Its period runs.
        Upcoming = "upcoming",
        /// Its period is over and its day has not passed.
        Due = "due",
        /// Its day has passed.
        Overdue = "overdue",
    }
}

/// Where a report stands in the calendar, by the day at its place. `None` once it was sent, unless it
/// was sent back.
pub fn due(state: ReportState, period_end: NaiveDate, due_on: NaiveDate, today: NaiveDate) -> Option<ReportDue> {
    if !state.is_open() {
        None
    } else if today > due_on {
        Some(ReportDue::Overdue)
    } else if today > period_end {
        Some(ReportDue::Due)
    } else {
        Some(ReportDue::Upcoming)
    }
}

/// Days by which a report is late; zero when it is not.
pub fn days_late(due_on: NaiveDate, today: NaiveDate) -> i64 {
    (today - due_on).num_days().max(0)
}

super::state::text_enum! {
    /// What the calendar tells the partner of a report that was not sent yet.
    Reminder {
        /// It falls due within two weeks.
        Soon = "soon",
        /// It falls due within three days.
        Shortly = "shortly",
        /// Its day has passed.
        Late = "late",
    }
}

impl Reminder {
    /// How many days before its day the first reminder goes out.
    pub const FIRST_DAYS: u64 = 14;
    /// How many days before its day the second one goes out.
    const SECOND_DAYS: i64 = 3;

    /// The reminder that fits on the day `today`; none when the day of the report is far.
    pub fn on(due_on: NaiveDate, today: NaiveDate) -> Option<Reminder> {
        match (due_on - today).num_days() {
            ..0 => Some(Reminder::Late),
            0..=Self::SECOND_DAYS => Some(Reminder::Shortly),
            days if days.unsigned_abs() <= Self::FIRST_DAYS => Some(Reminder::Soon),
            _ => None,
        }
    }
}

/// A report that the calendar expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedReport {
    /// Its number, from 1.
    pub position: usize,
    /// Interim, or the final one.
    pub kind: ReportKind,
    /// The first day it is about.
    pub period_start: NaiveDate,
    /// The last day it is about.
    pub period_end: NaiveDate,
    /// The day by which it is due.
    pub due_on: NaiveDate,
}

/// The reports of an agreement whose plan has this many tranches: one between each two, the last of
/// them final. The periods follow one another without gap.
pub fn calendar(dates: &PlanDates, tranches: usize) -> Vec<ExpectedReport> {
    let periods = dates.periods(tranches.saturating_sub(1).max(1));
    let last = periods.len();
    periods
        .into_iter()
        .enumerate()
        .map(|(index, (period_start, period_end))| ExpectedReport {
            position: index + 1,
            kind: if index + 1 == last { ReportKind::Final } else { ReportKind::Interim },
            period_start,
            period_end,
            due_on: dates.report_due_on(period_end),
        })
        .collect()
}

super::state::text_enum! {
    /// A part of the report that is written, checked and sent back on its own.
    ReportSection {
        Narrative = "narrative",
        Results = "results",
        People = "people",
        Spending = "spending",
        Documents = "documents",
    }
}

/// Characters of the longest comment or note that is kept.
pub const NOTE_LIMIT: usize = 4_000;

/// The comments with which a report is sent back, by section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Comments(pub BTreeMap<ReportSection, String>);

impl Comments {
    /// The sections that have a comment.
    pub fn sections(&self) -> impl Iterator<Item = ReportSection> + '_ {
        self.0.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(section, _)| *section)
    }

    /// What keeps the report from being sent back with these comments. Fields are
    /// `comments.{section}`.
    pub fn check(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if self.sections().next().is_none() {
            unmet.push(Unmet::new("report-comment-missing").on("comments"));
        }
        for (section, text) in &self.0 {
            if text.chars().count() > NOTE_LIMIT {
                unmet.push(Unmet::new("text-too-long").on(format!("comments.{section}")).with("max", NOTE_LIMIT));
            }
        }
        unmet
    }
}

/// Who reads a report that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewer {
    /// Who reads it.
    pub reviewer: Id,
    /// Whether they are staff with that right at the place.
    pub is_staff: bool,
    /// Whether they belong to the partner.
    pub is_member: bool,
    /// Who sent it.
    pub submitted_by: Id,
}

impl Reviewer {
    /// What keeps this person from sending the report back or accepting it.
    pub fn check(&self) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if !self.is_staff {
            unmet.push(Unmet::new("not-permitted"));
        }
        if self.is_member {
            unmet.push(Unmet::new("own-organisation"));
        }
        if self.reviewer == self.submitted_by {
            unmet.push(Unmet::new("report-reviewed-by-its-submitter"));
        }
        unmet
    }
}

/// Everything that keeps a submitted report from being accepted. `figures` are those that were read
/// at submission; `facts` hold what was accepted since. `earlier_open` counts the reports before it
/// that are not accepted. `decision` is the reviewer's note, which must be written when the spending
/// on a line exceeds it by more than the call allows without a decision (domain rule 23).
pub fn check_acceptance(
    facts: &ReportFacts<'_>,
    figures: &Figures,
    reviewer: &Reviewer,
    earlier_open: usize,
    decision: &str,
) -> Vec<Unmet> {
    let mut unmet = reviewer.check();
    if earlier_open > 0 {
        unmet.push(Unmet::new("report-earlier-not-accepted").with("count", earlier_open));
    }
    unmet.extend(check::check_total(facts, figures));
    if decision.chars().count() > NOTE_LIMIT {
        unmet.push(Unmet::new("text-too-long").on("decision").with("max", NOTE_LIMIT));
    }
    let over = check::spending_by_line(facts, figures);
    for line in over.iter().filter(|line| line.variance == Variance::NeedsDecision) {
        if decision.trim().is_empty() {
            unmet.push(line.unmet("report-decision-missing", "decision".to_owned()));
        }
    }
    unmet
}

#[cfg(test)]
mod tests;
