//! Letters to readers who follow new calls: they have no account, and every letter about a call lets
//! them stop with one click (RFC 8058).

use serde::{Deserialize, Serialize};

use super::letter::{self, Content, Stop};
use super::{JobError, Worker};
use crate::adapters::i18n;
use crate::adapters::mailer::Mailbox;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::outbox::{self, JobRow};
use crate::db::subscriptions::{self, SubscriptionRow};
use crate::domain::act::Act;
use crate::domain::call::CallState;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::subscription::{CONFIRM_LINK, OWN_LINK};
use crate::services::{self, Refusal};

/// The payload of a `subscriber` job. It holds no address: who stops before it runs gets nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SubscriberJob {
    /// The reader.
    subscription: Id,
    /// The call they are told of; none for the letter about the subscription itself.
    call: Option<Id>,
}

/// Puts the letters of an event in the queue. Doing it twice changes nothing.
///
/// # Errors
/// The database's.
pub fn react(db: &mut Db, act: &Act, job: Id, event: &Event) -> Result<(), Refusal> {
    let enqueue = |db: &mut Db, payload: SubscriberJob, once: String| {
        outbox::enqueue(db, act.id(), "subscriber", &payload, Some(once), act.at, act.at)
    };
    match *event {
        Event::SubscriptionAsked { subscription } => {
            enqueue(db, SubscriberJob { subscription, call: None }, format!("subscriber:{job}"))?;
        }
        Event::CallPublished { call } => {
            for subscription in services::subscriptions::announce(db, act, call)? {
                let once = format!("subscriber:{call}:{subscription}");
                enqueue(db, SubscriberJob { subscription, call: Some(call) }, once)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Composes and sends; nothing to somebody who stopped, and nothing twice.
///
/// # Errors
/// When the mail server refuses or does not answer, or a text is missing.
pub async fn send(worker: &Worker, job: &JobRow, payload: SubscriberJob) -> Result<(), JobError> {
    let SubscriberJob { subscription, call } = payload;
    let found = worker
        .read(move |db| -> diesel::QueryResult<_> {
            let Some(reader) = SubscriptionRow::find(db, subscription)? else { return Ok(None) };
            let Some(call) = call else { return Ok(Some((reader, None))) };
            if !subscriptions::is_waiting(db, subscription, call)? {
                return Ok(None);
            }
            let call = CallRow::find(db, call)?.filter(|call| call.state == CallState::Published);
            Ok(call.map(|call| (reader, Some(call))))
        })
        .await?;
    let Some((reader, call)) = found else { return Ok(()) };
    // A mail program may open another browser than the one in which they chose their language.
    let lang = format!("?lang={}", reader.lang);
    let own = format!("/subscriptions/{}", worker.secrets.link_token(OWN_LINK, reader.id));
    let content = match &call {
        Some(call) => about_call(&reader, call),
        None if reader.confirmed_at.is_some() => {
            Content { name: "subscription-known", path: Some(format!("{own}{lang}")), ..Content::default() }
        }
        None => Content {
            name: "subscription-confirm",
            args: wishes(&reader),
            path: Some(format!("/subscriptions/confirm/{}{lang}", worker.secrets.link_token(CONFIRM_LINK, reader.id))),
            ..Content::default()
        },
    };
    let stop = call.is_some().then(|| Stop {
        one_click: worker.config.public_url.join(&format!("{own}/stop{lang}")),
        change: worker.config.public_url.join(&format!("{own}{lang}")),
    });
    let to = Mailbox { name: None, email: reader.email };
    letter::post(worker, job, to, reader.lang.as_str(), content, stop).await?;
    if let Some(call) = call {
        let act = worker.act("subscriber");
        worker.write(move |db| services::subscriptions::sent(db, &act, subscription, call.id)).await?;
    }
    Ok(())
}

fn about_call(reader: &SubscriptionRow, call: &CallRow) -> Content {
    let lang = reader.lang.as_str();
    let mut facts = vec![
        ("mail-fact-country", name(lang, "country", call.country.as_str())),
        ("mail-fact-sector", name(lang, "sector", call.sector.as_str())),
    ];
    if let Some(closes_at) = call.closes_at {
        facts.push(("mail-fact-deadline", i18n::date_time(closes_at.utc(), call.country.as_str(), lang)));
    }
    Content {
        name: "call-new",
        args: vec![
            ("title", call.title.pick(reader.lang).to_owned()),
            ("summary", call.summary.pick(reader.lang).to_owned()),
        ],
        facts,
        path: Some(format!("/calls/{}?lang={lang}", call.code)),
        ..Content::default()
    }
}

/// What the reader asked for, in words.
fn wishes(reader: &SubscriptionRow) -> Vec<(&'static str, String)> {
    let lang = reader.lang.as_str();
    let wishes = reader.wishes();
    let listed = |names: Vec<String>, all: &str| {
        if names.is_empty() { i18n::text(lang, all, &[]) } else { names.join(", ") }
    };
    let countries = wishes.countries.iter().map(|country| name(lang, "country", country.as_str())).collect();
    let sectors = wishes.sectors.iter().map(|sector| name(lang, "sector", sector.as_str())).collect();
    vec![("countries", listed(countries, "mail-all-countries")), ("sectors", listed(sectors, "mail-all-sectors"))]
}

fn name(lang: &str, noun: &str, code: &str) -> String {
    i18n::text(lang, &format!("{noun}-{}", code.to_ascii_lowercase()), &[])
}
