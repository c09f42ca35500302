//! The progress bar of long steps on the command line.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of so many steps.
pub(crate) fn bar(steps: usize) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{bar:32} {pos}/{len} {elapsed}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX)).with_style(style)
}
