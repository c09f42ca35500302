//! From the eligibility check to the scorecard handed in, over HTTP.

use std::collections::BTreeSet;

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::evaluations::EvaluationRow;
use kafo::db::outbox::JobRow;
use kafo::db::proposals::ProposalRow;
use kafo::db::schema::{evaluations, jobs, proposals};
use kafo::domain::actor::{Actor, Grant, Role};
use kafo::domain::call::CallRules;
use kafo::domain::eligibility::{Answer, Answers};
use kafo::domain::evaluation::EvaluationState;
use kafo::domain::id::Id;
use kafo::domain::place::Country;
use kafo::domain::proposal::ProposalState;
use kafo::services;

use crate::harness::app::{TestApp, on_both};
use crate::harness::client::Client;
use crate::harness::scene::{Scene, closed_call};

/// A text of the locales in French, as a page writes it.
pub fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

/// Finds a proposal eligible.
pub fn find_eligible(app: &TestApp, scene: &Scene, proposal: &ProposalRow) {
    let yes = Answer { met: Some(true), note: String::new() };
    let rules = scene.call.rules.administrative_rules.iter();
    let answers: Answers = rules.map(|rule| (rule.code.clone(), yes.clone())).collect();
    let (id, version) = (proposal.id, proposal.version);
    app.act(&scene.officer, move |db, act| services::eligibility::decide(db, act, id, version, &answers, "")).unwrap();
}

/// Gives every proposal to every evaluator of the scene.
pub fn assign_all(app: &TestApp, scene: &Scene, proposals: &[&ProposalRow]) {
    let mut pairs = BTreeSet::new();
    for proposal in proposals {
        pairs.extend(scene.evaluators.iter().map(|person| (proposal.id, person.user().unwrap())));
    }
    let call = scene.call.id;
    app.act(&scene.officer, move |db, act| services::evaluations::assign(db, act, call, &pairs)).unwrap();
}

/// The evaluation of this proposal by this person.
pub fn evaluation(app: &TestApp, proposal: Id, person: &Actor) -> EvaluationRow {
    let person = person.user().unwrap();
    app.read(|db| {
        evaluations::table
            .filter(evaluations::proposal_id.eq(proposal))
            .filter(evaluations::evaluator_id.eq(person))
            .first(db)
    })
}

fn state_of(app: &TestApp, proposal: &ProposalRow) -> ProposalState {
    app.read(|db| proposals::table.find(proposal.id).select(proposals::state).first(db))
}

/// How many events of this kind wait in the outbox.
pub fn told(app: &TestApp, kind: &str) -> usize {
    let rows: Vec<JobRow> = app.read(|db| jobs::table.filter(jobs::kind.eq("event")).load(db));
    rows.iter().filter(|row| row.payload.0["event"] == kind).count()
}

/// A complete scorecard with this score everywhere.
pub fn card(scene: &Scene, score: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for criterion in scene.call.grid.criteria() {
        fields.push((format!("score.{}", criterion.code), score.to_owned()));
        fields.push((format!("reason.{}", criterion.code), format!("Because of {}", criterion.code)));
    }
    fields
}

