//! Progress reports: saved as typed, submitted with their figures, sent back with comments, accepted.
//! Acceptance opens the tranche that waits for the report.

use sha2::{Digest, Sha256};

use crate::db::Db;
use crate::db::agreements::AgreementRow;
use crate::db::audit_log::{self, Entry};
use crate::db::documents;
use crate::db::outbox;
use crate::db::payments;
use crate::db::reports::{self, ExpenditureRow, ReportCountRow, ReportResultRow, ReportRow, ReportVersionRow};
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::beneficiary::Sex;
use crate::domain::document::{DocumentOwner, ScanState};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::permission::Permission;
use crate::domain::proposal::frozen::FrozenDocument;
use crate::domain::report::frozen::Identity;
use crate::domain::report::{
    self, Comments, Content, Figures, FrozenReport, IndicatorFacts, LineFacts, ReportAction, ReportFacts,
    ReportSection, Reviewer,
};
use crate::domain::state::Instant;
use crate::domain::tranche::TrancheAction;
use crate::services::Refusal;

/// Keeps what was typed, valid or not. Returns the new version.
///
/// # Errors
/// Not theirs, sent already, or changed by somebody else.
pub fn save(
    db: &mut Db,
    act: &Act,
    id: Id,
    version: i32,
    section: ReportSection,
    change: impl FnOnce(&mut Content),
) -> Result<ReportRow, Refusal> {
    let (mut report, agreement) = load(db, id)?;
    own(act, Permission::ReportWrite, &agreement)?;
    report.expect_version(version)?;
    let before = report.state;
    report.state = before.after(ReportAction::Save)?;
    change(&mut report.content);
    report.save(db)?;
    let entry = Entry::new("report.save", "report", report.id, label(&report, &agreement))
        .set("section", section)
        .seal(&report)?;
    audit_log::record(db, act, entry)?;
    Ok(report)
}

/// Keeps what was typed in one section, valid or not. `seen` is the fingerprint of the section that
/// the form was made from: two people may write two sections at the same time.
///
/// # Errors
/// As [`save`]; `Stale` when somebody else changed this section.
pub fn save_section(
    db: &mut Db,
    act: &Act,
    id: Id,
    seen: i32,
    section: ReportSection,
    change: impl FnOnce(&mut Content),
) -> Result<ReportRow, Refusal> {
    let (report, agreement) = load(db, id)?;
    own(act, Permission::ReportWrite, &agreement)?;
    if report.state.is_open() && report.content.fingerprint(section) != seen {
        return Err(Refusal::Stale);
    }
    save(db, act, id, report.version, section, change)
}

/// Sends the report: it is frozen with a receipt, and its figures are kept as rows.
///
/// # Errors
/// Everything that is missing or wrong, by field.
pub fn submit(db: &mut Db, act: &Act, id: Id, version: i32) -> Result<ReportRow, Refusal> {
    let (mut report, agreement) = load(db, id)?;
    own(act, Permission::ReportSubmit, &agreement)?;
    report.expect_version(version)?;
    let before = report.state;
    report.state = before.after(ReportAction::Submit)?;
    let figures = with_facts(db, act, &report, &agreement, |facts| report::check_submission(facts, &report.content))??;
    let mut entry = Entry::new("report.submit", "report", report.id, label(&report, &agreement)).change(
        "state",
        before,
        report.state,
    );
    for (table, row) in reports::delete_figures(db, report.id)? {
        entry = entry.unseal(table, row);
    }
    entry = insert_figures(db, act, &report, &figures, entry)?;
    report.spent = figures.spent.minor();
    report.people = whole(figures.people.total());
    report.women = whole(figures.people.of_sex(Sex::Female));
    report.submitted_by = act.actor.user();
    report.submitted_at = Some(act.at);
    report.reviewed_by = None;
    report.reviewed_at = None;
    report.save(db)?;
    let version = freeze(db, act, &report, &agreement, figures)?;
    version.insert(db)?;
    let entry =
        entry.set("receipt", &version.receipt_number).set("sha256", &version.sha256).seal(&report)?.seal(&version)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::ReportSubmitted { report: id })?;
    Ok(report)
}

