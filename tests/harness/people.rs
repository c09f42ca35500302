//! Invented people of the tests, with accounts and roles. Everybody has the same password.

use std::sync::LazyLock;

use kafo::adapters::password;
use kafo::domain::actor::{Actor, Grant};
use kafo::domain::id::Id;
use kafo::domain::text::Lang;
use kafo::services::users::{self, NewUser};

use super::app::TestApp;
use super::client::Client;

/// Everybody's password.
pub const PASSWORD: &str = "une-phrase-de-passe-2026";

static HASH: LazyLock<String> = LazyLock::new(|| password::hash(PASSWORD, &[7; 16]).unwrap());

impl TestApp {
    /// An account with a confirmed address and these roles; the e-mail is `{name}@kafo.example`.
    pub fn person(&self, name: &str, grants: &[Grant]) -> Actor {
        let email = format!("{name}@kafo.example");
        let user = NewUser {
            email,
            name: name.to_owned(),
            lang: Lang::Fr,
            phone: String::new(),
            password_hash: Some(HASH.clone()),
            confirmed: true,
        };
        let grants = grants.to_vec();
        let row = self.act(&Actor::system(), move |db, act| users::create(db, act, user, &grants)).unwrap();
        self.actor(row.id)
    }

    /// The account as it stands now.
    pub fn actor(&self, user: Id) -> Actor {
        self.read(|db| kafo::db::users::find_actor(db, user)).unwrap()
    }

    /// A browser in which this person has signed in.
    pub fn signed_in(&self, person: &Actor) -> Client {
        let client = self.browser();
        client.sign_in(&person.email, PASSWORD);
        client
    }
}
