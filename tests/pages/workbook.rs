//! The budget and the people in Excel: fetched, sent back, compared, accepted.

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::adapters::spreadsheet;
use kafo::db::audit_log::AuditEventRow;
use kafo::db::schema::audit_events;

use crate::harness::app::on_both;
use crate::harness::client::{Answer, Client, between};
use crate::harness::filing::{BUDGET, PROJECT, begin, fill, post, send};

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// The hidden fields and the chosen boxes of the page of differences, as a browser would send them.
pub fn fields(page: &Answer) -> Vec<(String, String)> {
    let inputs = page.body.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let sent = inputs.filter(|input| input.contains("type=\"hidden\"") || input.contains(" checked"));
    let of = |input: &str, name: &str| between(input, &format!("{name}=\""), "\"").map(str::to_owned);
    sent.filter_map(|input| Some((of(input, "name")?, of(input, "value")?)))
        .filter(|(name, _)| name != "csrf" && name != "lang")
        .map(|(name, value)| {
            (
                name,
                value
                    .replace("&#x27;", "'")
                    .replace("&quot;", "\"")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&"),
            )
        })
        .collect()
}

fn accept(browser: &Client, path: &str, page: &Answer) -> Answer {
    let fields = fields(page);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&format!("{path}/workbook/accept"), &fields)
}

