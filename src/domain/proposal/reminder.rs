//! When an organisation is reminded of a draft that it has not sent.

use chrono::TimeDelta;

use crate::domain::state::Instant;

crate::domain::state::text_enum! {
    /// Which reminder of a draft goes out before the deadline.
    DraftReminder {
        /// Seven days are left.
        Week = "week",
        /// One day is left.
        Day = "day",
    }
}

impl DraftReminder {
    /// How long before the deadline the first one goes out.
    pub const FIRST: TimeDelta = TimeDelta::days(7);

    /// How long before the deadline it goes out.
    pub const fn before(self) -> TimeDelta {
        match self {
            DraftReminder::Week => Self::FIRST,
            DraftReminder::Day => TimeDelta::days(1),
        }
    }

    /// The reminder that fits at `now`; none when the deadline is far or has passed. Whoever began
    /// after its moment has just read the deadline and needs no reminder of it.
    pub fn at(closes_at: Instant, begun_at: Instant, now: Instant) -> Option<DraftReminder> {
        let left = closes_at - now;
        let due = if left < TimeDelta::zero() {
            return None;
        } else if left <= DraftReminder::Day.before() {
            DraftReminder::Day
        } else if left <= DraftReminder::Week.before() {
            DraftReminder::Week
        } else {
            return None;
        };
        (begun_at < closes_at - due.before()).then_some(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    #[test]
    fn a_draft_is_told_of_seven_days_and_one_day_before_the_deadline() {
        let closes_at = Instant::from(Utc.with_ymd_and_hms(2027, 1, 12, 17, 0, 0).single().expect("a date"));
        let begun = closes_at - TimeDelta::days(30);
        let told = |hours: i64| DraftReminder::at(closes_at, begun, closes_at - TimeDelta::hours(hours));
        assert_eq!([24 * 7 + 1, 24 * 7, 25].map(told), [None, Some(DraftReminder::Week), Some(DraftReminder::Week)]);
        assert_eq!([24, 0, -1].map(told), [Some(DraftReminder::Day), Some(DraftReminder::Day), None]);
        // Begun three days before: the first reminder would tell nothing new, the last one does.
        let late = closes_at - TimeDelta::days(3);
        let told = |hours: i64| DraftReminder::at(closes_at, late, closes_at - TimeDelta::hours(hours));
        assert_eq!([48, 20].map(told), [None, Some(DraftReminder::Day)]);
    }
}
