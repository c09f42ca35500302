//! Calls for proposals: drafted in parts, reviewed, published by somebody who wrote none of it,
//! opened and evaluated after the deadline. What may be edited, and how, is in `edit`; what may be
//! changed after the publication in `amend`.

mod amend;
mod edit;

pub use amend::{amend, amend_files, amendment_unmet, drop_amendment, extend, prepare_amendment};
pub use edit::{Edit, LotDraft, Terms, edit};

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::calls::{self, CallRow, LotRow, OpeningRow};
use crate::db::outbox;
use crate::db::programmes::ProgrammeRow;
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::call::{
    CallAction, CallDates, CallFacts, CallRules, CallState, DraftCall, LotFacts, Opening, opening,
};
use crate::domain::event::Event;
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::state::{Instant, Unmet, all_met};
use crate::domain::text::{Texts, words};
use crate::services::Refusal;

/// The longest reason, in characters.
const LONGEST_REASON: usize = 2_000;

/// What a call begins with. Everything else has a default or is missing, and the checklist says so.
#[derive(Debug, Clone)]
pub struct NewCall {
    /// The programme that funds it.
    pub programme: Id,
    /// Where it funds projects.
    pub country: Country,
    /// In which field.
    pub sector: Sector,
    /// Its title, in as many languages as are known.
    pub title: Texts,
    /// What it is about, in as many languages as are known.
    pub summary: Texts,
}

/// Begins a draft: with a code of its country and year, one lot, the rules of the house and the
/// grid of community projects.
///
/// # Errors
/// `Forbidden` for all but officers of the country; `missing` on `programme` when there is none.
pub fn create(db: &mut Db, act: &Act, new: NewCall) -> Result<CallRow, Refusal> {
    let author = act.actor.user().ok_or(Refusal::Forbidden)?;
    let Some(programme) = ProgrammeRow::find(db, new.programme)? else {
        return Err(Unmet::new("missing").on("programme").into());
    };
    let at = At::country(new.country).of_programme(programme.id);
    if !act.actor.may_at(Permission::CallCreate, at) {
        return Err(Unmet::new("not-permitted").on("country").into());
    }
    let mut row = CallRow {
        id: act.id(),
        code: next_code(db, new.country, act.at)?,
        programme_id: programme.id,
        state: CallState::Draft,
        country: new.country,
        sector: new.sector,
        currency: new.country.currency(),
        title: new.title,
        summary: new.summary,
        description: Texts::default(),
        eligibility: Texts::default(),
        opens_at: None,
        questions_until: None,
        closes_at: None,
        rules: CallRules::default(),
        grid: Grid::community_default(),
        author_id: author,
        submitted_by: None,
        published_by: None,
        published_at: None,
        opened_at: None,
        decided_at: None,
        cancel_reason: None,
        search_text: String::new(),
        version: 1,
        created_at: act.at,
        updated_at: act.at,
    };
    let lot = LotRow {
        id: act.id(),
        call_id: row.id,
        position: 1,
        name: Texts::default(),
        place: Texts::default(),
        envelope: 0,
        target_beneficiaries: programme.planned_beneficiaries / programme.planned_calls.max(1),
    };
    row.search_text = searched(&row, std::slice::from_ref(&lot));
    row.insert(db)?;
    lot.insert(db)?;
    let entry = Entry::new("call.create", "call", row.id, &row.code)
        .set("country", row.country)
        .set("sector", row.sector)
        .seal(&row)?
        .seal(&lot)?;
    audit_log::record(db, act, entry)?;
    Ok(row)
}

/// Sends a draft for review, once nothing is missing.
///
/// # Errors
/// Everything it lacks, all at once; `WrongState` unless it is a draft.
pub fn send_for_review(db: &mut Db, act: &Act, call: Id, version: i32) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::SendForReview)?;
    row.expect_version(version)?;
    let state = row.state.after(CallAction::SendForReview)?;
    let lots = calls::list_lots(db, row.id)?;
    all_met(missing(&row, &lots, act.at))?;
    row.submitted_by = act.actor.user();
    step(db, act, &mut row, state, "call.send_for_review", |entry| entry)?;
    Ok(outbox::tell(db, act, &Event::CallSentForReview { call: row.id })?)
}

