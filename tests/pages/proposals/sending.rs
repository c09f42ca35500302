//! Sending a proposal: once, in time, complete, as it was read; and withdrawing it.

use chrono::TimeDelta;
use diesel::prelude::*;
use kafo::adapters::mailer::Mail;
use kafo::db::audit_log::AuditEventRow;
use kafo::db::schema::{audit_events, proposals};
use kafo::domain::proposal::{Frozen, ProposalState};
use sha2::{Digest, Sha256};

use super::{actions, events, filled, fr, versions};
use crate::harness::app::on_both;
use crate::harness::filing::{PAPER, PROJECT, begin, fill, post, send};

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
}
