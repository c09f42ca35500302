//! One report with everything it is about, for its partner and for staff.

use std::collections::HashMap;

use diesel::prelude::*;

use super::ReportRow;
use crate::db::agreements::{self as agreement_rows, AgreementIndicatorRow, AgreementLineRow, AgreementRow};
use crate::db::documents::{self, DocumentRow};
use crate::db::schema::{agreements, expenditures, partners, reports, tranches};
use crate::db::{Db, ext};
use crate::domain::actor::{Actor, At};
use crate::domain::document::DocumentOwner;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::permission::Permission;
use crate::domain::report::{IndicatorFacts, LineFacts, ReportState};
use crate::domain::tranche::TrancheState;

/// A report with everything that its pages show.
#[derive(Debug, Clone)]
pub struct ReportFile {
    /// The report.
    pub report: ReportRow,
    /// Its agreement.
    pub agreement: AgreementRow,
    /// The partner's name.
    pub partner: String,
    /// The budget lines, in order.
    pub lines: Vec<AgreementLineRow>,
    /// The indicators, in order.
    pub indicators: Vec<AgreementIndicatorRow>,
    /// What other reports had accepted, by budget line.
    pub accepted: HashMap<Id, i64>,
    /// People reached in other reports that were accepted, and women among them.
    pub reached: (i64, i64),
    /// The documents of the report.
    pub documents: Vec<DocumentRow>,
    /// The tranche that waits for it: its number, amount and state.
    pub tranche: Option<(i32, i64, TrancheState)>,
}

/// What is found of a report in one statement: the report, its agreement, the partner's name, and
/// the tranche that waits for it.
type Found = (ReportRow, AgreementRow, String, Option<(i32, i64, TrancheState)>);

/// Another report of the agreement with its people and the women among them, a budget line, and what was spent on it.
type OtherRow = ((Id, i32, i32), Option<Id>, Option<i64>);

impl ReportFile {
    /// Where the report is, for questions of permission.
    pub fn place(&self) -> At {
        place(&self.agreement)
    }

    /// The budget lines as the rules want them.
    pub fn line_facts(&self) -> Vec<LineFacts> {
        let money = |minor| Money::new(minor, self.agreement.currency);
        self.lines
            .iter()
            .map(|line| LineFacts {
                id: line.id,
                number: usize::try_from(line.position).unwrap_or(0),
                grant: money(line.grant_share),
                accepted_before: money(self.accepted.get(&line.id).copied().unwrap_or(0)),
            })
            .collect()
    }

    /// The indicators as the rules want them.
    pub fn indicator_facts(&self) -> Vec<IndicatorFacts> {
        self.indicators
            .iter()
            .map(|row| IndicatorFacts { id: row.id, number: usize::try_from(row.position).unwrap_or(0) })
            .collect()
    }

    fn load(db: &mut Db, (report, agreement, partner, tranche): Found) -> QueryResult<ReportFile> {
        let lines = agreement_rows::list_lines(db, agreement.id)?;
        let indicators = agreement_rows::list_indicators(db, agreement.id)?;
        // A report that was accepted is not counted before itself.
        let others: Vec<OtherRow> = reports::table
            .left_join(expenditures::table)
            .filter(reports::agreement_id.eq(agreement.id))
            .filter(reports::state.eq(ReportState::Accepted))
            .filter(reports::id.ne(report.id))
            .group_by((reports::id, reports::people, reports::women, expenditures::line_id))
            .select((
                (reports::id, reports::people, reports::women),
                expenditures::line_id.nullable(),
                ext::sum_i64(expenditures::amount.nullable()),
            ))
            .load(db)?;
        let reached: HashMap<Id, (i64, i64)> =
            others.iter().map(|((id, people, women), ..)| (*id, ((*people).into(), (*women).into()))).collect();
        let mut accepted: HashMap<Id, i64> = HashMap::new();
        for (_, line, sum) in &others {
            if let Some(line) = line {
                *accepted.entry(*line).or_default() += sum.unwrap_or(0);
            }
        }
        let papers = documents::list_of(db, DocumentOwner::Report, report.id)?;
        let reached = reached.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        Ok(ReportFile { report, agreement, partner, lines, indicators, accepted, reached, documents: papers, tranche })
    }
}

fn place(agreement: &AgreementRow) -> At {
    At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id)
}

fn find(db: &mut Db, report: Id) -> QueryResult<Option<Found>> {
    reports::table
        .inner_join(agreements::table.inner_join(partners::table))
        .left_join(tranches::table.on(tranches::report_id.eq(reports::id.nullable())))
        .filter(reports::id.eq(report))
        .select((
            reports::all_columns,
            agreements::all_columns,
            partners::name,
            (tranches::position, tranches::amount, tranches::state).nullable(),
        ))
        .first(db)
        .optional()
}

/// A report of an organisation of which the actor is a member.
///
/// # Errors
/// The database's.
pub fn find_own(db: &mut Db, actor: &Actor, report: Id) -> QueryResult<Option<ReportFile>> {
    let found = find(db, report)?.filter(|found| actor.is_member_of(found.1.partner_id));
    found.map(|found| ReportFile::load(db, found)).transpose()
}

/// A report that the actor may read as staff.
///
/// # Errors
/// The database's.
pub fn find_for(db: &mut Db, actor: &Actor, report: Id) -> QueryResult<Option<ReportFile>> {
    let found = find(db, report)?.filter(|found| actor.may_at(Permission::ReportRead, place(&found.1)));
    found.map(|found| ReportFile::load(db, found)).transpose()
}
