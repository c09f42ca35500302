//! Amendments of a published call: what of it may still change, what keeps a change from being
//! published, and what changed, field by field.
//!
//! # Why
//! Organisations spend weeks on a proposal. What they could rely on when they sent it stays: a limit
//! may be loosened and never tightened, the way of scoring stays as it is, and a deadline only moves
//! later. As long as nothing was sent, a mistake in the rules can still be mended.

mod difference;
#[cfg(test)]
mod tests;

pub use difference::{Difference, Said, differences};

use serde::{Deserialize, Serialize};

use super::{CallRules, accepts_submission};
use crate::domain::grid::{Criterion, Grid, GridSection};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Texts;

/// Everything of a call that its readers go by. Its code, programme, country, sector and currency
/// never change once it is public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallContent {
    /// Its title.
    pub title: Texts,
    /// What it is about, in a few sentences.
    pub summary: Texts,
    /// Its objectives and what it funds.
    pub description: Texts,
    /// Who may answer.
    pub eligibility: Texts,
    /// When it opens.
    pub opens_at: Option<Instant>,
    /// Until when questions may be asked.
    pub questions_until: Option<Instant>,
    /// The deadline.
    pub closes_at: Option<Instant>,
    /// Its settings.
    pub rules: CallRules,
    /// How its proposals are scored.
    pub grid: Grid,
    /// Its lots in their order.
    pub lots: Vec<LotContent>,
}

/// What readers see of a lot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotContent {
    /// The lot; one that an amendment adds has an identifier of the amendment.
    pub id: Id,
    /// Its name; needed only when there are several.
    pub name: Texts,
    /// Where its projects are.
    pub place: Texts,
    /// What may be granted in it, in minor units of the call's currency.
    pub envelope: i64,
    /// How many people each of its projects must reach.
    pub target: u32,
}

impl LotContent {
    /// What people call it: its name or, without one, its place.
    fn title(&self) -> &Texts {
        if self.name == Texts::default() { &self.place } else { &self.name }
    }
}

/// An amendment in the making, beside the call as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Amendment<'a> {
    /// The call as everybody reads it now.
    pub before: &'a CallContent,
    /// The call as it would be.
    pub after: &'a CallContent,
    /// The call's currency.
    pub currency: Currency,
    /// Whether a proposal was submitted and not withdrawn.
    pub submitted: bool,
    /// The lots that organisations have begun to answer.
    pub answered: &'a [Id],
}

impl Amendment<'_> {
    /// What changes, in the order of the call's page.
    pub fn differences(&self) -> Vec<Difference> {
        differences(self.before, self.after, self.currency)
    }

    /// What keeps the amendment from being published at `now`. Whether the call would still be
    /// complete is asked as for a draft.
    pub fn unmet(&self, now: Instant) -> Vec<Unmet> {
        let (before, after) = (self.before, self.after);
        if before.closes_at.is_some_and(|deadline| !accepts_submission(deadline, now)) {
            return vec![Unmet::new("deadline-has-passed").on("closes_at")];
        }
        let mut unmet = Vec::new();
        if self.differences().is_empty() {
            unmet.push(Unmet::new("amendment-empty"));
        }
        if after.opens_at != before.opens_at && before.opens_at.is_some_and(|opening| opening <= now) {
            unmet.push(Unmet::new("opening-has-passed").on("opens_at"));
        }
        if after.questions_until < before.questions_until {
            unmet.push(Unmet::new("questions-not-later").on("questions_until"));
        }
        if after.closes_at < before.closes_at {
            unmet.push(Unmet::new("deadline-not-later").on("closes_at"));
        }
        for lot in &before.lots {
            if self.answered.contains(&lot.id) && !after.lots.iter().any(|kept| kept.id == lot.id) {
                unmet.push(Unmet::new("lot-has-proposals").on("lots"));
            }
        }
        if self.submitted {
            unmet.extend(tightened(before, after));
            unmet.extend(scored_otherwise(before, after));
        }
        unmet
    }
}

