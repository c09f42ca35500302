//! What people do with their own account: sign in and out, register, find a way back in, change
//! what is theirs. Passwords arrive here as hashes, links as the number that their proof confirmed.

mod own;
mod password;
mod register;
mod sign_in;

pub use own::{
    NewToken, begin_password_again, create_token, edit_profile, end_other_sessions, end_session, enrol_second_factor,
    remove_second_factor, revoke_token,
};
pub use password::{ask_reset, change, reset};
pub use register::{Person, confirm, register, resend_confirmation};
pub use sign_in::{Door, Proof, begin_code, begin_password, sign_in, sign_out};
