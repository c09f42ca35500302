//! The rules of accessibility that pages are judged by.

use std::path::Path;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

const FILE: &str = "tests/browser/vendor/axe-core-4.14.1/axe.min.js";
const SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";

/// What is asked of axe: the WCAG levels A and AA up to 2.2, and what is good practice. The answer is a list of texts.
const RUN: &str = "axe.run(document, { runOnly: { type: 'tag', values:
      ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }, resultTypes: ['violations'] })
  .then(found => found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node =>
      rule.id + ': ' + node.html.slice(0, 200) + ' (' + node.failureSummary.split('\\n').slice(1).join(';').trim() + ')')))";

/// The script that judges a page.
pub fn script() -> &'static str {
    static SCRIPT: LazyLock<String> = LazyLock::new(|| {
        let axe = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)).unwrap();
        assert_eq!(hex::encode(Sha256::digest(&axe)), SHA256, "{FILE} was changed");
        format!("{};\n{RUN}", String::from_utf8(axe).unwrap())
    });
    &SCRIPT
}
