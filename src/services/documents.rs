//! Files that people attach to calls, organisations, proposals, reports and payments. The bytes are
//! in the object storage before a service is called; what a file is, is recorded here.

pub mod uploads;

use crate::db::Db;
use crate::db::agreements::AgreementRow;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::CallRow;
use crate::db::documents::{self, DocumentRow};
use crate::db::partners::{self, PartnerRow};
use crate::db::payments::PaymentRow;
use crate::db::proposals::{self, ProposalRow};
use crate::db::reports::ReportRow;
use crate::domain::act::Act;
use crate::domain::actor::{At, Who};
use crate::domain::call::CallAction;
use crate::domain::document::{DocumentOwner, Purpose, ScanState};
use crate::domain::id::Id;
use crate::domain::partner::{Paper, PaperDraft};
use crate::domain::permission::Permission;
use crate::domain::proposal::{ProposalAction, Section};
use crate::domain::report::ReportAction;
use crate::domain::state::{Unmet, all_met};
use crate::services::Refusal;

pub use crate::domain::document::{Place, StoredFile};

/// Records a file that a person attached. The same file at the same place is attached once: whoever saw no answer may send
/// it again.
///
/// # Errors
/// `NotFound` when the owner is not theirs to see, `Forbidden` when they may not attach to it,
/// `WrongState` when it is closed; what is wrong with the file.
pub fn record(db: &mut Db, act: &Act, place: Place, file: StoredFile) -> Result<DocumentRow, Refusal> {
    may_attach(db, act, place.owner, place.owner_id)?;
    let attached = documents::list_of(db, place.owner, place.owner_id)?;
    let same = |row: &&DocumentRow| {
        row.scan != ScanState::Refused
            && (row.purpose, &row.code) == (place.purpose, &place.code)
            && (&row.sha256, row.name.as_str()) == (&file.sha256, file.name.trim())
    };
    if let Some(row) = attached.iter().find(same) {
        return Ok(row.clone());
    }
    all_met(file.check(&place, i64::try_from(attached.len()).unwrap_or(i64::MAX)))?;
    insert(db, act, place, file)
}

/// Records a paper of an organisation with what stands on it. It takes the place of the paper of the
/// same kind, whose file is removed.
///
/// # Errors
/// As [`record`]; what is wrong with the number or the days.
pub fn record_paper(
    db: &mut Db,
    act: &Act,
    partner: Id,
    draft: &PaperDraft,
    file: StoredFile,
) -> Result<DocumentRow, Refusal> {
    let purpose = Purpose::from(draft.kind);
    let place = Place { owner: DocumentOwner::Partner, owner_id: partner, purpose, code: String::new() };
    may_attach(db, act, place.owner, partner)?;
    let mut row = Refusal::found(PartnerRow::find_locked(db, partner)?)?;
    let (number, issued_on, expires_on) = draft.read(row.today(act.at))?;
    let former: Vec<Id> =
        row.papers.0.iter().filter(|paper| paper.kind == draft.kind).map(|paper| paper.document).collect();
    let document = record(db, act, place, file)?;
    let paper = Paper { document: document.id, kind: draft.kind, number, issued_on, expires_on };
    row.put_papers(&former, Some(paper));
    row.save(db)?;
    let mut entry = Entry::new("partner.add_paper", "partner", partner, &row.name).set("paper", draft.kind);
    if let Some(day) = expires_on {
        entry = entry.set("expires_on", day);
    }
    audit_log::record(db, act, entry.seal(&row)?)?;
    // The same file with other words on it stays where it is.
    for former in former.into_iter().filter(|former| *former != document.id) {
        if let Some(mut old) = DocumentRow::find_locked(db, former)? {
            take_away(db, act, &mut old)?;
        }
    }
    Ok(document)
}

/// Records a file that the portal itself made: a receipt, an agreement. For jobs.
///
/// # Errors
/// `Forbidden` for anybody but the portal.
pub fn record_generated(db: &mut Db, act: &Act, place: Place, file: StoredFile) -> Result<DocumentRow, Refusal> {
    if act.actor.who != Who::System || !place.purpose.is_generated() || !place.purpose.fits(place.owner) {
        return Err(Refusal::Forbidden);
    }
    insert(db, act, place, file)
}

fn insert(db: &mut Db, act: &Act, place: Place, file: StoredFile) -> Result<DocumentRow, Refusal> {
    let row = DocumentRow::insert_stored(db, act, place, file)?;
    let entry = Entry::new("document.add", "document", row.id, &row.name)
        .set("owner", format!("{}:{}", row.owner_kind, row.owner_id))
        .set("sha256", &row.sha256)
        .set("scan", row.scan)
        .seal(&row)?;
    audit_log::record(db, act, entry)?;
    Ok(row)
}

