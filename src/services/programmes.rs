//! Programmes: founded by an administrator, funded by finance.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::programmes::{self, ProgrammeFundRow, ProgrammeRow};
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::permission::Permission;
use crate::domain::programme::{Fund, ProgrammeFacts};
use crate::domain::state::{Unmet, all_met};
use crate::domain::text::Texts;
use crate::services::Refusal;

/// What a programme says about itself.
#[derive(Debug, Clone)]
pub struct NewProgramme {
    /// Its code, unique in the portal.
    pub code: String,
    /// Its name.
    pub name: Texts,
    /// What it is for.
    pub summary: Texts,
    /// How many calls it plans.
    pub planned_calls: u32,
    /// How many direct beneficiaries it plans.
    pub planned_beneficiaries: u32,
}

/// Founds a programme. Its funds are entered by finance: see [`add_funds`].
///
/// # Errors
/// `Forbidden` for all but administrators; everything the programme lacks; `code-twice`.
pub fn create(db: &mut Db, act: &Act, new: NewProgramme) -> Result<ProgrammeRow, Refusal> {
    if !act.actor.may(Permission::ProgrammeEdit) {
        return Err(Refusal::Forbidden);
    }
    let facts = ProgrammeFacts {
        code: &new.code,
        name: &new.name,
        summary: &new.summary,
        planned_calls: new.planned_calls,
        planned_beneficiaries: new.planned_beneficiaries,
        funds: &[],
    };
    // Money is nothing that administrators enter.
    let mut unmet: Vec<Unmet> = facts.check().into_iter().filter(|unmet| unmet.code != "missing-funds").collect();
    if programmes::find_by_code(db, &new.code)?.is_some() {
        unmet.push(Unmet::new("code-twice").on("code").with("code", &new.code));
    }
    all_met(unmet)?;
    let row = ProgrammeRow {
        id: act.id(),
        code: new.code,
        name: new.name,
        summary: new.summary,
        planned_calls: stored(new.planned_calls, "planned_calls")?,
        planned_beneficiaries: stored(new.planned_beneficiaries, "planned_beneficiaries")?,
        created_at: act.at,
    };
    row.insert(db)?;
    let entry = Entry::new("programme.create", "programme", row.id, &row.code)
        .set("planned_calls", row.planned_calls)
        .set("planned_beneficiaries", row.planned_beneficiaries)
        .seal(&row)?;
    audit_log::record(db, act, entry)?;
    Ok(row)
}

/// Enters what a donor gives to a programme.
///
/// # Errors
/// `NotFound` for a programme that the actor may not see, `Forbidden` for all but finance, `missing`
/// without a donor, `number-zero` without an amount.
pub fn add_funds(db: &mut Db, act: &Act, programme: Id, fund: Fund) -> Result<ProgrammeFundRow, Refusal> {
    let programme = Refusal::found(ProgrammeRow::find_locked(db, programme)?)?;
    if !act.actor.may(Permission::ProgrammeRead) {
        return Err(Refusal::NotFound);
    }
    let at = At::default().of_programme(programme.id);
    let everywhere = act.actor.reach(Permission::LedgerFund).iter().any(|grant| grant.covers(at));
    // Funds belong to the whole programme: whoever holds the role in one country may enter them too.
    let somewhere = !act.actor.scope(Permission::LedgerFund).is_empty();
    if !everywhere && !somewhere {
        return Err(Refusal::Forbidden);
    }
    let mut unmet = Vec::new();
    if fund.donor.trim().is_empty() {
        unmet.push(Unmet::new("missing").on("donor"));
    }
    if fund.amount.minor() <= 0 {
        unmet.push(Unmet::new("number-zero").on("amount"));
    }
    all_met(unmet)?;
    let row = ProgrammeFundRow {
        id: act.id(),
        programme_id: programme.id,
        donor: fund.donor.trim().to_owned(),
        currency: fund.amount.currency(),
        amount: fund.amount.minor(),
        created_at: act.at,
    };
    row.insert(db)?;
    let entry = Entry::new("programme.fund", "programme", programme.id, &programme.code)
        .set("donor", &row.donor)
        .set("amount", Money::new(row.amount, row.currency).tagged())
        .seal(&row)?;
    audit_log::record(db, act, entry)?;
    Ok(row)
}

fn stored(number: u32, field: &'static str) -> Result<i32, Refusal> {
    i32::try_from(number).map_err(|_| Unmet::new("number-too-large").on(field).into())
}
