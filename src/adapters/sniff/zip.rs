//! The table of contents of a zip archive, read without unpacking anything; then how much comes out of it.
//!
//! # Why (November 2026)
//! The crate `zip` reads the directory, as it does for the reader of workbooks, so that both see the
//! same entries. It searches for the end of the archive as generously as it can: whether a file *is* an
//! archive, from its first byte to its last, or hides one behind something else, is looked up here.

use std::io::{Cursor, Read};

use ::zip::{CompressionMethod, ZipArchive};

use super::{FileKind, SniffError, contains};
use crate::adapters::inflate::{Allowance, InflateError};

/// More entries than this are no letter, budget or report.
const MOST_ENTRIES: usize = 10_000;
/// The most bytes that may come out of an archive and of those inside it: twenty times the largest file usually allowed.
const MOST_INFLATED: u64 = 100_000_000;
/// How deep archives may lie in each other: a letter with a table with a picture in it.
const DEEPEST: usize = 3;
/// Length of the record that ends an archive, without its comment.
const END: usize = 22;

/// A media type is shorter than this, in bytes.
const LONGEST_TYPE: u64 = 200;

/// One entry of an archive.
struct Entry {
    name: Vec<u8>,
    encrypted: bool,
}

/// A Word or Excel file: an archive with the content types and the main part.
pub(super) fn office(bytes: &[u8], kind: FileKind, main_part: &str) -> Result<FileKind, SniffError> {
    // A password turns an office file into a compound file (OLE2) with this mark.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) && contains_wide(bytes, "EncryptedPackage")
    {
        return Err(SniffError::Encrypted);
    }
    let entries = entries(bytes).ok_or(SniffError::Mismatch(kind))?;
    let has = |name: &str| entries.iter().any(|entry| entry.name == name.as_bytes());
    if !has("[Content_Types].xml") || !has(main_part) {
        return Err(SniffError::Mismatch(kind));
    }
    let is_macro = |entry: &Entry| contains(&entry.name, b"vbaProject") || contains(&entry.name, b"vbaData");
    finish(&entries, kind, is_macro)
}

/// An OpenDocument file: its first entry, unpacked, is named `mimetype` and says its kind (OpenDocument 1.3, part 2,
/// section 3.3).
pub(super) fn open_document(bytes: &[u8], kind: FileKind) -> Result<FileKind, SniffError> {
    let entries = entries(bytes).ok_or(SniffError::Mismatch(kind))?;
    if declared_type(bytes).as_deref() != Some(kind.content_type()) {
        return Err(SniffError::Mismatch(kind));
    }
    finish(&entries, kind, |entry| entry.name.starts_with(b"Basic/") || entry.name.starts_with(b"Scripts/"))
}

fn finish(entries: &[Entry], kind: FileKind, is_macro: impl Fn(&Entry) -> bool) -> Result<FileKind, SniffError> {
    if entries.iter().any(|entry| entry.encrypted) {
        return Err(SniffError::Encrypted);
    }
    if entries.iter().any(is_macro) {
        return Err(SniffError::Macros);
    }
    let leaves = |entry: &Entry| {
        entry.name.starts_with(b"/")
            || entry.name.contains(&b'\\')
            || entry.name.split(|byte| *byte == b'/').any(|part| part == b"..")
    };
    if entries.iter().any(leaves) { Err(SniffError::Mismatch(kind)) } else { Ok(kind) }
}

/// Refuses an archive out of which more comes than a document holds.
pub(super) fn check_inside(bytes: &[u8], kind: FileKind) -> Result<(), SniffError> {
    measure(bytes, &mut Allowance::of(MOST_INFLATED), 1).map_err(|error| match error {
        InflateError::Damaged => SniffError::Mismatch(kind),
        InflateError::TooLarge => SniffError::Inflated,
    })
}

/// Unpacks everything and keeps nothing: what is declared, what really comes out, and what comes out of the archives
/// inside, as a letter may hold a table.
fn measure(bytes: &[u8], allowance: &mut Allowance, depth: usize) -> Result<(), InflateError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let too_much = archive.decompressed_size().is_some_and(|declared| !allowance.covers(declared));
    if too_much || archive.len() > MOST_ENTRIES || depth > DEEPEST {
        return Err(InflateError::TooLarge);
    }
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place)?;
        let mut head = Vec::new();
        allowance.pour((&mut entry).take(4), &mut head)?;
        if head != b"PK\x03\x04" {
            allowance.pour(entry, &mut std::io::sink())?;
            continue;
        }
        allowance.pour(entry, &mut head)?;
        // One that cannot be read is no archive to us, and nobody here unpacks it.
        if measure(&head, allowance, depth + 1) == Err(InflateError::TooLarge) {
            return Err(InflateError::TooLarge);
        }
    }
    Ok(())
}

/// Where the record that ends an archive stands, when the file is one: nothing may follow it but its comment.
pub(super) fn end_of_directory(bytes: &[u8]) -> Option<usize> {
    let earliest = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let latest = bytes.len().checked_sub(END)?;
    (earliest..=latest).rev().find(|&at| {
        bytes[at..].starts_with(b"PK\x05\x06")
            && short(bytes, at + 20).is_some_and(|comment| at + END + comment == bytes.len())
    })
}

/// The entries of an archive that begins at the first byte and ends at the last; none when it is no such archive.
fn entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    end_of_directory(bytes)?;
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if archive.is_empty() || archive.len() > MOST_ENTRIES || archive.offset() != 0 {
        return None;
    }
    let entry = |place| archive.by_index_data(place).ok();
    (0..archive.len())
        .map(|place| entry(place).map(|entry| Entry { name: entry.name_raw().to_vec(), encrypted: entry.encrypted() }))
        .collect()
}

/// The content of a first entry named `mimetype` that is stored as it is.
fn declared_type(bytes: &[u8]) -> Option<String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let entry = archive.by_name("mimetype").ok()?;
    if entry.header_start() != 0 || entry.compression() != CompressionMethod::Stored {
        return None;
    }
    let mut text = String::new();
    entry.take(LONGEST_TYPE).read_to_string(&mut text).ok()?;
    Some(text)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([two[0], two[1]])))
}

/// Whether a name in two-byte letters, as compound files write them, stands in the file.
fn contains_wide(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|part| part == wide)
}
