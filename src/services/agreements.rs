//! Agreements: the award answered, the contract prepared from the data, approved, signed by both
//! sides, and the evidence of each signature.

mod code;
mod signing;

pub use code::{ask_code, judge_code};
pub use signing::{
    SignInput, keep_authority, note_viewed, record_final, record_text, sign_as_organisation, sign_as_partner,
};

use chrono::{Days, NaiveDate};

use crate::db::Db;
use crate::db::agreements::{self, AgreementIndicatorRow, AgreementLineRow, AgreementRow};
use crate::db::audit_log::{self, Entry, SealedRow};
use crate::db::calls::CallRow;
use crate::db::decisions::{self, DecisionRow};
use crate::db::outbox;
use crate::db::partners::PartnerRow;
use crate::db::payments::{self, TrancheRow};
use crate::db::proposals::ProposalRow;
use crate::db::reports::ReportRow;
use crate::domain::act::Act;
use crate::domain::actor::At;
use crate::domain::agreement::{self, AgreementAction, AgreementNumber, AgreementState, check_approval, check_terms};
use crate::domain::budget;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::money::Money;
use crate::domain::number::parse_scaled;
use crate::domain::partner;
use crate::domain::permission::Permission;
use crate::domain::proposal::ProposalAction;
use crate::domain::report::{self, ReportState};
use crate::domain::state::Unmet;
use crate::domain::tranche::{self, AmountBands, Condition, PlanDates, PlannedTranche, Risk, TrancheState};
use crate::services::Refusal;

/// The partner accepts or declines its award. A signatory answers.
///
/// # Errors
/// Not awarded, not theirs, or not a signatory.
pub fn answer_award(db: &mut Db, act: &Act, proposal: Id, version: i32, accepts: bool) -> Result<(), Refusal> {
    let mut row = Refusal::found(ProposalRow::find_locked(db, proposal)?)?;
    if !act.actor.is_member_of(row.partner_id) {
        return Err(Refusal::NotFound);
    }
    if !act.actor.may_for(Permission::AwardAnswer, row.partner_id) {
        return Err(Refusal::Forbidden);
    }
    row.expect_version(version)?;
    let before = row.state;
    row.state = before.after(if accepts { ProposalAction::Accept } else { ProposalAction::Decline })?;
    row.updated_at = act.at;
    row.save(db)?;
    let action = if accepts { "award.accept" } else { "award.decline" };
    let entry = Entry::new(action, "proposal", row.id, &row.number).change("state", before, row.state).seal(&row)?;
    audit_log::record(db, act, entry)?;
    let event = if accepts { Event::AwardAccepted { proposal } } else { Event::AwardDeclined { proposal } };
    outbox::tell(db, act, &event)?;
    Ok(())
}

/// What the officer decides when preparing an agreement; the rest comes from the data.
#[derive(Debug, Clone)]
pub struct Preparation {
    /// The accepted proposal.
    pub proposal: Id,
    /// How much care the partner asks for: decides the tranche plan.
    pub risk: Risk,
    /// The first day of the project.
    pub starts_on: NaiveDate,
}

/// Prepares the agreement of an accepted award: lines that sum to the grant, indicators, tranches,
/// and the calendar of reports.
///
/// # Errors
/// The award is not accepted, an agreement exists, or the terms do not fit.
pub fn prepare(db: &mut Db, act: &Act, input: &Preparation) -> Result<AgreementRow, Refusal> {
    let proposal = Refusal::found(ProposalRow::find_locked(db, input.proposal)?)?;
    let call = Refusal::found(CallRow::find(db, proposal.call_id)?)?;
    allowed(act, Permission::AgreementPrepare, &call)?;
    // The state says whether the award was accepted; it changes when the agreement is in force.
    proposal.state.after(ProposalAction::Contract)?;
    if agreements::find_of_proposal(db, proposal.id)?.is_some() {
        return Err(Unmet::new("agreement-exists").into());
    }
    let decision = Refusal::found(decisions::find_of_proposal(db, proposal.id)?)?;
    let year = u16::try_from(chrono::Datelike::year(&act.at.date_naive())).unwrap_or(0);
    let serial = audit_log::next_number(db, &format!("agreement:{year}"))?;
    let number = AgreementNumber { year, serial: u32::try_from(serial).unwrap_or(u32::MAX) };
    let agreement = agreement_row(act, input, &proposal, &call, &decision, number);
    let lines = line_rows(act, &agreement, &proposal);
    let plan = planned(&agreement);
    let dates = PlanDates::new(agreement.starts_on, agreement.ends_on);
    let reports = report_rows(act, &agreement, &dates, plan.len());
    let tranches = tranche_rows(act, &agreement, &plan, &reports);
    let indicators = indicator_rows(act, &agreement, &proposal);
    let mut unmet = terms(&agreement, &lines);
    if input.starts_on < act.at.date_naive() - Days::new(400) {
        unmet.push(Unmet::new("agreement-dates").on("starts_on"));
    }
    unmet.extend(tranche::check_plan(agreement.grant(), &plan, reports.len(), tranche::LAST_SHARE_BP));
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    agreement.insert(db)?;
    lines.iter().try_for_each(|row| row.insert(db))?;
    indicators.iter().try_for_each(|row| row.insert(db))?;
    reports.iter().try_for_each(|row| row.insert(db))?;
    tranches.iter().try_for_each(|row| row.insert(db))?;
    let entry = Entry::new("agreement.prepare", "agreement", agreement.id, &agreement.number)
        .set("grant", agreement.grant().tagged())
        .set("risk", agreement.risk)
        .seal(&agreement)?
        .seal_all(&lines)?
        .seal_all(&indicators)?
        .seal_all(&reports)?
        .seal_all(&tranches)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::AgreementPrepared { agreement: agreement.id })?;
    Ok(agreement)
}

