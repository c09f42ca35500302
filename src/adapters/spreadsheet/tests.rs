//! The workbook written, filled by others, and read back; and files that are meant to harm.

use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use rust_xlsxwriter::{Formula, Workbook, Worksheet};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::domain::beneficiary::Cell;
use crate::domain::proposal::Section;
use crate::domain::state::Unmet;

fn id() -> Id {
    "0192f0aa0000700080000000000000aa".parse().expect("an identifier")
}

fn basis<'a>(content: &'a Content, rules: &'a CallRules, currency: Currency, lang: Lang) -> Basis<'a> {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-22T08:00:00Z").expect("an instant");
    Basis {
        lang,
        proposal: id(),
        number: "GB-2026-03-017",
        title: "=HYPERLINK(\"http://a.example\")",
        saved_at: at.to_utc().into(),
        currency,
        rules,
        target: 300,
        content,
    }
}

fn line(id: &str, quantity: &str, unit_cost: &str) -> LineDraft {
    LineDraft {
        id: id.into(),
        heading: "travel".into(),
        description: "Carburant".into(),
        unit: "mois".into(),
        quantity: quantity.into(),
        unit_cost: unit_cost.into(),
        own_share: String::new(),
    }
}

fn content() -> Content {
    let mut content = Content::default();
    content.budget.lines = vec![line("b1", "9", "25 000"), line("b4", "1,5", "vingt")];
    content.beneficiaries.cells = BTreeMap::from([
        ("female.18-35.returnee".to_owned(), "1 110".to_owned()),
        ("male.36+.community".to_owned(), "-3".to_owned()),
    ]);
    content
}

/// What reading gives for the French workbook of [`content`] in XOF.
fn read_xof(bytes: &[u8]) -> Result<Filled, Vec<Unmet>> {
    read(bytes, &basis(&content(), &CallRules::default(), Currency::Xof, Lang::Fr))
}

/// A workbook as another program would save it: our layout, with these cells.
struct Forged {
    facts: [String; 5],
    names: [&'static str; 2],
}

impl Forged {
    fn new() -> Self {
        let content = content();
        let version = |section| content.fingerprint(section).to_string();
        let facts =
            [TEMPLATE.into(), id().to_string(), version(Section::Budget), version(Section::Beneficiaries), "fr".into()];
        Forged { facts, names: ["Budget", "Bénéficiaires"] }
    }

