//! What differs between a call before and after an amendment: one entry for each field, with the
//! values that readers saw and see.

use serde::{Deserialize, Serialize};

use super::{CallContent, LotContent};
use crate::domain::call::{CallRules, RequiredDocument};
use crate::domain::grid::{Criterion, Grid, ReasonRule};
use crate::domain::money::{Currency, Money};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};

/// A value as readers see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "value", rename_all = "snake_case")]
pub enum Said {
    /// There is none.
    Nothing,
    /// A text.
    Text(Texts),
    /// An instant.
    Moment(Instant),
    /// An amount.
    Amount(Money),
    /// A share in basis points.
    Share(i64),
    /// Hundredths of a point.
    Points(i64),
    /// A count.
    Count(i64),
    /// Yes or no.
    Flag(bool),
    /// Languages.
    Languages(Vec<Lang>),
    /// A list, one text a line.
    Lines(Vec<Texts>),
    /// A text of the locales, by its key.
    Word(String),
}

/// One field that an amendment changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The field, named as in the editor.
    pub field: String,
    /// The lot or criterion it belongs to, when the call has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Texts>,
    /// Its value before.
    pub before: Said,
    /// Its value after.
    pub after: Said,
}

/// Everything that differs, in the order of the call's page.
pub fn differences(before: &CallContent, after: &CallContent, currency: Currency) -> Vec<Difference> {
    let mut found = Found(Vec::new());
    let texts = [
        ("title", &before.title, &after.title),
        ("summary", &before.summary, &after.summary),
        ("description", &before.description, &after.description),
        ("eligibility", &before.eligibility, &after.eligibility),
    ];
    for (field, before, after) in texts {
        found.put(field, text(before), text(after));
    }
    let moment = |at: Option<Instant>| at.map_or(Said::Nothing, Said::Moment);
    found.put("opens_at", moment(before.opens_at), moment(after.opens_at));
    found.put("questions_until", moment(before.questions_until), moment(after.questions_until));
    found.put("closes_at", moment(before.closes_at), moment(after.closes_at));
    lots(&mut found, before, after, currency);
    rules(&mut found, &before.rules, &after.rules, currency);
    grid(&mut found, &before.grid, &after.grid);
    found.0
}

struct Found(Vec<Difference>);

impl Found {
    fn put(&mut self, field: impl Into<String>, before: Said, after: Said) {
        self.put_of(None, field, before, after);
    }

    fn put_of(&mut self, of: Option<&Texts>, field: impl Into<String>, before: Said, after: Said) {
        if before != after {
            self.0.push(Difference { field: field.into(), of: of.cloned(), before, after });
        }
    }
}

fn text(texts: &Texts) -> Said {
    if *texts == Texts::default() { Said::Nothing } else { Said::Text(texts.clone()) }
}

fn count(number: u32) -> Said {
    Said::Count(i64::from(number))
}

fn lots(found: &mut Found, before: &CallContent, after: &CallContent, currency: Currency) {
    let amount = |lot: &LotContent| Said::Amount(Money::new(lot.envelope, currency));
    for lot in before.lots.iter().filter(|lot| !after.lots.iter().any(|kept| kept.id == lot.id)) {
        found.put("lots", text(lot.title()), Said::Nothing);
    }
    let several = before.lots.len().max(after.lots.len()) > 1;
    for (index, lot) in after.lots.iter().enumerate() {
        let of = several.then(|| lot.title());
        let field = |name: &str| format!("lots.{index}.{name}");
        let known = before.lots.iter().find(|known| known.id == lot.id);
        if known.is_none() {
            found.put("lots", Said::Nothing, text(lot.title()));
        }
        let was = |said: fn(&LotContent) -> Said| known.map_or(Said::Nothing, said);
        if known.is_some() {
            found.put_of(of, field("name"), was(|lot| text(&lot.name)), text(&lot.name));
        }
        found.put_of(of, field("place"), was(|lot| text(&lot.place)), text(&lot.place));
        found.put_of(of, field("envelope"), known.map_or(Said::Nothing, amount), amount(lot));
        found.put_of(of, field("target"), was(|lot| count(lot.target)), count(lot.target));
    }
}

/// One share among the rules.
type Share = fn(&CallRules) -> i64;
/// One yes or no among the rules.
type Flag = fn(&CallRules) -> bool;

