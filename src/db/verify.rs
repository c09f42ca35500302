//! The check of everything stored: the audit chain, the seal of each row, receipts and the ledger.
//! It names the first row that differs from what an action of the portal left.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::audit_log::{self, AuditEventRow, SealedRow};
use super::ledger::{LedgerEntryRow, LedgerTotalRow};
use super::schema::{self, audit_events, chain_heads};
use super::tables::{self, TableVisitor};
use super::{Db, ext};
use crate::domain::audit;
use crate::domain::id::Id;

/// How many events of the chain are read at a time.
const BATCH: i64 = 2_000;

/// What the check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Finding {
    /// An event is missing, was added, or was changed.
    Chain {
        /// The first event that does not fit.
        seq: i64,
        /// What does not fit.
        why: &'static str,
    },
    /// A row is not as the last action left it.
    Row {
        /// The table.
        table: &'static str,
        /// The row.
        row: Id,
        /// Changed, added or deleted.
        why: &'static str,
    },
    /// A frozen proposal or report whose hash is not that of its text.
    Receipt {
        /// The receipt's number.
        number: String,
    },
    /// A payment whose entries in the ledger do not sum to what was released.
    Ledger {
        /// The payment's reference.
        reference: String,
    },
    /// An agreement whose entries in the ledger do not add up to the sums or to the balance kept with them.
    Sums {
        /// The agreement.
        agreement: Id,
    },
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Finding::Chain { seq, why } => write!(f, "audit event {seq}: {why}"),
            Finding::Row { table, row, why } => write!(f, "table {table}, row {row}: {why}"),
            Finding::Receipt { number } => {
                write!(f, "receipt {number}: the text does not have the hash of the receipt")
            }
            Finding::Ledger { reference } => {
                write!(f, "payment {reference}: the ledger does not say what was released")
            }
            Finding::Sums { agreement } => {
                write!(f, "agreement {agreement}: its entries in the ledger do not add up to the sums kept of them")
            }
        }
    }
}

/// How much was checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Events of the audit chain.
    pub events: usize,
    /// Rows compared with their seals.
    pub rows: usize,
    /// Receipts.
    pub receipts: usize,
    /// Payments compared with the ledger.
    pub payments: usize,
}

type Seals = HashMap<(String, Id), String>;

/// Checks the whole database; the inner error is the first finding.
///
/// # Errors
/// The database's.
pub fn verify(db: &mut Db) -> QueryResult<Result<Checked, Finding>> {
    let mut checked = Checked::default();
    let seals = match read_chain(db, &mut checked)? {
        Ok(seals) => seals,
        Err(finding) => return Ok(Err(finding)),
    };
    if let Some(finding) = check_tables(db, seals, &mut checked)? {
        return Ok(Err(finding));
    }
    if let Some(finding) = check_receipts(db, &mut checked)? {
        return Ok(Err(finding));
    }
    if let Some(finding) = check_ledger(db, &mut checked)? {
        return Ok(Err(finding));
    }
    if let Some(agreement) = find_wrong_sum(db)? {
        return Ok(Err(Finding::Sums { agreement }));
    }
    Ok(Ok(checked))
}

/// Recomputes the chain from its beginning and collects the last seal of every row.
fn read_chain(db: &mut Db, checked: &mut Checked) -> QueryResult<Result<Seals, Finding>> {
    let mut seals = Seals::new();
    let mut hash = audit::GENESIS;
    let mut seq = 0;
    loop {
        let events: Vec<AuditEventRow> =
            audit_events::table.filter(audit_events::seq.gt(seq)).order(audit_events::seq).limit(BATCH).load(db)?;
        if events.is_empty() {
            break;
        }
        for event in events {
            seq += 1;
            if event.seq != seq {
                return Ok(Err(Finding::Chain { seq, why: "this event is missing" }));
            }
            if event.prev_hash != hex::encode(hash) {
                return Ok(Err(Finding::Chain { seq, why: "it does not follow the event before it" }));
            }
            hash = event.expected_hash(&hash);
            if event.hash != hex::encode(hash) {
                return Ok(Err(Finding::Chain { seq, why: "it was changed" }));
            }
            for seal in event.seals.0 {
                seals.insert((seal.kind, seal.id), seal.hash);
            }
            checked.events += 1;
        }
    }
    let head: Option<(i64, String)> = chain_heads::table
        .filter(chain_heads::name.eq("audit"))
        .select((chain_heads::seq, chain_heads::hash))
        .first(db)
        .optional()?;
    let expected = (seq, hex::encode(hash));
    if head.unwrap_or_else(|| (0, audit_log::FIRST.to_owned())) != expected {
        return Ok(Err(Finding::Chain { seq: seq + 1, why: "the last events are missing" }));
    }
    Ok(Ok(seals))
}

/// Compares every row of every sealed table with its last seal.
struct SealCheck<'a> {
    seals: Seals,
    checked: &'a mut Checked,
}

/// Why the comparison ended early.
enum Stop {
    Found(Finding),
    Database(diesel::result::Error),
}

impl From<diesel::result::Error> for Stop {
    fn from(error: diesel::result::Error) -> Self {
        Stop::Database(error)
    }
}

