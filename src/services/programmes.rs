//! Programmes: founded and edited by an administrator, funded by finance.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::programmes::{self, ProgrammeFundRow, ProgrammeRow};
use crate::domain::act::Act;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::permission::Permission;
use crate::domain::programme::{self, Correction, Fund, ProgrammeFacts};
use crate::domain::state::{Unmet, all_met};
use crate::domain::text::{Lang, Texts};
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
    if !programme::may_found(&act.actor) {
        return Err(Refusal::Forbidden);
    }
    all_met(check(db, &new, None)?)?;
    let row = ProgrammeRow {
        id: act.id(),
        code: new.code,
        name: new.name,
        summary: new.summary,
        planned_calls: stored(new.planned_calls, "planned_calls")?,
        planned_beneficiaries: stored(new.planned_beneficiaries, "planned_beneficiaries")?,
        version: 1,
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

/// Changes what a programme says about itself.
///
/// # Errors
/// `NotFound` for a programme that the actor may not see, `Forbidden` for all but administrators, `Stale`
/// when somebody saved it since; everything the programme lacks; `code-twice`; `code-fixed` for another
/// code once it has a call.
pub fn edit(db: &mut Db, act: &Act, id: Id, version: i32, new: NewProgramme) -> Result<ProgrammeRow, Refusal> {
    let mut row = find(db, act, id, Permission::ProgrammeEdit)?;
    row.expect_version(version)?;
    all_met(check(db, &new, Some(&row))?)?;
    let before = row.clone();
    row.code = new.code;
    row.name = new.name;
    row.summary = new.summary;
    row.planned_calls = stored(new.planned_calls, "planned_calls")?;
    row.planned_beneficiaries = stored(new.planned_beneficiaries, "planned_beneficiaries")?;
    row.save(db)?;
    audit_log::record(db, act, edited(&before, &row).seal(&row)?)?;
    Ok(row)
}

/// Enters what a donor gives to a programme. The programme moves on to its next version, so that the
/// same page sent twice enters its amount once.
///
/// # Errors
/// `NotFound` for a programme that the actor may not see, `Forbidden` for all but finance, `Stale` when
/// the programme changed since; `missing` without a donor, `number-zero` without an amount, and
/// `number-too-large` for a sum that nobody can count.
pub fn add_funds(
    db: &mut Db,
    act: &Act,
    id: Id,
    version: i32,
    fund: Fund,
) -> Result<(ProgrammeRow, ProgrammeFundRow), Refusal> {
    let mut programme = find(db, act, id, Permission::LedgerFund)?;
    programme.expect_version(version)?;
    let before: Vec<Fund> = programmes::list_funds(db, id)?.into_iter().map(ProgrammeFundRow::into_fund).collect();
    all_met(fund.check(&before))?;
    let row = ProgrammeFundRow {
        id: act.id(),
        programme_id: id,
        donor: fund.donor.trim().to_owned(),
        currency: fund.amount.currency(),
        amount: fund.amount.minor(),
        created_at: act.at,
        corrects_id: None,
        reason: String::new(),
    };
    row.insert(db)?;
    programme.save(db)?;
    let entry = Entry::new("programme.fund", "programme", id, &programme.code)
        .set("donor", &row.donor)
        .set("amount", Money::new(row.amount, row.currency).tagged())
        .seal(&row)?
        .seal(&programme)?;
    audit_log::record(db, act, entry)?;
    Ok((programme, row))
}

/// Corrects what was entered as a fund, by an entry of the difference. The programme moves on to its next version, as
/// with [`add_funds`].
///
/// # Errors
/// `NotFound` for a programme that the actor may not see and for what is no fund of it, `Forbidden` for all but
/// finance, `Stale` when the programme changed since; everything that keeps the correction from being written.
pub fn correct_fund(
    db: &mut Db,
    act: &Act,
    id: Id,
    version: i32,
    fund: Id,
    correction: &Correction,
) -> Result<ProgrammeFundRow, Refusal> {
    let mut programme = find(db, act, id, Permission::LedgerFund)?;
    programme.expect_version(version)?;
    let (entered, standing) = Refusal::found(programmes::find_fund(db, id, fund)?)?;
    all_met(correction.check(&standing))?;
    let difference = correction.difference(&standing).map_err(|error| Refusal::Broken(error.to_string()))?;
    let row = ProgrammeFundRow {
        id: act.id(),
        amount: difference.minor(),
        created_at: act.at,
        corrects_id: Some(entered.id),
        reason: correction.reason.trim().to_owned(),
        ..entered
    };
    row.insert(db)?;
    programme.save(db)?;
    let right = Money::new(correction.minor, row.currency);
    let entry = Entry::new("programme.correct_fund", "programme", id, &programme.code)
        .set("donor", &row.donor)
        .change("amount", standing.now.tagged(), right.tagged())
        .set("reason", &row.reason)
        .seal(&row)?
        .seal(&programme)?;
    audit_log::record(db, act, entry)?;
    Ok(row)
}

/// The programme, locked, for somebody who may see it and do this to it.
fn find(db: &mut Db, act: &Act, id: Id, needs: Permission) -> Result<ProgrammeRow, Refusal> {
    let row = Refusal::found(ProgrammeRow::find_locked(db, id)?)?;
    if !programme::may_read(&act.actor, id) {
        return Err(Refusal::NotFound);
    }
    if programme::may_change(&act.actor, needs, id) { Ok(row) } else { Err(Refusal::Forbidden) }
}

/// Everything wrong with what a programme says, in the order of the form. `own`: the programme as stored.
fn check(db: &mut Db, new: &NewProgramme, own: Option<&ProgrammeRow>) -> Result<Vec<Unmet>, Refusal> {
    let facts = ProgrammeFacts {
        code: &new.code,
        name: &new.name,
        summary: &new.summary,
        planned_calls: new.planned_calls,
        planned_beneficiaries: new.planned_beneficiaries,
    };
    let mut unmet = facts.check();
    let stored = own.map(|row| (row.id, row.code.as_str()));
    if stored.is_none_or(|(_, code)| code != new.code) {
        if let Some((id, code)) = stored
            && programmes::has_calls(db, id)?
        {
            unmet.insert(0, Unmet::new("code-fixed").on("code").with("code", code));
        } else if programmes::find_by_code(db, &new.code)?.is_some() {
            unmet.insert(0, Unmet::new("code-twice").on("code").with("code", &new.code));
        }
    }
    Ok(unmet)
}

/// The event of an edit, with every field that differs.
fn edited(before: &ProgrammeRow, after: &ProgrammeRow) -> Entry {
    let text = |of: &Texts, lang: &Lang| of.of(*lang).to_owned();
    let mut fields = vec![("code".to_owned(), before.code.clone(), after.code.clone())];
    for (name, old, new) in [("name", &before.name, &after.name), ("summary", &before.summary, &after.summary)] {
        fields.extend(Lang::ALL.iter().map(|lang| (format!("{name}.{lang}"), text(old, lang), text(new, lang))));
    }
    let numbers = [
        ("planned_calls", before.planned_calls, after.planned_calls),
        ("planned_beneficiaries", before.planned_beneficiaries, after.planned_beneficiaries),
    ];
    fields.extend(numbers.map(|(name, old, new)| (name.to_owned(), old.to_string(), new.to_string())));
    let entry = Entry::new("programme.edit", "programme", after.id, &after.code);
    fields
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .fold(entry, |entry, (field, old, new)| entry.change(&field, old, new))
}

fn stored(number: u32, field: &'static str) -> Result<i32, Refusal> {
    i32::try_from(number).map_err(|_| Unmet::new("number-too-large").on(field).into())
}
