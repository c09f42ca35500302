//! Two people in one section: what only one of them changed is kept, and what both changed is put to the one who saves
//! later.
//!
//! A section is compared as the fields of its form. Rows of lists are known by their keys and not by their places, so that
//! a line added at the top is no change of all the others.
//!
//! # Why digests of what was seen
//! 2026-11. Who changed what can only be told from what stood there before. The form carries that along as six letters
//! for each field: nothing has to be stored, and a form that was open for a week on a phone still knows.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::content::next_key;

/// A field of a section's form and what was typed into it: `("lines.2.quantity", "4")`.
pub type Field = (String, String);

/// What somebody saw when they opened a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen(BTreeSet<String>);

/// How many letters a digest has: three bytes, so that two values are taken for each other once in 16 million times. Then
/// a change is taken for none, and the other person's stays.
const LETTERS: usize = 6;

impl Seen {
    /// What a form with these fields shows.
    pub fn of(fields: &[Field]) -> Seen {
        let sheet = Sheet::of(fields);
        let plain = sheet.plain.iter().map(|(name, value)| digest(name, value));
        let rows =
            sheet.rows.iter().flat_map(|row| row.fields.iter().map(|(name, value)| digest(&row.name(name), value)));
        Seen(plain.chain(rows).collect())
    }

    /// Reads what [`Seen::to_string`] wrote. Anything else was seen by nobody.
    pub fn read(text: &str) -> Seen {
        let letters = text.as_bytes().chunks_exact(LETTERS);
        Seen(letters.map(|letters| String::from_utf8_lossy(letters).into_owned()).collect())
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.0.contains(&digest(name, value))
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|digest| f.write_str(digest))
    }
}

fn digest(name: &str, value: &str) -> String {
    let hash = Sha256::new().chain_update(name).chain_update([0]).chain_update(value.trim()).finalize();
    hex::encode(&hash[..LETTERS / 2])
}

/// A section to which two people have written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Its fields: what either of them changed, and where both did, what this person typed.
    pub fields: Vec<Field>,
    /// Where both changed the same field.
    pub conflicts: Vec<Conflict>,
    /// What of the other person's changes was taken over: the fields, by their names in [`Merged::fields`].
    pub taken: Vec<String>,
}

/// A field that both changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What it is called whatever its place: `lines.b3.quantity`.
    pub name: String,
    /// Its name in [`Merged::fields`].
    pub field: String,
    /// What this person typed.
    pub yours: String,
    /// What is saved.
    pub theirs: String,
}

impl Conflict {
    /// A word for what this person typed. Whoever chose the saved value and then typed something else wants that.
    pub fn ticket(&self) -> String {
        digest(&self.name, &self.yours)
    }
}

/// Brings together what one person typed into a form, having seen `seen`, and what is saved meanwhile.
pub fn merge(seen: &Seen, yours: &[Field], theirs: &[Field]) -> Merged {
    let (yours, theirs) = (Sheet::of(yours), Sheet::of(theirs));
    let mut merger = Merger { seen, merged: Merged { fields: Vec::new(), conflicts: Vec::new(), taken: Vec::new() } };
    for name in names(&yours.plain, &theirs.plain) {
        merger.field(name, name, value_of(&yours.plain, name), value_of(&theirs.plain, name));
    }
    let mut number = Numbers::default();
    for row in rows(seen, yours.rows, theirs.rows) {
        let place = number.next(&row.list);
        for name in names(&row.yours, &row.theirs) {
            let (known, field) = (row.name(name), format!("{}.{place}.{name}", row.list));
            match (row.yours.is_empty(), row.theirs.is_empty()) {
                // A row that only one of them has is no choice between two values.
                (true, _) => merger.take(&field, value_of(&row.theirs, name)),
                (_, true) => merger.keep(&field, value_of(&row.yours, name)),
                _ => merger.field(&known, &field, value_of(&row.yours, name), value_of(&row.theirs, name)),
            }
        }
    }
    merger.merged
}

