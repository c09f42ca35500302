//! `kafo demo`: the portal with the founding programme in it, on this machine alone. All names of
//! people and organisations are invented, and say so.

mod calls;
mod content;
mod exchange;
mod money;
mod people;
mod proposal;
mod seed;
mod stages;

use std::path::Path;

use anyhow::Context;

use crate::config::{Config, ConfigError, DEFAULT_ORGANISATION};
use crate::startup::Portal;

pub use people::PASSWORD;

/// Loads the demo into an empty portal; one that has accounts already goes on as it is.
///
/// # Errors
/// A step that the portal refuses, or data that are not the demo's.
pub fn seed_once(portal: &Portal) -> anyhow::Result<()> {
    let app = &portal.app;
    let users = app.pool.read(|db| crate::db::users::count(db).map_err(crate::services::Refusal::from))?;
    if users > 0 {
        let email = people::STAFF[0].email();
        let known =
            app.pool.read(|db| crate::db::users::find_by_email(db, &email).map_err(crate::services::Refusal::from))?;
        anyhow::ensure!(
            known.is_some(),
            "the database has accounts and is not the demo's: choose another KAFO_DATA_DIR"
        );
        return Ok(());
    }
    seed::seed(&app.pool, &app.secrets, &portal.worker("demo"), app.now())
}

/// Gives the awarding organisation an invented name and address, unless the settings name one.
pub fn named(mut config: Config) -> Config {
    if config.organisation == DEFAULT_ORGANISATION {
        config.organisation = "Fondation Exemple pour les retours".to_owned();
        config.organisation_address = vec!["Rue Exemple 12".to_owned(), "Dakar".to_owned()];
    }
    config
}

/// Deletes the demo's data folder. Refuses a folder that does not look like one of Kafo's.
///
/// # Errors
/// A folder with other things in it, or one that cannot be deleted; a database elsewhere.
pub fn reset(config: &Config) -> anyhow::Result<()> {
    if config.database.is_postgres() {
        let sentence = "DATABASE_URL names PostgreSQL, which --reset leaves alone: drop that database, create it again, \
                        delete the files in KAFO_DATA_DIR, and start the demo without --reset.";
        return Err(ConfigError::new("DATABASE_URL", sentence).into());
    }
    let folder: &Path = &config.data_dir;
    if !folder.exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name();
        let name = name.to_string_lossy();
        let ours = name.starts_with("kafo.db") || ["documents", "outbox", "secret.key"].contains(&name.as_ref());
        anyhow::ensure!(ours, "{} holds {name}, which is not the demo's: nothing was deleted", folder.display());
    }
    std::fs::remove_dir_all(folder).with_context(|| format!("{} cannot be deleted", folder.display()))
}

/// One account of the demo.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Account {
    /// What to sign in with.
    pub email: String,
    /// The password.
    pub password: &'static str,
    /// The role, as stored.
    pub role: String,
    /// The organisation, for its members.
    pub partner: Option<String>,
}

/// The accounts to try the portal with: the first of each role, and the members of each organisation.
pub fn accounts() -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for words in &people::STAFF {
        accounts.push(Account {
            email: words.email(),
            password: PASSWORD,
            role: words.role.to_string(),
            partner: None,
        });
    }
    for words in people::PARTNERS.iter().chain([&people::NEWCOMER]) {
        for (login, role) in [("signataire", "signatory"), ("redaction", "editor")] {
            accounts.push(Account {
                email: format!("{login}@{}.example", words.login),
                password: PASSWORD,
                role: role.into(),
                partner: Some(words.name.into()),
            });
        }
    }
    accounts
}
