//! Accounts and the roles given to them.

use diesel::prelude::*;
use serde::Serialize;

use super::ext::{self, lower};
use super::schema::{audit_events, members, partners, role_grants, users};
use super::{Db, MultiBackend, Page, row_of};
use crate::domain::actor::Role;
use crate::domain::actor::{Actor, Grant, MemberRole, Membership};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
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

/// What a new account starts with.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The address, in lower case.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// The language of their mails.
    pub lang: Lang,
    /// Their telephone, or nothing.
    pub phone: String,
    /// The Argon2id hash of their password; none while an invitation is open.
    pub password_hash: Option<String>,
    /// Whether the address is known to be theirs.
    pub confirmed: bool,
}

impl UserRow {
    /// Whether somebody can sign in with it: its address is confirmed and it has a password.
    pub fn is_usable(&self) -> bool {
        self.email_confirmed_at.is_some() && self.password_hash.is_some() && self.disabled_at.is_none()
    }

    /// An account opened now.
    pub fn begin(id: Id, new: NewUser, at: Instant) -> UserRow {
        UserRow {
            id,
            email: new.email,
            name: new.name,
            phone: new.phone,
            lang: new.lang,
            password_hash: new.password_hash,
            email_confirmed_at: new.confirmed.then_some(at),
            totp_secret: None,
            totp_enrolled_at: None,
            totp_last_step: None,
            disabled_at: None,
            created_at: at,
        }
    }
}

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

/// What an account is called, a role of it and a membership of it: an account is read as a line for each pair of these, and
/// one at least.
pub(super) type AccountLine = ((String, String, Lang), Option<RoleGrantRow>, Option<(Id, Id, MemberRole)>);

/// The account as an actor: with the roles and memberships it holds now. `None` for an account
/// that does not exist or is disabled.
///
/// # Errors
/// The database's.
pub fn find_actor(db: &mut Db, user: Id) -> QueryResult<Option<Actor>> {
    let held = role_grants::user_id.eq(users::id).and(role_grants::revoked_at.is_null());
    let joined = members::user_id.eq(users::id).and(members::left_at.is_null());
    let lines: Vec<AccountLine> = users::table
        .left_join(role_grants::table.on(held))
        .left_join(members::table.on(joined))
        .filter(users::id.eq(user))
        .filter(users::disabled_at.is_null())
        .order((role_grants::id, members::id))
        .select((
            (users::name, users::email, users::lang),
            role_grants::all_columns.nullable(),
            (members::id, members::partner_id, members::role).nullable(),
        ))
        .load(db)?;
    Ok(actor_of(user, lines))
}

/// The account that these lines tell of; none when there are none.
pub(super) fn actor_of(user: Id, lines: Vec<AccountLine>) -> Option<Actor> {
    let ((name, email, lang), ..) = lines.first()?.clone();
    let mut actor = Actor::person(user, name, email, lang);
    let (mut grants, mut memberships) = (Vec::new(), Vec::new());
    for (_, grant, membership) in lines {
        if let Some(grant) = grant.filter(|grant| !grants.contains(&grant.id)) {
            grants.push(grant.id);
            actor.grants.push(grant.grant());
        }
        if let Some((id, partner, role)) = membership.filter(|(id, ..)| !memberships.contains(id)) {
            memberships.push(id);
            actor.memberships.push(Membership { partner, role });
        }
    }
    Some(actor)
}

impl RoleGrantRow {
    /// A role given now by `by`.
    pub fn begin(id: Id, user: Id, grant: Grant, by: Option<Id>, at: Instant) -> RoleGrantRow {
        RoleGrantRow {
            id,
            user_id: user,
            role: grant.role,
            country: grant.country,
            programme_id: grant.programme,
            call_id: grant.call,
            granted_by: by,
            granted_at: at,
            revoked_at: None,
        }
    }

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
        users::table.filter(ext::one_of(users::id, of)).select((users::id, users::name)).load(db)?;
    Ok(rows.into_iter().collect())
}

/// The roles an account holds now.
///
/// # Errors
/// The database's.
pub fn list_grants(db: &mut Db, user: Id) -> QueryResult<Vec<RoleGrantRow>> {
    role_grants::table
        .filter(role_grants::user_id.eq(user))
        .filter(role_grants::revoked_at.is_null())
        .order(role_grants::id)
        .load(db)
}

/// How many enabled accounts administer everywhere, beside `user`.
///
/// # Errors
/// The database's.
pub fn count_other_administrators(db: &mut Db, user: Id) -> QueryResult<i64> {
    role_grants::table
        .inner_join(users::table)
        .filter(role_grants::role.eq(Role::Administrator))
        .filter(role_grants::country.is_null())
        .filter(role_grants::revoked_at.is_null())
        .filter(users::disabled_at.is_null())
        .filter(users::id.ne(user))
        .count()
        .get_result(db)
}

/// Which accounts a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Those with a role, or invited to one.
    #[default]
    Staff,
    /// Members of partners.
    Members,
    /// All.
    All,
}

/// What administrators ask of their list of accounts.
#[derive(Debug, Clone, Default)]
pub struct AccountFilter {
    /// Part of the name or of the address.
    pub text: String,
    /// Only with this role.
    pub role: Option<Role>,
    /// Only with a role in this country, or everywhere.
    pub country: Option<Country>,
    /// Staff, members or all.
    pub which: Which,
}

