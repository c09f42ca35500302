//! Calls for proposals and their lots: rows, and what staff find of them. What visitors find is in
//! `public`.

mod amendments;
mod openings;
mod public;
mod reach;
mod search;
mod terms;

use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Serialize;

use super::documents::DocumentRow;
use super::ext::sum_i64;
use super::row_of;
use super::schema::{audit_events, calls, documents, lots, programmes, proposals};
use super::{Db, MultiBackend, Page, ext};
use crate::domain::actor::Actor;
use crate::domain::call::{CallContent, CallDates, CallRules, CallState, LotContent};
use crate::domain::document::{DocumentOwner, ScanState};
use crate::domain::grid::Grid;
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::state::Instant;
use crate::domain::text::{self, Texts};

pub use amendments::{
    AmendmentDraftRow, AmendmentRow, Answered, answered, find_amendment, find_amendment_draft, list_followers,
    public_amendments,
};
pub use openings::{OpeningRow, find_opening, list_received};
pub use public::{PublicCallRow, PublicCalls, PublicFilter, public_count, public_find, public_list, totals};
use reach::within;
pub use reach::{ids_in_reach, reached};
pub use terms::{KeyTermsOf, key_terms};

/// A row of `calls`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = calls, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct CallRow {
    pub id: Id,
    pub code: String,
    pub programme_id: Id,
    pub state: CallState,
    pub country: Country,
    pub sector: Sector,
    pub currency: Currency,
    pub title: Texts,
    pub summary: Texts,
    pub description: Texts,
    pub eligibility: Texts,
    pub opens_at: Option<Instant>,
    pub questions_until: Option<Instant>,
    pub closes_at: Option<Instant>,
    pub rules: CallRules,
    pub grid: Grid,
    pub author_id: Id,
    pub submitted_by: Option<Id>,
    pub published_by: Option<Id>,
    pub published_at: Option<Instant>,
    pub opened_at: Option<Instant>,
    pub decided_at: Option<Instant>,
    pub cancel_reason: Option<String>,
    pub search_text: String,
    pub version: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}
row_of!(CallRow, calls, versioned);

/// A row of `lots`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = lots, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct LotRow {
    pub id: Id,
    pub call_id: Id,
    pub position: i32,
    pub name: Texts,
    pub place: Texts,
    pub envelope: i64,
    pub target_beneficiaries: i32,
}
row_of!(LotRow, lots, plain);

impl LotRow {
    /// What people call it: its name or, for the only lot of a call, which needs none, its place.
    pub fn title(&self) -> &Texts {
        if self.name == Texts::default() { &self.place } else { &self.name }
    }

    /// What readers see of it.
    pub fn content(&self) -> LotContent {
        LotContent {
            id: self.id,
            name: self.name.clone(),
            place: self.place.clone(),
            envelope: self.envelope,
            target: u32::try_from(self.target_beneficiaries).unwrap_or(0),
        }
    }
}

impl CallRow {
    /// Its dates, once all three are set.
    pub fn dates(&self) -> Option<CallDates> {
        dates_of(self.opens_at, self.questions_until, self.closes_at)
    }

    /// Where it stands for its readers: published calls by the calendar, others by their state.
    pub fn standing(&self, now: Instant) -> &'static str {
        standing(self.state, self.dates(), now)
    }

    /// What an amendment may change of it, with its lots.
    pub fn content(&self, lots: &[LotRow]) -> CallContent {
        CallContent {
            title: self.title.clone(),
            summary: self.summary.clone(),
            description: self.description.clone(),
            eligibility: self.eligibility.clone(),
            opens_at: self.opens_at,
            questions_until: self.questions_until,
            closes_at: self.closes_at,
            rules: self.rules.clone(),
            grid: self.grid.clone(),
            lots: lots.iter().map(LotRow::content).collect(),
        }
    }

    /// The call as an amendment would have it, and its lots. Nothing is saved.
    pub fn amended(&self, content: &CallContent) -> (CallRow, Vec<LotRow>) {
        let call = CallRow {
            title: content.title.clone(),
            summary: content.summary.clone(),
            description: content.description.clone(),
            eligibility: content.eligibility.clone(),
            opens_at: content.opens_at,
            questions_until: content.questions_until,
            closes_at: content.closes_at,
            rules: content.rules.clone(),
            grid: content.grid.clone(),
            ..self.clone()
        };
        let lots = (1..).zip(&content.lots).map(|(position, lot)| LotRow {
            id: lot.id,
            call_id: self.id,
            position,
            name: lot.name.clone(),
            place: lot.place.clone(),
            envelope: lot.envelope,
            target_beneficiaries: i32::try_from(lot.target).unwrap_or(i32::MAX),
        });
        (call, lots.collect())
    }
}

