//! The public calls for programs that follow them: an Atom feed (RFC 4287) and a calendar of their
//! deadlines (RFC 5545). Both take the filters of the list and speak the language asked for.

use actix_web::{HttpRequest, HttpResponse};
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Parameter, Property};
use sha2::{Digest, Sha256};

use super::public::Asked;
use crate::adapters::i18n::{self, Arg};
use crate::db::Page;
use crate::db::calls::{self, PublicCallRow};
use crate::domain::call::CallState;
use crate::web::error::{Answer, WebError, not_modified};
use crate::web::guard::{Caller, Visitor};
use crate::web::query::Query;

/// The most calls of one answer: those that close next, then those that closed last.
const MOST: i64 = 200;

/// `GET /calls.atom`: the calls as a feed.
pub async fn atom(caller: Visitor, request: HttpRequest) -> Answer {
    let (asked, rows) = found(&caller).await?;
    let site = &caller.app.config.public_url;
    let lang = caller.lang.as_str();
    let changed = rows.iter().map(|row| row.updated_at.utc()).max();
    let own = site.join(&asked.address("/calls.atom", caller.lang));
    let feed = Feed {
        title: Text::plain(caller.t("calls-title")),
        subtitle: Some(Text::plain(caller.t("calls-lead"))),
        // One identifier for each selection and language: the address under which it is read.
        id: own.clone(),
        // An empty feed has never changed.
        updated: fixed(changed.unwrap_or(DateTime::UNIX_EPOCH)),
        authors: vec![Person { name: clean(&caller.app.config.organisation), ..Person::default() }],
        generator: Some(Generator { value: caller.t("brand-name"), ..Generator::default() }),
        lang: Some(lang.to_owned()),
        links: vec![
            Link { rel: "self".into(), mime_type: Some("application/atom+xml".into()), href: own, ..Link::default() },
            link(site.join(&asked.address("/calls", caller.lang)), lang),
        ],
        entries: rows.iter().map(|row| entry(&caller, row)).collect(),
        ..Feed::default()
    };
    answer(&request, "application/atom+xml; charset=utf-8", feed.to_string())
}

/// `GET /calls.ics`: their deadlines as a calendar.
pub async fn calendar(caller: Visitor, request: HttpRequest) -> Answer {
    let (_, rows) = found(&caller).await?;
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", format!("-//{}//Kafo//FR", caller.app.config.public_url.host()).as_str()));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.name(&caller.t("calls-calendar-title"));
    for row in &rows {
        if let Some(event) = deadline(&caller, row) {
            calendar.push(event);
        }
    }
    answer(&request, "text/calendar; charset=utf-8", calendar.to_string())
}

/// What the filters of the address find.
async fn found(caller: &Caller) -> Result<(Asked, Vec<PublicCallRow>), WebError> {
    let asked = Asked::of(&Query::of(caller), super::public::ALL, caller.now());
    let filter = asked.filter.clone();
    let found = caller.read(move |db| calls::public_list(db, &filter, Page::first(MOST))).await?;
    Ok((asked, found.rows))
}

fn entry(caller: &Caller, row: &PublicCallRow) -> Entry {
    let lang = caller.lang.as_str();
    let category = |scheme: &str, term: &str| Category {
        term: term.to_owned(),
        scheme: None,
        label: Some(i18n::named(lang, scheme, term)),
    };
    Entry {
        // The same for as long as the call exists, whatever its code or the portal's address.
        id: format!("urn:uuid:{}", row.id.0.as_hyphenated()),
        title: Text::plain(clean(row.title.pick(caller.lang))),
        updated: fixed(row.updated_at.utc()),
        published: row.published_at.map(|at| fixed(at.utc())),
        summary: Some(Text::plain(in_short(caller, row))),
        categories: vec![category("country", row.country.as_str()), category("sector", row.sector.as_str())],
        links: vec![link(address(caller, row), lang)],
        ..Entry::default()
    }
}

/// The deadline: an instant in UTC, which every calendar shows by its own clock, and in words by the
/// clock of the country.
fn deadline(caller: &Caller, row: &PublicCallRow) -> Option<Event> {
    let closes_at = row.closes_at?.utc();
    let title = clean(row.title.pick(caller.lang));
    let summary = i18n::text(caller.lang.as_str(), "calls-calendar-closes", &[("title", Arg::from(title))]);
    let address = address(caller, row);
    let mut event = Event::with_uid(&format!("{}@{}", row.id, caller.app.config.public_url.host()));
    event.append_property(Property::new("SUMMARY", summary).append_parameter(language(caller)).done());
    let text = format!("{}\n{address}", in_short(caller, row));
    event.append_property(Property::new("DESCRIPTION", text).append_parameter(language(caller)).done());
    event.starts(closes_at).timestamp(row.updated_at.utc()).last_modified(row.updated_at.utc()).url(&address);
    // It takes no time of the day.
    event.append_property(("TRANSP", "TRANSPARENT"));
    event.status(if row.state == CallState::Cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    Some(event.done())
}

fn language(caller: &Caller) -> Parameter {
    Parameter::new("LANGUAGE", caller.lang.as_str())
}

/// The summary, and when the call closes by the clock of its country.
fn in_short(caller: &Caller, row: &PublicCallRow) -> String {
    let lang = caller.lang.as_str();
    let mut text = clean(row.summary.pick(caller.lang));
    if let Some(closes_at) = row.closes_at {
        let time = i18n::date_time(closes_at.utc(), row.country.as_str(), lang);
        text.push('\n');
        text.push_str(&i18n::text(lang, "calls-feed-closes", &[("time", Arg::from(time))]));
    }
    text
}

fn address(caller: &Caller, row: &PublicCallRow) -> String {
    caller.app.config.public_url.join(&format!("/calls/{}?lang={}", row.code, caller.lang))
}

fn link(href: String, lang: &str) -> Link {
    Link { href, hreflang: Some(lang.to_owned()), mime_type: Some("text/html".into()), ..Link::default() }
}

fn fixed(at: DateTime<Utc>) -> FixedDateTime {
    at.fixed_offset()
}

/// A text without the control signs that neither XML nor a calendar can carry.
fn clean(text: &str) -> String {
    let fits = |sign: &char| !sign.is_control() || *sign == '\n';
    text.trim().chars().filter(fits).filter(|sign| !matches!(sign, '\u{fffe}' | '\u{ffff}')).collect()
}

/// The answer with its fingerprint: programs that ask every hour are told when nothing is new. The
/// fingerprint is weak, because the same text travels compressed or not.
fn answer(request: &HttpRequest, content_type: &str, body: String) -> Answer {
    let tag = format!("W/\"{}\"", hex::encode(&Sha256::digest(body.as_bytes())[..16]));
    let known = request.headers().get("if-none-match").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut response = if known.split(',').any(|one| one.trim() == tag || one.trim() == "*") {
        not_modified()
    } else {
        HttpResponse::Ok().content_type(content_type).body(body)
    };
    let headers = response.headers_mut();
    for (name, value) in [("etag", tag.as_str()), ("cache-control", "max-age=300"), ("vary", "accept-language, cookie")]
    {
        if let Ok(value) = value.parse() {
            headers.append(actix_web::http::header::HeaderName::from_static(name), value);
        }
    }
    Ok(response)
}
