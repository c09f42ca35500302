//! `kafo demo`: the portal with the founding programme in it, on this machine alone. All names of
//! people and organisations are invented, and say so.

mod content;
mod people;
mod proposal;
mod seed;
mod stages;

use indicatif::{ProgressBar, ProgressStyle};

pub use people::PASSWORD;
pub use seed::seed;

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
        accounts.push(Account { email: words.email(), password: PASSWORD, role: words.role.to_string(), partner: None });
    }
    for words in &people::PARTNERS {
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

/// A progress bar of so many steps.
fn bar(steps: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len} {elapsed}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(steps).with_style(style)
}
