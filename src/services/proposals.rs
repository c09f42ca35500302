//! What partners do with proposals: begin, write section by section, submit, withdraw.

mod submit;

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::LotRow;
use crate::db::documents;
use crate::db::outbox;
use crate::db::proposals::{self, ProposalFile, ProposalRow};
use crate::db::types::List;
use crate::domain::act::Act;
use crate::domain::document::DocumentOwner;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::permission::Permission;
use crate::domain::proposal::check::{self, DocumentFact};
use crate::domain::proposal::submission::may_withdraw;
use crate::domain::proposal::{Content, ProposalAction, ProposalState, Totals, Written, proposal_number};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;

pub use submit::{Submission, in_the_way, submit};

/// The proposal that a partner works on for a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Started {
    /// The proposal.
    pub proposal: Id,
    /// Whether it was made now; otherwise it was there already and is continued.
    pub created: bool,
}

/// Begins an answer to the call, or finds the one that was begun: there is one for each lot and
/// organisation. `lot` and `partner` may be left out where there is only one to choose.
///
/// # Errors
/// `NotFound` for a call that is not published or an organisation that is not the actor's;
/// `Forbidden` for members who only read; `choose-partner` and `choose-lot` where there are
/// several; whatever keeps the call from taking proposals now.
pub fn start(
    db: &mut Db,
    act: &Act,
    call_code: &str,
    lot: Option<Id>,
    partner: Option<Id>,
) -> Result<Started, Refusal> {
    let (call, lots) = Refusal::found(proposals::public_call_to_answer(db, call_code)?)?;
    let able: Vec<Id> = proposals::list_partners_for(db, &act.actor, Permission::ProposalCreate)?
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let mut unmet = Vec::new();
    let partner = match partner {
        Some(partner) if !act.actor.is_member_of(partner) => return Err(Refusal::NotFound),
        Some(partner) if !able.contains(&partner) => return Err(Refusal::Forbidden),
        Some(partner) => Some(partner),
        None if able.is_empty() => return Err(Refusal::Forbidden),
        None => only(&able).copied(),
    };
    let lot = match lot {
        Some(lot) => Some(Refusal::found(lots.iter().find(|other| other.id == lot).map(|lot| lot.id))?),
        None => only(&lots).map(|lot| lot.id),
    };
    if partner.is_none() {
        unmet.push(Unmet::new("choose-partner").on("partner"));
    }
    if lot.is_none() {
        unmet.push(Unmet::new("choose-lot").on("lot"));
    }
    let (Some(partner), Some(lot)) = (partner, lot) else { return Err(unmet.into()) };

    // Clicks that arrive together wait here for each other.
    Refusal::found(LotRow::find_locked(db, lot)?)?;
    if let Some(proposal) = proposals::find_standing(db, lot, partner)? {
        return Ok(Started { proposal, created: false });
    }
    proposals::facts_of_call(&call).takes_proposals(act.at)?;
    let serial = audit_log::next_number(db, &format!("proposal-{}", call.code))?;
    let serial = u32::try_from(serial).map_err(|_| Refusal::Broken("too many proposals of one call".into()))?;
    let user = act.actor.user().ok_or(Refusal::Forbidden)?;
    let accepted = &call.rules.accepted_languages;
    let lang =
        if accepted.contains(&act.actor.lang) { act.actor.lang } else { accepted.first().copied().unwrap_or(Lang::Fr) };
    let row = ProposalRow {
        id: act.id(),
        number: proposal_number(&call.code, serial),
        call_id: call.id,
        lot_id: lot,
        partner_id: partner,
        state: ProposalState::Draft,
        lang,
        title: String::new(),
        content: Content::default(),
        requested: 0,
        total: 0,
        beneficiaries: 0,
        women: 0,
        finished: List(Vec::new()),
        receipt_number: None,
        submitted_at: None,
        withdrawn_reason: String::new(),
        version: 1,
        created_by: user,
        created_at: act.at,
        updated_at: act.at,
        updated_by: user,
    };
    row.insert(db)?;
    let entry = Entry::new("proposal.start", "proposal", row.id, &row.number).set("call", &call.code).seal(&row)?;
    audit_log::record(db, act, entry)?;
    Ok(Started { proposal: row.id, created: true })
}

