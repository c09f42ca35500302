//! A call for proposals: its states, its calendar, and who may publish, open or extend it.

pub mod amendment;
pub mod draft;
pub mod opening;
pub mod rules;

pub use amendment::{Amendment, CallContent, Difference, LotContent, Said};
pub use draft::{DraftCall, LotFacts};
pub use opening::{Opening, Received};
pub use rules::{AdministrativeRule, CONSULTATION, CallRules, KeyTerms, RequiredDocument, TieBreaker};

use chrono::TimeDelta;

use super::actor::{Actor, At};
use super::id::Id;
use super::permission::Permission;
use super::state::{Instant, Unmet, WrongState};

super::state::text_enum! {
    /// Where a call stands. Open and closed are not states: they follow from the clock, see
    /// [`CalendarState`].
    CallState {
        Draft = "draft",
        InReview = "in_review",
        Published = "published",
        InEvaluation = "in_evaluation",
        Decided = "decided",
        Archived = "archived",
        Cancelled = "cancelled",
    }
}

super::state::text_enum! {
    /// What may be done with a call.
    CallAction {
        Edit = "edit",
        SendForReview = "send_for_review",
        SendBack = "send_back",
        Publish = "publish",
        Amend = "amend",
        Extend = "extend",
        OpenProposals = "open_proposals",
        StartEvaluation = "start_evaluation",
        Decide = "decide",
        Archive = "archive",
        Cancel = "cancel",
    }
}

impl CallAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        match self {
            CallAction::Edit => Permission::CallEdit,
            CallAction::SendForReview => Permission::CallSendForReview,
            CallAction::SendBack | CallAction::Publish => Permission::CallPublish,
            CallAction::Amend | CallAction::Extend => Permission::CallAmend,
            CallAction::OpenProposals => Permission::CallOpenProposals,
            CallAction::StartEvaluation => Permission::EvaluationAssign,
            CallAction::Decide => Permission::DecisionTake,
            CallAction::Archive => Permission::CallArchive,
            CallAction::Cancel => Permission::CallCancel,
        }
    }
}

impl CallState {
    /// The state after the action.
    ///
    /// # Errors
    /// The action is not possible now.
    pub fn after(self, action: CallAction) -> Result<CallState, WrongState> {
        use CallAction as Do;
        use CallState::{Archived, Cancelled, Decided, Draft, InEvaluation, InReview, Published};
        Ok(match (self, action) {
            (Draft, Do::Edit) => Draft,
            (Draft, Do::SendForReview) => InReview,
            (InReview, Do::SendBack) => Draft,
            (InReview, Do::Publish) => Published,
            (Published, Do::Amend | Do::Extend | Do::OpenProposals) => Published,
            (Published, Do::StartEvaluation) => InEvaluation,
            (InEvaluation, Do::Decide) => Decided,
            (Decided | Cancelled, Do::Archive) => Archived,
            (Draft | InReview | Published | InEvaluation, Do::Cancel) => Cancelled,
            (Draft | InReview | Published | InEvaluation | Decided | Archived | Cancelled, _) => {
                return Err(WrongState { noun: "call", state: self.as_str(), action: action.as_str() });
            }
        })
    }

    /// Whether the public sees the call: from its publication on, also when it was cancelled later
    /// (`published` says whether it ever was).
    pub const fn is_public(self, published: bool) -> bool {
        match self {
            CallState::Draft | CallState::InReview => false,
            CallState::Published | CallState::InEvaluation | CallState::Decided => true,
            CallState::Archived | CallState::Cancelled => published,
        }
    }
}

super::state::state_lists!(CallState, CallAction);

super::state::text_enum! {
    /// Where a published call stands in its calendar, computed from the clock.
    CalendarState { Upcoming = "upcoming", Open = "open", ClosingSoon = "closing_soon", Closed = "closed" }
}

/// The dates of a call, as instants of whole seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CallDates {
    /// When proposals may begin to be written.
    pub opens_at: Instant,
    /// Until when questions may be asked.
    pub questions_until: Instant,
    /// The deadline: the last instant at which a proposal is accepted.
    pub closes_at: Instant,
}

impl CallDates {
    /// How long before the deadline a call is said to close soon.
    pub const CLOSING_SOON: TimeDelta = TimeDelta::days(7);

    /// How long before the deadline questions end when nobody says otherwise: the last answers can
    /// still be read and used.
    pub const QUESTIONS_END: TimeDelta = TimeDelta::days(7);

    /// Until when questions may be asked when nobody says otherwise. `None` when the call is open for
    /// too short a time.
    pub fn questions_preset(opens_at: Instant, closes_at: Instant) -> Option<Instant> {
        Some(closes_at - Self::QUESTIONS_END).filter(|last| *last > opens_at)
    }

