//! How calls are found and followed: the search, the feed, the calendar.

use chrono::{DateTime, TimeDelta, Utc};
use kafo::adapters::i18n;
use kafo::db::calls::CallRow;
use kafo::domain::id::Id;
use kafo::domain::place::{Country, Sector};
use kafo::domain::state::Instant;
use kafo::domain::text::Texts;
use kafo::services::Refusal;
use kafo::services::calls::{self as actions, Edit};
use serde::Deserialize;

use crate::harness::app::on_both;
use crate::harness::client::between;

fn asked(words: &str) -> String {
    let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
    format!("/calls?q={query}")
}

/// A feed as another library reads it.
#[derive(Deserialize)]
struct Feed {
    id: String,
    title: String,
    updated: DateTime<Utc>,
    author: Author,
    link: Vec<Link>,
    #[serde(default)]
    entry: Vec<Entry>,
}

#[derive(Deserialize)]
struct Author {
    name: String,
}

#[derive(Deserialize)]
struct Link {
    #[serde(rename = "@href")]
    href: String,
    #[serde(rename = "@rel")]
    rel: String,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    title: String,
    updated: DateTime<Utc>,
    published: DateTime<Utc>,
    summary: String,
    link: Vec<Link>,
}

/// The lines of a calendar, unfolded (RFC 5545, section 3.1), after a look at how they are written.
fn lines(calendar: &str) -> Vec<String> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"), "{calendar}");
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count(), "a line ends without CRLF");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75), "a line is longer than 75 bytes");
    calendar.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