/// Sends the report back with a comment on at least one section.
///
/// # Errors
/// No comment, or not the actor's to review.
pub fn send_back(db: &mut Db, act: &Act, id: Id, version: i32, comments: Comments) -> Result<ReportRow, Refusal> {
    let (mut report, agreement) = load(db, id)?;
    review(act, Permission::ReportReturn, &agreement)?;
    report.expect_version(version)?;
    let before = report.state;
    report.state = before.after(ReportAction::Return)?;
    let mut unmet = reviewer(act, &report, &agreement)?.check();
    unmet.extend(comments.check());
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    report.comments = comments;
    report.reviewed_by = act.actor.user();
    report.reviewed_at = Some(act.at);
    report.save(db)?;
    let entry = Entry::new("report.return", "report", report.id, label(&report, &agreement))
        .change("state", before, report.state)
        .seal(&report)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::ReportReturned { report: id })?;
    Ok(report)
}

/// Accepts the report: its figures are locked, and the tranche that waited for it falls due.
///
/// # Errors
/// Everything that keeps it from being accepted.
pub fn accept(db: &mut Db, act: &Act, id: Id, version: i32, decision: &str) -> Result<ReportRow, Refusal> {
    let (mut report, agreement) = load(db, id)?;
    review(act, Permission::ReportAccept, &agreement)?;
    report.expect_version(version)?;
    let before = report.state;
    report.state = before.after(ReportAction::Accept)?;
    let reviewer = reviewer(act, &report, &agreement)?;
    let earlier = reports::count_earlier_open(db, agreement.id, report.position)?;
    let earlier = usize::try_from(earlier).unwrap_or(usize::MAX);
    let unmet = with_facts(db, act, &report, &agreement, |facts| {
        let (figures, _) = report::check::read(facts, &report.content);
        report::check_acceptance(facts, &figures, &reviewer, earlier, decision)
    })?;
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    report.reviewed_by = Some(reviewer.reviewer);
    report.reviewed_at = Some(act.at);
    report.save(db)?;
    let mut entry = Entry::new("report.accept", "report", report.id, label(&report, &agreement))
        .change("state", before, report.state)
        .set("spent", Money::new(report.spent, agreement.currency).tagged())
        .seal(&report)?;
    if !decision.trim().is_empty() {
        entry = entry.set("decision", decision.trim());
    }
    for mut tranche in payments::list_tranches(db, agreement.id)? {
        if tranche.report_id == Some(report.id) {
            tranche.state = tranche.state.after(TrancheAction::FallDue)?;
            tranche.save(db)?;
            entry = entry.seal(&tranche)?;
        }
    }
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::ReportAccepted { report: id })?;
    Ok(report)
}

/// Puts the frozen version together, with the next receipt number.
fn freeze(
    db: &mut Db,
    act: &Act,
    report: &ReportRow,
    agreement: &AgreementRow,
    figures: Figures,
) -> Result<ReportVersionRow, Refusal> {
    let submitted_by = act.actor.user().ok_or(Refusal::Forbidden)?;
    let number = reports::find_last_version(db, report.id)?.map_or(1, |last| last.number + 1);
    let receipt_number = audit_log::next_receipt_number(db, act.at)?
        .ok_or_else(|| Refusal::Broken("the receipt numbers of this year are used up".into()))?;
    let identity = Identity {
        report: report.id,
        agreement: agreement.id,
        agreement_number: agreement.number.clone(),
        position: report.position,
        kind: report.kind,
        version: number,
        period_start: report.period_start,
        period_end: report.period_end,
        partner: agreement.partner_id,
        submitted_by,
        submitted_by_name: act.actor.name.clone(),
        submitted_at: act.at,
    };
    let files = documents::list_of(db, DocumentOwner::Report, report.id)?;
    let files = files.into_iter().filter(|file| file.scan != ScanState::Refused).map(|file| FrozenDocument {
        code: file.purpose.to_string(),
        name: file.name,
        size: file.size,
        sha256: file.sha256,
    });
    let frozen = FrozenReport::new(identity, report.content.clone(), figures, files.collect());
    let canonical = frozen.to_canonical().map_err(|error| Refusal::Broken(error.to_string()))?;
    Ok(ReportVersionRow {
        id: act.id(),
        report_id: report.id,
        number,
        receipt_number,
        sha256: hex::encode(Sha256::digest(canonical.as_bytes())),
        canonical,
        submitted_by,
        submitted_at: act.at,
    })
}

