//! Questions about calls: where members ask, and where officers answer.

mod ask;
mod office;

use crate::web::routes::Routes;

pub use ask::Ask;
pub use office::{Index, Show};

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/calls/{code}/questions", ask::show)
        .post("/calls/{code}/questions", ask::ask)
        .get("/office/questions", office::index)
        .get("/office/questions/{id}", office::show)
        .post("/office/questions/{id}", office::publish)
        .post("/office/questions/{id}/set-aside", office::set_aside)
        .post("/office/questions/{id}/correct", office::correct);
}
