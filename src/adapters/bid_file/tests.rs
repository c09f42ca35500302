//! The file goes out and comes back: as it was, filled in, and in every way broken.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::extract::{ExtractError, texts};
use super::*;
use crate::adapters::assets::Assets;
use crate::adapters::secrets::Secrets;
use crate::adapters::templates::Templates;

fn seal(root: &str) -> Seal {
    Seal::of(&Secrets::from_bytes(root.repeat(32)))
}

fn field(name: &str, value: &str) -> Field {
    (name.to_owned(), value.to_owned())
}

fn proposal() -> Id {
    Id(uuid::Uuid::from_u128(7))
}

fn base() -> Base {
    let fields = vec![field("title", "Hortas de Bafatá </script><b> & \u{1f600}"), field("problem", "Um\r\nDois")];
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T16:00:00Z").expect("an instant");
    Base {
        format: FORMAT.to_owned(),
        proposal: proposal(),
        number: "GB-2026-03-017".to_owned(),
        call: "GB-2026-03".to_owned(),
        lot: Id(uuid::Uuid::from_u128(8)),
        lang: Lang::Pt,
        made_at: Instant::from(at.to_utc()),
        sections: BTreeMap::from([(Section::Project, BaseSection { version: 12, fields })]),
    }
}

/// What the template shows; the portal's own page is drawn by its own tests.
fn page() -> Value {
    json!({
        "lang": "pt", "written_in": "pt", "file": "f", "title": "T", "number": "N", "call": "C", "lot": "", "partner": "P",
        "made_at": "", "deadline": "", "address": "https://portal.example/", "decimals": 0, "sections": [],
        "documents": [],
    })
}

fn written(root: &str) -> String {
    let templates = Templates::load(&Arc::new(Assets::load())).expect("templates");
    let bytes = write(&templates, &seal(root), base(), &[Section::Project], &page()).expect("written");
    String::from_utf8(bytes).expect("UTF-8")
}

fn read_back(file: &str) -> Result<Filled, &'static str> {
    read(file.as_bytes(), &seal("a"), proposal(), "GB-2026-03-017").map_err(|unmet| unmet.code)
}

/// The file with other values, as the script of the page writes them.
fn with_values(file: &str, values: &str) -> String {
    let (_, old) = texts(file).expect("a file");
    file.replace(&format!("{VALUES}{old}"), &format!("{VALUES}{values}"))
}

#[test]
fn a_file_comes_back_as_it_went_out_whatever_was_typed_in_it() {
    let file = written("a");
    let filled = read_back(&file).expect("readable");
    assert_eq!(filled.base, base());
    assert_eq!(filled.sections[&Section::Project], base().sections[&Section::Project].fields);
    let (signed, values) = texts(&file).expect("a file");
    assert!(signed.is_ascii() && values.is_ascii() && !signed.contains('<') && !values.contains('<'));
    let typed = r#"{"sections":{"project":[["title","B"],["problem","Um\nDois"]]},"format":"kafo-offline/1"}"#;
    let filled = read_back(&with_values(&file, typed)).expect("readable");
    assert_eq!(filled.sections[&Section::Project], [field("title", "B"), field("problem", "Um\r\nDois")]);
    // Around the two texts anything may have happened.
    let torn = file.replace("<main>", "<main \u{0}><div>").replace("doctype", "?");
    assert_eq!(read_back(&torn).expect("readable").base, base());
    let latin: Vec<u8> = file.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    assert!(read(&latin, &seal("a"), proposal(), "").is_ok());
}

