//! One letter to one reader: composed from the database at the moment of sending, in the reader's
//! language, and sent with an identifier that stays the same at every attempt.

use serde::{Deserialize, Serialize};

use super::{JobError, Worker};
use crate::adapters::i18n::{self, Arg};
use crate::adapters::mailer::{Attachment, Mail, Mailbox, message_id};
use crate::db::outbox::JobRow;
use crate::domain::id::Id;

/// The payload of a `letter` job: which event, and who reads of it. No copies of data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LetterJob {
    /// The event as stored.
    pub event: serde_json::Value,
    /// The reader's account.
    pub reader: Id,
}

/// A letter's content, as keys and values of the locales.
#[derive(Debug, Clone, Default)]
pub struct Content {
    /// The letter's name: its texts are `mail-{name}-subject`, `-text` and `-action`.
    pub name: &'static str,
    /// Values for those texts.
    pub args: Vec<(&'static str, String)>,
    /// Lines of facts: the label's key and the value.
    pub facts: Vec<(&'static str, String)>,
    /// Where the button leads, as a path; none, no button.
    pub path: Option<String>,
    /// Files that travel with it.
    pub attachments: Vec<Attachment>,
}

/// How a reader ends what brings them this letter, as full addresses.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Stop {
    /// Takes the post of a mail program; in a browser, a page with a button.
    pub one_click: String,
    /// Where they change what they get.
    pub change: String,
}

#[derive(Serialize)]
struct View<'a> {
    lang: &'a str,
    name: &'a str,
    /// Their name; readers without an account have none.
    reader: Option<&'a str>,
    subject: &'a str,
    paragraphs: Vec<&'a str>,
    facts: Vec<Fact>,
    action: Option<Action>,
    stop: Option<&'a Stop>,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Action {
    text: String,
    href: String,
}

/// Composes and sends.
///
/// # Errors
/// When the mail server refuses or does not answer, or a text is missing.
pub async fn send(worker: &Worker, job: &JobRow, payload: LetterJob) -> Result<(), JobError> {
    let reader = payload.reader;
    let Some(user) = worker.read(move |db| crate::db::users::UserRow::find(db, reader)).await? else {
        return Err(JobError::GiveUp(format!("no account {reader}")));
    };
    if user.disabled_at.is_some() {
        return Ok(());
    }
    // Nothing left to say: the thing was withdrawn or undone before the letter went out.
    let Some(content) = super::notify::compose(worker, &payload.event, &user).await? else { return Ok(()) };
    let to = Mailbox { name: Some(user.name), email: user.email };
    post(worker, job, to, user.lang.as_str(), content, None).await
}

/// Draws a letter in the reader's language and sends it.
///
/// # Errors
/// As [`send`].
pub(super) async fn post(
    worker: &Worker,
    job: &JobRow,
    to: Mailbox,
    lang: &str,
    content: Content,
    stop: Option<Stop>,
) -> Result<(), JobError> {
    let args: Vec<(&str, Arg<'_>)> =
        content.args.iter().map(|(key, value)| (*key, Arg::from(value.as_str()))).collect();
    let text = |part: &str| i18n::text(lang, &format!("mail-{}-{part}", content.name), &args);
    let (subject, body) = (text("subject"), text("text"));
    let view = View {
        lang,
        name: content.name,
        reader: to.name.as_deref(),
        subject: &subject,
        paragraphs: body.split("\n").map(str::trim).filter(|line| !line.is_empty()).collect(),
        facts: content
            .facts
            .iter()
            .map(|(key, value)| Fact { label: i18n::text(lang, key, &[]), value: value.clone() })
            .collect(),
        action: content
            .path
            .as_ref()
            .map(|path| Action { text: text("action"), href: worker.config.public_url.join(path) }),
        stop: stop.as_ref(),
    };
    let drawn =
        worker.templates.render_email(lang, "letter", &view).map_err(|error| JobError::GiveUp(error.to_string()))?;
    let from = Mailbox::parse(&worker.config.mail_from)
        .ok_or_else(|| JobError::Retry("KAFO_MAIL_FROM is no mailbox".into()))?;
    let mut headers = vec![("Auto-Submitted".to_owned(), "auto-generated".to_owned())];
    if let Some(stop) = &stop {
        // RFC 8058, section 3.1: the mail program shows a button of its own, which posts to the address.
        headers.push(("List-Unsubscribe".to_owned(), format!("<{}>", stop.one_click)));
        headers.push(("List-Unsubscribe-Post".to_owned(), "List-Unsubscribe=One-Click".to_owned()));
    }
    let mail = Mail {
        message_id: message_id(job.id.0, worker.config.public_url.host()),
        date: job.created_at.utc(),
        from,
        to,
        reply_to: None,
        subject: drawn.subject,
        text: drawn.text,
        html: drawn.html,
        headers,
        attachments: content.attachments,
    };
    worker.mailer.send(&mail).await?;
    Ok(())
}
