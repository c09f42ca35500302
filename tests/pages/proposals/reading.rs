//! Who reads a proposal and its receipt, and who finds nothing.

use super::{document_of, filled, fr, versions};
use crate::harness::app::on_both;
use crate::harness::filing::{PAPER, send};

on_both! {
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
}
