//! What pages of agreements list: documents, tranches, reports.

use chrono::NaiveDate;
use serde::Serialize;

use super::sample_id;
use crate::db::documents::DocumentRow;
use crate::db::payments::{PaymentRow, TrancheRow};
use crate::db::reports::ReportRow;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::payment::PaymentState;
use crate::domain::report::{self, ReportDue, ReportKind, ReportState};
use crate::domain::tranche::TrancheState;

/// A document of the agreement.
#[derive(Debug, Clone, Serialize)]
pub struct File {
    name: String,
    href: String,
    size: i64,
    r#type: &'static str,
    purpose: String,
    sha256: String,
}

impl File {
    /// Of a row.
    pub fn of(row: &DocumentRow) -> Self {
        File {
            name: row.name.clone(),
            href: format!("/documents/{}", row.id),
            size: row.size,
            r#type: "PDF",
            purpose: row.purpose.as_str().replace('_', "-"),
            sha256: row.sha256.clone(),
        }
    }

    /// For samples.
    pub fn sample() -> Self {
        File {
            name: "GA-2026-0001.pdf".into(),
            href: "/documents/1".into(),
            size: 82_000,
            r#type: "PDF",
            purpose: "agreement-text".into(),
            sha256: "ab".repeat(32),
        }
    }
}

/// A tranche with its condition.
#[derive(Debug, Clone, Serialize)]
pub struct TrancheLine {
    pub(super) id: Id,
    pub(super) position: i32,
    pub(super) amount: Money,
    pub(super) due_on: NaiveDate,
    pub(super) state: TrancheState,
    /// The number of the report that must be accepted; none: the signature alone.
    pub(super) report: Option<i32>,
    pub(super) report_accepted: bool,
    pub(super) final_report: bool,
    /// Whether a payment may be prepared for it.
    pub(super) free: bool,
}

impl TrancheLine {
    /// Of a row among the agreement's reports and payments.
    pub fn of(row: &TrancheRow, currency: Currency, reports: &[ReportRow], payments: &[PaymentRow]) -> Self {
        let report = reports.iter().find(|report| Some(report.id) == row.report_id);
        let held = payments.iter().any(|payment| {
            payment.tranche_id == row.id && !matches!(payment.state, PaymentState::Failed | PaymentState::Cancelled)
        });
        TrancheLine {
            id: row.id,
            position: row.position,
            amount: Money::new(row.amount, currency),
            due_on: row.due_on,
            state: row.state,
            report: report.map(|report| report.position),
            report_accepted: report.is_some_and(|report| report.state == ReportState::Accepted),
            final_report: report.is_some_and(|report| report.kind == ReportKind::Final),
            free: row.state == TrancheState::Due && !held,
        }
    }

    /// Whether nothing more will be paid for it.
    pub fn is_settled(&self) -> bool {
        self.state.is_settled()
    }

    /// For samples.
    pub fn sample(due_on: NaiveDate) -> Self {
        TrancheLine {
            id: sample_id(),
            position: 2,
            amount: Money::new(1_120_000, Currency::Xof),
            due_on,
            state: TrancheState::Due,
            report: Some(1),
            report_accepted: false,
            final_report: false,
            free: true,
        }
    }
}

/// A report with its place in the calendar.
#[derive(Debug, Clone, Serialize)]
pub struct ReportLine {
    id: Id,
    position: i32,
    kind: ReportKind,
    period_start: NaiveDate,
    period_end: NaiveDate,
    due_on: NaiveDate,
    /// The state, or what the calendar says of it.
    standing: &'static str,
    spent: Money,
    people: i32,
    is_accepted: bool,
}

impl ReportLine {
    /// Of a row, on this day.
    pub fn of(row: &ReportRow, currency: Currency, today: NaiveDate) -> Self {
        let due = report::due(row.state, row.period_end, row.due_on, today);
        let standing = match (row.state, due) {
            (ReportState::Expected | ReportState::Draft, Some(ReportDue::Overdue)) => "overdue",
            (ReportState::Expected, Some(ReportDue::Due)) => "due",
            (ReportState::Expected, Some(ReportDue::Upcoming)) => "upcoming",
            (state, _) => state.as_str(),
        };
        ReportLine {
            id: row.id,
            position: row.position,
            kind: row.kind,
            period_start: row.period_start,
            period_end: row.period_end,
            due_on: row.due_on,
            standing,
            spent: Money::new(row.spent, currency),
            people: row.people,
            is_accepted: row.state == ReportState::Accepted,
        }
    }

    /// For samples.
    pub fn sample(day: NaiveDate) -> Self {
        ReportLine {
            id: sample_id(),
            position: 1,
            kind: ReportKind::Interim,
            period_start: day,
            period_end: day,
            due_on: day,
            standing: "overdue",
            spent: Money::new(1_000_000, Currency::Xof),
            people: 120,
            is_accepted: false,
        }
    }
}
