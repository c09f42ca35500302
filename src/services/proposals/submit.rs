//! Submitting: the proposal is frozen, gets its receipt, and is out of its authors' hands.

use sha2::{Digest, Sha256};

use super::{facts_of_documents, own, write_figures};
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::outbox;
use crate::db::proposals::{self, ProposalFile, ProposalVersionRow};
use crate::db::types::List;
use crate::domain::act::Act;
use crate::domain::actor::Actor;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::check::DocumentFact;
use crate::domain::proposal::frozen::Identity;
use crate::domain::proposal::submission::{Correction, InTheWay, SubmissionFacts};
use crate::domain::proposal::{Frozen, ProposalAction, ProposalState, Section};
use crate::domain::state::{Instant, Unmet};
use crate::services::Refusal;

/// What became of a submission.
#[derive(Debug, Clone)]
pub enum Submission {
    /// It was frozen now.
    Sent(ProposalVersionRow),
    /// It had been submitted before: the button was pressed twice.
    AlreadySent,
    /// It came after the deadline. That it came is on record, and a mail says so.
    TooLate {
        /// The last instant at which it would have been accepted.
        deadline: Option<Instant>,
        /// The SHA-256 of what came, frozen as it would have been, in hexadecimal.
        sha256: String,
    },
}

/// Submits the proposal: freezes it as canonical JSON, stores that once and for all with its
/// SHA-256, and gives a receipt. `seen` is the version that the signatory read before declaring.
///
/// # Errors
/// `Forbidden` for members who do not sign; `Stale` when the proposal was changed since the
/// signatory read it; everything in the way, and `declaration-not-given`.
pub fn submit(db: &mut Db, act: &Act, id: Id, seen: i32, declared: bool) -> Result<Submission, Refusal> {
    let mut file = own(db, act, id, Permission::ProposalSubmit)?;
    let state = file.proposal.state;
    let is_open = matches!(state, ProposalState::Draft | ProposalState::Returned);
    if !is_open && state != ProposalState::Withdrawn && file.proposal.receipt_number.is_some() {
        return Ok(Submission::AlreadySent);
    }
    let documents = facts_of_documents(db, id)?;
    let in_the_way = in_the_way(&file, &documents, &act.actor, act.at);
    if is_open && in_the_way.is_late() {
        return refuse_late(db, act, &file, &documents);
    }
    let mut unmet = said(in_the_way);
    if !declared {
        unmet.push(Unmet::new("declaration-not-given").on("declaration"));
    }
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    file.proposal.expect_version(seen)?;

    let number = receipt_number(db, act.at)?;
    let version = freeze(db, act, &file, &documents, &number)?;
    version.insert(db)?;
    let currency = file.call.currency;
    let proposal = &mut file.proposal;
    proposal.state = state.after(ProposalAction::Submit)?;
    proposal.receipt_number = Some(number);
    // A corrected proposal arrived when it arrived first.
    proposal.submitted_at = proposal.submitted_at.or(Some(act.at));
    proposal.finished = List(Section::ALL.to_vec());
    write_figures(proposal, currency);
    proposal.updated_at = act.at;
    proposal.updated_by = version.submitted_by;
    proposal.save(db)?;
    let entry = Entry::new("proposal.submit", "proposal", id, &proposal.number)
        .change("state", state, proposal.state)
        .set("receipt", &version.receipt_number)
        .set("sha256", &version.sha256)
        .seal(&version)?
        .seal(&*proposal)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::ProposalSubmitted { proposal: id, version: version.id })?;
    Ok(Submission::Sent(version))
}

/// What the domain asks before a submission.
fn facts<'a>(
    file: &'a ProposalFile,
    documents: &'a [DocumentFact],
    to_correct: &'a [Section],
    now: Instant,
) -> SubmissionFacts<'a> {
    let returned = file.returned.as_ref().map(|returned| Correction {
        sections: to_correct,
        answer_by: returned.answer_by,
        submitted_on: file.call.country.day(file.proposal.submitted_at.unwrap_or(now)),
    });
    SubmissionFacts {
        state: file.proposal.state,
        returned,
        lang: file.proposal.lang,
        partner: file.partner.id,
        standing: file.standing(now),
        running: &file.running,
        // The database holds at most one standing proposal for each lot and organisation.
        others_for_lot: 0,
        call: file.call_facts(),
        requirements: file.requirements(now),
        content: &file.proposal.content,
        documents,
    }
}

