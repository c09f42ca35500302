//! The rules of reports, as sentences.

use super::check::{VARIANCE_BP, check_sections, read, spending_by_line};
use super::*;
use crate::domain::money::{Currency, Money};
use crate::domain::state::{Instant, diagram};
use chrono::{TimeZone, Utc};

fn id(n: u8) -> Id {
    let at = Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date");
    Id::new(Instant::from(at), [n; 10])
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, month, day).expect("a date")
}

fn francs(minor: i64) -> Money {
    Money::new(minor, Currency::Xof)
}

fn line(n: u8, grant: i64, before: i64) -> LineFacts {
    LineFacts { id: id(n), number: usize::from(n), grant: francs(grant), accepted_before: francs(before) }
}

/// An interim report on January to May, on two lines and one indicator.
fn facts(lines: &[LineFacts]) -> ReportFacts<'_> {
    // Leaked so that the facts need no second owner; a test ends soon.
    let indicators: &'static [IndicatorFacts] = Box::leak(Box::new([IndicatorFacts { id: id(50), number: 1 }]));
    ReportFacts {
        kind: ReportKind::Interim,
        period: (day(1, 1), day(5, 31)),
        today: day(6, 10),
        grant: francs(10_000),
        lines,
        indicators,
        documents: 1,
        proofs_required: true,
        note_over_bp: VARIANCE_BP.0,
        decision_over_bp: VARIANCE_BP.1,
    }
}

fn expense(line: u8, spent_on: &str, amount: &str) -> SpendingDraft {
    SpendingDraft {
        line: Some(id(line)),
        spent_on: spent_on.into(),
        amount: amount.into(),
        description: "Pompe solaire".into(),
    }
}

fn content() -> Content {
    Content {
        narrative: Narrative { done: "Deux forages.".into(), next: "La récolte.".into(), ..Narrative::default() },
        results: vec![ResultDraft { indicator: id(50), value: "2,5".into(), comment: String::new() }],
        people: BTreeMap::from([("female.18-35.returnee".to_owned(), "12".to_owned())]),
        spending: vec![expense(1, "2027-02-03", "3 000"), SpendingDraft::default(), expense(2, "31/05/2027", "1.500")],
        notes: BTreeMap::new(),
    }
}

fn named(unmet: &[Unmet]) -> Vec<(&str, &str)> {
    unmet.iter().map(|unmet| (unmet.code, unmet.field.as_deref().unwrap_or_default())).collect()
}

fn refused(facts: &ReportFacts<'_>, content: &Content) -> Vec<Unmet> {
    check_submission(facts, content).expect_err("refused")
}

#[test]
fn the_table_of_reports_is_this_one() {
    insta::with_settings!({snapshot_path => "../snapshots"}, {
        insta::assert_snapshot!(diagram(ReportState::transitions()));
    });
}

#[test]
fn a_complete_report_gives_its_figures() {
    let lines = [line(1, 6_000, 0), line(2, 4_000, 0)];
    let figures = check_submission(&facts(&lines), &content()).expect("complete");
    assert_eq!((figures.spent, figures.people.total(), figures.results[0].value), (francs(4_500), 12, 250));
    assert_eq!(figures.spending[1].spent_on, day(5, 31));
}

#[test]
fn an_empty_report_lacks_something_in_every_section_that_asks_for_it() {
    let lines = [line(1, 6_000, 0)];
    let unmet = refused(&facts(&lines), &Content::default());
    let value = format!("results.{}.value", id(50));
    assert_eq!(named(&unmet), [("missing", "done"), ("missing", "next"), ("missing-number", value.as_str())]);
    let last = ReportFacts { kind: ReportKind::Final, ..facts(&lines) };
    let sections = check_sections(&last, &Content::default());
    assert_eq!(
        named(&sections[&ReportSection::Narrative]),
        [("missing", "done"), ("missing", "lessons"), ("missing", "next")]
    );
    assert_eq!(sections.keys().collect::<Vec<_>>(), [&ReportSection::Narrative, &ReportSection::Results]);
}

