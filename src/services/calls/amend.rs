//! Changing a published call: an amendment is prepared part by part, by whoever may amend the call,
//! and published in one step with its reason. Until then nobody outside sees it.

use super::edit::{keep_terms, save_lots, too_long, too_many};
use super::{Edit, LONGEST_REASON, LotDraft, facts, missing, open, searched};
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::{self, AmendmentDraftRow, AmendmentRow, Answered, CallRow, LotRow};
use crate::db::documents::{self, DocumentRow};
use crate::db::outbox;
use crate::db::types::List;
use crate::domain::act::Act;
use crate::domain::call::{
    Amendment, CallAction, CallContent, Difference, LotContent, Said, accepts_submission, amendment,
};
use crate::domain::document::{DocumentOwner, Place, Purpose, StoredFile};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::state::{Instant, Unmet, all_met};
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;

/// Saves one part of the amendment that is being prepared; the first saving begins it. `seen` is the
/// version of the draft that the form was made from, 0 for none.
///
/// # Errors
/// `Stale` when somebody else saved it since; `WrongState` unless the call is published;
/// `deadline-has-passed`; `amendment-never` for what stays as it was published.
pub fn prepare_amendment(db: &mut Db, act: &Act, call: Id, seen: i32, edit: Edit) -> Result<(), Refusal> {
    let author = act.actor.user().ok_or(Refusal::Forbidden)?;
    let row = open(db, act, call, CallAction::Amend)?;
    row.state.after(CallAction::Amend)?;
    if row.closes_at.is_some_and(|deadline| !accepts_submission(deadline, act.at)) {
        return Err(Unmet::new("deadline-has-passed").on("closes_at").into());
    }
    let now = row.content(&calls::list_lots(db, row.id)?);
    let draft = calls::find_amendment_draft(db, row.id)?;
    if draft.as_ref().map_or(0, |draft| draft.version) != seen {
        return Err(Refusal::Stale);
    }
    let entry = Entry::new("call.prepare_amendment", "call", row.id, &row.code).set("part", edit.part());
    let content = changed(draft.as_ref().map_or(&now, |draft| &draft.content), &row, edit, act)?;
    let entry = match draft {
        Some(mut draft) => {
            draft.content = content;
            draft.updated_at = act.at;
            draft.save(db)?;
            entry.seal(&draft)?
        }
        // Saving a form without changing anything begins nothing.
        None if content == now => return Ok(()),
        None => {
            let (id, at) = (act.id(), act.at);
            let draft = AmendmentDraftRow {
                id,
                call_id: row.id,
                content,
                version: 1,
                begun_by: author,
                begun_at: at,
                updated_at: at,
            };
            draft.insert(db)?;
            entry.seal(&draft)?
        }
    };
    Ok(audit_log::record(db, act, entry)?)
}

/// Publishes the amendment that was prepared, under the next number, with its reason. Everybody with a
/// draft or a proposal is told.
///
/// # Errors
/// `amendment-empty` when there is none; `Stale` when it is another than the one that was read;
/// everything that hinders it, and a language that the reason lacks.
pub fn amend(db: &mut Db, act: &Act, call: Id, seen: i32, reason: &Texts) -> Result<(), Refusal> {
    let row = open(db, act, call, CallAction::Amend)?;
    row.state.after(CallAction::Amend)?;
    let Some(draft) = calls::find_amendment_draft(db, row.id)? else {
        return Err(Unmet::new("amendment-empty").into());
    };
    draft.expect_version(seen)?;
    let lots = calls::list_lots(db, row.id)?;
    let answered = calls::answered(db, row.id)?;
    let unmet = amendment_unmet(&row, &lots, &draft.content, &answered, act.at);
    all_met([unmet, check_reason(reason, &row)].concat())?;
    draft.delete(db)?;
    let entry = Entry::new("call.amend", "call", row.id, &row.code).unseal("call_amendment_drafts", draft.id);
    publish(db, act, &row, lots, &draft.content, reason, entry)
}

/// Gives up the amendment that was prepared.
///
/// # Errors
/// `Stale` when somebody else saved it since; `NotFound` when there is none.
pub fn drop_amendment(db: &mut Db, act: &Act, call: Id, seen: i32) -> Result<(), Refusal> {
    let row = open(db, act, call, CallAction::Amend)?;
    let draft = Refusal::found(calls::find_amendment_draft(db, row.id)?)?;
    draft.expect_version(seen)?;
    draft.delete(db)?;
    let entry = Entry::new("call.drop_amendment", "call", row.id, &row.code).unseal("call_amendment_drafts", draft.id);
    Ok(audit_log::record(db, act, entry)?)
}