/// Everything in the way of submitting, as the page before it shows: for members of the organisation.
pub fn in_the_way(file: &ProposalFile, documents: &[DocumentFact], actor: &Actor, now: Instant) -> InTheWay {
    let to_correct = file.sections_to_correct();
    facts(file, documents, &to_correct, now).ready(actor, now).err().unwrap_or_default()
}

/// What is in the way as one list: one sentence for each section, whose own page says the rest.
fn said(in_the_way: InTheWay) -> Vec<Unmet> {
    let sections = in_the_way.sections.into_iter().map(|(section, unmet)| {
        Unmet::new("section-unfinished")
            .on(format!("section-{section}"))
            .with("section", section)
            .with("count", unmet.len())
    });
    in_the_way.general.into_iter().chain(sections).collect()
}

fn refuse_late(db: &mut Db, act: &Act, file: &ProposalFile, documents: &[DocumentFact]) -> Result<Submission, Refusal> {
    // What came is not kept, only its hash: enough to show later that it was this and not another.
    let sha256 = freeze(db, act, file, documents, "")?.sha256;
    let proposal = file.proposal.id;
    let deadline = file.submit_by();
    let shown = deadline.map(|at| at.to_rfc3339()).unwrap_or_default();
    let entry = Entry::new("proposal.refuse_late", "proposal", proposal, &file.proposal.number)
        .set("deadline", &shown)
        .set("sha256", &sha256);
    audit_log::record(db, act, entry)?;
    // Pressing the button again is on record each time, but one mail is enough.
    let event = Event::ProposalRefusedLate { proposal, at: Some(act.at), sha256: Some(sha256.clone()) };
    let once = Some(format!("{}:{proposal}:{shown}", event.kind()));
    let job = act.id();
    outbox::enqueue(db, job, "event", &event, once, act.at, act.at)?;
    Ok(Submission::TooLate { deadline, sha256 })
}

/// The next receipt number of this year.
fn receipt_number(db: &mut Db, now: Instant) -> Result<String, Refusal> {
    audit_log::next_receipt_number(db, now)?
        .ok_or_else(|| Refusal::Broken("the receipt numbers of this year are used up".into()))
}

/// Puts the frozen version together.
fn freeze(
    db: &mut Db,
    act: &Act,
    file: &ProposalFile,
    documents: &[DocumentFact],
    receipt: &str,
) -> Result<ProposalVersionRow, Refusal> {
    let proposal = &file.proposal;
    let submitted_by = act.actor.user().ok_or(Refusal::Forbidden)?;
    let number = proposals::find_last_version(db, file)?.map_or(1, |last| last.number + 1);
    let identity = Identity {
        proposal: proposal.id,
        number: proposal.number.clone(),
        version: u32::try_from(number).unwrap_or(1),
        lang: proposal.lang,
        call: file.call.id,
        call_code: file.call.code.clone(),
        lot: file.lot.id,
        partner: file.partner.id,
        partner_name: file.partner.name.clone(),
        partner_registration: file.partner.registration_number.clone(),
        submitted_by,
        submitted_by_name: act.actor.name.clone(),
        submitted_at: act.at,
    };
    let frozen = Frozen::new(identity, proposal.content.clone(), file.call.currency, documents);
    let canonical = frozen.to_canonical().map_err(|error| Refusal::Broken(error.to_string()))?;
    Ok(ProposalVersionRow {
        id: act.id(),
        proposal_id: proposal.id,
        number,
        receipt_number: receipt.to_owned(),
        sha256: hex::encode(Sha256::digest(canonical.as_bytes())),
        canonical,
        submitted_by,
        submitted_at: act.at,
    })
}