/// Sends a call under review back to its authors.
///
/// # Errors
/// `reason-missing` without a reason; `WrongState` unless it is under review.
pub fn send_back(db: &mut Db, act: &Act, call: Id, version: i32, reason: &str) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::SendBack)?;
    row.expect_version(version)?;
    let state = row.state.after(CallAction::SendBack)?;
    all_met(check_reason(reason))?;
    row.submitted_by = None;
    step(db, act, &mut row, state, "call.send_back", |entry| entry.set("reason", reason.trim()))
}

/// Makes a call public. Whoever wrote a part of it may not.
///
/// # Errors
/// `publisher-is-author`, `deadline-in-the-past`; `WrongState` unless it is under review.
pub fn publish(db: &mut Db, act: &Act, call: Id, version: i32) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::Publish)?;
    row.expect_version(version)?;
    let state = row.state.after(CallAction::Publish)?;
    let writers = calls::list_writers(db, row.id)?;
    all_met(facts(&row, &writers)?.may_publish(&act.actor, act.at))?;
    let lots = calls::list_lots(db, row.id)?;
    all_met(missing(&row, &lots, act.at))?;
    row.published_by = act.actor.user();
    row.published_at = Some(act.at);
    step(db, act, &mut row, state, "call.publish", |entry| entry.set("published_at", act.at.to_rfc3339()))?;
    Ok(outbox::tell(db, act, &Event::CallPublished { call: row.id })?)
}

/// Cancels a call before its decision, for a reason that everybody reads.
///
/// # Errors
/// `reason-missing`; `WrongState` once it is decided.
pub fn cancel(db: &mut Db, act: &Act, call: Id, version: i32, reason: &str) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::Cancel)?;
    row.expect_version(version)?;
    let state = row.state.after(CallAction::Cancel)?;
    all_met(check_reason(reason))?;
    row.cancel_reason = Some(reason.trim().to_owned());
    step(db, act, &mut row, state, "call.cancel", |entry| entry.set("reason", reason.trim()))?;
    Ok(outbox::tell(db, act, &Event::CallCancelled { call: row.id })?)
}

/// Opens the proposals of a sealed call: from now on its staff may read them. A record that nobody
/// can change, and the audit event with it, list the receipt and SHA-256 of each, so that nothing can
/// have been changed before (domain rule 8).
///
/// # Errors
/// `call-not-sealed`, `call-already-opened`, `call-still-open`.
pub fn open_proposals(db: &mut Db, act: &Act, call: Id, version: i32) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::OpenProposals)?;
    row.expect_version(version)?;
    let state = row.state.after(CallAction::OpenProposals)?;
    all_met(facts(&row, &[])?.may_open(act.at))?;
    row.opened_at = Some(act.at);
    let opened_by = act.actor.user().ok_or(Refusal::Forbidden)?;
    let opening = Opening {
        format: opening::FORMAT.to_owned(),
        call: row.id,
        call_code: row.code.clone(),
        opened_at: act.at,
        opened_by,
        opened_by_name: act.actor.name.clone(),
        proposals: calls::list_received(db, row.id)?,
    };
    let (canonical, sha256) = opening.freeze().map_err(|error| Refusal::Broken(error.to_string()))?;
    let record = OpeningRow { id: act.id(), call_id: row.id, canonical, sha256, opened_by, opened_at: act.at };
    record.insert(db)?;
    let before = row.state;
    row.state = state;
    row.updated_at = act.at;
    row.save(db)?;
    let mut entry = Entry::new("call.open_proposals", "call", row.id, &row.code).set("sha256", &record.sha256);
    if before != state {
        entry = entry.change("state", before, state);
    }
    for received in &opening.proposals {
        entry = entry.set("receipt", format!("{} {}", received.receipt, received.sha256));
    }
    Ok(audit_log::record(db, act, entry.seal(&record)?.seal(&row)?)?)
}

/// Starts the evaluation, after the deadline and, for a sealed call, after its opening.
///
/// # Errors
/// `call-still-open`, `call-still-sealed`; `WrongState` unless it is published.
pub fn start_evaluation(db: &mut Db, act: &Act, call: Id, version: i32) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::StartEvaluation)?;
    row.expect_version(version)?;
    let state = row.state.after(CallAction::StartEvaluation)?;
    all_met(facts(&row, &[])?.may_start_evaluation(act.at))?;
    step(db, act, &mut row, state, "call.start_evaluation", |entry| entry)
}