on_both! {
    fn calls_are_found_by_the_beginnings_of_their_words_in_any_order_language_and_spelling(app) {
        let office = app.office();
        let water = app.open_call(&office, Country::Gw, "Économie d’eau à Bafatá");
        app.open_call(&office, Country::Ml, "Pêche à Ségou");
        let draft = app.draft_call(&office, Country::Sn, "Brouillon économie");
        let visitor = app.browser();
        for found in ["economie eau", "EAU ÉCONOMIE", "bafata e\u{301}cono", "econ", &water.code, "gw 2026", "d'eau", "« eau » !", "eau*"] {
            visitor.get(&asked(found)).is(200).shows("Économie d’eau").hides("Pêche à Ségou").hides("Brouillon");
        }
        // Each language of title, summary and place.
        for both in ["jardins", "gardens", "hortas", "bafata familias"] {
            visitor.get(&asked(both)).is(200).shows("Économie d’eau").shows("Pêche à Ségou").hides("Brouillon");
        }
        visitor.get("/calls?q=jardins&country=ML&theme=agriculture&state=open").shows("Pêche à Ségou").hides("Économie d’eau");
        visitor.get("/calls?q=jardins&state=closed").hides("Pêche à Ségou");

        // Nothing found: the words, a sentence, and a way on.
        for nothing in ["conomie", "eau segou", "%"] {
            let sentence = i18n::text("fr", "calls-none-with-words", &[("words", nothing.into())]);
            visitor.get(&asked(nothing)).is(200).shows(&sentence).shows(&i18n::text("fr", "action-clear-filter", &[])).hides("Économie d’eau");
        }

        // The index follows the call, whoever writes it.
        let title = Texts::new("Élevage à Thiès", "", "");
        let basics = Edit::Basics {
            programme: office.programme.id, country: Country::Sn, sector: Sector::Agriculture, title, summary: draft.summary.clone(),
        };
        let draft = app.edit_call(&office, draft.id, basics);
        let texts = Texts::new("x", "x", "x");
        let title = Texts::new("Élevage à Thiès", "Breeding", "Criação");
        let basics = Edit::Basics {
            programme: office.programme.id, country: Country::Sn, sector: Sector::Agriculture, title, summary: draft.summary,
        };
        app.edit_call(&office, draft.id, basics);
        let draft = app.edit_call(&office, draft.id, Edit::Texts { description: texts.clone(), eligibility: texts });
        app.publish_call(&office, &draft);
        visitor.get(&asked("thies elevage")).shows("Élevage à Thiès").hides("Économie");
        visitor.get(&asked("brouillon")).hides("Élevage à Thiès");
        app.is_sound();
    }

    fn what_the_title_says_stands_before_what_the_rest_says(app) {
        let office = app.office();
        app.open_call(&office, Country::Gw, "Premier");
        app.open_call(&office, Country::Gw, "Familles du fleuve");
        let page = app.browser().get(&asked("famille"));
        let at = |title: &str| page.body.find(title).unwrap();
        assert!(at("Familles du fleuve") < at(">Premier"), "the title found comes first");
        // Without words the deadlines decide, then the codes.
        let page = app.browser().get("/calls");
        let at = |title: &str| page.body.find(title).unwrap();
        assert!(at(">Premier") < at("Familles du fleuve"));
    }

    fn a_search_that_finds_too_much_gives_the_newest_and_says_so(app) {
        let office = app.office();
        let first = app.open_call(&office, Country::Gw, "Premier");
        let copies = first.clone();
        app.portal.app.pool.write(move |db| -> Result<(), Refusal> {
            for number in 0..100u8 {
                let at = Instant::from(copies.created_at.utc() + TimeDelta::seconds(i64::from(number) + 1));
                let code = format!("COPY-{number:03}");
                let search_text = copies.search_text.replace("premier", &format!("copie {number:03}"));
                CallRow { id: Id::new(at, [number; 10]), code, search_text, ..copies.clone() }.insert(db)?;
            }
            Ok(())
        }).unwrap();
        let visitor = app.browser();
        let more = i18n::text("fr", "calls-found-more", &[("count", 100.into())]);
        let hint = i18n::text("fr", "calls-found-more-hint", &[("count", 100.into())]);
        visitor.get("/calls?q=jardins").is(200).shows(&more).shows(&hint).shows("page=5").hides("page=6");
        visitor.get("/calls?q=jardins&page=5").is(200).shows("COPY-099").hides(&first.code);
        visitor.get("/calls?q=jardins&page=6").is(200).hides("COPY-");
        // One that narrows it finds the oldest too, and counts.
        visitor.get("/calls?q=jardins+premier").shows(&first.code).hides(&more).shows("1 appel");
        visitor.get("/calls?q=jardins+copie").hides(&more).shows("100 appels");
        visitor.get("/calls?q=jardins&country=ML").hides("COPY-").hides(&more);
    }

    fn whatever_is_searched_is_a_text_and_never_a_command(app) {
        let office = app.office();
        app.open_call(&office, Country::Gw, "Jardins");
        let visitor = app.browser();
        let hostile = [
            "\"", "'", "' OR 1=1 --", "\" OR \"", "jardins AND", "NOT jardins", "NEAR(jardins, 2)", "title : jardins", "{title body}: jardins",
            "^jardins", "jardins + x", "jardins:*", "!jardins", "jardins & | <->", "(((", "*", "\\", "call_search MATCH 'x'", "a:b:c:d", "\u{0}jardins",
            "\u{202e}jardins", "'; DROP TABLE calls; --", "%' ESCAPE '", "𝒥ardins", "ﷺ", "0x00", "1e400", "-1", "::tsquery",
        ];
        for text in hostile {
            visitor.get(&asked(text)).is(200);
        }
        for long in ["a".repeat(10_000), "é ".repeat(5_000), "\"".repeat(10_000), "x*".repeat(5_000)] {
            visitor.get(&asked(&long)).is(200);
        }
        visitor.get("/calls").shows("Jardins");
        let asked_of = |path: &str| {
            let before = app.portal.app.pool.statements();
            visitor.get(path).is(200);
            app.portal.app.pool.statements() - before
        };
        let few = asked_of("/calls?q=jardins");
        for number in 0..8 {
            app.open_call(&office, Country::Gw, &format!("Jardins {number}"));
        }
        assert_eq!(asked_of("/calls?q=jardins"), few, "one call and nine cost the same statements");
    }

    fn a_feed_reader_follows_the_calls(app) {
        let office = app.office();
        let title = "Eau; bois, semences & <outils> pour les familles de la région de Bafatá et de Gabú";
        let call = app.open_call(&office, Country::Gw, title);
        app.open_call(&office, Country::Ml, "Pêche à Ségou");
        app.draft_call(&office, Country::Gw, "Brouillon secret");
        let reader = app.browser();
        reader.get("/calls?country=GW").shows("href=\"/calls.atom?country=GW&amp;lang=fr\"").shows("href=\"/calls.ics?country=GW&amp;lang=fr\"");
        reader.get("/").shows("href=\"/calls.atom?state=open&amp;lang=fr\"");

        let answer = reader.get("/calls.atom?lang=fr");
        answer.is(200).shows("xml:lang=\"fr\"").hides("Brouillon");
        assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
        let feed: Feed = quick_xml::de::from_str(&answer.body).unwrap();
        assert_eq!((feed.title, feed.entry.len()), (i18n::text("fr", "calls-title", &[]), 2));
        assert!(!feed.author.name.is_empty());
        assert!(feed.link.iter().any(|link| link.rel == "self" && link.href == feed.id), "it names itself");
        let entry = feed.entry.iter().find(|entry| entry.title == title).unwrap();
        assert_eq!(entry.id, format!("urn:uuid:{}", call.id.0.as_hyphenated()));
        assert_eq!((entry.updated, entry.published), (call.updated_at.utc(), call.published_at.unwrap().utc()));
        assert_eq!(feed.updated, feed.entry.iter().map(|entry| entry.updated).max().unwrap());
        let closes = i18n::date_time(call.closes_at.unwrap().utc(), "GW", "fr");
        assert!(entry.summary.contains("Des jardins pour les familles.") && entry.summary.contains(&closes), "{}", entry.summary);
        assert_eq!(entry.link[0].rel, "alternate");
        let path = between(&entry.link[0].href, "/calls/", "?").unwrap();
        assert_eq!(path, call.code);

        // The filters of the list, and the language asked for.
        reader.get("/calls.atom?country=ML&lang=fr").shows("Pêche à Ségou").hides("Gabú");
        reader.get("/calls.atom?q=peche&lang=pt").shows("Pêche à Ségou (pt)").shows("Hortas para as famílias.").hides("Gabú");
        let empty = reader.get("/calls.atom?theme=fisheries").is(200).body.clone();
        assert!(quick_xml::de::from_str::<Feed>(&empty).unwrap().entry.is_empty());

        // Nothing new: nothing is sent. Something new: the same identifier, a later time.
        let tag = answer.header("etag").to_owned();
        let same = reader.get_with("/calls.atom?lang=fr", "if-none-match", &tag);
        same.is(304);
        assert_eq!(same.body, "");
        app.clock.advance(TimeDelta::hours(1));
        let (id, version) = (call.id, call.version);
        app.act(&office.publisher, move |db, act| actions::cancel(db, act, id, version, "Les fonds manquent.")).unwrap();
        let changed = reader.get_with("/calls.atom?lang=fr", "if-none-match", &tag);
        let feed: Feed = quick_xml::de::from_str(&changed.is(200).body).unwrap();
        let again = feed.entry.iter().find(|entry| entry.title == title).unwrap();
        assert_eq!((again.id.clone(), again.updated), (entry.id.clone(), entry.updated + TimeDelta::hours(1)));
    }

    fn a_calendar_shows_the_deadlines(app) {
        let office = app.office();
        let call = app.open_call(&office, Country::Cm, "Eau; bois, semences \\ pour les familles de la région de Bafoussam et de Bafia");
        app.open_call(&office, Country::Ml, "Pêche à Ségou");
        let closes_at = call.closes_at.unwrap().utc();
        let reader = app.browser();
        let answer = reader.get("/calls.ics?country=CM&lang=fr");
        assert_eq!(answer.is(200).header("content-type"), "text/calendar; charset=utf-8");
        let found = lines(&answer.hides("Ségou").body);
        assert_eq!((found[0].as_str(), found[1].as_str()), ("BEGIN:VCALENDAR", "VERSION:2.0"));
        let line = |start: &str| found.iter().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no {start} in {found:#?}")).as_str();
        assert_eq!(found.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
        assert_eq!(line("DTSTART"), format!("DTSTART:{}", closes_at.format("%Y%m%dT%H%M%SZ")));
        assert_eq!(line("DTSTAMP"), format!("DTSTAMP:{}", call.updated_at.utc().format("%Y%m%dT%H%M%SZ")));
        assert!(line("UID:").starts_with(&format!("UID:{}@", call.id)));
        assert!(line("SUMMARY").ends_with("Eau\\; bois\\, semences \\\\ pour les familles de la région de Bafoussam et de Bafia"), "{}", line("SUMMARY"));
        // In words: by the clock of the country, which is an hour ahead.
        let local = i18n::date_time(closes_at, "CM", "fr").replace(',', "\\,");
        assert!(line("DESCRIPTION").contains(&local), "{} in {}", local, line("DESCRIPTION"));
        assert!(line("URL").ends_with(&format!("/calls/{}?lang=fr", call.code)));
        assert_eq!(line("STATUS"), "STATUS:CONFIRMED");

        let tag = answer.header("etag").to_owned();
        reader.get_with("/calls.ics?country=CM&lang=fr", "if-none-match", &tag).is(304);
        let (id, version) = (call.id, call.version);
        app.act(&office.publisher, move |db, act| actions::cancel(db, act, id, version, "Les fonds manquent.")).unwrap();
        let cancelled = reader.get("/calls.ics?country=CM&lang=pt");
        lines(&cancelled.is(200).shows("STATUS:CANCELLED").shows("LANGUAGE=pt").body);
    }
}
