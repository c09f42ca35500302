//! How each language writes numbers, money, shares, dates, hours and file sizes. Pure functions; `lang` is "fr",
//! "en" or "pt".

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;

use super::typography::{NARROW, NO_BREAK};
use super::{Arg, named, text};
use crate::domain::money::Currency;
use crate::domain::place::Country;

/// A whole number with its thousands apart: "12 480 000", in English "12,480,000".
pub fn number(value: i64, lang: &str) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    if value < 0 {
        out.push('\u{2212}');
    }
    out.push_str(&grouped(&digits, lang));
    out
}

/// A number written in plain digits with a point ("1234.50"), as the language writes it ("1 234,50"). Text that is
/// no number comes back unchanged.
pub fn decimal(plain: &str, lang: &str) -> String {
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return plain.to_owned();
    }
    let mark = if lang == "en" { "." } else { "," };
    let mark = if fraction.is_empty() { "" } else { mark };
    format!("{sign}{}{mark}{fraction}", grouped(whole, lang))
}

/// Digits with the language's separator between groups of three.
fn grouped(digits: &str, lang: &str) -> String {
    let separator = match lang {
        "en" => ',',
        "pt" => NO_BREAK,
        _ => NARROW,
    };
    let mut out = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// How many decimals a currency has (ISO 4217): none for the CFA francs and the Guinean franc, else two.
pub fn currency_decimals(currency: &str) -> u32 {
    currency.parse::<Currency>().map_or(2, Currency::decimals)
}

/// What people write for a currency: FCFA, FG, €; else its code.
pub fn currency_symbol(currency: &str) -> &str {
    match currency {
        "XOF" | "XAF" => "FCFA",
        "GNF" => "FG",
        "EUR" => "€",
        "USD" => "US$",
        other => other,
    }
}

/// An amount in minor units: "12 480 000 FCFA", "7 610 €", in English "€7,610". The decimals of a currency that has
/// them are shown when they are not zero.
pub fn money(minor: i64, currency: &str, lang: &str) -> String {
    let unit = 10_u64.pow(currency_decimals(currency));
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let plain = if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") };
    let amount = decimal(&plain, lang);
    let sign = if minor < 0 { "\u{2212}" } else { "" };
    match (lang, currency_symbol(currency)) {
        ("en", symbol @ ("€" | "US$")) => format!("{sign}{symbol}{amount}"),
        (_, symbol) => format!("{sign}{amount}{NO_BREAK}{symbol}"),
    }
}

/// A share in basis points (hundredths of a percent): 6250 reads "62,5 %", 6200 "62 %". Rounded to one decimal, half
/// away from zero.
pub fn percent(basis_points: i64, lang: &str) -> String {
    let tenths = (basis_points.abs() + 5) / 10;
    let plain = if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    let sign = if basis_points < 0 && tenths > 0 { "-" } else { "" };
    let amount = decimal(&format!("{sign}{plain}"), lang);
    if lang == "fr" { format!("{amount}{NARROW}%") } else { format!("{amount}%") }
}

/// A day: "12 janvier 2027", "12 January 2027", "12 de janeiro de 2027".
pub fn date(day: NaiveDate, lang: &str) -> String {
    day_with(day, lang, "format-date", &month_name(day.month(), lang))
}

/// A day in little room: "12 janv. 2027", "12 Jan 2027", "12 jan. 2027".
pub fn date_short(day: NaiveDate, lang: &str) -> String {
    let month = text(lang, &format!("month-short-{}", day.month()), &[]);
    day_with(day, lang, "format-date-short", &month)
}

fn day_with(day: NaiveDate, lang: &str, pattern: &str, month: &str) -> String {
    // French alone writes an ordinal on the first of the month.
    let number = if lang == "fr" && day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    let year = day.year().to_string();
    text(lang, pattern, &[("day", Arg::from(number)), ("month", Arg::from(month)), ("year", Arg::from(year))])
}

/// A month with its year: "janvier 2027", "January 2027", "janeiro de 2027".
pub fn month(day: NaiveDate, lang: &str) -> String {
    let year = day.year().to_string();
    text(lang, "format-month", &[("month", Arg::from(month_name(day.month(), lang))), ("year", Arg::from(year))])
}

/// The name of a month, 1 to 12.
pub fn month_name(month: u32, lang: &str) -> String {
    text(lang, &format!("month-{month}"), &[])
}

/// The clock of a country's capital (ISO 3166-1 alpha-2). A country that the portal does not know reads UTC.
pub fn time_zone(country: &str) -> Tz {
    country.parse::<Country>().map_or(Tz::UTC, Country::time_zone)
}

/// Whose clock is meant: "heure de Bissau", "Bissau time", "hora de Bissau".
pub fn place_time(country: &str, lang: &str) -> String {
    named(lang, "place-time", country.parse::<Country>().map_or("utc", Country::as_str))
}

/// The day on which an instant falls in a country.
pub fn local_date(at: DateTime<Utc>, country: &str) -> NaiveDate {
    at.with_timezone(&time_zone(country)).date_naive()
}

/// The hour in a country: "17 h", "14 h 32"; "5pm", "2:32pm"; "17h00".
pub fn time(at: DateTime<Utc>, country: &str, lang: &str) -> String {
    let local = at.with_timezone(&time_zone(country));
    let (hour, minute) = (local.hour(), local.minute());
    match lang {
        "en" => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            if minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{minute:02}{half}") }
        }
        "pt" => format!("{hour}h{minute:02}"),
        _ if minute == 0 => format!("{hour}{NO_BREAK}h"),
        _ => format!("{hour}{NO_BREAK}h{NO_BREAK}{minute:02}"),
    }
}

/// An instant in a country, with whose clock is meant: "12 janvier 2027, 17 h (heure de Bissau)".
pub fn date_time(at: DateTime<Utc>, country: &str, lang: &str) -> String {
    format!("{}, {} ({})", date(local_date(at, country), lang), time(at, country, lang), place_time(country, lang))
}

/// How many days are left until a day on the calendar of a country. Negative when it is past.
pub fn days_until(day: NaiveDate, now: DateTime<Utc>, country: &str) -> i64 {
    (day - local_date(now, country)).num_days()
}

/// How long is left: "Dans 52 jours", "Demain", "Aujourd’hui"; past: "Il y a 3 jours".
pub fn days_left(days: i64, lang: &str) -> String {
    let count = [("count", Arg::from(days.abs()))];
    match days {
        0 => text(lang, "days-today", &[]),
        1 => text(lang, "days-tomorrow", &[]),
        2.. => text(lang, "days-in", &count),
        _ => text(lang, "days-ago", &count),
    }
}

/// The size of a file, in thousands as shops and phones count: "210 Ko", "1,4 Mo"; "210 kB", "1.4 MB".
pub fn file_size(bytes: u64, lang: &str) -> String {
    let unit = |letter: &str| {
        if lang == "fr" { format!("{letter}o") } else { format!("{letter}B") }
    };
    let kilo = if lang == "fr" { unit("K") } else { unit("k") };
    if bytes < 999_500 {
        let thousands = if bytes == 0 { 0 } else { (bytes + 500) / 1_000 };
        return format!("{}{NO_BREAK}{kilo}", thousands.max(u64::from(bytes > 0)));
    }
    let tenths = (bytes + 50_000) / 100_000;
    let plain =
        if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
    format!("{}{NO_BREAK}{}", decimal(&plain, lang), unit("M"))
}
