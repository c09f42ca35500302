//! The calls that an actor's grants reach, as conditions of queries.

use diesel::expression::{AppearsOnTable, SelectableExpression, ValidGrouping, is_aggregate};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::Bool;

use crate::db::MultiBackend;
use crate::db::ext::{self, InQuery};
use crate::db::schema::calls;
use crate::db::types::DbUuid;
use crate::domain::actor::{Actor, Grant};
use crate::domain::permission::Permission;

/// A condition on calls.
type Condition = Box<dyn BoxableExpression<calls::table, MultiBackend, SqlType = Bool>>;

/// The calls that these grants reach, each with all its limits.
pub(super) fn within(reach: &[Grant]) -> Condition {
    let nothing: Condition = Box::new(calls::id.is_null());
    reach.iter().fold(nothing, |others, grant| {
        let mut here: Condition = Box::new(calls::id.is_not_null());
        if let Some(country) = grant.country {
            here = Box::new(here.and(calls::country.eq(country)));
        }
        if let Some(programme) = grant.programme {
            here = Box::new(here.and(calls::programme_id.eq(programme)));
        }
        if let Some(call) = grant.call {
            here = Box::new(here.and(calls::id.eq(call)));
        }
        Box::new(others.or(here))
    })
}

/// Calls by their identifiers alone.
type Ids = calls::BoxedQuery<'static, MultiBackend, DbUuid>;

/// The calls in which the actor holds a permission.
pub fn ids_in_reach(actor: &Actor, permission: Permission) -> Ids {
    calls::table.filter(within(&actor.reach(permission))).select(calls::id).into_boxed()
}

/// Whether the actor holds a permission in the call of a row: the condition of lists of what belongs to calls.
pub fn reached<C: Expression<SqlType = DbUuid>>(call: C, actor: &Actor, permission: Permission) -> Reached<C> {
    let unlimited = |grant: &Grant| grant.country.is_none() && grant.programme.is_none() && grant.call.is_none();
    let everywhere = actor.reach(permission).iter().any(unlimited);
    Reached((!everywhere).then(|| ext::in_query(call, ids_in_reach(actor, permission))))
}

/// See [`reached`]. For whoever holds the permission without limits nothing is looked up.
pub struct Reached<C>(Option<InQuery<C, Ids>>);

impl<C> QueryId for Reached<C> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<C: Expression> Expression for Reached<C> {
    type SqlType = Bool;
}
impl<C: AppearsOnTable<From>, From> AppearsOnTable<From> for Reached<C> {}
impl<C: SelectableExpression<From>, From> SelectableExpression<From> for Reached<C> {}
impl<C, GB> ValidGrouping<GB> for Reached<C> {
    type IsAggregate = is_aggregate::No;
}
impl<C: QueryFragment<MultiBackend>> QueryFragment<MultiBackend> for Reached<C> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, MultiBackend>) -> QueryResult<()> {
        match &self.0 {
            Some(among) => among.walk_ast(out),
            None => {
                out.push_sql("1 = 1");
                Ok(())
            }
        }
    }
}
