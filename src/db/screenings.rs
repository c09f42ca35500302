//! Sanctions lists, their entries, and the matches with names of partners.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;

use super::audit_log::{self, Entry};
use super::partners::PartnerRow;
use super::schema::{partners, screening_entries, screening_lists, screening_matches};
use super::types::List;
use super::{Db, MultiBackend, Page, ext, row_of};
use crate::domain::act::Act;
use crate::domain::actor::{Actor, At, Scope};
use crate::domain::id::Id;
use crate::domain::name::Name;
use crate::domain::partner::Details;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::screening::{Index, ListedKind, ListedName, MatchState, ScreenedField, hindrance};
use crate::domain::state::{Instant, Unmet};

/// A row of `screening_lists`: one import.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = screening_lists, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ListRow {
    pub id: Id,
    pub source: String,
    pub generated_at: Instant,
    pub sha256: String,
    pub entries: i32,
    pub names: i32,
    pub added: i32,
    pub changed: i32,
    pub removed: i32,
    pub imported_by: Option<Id>,
    pub imported_at: Instant,
}
row_of!(ListRow, screening_lists, append_only);

/// A row of `screening_entries`: an entry as the last import left it.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = screening_entries, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct EntryRow {
    pub id: Id,
    pub kind: ListedKind,
    pub list_key: String,
    pub list_version: i32,
    pub reference: String,
    pub listed_on: String,
    pub names: List<ListedName>,
    pub sha256: String,
    pub list_id: Id,
    pub removed_at: Option<Instant>,
}
row_of!(EntryRow, screening_entries, plain);

/// A row of `screening_matches`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = screening_matches, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct MatchRow {
    pub id: Id,
    pub partner_id: Id,
    pub entry_id: Id,
    pub field: ScreenedField,
    pub partner_name: String,
    pub entry_name: String,
    pub entry_sha256: String,
    pub score: i32,
    pub state: MatchState,
    pub found_at: Instant,
    pub decided_by: Option<Id>,
    pub decided_at: Option<Instant>,
    pub reason: String,
    pub version: i32,
}
row_of!(MatchRow, screening_matches, versioned);

/// How many confirmed matches the partner of the surrounding query has.
macro_rules! confirmed_of_partner {
    () => {
        $crate::db::schema::screening_matches::table
            .filter($crate::db::schema::screening_matches::partner_id.eq($crate::db::schema::partners::id))
            .filter($crate::db::schema::screening_matches::state.eq($crate::domain::screening::MatchState::Confirmed))
            .select(diesel::dsl::count_star())
            .single_value()
    };
}
pub(in crate::db) use confirmed_of_partner;

/// The last import.
///
/// # Errors
/// The database's.
pub fn find_last_list(db: &mut Db) -> QueryResult<Option<ListRow>> {
    screening_lists::table.order((screening_lists::imported_at.desc(), screening_lists::id.desc())).first(db).optional()
}

/// The last imports with the names of those who did them, for whoever reads the screening.
///
/// # Errors
/// The database's.
pub fn list_imports(db: &mut Db, viewer: &Actor, most: i64) -> QueryResult<Vec<(ListRow, Option<String>)>> {
    use super::schema::users;
    if !viewer.may(Permission::ScreeningRead) {
        return Ok(Vec::new());
    }
    screening_lists::table
        .left_join(users::table.on(screening_lists::imported_by.eq(users::id.nullable())))
        .order((screening_lists::imported_at.desc(), screening_lists::id.desc()))
        .limit(most)
        .select((screening_lists::all_columns, users::name.nullable()))
        .load(db)
}

/// Every entry that was ever imported, also those no longer listed.
///
/// # Errors
/// The database's.
pub fn list_entries(db: &mut Db) -> QueryResult<Vec<EntryRow>> {
    screening_entries::table.order(screening_entries::id).load(db)
}

/// What of a partner its names are compared by.
type Names = (Id, String, String, String, Details);

