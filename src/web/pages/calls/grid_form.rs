//! The evaluation grid in its form: sections and criteria as rows.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::reading::{Reader, put_texts, typed};
use crate::domain::grid::{Criterion, Grid, GridSection, ReasonRule};
use crate::domain::text::{Lang, Texts};

/// A section in the form, with the numbers of its criteria.
#[derive(Serialize)]
pub struct SectionRow {
    index: usize,
    code: String,
    weight: i64,
    criteria: Vec<CriterionRow>,
}

#[derive(Serialize)]
struct CriterionRow {
    index: usize,
    code: String,
    title: Texts,
}

/// The rows of a grid's form.
pub fn rows(grid: &Grid) -> Vec<SectionRow> {
    let mut number = 0..;
    grid.sections
        .iter()
        .enumerate()
        .map(|(index, section)| SectionRow {
            index,
            code: section.code.clone(),
            weight: section.criteria.iter().map(|criterion| criterion.weight).sum(),
            criteria: section
                .criteria
                .iter()
                .zip(number.by_ref())
                .map(|(criterion, index)| CriterionRow {
                    index,
                    code: criterion.code.clone(),
                    title: criterion.title.clone(),
                })
                .collect(),
        })
        .collect()
}

/// The stored grid as its form shows it.
pub fn values(grid: &Grid, lang: Lang) -> Value {
    let mut values = Map::new();
    values.insert("pass_mark".into(), json!(typed(grid.pass_mark, 2, lang)));
    let reasons = match grid.reasons {
        ReasonRule::Always => "always".to_owned(),
        ReasonRule::AtOrBelow(limit) => limit.to_string(),
    };
    values.insert("reasons".into(), json!(reasons));
    for (index, section) in grid.sections.iter().enumerate() {
        let name = format!("sections.{index}");
        put_texts(&mut values, &format!("{name}.title"), &section.title);
        let floor = section.floor_bp.map_or_else(String::new, |floor| typed(floor, 2, lang));
        values.insert(format!("{name}.floor"), json!(floor));
    }
    for (index, criterion) in grid.criteria().enumerate() {
        let name = format!("criteria.{index}");
        put_texts(&mut values, &format!("{name}.title"), &criterion.title);
        put_texts(&mut values, &format!("{name}.question"), &criterion.question);
        put_texts(&mut values, &format!("{name}.low"), &criterion.low);
        put_texts(&mut values, &format!("{name}.high"), &criterion.high);
        let weight = if criterion.weight == 0 { String::new() } else { criterion.weight.to_string() };
        values.insert(format!("{name}.weight"), json!(weight));
        values.insert(format!("{name}.scale_max"), json!(criterion.scale_max.to_string()));
        let floor = criterion.floor.map_or_else(String::new, |floor| floor.to_string());
        values.insert(format!("{name}.floor"), json!(floor));
        let open = if criterion.not_applicable_allowed { "yes" } else { "" };
        values.insert(format!("{name}.not_applicable"), json!(open));
    }
    Value::Object(values)
}

/// The grid as it was typed, its rows being those that are stored, after the button that adds or
/// takes one away.
pub fn read(reader: &mut Reader<'_>, stored: &Grid) -> Grid {
    if reader.pressed("preset-community") {
        return Grid::community_default();
    }
    if reader.pressed("preset-eu") {
        return Grid::eu_full();
    }
    let reasons = match reader.form.text("reasons") {
        "always" => ReasonRule::Always,
        limit => limit.parse().map_or(stored.reasons, ReasonRule::AtOrBelow),
    };
    let pass_mark = reader.number("pass_mark", 2, stored.pass_mark, stored.pass_mark);
    let mut number = 0;
    let mut sections = Vec::new();
    for (index, section) in stored.sections.iter().enumerate() {
        let mut criteria = Vec::new();
        for criterion in &section.criteria {
            criteria.push(read_criterion(reader, &format!("criteria.{number}"), criterion));
            number += 1;
        }
        let floor = format!("sections.{index}.floor");
        sections.push(GridSection {
            code: section.code.clone(),
            title: reader.texts(&format!("sections.{index}.title")),
            floor_bp: optional(reader, &floor, 2, section.floor_bp),
            criteria,
        });
    }
    let mut grid = Grid { sections, pass_mark, reasons };
    if let Some(row) = reader.row_of("add-criterion").filter(|row| *row < grid.sections.len()) {
        let criterion = new_criterion(&grid);
        grid.sections[row].criteria.push(criterion);
    }
    if let Some(row) = reader.row_of("remove-criterion") {
        let mut place = 0..;
        for section in &mut grid.sections {
            section.criteria.retain(|_| place.next() != Some(row));
        }
    }
    if reader.pressed("add-section") {
        let criterion = new_criterion(&grid);
        let code = free_code("section", |code| grid.section(code).is_some());
        grid.sections.push(GridSection { code, title: Texts::default(), floor_bp: None, criteria: vec![criterion] });
    }
    if let Some(row) = reader.row_of("remove-section").filter(|row| *row < grid.sections.len()) {
        grid.sections.remove(row);
    }
    grid
}