fn load(db: &mut Db, id: Id) -> Result<(ReportRow, AgreementRow), Refusal> {
    let report = Refusal::found(ReportRow::find_locked(db, id)?)?;
    let agreement = Refusal::found(AgreementRow::find(db, report.agreement_id)?)?;
    Ok((report, agreement))
}

/// Gathers the facts by which the domain reads a report, and hands them to `work`.
fn with_facts<T>(
    db: &mut Db,
    act: &Act,
    report: &ReportRow,
    agreement: &AgreementRow,
    work: impl FnOnce(&ReportFacts<'_>) -> T,
) -> Result<T, Refusal> {
    let (lines, indicators) = reports::facts(db, agreement)?;
    let documents = documents::count_of(db, DocumentOwner::Report, report.id)?;
    Ok(work(&facts(act.at, report, agreement, &lines, &indicators, usize::try_from(documents).unwrap_or(0))))
}

/// The facts as the domain wants them. Public for the pages, which show the same checks.
pub fn facts<'a>(
    now: Instant,
    report: &ReportRow,
    agreement: &AgreementRow,
    lines: &'a [LineFacts],
    indicators: &'a [IndicatorFacts],
    documents: usize,
) -> ReportFacts<'a> {
    ReportFacts {
        kind: report.kind,
        period: (report.period_start, report.period_end),
        today: agreement.country.day(now),
        grant: agreement.grant(),
        lines,
        indicators,
        documents,
        proofs_required: false,
        note_over_bp: 1_000,
        decision_over_bp: 2_000,
    }
}

fn insert_figures(
    db: &mut Db,
    act: &Act,
    report: &ReportRow,
    figures: &Figures,
    mut entry: Entry,
) -> Result<Entry, Refusal> {
    for spending in &figures.spending {
        let row = ExpenditureRow {
            id: act.id(),
            report_id: report.id,
            line_id: spending.line,
            spent_on: spending.spent_on,
            amount: spending.amount.minor(),
            description: spending.description.clone(),
        };
        row.insert(db)?;
        entry = entry.seal(&row)?;
    }
    for (cell, people) in figures.people.iter() {
        let row = ReportCountRow {
            id: act.id(),
            report_id: report.id,
            sex: cell.sex.as_str().to_owned(),
            age: cell.age.as_str().to_owned(),
            grp: cell.group.as_str().to_owned(),
            people: whole(people),
        };
        row.insert(db)?;
        entry = entry.seal(&row)?;
    }
    for result in &figures.results {
        let row = ReportResultRow {
            id: act.id(),
            report_id: report.id,
            indicator_id: result.indicator,
            value: result.value,
            comment: result.comment.clone(),
        };
        row.insert(db)?;
        entry = entry.seal(&row)?;
    }
    Ok(entry)
}

fn whole(count: impl TryInto<i32>) -> i32 {
    count.try_into().unwrap_or(i32::MAX)
}

fn label(report: &ReportRow, agreement: &AgreementRow) -> String {
    format!("{}-R{}", agreement.number, report.position)
}

/// Whether the actor writes for the partner of this agreement.
fn own(act: &Act, permission: Permission, agreement: &AgreementRow) -> Result<(), Refusal> {
    if !act.actor.is_member_of(agreement.partner_id) {
        Err(Refusal::NotFound)
    } else if act.actor.may_for(permission, agreement.partner_id) {
        Ok(())
    } else {
        Err(Refusal::Forbidden)
    }
}

/// Whether the actor reviews reports where this agreement is.
fn review(act: &Act, permission: Permission, agreement: &AgreementRow) -> Result<(), Refusal> {
    let here = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
    if act.actor.may_at(permission, here) {
        Ok(())
    } else if act.actor.may_at(Permission::ReportRead, here) {
        Err(Refusal::Forbidden)
    } else {
        Err(Refusal::NotFound)
    }
}

fn reviewer(act: &Act, report: &ReportRow, agreement: &AgreementRow) -> Result<Reviewer, Refusal> {
    Ok(Reviewer {
        reviewer: act.actor.user().ok_or(Refusal::Forbidden)?,
        is_staff: act.actor.is_staff(),
        is_member: act.actor.is_member_of(agreement.partner_id),
        submitted_by: report
            .submitted_by
            .ok_or_else(|| Refusal::Broken("a submitted report without submitter".into()))?,
    })
}
