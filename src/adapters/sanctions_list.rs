//! Reads a sanctions list in the layout of the United Nations' consolidated list, event by event.
//! A file that is anything else, or hostile, is refused with a condition that names what is wrong.

use chrono::{DateTime, NaiveDate, NaiveTime};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::domain::screening::{ListFile, ListedEntry, ListedKind, ListedName, Quality};
use crate::domain::state::{Instant, Unmet};

/// The layout has six levels; a file much deeper is not one.
const DEEPEST: usize = 12;
/// The real list has about a thousand entries.
const MOST_ENTRIES: usize = 50_000;
/// The longest text of an element that is kept, in characters.
const LONGEST_TEXT: usize = 2_000;
/// Names of one entry.
const MOST_NAMES: usize = 300;

/// What stands in an entry until it ends.
#[derive(Default)]
struct Draft {
    key: String,
    version: String,
    reference: String,
    listed_on: String,
    /// First to fourth name.
    parts: [String; 4],
    original: String,
    alias: String,
    quality: String,
    others: Vec<ListedName>,
}

/// Reads the list.
///
/// # Errors
/// The first thing that is wrong with the file, as a condition on the field `file`.
pub fn read(bytes: &[u8]) -> Result<ListFile, Unmet> {
    let wrong = |code| Unmet::new(code).on("file");
    let text = std::str::from_utf8(bytes).map_err(|_| wrong("list-not-xml"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut content = String::new();
    let mut generated_at = None;
    let mut draft = Draft::default();
    let mut entries = Vec::new();
    loop {
        let event = reader.read_event().map_err(|_| wrong("list-not-xml"))?;
        match event {
            Event::Start(element) => {
                if path.len() >= DEEPEST {
                    return Err(wrong("list-deep"));
                }
                if path.is_empty() {
                    generated_at = Some(begin(&element)?);
                }
                path.push(element.name().as_ref().to_owned());
                content.clear();
                if entry_kind(&path).is_some() && path.len() == 3 {
                    draft = Draft::default();
                }
            }
            Event::Empty(element) if path.is_empty() => generated_at = Some(begin(&element)?),
            Event::Empty(_) => content.clear(),
            Event::Text(part) => push(&mut content, &part.xml10_content()),
            Event::CData(part) => push(&mut content, &part.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().map_err(|_| wrong("list-not-xml"))?;
                match (letter, resolve_predefined_entity(&reference.xml10_content())) {
                    (Some(letter), _) => push(&mut content, &letter.to_string()),
                    (None, Some(known)) => push(&mut content, known),
                    (None, None) => return Err(wrong("list-doctype")),
                }
            }
            Event::DocType(_) => return Err(wrong("list-doctype")),
            Event::End(_) => {
                if let Some(kind) = entry_kind(&path) {
                    draft.take(&path, content.trim());
                    if path.len() == 3 {
                        let position = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
                        let line = 1 + text.bytes().take(position).filter(|byte| *byte == b'\n').count();
                        let entry = std::mem::take(&mut draft).into_entry(kind);
                        entries.push(entry.ok_or_else(|| wrong("list-entry").with("row", line))?);
                        if entries.len() > MOST_ENTRIES {
                            return Err(wrong("list-too-long"));
                        }
                    }
                }
                path.pop();
                content.clear();
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    let generated_at = generated_at.ok_or_else(|| wrong("list-not-xml"))?;
    if !path.is_empty() {
        return Err(wrong("list-not-xml"));
    }
    if entries.is_empty() {
        return Err(wrong("list-empty"));
    }
    Ok(ListFile { generated_at, entries })
}

/// The root element: it must be that of the layout, and say when the list was made.
fn begin(root: &BytesStart<'_>) -> Result<Instant, Unmet> {
    if root.name().as_ref() != "CONSOLIDATED_LIST" {
        return Err(Unmet::new("list-root").on("file"));
    }
    let attribute = root.try_get_attribute("dateGenerated").ok().flatten();
    let date = attribute.map(|attribute| attribute.value.into_owned()).unwrap_or_default();
    read_date(date.trim()).ok_or_else(|| Unmet::new("list-date").on("file"))
}

fn read_date(text: &str) -> Option<Instant> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(Instant::from(at.to_utc()));
    }
    let day: NaiveDate = text.get(..10)?.parse().ok()?;
    Some(Instant::from(day.and_time(NaiveTime::MIN).and_utc()))
}

/// What kind of entry the path is in.
fn entry_kind(path: &[String]) -> Option<ListedKind> {
    match (path.get(1)?.as_str(), path.get(2)?.as_str()) {
        ("INDIVIDUALS", "INDIVIDUAL") => Some(ListedKind::Person),
        ("ENTITIES", "ENTITY") => Some(ListedKind::Entity),
        _ => None,
    }
}

/// More of an element's text, up to its limit.
fn push(content: &mut String, part: &str) {
    let room = LONGEST_TEXT.saturating_sub(content.chars().count());
    content.extend(part.chars().take(room));
}

impl Draft {
    /// An element of the entry ends.
    fn take(&mut self, path: &[String], content: &str) {
        let inner: Vec<&str> = path.iter().skip(3).map(String::as_str).collect();
        let text = || content.split_whitespace().collect::<Vec<_>>().join(" ");
        match inner.as_slice() {
            ["DATAID"] => self.key = text(),
            ["VERSIONNUM"] => self.version = text(),
            ["REFERENCE_NUMBER"] => self.reference = text(),
            ["LISTED_ON"] => self.listed_on = text(),
            ["FIRST_NAME"] => self.parts[0] = text(),
            ["SECOND_NAME"] => self.parts[1] = text(),
            ["THIRD_NAME"] => self.parts[2] = text(),
            ["FOURTH_NAME"] => self.parts[3] = text(),
            ["NAME_ORIGINAL_SCRIPT"] => self.original = text(),
            ["INDIVIDUAL_ALIAS" | "ENTITY_ALIAS", "ALIAS_NAME"] => self.alias = text(),
            ["INDIVIDUAL_ALIAS" | "ENTITY_ALIAS", "QUALITY"] => self.quality = text(),
            ["INDIVIDUAL_ALIAS" | "ENTITY_ALIAS"] => {
                let quality = match std::mem::take(&mut self.quality).to_lowercase().as_str() {
                    "good" => Quality::Good,
                    "low" => Quality::Low,
                    _ => Quality::Aka,
                };
                let alias = std::mem::take(&mut self.alias);
                if !alias.is_empty() && self.others.len() < MOST_NAMES {
                    self.others.push(ListedName { text: alias, quality });
                }
            }
            _ => {}
        }
    }

    /// The entry, when it has an identifier and a name.
    fn into_entry(self, kind: ListedKind) -> Option<ListedEntry> {
        let name = self.parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        if self.key.is_empty() || name.is_empty() {
            return None;
        }
        let mut names = vec![ListedName { text: name, quality: Quality::Primary }];
        if !self.original.is_empty() {
            names.push(ListedName { text: self.original, quality: Quality::Original });
        }
        names.extend(self.others);
        let version = self.version.parse().unwrap_or(0);
        Some(ListedEntry { kind, key: self.key, version, reference: self.reference, listed_on: self.listed_on, names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = include_str!("../../tests/fixtures/sanctions-sample.xml");

    fn refused(text: &str) -> &'static str {
        read(text.as_bytes()).expect_err("it is refused").code
    }

    #[test]
    fn the_sample_is_read_with_its_aliases() {
        let list = read(SAMPLE.as_bytes()).expect("a list");
        assert_eq!(list.generated_at.to_rfc3339(), "2026-11-21T00:00:00+00:00");
        let names: Vec<_> = list
            .entries
            .iter()
            .map(|entry| {
                let names: Vec<_> = entry.names.iter().map(|name| (name.text.as_str(), name.quality)).collect();
                (entry.kind, entry.key.as_str(), entry.version, entry.reference.as_str(), names)
            })
            .collect();
        let person = vec![
            ("TESTO FICTIVOV EXEMPLAR", Quality::Primary),
            ("Testeau Fictivoff", Quality::Good),
            ("Le Test", Quality::Low),
        ];
        let entity = vec![
            ("FONDATION IMAGINAIRE POUR LES ESSAIS", Quality::Primary),
            ("Imaginary Testing Foundation", Quality::Aka),
        ];
        let expected =
            [(ListedKind::Person, "1", 1, "TSTi.001", person), (ListedKind::Entity, "2", 1, "TSTe.001", entity)];
        assert_eq!(names, expected);
        assert_eq!((list.entries[0].listed_on.as_str(), list.count_names()), ("2020-01-01", 5));
    }

    #[test]
    fn references_to_letters_are_read_and_others_refused() {
        let named = SAMPLE.replace("<FIRST_NAME>TESTO", "<FIRST_NAME>T&#201;STO &amp; <![CDATA[CO]]>");
        assert_eq!(read(named.as_bytes()).expect("a list").entries[0].names[0].text, "TÉSTO & CO FICTIVOV EXEMPLAR");
        assert_eq!(refused(&SAMPLE.replace("TESTO", "&lol;")), "list-doctype");
    }

    #[test]
    fn a_hostile_or_foreign_file_is_refused_by_name() {
        let doctype = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">]><CONSOLIDATED_LIST dateGenerated=\"2026-11-21\"/>";
        assert_eq!(refused(doctype), "list-doctype");
        let deep = format!("<CONSOLIDATED_LIST dateGenerated=\"2026-11-21\">{}", "<A>".repeat(100_000));
        assert_eq!(refused(&deep), "list-deep");
        assert_eq!(refused("<html><body/></html>"), "list-root");
        assert_eq!(refused("<CONSOLIDATED_LIST/>"), "list-date");
        assert_eq!(refused("<CONSOLIDATED_LIST dateGenerated=\"2026-11-21\"></CONSOLIDATED_LIST>"), "list-empty");
        assert_eq!(refused(""), "list-not-xml");
        assert_eq!(refused("name;reference"), "list-not-xml");
        assert_eq!(refused(&SAMPLE[..SAMPLE.len() / 2]), "list-not-xml");
        assert_eq!(refused(&SAMPLE.replace("</INDIVIDUALS>", "</ENTITIES>")), "list-not-xml");
        assert_eq!(read(&[0xff, 0xfe, 0x3c, 0x00]).expect_err("another encoding").code, "list-not-xml");
        let nameless = read(SAMPLE.replace("<DATAID>2</DATAID>", "").as_bytes()).expect_err("no identifier");
        assert_eq!((nameless.code, nameless.args), ("list-entry", vec![("row", "22".to_owned())]));
    }
}
