//! What people do with their own account: sign in and out, register, find a way back in, change
//! what is theirs. Passwords arrive here as hashes, links as the number that their proof confirmed.

mod sign_in;

pub use sign_in::{Door, Proof, begin_code, begin_password, sign_in, sign_out};
