//! The archive around a workbook, unpacked under limits and packed again without compression.
//!
//! Two readers of one archive may disagree about what is in it, and the sizes an archive declares may
//! be lies. So the parts of a workbook are unpacked here, counting what really comes out, and only a
//! fresh archive of them is handed on.

use std::collections::BTreeSet;
use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

/// More parts than this no workbook of ours has.
const MOST_ENTRIES: usize = 200;
/// The most bytes that may come out of all parts together.
const MOST_BYTES: usize = 24_000_000;
/// Length of the record that ends an archive, without its comment.
const END: usize = 22;

/// Why an archive is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArchiveError {
    /// It is none, or a damaged one.
    Damaged,
    /// Too much comes out of it.
    TooLarge,
}

/// The parts of a workbook, in a fresh archive.
pub(super) fn repack(bytes: &[u8]) -> Result<Vec<u8>, ArchiveError> {
    let mut left = MOST_BYTES;
    let mut fresh = Fresh::default();
    for entry in entries(bytes)?.into_iter().filter(|entry| is_part(entry.name)) {
        let content = unpack(&entry, left)?;
        left -= content.len();
        fresh.add(entry.name, &content);
    }
    Ok(fresh.finish())
}

/// Whether the reader needs it: pictures, previews and properties stay behind.
fn is_part(name: &str) -> bool {
    let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
    is_xml && (name.starts_with("xl/") || name == "[Content_Types].xml" || name == "_rels/.rels")
}

struct Entry<'a> {
    name: &'a str,
    is_deflated: bool,
    packed: &'a [u8],
}

fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, ArchiveError> {
    read_entries(bytes).ok_or(ArchiveError::Damaged).and_then(|entries| {
        let names: BTreeSet<String> = entries.iter().map(|entry| entry.name.to_ascii_lowercase()).collect();
        if names.len() == entries.len() { Ok(entries) } else { Err(ArchiveError::Damaged) }
    })
}

fn read_entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    let latest = bytes.len().checked_sub(END)?;
    let earliest = latest.saturating_sub(usize::from(u16::MAX));
    let end = (earliest..=latest).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let count = short(bytes, end + 10)?;
    if count > MOST_ENTRIES {
        return None;
    }
    let mut at = long(bytes, end + 16)?;
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let (method, size) = (short(bytes, at + 10)?, long(bytes, at + 20)?);
        let (name, extra, comment) = (short(bytes, at + 28)?, short(bytes, at + 30)?, short(bytes, at + 32)?);
        let local = long(bytes, at + 42)?;
        if !bytes.get(local..)?.starts_with(b"PK\x03\x04") || !matches!(method, 0 | 8) {
            return None;
        }
        let start = local + 30 + short(bytes, local + 26)? + short(bytes, local + 28)?;
        entries.push(Entry {
            name: std::str::from_utf8(bytes.get(at + 46..at + 46 + name)?).ok()?,
            is_deflated: method == 8,
            packed: bytes.get(start..start.checked_add(size)?)?,
        });
        at += 46 + name + extra + comment;
    }
    Some(entries)
}

fn unpack(entry: &Entry<'_>, most: usize) -> Result<Vec<u8>, ArchiveError> {
    let mut content = Vec::new();
    if entry.is_deflated {
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        DeflateDecoder::new(entry.packed).take(limit).read_to_end(&mut content).map_err(|_| ArchiveError::Damaged)?;
    } else {
        content.extend_from_slice(entry.packed);
    }
    if content.len() > most { Err(ArchiveError::TooLarge) } else { Ok(content) }
}

/// An archive of entries that are stored as they are.
#[derive(Default)]
struct Fresh {
    body: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Fresh {
    fn add(&mut self, name: &str, content: &[u8]) {
        let mut crc = Crc::new();
        crc.update(content);
        let offset = small(self.body.len());
        // Version 2.0, no flags, stored, no time, the first day of 1980; then sum, sizes and lengths.
        let mut shared = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        shared.extend_from_slice(&crc.sum().to_le_bytes());
        shared.extend_from_slice(&small(content.len()).to_le_bytes());
        shared.extend_from_slice(&small(content.len()).to_le_bytes());
        shared.extend_from_slice(&u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        shared.extend_from_slice(&[0, 0]);
        self.body.extend_from_slice(b"PK\x03\x04");
        self.body.extend_from_slice(&shared);
        self.body.extend_from_slice(name.as_bytes());
        self.body.extend_from_slice(content);
        self.directory.extend_from_slice(b"PK\x01\x02\x14\0");
        self.directory.extend_from_slice(&shared);
        self.directory.extend_from_slice(&[0; 10]);
        self.directory.extend_from_slice(&offset.to_le_bytes());
        self.directory.extend_from_slice(name.as_bytes());
        self.count += 1;
    }

    fn finish(mut self) -> Vec<u8> {
        let (offset, length) = (small(self.body.len()), small(self.directory.len()));
        self.body.append(&mut self.directory);
        self.body.extend_from_slice(b"PK\x05\x06\0\0\0\0");
        self.body.extend_from_slice(&self.count.to_le_bytes());
        self.body.extend_from_slice(&self.count.to_le_bytes());
        self.body.extend_from_slice(&length.to_le_bytes());
        self.body.extend_from_slice(&offset.to_le_bytes());
        self.body.extend_from_slice(&[0, 0]);
        self.body
    }
}

/// Lengths here stay far below what four bytes hold: see [`MOST_BYTES`].
fn small(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([two[0], two[1]])))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at + 4)?;
    usize::try_from(u32::from_le_bytes([four[0], four[1], four[2], four[3]])).ok()
}