/// Another person approves the agreement; the text is then typeset and the partner may sign.
///
/// # Errors
/// The preparer, a plan that does not sum to the grant, or the wrong state.
pub fn approve(db: &mut Db, act: &Act, id: Id, version: i32) -> Result<AgreementRow, Refusal> {
    let (mut agreement, call) = load(db, id)?;
    allowed(act, Permission::AgreementApprove, &call)?;
    agreement.expect_version(version)?;
    let before = agreement.state;
    agreement.state = before.after(AgreementAction::Approve)?;
    let lines = agreements::list_lines(db, id)?;
    let mut unmet = terms(&agreement, &lines);
    let tranches = payments::list_tranches(db, id)?;
    let sum: i64 = tranches.iter().map(|tranche| tranche.amount).sum();
    if sum != agreement.grant_amount {
        unmet.push(
            Unmet::new("plan-sum")
                .with("sum_money", Money::new(sum, agreement.currency).tagged())
                .with("grant_money", agreement.grant().tagged()),
        );
    }
    let looked_at = PartnerRow::find(db, agreement.partner_id)?.and_then(|partner| partner.second_look_at);
    unmet.extend(partner::lacks_second_look(agreement.grant_amount, call.rules.second_approval_above, looked_at));
    let approver = act.actor.user().ok_or(Refusal::Forbidden)?;
    let unmet = check_approval(agreement.prepared_by, approver, unmet);
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    agreement.approved_by = Some(approver);
    agreement.approved_at = Some(act.at);
    agreement.save(db)?;
    finish::<AgreementLineRow>(db, act, "agreement.approve", &agreement, before, &[])?;
    outbox::tell(db, act, &Event::AgreementApproved { agreement: id })?;
    Ok(agreement)
}

/// The agreement, locked, with its call.
fn load(db: &mut Db, id: Id) -> Result<(AgreementRow, CallRow), Refusal> {
    let agreement = Refusal::found(AgreementRow::find_locked(db, id)?)?;
    let call = Refusal::found(CallRow::find(db, agreement.call_id)?)?;
    Ok((agreement, call))
}

/// Whether the actor holds the permission where the call is. Who holds it elsewhere only does not
/// see the agreement at all.
fn allowed(act: &Act, permission: Permission, call: &CallRow) -> Result<(), Refusal> {
    let here = At::country(call.country).of_programme(call.programme_id).of_call(call.id);
    if act.actor.may_at(permission, here) {
        Ok(())
    } else if act.actor.may_at(Permission::AgreementRead, here) {
        Err(Refusal::Forbidden)
    } else {
        Err(Refusal::NotFound)
    }
}

/// Writes the audit event of a change of state, with the seal of the agreement and of what changed
/// beside it.
fn finish<R: SealedRow>(
    db: &mut Db,
    act: &Act,
    action: &'static str,
    agreement: &AgreementRow,
    before: AgreementState,
    others: &[R],
) -> Result<(), Refusal> {
    let entry = Entry::new(action, "agreement", agreement.id, &agreement.number)
        .change("state", before, agreement.state)
        .seal(agreement)?
        .seal_all(others)?;
    Ok(audit_log::record(db, act, entry)?)
}

fn terms(agreement: &AgreementRow, lines: &[AgreementLineRow]) -> Vec<Unmet> {
    let grants: Vec<Money> = lines.iter().map(|line| Money::new(line.grant_share, agreement.currency)).collect();
    check_terms(agreement.grant(), &grants, agreement.starts_on, agreement.ends_on)
}

