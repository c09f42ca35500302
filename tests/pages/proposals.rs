//! What an organisation does with a proposal, from the first click to the receipt.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::adapters::mailer::Mail;
use kafo::db::audit_log::AuditEventRow;
use kafo::db::documents::{self, DocumentRow};
use kafo::db::proposals::ProposalVersionRow;
use kafo::db::schema::{audit_events, jobs, proposal_versions, proposals};
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::document::{DocumentOwner, Purpose, ScanState};
use kafo::domain::id::Id;
use kafo::domain::place::Country;
use kafo::domain::proposal::{Frozen, ProposalState};
use kafo::services::documents as document_service;
use sha2::{Digest, Sha256};

use crate::harness::app::{TestApp, on_both};
use crate::harness::filing::{BUDGET, PAPER, PLACE, PROJECT, begin, fill, post, send};
use crate::harness::grants::{Call, Organisation};

/// A text of the locales in French, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn versions(app: &TestApp, proposal: Id) -> Vec<ProposalVersionRow> {
    let of = proposal_versions::table.filter(proposal_versions::proposal_id.eq(proposal));
    app.read(|db| of.order(proposal_versions::number).load(db))
}

fn actions(app: &TestApp, proposal: Id) -> Vec<String> {
    let events: Vec<AuditEventRow> = app.read(|db| audit_events::table.order(audit_events::seq).load(db));
    events.into_iter().filter(|event| event.object_id == proposal).map(|event| event.action).collect()
}

fn events(app: &TestApp, kind: &str) -> usize {
    let payloads: Vec<kafo::db::types::Doc> = app.read(|db| jobs::table.select(jobs::payload).load(db));
    payloads.iter().filter(|payload| payload.0["event"] == kind).count()
}

/// An organisation whose editor has a filled draft.
fn filled(app: &TestApp, call: &Call, name: &str) -> (Organisation, String, Id) {
    let organisation = app.organisation(name);
    let editor = app.signed_in(&organisation.editor);
    let (path, id) = begin(&editor, &call.row.code);
    fill(&editor, &path);
    (organisation, path, id)
}

fn document_of(app: &TestApp, proposal: Id) -> DocumentRow {
    app.read(|db| documents::list_of(db, DocumentOwner::Proposal, proposal)).remove(0)
}

