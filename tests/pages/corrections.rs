//! A submitted proposal that is returned for correction: what opens, what comes back, what counts
//! when nobody answers.

use chrono::{DateTime, TimeDelta};
use kafo::adapters::i18n;
use kafo::db::documents;
use kafo::db::proposals::{self, ProposalVersionRow};
use kafo::domain::actor::{Grant, Role};
use kafo::domain::document::DocumentOwner;
use kafo::domain::id::Id;
use kafo::domain::place::Country;
use kafo::domain::proposal::{Frozen, ProposalState, Section};

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::{Answer, Client};
use crate::harness::filing::{BUDGET, PAPER, PROJECT, begin, fill, post, send};
use crate::harness::grants::{Call, Organisation};

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn versions(app: &TestApp, proposal: Id) -> Vec<ProposalVersionRow> {
    app.read(|db| proposals::list_versions(db, proposal))
}

/// A proposal that was submitted an hour ago.
fn submitted(app: &TestApp, call: &Call, name: &str) -> (Organisation, String, Id) {
    let organisation = app.organisation(name);
    let signatory = app.signed_in(&organisation.signatory);
    let (path, id) = begin(&signatory, &call.row.code);
    fill(&signatory, &path);
    send(&signatory, &path).is(303);
    app.clock.advance(TimeDelta::hours(1));
    (organisation, path, id)
}

/// Sends the proposal back with these reasons, as the form does.
fn return_it(officer: &Client, id: Id, reasons: &[(&str, &str)], answer_by: &str) -> Answer {
    let here = format!("/office/proposals/{id}/return");
    let version = officer.get(&here).is(200).value_of("version").unwrap();
    let mut fields = reasons.to_vec();
    fields.extend([("answer_by", answer_by), ("version", &version)]);
    officer.post(&here, &fields)
}

/// The calendar's turn, a day later.
fn tick(app: &TestApp) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(kafo::jobs::schedule::tick(&app.portal.worker("calendar"))).unwrap();
}

const REASONS: &[(&str, &str)] =
    &[("reasons.budget", "Uma bomba custa menos."), ("reasons.documents", "Estatutos ilegíveis.")];

