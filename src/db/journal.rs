//! The audit log as its readers look at it: the newest events first, narrowed to what they ask.
//!
//! # Why only for those whose reading has no limit
//! 2026-11. An event names a thing, and carries no country, programme or call: an account or a password belongs to none.
//! To show somebody of one country their part would need the place of every kind of thing at the time of each event, and
//! one kind forgotten would tell them of other countries' partners and payments. So whoever reads the journal for some
//! countries, programmes or calls alone finds nothing here; those who read it everywhere find all of it. Events name
//! things and the fields that changed, and hold no secret: of a bank account the last four digits, of a password or a
//! code nothing.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use diesel::prelude::*;

use super::calls::CallRow;
use super::dossiers;
use super::ext::{self, lower};
use super::schema::{audit_events, calls, chain_heads, proposals};
use super::types::List;
use super::{Db, MultiBackend, Page};
use crate::domain::actor::Actor;
use crate::domain::audit::Change;
use crate::domain::evaluation;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::Instant;

/// What of an event its readers see.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit_events)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct JournalRow {
    pub seq: i64,
    pub at: Instant,
    pub actor_id: Option<Id>,
    pub actor_name: String,
    pub actor_role: String,
    pub action: String,
    pub object_kind: String,
    pub object_id: Id,
    pub object_label: String,
    pub changes: List<Change>,
}

/// What a reader asks for. Empty asks for everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalFilter {
    /// Only on this kind of thing.
    pub kind: String,
    /// Only this action.
    pub action: String,
    /// Part of the name of whoever acted, or the identifier of their account.
    pub person: String,
    /// Only on this thing.
    pub object: Option<Id>,
    /// From the beginning of this day, UTC.
    pub from: Option<NaiveDate>,
    /// To the end of this day, UTC.
    pub to: Option<NaiveDate>,
}

/// How many events there are in all, and the hash of the last one.
///
/// # Errors
/// The database's.
pub fn find_head(db: &mut Db, viewer: &Actor) -> QueryResult<(i64, String)> {
    let query = chain_heads::table.filter(chain_heads::name.eq("audit")).select((chain_heads::seq, chain_heads::hash));
    let found = if reads(viewer) { query.first(db).optional()? } else { None };
    Ok(found.unwrap_or_default())
}

/// How many events the filter leaves.
///
/// # Errors
/// The database's.
pub fn count(db: &mut Db, viewer: &Actor, filter: &JournalFilter) -> QueryResult<i64> {
    asked(viewer, filter).count().get_result(db)
}

/// A page of the events, the newest first.
///
/// # Errors
/// The database's.
pub fn list(db: &mut Db, viewer: &Actor, filter: &JournalFilter, page: Page) -> QueryResult<Vec<JournalRow>> {
    asked(viewer, filter)
        .select(JournalRow::as_select())
        .order(audit_events::seq.desc())
        .limit(page.size)
        .offset(page.offset())
        .load(db)
}

/// The newest events before the one of this number, at most so many: for files, piece by piece.
///
/// # Errors
/// The database's.
pub fn list_before(
    db: &mut Db,
    viewer: &Actor,
    filter: &JournalFilter,
    before: i64,
    most: i64,
) -> QueryResult<Vec<JournalRow>> {
    asked(viewer, filter)
        .filter(audit_events::seq.lt(before))
        .select(JournalRow::as_select())
        .order(audit_events::seq.desc())
        .limit(most)
        .load(db)
}

/// Which of these proposals have a page that the viewer may open: they were sent, and are not sealed or closed to them.
///
/// # Errors
/// The database's.
pub fn list_open_proposals(db: &mut Db, viewer: &Actor, of: Vec<Id>) -> QueryResult<BTreeSet<Id>> {
    if of.is_empty() || !viewer.may(Permission::ProposalRead) {
        return Ok(BTreeSet::new());
    }
    let found: Vec<(Id, CallRow)> = proposals::table
        .inner_join(calls::table)
        .filter(ext::one_of(proposals::id, of))
        .filter(proposals::submitted_at.is_not_null())
        .filter(proposals::id.ne_all(dossiers::closed_to(viewer)))
        .select((proposals::id, calls::all_columns))
        .load(db)?;
    let opens = |call: &CallRow| {
        evaluation::reads_by_office(viewer, dossiers::place_of(call))
            && dossiers::facts_of(call).is_some_and(|facts| facts.proposals_readable())
    };
    Ok(found.iter().filter(|(_, call)| opens(call)).map(|(id, _)| *id).collect())
}

/// Whether the viewer reads the journal at all.
fn reads(viewer: &Actor) -> bool {
    viewer.may_everywhere(Permission::AuditRead)
}

fn asked(viewer: &Actor, filter: &JournalFilter) -> audit_events::BoxedQuery<'static, MultiBackend> {
    let mut query = audit_events::table.into_boxed();
    if !reads(viewer) {
        // Events are numbered from 1.
        query = query.filter(audit_events::seq.lt(0));
    }
    if !filter.kind.is_empty() {
        query = query.filter(audit_events::object_kind.eq(filter.kind.clone()));
    }
    if !filter.action.is_empty() {
        query = query.filter(audit_events::action.eq(filter.action.clone()));
    }
    if let Some(object) = filter.object {
        query = query.filter(audit_events::object_id.eq(object));
    }
    match filter.person.parse::<Id>() {
        Ok(person) => query = query.filter(audit_events::actor_id.eq(person)),
        Err(_) => {
            for word in filter.person.to_lowercase().split_whitespace().take(8) {
                let literal: String = word.chars().filter(|letter| !matches!(letter, '%' | '_' | '\\')).collect();
                query = query.filter(lower(audit_events::actor_name).like(format!("%{literal}%")));
            }
        }
    }
    if let Some(from) = filter.from {
        query = query.filter(audit_events::at.ge(start_of(from)));
    }
    if let Some(after) = filter.to.and_then(|to| to.checked_add_days(Days::new(1))) {
        query = query.filter(audit_events::at.lt(start_of(after)));
    }
    query
}

/// The first instant of a day, UTC.
fn start_of(day: NaiveDate) -> Instant {
    Instant::from(DateTime::<Utc>::from_naive_utc_and_offset(day.and_time(NaiveTime::MIN), Utc))
}
