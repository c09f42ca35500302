//! The sheet of the people a project reaches: a row for each group and age, a column for each sex.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::style::{Style, accepts};
use super::write::{number, top};
use super::{Basis, CODES, FIRST, PEOPLE_COLUMNS, people_sheet, word};
use crate::adapters::i18n::{self, Arg};
use crate::domain::beneficiary::{AgeBand, Cell, Cells, Group, Sex};

/// The last column, with both sexes together.
const LAST: u16 = 4;

/// The hidden key of a row: `18-35.returnee`.
pub(super) fn row_key(age: AgeBand, group: Group) -> String {
    format!("{age}.{group}")
}

pub(super) fn write(sheet: &mut Worksheet, basis: &Basis<'_>, style: &Style) -> Result<(), XlsxError> {
    let lang = basis.lang;
    sheet.set_name(people_sheet(lang))?;
    for (column, width) in (0..).zip([6.0, 44.0, 18.0, 18.0, 18.0]) {
        sheet.set_column_width(column, width)?;
    }
    let name = word(lang, "section-beneficiaries");
    top(sheet, basis, style, LAST, [name, word(lang, "workbook-help-beneficiaries"), people_rules(basis)])?;
    for (column, code) in (0..).zip(PEOPLE_COLUMNS) {
        sheet.write_string(CODES, column, code)?;
    }
    let headers = [word(lang, "proposals-age"), word(lang, "sex-female"), word(lang, "sex-male"), word(lang, "total")];
    for (column, text) in (1..).zip(&headers) {
        sheet.write_string_with_format(FIRST - 1, column, text, &style.header)?;
    }
    let typed = &basis.content.beneficiaries.cells;
    let (cells, _) = Cells::read(typed, "cells");
    let counted = |wanted: &dyn Fn(&Cell) -> bool| cells.count(wanted).to_string();
    let mut row = FIRST;
    let mut groups = Vec::new();
    for group in Group::ALL {
        let (first, last) = (row + 2, row + 4);
        let group_name = i18n::named(lang.as_str(), "group", group);
        sheet.write_string_with_format(row, 1, group_name, &style.group)?;
        for (column, letter, sex) in [(2, 'C', Some(Sex::Female)), (3, 'D', Some(Sex::Male)), (LAST, 'E', None)] {
            let result = counted(&|cell: &Cell| cell.group == *group && sex.is_none_or(|sex| cell.sex == sex));
            let sum = Formula::new(format!("=SUM({letter}{first}:{letter}{last})")).set_result(result);
            sheet.write_formula_with_format(row, column, sum, &style.total)?;
        }
        groups.push(row + 1);
        for age in AgeBand::ALL {
            row += 1;
            write_row(sheet, style, row, (*age, *group), basis)?;
            let result = counted(&|cell: &Cell| cell.group == *group && cell.age == *age);
            let sum = Formula::new(format!("=SUM(C{at}:D{at})", at = row + 1)).set_result(result);
            sheet.write_formula_with_format(row, LAST, sum, &style.sum)?;
        }
        for (column, title) in [(2, &headers[1]), (3, &headers[2])] {
            sheet.add_data_validation(first - 1, column, last - 1, column, &accepts("people", title, lang)?)?;
        }
        row += 1;
    }
    sheet.write_string_with_format(row, 1, word(lang, "total"), &style.total_label)?;
    for (column, letter, sex) in [(2, 'C', Some(Sex::Female)), (3, 'D', Some(Sex::Male)), (LAST, 'E', None)] {
        let result = counted(&|cell: &Cell| sex.is_none_or(|sex| cell.sex == sex));
        let parts: Vec<String> = groups.iter().map(|at| format!("{letter}{at}")).collect();
        let sum = Formula::new(format!("={}", parts.join("+"))).set_result(result);
        sheet.write_formula_with_format(row, column, sum, &style.total)?;
    }
    sheet.set_selection(FIRST + 1, 2, FIRST + 1, 2)?;
    Ok(())
}

fn write_row(
    sheet: &mut Worksheet,
    style: &Style,
    row: u32,
    (age, group): (AgeBand, Group),
    basis: &Basis<'_>,
) -> Result<(), XlsxError> {
    let typed: &BTreeMap<String, String> = &basis.content.beneficiaries.cells;
    sheet.write_string(row, 0, row_key(age, group))?;
    let label = word(basis.lang, &format!("age-{}", age.as_str().replace('+', "-plus")));
    sheet.write_string_with_format(row, 1, label, &style.fixed)?;
    for (column, sex) in (2..).zip(Sex::ALL) {
        let text = typed.get(&Cell { sex: *sex, age, group }.to_string()).map_or("", String::as_str);
        number(sheet, row, column, text, 0, &style.number)?;
    }
    Ok(())
}

/// The rules of the call on people, with their figures.
pub fn people_rules(basis: &Basis<'_>) -> String {
    let lang = basis.lang.as_str();
    let mut said = Vec::new();
    if basis.target > 0 {
        let limit = Arg::from(i64::from(basis.target));
        said.push(i18n::text(lang, "workbook-rule-target", &[("limit", limit)]));
    }
    if basis.rules.community_share_min_bp > 0 {
        let limit = i18n::percent(basis.rules.community_share_min_bp, lang);
        said.push(i18n::text(lang, "workbook-rule-community", &[("limit", Arg::from(limit))]));
    }
    said.join(" ")
}
