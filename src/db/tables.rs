//! The tables that the audit log covers, in the order of their migrations: one list, for the check
//! of everything stored and for the export.

use diesel::prelude::*;

use super::audit_log::SealedRow;
use super::{Db, schema};
use crate::domain::id::Id;

/// How many rows are read at a time.
const BATCH: i64 = 2_000;

/// Goes through tables row by row.
pub trait TableVisitor {
    /// Why it stops early.
    type Stop: From<diesel::result::Error>;

    /// A table begins.
    ///
    /// # Errors
    /// To stop.
    fn begin(&mut self, table: &'static str) -> Result<(), Self::Stop>;

    /// One row of the table that began, in the order of their identifiers.
    ///
    /// # Errors
    /// To stop.
    fn row<R: SealedRow>(&mut self, row: &R) -> Result<(), Self::Stop>;

    /// The table ends.
    ///
    /// # Errors
    /// To stop.
    fn end(&mut self, table: &'static str) -> Result<(), Self::Stop>;
}

/// Shows a visitor every row of every sealed table.
///
/// # Errors
/// The visitor's, and the database's.
pub fn visit_all<V: TableVisitor>(db: &mut Db, visitor: &mut V) -> Result<(), V::Stop> {
    macro_rules! visit {
        ($($module:ident :: $row:ident in $table:ident),+ $(,)?) => {$(
            visitor.begin(stringify!($table))?;
            let mut after: Option<Id> = None;
            loop {
                let mut query = schema::$table::table.order(schema::$table::id).limit(BATCH).into_boxed();
                if let Some(after) = after {
                    query = query.filter(schema::$table::id.gt(after));
                }
                let rows: Vec<super::$module::$row> = query.load(db)?;
                let Some(last) = rows.last() else { break };
                after = Some(last.id);
                rows.iter().try_for_each(|row| visitor.row(row))?;
            }
            visitor.end(stringify!($table))?;
        )+};
    }
    visit!(
        users::UserRow in users,
        users::RoleGrantRow in role_grants,
        tokens::ApiTokenRow in api_tokens,
        programmes::ProgrammeRow in programmes,
        programmes::ProgrammeFundRow in programme_funds,
        calls::CallRow in calls,
        calls::LotRow in lots,
        calls::AmendmentDraftRow in call_amendment_drafts,
        calls::AmendmentRow in call_amendments,
        calls::OpeningRow in call_openings,
        partners::PartnerRow in partners,
        partners::MemberRow in members,
        partners::BankAccountRow in bank_accounts,
        duplicates::PairRow in partner_pairs,
        screenings::ListRow in screening_lists,
        screenings::EntryRow in screening_entries,
        screenings::MatchRow in screening_matches,
        questions::QuestionRow in call_questions,
        questions::CorrectionRow in call_answer_corrections,
        documents::DocumentRow in documents,
        proposals::ProposalRow in proposals,
        proposals::ProposalVersionRow in proposal_versions,
        proposals::ProposalReturnRow in proposal_returns,
        proposals::EligibilityCheckRow in eligibility_checks,
        evaluations::EvaluationRow in evaluations,
        decisions::DecisionRow in decisions,
        agreements::AgreementRow in agreements,
        agreements::AgreementLineRow in agreement_lines,
        agreements::AgreementIndicatorRow in agreement_indicators,
        agreements::SignatureEventRow in signature_events,
        reports::ReportRow in reports,
        reports::ReportVersionRow in report_versions,
        reports::ExpenditureRow in expenditures,
        reports::ReportCountRow in report_counts,
        reports::ReportResultRow in report_results,
        payments::TrancheRow in tranches,
        payments::PaymentRow in payments,
        ledger::LedgerEntryRow in ledger_entries,
    );
    Ok(())
}
