//! The grant agreement with its annexes: budget, results, tranche plan.

mod sample;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::beneficiary::{AgeBand, Group};
use crate::domain::budget::Heading;
use crate::domain::report::ReportKind;

use super::{CallRef, Currency, Party, ProposalRef};

/// Data of the agreement. The template refuses data whose sums do not agree.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementData {
    /// Number of the agreement.
    pub number: String,
    /// Version of the text, from 1.
    pub version: u32,
    /// The day this version was prepared.
    pub prepared: NaiveDate,
    /// Who gives the grant.
    pub organisation: Party,
    /// Who receives it.
    pub partner: Party,
    /// The call.
    pub call: CallRef,
    /// Who funds the programme.
    pub donors: Vec<String>,
    /// The proposal that the agreement carries out.
    pub proposal: ProposalRef,
    /// Where the project takes place, down to the locality.
    pub place: String,
    /// Country of the project.
    pub country: String,
    /// What the project does, a paragraph each.
    pub summary: Vec<String>,
    /// First day of the project.
    pub starts: NaiveDate,
    /// Last day of the project.
    pub ends: NaiveDate,
    /// Its length in months.
    pub months: u32,
    /// Currency of all amounts.
    pub currency: Currency,
    /// Total cost: `grant` + `own`.
    pub total: i64,
    /// The grant, at most.
    pub grant: i64,
    /// The partner's own share.
    pub own: i64,
    /// The partner's bank account, masked, with the bank's name.
    pub account: String,
    /// Annex 1.
    pub budget: Vec<BudgetHeading>,
    /// Annex 2: people to reach.
    pub people: Vec<AgeRow>,
    /// Annex 2: what is measured.
    pub indicators: Vec<Indicator>,
    /// Annex 3. The amounts sum to `grant`.
    pub tranches: Vec<Tranche>,
    /// Reports with their dates.
    pub reports: Vec<ReportDue>,
    /// The settings that the articles quote.
    pub terms: Terms,
    /// Clauses for this project alone, a paragraph each.
    pub special: Vec<String>,
    /// Address of the portal where the agreement is signed.
    pub portal_url: String,
}

/// One heading of the budget with its lines. Each of its totals is the sum of its lines'.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetHeading {
    /// Which heading.
    pub heading: Heading,
    /// Its lines.
    pub lines: Vec<BudgetLine>,
    /// Cost of the heading.
    pub total: i64,
    /// Part borne by the grant.
    pub grant: i64,
    /// Part borne by the partner.
    pub own: i64,
}

/// One line of the budget.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetLine {
    /// Number of the line in the budget, from 1.
    pub number: u32,
    /// What is paid.
    pub description: String,
    /// Unit of the quantity.
    pub unit: String,
    /// Quantity in thousandths.
    pub quantity: i64,
    /// Cost of one unit.
    pub unit_cost: i64,
    /// Cost of the line: `grant` + `own`.
    pub total: i64,
    /// Part borne by the grant.
    pub grant: i64,
    /// Part borne by the partner.
    pub own: i64,
}

/// People of one group and one age band.
#[derive(Clone, Debug, Serialize)]
pub struct AgeRow {
    /// The group.
    pub group: Group,
    /// The age band.
    pub age: AgeBand,
    /// Women and girls.
    pub women: u32,
    /// Men and boys.
    pub men: u32,
}

/// One indicator of the results.
#[derive(Clone, Debug, Serialize)]
pub struct Indicator {
    /// The result that it measures.
    pub result: String,
    /// What is counted.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Value at the start, in thousandths; none when unknown.
    pub baseline: Option<i64>,
    /// Value to reach, in thousandths.
    pub target: i64,
    /// Where the figure comes from.
    pub source: String,
}

/// One tranche of the grant.
#[derive(Clone, Debug, Serialize)]
pub struct Tranche {
    /// Number, from 1.
    pub number: u32,
    /// Amount.
    pub amount: i64,
    /// The day it is planned for.
    pub planned: NaiveDate,
    /// What must be so before it is paid.
    pub conditions: Vec<Condition>,
}

/// A condition of a tranche.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Condition {
    /// Both parties have signed and the bank account is verified.
    Signed,
    /// Report number `report` is accepted.
    ReportAccepted {
        /// Number of the report.
        report: u32,
    },
    /// The final report is accepted.
    FinalReportAccepted,
    /// Accepted spending of the tranche before reaches this share.
    Spent {
        /// Whole percent of the tranche.
        percent: u32,
    },
    /// Something else, in the document's language.
    Other {
        /// The condition.
        text: String,
    },
}

/// A report that the partner owes.
#[derive(Clone, Debug, Serialize)]
pub struct ReportDue {
    /// Number, from 1.
    pub number: u32,
    /// Kind.
    pub kind: ReportKind,
    /// First day of its period.
    pub from: NaiveDate,
    /// Last day of its period.
    pub to: NaiveDate,
    /// The day it is due.
    pub due: NaiveDate,
}

/// The figures that the articles quote: settings of the programme or of the call.
#[derive(Clone, Debug, Serialize)]
pub struct Terms {
    /// Accepted spending of the tranche before, in whole percent, for the next one to be paid.
    pub spent_percent: u32,
    /// Variance of a line, in whole percent, above which a note is needed.
    pub note_percent: u32,
    /// Variance of a line above which a written decision is needed.
    pub decision_percent: u32,
    /// What may move between headings without an amendment of the amount, in whole percent.
    pub shift_percent: u32,
    /// Days in which the organisation answers a report.
    pub answer_days: u32,
    /// Days in which the partner confirms that money has arrived.
    pub confirm_days: u32,
    /// Days in which unspent money is paid back.
    pub refund_days: u32,
    /// Days before the end within which a change can no longer be asked for.
    pub change_days: u32,
    /// Days to mend a breach before the agreement is terminated.
    pub notice_days: u32,
    /// Days to settle a dispute amicably.
    pub settle_days: u32,
    /// Months an advance may stay unjustified before payments stop.
    pub advance_months: u32,
    /// Years that papers are kept after the last payment.
    pub keep_years: u32,
    /// The law that applies, such as « le droit de la République de Guinée-Bissau ».
    pub law: String,
    /// Who decides a dispute, such as « les tribunaux de Bissau ».
    pub forum: String,
}
