//! The two signatures of an agreement: a one-time code by mail, the typed name, the consent, and an
//! append-only, chained row of evidence for every step.

use serde_json::json;

use super::code::use_up_code;
use super::{finish, load};
use crate::db::Db;
use crate::db::agreements::{self, AgreementRow, SignatureEventRow};
use crate::db::audit_log::{self, Entry, FIRST};
use crate::db::documents::DocumentRow;
use crate::db::ledger::{self, Booking, LedgerEntryRow};
use crate::db::outbox;
use crate::db::payments::{self, TrancheRow};
use crate::db::proposals::ProposalRow;
use crate::db::settings;
use crate::db::types::Doc;
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::agreement::{AgreementAction, CONSENT_VERSION, CodeVerdict, Signing};
use crate::domain::audit;
use crate::domain::canonical;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::ledger::EntryKind;
use crate::domain::permission::Permission;
use crate::domain::proposal::ProposalAction;
use crate::domain::state::Unmet;
use crate::domain::tranche::TrancheAction;
use crate::services::Refusal;

/// What came with a signature.
#[derive(Debug, Clone)]
pub struct SignInput {
    /// The agreement.
    pub agreement: Id,
    /// The version of it that the signer saw.
    pub version: i32,
    /// The name as typed.
    pub typed_name: String,
    /// Whether the consent was ticked.
    pub consents: bool,
    /// The consent text as it was shown.
    pub consent_text: String,
    /// SHA-256 of the document as it was shown, in hexadecimal.
    pub shown_hash: String,
    /// What the entered code is worth, from [`super::judge_code`].
    pub verdict: CodeVerdict,
    /// Wrong entries that remain.
    pub tries_left: u32,
    /// The signer's address.
    pub ip: String,
    /// The signer's browser.
    pub user_agent: String,
}

/// Records the typeset text of an approved agreement: what will be signed.
///
/// # Errors
/// The agreement is gone. A text that is there already stays.
pub fn record_text(db: &mut Db, act: &Act, agreement: Id, document: DocumentRow) -> Result<(), Refusal> {
    let (mut agreement, _) = load(db, agreement)?;
    if agreement.text_document_id.is_some() {
        return Ok(());
    }
    document.insert(db)?;
    agreement.text_document_id = Some(document.id);
    agreement.save(db)?;
    let evidence = evidence(
        db,
        act,
        agreement.id,
        "system",
        "prepared",
        json!({ "sha256": document.sha256, "size": document.size }),
        "",
        "",
    )?;
    let entry = Entry::new("agreement.typeset", "agreement", agreement.id, &agreement.number)
        .set("sha256", &document.sha256)
        .seal(&document)?
        .seal(&agreement)?
        .seal(&evidence)?;
    Ok(audit_log::record(db, act, entry)?)
}

/// Records the final document with both seals, and the file of evidence that goes with it. The last
/// row of the chained evidence holds the hashes of both files.
///
/// # Errors
/// The agreement is gone. A final document that is there already stays.
pub fn record_final(
    db: &mut Db,
    act: &Act,
    agreement: Id,
    document: DocumentRow,
    proof: DocumentRow,
) -> Result<(), Refusal> {
    let (mut agreement, _) = load(db, agreement)?;
    if agreement.final_document_id.is_some() {
        return Ok(());
    }
    document.insert(db)?;
    proof.insert(db)?;
    agreement.final_document_id = Some(document.id);
    agreement.save(db)?;
    let data = json!({ "sha256": document.sha256, "evidence_sha256": proof.sha256 });
    let evidence = evidence(db, act, agreement.id, "system", "completed", data, "", "")?;
    let entry = Entry::new("agreement.seal", "agreement", agreement.id, &agreement.number)
        .set("sha256", &document.sha256)
        .seal(&document)?
        .seal(&proof)?
        .seal(&agreement)?
        .seal(&evidence)?;
    Ok(audit_log::record(db, act, entry)?)
}

/// Keeps the instance's signing authority. The first one stays for good: certificates of signed
/// agreements refer to it. `key` is already encrypted.
///
/// # Errors
/// The database's. Nothing happens when there is one already.
pub fn keep_authority(db: &mut Db, act: &Act, certificate: &str, key: &[u8]) -> Result<(), Refusal> {
    let value = json!({ "certificate": certificate, "sealed": hex::encode(key) });
    if settings::insert_once(db, settings::SIGNING_AUTHORITY, value, act.at)? {
        let entry = Entry::new("signing.create_authority", "signing", act.id(), "signing authority")
            .set("certificate", certificate);
        audit_log::record(db, act, entry)?;
    }
    Ok(())
}

