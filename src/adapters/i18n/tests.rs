//! The locales are equal in three languages, and numbers, money and dates read as the content table says.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::*;

/// Every key of a language with the variables its text uses.
fn keys(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for source in sources(lang).values() {
        let mut current: Option<String> = None;
        for line in source.lines() {
            if line.starts_with(|first: char| first.is_ascii_alphabetic() || first == '-') {
                let (key, _) = line.split_once('=').expect("a message line has an equals sign");
                current = Some(key.trim().to_owned());
                keys.entry(key.trim().to_owned()).or_insert_with(BTreeSet::new);
            }
            let Some(variables) = current.as_ref().and_then(|key| keys.get_mut(key)) else {
                continue;
            };
            for part in line.split('$').skip(1) {
                let name: String =
                    part.chars().take_while(|char| char.is_ascii_alphanumeric() || "-_".contains(*char)).collect();
                variables.insert(name);
            }
        }
    }
    keys
}

#[test]
fn every_locale_file_parses_and_no_key_is_written_twice() {
    assert_eq!(check(), Ok(()));
}

#[test]
fn a_key_is_written_once_with_arguments_or_without() {
    let read = |file: &str| Words::read("en", &BTreeMap::from([("en/x.ftl".to_owned(), file.to_owned())])).map(drop);
    let twice = |file: &str| match read(file) {
        Err(I18nError::File { reason, .. }) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(read("a = One\nb = Two { $n }\n"), Ok(()));
    assert_eq!(twice("a = One\na = Two\n"), "the key \"a\" is written twice");
    assert_eq!(twice("a = One\na = Two { $n }\n"), "the key \"a\" is written twice");
    assert!(twice("a = One { $n }\na = Two { $n }\n").contains('a'));
}

#[test]
fn the_three_languages_have_the_same_files_keys_and_variables() {
    let reference = keys("fr");
    assert!(reference.len() > 100, "the French locales were found");
    for lang in ["en", "pt"] {
        let other = keys(lang);
        let missing: Vec<_> = reference.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !reference.contains_key(*key)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{lang}: missing {missing:?}, too many {extra:?}");
        for (key, variables) in &reference {
            assert_eq!(&other[key], variables, "variables of {key} in {lang}");
        }
        let names = |lang: &str| -> BTreeSet<String> {
            sources(lang).keys().filter_map(|path| path.split_once('/')).map(|(_, name)| name.to_owned()).collect()
        };
        assert_eq!(names(lang), names("fr"), "files of {lang}");
    }
}

#[test]
fn keys_are_lower_case_with_hyphens() {
    for key in keys("fr").keys() {
        let plain = key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(plain, "{key}");
    }
}

#[test]
fn a_missing_text_is_named() {
    let error = try_text("en", "no-such-text", &[]).unwrap_err();
    assert_eq!(error, I18nError::Missing { key: "no-such-text".into(), lang: "en".into() });
    assert_eq!(text("en", "no-such-text", &[]), "no-such-text");
}

#[test]
fn a_missing_argument_is_named() {
    assert!(matches!(try_text("fr", "days-in", &[]), Err(I18nError::Arguments { .. })));
}

#[test]
fn texts_count_in_each_language() {
    assert_eq!(text("fr", "error-summary-title", &[("count", 1.into())]), "Il y a un problème");
    assert_eq!(text("fr", "error-summary-title", &[("count", 2.into())]), "Il y a 2 problèmes");
    assert_eq!(text("en", "error-summary-title", &[("count", 2.into())]), "There are 2 problems");
    assert_eq!(text("pt", "error-summary-title", &[("count", 1.into())]), "Há um problema");
}

#[test]
fn languages_are_known_by_their_first_part() {
    assert_eq!(known_lang("pt-PT"), "pt");
    assert_eq!(known_lang("EN"), "en");
    assert_eq!(known_lang("de"), "fr");
}

#[test]
fn numbers_have_thousands() {
    assert_eq!(number(12_480_000, "fr"), "12\u{202f}480\u{202f}000");
    assert_eq!(number(12_480_000, "en"), "12,480,000");
    assert_eq!(number(12_480_000, "pt"), "12\u{a0}480\u{a0}000");
    assert_eq!(number(-1_234, "fr"), "\u{2212}1\u{202f}234");
    assert_eq!(number(999, "fr"), "999");
    assert_eq!(decimal("1234.50", "fr"), "1\u{202f}234,50");
    assert_eq!(decimal("1234.50", "en"), "1,234.50");
    assert_eq!(decimal("douze", "fr"), "douze");
}

#[test]
fn money_follows_the_currency() {
    assert_eq!(money(12_480_000, "XOF", "fr"), "12\u{202f}480\u{202f}000\u{a0}FCFA");
    assert_eq!(money(12_480_000, "XAF", "en"), "12,480,000\u{a0}FCFA");
    assert_eq!(money(118_600_000, "GNF", "pt"), "118\u{a0}600\u{a0}000\u{a0}FG");
    assert_eq!(money(761_000, "EUR", "fr"), "7\u{202f}610\u{a0}€");
    assert_eq!(money(761_000, "EUR", "en"), "€7,610");
    assert_eq!(money(761_005, "EUR", "fr"), "7\u{202f}610,05\u{a0}€");
    assert_eq!(money(-50, "EUR", "en"), "\u{2212}€0.50");
}

#[test]
fn shares_show_a_decimal_only_when_needed() {
    assert_eq!(percent(6_250, "fr"), "62,5\u{202f}%");
    assert_eq!(percent(6_200, "fr"), "62\u{202f}%");
    assert_eq!(percent(6_200, "en"), "62%");
    assert_eq!(percent(1_194, "pt"), "11,9%");
    assert_eq!(percent(9_996, "en"), "100%");
}

#[test]
fn dates_and_hours_follow_the_content_table() {
    let day = NaiveDate::from_ymd_opt(2027, 1, 12).unwrap();
    assert_eq!(date(day, "fr"), "12 janvier 2027");
    assert_eq!(date(day, "en"), "12 January 2027");
    assert_eq!(date(day, "pt"), "12 de janeiro de 2027");
    assert_eq!(date(NaiveDate::from_ymd_opt(2027, 2, 1).unwrap(), "fr"), "1er février 2027");
    assert_eq!(date_short(NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), "fr"), "24 nov. 2026");
    assert_eq!(month(day, "pt"), "janeiro de 2027");

    let at: DateTime<Utc> = "2027-01-12T17:00:00Z".parse().unwrap();
    assert_eq!(date_time(at, "GW", "fr"), "12 janvier 2027, 17\u{a0}h (heure de Bissau)");
    assert_eq!(date_time(at, "GW", "en"), "12 January 2027, 5pm (Bissau time)");
    assert_eq!(date_time(at, "GW", "pt"), "12 de janeiro de 2027, 17h00 (hora de Bissau)");
    assert_eq!(time(at, "CM", "fr"), "18\u{a0}h", "Cameroon is one hour ahead of UTC");
    let half_past: DateTime<Utc> = "2027-01-12T14:32:00Z".parse().unwrap();
    assert_eq!(time(half_past, "SN", "fr"), "14\u{a0}h\u{a0}32");
    assert_eq!(time(half_past, "SN", "en"), "2:32pm");
    assert_eq!(time(half_past, "SN", "pt"), "14h32");
}

