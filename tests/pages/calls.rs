//! Calls: from a draft to its publication by somebody else, and what visitors see of them.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::calls::key_terms;
use kafo::db::schema::calls;
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::call::{CallRules, CallState, KeyTerms};
use kafo::domain::grid::Grid;
use kafo::domain::id::Id;
use kafo::domain::place::{Country, Sector};
use kafo::domain::state::Unmet;
use kafo::domain::text::{Lang, Texts};
use kafo::services::Refusal;
use kafo::services::calls::{self as actions, Edit, NewCall};

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[])
}

fn sentence(code: &'static str) -> String {
    i18n::sentence(&Unmet::new(code), "fr")
}

/// Saves a part over HTTP with the version of the page that shows it.
fn save(browser: &Client, id: Id, part: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/office/calls/{id}/edit/{part}");
    let version = browser.get(&path).is(200).value_of("version").unwrap();
    let mut all = vec![("version", version.as_str()), ("act", "save")];
    all.extend_from_slice(fields);
    browser.post(&path, &all)
}

/// Posts a step with the call's present version.
fn step(app: &TestApp, browser: &Client, id: Id, step: &str, fields: &[(&str, &str)]) -> Answer {
    browser.get(&format!("/office/calls/{id}"));
    let version = app.call(id).version.to_string();
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    browser.post(&format!("/office/calls/{id}/{step}"), &all)
}

