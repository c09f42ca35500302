//! A letter, and its form on the wire (MIME).

use chrono::{DateTime, Utc};
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment as MimeAttachment, MultiPart, SinglePart};
use uuid::Uuid;

use super::MailError;

/// A name and an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name that mail programs show.
    pub name: Option<String>,
    /// The address, such as `awa@ong.example`.
    pub email: String,
}

impl Mailbox {
    /// An address without a name.
    pub fn bare(email: impl Into<String>) -> Self {
        Self { name: None, email: email.into() }
    }

    /// Reads `Name <address>` or a bare address, such as the setting `KAFO_MAIL_FROM`.
    pub fn parse(text: &str) -> Option<Self> {
        let parsed: lettre::message::Mailbox = text.parse().ok()?;
        Some(Self { name: parsed.name, email: parsed.email.to_string() })
    }

    fn to_lettre(&self) -> Result<lettre::message::Mailbox, MailError> {
        let email = self
            .email
            .parse()
            .map_err(|error| MailError::Permanent(format!("\"{}\" is not an address: {error}", self.email)))?;
        // lettre panics on a control character in a name.
        Ok(lettre::message::Mailbox::new(self.name.as_deref().map(one_line), email))
    }
}

/// A file that travels with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Name shown to the reader; any letters.
    pub name: String,
    /// Media type, such as `application/pdf`.
    pub content_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// One letter to one reader, ready to send: texts are already translated and rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The same at every attempt, from [`message_id`].
    pub message_id: String,
    /// When it was written; the same at every attempt.
    pub date: DateTime<Utc>,
    /// Who it comes from.
    pub from: Mailbox,
    /// Who reads it. One reader per letter, so that no reader sees another's address.
    pub to: Mailbox,
    /// Who answers go to, when not the sender.
    pub reply_to: Option<Mailbox>,
    /// The subject line.
    pub subject: String,
    /// The text for programs that show no HTML.
    pub text: String,
    /// The same in HTML.
    pub html: String,
    /// Further headers, such as `Auto-Submitted: auto-generated`.
    pub headers: Vec<(String, String)>,
    /// Files.
    pub attachments: Vec<Attachment>,
}

/// The Message-ID of an outbox row, with its angle brackets; `host` is the public host name.
pub fn message_id(row: Uuid, host: &str) -> String {
    format!("<{row}@{host}>")
}

impl Mail {
    /// The letter in MIME form.
    ///
    /// # Errors
    /// [`MailError::Permanent`] for an impossible address, header or media type: sending it again
    /// would not help.
    pub(super) fn to_mime(&self) -> Result<Message, MailError> {
        if !is_message_id(&self.message_id) {
            return Err(MailError::Permanent(format!("\"{}\" is not a Message-ID", self.message_id)));
        }
        let mut builder = Message::builder()
            .message_id(Some(self.message_id.clone()))
            .date(self.date.into())
            .from(self.from.to_lettre()?)
            .to(self.to.to_lettre()?)
            .subject(one_line(&self.subject));
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(reply_to.to_lettre()?);
        }
        for (name, value) in &self.headers {
            let name = HeaderName::new_from_ascii(name.clone())
                .map_err(|_| MailError::Permanent(format!("\"{name}\" is not a header")))?;
            builder = builder.raw_header(HeaderValue::new(name, one_line(value)));
        }
        let body = MultiPart::alternative_plain_html(self.text.clone(), self.html.clone());
        let message = if self.attachments.is_empty() {
            builder.multipart(body)
        } else {
            let mut mixed = MultiPart::mixed().multipart(body);
            for attachment in &self.attachments {
                mixed = mixed.singlepart(attachment.to_mime()?);
            }
            builder.multipart(mixed)
        };
        message.map_err(|error| MailError::Permanent(error.to_string()))
    }
}

impl Attachment {
    fn to_mime(&self) -> Result<SinglePart, MailError> {
        let content_type = ContentType::parse(&self.content_type)
            .map_err(|_| MailError::Permanent(format!("\"{}\" is not a media type", self.content_type)))?;
        Ok(MimeAttachment::new(one_line(&self.name)).body(self.bytes.clone(), content_type))
    }
}

