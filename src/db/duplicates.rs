//! Keys under which organisations find each other, and the pairs that may be one organisation.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use serde::Serialize;

use super::audit_log::{self, Entry};
use super::ext;
use super::partners::PartnerRow;
use super::row::SaveError;
use super::schema::{agreements, partner_keys, partner_pairs, partners, proposals};
use super::types::List;
use super::{Db, MultiBackend, Page, row_of};
use crate::domain::act::Act;
use crate::domain::actor::{Actor, At, Scope};
use crate::domain::agreement::AgreementState;
use crate::domain::duplicate::{self, Alike, AtRest, Compared, PairState};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;

/// A row of `partner_pairs`. The first organisation is the one with the smaller identifier.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = partner_pairs, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct PairRow {
    pub id: Id,
    pub first_id: Id,
    pub second_id: Id,
    pub alike: List<Alike>,
    pub score: i32,
    pub state: PairState,
    pub found_at: Instant,
    pub decided_by: Option<Id>,
    pub decided_at: Option<Instant>,
    pub reason: String,
    pub version: i32,
}
row_of!(PairRow, partner_pairs, versioned);

impl PairRow {
    /// The organisation that is not this one.
    pub fn other(&self, partner: Id) -> Id {
        if self.first_id == partner { self.second_id } else { self.first_id }
    }
}

/// Compares an organisation with those that share a key with it, after it began, changed, or declared
/// an account (`bank`: the keyed hash of its number). Writes its keys and what is new of its pairs, and
/// notes in the audit log what changed.
///
/// # Errors
/// The database's.
pub fn compare(db: &mut Db, act: &Act, partner: &PartnerRow, bank: Option<&str>) -> Result<(), SaveError> {
    if partner.merged_into.is_some() {
        return Ok(());
    }
    let keys = write_keys(db, partner, bank)?;
    let others: Vec<(Id, String, String)> = partner_keys::table
        .inner_join(partners::table)
        .filter(ext::one_of(partner_keys::key, &keys))
        .filter(partner_keys::partner_id.ne(partner.id))
        .order((partners::id, partner_keys::key))
        .select((partners::id, partners::name, partner_keys::key))
        .load(db)?;
    let mut shared: BTreeMap<Id, (String, Vec<String>)> = BTreeMap::new();
    for (id, name, key) in others {
        shared.entry(id).or_insert_with(|| (name, Vec::new())).1.push(key);
    }
    let mut found: BTreeMap<Id, (Vec<Alike>, i32)> = shared
        .into_iter()
        .map(|(id, (name, keys))| (id, duplicate::compare(&partner.name, &name, keys.iter().map(String::as_str))))
        .filter(|(_, (alike, _))| !alike.is_empty())
        .collect();
    let mut changed = Vec::new();
    for mut row in list_of(db, partner.id)? {
        let (alike, score) = found.remove(&row.other(partner.id)).unwrap_or_default();
        if compared_again(&mut row, alike, score, act.at) {
            row.save(db)?;
            changed.push(row);
        }
    }
    for (other, (alike, score)) in found {
        let row = PairRow {
            id: act.id(),
            first_id: partner.id.min(other),
            second_id: partner.id.max(other),
            alike: List(alike),
            score,
            state: PairState::Open,
            found_at: act.at,
            decided_by: None,
            decided_at: None,
            reason: String::new(),
            version: 1,
        };
        row.insert(db)?;
        changed.push(row);
    }
    if changed.is_empty() {
        return Ok(());
    }
    let open = changed.iter().filter(|row| row.state == PairState::Open).count();
    let entry = Entry::new("duplicate.compare", "partner", partner.id, &partner.name)
        .set("matches", open)
        .seal_all(&changed)?;
    Ok(audit_log::record(db, act, entry)?)
}