/// The limits that the change would tighten, each tied to its field: whoever kept to the old rules
/// must keep to the new ones as well.
pub fn tightened(before: &CallContent, after: &CallContent) -> Vec<Unmet> {
    let (old, new) = (&before.rules, &after.rules);
    let mut fields: Vec<String> = Vec::new();
    let mut check = |field: &str, tighter: bool| {
        if tighter {
            fields.push(field.to_owned());
        }
    };
    check("min_grant", new.min_grant > old.min_grant);
    // 0 is no maximum.
    check("max_grant", new.max_grant != 0 && (old.max_grant == 0 || new.max_grant < old.max_grant));
    check("min_own_share_bp", new.min_own_share_bp > old.min_own_share_bp);
    check("indirect_cap_bp", new.indirect_cap_bp < old.indirect_cap_bp);
    check("contingency_cap_bp", new.contingency_cap_bp < old.contingency_cap_bp);
    check("staff_cap_bp", new.staff_cap_bp < old.staff_cap_bp);
    check("months_min", new.months_min > old.months_min);
    check("months_max", new.months_max < old.months_max);
    check("community_share_min_bp", new.community_share_min_bp > old.community_share_min_bp);
    check("consultation_required", new.consultation_required && !old.consultation_required);
    check("verified_partners_only", new.verified_partners_only && !old.verified_partners_only);
    let more = |new: Option<u32>, old: Option<u32>| new.is_some_and(|new| old.is_none_or(|old| new < old));
    check("max_running_grants", more(new.max_running_grants, old.max_running_grants));
    let accepted = |lang| new.accepted_languages.contains(lang);
    check("accepted_languages", !old.accepted_languages.iter().all(accepted));
    for (index, document) in new.required_documents.iter().enumerate() {
        let asked_before = |other: &super::RequiredDocument| other.required && other.code == document.code;
        let asked_before = old.required_documents.iter().any(asked_before);
        check(&format!("required_documents.{index}.code"), document.required && !asked_before);
    }
    for (index, lot) in after.lots.iter().enumerate() {
        let Some(known) = before.lots.iter().find(|known| known.id == lot.id) else { continue };
        check(&format!("lots.{index}.envelope"), lot.envelope < known.envelope);
        check(&format!("lots.{index}.target"), lot.target > known.target);
    }
    fields.into_iter().map(|field| Unmet::new("amendment-tightens").on(field)).collect()
}

/// What the change would alter in the reception and scoring of proposals that were already sent. Texts
/// may be made clearer; the pass mark and floors may be lowered.
fn scored_otherwise(before: &CallContent, after: &CallContent) -> Vec<Unmet> {
    let (old, new) = (&before.rules, &after.rules);
    let changed = [
        ("sealed", old.sealed != new.sealed),
        ("min_scorecards", old.min_scorecards != new.min_scorecards),
        ("spread_limit_points", old.spread_limit_points != new.spread_limit_points),
        ("tie_breakers", old.tie_breakers != new.tie_breakers),
        ("administrative_rules", old.administrative_rules != new.administrative_rules),
        ("pass_mark", after.grid.pass_mark > before.grid.pass_mark),
        ("grid", !scores_alike(&before.grid, &after.grid)),
    ];
    let changed = changed.into_iter().filter(|(_, changed)| *changed);
    changed.map(|(field, _)| Unmet::new("amendment-fixed").on(field)).collect()
}

/// Whether a proposal gets the same points under both grids, and falls under no floor that it kept to before.
fn scores_alike(before: &Grid, after: &Grid) -> bool {
    let lower = |new: Option<i64>, old: Option<i64>| match (new, old) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(new), Some(old)) => new <= old,
    };
    let criterion = |(old, new): (&Criterion, &Criterion)| {
        (&old.code, old.weight, old.scale_min, old.scale_max, old.not_applicable_allowed)
            == (&new.code, new.weight, new.scale_min, new.scale_max, new.not_applicable_allowed)
            && lower(new.floor, old.floor)
    };
    let section = |(old, new): (&GridSection, &GridSection)| {
        old.code == new.code
            && old.criteria.len() == new.criteria.len()
            && lower(new.floor_bp, old.floor_bp)
            && old.criteria.iter().zip(&new.criteria).all(criterion)
    };
    before.reasons == after.reasons
        && before.sections.len() == after.sections.len()
        && before.sections.iter().zip(&after.sections).all(section)
}
