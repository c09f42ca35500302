//! Small made files of each accepted kind, and of what pretends to be one.

use std::io::{Cursor, Write as _};

use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, ZipWriter};

use super::*;

const ALL_GOOD: &str = "the file is acceptable to begin with";

/// A zip archive of stored entries; the flag marks them encrypted.
fn archive(entries: &[(&str, &[u8])], encrypted: bool) -> Vec<u8> {
    let stored = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(*name, stored).unwrap();
        archive.write_all(content).unwrap();
    }
    let mut bytes = archive.finish().unwrap().into_inner();
    let heads: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    assert_eq!(heads.len(), entries.len());
    for head in heads {
        bytes[head + 8] |= u8::from(encrypted);
    }
    bytes
}

fn docx() -> Vec<u8> {
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")], false)
}

fn xlsx() -> Vec<u8> {
    archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")], false)
}

fn open_document(kind: FileKind) -> Vec<u8> {
    archive(&[("mimetype", kind.content_type().as_bytes()), ("content.xml", b"<office/>")], false)
}

fn png() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend_from_slice(&[0; 17]);
    bytes
}

const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xD9";
const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const ELF: &[u8] = b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x3E\0";
const HTML: &[u8] = b"<!DOCTYPE html><html><script>alert(1)</script></html>";
const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";

