//! The one-time code that stands for a signature: sent by mail, judged, used up.

use serde_json::json;

use super::load;
use super::signing::{countersigner, evidence};
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::outbox;
use crate::db::tokens::{self, OneTimeTokenRow};
use crate::db::types::Doc;
use crate::domain::act::Act;
use crate::domain::agreement::{AgreementAction, CodeVerdict, SentCode, check_code_request, code};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::services::Refusal;

/// The purpose of the one-time tokens that stand for signing codes.
const PURPOSE: &str = "sign";

/// Sends a one-time code to somebody who may sign now.
///
/// # Errors
/// Not theirs to sign, not the time to sign, or asked for too often.
pub fn ask_code(db: &mut Db, act: &Act, agreement: Id) -> Result<(), Refusal> {
    let (agreement, _) = load(db, agreement)?;
    let user = act.actor.user().ok_or(Refusal::NotFound)?;
    let (action, party) = if act.actor.is_member_of(agreement.partner_id) {
        if !act.actor.is_signatory_of(agreement.partner_id) {
            return Err(Refusal::Forbidden);
        }
        (AgreementAction::SignAsPartner, "partner")
    } else {
        countersigner(act, &agreement)?;
        (AgreementAction::SignAsOrganisation, "organisation")
    };
    agreement.state.after(action)?;
    if agreement.text_document_id.is_none() {
        return Err(Unmet::new("agreement-text-not-ready").into());
    }
    let earlier = tokens::list_made(db, PURPOSE, user, agreement.id)?;
    let unmet = check_code_request(&earlier, act.at);
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    let id = act.id();
    let sent = SentCode { made_at: act.at, wrong_tries: 0, used: false };
    let token = OneTimeTokenRow {
        id,
        purpose: PURPOSE.into(),
        user_id: Some(user),
        subject_id: Some(agreement.id),
        // The code is derived from the identifier and the installation's secret: nothing to store.
        token_hash: format!("{PURPOSE}:{id}"),
        payload: Doc(json!({})),
        tries: 0,
        created_at: act.at,
        expires_at: sent.expires_at(),
        used_at: None,
    };
    token.insert(db)?;
    let evidence =
        evidence(db, act, agreement.id, party, "code_sent", json!({ "to": mask(&act.actor.email) }), "", "")?;
    let entry = Entry::new("agreement.send_code", "agreement", agreement.id, &agreement.number).seal(&evidence)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::SigningCodeAsked { agreement: agreement.id, user, code: id })?;
    Ok(())
}

/// Judges an entered code against the last one sent to the actor, and counts a wrong entry. A
/// transaction of its own: the count must stay although the signature is refused. `matches` compares
/// the entry with the code of a token. Without a code that was sent the verdict is `Missing`.
///
/// # Errors
/// The database's.
pub fn judge_code(
    db: &mut Db,
    act: &Act,
    agreement: Id,
    ip: &str,
    user_agent: &str,
    matches: impl Fn(Id) -> bool,
) -> Result<(CodeVerdict, u32), Refusal> {
    let user = act.actor.user().ok_or(Refusal::NotFound)?;
    let Some(mut token) = tokens::find_last(db, PURPOSE, user, agreement)? else {
        return Ok((CodeVerdict::Missing, code::TRIES));
    };
    let sent = SentCode {
        made_at: token.created_at,
        wrong_tries: u32::try_from(token.tries).unwrap_or(u32::MAX),
        used: token.used_at.is_some(),
    };
    let verdict = sent.judge(matches(token.id), act.at);
    if verdict == CodeVerdict::Wrong {
        token.tries += 1;
        token.save(db)?;
        let (agreement, _) = load(db, agreement)?;
        let party = if act.actor.is_member_of(agreement.partner_id) { "partner" } else { "organisation" };
        let data = json!({ "tries": token.tries });
        let evidence = evidence(db, act, agreement.id, party, "code_failed", data, ip, user_agent)?;
        let entry = Entry::new("agreement.wrong_code", "agreement", agreement.id, &agreement.number).seal(&evidence)?;
        audit_log::record(db, act, entry)?;
    }
    let sent = SentCode { wrong_tries: u32::try_from(token.tries).unwrap_or(u32::MAX), ..sent };
    Ok((verdict, sent.tries_left()))
}

/// Takes the last code of the signer out of use.
///
/// # Errors
/// `code-used` when it is.
pub(super) fn use_up_code(db: &mut Db, act: &Act, signer: Id, agreement: Id) -> Result<(), Refusal> {
    let mut token = tokens::find_last(db, PURPOSE, signer, agreement)?
        .filter(|token| token.used_at.is_none())
        .ok_or_else(|| Unmet::new("code-used").on("code").with("tries", 0))?;
    token.used_at = Some(act.at);
    Ok(token.save(db)?)
}

/// `a…@ong.example`: enough to recognise the address, too little to learn it.
fn mask(email: &str) -> String {
    match email.split_once('@') {
        Some((name, host)) => format!("{}…@{host}", name.chars().next().unwrap_or('·')),
        None => String::new(),
    }
}
