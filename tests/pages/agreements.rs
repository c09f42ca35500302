//! From the award to an agreement in force, over HTTP.

use chrono::TimeDelta;
use kafo::adapters::i18n;
use kafo::adapters::signing;
use kafo::db::agreements::{self, AgreementRow};
use kafo::db::documents::{self, DocumentRow};
use kafo::db::{payments, projects, settings};
use kafo::domain::agreement::AgreementState;
use kafo::domain::id::Id;
use kafo::domain::proposal::ProposalState;
use kafo::domain::tranche::TrancheState;

use crate::harness::app::{TestApp, on_both};
use crate::harness::awards::Award;
use crate::harness::client::{Answer, Client};

fn fr(key: &str) -> String {
    i18n::text("fr", key, &[])
}

/// A sentence as the page shows it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn agreement(app: &TestApp, id: Id) -> AgreementRow {
    app.read(|db| AgreementRow::find(db, id)).unwrap()
}

/// The award accepted and the agreement prepared by the officer.
fn prepared(app: &TestApp, award: &Award) -> Id {
    let (signatory, officer) = (app.signed_in(&award.signatory), app.signed_in(&award.officer));
    let answer = format!("/projects/answer/{}", award.proposal);
    let version = signatory.get(&answer).is(200).value_of("version").unwrap();
    signatory.post(&answer, &[("version", &version), ("answer", "accept"), ("confirm", "yes")]).is(303);
    let path = format!("/office/proposals/{}/agreement", award.proposal);
    officer.get(&path).is(200);
    let sent = officer.post(&path, &[("risk", "medium"), ("starts_on", "2027-02-01"), ("act", "prepare")]);
    sent.is(303).location.rsplit('/').next().unwrap().parse().unwrap()
}

fn approve(client: &Client, id: Id) -> Answer {
    let page = client.get(&format!("/office/agreements/{id}"));
    let version = page.is(200).value_of("version").unwrap_or_else(|| "1".into());
    client.post(&format!("/office/agreements/{id}/approve"), &[("version", &version)])
}

/// The last code that was mailed to this person.
fn mailed_code(app: &TestApp, email: &str) -> String {
    let mails = app.mail.sent();
    // Other letters may arrive in the same instant: the code's subject is the one that ends with it.
    let is_code = |subject: &str| subject.chars().filter(char::is_ascii_digit).count() == 6;
    let mail = mails.iter().rev().find(|mail| mail.to.email == email && is_code(&mail.subject)).expect("a letter");
    let digits = mail.subject.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 6);
    digits.unwrap_or_else(|| panic!("no code in {}", mail.subject)).to_owned()
}

/// Signs on this page with these answers.
fn sign(client: &Client, path: &str, code: &str, name: &str, consent: bool) -> Answer {
    let page = client.get(path);
    page.is(200);
    let fields: Vec<(&str, String)> = ["version", "hash", "consent_lang"]
        .iter()
        .map(|field| (*field, page.value_of(field).unwrap()))
        .chain([("code", code.to_owned()), ("typed_name", name.to_owned())])
        .chain(consent.then(|| ("consent", "yes".to_owned())))
        .collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields)
}

fn other_code(code: &str) -> &'static str {
    if code == "000000" { "111111" } else { "000000" }
}