#[test]
fn the_file_needs_nothing_from_outside_and_its_script_is_small() {
    let file = written("a");
    let elsewhere = ["src=", "href=\"http", "url(", "@import", "//cdn", " style=", " onclick"];
    assert_eq!(elsewhere.iter().filter(|word| file.contains(**word)).collect::<Vec<_>>(), Vec::<&&str>::new());
    assert!(write::SCRIPT.len() <= 10_000, "{}", write::SCRIPT.len());
    assert!(!write::SCRIPT.contains("</"));
    assert_eq!(file.matches("<script").count(), 3, "one that runs, and two that are read");
    assert!(file.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src "));
}

#[test]
fn not_one_letter_of_what_was_signed_can_be_changed() {
    let file = written("a");
    let (signed, _) = texts(&file).expect("a file");
    let start = file.find(BASE).expect("a mark") + BASE.len();
    let end = start + signed.len();
    for place in start..end {
        let mut changed = file.clone().into_bytes();
        changed[place] ^= 1;
        let told = read(&changed, &seal("a"), proposal(), "").map_err(|unmet| unmet.code);
        assert!(told.is_err(), "letter {} of {signed}", place - start);
    }
    // The same value in other letters is not as it was written either.
    assert_eq!(read_back(&file.replace("\\u003c/script", "\\u003C/script")), Err("offline-changed"));
    assert_eq!(read_back(&file.replacen(r#""call""#, r#" "call""#, 1)), Err("offline-changed"));
}

#[test]
fn every_wrong_file_is_told_by_its_own_sentence() {
    let file = written("a");
    let values = |text: &str| read_back(&with_values(&file, text));
    assert_eq!(read_back(""), Err("offline-not-ours"));
    assert_eq!(read_back("<html>Olá</html>"), Err("offline-not-ours"));
    assert_eq!(
        read_back(&format!("{BASE}{{\"base\":{{\"format\":\"x\"}}}}{END}{VALUES}{END}")),
        Err("offline-not-ours")
    );
    assert_eq!(read_back(&file[..300]), Err("offline-not-ours"));
    let cut = file.find(BASE).expect("a mark") + 200;
    assert_eq!(read_back(&file[..cut]), Err("offline-damaged"));
    assert_eq!(read_back(&format!("{file}{file}")), Err("offline-damaged"));
    assert_eq!(read_back(&written("b")), Err("offline-other-portal"));
    assert_eq!(read_back(&file.replace("kafo-offline/1", "kafo-offline/2")), Err("offline-other-format"));
    assert_eq!(read_back(&file.replace("GB-2026-03-017", "GB-2026-03-018")), Err("offline-changed"));
    let other = read(file.as_bytes(), &seal("a"), Id(uuid::Uuid::from_u128(9)), "X").map_err(|unmet| unmet.code);
    assert_eq!(other, Err("offline-other-proposal"));
    let large = format!("{file}{}", " ".repeat(MAX_BYTES));
    assert_eq!(read_back(&large), Err("offline-too-large"));
    for text in [
        "",
        "{}",
        "[]",
        r#"{"format":"kafo-offline/1","sections":{"project":[["title"]]}}"#,
        r#"{"format":"kafo-offline/1","sections":{"project":[["title",1]]}}"#,
        r#"{"format":"kafo-offline/1","sections":{"nothing":[]}}"#,
        r#"{"format":"kafo-offline/1","sections":{"budget":[]}}"#,
        r#"{"format":"kafo-offline/2","sections":{}}"#,
        r#"{"format":"kafo-offline/1","sections":{},"more":1}"#,
        r#"{"format":"kafo-offline/1","sections":{"project":[["title","a"],["title","b"]]}}"#,
        &format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        &format!("{{\"format\":{}1", "[".repeat(100_000)),
    ] {
        assert_eq!(values(text), Err("offline-damaged"), "{}", text.chars().take(80).collect::<String>());
    }
    let long = "x".repeat(crate::domain::proposal::offline::MOST_TEXT);
    let long = format!(r#"{{"format":"kafo-offline/1","sections":{{"project":[["title","{long}"]]}}}}"#);
    assert_eq!(values(&long), Err("offline-too-much"));
}

proptest! {
    #[test]
    fn whatever_comes_is_read_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        parts in proptest::collection::vec(0..6_usize, 0..8),
    ) {
        let noise = String::from_utf8_lossy(&bytes).into_owned();
        let known = [BASE, VALUES, END, "{", "\"", &noise];
        let file: String = parts.into_iter().map(|part| known[part]).collect();
        let found = texts(&file);
        let marks = [BASE, VALUES].map(|mark| file.matches(mark).count());
        match found {
            Ok((base, values)) => {
                prop_assert_eq!(marks, [1, 1]);
                prop_assert!(!base.contains(END) && !values.contains(END));
            }
            Err(ExtractError::Foreign) => prop_assert_eq!(marks, [0, 0]),
            Err(ExtractError::Damaged) => prop_assert!(marks != [0, 0]),
        }
        prop_assert!(read(file.as_bytes(), &seal("a"), proposal(), "").is_err());
    }

    #[test]
    fn text_of_any_letters_goes_through_plain_ones(text in any::<String>()) {
        let plain = ascii(&serde_json::to_string(&text).expect("writable"));
        let is_plain = plain.is_ascii() && !plain.contains(['<', '>', '&', '\u{7f}']);
        prop_assert!(is_plain);
        prop_assert_eq!(serde_json::from_str::<String>(&plain).expect("readable"), text);
    }
}
