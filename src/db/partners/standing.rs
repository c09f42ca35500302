//! How a partner stands: its state and its papers, which decide whether it may submit and be paid.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::PartnerRow;
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::row::SaveError;
use crate::db::schema::{partners, required_papers};
use crate::db::types::List;
use crate::domain::act::Act;
use crate::domain::id::Id;
use crate::domain::partner::{Paper, PaperKind, PartnerKind, PartnerState, Standing, paper_gaps, papers_until};
use crate::domain::place::Country;
use crate::domain::state::Instant;

/// What of a partner its standing depends on.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = partners)]
#[expect(missing_docs, reason = "columns of the table, named in its migration")]
pub struct StandingRow {
    pub id: Id,
    pub kind: PartnerKind,
    pub state: PartnerState,
    pub country: Country,
    pub expires_at: Option<Instant>,
    pub papers: List<Paper>,
    pub merged_into: Option<Id>,
}

impl StandingRow {
    /// How it stands at `now`. `stopped`: whether a name of it stands on a sanctions list.
    pub fn standing(&self, stopped: bool, now: Instant) -> Standing {
        Standing {
            state: self.state,
            expires_at: self.expires_at,
            stopped,
            merged: self.merged_into.is_some(),
            papers: paper_gaps(self.kind, &self.papers.0, self.country.day(now)),
        }
    }
}

impl PartnerRow {
    /// The day at `now` where the organisation is.
    pub fn today(&self, now: Instant) -> NaiveDate {
        self.country.day(now)
    }

    /// As [`StandingRow::standing`].
    pub fn standing(&self, stopped: bool, now: Instant) -> Standing {
        let row = StandingRow {
            id: self.id,
            kind: self.kind,
            state: self.state,
            country: self.country,
            expires_at: self.expires_at,
            papers: self.papers.clone(),
            merged_into: self.merged_into,
        };
        row.standing(stopped, now)
    }

    /// Its papers without the one of this file, and with `new` when there is one.
    pub fn put_papers(&mut self, without: &[Id], new: Option<Paper>) {
        self.papers.0.retain(|paper| !without.contains(&paper.document));
        self.papers.0.extend(new);
        self.papers.0.sort_by_key(|paper| paper.kind);
        self.papers_until = papers_until(&self.papers.0);
    }
}

/// A file is gone, or nobody may open it: it is no paper of its organisation any more. Does nothing
/// for a file that was none.
///
/// # Errors
/// The database's.
pub fn drop_paper(db: &mut Db, act: &Act, partner: Id, document: Id) -> Result<(), SaveError> {
    let Some(mut row) = PartnerRow::find_locked(db, partner)? else { return Ok(()) };
    let Some(kind) = row.papers.0.iter().find(|paper| paper.document == document).map(|paper| paper.kind) else {
        return Ok(());
    };
    row.put_papers(&[document], None);
    row.save(db)?;
    let entry = Entry::new("partner.drop_paper", "partner", row.id, &row.name).set("paper", kind).seal(&row)?;
    Ok(audit_log::record(db, act, entry)?)
}

/// Organisations with a paper that ends up to this day, and their papers.
///
/// # Errors
/// The database's.
pub fn list_papers_ending(db: &mut Db, until: NaiveDate) -> QueryResult<Vec<(Id, List<Paper>)>> {
    partners::table
        .filter(partners::papers_until.le(until))
        .filter(partners::merged_into.is_null())
        .order(partners::id)
        .select((partners::id, partners::papers))
        .load(db)
}

/// The papers that each kind of organisation needs, as the database's own gate has them.
///
/// # Errors
/// The database's.
pub fn list_required_papers(db: &mut Db) -> QueryResult<Vec<(PartnerKind, PaperKind)>> {
    required_papers::table
        .order((required_papers::partner_kind, required_papers::paper))
        .select((required_papers::partner_kind, required_papers::paper))
        .load(db)
}
