//! Who calls. The first parameter of every handler is one of the guards of this folder: it says in
//! the handler's type who may call, and without one a handler cannot be routed.
//!
//! A guard decides by account and role. Whether *this* object is theirs is asked in the query or
//! in the service, and answered with 404.

mod access;
mod admit;
mod caller;
mod first;
pub mod may;
mod person;
pub mod scope;
mod token;

pub use access::{Access, Guard, Needs, NeedsScope};
pub use admit::is_autosave;
pub use caller::{Caller, before_sign_in};
pub use first::FirstGuard;
pub use person::{May, Member, SignedIn, Staff, Visitor};
pub use token::Token;