impl TableVisitor for SealCheck<'_> {
    type Stop = Stop;

    fn begin(&mut self, _table: &'static str) -> Result<(), Stop> {
        Ok(())
    }

    fn row<R: SealedRow>(&mut self, row: &R) -> Result<(), Stop> {
        let finding = |why| Err(Stop::Found(Finding::Row { table: R::TABLE, row: row.row_id(), why }));
        match self.seals.remove(&(R::TABLE.to_owned(), row.row_id())) {
            None => finding("no action of the portal wrote it"),
            Some(sealed) if sealed != audit_log::digest(row)? => finding("it was changed"),
            Some(_) => {
                self.checked.rows += 1;
                Ok(())
            }
        }
    }

    fn end(&mut self, table: &'static str) -> Result<(), Stop> {
        // Seals that no row took; an empty one says that the portal itself deleted the row.
        let gone = self.seals.iter().filter(|((of, _), hash)| of == table && !hash.is_empty());
        match gone.map(|((_, id), _)| *id).min() {
            Some(row) => Err(Stop::Found(Finding::Row { table, row, why: "it was deleted" })),
            None => Ok(()),
        }
    }
}

fn check_tables(db: &mut Db, seals: Seals, checked: &mut Checked) -> QueryResult<Option<Finding>> {
    match tables::visit_all(db, &mut SealCheck { seals, checked }) {
        Ok(()) => Ok(None),
        Err(Stop::Found(finding)) => Ok(Some(finding)),
        Err(Stop::Database(error)) => Err(error),
    }
}

fn check_receipts(db: &mut Db, checked: &mut Checked) -> QueryResult<Option<Finding>> {
    use schema::{proposal_versions as v, report_versions as r};
    let mut rows: Vec<(String, String, String)> =
        v::table.order(v::id).select((v::receipt_number, v::canonical, v::sha256)).load(db)?;
    rows.extend(
        r::table
            .order(r::id)
            .select((r::receipt_number, r::canonical, r::sha256))
            .load::<(String, String, String)>(db)?,
    );
    for (number, canonical, hash) in rows {
        if hex::encode(Sha256::digest(canonical.as_bytes())) != hash {
            return Ok(Some(Finding::Receipt { number }));
        }
        checked.receipts += 1;
    }
    Ok(None)
}

fn check_ledger(db: &mut Db, checked: &mut Checked) -> QueryResult<Option<Finding>> {
    use schema::{ledger_entries as l, payments as p};
    let booked: HashMap<Option<Id>, Option<i64>> = l::table
        .filter(l::payment_id.is_not_null())
        .filter(l::kind.eq(crate::domain::ledger::EntryKind::Disbursement))
        .group_by(l::payment_id)
        .select((l::payment_id, ext::sum_i64(l::amount)))
        .load::<(Option<Id>, Option<i64>)>(db)?
        .into_iter()
        .collect();
    let released: Vec<(Id, String, i64)> =
        p::table.filter(p::released_at.is_not_null()).order(p::id).select((p::id, p::reference, p::amount)).load(db)?;
    for (id, reference, amount) in released {
        if booked.get(&Some(id)).copied().flatten() != Some(amount) {
            return Ok(Some(Finding::Ledger { reference }));
        }
        checked.payments += 1;
    }
    Ok(None)
}

/// The first agreement whose kept sums, or whose balance after an entry, are not what its entries add up to.
fn find_wrong_sum(db: &mut Db) -> QueryResult<Option<Id>> {
    use schema::{ledger_entries as l, ledger_totals as t};
    let mut left: HashMap<Id, i64> = HashMap::new();
    let mut added: BTreeMap<(Id, &str, bool), LedgerTotalRow> = BTreeMap::new();
    let mut wrong: BTreeSet<Id> = BTreeSet::new();
    let mut last = 0;
    loop {
        let entries: Vec<LedgerEntryRow> = l::table.filter(l::seq.gt(last)).order(l::seq).limit(BATCH).load(db)?;
        let Some(newest) = entries.last() else { break };
        last = newest.seq;
        for entry in entries {
            let of_payment = entry.payment_id.is_some();
            let balance = left.entry(entry.agreement_id).or_default();
            *balance = balance.saturating_add(entry.side().moves_left(entry.amount));
            if *balance != entry.left_after {
                wrong.insert(entry.agreement_id);
            }
            let key = (entry.agreement_id, entry.kind.as_str(), of_payment);
            let total = added.entry(key).or_insert(LedgerTotalRow {
                agreement_id: entry.agreement_id,
                kind: entry.kind,
                of_payment,
                programme_id: entry.programme_id,
                country: entry.country,
                currency: entry.currency,
                entries: 0,
                amount: 0,
            });
            total.entries += 1;
            total.amount = total.amount.saturating_add(entry.amount);
        }
    }
    for kept in t::table.load::<LedgerTotalRow>(db)? {
        let sum = added.remove(&(kept.agreement_id, kept.kind.as_str(), kept.of_payment));
        if sum.as_ref() != Some(&kept) {
            wrong.insert(kept.agreement_id);
        }
    }
    wrong.extend(added.into_values().map(|missing| missing.agreement_id));
    Ok(wrong.first().copied())
}
