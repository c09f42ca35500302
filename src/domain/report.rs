//! Progress reports: the calendar that follows from the tranche plan, what a report says, and what
//! must hold before it is sent and before it is accepted.

use super::state::WrongState;

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

super::state::text_enum! {
    /// A part of the report that can be sent back on its own.
    ReportSection {
        Narrative = "narrative",
        Results = "results",
        People = "people",
        Spending = "spending",
        Documents = "documents",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::state::diagram;

    #[test]
    fn the_table_of_reports_is_this_one() {
        insta::assert_snapshot!(diagram(ReportState::transitions()));
    }
}
