//! The audit log: one event for each action, written in the action's own transaction and sealed
//! in a hash chain. Each event also carries a digest ("seal") of every row it wrote, so that
//! [`verify`](super::verify) can name a row that was changed behind the portal's back.

use chrono::Datelike;
use diesel::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::schema::{audit_events, chain_heads};
use super::types::List;
use super::{Db, ext};
use crate::domain::act::Act;
use crate::domain::audit::{self, Change, Seal};
use crate::domain::canonical;
use crate::domain::id::Id;
use crate::domain::proposal::ReceiptNumber;
use crate::domain::state::Instant;

/// A row whose content is covered by a seal in the audit log.
pub trait SealedRow: Serialize {
    /// The table's name.
    const TABLE: &'static str;
    /// The row's identifier.
    fn row_id(&self) -> Id;
}

/// SHA-256, in hexadecimal, of a row's canonical JSON. The same on both engines.
pub fn digest<R: Serialize>(row: &R) -> QueryResult<String> {
    let broken = |error: &dyn std::fmt::Display| diesel::result::Error::SerializationError(error.to_string().into());
    let text = canonical::to_canonical(row).map_err(|error| broken(&error))?;
    Ok(hex::encode(Sha256::digest(text.as_bytes())))
}

/// An audit event in the making.
#[derive(Debug)]
pub struct Entry {
    action: &'static str,
    kind: &'static str,
    object: Id,
    label: String,
    changes: Vec<Change>,
    seals: Vec<Seal>,
}

impl Entry {
    /// An event for `action` (`noun.verb`) on the object `kind`/`id`; `label` is what people call
    /// it (a number, a name).
    pub fn new(action: &'static str, kind: &'static str, object: Id, label: impl Into<String>) -> Self {
        Entry { action, kind, object, label: label.into(), changes: Vec::new(), seals: Vec::new() }
    }

    /// Records that a field went from `before` to `after`. Never give secrets.
    pub fn change(mut self, field: &str, before: impl ToString, after: impl ToString) -> Self {
        self.changes.push(Change::new(field, Some(before.to_string()), Some(after.to_string())));
        self
    }

    /// Records a value given for the first time. Never give secrets.
    pub fn set(mut self, field: &str, value: impl ToString) -> Self {
        self.changes.push(Change::set(field, value));
        self
    }

    /// Seals a row as this action leaves it. Every inserted or updated row of a sealed table must
    /// be given here, with the values now in the database.
    ///
    /// # Errors
    /// When the row cannot be put in canonical form.
    pub fn seal<R: SealedRow>(mut self, row: &R) -> QueryResult<Self> {
        self.seals.push(Seal { kind: R::TABLE.to_owned(), id: row.row_id(), hash: digest(row)? });
        Ok(self)
    }

    /// Seals several rows of one table.
    ///
    /// # Errors
    /// As [`Entry::seal`].
    pub fn seal_all<'a, R: SealedRow + 'a>(self, rows: impl IntoIterator<Item = &'a R>) -> QueryResult<Self> {
        rows.into_iter().try_fold(self, Entry::seal)
    }

    /// Records that a row of a sealed table was deleted.
    pub fn unseal(mut self, table: &'static str, row: Id) -> Self {
        self.seals.push(Seal { kind: table.to_owned(), id: row, hash: String::new() });
        self
    }
}

/// One stored event.
#[derive(Debug, Clone, Queryable, Insertable, Serialize)]
#[diesel(table_name = audit_events)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct AuditEventRow {
    pub seq: i64,
    pub id: Id,
    pub at: Instant,
    pub actor_id: Option<Id>,
    pub actor_name: String,
    pub actor_role: String,
    pub action: String,
    pub object_kind: String,
    pub object_id: Id,
    pub object_label: String,
    pub changes: List<Change>,
    pub seals: List<Seal>,
    pub request_id: String,
    pub prev_hash: String,
    pub hash: String,
}

impl AuditEventRow {
    /// The hash that this event must carry after `prev`.
    pub fn expected_hash(&self, prev: &audit::Hash) -> audit::Hash {
        audit::Sealed {
            seq: self.seq,
            id: self.id,
            at: self.at,
            actor: self.actor_id,
            actor_name: &self.actor_name,
            role: &self.actor_role,
            action: &self.action,
            object_kind: &self.object_kind,
            object: self.object_id,
            object_label: &self.object_label,
            request: &self.request_id,
            changes: &self.changes.0,
            seals: &self.seals.0,
        }
        .hash(prev)
    }
}