#[test]
fn days_left_are_counted_on_the_calendar_of_the_place() {
    let now: DateTime<Utc> = "2026-11-21T23:30:00Z".parse().unwrap();
    let until: NaiveDate = "2026-11-22".parse().unwrap();
    assert_eq!(days_until(until, now, "SN"), 1);
    assert_eq!(days_until(until, now, "CM"), 0, "in Yaoundé it is already the 22nd");
    assert_eq!(days_left(52, "fr"), "Dans 52 jours");
    assert_eq!(days_left(1, "en"), "Tomorrow");
    assert_eq!(days_left(-1, "pt"), "Há 1 dia");
}

#[test]
fn file_sizes_are_short() {
    assert_eq!(file_size(210_000, "fr"), "210\u{a0}Ko");
    assert_eq!(file_size(1_440_000, "fr"), "1,4\u{a0}Mo");
    assert_eq!(file_size(1_440_000, "en"), "1.4\u{a0}MB");
    assert_eq!(file_size(1, "en"), "1\u{a0}kB");
    assert_eq!(file_size(5_000_000, "pt"), "5\u{a0}MB");
}

#[test]
fn every_value_of_the_domain_has_its_words() {
    use crate::domain::*;
    let mut wanted: Vec<String> = Vec::new();
    macro_rules! want {
        ($($prefix:literal $name:path),+ $(,)?) => {
            $(wanted.extend(<$name>::ALL.iter().map(|value| format!("{}-{}", $prefix, value.as_str())));)+
        };
    }
    want!(
        "country" place::Country, "place-time" place::Country, "sector" place::Sector, "currency" money::Currency,
        "lang" text::Lang, "role" actor::Role, "role" actor::MemberRole, "role" permission::Holder,
        "heading" budget::Heading, "sex" beneficiary::Sex, "age" beneficiary::AgeBand, "group" beneficiary::Group,
        "section" proposal::Section, "report-section" report::ReportSection, "report-kind" report::ReportKind,
        "owner" document::DocumentOwner, "purpose" document::Purpose, "entry" ledger::EntryKind,
        "state-outcome" ranking::Outcome, "partner-kind" partner::PartnerKind, "declaration" partner::Declaration,
        "state-call" call::CallState, "state-call" call::CalendarState, "state-partner" partner::PartnerState,
        "state-proposal" proposal::ProposalState, "state-scorecard" evaluation::EvaluationState,
        "state-agreement" agreement::AgreementState, "state-tranche" tranche::TrancheState,
        "state-payment" payment::PaymentState, "state-report" report::ReportState, "state-report" report::ReportDue,
        "state-file" document::ScanState, "state-bank" bank::BankState, "state-screening" screening::MatchState,
        "screening-field" screening::ScreenedField, "screening-kind" screening::ListedKind,
        "screening-quality" screening::Quality, "state-task" proposal::Status,
    );
    let key = |text: String| text.replace('_', "-").replace('+', "-plus").to_lowercase();
    let wanted: Vec<String> = wanted.into_iter().map(key).collect();
    let known = keys("fr");
    let missing: Vec<_> = wanted.iter().filter(|key| !known.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every key written out in a template or in Rust exists. Keys put together at run time are covered by the test of
/// the domain's values.
#[test]
fn every_key_written_out_exists() {
    let known = keys("fr");
    let mut unknown = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from("templates"), std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            let mark = match path.extension().and_then(|extension| extension.to_str()) {
                Some("html" | "txt") => "t(key=\"",
                Some("rs") if !source.contains("no-such-text") => ".t(\"",
                _ => continue,
            };
            for rest in source.split(mark).skip(1) {
                let Some((key, after)) = rest.split_once('"') else { continue };
                let is_example = key.contains('…') || after.trim_start().starts_with('~');
                if !is_example && !known.contains_key(key) {
                    unknown.insert(format!("{key} in {}", path.display()));
                }
            }
        }
    }
    // The examples in the comments of the components are not words of the product.
    unknown.retain(|line| !line.contains("templates/components/"));
    assert!(unknown.is_empty(), "{unknown:#?}");
}
