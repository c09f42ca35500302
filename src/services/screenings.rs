//! Sanctions lists: imported by an administrator, matches decided by an officer.

use std::collections::{HashMap, HashSet};

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::partners::PartnerRow;
use crate::db::screenings::{self, EntryRow, ListRow, MatchRow};
use crate::db::types::List;
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::id::Id;
use crate::domain::partner;
use crate::domain::permission::Permission;
use crate::domain::screening::{ListFile, ListedKind, MatchAction, MatchState, has_shrunk};
use crate::domain::state::Unmet;
use crate::services::Refusal;

/// The publisher whose layout is read.
const SOURCE: &str = "un";

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// The list differs from the last one: how many matches opened.
    New {
        /// Matches that opened or opened again.
        opened: usize,
    },
    /// The very same file was imported last; the partners were screened all the same.
    Same {
        /// Matches that opened or opened again.
        opened: usize,
    },
}

/// Imports a list as it was read, with the SHA-256 of its file, and screens every partner against it. `may_shrink`: a
/// person said that it is the whole list although many entries are gone.
///
/// # Errors
/// `Forbidden` for all but administrators of the whole portal; `list-older` when the list was made
/// before the one imported last; `list-twice` when two entries have one identifier; `list-shrunk` when more than a fifth
/// of the entries is gone and nobody said that it may.
pub fn import(db: &mut Db, act: &Act, file: ListFile, sha256: &str, may_shrink: bool) -> Result<Imported, Refusal> {
    if !act.actor.may_everywhere(Permission::ScreeningImport) {
        return Err(Refusal::Forbidden);
    }
    let last = screenings::find_last_list(db)?;
    if let Some(last) = &last {
        if last.sha256 == sha256 {
            let changed = screenings::screen(db, act, None)?;
            if !changed.is_empty() {
                let entry = Entry::new("screening.screen", "screening", last.id, label(last)).seal_all(&changed)?;
                audit_log::record(db, act, entry)?;
            }
            return Ok(Imported::Same { opened: opened(&changed) });
        }
        if file.generated_at < last.generated_at {
            return Err(Unmet::new("list-older").on("file").into());
        }
    }
    let names = stored(file.count_names())?;
    let entries = stored(file.entries.len())?;
    let mut list = ListRow {
        id: act.id(),
        source: SOURCE.to_owned(),
        generated_at: file.generated_at,
        sha256: sha256.to_owned(),
        entries,
        names,
        added: 0,
        changed: 0,
        removed: 0,
        imported_by: act.actor.user(),
        imported_at: act.at,
    };
    let mut known: HashMap<(ListedKind, String), EntryRow> =
        screenings::list_entries(db)?.into_iter().map(|row| ((row.kind, row.list_key.clone()), row)).collect();
    let before = known.values().filter(|row| row.removed_at.is_none()).count();
    let (mut inserted, mut updated) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for listed in file.entries {
        let sha256 = audit_log::digest(&listed)?;
        let key = (listed.kind, listed.key.clone());
        if !seen.insert(key.clone()) {
            return Err(Unmet::new("list-twice").on("file").with("reference", listed.reference).into());
        }
        match known.remove(&key) {
            Some(row) if row.sha256 == sha256 && row.removed_at.is_none() => {}
            found => {
                let is_new = found.is_none();
                let row = EntryRow {
                    id: found.map_or_else(|| act.id(), |row| row.id),
                    kind: listed.kind,
                    list_key: listed.key,
                    list_version: listed.version,
                    reference: listed.reference,
                    listed_on: listed.listed_on,
                    names: List(listed.names),
                    sha256,
                    list_id: list.id,
                    removed_at: None,
                };
                if is_new { inserted.push(row) } else { updated.push(row) }
            }
        }
    }
    list.added = stored(inserted.len())?;
    list.changed = stored(updated.len())?;
    let mut gone: Vec<EntryRow> = known.into_values().filter(|row| row.removed_at.is_none()).collect();
    if has_shrunk(before, gone.len()) && !may_shrink {
        return Err(Unmet::new("list-shrunk").on("shrunk").with("gone", gone.len()).with("before", before).into());
    }
    gone.sort_by_key(|row| row.id);
    list.removed = stored(gone.len())?;
    for row in &mut gone {
        row.removed_at = Some(act.at);
        row.list_id = list.id;
    }
    updated.extend(gone);

    list.insert(db)?;
    inserted.iter().try_for_each(|row| row.insert(db))?;
    updated.iter().try_for_each(|row| row.save(db))?;
    let changed = screenings::screen(db, act, None)?;
    let opened = opened(&changed);
    let entry = Entry::new("screening.import", "screening", list.id, label(&list))
        .set("sha256", sha256)
        .set("entries", list.entries)
        .set("added", list.added)
        .set("changed", list.changed)
        .set("removed", list.removed)
        .set("matches", opened)
        .seal(&list)?
        .seal_all(&inserted)?
        .seal_all(&updated)?
        .seal_all(&changed)?;
    audit_log::record(db, act, entry)?;
    Ok(Imported::New { opened })
}

/// An officer decides that the two names are the same, or not, with a reason.
///
/// # Errors
/// Not theirs to see or to decide, no reason, or changed in the meantime.
pub fn decide(
    db: &mut Db,
    act: &Act,
    id: Id,
    version: i32,
    same: Option<bool>,
    reason: &str,
) -> Result<MatchRow, Refusal> {
    let mut row = Refusal::found(MatchRow::find_locked(db, id)?)?;
    let partner = Refusal::found(PartnerRow::find(db, row.partner_id)?)?;
    if !act.actor.may_at(Permission::ScreeningRead, At::country(partner.country)) {
        return Err(Refusal::NotFound);
    }
    let mut unmet = partner::may_judge(&act.actor, Permission::ScreeningDecide, partner.id, partner.country);
    if unmet.iter().any(|unmet| unmet.code == "not-permitted") {
        return Err(Refusal::Forbidden);
    }
    row.expect_version(version)?;
    if same.is_none() {
        unmet.push(Unmet::new("missing-answer").on("same"));
    }
    if reason.trim().is_empty() {
        unmet.push(Unmet::new("reason-missing").on("reason"));
    }
    let (Some(same), true) = (same, unmet.is_empty()) else { return Err(unmet.into()) };
    let before = row.state;
    row.state = before.after(if same { MatchAction::Confirm } else { MatchAction::Dismiss })?;
    row.decided_by = act.actor.user();
    row.decided_at = Some(act.at);
    row.reason = reason.trim().to_owned();
    row.save(db)?;
    let entry = Entry::new("screening.decide", "partner", partner.id, &partner.name)
        .change("state", before, row.state)
        .set("name", &row.entry_name)
        .set("reason", &row.reason)
        .seal(&row)?;
    audit_log::record(db, act, entry)?;
    Ok(row)
}

fn opened(changed: &[MatchRow]) -> usize {
    changed.iter().filter(|row| row.state == MatchState::Open).count()
}

/// What people call an import: its source and day.
fn label(list: &ListRow) -> String {
    format!("{} {}", list.source.to_uppercase(), list.generated_at.format("%Y-%m-%d"))
}

fn stored(count: usize) -> Result<i32, Refusal> {
    i32::try_from(count).map_err(|_| Refusal::Broken(format!("a list of {count}")))
}