fn agreement_row(
    act: &Act,
    input: &Preparation,
    proposal: &ProposalRow,
    call: &CallRow,
    decision: &DecisionRow,
    number: AgreementNumber,
) -> AgreementRow {
    let read = budget::read(&proposal.content.budget.lines, call.currency);
    AgreementRow {
        id: act.id(),
        number: number.to_string(),
        proposal_id: proposal.id,
        call_id: call.id,
        partner_id: proposal.partner_id,
        programme_id: call.programme_id,
        state: AgreementState::Prepared,
        lang: proposal.lang,
        title: proposal.title.clone(),
        country: call.country,
        currency: call.currency,
        grant_amount: decision.amount,
        own_amount: read.own().minor(),
        beneficiaries: proposal.beneficiaries,
        starts_on: input.starts_on,
        ends_on: agreement::ends_on(input.starts_on, &proposal.content.project.months),
        risk: input.risk,
        liquidation_last_bp: i32::try_from(call.rules.previous_tranche_spent_bp).unwrap_or(10_000),
        liquidation_earlier_bp: i32::try_from(call.rules.earlier_tranches_spent_bp).unwrap_or(10_000),
        prepared_by: act.actor.user().unwrap_or(decision.decided_by),
        prepared_at: act.at,
        approved_by: None,
        approved_at: None,
        partner_signed_by: None,
        partner_signed_at: None,
        organisation_signed_by: None,
        organisation_signed_at: None,
        text_document_id: None,
        final_document_id: None,
        version: 1,
    }
}

/// The budget of the proposal as lines of the agreement. When less was awarded than asked, the
/// grant's share of each line is reduced in proportion, and no unit is lost.
fn line_rows(act: &Act, agreement: &AgreementRow, proposal: &ProposalRow) -> Vec<AgreementLineRow> {
    let read = budget::read(&proposal.content.budget.lines, agreement.currency);
    let weights: Vec<u64> = read.lines.iter().map(|line| u64::try_from(line.grant.minor()).unwrap_or(0)).collect();
    let shares = agreement.grant().allocate(&weights);
    read.lines
        .iter()
        .zip(shares)
        .enumerate()
        .map(|(index, (line, share))| AgreementLineRow {
            id: act.id(),
            agreement_id: agreement.id,
            position: position(index),
            heading: line.heading,
            description: line.description.clone(),
            unit: line.unit.clone(),
            quantity: line.quantity_thousandths,
            unit_cost: line.unit_cost.minor(),
            grant_share: share.minor(),
            own_share: line.own.minor(),
        })
        .collect()
}

fn planned(agreement: &AgreementRow) -> Vec<PlannedTranche> {
    let bands = AmountBands::default_for(agreement.currency);
    tranche::plan(agreement.grant(), agreement.risk, bands, &PlanDates::new(agreement.starts_on, agreement.ends_on))
}

fn report_rows(act: &Act, agreement: &AgreementRow, dates: &PlanDates, tranches: usize) -> Vec<ReportRow> {
    report::calendar(dates, tranches)
        .into_iter()
        .map(|expected| ReportRow {
            id: act.id(),
            agreement_id: agreement.id,
            position: i32::try_from(expected.position).unwrap_or(i32::MAX),
            kind: expected.kind,
            period_start: expected.period_start,
            period_end: expected.period_end,
            due_on: expected.due_on,
            state: ReportState::Expected,
            content: report::Content::default(),
            comments: report::Comments::default(),
            spent: 0,
            people: 0,
            women: 0,
            submitted_by: None,
            submitted_at: None,
            reviewed_by: None,
            reviewed_at: None,
            version: 1,
        })
        .collect()
}

fn tranche_rows(
    act: &Act,
    agreement: &AgreementRow,
    plan: &[PlannedTranche],
    reports: &[ReportRow],
) -> Vec<TrancheRow> {
    plan.iter()
        .map(|planned| TrancheRow {
            id: act.id(),
            agreement_id: agreement.id,
            position: i32::try_from(planned.position).unwrap_or(i32::MAX),
            amount: planned.amount.minor(),
            due_on: planned.due_on,
            report_id: match planned.condition {
                Condition::Signature => None,
                Condition::ReportAccepted(number) => reports.get(number - 1).map(|report| report.id),
            },
            state: TrancheState::Planned,
        })
        .collect()
}

fn indicator_rows(act: &Act, agreement: &AgreementRow, proposal: &ProposalRow) -> Vec<AgreementIndicatorRow> {
    proposal
        .content
        .results
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| AgreementIndicatorRow {
            id: act.id(),
            agreement_id: agreement.id,
            position: position(index),
            name: item.name.clone(),
            unit: item.unit.clone(),
            baseline: hundredths(&item.baseline),
            target: hundredths(&item.target),
            verification: item.verification.clone(),
        })
        .collect()
}

/// A value of an indicator as agreements and reports keep it. The rules of proposals have read it.
fn hundredths(typed: &str) -> i64 {
    parse_scaled(typed, report::check::RESULT_DECIMALS).unwrap_or(0)
}

fn position(index: usize) -> i32 {
    i32::try_from(index + 1).unwrap_or(i32::MAX)
}
