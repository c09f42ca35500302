//! From the scorecards to the letters: ranking and decisions, over HTTP.

use std::cell::Cell;

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::adapters::mailer::Mail;
use kafo::db::decisions::DecisionRow;
use kafo::db::evaluations::EvaluationRow;
use kafo::db::partners::MemberRow;
use kafo::db::proposals::ProposalRow;
use kafo::db::schema::{calls, decisions, proposals};
use kafo::db::types::List;
use kafo::domain::actor::{Actor, Grant, MemberRole, Role};
use kafo::domain::call::{CallRules, CallState};
use kafo::domain::decision::{DecisionDraft, Outcome};
use kafo::domain::evaluation::{Declaration, ScoreDraft};
use kafo::domain::place::Country;
use kafo::domain::proposal::ProposalState;
use kafo::services;
use kafo::services::Refusal;
use kafo::web::kept::Kept;

use super::evaluations::{assign_all, evaluation, find_eligible, fr, told};
use crate::harness::app::{TestApp, on_both};
use crate::harness::scene::{Scene, closed_call};

/// Declares no interest and hands in the same score for every criterion.
fn score(app: &TestApp, scene: &Scene, person: &Actor, proposal: &ProposalRow, value: &str) {
    let row: EvaluationRow = evaluation(app, proposal.id, person);
    let (grid, value) = (scene.call.grid.clone(), value.to_owned());
    app.act(person, move |db, act| {
        let none = Declaration { interest: false, reason: String::new() };
        services::evaluations::declare(db, act, row.id, row.version, &none)?;
        let scores = grid.criteria().map(|criterion| ScoreDraft {
            criterion: criterion.code.clone(),
            score: Some(value.clone()),
            not_applicable: false,
            reason: format!("Because {value}"),
        });
        services::evaluations::hand_in(db, act, row.id, row.version + 1, scores.collect(), "")
    })
    .unwrap();
}

/// Three proposals, scored 5, 4 and 2 of 5 by both evaluators, ranked.
fn ranked(app: &TestApp) -> (Scene, [ProposalRow; 3]) {
    let (scene, all, _) = ranked_with_signatories(app);
    (scene, all)
}

/// The same, with who sent each.
fn ranked_with_signatories(app: &TestApp) -> (Scene, [ProposalRow; 3], [Actor; 3]) {
    let scene = closed_call(app, 5_000_000, CallRules { min_grant: 500_000, ..CallRules::default() });
    let sent = [("Alfa", 3_000_000), ("Beta", 2_500_000), ("Gama", 1_000_000)]
        .map(|(title, asked)| scene.submitted(app, title, asked));
    let (all, signatories) = (sent.each_ref().map(|(row, _)| row.clone()), sent.map(|(_, signatory)| signatory));
    for proposal in &all {
        find_eligible(app, &scene, proposal);
    }
    assign_all(app, &scene, &all.each_ref());
    for person in &scene.evaluators {
        for (proposal, value) in all.iter().zip(["5", "4", "2"]) {
            score(app, &scene, person, proposal, value);
        }
    }
    (scene, all, signatories)
}

fn states(app: &TestApp, all: &[ProposalRow; 3]) -> [ProposalState; 3] {
    all.each_ref().map(|row| app.read(|db| proposals::table.find(row.id).select(proposals::state).first(db)))
}

fn drafts(all: &[ProposalRow; 3]) -> Vec<DecisionDraft> {
    let outcomes = ["award", "reserve", "reject"];
    let draft = |(row, outcome): (&ProposalRow, &str)| DecisionDraft {
        proposal: row.id,
        outcome: outcome.into(),
        amount: String::new(),
        reason: String::new(),
        conditions: String::new(),
        spread_note: String::new(),
    };
    all.iter().zip(outcomes).map(draft).collect()
}