    /// Writes it; `fill` puts cells into the budget.
    fn bytes(&self, fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(self.names[0]).unwrap();
        for (column, code) in (0..).zip(BUDGET_COLUMNS) {
            sheet.write_string(CODES, column, code).unwrap();
        }
        fill(sheet);
        let sheet = book.add_worksheet();
        sheet.set_name(self.names[1]).unwrap();
        for (column, code) in (0..).zip(PEOPLE_COLUMNS) {
            sheet.write_string(CODES, column, code).unwrap();
        }
        let women = Cell::all().into_iter().filter(|cell| cell.sex == crate::domain::beneficiary::Sex::Female);
        for (row, cell) in (FIRST..).zip(women) {
            sheet.write_string(row, 0, people::row_key(cell.age, cell.group)).unwrap();
        }
        let sheet = book.add_worksheet();
        sheet.set_name(HIDDEN).unwrap();
        for (row, fact) in (0..).zip(&self.facts) {
            sheet.write_string(row, 1, fact).unwrap();
        }
        book.save_to_buffer().unwrap()
    }
}

/// The codes and places of what is wrong.
fn faults(read: Result<Filled, Vec<Unmet>>) -> Vec<String> {
    let argument = |unmet: &Unmet, name: &str| {
        unmet.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let place = |unmet: Unmet| format!("{} {}{}", unmet.code, argument(&unmet, "column"), argument(&unmet, "row"));
    read.expect_err("the file should be refused").into_iter().map(place).collect()
}

/// An archive of these entries, packed.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let packed = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated).compression_level(Some(9));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(*name, packed).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_sent_back_untouched_changes_nothing_and_is_about_as_large_as_announced() {
    let (content, rules) = (content(), CallRules::default());
    for lang in Lang::ALL {
        let basis = basis(&content, &rules, Currency::Xof, *lang);
        let bytes = write(&basis).unwrap();
        assert_eq!(write(&basis).unwrap(), bytes, "the same content gives the same workbook");
        let filled = read(&bytes, &basis).unwrap();
        assert_eq!((&filled.lines, &filled.cells), (&content.budget.lines, &content.beneficiaries.cells));
        assert_eq!(filled.budget_version, content.fingerprint(Section::Budget));
        assert_eq!(filled.beneficiaries_version, content.fingerprint(Section::Beneficiaries));
        let announced = usize::try_from(about_bytes(2)).unwrap();
        assert!(bytes.len().abs_diff(announced) < bytes.len() / 4, "{} bytes, announced {announced}", bytes.len());
    }
}

#[test]
fn what_was_filled_comes_back_as_somebody_would_have_typed_it() {
    let bytes = Forged::new().bytes(|sheet| {
        sheet.write_string(FIRST, 0, "b1").unwrap();
        sheet.write_string(FIRST, 2, "b. déplacements").unwrap();
        sheet.write_string(FIRST, 3, "=1+1").unwrap();
        sheet.write_number(FIRST, 5, 12.5).unwrap();
        sheet.write_number(FIRST, 6, 25_000.0).unwrap();
        // Text numbers, with the spaces of two languages, in a new line; the heading in another language.
        sheet.write_string(FIRST + 3, 2, "Human resources").unwrap();
        sheet.write_string(FIRST + 3, 3, "Animatrice").unwrap();
        sheet.write_number(FIRST + 3, 4, 2026.0).unwrap();
        sheet.write_string(FIRST + 3, 5, "1 250").unwrap();
        sheet.write_string(FIRST + 3, 6, "1\u{202f}250\u{a0}000").unwrap();
        sheet.write_number(FIRST + 3, 7, 1_650_000.0).unwrap();
        // A heading alone is no line yet.
        sheet.write_string(FIRST + 4, 2, "Travel").unwrap();
    });
    let filled = read_xof(&bytes).unwrap();
    let first = LineDraft {
        unit: String::new(),
        description: "=1+1".into(),
        quantity: "12,5".into(),
        ..line("b1", "", "25 000")
    };
    let second = LineDraft {
        id: "b5".into(),
        heading: "human_resources".into(),
        description: "Animatrice".into(),
        unit: "2026".into(),
        quantity: "1 250".into(),
        unit_cost: "1\u{202f}250\u{a0}000".into(),
        own_share: "1\u{202f}650\u{202f}000".into(),
    };
    assert_eq!(filled.lines, [first, second]);
    assert_eq!(filled.cells, BTreeMap::new());
}

#[test]
fn every_fault_is_named_with_its_place_and_nothing_is_read() {
    let bytes = Forged::new().bytes(|sheet| {
        sheet.write_string(FIRST, 2, "9 Inconnu").unwrap();
        sheet.write_string(FIRST, 3, "Carburant").unwrap();
        sheet.write_formula(FIRST, 5, Formula::new("=3*4").set_result("12")).unwrap();
        sheet.write_number(FIRST, 6, -1.0).unwrap();
        sheet.write_string(FIRST, 7, "douze").unwrap();
        sheet.write_boolean(FIRST + 1, 3, true).unwrap();
        sheet.write_string(FIRST + 1, 5, "1,250").unwrap();
        sheet.write_number(FIRST + 1, 6, 12.5).unwrap();
        sheet.write_number(FIRST + 1, 7, 1e20).unwrap();
        sheet.write_string(FIRST + 2, 3, "x".repeat(LONGEST_TEXT + 1)).unwrap();
    });
    assert_eq!(
        faults(read_xof(&bytes)),
        [
            "workbook-heading-unknown C8",
            "workbook-formula F8",
            "workbook-number-negative G8",
            "workbook-number-unreadable H8",
            "workbook-no-value D9",
            "workbook-number-ambiguous F9",
            "workbook-number-decimals G9",
            "workbook-number-too-large H9",
            "workbook-text-too-long D10",
        ]
    );
    let many = Forged::new().bytes(|sheet| {
        for row in FIRST..FIRST + 25 {
            sheet.write_string(row, 5, "douze").unwrap();
        }
    });
    let named = faults(read_xof(&many));
    assert_eq!((named.len(), named[20].as_str()), (21, "workbook-more-faults "));
}

#[test]
fn a_file_that_is_not_ours_or_not_for_this_proposal_is_refused() {
    let untouched = |forged: &Forged| faults(read_xof(&forged.bytes(|_| {})));
    let mut other = Forged::new();
    other.facts[0] = "kafo-proposal/0".into();
    assert_eq!(untouched(&other), ["workbook-other-template "]);
    let mut other = Forged::new();
    other.facts[1] = "0192f0aa0000700080000000000000bb".into();
    assert_eq!(untouched(&other), ["workbook-other-proposal "]);
    let mut other = Forged::new();
    other.names[1] = "Feuil2";
    assert_eq!(untouched(&other), ["workbook-sheet-missing "]);
    let moved = Forged::new().bytes(|sheet| {
        sheet.write_string(CODES, 3, "unit").unwrap();
    });
    assert_eq!(faults(read_xof(&moved)), ["workbook-columns-moved "]);
    let mut foreign = Workbook::new();
    foreign.add_worksheet().write_string(0, 0, "Budget").unwrap();
    assert_eq!(faults(read_xof(&foreign.save_to_buffer().unwrap())), ["workbook-not-ours "]);
    for bytes in [&b""[..], b"hello", b"%PDF-1.4", b"PK\x03\x04 and no more"] {
        assert_eq!(faults(read_xof(bytes)), ["workbook-not-xlsx "]);
    }
    let mut torn = Forged::new().bytes(|_| {});
    let middle = torn.len() / 3;
    torn[middle..middle + 200].fill(0);
    let torn = faults(read_xof(&torn));
    assert!(torn[0].starts_with("workbook-"), "{torn:?}");
}

#[test]
fn a_file_that_swells_is_not_unpacked() {
    let large = vec![b' '; 100_000_000];
    let mut bomb = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", &large),
    ]);
    assert!(bomb.len() < 200_000, "{} bytes", bomb.len());
    assert_eq!(faults(read_xof(&bomb)), ["workbook-too-large-inside "]);
    // The same bomb, whose directory says that the last part holds ten bytes.
    let last = bomb.windows(4).rposition(|mark| mark == b"PK\x01\x02").unwrap();
    bomb[last + 24..last + 28].copy_from_slice(&10_u32.to_le_bytes());
    assert_eq!(faults(read_xof(&bomb)), ["workbook-damaged "]);
    assert_eq!(faults(read_xof(&vec![b'P'; MAX_BYTES + 1])), ["workbook-too-large "]);
    // The same part twice: two readers would take two different ones.
    let twice = |second| {
        let mut bytes = archive(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", b"<workbook/>"),
            ("XL/workbook.xml", b"<workbook/>"),
        ]);
        let names = bytes.windows(2).enumerate().filter(|(_, letters)| *letters == b"XL").map(|(at, _)| at);
        for at in names.collect::<Vec<_>>() {
            bytes[at..at + 2].copy_from_slice(second);
        }
        bytes
    };
    assert_eq!(faults(read_xof(&twice(b"XL"))), ["workbook-damaged "]);
    assert_eq!(faults(read_xof(&twice(b"xl"))), ["workbook-damaged "]);
    let many: Vec<(String, &[u8])> = (0..201).map(|sheet| (format!("xl/{sheet}.xml"), &b"<x/>"[..])).collect();
    let many = many.iter().map(|(name, content)| (name.as_str(), *content));
    let office: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")];
    assert_eq!(faults(read_xof(&archive(&office.into_iter().chain(many).collect::<Vec<_>>()))), ["workbook-damaged "]);
}