/// The dates of a call, once all three are set.
fn dates_of(
    opens_at: Option<Instant>,
    questions_until: Option<Instant>,
    closes_at: Option<Instant>,
) -> Option<CallDates> {
    Some(CallDates { opens_at: opens_at?, questions_until: questions_until?, closes_at: closes_at? })
}

/// Where a call stands for its readers: a published one as the calendar says, others as stored. The
/// texts are those of `state-call-…`.
pub fn standing(state: CallState, dates: Option<CallDates>, now: Instant) -> &'static str {
    match (state, dates) {
        (CallState::Published, Some(dates)) => dates.state(now).as_str(),
        (stored, _) => stored.as_str(),
    }
}

/// The lots of a call in their order. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn list_lots(db: &mut Db, call: Id) -> QueryResult<Vec<LotRow>> {
    lots::table.filter(lots::call_id.eq(call)).order(lots::position).load(db)
}

/// Deletes a lot of a draft; a lot with proposals is kept by the database.
///
/// # Errors
/// The database's.
pub fn delete_lot(db: &mut Db, lot: Id) -> QueryResult<()> {
    diesel::delete(lots::table.find(lot)).execute(db).map(|_| ())
}

/// The documents that a call gives to applicants, oldest first, without those that the scanner
/// refused or has not seen yet. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn list_documents(db: &mut Db, call: Id) -> QueryResult<Vec<DocumentRow>> {
    documents::table
        .filter(documents::owner_kind.eq(DocumentOwner::Call))
        .filter(documents::owner_id.eq(call))
        .filter(documents::removed_at.is_null())
        .filter(ext::one_of(documents::scan, [ScanState::Clean, ScanState::NotScanned]))
        .order(documents::id)
        .load(db)
}

/// The words of a search; more than eight say nothing more.
fn words(text: &str) -> Vec<String> {
    let mut words = text::words(text);
    words.truncate(8);
    words
}

/// A call that the actor may see as staff.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, actor: &Actor, call: Id) -> QueryResult<Option<CallRow>> {
    calls::table.filter(calls::id.eq(call)).filter(within(&actor.reach(Permission::CallRead))).first(db).optional()
}

/// The same with the name of its programme.
///
/// # Errors
/// The database's.
pub fn find_with_programme(db: &mut Db, actor: &Actor, call: Id) -> QueryResult<Option<(CallRow, Texts)>> {
    calls::table
        .inner_join(programmes::table)
        .filter(reached(calls::id, actor, Permission::CallRead))
        .filter(calls::id.eq(call))
        .select((calls::all_columns, programmes::name))
        .first(db)
        .optional()
}

/// What staff ask of their list of calls.
#[derive(Debug, Clone, Default)]
pub struct OfficeFilter {
    /// Only in this state.
    pub state: Option<CallState>,
    /// Only of this country.
    pub country: Option<Country>,
    /// Only of this programme.
    pub programme: Option<Id>,
    /// Words that must all occur in the code, title, summary or place.
    pub text: String,
}

