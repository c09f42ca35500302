//! One text for one value: canonical JSON (RFC 8785), so that a hash over a frozen proposal can be
//! recomputed by anyone, in any language, from the value alone.
//!
//! Only strings, whole numbers, booleans, null, arrays and objects are taken. Numbers with decimals
//! are refused, because their writing is where implementations differ; nothing here needs them.

use serde::Serialize;
use serde_json::Value;

/// Why a value has no canonical text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// A number with decimals or an exponent.
    #[error("{0} is no whole number")]
    NotWhole(String),
    /// A whole number beyond 2^53 - 1, which other readers of JSON would round (RFC 8785, 3.2.2.3).
    #[error("{0} is too large for JSON")]
    TooLarge(String),
    /// The value cannot be written as JSON at all.
    #[error("not writable as JSON: {0}")]
    NotJson(String),
}

/// The largest whole number that every reader of JSON keeps exactly.
pub const LARGEST: i64 = 9_007_199_254_740_991;

/// The canonical text of any value that serde can write.
///
/// # Errors
/// [`CanonicalError`]: something in it is no string, whole number, boolean, null, array or object.
pub fn to_canonical<T: Serialize>(value: &T) -> Result<String, CanonicalError> {
    let value = serde_json::to_value(value).map_err(|error| CanonicalError::NotJson(error.to_string()))?;
    let mut text = String::new();
    write(&value, &mut text)?;
    Ok(text)
}

fn write(value: &Value, text: &mut String) -> Result<(), CanonicalError> {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if (-LARGEST..=LARGEST).contains(&whole) => text.push_str(&whole.to_string()),
            Some(_) => return Err(CanonicalError::TooLarge(number.to_string())),
            None if number.is_u64() => return Err(CanonicalError::TooLarge(number.to_string())),
            None => return Err(CanonicalError::NotWhole(number.to_string())),
        },
        Value::String(string) => write_string(string, text),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(item, text)?;
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            text.push('{');
            for (index, (key, member)) in members.into_iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write_string(key, text);
                text.push(':');
                write(member, text)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

/// Writes a string as RFC 8785, 3.2.2.2 asks: short escapes where JSON has them, `\u00xx` in lower
/// case for the other control characters, everything else as it is.
fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            c if c < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_by_utf_16_code_units() {
        // The example of RFC 8785, 3.2.3: an emoji (two surrogates) stands before U+FB33.
        let value = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis"
        });
        let text = to_canonical(&value).expect("writable");
        let order = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"];
        let places: Vec<_> = order.map(|word| text.find(word).expect("written")).to_vec();
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn strings_are_escaped_as_little_as_json_allows() {
        let text = to_canonical(&json!("\u{20ac}$\u{f}\nA'B\"\\\"/é\u{7f}")).expect("writable");
        assert_eq!(text, "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\"/é\u{7f}\"");
    }

    #[test]
    fn numbers_that_readers_could_change_are_refused() {
        assert_eq!(to_canonical(&json!([1, -2, LARGEST])).as_deref(), Ok("[1,-2,9007199254740991]"));
        assert_eq!(to_canonical(&json!(0.5)), Err(CanonicalError::NotWhole("0.5".to_owned())));
        assert_eq!(to_canonical(&json!(LARGEST + 1)), Err(CanonicalError::TooLarge("9007199254740992".to_owned())));
        assert!(matches!(to_canonical(&json!(u64::MAX)), Err(CanonicalError::TooLarge(_))));
        assert!(matches!(to_canonical(&1.0f64), Err(CanonicalError::NotWhole(_))));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-LARGEST..=LARGEST).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn parsing_and_writing_again_changes_nothing(value in values()) {
            let text = to_canonical(&value).expect("writable");
            let read: Value = serde_json::from_str(&text).expect("canonical text is JSON");
            prop_assert_eq!(&read, &value);
            prop_assert_eq!(to_canonical(&read).expect("writable"), text);
        }

        #[test]
        fn the_order_in_which_members_were_added_does_not_matter(
            members in prop::collection::btree_map(any::<String>(), any::<bool>(), 0..8),
        ) {
            let forwards: serde_json::Map<_, _> = members.clone().into_iter().map(|(key, flag)| (key, Value::from(flag))).collect();
            let backwards: serde_json::Map<_, _> = members.into_iter().rev().map(|(key, flag)| (key, Value::from(flag))).collect();
            prop_assert_eq!(to_canonical(&forwards), to_canonical(&backwards));
        }
    }
}
