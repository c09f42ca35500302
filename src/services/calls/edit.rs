//! Editing a draft, one part at a time. Saving never asks whether the draft is complete: that is
//! asked when it is sent for review.

use super::{next_code, open, searched};
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::{self, CallRow, LotRow};
use crate::db::programmes::ProgrammeRow;
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::call::{CallAction, CallDates, CallRules};
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::state::{Instant, Unmet, all_met};
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;

/// The longest text of a call, in characters.
const LONGEST_TEXT: usize = 20_000;
/// The most lots of a call.
const MOST_LOTS: usize = 20;

/// The new content of one part of a draft.
#[derive(Debug, Clone)]
pub enum Edit {
    /// What, where and in which field.
    Basics {
        /// The programme that funds it.
        programme: Id,
        /// Where it funds projects. Another country gives the draft another code and currency.
        country: Country,
        /// In which field.
        sector: Sector,
        /// Its title.
        title: Texts,
        /// What it is about, in a few sentences.
        summary: Texts,
    },
    /// The long texts.
    Texts {
        /// Its objectives and what it funds.
        description: Texts,
        /// Who may answer.
        eligibility: Texts,
    },
    /// When.
    Dates {
        /// When proposals may begin to be written.
        opens_at: Option<Instant>,
        /// Until when questions may be asked; when it is not given, some days before the deadline.
        questions_until: Option<Instant>,
        /// The deadline.
        closes_at: Option<Instant>,
    },
    /// Money and lots.
    Terms(Terms),
    /// The rules that are no money. Amounts and caps in it are those of [`Edit::Terms`] and stay.
    Rules(Box<CallRules>),
    /// How proposals are scored.
    Grid(Grid),
}

/// What a call gives, to which lots, and under which limits.
#[derive(Debug, Clone)]
pub struct Terms {
    /// In which money.
    pub currency: Currency,
    /// Its lots in their order. One without an identifier is new; one that is not named any more is
    /// deleted.
    pub lots: Vec<LotDraft>,
    /// The smallest grant, in minor units.
    pub min_grant: i64,
    /// The largest grant; 0 for none.
    pub max_grant: i64,
    /// The least own share of the total, in basis points.
    pub min_own_share_bp: i64,
    /// The most indirect costs, as a share of direct costs.
    pub indirect_cap_bp: i64,
    /// The most contingency, as a share of direct costs.
    pub contingency_cap_bp: i64,
    /// The most staff costs, as a share of the total.
    pub staff_cap_bp: i64,
    /// The shortest project, in months.
    pub months_min: u32,
    /// The longest project, in months.
    pub months_max: u32,
    /// Payments above this amount need a second approval, and grants above it a second look at the
    /// organisation; `None`: never.
    pub second_approval_above: Option<i64>,
}

/// A lot as the editor sends it.
#[derive(Debug, Clone, Default)]
pub struct LotDraft {
    /// The lot it changes; `None` for a new one.
    pub id: Option<Id>,
    /// Its name; needed only when there are several.
    pub name: Texts,
    /// Where its projects are.
    pub place: Texts,
    /// What may be granted in it, in minor units.
    pub envelope: i64,
    /// How many people each of its projects must reach.
    pub target: u32,
}

/// Saves one part of a draft.
///
/// # Errors
/// `Stale` when somebody else saved it since; `WrongState` unless it is a draft; `text-too-long`;
/// `not-permitted` for a country that the actor is no officer of.
pub fn edit(db: &mut Db, act: &Act, call: Id, version: i32, edit: Edit) -> Result<CallRow, Refusal> {
    let mut row = open(db, act, call, CallAction::Edit)?;
    row.expect_version(version)?;
    row.state = row.state.after(CallAction::Edit)?;
    let mut entry = Entry::new("call.edit", "call", row.id, row.code.clone()).set("part", edit.part());
    let mut lots = calls::list_lots(db, row.id)?;
    match edit {
        Edit::Basics { programme, country, sector, title, summary } => {
            all_met([too_long("title", &title), too_long("summary", &summary)].concat())?;
            if programme != row.programme_id && ProgrammeRow::find(db, programme)?.is_none() {
                return Err(Unmet::new("missing").on("programme").into());
            }
            if !act.actor.may_at(Permission::CallEdit, At::country(country).of_programme(programme).of_call(row.id)) {
                return Err(Unmet::new("not-permitted").on("country").into());
            }
            if country != row.country {
                let code = next_code(db, country, act.at)?;
                entry = entry.change("code", &row.code, &code).change("country", row.country, country);
                row.code = code;
                row.country = country;
                row.currency = country.currency();
            }
            row.programme_id = programme;
            row.sector = sector;
            row.title = title;
            row.summary = summary;
        }
        Edit::Texts { description, eligibility } => {
            all_met([too_long("description", &description), too_long("eligibility", &eligibility)].concat())?;
            row.description = description;
            row.eligibility = eligibility;
        }
        Edit::Dates { opens_at, questions_until, closes_at } => {
            if closes_at != row.closes_at {
                let text = |at: Option<Instant>| at.map_or_else(String::new, |at| at.to_rfc3339());
                entry = entry.change("closes_at", text(row.closes_at), text(closes_at));
            }
            let preset = || CallDates::questions_preset(opens_at?, closes_at?);
            row.opens_at = opens_at;
            row.questions_until = questions_until.or_else(preset);
            row.closes_at = closes_at;
        }
        Edit::Terms(terms) => {
            let money = |minor: i64| Money::new(minor, terms.currency).tagged();
            entry = entry.set("max_grant", money(terms.max_grant));
            row.currency = terms.currency;
            let drafts = terms.apply(&mut row.rules);
            (entry, lots) = save_lots(db, act, row.id, lots, drafts, entry)?;
        }
        Edit::Rules(rules) => row.rules = keep_terms(*rules, &row.rules),
        Edit::Grid(grid) => row.grid = grid,
    }
    row.search_text = searched(&row, &lots);
    row.updated_at = act.at;
    row.save(db)?;
    audit_log::record(db, act, entry.seal(&row)?)?;
    Ok(row)
}

