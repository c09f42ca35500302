//! Programmes and the funds given to them.

use diesel::prelude::*;
use serde::Serialize;

use super::ext::{self, sum_i64};
use super::schema::{agreements, calls, payments, programme_funds, programmes};
use super::{Db, MultiBackend, row_of};
use crate::domain::actor::Actor;
use crate::domain::call::CallState;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::payment::PaymentState;
use crate::domain::permission::Permission;
use crate::domain::programme::{self, Fund, Standing};
use crate::domain::state::Instant;
use crate::domain::text::Texts;

/// A row of `programmes`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = programmes, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProgrammeRow {
    pub id: Id,
    pub code: String,
    pub name: Texts,
    pub summary: Texts,
    pub planned_calls: i32,
    pub planned_beneficiaries: i32,
    pub version: i32,
    pub created_at: Instant,
}
row_of!(ProgrammeRow, programmes, versioned);

/// A row of `programme_funds`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = programme_funds, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct ProgrammeFundRow {
    pub id: Id,
    pub programme_id: Id,
    pub donor: String,
    pub currency: Currency,
    pub amount: i64,
    pub created_at: Instant,
    pub corrects_id: Option<Id>,
    pub reason: String,
}
row_of!(ProgrammeFundRow, programme_funds, plain);

impl ProgrammeFundRow {
    /// How much it adds; below zero for a correction that takes back.
    pub fn money(&self) -> Money {
        Money::new(self.amount, self.currency)
    }

    /// What was given, as the rules speak of it.
    pub fn into_fund(self) -> Fund {
        Fund { amount: self.money(), donor: self.donor }
    }
}

/// The programmes that the actor may see, by code: whoever holds the permission for some programme
/// sees that one, others see all.
///
/// # Errors
/// The database's.
pub fn list_for(db: &mut Db, actor: &Actor) -> QueryResult<Vec<ProgrammeRow>> {
    let reach = actor.reach(Permission::ProgrammeRead);
    let mut query: programmes::BoxedQuery<'static, MultiBackend> = programmes::table.into_boxed();
    if reach.iter().all(|grant| grant.programme.is_some()) {
        let some: Vec<Id> = reach.iter().filter_map(|grant| grant.programme).collect();
        query = query.filter(ext::one_of(programmes::id, some));
    }
    query.order(programmes::code).load(db)
}

/// A programme that the actor may see.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, actor: &Actor, id: Id) -> QueryResult<Option<ProgrammeRow>> {
    if programme::may_read(actor, id) { ProgrammeRow::find(db, id) } else { Ok(None) }
}

/// What donors gave to these programmes, summed by currency. Whether they may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn sum_funds(db: &mut Db, of: &[Id]) -> QueryResult<Vec<(Id, Money)>> {
    let sums: Vec<(Id, Currency, Option<i64>)> = programme_funds::table
        .filter(ext::one_of(programme_funds::programme_id, of))
        .group_by((programme_funds::programme_id, programme_funds::currency))
        .select((programme_funds::programme_id, programme_funds::currency, sum_i64(programme_funds::amount)))
        .load(db)?;
    Ok(sums.into_iter().map(|(id, currency, minor)| (id, Money::new(minor.unwrap_or(0), currency))).collect())
}

/// How many calls of these programmes were published and not cancelled: what everybody may know of them.
///
/// # Errors
/// The database's.
pub fn count_published(db: &mut Db, of: &[Id]) -> QueryResult<Vec<(Id, i64)>> {
    calls::table
        .filter(ext::one_of(calls::programme_id, of))
        .filter(calls::published_at.is_not_null())
        .filter(calls::state.ne(CallState::Cancelled))
        .group_by(calls::programme_id)
        .select((calls::programme_id, diesel::dsl::count_star()))
        .load(db)
}

/// Whether a programme has a call, be it a draft: from then on its code stays.
///
/// # Errors
/// The database's.
pub fn has_calls(db: &mut Db, programme: Id) -> QueryResult<bool> {
    let count: i64 = calls::table.filter(calls::programme_id.eq(programme)).count().get_result(db)?;
    Ok(count > 0)
}

/// The programme with this code.
///
/// # Errors
/// The database's.
pub fn find_by_code(db: &mut Db, code: &str) -> QueryResult<Option<ProgrammeRow>> {
    programmes::table.filter(programmes::code.eq(code)).first(db).optional()
}

/// What donors gave to a programme, in order of arrival. Whether the programme may be seen is asked
/// before.
///
/// # Errors
/// The database's.
pub fn list_funds(db: &mut Db, programme: Id) -> QueryResult<Vec<ProgrammeFundRow>> {
    programme_funds::table.filter(programme_funds::programme_id.eq(programme)).order(programme_funds::id).load(db)
}

/// A fund of a programme that may be corrected, and what it and the programme have now. Corrections are none: they
/// are corrected by correcting their fund again. Whether the programme may be seen is asked before.
///
/// # Errors
/// The database's.
pub fn find_fund(db: &mut Db, programme: Id, fund: Id) -> QueryResult<Option<(ProgrammeFundRow, Standing)>> {
    let rows = list_funds(db, programme)?;
    let Some(row) = rows.iter().find(|row| row.id == fund && row.corrects_id.is_none()).cloned() else {
        return Ok(None);
    };
    let sum = |wanted: &dyn Fn(&ProgrammeFundRow) -> bool| {
        let minor = rows.iter().filter(|row| wanted(row)).map(|row| row.amount).sum();
        Money::new(minor, row.currency)
    };
    let used: Option<i64> = payments::table
        .inner_join(agreements::table)
        .filter(agreements::programme_id.eq(programme))
        .filter(payments::currency.eq(row.currency))
        .filter(payments::state.ne_all([PaymentState::Failed, PaymentState::Cancelled]))
        .select(sum_i64(payments::amount))
        .get_result(db)?;
    let standing = Standing {
        now: sum(&|other| other.id == fund || other.corrects_id == Some(fund)),
        all: sum(&|other| other.currency == row.currency),
        used: Money::new(used.unwrap_or(0), row.currency),
    };
    Ok(Some((row, standing)))
}

/// Locks a programme until the transaction ends, so that its balance is asked by one at a time.
///
/// # Errors
/// The database's.
pub fn lock(db: &mut Db, programme: Id) -> QueryResult<()> {
    ProgrammeRow::find_locked(db, programme).map(|_| ())
}