fn post(client: &Client, path: &str, fields: &[(String, String)], version: i32) -> crate::harness::client::Answer {
    let version = version.to_string();
    let mut all: Vec<(&str, &str)> = vec![("version", &version)];
    all.extend(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    client.post(path, &all)
}

on_both! {
    fn an_officer_answers_every_rule_and_a_no_needs_its_reason(app) {
        let scene = closed_call(app, 10_000_000, CallRules::default());
        let (proposal, _) = scene.submitted(app, "Hortas", 3_000_000);
        let officer = app.signed_in(&scene.officer);
        officer.get(&format!("/office/calls/{}/proposals", scene.call.id)).is(200).shows("Hortas").shows("Association Hortas");
        let path = format!("/office/proposals/{}/eligibility", proposal.id);
        officer.get(&path).is(200).shows("Problem of Hortas");
        let version = proposal.version.to_string();
        let mut fields = vec![("version", version.as_str()), ("on_time", "no")];
        fields.extend(["eligible_applicant", "registration_valid", "place_eligible", "amounts_within_limits", "documents_valid"].map(|code| (code, "yes")));
        let refused = officer.post(&path, &fields);
        refused.is(422).shows("on_time.note-error").shows("no_double_funding-error");
        assert_eq!(state_of(app, &proposal), ProposalState::Submitted);
        fields.extend([("on_time.note", "Arrivé le lendemain."), ("no_double_funding", "yes")]);
        let done = officer.post(&path, &fields);
        officer.follow(&done).is(200).shows("Arrivé le lendemain.").shows(&fr("eligibility-found-ineligible"));
        assert_eq!(state_of(app, &proposal), ProposalState::Ineligible);
        assert_eq!(told(app, "eligibility_decided"), 1);
    }

    fn nobody_without_a_part_in_it_reads_proposals(app) {
        let scene = closed_call(app, 10_000_000, CallRules::default());
        let (proposal, signatory) = scene.submitted(app, "Hortas", 3_000_000);
        let list = format!("/office/calls/{}/proposals", scene.call.id);
        let page = format!("/office/proposals/{}", proposal.id);
        let abroad = app.person("abroad", &[Grant::in_country(Role::ProgrammeOfficer, Country::Ml)]);
        let finance = app.person("finance", &[Grant::in_country(Role::FinanceOfficer, Country::Gw)]);
        for (person, status) in [(&abroad, 404), (&scene.evaluators[0], 404), (&signatory, 404), (&finance, 403)] {
            let browser = app.signed_in(person);
            browser.get(&list).is(status).hides("Hortas");
            browser.get(&page).is(status).hides("Hortas");
            browser.get(&format!("{page}/eligibility")).hides("Hortas");
        }
        let auditor = app.signed_in(&app.person("auditor", &[Grant::everywhere(Role::Auditor)]));
        auditor.get(&page).is(200).shows("Problem of Hortas");
        auditor.get(&format!("{page}/eligibility")).is(403);
    }

    fn a_sealed_call_shows_how_many_came_and_nothing_else(app) {
        let scene = closed_call(app, 10_000_000, CallRules { sealed: true, ..CallRules::default() });
        let (proposal, _) = scene.submitted(app, "Hortas", 3_000_000);
        let officer = app.signed_in(&scene.officer);
        officer.get(&format!("/office/calls/{}/proposals", scene.call.id)).is(200).hides("Hortas");
        officer.get(&format!("/office/proposals/{}", proposal.id)).is(404).hides("Problem");
        officer.get(&format!("/office/proposals/{}/eligibility", proposal.id)).is(404);
    }

    fn evaluators_are_assigned_unless_they_belong_to_the_organisation(app) {
        let scene = closed_call(app, 10_000_000, CallRules::default());
        let (proposal, signatory) = scene.submitted(app, "Hortas", 3_000_000);
        find_eligible(app, &scene, &proposal);
        // The signatory of the organisation also evaluates in this country.
        let user = signatory.user().unwrap();
        app.act(&Actor::system(), move |db, act| {
            let row = kafo::db::users::RoleGrantRow {
                id: act.id(), user_id: user, role: Role::Evaluator, country: Some(Country::Gw), programme_id: None,
                call_id: None, granted_by: None, granted_at: act.at, revoked_at: None,
            };
            Ok(row.insert(db)?)
        }).unwrap();
        let officer = app.signed_in(&scene.officer);
        let path = format!("/office/calls/{}/assign", scene.call.id);
        officer.get(&path).is(200).shows(&fr("evaluations-closed-member"));
        let of = |person: &Actor| format!("{}.{}", proposal.id, person.user().unwrap());
        officer.post(&path, &[("assign", &of(&signatory))]).is(422).shows("signatory-hortas est membre");
        assert_eq!(state_of(app, &proposal), ProposalState::Eligible);
        officer.post(&path, &[("assign", &of(&scene.evaluators[0])), ("assign", &of(&scene.evaluators[1]))]).is(303);
        assert_eq!(state_of(app, &proposal), ProposalState::InEvaluation);
        assert_eq!(told(app, "evaluator_assigned"), 2);
        officer.post(&path, &[("assign", &of(&scene.evaluators[0]))]).is(422);
    }

    fn an_evaluator_sees_nothing_of_a_file_before_declaring_and_a_recused_one_nothing_ever(app) {
        let scene = closed_call(app, 10_000_000, CallRules::default());
        let (proposal, _) = scene.submitted(app, "Hortas", 3_000_000);
        find_eligible(app, &scene, &proposal);
        assign_all(app, &scene, &[&proposal]);
        // This one could read it by office too; the evaluation closes that door as well.
        let both = app.person("both", &[Grant::in_country(Role::CommitteeChair, Country::Gw)]);
        let (call, pair) = (scene.call.id, BTreeSet::from([(proposal.id, both.user().unwrap())]));
        app.act(&scene.officer, move |db, act| services::evaluations::assign(db, act, call, &pair)).unwrap();
        let office = [format!("/office/proposals/{}", proposal.id), format!("/office/calls/{}/proposals", scene.call.id)];
        for person in [&scene.evaluators[0], &both] {
            let row = evaluation(app, proposal.id, person);
            let (browser, path) = (app.signed_in(person), format!("/evaluations/{}", row.id));
            browser.get("/evaluations").is(200).shows("Association Hortas").hides("<b>Hortas</b>");
            browser.get(&path).is(200).shows("Association Hortas").shows("Nino Exemplo").hides("Problem").hides("Bomba");
            post(&browser, &path, &card(&scene, "4"), row.version).is(404);
            browser.get(&office[0]).is(404);
            browser.get(&office[1]).hides("Hortas");
            // Neither of the two answers, then an interest without its reason.
            browser.get(&path);
            post(&browser, &format!("{path}/declare"), &[], row.version).is(422).shows("interest-error");
            let yes = ("interest".to_owned(), "yes".to_owned());
            post(&browser, &format!("{path}/declare"), std::slice::from_ref(&yes), row.version).is(422).shows("reason-error");
            let why = ("reason".to_owned(), "Cousine".to_owned());
            let gone = post(&browser, &format!("{path}/declare"), &[yes, why], row.version);
            browser.follow(&gone).is(200).shows(&fr("evaluations-recused")).hides("Hortas");
            browser.get(&path).is(404).hides("Hortas");
            browser.get(&office[0]).is(404).hides("Hortas");
            browser.get(&office[1]).hides("Hortas");
            post(&browser, &path, &card(&scene, "4"), row.version + 1).is(404);
            let readable = app.read(|db| kafo::db::dossiers::may_read(db, person, proposal.id));
            assert!(!readable, "documents stay closed too");
        }
        assert_eq!(told(app, "evaluator_recused"), 2);
        app.signed_in(&scene.officer).get(&office[0]).is(200).shows("Cousine");
        let stranger = app.signed_in(&scene.chair);
        stranger.get(&format!("/evaluations/{}", evaluation(app, proposal.id, &scene.evaluators[1]).id)).is(404);
    }

    fn a_scorecard_keeps_what_was_typed_and_is_handed_in_complete_and_then_read_only(app) {
        let scene = closed_call(app, 10_000_000, CallRules::default());
        let (proposal, _) = scene.submitted(app, "Hortas", 3_000_000);
        find_eligible(app, &scene, &proposal);
        assign_all(app, &scene, &[&proposal]);
        let other = &scene.evaluators[1];
        let planted = evaluation(app, proposal.id, other);
        let grid = scene.call.grid.clone();
        app.act(other, move |db, act| {
            use kafo::domain::evaluation::{Declaration, ScoreDraft};
            let none = Declaration { interest: false, reason: String::new() };
            services::evaluations::declare(db, act, planted.id, planted.version, &none)?;
            let scores = grid.criteria().map(|criterion| ScoreDraft {
                criterion: criterion.code.clone(), score: Some("3".into()), not_applicable: false, reason: "Reason of the other".into(),
            });
            services::evaluations::hand_in(db, act, planted.id, planted.version + 1, scores.collect(), "")
        }).unwrap();

        let person = &scene.evaluators[0];
        let row = evaluation(app, proposal.id, person);
        let (browser, path) = (app.signed_in(person), format!("/evaluations/{}", row.id));
        browser.get(&path);
        let opened = post(&browser, &format!("{path}/declare"), &[("interest".into(), "no".into())], row.version);
        let page = browser.follow(&opened);
        page.is(200).shows("Problem of Hortas").shows("Bomba solar").hides("Reason of the other").hides("evaluator2");
        let first = scene.call.grid.criteria().next().unwrap().code.clone();
        let half = [(format!("score.{first}"), "9".to_owned()), (format!("reason.{first}"), "Typed <b>".to_owned())];
        // The script saves in the background; then the person tries to hand in what is not complete.
        let version = (row.version + 1).to_string();
        let mut fields: Vec<(&str, &str)> = vec![("version", &version)];
        fields.extend(half.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let kept = browser.post_with(&path, &fields, &[("x-autosave", "1")]);
        assert_eq!((kept.status, kept.header("x-version")), (204, (row.version + 2).to_string().as_str()));
        browser.get(&path).is(200).shows("Typed &lt;b&gt;");
        let refused = post(&browser, &format!("{path}/hand-in"), &half, row.version + 2);
        refused.is(422).shows("Typed &lt;b&gt;");
        for criterion in scene.call.grid.criteria() {
            refused.shows(&format!("score.{}-error", criterion.code));
        }
        post(&browser, &format!("{path}/hand-in"), &card(&scene, "4"), row.version).is(409);
        let handed_in = post(&browser, &format!("{path}/hand-in"), &card(&scene, "4"), row.version + 3);
        let page = browser.follow(&handed_in);
        page.is(200).shows(&fr("evaluations-handed-in")).hides("type=\"radio\"").shows("evaluator2");
        let stored = evaluation(app, proposal.id, person);
        assert_eq!((stored.state, stored.total), (EvaluationState::HandedIn, Some(8_000)));
        post(&browser, &path, &half, stored.version).is(409);
        assert_eq!(evaluation(app, proposal.id, person).total, Some(8_000));
        assert_eq!(told(app, "scorecard_handed_in"), 2);
    }
}
