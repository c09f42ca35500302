//! Which characters can be printed. PDF/A wants a glyph for each, and the bundled fonts cover
//! Latin (with the letters of West African languages), Greek, Cyrillic and Hebrew.

use std::borrow::Cow;

use serde_json::Value;

use super::engine;

/// The characters of `text` that no document can show, each once, in order of appearance.
///
/// Forms refuse them where they are typed, so that a document never fails for them later. Besides
/// characters without a glyph these are control characters and the marks that reorder a line, with
/// which a name could be made to read otherwise than it is stored.
pub fn unprintable(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for c in text.chars() {
        if !is_printable(c) && !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

fn is_printable(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => true,
        // Embeddings, overrides and isolates of the bidirectional algorithm.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => false,
        _ if stand_in(c).is_some() => true,
        _ => !c.is_control() && engine::has_glyph(c),
    }
}

/// What is printed for a character that word processors insert and that looks like nothing or
/// like another one: the fonts have no glyph of their own for it.
fn stand_in(c: char) -> Option<&'static str> {
    match c {
        // Non-breaking hyphen.
        '\u{2011}' => Some("-"),
        // Word joiner, byte order mark, variation selectors: invisible.
        '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => Some(""),
        _ => None,
    }
}

/// Prepares all texts of `data` for the typesetter and lists what cannot be printed.
pub(super) fn prepare(data: &Value) -> Result<Value, Vec<char>> {
    let mut bad = Vec::new();
    let clean = walk(data, &mut bad);
    if bad.is_empty() { Ok(clean) } else { Err(bad) }
}

fn walk(value: &Value, bad: &mut Vec<char>) -> Value {
    match value {
        Value::String(text) => {
            for c in unprintable(text) {
                if !bad.contains(&c) {
                    bad.push(c);
                }
            }
            Value::String(with_stand_ins(text).into_owned())
        }
        Value::Array(items) => Value::Array(items.iter().map(|v| walk(v, bad)).collect()),
        Value::Object(map) => Value::Object(map.iter().map(|(k, v)| (k.clone(), walk(v, bad))).collect()),
        other => other.clone(),
    }
}

fn with_stand_ins(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| stand_in(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match stand_in(c) {
            Some(other) => out.push_str(other),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// `U+4E2D (中), U+0007`: the character itself is shown only where that is harmless.
pub(super) fn describe(chars: &[char]) -> String {
    let names: Vec<String> = chars
        .iter()
        .map(|&c| {
            let code = format!("U+{:04X}", u32::from(c));
            if c.is_alphanumeric() || c.is_ascii_punctuation() { format!("{code} ({c})") } else { code }
        })
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_region_are_printable() {
        let text = "Ɔɔ Ɛɛ Ŋŋ Ɲɲ Ɓɓ Ɗɗ Ƴƴ ʼ ɛ́ ã ç œ « » € № 12\u{202f}480\u{a0}FCFA – — … ’";
        assert!(unprintable(text).is_empty());
        assert!(unprintable("pare\u{2011}feu\u{feff}").is_empty());
    }

    #[test]
    fn other_scripts_control_characters_and_reordering_marks_are_named_once() {
        assert_eq!(unprintable("中文 中"), ['中', '文']);
        assert_eq!(unprintable("a\u{7}b\u{202e}c"), ['\u{7}', '\u{202e}']);
        assert_eq!(describe(&['中', '\u{202e}']), "U+4E2D (中), U+202E");
    }
}