/// Writes the keys that differ. Returns all.
fn write_keys(db: &mut Db, partner: &PartnerRow, bank: Option<&str>) -> QueryResult<Vec<String>> {
    let known: BTreeSet<String> = partner_keys::table
        .filter(partner_keys::partner_id.eq(partner.id))
        .select(partner_keys::key)
        .load(db)?
        .into_iter()
        .collect();
    let compared = Compared {
        country: partner.country,
        name: &partner.name,
        registration_number: &partner.registration_number,
        phone: &partner.phone,
        email: &partner.email,
    };
    let mut keys = compared.keys();
    match bank {
        Some(hash) => drop(keys.insert(duplicate::bank_key(hash))),
        None => keys.extend(known.iter().filter(|key| duplicate::is_bank_key(key)).cloned()),
    }
    let gone: Vec<&String> = known.difference(&keys).collect();
    if !gone.is_empty() {
        diesel::delete(
            partner_keys::table
                .filter(partner_keys::partner_id.eq(partner.id))
                .filter(ext::one_of(partner_keys::key, gone)),
        )
        .execute(db)?;
    }
    for key in keys.difference(&known) {
        diesel::insert_into(partner_keys::table)
            .values((partner_keys::partner_id.eq(partner.id), partner_keys::key.eq(key)))
            .execute(db)?;
    }
    Ok(keys.into_iter().collect())
}

/// What a new comparison makes of a known pair; whether it changed.
fn compared_again(row: &mut PairRow, alike: Vec<Alike>, score: i32, now: Instant) -> bool {
    let after = row.state.when_compared(&alike, &row.alike.0).and_then(|action| row.state.after(action).ok());
    if after == Some(PairState::Open) {
        (row.found_at, row.decided_by, row.decided_at) = (now, None, None);
        row.reason.clear();
    }
    if let Some(after) = after {
        row.state = after;
    }
    // What somebody decided on stays as they saw it.
    let differs = row.state == PairState::Open && (row.alike.0 != alike || row.score != score);
    if differs {
        (row.alike, row.score) = (List(alike), score);
    }
    after.is_some() || differs
}

/// Forgets the keys of an organisation that was merged, and lets its other open pairs lapse. Returns
/// the rows that changed, for the caller to seal.
///
/// # Errors
/// The database's.
pub fn forget(db: &mut Db, partner: Id) -> Result<Vec<PairRow>, SaveError> {
    diesel::delete(partner_keys::table.filter(partner_keys::partner_id.eq(partner))).execute(db)?;
    let mut changed = Vec::new();
    for mut row in list_of(db, partner)?.into_iter().filter(|row| row.state == PairState::Open) {
        row.state = PairState::Lapsed;
        row.save(db)?;
        changed.push(row);
    }
    Ok(changed)
}

fn list_of(db: &mut Db, partner: Id) -> QueryResult<Vec<PairRow>> {
    partner_pairs::table
        .filter(partner_pairs::first_id.eq(partner).or(partner_pairs::second_id.eq(partner)))
        .order(partner_pairs::id)
        .load(db)
}

/// Whether an organisation may be another one, too, for its own members: no more than that is told.
///
/// # Errors
/// The database's.
pub fn is_suspected(db: &mut Db, partner: Id) -> QueryResult<bool> {
    let open: i64 = partner_pairs::table
        .filter(partner_pairs::first_id.eq(partner).or(partner_pairs::second_id.eq(partner)))
        .filter(partner_pairs::state.eq(PairState::Open))
        .count()
        .get_result(db)?;
    Ok(open > 0)
}

/// The countries in which the viewer reads partners; none: all.
fn countries(viewer: &Actor) -> Option<Vec<crate::domain::place::Country>> {
    match viewer.scope(Permission::PartnerRead) {
        Scope::All => None,
        Scope::Countries(some) => Some(some.into_iter().collect()),
    }
}

fn pairs(viewer: &Actor, state: PairState) -> partner_pairs::BoxedQuery<'static, MultiBackend> {
    let mut query = partner_pairs::table.filter(partner_pairs::state.eq(state)).into_boxed();
    if let Some(here) = countries(viewer) {
        let ids = |here: Vec<_>| {
            partners::table.filter(ext::one_of(partners::country, here)).select(partners::id).into_boxed()
        };
        query = query
            .filter(ext::in_query(partner_pairs::first_id, ids(here.clone())))
            .filter(ext::in_query(partner_pairs::second_id, ids(here)));
    }
    query
}

/// A pair with both organisations.
pub type Pair = (PairRow, PartnerRow, PartnerRow);