on_both! {
    fn an_award_becomes_an_agreement_in_force_with_two_seals(app) {
        let award = app.award();
        let id = prepared(app, &award);
        assert_eq!(agreement(app, id).state, AgreementState::Prepared);
        let (director, signatory) = (app.signed_in(&award.director), app.signed_in(&award.signatory));

        // Not the partner's before it is approved; the officer holds no approval.
        signatory.get(&format!("/projects/{id}")).is(404);
        approve(&app.signed_in(&award.officer), id).is(403);
        approve(&director, id).is(303);
        director.get(&format!("/office/agreements/{id}")).is(200).shows(&fr("agreements-wait-text"));
        app.run_jobs();
        let text = agreement(app, id).text_document_id.expect("typeset by the job");
        director.get(&format!("/office/agreements/{id}")).is(200).shows(&fr("agreements-wait-partner"));
        let stored = app.read(|db| DocumentRow::find(db, text)).unwrap();
        let pdf = signatory.get(&format!("/documents/{text}"));
        assert_eq!((pdf.is(200).bytes.len() as i64, &pdf.bytes[..5]), (stored.size, b"%PDF-".as_slice()));

        // Others see nothing; an editor cannot sign.
        app.signed_in(&award.stranger).get(&format!("/projects/{id}")).is(404);
        app.signed_in(&award.stranger).get(&format!("/documents/{text}")).is(404);
        let editor = app.signed_in(&award.editor);
        editor.get(&format!("/projects/{id}")).is(200).hides(&fr("projects-read-and-sign"));
        editor.get(&format!("/projects/{id}/sign")).is(404);

        // The partner's signatory: everything missing at once, two wrong codes, then the right one.
        let path = format!("/projects/{id}/sign");
        signatory.get(&path).is(200).shows(&stored.sha256[..16]);
        sign(&signatory, &path, "", "Quelqu'un", false)
            .is(422)
            .shows(&fr("unmet-code-missing"))
            .shows(&fr("unmet-consent-missing"))
            .shows(&escaped(&i18n::text("fr", "unmet-typed-name-differs", &[("name", "signatory".into())])));
        signatory.get(&path);
        signatory.post(&format!("{path}/code"), &[]).is(303);
        app.run_jobs();
        let code = mailed_code(app, &award.signatory.email);
        for left in [4_i64, 3] {
            let said = i18n::text("fr", "unmet-code-wrong", &[("tries", left.into())]);
            sign(&signatory, &path, other_code(&code), "signatory", true).is(422).shows(&said);
        }
        assert_eq!(agreement(app, id).state, AgreementState::Approved);
        let signed = sign(&signatory, &path, &code, "Signatory", true);
        signatory.follow(&signed).is(200).shows(&fr("agreements-signed-wait"));
        assert_eq!(agreement(app, id).state, AgreementState::SignedByPartner);

        // The organisation, with its own code; the partner's does not open its page.
        let path = format!("/office/agreements/{id}/sign");
        director.get(&path).is(200);
        director.post(&format!("{path}/code"), &[]).is(303);
        app.run_jobs();
        let own_code = mailed_code(app, &award.director.email);
        if own_code != code {
            sign(&director, &path, &code, "director", true).is(422);
        }
        let signed = sign(&director, &path, &own_code, "director", true);
        director.follow(&signed).is(200).shows(&fr("agreements-signed-in-force"));
        app.run_jobs();

        // In force: committed, the first tranche due, sealed twice, evidence kept.
        let row = agreement(app, id);
        assert_eq!(row.state, AgreementState::InForce);
        assert_eq!((row.partner_id, row.programme_id, row.call_id), (award.partner, award.programme, award.call));
        let tranches: Vec<_> = app.read(|db| payments::list_tranches(db, id));
        assert_eq!(tranches[0].state, TrancheState::Due);
        assert_eq!(tranches.iter().map(|tranche| tranche.amount).sum::<i64>(), 2_800_000);
        let sealed = row.final_document_id.expect("sealed by the job");
        let bytes = signatory.get(&format!("/documents/{sealed}")).is(200).bytes.clone();
        assert!(bytes.starts_with(&pdf.bytes), "the sealed file begins with the text that was shown");
        let ca = app.browser().get("/signing/ca.pem").is(200).body.clone();
        let report = signing::verify(&bytes, &[&ca]).unwrap();
        assert!(report.is_valid(), "{report:?}");
        let names: Vec<&str> = report.seals.iter().map(|seal| seal.name.as_str()).collect();
        assert_eq!(names, ["signatory", "director"]);
        let evidence: Vec<String> = app.read(|db| agreements::list_evidence(db, id)).into_iter().map(|row| row.kind).collect();
        let wrong = evidence.iter().filter(|kind| *kind == "code_failed").count();
        assert_eq!((evidence.first().map(String::as_str), evidence.last().map(String::as_str)), (Some("prepared"), Some("completed")));
        assert!(wrong >= 2, "{evidence:?}");
        let files = app.read(|db| projects::list_documents(db, id));
        assert_eq!(files.len(), 3);
        if let Some(folder) = std::env::var_os("KAFO_TEST_PDF_DIR") {
            for file in &files {
                let bytes = signatory.get(&format!("/documents/{}", file.id)).bytes;
                std::fs::write(std::path::Path::new(&folder).join(&file.name), bytes).unwrap();
            }
        }
        let account = signatory.get(&format!("/projects/{id}"));
        account.is(200).shows(&fr("purpose-agreement-sealed")).shows(&fr("projects-condition-signature"));
        signatory.get("/projects").is(200).shows(&fr("projects-next-report"));
        director.get(&format!("/office/projects/{id}")).is(200);
        director.get("/office/agreements?state=in_force").is(200).shows(&row.number);
        director.get("/office/agreements?state=closed").is(200).hides(&row.number);
        director.get(&format!("/office/agreements/{id}")).is(200).shows(&fr("agreements-event-completed"));

        // Doing the jobs again changes nothing, and everything stored is as it was left.
        let authority = app.read(|db| settings::find(db, settings::SIGNING_AUTHORITY));
        assert_eq!(app.run_jobs(), 0);
        assert_eq!(app.read(|db| settings::find(db, settings::SIGNING_AUTHORITY)), authority);
        assert_eq!(app.read(|db| documents::list_stored(db, None, 10)).len(), 3);
        let checked = app.read(kafo::db::verify::verify);
        assert!(checked.is_ok(), "{checked:?}");
    }

    fn whoever_prepares_neither_approves_nor_countersigns(app) {
        let award = app.award();
        use kafo::domain::actor::{Grant, Role};
        use kafo::domain::place::Country;
        let both = [Role::ProgrammeOfficer, Role::DecisionMaker].map(|role| Grant::in_country(role, Country::Gw));
        let preparer = app.person("preparer", &both);
        let id = prepared(app, &Award { officer: preparer.clone(), ..award });
        let client = app.signed_in(&preparer);
        client.get(&format!("/office/agreements/{id}")).is(200).shows(&escaped(&fr("agreements-other-approves")));
        approve(&client, id).is(422);
        assert_eq!(agreement(app, id).state, AgreementState::Prepared);
    }

    fn an_award_is_answered_by_a_signatory_of_its_partner_once(app) {
        let award = app.award();
        let path = format!("/projects/answer/{}", award.proposal);
        let signatory = app.signed_in(&award.signatory);
        app.signed_in(&award.stranger).get(&path).is(404);
        let editor = app.signed_in(&award.editor);
        editor.get(&path).is(200).shows(&fr("projects-answer-by-signatory"));
        editor.post(&path, &[("version", "1"), ("answer", "accept"), ("confirm", "yes")]).is(404);
        signatory.get("/projects").is(200).shows("Hortas das mulheres");
        signatory.get(&path).is(200);
        signatory.post(&path, &[("version", "1"), ("answer", "decline")]).is(422);
        let state = |app: &TestApp| app.read(|db| kafo::db::proposals::ProposalRow::find(db, award.proposal)).unwrap().state;
        assert_eq!(state(app), ProposalState::Awarded);
        let answers = [("version", "1"), ("answer", "decline"), ("confirm", "yes")];
        let done = signatory.post(&path, &answers);
        signatory.follow(done.is(303)).is(200).shows(&fr("projects-award-declined"));
        assert_eq!(state(app), ProposalState::Declined);
        signatory.get(&path).is(200);
        signatory.post(&path, &answers).is(409);
        app.clock.advance(TimeDelta::days(1));
    }
}