/// A line break in a header would start another header: it becomes a space.
fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn is_message_id(text: &str) -> bool {
    text.strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .and_then(|inner| inner.split_once('@'))
        .is_some_and(|(left, right)| !left.is_empty() && !right.is_empty())
        && text.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A letter with everything that letters of the portal have.
    pub fn sample() -> Mail {
        Mail {
            message_id: message_id(Uuid::from_u128(7), "kafo.example"),
            date: DateTime::parse_from_rfc3339("2026-03-01T12:00:00Z").unwrap().to_utc(),
            from: Mailbox::parse("Kafo <no-reply@kafo.example>").unwrap(),
            to: Mailbox { name: Some("Awa Étoile, ONG".to_owned()), email: "awa@ong.example".to_owned() },
            reply_to: Some(Mailbox::bare("equipe@kafo.example")),
            subject: "Décision n° 7 : dossier accepté".to_owned(),
            text: "Bonjour Awa,\n\nVotre dossier est accepté.\n".to_owned(),
            html: "<p>Votre dossier est accepté.</p>".to_owned(),
            headers: vec![("Auto-Submitted".to_owned(), "auto-generated".to_owned())],
            attachments: vec![Attachment {
                name: "Décision n° 7 – été.pdf".to_owned(),
                content_type: "application/pdf".to_owned(),
                bytes: b"%PDF-1.7".to_vec(),
            }],
        }
    }

    fn wire(mail: &Mail) -> String {
        String::from_utf8(mail.to_mime().unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_letter_keeps_its_id_and_date_and_is_plain_ascii_on_the_wire() {
        let wire = wire(&sample());
        assert!(wire.is_ascii());
        for line in [
            "Message-ID: <00000000-0000-0000-0000-000000000007@kafo.example>\r\n",
            "Date: Sun, 01 Mar 2026 12:00:00 +0000\r\n",
            "From: Kafo <no-reply@kafo.example>\r\n",
            "Reply-To: equipe@kafo.example\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "MIME-Version: 1.0\r\n",
        ] {
            assert!(wire.contains(line), "{line:?} is missing in\n{wire}");
        }
        assert!(wire.contains("multipart/mixed") && wire.contains("multipart/alternative"));
        assert!(
            wire.contains("filename*0*=utf-8''D%C3%A9cision") || wire.contains("filename*=utf-8''D%C3%A9cision"),
            "{wire}"
        );
    }

    #[test]
    fn a_line_break_cannot_smuggle_a_header_in() {
        let mut mail = sample();
        mail.subject = "Bonjour\r\nBcc: tous@kafo.example".to_owned();
        mail.headers.push(("X-Kafo".to_owned(), "a\nBcc: tous@kafo.example".to_owned()));
        mail.attachments[0].name = "a\r\nBcc: tous@kafo.example".to_owned();
        mail.to.name = Some("Awa\r\nBcc: tous@kafo.example".to_owned());
        let wire = wire(&mail);
        assert!(wire.contains("tous@kafo.example") || wire.contains("=?utf-8?"), "the attempt is there");
        assert!(!wire.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc:")), "{wire}");
    }

    proptest::proptest! {
        #[test]
        fn any_text_makes_a_letter_or_a_refusal(text in proptest::prelude::any::<String>()) {
            let mut mail = sample();
            mail.to.name = Some(text.clone());
            mail.subject = text.clone();
            mail.headers.push(("X-Kafo".to_owned(), text.clone()));
            mail.attachments[0].name = text.clone();
            mail.text = text.clone();
            let wire = wire(&mail);
            proptest::prop_assert!(wire.is_ascii());
            mail.to.email = text;
            let _ = mail.to_mime().map(|message| message.formatted());
        }
    }

    #[test]
    fn what_can_never_be_sent_is_a_permanent_fault() {
        let faulty: [fn(&mut Mail); 5] = [
            |mail| mail.to.email = "not an address".to_owned(),
            |mail| mail.from.email = String::new(),
            |mail| mail.headers.push(("Bad header".to_owned(), String::new())),
            |mail| mail.attachments[0].content_type = "pdf".to_owned(),
            |mail| mail.message_id = "<a@b>\r\nBcc: tous@kafo.example".to_owned(),
        ];
        for spoil in faulty {
            let mut mail = sample();
            spoil(&mut mail);
            assert!(matches!(mail.to_mime(), Err(MailError::Permanent(_))), "{mail:?}");
        }
    }
}