impl Edit {
    /// The name of the part, for the audit log.
    pub(super) fn part(&self) -> &'static str {
        match self {
            Edit::Basics { .. } => "basics",
            Edit::Texts { .. } => "texts",
            Edit::Dates { .. } => "dates",
            Edit::Terms(_) => "money",
            Edit::Rules(_) => "rules",
            Edit::Grid(_) => "grid",
        }
    }
}

impl Terms {
    /// Writes the terms into the rules; what remains are the lots.
    pub(super) fn apply(self, rules: &mut CallRules) -> Vec<LotDraft> {
        *rules = CallRules {
            min_grant: self.min_grant,
            max_grant: self.max_grant,
            min_own_share_bp: self.min_own_share_bp,
            indirect_cap_bp: self.indirect_cap_bp,
            contingency_cap_bp: self.contingency_cap_bp,
            staff_cap_bp: self.staff_cap_bp,
            months_min: self.months_min,
            months_max: self.months_max,
            second_approval_above: self.second_approval_above,
            ..rules.clone()
        };
        self.lots
    }
}

/// The new rules with the terms of the old ones, which have a form of their own.
pub(super) fn keep_terms(new: CallRules, old: &CallRules) -> CallRules {
    CallRules {
        min_grant: old.min_grant,
        max_grant: old.max_grant,
        min_own_share_bp: old.min_own_share_bp,
        indirect_cap_bp: old.indirect_cap_bp,
        contingency_cap_bp: old.contingency_cap_bp,
        staff_cap_bp: old.staff_cap_bp,
        months_min: old.months_min,
        months_max: old.months_max,
        second_approval_above: old.second_approval_above,
        ..new
    }
}

/// Makes the stored lots those of the form. Positions only move up, so that no two lots ever stand
/// in the same place.
pub(super) fn save_lots(
    db: &mut Db,
    act: &Act,
    call: Id,
    stored: Vec<LotRow>,
    drafts: Vec<LotDraft>,
    mut entry: Entry,
) -> Result<(Entry, Vec<LotRow>), Refusal> {
    all_met(too_many(drafts.len()))?;
    for lot in stored.iter().filter(|lot| !drafts.iter().any(|draft| draft.id == Some(lot.id))) {
        calls::delete_lot(db, lot.id)?;
        entry = entry.unseal("lots", lot.id);
    }
    let mut saved = Vec::with_capacity(drafts.len());
    let known = stored.into_iter().filter_map(|lot| {
        let draft = drafts.iter().find(|draft| draft.id == Some(lot.id))?;
        Some((Some(lot.id), draft.clone()))
    });
    let known: Vec<(Option<Id>, LotDraft)> = known.collect();
    let new = drafts.iter().filter(|draft| draft.id.is_none()).map(|draft| (None, draft.clone()));
    for (position, (id, draft)) in known.into_iter().chain(new).enumerate() {
        let too_large = || Refusal::from(Unmet::new("number-too-large").on(format!("lots.{position}.target")));
        let lot = LotRow {
            id: id.unwrap_or_else(|| act.id()),
            call_id: call,
            position: i32::try_from(position + 1).map_err(|_| too_large())?,
            name: draft.name,
            place: draft.place,
            envelope: draft.envelope,
            target_beneficiaries: i32::try_from(draft.target).map_err(|_| too_large())?,
        };
        if id.is_some() {
            lot.save(db)?
        } else {
            lot.insert(db)?
        }
        entry = entry.seal(&lot)?;
        saved.push(lot);
    }
    Ok((entry, saved))
}

pub(super) fn too_many(lots: usize) -> Vec<Unmet> {
    if lots > MOST_LOTS { vec![Unmet::new("too-many-lots").on("lots").with("max", MOST_LOTS)] } else { Vec::new() }
}

pub(super) fn too_long(field: &str, texts: &Texts) -> Vec<Unmet> {
    let long = |lang: &&Lang| texts.of(**lang).chars().count() > LONGEST_TEXT;
    let unmet = |lang: &Lang| Unmet::new("text-too-long").on(format!("{field}.{lang}")).with("max", LONGEST_TEXT);
    Lang::ALL.iter().filter(long).map(unmet).collect()
}
