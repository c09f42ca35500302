//! Who a route is for, and what makes a type a guard.

use actix_web::FromRequest;

use crate::domain::account::ApiScope;
use crate::domain::actor::Actor;
use crate::domain::permission::Permission;

/// Who a route is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Everybody with an account.
    SignedIn,
    /// Staff of any role, auditors included.
    Staff,
    /// Members of any partner.
    Member,
    /// Whoever holds this permission anywhere.
    May(Permission),
    /// Whoever sends a token of the JSON API with this scope. Being signed in does not count.
    Token(ApiScope),
}

impl Access {
    /// Whether the actor passes.
    pub fn admits(self, actor: &Actor) -> bool {
        match self {
            Access::Public => true,
            Access::SignedIn => actor.is_signed_in(),
            Access::Staff => actor.is_staff(),
            Access::Member => !actor.memberships.is_empty(),
            Access::May(permission) => actor.may(permission),
            Access::Token(_) => false,
        }
    }
}

/// A type that may stand first in a handler's parameters.
pub trait Guard: FromRequest {
    /// Who passes.
    const ACCESS: Access;
}

/// Marks a permission as a type, so that a handler's signature can name it.
pub trait Needs {
    /// The permission.
    const PERMISSION: Permission;
}

/// Marks a scope of API tokens as a type.
pub trait NeedsScope {
    /// The scope.
    const SCOPE: ApiScope;
}