/// Gives applicants more time: an amendment of the deadline alone. A deadline is never shortened, and
/// never moved once it has passed.
///
/// # Errors
/// `deadline-has-passed`, `deadline-not-later`, a language that the reason lacks; `WrongState` unless
/// the call is published.
pub fn extend(
    db: &mut Db,
    act: &Act,
    call: Id,
    version: i32,
    closes_at: Instant,
    reason: &Texts,
) -> Result<(), Refusal> {
    let row = open(db, act, call, CallAction::Extend)?;
    row.expect_version(version)?;
    row.state.after(CallAction::Extend)?;
    let facts = facts(&row, &[])?;
    all_met([facts.may_extend(closes_at, act.at), check_reason(reason, &row)].concat())?;
    let before = facts.dates.closes_at;
    let mut entry = Entry::new("call.extend", "call", row.id, &row.code).change(
        "closes_at",
        before.to_rfc3339(),
        closes_at.to_rfc3339(),
    );
    // What is being prepared goes on from the new deadline.
    if let Some(mut draft) = calls::find_amendment_draft(db, row.id)?
        && draft.content.closes_at < Some(closes_at)
    {
        draft.content.closes_at = Some(closes_at);
        draft.updated_at = act.at;
        draft.save(db)?;
        entry = entry.seal(&draft)?;
    }
    let lots = calls::list_lots(db, row.id)?;
    let content = CallContent { closes_at: Some(closes_at), ..row.content(&lots) };
    publish(db, act, &row, lots, &content, reason, entry)
}

/// Changes the files that a published call gives to applicants: one more, one less, or one in place of
/// another. An amendment of its own, published at once.
///
/// # Errors
/// `amendment-empty` when neither is given; `NotFound` for a file that is not the call's;
/// `deadline-has-passed`; what is wrong with the file; a language that the reason lacks.
pub fn amend_files(
    db: &mut Db,
    act: &Act,
    call: Id,
    version: i32,
    added: Option<StoredFile>,
    removed: Option<Id>,
    reason: &Texts,
) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::Amend)?;
    row.expect_version(version)?;
    row.state.after(CallAction::Amend)?;
    let place =
        Place { owner: DocumentOwner::Call, owner_id: row.id, purpose: Purpose::CallGuidelines, code: String::new() };
    let so_far = documents::count_of(db, place.owner, place.owner_id)?;
    let mut unmet = match &added {
        Some(file) => file.check(&place, so_far),
        None if removed.is_none() => vec![Unmet::new("missing-file").on("file")],
        None => Vec::new(),
    };
    if row.closes_at.is_some_and(|deadline| !accepts_submission(deadline, act.at)) {
        unmet.push(Unmet::new("deadline-has-passed"));
    }
    all_met([unmet, check_reason(reason, &row)].concat())?;
    let named = |name: &str| Said::Text(Texts::new(name, name, name));
    let mut change = Difference { field: "files".into(), of: None, before: Said::Nothing, after: Said::Nothing };
    let mut entry = Entry::new("call.amend", "call", row.id, &row.code);
    if let Some(removed) = removed {
        let mut document = Refusal::found(DocumentRow::find_locked(db, removed)?)?;
        if (document.owner_kind, document.owner_id) != (DocumentOwner::Call, row.id) || document.removed_at.is_some() {
            return Err(Refusal::NotFound);
        }
        document.removed_at = Some(act.at);
        document.save(db)?;
        change.before = named(&document.name);
        entry = entry.seal(&document)?;
    }
    if let Some(file) = added {
        let document = DocumentRow::insert_stored(db, act, place, file)?;
        change.after = named(&document.name);
        entry = entry.set("sha256", &document.sha256).seal(&document)?;
    }
    let (entry, number) = number(db, act, &row, vec![change], reason, entry)?;
    row.updated_at = act.at;
    row.save(db)?;
    audit_log::record(db, act, entry.seal(&row)?)?;
    Ok(outbox::tell(db, act, &Event::CallAmended { call: row.id, number })?)
}

/// What keeps an amendment from being published, its reason aside: what is said of it as a change, and
/// what the call would lack.
pub fn amendment_unmet(
    call: &CallRow,
    lots: &[LotRow],
    content: &CallContent,
    answered: &Answered,
    now: Instant,
) -> Vec<Unmet> {
    let before = call.content(lots);
    let amendment = Amendment {
        before: &before,
        after: content,
        currency: call.currency,
        submitted: answered.submitted,
        answered: &answered.lots,
    };
    let mut unmet = amendment.unmet(now);
    if unmet.iter().all(|unmet| unmet.code != "deadline-has-passed") {
        let (call, lots) = call.amended(content);
        unmet.extend(missing(&call, &lots, now));
    }
    unmet
}

