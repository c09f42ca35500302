//! Returning a submitted proposal for correction, and what happens when nobody answers.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::CallRow;
use crate::db::dossiers;
use crate::db::evaluations;
use crate::db::outbox;
use crate::db::proposals::{self, ProposalReturnRow, ProposalRow, ProposalVersionRow};
use crate::domain::act::Act;
use crate::domain::actor::{Actor, Who};
use crate::domain::eligibility::CheckFacts;
use crate::domain::evaluation::reads_by_office;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::{Frozen, ProposalAction, Return};
use crate::domain::state::{Unmet, all_met};
use crate::services::Refusal;

/// How many proposals the calendar takes back at a time; it looks every few minutes.
const AT_A_TIME: usize = 200;

/// What hinders this person from returning the proposal: the page shows it in place of the form.
///
/// # Errors
/// The database's.
pub fn hindrances(db: &mut Db, actor: &Actor, call: &CallRow, proposal: &ProposalRow) -> Result<Vec<Unmet>, Refusal> {
    let evaluators = evaluations::list_evaluators_of(db, proposal.id)?;
    let facts = dossiers::facts_of(call).ok_or(Refusal::NotFound)?;
    let facts =
        CheckFacts { call: facts, partner: proposal.partner_id, state: proposal.state, evaluators: &evaluators };
    Ok(facts.may_return(actor))
}

/// Sends the proposal back: the named sections open again until the date, everything else stays
/// read-only. The version that was submitted is kept, and staff go on reading it.
///
/// # Errors
/// Not found for those who may not read it, forbidden without the permission, stale, and everything
/// unmet: no section, a section without its reason, a date that does not fit.
pub fn send_back(
    db: &mut Db,
    act: &Act,
    proposal: Id,
    version: i32,
    asked: Return,
) -> Result<ProposalReturnRow, Refusal> {
    let mut row = Refusal::found(ProposalRow::find_locked(db, proposal)?)?;
    let call = Refusal::found(CallRow::find(db, row.call_id)?)?;
    let at = dossiers::place_of(&call);
    if row.submitted_at.is_none() || !reads_by_office(&act.actor, at) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_at(Permission::ProposalReturn, at) {
        return Err(Refusal::Forbidden);
    }
    row.expect_version(version)?;
    all_met(hindrances(db, &act.actor, &call, &row)?)?;
    all_met(asked.check(act.at))?;
    let last = last_version(db, &row)?;
    let before = row.state;
    row.state = before.after(ProposalAction::Return)?;
    row.finished.0.retain(|section| !asked.reasons.0.contains_key(section));
    row.updated_at = act.at;
    row.save(db)?;
    let names: Vec<&str> = asked.reasons.0.keys().map(|section| section.as_str()).collect();
    let sections = names.join(", ");
    let returned = ProposalReturnRow {
        id: act.id(),
        proposal_id: row.id,
        version_id: last.id,
        reasons: asked.reasons,
        answer_by: asked.answer_by,
        returned_by: act.actor.user().ok_or(Refusal::Forbidden)?,
        returned_at: act.at,
    };
    returned.insert(db)?;
    let entry = Entry::new("proposal.return", "proposal", row.id, &row.number)
        .change("state", before, row.state)
        .set("section", sections)
        .set("answer_by", returned.answer_by.to_rfc3339())
        .seal(&returned)?
        .seal(&row)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::ProposalReturned { proposal: row.id })?;
    Ok(returned)
}

/// Takes back what was returned and did not come back by its date: the version that was submitted
/// counts again, with its answers and its files. For the calendar. Returns how many there were.
///
/// # Errors
/// `Forbidden` for anybody but the portal.
pub fn count_again_unanswered(db: &mut Db, act: &Act) -> Result<usize, Refusal> {
    if act.actor.who != Who::System {
        return Err(Refusal::Forbidden);
    }
    let unanswered = proposals::list_unanswered(db, act.at, AT_A_TIME)?;
    for proposal in &unanswered {
        count_again(db, act, *proposal)?;
    }
    Ok(unanswered.len())
}

fn count_again(db: &mut Db, act: &Act, proposal: Id) -> Result<(), Refusal> {
    let mut row = Refusal::found(ProposalRow::find_locked(db, proposal)?)?;
    // Somebody may have sent it between the look at the calendar and the lock.
    let Some(returned) = proposals::find_open_return(db, &row)?.filter(|returned| returned.answer_by < act.at) else {
        return Ok(());
    };
    let version = last_version(db, &row)?;
    let frozen = Frozen::read(&version.canonical).map_err(|error| Refusal::Broken(error.to_string()))?;
    let before = row.state;
    row.state = before.after(ProposalAction::CountAgain)?;
    row.content = frozen.content;
    row.lang = frozen.identity.lang;
    row.finished.0 = crate::domain::proposal::Section::ALL.to_vec();
    row.updated_at = act.at;
    row.save(db)?;
    let mut entry = Entry::new("proposal.count_again", "proposal", row.id, &row.number)
        .change("state", before, row.state)
        .set("answer_by", returned.answer_by.to_rfc3339())
        .set("receipt", &version.receipt_number);
    for mut file in proposals::list_documents_touched(db, row.id, version.submitted_at)? {
        // What was added since is not of the version; what was removed since is.
        let removed_at = if file.created_at > version.submitted_at { Some(act.at) } else { None };
        if file.removed_at.is_some() != removed_at.is_some() {
            file.removed_at = removed_at;
            file.save(db)?;
            entry = entry.seal(&file)?;
        }
    }
    audit_log::record(db, act, entry.seal(&row)?)?;
    outbox::tell(db, act, &Event::ProposalCountsAgain { proposal: row.id })?;
    Ok(())
}

fn last_version(db: &mut Db, row: &ProposalRow) -> Result<ProposalVersionRow, Refusal> {
    let last = proposals::list_versions(db, row.id)?.pop();
    last.ok_or_else(|| Refusal::Broken(format!("the proposal {} was submitted and has no version", row.id)))
}
