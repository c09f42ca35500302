//! Posts that arrived without a valid sign-in. What was typed is kept in the session and offered
//! again after signing in, at `/resume`.

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::guard::Caller;
use super::session;
use crate::domain::id::Id;

const HELD: &str = "held";

/// A post kept for later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Where it was going.
    pub path: String,
    /// What was typed.
    pub form: Form,
    /// Whose session had ended, when that is known. Nobody else is shown the text.
    pub user: Option<Id>,
}

/// Keeps a post in the session, but for its secrets.
pub fn keep(caller: &Caller, form: Form) {
    let user = session::user(&caller.session).or_else(|| caller.session.get::<Id>(session::FORMER_USER).ok().flatten());
    session::put(&caller.session, HELD, &Held { path: caller.path.clone(), form: form.without_secrets(), user });
}

/// The post that waits for this caller. One that belongs to somebody else is dropped.
pub fn waiting(caller: &Caller) -> Option<Held> {
    let held: Held = caller.session.get(HELD).ok().flatten()?;
    if held.user.is_some_and(|user| !caller.actor.is(user)) {
        caller.session.remove(HELD);
        return None;
    }
    Some(held)
}

/// Forgets the post: it was sent again, or is not wanted.
pub fn forget(caller: &Caller) {
    caller.session.remove(HELD);
}