/// Notes that somebody was shown the text they may sign; once for each person and text.
///
/// # Errors
/// There is no such agreement.
pub fn note_viewed(
    db: &mut Db,
    act: &Act,
    agreement: Id,
    hash: &str,
    ip: &str,
    user_agent: &str,
) -> Result<(), Refusal> {
    let (agreement, _) = load(db, agreement)?;
    let seen = agreements::list_evidence(db, agreement.id)?
        .iter()
        .any(|row| row.kind == "document_viewed" && row.user_id == act.actor.user() && row.data.0["sha256"] == hash);
    if seen {
        return Ok(());
    }
    let party = if act.actor.is_member_of(agreement.partner_id) { "partner" } else { "organisation" };
    let evidence =
        evidence(db, act, agreement.id, party, "document_viewed", json!({ "sha256": hash }), ip, user_agent)?;
    let entry = Entry::new("agreement.view", "agreement", agreement.id, &agreement.number).seal(&evidence)?;
    Ok(audit_log::record(db, act, entry)?)
}

/// The partner's signatory signs.
///
/// # Errors
/// Everything that is missing, at once.
pub fn sign_as_partner(db: &mut Db, act: &Act, input: &SignInput) -> Result<AgreementRow, Refusal> {
    let (mut agreement, _) = load(db, input.agreement)?;
    if !act.actor.is_member_of(agreement.partner_id) {
        return Err(Refusal::NotFound);
    }
    agreement.expect_version(input.version)?;
    let before = agreement.state;
    let after = before.after(AgreementAction::SignAsPartner)?;
    let (document, signer) = (text_of(db, &agreement)?, act.actor.user().ok_or(Refusal::NotFound)?);
    let is_signatory = act.actor.is_signatory_of(agreement.partner_id);
    let unmet = signing(act, input, signer, &shown(input), &stored(&document)).check_as_partner(is_signatory);
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    use_up_code(db, act, signer, agreement.id)?;
    agreement.state = after;
    agreement.partner_signed_by = Some(signer);
    agreement.partner_signed_at = Some(act.at);
    agreement.save(db)?;
    let evidence = signed(db, act, &agreement, "partner", input, &document)?;
    finish(db, act, "agreement.sign_as_partner", &agreement, before, &[evidence])?;
    outbox::tell(db, act, &Event::AgreementPartnerSigned { agreement: agreement.id })?;
    Ok(agreement)
}

/// The organisation's decision maker signs; the agreement is in force, the grant is committed in the
/// ledger, and the first tranche falls due.
///
/// # Errors
/// Everything that is missing, at once.
pub fn sign_as_organisation(db: &mut Db, act: &Act, input: &SignInput) -> Result<AgreementRow, Refusal> {
    let (mut agreement, _) = load(db, input.agreement)?;
    countersigner(act, &agreement)?;
    agreement.expect_version(input.version)?;
    let before = agreement.state;
    let after = before.after(AgreementAction::SignAsOrganisation)?;
    let (document, signer) = (text_of(db, &agreement)?, act.actor.user().ok_or(Refusal::NotFound)?);
    let unmet = signing(act, input, signer, &shown(input), &stored(&document)).check_as_organisation(
        true,
        agreement.prepared_by,
        agreement.partner_signed_by,
    );
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    use_up_code(db, act, signer, agreement.id)?;
    agreement.state = after;
    agreement.organisation_signed_by = Some(signer);
    agreement.organisation_signed_at = Some(act.at);
    agreement.save(db)?;
    let evidence = signed(db, act, &agreement, "organisation", input, &document)?;
    let commitment = commit(db, act, &agreement)?;
    let tranche = first_due(db, &agreement)?;
    let mut proposal = Refusal::found(ProposalRow::find_locked(db, agreement.proposal_id)?)?;
    proposal.state = proposal.state.after(ProposalAction::Contract)?;
    proposal.updated_at = act.at;
    proposal.save(db)?;
    let entry = Entry::new("agreement.sign_as_organisation", "agreement", agreement.id, &agreement.number)
        .change("state", before, agreement.state)
        .seal(&agreement)?
        .seal(&evidence)?
        .seal(&commitment)?
        .seal_all(&tranche)?
        .seal(&proposal)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::AgreementInForce { agreement: agreement.id })?;
    Ok(agreement)
}

