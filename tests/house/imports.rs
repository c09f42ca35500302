//! Who may import whom: read from the sources, one `use crate::room::…` a line.

use std::path::{Path, PathBuf};

const ROOMS: [(&str, &[&str]); 6] = [
    ("domain", &["domain"]),
    ("db", &["db", "domain"]),
    ("adapters", &["adapters", "domain", "config"]),
    ("services", &["domain", "db"]),
    ("jobs", &["jobs", "domain", "db", "services", "adapters", "config", "telemetry"]),
    ("web", &["web", "domain", "db", "services", "adapters", "config", "telemetry"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { sources(&path) } else { vec![path] }
        })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The part of a file that is no test.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

#[test]
fn each_room_imports_only_what_it_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (room, allowed) in ROOMS {
        for path in sources(&src.join(room)) {
            for line in code(&path).lines().filter(|line| !line.trim_start().starts_with("//")) {
                for rest in line.split("crate::").skip(1) {
                    let target: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    seen += 1;
                    let reaches = match (room, target.as_str()) {
                        ("services", "services") => !rest.starts_with("services::Refusal"),
                        (_, target) => !allowed.contains(&target),
                    };
                    let known = ROOMS.iter().any(|(name, _)| *name == target)
                        || ["config", "telemetry", "startup"].contains(&target.as_str());
                    if known && reaches {
                        wrong.push(format!("{}: {}", path.display(), line.trim()));
                    }
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} imports were found");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn diesel_and_sql_live_only_in_db_and_the_framework_only_in_web() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, _) in ROOMS {
        for path in sources(&src.join(room)) {
            let text = code(&path);
            let words: &[&str] = match room {
                "domain" => &["diesel::", "actix_web", "tera::", "Utc::now", "SystemTime"],
                "services" | "jobs" => &["actix_web", "tera::", "Utc::now", "sql_query"],
                "web" => &["diesel::prelude", "sql_query", "Utc::now"],
                "adapters" => &["diesel::", "actix_web"],
                _ => &["actix_web", "Utc::now"],
            };
            wrong.extend(
                words.iter().filter(|word| text.contains(**word)).map(|word| format!("{}: {word}", path.display())),
            );
        }
    }
    // The one place where the machine's clock is read.
    wrong.retain(|line| !line.contains("adapters/clock.rs"));
    assert_eq!(wrong, Vec::<String>::new());
}
