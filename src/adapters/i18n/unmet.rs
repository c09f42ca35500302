//! The sentences of unmet conditions (`unmet-<code>`), their values written as the language writes them.

use chrono::NaiveDate;

use super::{Arg, date, decimal, file_size, locales, money, percent, text};
use crate::domain::state::Unmet;

/// The sentence of an unmet condition, as it stands beside its field.
///
/// The sentence's variables are the rule's arguments with hyphens for underscores: `$limit-money` is an amount,
/// `$limit-bp` a share, `$max-bytes` a size, `$other-decimal` a number with decimals, `$lang` and `$heading` are names;
/// whole numbers count, so that a sentence can have a plural. A condition of a budget line begins with its number.
pub fn sentence(unmet: &Unmet, lang: &str) -> String {
    let args: Vec<(String, Arg<'_>)> =
        unmet.args.iter().map(|(key, value)| (key.replace('_', "-"), argument(key, value, lang))).collect();
    let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    let sentence = text(lang, &format!("unmet-{}", unmet.code), &args);
    match unmet.args.iter().find(|(key, _)| *key == "line") {
        Some((_, line)) => prefixed(lang, &text(lang, "line-label", &[("line", Arg::from(line.as_str()))]), &sentence),
        None => sentence,
    }
}

/// The same sentence in the error summary, where the field is not beside it: a sentence that fits any field ("Fill in
/// this field.") begins with the field's name, when the locales have one (`field-<name>`).
pub fn sentence_in_summary(unmet: &Unmet, lang: &str) -> String {
    let sentence = sentence(unmet, lang);
    let label = unmet.field.as_deref().filter(|_| fits_any_field(unmet.code)).map(field_key);
    match label.and_then(|key| locales().get(lang, &key, &[]).ok()) {
        Some(label) => prefixed(lang, &label, &sentence),
        None => sentence,
    }
}

/// The key of a field's name: `lots.0.name.pt` is `field-lots-name`. Numbers and languages are left out.
pub fn field_key(field: &str) -> String {
    let parts: Vec<&str> = field
        .split(['.', '_'])
        .filter(|part| !part.is_empty() && part.parse::<u32>().is_err() && !super::LANGS.contains(part))
        .collect();
    format!("field-{}", parts.join("-"))
}

/// Whether a sentence says nothing about which field it means.
fn fits_any_field(code: &str) -> bool {
    matches!(
        code,
        "missing"
            | "missing-number"
            | "missing-date"
            | "missing-language"
            | "missing-answer"
            | "missing-note"
            | "text-too-long"
            | "amount-negative"
            | "share-out-of-range"
            | "month-out-of-project"
    ) || code.starts_with("number-")
        || code.starts_with("date-")
}

/// "Ligne 7 : saisissez …".
fn prefixed(lang: &str, label: &str, sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first: String = letters.next().map(|letter| letter.to_lowercase().collect()).unwrap_or_default();
    let sentence = format!("{first}{}", letters.as_str());
    text(lang, "label-sentence", &[("label", Arg::from(label)), ("sentence", Arg::from(sentence))])
}

/// One value of a sentence. What it is shows in its name.
fn argument<'a>(key: &str, value: &'a str, lang: &str) -> Arg<'a> {
    if key.ends_with("_money")
        && let Some((minor, currency)) = value.split_once(':')
        && let Ok(minor) = minor.parse()
    {
        return Arg::from(money(minor, currency, lang));
    }
    if key.ends_with("_decimal") {
        return Arg::from(decimal(value, lang));
    }
    let Ok(whole) = value.parse::<i64>() else {
        if let Ok(day) = value.parse::<NaiveDate>() {
            return Arg::from(date(day, lang));
        }
        return match key {
            "lang" | "heading" => Arg::from(text(lang, &format!("{key}-{}", value.replace('_', "-")), &[])),
            "paper" => Arg::from(text(lang, &format!("purpose-{}", value.replace('_', "-")), &[])),
            _ => Arg::from(value),
        };
    };
    match key {
        _ if key.ends_with("_bp") => Arg::from(percent(whole, lang)),
        _ if key.ends_with("bytes") => Arg::from(file_size(whole.unsigned_abs(), lang)),
        // Codes and names that happen to be digits are not counted.
        "code" | "criterion" | "section" | "name" | "lines" | "rule" | "number" => Arg::from(value),
        _ => Arg::from(whole),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::adapters::i18n::{LANGS, try_text};

    #[test]
    fn amounts_shares_and_names_are_written_in_the_language() {
        let unmet = Unmet::new("indirect-cap")
            .with("heading", "indirect_costs")
            .with("lines", "4")
            .with("count", 1)
            .with("actual_money", "1120:XOF")
            .with("limit_money", "1000:XOF")
            .with("excess_money", "120:XOF")
            .with("excess_bp", 1200)
            .with("actual_bp", 784)
            .with("limit_bp", 700);
        assert_eq!(
            sentence(&unmet, "en"),
            "Line 4, Indirect costs: 1,120\u{a0}FCFA (7.8%). The cap is 1,000\u{a0}FCFA (7%), exceeded by 12%."
        );
        assert!(sentence(&unmet, "fr").contains("dépassé de 12\u{202f}%"), "{}", sentence(&unmet, "fr"));
    }

    #[test]
    fn a_condition_of_a_line_begins_with_its_number() {
        let unmet = Unmet::new("missing").on("lines.6.unit").with("line", 7);
        assert_eq!(sentence(&unmet, "fr"), "Ligne 7\u{a0}: remplissez ce champ.");
    }

    #[test]
    fn the_summary_names_the_field_that_the_sentence_does_not() {
        let unmet = Unmet::new("missing").on("title");
        assert_eq!(sentence(&unmet, "fr"), "Remplissez ce champ.");
        assert_eq!(sentence_in_summary(&unmet, "fr"), "Titre\u{a0}: remplissez ce champ.");
        assert_eq!(sentence_in_summary(&Unmet::new("missing").on("no_such_name"), "en"), "Fill in this field.");
        assert_eq!(field_key("lots.0.name.pt"), "field-lots-name");
    }

    fn looks_like_a_code(text: &str) -> bool {
        let families = [
            "missing", "number", "score", "grid", "plan", "decision", "gate", "payment", "date", "months", "document",
            "report", "closeout",
        ];
        let is_kebab = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        is_kebab && text.split_once('-').is_some_and(|(first, rest)| families.contains(&first) && !rest.is_empty())
    }

    /// Every code written in the domain or in a service has its sentence in three languages. Codes are found in the source, because
    /// no list of them exists.
    #[test]
    fn every_condition_of_the_domain_has_its_sentence() {
        let mut codes = BTreeSet::new();
        let mut folders: Vec<_> = ["src/domain", "src/services"].map(std::path::PathBuf::from).into();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                    let source = std::fs::read_to_string(&path).unwrap();
                    let product = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                    codes.extend(product.split("Unmet::new(").skip(1).filter_map(|rest| {
                        let code = rest.trim_start().strip_prefix('"')?;
                        Some(code.split('"').next()?.to_owned())
                    }));
                    // Codes handed to a helper that makes the condition: known by their first word.
                    let quoted = product.lines().filter(|line| !line.trim_start().starts_with("//"));
                    let quoted = quoted.flat_map(|line| line.split('"').skip(1).step_by(2));
                    codes.extend(quoted.filter(|text| looks_like_a_code(text)).map(str::to_owned));
                }
            }
        }
        assert!(codes.len() > 80, "{}", codes.len());
        let missing = |lang: &str, code: &String| {
            let error = try_text(lang, &format!("unmet-{code}"), &[]).err();
            matches!(error, Some(crate::adapters::i18n::I18nError::Missing { .. }))
        };
        let lacking: Vec<_> = codes.iter().filter(|code| LANGS.iter().any(|lang| missing(lang, code))).collect();
        assert!(lacking.is_empty(), "no sentence for {lacking:?}");
    }
}