#[test]
fn everything_wrong_with_an_expense_is_named_in_its_row() {
    let lines = [line(1, 6_000, 0)];
    let mut content = content();
    content.spending = vec![
        expense(9, "2026-12-31", "beaucoup"),
        expense(1, "2027-06-01", "0"),
        SpendingDraft { description: " ".into(), ..expense(1, "un jour", "12,5") },
    ];
    assert_eq!(
        named(&refused(&facts(&lines), &content)),
        [
            ("report-line-missing", "spending.0.line"),
            ("report-date-outside-period", "spending.0.spent_on"),
            ("number-unreadable", "spending.0.amount"),
            ("report-date-outside-period", "spending.1.spent_on"),
            ("number-zero", "spending.1.amount"),
            ("date-unreadable", "spending.2.spent_on"),
            ("number-too-many-decimals", "spending.2.amount"),
            ("missing", "spending.2.description"),
        ]
    );
}

#[test]
fn an_expense_of_a_day_to_come_is_refused() {
    let lines = [line(1, 6_000, 0), line(2, 4_000, 0)];
    let early = ReportFacts { today: day(5, 30), ..facts(&lines) };
    assert_eq!(named(&refused(&early, &content())), [("date-in-future", "spending.2.spent_on")]);
}

#[test]
fn a_line_may_be_exceeded_by_a_tenth_and_beyond_that_with_a_note() {
    let lines = [line(1, 2_000, 500), line(2, 8_000, 0)];
    let spend = |amount: &str| Content { spending: vec![expense(1, "2027-02-03", amount)], ..content() };
    assert!(check_submission(&facts(&lines), &spend("1 700")).is_ok());
    let mut over = spend("1 701");
    let note = format!("notes.{}", id(1));
    let unmet = refused(&facts(&lines), &over);
    assert_eq!(named(&unmet), [("report-line-note-missing", note.as_str())]);
    assert_eq!(unmet[0].args, [("line", "1".to_owned()), ("over_money", "201:XOF".to_owned())]);
    over.notes.insert(id(1), "Le prix du ciment a doublé.".into());
    let figures = check_submission(&facts(&lines), &over).expect("explained");
    let found = spending_by_line(&facts(&lines), &figures);
    assert_eq!(
        (found[0].cumulative, found[0].over_bp, found[0].variance),
        (francs(2_201), Some(1_005), Variance::NeedsNote)
    );
    assert_eq!(found[1].variance, Variance::Within);
}

#[test]
fn spending_on_a_line_that_the_grant_does_not_pay_needs_a_decision() {
    let lines = [line(1, 0, 0), line(2, 10_000, 0)];
    let content = Content { spending: vec![expense(1, "2027-02-03", "1")], ..content() };
    let (figures, _) = read(&facts(&lines), &content);
    let found = spending_by_line(&facts(&lines), &figures);
    assert_eq!((found[0].over_bp, found[0].variance), (None, Variance::NeedsDecision));
}

#[test]
fn all_spending_stays_within_the_grant() {
    let lines = [line(1, 6_000, 6_000), line(2, 4_000, 0)];
    let spend = |amount: &str| Content { spending: vec![expense(2, "2027-02-03", amount)], ..content() };
    assert!(check_submission(&facts(&lines), &spend("4 000")).is_ok());
    let unmet = refused(&facts(&lines), &spend("4 001"));
    assert_eq!(named(&unmet), [("report-over-grant", "spending")]);
    assert_eq!(unmet[0].args, [("spent_money", "10001:XOF".to_owned()), ("grant_money", "10000:XOF".to_owned())]);
}

#[test]
fn spending_comes_with_a_document_where_the_setting_asks() {
    let lines = [line(1, 6_000, 0), line(2, 4_000, 0)];
    let without = ReportFacts { documents: 0, ..facts(&lines) };
    assert_eq!(named(&refused(&without, &content())), [("missing-documents", "documents")]);
    assert!(check_submission(&ReportFacts { proofs_required: false, ..without.clone() }, &content()).is_ok());
    assert!(check_submission(&without, &Content { spending: Vec::new(), ..content() }).is_ok());
}

