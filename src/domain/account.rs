//! Accounts of people: passwords, links sent by mail, limits on attempts, scopes of API tokens,
//! and which roles an administrator may give.

use chrono::TimeDelta;

use super::actor::{Actor, Role};
use super::id::Id;
use super::partner::looks_like_email;
use super::permission::Permission;
use super::state::{Instant, Unmet};

super::state::text_enum! {
    /// What a link in a letter is for. Each purpose has its own links: one never opens another's door.
    LinkPurpose {
        ConfirmEmail = "confirm_email",
        ResetPassword = "reset_password",
        StaffInvitation = "staff_invitation",
        MemberInvitation = "member_invitation",
    }
}

impl LinkPurpose {
    /// The purpose under which `Secrets::link_token` computes the link's proof. Both kinds of
    /// invitation lead to the same page.
    pub const fn link(self) -> &'static str {
        match self {
            LinkPurpose::ConfirmEmail => "confirm",
            LinkPurpose::ResetPassword => "reset",
            LinkPurpose::StaffInvitation | LinkPurpose::MemberInvitation => "invitation",
        }
    }

    /// How long a link works: the letters say the same.
    pub const fn lifetime(self) -> TimeDelta {
        match self {
            LinkPurpose::ConfirmEmail => TimeDelta::days(2),
            LinkPurpose::ResetPassword => TimeDelta::hours(1),
            LinkPurpose::StaffInvitation | LinkPurpose::MemberInvitation => TimeDelta::days(7),
        }
    }
}

super::state::text_enum! {
    /// What the holder of an API token may read. What its owner may not see, no scope shows.
    ApiScope {
        ProposalsRead = "proposals:read",
        PaymentsRead = "payments:read",
        ReportsRead = "reports:read",
    }
}

/// How many days an API token may live: the choices of the form.
pub const TOKEN_DAYS: [i64; 3] = [30, 90, 365];

/// So many attempts in so long a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many are let through.
    pub attempts: i32,
    /// In how long a time, counted from the first.
    pub window: TimeDelta,
}

impl Limit {
    /// Passwords tried on one account.
    pub const SIGN_IN: Limit = Limit { attempts: 10, window: TimeDelta::minutes(15) };
    /// Failed passwords from one address of the network. Wider than that of an account: a whole
    /// office or a mobile operator may stand behind one address.
    pub const SIGN_IN_ADDRESS: Limit = Limit { attempts: 30, window: TimeDelta::minutes(15) };
    /// One-time codes tried on one account.
    pub const CODE: Limit = Limit { attempts: 10, window: TimeDelta::minutes(15) };
    /// Accounts opened from one address of the network.
    pub const REGISTRATION: Limit = Limit { attempts: 30, window: TimeDelta::hours(1) };
    /// Invitations that one organisation sends.
    pub const INVITATIONS: Limit = Limit { attempts: 30, window: TimeDelta::hours(24) };
    /// Letters with a link that anybody may ask for, to one reader.
    pub const LETTERS: Limit = Limit { attempts: 5, window: TimeDelta::hours(1) };

    /// Seconds until the window that began at `start` ends; at least one.
    pub fn wait_seconds(self, start: Instant, now: Instant) -> u64 {
        u64::try_from((start + self.window - now).num_seconds()).unwrap_or(0).max(1)
    }
}

/// An address as it is stored and compared: without spaces around it, in lower case.
pub fn normal_email(text: &str) -> String {
    text.trim().to_lowercase()
}

/// What is wrong with a person's name, address and telephone, each on the field of that name.
pub fn check_person(name: &str, email: &str) -> Vec<Unmet> {
    let mut unmet = check_name(name);
    if email.trim().is_empty() {
        unmet.push(Unmet::new("missing").on("email"));
    } else if !looks_like_email(email.trim()) {
        unmet.push(Unmet::new("email-unreadable").on("email"));
    }
    unmet
}

/// What is wrong with a person's name.
pub fn check_name(name: &str) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if name.trim().is_empty() {
        unmet.push(Unmet::new("missing").on("name"));
    } else if name.chars().count() > LONGEST_NAME {
        unmet.push(Unmet::new("text-too-long").on("name").with("max", LONGEST_NAME));
    }
    unmet
}

/// Longest name of a person, in characters.
pub const LONGEST_NAME: usize = 120;
/// Fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 12;
/// Longest password, in bytes; far above any passphrase.
pub const LONGEST_PASSWORD: usize = 1_024;

/// Passwords of twelve characters and more that stand on every list of guesses, without digits.
const GUESSED: [&str; 12] = [
    "motdepasse",
    "password",
    "azertyuiop",
    "qwertyuiop",
    "senha",
    "palavrapasse",
    "bonjour",
    "welcome",
    "administrateur",
    "administrator",
    "kafo",
    "azertyuiopqsdfghjklm",
];