/// Replaces fields by what is saved: those called as in `chosen` ([`Conflict::name`]) that still say what they did then
/// ([`Conflict::ticket`]).
pub fn take_saved(fields: &mut [Field], saved: &[Field], chosen: &[(&str, &str)]) {
    let (typed, saved) = (fields.to_vec(), Sheet::of(saved));
    for (field, value) in fields.iter_mut() {
        let (row, name) = match split(field) {
            Some((list, place, name)) => {
                let key = value_of(&typed, &format!("{list}.{place}.id"));
                let Some(row) = saved.rows.iter().find(|row| row.list == list && row.key == key) else { continue };
                (Some(row), name)
            }
            None => (None, field.as_str()),
        };
        let known = row.map_or_else(|| field.clone(), |row| row.name(name));
        let Some((_, ticket)) = chosen.iter().find(|(name, _)| *name == known) else { continue };
        if digest(&known, value) == *ticket {
            *value = value_of(row.map_or(&saved.plain, |row| &row.fields), name).to_owned();
        }
    }
}

struct Merger<'a> {
    seen: &'a Seen,
    merged: Merged,
}

impl Merger<'_> {
    fn keep(&mut self, field: &str, value: &str) {
        self.merged.fields.push((field.to_owned(), value.to_owned()));
    }

    fn take(&mut self, field: &str, value: &str) {
        self.keep(field, value);
        self.merged.taken.push(field.to_owned());
    }

    /// A field of both, known as `known`, that becomes `field`.
    fn field(&mut self, known: &str, field: &str, yours: &str, theirs: &str) {
        if yours.trim() == theirs.trim() {
            self.keep(field, yours);
        } else if self.seen.has(known, yours) {
            self.take(field, theirs);
        } else {
            self.keep(field, yours);
            if !self.seen.has(known, theirs) {
                let (yours, theirs) = (yours.to_owned(), theirs.to_owned());
                self.merged.conflicts.push(Conflict { name: known.to_owned(), field: field.to_owned(), yours, theirs });
            }
        }
    }
}

/// The fields of a form, taken apart.
pub(super) struct Sheet {
    pub(super) plain: Vec<Field>,
    pub(super) rows: Vec<Row>,
}

/// A row of a list.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) list: String,
    pub(super) key: String,
    /// Its fields by their names within the row.
    pub(super) fields: Vec<Field>,
}

impl Row {
    pub(super) fn name(&self, field: &str) -> String {
        format!("{}.{}.{field}", self.list, self.key)
    }
}

impl Sheet {
    /// In one pass: forms have hundreds of fields, and each page with one makes a sheet of them.
    pub(super) fn of(fields: &[Field]) -> Sheet {
        let (mut plain, mut rows) = (Vec::new(), BTreeMap::<(&str, u32), Row>::new());
        for (field, value) in fields {
            let Some((list, place, name)) = split(field) else {
                plain.push((field.clone(), value.clone()));
                continue;
            };
            let blank = || Row { list: list.to_owned(), key: String::new(), fields: Vec::new() };
            let row = rows.entry((list, place)).or_insert_with(blank);
            if name == "id" {
                row.key.clone_from(value);
            }
            row.fields.push((name.to_owned(), value.clone()));
        }
        Sheet { plain, rows: rows.into_values().filter(|row| !row.key.is_empty()).collect() }
    }
}

/// `lines.2.quantity` as `("lines", 2, "quantity")`; `None` for a field outside a list.
pub fn split(field: &str) -> Option<(&str, u32, &str)> {
    let (list, rest) = field.split_once('.')?;
    let (place, name) = rest.split_once('.')?;
    Some((list, place.parse().ok()?, name))
}

/// The value of the field called so; empty when there is none.
pub fn value_of<'a>(fields: &'a [Field], name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
}

