//! A report over HTTP: written, sent, returned, sent again, accepted; who sees what of it; reminders.

use kafo::adapters::i18n::{self, Arg};
use kafo::db::reports::{self, ReportRow};
use kafo::domain::actor::{Grant, Role};
use kafo::domain::id::Id;
use kafo::domain::place::Country;
use kafo::domain::report::ReportState;
use kafo::domain::tranche::TrancheState;
use kafo::jobs::schedule;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};
use crate::harness::money::Running;

/// A text of the locales, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn report(app: &TestApp, id: Id) -> ReportRow {
    app.read(|db| ReportRow::find(db, id)).unwrap()
}

/// Opens the form of a section and posts these fields with the version found there.
fn write(client: &Client, id: Id, section: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/reports/{id}/{section}");
    let version = client.get(&path).is(200).value_of("version").unwrap();
    let mut all = vec![("version", version.as_str()), ("act", act)];
    all.extend_from_slice(fields);
    client.post(&path, &all)
}

/// Sends the report from the page that checks it.
fn send(client: &Client, id: Id) -> Answer {
    let version = client.get(&format!("/reports/{id}/check")).is(200).value_of("version").unwrap_or_default();
    client.post(&format!("/reports/{id}/submit"), &[("version", &version)])
}

/// Everything that the first report needs, with 1 000 000 francs spent on the first line.
fn fill(app: &TestApp, running: &Running, client: &Client, id: Id) {
    let indicator = app.read(|db| kafo::db::agreements::list_indicators(db, running.agreement)).remove(0).id;
    let line = app.budget_lines(running).remove(0).id.to_string();
    let value = format!("results.{indicator}.value");
    let finished = format!("/reports/{id}");
    // The form offers the fields that are posted below.
    client.get(&format!("/reports/{id}/results")).is(200).shows(&format!("name=\"{value}\""));
    client.get(&format!("/reports/{id}/spending")).is(200).shows(&format!("value=\"{line}\""));
    client.get(&format!("/reports/{id}/people")).is(200).shows("name=\"people.female.18-35.returnee\"");
    for (section, fields) in [
        ("narrative", vec![("done", "Dois furos e quatro hortas."), ("next", "Mais seis hortas.")]),
        ("results", vec![(value.as_str(), "4")]),
        ("people", vec![("people.female.18-35.returnee", "40"), ("people.male.36+.community", "12")]),
        (
            "spending",
            vec![
                ("spending.0.line", line.as_str()),
                ("spending.0.spent_on", "2027-01-15"),
                ("spending.0.amount", "1 000 000"),
                ("spending.0.description", "Bomba solar"),
            ],
        ),
    ] {
        assert_eq!(write(client, id, section, "finish", &fields).is(303).location, finished, "{section}");
    }
}