on_both! {
    fn five_clicks_begin_one_proposal_and_a_signatory_sends_it(app) {
        let call = app.published_call();
        let organisation = app.organisation("kora");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        for _ in 0..4 {
            assert_eq!(editor.post(&format!("/calls/{}/apply", call.row.code), &[]).is(303).location, path);
        }
        let count: i64 = app.read(|db| proposals::table.count().get_result(db));
        assert_eq!(count, 1);
        let tasks = editor.get(&path);
        tasks.is(200).shows(&fr("proposals-task-budget")).shows(&fr("state-task-to-start")).shows(&fr("state-task-not-yet"));
        fill(&editor, &path);
        editor.get(&path).is(200).shows(&fr("proposals-all-done")).hides(&fr("state-task-not-yet"));
        let row = app.proposal(id);
        assert_eq!((row.requested, row.total, row.beneficiaries, row.women), (3_000_000, 3_300_000, 300, 210));
        assert_eq!((row.state, row.title.as_str()), (ProposalState::Draft, "Hortas das mulheres de Bafatá"));

        // The editor is told who can send it, and cannot.
        editor.get(&format!("{path}/check")).is(200).shows("kora-signatory").hides("name=\"declaration\"");
        editor.post(&format!("{path}/submit"), &[("version", &row.version.to_string()), ("declaration", "yes")]).is(403);
        assert_eq!(app.proposal(id).state, ProposalState::Draft);

        let signatory = app.signed_in(&organisation.signatory);
        let page = signatory.get(&format!("{path}/check"));
        page.is(200).shows("Bomba solar").shows("name=\"declaration\"");
        let version = page.value_of("version").unwrap();
        signatory
            .post(&format!("{path}/submit"), &[("version", &version)])
            .is(422)
            .shows(&fr("unmet-declaration-not-given"));
        let declared = [("version", version.as_str()), ("declaration", "yes")];
        for _ in 0..2 {
            let sent = signatory.post(&format!("{path}/submit"), &declared);
            assert_eq!(sent.is(303).location, format!("{path}/submitted"));
        }
        let frozen = versions(app, id);
        assert_eq!(frozen.len(), 1);
        let receipt = &frozen[0];
        assert_eq!(receipt.sha256, hex::encode(Sha256::digest(receipt.canonical.as_bytes())));
        let read = Frozen::read(&receipt.canonical).unwrap();
        assert_eq!((read.totals.grant, read.documents.len()), (3_000_000, 1));
        assert_eq!(read.documents[0].sha256, hex::encode(Sha256::digest(PAPER)));
        let row = app.proposal(id);
        assert_eq!(row.state, ProposalState::Submitted);
        assert_eq!(row.receipt_number.as_deref(), Some(receipt.receipt_number.as_str()));
        assert_eq!(actions(app, id).iter().filter(|action| *action == "proposal.submit").count(), 1);
        assert_eq!(events(app, "proposal_submitted"), 1);

        signatory
            .get(&format!("{path}/submitted"))
            .is(200)
            .shows(&receipt.receipt_number)
            .shows(&receipt.sha256)
            .shows("2026-11-21 12:00:00 UTC");
        let pdf = signatory.get(&format!("{path}/receipt.pdf"));
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
        assert!(pdf.bytes.starts_with(b"%PDF-"));
        signatory.get(&path).is(200).shows(&fr("proposals-state-submitted"));

        // What was sent is not written in any more.
        assert_eq!(signatory.get(&format!("{path}/budget")).is(303).location, format!("{path}/check#read-budget"));
        signatory.post(&format!("{path}/project"), &[("title", "Outro"), ("version", "0"), ("act", "save")]).is(409);
        assert_eq!(app.proposal(id).title, "Hortas das mulheres de Bafatá");
        app.verifies();
    }

    fn anybody_checks_a_receipt_and_learns_nothing_else(app) {
        let call = app.published_call();
        let (organisation, path, id) = filled(app, &call, "djembe");
        let signatory = app.signed_in(&organisation.signatory);
        send(&signatory, &path).is(303);
        let receipt = versions(app, id).remove(0);
        let visitor = app.browser();
        let asked = visitor.get(&format!("/receipts?number={}", receipt.receipt_number.to_lowercase()));
        assert_eq!(asked.is(303).location, format!("/receipts/{}", receipt.receipt_number));
        let shown = visitor.follow(&asked);
        shown.is(200).shows(&receipt.sha256).shows("2026-11-21 12:00:00 UTC").shows(&call.row.code);
        let number = app.proposal(id).number;
        for secret in ["Hortas", "Association djembe", "djembe-signatory", id.to_string().as_str(), number.as_str()] {
            shown.hides(secret);
        }
        visitor.get("/receipts?number=R-2026-000001-A").is(422).shows(&fr("unmet-receipt-check"));
        visitor.get("/receipts?number=hello").is(422).shows(&fr("unmet-receipt-form")).shows("hello");
        let unknown = kafo::domain::proposal::ReceiptNumber::new(2026, 999_999).unwrap();
        visitor.get(&format!("/receipts?number={unknown}")).is(422).shows(&fr("unmet-receipt-unknown"));
        visitor.get(&format!("/receipts/{unknown}")).is(404);
    }

    fn another_organisation_finds_nothing_at_any_address(app) {
        let call = app.published_call();
        let (_, path, id) = filled(app, &call, "ngoni");
        let document = document_of(app, id);
        let stranger = app.organisation("balafon");
        let browser = app.signed_in(&stranger.signatory);
        // A page with a form, for the token.
        browser.get(&format!("/calls/{}/apply", call.row.code)).is(200);
        for address in [
            "", "/check", "/submit", "/submitted", "/receipt.pdf", "/withdraw", "/project", "/place", "/beneficiaries",
            "/activities", "/results", "/budget", "/documents",
        ] {
            let answer = browser.get(&format!("{path}{address}"));
            let expected = if address == "/submit" { 303 } else { 404 };
            assert_eq!(answer.status, expected, "GET {address}");
            answer.hides("Hortas");
        }
        for (address, fields) in [
            ("/submit", vec![("version", "1"), ("declaration", "yes")]),
            ("/withdraw", vec![("version", "1"), ("reason", "Não")]),
            ("/project", vec![("title", "Outro"), ("act", "save")]),
            ("/budget", vec![("act", "add:travel")]),
            ("/documents", vec![("act", "remove:x")]),
            ("/documents", vec![("act", "finish")]),
        ] {
            browser.post(&format!("{path}{address}"), &fields).is(404).hides("Hortas");
        }
        let remove = format!("remove:{}", document.id);
        browser.post(&format!("{path}/documents"), &[("act", &remove)]).is(404);
        browser.upload(&format!("{path}/documents/add"), &[], "file-quote", "a.pdf", PAPER.to_vec()).is(404);
        browser.get(&format!("/documents/{}", document.id)).is(404);
        browser.get("/proposals").is(200).hides("Hortas").shows(&fr("proposals-empty"));
        app.browser().get(&path).is(303);
        assert_eq!(app.proposal(id).title, "Hortas das mulheres de Bafatá");
        assert_eq!(document_of(app, id).removed_at, None);
    }

    fn readers_read_and_do_not_write(app) {
        let call = app.published_call();
        let (organisation, path, id) = filled(app, &call, "bolon");
        let reader = app.signed_in(&organisation.reader);
        reader.get("/proposals").is(200).shows("Hortas");
        reader.get(&path).is(200).shows("bolon-signatory");
        assert_eq!(reader.get(&format!("{path}/budget")).is(303).location, format!("{path}/check#read-budget"));
        reader.get(&format!("{path}/check")).is(200).shows("Bomba solar").hides(&format!("{path}/budget"));
        let apply = format!("/calls/{}/apply", call.row.code);
        reader.get("/proposals");
        reader.post(&format!("{path}/project"), &[("title", "Outro"), ("act", "save")]).is(403);
        reader.post(&format!("{path}/submit"), &[("version", "1"), ("declaration", "yes")]).is(403);
        reader.post(&format!("{path}/withdraw"), &[("version", "1")]).is(403);
        reader.post(&format!("{path}/documents"), &[("act", "finish")]).is(403);
        assert_eq!(reader.post(&apply, &[]).is(303).location, apply);
        reader.get(&apply).is(200).shows(&fr("proposals-apply-no-partner"));
        assert_eq!(app.proposal(id).title, "Hortas das mulheres de Bafatá");
    }

    fn the_deadline_is_kept_to_the_second(app) {
        let call = app.published_call();
        let (early, early_path, early_id) = filled(app, &call, "sabar");
        let (late, late_path, late_id) = filled(app, &call, "tama");
        let closes_at = call.row.closes_at.unwrap().utc();
        app.clock.set(closes_at - TimeDelta::seconds(1));
        let (early, late) = (app.signed_in(&early.signatory), app.signed_in(&late.signatory));
        send(&early, &early_path).is(303);
        assert_eq!(app.proposal(early_id).state, ProposalState::Submitted);
        let page = late.get(&format!("{late_path}/check"));
        let version = page.is(200).value_of("version").unwrap();
        app.clock.set(closes_at + TimeDelta::seconds(1));
        for _ in 0..2 {
            late.post(&format!("{late_path}/submit"), &[("version", &version), ("declaration", "yes")])
                .is(422)
                .shows(&fr("proposals-late-title"))
                .shows("2026-12-21 12:00:01 UTC");
        }
        assert_eq!(app.proposal(late_id).state, ProposalState::Draft);
        assert_eq!(versions(app, late_id).len(), 0);
        let refused = actions(app, late_id).into_iter().filter(|action| action == "proposal.refuse_late").count();
        assert_eq!((refused, events(app, "proposal_refused_late")), (2, 1));
        // The refusal has a receipt of its own: the time and the hash on the page are those of the journal.
        let logged: Vec<AuditEventRow> =
            app.read(|db| audit_events::table.filter(audit_events::action.eq("proposal.refuse_late")).load(db));
        let hash = logged[0].changes.0.iter().find(|change| change.field == "sha256").unwrap().after.clone().unwrap();
        assert_eq!(hash.len(), 64);
        late.post(&format!("{late_path}/submit"), &[("version", &version), ("declaration", "yes")]).is(422).shows(&hash);
        let proves = |letter: &Mail| letter.text.contains(&hash) && letter.text.contains("2026-12-21T12:00:01Z");
        assert!(app.letters().iter().any(proves), "the letter says when it came and what it was");
        // The draft is still there, and can still be written in.
        late.get(&late_path).is(200).shows(&fr("proposals-closed-draft"));
        post(&late, &late_path, "project", PROJECT, "save").is(303);
        app.verifies();
    }

    fn what_was_typed_is_kept_right_or_wrong(app) {
        let call = app.published_call();
        let organisation = app.organisation("kalimba");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        let wrong = [("title", "Hortas"), ("months", "neuf"), ("starts_on", "amanhã")];
        assert_eq!(post(&editor, &path, "project", &wrong, "save").is(303).location, format!("{path}/project"));
        let page = editor.get(&format!("{path}/project"));
        page.is(200).shows(&fr("unmet-number-unreadable")).shows(&fr("unmet-date-unreadable"));
        assert_eq!(page.value_of("months").as_deref(), Some("neuf"));
        assert_eq!(page.value_of("starts_on").as_deref(), Some("amanhã"));
        page.hides(&fr("unmet-missing-project-summary"));

        let refused = post(&editor, &path, "project", &wrong, "finish");
        refused.is(422).shows(&fr("error-prefix")).shows(&fr("unmet-missing-project-summary")).shows("href=\"#summary\"");
        assert_eq!(refused.value_of("months").as_deref(), Some("neuf"));
        assert_eq!(app.proposal(id).content.project.months, "neuf");

        // A budget with a price that is none: the line is named, the others are added up.
        let mut lines = BUDGET.to_vec();
        lines.extend([
            ("lines.1.id", "b2"),
            ("lines.1.heading", "travel"),
            ("lines.1.description", "Carburante"),
            ("lines.1.unit", "mês"),
            ("lines.1.quantity", "9"),
            ("lines.1.unit_cost", "vinte"),
        ]);
        let refused = post(&editor, &path, "budget", &lines, "finish");
        // Lines are numbered by heading: travel comes before equipment.
        refused.is(422).shows("Ligne 1, Carburante").shows("href=\"#lines.0.unit_cost\"").shows("value=\"vinte\"");
        assert_eq!(refused.value_of("lines.1.unit_cost").as_deref(), Some("1 650 000"));
        assert_eq!(app.proposal(id).requested, 3_000_000);
        let people = [("cells.female.18-35.returnee", "doze"), ("cells.male.36+.community", "12")];
        let refused = post(&editor, &path, "beneficiaries", &people, "finish");
        refused.is(422).shows("value=\"doze\"").shows("href=\"#cells.female.18-35.returnee\"");
        assert_eq!(app.proposal(id).beneficiaries, 12);
        editor.get(&path).is(200).shows(&fr("state-task-to-correct"));
        editor.get(&format!("{path}/check")).is(200).shows("Carburante").shows(&fr("proposals-check-unfinished"));
    }

    fn rows_are_added_copied_and_removed_without_a_script(app) {
        let call = app.published_call();
        let organisation = app.organisation("flauta");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        let added = post(&editor, &path, "budget", &[], "add:travel");
        assert_eq!(added.is(303).location, format!("{path}/budget#lines.0.description"));
        let mut typed = vec![("lines.0.id", "b1"), ("lines.0.heading", "travel"), ("lines.0.description", "Barco")];
        let copied = post(&editor, &path, "budget", &typed, "copy:0");
        assert_eq!(copied.is(303).location, format!("{path}/budget#lines.1.description"));
        typed.extend([("lines.1.id", "b2"), ("lines.1.heading", "travel"), ("lines.1.description", "Barco")]);
        post(&editor, &path, "budget", &typed, "remove:0").is(303);
        let lines = app.proposal(id).content.budget.lines;
        let kept: Vec<_> = lines.iter().map(|line| (line.id.as_str(), line.description.as_str())).collect();
        assert_eq!(kept, [("b2", "Barco")]);
        post(&editor, &path, "activities", &[("items.0.id", "a1"), ("items.0.name", "Cavar")], "add").is(303);
        assert_eq!(app.proposal(id).content.activities.items.len(), 2);
        let page = editor.get(&format!("{path}/activities"));
        assert_eq!(page.value_of("items.1.id").as_deref(), Some("a2"));
        app.verifies();
    }

    fn a_stale_form_is_told_so_and_loses_nothing(app) {
        let call = app.published_call();
        let organisation = app.organisation("gumbe");
        let (editor, signatory) = (app.signed_in(&organisation.editor), app.signed_in(&organisation.signatory));
        let (path, id) = begin(&editor, &call.row.code);
        post(&editor, &path, "project", PROJECT, "save").is(303);
        let here = format!("{path}/project");
        let page = signatory.get(&here);
        let (old, seen) = (page.value_of("version").unwrap(), page.value_of("seen").unwrap());
        post(&editor, &path, "project", &[("title", "Hortas novas")], "save").is(303);

        let mine = [
            ("title", "Hortas minhas"),
            ("summary", "Cem hortas."),
            ("version", old.as_str()),
            ("seen", seen.as_str()),
            ("act", "save"),
        ];
        let told = signatory.post(&here, &mine);
        told.is(409).shows(&fr("proposals-stale-title")).shows("gumbe-editor").shows("Hortas novas").shows("Cem hortas.");
        assert_eq!(told.value_of("title").as_deref(), Some("Hortas minhas"));
        assert_eq!(app.proposal(id).title, "Hortas novas");
        // Whoever chooses the saved title gets it, and keeps the rest of what they typed.
        let ticket = told.body.rsplit("name=\"choose.title\" value=\"").next().unwrap().split('"').next().unwrap();
        let (now, seen) = (told.value_of("version").unwrap(), told.value_of("seen").unwrap());
        let chosen = [
            ("title", "Hortas minhas"),
            ("summary", "Cem hortas."),
            ("choose.title", ticket),
            ("version", &now),
            ("seen", &seen),
            ("act", "save"),
        ];
        signatory.post(&here, &chosen).is(303);
        let content = app.proposal(id).content.project;
        assert_eq!((content.title.as_str(), content.summary.as_str()), ("Hortas novas", "Cem hortas."));
        post(&editor, &path, "project", &[("title", "Hortas novas"), ("summary", "")], "save").is(303);
        let told = signatory.post(&here, &mine);
        // In the background: a short answer, nothing is saved.
        signatory.post_with(&here, &mine, &[("x-autosave", "1")]).is(409);
        assert_eq!(app.proposal(id).title, "Hortas novas");
        // Saving from the page that showed both keeps one's own.
        let now = told.value_of("version").unwrap();
        let again = [("title", "Hortas minhas"), ("summary", "Cem hortas."), ("version", &now), ("act", "save")];
        signatory.post(&here, &again).is(303);
        assert_eq!(app.proposal(id).title, "Hortas minhas");
        // The same form sent twice is no conflict, and neither is another section.
        signatory.post(&here, &again).is(303);
        post(&editor, &path, "place", PLACE, "finish").is(303);

        // A draft saved in the background brings the next version.
        let version = signatory.get(&here).value_of("version").unwrap();
        let typed = [("title", "Hortas de todos"), ("version", version.as_str())];
        let saved = signatory.post_with(&here, &typed, &[("x-autosave", "1")]);
        let next = saved.is(204).header("x-version").to_owned();
        assert_eq!(app.proposal(id).title, "Hortas de todos");
        signatory.post(&here, &[("title", "Hortas"), ("version", &next), ("act", "save")]).is(303);
        app.verifies();
    }

    fn two_people_who_change_different_answers_of_a_section_both_keep_theirs(app) {
        let call = app.published_call();
        let organisation = app.organisation("balafon");
        let (editor, signatory) = (app.signed_in(&organisation.editor), app.signed_in(&organisation.signatory));
        let (path, id) = begin(&editor, &call.row.code);
        post(&editor, &path, "project", PROJECT, "save").is(303);
        let with = |other: &[(&'static str, &'static str)]| {
            let kept = PROJECT.iter().filter(|(name, _)| !other.iter().any(|(changed, _)| changed == name));
            kept.chain(other).copied().collect::<Vec<_>>()
        };
        let here = format!("{path}/project");
        let page = signatory.get(&here);
        let (version, seen) = (page.value_of("version").unwrap(), page.value_of("seen").unwrap());
        post(&editor, &path, "project", &with(&[("title", "Hortas de Gabú")]), "save").is(303);
        let mut mine: Vec<(&str, &str)> = with(&[("months", "12")]);
        mine.extend([("version", version.as_str()), ("seen", seen.as_str()), ("act", "save")]);
        assert_eq!(signatory.post(&here, &mine).is(303).location, here);
        signatory.get(&here).shows(&fr("proposals-flash-merged"));
        let project = app.proposal(id).content.project;
        assert_eq!((project.title.as_str(), project.months.as_str()), ("Hortas de Gabú", "12"));

        // Lines that each of them added stand beside each other.
        let lines = format!("{path}/budget");
        let page = signatory.get(&lines);
        let (version, seen) = (page.value_of("version").unwrap(), page.value_of("seen").unwrap_or_default());
        let line = |text: &'static str| [("lines.0.id", "b1"), ("lines.0.heading", "travel"), ("lines.0.description", text)];
        post(&editor, &path, "budget", &line("Barco"), "save").is(303);
        let mut mine: Vec<(&str, &str)> = line("Bicicletas").to_vec();
        mine.extend([("version", version.as_str()), ("seen", seen.as_str()), ("act", "save")]);
        signatory.post(&lines, &mine).is(303);
        let budget = app.proposal(id).content.budget.lines;
        let kept: Vec<_> = budget.iter().map(|line| (line.id.as_str(), line.description.as_str())).collect();
        assert_eq!(kept, [("b1", "Barco"), ("b2", "Bicicletas")]);
        app.verifies();
    }

    fn a_proposal_that_changed_after_it_was_read_is_not_sent(app) {
        let call = app.published_call();
        let (organisation, path, id) = filled(app, &call, "xalam");
        let signatory = app.signed_in(&organisation.signatory);
        let version = signatory.get(&format!("{path}/check")).value_of("version").unwrap();
        let editor = app.signed_in(&organisation.editor);
        let mut changed = PROJECT.to_vec();
        changed[1] = ("title", "Outro nome");
        post(&editor, &path, "project", &changed, "finish").is(303);
        let told = signatory.post(&format!("{path}/submit"), &[("version", &version), ("declaration", "yes")]);
        told.is(409).shows(&fr("proposals-check-changed")).shows("Outro nome");
        assert_eq!(app.proposal(id).state, ProposalState::Draft);
        send(&signatory, &path).is(303);
        assert_eq!(app.proposal(id).state, ProposalState::Submitted);
    }

    fn an_unfinished_proposal_is_not_sent_and_says_what_is_missing(app) {
        let call = app.published_call();
        let organisation = app.organisation("cora");
        let signatory = app.signed_in(&organisation.signatory);
        let (path, id) = begin(&signatory, &call.row.code);
        post(&signatory, &path, "project", PROJECT, "finish").is(303);
        let page = signatory.get(&format!("{path}/check"));
        page.is(200).shows(&fr("unmet-missing-lines")).shows(&format!("{path}/budget")).hides("name=\"declaration\"");
        let row = app.proposal(id);
        let refused =
            signatory.post(&format!("{path}/submit"), &[("version", &row.version.to_string()), ("declaration", "yes")]);
        refused.is(422).shows("La section Budget");
        assert_eq!(app.proposal(id).state, ProposalState::Draft);
    }

    fn a_signatory_withdraws_and_may_begin_again(app) {
        let call = app.published_call();
        let (organisation, path, id) = filled(app, &call, "bombolon");
        let signatory = app.signed_in(&organisation.signatory);
        send(&signatory, &path).is(303);
        let page = signatory.get(&format!("{path}/withdraw"));
        let version = page.is(200).value_of("version").unwrap();
        let address = format!("{path}/withdraw");
        signatory.post(&address, &[("version", &version)]).is(422).shows(&fr("unmet-withdrawal-reason"));
        assert_eq!(app.proposal(id).state, ProposalState::Submitted);
        let why = [("version", version.as_str()), ("reason", "O terreno foi vendido.")];
        assert_eq!(signatory.post(&address, &why).is(303).location, "/proposals");
        let row = app.proposal(id);
        assert_eq!((row.state, row.withdrawn_reason.as_str()), (ProposalState::Withdrawn, "O terreno foi vendido."));
        assert_eq!(events(app, "proposal_withdrawn"), 1);
        let (_, second) = begin(&signatory, &call.row.code);
        assert_ne!(second, id);
        app.verifies();
    }

    fn files_are_looked_at_before_they_are_kept(app) {
        let call = app.published_call();
        let organisation = app.organisation("timbila");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        editor.get(&format!("{path}/documents")).is(200).shows("Statuts (fr)");
        let add = format!("{path}/documents/add");
        let send = |name: &str, bytes: &[u8]| {
            editor.upload(&add, &[("code", "statutes")], "file-statutes", name, bytes.to_vec())
        };
        send("photo.pdf", b"<html><script>alert(1)</script></html>").is(422).shows("href=\"#file-statutes\"").shows("photo.pdf");
        send("vide.pdf", b"").is(422);
        send("programme.exe", b"MZ....").is(422);
        send("gros.pdf", &[PAPER, &vec![b' '; 5_000_001][..]].concat()).is(413);
        editor.upload(&add, &[("code", "statutes")], "other", "", Vec::new()).is(422).shows(&fr("unmet-missing-file"));
        assert_eq!(app.read(|db| documents::count_of(db, DocumentOwner::Proposal, id)), 0);
        send("estatutos.pdf", PAPER).is(303);
        let row = document_of(app, id);
        assert_eq!((row.purpose, row.code.as_str(), row.scan), (Purpose::Statutes, "statutes", ScanState::NotScanned));
        let file = editor.get(&format!("/documents/{}", row.id));
        assert_eq!(file.is(200).bytes, PAPER);
        assert!(file.header("content-disposition").starts_with("attachment;"), "{}", file.header("content-disposition"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        let remove = format!("remove:{}", row.id);
        editor.get(&format!("{path}/documents")).shows("estatutos.pdf");
        editor.post(&format!("{path}/documents"), &[("act", &remove)]).is(303);
        editor.get(&format!("/documents/{}", row.id)).is(404);
        assert_eq!(app.read(|db| documents::count_of(db, DocumentOwner::Proposal, id)), 0);
        app.verifies();
    }

    fn a_document_reaches_those_who_may_see_its_proposal_and_only_when_it_is_clean(app) {
        let call = app.published_call();
        let (organisation, path, id) = filled(app, &call, "agogo");
        let officer = app.signed_in(&call.author);
        let here = app.person("here", &[Grant::in_country(Role::Auditor, Country::Gw)]);
        let elsewhere = app.person("elsewhere", &[Grant::in_country(Role::Auditor, Country::Ml)]);
        let evaluator = app.person("evaluator", &[Grant::in_country(Role::Evaluator, Country::Gw)]);
        let document = format!("/documents/{}", document_of(app, id).id);
        officer.get(&document).is(404);
        send(&app.signed_in(&organisation.signatory), &path).is(303);
        officer.get(&document).is(200);
        app.signed_in(&here).get(&document).is(200);
        app.signed_in(&elsewhere).get(&document).is(404);
        app.signed_in(&evaluator).get(&document).is(404);
        app.browser().get(&document).is(404);

        // One that waits for the scanner is for its uploader, one that was refused for nobody.
        let place = document_service::Place {
            owner: DocumentOwner::Partner,
            owner_id: organisation.row.id,
            purpose: Purpose::Accounts,
            code: String::new(),
        };
        let file = document_service::StoredFile {
            scan: ScanState::Pending,
            size: document_of(app, id).size,
            storage_key: document_of(app, id).storage_key,
            ..app.stored_file("contas.pdf")
        };
        let row = app.act(&organisation.editor, move |db, act| document_service::record(db, act, place, file)).unwrap();
        let (uploader, colleague) = (app.signed_in(&organisation.editor), app.signed_in(&organisation.signatory));
        let address = format!("/documents/{}", row.id);
        let asked = || [&uploader, &colleague, &officer].map(|browser| browser.get(&address).status);
        assert_eq!(asked(), [200, 404, 404]);
        let scanned = move |verdict| move |db: &mut kafo::db::Db, act: &kafo::domain::act::Act| {
            document_service::scanned(db, act, row.id, verdict)
        };
        app.act(&Actor::system(), scanned(ScanState::Refused)).unwrap();
        assert_eq!(asked(), [404, 404, 404]);
        app.verifies();
    }
}
