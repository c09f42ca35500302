//! The archive around a workbook, unpacked under limits and packed again without compression.
//!
//! Two readers of one archive may disagree about what is in it, and the sizes an archive declares may
//! be lies. So the parts of a workbook are unpacked here, counting what really comes out, and only a
//! fresh archive of them is handed on.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::adapters::inflate::{Allowance, InflateError};

/// More parts than this no workbook of ours has.
const MOST_ENTRIES: usize = 200;
/// The most bytes that may come out of all parts together.
const MOST_BYTES: u64 = 24_000_000;

/// The parts of a workbook, in a fresh archive.
pub(super) fn repack(bytes: &[u8]) -> Result<Vec<u8>, InflateError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    // Of a name that stands there twice one reader takes the first part, another the last.
    let names: BTreeSet<Vec<u8>> = archive.file_names_raw().map(<[u8]>::to_ascii_lowercase).collect();
    if archive.has_duplicate_names() || names.len() != archive.len() || archive.len() > MOST_ENTRIES {
        return Err(InflateError::Damaged);
    }
    let stored = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);
    let (mut fresh, mut allowance) = (ZipWriter::new(Cursor::new(Vec::new())), Allowance::of(MOST_BYTES));
    for place in 0..archive.len() {
        let part = archive.by_index(place)?;
        let name = part.name()?.into_owned();
        if !is_part(&name) {
            continue;
        }
        let mut content = Vec::new();
        allowance.pour(part, &mut content)?;
        fresh.start_file(name, stored)?;
        fresh.write_all(&content)?;
    }
    Ok(fresh.finish()?.into_inner())
}

/// Whether the reader needs it: pictures, previews and properties stay behind.
fn is_part(name: &str) -> bool {
    let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
    is_xml && (name.starts_with("xl/") || name == "[Content_Types].xml" || name == "_rels/.rels")
}
