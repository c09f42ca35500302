//! Accounts: the ways in and out, one's own account, and the staff's accounts.

mod invitations;
mod own;
mod passwords;
mod register;
mod security;
mod sign_in;
mod staff;
mod tokens;

use actix_web::web;
use serde::Serialize;

use crate::adapters::password;
use crate::adapters::secrets;
use crate::domain::account::LinkPurpose;
use crate::domain::id::Id;
use crate::web::error::{Answer, WebError};
use crate::web::guard::Caller;
use crate::web::routes::Routes;
use crate::web::view::Page;

pub use invitations::Invitation;
pub use own::{Account, Profile};
pub use passwords::{ChangePassword, Forgot, ForgotSent, Reset};
pub use register::{Confirm, Organisation, Sent, Start};
pub use security::{Enrol, RemoveFactor};
pub use sign_in::{Code, SignIn, SignOut};
pub use staff::{Disable, Invite, User, Users};
pub use tokens::{TokenCreated, TokenNew};

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    sign_in::routes(routes);
    register::routes(routes);
    passwords::routes(routes);
    invitations::routes(routes);
    own::routes(routes);
    security::routes(routes);
    tokens::routes(routes);
    staff::routes(routes);
}

/// A link of a letter that opens nothing any more, and what to do now.
#[derive(Serialize)]
pub struct LinkOver {
    /// What it was for: `confirm`, `reset` or `invitation`.
    purpose: &'static str,
}

impl Page for LinkOver {
    const TEMPLATE: &'static str = "pages/accounts/link_over.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        ["confirm", "reset", "invitation"].map(|purpose| LinkOver { purpose }).into()
    }
}

/// The page of a link that is over.
fn link_over(caller: &Caller, purpose: LinkPurpose) -> Answer {
    caller.page(&LinkOver { purpose: purpose.link() })
}

/// The stored request that a link of a letter stands for, when its proof is right.
fn request_of(caller: &Caller, purpose: LinkPurpose, token: &str) -> Option<Id> {
    caller.app.secrets.read_link_token(purpose.link(), token)
}

/// The hash of a new password, made away from the event loop.
async fn hashed(given: String) -> Result<String, WebError> {
    web::block(move || password::hash(&given, &secrets::random_bytes()))
        .await
        .map_err(|_| WebError::Internal("the worker threads are gone".into()))?
        .map_err(|error| WebError::Internal(error.to_string()))
}
