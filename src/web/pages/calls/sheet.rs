//! A call as its readers see it: on its public page and in the preview of a draft.

use serde::Serialize;

use crate::adapters::i18n::{self, Arg};
use crate::db::calls::{CallRow, LotRow};
use crate::db::documents::DocumentRow;
use crate::domain::call::{CallRules, CallState};
use crate::domain::document::FileType;
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::place::{Country, Sector};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};

/// Everything a reader sees of a call. Numbers and rules are already in the language of the page.
#[derive(Serialize)]
pub struct Sheet {
    code: String,
    country: Country,
    sector: Sector,
    programme: Texts,
    title: Texts,
    summary: Texts,
    description: Texts,
    eligibility: Texts,
    standing: &'static str,
    cancel_reason: Option<String>,
    opens_at: Option<Instant>,
    questions_until: Option<Instant>,
    closes_at: Option<Instant>,
    amount: String,
    duration: String,
    languages: String,
    rules: Vec<String>,
    lots: Vec<LotView>,
    grid: Vec<SectionView>,
    pass_mark: String,
    asked: Vec<AskedView>,
    files: Vec<FileView>,
}

/// A lot in its row.
#[derive(Clone, Serialize)]
pub struct LotView {
    pub(super) id: String,
    pub(super) position: i32,
    pub(super) name: Texts,
    pub(super) place: Texts,
    pub(super) envelope: Money,
    pub(super) target: i32,
}

#[derive(Serialize)]
struct SectionView {
    title: Texts,
    weight: i64,
    floor: Option<i64>,
    criteria: Vec<CriterionView>,
}

#[derive(Serialize)]
struct CriterionView {
    title: Texts,
    question: Texts,
    weight: i64,
    scale_max: i64,
    floor: Option<i64>,
}

#[derive(Serialize)]
struct AskedView {
    label: Texts,
    required: bool,
}

/// A file to fetch.
#[derive(Serialize)]
pub struct FileView {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) size: i64,
    #[serde(rename = "type")]
    pub(super) kind: String,
}

impl Sheet {
    /// The sheet of a call for a reader of `lang`.
    pub fn new(
        call: CallRow,
        programme: Texts,
        lots: &[LotRow],
        documents: Vec<DocumentRow>,
        lang: Lang,
        now: Instant,
    ) -> Self {
        let rules = &call.rules;
        Sheet {
            standing: call.standing(now),
            amount: amount(rules, call.currency, lang),
            duration: duration(rules, lang),
            languages: languages(rules, lang),
            rules: sentences(rules, lang),
            lots: lots.iter().map(|lot| LotView::new(lot, call.currency)).collect(),
            grid: sections(&call.grid),
            pass_mark: hundredths(call.grid.pass_mark, lang),
            asked: rules
                .required_documents
                .iter()
                .map(|document| AskedView { label: document.label.clone(), required: document.required })
                .collect(),
            files: documents.into_iter().map(FileView::new).collect(),
            programme,
            code: call.code,
            country: call.country,
            sector: call.sector,
            title: call.title,
            summary: call.summary,
            description: call.description,
            eligibility: call.eligibility,
            cancel_reason: call.cancel_reason.filter(|_| call.state == CallState::Cancelled),
            opens_at: call.opens_at,
            questions_until: call.questions_until,
            closes_at: call.closes_at,
        }
    }

    /// The code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Where it stands.
    pub fn standing(&self) -> &'static str {
        self.standing
    }

    /// Its lots.
    pub fn lots(&self) -> &[LotView] {
        &self.lots
    }

    /// A document of the samples.
    pub fn sample_document() -> DocumentRow {
        DocumentRow {
            id: Id(uuid::Uuid::from_u128(3)),
            owner_kind: crate::domain::document::DocumentOwner::Call,
            owner_id: Id(uuid::Uuid::from_u128(2)),
            purpose: crate::domain::document::Purpose::CallGuidelines,
            code: String::new(),
            name: "lignes-directrices.pdf".into(),
            content_type: FileType::Pdf.as_str().into(),
            size: 210_000,
            sha256: String::new(),
            storage_key: String::new(),
            scan: crate::domain::document::ScanState::NotScanned,
            uploaded_by: None,
            created_at: sample_instant(0),
            removed_at: None,
        }
    }

    /// A sheet with every part, and one of a draft with almost none.
    pub fn samples() -> [Self; 2] {
        let now = sample_instant(0);
        let title = Texts::new("Jardins de Bafatá", "Gardens of Bafatá", "Hortas de Bafatá");
        let lot = |position| LotRow {
            id: Id(uuid::Uuid::from_u128(1)),
            call_id: Id(uuid::Uuid::from_u128(2)),
            position,
            name: Texts::new("Nord", "North", "Norte"),
            place: Texts::new("Bafatá", "", ""),
            envelope: 15_000_000,
            target_beneficiaries: 300,
        };
        let full = sample_call(title.clone(), CallState::Published);
        let mut bare = sample_call(Texts::default(), CallState::Cancelled);
        (bare.opens_at, bare.questions_until, bare.closes_at) = (None, None, None);
        bare.cancel_reason = Some("Le bailleur a retiré ses fonds.".into());
        bare.grid.sections[0].floor_bp = Some(6_000);
        bare.grid.sections[0].criteria[0].floor = Some(2);
        [
            Sheet::new(full, title, &[lot(1), lot(2)], vec![Sheet::sample_document()], Lang::Fr, now),
            Sheet::new(bare, Texts::default(), &[lot(1)], Vec::new(), Lang::Fr, now),
        ]
    }
}