/// A hash read from its hexadecimal text; all zeros when it is none, which fits no chain.
pub fn read_hash(text: &str) -> audit::Hash {
    let mut hash = audit::GENESIS;
    if hex::decode_to_slice(text, &mut hash).is_err() {
        hash = audit::GENESIS;
    }
    hash
}

/// The hash before the first event of a chain.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Writes the event at the head of the chain. Call it last in the transaction: on PostgreSQL the
/// head's row stays locked until commit.
///
/// # Errors
/// The database's.
pub fn record(db: &mut Db, act: &Act, entry: Entry) -> QueryResult<()> {
    let (seq, prev_hash) = head(db, "audit")?;
    let mut row = AuditEventRow {
        seq: seq + 1,
        id: act.id(),
        at: act.at,
        actor_id: act.actor.user(),
        actor_name: act.actor.name.clone(),
        actor_role: act.actor.grants.first().map_or("", |grant| grant.role.as_str()).to_owned(),
        action: entry.action.to_owned(),
        object_kind: entry.kind.to_owned(),
        object_id: entry.object,
        object_label: entry.label,
        changes: List(entry.changes),
        seals: List(entry.seals),
        request_id: act.request.clone(),
        prev_hash,
        hash: String::new(),
    };
    row.hash = hex::encode(row.expected_hash(&read_hash(&row.prev_hash)));
    diesel::insert_into(audit_events::table).values(&row).execute(db)?;
    move_head(db, "audit", row.seq, &row.hash)
}

/// The number of the last action, 0 before the first: the version of everything that is stored, since each change is
/// recorded in the transaction that makes it.
///
/// # Errors
/// The database's.
pub fn version(db: &mut Db) -> QueryResult<i64> {
    let head = chain_heads::table.filter(chain_heads::name.eq("audit")).select(chain_heads::seq);
    Ok(head.first(db).optional()?.unwrap_or(0))
}

/// The number and hash at the head of the chain `name`, locked until the transaction ends.
///
/// # Errors
/// The database's.
pub fn head(db: &mut Db, name: &str) -> QueryResult<(i64, String)> {
    let query = chain_heads::table.filter(chain_heads::name.eq(name)).select((chain_heads::seq, chain_heads::hash));
    if let Some(head) = ext::lock_row(query).get_result::<(i64, String)>(db).optional()? {
        return Ok(head);
    }
    let first = diesel::insert_into(chain_heads::table).values((
        chain_heads::name.eq(name),
        chain_heads::seq.eq(0),
        chain_heads::hash.eq(FIRST),
    ));
    ext::on_conflict(first, " ON CONFLICT DO NOTHING").execute(db)?;
    ext::lock_row(chain_heads::table.filter(chain_heads::name.eq(name)).select((chain_heads::seq, chain_heads::hash)))
        .get_result(db)
}

/// Moves the head of the chain `name`.
///
/// # Errors
/// The database's.
pub fn move_head(db: &mut Db, name: &str, seq: i64, hash: &str) -> QueryResult<()> {
    diesel::update(chain_heads::table.filter(chain_heads::name.eq(name)))
        .set((chain_heads::seq.eq(seq), chain_heads::hash.eq(hash)))
        .execute(db)
        .map(|_| ())
}

/// The next receipt number of this year, for proposals and reports alike. `None` when the numbers of
/// the year are used up.
///
/// # Errors
/// The database's.
pub fn next_receipt_number(db: &mut Db, now: Instant) -> QueryResult<Option<String>> {
    let year = now.year();
    let serial = u32::try_from(next_number(db, &format!("receipt-{year}"))?).ok();
    Ok(serial.and_then(|serial| ReceiptNumber::new(year, serial)).map(|number| number.to_string()))
}

/// The next number of the series `name` (receipts, agreements, ledger entries), without gaps.
///
/// # Errors
/// The database's.
pub fn next_number(db: &mut Db, name: &str) -> QueryResult<i64> {
    let (seq, hash) = head(db, name)?;
    move_head(db, name, seq + 1, &hash)?;
    Ok(seq + 1)
}