/// Makes the call what the amendment says, and tells everybody.
fn publish(
    db: &mut Db,
    act: &Act,
    call: &CallRow,
    lots: Vec<LotRow>,
    content: &CallContent,
    reason: &Texts,
    entry: Entry,
) -> Result<(), Refusal> {
    let changes = amendment::differences(&call.content(&lots), content, call.currency);
    let (entry, number) = number(db, act, call, changes, reason, entry)?;
    let known = |lot: &LotContent| lots.iter().any(|stored| stored.id == lot.id);
    let drafts = content.lots.iter().map(|lot| LotDraft {
        id: known(lot).then_some(lot.id),
        name: lot.name.clone(),
        place: lot.place.clone(),
        envelope: lot.envelope,
        target: lot.target,
    });
    let drafts = drafts.collect();
    let (entry, lots) = save_lots(db, act, call.id, lots, drafts, entry)?;
    let (mut row, _) = call.amended(content);
    row.search_text = searched(&row, &lots);
    row.updated_at = act.at;
    row.save(db)?;
    audit_log::record(db, act, entry.seal(&row)?)?;
    Ok(outbox::tell(db, act, &Event::CallAmended { call: row.id, number })?)
}

/// Keeps what changed under the next number of the call.
fn number(
    db: &mut Db,
    act: &Act,
    call: &CallRow,
    changes: Vec<Difference>,
    reason: &Texts,
    entry: Entry,
) -> Result<(Entry, i64), Refusal> {
    let made_by = act.actor.user().ok_or(Refusal::Forbidden)?;
    let number = audit_log::next_number(db, &format!("amendments {}", call.code))?;
    let amendment = AmendmentRow {
        id: act.id(),
        call_id: call.id,
        number: i32::try_from(number).map_err(|_| Refusal::Broken("too many amendments".into()))?,
        reason: reason.clone(),
        changes: List(changes),
        made_by,
        made_at: act.at,
    };
    amendment.insert(db)?;
    Ok((entry.set("amendment", number).seal(&amendment)?, number))
}

/// The content after one part was edited.
fn changed(before: &CallContent, call: &CallRow, edit: Edit, act: &Act) -> Result<CallContent, Refusal> {
    let mut content = before.clone();
    match edit {
        Edit::Basics { programme, country, sector, title, summary } => {
            let stays = [
                ("programme", programme != call.programme_id),
                ("country", country != call.country),
                ("sector", sector != call.sector),
            ];
            let stays = stays.into_iter().filter(|(_, changed)| *changed);
            let stays: Vec<Unmet> = stays.map(|(field, _)| Unmet::new("amendment-never").on(field)).collect();
            all_met([stays, too_long("title", &title), too_long("summary", &summary)].concat())?;
            (content.title, content.summary) = (title, summary);
        }
        Edit::Texts { description, eligibility } => {
            all_met([too_long("description", &description), too_long("eligibility", &eligibility)].concat())?;
            (content.description, content.eligibility) = (description, eligibility);
        }
        Edit::Dates { opens_at, questions_until, closes_at } => {
            (content.opens_at, content.questions_until, content.closes_at) = (opens_at, questions_until, closes_at);
        }
        Edit::Terms(terms) => {
            if terms.currency != call.currency {
                return Err(Unmet::new("amendment-never").on("currency").into());
            }
            let lots = terms.apply(&mut content.rules);
            all_met(too_many(lots.len()))?;
            let lot = |draft: LotDraft| LotContent {
                id: draft.id.unwrap_or_else(|| act.id()),
                name: draft.name,
                place: draft.place,
                envelope: draft.envelope,
                target: draft.target,
            };
            content.lots = lots.into_iter().map(lot).collect();
        }
        Edit::Rules(rules) => content.rules = keep_terms(*rules, &content.rules),
        Edit::Grid(grid) => content.grid = grid,
    }
    Ok(content)
}

/// The reason, in each language of the call.
fn check_reason(reason: &Texts, call: &CallRow) -> Vec<Unmet> {
    let missing = reason.missing(&call.rules.required_languages);
    let mut unmet: Vec<Unmet> =
        missing.map(|lang| Unmet::new("missing-language").on(format!("reason.{lang}")).with("lang", lang)).collect();
    let long = |lang: &&Lang| reason.of(**lang).chars().count() > LONGEST_REASON;
    let too_long = |lang: &Lang| Unmet::new("text-too-long").on(format!("reason.{lang}")).with("max", LONGEST_REASON);
    unmet.extend(Lang::ALL.iter().filter(long).map(too_long));
    unmet
}
