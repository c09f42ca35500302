//! What changes between two states of a section: field by field, and row by row for lists. Rows are known by their keys
//! and not by their places, as in [`merge`](super::merge).

use super::merge::{Field, Row, Sheet, names, value_of};

/// What becomes of a row; fields outside lists are only ever changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was not there.
    Added,
    /// It is there no more.
    Removed,
    /// It says something else.
    Changed,
}

/// The changes of one row, or of all fields outside lists together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The row's list; empty for fields outside lists.
    pub list: String,
    /// The row's place in its list, from 0: where it goes, or where it was when it is removed.
    pub place: usize,
    /// What becomes of it.
    pub change: Change,
    /// Its fields whose values differ; never empty.
    pub fields: Vec<Changed>,
}

/// A field whose value changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What it is called whatever its place: `lines.b3.quantity`.
    pub known: String,
    /// Its name at its place: `lines.2.quantity`.
    pub field: String,
    /// What it said.
    pub was: String,
    /// What it says afterwards.
    pub becomes: String,
}

/// What changes from the fields `was` to the fields `becomes`: first outside lists, then the rows as they stand
/// afterwards, then those that are removed. Spaces around a value and the order of rows are no change.
pub fn differences(was: &[Field], becomes: &[Field]) -> Vec<Difference> {
    let (was, becomes) = (Sheet::of(was), Sheet::of(becomes));
    let mut found = Vec::new();
    let plain = changed(&was.plain, &becomes.plain, |name| (name.to_owned(), name.to_owned()));
    note(&mut found, "", 0, Change::Changed, plain);
    for (place, row) in placed(&becomes.rows) {
        let known = was.rows.iter().find(|other| is_same(other, row));
        let change = if known.is_some() { Change::Changed } else { Change::Added };
        let before = known.map_or(&[][..], |known| &known.fields);
        note(&mut found, &row.list, place, change, changed(before, &row.fields, |name| called(row, place, name)));
    }
    for (place, row) in placed(&was.rows).filter(|(_, row)| !becomes.rows.iter().any(|other| is_same(other, row))) {
        note(&mut found, &row.list, place, Change::Removed, changed(&row.fields, &[], |name| called(row, place, name)));
    }
    found
}

fn is_same(one: &Row, other: &Row) -> bool {
    one.list == other.list && one.key == other.key
}

/// Each row with its place in its own list.
fn placed(rows: &[Row]) -> impl Iterator<Item = (usize, &Row)> {
    rows.iter()
        .enumerate()
        .map(|(index, row)| (rows[..index].iter().filter(|other| other.list == row.list).count(), row))
}

fn called(row: &Row, place: usize, name: &str) -> (String, String) {
    (row.name(name), format!("{}.{place}.{name}", row.list))
}

/// The fields that differ; the keys of rows are no answers.
fn changed(was: &[Field], becomes: &[Field], called: impl Fn(&str) -> (String, String)) -> Vec<Changed> {
    let mut fields = Vec::new();
    for name in names(becomes, was).into_iter().filter(|name| *name != "id") {
        let (before, after) = (value_of(was, name).trim(), value_of(becomes, name).trim());
        if before != after {
            let (known, field) = called(name);
            fields.push(Changed { known, field, was: before.to_owned(), becomes: after.to_owned() });
        }
    }
    fields
}

fn note(found: &mut Vec<Difference>, list: &str, place: usize, change: Change, fields: Vec<Changed>) {
    if !fields.is_empty() {
        found.push(Difference { list: list.to_owned(), place, change, fields });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(list: &[(&str, &str)]) -> Vec<Field> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn rows_are_followed_by_their_keys_and_moving_them_is_no_change() {
        let was = fields(&[
            ("title", "Jardins"),
            ("lines.0.id", "b1"),
            ("lines.0.unit", "mois"),
            ("lines.1.id", "b2"),
            ("lines.1.unit", "kit"),
            ("lines.2.id", "b4"),
            ("lines.2.unit", ""),
        ]);
        let becomes = fields(&[
            ("title", " Jardins "),
            ("lines.0.id", "b3"),
            ("lines.0.unit", "jour"),
            ("lines.1.id", "b1"),
            ("lines.1.unit", "an"),
        ]);
        let found = differences(&was, &becomes);
        let told: Vec<_> = found.iter().map(|one| (one.change, one.place, one.fields[0].known.as_str())).collect();
        assert_eq!(
            told,
            [
                (Change::Added, 0, "lines.b3.unit"),
                (Change::Changed, 1, "lines.b1.unit"),
                (Change::Removed, 1, "lines.b2.unit")
            ]
        );
        assert_eq!(found[1].fields[0].field, "lines.1.unit");
        assert_eq!((found[1].fields[0].was.as_str(), found[1].fields[0].becomes.as_str()), ("mois", "an"));
        let moved = fields(&[("lines.0.id", "b2"), ("lines.1.id", "b1"), ("lines.2.id", "b4")]);
        let still = fields(&[("lines.0.id", "b4"), ("lines.1.id", "b2"), ("lines.2.id", "b1")]);
        assert_eq!(differences(&moved, &still), []);
    }

    #[test]
    fn a_field_that_only_one_side_knows_counts_as_empty_on_the_other() {
        let found = differences(&fields(&[("old", "x"), ("same", "")]), &fields(&[("new", "y")]));
        let names: Vec<_> = found[0].fields.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(names, ["new", "old"]);
    }
}
