//! The calendar: what is due by the clock alone. Several processes may run; a lease in the database
//! lets one of them do it.

use chrono::{Days, NaiveDate, TimeDelta, Timelike};

use super::{JobError, Worker};
use crate::db::{
    Db, leases, outbox, partners, proposals, reports, sessions, subscriptions, throttles, tokens, uploads,
};
use crate::domain::act::Act;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::partner::Notice;
use crate::domain::proposal::DraftReminder;
use crate::domain::report::Reminder;
use crate::domain::subscription::CONFIRM_WITHIN;
use crate::services::{Refusal, corrections};

/// How often the calendar is looked at.
const EVERY: TimeDelta = TimeDelta::minutes(5);
/// How long ended sessions are kept, so that text posted after their end can be given back.
const KEEP_SESSIONS: TimeDelta = TimeDelta::days(14);
/// How long counters of attempts are kept: longer than any window.
const KEEP_THROTTLES: TimeDelta = TimeDelta::days(1);

/// How long it is remembered that an upload in parts has ended, so that its browser is told so.
const KEEP_UPLOADS: TimeDelta = TimeDelta::days(1);

/// Does what is due, if it is this worker's turn.
///
/// # Errors
/// The database's.
pub async fn tick(worker: &Worker) -> Result<(), JobError> {
    let (name, now) = (worker.name.clone(), worker.now());
    let mine = worker.read(move |db| leases::is_free(db, "calendar", now)).await?
        && worker.write(move |db| Ok(leases::take(db, "calendar", &name, now, now + EVERY)?)).await?;
    if !mine {
        return Ok(());
    }
    let act = worker.act("calendar");
    worker
        .write(move |db| {
            remind_of_reports(db, &act)?;
            remind_of_papers(db, &act)?;
            remind_of_drafts(db, &act)?;
            corrections::count_again_unanswered(db, &act)?;
            sessions::delete_ended(db, now - KEEP_SESSIONS)?;
            tokens::delete_expired(db, now - KEEP_SESSIONS)?;
            throttles::delete_ended(db, now - KEEP_THROTTLES)?;
            subscriptions::delete_unconfirmed(db, now - CONFIRM_WITHIN)?;
            uploads::delete_ended(db, now, KEEP_UPLOADS)?;
            Ok(())
        })
        .await?;
    // Looks at everything stored: after midnight alone. Turns lie a little more than `EVERY` apart.
    if TimeDelta::seconds(now.num_seconds_from_midnight().into()) < EVERY * 2 {
        super::uploads::clear_begun(worker).await?;
    }
    super::uploads::sweep(worker).await
}

/// Tells partners of reports that fall due soon or are late. Each reminder goes out once, whoever
/// looks at the calendar and however often: its key in the outbox holds the report, its day and the
/// reminder.
fn remind_of_reports(db: &mut Db, act: &Act) -> Result<(), Refusal> {
    // The programme's countries lie within an hour of UTC: its day is theirs.
    let today = act.at.date_naive();
    let until = today.checked_add_days(Days::new(Reminder::FIRST_DAYS)).unwrap_or(today);
    let wanted: Vec<(Event, String)> = reports::list_falling_due(db, until)?
        .into_iter()
        .filter_map(|(report, due_on)| reminder(report, due_on, today))
        .collect();
    tell_once(db, act, wanted)
}

/// Tells partners of papers that end soon, at sixty, thirty and seven days, each once: the key holds
/// the file, so that a new paper is told of anew.
fn remind_of_papers(db: &mut Db, act: &Act) -> Result<(), Refusal> {
    let today = act.at.date_naive();
    let until = today.checked_add_days(Days::new(Notice::FIRST_DAYS)).unwrap_or(today);
    let mut wanted = Vec::new();
    for (partner, papers) in partners::list_papers_ending(db, until)? {
        for paper in papers.0 {
            if let Some(notice) = paper.expires_on.and_then(|last| Notice::on(last, today)) {
                let event = Event::PartnerPaperEnding { partner, document: paper.document };
                wanted.push((event, format!("paper-reminder:{}:{notice}", paper.document)));
            }
        }
    }
    tell_once(db, act, wanted)
}

/// Tells organisations of drafts that are not sent, seven days and one day before the deadline, each
/// once: the key holds the deadline, so that one that was moved is told of anew.
fn remind_of_drafts(db: &mut Db, act: &Act) -> Result<(), Refusal> {
    let mut wanted = Vec::new();
    for draft in proposals::list_closing_drafts(db, act.at, act.at + DraftReminder::FIRST)? {
        let Some(closes_at) = draft.closes_at else { continue };
        if let Some(reminder) = DraftReminder::at(closes_at, draft.begun_at, act.at) {
            let (proposal, until) = (draft.id, closes_at.timestamp());
            wanted.push((Event::DraftClosing { proposal }, format!("draft-reminder:{proposal}:{until}:{reminder}")));
        }
    }
    tell_once(db, act, wanted)
}

fn tell_once(db: &mut Db, act: &Act, wanted: Vec<(Event, String)>) -> Result<(), Refusal> {
    let known = outbox::list_known(db, wanted.iter().map(|(_, key)| key.clone()).collect())?;
    for (event, key) in wanted.into_iter().filter(|(_, key)| !known.contains(key)) {
        let payload: serde_json::Value =
            serde_json::from_str(&event.to_json()).map_err(|error| Refusal::Broken(error.to_string()))?;
        outbox::enqueue(db, act.id(), "event", &payload, Some(key), act.at, act.at)?;
    }
    Ok(())
}

/// The reminder that a report needs on this day, and its key.
fn reminder(report: Id, due_on: NaiveDate, today: NaiveDate) -> Option<(Event, String)> {
    let reminder = Reminder::on(due_on, today)?;
    let event = match reminder {
        Reminder::Soon | Reminder::Shortly => Event::ReportDue { report },
        Reminder::Late => Event::ReportOverdue { report },
    };
    Some((event, format!("report-reminder:{report}:{due_on}:{reminder}")))
}
