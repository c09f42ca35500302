//! Migrations exist twice under the same names, run on both engines, and make the tables of `schema.rs`.

use std::collections::BTreeSet;
use std::path::Path;

use kafo::db::Db;

use crate::harness::app::on_both;
use crate::harness::folder::TestFolder;

fn names(engine: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn both_engines_have_the_same_migrations() {
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}

#[test]
fn a_second_migration_finds_nothing_to_do() {
    let folder = TestFolder::new("migrate");
    let path = folder.path().join("kafo.db");
    let mut db = Db::open(path.to_str().unwrap()).unwrap();
    assert_eq!(db.migrate().unwrap(), names("sqlite").len());
    assert_eq!(db.migrate().unwrap(), 0);
}

on_both! {
    fn every_column_of_the_schema_exists(app) {
        app.read(kafo::db::check_schema);
    }
}