#[test]
fn a_report_is_sent_back_with_a_comment_on_at_least_one_section() {
    let comments = |text: &str| Comments(BTreeMap::from([(ReportSection::Spending, text.to_owned())]));
    assert_eq!(named(&comments(" ").check()), [("report-comment-missing", "comments")]);
    assert_eq!(comments("Le reçu du ciment manque.").check(), []);
    assert_eq!(comments("x").sections().collect::<Vec<_>>(), [ReportSection::Spending]);
    let stored = serde_json::to_string(&comments("x")).expect("plain data");
    assert_eq!(stored, r#"{"spending":"x"}"#);
    assert_eq!(serde_json::from_str::<Comments>(&stored).expect("what was written"), comments("x"));
}

fn reviewer() -> Reviewer {
    Reviewer { reviewer: id(80), is_staff: true, is_member: false, submitted_by: id(81) }
}

#[test]
fn only_staff_who_neither_sent_it_nor_belong_to_the_partner_review_a_report() {
    assert_eq!(reviewer().check(), []);
    let self_review = Reviewer { is_staff: false, is_member: true, submitted_by: id(80), ..reviewer() };
    assert_eq!(
        named(&self_review.check()),
        [("not-permitted", ""), ("own-organisation", ""), ("report-reviewed-by-its-submitter", "")]
    );
}

#[test]
fn an_excess_of_more_than_a_fifth_is_accepted_only_with_a_written_decision() {
    let lines = [line(1, 2_000, 0), line(2, 8_000, 0)];
    let spend = |amount: &str| Content { spending: vec![expense(1, "2027-02-03", amount)], ..content() };
    let accept = |amount: &str, decision: &str| {
        let (figures, _) = read(&facts(&lines), &spend(amount));
        check_acceptance(&facts(&lines), &figures, &reviewer(), 0, decision)
    };
    assert_eq!(accept("2 400", ""), []);
    assert_eq!(named(&accept("2 401", " ")), [("report-decision-missing", "decision")]);
    assert_eq!(accept("2 401", "Accepté, voir le message du 3 juin."), []);
}

#[test]
fn reports_are_accepted_in_their_order_and_within_the_grant_as_it_stands() {
    let before = [line(1, 6_000, 0), line(2, 4_000, 0)];
    let (figures, _) = read(&facts(&before), &content());
    let since = [line(1, 6_000, 5_000), line(2, 4_000, 600)];
    let unmet = check_acceptance(&facts(&since), &figures, &reviewer(), 1, "x");
    assert_eq!(named(&unmet), [("report-earlier-not-accepted", ""), ("report-over-grant", "spending")]);
}

#[test]
fn the_calendar_has_one_report_between_each_two_tranches() {
    let dates = PlanDates::new(day(1, 1), day(9, 30));
    let reports = calendar(&dates, 3);
    let found: Vec<_> = reports.iter().map(|r| (r.position, r.kind, r.period_start, r.period_end, r.due_on)).collect();
    assert_eq!(
        found,
        [
            (1, ReportKind::Interim, day(1, 1), day(5, 31), day(6, 30)),
            (2, ReportKind::Final, day(6, 1), day(9, 30), day(10, 30)),
        ]
    );
    assert_eq!(calendar(&dates, 2).len(), 1);
    assert_eq!(calendar(&dates, 1)[0].kind, ReportKind::Final);
}

#[test]
fn a_report_is_upcoming_then_due_then_overdue_until_it_is_sent() {
    let at = |state, today| due(state, day(5, 31), day(6, 30), today);
    assert_eq!(at(ReportState::Expected, day(5, 31)), Some(ReportDue::Upcoming));
    assert_eq!(at(ReportState::Draft, day(6, 1)), Some(ReportDue::Due));
    assert_eq!(at(ReportState::Draft, day(6, 30)), Some(ReportDue::Due));
    assert_eq!(at(ReportState::Returned, day(7, 1)), Some(ReportDue::Overdue));
    assert_eq!(at(ReportState::Submitted, day(7, 1)), None);
    assert_eq!(at(ReportState::Accepted, day(7, 1)), None);
    assert_eq!((days_late(day(6, 30), day(7, 21)), days_late(day(6, 30), day(6, 1))), (21, 0));
}

#[test]
fn accepted_figures_are_locked() {
    assert!(ReportState::Accepted.is_locked());
    assert_eq!(ReportState::Accepted.actions(), []);
    let open: Vec<_> = ReportState::ALL.iter().filter(|state| state.is_open()).collect();
    assert_eq!(open, [&ReportState::Expected, &ReportState::Draft, &ReportState::Returned]);
}

#[test]
fn what_was_typed_comes_back_as_it_was_also_when_it_is_wrong() {
    let mut content = content();
    content.spending[0].amount = "12,,5".into();
    content.notes.insert(id(1), " ".into());
    let kept = serde_json::to_string(&content).expect("plain data");
    assert_eq!(serde_json::from_str::<Content>(&kept).expect("what was written"), content);
    assert_eq!(serde_json::from_str::<Content>("{}").expect("an empty report"), Content::default());
}

#[test]
fn a_section_is_blank_until_something_is_typed_in_it() {
    let blank: Vec<_> = ReportSection::ALL.iter().map(|section| Content::default().is_blank(*section)).collect();
    assert_eq!(blank, [true; 5]);
    let written: Vec<_> = ReportSection::ALL.iter().map(|section| content().is_blank(*section)).collect();
    assert_eq!(written, [false, false, false, false, true]);
}

#[test]
fn a_section_changes_its_own_fingerprint_and_no_other() {
    let before = content();
    let changed = |change: &dyn Fn(&mut Content)| {
        let mut after = before.clone();
        change(&mut after);
        let differ = |section: &&ReportSection| before.fingerprint(**section) != after.fingerprint(**section);
        ReportSection::ALL.iter().filter(differ).copied().collect::<Vec<_>>()
    };
    assert_eq!(changed(&|content| content.narrative.lessons = "Creuser tôt.".into()), [ReportSection::Narrative]);
    let noted = |content: &mut Content| drop(content.notes.insert(id(1), "Le ciment.".into()));
    assert_eq!(changed(&noted), [ReportSection::Spending]);
    assert_eq!(changed(&|content| content.people.clear()), [ReportSection::People]);
    assert_eq!(changed(&|_| {}), []);
}

#[test]
fn a_frozen_report_is_read_back_as_it_was_and_has_one_text() {
    let lines = [line(1, 6_000, 0), line(2, 4_000, 0)];
    let figures = check_submission(&facts(&lines), &content()).expect("complete");
    let identity = frozen::Identity {
        report: id(10),
        agreement: id(11),
        agreement_number: "C-2026-001".into(),
        position: 1,
        kind: ReportKind::Interim,
        version: 2,
        period_start: day(1, 1),
        period_end: day(5, 31),
        partner: id(12),
        submitted_by: id(13),
        submitted_by_name: "Bia Exemplo".into(),
        submitted_at: Instant::from(Utc.with_ymd_and_hms(2027, 6, 10, 9, 0, 0).single().expect("an instant")),
    };
    let file = |name: &str| crate::domain::proposal::frozen::FrozenDocument {
        code: "spending_proof".into(),
        name: name.into(),
        size: 12,
        sha256: "ab".repeat(32),
    };
    let of = |files| FrozenReport::new(identity.clone(), content(), figures.clone(), files);
    let text = of(vec![file("b.pdf"), file("a.pdf")]).to_canonical().expect("plain data");
    assert_eq!(of(vec![file("a.pdf"), file("b.pdf")]).to_canonical().expect("plain data"), text);
    assert_eq!(FrozenReport::read(&text).expect("what was written").content, content());
    assert!(FrozenReport::read(&text.replace("kafo-report-1", "kafo-report-9")).is_err());
}

#[test]
fn reminders_go_out_two_weeks_and_three_days_before_the_day_and_once_after_it() {
    let on = |today| Reminder::on(day(6, 30), today);
    assert_eq!(on(day(6, 15)), None);
    assert_eq!([on(day(6, 16)), on(day(6, 26))], [Some(Reminder::Soon); 2]);
    assert_eq!([on(day(6, 27)), on(day(6, 30))], [Some(Reminder::Shortly); 2]);
    assert_eq!([on(day(7, 1)), on(day(12, 1))], [Some(Reminder::Late); 2]);
}
