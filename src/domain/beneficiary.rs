//! People reached, counted in leaf cells: sex, age band and group. Totals are only ever computed
//! from the cells. No person is ever named.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::number::{NumberError, parse_whole};
use super::state::{UnknownText, Unmet};

super::state::text_enum! {
    /// Sex, as counted.
    Sex { Female = "female", Male = "male" }
}

super::state::text_enum! {
    /// Age in years. The bands are this list and nowhere else.
    AgeBand { Children = "0-17", Young = "18-35", Older = "36+" }
}

super::state::text_enum! {
    /// Why a person is reached.
    Group { Returnee = "returnee", Community = "community", PotentialMigrant = "potential_migrant" }
}

/// One leaf cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// Sex.
    pub sex: Sex,
    /// Age band.
    pub age: AgeBand,
    /// Group.
    pub group: Group,
}

impl Cell {
    /// Every cell, by group, then sex, then age: the order of the form.
    pub fn all() -> Vec<Cell> {
        let mut cells = Vec::new();
        for group in Group::ALL {
            for sex in Sex::ALL {
                for age in AgeBand::ALL {
                    cells.push(Cell { sex: *sex, age: *age, group: *group });
                }
            }
        }
        cells
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.sex, self.age, self.group)
    }
}

impl FromStr for Cell {
    type Err = UnknownText;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split('.').collect();
        let [sex, age, group] = parts.as_slice() else {
            return Err(UnknownText { kind: "Cell", text: text.to_owned() });
        };
        Ok(Cell { sex: sex.parse()?, age: age.parse()?, group: group.parse()? })
    }
}

/// The most people one cell may hold. It keeps every sum far from overflow.
pub const MAX_COUNT: u32 = 10_000_000;

/// Counts by cell. A cell that is not there holds nobody, and a cell that holds nobody is not kept,
/// so that equal counts are equal values. Written as `{"female.18-35.returnee": 12}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells(BTreeMap<Cell, u32>);

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(cell, count)| (cell.to_string(), count)))
    }
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = BTreeMap::<String, u32>::deserialize(deserializer)?;
        let mut cells = Cells::default();
        for (text, count) in texts {
            cells.set(text.parse().map_err(serde::de::Error::custom)?, count);
        }
        Ok(cells)
    }
}

impl Cells {
    /// Reads counts as typed, keyed by cell. An empty field is nobody. Whatever cannot be read
    /// counts for nobody and is reported under `{prefix}.{cell}`.
    pub fn read(typed: &BTreeMap<String, String>, prefix: &str) -> (Cells, Vec<Unmet>) {
        let mut cells = Cells::default();
        let mut problems = Vec::new();
        for (key, text) in typed {
            let mut problem = |code| problems.push(Unmet::new(code).on(format!("{prefix}.{key}")).with("decimals", 0));
            let Ok(cell) = key.parse::<Cell>() else {
                problem("cell-unknown");
                continue;
            };
            match parse_whole(text) {
                Ok(count) => match u32::try_from(count) {
                    Ok(count) if count <= MAX_COUNT => cells.set(cell, count),
                    _ => problem("number-too-large"),
                },
                Err(NumberError::Empty) => {}
                Err(error) => problem(error.code()),
            }
        }
        (cells, problems)
    }

    /// Sets one cell.
    pub fn set(&mut self, cell: Cell, count: u32) {
        if count == 0 {
            self.0.remove(&cell);
        } else {
            self.0.insert(cell, count);
        }
    }

    /// How many people one cell holds.
    pub fn get(&self, cell: Cell) -> u32 {
        self.0.get(&cell).copied().unwrap_or(0)
    }

