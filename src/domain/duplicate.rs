//! Duplicates: two registrations that may be one organisation. What is compared stands as keys, so
//! that only those that share something are looked at; a person decides.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::name::{Name, REVIEW};
use super::place::Country;
use super::state::{Unmet, WrongState};
use super::text::folded;

super::state::text_enum! {
    /// In what two registrations are alike.
    Alike {
        Name = "name",
        Registration = "registration",
        Phone = "phone",
        Bank = "bank",
        Domain = "domain",
    }
}

super::state::text_enum! {
    /// How a pair stands. A lapsed one was open when what was alike went away.
    PairState {
        Open = "open",
        Different = "different",
        Merged = "merged",
        Lapsed = "lapsed",
    }
}

super::state::text_enum! {
    /// What happens to a pair: people tell apart and merge, a new comparison reopens and lets lapse.
    PairAction {
        TellApart = "tell_apart",
        Merge = "merge",
        Reopen = "reopen",
        Lapse = "lapse",
    }
}

impl PairState {
    /// The state after the action. Who told two apart may find later that they are one.
    ///
    /// # Errors
    /// The action is not possible now.
    pub fn after(self, action: PairAction) -> Result<PairState, WrongState> {
        use PairAction as Do;
        use PairState::{Different, Lapsed, Merged, Open};
        Ok(match (self, action) {
            (Open, Do::TellApart) => Different,
            (Open | Different, Do::Merge) => Merged,
            (Different | Lapsed, Do::Reopen) => Open,
            (Open, Do::Lapse) => Lapsed,
            (Open | Different | Merged | Lapsed, _) => {
                return Err(WrongState { noun: "duplicate", state: self.as_str(), action: action.as_str() });
            }
        })
    }

    /// What a new comparison does to it. `found`: in what the two are alike now; `known`: in what
    /// they were when it was decided. A decision holds until something new is alike.
    pub fn when_compared(self, found: &[Alike], known: &[Alike]) -> Option<PairAction> {
        match self {
            PairState::Open if found.is_empty() => Some(PairAction::Lapse),
            PairState::Lapsed if !found.is_empty() => Some(PairAction::Reopen),
            PairState::Different if found.iter().any(|alike| !known.contains(alike)) => Some(PairAction::Reopen),
            PairState::Open | PairState::Lapsed | PairState::Different | PairState::Merged => None,
        }
    }
}

super::state::state_lists!(PairState, PairAction);

/// Providers whose addresses anybody has: they say nothing about the organisation.
const PUBLIC_MAIL: &[&str] = &[
    "aol.com",
    "free.fr",
    "gmail.com",
    "gmx.com",
    "gmx.fr",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "live.com",
    "live.fr",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "orange.fr",
    "outlook.com",
    "outlook.fr",
    "proton.me",
    "protonmail.com",
    "sapo.pt",
    "sfr.fr",
    "wanadoo.fr",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.com.br",
    "yahoo.fr",
    "yandex.com",
    "ymail.com",
    "zoho.com",
];

/// How many of the last digits of a telephone number are compared: the country's code and a zero
/// before the number are written or not.
const PHONE_DIGITS: usize = 8;

/// How much of a word's beginning finds names that share it.
const WORD_LETTERS: usize = 3;

/// What of an organisation is compared.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// Its country: names and registration numbers are compared within it.
    pub country: Country,
    /// Its name.
    pub name: &'a str,
    /// Its number in the register.
    pub registration_number: &'a str,
    /// Its telephone.
    pub phone: &'a str,
    /// Its address for mails.
    pub email: &'a str,
}

/// The letter that keys of the bank begin with. They are hashes with the portal's own key, made
/// where the number is known; the number itself is compared nowhere.
const BANK: char = 'b';

/// The key of an account whose number has this keyed hash.
pub fn bank_key(hash: &str) -> String {
    format!("{BANK}:{hash}")
}

/// Whether a key is that of a bank account, which is known only when the account is declared.
pub fn is_bank_key(key: &str) -> bool {
    key.starts_with(BANK)
}

impl Compared<'_> {
    /// The keys under which others find it. Names that share the beginning of a word may be alike;
    /// every other key means that they are.
    pub fn keys(&self) -> BTreeSet<String> {
        let country = self.country;
        let beginning = |word: &String| word.chars().take(WORD_LETTERS).collect::<String>();
        let mut keys: BTreeSet<String> =
            Name::of(self.name).words().iter().map(|word| format!("w:{country}:{}", beginning(word))).collect();
        let number: String =
            folded(self.registration_number).chars().filter(|letter| letter.is_alphanumeric()).collect();
        if number.chars().count() >= 3 {
            keys.insert(format!("r:{country}:{number}"));
        }
        let digits: Vec<char> = self.phone.chars().filter(char::is_ascii_digit).collect();
        // A number of zeros stands for none.
        if digits.len() >= PHONE_DIGITS && digits.iter().any(|digit| *digit != '0') {
            keys.insert(format!("p:{}", digits[digits.len() - PHONE_DIGITS..].iter().collect::<String>()));
        }
        let domain = self.email.trim().rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default();
        if !domain.is_empty() && PUBLIC_MAIL.binary_search(&domain.as_str()).is_err() {
            keys.insert(format!("d:{domain}"));
        }
        keys
    }
}