fn rules(found: &mut Found, before: &CallRules, after: &CallRules, currency: Currency) {
    let amount = |minor: i64| if minor == 0 { Said::Nothing } else { Said::Amount(Money::new(minor, currency)) };
    found.put("min_grant", amount(before.min_grant), amount(after.min_grant));
    found.put("max_grant", amount(before.max_grant), amount(after.max_grant));
    found.put("months_min", count(before.months_min), count(after.months_min));
    found.put("months_max", count(before.months_max), count(after.months_max));
    let limit = |limit: Option<i64>| limit.map_or(Said::Nothing, |limit| Said::Amount(Money::new(limit, currency)));
    found.put("second_approval_above", limit(before.second_approval_above), limit(after.second_approval_above));
    let shares: [(&str, Share); 5] = [
        ("min_own_share_bp", |rules| rules.min_own_share_bp),
        ("indirect_cap_bp", |rules| rules.indirect_cap_bp),
        ("contingency_cap_bp", |rules| rules.contingency_cap_bp),
        ("staff_cap_bp", |rules| rules.staff_cap_bp),
        ("community_share_min_bp", |rules| rules.community_share_min_bp),
    ];
    for (field, share) in shares {
        found.put(field, Said::Share(share(before)), Said::Share(share(after)));
    }
    let flags: [(&str, Flag); 3] = [
        ("consultation_required", |rules| rules.consultation_required),
        ("verified_partners_only", |rules| rules.verified_partners_only),
        ("sealed", |rules| rules.sealed),
    ];
    for (field, flag) in flags {
        found.put(field, Said::Flag(flag(before)), Said::Flag(flag(after)));
    }
    let limit = |limit: Option<u32>| limit.map_or(Said::Nothing, count);
    found.put("max_running_grants", limit(before.max_running_grants), limit(after.max_running_grants));
    for (field, required) in [("required_documents", true), ("optional_documents", false)] {
        let labels = |rules: &CallRules| {
            let asked = |document: &&RequiredDocument| document.required == required;
            let labels: Vec<Texts> =
                rules.required_documents.iter().filter(asked).map(|document| document.label.clone()).collect();
            if labels.is_empty() { Said::Nothing } else { Said::Lines(labels) }
        };
        found.put(field, labels(before), labels(after));
    }
    let languages = |list: &[Lang]| Said::Languages(list.to_vec());
    found.put("accepted_languages", languages(&before.accepted_languages), languages(&after.accepted_languages));
    found.put("required_languages", languages(&before.required_languages), languages(&after.required_languages));
    found.put("min_scorecards", count(before.min_scorecards), count(after.min_scorecards));
    found.put("spread_limit_points", count(before.spread_limit_points), count(after.spread_limit_points));
}

fn grid(found: &mut Found, before: &Grid, after: &Grid) {
    found.put("pass_mark", Said::Points(before.pass_mark), Said::Points(after.pass_mark));
    found.put("reasons", reasons(before.reasons), reasons(after.reasons));
    let codes = |grid: &Grid| -> Vec<Vec<String>> {
        let of_section = |criteria: &[Criterion]| criteria.iter().map(|criterion| criterion.code.clone()).collect();
        grid.sections.iter().map(|section| of_section(&section.criteria)).collect()
    };
    if codes(before) != codes(after) {
        // Another grid: its criteria with their points.
        found.put("grid", Said::Lines(criteria(before)), Said::Lines(criteria(after)));
        return;
    }
    for (index, (old, new)) in before.sections.iter().zip(&after.sections).enumerate() {
        let share = |share: Option<i64>| share.map_or(Said::Nothing, Said::Share);
        let of = Some(&new.title);
        found.put_of(of, format!("sections.{index}.title"), text(&old.title), text(&new.title));
        found.put_of(of, format!("sections.{index}.floor"), share(old.floor_bp), share(new.floor_bp));
    }
    for (index, (old, new)) in before.criteria().zip(after.criteria()).enumerate() {
        let number = |number: Option<i64>| number.map_or(Said::Nothing, Said::Count);
        let field = |name: &str| format!("criteria.{index}.{name}");
        let of = Some(&new.title);
        found.put_of(of, field("title"), text(&old.title), text(&new.title));
        found.put_of(of, field("question"), text(&old.question), text(&new.question));
        found.put_of(of, field("weight"), Said::Count(old.weight), Said::Count(new.weight));
        found.put_of(of, field("scale_max"), Said::Count(old.scale_max), Said::Count(new.scale_max));
        found.put_of(of, field("floor"), number(old.floor), number(new.floor));
        let allowed = |criterion: &Criterion| Said::Flag(criterion.not_applicable_allowed);
        found.put_of(of, field("not_applicable_allowed"), allowed(old), allowed(new));
        found.put_of(of, field("low"), text(&old.low), text(&new.low));
        found.put_of(of, field("high"), text(&old.high), text(&new.high));
    }
}

fn reasons(rule: ReasonRule) -> Said {
    Said::Word(match rule {
        ReasonRule::Always => "calls-reasons-always".to_owned(),
        ReasonRule::AtOrBelow(score) => format!("calls-reasons-{score}"),
    })
}

/// One line a criterion: its title and its points.
fn criteria(grid: &Grid) -> Vec<Texts> {
    let line = |criterion: &Criterion| {
        let of = |lang| match criterion.title.of(lang) {
            "" => String::new(),
            title => format!("{title} ({})", criterion.weight),
        };
        Texts { fr: of(Lang::Fr), en: of(Lang::En), pt: of(Lang::Pt) }
    };
    grid.criteria().map(line).collect()
}
