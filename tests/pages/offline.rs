//! The whole proposal in one file: fetched, filled in, sent back, compared, accepted.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::{bid_file, i18n};
use kafo::db::audit_log::AuditEventRow;
use kafo::db::schema::audit_events;
use kafo::domain::proposal::ProposalState;
use serde_json::{Value, json};

use super::workbook::fields;
use crate::harness::app::on_both;
use crate::harness::client::{Answer, Client, between};
use crate::harness::filing::{BUDGET, PLACE, PROJECT, begin, fill, post, send};

const VALUES: &str = "<script type=\"application/json\" id=\"kafo-values\">";

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// The sentence on a wrong file, with its values.
fn told(code: &str, args: &[(&str, &str)]) -> String {
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).into())).collect();
    i18n::text("fr", &format!("unmet-{code}"), &args).replace('\'', "&#x27;")
}

/// The file after somebody filled it in: its values as `change` leaves them.
fn filled(file: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let old = between(file, VALUES, "</script>").unwrap();
    let mut values: Value = serde_json::from_str(old).unwrap();
    change(&mut values["sections"]);
    let new = values.to_string().replace('<', "\\u003c");
    file.replace(&format!("{VALUES}{old}"), &format!("{VALUES}{new}")).into_bytes()
}

/// Types into a field; one that is not there yet is added.
fn put(section: &mut Value, name: &str, value: &str) {
    let fields = section.as_array_mut().unwrap();
    match fields.iter_mut().find(|field| field[0] == name) {
        Some(field) => field[1] = value.into(),
        None => fields.push(json!([name, value])),
    }
}

fn upload(browser: &Client, path: &str, bytes: Vec<u8>) -> Answer {
    let offline = format!("{path}/offline");
    browser.get(&offline).is(200);
    browser.upload(&offline, &[], "file", "GB-2026-03.html", bytes)
}

/// Answers the page of differences as it stands, with these choices.
fn accept(browser: &Client, path: &str, page: &Answer, choices: &[(&str, &str)]) -> Answer {
    let fields = fields(page);
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend(choices);
    browser.post(&format!("{path}/offline/accept"), &fields)
}