/// The pairs in a state whose organisations the viewer may both see, those that share most first; and
/// how many there are. Three statements.
///
/// # Errors
/// The database's.
pub fn list_for(db: &mut Db, viewer: &Actor, state: PairState, page: Page) -> QueryResult<(Vec<Pair>, i64)> {
    let total = pairs(viewer, state).count().get_result(db)?;
    let rows: Vec<PairRow> = pairs(viewer, state)
        .order((partner_pairs::score.desc(), partner_pairs::id))
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    let ids: Vec<Id> = rows.iter().flat_map(|row| [row.first_id, row.second_id]).collect();
    let found: Vec<PartnerRow> = partners::table.filter(ext::one_of(partners::id, ids)).load(db)?;
    let named: HashMap<Id, PartnerRow> = found.into_iter().map(|row| (row.id, row)).collect();
    let pair = |row: PairRow| Some((named.get(&row.first_id)?.clone(), named.get(&row.second_id)?.clone(), row));
    Ok((rows.into_iter().filter_map(pair).map(|(first, second, row)| (row, first, second)).collect(), total))
}

/// How many pairs wait for a decision in the viewer's countries.
///
/// # Errors
/// The database's.
pub fn count_open(db: &mut Db, viewer: &Actor) -> QueryResult<i64> {
    pairs(viewer, PairState::Open).count().get_result(db)
}

/// A pair, when the viewer may see both organisations. Two statements.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, viewer: &Actor, id: Id) -> QueryResult<Option<Pair>> {
    let Some(row) = PairRow::find(db, id)? else { return Ok(None) };
    let mut both: Vec<PartnerRow> = partners::table
        .filter(ext::one_of(partners::id, [row.first_id, row.second_id]))
        .order(partners::id)
        .load(db)?;
    let sees = |row: &PartnerRow| viewer.may_at(Permission::PartnerRead, At::country(row.country));
    let (Some(second), Some(first)) = (both.pop(), both.pop()) else { return Ok(None) };
    Ok((sees(&first) && sees(&second)).then_some((row, first, second)))
}

/// Others that staff look at beside an organisation: those that it may be, and those merged into it.
///
/// # Errors
/// The database's.
pub fn list_related(db: &mut Db, viewer: &Actor, partner: &PartnerRow) -> QueryResult<Vec<(Id, String, Option<Id>)>> {
    if !viewer.may_at(Permission::PartnerRead, At::country(partner.country)) {
        return Ok(Vec::new());
    }
    let open = || partner_pairs::state.eq(PairState::Open);
    let firsts = partner_pairs::table.filter(partner_pairs::second_id.eq(partner.id)).filter(open());
    let seconds = partner_pairs::table.filter(partner_pairs::first_id.eq(partner.id)).filter(open());
    let mut query = partners::table
        .filter(
            partners::merged_into
                .eq(partner.id)
                .assume_not_null()
                .or(ext::in_query(partners::id, firsts.select(partner_pairs::first_id).into_boxed()))
                .or(ext::in_query(partners::id, seconds.select(partner_pairs::second_id).into_boxed())),
        )
        .order((partners::name, partners::id))
        .select((partners::id, partners::name, partners::merged_into))
        .into_boxed::<MultiBackend>();
    if let Some(here) = countries(viewer) {
        query = query.filter(ext::one_of(partners::country, here));
    }
    query.load(db)
}

/// What is under way with an organisation.
///
/// # Errors
/// The database's.
pub fn at_rest(db: &mut Db, partner: Id) -> QueryResult<AtRest> {
    use ProposalState as P;
    let waits =
        [P::Submitted, P::Eligible, P::Returned, P::InEvaluation, P::Ranked, P::Awarded, P::Reserve, P::Accepted];
    let ended = [AgreementState::Closed, AgreementState::Terminated];
    Ok(AtRest {
        open_proposals: proposals::table
            .filter(proposals::partner_id.eq(partner))
            .filter(ext::one_of(proposals::state, waits))
            .count()
            .get_result(db)?,
        running_agreements: agreements::table
            .filter(agreements::partner_id.eq(partner))
            .filter(agreements::state.ne_all(ended))
            .count()
            .get_result(db)?,
    })
}