on_both! {
    fn only_the_named_sections_open_and_both_versions_stay(app) {
        let call = app.published_call();
        let (organisation, path, id) = submitted(app, &call, "marimba");
        let officer = app.signed_in(&call.author);
        officer.get(&format!("/office/proposals/{id}")).is(200).shows(&format!("/office/proposals/{id}/return"));
        // A return needs a section with its reason, and a day that is to come.
        return_it(&officer, id, &[], "2026-11-20")
            .is(422)
            .shows(&fr("unmet-missing-sections"))
            .shows(&fr("unmet-date-not-in-future"));
        return_it(&officer, id, REASONS, "2027-11-20").is(422).shows("Uma bomba custa menos.");
        assert_eq!(app.proposal(id).state, ProposalState::Submitted);
        app.letters();
        return_it(&officer, id, REASONS, "2026-12-05").is(303);
        let row = app.proposal(id);
        assert_eq!(row.state, ProposalState::Returned);
        assert!(!row.finished.0.contains(&Section::Budget) && row.finished.0.contains(&Section::Place));
        let told = app.letters();
        assert_eq!(told.len(), 3, "one letter for each member");
        assert!(told.iter().any(|mail| mail.text.contains("Budget, Documents") && mail.text.contains("2026")));
        // While it is corrected, nobody checks it.
        officer.get(&format!("/office/proposals/{id}/eligibility")).is(200).shows(&fr("unmet-proposal-not-to-check"));

        let editor = app.signed_in(&organisation.editor);
        editor.get("/desk").is(200).shows(&i18n::text("fr", "desk-returned", &[("count", 1.into())]));
        let tasks = editor.get(&path);
        tasks.is(200).shows("Uma bomba custa menos.").shows(&format!("{path}/budget")).hides(&format!("{path}/project"));
        editor.get(&format!("{path}/budget")).is(200).shows("Uma bomba custa menos.");
        assert_eq!(editor.get(&format!("{path}/project")).is(303).location, format!("{path}/check#read-project"));
        let mut other = PROJECT.to_vec();
        other.extend([("act", "save"), ("version", "0")]);
        editor.post(&format!("{path}/project"), &other).is(422).shows("La section Projet");
        editor.get(&format!("{path}/check")).is(200).shows(&format!("{path}/budget\"")).hides(&format!("{path}/project\""));

        // The correction is written, and staff still read what was sent.
        let mut cheaper = BUDGET.to_vec();
        cheaper[5] = ("lines.0.unit_cost", "1 550 000");
        post(&editor, &path, "budget", &cheaper, "finish").is(303);
        let old = app.read(|db| documents::list_of(db, DocumentOwner::Proposal, id)).remove(0);
        editor.post(&format!("{path}/documents"), &[("act", &format!("remove:{}", old.id))]).is(303);
        let better = [PAPER, b"\n"].concat();
        editor.upload(&format!("{path}/documents/add"), &[("code", "statutes")], "file-statutes", "novo.pdf", better).is(303);
        post(&editor, &path, "documents", &[], "finish").is(303);
        assert_eq!(app.proposal(id).requested, 3_000_000);
        officer.get(&format!("/office/proposals/{id}")).is(200).shows("estatutos.pdf").hides("novo.pdf");
        assert_eq!(officer.get(&format!("/documents/{}", old.id)).is(200).bytes, PAPER);
        officer.get(&format!("/office/proposals/{id}/versions")).is(200).hides("1 550 000");

        // It comes back after the deadline of the call, by its own date.
        let first = versions(app, id).remove(0);
        let signatory = app.signed_in(&organisation.signatory);
        send(&signatory, &path).is(303);
        let row = app.proposal(id);
        assert_eq!((row.state, row.requested), (ProposalState::Submitted, 2_800_000));
        assert_eq!(row.submitted_at, Some(first.submitted_at));
        let both = versions(app, id);
        assert_eq!(both.len(), 2);
        assert_eq!((&both[0].canonical, &both[0].sha256), (&first.canonical, &first.sha256));
        assert_eq!(Frozen::read(&both[1].canonical).unwrap().identity.version, 2);
        let visitor = app.browser();
        for version in &both {
            visitor.get(&format!("/receipts/{}", version.receipt_number)).is(200).shows(&version.sha256);
        }
        signatory.get(&path).is(200).shows(&both[0].receipt_number).shows(&both[1].receipt_number);

        let compared = officer.get(&format!("/office/proposals/{id}/versions"));
        compared
            .is(200)
            .shows("<del>1 650 000</del>")
            .shows("<ins>1 550 000</ins>")
            .shows("Uma bomba custa menos.")
            .shows(&format!("/documents/{}", old.id))
            .shows("novo.pdf")
            .hides("Três aldeias");
        officer.get(&format!("/office/proposals/{id}/versions?all=1")).is(200).shows("Três aldeias");
        officer.get(&format!("/office/proposals/{id}/eligibility")).is(200).shows("novo.pdf");
        app.verifies();
    }

    fn what_does_not_come_back_counts_as_it_was_submitted(app) {
        let call = app.published_call();
        let (organisation, path, id) = submitted(app, &call, "ocarina");
        let officer = app.signed_in(&call.author);
        return_it(&officer, id, REASONS, "2026-12-05").is(303);
        app.clock.advance(TimeDelta::hours(1));
        let editor = app.signed_in(&organisation.editor);
        let mut cheaper = BUDGET.to_vec();
        cheaper[5] = ("lines.0.unit_cost", "1");
        post(&editor, &path, "budget", &cheaper, "save").is(303);
        let old = app.read(|db| documents::list_of(db, DocumentOwner::Proposal, id)).remove(0);
        editor.post(&format!("{path}/documents"), &[("act", &format!("remove:{}", old.id))]).is(303);
        editor.upload(&format!("{path}/documents/add"), &[("code", "statutes")], "file-statutes", "novo.pdf", PAPER.to_vec()).is(303);

        // The last second of the day still counts; one later it is refused, and said so.
        let last = DateTime::parse_from_rfc3339("2026-12-05T23:59:59Z").unwrap().to_utc();
        app.clock.set(last);
        tick(app);
        assert_eq!(app.proposal(id).state, ProposalState::Returned);
        let signatory = app.signed_in(&organisation.signatory);
        let version = signatory.get(&format!("{path}/check")).value_of("version").unwrap_or_default();
        app.clock.set(last + TimeDelta::seconds(1));
        signatory
            .post(&format!("{path}/submit"), &[("version", &version), ("declaration", "yes")])
            .is(422)
            .shows(&fr("proposals-late-title"))
            .shows("2026-12-06 00:00:00 UTC");
        app.letters();
        app.clock.advance(TimeDelta::minutes(10));
        tick(app);
        let row = app.proposal(id);
        assert_eq!(row.state, ProposalState::Submitted);
        assert_eq!((row.requested, row.content.budget.lines[0].unit_cost.as_str()), (3_000_000, "1 650 000"));
        let files = app.read(|db| documents::list_of(db, DocumentOwner::Proposal, id));
        assert_eq!(files.iter().map(|file| file.id).collect::<Vec<_>>(), [old.id]);
        assert_eq!(versions(app, id).len(), 1);
        assert_eq!(app.letters().len(), 3);
        let officer = app.signed_in(&call.author);
        officer.get(&format!("/office/proposals/{id}/eligibility")).is(200).hides(&fr("unmet-proposal-not-to-check"));
        // Nothing happens twice, and it may be returned anew.
        app.clock.advance(TimeDelta::minutes(10));
        tick(app);
        assert_eq!(app.letters().len(), 0);
        return_it(&officer, id, &[("reasons.place", "Onde?")], "2026-12-20").is(303);
        tick(app);
        assert_eq!(app.proposal(id).state, ProposalState::Returned);
        app.verifies();
    }

    fn a_return_is_for_officers_of_the_place_with_no_part_in_the_proposal(app) {
        let call = app.published_call();
        let (organisation, _, id) = submitted(app, &call, "adufe");
        let here = format!("/office/proposals/{id}/return");
        let fields = [("version", "1"), ("reasons.budget", "?"), ("answer_by", "2026-12-05")];
        let in_country = |name: &str, role, country| app.person(name, &[Grant::in_country(role, country)]);
        for (who, status) in [
            (in_country("elsewhere", Role::ProgrammeOfficer, Country::Ml), 404),
            (in_country("auditor", Role::Auditor, Country::Gw), 403),
            (in_country("decider", Role::DecisionMaker, Country::Gw), 403),
            (organisation.signatory.clone(), 404),
        ] {
            let browser = app.signed_in(&who);
            browser.get("/desk");
            assert_eq!(browser.get(&here).status, status, "{}", who.name);
            assert_eq!(browser.post(&here, &fields).status, status, "{}", who.name);
        }
        // Comparing is reading: those who read the proposal may, its own people see theirs elsewhere.
        let auditor = in_country("reader", Role::Auditor, Country::Gw);
        app.signed_in(&auditor).get(&format!("/office/proposals/{id}/versions")).is(200);
        app.signed_in(&organisation.signatory).get(&format!("/office/proposals/{id}/versions")).is(404);
        assert_eq!(app.proposal(id).state, ProposalState::Submitted);
    }
}
