//! People by group, sex and age: the table of a form and of a dossier.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::adapters::i18n;
use crate::domain::beneficiary::{AgeBand, Cell, Cells, Group, Sex};
use crate::domain::text::Lang;

/// People by group, sex and age, as typed, with totals of what can be read.
#[derive(Debug, Clone, Serialize)]
pub struct Grid {
    /// The groups.
    pub groups: Vec<GridGroup>,
    /// Women and girls.
    pub women: u64,
    /// Men and boys.
    pub men: u64,
    /// Everybody.
    pub total: u64,
}

/// One group of people.
#[derive(Debug, Clone, Serialize)]
pub struct GridGroup {
    /// Which one.
    pub group: Group,
    /// The ages.
    pub rows: Vec<GridRow>,
    /// Women and girls of the group.
    pub women: u64,
    /// Men and boys of the group.
    pub men: u64,
    /// Everybody of the group.
    pub total: u64,
}

/// One age band of a group.
#[derive(Debug, Clone, Serialize)]
pub struct GridRow {
    /// The ages in words.
    pub label: String,
    /// One cell for each sex, women first.
    pub cells: Vec<GridCell>,
    /// Both together.
    pub total: u64,
}

/// One cell.
#[derive(Debug, Clone, Serialize)]
pub struct GridCell {
    /// The name of its field.
    pub name: String,
    /// What it counts, in words.
    pub label: String,
    /// What was typed.
    pub value: String,
}

/// A cell of the people in words: "Femmes, 18 à 35 ans, Retournés".
pub fn cell_label(cell: Cell, lang: Lang) -> String {
    let (sex, group) = (i18n::named(lang.as_str(), "sex", cell.sex), i18n::named(lang.as_str(), "group", cell.group));
    format!("{sex}, {}, {group}", age_label(cell.age, lang))
}

/// An age band in words.
pub fn age_label(age: AgeBand, lang: Lang) -> String {
    i18n::named(lang.as_str(), "age", age)
}

/// People by group, sex and age, from counts as typed.
pub fn grid(typed: &BTreeMap<String, String>, lang: Lang) -> Grid {
    grid_of(typed, "cells", lang)
}

/// The same with fields named `{prefix}.{cell}`.
pub fn grid_of(typed: &BTreeMap<String, String>, prefix: &str, lang: Lang) -> Grid {
    let (cells, _) = Cells::read(typed, prefix);
    let row = |group: Group, age: AgeBand| GridRow {
        label: age_label(age, lang),
        cells: Sex::ALL
            .iter()
            .map(|sex| {
                let cell = Cell { sex: *sex, age, group };
                GridCell {
                    name: format!("{prefix}.{cell}"),
                    label: cell_label(cell, lang),
                    value: typed.get(&cell.to_string()).cloned().unwrap_or_default(),
                }
            })
            .collect(),
        total: cells.count(|cell| cell.group == group && cell.age == age),
    };
    let groups = Group::ALL.iter().map(|group| GridGroup {
        group: *group,
        rows: AgeBand::ALL.iter().map(|age| row(*group, *age)).collect(),
        women: cells.count(|cell| cell.group == *group && cell.sex == Sex::Female),
        men: cells.count(|cell| cell.group == *group && cell.sex == Sex::Male),
        total: cells.of_group(*group),
    });
    Grid {
        groups: groups.collect(),
        women: cells.of_sex(Sex::Female),
        men: cells.of_sex(Sex::Male),
        total: cells.total(),
    }
}