on_both! {
    fn a_workbook_is_fetched_sent_back_compared_and_accepted(app) {
        let call = app.published_call();
        let organisation = app.organisation("kora");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        fill(&editor, &path);
        let workbook = format!("{path}/workbook");
        for section in ["budget", "beneficiaries"] {
            editor.get(&format!("{path}/{section}")).is(200).shows(&format!("{path}/workbook.xlsx")).shows(&fr("workbook-upload-link"));
        }
        editor.get(&workbook).is(200).shows(&fr("workbook-title"));
        let file = editor.get(&format!("{path}/workbook.xlsx"));
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(file.is(200).header("content-type"), kind);
        assert!(file.header("content-disposition").starts_with("attachment;"));
        let upload = |bytes: &[u8]| {
            editor.get(&workbook).is(200);
            editor.upload(&workbook, &[], "file", "budget.xlsx", bytes.to_vec())
        };
        upload(&file.bytes).is(200).shows(&fr("workbook-no-difference")).hides("name=\"take\"");

        // The portal goes on: one line changes, one comes, people too. The file still says how it was.
        let before = app.proposal(id);
        let mut lines = BUDGET.to_vec();
        lines[4] = ("lines.0.quantity", "5");
        lines.extend([
            ("lines.1.id", "b2"), ("lines.1.heading", "travel"), ("lines.1.description", "Barco"),
            ("lines.1.unit", "dia"), ("lines.1.quantity", "3"), ("lines.1.unit_cost", "10 000"),
        ]);
        post(&editor, &path, "budget", &lines, "save").is(303);
        let method = ("selection_method", "Sorteio.");
        post(&editor, &path, "beneficiaries", &[("cells.male.36+.community", "7"), method], "save").is(303);
        let between_times = app.proposal(id);
        assert_ne!(between_times.content, before.content);
        let page = upload(&file.bytes);
        page.is(200)
            .shows(&fr("workbook-removed"))
            .shows(&fr("workbook-changed"))
            .shows("Barco")
            .shows(&fr("workbook-older"))
            .shows("1 650 000");
        assert_eq!(app.proposal(id).content, between_times.content, "nothing is saved before the answer");

        // Somebody saves while the page is open: told, nothing lost.
        lines[4] = ("lines.0.quantity", "6");
        post(&editor, &path, "budget", &lines, "save").is(303);
        let saved = app.proposal(id);
        let told = accept(&editor, &path, &page);
        told.is(409).shows(&fr("workbook-stale-title")).shows("Barco");
        assert_eq!(app.proposal(id).content, saved.content);
        let accepted = accept(&editor, &path, &told);
        assert_eq!(accepted.is(303).location, format!("{path}/budget"));
        editor.follow(&accepted).is(200).shows(&fr("workbook-flash-saved"));
        let after = app.proposal(id);
        assert_eq!(after.content.budget, before.content.budget);
        assert_eq!(after.content.beneficiaries.cells, before.content.beneficiaries.cells);
        assert_eq!(after.content.beneficiaries.selection_method, "Sorteio.");
        assert_eq!((after.requested, after.beneficiaries), (before.requested, before.beneficiaries));
        // Sent twice: nothing more happens.
        accept(&editor, &path, &told).is(303);
        let events: Vec<AuditEventRow> = app.read(|db| audit_events::table.order(audit_events::seq).load(db));
        let noted = events.iter().filter(|event| format!("{:?}", event.changes.0).contains("\"workbook\"")).count();
        assert_eq!(noted, 2, "one event for each section");
        // Nothing chosen.
        editor.get(&workbook);
        editor.post(&format!("{workbook}/accept"), &[]).is(422).shows(&fr("unmet-workbook-nothing-taken"));
        app.verifies();
    }

    fn a_wrong_file_gets_a_sentence_and_changes_nothing(app) {
        let call = app.published_call();
        let organisation = app.organisation("sabar");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        post(&editor, &path, "budget", BUDGET, "save").is(303);
        let before = app.proposal(id);
        let workbook = format!("{path}/workbook");
        let upload = |bytes: &[u8]| {
            editor.get(&workbook).is(200);
            editor.upload(&workbook, &[], "file", "budget.xlsx", bytes.to_vec())
        };
        upload(b"hello").is(422).shows(&fr("unmet-workbook-not-xlsx")).shows("href=\"#file\"");
        upload(&vec![b'P'; spreadsheet::MAX_BYTES + 1]).is(422).shows("2");
        editor.upload(&workbook, &[], "file", "", Vec::new()).is(422).shows(&fr("unmet-missing-file"));
        // The workbook of another organisation's proposal.
        let other = app.organisation("djembe");
        let stranger = app.signed_in(&other.signatory);
        let (foreign, _) = begin(&stranger, &call.row.code);
        let theirs = stranger.get(&format!("{foreign}/workbook.xlsx"));
        upload(&theirs.is(200).bytes).is(422).shows(&before.number);
        assert_eq!(app.proposal(id).content, before.content);
        app.verifies();
    }

    fn only_those_who_write_in_an_open_proposal_work_in_excel(app) {
        let call = app.published_call();
        let organisation = app.organisation("balafon");
        let editor = app.signed_in(&organisation.editor);
        let (path, id) = begin(&editor, &call.row.code);
        fill(&editor, &path);
        let file = editor.get(&format!("{path}/workbook.xlsx")).bytes;
        let (workbook, answer) = (format!("{path}/workbook"), format!("{path}/workbook/accept"));
        let fields = [("take", "budget"), ("version_budget", "1"), ("lines.0.id", "b1"), ("lines.0.description", "X")];
        let reader = app.signed_in(&organisation.reader);
        let stranger = app.signed_in(&app.organisation("ngoni").signatory);
        for (browser, status) in [(&reader, 403), (&stranger, 404)] {
            browser.get("/desk").is(200);
            browser.get(&workbook).is(status);
            browser.get(&format!("{path}/workbook.xlsx")).is(status);
            browser.upload(&workbook, &[], "file", "budget.xlsx", file.clone()).is(status);
            browser.get("/desk").is(200);
            browser.post(&answer, &fields).is(status);
        }
        app.browser().get(&workbook).is(303);
        let signatory = app.signed_in(&organisation.signatory);
        send(&signatory, &path).is(303);
        let sent = app.proposal(id);
        signatory.get("/desk").is(200);
        assert_eq!(signatory.get(&workbook).is(303).location, format!("{path}/check#read-budget"));
        signatory.get("/desk").is(200);
        signatory.upload(&workbook, &[], "file", "budget.xlsx", file).is(409);
        signatory.get("/desk").is(200);
        signatory.post(&answer, &fields).is(409);
        post_is_refused(&signatory, &path);
        assert_eq!(app.proposal(id).content, sent.content);
        app.verifies();
    }
}

/// The section itself is closed in the same way.
fn post_is_refused(browser: &Client, path: &str) {
    let mut fields = PROJECT.to_vec();
    fields.extend([("version", "0"), ("act", "save")]);
    browser.get("/desk").is(200);
    browser.post(&format!("{path}/project"), &fields).is(409);
}
