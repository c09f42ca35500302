//! The bank account of a partner. A new or changed account pays nothing until two people have
//! confirmed it, one of them after calling back the contact known before (domain rule 21).

use super::id::Id;
use super::state::{Unmet, WrongState};

super::state::text_enum! {
    /// Where an account stands. Payments go only to a verified one.
    BankState {
        Declared = "declared",
        Confirmed = "confirmed",
        Verified = "verified",
        Frozen = "frozen",
        Replaced = "replaced",
    }
}

super::state::text_enum! {
    /// What happens to an account.
    BankAction { Confirm = "confirm", Verify = "verify", Freeze = "freeze", Replace = "replace" }
}

impl BankState {
    /// The state after an action.
    ///
    /// # Errors
    /// When the present state does not allow it.
    pub fn after(self, action: BankAction) -> Result<BankState, WrongState> {
        match (self, action) {
            (BankState::Declared, BankAction::Confirm) => Ok(BankState::Confirmed),
            (BankState::Confirmed, BankAction::Verify) => Ok(BankState::Verified),
            (BankState::Declared | BankState::Confirmed | BankState::Verified, BankAction::Freeze) => {
                Ok(BankState::Frozen)
            }
            (
                BankState::Declared | BankState::Confirmed | BankState::Verified | BankState::Frozen,
                BankAction::Replace,
            ) => Ok(BankState::Replaced),
            (state, action) => Err(WrongState { noun: "bank_account", state: state.as_str(), action: action.as_str() }),
        }
    }
}

/// Whether `actor` may be the second person: another one than the first, and with a note of the
/// call back.
///
/// # Errors
/// What is unmet.
pub fn second_confirmation(first: Id, actor: Id, note: &str) -> Result<(), Vec<Unmet>> {
    let mut unmet = Vec::new();
    if first == actor {
        unmet.push(Unmet::new("bank-same-person"));
    }
    if note.trim().is_empty() {
        unmet.push(Unmet::new("bank-call-back-missing").on("note"));
    }
    super::state::all_met(unmet)
}

/// Under which name the number of a partner's account is sealed: a number copied to another
/// partner does not open.
pub fn sealing_place(partner: Id) -> String {
    format!("partners/{partner}/bank_account/number")
}

/// For what the hash of a number is made, so that it fits nothing else.
pub const HASH_PURPOSE: &str = "bank account number";

/// A number without the spaces and hyphens between its groups, in capitals: the same for the same
/// account, however it is typed.
pub fn compact(number: &str) -> String {
    number.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_uppercase()
}

/// What is wrong with an account number as typed, on the field `account_number`: its form, and for
/// an IBAN its two check digits (ISO 7064, modulo 97).
pub fn check_number(number: &str) -> Vec<Unmet> {
    let compact = compact(number);
    let on = |code| vec![Unmet::new(code).on("account_number")];
    if compact.is_empty() {
        return on("missing");
    }
    if !(6..=34).contains(&compact.len()) || !compact.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return on("bank-number-form");
    }
    let starts_as_iban = compact.len() >= 15
        && compact.bytes().take(2).all(|byte| byte.is_ascii_alphabetic())
        && compact.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit());
    if starts_as_iban && iban_remainder(&compact) != 1 {
        return on("bank-number-digits");
    }
    Vec::new()
}

/// The remainder by 97 of an IBAN read as a number; 1 when its check digits are right.
fn iban_remainder(iban: &str) -> u32 {
    let (head, tail) = iban.split_at(4);
    tail.chars()
        .chain(head.chars())
        .filter_map(|letter| letter.to_digit(36))
        .fold(0, |rest, value| if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 })
}

/// The part of an account number that is shown: its last four characters.
pub fn last4(number: &str) -> String {
    let compact: Vec<char> = number.chars().filter(|c| c.is_alphanumeric()).collect();
    compact[compact.len().saturating_sub(4)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_verified_by_two_people_in_two_steps() {
        assert_eq!(BankState::Declared.after(BankAction::Confirm), Ok(BankState::Confirmed));
        assert!(BankState::Declared.after(BankAction::Verify).is_err());
        let one = Id(uuid::Uuid::from_u128(1));
        let two = Id(uuid::Uuid::from_u128(2));
        assert!(second_confirmation(one, one, "appel du 3 mars").is_err());
        assert_eq!(second_confirmation(one, two, "appel du 3 mars"), Ok(()));
    }

    #[test]
    fn a_mistyped_number_is_noticed() {
        let codes = |number: &str| check_number(number).iter().map(|unmet| unmet.code).collect::<Vec<_>>();
        // The example of the IBAN registry for France, and a domestic number.
        assert_eq!(codes("FR14 2004 1010 0505 0001 3M02 606"), [] as [&str; 0]);
        assert_eq!(codes("K0001-01001 000123456789"), [] as [&str; 0]);
        assert_eq!(codes("FR14 2004 1010 0505 0001 3M02 607"), ["bank-number-digits"]);
        assert_eq!(codes(" "), ["missing"]);
        assert_eq!(codes("12/34"), ["bank-number-form"]);
    }

    #[test]
    fn only_the_last_four_characters_of_a_number_are_shown() {
        assert_eq!(last4("GW04 0000 1234 5678"), "5678");
        assert_eq!(last4("12"), "12");
    }
}