#[test]
fn every_accepted_kind_is_recognised_by_name_and_content() {
    let files: [(&str, &[u8], FileKind); 12] = [
        ("budget.pdf", PDF, FileKind::Pdf),
        ("PHOTO.JPG", JPEG, FileKind::Jpeg),
        ("photo.jpeg", JPEG, FileKind::Jpeg),
        ("plan.png", &png(), FileKind::Png),
        ("récit.docx", &docx(), FileKind::Docx),
        ("budget.xlsx", &xlsx(), FileKind::Xlsx),
        ("récit.odt", &open_document(FileKind::Odt), FileKind::Odt),
        ("budget.ods", &open_document(FileKind::Ods), FileKind::Ods),
        ("liste.csv", "nom;âge\nAwa;31\n".as_bytes(), FileKind::Csv),
        ("liste.csv", b"\xEF\xBB\xBFnom;montant\r\nAwa;31\r\n", FileKind::Csv),
        ("ancienne.csv", b"pr\xE9nom;\xE2ge\r\nAwa;31\r\n", FileKind::Csv),
        ("note.txt", "Montant < 5 000 000 XOF".as_bytes(), FileKind::Text),
    ];
    for (name, bytes, kind) in files {
        assert_eq!(accept(name, bytes), Ok(kind), "{name}");
    }
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_refused() {
    let gif_and_pdf = [&b"GIF89a/*"[..], PDF].concat();
    let exe: &[u8] = b"MZ\x90\0\x03\0\0\0";
    let odt = open_document(FileKind::Odt);
    let (docx, xlsx) = (docx(), xlsx());
    let plain_zip = archive(&[("readme.txt", b"hello")], false);
    let files: [(&str, &[u8], FileKind); 20] = [
        ("page.pdf", HTML, FileKind::Pdf),
        ("program.docx", ELF, FileKind::Docx),
        ("program.pdf", exe, FileKind::Pdf),
        ("both.pdf", &gif_and_pdf, FileKind::Pdf),
        ("both.png", &gif_and_pdf, FileKind::Png),
        ("drawing.png", SVG, FileKind::Png),
        ("drawing.txt", SVG, FileKind::Text),
        ("drawing.csv", b"\xEF\xBB\xBF \n<svg onload='alert(1)'/>", FileKind::Csv),
        ("page.txt", HTML, FileKind::Text),
        ("page.txt", b"<?xml version=\"1.0\"?><html/>", FileKind::Text),
        ("script.txt", b"#!/bin/sh\nrm -rf /\n", FileKind::Text),
        ("table.csv", b"a;b\0c", FileKind::Csv),
        ("document.txt", PDF, FileKind::Text),
        ("picture.jpg", &png(), FileKind::Jpeg),
        ("text.docx", &xlsx, FileKind::Docx),
        ("sheet.xlsx", &docx, FileKind::Xlsx),
        ("sheet.ods", &odt, FileKind::Ods),
        ("archive.docx", &plain_zip, FileKind::Docx),
        ("archive.odt", &plain_zip, FileKind::Odt),
        ("archive.pdf", &plain_zip, FileKind::Pdf),
    ];
    for (name, bytes, kind) in files {
        assert_eq!(accept(name, bytes), Err(SniffError::Mismatch(kind)), "{name}");
    }
}

#[test]
fn other_extensions_are_refused_whatever_the_content() {
    for name in
        ["drawing.svg", "page.html", "program.exe", "report.pdf.exe", "report", ".pdf/", "macro.docm", "a.gif", ""]
    {
        assert_eq!(accept(name, PDF), Err(SniffError::Extension), "{name}");
    }
}

#[test]
fn an_empty_file_is_refused() {
    assert_eq!(accept("budget.pdf", b""), Err(SniffError::Empty));
}

#[test]
fn a_file_that_is_two_things_is_refused() {
    let jpeg_and_pdf = [&b"\xFF\xD8\xFF\xFE\0\x50"[..], PDF].concat();
    let jpeg_and_page = [&b"\xFF\xD8\xFF\xFE\0\x50"[..], b"<SCRIPT>alert(1)</SCRIPT>"].concat();
    let pdf_and_archive = [PDF, &archive(&[("a.class", b"x")], false)].concat();
    assert_eq!(accept("a.jpg", &jpeg_and_pdf), Err(SniffError::Mismatch(FileKind::Jpeg)));
    assert_eq!(accept("a.jpg", &jpeg_and_page), Err(SniffError::Mismatch(FileKind::Jpeg)));
    assert_eq!(accept("a.pdf", &pdf_and_archive), Err(SniffError::Mismatch(FileKind::Pdf)));
    let archive_after_program = [ELF, &docx()].concat();
    assert_eq!(accept("a.docx", &archive_after_program), Err(SniffError::Mismatch(FileKind::Docx)));
}

#[test]
fn macros_are_refused() {
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let with_macro = archive(&[types, ("word/document.xml", b"<w/>"), ("word/vbaProject.bin", b"x")], false);
    assert_eq!(accept("a.docx", &with_macro), Err(SniffError::Macros));
    let mimetype: (&str, &[u8]) = ("mimetype", FileKind::Ods.content_type().as_bytes());
    let with_basic = archive(&[mimetype, ("Basic/script-lc.xml", b"<x/>")], false);
    assert_eq!(accept("a.ods", &with_basic), Err(SniffError::Macros));
}

#[test]
fn a_file_with_a_password_is_refused_by_that_name() {
    let entries: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")];
    assert_eq!(accept("a.xlsx", &archive(&entries, true)), Err(SniffError::Encrypted));
    let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(accept("a.docx", &compound), Err(SniffError::Encrypted));
}

#[test]
fn an_archive_whose_entries_leave_it_is_refused() {
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    for name in ["../../etc/cron.d/x", "/etc/passwd", "word\\..\\x"] {
        let bytes = archive(&[types, ("word/document.xml", b"<w/>"), (name, b"x")], false);
        assert_eq!(accept("a.docx", &bytes), Err(SniffError::Mismatch(FileKind::Docx)), "{name}");
    }
}

#[test]
fn a_cut_or_changed_archive_never_panics() {
    let whole = docx();
    assert_eq!(accept("a.docx", &whole), Ok(FileKind::Docx), "{ALL_GOOD}");
    for length in 1..whole.len() {
        assert!(accept("a.docx", &whole[..length]).is_err(), "cut at {length}");
    }
    for place in 0..whole.len() {
        for value in [0x00, 0x7F, 0xFF] {
            let mut changed = whole.clone();
            changed[place] = value;
            let _ = accept("a.docx", &changed);
            let _ = accept("a.odt", &changed);
        }
    }
}

#[test]
fn every_kind_has_its_own_extension_and_media_type() {
    for kind in FileKind::ALL {
        assert_eq!(FileKind::of_extension(kind.extension()), Some(kind));
        assert_eq!(FileKind::ALL.iter().filter(|other| other.content_type() == kind.content_type()).count(), 1);
    }
}

/// An archive whose entries are packed: many times smaller than what comes out of it.
fn packed(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let deflated = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        archive.start_file(*name, deflated).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A letter that holds these entries too.
fn letter_with(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let own: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")];
    packed(&[&own, entries].concat())
}

#[test]
fn a_file_that_becomes_huge_when_it_is_unpacked_is_refused() {
    let much = vec![0; 60_000_000];
    let one = letter_with(&[("word/media/a.bin", &much)]);
    assert!(one.len() < 500_000, "{}", one.len());
    assert_eq!(accept("lettre.docx", &one), Ok(FileKind::Docx));
    let two = letter_with(&[("word/media/a.bin", &much), ("word/media/b.bin", &much)]);
    assert_eq!(accept("lettre.docx", &two), Err(SniffError::Inflated));

    // What it declares is a lie: what comes out counts, or it is no such file.
    let mut lies = two.clone();
    for (mark, size_at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        for at in (0..lies.len() - 30).filter(|at| two[*at..].starts_with(mark)).collect::<Vec<_>>() {
            if two[at + size_at..at + size_at + 4] == 60_000_000_u32.to_le_bytes() {
                lies[at + size_at..at + size_at + 4].copy_from_slice(&9_u32.to_le_bytes());
            }
        }
    }
    assert_ne!(lies, two);
    assert!(accept("lettre.docx", &lies).is_err());
}

#[test]
fn archives_inside_a_file_count_too() {
    let table = packed(&[("xl/workbook.xml", &vec![b' '; 45_000_000])]);
    let name = "word/embeddings/table.xlsx";
    assert_eq!(accept("lettre.docx", &letter_with(&[(name, &table)])), Ok(FileKind::Docx));
    let three = letter_with(&[(name, &table), ("word/embeddings/b.xlsx", &table), ("word/embeddings/c.xlsx", &table)]);
    assert!(three.len() < 500_000, "{}", three.len());
    assert_eq!(accept("lettre.docx", &three), Err(SniffError::Inflated));
    // Archives within archives within archives, however small.
    let nested = |levels: usize| (0..levels).fold(packed(&[("a.txt", b"a")]), |inner, _| packed(&[("a.zip", &inner)]));
    assert_eq!(accept("lettre.docx", &letter_with(&[("a.zip", &nested(1))])), Ok(FileKind::Docx));
    assert_eq!(accept("lettre.docx", &letter_with(&[("a.zip", &nested(3))])), Err(SniffError::Inflated));
    // A file that only begins like an archive is no more than its bytes.
    let odd: &[u8] = b"PK\x03\x04 and nothing of it";
    assert_eq!(accept("lettre.docx", &letter_with(&[("a.zip", odd)])), Ok(FileKind::Docx));
}
