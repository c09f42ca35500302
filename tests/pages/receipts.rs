//! What stands on a receipt, and how anybody checks it with the file it was given for.

use kafo::adapters::i18n;
use kafo::adapters::qr::Qr;
use kafo::db::proposals;
use sha2::{Digest, Sha256};

use crate::harness::app::on_both;
use crate::harness::filing::{PAPER, begin, fill, send};

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

on_both! {
    fn a_receipt_is_checked_by_its_file_and_its_code_leads_to_the_check(app) {
        let call = app.published_call();
        let organisation = app.organisation("ravanne");
        let signatory = app.signed_in(&organisation.signatory);
        let (path, id) = begin(&signatory, &call.row.code);
        fill(&signatory, &path);
        signatory.get(&format!("{path}/submitted.json")).is(404);
        send(&signatory, &path).is(303);
        let version = app.read(|db| proposals::list_versions(db, id)).remove(0);
        let check = format!("/receipts/{}", version.receipt_number);
        let code = Qr::of(&format!("{}{check}", app.url)).unwrap();
        signatory.get(&format!("{path}/submitted")).is(200).shows(&code.path);
        assert!(signatory.get(&format!("{path}/receipt.pdf")).is(200).bytes.starts_with(b"%PDF-"));
        let frozen = signatory.get(&format!("{path}/submitted.json"));
        assert_eq!(hex::encode(Sha256::digest(&frozen.is(200).bytes)), version.sha256);

        // Somebody without an account has the file and wants to know.
        let visitor = app.browser();
        visitor.get("/receipts").is(200).shows(&fr("receipts-by-file"));
        let found = visitor.upload("/receipts", &[], "file", "dossier.json", frozen.bytes.clone());
        assert_eq!(found.is(303).location, check);
        let shown = visitor.follow(&found);
        shown.is(200).shows(&fr("receipts-flash-file")).shows(&version.sha256).shows(&code.path).hides("Hortas");
        let mut other = frozen.bytes.clone();
        other.push(b'\n');
        let hash = hex::encode(Sha256::digest(&other));
        visitor.upload("/receipts", &[], "file", "dossier.json", other).is(422).shows(&hash).hides("Hortas");
        visitor.upload("/receipts", &[], "file", "accuse.pdf", PAPER.to_vec()).is(422).shows(&fr("unmet-receipt-file-pdf"));
        visitor.upload("/receipts", &[], "file", "", Vec::new()).is(422).shows(&fr("unmet-missing-file"));
        let large = vec![b' '; app.portal.app.config.upload_limit + 1];
        visitor.upload("/receipts", &[], "file", "grand.json", large).is(413);
        // Those of another organisation do not get the file.
        let stranger = app.organisation("maravanne");
        app.signed_in(&stranger.signatory).get(&format!("{path}/submitted.json")).is(404);
        app.verifies();
    }
}
