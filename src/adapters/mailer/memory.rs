//! Letters in memory, for tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Mail, MailError};

/// What the memory mailer holds: letters sent, and failures still to come.
#[derive(Debug, Clone, Default)]
pub struct MailMemory(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    sent: Vec<Mail>,
    failures: VecDeque<MailError>,
}

impl MailMemory {
    /// The letters sent so far, oldest first.
    pub fn sent(&self) -> Vec<Mail> {
        self.with(|state| state.sent.clone())
    }

    /// Takes the letters sent so far out, oldest first.
    pub fn take(&self) -> Vec<Mail> {
        self.with(|state| std::mem::take(&mut state.sent))
    }

    /// Makes the next sending fail; called several times, the failures come in that order.
    pub fn fail_next(&self, error: MailError) {
        self.with(|state| state.failures.push_back(error));
    }

    pub(super) fn send(&self, mail: &Mail) -> Result<(), MailError> {
        // What the wire would refuse is refused here too, so that tests do not pass on it.
        mail.to_mime()?;
        self.with(|state| match state.failures.pop_front() {
            Some(error) => Err(error),
            None => {
                state.sent.push(mail.clone());
                Ok(())
            }
        })
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mailer;
    use super::super::message::tests::sample;
    use super::*;

    #[tokio::test]
    async fn letters_are_kept_and_planned_failures_come_once() {
        let (mailer, memory) = Mailer::memory();
        memory.fail_next(MailError::Transient("away".to_owned()));
        assert_eq!(mailer.send(&sample()).await, Err(MailError::Transient("away".to_owned())));
        assert_eq!(memory.sent(), Vec::new());
        mailer.send(&sample()).await.unwrap();
        assert_eq!(memory.take(), [sample()]);
        assert_eq!(memory.sent(), Vec::new());
    }
}
