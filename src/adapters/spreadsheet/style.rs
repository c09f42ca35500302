//! How the cells of a workbook look, and what they accept.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, XlsxError,
};

use super::word;
use crate::domain::beneficiary::MAX_COUNT;
use crate::domain::text::Lang;

/// The longest prompt that programs show.
const LONGEST_PROMPT: usize = 255;
/// The longest title of a prompt.
const LONGEST_TITLE: usize = 32;
/// The largest number that a program lets through by itself: the largest amount of a line.
const LARGEST: f64 = 10_000_000_000_000.0;

const BRAND: Color = Color::RGB(0x0012_416B);
const INK: Color = Color::RGB(0x004A_5868);
const LINE: Color = Color::RGB(0x00D5_DBE1);
const TINT: Color = Color::RGB(0x00EE_F3F7);

/// The formats of one workbook.
pub(super) struct Style {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) header: Format,
    pub(super) group: Format,
    pub(super) fixed: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    pub(super) amount: Format,
    pub(super) sum: Format,
    pub(super) total: Format,
    pub(super) total_label: Format,
}

impl Style {
    /// For amounts with this many decimals.
    pub(super) fn new(decimals: u32) -> Style {
        let amount = if decimals == 0 { "#,##0" } else { "#,##0.00" };
        let base = || Format::new().set_align(FormatAlign::VerticalCenter);
        let boxed = || base().set_border(FormatBorder::Thin).set_border_color(LINE);
        let input = || boxed().set_unlocked();
        let locked = || boxed().set_background_color(TINT).set_font_color(INK);
        Style {
            title: base().set_bold().set_font_size(14).set_font_color(BRAND),
            note: base().set_font_color(INK).set_text_wrap(),
            header: boxed().set_bold().set_text_wrap().set_font_color(Color::White).set_background_color(BRAND),
            group: boxed().set_bold().set_background_color(TINT),
            fixed: locked(),
            text: input().set_text_wrap(),
            // Plain numbers: a format with optional decimals would leave a lone sign after whole ones.
            number: input(),
            amount: input().set_num_format(amount),
            sum: locked().set_num_format(amount),
            total: boxed().set_bold().set_background_color(TINT).set_num_format(amount),
            total_label: boxed().set_bold().set_background_color(TINT),
        }
    }
}

/// Nobody moves rows or formulas by accident; widths stay free.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() }
}

/// What the cells of a column accept, with what to type and what is wrong, in words.
pub(super) fn accepts(column: &str, title: &str, lang: Lang) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new();
    let rule = match column {
        "heading" => rule.allow_list_formula(Formula::new("=KafoHeadings")),
        "description" => rule.allow_text_length(DataValidationRule::LessThanOrEqualTo(300)),
        "unit" => rule.allow_text_length(DataValidationRule::LessThanOrEqualTo(60)),
        "people" => {
            let most = i32::try_from(MAX_COUNT).unwrap_or(i32::MAX);
            rule.allow_whole_number(DataValidationRule::Between(0, most))
        }
        _ => rule.allow_decimal_number(DataValidationRule::Between(0.0, LARGEST)),
    };
    let prompt = |kind: &str| -> String {
        word(lang, &format!("workbook-{kind}-{}", column.replace('_', "-"))).chars().take(LONGEST_PROMPT).collect()
    };
    let title: String = title.chars().take(LONGEST_TITLE).collect();
    rule.set_input_title(&title)?
        .set_input_message(prompt("prompt"))?
        .set_error_title(&title)?
        .set_error_message(prompt("refusal"))
}
