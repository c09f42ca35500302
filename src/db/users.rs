//! Accounts and the roles given to them.

use diesel::prelude::*;
use serde::Serialize;

use super::schema::{members, role_grants, users};
use super::{Db, row_of};
use crate::domain::actor::Role;
use crate::domain::actor::{Actor, Grant, MemberRole, Membership};
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::text::Lang;

/// A row of `users`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = users, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct UserRow {
    pub id: Id,
    pub email: String,
    pub name: String,
    pub phone: String,
    pub lang: Lang,
    pub password_hash: Option<String>,
    pub email_confirmed_at: Option<Instant>,
    pub totp_secret: Option<Vec<u8>>,
    pub totp_enrolled_at: Option<Instant>,
    pub totp_last_step: Option<i64>,
    pub disabled_at: Option<Instant>,
    pub created_at: Instant,
}
row_of!(UserRow, users, plain);

/// A row of `role_grants`.
#[derive(Debug, Clone, Queryable, Insertable, AsChangeset, Serialize)]
#[diesel(table_name = role_grants, treat_none_as_null = true)]
#[expect(missing_docs, reason = "the columns of the table, named in its migration")]
pub struct RoleGrantRow {
    pub id: Id,
    pub user_id: Id,
    pub role: Role,
    pub country: Option<Country>,
    pub programme_id: Option<Id>,
    pub call_id: Option<Id>,
    pub granted_by: Option<Id>,
    pub granted_at: Instant,
    pub revoked_at: Option<Instant>,
}
row_of!(RoleGrantRow, role_grants, plain);

/// The account as an actor: with the roles and memberships it holds now. `None` for an account
/// that does not exist or is disabled.
///
/// # Errors
/// The database's.
pub fn find_actor(db: &mut Db, user: Id) -> QueryResult<Option<Actor>> {
    let Some(row) = UserRow::find(db, user)?.filter(|row| row.disabled_at.is_none()) else { return Ok(None) };
    let grants = role_grants::table
        .filter(role_grants::user_id.eq(user))
        .filter(role_grants::revoked_at.is_null())
        .order(role_grants::id)
        .load::<RoleGrantRow>(db)?;
    let memberships = members::table
        .filter(members::user_id.eq(user))
        .filter(members::left_at.is_null())
        .order(members::id)
        .select((members::partner_id, members::role))
        .load::<(Id, MemberRole)>(db)?;
    let mut actor = Actor::person(row.id, row.name, row.email, row.lang);
    actor.grants = grants.iter().map(RoleGrantRow::grant).collect();
    actor.memberships = memberships.into_iter().map(|(partner, role)| Membership { partner, role }).collect();
    Ok(Some(actor))
}

impl RoleGrantRow {
    /// The role with its limits.
    pub fn grant(&self) -> Grant {
        Grant { role: self.role, country: self.country, programme: self.programme_id, call: self.call_id }
    }
}

/// The account with this address, written in lower case.
///
/// # Errors
/// The database's.
pub fn find_by_email(db: &mut Db, email: &str) -> QueryResult<Option<UserRow>> {
    users::table.filter(users::email.eq(email)).first(db).optional()
}

/// How many accounts there are.
///
/// # Errors
/// The database's.
pub fn count(db: &mut Db) -> QueryResult<i64> {
    users::table.count().get_result(db)
}

/// The enabled accounts that hold a role in a country.
///
/// # Errors
/// The database's.
pub fn list_with_role(db: &mut Db, role: Role, country: Country) -> QueryResult<Vec<Id>> {
    role_grants::table
        .inner_join(users::table)
        .filter(role_grants::role.eq(role))
        .filter(role_grants::revoked_at.is_null())
        .filter(role_grants::country.is_null().or(role_grants::country.eq(country)))
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select(users::id)
        .distinct()
        .load(db)
}

/// The names of these people.
///
/// # Errors
/// The database's.
pub fn names(db: &mut Db, of: &[Id]) -> QueryResult<std::collections::HashMap<Id, String>> {
    let rows: Vec<(Id, String)> =
        users::table.filter(users::id.eq_any(of)).select((users::id, users::name)).load(db)?;
    Ok(rows.into_iter().collect())
}