/// An account in the list of administrators.
#[derive(Debug, Clone)]
pub struct AccountListRow {
    /// The account.
    pub user: UserRow,
    /// Its present roles.
    pub grants: Vec<RoleGrantRow>,
    /// When it last signed in.
    pub last_sign_in: Option<Instant>,
    /// When its open invitation ends.
    pub invited_until: Option<Instant>,
}

/// The accounts that the viewer may see, by name; and how many there are. Five statements.
///
/// # Errors
/// The database's.
pub fn list_accounts(
    db: &mut Db,
    viewer: &Actor,
    filter: &AccountFilter,
    page: Page,
    now: Instant,
) -> QueryResult<(Vec<AccountListRow>, i64)> {
    if !viewer.may(Permission::UserRead) {
        return Ok((Vec::new(), 0));
    }
    let total = accounts_query(filter).count().get_result(db)?;
    let found: Vec<UserRow> =
        accounts_query(filter).order((users::name, users::id)).limit(page.size).offset(page.offset()).load(db)?;
    let ids: Vec<Id> = found.iter().map(|user| user.id).collect();
    let grants: Vec<RoleGrantRow> = role_grants::table
        .filter(ext::one_of(role_grants::user_id, ids.clone()))
        .filter(role_grants::revoked_at.is_null())
        .order(role_grants::id)
        .load(db)?;
    let signed_in = list_last_sign_ins(db, &ids)?;
    let invited = super::tokens::list_open_invitations(db, &ids, now)?;
    let rows = found
        .into_iter()
        .map(|user| AccountListRow {
            grants: grants.iter().filter(|grant| grant.user_id == user.id).cloned().collect(),
            last_sign_in: signed_in.iter().find(|(id, _)| *id == user.id).and_then(|(_, at)| *at),
            invited_until: invited.iter().rev().find(|(id, _)| *id == Some(user.id)).map(|(_, until)| *until),
            user,
        })
        .collect();
    Ok((rows, total))
}

/// When accounts last signed in, from the audit log.
///
/// # Errors
/// The database's.
pub fn list_last_sign_ins(db: &mut Db, users: &[Id]) -> QueryResult<Vec<(Id, Option<Instant>)>> {
    audit_events::table
        .filter(audit_events::object_kind.eq("user"))
        .filter(ext::one_of(audit_events::object_id, users.iter().copied()))
        .filter(audit_events::action.eq("account.sign_in"))
        .group_by(audit_events::object_id)
        .select((audit_events::object_id, diesel::dsl::max(audit_events::at)))
        .load(db)
}

fn accounts_query(filter: &AccountFilter) -> users::BoxedQuery<'static, MultiBackend> {
    let mut query = users::table.into_boxed();
    for word in filter.text.to_lowercase().split_whitespace().take(8) {
        let literal: String = word.chars().filter(|letter| !matches!(letter, '%' | '_' | '\\')).collect();
        let pattern = format!("%{literal}%");
        query = query.filter(lower(users::name).like(pattern.clone()).or(users::email.like(pattern)));
    }
    let roles = role_grants::table.filter(role_grants::revoked_at.is_null()).select(role_grants::user_id);
    if let Some(role) = filter.role {
        query = query.filter(users::id.eq_any(roles.filter(role_grants::role.eq(role))));
    }
    if let Some(country) = filter.country {
        let here = role_grants::country.is_null().or(role_grants::country.eq(country));
        query = query.filter(users::id.eq_any(roles.filter(here)));
    }
    match filter.which {
        Which::Staff => query.filter(users::id.eq_any(roles)),
        Which::Members => {
            let present = members::table.filter(members::left_at.is_null()).select(members::user_id);
            query.filter(users::id.eq_any(present))
        }
        Which::All => query,
    }
}

/// An account that the viewer may see. Four statements.
///
/// # Errors
/// The database's.
pub fn find_account(db: &mut Db, viewer: &Actor, user: Id, now: Instant) -> QueryResult<Option<AccountListRow>> {
    if !viewer.may(Permission::UserRead) {
        return Ok(None);
    }
    let Some(row) = UserRow::find(db, user)? else { return Ok(None) };
    let invited = super::tokens::list_open_invitations(db, &[user], now)?;
    Ok(Some(AccountListRow {
        user: row,
        grants: list_grants(db, user)?,
        last_sign_in: list_last_sign_ins(db, &[user])?.first().and_then(|(_, at)| *at),
        invited_until: invited.last().map(|(_, until)| *until),
    }))
}

/// The organisations of an account that the viewer may see, with the role in each.
///
/// # Errors
/// The database's.
pub fn list_organisations(db: &mut Db, viewer: &Actor, user: Id) -> QueryResult<Vec<(Id, String, MemberRole)>> {
    if !viewer.may(Permission::UserRead) {
        return Ok(Vec::new());
    }
    members::table
        .inner_join(partners::table)
        .filter(members::user_id.eq(user))
        .filter(members::left_at.is_null())
        .order((partners::name, partners::id))
        .select((partners::id, partners::name, members::role))
        .load(db)
}

/// The names of some accounts. Who may read them is asked before, of the thing they did.
///
/// # Errors
/// The database's.
pub fn list_names(db: &mut Db, ids: &[Id]) -> QueryResult<Vec<(Id, String)>> {
    users::table.filter(ext::one_of(users::id, ids.iter().copied())).select((users::id, users::name)).load(db)
}
