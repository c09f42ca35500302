//! Everything that the audit log can be told has words in three languages, and the journal knows of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kafo::adapters::i18n;
use kafo::domain::audit::{ACTIONS, KINDS};

/// Files of a folder that write to the audit log.
fn writers(folder: &str) -> Vec<String> {
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(path).unwrap();
                if text.contains("Entry::new(") {
                    texts.push(text.split("#[cfg(test)]").next().unwrap().to_owned());
                }
            }
        }
    }
    texts
}

/// The text between the quotation marks with which `code` begins, white space aside.
fn literal(code: &str) -> Option<&str> {
    code.trim_start().strip_prefix('"')?.split('"').next()
}

/// `noun.verb`, as actions are written.
fn is_action(text: &str) -> bool {
    let word = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    text.split_once('.').is_some_and(|(noun, verb)| word(noun) && word(verb))
}

fn has_words(prefix: &str, name: &str) -> bool {
    let key = format!("{prefix}-{}", name.replace(['_', '.'], "-"));
    ["fr", "en", "pt"].iter().all(|lang| i18n::try_text(lang, &key, &[]).is_ok())
}

#[test]
fn every_action_and_every_kind_of_thing_is_in_the_journal_in_three_languages() {
    let (mut actions, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for text in writers("src") {
        for call in text.split("Entry::new(").skip(1) {
            let (action, rest) = call.split_once(',').unwrap();
            kinds.extend(literal(rest).map(str::to_owned));
            actions.extend(literal(action).map(str::to_owned));
        }
    }
    // Some services choose among actions, or hand one on: whatever looks like an action there is one.
    for text in writers("src/services") {
        actions.extend(text.split('"').filter(|text| is_action(text)).map(str::to_owned));
    }
    let known = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(actions, known(ACTIONS));
    assert_eq!(kinds, known(KINDS));
    let silent: Vec<&&str> = ACTIONS.iter().filter(|action| !has_words("audit", action)).collect();
    assert!(silent.is_empty(), "no words for {silent:?} in journal.ftl");
    let silent: Vec<&&str> = KINDS.iter().filter(|kind| !has_words("audit-kind", kind)).collect();
    assert!(silent.is_empty(), "no words for {silent:?} in journal.ftl");
}

#[test]
fn every_field_that_events_tell_of_has_words_in_three_languages() {
    let mut fields = BTreeSet::new();
    for text in writers("src") {
        for call in [".set(", ".change("] {
            fields.extend(text.split(call).skip(1).filter_map(literal).map(str::to_owned));
        }
    }
    assert!(fields.contains("state") && fields.contains("value_date"), "{fields:?}");
    let silent: Vec<&String> = fields.iter().filter(|field| !has_words("audit-field", field)).collect();
    assert!(silent.is_empty(), "no words for {silent:?} in journal.ftl");
}