/// A call as the list of staff shows it.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of the table, a sum over the lots, and how many proposals came in")]
pub struct OfficeCallRow {
    pub id: Id,
    pub code: String,
    pub state: CallState,
    pub country: Country,
    pub sector: Sector,
    pub currency: Currency,
    pub title: Texts,
    pub opens_at: Option<Instant>,
    pub questions_until: Option<Instant>,
    pub closes_at: Option<Instant>,
    pub envelope: Option<i64>,
    pub proposals: Option<i64>,
}

impl OfficeCallRow {
    /// As [`CallRow::standing`].
    pub fn standing(&self, now: Instant) -> &'static str {
        standing(self.state, dates_of(self.opens_at, self.questions_until, self.closes_at), now)
    }
}

/// The calls that the actor may see as staff, the newest first; and how many there are. Two
/// statements.
///
/// # Errors
/// The database's.
pub fn list_for(
    db: &mut Db,
    actor: &Actor,
    filter: &OfficeFilter,
    page: Page,
) -> QueryResult<(Vec<OfficeCallRow>, i64)> {
    let total = office_query(actor, filter).count().get_result(db)?;
    let envelope = lots::table.filter(lots::call_id.eq(calls::id)).select(sum_i64(lots::envelope)).single_value();
    let proposals = proposals::table
        .filter(proposals::call_id.eq(calls::id))
        .filter(proposals::submitted_at.is_not_null())
        .select(count_star())
        .single_value();
    let rows = office_query(actor, filter)
        .select((
            calls::id,
            calls::code,
            calls::state,
            calls::country,
            calls::sector,
            calls::currency,
            calls::title,
            calls::opens_at,
            calls::questions_until,
            calls::closes_at,
            envelope,
            proposals,
        ))
        .order(calls::id.desc())
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

fn office_query(actor: &Actor, filter: &OfficeFilter) -> calls::BoxedQuery<'static, MultiBackend> {
    let mut query = calls::table.filter(within(&actor.reach(Permission::CallRead))).into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(calls::state.eq(state));
    }
    if let Some(country) = filter.country {
        query = query.filter(calls::country.eq(country));
    }
    if let Some(programme) = filter.programme {
        query = query.filter(calls::programme_id.eq(programme));
    }
    for word in words(&filter.text) {
        query = query.filter(calls::search_text.like(format!("%{word}%")));
    }
    query
}

/// How many proposals a call received. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn count_received(db: &mut Db, call: Id) -> QueryResult<i64> {
    proposals::table
        .filter(proposals::call_id.eq(call))
        .filter(proposals::submitted_at.is_not_null())
        .count()
        .get_result(db)
}

/// The actions by which somebody writes a part of a call.
const WRITING: [&str; 2] = ["call.create", "call.edit"];

/// Everyone who wrote a part of a call: by the audit log, which nobody can leave.
///
/// # Errors
/// The database's.
pub fn list_writers(db: &mut Db, call: Id) -> QueryResult<Vec<Id>> {
    let mut writers: Vec<Id> = audit_events::table
        .filter(audit_events::object_kind.eq("call"))
        .filter(audit_events::object_id.eq(call))
        .filter(ext::one_of(audit_events::action, WRITING))
        .select(audit_events::actor_id)
        .load::<Option<Id>>(db)?
        .into_iter()
        .flatten()
        .collect();
    writers.sort_unstable();
    writers.dedup();
    Ok(writers)
}

/// One thing that was done to a call.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of the audit log")]
pub struct CallEventRow {
    pub action: String,
    pub actor_id: Option<Id>,
    pub actor_name: String,
    pub at: Instant,
}

/// What was done to a call, the latest first. Whether the call may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn list_events(db: &mut Db, call: Id) -> QueryResult<Vec<CallEventRow>> {
    audit_events::table
        .filter(audit_events::object_kind.eq("call"))
        .filter(audit_events::object_id.eq(call))
        .select((audit_events::action, audit_events::actor_id, audit_events::actor_name, audit_events::at))
        .order(audit_events::seq.desc())
        .load(db)
}
