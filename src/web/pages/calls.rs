//! Calls for proposals: what everybody reads of them, and where officers write them.

mod public;
mod feed;
mod sheet;
mod words;
mod office;
mod overview;
mod preview;
mod amend;
mod asking;
mod changes;
mod steps;
mod editor;
mod files;
mod reading;
mod grid_form;

use crate::web::routes::Routes;

pub use amend::Amend;
pub use asking::Before;
pub use editor::Editor;
pub use files::Files;
pub use office::{Begin, Office};
pub use overview::Overview;
pub use public::{Index, Show};
pub use reading::put_texts;
pub use sheet::Sheet;
pub use steps::Confirm;

/// The routes of this noun.
pub fn routes(routes: &mut Routes) {
    routes.get("/", public::home).get("/calls", public::index).get("/calls/{code}", public::show);
    routes.get("/calls.atom", feed::atom).get("/calls.ics", feed::calendar);
    routes.get("/office/calls", office::index);
    routes.get("/office/calls/new", office::begin).post("/office/calls/new", office::create);
    routes.get("/office/calls/{id}", overview::show).get("/office/calls/{id}/preview", preview::show);
    routes.get("/office/calls/{id}/edit/{part}", editor::show).post("/office/calls/{id}/edit/{part}", editor::save);
    routes.get("/office/calls/{id}/documents", files::show).post("/office/calls/{id}/documents", files::add);
    routes.post("/office/calls/{id}/documents/{document}/remove", files::remove);
    routes.post("/office/calls/{id}/review", steps::review);
    routes.get("/office/calls/{id}/send-back", steps::confirm_send_back);
    routes.post("/office/calls/{id}/send-back", steps::send_back);
    routes.get("/office/calls/{id}/publish", steps::confirm_publish);
    routes.post("/office/calls/{id}/publish", steps::publish);
    routes.get("/office/calls/{id}/cancel", steps::confirm_cancel).post("/office/calls/{id}/cancel", steps::cancel);
    routes.get("/office/calls/{id}/open", steps::confirm_open).post("/office/calls/{id}/open", steps::open);
    routes.get("/office/calls/{id}/close", steps::confirm_close).post("/office/calls/{id}/close", steps::close);
    routes.get("/office/calls/{id}/extend", steps::confirm_extend).post("/office/calls/{id}/extend", steps::extend);
    routes.get("/office/calls/{id}/amend", amend::show).post("/office/calls/{id}/amend", amend::publish);
    routes.post("/office/calls/{id}/amend/drop", amend::give_up);
    routes.get("/office/calls/{id}/amend/{part}", amend::show_part);
    routes.post("/office/calls/{id}/amend/{part}", amend::save_part);
    routes.get("/office/calls/{id}/archive", steps::confirm_archive);
    routes.post("/office/calls/{id}/archive", steps::archive);
}