/// The names that stand in either list, in their order.
pub(super) fn names<'a>(yours: &'a [Field], theirs: &'a [Field]) -> Vec<&'a str> {
    let mut names: Vec<&str> = yours.iter().map(|(name, _)| name.as_str()).collect();
    for (name, _) in theirs {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

/// A row of the merged list, with what each of the two has in it; nothing where one has not got it.
struct Pair {
    list: String,
    key: String,
    yours: Vec<Field>,
    theirs: Vec<Field>,
}

impl Pair {
    fn name(&self, field: &str) -> String {
        format!("{}.{}.{field}", self.list, self.key)
    }
}

/// The rows that stay: in this person's order, and after them those the other one added. A row that one removed goes,
/// unless the other one changed it.
fn rows(seen: &Seen, yours: Vec<Row>, theirs: Vec<Row>) -> Vec<Pair> {
    let was_there = |row: &Row| seen.has(&row.name("id"), &row.key);
    let is_changed = |row: &Row| row.fields.iter().any(|(name, value)| !seen.has(&row.name(name), value));
    let mut pairs: Vec<Pair> = Vec::new();
    let mut used: Vec<String> = yours.iter().chain(&theirs).map(|row| row.key.clone()).collect();
    for row in &yours {
        let other = theirs.iter().find(|other| other.list == row.list && other.key == row.key);
        let pair = |key: &str, fields: &[Field], theirs: &[Field]| Pair {
            list: row.list.clone(),
            key: key.to_owned(),
            yours: fields.to_vec(),
            theirs: theirs.to_vec(),
        };
        match other {
            // Both added a row at the same time, and both rows got the same key: this person's gets another one.
            Some(other) if !was_there(row) && other.fields != row.fields => {
                let letter = row.key.chars().next().unwrap_or('r');
                let key = next_key(letter, used.iter().map(String::as_str));
                let mut fields = row.fields.clone();
                fields.iter_mut().filter(|(name, _)| name == "id").for_each(|(_, id)| id.clone_from(&key));
                pairs.push(pair(&row.key, &[], &other.fields));
                pairs.push(pair(&key, &fields, &[]));
                used.push(key);
            }
            Some(other) => pairs.push(pair(&row.key, &row.fields, &other.fields)),
            None if was_there(row) && !is_changed(row) => {}
            None => pairs.push(pair(&row.key, &row.fields, &[])),
        }
    }
    for row in theirs {
        let is_mine = yours.iter().any(|mine| mine.list == row.list && mine.key == row.key);
        if !is_mine && (!was_there(&row) || is_changed(&row)) {
            pairs.push(Pair { list: row.list, key: row.key, yours: Vec::new(), theirs: row.fields });
        }
    }
    pairs
}

/// The next place in each list.
#[derive(Default)]
struct Numbers(Vec<(String, usize)>);

impl Numbers {
    fn next(&mut self, list: &str) -> usize {
        match self.0.iter_mut().find(|(name, _)| name == list) {
            Some((_, next)) => {
                *next += 1;
                *next
            }
            None => {
                self.0.push((list.to_owned(), 0));
                0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fields(list: &[(&str, &str)]) -> Vec<Field> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// Lines of a budget: their keys and descriptions.
    fn lines(list: &[(&str, &str)]) -> Vec<Field> {
        let row = |(place, (key, text)): (usize, &(&str, &str))| {
            [
                (format!("lines.{place}.id"), (*key).to_owned()),
                (format!("lines.{place}.description"), (*text).to_owned()),
            ]
        };
        list.iter().enumerate().flat_map(row).collect()
    }

    fn described(merged: &Merged) -> Vec<&str> {
        merged.fields.iter().filter(|(name, _)| name.ends_with(".description")).map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn what_only_one_of_them_changed_is_kept() {
        let seen = Seen::of(&fields(&[("title", "Jardins"), ("problem", "Peu d'eau"), ("months", "9")]));
        let yours = fields(&[("title", "Jardins de Bafatá"), ("problem", "Peu d'eau"), ("months", "9")]);
        let theirs = fields(&[("title", "Jardins"), ("problem", "Trop peu d'eau"), ("months", "9")]);
        let merged = merge(&seen, &yours, &theirs);
        assert_eq!(
            merged.fields,
            fields(&[("title", "Jardins de Bafatá"), ("problem", "Trop peu d'eau"), ("months", "9")])
        );
        assert_eq!((merged.conflicts, merged.taken), (vec![], vec!["problem".to_owned()]));
    }

    #[test]
    fn what_both_changed_is_a_choice_and_the_saved_value_can_be_taken() {
        let seen = Seen::of(&fields(&[("title", "Jardins"), ("months", "9")]));
        let yours = fields(&[("title", "Jardins de Bafatá"), ("months", "12")]);
        let theirs = fields(&[("title", "Jardins de Gabú"), ("months", "12")]);
        let mut merged = merge(&seen, &yours, &theirs);
        assert_eq!(merged.fields, yours);
        let conflict = merged.conflicts.pop().expect("one");
        assert_eq!((conflict.name.as_str(), conflict.theirs.as_str()), ("title", "Jardins de Gabú"));
        assert_eq!(merged.conflicts, []);
        take_saved(&mut merged.fields, &theirs, &[("title", &conflict.ticket())]);
        assert_eq!(merged.fields, theirs);
        // Typed again since: that counts.
        let mut typed = fields(&[("title", "Jardins du Geba"), ("months", "12")]);
        take_saved(&mut typed, &theirs, &[("title", &conflict.ticket())]);
        assert_eq!(typed[0].1, "Jardins du Geba");
    }

    #[test]
    fn rows_are_known_by_their_keys_wherever_they_stand() {
        let seen = Seen::of(&lines(&[("b1", "Pompe"), ("b2", "Tuyaux")]));
        let yours = lines(&[("b1", "Pompe"), ("b2", "Tuyaux de 50 m")]);
        let theirs = lines(&[("b3", "Clôture"), ("b1", "Pompe solaire"), ("b2", "Tuyaux")]);
        let merged = merge(&seen, &yours, &theirs);
        assert_eq!(described(&merged), ["Pompe solaire", "Tuyaux de 50 m", "Clôture"]);
        assert_eq!(merged.conflicts, []);
    }

    #[test]
    fn a_removed_row_goes_unless_the_other_one_changed_it() {
        let seen = Seen::of(&lines(&[("b1", "Pompe"), ("b2", "Tuyaux"), ("b3", "Clôture")]));
        let yours = lines(&[("b1", "Pompe")]);
        let theirs = lines(&[("b2", "Tuyaux"), ("b3", "Clôture en fer")]);
        assert_eq!(described(&merge(&seen, &yours, &theirs)), ["Clôture en fer"]);
    }

    #[test]
    fn two_rows_that_were_added_at_once_both_stay() {
        let seen = Seen::of(&lines(&[("b1", "Pompe")]));
        let yours = lines(&[("b1", "Pompe"), ("b2", "Graines")]);
        let theirs = lines(&[("b1", "Pompe"), ("b2", "Outils")]);
        let merged = merge(&seen, &yours, &theirs);
        assert_eq!(described(&merged), ["Pompe", "Outils", "Graines"]);
        let keys: Vec<&str> =
            merged.fields.iter().filter(|(name, _)| name.ends_with(".id")).map(|(_, key)| key.as_str()).collect();
        assert_eq!(keys, ["b1", "b2", "b3"]);
    }

    #[test]
    fn the_saved_value_of_a_row_is_taken_by_its_key() {
        let seen = Seen::of(&lines(&[("b1", "Pompe"), ("b2", "Tuyaux")]));
        let yours = lines(&[("b2", "Tuyaux de 50 m"), ("b1", "Pompe")]);
        let theirs = lines(&[("b1", "Pompe"), ("b2", "Tuyaux de 80 m")]);
        let mut merged = merge(&seen, &yours, &theirs);
        assert_eq!(merged.conflicts[0].name, "lines.b2.description");
        assert_eq!(merged.conflicts[0].field, "lines.0.description");
        let ticket = merged.conflicts[0].ticket();
        take_saved(&mut merged.fields, &theirs, &[("lines.b2.description", &ticket)]);
        assert_eq!(described(&merged), ["Tuyaux de 80 m", "Pompe"]);
    }

    #[test]
    fn a_form_without_what_was_seen_asks_about_every_difference() {
        let merged = merge(&Seen::read(""), &fields(&[("title", "A")]), &fields(&[("title", "B")]));
        assert_eq!(merged.conflicts.len(), 1);
    }

    proptest! {
        #[test]
        fn whoever_changed_nothing_gets_what_is_saved(
            base in proptest::collection::btree_map("[a-f]", "[a-z]{0,3}", 0..6),
            other in proptest::collection::btree_map("[a-f]", "[a-z]{0,3}", 0..6),
        ) {
            let list = |map: &std::collections::BTreeMap<String, String>| -> Vec<Field> {
                map.iter().enumerate().flat_map(|(place, (key, text))| [
                    (format!("lines.{place}.id"), key.clone()),
                    (format!("lines.{place}.description"), text.clone()),
                ]).collect()
            };
            let (base, other) = (list(&base), list(&other));
            let seen = Seen::read(&Seen::of(&base).to_string());
            let merged = merge(&seen, &base, &other);
            prop_assert_eq!(&merged.conflicts, &[]);
            let sorted = |fields: &[Field]| {
                let mut rows: Vec<_> = Sheet::of(fields).rows.into_iter().map(|row| (row.key, row.fields)).collect();
                rows.sort();
                rows
            };
            prop_assert_eq!(sorted(&merged.fields), sorted(&other));
            // And the other way round: what nobody else changed is as it was typed.
            let merged = merge(&seen, &other, &base);
            prop_assert_eq!(sorted(&merged.fields), sorted(&other));
        }
    }
}