#[test]
fn a_hundred_thousand_rows_and_a_cell_at_the_end_of_the_world_are_refused_early() {
    let rows = |count: u32| {
        Forged::new().bytes(|sheet| {
            for row in FIRST..FIRST + count {
                sheet.write_number(row, 5, 1).unwrap();
            }
        })
    };
    assert_eq!(faults(read_xof(&rows(100_000))), ["workbook-too-many-lines "]);
    assert_eq!(faults(read_xof(&rows(501))), ["workbook-too-many-lines "]);
    assert_eq!(read_xof(&rows(500)).map(|filled| filled.lines.len()), Ok(500));
    let far = Forged::new().bytes(|sheet| {
        sheet.write_string(1_048_575, 16_383, "x").unwrap();
        sheet.write_string(1_048_575, 3, "Carburant").unwrap();
    });
    assert_eq!(read_xof(&far).map(|filled| filled.lines.len()), Ok(1));
}

/// A number as people type it, right or wrong.
fn number() -> impl Strategy<Value = String> {
    let fixed =
        ["", " ", "vingt", "-5", "1,250", "1.125", "0,125", "12,5", "=1+1", "99999999999999999999", "1 250 000"];
    prop_oneof![
        prop::sample::select(fixed.to_vec()).prop_map(str::to_owned),
        (0u64..10_000_000_000_000).prop_map(|whole| whole.to_string()),
        (0u64..1_000_000_000, 0u32..1000).prop_map(|(whole, part)| format!("{whole},{part:03}0")),
        (0u64..100_000_000_000, 0u32..100).prop_map(|(whole, part)| format!("{whole}.{part:02}")),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let fixed =
        ["", " ", "=HYPERLINK(\"x\")", "+1", "@x", "_x0041_", " b ", "a\nb\tc", "12", "1e5", "VRAI", "<b>&amp;"];
    prop_oneof![prop::sample::select(fixed.to_vec()).prop_map(str::to_owned), "\\PC{0,40}"]
}

fn any_line() -> impl Strategy<Value = LineDraft> {
    let headings = Heading::ALL.iter().map(|heading| heading.as_str()).chain(["", "divers"]).collect::<Vec<_>>();
    let heading = prop::sample::select(headings).prop_map(str::to_owned);
    (heading, text(), text(), number(), number(), number()).prop_map(
        |(heading, description, unit, quantity, unit_cost, own_share)| LineDraft {
            id: String::new(),
            heading,
            description,
            unit,
            quantity,
            unit_cost,
            own_share,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_round_trip_loses_no_field(
        currency in prop::sample::select(Currency::ALL.to_vec()),
        lang in prop::sample::select(Lang::ALL.to_vec()),
        lines in prop::collection::vec(any_line(), 0..12),
        counts in prop::collection::vec(prop::option::of(number()), 18),
    ) {
        let mut content = Content::default();
        for (index, line) in lines.into_iter().enumerate() {
            content.budget.lines.push(LineDraft { id: format!("b{}", index * 3 + 1), ..line });
        }
        let cells = Cell::all().into_iter().zip(counts);
        content.beneficiaries.cells =
            cells.filter_map(|(cell, count)| Some((cell.to_string(), count?))).collect();
        let rules = CallRules::default();
        let basis = basis(&content, &rules, currency, lang);
        let filled = read(&write(&basis).unwrap(), &basis).unwrap();
        prop_assert_eq!(&filled.lines, &content.budget.lines);
        prop_assert_eq!(&filled.cells, &content.beneficiaries.cells);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0usize..8_000) {
        let _ = read_xof(&bytes);
        let mut workbook = Forged::new().bytes(|_| {});
        let at = at.min(workbook.len() - 1);
        let end = (at + bytes.len()).min(workbook.len());
        workbook[at..end].copy_from_slice(&bytes[..end - at]);
        let _ = read_xof(&workbook);
    }
}