fn read_criterion(reader: &mut Reader<'_>, name: &str, stored: &Criterion) -> Criterion {
    Criterion {
        code: stored.code.clone(),
        title: reader.texts(&format!("{name}.title")),
        question: reader.texts(&format!("{name}.question")),
        weight: reader.number(&format!("{name}.weight"), 0, 0, stored.weight),
        scale_min: stored.scale_min,
        scale_max: reader.number(&format!("{name}.scale_max"), 0, stored.scale_max, stored.scale_max),
        floor: optional(reader, &format!("{name}.floor"), 0, stored.floor),
        not_applicable_allowed: reader.form.has(&format!("{name}.not_applicable")),
        low: reader.texts(&format!("{name}.low")),
        high: reader.texts(&format!("{name}.high")),
    }
}

fn optional(reader: &mut Reader<'_>, name: &str, decimals: u32, stored: Option<i64>) -> Option<i64> {
    if reader.form.text(name).is_empty() {
        return None;
    }
    // Below zero stands for "not readable and nothing stored".
    Some(reader.number(name, decimals, -1, stored.unwrap_or(-1))).filter(|number| *number >= 0)
}

/// A criterion to be filled in, on the scale of the grid's first one.
fn new_criterion(grid: &Grid) -> Criterion {
    let like = grid.criteria().next();
    Criterion {
        code: free_code("criterion", |code| grid.criterion(code).is_some()),
        title: Texts::default(),
        question: Texts::default(),
        weight: 0,
        scale_min: like.map_or(0, |criterion| criterion.scale_min),
        scale_max: like.map_or(5, |criterion| criterion.scale_max),
        floor: None,
        not_applicable_allowed: false,
        low: like.map_or_else(Texts::default, |criterion| criterion.low.clone()),
        high: like.map_or_else(Texts::default, |criterion| criterion.high.clone()),
    }
}

/// `criterion-1`, `criterion-2` …: the first that is free.
fn free_code(prefix: &str, taken: impl Fn(&str) -> bool) -> String {
    (1..).map(|number| format!("{prefix}-{number}")).find(|code| !taken(code)).unwrap_or_default()
}

/// The name in the form of a field that the rules name by code: `weight.relevance` is
/// `criteria.0.weight`. Fields of other parts come back as they are.
pub fn form_field(field: &str, grid: &Grid) -> String {
    let mut names = field.splitn(3, '.');
    let (Some(part), Some(code)) = (names.next(), names.next()) else { return field.to_owned() };
    let rest = names.next().map_or_else(String::new, |lang| format!(".{lang}"));
    let part = if part == "scale" { "scale_max" } else { part };
    if let Some(index) = grid.criteria().position(|criterion| criterion.code == code) {
        return format!("criteria.{index}.{part}{rest}");
    }
    match grid.sections.iter().position(|section| section.code == code) {
        Some(index) => format!("sections.{index}.{part}{rest}"),
        None => field.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_of_the_grid_leads_to_its_field() {
        let grid = Grid::community_default();
        assert_eq!(form_field("weight.feasibility", &grid), "criteria.1.weight");
        assert_eq!(form_field("title.relevance.pt", &grid), "criteria.0.title.pt");
        assert_eq!(form_field("title.project.pt", &grid), "sections.0.title.pt");
        assert_eq!(form_field("scale.budget", &grid), "criteria.3.scale_max");
        assert_eq!(form_field("title.pt", &grid), "title.pt");
        assert_eq!(form_field("grid", &grid), "grid");
    }

    #[test]
    fn criteria_are_numbered_through_all_sections() {
        let grid = Grid::eu_full();
        let numbers: Vec<usize> =
            rows(&grid).iter().flat_map(|section| section.criteria.iter().map(|criterion| criterion.index)).collect();
        assert_eq!(numbers, (0..grid.criteria().count()).collect::<Vec<_>>());
    }
}
