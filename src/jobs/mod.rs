//! What happens afterwards: mails, documents, the calendar. Actions leave events in the outbox;
//! workers carry them out, each job once at a time, again after a failure.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::adapters::clock::Clock;
use crate::adapters::mailer::{MailError, Mailer};
use crate::adapters::object_storage::ObjectStorage;
use crate::adapters::secrets::{self, Secrets};
use crate::adapters::templates::Templates;
use crate::adapters::virus_scan::VirusScan;
use crate::config::Config;
use crate::db::Db;
use crate::db::outbox::{self, JobRow};
use crate::db::pool::{Pool, PoolError};
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::event::Event;
use crate::domain::state::Instant;
use crate::services::Refusal;
use crate::telemetry::Metrics;

pub mod documents;
pub mod letter;
pub mod notify;
pub mod scans;
pub mod schedule;
pub mod subscribers;
pub mod uploads;
pub mod verify;

/// How long an idle worker waits before it looks again.
const PAUSE: Duration = Duration::from_millis(1000);

/// Why a job did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may succeed later.
    #[error("{0}")]
    Retry(String),
    /// Trying again would not help; a person has to look.
    #[error("{0}")]
    GiveUp(String),
}

impl From<diesel::result::Error> for JobError {
    fn from(error: diesel::result::Error) -> Self {
        JobError::Retry(error.to_string())
    }
}

impl From<PoolError> for JobError {
    fn from(error: PoolError) -> Self {
        JobError::Retry(error.to_string())
    }
}

impl From<Refusal> for JobError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Database(_) | Refusal::Unavailable(_) | Refusal::Stale => JobError::Retry(refusal.to_string()),
            other => JobError::GiveUp(other.to_string()),
        }
    }
}

impl From<MailError> for JobError {
    fn from(error: MailError) -> Self {
        match error {
            // The reader's address is wrong: sending again cannot help. A wrong password of ours
            // can be mended, so such letters wait.
            MailError::Permanent(why) => JobError::GiveUp(why),
            other => JobError::Retry(other.to_string()),
        }
    }
}

/// Everything a job may need. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    /// The database.
    pub pool: Pool,
    /// The clock.
    pub clock: Clock,
    /// The settings.
    pub config: Arc<Config>,
    /// The templates of letters.
    pub templates: Arc<Templates>,
    /// Stored files.
    pub storage: ObjectStorage,
    /// Looks at files that wait for it.
    pub virus_scan: VirusScan,
    /// Keys for links and codes.
    pub secrets: Secrets,
    /// Outgoing mail.
    pub mailer: Mailer,
    /// Counts for the operator.
    pub metrics: Arc<Metrics>,
    /// The worker's name in the database's locks.
    pub name: String,
}

impl Worker {
    /// The present instant.
    pub fn now(&self) -> Instant {
        self.clock.now().into()
    }

    /// An action of the portal itself, named after its job.
    pub fn act(&self, job: &str) -> Act {
        Act::new(Actor::system(), self.now(), format!("job:{job}"), secrets::random_bytes())
    }

    /// Reads from the database, away from the event loop.
    ///
    /// # Errors
    /// What `work` returns.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut Db) -> Result<T, E> + Send + 'static) -> Result<T, JobError>
    where
        T: Send + 'static,
        E: Send + 'static,
        JobError: From<E>,
    {
        let pool = self.pool.clone();
        run_blocking(move || pool.read(|db| work(db).map_err(JobError::from))).await
    }

    /// One write transaction.
    ///
    /// # Errors
    /// What `work` returns; then nothing was written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, JobError> {
        let pool = self.pool.clone();
        run_blocking(move || pool.write(work).map_err(JobError::from)).await
    }

    /// Carries out the next job. `false` when none is due.
    ///
    /// # Errors
    /// When the database cannot be reached. A job that fails is put back and is no error here.
    pub async fn run_once(&self) -> Result<bool, JobError> {
        let (name, now) = (self.name.clone(), self.now());
        let Some(job) = self.write(move |db| Ok(outbox::claim(db, &name, now)?)).await? else { return Ok(false) };
        let started = std::time::Instant::now();
        let outcome = self.carry_out(&job).await;
        let now = self.now();
        match outcome {
            Ok(()) => {
                self.metrics.job_finished(&job.kind, "done", started.elapsed());
                self.write(move |db| Ok(outbox::finish(db, job.id, now)?)).await?;
            }
            Err(error) => {
                let give_up = matches!(error, JobError::GiveUp(_));
                let why = error.to_string();
                self.metrics.job_finished(&job.kind, if give_up { "given_up" } else { "failed" }, started.elapsed());
                tracing::warn!(job = %job.id, kind = %job.kind, attempt = job.attempts, %why, give_up, "a job failed");
                self.write(move |db| Ok(outbox::fail(db, &job, &why, give_up, now)?)).await?;
            }
        }
        Ok(true)
    }

    async fn carry_out(&self, job: &JobRow) -> Result<(), JobError> {
        match job.kind.as_str() {
            "event" => {
                let event = Event::from_json(&job.payload.0.to_string())
                    .map_err(|error| JobError::GiveUp(error.to_string()))?;
                notify::react(self, job.id, &event).await
            }
            "letter" => {
                let payload = serde_json::from_value(job.payload.0.clone())
                    .map_err(|error| JobError::GiveUp(error.to_string()))?;
                letter::send(self, job, payload).await
            }
            "subscriber" => {
                let payload = serde_json::from_value(job.payload.0.clone())
                    .map_err(|error| JobError::GiveUp(error.to_string()))?;
                subscribers::send(self, job, payload).await
            }
            other => Err(JobError::GiveUp(format!("no worker knows the job {other:?}"))),
        }
    }

    /// Works until `stop` is set: jobs as they come, and the calendar's tasks.
    pub async fn run(&self, stop: Arc<AtomicBool>) {
        while !stop.load(Ordering::Relaxed) {
            if let Err(error) = schedule::tick(self).await {
                tracing::warn!(%error, "the calendar's tasks failed");
            }
            if let Err(error) = scans::tick(self).await {
                tracing::warn!(%error, "the files that wait for the virus scanner cannot be scanned");
            }
            match self.run_once().await {
                Ok(true) => {}
                Ok(false) => tokio::time::sleep(PAUSE).await,
                Err(error) => {
                    tracing::warn!(%error, "the jobs cannot be read");
                    tokio::time::sleep(PAUSE * 5).await;
                }
            }
        }
    }

    /// Carries out every job that is due, and those that they cause. Returns how many. For tests
    /// and the demo.
    ///
    /// # Errors
    /// As [`Worker::run_once`].
    pub async fn run_all(&self) -> Result<usize, JobError> {
        let mut count = 0;
        while self.run_once().await? {
            count += 1;
        }
        Ok(count)
    }
}

async fn run_blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, JobError> + Send + 'static,
) -> Result<T, JobError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| JobError::Retry(error.to_string()))?
}