impl LotView {
    /// The lot with its money.
    pub fn new(lot: &LotRow, currency: Currency) -> Self {
        LotView {
            id: lot.id.to_string(),
            position: lot.position,
            name: lot.name.clone(),
            place: lot.place.clone(),
            envelope: Money::new(lot.envelope, currency),
            target: lot.target_beneficiaries,
        }
    }
}

impl FileView {
    /// The link to a document.
    pub fn new(document: DocumentRow) -> Self {
        let kind = document.content_type.parse::<FileType>().map_or("", FileType::extension);
        FileView {
            id: document.id.to_string(),
            href: format!("/documents/{}", document.id),
            name: document.name,
            size: document.size,
            kind: kind.to_uppercase(),
        }
    }
}

/// An instant of the samples: noon of a day, so many days away from a fixed one.
pub fn sample_instant(days: i64) -> Instant {
    let start = chrono::DateTime::from_timestamp(1_795_262_400, 0).unwrap_or_default();
    Instant::from(start) + chrono::TimeDelta::days(days)
}

/// A call of the samples.
pub fn sample_call(title: Texts, state: CallState) -> CallRow {
    let id = |number| Id(uuid::Uuid::from_u128(number));
    let document = crate::domain::call::RequiredDocument {
        code: "statutes".into(),
        label: Texts::new("Statuts", "Statutes", "Estatutos"),
        required: true,
    };
    CallRow {
        id: id(2),
        code: "GW-2026-03".into(),
        programme_id: id(4),
        state,
        country: Country::Gw,
        sector: Sector::Agriculture,
        currency: Currency::Xof,
        summary: title.clone(),
        description: title.clone(),
        eligibility: title.clone(),
        title,
        opens_at: Some(sample_instant(-10)),
        questions_until: Some(sample_instant(30)),
        closes_at: Some(sample_instant(52)),
        rules: CallRules {
            min_grant: 5_000_000,
            max_grant: 15_000_000,
            min_own_share_bp: 500,
            sealed: true,
            verified_partners_only: true,
            required_documents: vec![document],
            ..CallRules::default()
        },
        grid: Grid::community_default(),
        author_id: id(5),
        submitted_by: None,
        published_by: Some(id(6)),
        published_at: Some(sample_instant(-10)),
        opened_at: None,
        decided_at: None,
        cancel_reason: None,
        search_text: String::new(),
        version: 3,
        created_at: sample_instant(-20),
        updated_at: sample_instant(-10),
    }
}

fn sections(grid: &Grid) -> Vec<SectionView> {
    grid.sections
        .iter()
        .map(|section| SectionView {
            title: section.title.clone(),
            weight: section.criteria.iter().map(|criterion| criterion.weight).sum(),
            floor: section.floor_bp,
            criteria: section
                .criteria
                .iter()
                .map(|criterion| CriterionView {
                    title: criterion.title.clone(),
                    question: criterion.question.clone(),
                    weight: criterion.weight,
                    scale_max: criterion.scale_max,
                    floor: criterion.floor,
                })
                .collect(),
        })
        .collect()
}

/// What may be asked for: "5 à 15 millions FCFA" where the amounts are round, else in full.
pub fn amount(rules: &CallRules, currency: Currency, lang: Lang) -> String {
    let say = |key: &str, args: &[(&str, Arg<'_>)]| i18n::text(lang.as_str(), key, args);
    let money = |minor: i64| i18n::money(minor, currency.as_str(), lang.as_str());
    let (min, max) = (rules.min_grant, rules.max_grant);
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
pub fn duration(rules: &CallRules, lang: Lang) -> String {
    let (min, max) = (i64::from(rules.months_min), i64::from(rules.months_max));
    if min == max {
        return i18n::text(lang.as_str(), "count-months", &[("count", max.into())]);
    }
    i18n::text(lang.as_str(), "calls-months-range", &[("min", min.into()), ("max", max.into())])
}

/// "portugais, français".
pub fn languages(rules: &CallRules, lang: Lang) -> String {
    let name = |accepted: &Lang| i18n::text(lang.as_str(), &format!("lang-{accepted}"), &[]);
    rules.accepted_languages.iter().map(name).collect::<Vec<_>>().join(", ")
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
fn sentences(rules: &CallRules, lang: Lang) -> Vec<String> {
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

    fn rules(min: i64, max: i64) -> CallRules {
        CallRules { min_grant: min, max_grant: max, ..CallRules::default() }
    }

    #[test]
    fn round_amounts_are_said_in_millions_and_others_in_full() {
        let say = |min, max, currency, lang| amount(&rules(min, max), currency, lang);
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
