//! A file sent in parts, as a browser with scripts does it (tus 1.0).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::client::{Answer, Client};

/// The version that is spoken.
pub const VERSION: (&str, &str) = ("tus-resumable", "1.0.0");
/// How a part is declared.
pub const PART: (&str, &str) = ("content-type", "application/offset+octet-stream");

/// What is sent along with a file.
pub fn metadata(place: &str, name: &str) -> String {
    format!("filename {},place {}", STANDARD.encode(name), STANDARD.encode(place))
}

/// Begins an upload with the token of the last page.
pub fn begin(browser: &Client, place: &str, name: &str, length: usize) -> Answer {
    let (token, about, length) = (browser.token(), metadata(place, name), length.to_string());
    let headers = [VERSION, ("x-csrf-token", &token), ("upload-length", &length), ("upload-metadata", &about)];
    browser.ask("POST", "/uploads", &headers, Vec::new())
}

/// Sends bytes that begin at this one.
pub fn send(browser: &Client, upload: &str, at: usize, bytes: &[u8]) -> Answer {
    let at = at.to_string();
    browser.ask("PATCH", upload, &[VERSION, PART, ("upload-offset", &at)], bytes.to_vec())
}

/// How far an upload is.
pub fn head(browser: &Client, upload: &str) -> Answer {
    browser.ask("HEAD", upload, &[VERSION], Vec::new())
}

/// Gives an upload up.
pub fn cancel(browser: &Client, upload: &str) -> Answer {
    browser.ask("DELETE", upload, &[VERSION], Vec::new())
}

/// Sends a whole file in two parts, and returns its address.
pub fn send_whole(browser: &Client, place: &str, name: &str, bytes: &[u8]) -> String {
    let upload = begin(browser, place, name, bytes.len()).is(201).location.clone();
    let half = bytes.len() / 2;
    send(browser, &upload, 0, &bytes[..half]).is(204);
    let sent = send(browser, &upload, half, &bytes[half..]);
    assert_eq!(sent.is(204).header("upload-offset"), bytes.len().to_string());
    upload
}

/// Posts the form of a page with the upload in place of the file of this field.
pub fn attach(browser: &Client, path: &str, fields: &[(&str, &str)], field: &str, upload: &str) -> Answer {
    let name = format!("upload.{field}");
    let mut all = fields.to_vec();
    all.push((&name, upload.trim_start_matches("/uploads/")));
    browser.upload(path, &all, field, "", Vec::new())
}
