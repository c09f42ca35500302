//! The rules of a call in words: amounts, durations, caps.

use crate::adapters::i18n::{self, Arg};
use crate::domain::call::{CallRules, KeyTerms};
use crate::domain::money::Currency;
use crate::domain::text::Lang;

/// What may be asked for: "5 à 15 millions FCFA" where the amounts are round, else in full.
pub fn amount(terms: &KeyTerms, currency: Currency, lang: Lang) -> String {
    let say = |key: &str, args: &[(&str, Arg<'_>)]| i18n::text(lang.as_str(), key, args);
    let money = |minor: i64| i18n::money(minor, currency.as_str(), lang.as_str());
    let (min, max) = (terms.min_grant, terms.max_grant);
    if max <= 0 {
        return if min > 0 { say("calls-amount-from", &[("min", money(min).into())]) } else { say("not-given", &[]) };
    }
    let hundred_thousand = 10_i64.pow(currency.decimals()) * 100_000;
    let round = |minor: i64| minor % hundred_thousand == 0 && (minor == 0 || minor >= hundred_thousand * 10);
    // The symbols of these two stand before the number in English, which no phrase with "million" allows.
    if round(min) && round(max) && !matches!(currency, Currency::Eur | Currency::Usd) {
        let millions = |minor: i64| {
            let tenths = minor / hundred_thousand;
            let plain =
                if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) };
            i18n::decimal(&plain, lang.as_str())
        };
        let symbol = i18n::currency_symbol(currency.as_str()).to_owned();
        return match (min, max) {
            (0, _) => say("calls-millions-up-to", &[("max", millions(max).into()), ("currency", symbol.into())]),
            (min, max) if min == max => {
                say("calls-millions", &[("max", millions(max).into()), ("currency", symbol.into())])
            }
            _ => say(
                "calls-millions-range",
                &[("min", millions(min).into()), ("max", millions(max).into()), ("currency", symbol.into())],
            ),
        };
    }
    match min {
        0 => say("calls-amount-up-to", &[("max", money(max).into())]),
        min if min == max => money(max),
        min => say("calls-amount-range", &[("min", money(min).into()), ("max", money(max).into())]),
    }
}

/// "6 à 9 mois".
pub fn duration(terms: &KeyTerms, lang: Lang) -> String {
    let (min, max) = (i64::from(terms.months_min), i64::from(terms.months_max));
    if min == max {
        return i18n::text(lang.as_str(), "count-months", &[("count", max.into())]);
    }
    i18n::text(lang.as_str(), "calls-months-range", &[("min", min.into()), ("max", max.into())])
}

/// "portugais, français".
pub fn languages(terms: &KeyTerms, lang: Lang) -> String {
    let name = |accepted: &Lang| i18n::named(lang.as_str(), "lang", accepted);
    terms.accepted_languages.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Hundredths of a point as people write them: 6000 is 60.
pub fn hundredths(value: i64, lang: Lang) -> String {
    let plain = match value % 100 {
        0 => (value / 100).to_string(),
        rest if rest % 10 == 0 => format!("{}.{}", value / 100, rest / 10),
        rest => format!("{}.{rest:02}", value / 100),
    };
    i18n::decimal(&plain, lang.as_str())
}

/// The rules of the budget and of the people reached, one sentence each. A cap of 100 % is none.
pub fn sentences(rules: &CallRules, lang: Lang) -> Vec<String> {
    let code = lang.as_str();
    let mut list = Vec::new();
    let mut share = |key: &str, points: i64| {
        list.push(i18n::text(code, key, &[("share", i18n::percent(points, code).into())]));
    };
    if rules.min_own_share_bp > 0 {
        share("calls-rule-own-share", rules.min_own_share_bp);
    }
    for (key, cap) in [
        ("calls-rule-indirect", rules.indirect_cap_bp),
        ("calls-rule-contingency", rules.contingency_cap_bp),
        ("calls-rule-staff", rules.staff_cap_bp),
    ] {
        if cap < 10_000 {
            share(key, cap);
        }
    }
    if rules.community_share_min_bp > 0 {
        share("calls-rule-community", rules.community_share_min_bp);
    }
    if let Some(most) = rules.max_running_grants {
        list.push(i18n::text(code, "calls-rule-running", &[("count", i64::from(most).into())]));
    }
    let mut say = |key: &str| list.push(i18n::text(code, key, &[]));
    if rules.consultation_required {
        say("calls-rule-consultation");
    }
    if rules.verified_partners_only {
        say("calls-rule-verified");
    }
    if rules.sealed {
        say("calls-rule-sealed");
    }
    say("calls-rule-one-each");
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(min: i64, max: i64) -> KeyTerms {
        KeyTerms { min_grant: min, max_grant: max, ..KeyTerms::default() }
    }

    #[test]
    fn round_amounts_are_said_in_millions_and_others_in_full() {
        let say = |min, max, currency, lang| amount(&terms(min, max), currency, lang);
        assert_eq!(say(5_000_000, 15_000_000, Currency::Xof, Lang::Fr), "5 à 15 millions FCFA");
        assert_eq!(say(2_500_000, 15_000_000, Currency::Gnf, Lang::En), "2.5 to 15 million FG");
        assert_eq!(say(0, 15_000_000, Currency::Xaf, Lang::Pt), "até 15 milhões FCFA");
        assert_eq!(say(750_000, 15_000_001, Currency::Xof, Lang::En), "750,000\u{a0}FCFA to 15,000,001\u{a0}FCFA");
        assert_eq!(say(0, 761_000, Currency::Eur, Lang::En), "up to €7,610");
    }

    #[test]
    fn a_cap_that_caps_nothing_is_not_said() {
        let list = sentences(&CallRules { staff_cap_bp: 10_000, ..CallRules::default() }, Lang::En);
        assert!(list.iter().any(|rule| rule.contains("7%")), "{list:?}");
        assert!(!list.iter().any(|rule| rule.contains("100%")), "{list:?}");
    }

    #[test]
    fn points_are_written_with_as_many_decimals_as_they_need() {
        assert_eq!([6_000, 6_050, 6_005].map(|value| hundredths(value, Lang::En)), ["60", "60.5", "60.05"]);
    }
}