    /// The cells that hold somebody, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Cell, u32)> + '_ {
        self.0.iter().map(|(cell, count)| (*cell, *count))
    }

    /// Adds the counts of another value, cell by cell: reports of several periods.
    pub fn add(&mut self, other: &Cells) {
        for (cell, count) in other.iter() {
            self.set(cell, self.get(cell).saturating_add(count));
        }
    }

    /// Everybody.
    pub fn total(&self) -> u64 {
        self.count(|_| true)
    }

    /// Everybody of one sex.
    pub fn of_sex(&self, sex: Sex) -> u64 {
        self.count(|cell| cell.sex == sex)
    }

    /// Everybody of one age band.
    pub fn of_age(&self, age: AgeBand) -> u64 {
        self.count(|cell| cell.age == age)
    }

    /// Everybody of one group.
    pub fn of_group(&self, group: Group) -> u64 {
        self.count(|cell| cell.group == group)
    }

    /// Everybody in the cells that `wanted` takes.
    pub fn count(&self, wanted: impl Fn(&Cell) -> bool) -> u64 {
        self.0.iter().filter(|(cell, _)| wanted(cell)).map(|(_, count)| u64::from(*count)).sum()
    }

    /// The share of one group in basis points, half-up; `None` when nobody is counted.
    pub fn share_bp(&self, group: Group) -> Option<u64> {
        let total = self.total();
        (total > 0).then(|| (self.of_group(group) * 20_000 + total) / (total * 2))
    }

    /// What hinders a plan: nobody counted, fewer people than the lot asks for, a smaller share of
    /// the community than the call asks for. The share is compared exactly, not rounded.
    pub fn check(&self, target: u32, community_share_min_bp: i64, field: &str) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let total = self.total();
        if total == 0 {
            unmet.push(Unmet::new("missing-beneficiaries").on(field));
            return unmet;
        }
        if total < u64::from(target) {
            unmet.push(
                Unmet::new("beneficiaries-below-target")
                    .on(field)
                    .with("planned", total)
                    .with("target", target)
                    .with("lacking", u64::from(target) - total),
            );
        }
        let community = self.of_group(Group::Community);
        let minimum = u64::try_from(community_share_min_bp).unwrap_or(0);
        if community * 10_000 < minimum * total {
            unmet.push(
                Unmet::new("community-share-too-small")
                    .on(field)
                    .with("community", community)
                    .with("needed", (minimum * total).div_ceil(10_000))
                    .with("actual_bp", self.share_bp(Group::Community).unwrap_or(0))
                    .with("limit_bp", minimum),
            );
        }
        unmet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cell(text: &str) -> Cell {
        text.parse().expect("a cell")
    }

    fn cells(counts: &[(&str, u32)]) -> Cells {
        let mut cells = Cells::default();
        for (text, count) in counts {
            cells.set(cell(text), *count);
        }
        cells
    }

    fn codes(unmet: &[Unmet]) -> Vec<&'static str> {
        unmet.iter().map(|unmet| unmet.code).collect()
    }

    #[test]
    fn totals_are_computed_from_the_cells() {
        let cells =
            cells(&[("female.18-35.returnee", 120), ("female.36+.community", 90), ("male.0-17.potential_migrant", 90)]);
        assert_eq!(cells.total(), 300);
        assert_eq!(cells.of_sex(Sex::Female), 210);
        assert_eq!(cells.of_age(AgeBand::Children), 90);
        assert_eq!(cells.of_group(Group::Community), 90);
        assert_eq!(cells.share_bp(Group::Community), Some(3_000));
        assert_eq!(codes(&cells.check(300, 3_000, "cells")), [] as [&str; 0]);
        assert_eq!(
            codes(&cells.check(301, 3_001, "cells")),
            ["beneficiaries-below-target", "community-share-too-small"]
        );
    }

    #[test]
    fn the_community_share_is_compared_exactly() {
        // 2 of 3 are 66.666…%: less than 66.67 %, although it rounds to it.
        let cells = cells(&[("female.36+.community", 2), ("male.36+.returnee", 1)]);
        assert_eq!(cells.share_bp(Group::Community), Some(6_667));
        assert_eq!(codes(&cells.check(0, 6_667, "cells")), ["community-share-too-small"]);
        assert_eq!(codes(&cells.check(0, 6_666, "cells")), [] as [&str; 0]);
        assert_eq!(codes(&Cells::default().check(300, 3_000, "cells")), ["missing-beneficiaries"]);
    }

    #[test]
    fn counts_are_read_as_typed_and_what_cannot_be_read_is_named() {
        let typed = [
            ("female.18-35.returnee", "1 250"),
            ("male.18-35.returnee", ""),
            ("male.36+.returnee", "0"),
            ("male.36+.community", "douze"),
            ("male.0-17.community", "99 000 000"),
            ("other.36+.community", "1"),
        ];
        let typed = typed.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
        let (cells, problems) = Cells::read(&typed, "cells");
        assert_eq!(cells, super::tests::cells(&[("female.18-35.returnee", 1_250)]));
        let named: Vec<_> = problems.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or(""))).collect();
        assert_eq!(
            named,
            [
                ("number-too-large", "cells.male.0-17.community"),
                ("number-unreadable", "cells.male.36+.community"),
                ("cell-unknown", "cells.other.36+.community")
            ]
        );
    }

    #[test]
    fn counts_are_written_by_cell_and_nobody_is_not_written() {
        let mut counts = cells(&[("female.18-35.returnee", 12), ("male.36+.community", 5)]);
        counts.set(cell("male.36+.community"), 0);
        let text = serde_json::to_string(&counts).expect("writable");
        assert_eq!(text, r#"{"female.18-35.returnee":12}"#);
        assert_eq!(serde_json::from_str::<Cells>(&text).expect("readable"), counts);
        assert!(serde_json::from_str::<Cells>(r#"{"female.18-35":1}"#).is_err());
        assert_eq!(Cell::all().len(), 18);
    }

    proptest! {
        #[test]
        fn every_way_of_adding_up_gives_the_same_total(counts in prop::collection::vec(0u32..=MAX_COUNT, 18)) {
            let mut cells = Cells::default();
            for (cell, count) in Cell::all().into_iter().zip(&counts) {
                cells.set(cell, *count);
            }
            let total = counts.iter().map(|count| u64::from(*count)).sum::<u64>();
            prop_assert_eq!(cells.total(), total);
            prop_assert_eq!(Sex::ALL.iter().map(|sex| cells.of_sex(*sex)).sum::<u64>(), total);
            prop_assert_eq!(AgeBand::ALL.iter().map(|age| cells.of_age(*age)).sum::<u64>(), total);
            prop_assert_eq!(Group::ALL.iter().map(|group| cells.of_group(*group)).sum::<u64>(), total);
            let mut doubled = cells.clone();
            doubled.add(&cells);
            prop_assert_eq!(doubled.total(), total * 2);
        }
    }
}