/// What is wrong with a new password, on the field `field`: its length, and being easy to guess
/// from `about` (address and name of the person). No rule about kinds of characters: length is
/// what counts (NIST SP 800-63B, section 5.1.1.2).
pub fn check_password(field: &str, password: &str, about: &[&str]) -> Vec<Unmet> {
    if password.is_empty() {
        return vec![Unmet::new("missing-password").on(field)];
    }
    if password.chars().count() < SHORTEST_PASSWORD {
        return vec![Unmet::new("password-too-short").on(field).with("min", SHORTEST_PASSWORD)];
    }
    if password.len() > LONGEST_PASSWORD {
        return vec![Unmet::new("text-too-long").on(field).with("max", LONGEST_PASSWORD)];
    }
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let letters: String = plain.chars().filter(|c| c.is_alphabetic()).collect();
    let mut different: Vec<char> = plain.chars().collect();
    different.sort_unstable();
    different.dedup();
    let own = about.iter().flat_map(|text| [*text, text.split('@').next().unwrap_or_default()]).any(|text| {
        let text: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        text.len() >= 4 && (plain == text || letters == text)
    });
    if different.len() < 5 || own || GUESSED.contains(&letters.as_str()) {
        return vec![Unmet::new("password-easy-to-guess").on(field)];
    }
    Vec::new()
}

/// Whether a role touches money, scores or decisions.
pub fn touches_money_or_scores(role: Role) -> bool {
    Permission::ALL
        .iter()
        .filter(|permission| permission.changes_money() || permission.changes_scores())
        .any(|permission| permission.holders().contains(&role.into()))
}

/// What hinders `actor` from giving `role` to the account `user`, which holds the roles `held`.
///
/// Nobody gives a role to themselves: another administrator does.
pub fn check_grant(actor: &Actor, user: Id, held: &[Role], role: Role) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if actor.is(user) {
        unmet.push(Unmet::new("role-for-oneself").on("role"));
    }
    unmet.extend(check_roles_together(held, role));
    unmet
}

/// What hinders one person from holding `role` beside the roles `held`: an administrator, who gives
/// the rights, has no part in money, scores or decisions.
pub fn check_roles_together(held: &[Role], role: Role) -> Vec<Unmet> {
    let administers = role == Role::Administrator || held.contains(&Role::Administrator);
    let touches = touches_money_or_scores(role) || held.iter().any(|held| touches_money_or_scores(*held));
    if administers && touches { vec![Unmet::new("role-beside-administrator").on("role")] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;
    use uuid::Uuid;

    fn codes(unmet: &[Unmet]) -> Vec<&'static str> {
        unmet.iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn a_password_is_judged_by_its_length_and_by_how_easily_it_is_guessed() {
        let about = ["awa.exemple@ong.example", "Awa Exemple"];
        let check = |password: &str| codes(&check_password("password", password, &about));
        assert_eq!(check("les manguiers de juin"), [] as [&str; 0]);
        assert_eq!(check("ɓɛɛɓaa-ngolloo"), [] as [&str; 0]);
        assert_eq!(check(""), ["missing-password"]);
        assert_eq!(check("onze lettre"), ["password-too-short"]);
        for guessed in ["motdepasse2026", "aaaaaaaaaaaaaaa", "Awa.Exemple12", "awa.exemple@ong.example", "123412341234"]
        {
            assert_eq!(check(guessed), ["password-easy-to-guess"], "{guessed}");
        }
        assert_eq!(check(&"é ä".repeat(300)), ["text-too-long"]);
    }

    #[test]
    fn the_wait_ends_with_the_window() {
        let start = Instant::from(chrono::DateTime::UNIX_EPOCH);
        assert_eq!(Limit::SIGN_IN.wait_seconds(start, start + TimeDelta::minutes(5)), 600);
        assert_eq!(Limit::SIGN_IN.wait_seconds(start, start + TimeDelta::hours(5)), 1);
    }

    #[test]
    fn nobody_gives_themselves_a_role_and_administrators_touch_no_money() {
        let [one, other] = [1, 2].map(|number| Id(Uuid::from_u128(number)));
        let actor = Actor::person(one, "Awa Exemple", "awa@example.org", Lang::Fr);
        let check = |user, held: &[Role], role| codes(&check_grant(&actor, user, held, role));
        assert_eq!(check(other, &[], Role::FinanceOfficer), [] as [&str; 0]);
        assert_eq!(check(one, &[], Role::Auditor), ["role-for-oneself"]);
        assert_eq!(check(other, &[Role::Administrator], Role::FinanceApprover), ["role-beside-administrator"]);
        assert_eq!(check(other, &[Role::Evaluator], Role::Administrator), ["role-beside-administrator"]);
        assert_eq!(check(other, &[Role::Administrator], Role::Auditor), [] as [&str; 0]);
    }
}
