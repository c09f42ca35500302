//! What an organisation is told of a draft before it is sent: how long is left, and that it has as
//! many grants as the call allows.

use chrono::{TimeDelta, Utc};
use kafo::adapters::i18n;
use kafo::adapters::mailer::Mail;
use kafo::db::audit_log::{self, Entry};
use kafo::db::calls::CallRow;
use kafo::domain::actor::Actor;
use kafo::domain::proposal::ProposalState;
use kafo::domain::state::Instant;
use kafo::domain::text::Lang;
use kafo::services::calls;

use crate::harness::app::{TestApp, on_both};
use crate::harness::filing::{begin, fill, send};
use crate::harness::grants::{Call, texts};

/// The calendar's turn at this instant, and the letters that follow.
fn told(app: &TestApp, at: chrono::DateTime<Utc>) -> Vec<Mail> {
    app.clock.set(at);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(kafo::jobs::schedule::tick(&app.portal.worker("calendar"))).unwrap();
    app.letters()
}

/// The call with at most this many running grants for whoever submits.
fn allow_running(app: &TestApp, call: &Call, most: u32) {
    let id = call.row.id;
    app.act(&Actor::system(), move |db, act| {
        let mut row = CallRow::find_locked(db, id)?.unwrap();
        row.rules.max_running_grants = Some(most);
        row.save(db)?;
        audit_log::record(db, act, Entry::new("test.limit", "call", id, &row.code).seal(&row)?)?;
        Ok(())
    })
    .unwrap();
}

on_both! {
    fn drafts_are_reminded_of_twice_and_of_a_moved_deadline_anew(app) {
        let call = app.published_call();
        let closes_at = call.row.closes_at.unwrap().utc();
        let drafting = app.organisation("begena");
        let editor = app.signed_in(&drafting.editor);
        let (_, id) = begin(&editor, &call.row.code);
        let sent = app.organisation("krar");
        let signatory = app.signed_in(&sent.signatory);
        let (path, _) = begin(&signatory, &call.row.code);
        fill(&signatory, &path);
        send(&signatory, &path).is(303);
        app.letters();

        let before = |days, minutes| closes_at - TimeDelta::days(days) - TimeDelta::minutes(minutes);
        assert_eq!(told(app, before(7, 10)).len(), 0);
        let week = told(app, before(7, 0));
        // The members of the organisation with the draft, and nobody of the one that has sent its own.
        let mut readers: Vec<&str> = week.iter().map(|mail| mail.to.email.as_str()).collect();
        readers.sort_unstable();
        assert_eq!(readers.len(), 3);
        assert!(readers.iter().all(|reader| reader.contains("begena")), "{readers:?}");
        let lang = app.actor(drafting.editor.user().unwrap()).lang;
        let days = |count: i64| i18n::text(lang.as_str(), "count-days", &[("count", count.into())]);
        assert!(week.iter().all(|mail| mail.subject.contains(&days(7))), "{:?}", week[0].subject);
        assert!(week.iter().all(|mail| mail.text.contains(&format!("/proposals/{id}"))));
        assert_eq!(told(app, before(6, 0)).len(), 0);
        // More time: what was told of the old deadline is told again of the new one.
        let (author, row) = (call.author.clone(), app.read(|db| CallRow::find(db, call.row.id)).unwrap());
        let later = Instant::from(closes_at + TimeDelta::days(10));
        app.act(&author, move |db, act| calls::extend(db, act, row.id, row.version, later, &texts("Pluies"))).unwrap();
        app.letters();
        assert_eq!(told(app, before(1, -5)).len(), 0);
        let moved = |days| later.utc() - TimeDelta::days(days);
        assert_eq!(told(app, moved(7)).len(), 3);
        let last = told(app, moved(1));
        assert_eq!(last.len(), 3);
        assert!(last.iter().all(|mail| mail.subject.contains(&days(1))));
        assert_eq!(told(app, moved(1) + TimeDelta::hours(5)).len(), 0);
        assert_eq!(app.proposal(id).state, ProposalState::Draft);
        app.verifies();
    }

    fn as_many_grants_as_the_call_allows_are_told_of_before_the_work_and_refused_at_its_end(app) {
        let running = app.running_grant();
        let agreement = app.agreement(&running);
        let call = app.published_call();
        let public = format!("/calls/{}", call.row.code);
        app.browser().get(&public).is(200).hides("subvention en cours");
        let signatory = app.signed_in(&running.award.signatory);
        let (path, id) = begin(&signatory, &call.row.code);
        signatory.get(&path).is(200).hides(&agreement.number);
        fill(&signatory, &path);

        allow_running(app, &call, 1);
        let rule = i18n::text(Lang::Fr.as_str(), "calls-rule-running", &[("count", 1.into())]);
        app.browser().get(&public).is(200).shows(&rule);
        // Whoever begins from the call's page reads the reason first, and may begin all the same.
        let apply = format!("{public}/apply");
        assert_eq!(signatory.post(&apply, &[]).is(303).location, apply);
        let named = format!("{} ({})", agreement.number, agreement.title);
        signatory.get(&apply).is(200).shows(&named);
        assert_eq!(signatory.post(&apply, &[("chosen", "1")]).is(303).location, path);
        signatory.get(&path).is(200).shows(&named);
        signatory.get(&format!("{path}/check")).is(200).shows(&named).hides("name=\"declaration\"");
        let version = app.proposal(id).version.to_string();
        signatory.post(&format!("{path}/submit"), &[("version", &version), ("declaration", "yes")]).is(422).shows(&named);
        assert_eq!(app.proposal(id).state, ProposalState::Draft);
        // Another organisation is not concerned.
        let other = app.organisation("inanga");
        let free = app.signed_in(&other.signatory);
        let (free_path, free_id) = begin(&free, &call.row.code);
        fill(&free, &free_path);
        send(&free, &free_path).is(303);
        assert_eq!(app.proposal(free_id).state, ProposalState::Submitted);
        allow_running(app, &call, 2);
        send(&signatory, &path).is(303);
        assert_eq!(app.proposal(id).state, ProposalState::Submitted);
    }
}
