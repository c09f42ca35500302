//! Pages about the portal itself, for everybody: help with its guide, accessibility, personal data. They say only
//! what is so.

mod guide;

use serde::Serialize;

use crate::web::error::Answer;
use crate::web::guard::{Caller, Visitor};
use crate::web::routes::Routes;
use crate::web::session::IDLE;
use crate::web::view::Page;

pub use guide::Guide;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/help", help).get("/help/guide", guide::show);
    routes.get("/accessibility", accessibility).get("/privacy", privacy);
}

/// Whom to write to.
#[derive(Serialize)]
struct Contact {
    /// The awarding organisation.
    organisation: String,
    /// Its address for questions; empty when the installation names none.
    email: String,
}

impl Contact {
    fn of(caller: &Caller) -> Contact {
        let config = &caller.app.config;
        Contact { organisation: config.organisation.clone(), email: config.contact.clone().unwrap_or_default() }
    }

    /// With an address and without.
    fn samples() -> [Contact; 2] {
        ["aide@exemple.example", ""]
            .map(|email| Contact { organisation: "Fondation Exemple".into(), email: email.into() })
    }
}

/// How to apply, and whom to ask.
#[derive(Serialize)]
pub struct Help {
    contact: Contact,
}

impl Page for Help {
    const TEMPLATE: &'static str = "pages/about/help.html";
    fn samples() -> Vec<Self> {
        Contact::samples().map(|contact| Help { contact }).into()
    }
}

/// Who can use the portal, and what is known to be missing.
#[derive(Serialize)]
pub struct Accessibility {
    contact: Contact,
}

impl Page for Accessibility {
    const TEMPLATE: &'static str = "pages/about/accessibility.html";
    fn samples() -> Vec<Self> {
        Contact::samples().map(|contact| Accessibility { contact }).into()
    }
}

/// What the portal keeps about people.
#[derive(Serialize)]
pub struct Privacy {
    contact: Contact,
    /// Hours after which an unused session ends.
    idle_hours: i64,
}

impl Privacy {
    fn new(contact: Contact) -> Self {
        Privacy { contact, idle_hours: IDLE.num_hours() }
    }
}

impl Page for Privacy {
    const TEMPLATE: &'static str = "pages/about/privacy.html";
    fn samples() -> Vec<Self> {
        Contact::samples().map(Privacy::new).into()
    }
}

async fn help(caller: Visitor) -> Answer {
    caller.page(&Help { contact: Contact::of(&caller) })
}

async fn accessibility(caller: Visitor) -> Answer {
    caller.page(&Accessibility { contact: Contact::of(&caller) })
}

async fn privacy(caller: Visitor) -> Answer {
    caller.page(&Privacy::new(Contact::of(&caller)))
}