/// Removes a document while its owner is still being written. The bytes stay until nothing refers
/// to them. Removing one that is gone already changes nothing.
///
/// # Errors
/// As [`record`].
pub fn remove(db: &mut Db, act: &Act, id: Id) -> Result<DocumentRow, Refusal> {
    let mut row = Refusal::found(DocumentRow::find_locked(db, id)?)?;
    may_attach(db, act, row.owner_kind, row.owner_id)?;
    if row.purpose.is_generated() {
        return Err(Refusal::Forbidden);
    }
    take_away(db, act, &mut row)?;
    if row.owner_kind == DocumentOwner::Partner {
        partners::drop_paper(db, act, row.owner_id, row.id)?;
    }
    Ok(row)
}

fn take_away(db: &mut Db, act: &Act, row: &mut DocumentRow) -> Result<(), Refusal> {
    if row.removed_at.is_none() {
        row.removed_at = Some(act.at);
        row.save(db)?;
        let entry = Entry::new("document.remove", "document", row.id, &row.name)
            .set("owner", format!("{}:{}", row.owner_kind, row.owner_id))
            .seal(&*row)?;
        audit_log::record(db, act, entry)?;
    }
    Ok(())
}

/// Keeps what the virus scanner said of a document that waited for it. For jobs.
///
/// # Errors
/// `Forbidden` for anybody but the portal.
pub fn scanned(db: &mut Db, act: &Act, id: Id, verdict: ScanState) -> Result<DocumentRow, Refusal> {
    if act.actor.who != Who::System {
        return Err(Refusal::Forbidden);
    }
    let mut row = Refusal::found(DocumentRow::find_locked(db, id)?)?;
    if row.scan == ScanState::Pending && verdict != ScanState::Pending {
        row.scan = verdict;
        row.save(db)?;
        let entry = Entry::new("document.scan", "document", row.id, &row.name)
            .change("scan", ScanState::Pending, verdict)
            .seal(&row)?;
        audit_log::record(db, act, entry)?;
        if verdict == ScanState::Refused && row.owner_kind == DocumentOwner::Partner {
            partners::drop_paper(db, act, row.owner_id, row.id)?;
        }
    }
    Ok(row)
}

/// Whether the actor may attach documents to this owner now.
fn may_attach(db: &mut Db, act: &Act, owner: DocumentOwner, id: Id) -> Result<(), Refusal> {
    let actor = &act.actor;
    // Members: those of another organisation see nothing, readers of their own may not.
    let member = |partner: Id, needs: Permission| match (actor.is_member_of(partner), actor.may_for(needs, partner)) {
        (_, true) => Ok(()),
        (true, false) => Err(Refusal::Forbidden),
        (false, false) => Err(Refusal::NotFound),
    };
    match owner {
        DocumentOwner::Call => {
            let call = Refusal::found(CallRow::find_locked(db, id)?)?;
            let at = At::country(call.country).of_programme(call.programme_id).of_call(call.id);
            if !actor.may_at(Permission::CallRead, at) {
                return Err(Refusal::NotFound);
            }
            if !actor.may_at(Permission::CallEdit, at) {
                return Err(Refusal::Forbidden);
            }
            call.state.after(CallAction::Edit)?;
        }
        DocumentOwner::Partner => {
            let partner = Refusal::found(PartnerRow::find_locked(db, id)?)?;
            member(id, Permission::PartnerEdit)?;
            // In every state: a suspended organisation may be asked for a paper. Not the one that
            // another one took the place of.
            if partner.merged_into.is_some() {
                return Err(Unmet::new("partner-merged").on("file").into());
            }
        }
        DocumentOwner::Proposal => {
            let proposal = Refusal::found(ProposalRow::find_locked(db, id)?)?;
            member(proposal.partner_id, Permission::ProposalEdit)?;
            proposal.state.after(ProposalAction::Save)?;
            let returned = proposals::find_open_return(db, &proposal)?;
            let open = returned.map(|returned| returned.reasons.sections()).unwrap_or_default();
            if !proposal.state.can_edit(Section::Documents, &open) {
                return Err(Unmet::new("section-not-returned").with("section", Section::Documents).into());
            }
        }
        DocumentOwner::Report => {
            let report = Refusal::found(ReportRow::find_locked(db, id)?)?;
            let agreement = Refusal::found(AgreementRow::find(db, report.agreement_id)?)?;
            member(agreement.partner_id, Permission::ReportWrite)?;
            report.state.after(ReportAction::Save)?;
        }
        DocumentOwner::Agreement => {
            let agreement = Refusal::found(AgreementRow::find_locked(db, id)?)?;
            let at = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
            if !actor.may_at(Permission::AgreementRead, at) {
                return Err(Refusal::NotFound);
            }
            if !actor.may_at(Permission::AgreementPrepare, at) {
                return Err(Refusal::Forbidden);
            }
        }
        DocumentOwner::Payment => {
            let payment = Refusal::found(PaymentRow::find_locked(db, id)?)?;
            let agreement = Refusal::found(AgreementRow::find(db, payment.agreement_id)?)?;
            let at = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
            if !actor.may_at(Permission::PaymentRead, at) {
                return Err(Refusal::NotFound);
            }
            if !actor.may_at(Permission::PaymentRelease, at) {
                return Err(Refusal::Forbidden);
            }
        }
    }
    Ok(())
}
