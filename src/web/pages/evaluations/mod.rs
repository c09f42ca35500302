//! Evaluations: the officer's table of assignments, and the evaluator's desk, declaration and
//! scorecard.

mod assign;
mod desk;
mod score;

pub use assign::Assign;
pub use desk::{Declare, Desk};
pub use score::Score;

use crate::web::routes::Routes;

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    assign::routes(routes);
    desk::routes(routes);
    score::routes(routes);
}
