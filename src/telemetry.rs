//! What the portal tells its operator: log lines and metrics.

mod metrics;

pub use metrics::Metrics;

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::LogFormat;

/// The log could not be started.
#[derive(Debug, thiserror::Error)]
#[error("the log cannot be started: {0}")]
pub struct TelemetryError(String);

/// Starts the log of this process, to standard error: standard output belongs to the commands' own results.
///
/// # Errors
/// When the filter cannot be read, or the log was started before.
pub fn start_log(filter: &str, format: LogFormat) -> Result<(), TelemetryError> {
    let fault = |error: String| TelemetryError(error);
    let filter = EnvFilter::try_new(filter).map_err(|error| fault(error.to_string()))?;
    let terminal = std::io::stderr().is_terminal();
    let json = match format {
        LogFormat::Json => true,
        LogFormat::Text => false,
        LogFormat::Auto => !terminal,
    };
    let registry = tracing_subscriber::registry().with(filter);
    let started = if json {
        let layer = tracing_subscriber::fmt::layer().json().flatten_event(true).with_writer(std::io::stderr);
        registry.with(layer).try_init()
    } else {
        let layer = tracing_subscriber::fmt::layer().with_ansi(terminal).with_writer(std::io::stderr);
        registry.with(layer).try_init()
    };
    started.map_err(|error| fault(error.to_string()))
}
