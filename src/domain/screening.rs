//! Screening against sanctions lists: what a list holds, which names of a partner are like one of
//! its names, and what becomes of such a match. The rules find; a person decides.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::name::{Likeness, Name, REVIEW, STRONG, likeness_of_words};
use super::permission::Permission;
use super::state::{Instant, Unmet, WrongState};

super::state::text_enum! {
    /// What an entry of a list is.
    ListedKind { Person = "person", Entity = "entity" }
}

super::state::text_enum! {
    /// What the list says of a name.
    Quality {
        Primary = "primary",
        Good = "good",
        Aka = "aka",
        Low = "low",
        Original = "original",
    }
}

super::state::text_enum! {
    /// Which name of a partner it is.
    ScreenedField {
        Organisation = "organisation",
        ShortName = "short_name",
        Representative = "representative",
        Board = "board",
    }
}

super::state::text_enum! {
    /// How a match stands. A lapsed one was open when the name or the entry went away.
    MatchState {
        Open = "open",
        Confirmed = "confirmed",
        Dismissed = "dismissed",
        Lapsed = "lapsed",
    }
}

super::state::text_enum! {
    /// What happens to a match: people confirm and dismiss, a new screening reopens and lets lapse.
    MatchAction {
        Confirm = "confirm",
        Dismiss = "dismiss",
        Reopen = "reopen",
        Lapse = "lapse",
    }
}

impl MatchAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        Permission::ScreeningDecide
    }
}

impl MatchState {
    /// The state after the action. A decision may be changed by another one.
    ///
    /// # Errors
    /// The action is not possible now.
    pub fn after(self, action: MatchAction) -> Result<MatchState, WrongState> {
        use MatchAction as Do;
        use MatchState::{Confirmed, Dismissed, Lapsed, Open};
        Ok(match (self, action) {
            (Open | Dismissed, Do::Confirm) => Confirmed,
            (Open | Confirmed, Do::Dismiss) => Dismissed,
            (Dismissed | Lapsed, Do::Reopen) => Open,
            (Open, Do::Lapse) => Lapsed,
            (Open | Confirmed | Dismissed | Lapsed, _) => {
                return Err(WrongState { noun: "screening", state: self.as_str(), action: action.as_str() });
            }
        })
    }

    /// What a new screening does to it. `found`: the names are still alike. `unchanged`: neither the
    /// entry nor the name differs from what the decision was taken on.
    pub fn when_screened(self, found: bool, unchanged: bool) -> Option<MatchAction> {
        match (self, found) {
            (MatchState::Open, false) => Some(MatchAction::Lapse),
            (MatchState::Lapsed, true) => Some(MatchAction::Reopen),
            (MatchState::Dismissed, true) if !unchanged => Some(MatchAction::Reopen),
            // What was confirmed stays until a person decides otherwise, also under another name.
            (MatchState::Open | MatchState::Lapsed | MatchState::Dismissed | MatchState::Confirmed, _) => None,
        }
    }

    /// Whether the partner cannot be verified while the match stands so.
    pub const fn hinders(self) -> bool {
        matches!(self, MatchState::Open | MatchState::Confirmed)
    }
}

super::state::state_lists!(MatchState, MatchAction);

/// A score in words.
pub const fn is_strong(score: Likeness) -> bool {
    score >= STRONG
}

/// One name of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedName {
    /// As the list writes it.
    pub text: String,
    /// What the list says of it.
    pub quality: Quality,
}

impl ListedName {
    /// Whether names are compared with it. Aliases that the list itself calls low are shown, not
    /// compared: they are single everyday words.
    pub fn is_compared(&self) -> bool {
        self.quality != Quality::Low
    }
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListedEntry {
    /// A person or an organisation.
    pub kind: ListedKind,
    /// The list's own identifier.
    pub key: String,
    /// The list's own version of the entry.
    pub version: i32,
    /// The number under which the list is quoted.
    pub reference: String,
    /// The day on which it was listed, as the list writes it; empty when it does not say.
    pub listed_on: String,
    /// Its names, the first one first.
    pub names: Vec<ListedName>,
}

/// A list as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFile {
    /// When its publisher made it.
    pub generated_at: Instant,
    /// What is on it.
    pub entries: Vec<ListedEntry>,
}

impl ListFile {
    /// How many names it has.
    pub fn count_names(&self) -> usize {
        self.entries.iter().map(|entry| entry.names.len()).sum()
    }
}

/// What hinders a partner from being verified: each match that is open or confirmed, named by the
/// list's own name and number.
pub fn hindrance(state: MatchState, entry_name: &str, reference: &str) -> Option<Unmet> {
    let code = match state {
        MatchState::Open => "screening-open",
        MatchState::Confirmed => "screening-confirmed",
        MatchState::Dismissed | MatchState::Lapsed => return None,
    };
    Some(Unmet::new(code).with("name", entry_name).with("reference", reference))
}

/// A name of the list that is like the one looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The entry, by its place among those the index was made of.
    pub entry: usize,
    /// The name within the entry.
    pub name: usize,
    /// How alike.
    pub score: Likeness,
}

/// The names of a list, ready for many searches: each different word is compared once.
#[derive(Debug, Default)]
pub struct Index {
    names: Vec<(usize, usize, Name)>,
    words: Vec<(String, Vec<usize>)>,
    near: HashMap<String, Vec<usize>>,
}

