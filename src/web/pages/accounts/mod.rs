//! Accounts: the ways in and out, one's own account, and the staff's accounts.

mod sign_in;

use crate::web::routes::Routes;

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    sign_in::routes(routes);
}
