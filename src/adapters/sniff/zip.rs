//! The table of contents of a zip archive, read without unpacking anything.

use super::{FileKind, SniffError, contains};

/// More entries than this are no letter, budget or report.
const MOST_ENTRIES: usize = 10_000;
/// Length of the record that ends an archive, without its comment.
const END: usize = 22;

/// One entry of an archive.
struct Entry<'a> {
    name: &'a [u8],
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
    let is_macro = |entry: &Entry| contains(entry.name, b"vbaProject") || contains(entry.name, b"vbaData");
    finish(&entries, kind, is_macro)
}

/// An OpenDocument file: its first entry, unpacked, is named `mimetype` and says its kind (OpenDocument 1.3, part 2,
/// section 3.3).
pub(super) fn open_document(bytes: &[u8], kind: FileKind) -> Result<FileKind, SniffError> {
    let entries = entries(bytes).ok_or(SniffError::Mismatch(kind))?;
    if declared_type(bytes) != Some(kind.content_type().as_bytes()) {
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

/// Where the record that ends an archive stands, when the file is one: nothing may follow it but its comment.
pub(super) fn end_of_directory(bytes: &[u8]) -> Option<usize> {
    let earliest = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let latest = bytes.len().checked_sub(END)?;
    (earliest..=latest).rev().find(|&at| {
        bytes[at..].starts_with(b"PK\x05\x06")
            && short(bytes, at + 20).is_some_and(|comment| at + END + comment == bytes.len())
    })
}

/// The entries of an archive that begins at the first byte; none when it is no such archive.
fn entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let end = end_of_directory(bytes)?;
    let count = short(bytes, end + 10)?;
    if count == 0 || count > MOST_ENTRIES {
        return None;
    }
    let mut at = long(bytes, end + 16)?;
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        if !bytes.get(at..end)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (name, extra, comment) = (short(bytes, at + 28)?, short(bytes, at + 30)?, short(bytes, at + 32)?);
        entries.push(Entry { name: bytes.get(at + 46..at + 46 + name)?, encrypted: short(bytes, at + 8)? & 1 == 1 });
        at += 46 + name + extra + comment;
    }
    Some(entries)
}

/// The content of a first entry named `mimetype` that is stored as it is.
fn declared_type(bytes: &[u8]) -> Option<&[u8]> {
    let (method, size) = (short(bytes, 8)?, long(bytes, 22)?);
    let (name, extra) = (short(bytes, 26)?, short(bytes, 28)?);
    let start = 30 + name + extra;
    if method != 0 || bytes.get(30..30 + name)? != b"mimetype" {
        return None;
    }
    bytes.get(start..start.checked_add(size)?)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([two[0], two[1]])))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?;
    usize::try_from(u32::from_le_bytes([four[0], four[1], four[2], four[3]])).ok()
}

/// Whether a name in two-byte letters, as compound files write them, stands in the file.
fn contains_wide(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|part| part == wide)
}
