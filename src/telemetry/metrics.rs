//! Counters for Prometheus, served at `/metrics`.
//!
//! Labels hold only names that the program knows (route patterns, job kinds), never what a visitor sent: the number of
//! series stays bounded and nothing personal leaves by this way.

use std::time::Duration;

use prometheus::{
    HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
};

/// The measures of one process. Clones share the same counters.
#[derive(Clone)]
pub struct Metrics {
    registry: Registry,
    http_requests: IntCounterVec,
    http_seconds: HistogramVec,
    jobs: IntCounterVec,
    job_seconds: HistogramVec,
    jobs_waiting: IntGauge,
    db_connections: IntGaugeVec,
    db_faults: IntCounterVec,
    db_statements: IntCounter,
}

/// Bounds of the duration histograms, in seconds: a page takes milliseconds, a sign-in some tens of them, a typeset
/// document a second.
const SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 2.5, 10.0];

/// Methods shown by name; any other is counted under `other`.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

impl Metrics {
    /// Counters at zero, under a registry of their own.
    pub fn new() -> Self {
        let registry = Registry::new();
        let info = IntGaugeVec::new(Opts::new("kafo_build_info", "The running version; always 1"), &["version"]);
        let info = registered(&registry, info);
        info.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
        let seconds = |name: &str, help: &str| HistogramOpts::new(name, help).buckets(SECONDS.to_vec());
        Self {
            http_requests: registered(
                &registry,
                IntCounterVec::new(
                    Opts::new("kafo_http_requests_total", "Requests answered, by method, route pattern and status"),
                    &["method", "route", "status"],
                ),
            ),
            http_seconds: registered(
                &registry,
                HistogramVec::new(
                    seconds("kafo_http_request_seconds", "Time to answer a request, by method and route pattern"),
                    &["method", "route"],
                ),
            ),
            jobs: registered(
                &registry,
                IntCounterVec::new(
                    Opts::new("kafo_jobs_total", "Background jobs finished, by kind and outcome"),
                    &["kind", "outcome"],
                ),
            ),
            job_seconds: registered(
                &registry,
                HistogramVec::new(seconds("kafo_job_seconds", "Time of a background job, by kind"), &["kind"]),
            ),
            jobs_waiting: registered(
                &registry,
                IntGauge::new("kafo_jobs_waiting", "Background jobs that are due and not yet done"),
            ),
            db_connections: registered(
                &registry,
                IntGaugeVec::new(
                    Opts::new("kafo_db_connections", "Database connections of this process, by state"),
                    &["state"],
                ),
            ),
            db_faults: registered(
                &registry,
                IntCounterVec::new(
                    Opts::new("kafo_db_faults_total", "Database operations that failed, by kind"),
                    &["kind"],
                ),
            ),
            db_statements: registered(
                &registry,
                IntCounter::new("kafo_db_statements_total", "Statements this process sent to its database"),
            ),
            registry,
        }
    }

    /// Takes over how many statements were sent since the process started.
    pub fn set_db_statements(&self, sent: u64) {
        self.db_statements.inc_by(sent.saturating_sub(self.db_statements.get()));
    }

    /// Counts one answered request. `route` is the route's pattern (`/calls/{code}`), or none when no route matched.
    pub fn request_answered(&self, method: &str, route: Option<&str>, status: u16, took: Duration) {
        let method = METHODS.into_iter().find(|known| *known == method).unwrap_or("other");
        let route = route.unwrap_or("unmatched");
        self.http_requests.with_label_values(&[method, route, &status.to_string()]).inc();
        self.http_seconds.with_label_values(&[method, route]).observe(took.as_secs_f64());
    }

    /// Counts one finished background job; `outcome` is `done`, `retried` or `failed`.
    pub fn job_finished(&self, kind: &str, outcome: &str, took: Duration) {
        self.jobs.with_label_values(&[kind, outcome]).inc();
        self.job_seconds.with_label_values(&[kind]).observe(took.as_secs_f64());
    }

    /// Tells how many background jobs are due.
    pub fn set_jobs_waiting(&self, count: usize) {
        self.jobs_waiting.set(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// Tells how many database connections are open in all and how many of them idle.
    pub fn set_db_connections(&self, open: u32, idle: u32) {
        self.db_connections.with_label_values(&["idle"]).set(i64::from(idle));
        self.db_connections.with_label_values(&["busy"]).set(i64::from(open.saturating_sub(idle)));
    }

    /// Counts one failed database operation; `kind` is a short fixed word such as `unavailable`.
    pub fn db_failed(&self, kind: &str) {
        self.db_faults.with_label_values(&[kind]).inc();
    }

    /// Everything in Prometheus' text form, for `/metrics` (`text/plain; version=0.0.4`).
    pub fn render(&self) -> String {
        // Writing into a string can only fail on a broken metric family, which `registered` excludes.
        TextEncoder::new().encode_to_string(&self.registry.gather()).unwrap_or_default()
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

fn registered<M: prometheus::core::Collector + Clone + 'static>(
    registry: &Registry,
    metric: prometheus::Result<M>,
) -> M {
    let metric = metric.expect("the names and labels above are valid");
    registry.register(Box::new(metric.clone())).expect("each name above is used once");
    metric
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_pattern_and_strange_methods_together() {
        let metrics = Metrics::new();
        let took = Duration::from_millis(3);
        metrics.request_answered("GET", Some("/calls/{code}"), 200, took);
        metrics.request_answered("GET", Some("/calls/{code}"), 200, took);
        metrics.request_answered("BREW", None, 404, took);
        let text = metrics.render();
        for line in [
            "kafo_http_requests_total{method=\"GET\",route=\"/calls/{code}\",status=\"200\"} 2\n",
            "kafo_http_requests_total{method=\"other\",route=\"unmatched\",status=\"404\"} 1\n",
            "kafo_http_request_seconds_bucket{method=\"GET\",route=\"/calls/{code}\",le=\"0.0025\"} 0\n",
            "kafo_http_request_seconds_bucket{method=\"GET\",route=\"/calls/{code}\",le=\"0.005\"} 2\n",
            concat!("kafo_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1\n"),
        ] {
            assert!(text.contains(line), "{line} is missing in\n{text}");
        }
    }

    #[test]
    fn jobs_and_connections_are_told() {
        let metrics = Metrics::default();
        metrics.job_finished("mail", "done", Duration::from_secs(1));
        metrics.set_jobs_waiting(4);
        metrics.set_db_connections(10, 7);
        metrics.db_failed("unavailable");
        metrics.set_db_statements(12);
        metrics.set_db_statements(15);
        let text = metrics.clone().render();
        for line in [
            "kafo_jobs_total{kind=\"mail\",outcome=\"done\"} 1\n",
            "kafo_job_seconds_count{kind=\"mail\"} 1\n",
            "kafo_jobs_waiting 4\n",
            "kafo_db_connections{state=\"busy\"} 3\n",
            "kafo_db_connections{state=\"idle\"} 7\n",
            "kafo_db_faults_total{kind=\"unavailable\"} 1\n",
            "kafo_db_statements_total 15\n",
        ] {
            assert!(text.contains(line), "{line} is missing in\n{text}");
        }
    }
}