/// The only one of a list.
fn only<T>(list: &[T]) -> Option<&T> {
    match list {
        [one] => Some(one),
        _ => None,
    }
}

/// One saving of one section.
#[derive(Debug, Clone)]
pub struct Edit {
    /// [`Content::fingerprint`] of the section when its form was opened.
    pub seen: i32,
    /// What the form says now.
    pub written: Written,
    /// The language of the proposal, when the form asks for it.
    pub lang: Option<Lang>,
    /// Whether the person says that the section is complete.
    pub finish: bool,
}

/// A saved section.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The proposal as it is now.
    pub file: ProposalFile,
    /// What keeps the section from being complete; empty when nobody asked.
    pub unmet: Vec<Unmet>,
}

/// Saves a section as it was typed, right or wrong. Saying that it is complete saves it all the
/// same, and tells what is missing. Saving what is already there changes nothing, so that a form
/// sent twice is no conflict.
///
/// # Errors
/// `Stale` when somebody else changed this section since the form was opened; nothing is saved
/// then. `WrongState` when the proposal is with the programme.
pub fn save(db: &mut Db, act: &Act, id: Id, edit: Edit) -> Result<Saved, Refusal> {
    save_from(db, act, id, edit, None)
}

/// Saves the sections that a filled workbook changes, all or none. The journal says where they came
/// from.
///
/// # Errors
/// As [`save`]: `Stale` when one of the sections was changed since the person saw the differences.
pub fn save_workbook(db: &mut Db, act: &Act, id: Id, edits: Vec<Edit>) -> Result<(), Refusal> {
    for edit in edits {
        save_from(db, act, id, edit, Some("workbook"))?;
    }
    Ok(())
}

/// Saves the sections that a file changes in which the proposal was written without a network, all or none. The journal
/// says where they came from.
///
/// # Errors
/// As [`save_workbook`]; `offline-closed` after the last instant at which the proposal may be sent.
pub fn save_offline(db: &mut Db, act: &Act, id: Id, edits: Vec<Edit>) -> Result<(), Refusal> {
    let file = own(db, act, id, Permission::ProposalEdit)?;
    file.proposal.state.after(ProposalAction::Save)?;
    if let Some(closed) = offline_closed(&file, act.at) {
        return Err(closed.into());
    }
    for edit in edits {
        save_from(db, act, id, edit, Some("offline"))?;
    }
    Ok(())
}

/// Why nothing more is taken from a file: the proposal can be sent no more.
pub fn offline_closed(file: &ProposalFile, now: Instant) -> Option<Unmet> {
    let is_over = file.submit_by().is_some_and(|last| now > last);
    is_over.then(|| Unmet::new("offline-closed").on("file"))
}

