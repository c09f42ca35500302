//! One action of one actor: who, when, under which request, and the randomness it may use.

use std::cell::Cell;

use sha2::{Digest, Sha256};

use super::actor::Actor;
use super::id::Id;
use super::state::Instant;

/// What a service needs besides its input. Everything that would make it impure is in here and
/// comes from outside: the instant from the clock, the seed from the system's randomness (or a
/// fixed one in tests and for the demo data, which is then the same each time).
#[derive(Debug, Clone)]
pub struct Act {
    /// Who acts.
    pub actor: Actor,
    /// When. The same instant for everything the action writes.
    pub at: Instant,
    /// The request's number in the log, or the name of the job.
    pub request: String,
    seed: [u8; 32],
    drawn: Cell<u64>,
}

impl Act {
    /// An action; `seed` must be unpredictable outside of tests and demo data.
    pub fn new(actor: Actor, at: Instant, request: impl Into<String>, seed: [u8; 32]) -> Self {
        Act { actor, at, request: request.into(), seed, drawn: Cell::new(0) }
    }

    /// The same action, as somebody else's: a person proves who they are while they sign in.
    pub fn by(&self, actor: Actor) -> Act {
        Act::new(actor, self.at, self.request.clone(), self.random())
    }

    /// A new identifier.
    pub fn id(&self) -> Id {
        let block = self.random();
        let mut random = [0; 10];
        random.copy_from_slice(&block[..10]);
        Id::new(self.at, random)
    }

    /// Thirty-two fresh random bytes: the hash of the seed and a counter.
    pub fn random(&self) -> [u8; 32] {
        let number = self.drawn.get();
        self.drawn.set(number + 1);
        Sha256::new().chain_update(self.seed).chain_update(number.to_be_bytes()).finalize().into()
    }

    /// A token for links in mails: 64 hexadecimal digits.
    pub fn token(&self) -> String {
        self.random().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Six decimal digits, for one-time codes. The bias of the remainder is below 2⁻⁴³.
    pub fn code(&self) -> String {
        let block = self.random();
        let number = block[..8].iter().fold(0u64, |sum, byte| (sum << 8) | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;
    use chrono::{TimeZone, Utc};

    #[test]
    fn one_seed_gives_one_row_of_ids_and_never_the_same_twice() {
        let at = Instant::from(Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).single().expect("a date"));
        let act = || Act::new(Actor::public(Lang::Fr), at, "test", [7; 32]);
        let (one, two) = (act(), act());
        let ids = [one.id(), one.id()];
        assert_eq!(ids, [two.id(), two.id()]);
        assert_ne!(ids[0], ids[1]);
        assert_eq!(one.code().len(), 6);
        assert_eq!(one.token().len(), 64);
    }
}
