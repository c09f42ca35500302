//! What an agreement says, from the rows. Nothing is typed for it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::QueryResult;

use super::Worker;
use crate::adapters::i18n;
use crate::adapters::pdf::data::{
    AgeRow, AgreementData, BudgetHeading, BudgetLine, CallRef, Condition, Indicator, Party, Person, ProposalRef,
    ReportDue, Terms, Tranche,
};
use crate::db::agreements::{self, AgreementIndicatorRow, AgreementLineRow, AgreementRow};
use crate::db::calls::{CallRow, LotRow};
use crate::db::decisions::{self, DecisionRow};
use crate::db::partners::{BankAccountRow, PartnerRow};
use crate::db::payments::{self, TrancheRow};
use crate::db::programmes::{self, ProgrammeRow};
use crate::db::proposals::ProposalRow;
use crate::db::reports::{self, ReportRow};
use crate::db::users::UserRow;
use crate::db::{Db, calls};
use crate::domain::actor::Role;
use crate::domain::beneficiary::{AgeBand, Cells, Group, Sex};
use crate::domain::budget::Heading;
use crate::domain::id::Id;
use crate::domain::ledger::AgeLimits;
use crate::domain::number::parse_whole;
use crate::domain::proposal::content::{Place, Results};
use crate::domain::region;
use crate::domain::report::ReportKind;
use crate::domain::report::check::VARIANCE_BP;
use crate::domain::text::Lang;

/// Days and years of the agreement's articles that no call changes. The share that may move between
/// headings is domain rule "budget ≤ 20 % between headings"; seven years of keeping papers as in the
/// EU's grant contracts with third countries.
mod fixed {
    pub const SHIFT_PERCENT: u32 = 20;
    pub const ANSWER_DAYS: u32 = 15;
    pub const CONFIRM_DAYS: u32 = 10;
    pub const REFUND_DAYS: u32 = 30;
    pub const CHANGE_DAYS: u32 = 30;
    pub const NOTICE_DAYS: u32 = 30;
    pub const SETTLE_DAYS: u32 = 60;
    pub const KEEP_YEARS: u32 = 7;
}

/// The rows that an agreement is made of.
pub(super) struct Facts {
    pub agreement: AgreementRow,
    pub partner: PartnerRow,
    pub call: CallRow,
    lots: Vec<LotRow>,
    programme: ProgrammeRow,
    donors: Vec<String>,
    proposal: ProposalRow,
    decision: Option<DecisionRow>,
    account: Option<BankAccountRow>,
    lines: Vec<AgreementLineRow>,
    indicators: Vec<AgreementIndicatorRow>,
    tranches: Vec<TrancheRow>,
    reports: Vec<ReportRow>,
    approver: Option<UserRow>,
}

/// Reads them. `None` when there is no such agreement.
pub(super) fn load(db: &mut Db, id: Id) -> QueryResult<Option<Facts>> {
    let Some(agreement) = AgreementRow::find(db, id)? else { return Ok(None) };
    let Some(partner) = PartnerRow::find(db, agreement.partner_id)? else { return Ok(None) };
    let Some(call) = CallRow::find(db, agreement.call_id)? else { return Ok(None) };
    let Some(programme) = ProgrammeRow::find(db, agreement.programme_id)? else { return Ok(None) };
    let Some(proposal) = ProposalRow::find(db, agreement.proposal_id)? else { return Ok(None) };
    let donors: BTreeSet<String> =
        programmes::list_funds(db, programme.id)?.into_iter().map(|fund| fund.donor).collect();
    Ok(Some(Facts {
        lots: calls::list_lots(db, call.id)?,
        donors: donors.into_iter().collect(),
        decision: decisions::find_of_proposal(db, proposal.id)?,
        account: payments::find_account(db, partner.id)?,
        lines: agreements::list_lines(db, id)?,
        indicators: agreements::list_indicators(db, id)?,
        tranches: payments::list_tranches(db, id)?,
        reports: reports::list_of_agreement(db, id)?,
        approver: match agreement.approved_by {
            Some(user) => UserRow::find(db, user)?,
            None => None,
        },
        agreement,
        partner,
        call,
        programme,
        proposal,
    }))
}