on_both! {
    fn the_chair_establishes_the_ranking_and_a_decision_maker_decides_all_at_once(app) {
        let (scene, all) = ranked(app);
        let ranking = format!("/office/calls/{}/ranking", scene.call.id);
        let path = format!("/office/calls/{}/decisions", scene.call.id);
        let chair = app.signed_in(&scene.chair);
        chair.get(&ranking).is(200).shows("Alfa").shows("Beta").shows("Gama").shows("p-cut");
        let decider = app.signed_in(&scene.decider);
        decider.get(&path).is(200).shows(&fr("unmet-decision-ranking-not-established"));
        let officer = app.signed_in(&scene.officer);
        officer.get(&ranking).is(200);
        officer.post(&ranking, &[]).is(403);
        assert_eq!(states(app, &all), [ProposalState::InEvaluation; 3]);
        chair.get(&ranking);
        chair.post(&ranking, &[]).is(303);
        assert_eq!(states(app, &all), [ProposalState::Ranked; 3]);

        decider.get(&path).is(200).shows("value=\"award\" selected");
        let version = app.read(|db| calls::table.find(scene.call.id).select(calls::version).first::<i32>(db)).to_string();
        let name = |part: &str, row: &ProposalRow| format!("{part}.{}", row.id);
        let names = all.each_ref().map(|row| name("outcome", row));
        let (amount, condition) = (name("amount", &all[0]), name("conditions", &all[0]));
        let mut fields: Vec<(&str, &str)> = vec![
            ("version", &version), (&names[0], "award"), (&names[1], "reserve"), (&names[2], "reject"), (&amount, "2.750.000"),
        ];
        // Less than was asked for needs a condition; nothing is decided before the confirmation.
        decider.post(&path, &fields).is(422).shows(&format!("{condition}-error")).shows("2.750.000");
        fields.push((&condition, "Sans le véhicule."));
        decider.post(&path, &fields).is(200).shows(&fr("decisions-confirm-title")).shows("Sans le véhicule.");
        assert_eq!(states(app, &all), [ProposalState::Ranked; 3]);
        fields.push(("act", "confirm"));
        let done = decider.post(&path, &fields);
        decider.follow(&done).is(200).shows(&fr("decisions-taken")).shows("Alfa");
        assert_eq!(states(app, &all), [ProposalState::Awarded, ProposalState::Reserve, ProposalState::NotRetained]);
        assert_eq!(app.read(|db| calls::table.find(scene.call.id).select(calls::state).first::<CallState>(db)), CallState::Decided);
        let rows: Vec<DecisionRow> = app.read(|db| decisions::table.order(decisions::rank).load(db));
        let taken: Vec<_> = rows.iter().map(|row| (row.proposal_id, row.outcome, row.rank, row.score, row.amount)).collect();
        assert_eq!(taken, [
            (all[0].id, Outcome::Award, Some(1), Some(10_000), 2_750_000),
            (all[1].id, Outcome::Reserve, Some(2), Some(8_000), 0),
            (all[2].id, Outcome::Reject, Some(3), Some(4_000), 0),
        ]);
        let letter = &rows[1].criteria.0[0];
        assert_eq!((letter.points, letter.of, letter.reasons.len()), (Some(letter.of * 4 / 5), letter.of, 2));
        assert_eq!(told(app, "decisions_taken"), 1);
        // A second post decides nothing twice.
        decider.post(&path, &fields).is(422);
        assert_eq!(told(app, "decisions_taken"), 1);
        assert_eq!(app.read(|db| decisions::table.count().get_result::<i64>(db)), 3);
    }

    fn a_ranking_is_computed_again_once_anything_was_written(app) {
        let (scene, all) = ranked(app);
        let kept = Kept::default();
        let made = Cell::new(0);
        let look = || {
            let of = scene.call.id;
            let value = app.read(|db| kept.get(db, of, |_| { made.set(made.get() + 1); Ok(made.get()) }));
            *value
        };
        assert_eq!([look(), look()], [1, 1]);
        let ranking = format!("/office/calls/{}/ranking", scene.call.id);
        let officer = app.signed_in(&scene.officer);
        assert_eq!([look(), look()], [2, 2], "signing in is written");
        officer.get(&ranking).is(200).shows("Beta").shows(&all[1].id.to_string());
        officer.get(&format!("{ranking}?page=2")).is(200).hides(&all[1].id.to_string());
        scene.submitted(app, "Delta", 1_000_000);
        assert_eq!(look(), 3);
        officer.get(&ranking).is(200).shows("1 dossier attend sa vérification");
    }

    fn applicants_read_what_was_decided_in_one_letter_and_why_in_their_space(app) {
        let (scene, all, [alfa, beta, gama]) = ranked_with_signatories(app);
        // Beta's signatory also belongs to Gama.
        let (user, gamas) = (beta.user().unwrap(), all[2].partner_id);
        app.act(&Actor::system(), move |db, act| {
            let role = MemberRole::Reader;
            MemberRow { id: act.id(), partner_id: gamas, user_id: user, role, joined_at: act.at, left_at: None }.insert(db)?;
            Ok(())
        }).unwrap();
        app.letters();
        let (call, taken) = (scene.call.id, drafts(&all));
        app.act(&scene.chair, move |db, act| services::decisions::establish(db, act, call)).unwrap();
        app.signed_in(&gama).get(&format!("/proposals/{}", all[2].id)).is(200).hides(&fr("proposals-found"));
        let version = app.read(|db| calls::table.find(call).select(calls::version).first::<i32>(db));
        app.act(&scene.decider, move |db, act| services::decisions::take(db, act, call, version, &taken)).unwrap();

        let letters = app.letters();
        let of = |person: &Actor| -> Vec<&Mail> { letters.iter().filter(|mail| mail.to.email == person.email).collect() };
        for (person, title) in [(&alfa, "Alfa"), (&gama, "Gama")] {
            assert_eq!(of(person).len(), 1);
            assert!(of(person)[0].subject.contains(title), "{}", of(person)[0].subject);
        }
        let both = of(&beta);
        assert_eq!(both.len(), 1, "one letter for two proposals");
        assert!(both[0].text.contains("Beta") && both[0].text.contains("Gama"), "{}", both[0].text);
        assert!(both[0].subject.contains(&scene.call.code), "{}", both[0].subject);

        // What the letter promises is there: points and reasons of each criterion, for their own proposal alone.
        let page = app.signed_in(&gama).get(&format!("/proposals/{}", all[2].id));
        let points = i18n::decimal("40.00", "fr");
        page.is(200).shows(&fr("proposals-found")).shows("Because 2");
        page.shows(&i18n::text("fr", "projects-points-of", &[("points", points.as_str().into())]));
        app.signed_in(&alfa).get(&format!("/proposals/{}", all[0].id)).shows(&format!("/projects/answer/{}", all[0].id)).shows("Because 5");
        app.signed_in(&alfa).get(&format!("/proposals/{}", all[2].id)).is(404);
    }

    fn whoever_scored_does_not_decide_and_the_database_says_so_too(app) {
        let (scene, all) = ranked(app);
        let call = scene.call.id;
        app.act(&scene.chair, move |db, act| services::decisions::establish(db, act, call)).unwrap();
        // Somebody who decides here, and scored.
        let user = scene.evaluators[0].user().unwrap();
        app.act(&Actor::system(), move |db, act| {
            let row = kafo::db::users::RoleGrantRow {
                id: act.id(), user_id: user, role: Role::DecisionMaker, country: Some(Country::Gw), programme_id: None,
                call_id: None, granted_by: None, granted_at: act.at, revoked_at: None,
            };
            Ok(row.insert(db)?)
        }).unwrap();
        let scorer = app.actor(user);
        let version = app.read(|db| calls::table.find(call).select(calls::version).first::<i32>(db));
        let tried = drafts(&all);
        let refused = app.act(&scorer, move |db, act| services::decisions::take(db, act, call, version, &tried));
        assert!(matches!(&refused, Err(Refusal::Unmet(unmet)) if unmet.iter().any(|one| one.code == "decision-by-a-scorer")), "{refused:?}");
        let browser = app.signed_in(&scorer);
        browser.get(&format!("/office/calls/{call}/decisions")).is(200).shows(&fr("unmet-decision-by-a-scorer")).hides("<select");
        let proposal = all[0].id;
        let direct = app.act(&scorer, move |db, act| {
            let row = DecisionRow {
                id: act.id(), proposal_id: proposal, call_id: call, outcome: Outcome::Award, rank: Some(1), score: Some(1), amount: 1,
                conditions: String::new(), reason: String::new(), spread_note: String::new(), criteria: List(Vec::new()),
                decided_by: user, decided_at: act.at, letter_document_id: None,
            };
            Ok(row.insert(db)?)
        });
        assert!(matches!(&direct, Err(Refusal::Database(error)) if error.to_string().contains("decisions_by_another_person")), "{direct:?}");
        assert_eq!(app.read(|db| decisions::table.count().get_result::<i64>(db)), 0);
        // Nor do those without the role, or of another country.
        let finance = app.person("finance", &[Grant::in_country(Role::FinanceOfficer, Country::Gw)]);
        let abroad = app.person("abroad", &[Grant::in_country(Role::DecisionMaker, Country::Ml)]);
        for (person, status) in [(&finance, 403), (&scene.officer, 403), (&abroad, 404), (&scene.evaluators[1], 403)] {
            app.signed_in(person).get(&format!("/office/calls/{call}/decisions")).is(status).hides("Alfa");
        }
    }
}