/// Compares the names of every partner, or of one, with every name that is listed now, and writes
/// what is new. Returns the rows that changed, for the caller to seal.
///
/// Three statements and one for each match that is new or changes, however many partners there are:
/// the comparison is done in memory.
///
/// # Errors
/// The database's, also when somebody decides on a match at the same time.
pub fn screen(db: &mut Db, act: &Act, only: Option<Id>) -> Result<Vec<MatchRow>, super::row::SaveError> {
    let entries: Vec<(Id, List<ListedName>, String)> = screening_entries::table
        .filter(screening_entries::removed_at.is_null())
        .order(screening_entries::id)
        .select((screening_entries::id, screening_entries::names, screening_entries::sha256))
        .load(db)?;
    let mut names = partners::table.order(partners::id).into_boxed();
    let mut known = screening_matches::table.order(screening_matches::id).into_boxed();
    if let Some(only) = only {
        names = names.filter(partners::id.eq(only));
        known = known.filter(screening_matches::partner_id.eq(only));
    }
    let names: Vec<Names> = names
        .select((partners::id, partners::name, partners::short_name, partners::representative, partners::details))
        .load(db)?;
    let known: Vec<MatchRow> = known.load(db)?;

    let mut index = Index::of(entries.iter().map(|(_, names, _)| names.0.as_slice()));
    let mut found: HashMap<(Id, Id, ScreenedField), MatchRow> = HashMap::new();
    let mut order = Vec::new();
    for (partner, name, short_name, representative, details) in names {
        let told = [
            (ScreenedField::Organisation, name),
            (ScreenedField::ShortName, short_name),
            (ScreenedField::Representative, representative),
        ];
        let board = details.board.into_iter().map(|person| (ScreenedField::Board, person.name));
        for (field, text) in told.into_iter().chain(board) {
            for hit in index.search(&Name::of(&text)) {
                let Some((entry, names, sha256)) = entries.get(hit.entry) else { continue };
                let listed = names.0.get(hit.name).map(|name| name.text.clone()).unwrap_or_default();
                let key = (partner, *entry, field);
                // Several people of one board may be like one entry: the most alike counts.
                if found.get(&key).is_some_and(|known| known.score >= hit.score) {
                    continue;
                }
                order.push(key);
                let row = MatchRow {
                    id: act.id(),
                    partner_id: partner,
                    entry_id: *entry,
                    field,
                    partner_name: text.clone(),
                    entry_name: listed,
                    entry_sha256: sha256.clone(),
                    score: hit.score,
                    state: MatchState::Open,
                    found_at: act.at,
                    decided_by: None,
                    decided_at: None,
                    reason: String::new(),
                    version: 1,
                };
                found.insert(key, row);
            }
        }
    }

    let mut changed = Vec::new();
    for mut row in known {
        let seen = found.remove(&(row.partner_id, row.entry_id, row.field));
        if screened_again(&mut row, seen) {
            row.save(db)?;
            changed.push(row);
        }
    }
    for row in order.iter().filter_map(|key| found.remove(key)) {
        row.insert(db)?;
        changed.push(row);
    }
    Ok(changed)
}

/// What a new screening makes of a match that is known; whether it changed.
fn screened_again(row: &mut MatchRow, seen: Option<MatchRow>) -> bool {
    let unchanged = seen.as_ref().is_some_and(|seen| {
        seen.entry_sha256 == row.entry_sha256 && Name::of(&seen.partner_name).key() == Name::of(&row.partner_name).key()
    });
    let action = row.state.when_screened(seen.is_some(), unchanged);
    let after = action.and_then(|action| row.state.after(action).ok());
    let now_open = after == Some(MatchState::Open);
    if let Some(after) = after {
        row.state = after;
    }
    let Some(seen) = seen else { return after.is_some() };
    if now_open {
        row.found_at = seen.found_at;
        row.decided_by = None;
        row.decided_at = None;
        row.reason = String::new();
    }
    // What somebody decided on stays as they saw it.
    let differs = !unchanged || seen.score != row.score || seen.entry_name != row.entry_name;
    if now_open || (row.state == MatchState::Open && differs) {
        row.partner_name = seen.partner_name;
        row.entry_name = seen.entry_name;
        row.entry_sha256 = seen.entry_sha256;
        row.score = seen.score;
        return true;
    }
    after.is_some()
}

/// Screens one partner as it stands now, and notes in the audit log what changed.
///
/// # Errors
/// As [`screen`].
pub fn screen_one(db: &mut Db, act: &Act, partner: &PartnerRow) -> Result<(), super::row::SaveError> {
    let changed = screen(db, act, Some(partner.id))?;
    if changed.is_empty() {
        return Ok(());
    }
    let open = changed.iter().filter(|row| row.state == MatchState::Open).count();
    let entry =
        Entry::new("screening.screen", "partner", partner.id, &partner.name).set("matches", open).seal_all(&changed)?;
    Ok(audit_log::record(db, act, entry)?)
}