/// What the agreement says.
pub(super) fn data(facts: &Facts, worker: &Worker) -> AgreementData {
    let (agreement, proposal) = (&facts.agreement, &facts.proposal);
    let lang = agreement.lang;
    let say = |key: &str| i18n::text(lang.as_str(), key, &[]);
    let content = &proposal.content;
    AgreementData {
        number: agreement.number.clone(),
        version: 1,
        prepared: agreement.country.day(agreement.prepared_at),
        organisation: organisation(facts, worker),
        partner: partner(&facts.partner),
        call: CallRef {
            code: facts.call.code.clone(),
            title: facts.call.title.pick(lang).to_owned(),
            lot: (facts.lots.len() > 1)
                .then(|| facts.lots.iter().find(|lot| lot.id == proposal.lot_id))
                .flatten()
                .map(|lot| lot.name.pick(lang).to_owned()),
            programme: facts.programme.name.pick(lang).to_owned(),
        },
        donors: facts.donors.clone(),
        proposal: ProposalRef {
            code: proposal.number.clone(),
            title: agreement.title.clone(),
            receipt: proposal.receipt_number.clone().unwrap_or_default(),
            submitted: agreement.country.day(proposal.submitted_at.unwrap_or(agreement.prepared_at)),
        },
        place: place(&content.place, lang),
        country: i18n::named(lang.as_str(), "country", agreement.country),
        summary: paragraphs(&[&content.project.summary, &content.project.solution]),
        starts: agreement.starts_on,
        ends: agreement.ends_on,
        months: parse_whole(&content.project.months).ok().and_then(|months| u32::try_from(months).ok()).unwrap_or(0),
        currency: agreement.currency.into(),
        total: agreement.grant_amount + agreement.own_amount,
        grant: agreement.grant_amount,
        own: agreement.own_amount,
        account: match &facts.account {
            Some(account) => format!("{}, •••• {}", account.bank, account.number_last4),
            None => say("agreements-account-to-declare"),
        },
        budget: budget(&facts.lines),
        people: people(&content.beneficiaries.cells),
        indicators: facts
            .indicators
            .iter()
            .map(|row| Indicator {
                result: measured(&content.results, row),
                name: row.name.clone(),
                unit: row.unit.clone(),
                // Kept in hundredths, printed from thousandths.
                baseline: Some(row.baseline * 10),
                target: row.target * 10,
                source: row.verification.clone(),
            })
            .collect(),
        tranches: tranches(facts),
        reports: facts
            .reports
            .iter()
            .map(|report| ReportDue {
                number: positive(report.position),
                kind: report.kind,
                from: report.period_start,
                to: report.period_end,
                due: report.due_on,
            })
            .collect(),
        terms: terms(facts, lang),
        special: facts.decision.as_ref().map(|row| paragraphs(&[&row.conditions])).unwrap_or_default(),
        portal_url: worker.config.public_url.as_str().to_owned(),
    }
}

/// The awarding body. It is represented by whoever approved the text; who signs is on the seal.
pub(super) fn organisation(facts: &Facts, worker: &Worker) -> Party {
    Party {
        name: worker.config.organisation.clone(),
        registration: None,
        address: worker.config.organisation_address.clone(),
        email: None,
        representative: Person {
            name: facts.approver.as_ref().map(|user| user.name.clone()).unwrap_or_default(),
            function: role(Role::DecisionMaker, facts.agreement.lang),
        },
    }
}

/// A role's name in the agreement's language.
pub(super) fn role(role: Role, lang: Lang) -> String {
    i18n::named(lang.as_str(), "role", role)
}

/// The partner as a party.
pub(super) fn partner(partner: &PartnerRow) -> Party {
    let number = partner.registration_number.trim();
    Party {
        name: partner.name.clone(),
        registration: (!number.is_empty()).then(|| number.to_owned()),
        address: paragraphs(&[&partner.address]),
        email: (!partner.email.is_empty()).then(|| partner.email.clone()),
        representative: Person { name: partner.representative.clone(), function: partner.representative_role.clone() },
    }
}

/// "Três aldeias, Contuboel, Bafatá": the communities, the locality, and the region unless it is named already.
fn place(place: &Place, lang: Lang) -> String {
    let mut parts: Vec<String> = [&place.communities, &place.locality]
        .iter()
        .map(|text| paragraphs(&[text]).join(", "))
        .filter(|text| !text.is_empty())
        .collect();
    let region = region::name(place.region.trim(), lang);
    if !region.is_empty() && parts.iter().all(|part| !part.contains(region)) {
        parts.push(region.to_owned());
    }
    parts.join(", ")
}