/// In what two organisations are alike, from their names and the keys that they share; and how alike
/// the names are, in thousandths.
pub fn compare<'a>(one: &str, other: &str, shared: impl IntoIterator<Item = &'a str>) -> (Vec<Alike>, i32) {
    let mut alike = BTreeSet::new();
    let mut names = 0;
    for key in shared {
        match key.split_once(':').map(|(kind, _)| kind) {
            Some("w") => names = Name::of(one).likeness(&Name::of(other)),
            Some("r") => drop(alike.insert(Alike::Registration)),
            Some("p") => drop(alike.insert(Alike::Phone)),
            Some("b") => drop(alike.insert(Alike::Bank)),
            Some("d") => drop(alike.insert(Alike::Domain)),
            _ => {}
        }
    }
    if names >= REVIEW {
        alike.insert(Alike::Name);
    }
    (alike.into_iter().collect(), names)
}

/// What is at rest or not with an organisation that is to be merged into another one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtRest {
    /// Proposals that were sent and wait for something: their decision, their answer, their agreement.
    pub open_proposals: i64,
    /// Agreements that have not ended.
    pub running_agreements: i64,
}

/// What hinders the merge: whatever is under way stays with the organisation that began it, so it
/// must have ended, or the other one is merged into this one.
pub fn may_merge(given_up: AtRest) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if given_up.open_proposals > 0 {
        unmet.push(Unmet::new("merge-open-proposals").on("keep").with("count", given_up.open_proposals));
    }
    if given_up.running_agreements > 0 {
        unmet.push(Unmet::new("merge-running-agreements").on("keep").with("count", given_up.running_agreements));
    }
    unmet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(name: &str, registration_number: &str, phone: &str, email: &str) -> BTreeSet<String> {
        Compared { country: Country::Gw, name, registration_number, phone, email }.keys()
    }

    /// In what two are alike, as the database finds them: by the keys that they share.
    fn alike(one: [&str; 4], other: [&str; 4]) -> Vec<Alike> {
        let [first, second] = [one, other].map(|[name, number, phone, email]| keys(name, number, phone, email));
        compare(one[0], other[0], first.intersection(&second).map(String::as_str)).0
    }

    #[test]
    fn the_table_of_a_pair_is_as_printed() {
        let expected = "open + tell_apart -> different\nopen + merge -> merged\nopen + lapse -> lapsed\n\
                        different + merge -> merged\ndifferent + reopen -> open\nlapsed + reopen -> open";
        assert_eq!(crate::domain::state::diagram(PairState::transitions()), expected);
    }

    #[test]
    fn the_public_providers_are_in_order_for_the_search() {
        assert!(PUBLIC_MAIL.is_sorted());
    }

    #[test]
    fn names_numbers_telephones_and_domains_are_compared_however_they_are_written() {
        let one = ["Associação das Mulheres de Exemplo", "GW/123-2015", "+245 95 500 11 22", "info@mulheres.example"];
        for (other, expected) in [
            (["ASSOCIACAO Exemplo, Mulheres", "", "", ""], Alike::Name),
            (["Outra", "gw 123 2015", "", ""], Alike::Registration),
            (["Outra", "", "00245 955001122", ""], Alike::Phone),
            (["Outra", "", "95-5001122", ""], Alike::Phone),
            (["Outra", "", "", "Bia@MULHERES.example"], Alike::Domain),
        ] {
            assert_eq!(alike(one, other), [expected], "{other:?}");
        }
        assert_eq!(alike(one, one), [Alike::Name, Alike::Registration, Alike::Phone, Alike::Domain]);
    }

    #[test]
    fn what_anybody_has_says_nothing() {
        let one = ["Exemplo Um", "1", "000 000 000", "um@gmail.com"];
        assert_eq!(alike(one, ["Cooperativa Modelo", "1", "000 000 000", "dois@gmail.com"]), []);
        assert_eq!(
            alike(
                ["Union des Producteurs de Nulleville", "", "", ""],
                ["Union des Éleveurs de Autreville", "", "", ""]
            ),
            []
        );
        let elsewhere =
            Compared { country: Country::Ml, name: "Exemplo Um", registration_number: "777", phone: "", email: "" };
        assert!(elsewhere.keys().is_disjoint(&keys("Exemplo Um", "777", "", "")));
    }

    #[test]
    fn a_decision_holds_until_something_new_is_alike() {
        use Alike::{Name, Phone};
        use PairState::{Different, Lapsed, Merged, Open};
        assert_eq!(Different.when_compared(&[Name], &[Name]), None);
        assert_eq!(Different.when_compared(&[], &[Name]), None);
        assert_eq!(Different.when_compared(&[Name, Phone], &[Name]), Some(PairAction::Reopen));
        assert_eq!(Open.when_compared(&[], &[Name]), Some(PairAction::Lapse));
        assert_eq!(Lapsed.when_compared(&[Name], &[Name]), Some(PairAction::Reopen));
        assert_eq!(Merged.when_compared(&[Name, Phone], &[]), None);
    }

    #[test]
    fn only_what_is_at_rest_is_merged() {
        assert_eq!(may_merge(AtRest::default()), []);
        let busy = AtRest { open_proposals: 1, running_agreements: 2 };
        let codes: Vec<&str> = may_merge(busy).iter().map(|unmet| unmet.code).collect();
        assert_eq!(codes, ["merge-open-proposals", "merge-running-agreements"]);
    }
}
