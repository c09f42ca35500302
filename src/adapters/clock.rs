//! The only source of the present instant.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Tells the time: the machine's, or one that a test sets and moves.
///
/// Clones of a test clock share the same hand. Instants are cut to whole microseconds, which is
/// what both databases keep, so that a value read back equals the value written.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    /// Microseconds since 1970-01-01T00:00:00Z.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `at` until it is moved.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(at.timestamp_micros()))))
    }

    /// The present instant, in whole microseconds.
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            Source::System => Utc::now().trunc_subsecs(6),
            Source::Set(micros) => DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or_default(),
        }
    }

    /// Moves a test clock forward. The system clock cannot be moved: it stays as it is.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Set(micros) = &self.0 {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
        }
    }

    /// Sets a test clock. The system clock cannot be set: it stays as it is.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Source::Set(micros) = &self.0 {
            micros.store(at.timestamp_micros(), Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_clock_gives_whole_microseconds() {
        let now = Clock::system().now();
        assert_eq!(now.timestamp_subsec_nanos() % 1_000, 0);
    }

    #[test]
    fn a_fixed_clock_stands_still_until_any_clone_moves_it() {
        let noon = DateTime::parse_from_rfc3339("2026-03-01T12:00:00.123456789Z").unwrap().to_utc();
        let clock = Clock::fixed(noon);
        let clone = clock.clone();
        assert_eq!(clock.now().to_rfc3339(), "2026-03-01T12:00:00.123456+00:00");
        clone.advance(TimeDelta::seconds(2));
        assert_eq!(clock.now().to_rfc3339(), "2026-03-01T12:00:02.123456+00:00");
        clone.set(DateTime::UNIX_EPOCH);
        assert_eq!(clock.now(), DateTime::UNIX_EPOCH);
    }
}