impl Index {
    /// An index of entries by their names.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a [ListedName]>) -> Index {
        let mut names = Vec::new();
        let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (entry, listed) in entries.into_iter().enumerate() {
            for (position, text) in listed.iter().enumerate().filter(|(_, name)| name.is_compared()) {
                let name = Name::of(&text.text);
                for word in name.words() {
                    words.entry(word.clone()).or_default().push(names.len());
                }
                names.push((entry, position, name));
            }
        }
        Index { names, words: words.into_iter().collect(), near: HashMap::new() }
    }

    /// The entries that have a name like this one, each once with its best name.
    ///
    /// Only names that share a word that is near enough are compared as a whole: a mean cannot reach
    /// the threshold when no part of it does.
    pub fn search(&mut self, name: &Name) -> Vec<Hit> {
        let mut candidates = BTreeSet::new();
        for word in name.words() {
            if !self.near.contains_key(word) {
                let near = self.words.iter().filter(|(other, _)| likeness_of_words(word, other) >= REVIEW);
                let near: Vec<usize> = near.flat_map(|(_, names)| names.iter().copied()).collect();
                self.near.insert(word.clone(), near);
            }
            candidates.extend(self.near.get(word).into_iter().flatten().copied());
        }
        let mut best: BTreeMap<usize, Hit> = BTreeMap::new();
        for candidate in candidates {
            let Some((entry, position, listed)) = self.names.get(candidate) else { continue };
            let hit = Hit { entry: *entry, name: *position, score: name.likeness(listed) };
            if hit.score >= REVIEW && best.get(entry).is_none_or(|known| known.score < hit.score) {
                best.insert(*entry, hit);
            }
        }
        best.into_values().collect()
    }
}

/// Whether a list lost so many of its entries, `gone` of `before`, that it is likely a part of the list or another one:
/// more than one in five.
///
/// # Why
/// 2026-11. Whoever stands in what is missing would be cleared without anybody having looked. The published list loses a
/// few of its thousand entries in a month.
pub fn has_shrunk(before: usize, gone: usize) -> bool {
    gone.saturating_mul(5) > before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[(&str, Quality)]) -> Vec<ListedName> {
        names.iter().map(|(text, quality)| ListedName { text: (*text).to_owned(), quality: *quality }).collect()
    }

    #[test]
    fn the_table_of_a_match_is_as_printed() {
        let expected = "open + confirm -> confirmed\nopen + dismiss -> dismissed\nopen + lapse -> lapsed\n\
                        confirmed + dismiss -> dismissed\ndismissed + confirm -> confirmed\n\
                        dismissed + reopen -> open\nlapsed + reopen -> open";
        assert_eq!(crate::domain::state::diagram(MatchState::transitions()), expected);
    }

    #[test]
    fn a_decision_is_remembered_until_the_entry_or_the_name_changes() {
        use MatchState::{Confirmed, Dismissed, Lapsed, Open};
        assert_eq!(Dismissed.when_screened(true, true), None);
        assert_eq!(Dismissed.when_screened(false, false), None);
        assert_eq!(Dismissed.when_screened(true, false), Some(MatchAction::Reopen));
        assert_eq!(Open.when_screened(true, false), None);
        assert_eq!(Open.when_screened(false, true), Some(MatchAction::Lapse));
        assert_eq!(Lapsed.when_screened(true, true), Some(MatchAction::Reopen));
        assert!(
            [(true, true), (true, false), (false, true), (false, false)]
                .iter()
                .all(|(found, unchanged)| Confirmed.when_screened(*found, *unchanged).is_none())
        );
        for state in MatchState::ALL {
            for (found, unchanged) in [(true, true), (true, false), (false, true), (false, false)] {
                if let Some(action) = state.when_screened(found, unchanged) {
                    assert!(state.after(action).is_ok(), "{state} {action}");
                }
            }
        }
    }

    #[test]
    fn a_list_that_lost_more_than_a_fifth_has_shrunk() {
        assert!(!has_shrunk(0, 0), "the first list");
        assert!(!has_shrunk(1_000, 200));
        assert!(has_shrunk(1_000, 201));
        assert!(has_shrunk(2, 1));
    }

    #[test]
    fn the_index_finds_what_a_comparison_of_all_with_all_finds() {
        let entries = [
            listed(&[("TESTO FICTIVOV EXEMPLAR", Quality::Primary), ("Testeau Fictivoff", Quality::Good)]),
            listed(&[("FONDATION IMAGINAIRE POUR LES ESSAIS", Quality::Primary), ("Le Test", Quality::Low)]),
        ];
        let mut index = Index::of(entries.iter().map(Vec::as_slice));
        for text in ["Fictivoff Testeau", "Essais imaginaires", "Test", "Union de Nulleville", "", "Testó Fictivov"] {
            let name = Name::of(text);
            let mut expected = Vec::new();
            for (entry, names) in entries.iter().enumerate() {
                let best = names.iter().filter(|listed| listed.is_compared());
                let best = best.map(|listed| name.likeness(&Name::of(&listed.text))).max().unwrap_or(0);
                if best >= REVIEW {
                    expected.push((entry, best));
                }
            }
            let found: Vec<(usize, Likeness)> = index.search(&name).iter().map(|hit| (hit.entry, hit.score)).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(index.search(&Name::of("FICTIVOFF Testeau")), [Hit { entry: 0, name: 1, score: 1_000 }]);
        assert!(index.search(&Name::of("Test")).is_empty(), "what the list calls a weak alias is not compared");
    }
}
