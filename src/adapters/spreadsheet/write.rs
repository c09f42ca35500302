//! Writing the workbook: the budget here, the people beside.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};

use super::style::{Style, accepts, protection};
use super::value::{cell_number, cell_text, plain};
use super::{BUDGET_COLUMNS, Basis, CODES, FIRST, HIDDEN, SPARE_ROWS, TEMPLATE};
use super::{budget_sheet, heading_name, people, word};
use crate::adapters::i18n::{self, Arg};
use crate::domain::budget::{self, Budget, Heading, LineDraft};
use crate::domain::proposal::Section;

/// Widths of the columns of the budget, in characters.
const WIDTHS: [f64; 10] = [6.0, 5.0, 27.0, 42.0, 13.0, 11.0, 15.0, 15.0, 17.0, 17.0];
/// The last column of the budget, with what the grant pays.
const LAST: u16 = 9;

/// The workbook of a proposal, filled with what is stored. The same content gives the same workbook.
///
/// # Errors
/// What the writer refuses; nothing that a person types leads there.
pub fn write(basis: &Basis<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made_at = ExcelDateTime::from_timestamp(basis.saved_at.timestamp())?;
    book.set_properties(&DocProperties::new().set_title(basis.number).set_creation_datetime(&made_at));
    let style = Style::new(basis.currency.decimals());
    budget_of(book.add_worksheet(), basis, &style)?;
    people::write(book.add_worksheet(), basis, &style)?;
    hidden(book.add_worksheet(), basis)?;
    let headings = Heading::ALL.len();
    for (name, at) in [
        ("KafoTemplate", "$B$1".to_owned()),
        ("KafoProposal", "$B$2".to_owned()),
        ("KafoBudget", "$B$3".to_owned()),
        ("KafoBeneficiaries", "$B$4".to_owned()),
        ("KafoLang", "$B$5".to_owned()),
        ("KafoHeadings", format!("$D$1:$D${headings}")),
    ] {
        book.define_name(name, &format!("={HIDDEN}!{at}"))?;
    }
    book.save_to_buffer()
}

/// What the file was made from. Names point at these cells, because some programs keep only names of
/// cells; the reader looks at the cells themselves.
fn hidden(sheet: &mut Worksheet, basis: &Basis<'_>) -> Result<(), XlsxError> {
    sheet.set_name(HIDDEN)?.set_very_hidden(true).protect();
    let facts = [
        ("template", TEMPLATE.to_owned()),
        ("proposal", basis.proposal.to_string()),
        ("budget", basis.content.fingerprint(Section::Budget).to_string()),
        ("beneficiaries", basis.content.fingerprint(Section::Beneficiaries).to_string()),
        ("lang", basis.lang.to_string()),
    ];
    for (row, (name, value)) in (0..).zip(facts) {
        sheet.write_string(row, 0, name)?.write_string(row, 1, value)?;
    }
    for (row, heading) in (0..).zip(Heading::ALL) {
        sheet.write_string(row, 3, heading_name(*heading, basis.lang))?;
    }
    Ok(())
}

/// Name, number, what to do and the rules of the call, over the columns up to `last`.
pub(super) fn top(
    sheet: &mut Worksheet,
    basis: &Basis<'_>,
    style: &Style,
    last: u16,
    words: [String; 3],
) -> Result<(), XlsxError> {
    let [title, help, rules] = words;
    let name = if basis.title.is_empty() { String::new() } else { format!(" – {}", cell_text(basis.title)) };
    sheet.merge_range(0, 1, 0, last, &format!("{title} – {}{name}", basis.number), &style.title)?;
    sheet.merge_range(1, 1, 1, last, &help, &style.note)?;
    sheet.merge_range(2, 1, 2, last, &rules, &style.note)?;
    sheet.set_row_height(0, 26)?.set_row_height(1, 32)?.set_row_height(2, 48)?;
    sheet.set_row_hidden(CODES)?.set_row_height(FIRST - 1, 32)?.set_column_hidden(0)?;
    sheet.set_freeze_panes(FIRST, 0)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(FIRST - 1, FIRST - 1)?.protect_with_options(&protection());
    Ok(())
}

