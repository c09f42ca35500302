//! Programmes: their list, the page of one, the form of administrators and those of finance.

mod correct;
mod edit;
mod funds;
mod index;
mod show;

use crate::db::Db;
use crate::db::programmes::{self, ProgrammeRow};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::programme::may_change;
use crate::web::error::WebError;
use crate::web::guard::Caller;
use crate::web::routes::Routes;

pub use correct::{ConfirmCorrection, Correct};
pub use edit::Editor;
pub use funds::{Confirm, Funds};
pub use index::Index;
pub use show::Show;

/// The routes of this noun.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/programmes", index::index)
        .get("/office/programmes/new", edit::begin)
        .post("/office/programmes/new", edit::create)
        .get("/office/programmes/{id}", show::show)
        .get("/office/programmes/{id}/edit", edit::show)
        .post("/office/programmes/{id}/edit", edit::save)
        .get("/office/programmes/{id}/funds", funds::ask)
        .post("/office/programmes/{id}/funds", funds::add)
        .get("/office/programmes/{id}/funds/{fund}", correct::ask)
        .post("/office/programmes/{id}/funds/{fund}", correct::correct);
}

/// A programme that the caller may see, with `more` of it read at the same time; refused to those who may see it
/// but not do this to it.
async fn load<T: Send + 'static>(
    caller: &Caller,
    id: Id,
    needs: Permission,
    more: impl FnOnce(&mut Db) -> Result<T, WebError> + Send + 'static,
) -> Result<(ProgrammeRow, T), WebError> {
    let actor = caller.actor.clone();
    let found = caller
        .read(move |db| {
            let Some(row) = programmes::find_for(db, &actor, id)? else { return Err(WebError::NotFound) };
            Ok((row, more(db)?))
        })
        .await?;
    if may_change(&caller.actor, needs, id) { Ok(found) } else { Err(WebError::Forbidden) }
}
