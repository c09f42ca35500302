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
    /// The documents of the report.
    pub documents: Vec<DocumentRow>,
    /// The tranche that waits for it: its number, amount and state.
    pub tranche: Option<(i32, i64, TrancheState)>,
}

/// What is found of a report in one statement: the report, its agreement, the partner's name, and
/// the tranche that waits for it.
type Found = (ReportRow, AgreementRow, String, Option<(i32, i64, TrancheState)>);

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
        let sums: Vec<(Id, Option<i64>)> = expenditures::table
            .inner_join(reports::table)
            .filter(reports::agreement_id.eq(agreement.id))
            .filter(reports::state.eq(ReportState::Accepted))
            .filter(reports::id.ne(report.id))
            .group_by(expenditures::line_id)
            .select((expenditures::line_id, ext::sum_i64(expenditures::amount)))
            .load(db)?;
        let papers = documents::list_of(db, DocumentOwner::Report, report.id)?;
        let accepted = sums.into_iter().map(|(line, sum)| (line, sum.unwrap_or(0))).collect();
        Ok(ReportFile { report, agreement, partner, lines, indicators, accepted, documents: papers, tranche })
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

/// People reached in the other reports of the agreement that were accepted, and women among them.
/// Whoever calls has found the report for its viewer.
///
/// # Errors
/// The database's.
pub fn reached_before(db: &mut Db, file: &ReportFile) -> QueryResult<(i64, i64)> {
    let counts: Vec<(i32, i32)> = reports::table
        .filter(reports::agreement_id.eq(file.agreement.id))
        .filter(reports::state.eq(ReportState::Accepted))
        .filter(reports::id.ne(file.report.id))
        .select((reports::people, reports::women))
        .load(db)?;
    let sum = |count: fn(&(i32, i32)) -> i32| counts.iter().map(|row| i64::from(count(row))).sum();
    Ok((sum(|row| row.0), sum(|row| row.1)))
}
