//! Reads a letter as a mail program would: enough of MIME for the letters that the portal sends.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A letter in its wire form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    raw: String,
}

/// One leaf of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Media type without parameters, such as `text/plain`.
    pub content_type: String,
    /// File name of an attachment.
    pub file_name: Option<String>,
    /// Decoded content.
    pub bytes: Vec<u8>,
}

impl Letter {
    /// A letter from what came over the wire or stands in an `.eml` file.
    pub fn new(raw: impl Into<String>) -> Self {
        Self { raw: raw.into() }
    }

    /// A header's value, unfolded and decoded (RFC 2047).
    pub fn header(&self, name: &str) -> Option<String> {
        header(split(&self.raw).0, name).map(|value| decode_words(&value))
    }

    /// The subject line.
    pub fn subject(&self) -> String {
        self.header("Subject").unwrap_or_default()
    }

    /// The plain text, with `\n` line ends.
    pub fn text(&self) -> String {
        self.body("text/plain")
    }

    /// The HTML, with `\n` line ends.
    pub fn html(&self) -> String {
        self.body("text/html")
    }

    /// The files.
    pub fn attachments(&self) -> Vec<Part> {
        self.parts().into_iter().filter(|part| part.file_name.is_some()).collect()
    }

    /// All leaves in order.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        collect(&self.raw, &mut parts);
        parts
    }

    fn body(&self, content_type: &str) -> String {
        let part = self.parts().into_iter().find(|part| part.content_type == content_type && part.file_name.is_none());
        part.map(|part| String::from_utf8(part.bytes).unwrap().replace("\r\n", "\n")).unwrap_or_default()
    }
}

fn collect(entity: &str, parts: &mut Vec<Part>) {
    let (head, body) = split(entity);
    let content_type = header(head, "Content-Type").unwrap_or_else(|| "text/plain".to_owned());
    if let Some(boundary) = parameter(&content_type, "boundary") {
        // The text before the first mark and after the last is for programs that know no MIME.
        let mark = format!("--{boundary}");
        let inside = body.split(&mark).skip(1).take_while(|part| !part.starts_with("--"));
        for part in inside {
            let part = part.strip_prefix("\r\n").unwrap_or(part);
            collect(part.strip_suffix("\r\n").unwrap_or(part), parts);
        }
        return;
    }
    let bytes = match header(head, "Content-Transfer-Encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
        "base64" => STANDARD.decode(body.split_whitespace().collect::<String>()).unwrap(),
        "quoted-printable" => quoted_printable(body),
        _ => body.as_bytes().to_vec(),
    };
    let file_name = header(head, "Content-Disposition").and_then(|value| parameter(&value, "filename"));
    let content_type = content_type.split(';').next().unwrap().trim().to_ascii_lowercase();
    parts.push(Part { content_type, file_name, bytes });
}

fn split(entity: &str) -> (&str, &str) {
    entity.split_once("\r\n\r\n").unwrap_or((entity, ""))
}

fn header(head: &str, name: &str) -> Option<String> {
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let found = unfolded.split("\r\n").filter_map(|line| line.split_once(':'));
    found.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
}

/// A parameter of a header, plain, quoted, or in the numbered and encoded pieces of RFC 2231.
fn parameter(value: &str, name: &str) -> Option<String> {
    let mut pieces = Vec::new();
    for piece in value.split(';').skip(1) {
        let Some((key, text)) = piece.split_once('=') else { continue };
        let (key, text) = (key.trim(), text.trim().trim_matches('"'));
        if key.eq_ignore_ascii_case(name) {
            return Some(text.to_owned());
        }
        if let Some(rest) = key.strip_prefix(&format!("{name}*")) {
            let number: usize = rest.trim_end_matches('*').parse().unwrap_or(0);
            pieces.push((number, rest.is_empty() || rest.ends_with('*'), text.to_owned()));
        }
    }
    pieces.sort();
    let mut bytes = Vec::new();
    for (number, encoded, text) in &pieces {
        let text = if *number == 0 && *encoded { text.rsplit('\'').next().unwrap() } else { text };
        if *encoded { bytes.extend(percent(text, b'%')) } else { bytes.extend(text.bytes()) }
    }
    (!pieces.is_empty()).then(|| String::from_utf8(bytes).unwrap())
}

/// Decodes the `=?utf-8?b?…?=` words of a header; white space between two of them does not count.
fn decode_words(value: &str) -> String {
    let mut out = String::new();
    let mut after_word = false;
    for (number, word) in value.split(' ').enumerate() {
        let decoded = decode_word(word);
        if number > 0 && !(after_word && decoded.is_some()) {
            out.push(' ');
        }
        after_word = decoded.is_some();
        out.push_str(decoded.as_deref().unwrap_or(word));
    }
    out
}

fn decode_word(word: &str) -> Option<String> {
    let inner = word.strip_prefix("=?")?.strip_suffix("?=")?;
    let mut fields = inner.splitn(3, '?');
    let (_charset, encoding, text) = (fields.next()?, fields.next()?, fields.next()?);
    let bytes = match encoding {
        "b" | "B" => STANDARD.decode(text).ok()?,
        _ => percent(&text.replace('_', " "), b'='),
    };
    String::from_utf8(bytes).ok()
}

fn quoted_printable(body: &str) -> Vec<u8> {
    percent(&body.replace("=\r\n", ""), b'=')
}

/// Decodes bytes written as a mark and two hexadecimal digits.
fn percent(text: &str, mark: u8) -> Vec<u8> {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == mark);
        match pair.and_then(|pair| hex::decode(pair).ok()) {
            Some(decoded) => {
                out.extend(decoded);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}