    /// The calendar state at `now`.
    pub fn state(&self, now: Instant) -> CalendarState {
        if !accepts_submission(self.closes_at, now) {
            CalendarState::Closed
        } else if now < self.opens_at {
            CalendarState::Upcoming
        } else if self.closes_at - now <= Self::CLOSING_SOON {
            CalendarState::ClosingSoon
        } else {
            CalendarState::Open
        }
    }
}

/// Whether a proposal that arrives at `now` is in time.
///
/// "Until 17:00" includes 17:00:00 itself and nothing after it: the deadline is the last instant
/// that is accepted, one microsecond later is late.
pub fn accepts_submission(closes_at: Instant, now: Instant) -> bool {
    now <= closes_at
}

/// What of a call its own people are asked about before they act on it.
#[derive(Debug, Clone, Copy)]
pub struct CallFacts<'a> {
    /// Where it is.
    pub at: At,
    /// Everyone who wrote a part of it.
    pub authors: &'a [Id],
    /// Its stored state.
    pub state: CallState,
    /// Its dates.
    pub dates: CallDates,
    /// Whether proposals stay unread until the opening.
    pub sealed: bool,
    /// When the proposals of a sealed call were opened.
    pub opened_at: Option<Instant>,
}

impl CallFacts<'_> {
    /// What hinders this person from publishing the call, its contents aside. An author of a call
    /// never publishes it.
    pub fn may_publish(&self, actor: &Actor, now: Instant) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if !actor.may_at(Permission::CallPublish, self.at) {
            unmet.push(Unmet::new("not-permitted"));
        }
        if self.authors.iter().any(|author| actor.is(*author)) {
            unmet.push(Unmet::new("publisher-is-author"));
        }
        if self.dates.closes_at <= now {
            unmet.push(Unmet::new("deadline-in-the-past").on("closes_at"));
        }
        unmet
    }

    /// What hinders a new deadline. It can be extended while the call is open, never shortened;
    /// once it has passed it stands, because others were refused by it.
    pub fn may_extend(&self, to: Instant, now: Instant) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if !accepts_submission(self.dates.closes_at, now) {
            unmet.push(Unmet::new("deadline-has-passed").on("closes_at"));
        }
        if to <= self.dates.closes_at {
            unmet.push(Unmet::new("deadline-not-later").on("closes_at"));
        }
        unmet
    }

    /// What hinders the opening of the proposals of a sealed call.
    pub fn may_open(&self, now: Instant) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if !self.sealed {
            unmet.push(Unmet::new("call-not-sealed"));
        }
        if self.opened_at.is_some() {
            unmet.push(Unmet::new("call-already-opened"));
        }
        if accepts_submission(self.dates.closes_at, now) {
            unmet.push(Unmet::new("call-still-open"));
        }
        unmet
    }

    /// What hinders the start of the evaluation: it begins after the deadline, and for a sealed
    /// call after the opening.
    pub fn may_start_evaluation(&self, now: Instant) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if accepts_submission(self.dates.closes_at, now) {
            unmet.push(Unmet::new("call-still-open"));
        }
        if !self.proposals_readable() {
            unmet.push(Unmet::new("call-still-sealed"));
        }
        unmet
    }

    /// Whether staff may read submitted proposals: always, but for a sealed call only after its
    /// opening.
    pub fn proposals_readable(&self) -> bool {
        !self.sealed || self.opened_at.is_some()
    }

    /// Whether a proposal may be begun, edited and submitted now.
    pub fn takes_proposals(&self, now: Instant) -> Result<(), Unmet> {
        if self.state != CallState::Published {
            return Err(Unmet::new("call-not-published").with("state", self.state));
        }
        match self.dates.state(now) {
            CalendarState::Upcoming => Err(Unmet::new("call-not-open-yet")),
            CalendarState::Open | CalendarState::ClosingSoon => Ok(()),
            CalendarState::Closed => Err(Unmet::new("deadline-has-passed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::{Grant, Role};
    use crate::domain::place::Country;
    use crate::domain::text::Lang;
    use chrono::{TimeZone, Utc};
    use uuid::Uuid;

    fn deadline() -> Instant {
        Instant::from(Utc.with_ymd_and_hms(2027, 1, 12, 17, 0, 0).single().expect("a date"))
    }

    fn dates() -> CallDates {
        CallDates {
            opens_at: deadline() - TimeDelta::days(50),
            questions_until: deadline() - TimeDelta::days(14),
            closes_at: deadline(),
        }
    }

    fn facts(authors: &[Id]) -> CallFacts<'_> {
        CallFacts {
            at: At::country(Country::Gw),
            authors,
            state: CallState::Published,
            dates: dates(),
            sealed: true,
            opened_at: None,
        }
    }

    fn officer(number: u128) -> Actor {
        let mut actor = Actor::person(Id(Uuid::from_u128(number)), "Awa Exemple", "awa@example.org", Lang::Fr);
        actor.grants = vec![Grant::in_country(Role::ProgrammeOfficer, Country::Gw)];
        actor
    }

    fn codes(unmet: &[Unmet]) -> Vec<&'static str> {
        unmet.iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn the_table_of_a_call_is_as_printed() {
        insta::assert_snapshot!(crate::domain::state::diagram(CallState::transitions()));
    }

    #[test]
    fn a_second_before_and_the_deadline_itself_are_in_time_and_anything_after_is_late() {
        let second = TimeDelta::seconds(1);
        assert!(accepts_submission(deadline(), deadline() - second));
        assert!(accepts_submission(deadline(), deadline()));
        assert!(!accepts_submission(deadline(), deadline() + TimeDelta::microseconds(1)));
        assert!(!accepts_submission(deadline(), deadline() + second));
    }

    #[test]
    fn the_calendar_follows_the_clock() {
        let second = TimeDelta::seconds(1);
        let dates = dates();
        assert_eq!(dates.state(dates.opens_at - second), CalendarState::Upcoming);
        assert_eq!(dates.state(dates.opens_at), CalendarState::Open);
        assert_eq!(dates.state(deadline() - TimeDelta::days(7) - second), CalendarState::Open);
        assert_eq!(dates.state(deadline() - TimeDelta::days(7)), CalendarState::ClosingSoon);
        assert_eq!(dates.state(deadline()), CalendarState::ClosingSoon);
        assert_eq!(dates.state(deadline() + second), CalendarState::Closed);
    }

    #[test]
    fn an_author_does_not_publish_their_call_and_another_officer_does() {
        let authors = [Id(Uuid::from_u128(1)), Id(Uuid::from_u128(2))];
        let now = deadline() - TimeDelta::days(60);
        assert_eq!(codes(&facts(&authors).may_publish(&officer(2), now)), ["publisher-is-author"]);
        assert_eq!(codes(&facts(&authors).may_publish(&officer(3), now)), [] as [&str; 0]);
        let mut stranger = officer(1);
        stranger.grants.clear();
        let all = ["not-permitted", "publisher-is-author", "deadline-in-the-past"];
        assert_eq!(codes(&facts(&authors).may_publish(&stranger, deadline())), all);
    }

    #[test]
    fn a_deadline_is_extended_and_never_shortened() {
        let day = TimeDelta::days(1);
        let facts = facts(&[]);
        assert_eq!(codes(&facts.may_extend(deadline() + day, deadline())), [] as [&str; 0]);
        assert_eq!(codes(&facts.may_extend(deadline() - day, deadline())), ["deadline-not-later"]);
        assert_eq!(codes(&facts.may_extend(deadline(), deadline())), ["deadline-not-later"]);
        assert_eq!(codes(&facts.may_extend(deadline() + day, deadline() + day)), ["deadline-has-passed"]);
    }

    #[test]
    fn a_sealed_call_is_opened_once_and_only_after_its_deadline() {
        let mut facts = facts(&[]);
        let after = deadline() + TimeDelta::seconds(1);
        assert!(!facts.proposals_readable());
        assert_eq!(codes(&facts.may_open(deadline())), ["call-still-open"]);
        assert_eq!(codes(&facts.may_open(after)), [] as [&str; 0]);
        assert_eq!(codes(&facts.may_start_evaluation(after)), ["call-still-sealed"]);
        facts.opened_at = Some(after);
        assert!(facts.proposals_readable());
        assert_eq!(codes(&facts.may_open(after)), ["call-already-opened"]);
        assert_eq!(codes(&facts.may_start_evaluation(after)), [] as [&str; 0]);
    }

    #[test]
    fn proposals_are_taken_only_while_the_call_is_open() {
        let mut facts = facts(&[]);
        assert_eq!(facts.takes_proposals(deadline()), Ok(()));
        assert_eq!(
            facts.takes_proposals(facts.dates.opens_at - TimeDelta::seconds(1)).map_err(|unmet| unmet.code),
            Err("call-not-open-yet")
        );
        facts.state = CallState::Cancelled;
        assert_eq!(facts.takes_proposals(deadline()).map_err(|unmet| unmet.code), Err("call-not-published"));
    }

    #[test]
    fn the_public_sees_a_cancelled_call_only_if_it_was_published() {
        assert!(CallState::Cancelled.is_public(true));
        assert!(!CallState::Cancelled.is_public(false));
        assert!(!CallState::InReview.is_public(false));
    }
}
