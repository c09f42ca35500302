//! A file is about one noun and short enough to be read at once.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest source file, in lines.
const LONGEST: usize = 450;

/// One list by its nature: every table with its columns.
const WHOLE: &str = "src/db/schema.rs";

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn no_source_file_is_too_long_and_each_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src"), &mut found);
    assert!(found.len() > 200, "only {} files", found.len());
    let mut wrong = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if name == WHOLE {
            continue;
        }
        let lines = text.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{name} has {lines} lines"));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{name} does not begin with what it holds"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