/// Books the grant as promised.
fn commit(db: &mut Db, act: &Act, agreement: &AgreementRow) -> Result<LedgerEntryRow, Refusal> {
    let booking = Booking {
        kind: EntryKind::Commitment,
        amount: agreement.grant_amount,
        booked_on: agreement.country.day(act.at),
        payment: None,
        memo: agreement.number.clone(),
    };
    Ok(ledger::book(db, act, agreement, booking)?)
}

/// The first tranche waits for nothing but the signatures.
fn first_due(db: &mut Db, agreement: &AgreementRow) -> Result<Vec<TrancheRow>, Refusal> {
    let mut due = Vec::new();
    for mut tranche in payments::list_tranches(db, agreement.id)? {
        if tranche.report_id.is_none() {
            tranche.state = tranche.state.after(TrancheAction::FallDue)?;
            tranche.save(db)?;
            due.push(tranche);
        }
    }
    Ok(due)
}

/// Who may sign for the organisation here; for others the agreement does not exist or is forbidden.
pub(super) fn countersigner(act: &Act, agreement: &AgreementRow) -> Result<(), Refusal> {
    let here = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
    if act.actor.may_at(Permission::AgreementCountersign, here) {
        Ok(())
    } else if act.actor.may_at(Permission::AgreementRead, here) {
        Err(Refusal::Forbidden)
    } else {
        Err(Refusal::NotFound)
    }
}

fn text_of(db: &mut Db, agreement: &AgreementRow) -> Result<DocumentRow, Refusal> {
    let id = agreement.text_document_id.ok_or_else(|| Unmet::new("agreement-text-not-ready"))?;
    Refusal::found(DocumentRow::find(db, id)?)
}

fn shown(input: &SignInput) -> [u8; 32] {
    audit_log::read_hash(&input.shown_hash)
}

fn stored(document: &DocumentRow) -> [u8; 32] {
    audit_log::read_hash(&document.sha256)
}

fn signing<'a>(
    act: &'a Act,
    input: &'a SignInput,
    signer: Id,
    shown: &'a [u8; 32],
    stored: &'a [u8; 32],
) -> Signing<'a> {
    Signing {
        signer,
        signer_name: &act.actor.name,
        typed_name: &input.typed_name,
        consents: input.consents,
        code: input.verdict,
        tries_left: input.tries_left,
        shown_hash: shown,
        stored_hash: stored,
    }
}

fn signed(
    db: &mut Db,
    act: &Act,
    agreement: &AgreementRow,
    party: &str,
    input: &SignInput,
    document: &DocumentRow,
) -> Result<SignatureEventRow, Refusal> {
    let data = json!({
        "name": act.actor.name,
        "email": act.actor.email,
        "typed_name": input.typed_name,
        "consent": input.consent_text,
        "consent_version": CONSENT_VERSION,
        "sha256": document.sha256,
        "authentication": "password, one-time code by e-mail",
    });
    evidence(db, act, agreement.id, party, "signed", data, &input.ip, &input.user_agent)
}

/// Appends one row to the agreement's evidence, chained to the row before it.
#[expect(clippy::too_many_arguments, reason = "each is one column of the evidence")]
pub(super) fn evidence(
    db: &mut Db,
    act: &Act,
    agreement: Id,
    party: &str,
    kind: &str,
    data: serde_json::Value,
    ip: &str,
    user_agent: &str,
) -> Result<SignatureEventRow, Refusal> {
    let last = agreements::last_evidence(db, agreement)?;
    let (seq, prev_hash) = last.map_or((0, FIRST.to_owned()), |row| (row.seq, row.hash));
    let mut row = SignatureEventRow {
        id: act.id(),
        agreement_id: agreement,
        seq: seq + 1,
        party: party.to_owned(),
        kind: kind.to_owned(),
        user_id: act.actor.user(),
        at: act.at,
        ip: ip.to_owned(),
        user_agent: user_agent.to_owned(),
        data: Doc(data),
        prev_hash,
        hash: String::new(),
    };
    let text = canonical::to_canonical(&row).map_err(|error| Refusal::Broken(error.to_string()))?;
    row.hash = hex::encode(audit::hash(&audit_log::read_hash(&row.prev_hash), &text));
    row.insert(db)?;
    Ok(row)
}