on_both! {
    fn an_application_is_fetched_filled_in_sent_back_and_accepted(app) {
        let call = app.published_call();
        let organisation = app.organisation("kora");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        fill(&editor, &path);
        editor.get(&path).is(200).shows(&format!("href=\"{path}/offline\"")).shows(&fr("offline-card-excel"));
        editor.get(&format!("{path}/offline")).is(200).shows(&format!("{path}/offline.html"));
        let answer = editor.get(&format!("{path}/offline.html"));
        assert_eq!(answer.is(200).header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        let disposition = answer.header("content-disposition");
        assert!(disposition.starts_with("attachment;") && disposition.contains(&call.row.code), "{disposition}");
        // Everything is there: answers, limits, the documents with their fingerprints.
        let paper = hex::encode(<sha2::Sha256 as sha2::Digest>::digest(crate::harness::filing::PAPER));
        answer.shows("Hortas das mulheres de Bafatá").shows("1 650 000").shows("estatutos.pdf").shows(&paper);
        answer.shows("data-field=\"cells.female.18-35.returnee\" value=\"110\"").hides("/assets/");
        let file = answer.body.clone();
        assert!(file.len() < 80_000, "{} bytes", file.len());

        upload(&editor, &path, file.clone().into_bytes())
            .is(200)
            .shows(&fr("workbook-no-difference"))
            .hides("name=\"take\"");
        let before = app.proposal(id);
        let typed = filled(&file, |sections| {
            put(&mut sections["project"], "title", "Hortas <das> \"mulheres\" & jovens");
            put(&mut sections["project"], "problem", "A água falta.\nNa estação seca.");
            put(&mut sections["project"], "months", "nove");
            put(&mut sections["budget"], "lines.0.quantity", "1,250");
            let line = [
                ("id", "b2"), ("heading", "travel"), ("description", "Barco"), ("unit", "dia"), ("quantity", "3"),
                ("unit_cost", "10 000"), ("own_share", ""),
            ];
            for (name, value) in line {
                put(&mut sections["budget"], &format!("lines.1.{name}"), value);
            }
            put(&mut sections["activities"], "items.1.id", "a2");
            put(&mut sections["activities"], "items.1.name", "Semear");
        });
        let page = upload(&editor, &path, typed);
        page.is(200)
            .shows("Hortas &lt;das&gt; &quot;mulheres&quot; &amp; jovens")
            .shows("nove")
            .shows("Barco")
            .shows("Semear")
            .shows("1,250")
            .shows(&fr("workbook-added"))
            .hides("s-place")
            .hides("choose.");
        // What cannot be read, or in two ways, is said at once and taken all the same, as in the sections.
        let problems = page.body.matches("class=\"govuk-error-message p-small\"").count();
        assert_eq!(problems, 2, "the months and the quantity");
        assert_eq!(app.proposal(id).content, before.content, "nothing is saved before the answer");
        let accepted = accept(&editor, &path, &page, &[]);
        assert_eq!(accepted.is(303).location, path);
        editor.follow(&accepted).is(200).shows(&fr("workbook-flash-saved"));
        let after = app.proposal(id);
        let mut expected = before.content.clone();
        expected.project.title = "Hortas <das> \"mulheres\" & jovens".into();
        expected.project.problem = "A água falta.\r\nNa estação seca.".into();
        expected.project.months = "nove".into();
        assert_eq!(after.content.project, expected.project);
        assert_eq!((&after.content.place, &after.content.results), (&expected.place, &expected.results));
        let lines: Vec<_> = after.content.budget.lines.iter().map(|line| (line.id.as_str(), line.quantity.as_str())).collect();
        assert_eq!(lines, [("b2", "3"), ("b1", "1,250")], "in the order of their headings");
        assert_eq!(after.content.activities.items.len(), 2);
        editor.get(&format!("{path}/project")).is(200).shows("value=\"nove\"").shows("id=\"months-error\"");
        // Sent twice: nothing more happens.
        accept(&editor, &path, &page, &[]).is(303);
        let events: Vec<AuditEventRow> = app.read(|db| audit_events::table.order(audit_events::seq).load(db));
        let noted = events.iter().filter(|event| format!("{:?}", event.changes.0).contains("\"offline\"")).count();
        assert_eq!(noted, 3, "one event for each section");
        editor.get(&path);
        editor.post(&format!("{path}/offline/accept"), &[]).is(422).shows(&fr("unmet-workbook-nothing-taken"));
        app.verifies();
    }

    fn what_both_changed_is_chosen_field_by_field_and_nothing_is_lost(app) {
        let call = app.published_call();
        let organisation = app.organisation("sabar");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        for (section, fields) in [("project", PROJECT), ("place", PLACE), ("budget", BUDGET)] {
            post(&editor, &path, section, fields, "save").is(303);
        }
        let file = editor.get(&format!("{path}/offline.html")).is(200).body.clone();
        let typed = filled(&file, |sections| {
            put(&mut sections["project"], "title", "Título do ficheiro");
            put(&mut sections["project"], "solution", "Solução do ficheiro");
            put(&mut sections["budget"], "lines.0.quantity", "3");
            put(&mut sections["budget"], "lines.0.unit", "bomba");
        });
        // Meanwhile, in the portal.
        let mut project = PROJECT.to_vec();
        project[1].1 = "Título do portal";
        project[3].1 = "Problema do portal";
        post(&editor, &path, "project", &project, "save").is(303);
        let mut budget = BUDGET.to_vec();
        budget[4].1 = "5";
        post(&editor, &path, "budget", &budget, "save").is(303);
        let saved = app.proposal(id).content;

        let page = upload(&editor, &path, typed.clone());
        let (title, quantity) = ("choose.project.title", "choose.budget.lines.b1.quantity");
        page.is(200)
            .shows("Título do ficheiro").shows("Título do portal").shows("Solução do ficheiro")
            .hides("Problema do portal")
            .shows(&i18n::text("fr", "offline-stays", &[("fields", i18n::text("fr", "proposals-project-problem", &[]).into())]))
            .shows(&format!("name=\"{title}\"")).shows(&format!("name=\"{quantity}\""));
        // Without a word on what stays, nothing is saved, and what was chosen stays chosen.
        let asked = accept(&editor, &path, &page, &[(title, "portal")]);
        asked.is(422).shows(&format!("href=\"#{quantity}\"")).hides(&format!("href=\"#{title}\""));
        assert_eq!(app.proposal(id).content, saved);
        assert!(fields(&asked).contains(&(title.to_owned(), "portal".to_owned())));
        // Somebody saves while the page is open: shown anew, with what was chosen.
        project[5].1 = "8";
        post(&editor, &path, "project", &project, "save").is(303);
        let shown = accept(&editor, &path, &asked, &[(quantity, "file")]);
        shown.is(409).shows(&fr("workbook-stale-title")).shows("Solução do ficheiro");
        assert_eq!(fields(&shown).iter().filter(|(name, _)| name.starts_with("choose.")).count(), 2);
        let accepted = accept(&editor, &path, &shown, &[]);
        assert_eq!(accepted.is(303).location, path);
        let after = app.proposal(id).content;
        let project = &after.project;
        assert_eq!(project.title, "Título do portal");
        assert_eq!(project.solution, "Solução do ficheiro");
        assert_eq!((project.problem.as_str(), project.months.as_str()), ("Problema do portal", "8"));
        let line = &after.budget.lines[0];
        assert_eq!((line.quantity.as_str(), line.unit.as_str()), ("3", "bomba"));
        assert_eq!(after.place, saved.place);

        // One section may be left out, with all that is to choose in it.
        let page = upload(&editor, &path, filled(&file, |sections| {
            put(&mut sections["project"], "title", "Outro título");
            put(&mut sections["place"], "locality", "Gabú");
        }));
        let kept: Vec<(String, String)> = fields(&page.is(200).clone())
            .into_iter()
            .filter(|(name, value)| name != "take" || value == "place")
            .collect();
        let kept: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let accepted = editor.post(&format!("{path}/offline/accept"), &kept);
        assert_eq!(accepted.is(303).location, format!("{path}/place"));
        let last = app.proposal(id).content;
        assert_eq!((last.place.locality.as_str(), last.project.title.as_str()), ("Gabú", "Título do portal"));
        app.verifies();
    }

    fn a_wrong_file_gets_its_sentence_and_changes_nothing(app) {
        let call = app.published_call();
        let organisation = app.organisation("djembe");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        post(&editor, &path, "project", PROJECT, "save").is(303);
        let file = editor.get(&format!("{path}/offline.html")).is(200).body.clone();
        let before = app.proposal(id);
        let refused = |bytes: Vec<u8>, sentence: &str| {
            upload(&editor, &path, bytes).is(422).shows(sentence).shows("href=\"#file\"");
        };
        refused(b"<html>hello</html>".to_vec(), &told("offline-not-ours", &[]));
        refused(file.replace("kafo-base", "kafo-bass").into_bytes(), &told("offline-damaged", &[]));
        refused(file.replace("\"lot\"", "\"lod\"").into_bytes(), &told("offline-changed", &[]));
        refused(file.replace("Hortas das", "Hortas dos").into_bytes(), &told("offline-changed", &[]));
        refused(file.replace("kafo-offline/1", "kafo-offline/9").into_bytes(), &told("offline-other-format", &[]));
        let key = between(&file, "\"key\":\"", "\"").unwrap();
        refused(file.replace(key, "0123456789abcdef").into_bytes(), &told("offline-other-portal", &[]));
        refused(filled(&file, |sections| put(&mut sections["project"], "problem", &"á".repeat(150_000))), &told("offline-too-much", &[]));
        refused(filled(&file, |sections| sections["nothing"] = json!([])), &told("offline-damaged", &[]));
        upload(&editor, &path, vec![b' '; bid_file::MAX_BYTES + 1]).is(422).shows("href=\"#file\"").shows("3");
        editor.upload(&format!("{path}/offline"), &[], "file", "", Vec::new()).is(422).shows(&fr("unmet-missing-file"));
        // The file of another organisation's proposal.
        let stranger = app.signed_in(&app.organisation("ngoni").signatory);
        let (foreign, other) = begin(&stranger, &call.row.code);
        let theirs = stranger.get(&format!("{foreign}/offline.html")).is(200).bytes.clone();
        let other = app.proposal(other).number;
        refused(theirs, &told("offline-other-proposal", &[("number", &before.number), ("other", &other)]));
        assert_eq!(app.proposal(id).content, before.content);
        assert_eq!(app.proposal(id).version, before.version);

        // After the deadline nothing is taken any more, not even from a page that was open.
        let page = upload(&editor, &path, filled(&file, |sections| put(&mut sections["project"], "title", "Tarde")));
        page.is(200).shows("Tarde");
        app.clock.set(call.row.closes_at.unwrap().utc() + TimeDelta::seconds(1));
        let late = app.signed_in(&organisation.editor);
        late.get(&format!("{path}/offline")).is(200).shows(&fr("offline-is-closed")).hides("type=\"file\"");
        late.upload(&format!("{path}/offline"), &[], "file", "a.html", file.into_bytes()).is(422).shows(&told("offline-closed", &[]));
        accept(&late, &path, &page, &[]).is(422).shows(&told("offline-closed", &[]));
        assert_eq!(app.proposal(id).content, before.content);
        app.verifies();
    }

    fn only_those_who_write_in_an_open_proposal_and_only_in_its_open_sections(app) {
        let call = app.published_call();
        let organisation = app.organisation("balafon");
        let signatory = app.signed_in(&organisation.signatory);
        let (path, id) = begin(&signatory, &call.row.code);
        fill(&signatory, &path);
        let offline = format!("{path}/offline");
        let file = signatory.get(&format!("{path}/offline.html")).is(200).body.clone();
        let typed = filled(&file, |sections| {
            put(&mut sections["project"], "title", "Outro título");
            put(&mut sections["budget"], "lines.0.quantity", "1");
        });
        let page = upload(&signatory, &path, typed.clone());
        let reader = app.signed_in(&organisation.reader);
        let stranger = app.signed_in(&app.organisation("begena").signatory);
        for (browser, status) in [(&reader, 403), (&stranger, 404)] {
            for address in [&offline, &format!("{path}/offline.html")] {
                browser.get(address).is(status);
            }
            browser.get("/desk").is(200);
            browser.upload(&offline, &[], "file", "a.html", typed.clone()).is(status);
            browser.get("/desk").is(200);
            accept(browser, &path, &page, &[]).is(status);
        }
        reader.get(&path).is(200).hides("/offline");
        app.browser().get(&offline).is(303);
        // Sent: closed, for a page that is still open as well.
        send(&signatory, &path).is(303);
        let sent = app.proposal(id);
        signatory.get("/desk").is(200);
        assert_eq!(signatory.get(&offline).is(303).location, format!("{path}/check"));
        assert_eq!(signatory.get(&format!("{path}/offline.html")).is(303).location, format!("{path}/check"));
        signatory.get("/desk").is(200);
        signatory.upload(&offline, &[], "file", "a.html", typed.clone()).is(409);
        signatory.get("/desk").is(200);
        accept(&signatory, &path, &page, &[]).is(409);
        assert_eq!(app.proposal(id).content, sent.content);

        // Returned with its budget: of the file, the budget alone.
        app.clock.advance(TimeDelta::hours(1));
        let officer = app.signed_in(&call.author);
        let here = format!("/office/proposals/{id}/return");
        let version = officer.get(&here).is(200).value_of("version").unwrap();
        let reasons = [("reasons.budget", "Uma bomba custa menos."), ("answer_by", "2026-12-05"), ("version", &version)];
        officer.post(&here, &reasons).is(303);
        assert_eq!(app.proposal(id).state, ProposalState::Returned);
        let again = signatory.get(&format!("{path}/offline.html"));
        again.is(200).shows("Uma bomba custa menos.").shows("data-section=\"budget\"").hides("data-section=\"project\"");
        let shown = upload(&signatory, &path, typed);
        shown.is(200).shows(&fr("offline-closed-sections")).hides("s-project").shows("value=\"budget\" checked");
        let accepted = accept(&signatory, &path, &shown, &[("take", "project")]);
        assert_eq!(accepted.is(303).location, format!("{path}/budget"));
        let after = app.proposal(id).content;
        assert_eq!(after.budget.lines[0].quantity, "1");
        assert_eq!(after.project, sent.content.project);
        app.verifies();
    }
}