/// What hinders the partner from being verified: its open and its confirmed matches, named.
///
/// # Errors
/// The database's.
pub fn list_hindrances(db: &mut Db, partner: Id) -> QueryResult<Vec<Unmet>> {
    let found: Vec<(MatchState, String, String)> = screening_matches::table
        .inner_join(screening_entries::table)
        .filter(screening_matches::partner_id.eq(partner))
        .filter(ext::one_of(screening_matches::state, [MatchState::Open, MatchState::Confirmed]))
        .order(screening_matches::id)
        .select((screening_matches::state, screening_matches::entry_name, screening_entries::reference))
        .load(db)?;
    Ok(found.iter().filter_map(|(state, name, reference)| hindrance(*state, name, reference)).collect())
}

/// A match in the list of staff.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct MatchLineRow {
    pub id: Id,
    pub field: ScreenedField,
    pub partner_name: String,
    pub entry_name: String,
    pub score: i32,
    pub state: MatchState,
    pub found_at: Instant,
    pub partner: String,
    pub country: Country,
    pub kind: ListedKind,
    pub reference: String,
}

/// The matches in a state, of partners in the countries where the viewer reads the screening: the
/// strongest first; and how many there are. Two statements.
///
/// # Errors
/// The database's.
pub fn list_matches(
    db: &mut Db,
    viewer: &Actor,
    state: MatchState,
    page: Page,
) -> QueryResult<(Vec<MatchLineRow>, i64)> {
    let here = |query: matches_query::Boxed| match viewer.scope(Permission::ScreeningRead) {
        Scope::All => query,
        Scope::Countries(some) => query.filter(ext::one_of(partners::country, some)),
    };
    let total = here(matches_query::all(state)).count().get_result(db)?;
    let rows = here(matches_query::all(state))
        .select((
            screening_matches::id,
            screening_matches::field,
            screening_matches::partner_name,
            screening_matches::entry_name,
            screening_matches::score,
            screening_matches::state,
            screening_matches::found_at,
            partners::name,
            partners::country,
            screening_entries::kind,
            screening_entries::reference,
        ))
        .order((screening_matches::score.desc(), screening_matches::id))
        .limit(page.size)
        .offset(page.offset())
        .load(db)?;
    Ok((rows, total))
}

mod matches_query {
    use super::*;

    /// Matches with their partner and entry, to be narrowed.
    pub type Boxed = diesel::dsl::IntoBoxed<
        'static,
        diesel::dsl::InnerJoin<
            diesel::dsl::InnerJoin<screening_matches::table, partners::table>,
            screening_entries::table,
        >,
        MultiBackend,
    >;

    pub fn all(state: MatchState) -> Boxed {
        screening_matches::table
            .inner_join(partners::table)
            .inner_join(screening_entries::table)
            .into_boxed()
            .filter(screening_matches::state.eq(state))
    }
}

/// A match with its partner and entry, when the viewer reads the screening in the partner's country.
///
/// # Errors
/// The database's.
pub fn find_match(db: &mut Db, viewer: &Actor, id: Id) -> QueryResult<Option<(MatchRow, PartnerRow, EntryRow)>> {
    let found: Option<(MatchRow, PartnerRow, EntryRow)> = screening_matches::table
        .inner_join(partners::table)
        .inner_join(screening_entries::table)
        .filter(screening_matches::id.eq(id))
        .select((screening_matches::all_columns, partners::all_columns, screening_entries::all_columns))
        .first(db)
        .optional()?;
    Ok(found.filter(|(_, partner, _)| viewer.may_at(Permission::ScreeningRead, At::country(partner.country))))
}

/// A match on the page of its partner.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "columns of the tables, named in their migrations")]
pub struct PartnerMatchRow {
    pub id: Id,
    pub field: ScreenedField,
    pub partner_name: String,
    pub entry_name: String,
    pub reference: String,
    pub state: MatchState,
}

/// The matches of a partner, for whoever reads the screening in its country.
///
/// # Errors
/// The database's.
pub fn list_of_partner(db: &mut Db, viewer: &Actor, partner: &PartnerRow) -> QueryResult<Vec<PartnerMatchRow>> {
    if !viewer.may_at(Permission::ScreeningRead, At::country(partner.country)) {
        return Ok(Vec::new());
    }
    screening_matches::table
        .inner_join(screening_entries::table)
        .filter(screening_matches::partner_id.eq(partner.id))
        .order((screening_matches::score.desc(), screening_matches::id))
        .select((
            screening_matches::id,
            screening_matches::field,
            screening_matches::partner_name,
            screening_matches::entry_name,
            screening_entries::reference,
            screening_matches::state,
        ))
        .load(db)
}