fn save_from(db: &mut Db, act: &Act, id: Id, edit: Edit, source: Option<&str>) -> Result<Saved, Refusal> {
    let mut file = own(db, act, id, Permission::ProposalEdit)?;
    let section = edit.written.section();
    file.proposal.state.after(ProposalAction::Save)?;
    if !file.is_open(section) {
        return Err(Unmet::new("section-not-returned").with("section", section).into());
    }
    let before = file.proposal.content.fingerprint(section);
    let mut content = file.proposal.content.clone();
    content.put(edit.written);
    let accepted = &file.call.rules.accepted_languages;
    let lang = edit.lang.filter(|lang| accepted.contains(lang)).unwrap_or(file.proposal.lang);
    let changed = content != file.proposal.content || lang != file.proposal.lang;
    if changed && edit.seen != before && !file.proposal.content.is_blank(section) {
        return Err(Refusal::Stale);
    }
    let unmet = if edit.finish {
        let documents = facts_of_documents(db, id)?;
        check::check(section, &content, &file.requirements(act.at), &documents)
    } else {
        Vec::new()
    };
    let finishes = edit.finish && unmet.is_empty() && !file.proposal.finished.0.contains(&section);
    if changed || finishes {
        let proposal = &mut file.proposal;
        proposal.content = content;
        proposal.lang = lang;
        if finishes {
            proposal.finished.0.push(section);
            proposal.finished.0.sort();
        }
        // Until a correction is submitted, lists go on showing the version that was.
        if proposal.state == ProposalState::Draft {
            write_figures(proposal, file.call.currency);
        }
        proposal.updated_at = act.at;
        proposal.updated_by = act.actor.user().ok_or(Refusal::Forbidden)?;
        proposal.save(db)?;
        let action = if finishes { "proposal.finish" } else { "proposal.save" };
        let mut entry = Entry::new(action, "proposal", id, &proposal.number).set("section", section);
        if let Some(source) = source {
            entry = entry.set("source", source);
        }
        let entry = entry.seal(&*proposal)?;
        audit_log::record(db, act, entry)?;
    }
    Ok(Saved { file, unmet })
}

/// Keeps what lists show beside the content: title and figures.
fn write_figures(proposal: &mut ProposalRow, currency: Currency) {
    let totals = Totals::of(&proposal.content, currency);
    proposal.title = proposal.content.project.title.trim().chars().take(200).collect();
    proposal.requested = totals.grant;
    proposal.total = totals.total;
    proposal.beneficiaries = i32::try_from(totals.beneficiaries).unwrap_or(i32::MAX);
    proposal.women = i32::try_from(totals.women).unwrap_or(i32::MAX);
}

/// Withdraws the proposal: a signatory may, up to the decision. Afterwards another may be begun for
/// the same lot.
///
/// # Errors
/// `proposal-decided` after the decision; `withdrawal-reason` when a submitted proposal is withdrawn
/// without a reason.
pub fn withdraw(db: &mut Db, act: &Act, id: Id, seen: i32, reason: &str) -> Result<ProposalRow, Refusal> {
    let mut file = own(db, act, id, Permission::ProposalWithdraw)?;
    let proposal = &mut file.proposal;
    if proposal.state == ProposalState::Withdrawn {
        return Ok(file.proposal);
    }
    let mut unmet = may_withdraw(&act.actor, proposal.partner_id, proposal.state);
    let reason = reason.trim();
    if reason.is_empty() && proposal.state.is_submitted() {
        unmet.push(Unmet::new("withdrawal-reason").on("reason"));
    }
    if reason.chars().count() > 2000 {
        unmet.push(Unmet::new("text-too-long").on("reason").with("max", 2000));
    }
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    proposal.expect_version(seen)?;
    let before = proposal.state;
    proposal.state = before.after(ProposalAction::Withdraw)?;
    proposal.withdrawn_reason = reason.to_owned();
    proposal.updated_at = act.at;
    proposal.updated_by = act.actor.user().ok_or(Refusal::Forbidden)?;
    proposal.save(db)?;
    let entry = Entry::new("proposal.withdraw", "proposal", id, &proposal.number)
        .change("state", before, proposal.state)
        .set("reason", reason)
        .seal(&*proposal)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::ProposalWithdrawn { proposal: id })?;
    Ok(file.proposal)
}

/// The proposal, locked. `NotFound` for whoever does not belong to its organisation, `Forbidden`
/// for members without the right.
fn own(db: &mut Db, act: &Act, id: Id, needs: Permission) -> Result<ProposalFile, Refusal> {
    let file = Refusal::found(proposals::lock_own(db, &act.actor, id)?)?;
    if act.actor.may_for(needs, file.partner.id) { Ok(file) } else { Err(Refusal::Forbidden) }
}

fn facts_of_documents(db: &mut Db, proposal: Id) -> Result<Vec<DocumentFact>, Refusal> {
    let documents = documents::list_of(db, DocumentOwner::Proposal, proposal)?;
    Ok(documents.iter().map(documents::DocumentRow::fact).collect())
}