/// Lays a decided or cancelled call aside.
///
/// # Errors
/// `WrongState` before.
pub fn archive(db: &mut Db, act: &Act, call: Id, version: i32) -> Result<(), Refusal> {
    let mut row = open(db, act, call, CallAction::Archive)?;
    row.expect_version(version)?;
    let state = row.state.after(CallAction::Archive)?;
    step(db, act, &mut row, state, "call.archive", |entry| entry)
}

/// Everything the call lacks before it can be reviewed.
pub fn missing(call: &CallRow, lots: &[LotRow], now: Instant) -> Vec<Unmet> {
    let lots: Vec<LotFacts<'_>> = lots
        .iter()
        .map(|lot| LotFacts {
            name: &lot.name,
            envelope: lot.envelope,
            target: u32::try_from(lot.target_beneficiaries).unwrap_or(0),
        })
        .collect();
    DraftCall {
        code: &call.code,
        title: &call.title,
        summary: &call.summary,
        description: &call.description,
        eligibility: &call.eligibility,
        country: Some(call.country),
        sector: Some(call.sector),
        currency: Some(call.currency),
        opens_at: call.opens_at,
        questions_until: call.questions_until,
        closes_at: call.closes_at,
        lots: &lots,
        rules: &call.rules,
        grid: &call.grid,
    }
    .ready_for_review(now)
}

/// Where a call is, for its permissions.
pub fn place(call: &CallRow) -> At {
    At::country(call.country).of_programme(call.programme_id).of_call(call.id)
}

/// The call, locked, for somebody who may see it and do this to it.
fn open(db: &mut Db, act: &Act, call: Id, action: CallAction) -> Result<CallRow, Refusal> {
    let row = Refusal::found(CallRow::find_locked(db, call)?)?;
    let at = place(&row);
    if !act.actor.may_at(Permission::CallRead, at) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_at(action.permission(), at) {
        return Err(Refusal::Forbidden);
    }
    Ok(row)
}

/// What the domain is asked about a call whose dates are set.
fn facts<'a>(row: &CallRow, authors: &'a [Id]) -> Result<CallFacts<'a>, Refusal> {
    let dates: CallDates = row.dates().ok_or_else(|| Unmet::new("missing-date").on("closes_at"))?;
    Ok(CallFacts {
        at: place(row),
        authors,
        state: row.state,
        dates,
        sealed: row.rules.sealed,
        opened_at: row.opened_at,
    })
}

/// Moves the call to a state, saves it and writes the audit event.
fn step(
    db: &mut Db,
    act: &Act,
    row: &mut CallRow,
    state: CallState,
    action: &'static str,
    note: impl FnOnce(Entry) -> Entry,
) -> Result<(), Refusal> {
    let before = row.state;
    row.state = state;
    row.updated_at = act.at;
    row.save(db)?;
    let mut entry = Entry::new(action, "call", row.id, &row.code);
    if before != state {
        entry = entry.change("state", before, state);
    }
    Ok(audit_log::record(db, act, note(entry).seal(row)?)?)
}

fn check_reason(reason: &str) -> Vec<Unmet> {
    let reason = reason.trim();
    if reason.is_empty() {
        return vec![Unmet::new("missing").on("reason")];
    }
    if reason.chars().count() > LONGEST_REASON {
        return vec![Unmet::new("text-too-long").on("reason").with("max", LONGEST_REASON)];
    }
    Vec::new()
}

/// The next code of a country and year: `GW-2026-03`.
fn next_code(db: &mut Db, country: Country, at: Instant) -> Result<String, Refusal> {
    let year = at.with_timezone(&country.time_zone()).format("%Y").to_string();
    let number = audit_log::next_number(db, &format!("calls {country}-{year}"))?;
    Ok(format!("{country}-{year}-{number:02}"))
}

/// What a search finds a call by: its code and titles on the first line, everything else on the
/// second. The databases' indexes know these two lines.
fn searched(row: &CallRow, lots: &[LotRow]) -> String {
    let all = |texts: &Texts| format!("{} {} {}", texts.fr, texts.en, texts.pt);
    let places: Vec<String> = lots.iter().map(|lot| format!("{} {}", all(&lot.name), all(&lot.place))).collect();
    let first = words(&format!("{} {}", row.code, all(&row.title))).join(" ");
    let second = words(&format!("{} {}", all(&row.summary), places.join(" "))).join(" ");
    format!("{first}\n{second}")
}
