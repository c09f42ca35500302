//! Which uploaded files are accepted: those whose content is what their name says.

mod zip;

#[cfg(test)]
mod tests;

/// The kinds of file that people may upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// PDF document.
    Pdf,
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// Word document (OOXML), without macros.
    Docx,
    /// Excel workbook (OOXML), without macros.
    Xlsx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// Comma-separated table.
    Csv,
    /// Plain text.
    Text,
}

/// Why a file is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SniffError {
    /// It holds nothing.
    #[error("the file is empty")]
    Empty,
    /// Its name does not end in one of the accepted extensions.
    #[error("files of this kind are not accepted")]
    Extension,
    /// Its content is not what its name says.
    #[error("the content is not {}", .0.extension())]
    Mismatch(FileKind),
    /// It carries macros.
    #[error("the file contains macros")]
    Macros,
    /// Far more comes out of it than a document holds.
    #[error("the file is too large inside")]
    Inflated,
    /// It is locked by a password, so that nobody here can check it.
    #[error("the file is protected by a password")]
    Encrypted,
}

impl FileKind {
    /// Every kind, in the order in which pages name them.
    pub const ALL: [Self; 9] =
        [Self::Pdf, Self::Jpeg, Self::Png, Self::Docx, Self::Xlsx, Self::Odt, Self::Ods, Self::Csv, Self::Text];

    /// The usual extension, without its point.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }

    /// The media type under which it is kept and sent.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Csv => "text/csv",
            Self::Text => "text/plain",
        }
    }

    /// The kind that an extension announces, in small or capital letters.
    pub fn of_extension(extension: &str) -> Option<Self> {
        if extension.eq_ignore_ascii_case("jpeg") {
            return Some(Self::Jpeg);
        }
        Self::ALL.into_iter().find(|kind| kind.extension().eq_ignore_ascii_case(extension))
    }
}

/// Accepts a file whose name and content agree, and tells its kind. Archives are unpacked to be measured: not for the
/// threads that answer requests.
///
/// # Errors
/// See [`SniffError`].
pub fn accept(file_name: &str, bytes: &[u8]) -> Result<FileKind, SniffError> {
    let kind = recognise(file_name, bytes)?;
    if matches!(kind, FileKind::Docx | FileKind::Xlsx | FileKind::Odt | FileKind::Ods) {
        zip::check_inside(bytes, kind)?;
    }
    Ok(kind)
}

/// The same without a look inside archives, for readers that unpack them under limits of their own.
///
/// # Errors
/// See [`SniffError`].
pub fn recognise(file_name: &str, bytes: &[u8]) -> Result<FileKind, SniffError> {
    let kind = file_name
        .rsplit_once('.')
        .and_then(|(_, extension)| FileKind::of_extension(extension.trim_end()))
        .ok_or(SniffError::Extension)?;
    if bytes.is_empty() {
        return Err(SniffError::Empty);
    }
    let agrees = match kind {
        FileKind::Pdf => {
            (bytes.starts_with(b"%PDF-1.") || bytes.starts_with(b"%PDF-2.")) && is_only_itself(bytes, kind)
        }
        FileKind::Jpeg => bytes.starts_with(&[0xFF, 0xD8, 0xFF]) && is_only_itself(bytes, kind),
        FileKind::Png => {
            bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR") && is_only_itself(bytes, kind)
        }
        FileKind::Docx => return zip::office(bytes, kind, "word/document.xml"),
        FileKind::Xlsx => return zip::office(bytes, kind, "xl/workbook.xml"),
        FileKind::Odt | FileKind::Ods => return zip::open_document(bytes, kind),
        FileKind::Csv | FileKind::Text => is_text(bytes),
    };
    if agrees { Ok(kind) } else { Err(SniffError::Mismatch(kind)) }
}

/// Refuses files that are two things at once: a picture that is also a PDF or a page, a PDF that is also an archive.
/// Programs that look from the other end of the file would take them for the other thing.
fn is_only_itself(bytes: &[u8], kind: FileKind) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    // PDF readers search the first 1024 bytes for their mark.
    let hides_pdf = kind != FileKind::Pdf && contains(head, b"%PDF-");
    let hides_page = [&b"<html"[..], b"<script", b"<svg", b"<!doctype"].iter().any(|mark| contains(head, mark));
    !hides_pdf && !hides_page && zip::end_of_directory(bytes).is_none()
}

/// Text without control characters that is neither a page, a drawing, a program nor another known kind of file.
/// UTF-8 and the one-byte encodings of older spreadsheets are both text.
fn is_text(bytes: &[u8]) -> bool {
    let is_control = |byte: &u8| (*byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || *byte == 0x7F;
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is_markup = start.first() == Some(&b'<')
        && start.get(1).is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'!' | b'?' | b'/'));
    !bytes.iter().any(is_control) && !is_markup && !start.starts_with(b"#!") && infer::get(bytes).is_none()
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|part| part.eq_ignore_ascii_case(mark))
}
