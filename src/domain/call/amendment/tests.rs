//! Tests of amendments. The sentence to hold: whoever kept to the rules of a call keeps to them after
//! every amendment that may be published once proposals were sent.

use chrono::{TimeDelta, TimeZone, Utc};
use proptest::prelude::*;
use proptest::sample::subsequence;
use uuid::Uuid;

use super::*;
use crate::domain::call::RequiredDocument;
use crate::domain::text::Lang;

fn noon() -> Instant {
    Instant::from(Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date"))
}

fn lot(number: u128, envelope: i64, target: u32) -> LotContent {
    let name = Texts::new(format!("Lot {number}"), "", "");
    LotContent { id: Id(Uuid::from_u128(number)), name, place: Texts::default(), envelope, target }
}

fn document(code: &str, required: bool) -> RequiredDocument {
    RequiredDocument { code: code.to_owned(), label: Texts::new(code, code, code), required }
}

fn content() -> CallContent {
    CallContent {
        title: Texts::new("Jardins", "Gardens", "Hortas"),
        summary: Texts::default(),
        description: Texts::default(),
        eligibility: Texts::default(),
        opens_at: Some(noon() - TimeDelta::days(1)),
        questions_until: Some(noon() + TimeDelta::days(20)),
        closes_at: Some(noon() + TimeDelta::days(30)),
        rules: CallRules { min_grant: 5_000_000, max_grant: 15_000_000, ..CallRules::default() },
        grid: Grid::community_default(),
        lots: vec![lot(1, 15_000_000, 300), lot(2, 15_000_000, 300)],
    }
}

/// The codes and fields of what keeps the change from being published.
fn unmet(change: impl FnOnce(&mut CallContent), submitted: bool, answered: &[Id]) -> Vec<(&'static str, String)> {
    let before = content();
    let mut after = before.clone();
    change(&mut after);
    let amendment = Amendment { before: &before, after: &after, currency: Currency::Xof, submitted, answered };
    let list = amendment.unmet(noon());
    list.into_iter().map(|unmet| (unmet.code, unmet.field.unwrap_or_default())).collect()
}

#[test]
fn dates_move_later_and_never_back() {
    let day = TimeDelta::days(1);
    let nothing: [(&str, String); 0] = [];
    assert_eq!(unmet(|call| call.closes_at = call.closes_at.map(|at| at + day), true, &[]), nothing);
    let earlier = |call: &mut CallContent| {
        call.opens_at = call.opens_at.map(|at| at + day);
        call.questions_until = call.questions_until.map(|at| at - day);
        call.closes_at = call.closes_at.map(|at| at - day);
    };
    let expected = [
        ("opening-has-passed", "opens_at".to_owned()),
        ("questions-not-later", "questions_until".to_owned()),
        ("deadline-not-later", "closes_at".to_owned()),
    ];
    assert_eq!(unmet(earlier, false, &[]), expected);
}

#[test]
fn an_amendment_says_something_and_comes_before_the_deadline() {
    assert_eq!(unmet(|_| {}, false, &[]), [("amendment-empty", String::new())]);
    let before = content();
    let after = CallContent { title: Texts::default(), ..before.clone() };
    let late = before.closes_at.expect("a deadline") + TimeDelta::seconds(1);
    let amendment =
        Amendment { before: &before, after: &after, currency: Currency::Xof, submitted: false, answered: &[] };
    let codes: Vec<&str> = amendment.unmet(late).iter().map(|unmet| unmet.code).collect();
    assert_eq!(codes, ["deadline-has-passed"]);
}

#[test]
fn a_lot_that_somebody_answers_stays() {
    let gone = |call: &mut CallContent| call.lots.truncate(1);
    assert_eq!(unmet(gone, false, &[Id(Uuid::from_u128(1))]), []);
    assert_eq!(unmet(gone, false, &[Id(Uuid::from_u128(2))]), [("lot-has-proposals", "lots".to_owned())]);
}

#[test]
fn the_way_of_scoring_stays_once_a_proposal_was_sent() {
    let other = |call: &mut CallContent| {
        call.grid.sections[0].criteria[0].weight += 5;
        call.grid.pass_mark += 1;
        call.rules.sealed = true;
        call.rules.min_scorecards += 1;
    };
    assert_eq!(unmet(other, false, &[]), []);
    let fields = ["sealed", "min_scorecards", "pass_mark", "grid"];
    assert_eq!(unmet(other, true, &[]), fields.map(|field| ("amendment-fixed", field.to_owned())));
    let kinder = |call: &mut CallContent| {
        call.grid.pass_mark -= 500;
        call.grid.sections[0].criteria[0].question = Texts::new("Plus clair ?", "", "");
    };
    assert_eq!(unmet(kinder, true, &[]), []);
    let floor = |call: &mut CallContent| call.grid.sections[0].criteria[0].floor = Some(1);
    assert_eq!(unmet(floor, true, &[]), [("amendment-fixed", "grid".to_owned())]);
}

#[test]
fn each_field_that_changes_is_listed_once_with_both_values() {
    let before = content();
    let mut after = before.clone();
    after.title.pt = "Hortas novas".into();
    after.rules.max_grant = 0;
    after.rules.required_documents = vec![document("statutes", true), document("photo", false)];
    after.lots[1].target = 250;
    after.lots.push(lot(3, 7_000_000, 300));
    let found = differences(&before, &after, Currency::Xof);
    let fields: Vec<&str> = found.iter().map(|difference| difference.field.as_str()).collect();
    let expected = [
        "title",
        "lots.1.target",
        "lots",
        "lots.2.envelope",
        "lots.2.target",
        "max_grant",
        "required_documents",
        "optional_documents",
    ];
    assert_eq!(fields, expected);
    assert_eq!((&found[1].before, &found[1].after), (&Said::Count(300), &Said::Count(250)));
    assert_eq!(found[1].of, Some(Texts::new("Lot 2", "", "")));
    assert_eq!(found[5].after, Said::Nothing);
    let kept = serde_json::to_string(&found).expect("writable");
    assert_eq!(serde_json::from_str::<Vec<Difference>>(&kept).expect("readable"), found);
}

#[test]
fn what_is_kept_of_an_amendment_reads_back_as_it_was() {
    let kept = serde_json::to_string(&content()).expect("writable");
    assert_eq!(serde_json::from_str::<CallContent>(&kept).expect("readable"), content());
}

const CODES: [&str; 3] = ["statutes", "photo", "letter"];

/// Rules of few values each, so that two of them often agree in most.
fn rules() -> impl Strategy<Value = CallRules> {
    let money = (0i64..4, prop_oneof![Just(0i64), 3i64..7]);
    let caps = (0i64..4, 0i64..4, 0i64..4, 0i64..4, 0i64..4);
    let months = (1u32..4, 3u32..7);
    let flags = (any::<bool>(), any::<bool>(), proptest::option::of(1u32..4));
    let lists = (
        subsequence(CODES.to_vec(), 0..=3),
        subsequence(CODES.to_vec(), 0..=3),
        subsequence(Lang::ALL.to_vec(), 1..=3),
    );
    (money, caps, months, flags, lists).prop_map(|(money, caps, months, flags, lists)| {
        let required = lists.0.iter().map(|code| document(code, true));
        let optional = lists.1.iter().filter(|code| !lists.0.contains(code)).map(|code| document(code, false));
        CallRules {
            min_grant: money.0,
            max_grant: money.1,
            min_own_share_bp: caps.0,
            indirect_cap_bp: caps.1,
            contingency_cap_bp: caps.2,
            staff_cap_bp: caps.3,
            community_share_min_bp: caps.4,
            months_min: months.0,
            months_max: months.1,
            consultation_required: flags.0,
            verified_partners_only: flags.1,
            max_running_grants: flags.2,
            required_documents: required.chain(optional).collect(),
            accepted_languages: lists.2,
            ..CallRules::default()
        }
    })
}

/// What the rules ask of a proposal.
#[derive(Debug, Clone)]
struct Bid {
    grant: i64,
    own: i64,
    indirect: i64,
    contingency: i64,
    staff: i64,
    community: i64,
    months: u32,
    consulted: bool,
    verified: bool,
    running: u32,
    attached: Vec<&'static str>,
    lang: Lang,
    reached: u32,
}

fn bid() -> impl Strategy<Value = Bid> {
    let shares = (0i64..4, 0i64..4, 0i64..4, 0i64..4, 0i64..4);
    let rest = (any::<bool>(), any::<bool>(), subsequence(CODES.to_vec(), 0..=3), 0usize..3, 0u32..4, 0u32..4);
    (0i64..8, shares, 1u32..7, rest).prop_map(|(grant, shares, months, rest)| Bid {
        grant,
        own: shares.0,
        indirect: shares.1,
        contingency: shares.2,
        staff: shares.3,
        community: shares.4,
        months,
        consulted: rest.0,
        verified: rest.1,
        running: rest.5,
        attached: rest.2,
        lang: Lang::ALL[rest.3],
        reached: rest.4,
    })
}

fn keeps_to(bid: &Bid, call: &CallContent) -> bool {
    let rules = &call.rules;
    bid.grant >= rules.min_grant
        && (rules.max_grant == 0 || bid.grant <= rules.max_grant)
        && bid.own >= rules.min_own_share_bp
        && bid.indirect <= rules.indirect_cap_bp
        && bid.contingency <= rules.contingency_cap_bp
        && bid.staff <= rules.staff_cap_bp
        && bid.community >= rules.community_share_min_bp
        && (rules.months_min..=rules.months_max).contains(&bid.months)
        && (bid.consulted || !rules.consultation_required)
        && (bid.verified || !rules.verified_partners_only)
        && rules.max_running_grants.is_none_or(|most| bid.running < most)
        && rules.required_documents.iter().all(|asked| !asked.required || bid.attached.contains(&asked.code.as_str()))
        && rules.accepted_languages.contains(&bid.lang)
        && bid.reached >= call.lots[0].target
}

/// The rules that take whatever either of the two takes.
fn loosest(one: &CallRules, other: &CallRules) -> CallRules {
    let mut loose = one.clone();
    loose.min_grant = one.min_grant.min(other.min_grant);
    loose.max_grant = if one.max_grant == 0 || other.max_grant == 0 { 0 } else { one.max_grant.max(other.max_grant) };
    loose.min_own_share_bp = one.min_own_share_bp.min(other.min_own_share_bp);
    loose.indirect_cap_bp = one.indirect_cap_bp.max(other.indirect_cap_bp);
    loose.contingency_cap_bp = one.contingency_cap_bp.max(other.contingency_cap_bp);
    loose.staff_cap_bp = one.staff_cap_bp.max(other.staff_cap_bp);
    loose.community_share_min_bp = one.community_share_min_bp.min(other.community_share_min_bp);
    loose.months_min = one.months_min.min(other.months_min);
    loose.months_max = one.months_max.max(other.months_max);
    loose.consultation_required = one.consultation_required && other.consultation_required;
    loose.verified_partners_only = one.verified_partners_only && other.verified_partners_only;
    loose.max_running_grants = one.max_running_grants.zip(other.max_running_grants).map(|(one, other)| one.max(other));
    let asked_by =
        |rules: &CallRules, code: &str| rules.required_documents.iter().any(|d| d.required && d.code == code);
    loose.required_documents.retain(|document| !document.required || asked_by(other, &document.code));
    loose.accepted_languages.extend(&other.accepted_languages);
    loose
}

fn with(rules: CallRules, target: u32) -> CallContent {
    CallContent { rules, lots: vec![lot(1, 10, target)], ..content() }
}

/// One rule of a call, taken over from another.
type Take = fn(&mut CallContent, &CallContent);

const ONE_RULE: &[(&str, Take)] = &[
    ("min_grant", |call, other| call.rules.min_grant = other.rules.min_grant),
    ("max_grant", |call, other| call.rules.max_grant = other.rules.max_grant),
    ("min_own_share_bp", |call, other| call.rules.min_own_share_bp = other.rules.min_own_share_bp),
    ("indirect_cap_bp", |call, other| call.rules.indirect_cap_bp = other.rules.indirect_cap_bp),
    ("contingency_cap_bp", |call, other| call.rules.contingency_cap_bp = other.rules.contingency_cap_bp),
    ("staff_cap_bp", |call, other| call.rules.staff_cap_bp = other.rules.staff_cap_bp),
    ("community_share_min_bp", |call, other| call.rules.community_share_min_bp = other.rules.community_share_min_bp),
    ("months_min", |call, other| call.rules.months_min = other.rules.months_min),
    ("months_max", |call, other| call.rules.months_max = other.rules.months_max),
    ("consultation_required", |call, other| call.rules.consultation_required = other.rules.consultation_required),
    ("verified_partners_only", |call, other| call.rules.verified_partners_only = other.rules.verified_partners_only),
    ("max_running_grants", |call, other| call.rules.max_running_grants = other.rules.max_running_grants),
    ("required_documents", |call, other| call.rules.required_documents = other.rules.required_documents.clone()),
    ("accepted_languages", |call, other| call.rules.accepted_languages = other.rules.accepted_languages.clone()),
    ("lots", |call, other| call.lots.clone_from(&other.lots)),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn who_kept_to_the_old_rules_keeps_to_what_is_not_tightened(
        old in rules(), new in rules(), targets in (0u32..4, 0u32..4), bids in proptest::collection::vec(bid(), 30),
    ) {
        let (before, after) = (with(old, targets.0), with(new, targets.1));
        // The whole change, and each rule of it alone: then one field is named, and it is that rule's.
        let mut changes = vec![(None, after.clone())];
        for (field, take) in ONE_RULE {
            let mut one = before.clone();
            take(&mut one, &after);
            changes.push((Some(*field), one));
        }
        for (field, after) in changes {
            let named: Vec<String> = tightened(&before, &after).into_iter().filter_map(|unmet| unmet.field).collect();
            let out = bids.iter().find(|bid| keeps_to(bid, &before) && !keeps_to(bid, &after));
            prop_assert!(out.is_none() || !named.is_empty(), "{out:?} was left out");
            if let Some(field) = field {
                prop_assert!(named.iter().all(|name| name.starts_with(field)), "{field}: {named:?}");
            }
        }
    }

    #[test]
    fn loosening_is_never_refused(old in rules(), other in rules(), targets in (0u32..4, 0u32..4)) {
        let after = with(loosest(&old, &other), targets.0.min(targets.1));
        prop_assert_eq!(tightened(&with(old, targets.0), &after), Vec::<Unmet>::new());
    }
}