fn budget_of(sheet: &mut Worksheet, basis: &Basis<'_>, style: &Style) -> Result<(), XlsxError> {
    let (lang, lines) = (basis.lang, &basis.content.budget.lines);
    let read = budget::read(lines, basis.currency);
    sheet.set_name(budget_sheet(lang))?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let currency = i18n::named(lang.as_str(), "currency", basis.currency);
    let help = i18n::text(lang.as_str(), "workbook-help-budget", &[("currency", Arg::from(currency))]);
    let name = word(lang, "section-budget");
    top(sheet, basis, style, LAST, [name, help, budget_rules(basis)])?;

    let rows = u32::try_from(lines.len() + SPARE_ROWS).unwrap_or(u32::MAX / 2);
    let last = FIRST + rows - 1;
    sums(sheet, basis, style, &read, last)?;
    for (column, code) in (0..).zip(BUDGET_COLUMNS) {
        sheet.write_string(CODES, column, code)?;
    }
    let sign = i18n::currency_symbol(basis.currency.as_str());
    let header = |key: &str, money: bool| {
        let name = word(lang, key);
        if money { format!("{name} ({sign})") } else { name }
    };
    let headers = [
        header("workbook-number", false),
        header("proposals-budget-heading", false),
        header("proposals-budget-description", false),
        header("proposals-budget-unit", false),
        header("proposals-budget-quantity", false),
        header("proposals-budget-unit-cost", true),
        header("proposals-budget-own-share", true),
        header("total", true),
        header("proposals-budget-asked", true),
    ];
    for (column, text) in (1..).zip(&headers) {
        sheet.write_string_with_format(FIRST - 1, column, text, &style.header)?;
    }
    let blank = LineDraft::default();
    for row in 0..rows {
        let index = usize::try_from(row).unwrap_or(usize::MAX);
        let line = lines.get(index).unwrap_or(&blank);
        write_line(sheet, basis, style, FIRST + row, line)?;
        let known = read.lines.iter().find(|known| known.number == index + 1);
        let result =
            |minor: Option<i64>| minor.map(|minor| plain(minor, basis.currency.decimals())).unwrap_or_default();
        let at = FIRST + row + 1;
        let total = format!("=IF(COUNT(F{at}:G{at})=2,ROUND(F{at}*G{at},{}),\"\")", basis.currency.decimals());
        let total = Formula::new(total).set_result(result(known.map(|line| line.total.minor())));
        let grant = Formula::new(format!("=IF(COUNT(I{at})=1,I{at}-N(H{at}),\"\")"));
        let grant = grant.set_result(result(known.map(|line| line.grant.minor())));
        sheet.write_formula_with_format(FIRST + row, 8, total, &style.sum)?;
        sheet.write_formula_with_format(FIRST + row, 9, grant, &style.sum)?;
    }
    for (place, code) in (0_u16..).zip(BUDGET_COLUMNS).skip(2) {
        let title = &headers[usize::from(place) - 1];
        sheet.add_data_validation(FIRST, place, last, place, &accepts(code, title, lang)?)?;
    }
    let next = FIRST + u32::try_from(lines.len()).unwrap_or(0);
    sheet.set_selection(next, 2, next, 2)?;
    Ok(())
}

/// The three sums above the lines, where they stay in sight.
fn sums(sheet: &mut Worksheet, basis: &Basis<'_>, style: &Style, read: &Budget, last: u32) -> Result<(), XlsxError> {
    let of = |minor: i64| plain(minor, basis.currency.decimals());
    let sums = [
        ("proposals-budget-own", 7_u16, 'H', of(read.own().minor())),
        ("proposals-budget-sum", 8, 'I', of(read.total().minor())),
        ("proposals-budget-asked", 9, 'J', of(read.grant().minor())),
    ];
    for (key, column, letter, result) in sums {
        let formula = Formula::new(format!("=SUM({letter}{}:{letter}{})", FIRST + 1, last + 1)).set_result(result);
        sheet.write_string_with_format(3, column, word(basis.lang, key), &style.header)?;
        sheet.write_formula_with_format(4, column, formula, &style.total)?;
    }
    sheet.set_row_height(3, 32)?.set_row_height(4, 22)?;
    Ok(())
}

fn write_line(
    sheet: &mut Worksheet,
    basis: &Basis<'_>,
    style: &Style,
    row: u32,
    line: &LineDraft,
) -> Result<(), XlsxError> {
    let heading = match line.heading.parse::<Heading>() {
        Ok(heading) => heading_name(heading, basis.lang),
        Err(_) => cell_text(&line.heading),
    };
    if !line.id.is_empty() {
        sheet.write_string(row, 0, cell_text(&line.id))?;
    }
    sheet.write_string_with_format(row, 1, (row - FIRST + 1).to_string(), &style.fixed)?;
    let texts = [(2, &heading), (3, &cell_text(&line.description)), (4, &cell_text(&line.unit))];
    for (column, text) in texts {
        if text.is_empty() {
            sheet.write_blank(row, column, &style.text)?;
        } else {
            sheet.write_string_with_format(row, column, text, &style.text)?;
        }
    }
    let decimals = basis.currency.decimals();
    let numbers = [
        (5, &line.quantity, 3, &style.number),
        (6, &line.unit_cost, decimals, &style.amount),
        (7, &line.own_share, decimals, &style.amount),
    ];
    for (column, typed, decimals, format) in numbers {
        number(sheet, row, column, typed, decimals, format)?;
    }
    Ok(())
}

/// A typed number as a number; what cannot be read stays the text that it is.
pub(super) fn number(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    typed: &str,
    decimals: u32,
    format: &rust_xlsxwriter::Format,
) -> Result<(), XlsxError> {
    let text = cell_text(typed);
    match cell_number(typed, decimals) {
        Some(number) => sheet.write_number_with_format(row, column, number, format)?,
        None if text.is_empty() => sheet.write_blank(row, column, format)?,
        None => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// The rules of the call on budgets, with their figures.
pub fn budget_rules(basis: &Basis<'_>) -> String {
    let (rules, lang) = (basis.rules, basis.lang.as_str());
    let amount = |minor: i64| i18n::money(minor, basis.currency.as_str(), lang);
    let mut said = Vec::new();
    let mut say = |key: &str, limit: String| said.push(i18n::text(lang, key, &[("limit", Arg::from(limit))]));
    if rules.max_grant > 0 {
        say("workbook-rule-grant-maximum", amount(rules.max_grant));
    }
    if rules.min_grant > 0 {
        say("workbook-rule-grant-minimum", amount(rules.min_grant));
    }
    say("workbook-rule-indirect-cap", i18n::percent(rules.indirect_cap_bp, lang));
    say("workbook-rule-contingency-cap", i18n::percent(rules.contingency_cap_bp, lang));
    say("workbook-rule-staff-cap", i18n::percent(rules.staff_cap_bp, lang));
    if rules.min_own_share_bp > 0 {
        say("workbook-rule-own-share", i18n::percent(rules.min_own_share_bp, lang));
    }
    said.join(" ")
}