on_both! {
    fn a_report_is_sent_returned_sent_again_and_accepted_and_opens_the_next_tranche(app) {
        let running = app.running_grant();
        app.pay(&running, 1);
        let first = app.reports(&running).remove(0);
        let id = first.id;
        app.go_to(first.period_end, 5);
        let (editor, signatory) = (app.signed_in(&running.award.editor), app.signed_in(&running.award.signatory));
        let officer = app.signed_in(&running.award.officer);

        // Nothing of a draft is staff's to read.
        editor.get(&format!("/projects/{}", running.agreement)).is(200).shows(&format!("/reports/{id}"));
        editor.get(&format!("/reports/{id}")).is(200).shows(&fr("state-report-due")).shows("/narrative");
        fill(app, &running, &editor, id);
        officer.get(&format!("/office/reports/{id}")).is(200).shows(&fr("reports-not-sent")).hides("Dois furos");
        officer.get(&format!("/office/reports/{id}/accept")).is(303);

        // A proof of spending, seen by the partner and not yet by staff.
        editor.get(&format!("/reports/{id}/documents")).is(200);
        let add = format!("/reports/{id}/documents/add");
        editor.upload(&add, &[("purpose", "photo")], "file", "fatura.pdf", b"no document at all".to_vec())
            .is(422).shows("value=\"photo\" selected");
        let paper = include_bytes!("../../src/demo/paper.pdf").to_vec();
        editor.upload(&add, &[("purpose", "spending_proof")], "file", "fatura.pdf", paper).is(303);
        let page = editor.get(&format!("/reports/{id}/documents"));
        page.is(200).shows("fatura.pdf").shows(&fr("purpose-spending-proof"));
        let document = app.read(|db| kafo::db::documents::list_stored(db, None, 50))
            .into_iter().find(|row| row.name == "fatura.pdf").unwrap();
        officer.get(&format!("/documents/{}", document.id)).is(404);

        // The editor cannot send; the signatory can, and pressing twice sends once.
        editor.get(&format!("/reports/{id}/check")).is(200).shows("Bomba solar").shows("1\u{202f}000\u{202f}000");
        let version = report(app, id).version.to_string();
        editor.post(&format!("/reports/{id}/submit"), &[("version", &version)]).is(403);
        signatory.get(&format!("/reports/{id}/check")).is(200).shows(&fr("reports-send"));
        let submitted = format!("/reports/{id}/submitted");
        assert_eq!(signatory.post(&format!("/reports/{id}/submit"), &[("version", "1")]).is(409).location, "");
        assert_eq!(send(&signatory, id).is(303).location, submitted);
        assert_eq!(signatory.post(&format!("/reports/{id}/submit"), &[("version", &version)]).is(303).location, submitted);
        let sent = app.read(|db| reports::find_last_version(db, id)).unwrap();
        assert_eq!(sent.number, 1);
        signatory.get(&submitted).is(200).shows(&sent.receipt_number).shows(&sent.sha256).shows("UTC");
        let address = format!("/reports/{id}/receipt.pdf");
        signatory.get(&submitted).shows(&format!("href=\"{address}\""));
        let pdf = signatory.get(&address);
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
        let text = lopdf::Document::load_mem(&pdf.bytes).unwrap().extract_text(&[1]).unwrap().replace('\n', "");
        for printed in [&sent.receipt_number, &sent.sha256, &app.agreement(&running).number, "fatura.pdf"] {
            assert!(text.contains(printed), "{printed} is not in {text}");
        }
        officer.get(&address).is(403);
        app.browser().get(&format!("/receipts/{}", sent.receipt_number)).is(200).shows(&sent.sha256).shows(&fr("receipts-explain-report"));
        assert_eq!(report(app, id).state, ReportState::Submitted);
        editor.get(&format!("/reports/{id}/narrative")).is(303);

        // The letters: a receipt for the partner, a task for the officer.
        app.run_jobs();
        let receipt = app.mail.take();
        let of = |who: &str| receipt.iter().filter(|mail| mail.to.email == who && mail.text.contains(&id.to_string())).collect::<Vec<_>>();
        assert!(of(&running.award.signatory.email)[0].text.contains(&sent.receipt_number));
        assert_eq!(of(&running.award.officer.email).len(), 1);
        assert!(!of(&running.award.officer.email)[0].text.contains(&sent.receipt_number));

        // Sent back: with a comment on some section, or not at all.
        officer.get("/office/reports").is(200).shows(&format!("/office/reports/{id}"));
        officer.get(&format!("/office/reports/{id}")).is(200).shows("Dois furos").shows("Bomba solar").shows(&format!("{id}/accept"));
        officer.get(&format!("/documents/{}", document.id)).is(200);
        let path = format!("/office/reports/{id}/return");
        let version = officer.get(&path).is(200).value_of("version").unwrap();
        officer.post(&path, &[("version", &version), ("comments.spending", " ")]).is(422).shows(&fr("unmet-report-comment-missing"));
        officer.post(&path, &[("version", &version), ("comments.spending", "Falta a fatura da bomba.")]).is(303);
        app.run_jobs();
        assert!(app.mail.take().iter().any(|mail| mail.to.email == running.award.editor.email && mail.text.contains(&id.to_string())));
        editor.get(&format!("/reports/{id}")).is(200).shows("Falta a fatura da bomba.").shows(&fr("state-task-to-correct"));
        let tranche = |app: &TestApp| app.tranches(&running).remove(1).state;
        assert_eq!(tranche(app), TrancheState::Planned);

        // While the partner corrects, staff read what was sent.
        write(&editor, id, "narrative", "save", &[("done", "Três furos, corrigido."), ("next", "Mais seis hortas.")]).is(303);
        officer.get(&format!("/office/reports/{id}")).is(200).shows("Dois furos").hides("corrigido").shows(&fr("reports-as-sent"));
        send(&signatory, id).is(303);
        let again = app.read(|db| reports::find_last_version(db, id)).unwrap();
        assert_eq!((again.number, again.sha256 == sent.sha256), (2, false));

        // Accepted by an officer: figures locked, the next tranche due.
        let path = format!("/office/reports/{id}/accept");
        let version = officer.get(&path).is(200).shows(&fr("reports-accept-sure")).value_of("version").unwrap();
        officer.post(&path, &[("version", &version)]).is(303);
        officer.get(&format!("/office/reports/{id}")).is(200).shows(&fr("state-report-accepted")).hides(&format!("{id}/accept"));
        officer.get("/office/reports?show=accepted&country=GW").is(200).shows(&id.to_string());
        officer.get("/office/reports?show=accepted&country=ML").is(200).hides(&id.to_string());
        let accepted = report(app, id);
        assert_eq!((accepted.state, accepted.spent, accepted.people, accepted.women), (ReportState::Accepted, 1_000_000, 52, 40));
        assert_eq!(tranche(app), TrancheState::Due);
        app.run_jobs();
        assert!(app.mail.take().iter().any(|mail| mail.to.email == running.award.signatory.email && mail.text.contains(&id.to_string())));
        editor.get(&format!("/reports/{id}")).is(200).shows(&fr("reports-accepted-text"));
        app.verifies();
    }

    fn every_mistake_is_named_at_its_field_and_nothing_typed_is_lost(app) {
        let running = app.running_grant();
        let first = app.reports(&running).remove(0);
        let id = first.id;
        app.go_to(first.period_end, 5);
        let editor = app.signed_in(&running.award.editor);
        let missing = write(&editor, id, "narrative", "finish", &[("done", ""), ("next", "A <próxima> fase")]);
        missing.is(422).shows("id=\"done-error\"").shows("href=\"#done\"").shows("A &lt;próxima&gt; fase");
        let line = app.budget_lines(&running).remove(0).id.to_string();
        let wrong = write(&editor, id, "spending", "finish", &[
            ("spending.0.line", &line), ("spending.0.spent_on", "2026-11-30"), ("spending.0.amount", "muito"),
            ("spending.0.description", "Cimento"), ("spending.1.line", ""), ("spending.1.amount", "12"),
        ]);
        wrong.is(422).shows("value=\"muito\"").shows("value=\"2026-11-30\"");
        for field in ["spending.0.spent_on", "spending.0.amount", "spending.1.line", "spending.1.description"] {
            wrong.shows(&format!("id=\"{field}-error\"")).shows(&format!("href=\"#{field}\""));
        }
        let expense = i18n::text("fr", "reports-expense", &[("number", Arg::from("1"))]);
        wrong.shows(&format!("{expense}, {}", fr("reports-spending-amount")));
        let people = write(&editor, id, "people", "finish", &[("people.female.0-17.returnee", "doze")]);
        people.is(422).shows("id=\"people.female.0-17.returnee-error\"").shows("value=\"doze\"");
        // All was kept, and the page that checks lists it; sending is refused.
        assert_eq!(report(app, id).content.spending[0].amount, "muito");
        let signatory = app.signed_in(&running.award.signatory);
        signatory.get(&format!("/reports/{id}/check")).is(200).shows(&fr("reports-check-unfinished")).shows("muito");
        let version = report(app, id).version.to_string();
        signatory.post(&format!("/reports/{id}/submit"), &[("version", &version)]).is(422).shows(&expense);
        assert_eq!(report(app, id).state, ReportState::Draft);
        // A script saves in the background; a row is removed by its button.
        let path = format!("/reports/{id}/people");
        let version = editor.get(&path).value_of("version").unwrap();
        let saved = editor.post_with(&path, &[("version", &version), ("people.female.0-17.returnee", "12")], &[("x-autosave", "1")]);
        let next = saved.is(204).header("x-version").to_owned();
        editor.post_with(&path, &[("version", &version), ("people.female.0-17.returnee", "13")], &[("x-autosave", "1")]).is(409);
        editor.post_with(&path, &[("version", &next), ("people.female.0-17.returnee", "14")], &[("x-autosave", "1")]).is(204);
        write(&editor, id, "spending", "remove:0", &[("spending.0.amount", "1"), ("spending.1.amount", "2")]).is(303);
        let kept = report(app, id).content;
        assert_eq!((kept.people["female.0-17.returnee"].as_str(), kept.spending.len(), kept.spending[0].amount.as_str()), ("14", 1, "2"));
        app.verifies();
    }

    fn two_people_write_two_sections_at_once_and_the_same_one_with_both_texts_shown(app) {
        let running = app.running_grant();
        let id = app.reports(&running).remove(0).id;
        let (editor, signatory) = (app.signed_in(&running.award.editor), app.signed_in(&running.award.signatory));
        let path = format!("/reports/{id}/narrative");
        let seen = editor.get(&path).is(200).value_of("version").unwrap();
        write(&signatory, id, "people", "save", &[("people.male.0-17.community", "3")]).is(303);
        write(&signatory, id, "narrative", "save", &[("done", "Texto da presidente")]).is(303);
        let stale = editor.post(&path, &[("version", &seen), ("done", "Texto do redator")]);
        stale.is(409).shows("Texto do redator").shows("Texto da presidente").shows(&fr("proposals-stale-title"));
        assert_eq!(report(app, id).content.narrative.done, "Texto da presidente");
        let version = stale.value_of("version").unwrap();
        editor.post(&path, &[("version", &version), ("done", "Texto do redator")]).is(303);
        let kept = report(app, id).content;
        assert_eq!((kept.narrative.done.as_str(), kept.people.len()), ("Texto do redator", 1));
    }

    fn a_report_is_its_partners_and_the_programmes_where_it_is(app) {
        let running = app.running_grant();
        let first = app.reports(&running).remove(0);
        let id = first.id;
        app.go_to(first.period_end, 5);
        let stranger = app.signed_in(&running.award.stranger);
        for path in ["", "/narrative", "/documents", "/check", "/submitted", "/nothing"] {
            stranger.get(&format!("/reports/{id}{path}")).is(404);
        }
        stranger.post(&format!("/reports/{id}/narrative"), &[("version", "1"), ("done", "x")]).is(404);
        stranger.post(&format!("/reports/{id}/submit"), &[("version", "1")]).is(404);
        let (editor, signatory) = (app.signed_in(&running.award.editor), app.signed_in(&running.award.signatory));
        editor.get(&format!("/reports/{id}/nothing")).is(404);
        editor.get(&format!("/reports/{id}/submitted")).is(404);
        editor.get(&format!("/office/reports/{id}")).is(404);
        fill(app, &running, &editor, id);
        send(&signatory, id).is(303);
        let version = report(app, id).version.to_string();
        // Finance reads and does not decide; elsewhere the report does not exist.
        let finance = app.signed_in(&running.finance);
        finance.get(&format!("/office/reports/{id}")).is(200).shows("Dois furos").hides(&format!("{id}/accept"));
        for verb in ["accept", "return"] {
            finance.get(&format!("/office/reports/{id}/{verb}")).is(403);
            finance.post(&format!("/office/reports/{id}/{verb}"), &[("version", &version)]).is(403);
        }
        let elsewhere = app.person("elsewhere", &[Grant::in_country(Role::ProgrammeOfficer, Country::Ml)]);
        let elsewhere = app.signed_in(&elsewhere);
        elsewhere.get("/office/reports").is(200).hides(&id.to_string());
        app.signed_in(&running.award.officer).get("/office/reports").is(200).shows(&id.to_string());
        elsewhere.get(&format!("/office/reports/{id}")).is(404);
        elsewhere.get(&format!("/office/reports/{id}/accept")).is(404);
        elsewhere.post(&format!("/office/reports/{id}/accept"), &[("version", &version)]).is(404);
        assert_eq!(report(app, id).state, ReportState::Submitted);
        // An older version of the page does not decide.
        let officer = app.signed_in(&running.award.officer);
        officer.get(&format!("/office/reports/{id}/accept")).is(200);
        officer.post(&format!("/office/reports/{id}/accept"), &[("version", "1")]).is(409);
        assert_eq!(report(app, id).state, ReportState::Submitted);
    }

    fn each_reminder_of_a_report_goes_out_once_whoever_looks_at_the_calendar(app) {
        let running = app.running_grant();
        let first = app.reports(&running).remove(0);
        app.run_jobs();
        app.mail.take();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        // Two workers look, then both again an hour later; letters about the report are counted.
        let look = || {
            for _ in 0..2 {
                for name in ["one", "two"] {
                    runtime.block_on(schedule::tick(&app.portal.worker(name))).unwrap();
                }
                app.run_jobs();
                app.clock.advance(chrono::TimeDelta::hours(1));
            }
            app.mail.take().into_iter().filter(|mail| mail.text.contains(&first.id.to_string())).collect::<Vec<_>>()
        };
        let due = first.due_on;
        let before = |days: u64| due.checked_sub_days(chrono::Days::new(days)).unwrap();
        assert_eq!(look().len(), 0);
        app.go_to(before(15), 0);
        assert_eq!(look().len(), 0);
        app.go_to(before(14), 0);
        let soon = look();
        let mut readers: Vec<_> = soon.iter().map(|mail| mail.to.email.clone()).collect();
        readers.sort();
        assert_eq!(readers, [running.award.editor.email.clone(), running.award.signatory.email.clone()]);
        assert!(soon[0].subject.contains(&i18n::date(due, "fr")), "{}", soon[0].subject);
        app.go_to(before(7), 0);
        assert_eq!(look().len(), 0);
        app.go_to(before(3), 0);
        assert_eq!(look().len(), 2);
        app.go_to(due, 0);
        assert_eq!(look().len(), 0);
        app.go_to(due, 1);
        let late = look();
        assert_eq!(late.len(), 2);
        assert_eq!(late[0].subject, i18n::text("fr", "mail-report-overdue-subject", &[("position", Arg::from("1"))]));
        app.go_to(due, 30);
        assert_eq!(look().len(), 0);
        // The second report is another one, and one that was sent needs no reminder.
        assert_eq!(app.reports(&running)[1].state, ReportState::Expected);
    }
}