/// The fields of the community grid, with another weight for its first criterion.
fn grid_fields(first_weight: &str) -> Vec<(String, String)> {
    let mut fields = vec![("pass_mark".into(), "60".into()), ("reasons".into(), "2".into())];
    let grid = Grid::community_default();
    let mut texts = |name: String, texts: &Texts| {
        for (lang, text) in [("fr", &texts.fr), ("en", &texts.en), ("pt", &texts.pt)] {
            fields.push((format!("{name}.{lang}"), text.clone()));
        }
    };
    texts("sections.0.title".into(), &grid.sections[0].title);
    for (index, criterion) in grid.criteria().enumerate() {
        texts(format!("criteria.{index}.title"), &criterion.title);
        texts(format!("criteria.{index}.question"), &criterion.question);
        texts(format!("criteria.{index}.low"), &criterion.low);
        texts(format!("criteria.{index}.high"), &criterion.high);
    }
    for (index, criterion) in grid.criteria().enumerate() {
        let weight = if index == 0 { first_weight.to_owned() } else { criterion.weight.to_string() };
        fields.push((format!("criteria.{index}.weight"), weight));
        fields.push((format!("criteria.{index}.scale_max"), "5".into()));
    }
    fields
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// How many events of this kind were told.
fn told(app: &TestApp, kind: &str) -> usize {
    use kafo::db::schema::jobs;
    let payloads = app.read(|db| jobs::table.select(jobs::payload).load::<kafo::db::types::Doc>(db));
    payloads.iter().filter(|payload| payload.0["event"] == kind).count()
}

on_both! {
    fn a_call_is_written_by_one_officer_and_published_by_another(app) {
        let office = app.office();
        let browser = app.signed_in(&office.author);

        // Nothing chosen: each choice is named, and what was typed is kept.
        browser.get("/office/calls/new").is(200);
        browser.post("/office/calls/new", &[("title.fr", "Jardins de Bafatá")])
            .is(422).shows("Jardins de Bafatá").shows("href=\"#country\"").shows("href=\"#sector\"");

        let programme = office.programme.id.to_string();
        let created = browser.post("/office/calls/new", &[
            ("programme", &programme), ("country", "GW"), ("sector", "agriculture"), ("title.fr", "Jardins de Bafatá"),
        ]);
        let overview = browser.follow(&created);
        overview.is(200).shows(&fr("calls-flash-created")).shows("GW-2026-01");
        let id: Id = created.location.rsplit('/').next().unwrap().parse().unwrap();

        // The checklist names everything that is missing, at once.
        let row = app.call(id);
        let lots = app.read(|db| kafo::db::calls::list_lots(db, id));
        let missing = actions::missing(&row, &lots, row.created_at);
        assert!(missing.len() > 10, "{missing:?}");
        for unmet in &missing {
            overview.shows(&i18n::sentence_in_summary(unmet, "fr"));
        }
        step(app, &browser, id, "review", &[]).is(422).shows(&sentence("missing-documents"));
        assert_eq!(app.call(id).state, CallState::Draft);

        browser.get(&format!("/office/calls/{id}/edit/basics")).shows(&format!("value=\"{programme}\" selected"));

        // Amounts, shares and dates as people type them.
        save(&browser, id, "basics", &[
            ("programme", &programme), ("country", "GW"), ("sector", "agriculture"),
            ("title.fr", "Jardins de Bafatá"), ("title.en", "Gardens of Bafatá"), ("title.pt", "Hortas de Bafatá"),
            ("summary.fr", "Des jardins."), ("summary.en", "Gardens."), ("summary.pt", "Hortas."),
        ]).is(303);
        save(&browser, id, "texts", &[
            ("description.fr", "Objectifs"), ("description.en", "Objectives"), ("description.pt", "Objetivos"),
            ("eligibility.fr", "ONG"), ("eligibility.en", "NGOs"), ("eligibility.pt", "ONG"),
        ]).is(303);
        save(&browser, id, "dates", &[
            ("opens_at", "2026-11-21T12:00"), ("questions_until", "20/12/2026 17h"), ("closes_at", "12/01/2027 17:00"),
        ]).is(303);
        let money = [
            ("currency", "XOF"), ("lots.0.place.fr", "Bafatá"), ("lots.0.target", "300"), ("min_grant", "5.000.000"),
            ("max_grant", "15 000 000"), ("min_own_share_bp", "7,5"), ("indirect_cap_bp", "7"), ("contingency_cap_bp", "5"),
            ("staff_cap_bp", "30"), ("months_min", "6"), ("months_max", "9"),
        ];
        // A number that cannot be read is shown again as typed; the rest is saved all the same.
        let wrong = [&money[..], &[("lots.0.envelope", "beaucoup"), ("second_approval_above", "trop")]].concat();
        save(&browser, id, "money", &wrong).is(422).shows("beaucoup").shows(&sentence("number-unreadable"));
        assert_eq!((app.call(id).rules.max_grant, app.call(id).rules.second_approval_above), (15_000_000, None));
        let right = [&money[..], &[("lots.0.envelope", "15,000,000"), ("second_approval_above", "10 000 000")]].concat();
        save(&browser, id, "money", &right).is(303);
        save(&browser, id, "rules", &[
            ("community_share_min_bp", "30"), ("consultation_required", "yes"), ("no_documents", "yes"),
            ("accepted_languages", "pt"), ("accepted_languages", "fr"), ("required_languages", "fr"),
            ("required_languages", "en"), ("required_languages", "pt"), ("min_scorecards", "2"), ("spread_limit_points", "20"),
        ]).is(303);

        // Weights that are not 100 are saved, and refused at the review.
        save(&browser, id, "grid", &borrowed(&grid_fields("30"))).is(303);
        let weights = Unmet::new("grid-weights").with("sum", 105).with("total", 100);
        let weights = i18n::sentence(&weights, "fr");
        browser.get(&format!("/office/calls/{id}")).shows(&weights);
        step(app, &browser, id, "review", &[]).is(422).shows(&weights);
        save(&browser, id, "grid", &borrowed(&grid_fields("25"))).is(303);
        assert_eq!(app.call(id).grid, Grid::community_default());

        // What a draft is stays inside: the public and officers elsewhere find nothing.
        browser.get(&format!("/office/calls/{id}/preview")).is(200).shows(&fr("calls-preview"));
        app.browser().get("/calls/GW-2026-01").is(404);
        let elsewhere = app.signed_in(&app.person("mali", &[Grant::in_country(Role::ProgrammeOfficer, Country::Ml)]));
        for path in ["", "/edit/basics", "/preview", "/publish"] {
            elsewhere.get(&format!("/office/calls/{id}{path}")).is(404);
        }
        elsewhere.get("/office/calls").is(200).hides("GW-2026-01");
        step(app, &elsewhere, id, "publish", &[]).is(404);

        // Reviewed by another person: the author is refused in words.
        step(app, &browser, id, "review", &[]).is(303);
        assert_eq!(app.call(id).state, CallState::InReview);
        browser.get(&format!("/office/calls/{id}/publish")).is(200).shows(&sentence("publisher-is-author"));
        step(app, &browser, id, "publish", &[]).is(422).shows(&sentence("publisher-is-author"));
        assert_eq!(app.call(id).state, CallState::InReview);

        // The preview is the page as it will be: not yet open to anybody, and in words of its own.
        let preview = browser.get(&format!("/office/calls/{id}/preview"));
        preview.is(200).shows(&fr("state-call-open")).shows(&fr("calls-preview-start")).hides(&fr("state-call-in-review"));

        // Before publishing, everything that was checked, at once.
        let publisher = app.signed_in(&office.publisher);
        let page = publisher.get(&format!("/office/calls/{id}/publish"));
        page.is(200).hides(&sentence("publisher-is-author")).shows(&fr("calls-check-title")).shows(&fr("calls-part-grid"));
        let published = step(app, &publisher, id, "publish", &[]);
        publisher.follow(&published).is(200).shows(&fr("calls-flash-published"));
        let row = app.call(id);
        assert_eq!((row.state, row.published_by), (CallState::Published, office.publisher.user()));
        assert_eq!((row.rules.min_own_share_bp, row.rules.second_approval_above), (750, Some(10_000_000)));
        assert_eq!((told(app, "call_sent_for_review"), told(app, "call_published")), (1, 1));

        // The rules stand now; a second press of the button finds that.
        browser.get(&format!("/office/calls/{id}/edit/money")).is(409);
        step(app, &publisher, id, "publish", &[]).is(409);
        assert!(app.read(kafo::db::verify::verify).is_ok());
    }

    fn visitors_read_a_call_in_their_language_without_a_cookie(app) {
        let office = app.office();
        let call = app.open_call(&office, Country::Cm, "Marché de Garoua");
        let at = call.closes_at.unwrap();
        for lang in ["fr", "en", "pt"] {
            let visitor = app.browser();
            let page = visitor.get_with(&format!("/calls/{}", call.code), "accept-language", lang);
            page.is(200).shows(&i18n::date_time(at.utc(), "CM", lang)).shows(&i18n::place_time("CM", lang));
            let own_share = i18n::text(lang, "calls-rule-own-share", &[("share", i18n::percent(500, lang).into())]);
            page.shows(&own_share).shows(&format!("/register?call={}", call.code));
            for path in ["/", "/calls", &format!("/calls/{}", call.code)] {
                assert_eq!(visitor.get_with(path, "accept-language", lang).is(200).header("set-cookie"), "", "{path}");
            }
        }
        // 17 h of Bissau is 18 h of Yaoundé: the call's own clock is the one shown.
        app.browser().get(&format!("/calls/{}", call.code)).shows("18\u{a0}h").hides("17\u{a0}h");
    }

    fn lists_show_what_is_open_and_filters_narrow_them(app) {
        let office = app.office();
        app.draft_call(&office, Country::Sn, "Brouillon secret");
        let gw = app.open_call(&office, Country::Gw, "Jardins de Bafatá");
        app.open_call(&office, Country::Ml, "Pêche à Ségou");
        let visitor = app.browser();
        visitor.get("/").is(200).shows("Jardins de Bafatá").shows("Pêche à Ségou").hides("Brouillon secret");
        visitor.get("/?country=ML").shows("Pêche à Ségou").hides("Jardins de Bafatá");
        visitor.get("/calls?theme=fisheries").shows(&fr("calls-none-found"));
        visitor.get("/calls?q=PECHE%20segou").shows("Pêche à Ségou").hides("Jardins de Bafatá");
        visitor.get("/calls?q=100%25").shows(&i18n::text("fr", "calls-none-with-words", &[("words", "100%".into())]));
        visitor.get("/?country=XX&theme=&state=nonsense&page=x").is(200).shows("Jardins de Bafatá");

        app.clock.set(gw.closes_at.unwrap().utc() + TimeDelta::seconds(1));
        visitor.get("/").hides("Jardins de Bafatá").shows(&i18n::text("fr", "calls-closed-link", &[("count", 2.into())]));
        visitor.get("/calls?state=closed").shows("Jardins de Bafatá").hides("Brouillon secret");
        let closed = i18n::date_time(gw.closes_at.unwrap().utc(), "GW", "fr");
        visitor.get(&format!("/calls/{}", gw.code)).is(200)
            .shows(&i18n::text("fr", "calls-closed-on", &[("date", closed.into())])).hides("/register?call=");
    }

    fn a_sealed_call_is_opened_after_its_deadline_and_then_evaluated(app) {
        let office = app.office();
        let mut draft = app.draft_call(&office, Country::Gw, "Jardins de Bafatá");
        draft.rules.sealed = true;
        let draft = app.edit_call(&office, draft.id, Edit::Rules(Box::new(draft.rules.clone())));
        let call = app.publish_call(&office, &draft);
        let publisher = app.signed_in(&office.publisher);
        step(app, &publisher, call.id, "close", &[]).is(422).shows(&sentence("call-still-open"));
        step(app, &publisher, call.id, "open", &[]).is(422).shows(&sentence("call-still-open"));
        step(app, &publisher, call.id, "extend", &[("closes_at", "2027-01-10T17:00")]).is(422).shows(&sentence("deadline-not-later"));
        let reason = [("closes_at", "2027-01-15T17:00"), ("reason.fr", "Routes"), ("reason.en", "Roads"), ("reason.pt", "Estradas")];
        step(app, &publisher, call.id, "extend", &reason).is(303);
        let closes_at = app.call(call.id).closes_at.unwrap();
        assert_eq!(closes_at.to_rfc3339(), "2027-01-15T17:00:00+00:00");

        app.clock.set(closes_at.utc() + TimeDelta::seconds(1));
        let publisher = app.signed_in(&office.publisher);
        step(app, &publisher, call.id, "close", &[]).is(422).shows(&sentence("call-still-sealed"));
        step(app, &publisher, call.id, "open", &[]).is(303);
        step(app, &publisher, call.id, "close", &[]).is(303);
        let row = app.call(call.id);
        assert_eq!((row.state, row.opened_at.is_some()), (CallState::InEvaluation, true));
        step(app, &publisher, call.id, "cancel", &[("reason", " ")]).is(422);
        step(app, &publisher, call.id, "cancel", &[("reason", "Le bailleur a retiré ses fonds.")]).is(303);
        app.browser().get(&format!("/calls/{}", call.code)).is(200).shows("Le bailleur a retiré ses fonds.");
        assert_eq!((told(app, "call_amended"), told(app, "call_cancelled")), (1, 1));
        assert!(app.read(kafo::db::verify::verify).is_ok());
    }

    fn only_officers_write_calls(app) {
        let office = app.office();
        let call = app.draft_call(&office, Country::Gw, "Jardins de Bafatá");
        let finance = app.person("tresor", &[Grant::in_country(Role::FinanceOfficer, Country::Gw)]);
        let reader = app.signed_in(&finance);
        reader.get("/office/calls").is(200).shows(&call.code).hides("/office/calls/new");
        reader.get("/office/calls/new").is(403);
        reader.get(&format!("/office/calls/{}/edit/basics", call.id)).is(403);
        step(app, &reader, call.id, "review", &[]).is(403);
        let nobody = app.signed_in(&app.person("visiteur", &[]));
        nobody.get("/office/calls").is(404);
        nobody.get(&format!("/office/calls/{}", call.id)).is(404);
        app.browser().get("/office/calls").is(303);

        let new = NewCall {
            programme: office.programme.id, country: Country::Gw, sector: Sector::Trade,
            title: Texts::default(), summary: Texts::default(),
        };
        let evaluator = app.person("evaluatrice", &[Grant::everywhere(Role::Evaluator)]);
        let refused = app.act(&evaluator, move |db, act| actions::create(db, act, new));
        assert!(matches!(refused, Err(Refusal::Unmet(unmet)) if unmet[0].code == "not-permitted"));
    }

    fn two_people_on_one_part_lose_nothing(app) {
        let office = app.office();
        let call = app.draft_call(&office, Country::Gw, "Jardins de Bafatá");
        let (first, second) = (app.signed_in(&office.author), app.signed_in(&office.publisher));
        let path = format!("/office/calls/{}/edit/texts", call.id);
        let version = first.get(&path).value_of("version").unwrap();
        second.get(&path);
        first.post(&path, &[("version", &version), ("act", "save"), ("description.fr", "Premier")]).is(303);
        second.post(&path, &[("version", &version), ("act", "save"), ("description.fr", "Second")]).is(409).shows("Second");
        assert_eq!(app.call(call.id).description.fr, "Premier");
    }

    fn rows_are_added_and_taken_away_without_a_script(app) {
        let office = app.office();
        let call = app.draft_call(&office, Country::Gw, "Jardins de Bafatá");
        let browser = app.signed_in(&office.author);
        let press = |part: &str, fields: &[(&str, &str)]| {
            let path = format!("/office/calls/{}/edit/{part}", call.id);
            let version = browser.get(&path).value_of("version").unwrap();
            browser.post(&path, &[&[("version", version.as_str())], fields].concat()).is(303);
        };
        press("money", &[("act", "add-lot"), ("currency", "XOF"), ("lots.0.name.fr", "Nord"), ("lots.0.envelope", "15 000 000"), ("lots.0.target", "300")]);
        let lots = || app.read(|db| kafo::db::calls::list_lots(db, call.id));
        assert_eq!(lots().iter().map(|lot| (lot.position, lot.envelope)).collect::<Vec<_>>(), [(1, 15_000_000), (2, 0)]);
        press("money", &[("act", "remove-lot.0"), ("currency", "XOF"), ("lots.1.name.fr", "Sud"), ("lots.1.envelope", "7 000 000"), ("lots.1.target", "300")]);
        assert_eq!(lots().iter().map(|lot| (lot.position, lot.name.fr.as_str())).collect::<Vec<_>>().len(), 1);
        assert_eq!((lots()[0].position, lots()[0].envelope), (1, 7_000_000));

        let grid = grid_fields("25");
        press("grid", &[&borrowed(&grid)[..], &[("act", "add-criterion.0")]].concat());
        assert_eq!(app.call(call.id).grid.criteria().count(), 6);
        press("grid", &[&borrowed(&grid)[..], &[("act", "remove-criterion.0")]].concat());
        let codes: Vec<String> = app.call(call.id).grid.criteria().map(|criterion| criterion.code.clone()).collect();
        assert_eq!(codes, ["feasibility", "participation", "budget", "sustainability", "criterion-1"]);
        press("grid", &[("act", "preset-community")]);
        assert_eq!(app.call(call.id).grid, Grid::community_default());

        press("rules", &[("act", "add-document"), ("required_documents.0.code", "registration"), ("required_documents.0.required", "yes")]);
        let documents = app.call(call.id).rules.required_documents;
        assert_eq!(documents.iter().map(|document| document.code.as_str()).collect::<Vec<_>>(), ["registration", "other-1"]);
        assert_eq!(documents[0].label.fr, fr("purpose-registration"));
        assert!(app.read(kafo::db::verify::verify).is_ok());
    }

    fn the_key_terms_that_lists_read_are_those_of_the_rules(app) {
        let office = app.office();
        let call = app.draft_call(&office, Country::Gw, "Jardins de Bafatá");
        let key_terms = || app.read(|db| calls::table.find(call.id).select(key_terms()).first::<KeyTerms>(db));
        let rules = CallRules { sealed: true, accepted_languages: vec![Lang::Pt, Lang::Fr], ..call.rules.clone() };
        assert!(rules != call.rules && key_terms() == call.rules.terms());
        let changed = app.edit_call(&office, call.id, Edit::Rules(Box::new(rules)));
        assert!(changed.rules.sealed);
        assert_eq!(key_terms(), changed.rules.terms());
        // Rules that were written when there were fewer: what is not said in them is as it is by default.
        app.act(&Actor::system(), |db, _| Ok(diesel::sql_query("UPDATE calls SET rules = '{\"max_grant\": 7}'").execute(db)?))
            .unwrap();
        assert_eq!(key_terms(), KeyTerms { max_grant: 7, ..KeyTerms::default() });
        assert_eq!(app.call(call.id).rules.terms(), key_terms());
    }

    fn a_file_of_a_call_reaches_the_public_with_its_publication(app) {
        let office = app.office();
        let call = app.draft_call(&office, Country::Gw, "Jardins de Bafatá");
        let browser = app.signed_in(&office.author);
        let path = format!("/office/calls/{}/documents", call.id);
        browser.get(&path).is(200);
        browser.upload(&path, &[], "file", "note.pdf", b"not a pdf at all".to_vec()).is(422);
        browser.upload(&path, &[], "file", "guide.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".to_vec()).is(303);
        let document = app.read(|db| kafo::db::calls::list_documents(db, call.id)).remove(0);
        let file = format!("/documents/{}", document.id);
        app.browser().get(&file).is(404);
        let call = app.publish_call(&office, &call);
        app.browser().get(&format!("/calls/{}", call.code)).is(200).shows("guide.pdf").shows(&file);
        app.browser().get(&file).is(200);
    }
}
