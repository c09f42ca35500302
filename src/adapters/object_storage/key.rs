//! Object keys and the headers that go with a file's name.

use super::StorageError;

/// Longest key, in bytes: S3 allows 1024; file systems 255 for each part.
const LONGEST: usize = 512;

/// Accepts `part/part/part` where each part is made of letters, digits, `.`, `_`, `-` and does not
/// begin with a point. Leaving the folder, hidden files and drafts are thereby impossible.
pub(super) fn check(key: &str) -> Result<(), StorageError> {
    let good_part = |part: &str| {
        !part.is_empty()
            && part.len() <= 200
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
    };
    if key.len() <= LONGEST && key.split('/').all(good_part) {
        Ok(())
    } else {
        Err(StorageError::InvalidKey(key.to_owned()))
    }
}

/// The `Content-Disposition` of a download: always an attachment, never shown inside a page, with
/// the name in plain letters and in UTF-8 (RFC 6266, RFC 8187).
pub fn content_disposition(file_name: &str) -> String {
    let name: String = file_name
        .chars()
        .map(|letter| if letter.is_control() || matches!(letter, '/' | '\\') { '_' } else { letter })
        .take(150)
        .collect();
    let plain: String = name
        .chars()
        .map(|letter| match letter {
            '"' | '%' => '_',
            letter if letter.is_ascii() => letter,
            _ => '_',
        })
        .collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_the_portal_are_accepted() {
        for key in ["a", "documents/0190/file-1_b.pdf", "exports/2026.tar.gz"] {
            assert_eq!(check(key), Ok(()), "{key}");
        }
    }

    #[test]
    fn a_key_cannot_leave_the_storage() {
        let long = "a/".repeat(300) + "a";
        for key in [
            "",
            "/",
            "/etc/passwd",
            "../secret.key",
            "a/../../b",
            "a//b",
            "a/",
            "a/./b",
            ".hidden",
            "a/.draft",
            "a\\b",
            "C:a",
            "a b",
            "é",
            "a\0b",
            "%2e%2e/b",
            &long,
        ] {
            assert_eq!(check(key), Err(StorageError::InvalidKey(key.to_owned())), "{key}");
        }
    }

    #[test]
    fn a_name_with_accents_is_given_in_both_forms() {
        assert_eq!(
            content_disposition("Budget n° 7 – été.pdf"),
            "attachment; filename=\"Budget n_ 7 _ _t_.pdf\"; \
             filename*=UTF-8''Budget%20n%C2%B0%207%20%E2%80%93%20%C3%A9t%C3%A9.pdf"
        );
    }

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let header = content_disposition("a\"; filename=b\r\nSet-Cookie: x=y\\../c");
        assert_eq!(header.matches('"').count(), 2);
        assert!(!header.contains(['\r', '\n', '\\', '/']), "{header}");
    }
}