/// The lines of texts that say something.
fn paragraphs(texts: &[&str]) -> Vec<String> {
    texts
        .iter()
        .flat_map(|text| text.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn budget(lines: &[AgreementLineRow]) -> Vec<BudgetHeading> {
    let mut headings: BTreeMap<Heading, Vec<BudgetLine>> = BTreeMap::new();
    for line in lines {
        headings.entry(line.heading).or_default().push(BudgetLine {
            number: positive(line.position),
            description: line.description.clone(),
            unit: line.unit.clone(),
            quantity: line.quantity,
            unit_cost: line.unit_cost,
            total: line.grant_share + line.own_share,
            grant: line.grant_share,
            own: line.own_share,
        });
    }
    headings
        .into_iter()
        .map(|(heading, lines)| BudgetHeading {
            heading,
            total: lines.iter().map(|line| line.total).sum(),
            grant: lines.iter().map(|line| line.grant).sum(),
            own: lines.iter().map(|line| line.own).sum(),
            lines,
        })
        .collect()
}

/// Rows of people, without those that count nobody.
fn people(typed: &BTreeMap<String, String>) -> Vec<AgeRow> {
    let (cells, _) = Cells::read(typed, "cells");
    let mut rows = Vec::new();
    for group in Group::ALL {
        for age in AgeBand::ALL {
            let count = |sex: Sex| {
                let sum = cells.count(|cell| cell.sex == sex && cell.age == *age && cell.group == *group);
                u32::try_from(sum).unwrap_or(u32::MAX)
            };
            let (women, men) = (count(Sex::Female), count(Sex::Male));
            if women + men > 0 {
                rows.push(AgeRow { group: *group, age: *age, women, men });
            }
        }
    }
    rows
}

fn tranches(facts: &Facts) -> Vec<Tranche> {
    let spent = percent(i64::from(facts.agreement.liquidation_last_bp));
    facts
        .tranches
        .iter()
        .map(|tranche| {
            let report = facts.reports.iter().find(|report| Some(report.id) == tranche.report_id);
            let conditions = match report {
                None => vec![Condition::Signed],
                Some(report) => {
                    let accepted = match report.kind {
                        ReportKind::Interim => Condition::ReportAccepted { report: positive(report.position) },
                        ReportKind::Final => Condition::FinalReportAccepted,
                    };
                    vec![accepted, Condition::Spent { percent: spent }]
                }
            };
            Tranche { number: positive(tranche.position), amount: tranche.amount, planned: tranche.due_on, conditions }
        })
        .collect()
}

fn terms(facts: &Facts, lang: Lang) -> Terms {
    let say = |what: &str| i18n::named(lang.as_str(), what, facts.agreement.country);
    Terms {
        spent_percent: percent(i64::from(facts.agreement.liquidation_last_bp)),
        note_percent: percent(VARIANCE_BP.0),
        decision_percent: percent(VARIANCE_BP.1),
        shift_percent: fixed::SHIFT_PERCENT,
        answer_days: fixed::ANSWER_DAYS,
        confirm_days: fixed::CONFIRM_DAYS,
        refund_days: fixed::REFUND_DAYS,
        change_days: fixed::CHANGE_DAYS,
        notice_days: fixed::NOTICE_DAYS,
        settle_days: fixed::SETTLE_DAYS,
        advance_months: AgeLimits::DEFAULT.block_months,
        keep_years: fixed::KEEP_YEARS,
        law: say("agreements-law"),
        forum: say("agreements-forum"),
    }
}

fn percent(basis_points: i64) -> u32 {
    u32::try_from(basis_points / 100).unwrap_or(0)
}

fn positive(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// What an indicator of the agreement measures: the output that the proposal names, or the change expected.
fn measured(results: &Results, row: &AgreementIndicatorRow) -> String {
    let item = usize::try_from(row.position).ok().and_then(|place| results.items.get(place.checked_sub(1)?));
    let output = item.and_then(|item| results.output(&item.of));
    output.map_or(&results.outcome, |output| &output.name).trim().to_owned()
}
