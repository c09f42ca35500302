//! The account of a project: the agreement's facts, its papers, tranches, payments, reports and
//! the budget against what was accepted. The partner and the programme read the same page.

use actix_web::web;
use chrono::NaiveDate;
use diesel::QueryResult;
use serde::Serialize;

use super::lines::{File, ReportLine, TrancheLine};
use super::{sample_day, sample_id};
use crate::db::Db;
use crate::db::agreements::{self, AgreementRow};
use crate::db::payments::{self, PaymentRow};
use crate::db::projects::{self, Around};
use crate::db::reports;
use crate::domain::actor::{Actor, At};
use crate::domain::agreement::AgreementState;
use crate::domain::budget::Heading;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::payment::PaymentState;
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::domain::tranche::TrancheState;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{Caller, May, may};
use crate::web::view::Page;

/// The page.
#[derive(Serialize)]
pub struct Account {
    staff: bool,
    head: Head,
    /// What the viewer may do now.
    can_sign: bool,
    can_prepare_payment: bool,
    can_confirm: bool,
    paid: Money,
    accepted: Money,
    left: Money,
    documents: Vec<File>,
    tranches: Vec<TrancheLine>,
    payments: Vec<PaymentLine>,
    reports: Vec<ReportLine>,
    lines: Vec<Line>,
}

/// What an agreement is, in a few lines.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// Its identifier.
    pub id: Id,
    /// Its number.
    pub number: String,
    /// The project's title.
    pub title: String,
    /// Where it stands.
    pub state: AgreementState,
    /// The partner's name.
    pub partner: String,
    /// The call's code.
    pub call_code: String,
    /// The call's title.
    pub call_title: Texts,
    /// Where.
    pub country: Country,
    /// The grant.
    pub grant: Money,
    /// The partner's own share.
    pub own: Money,
    /// People to reach.
    pub beneficiaries: i32,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// When the partner signed.
    pub partner_signed_at: Option<Instant>,
    /// When the organisation signed.
    pub organisation_signed_at: Option<Instant>,
    /// The version, for forms.
    pub version: i32,
}

impl Head {
    /// Of an agreement and what stands around it.
    pub fn of(agreement: &AgreementRow, around: Around) -> Self {
        Head {
            id: agreement.id,
            number: agreement.number.clone(),
            title: agreement.title.clone(),
            state: agreement.state,
            partner: around.partner,
            call_code: around.call_code,
            call_title: around.call_title,
            country: agreement.country,
            grant: agreement.grant(),
            own: Money::new(agreement.own_amount, agreement.currency),
            beneficiaries: agreement.beneficiaries,
            starts_on: agreement.starts_on,
            ends_on: agreement.ends_on,
            partner_signed_at: agreement.partner_signed_at,
            organisation_signed_at: agreement.organisation_signed_at,
            version: agreement.version,
        }
    }

    /// For samples.
    pub fn sample(state: AgreementState) -> Self {
        Head {
            id: sample_id(),
            number: "GA-2026-0001".into(),
            title: "Hortas das mulheres".into(),
            state,
            partner: "Associação Exemplo".into(),
            call_code: "GW-2026-03".into(),
            call_title: Texts::new("Jardins", "Gardens", "Hortas"),
            country: Country::Gw,
            grant: Money::new(2_800_000, Currency::Xof),
            own: Money::new(300_000, Currency::Xof),
            beneficiaries: 300,
            starts_on: sample_day(),
            ends_on: sample_day(),
            partner_signed_at: Some(Instant::from(chrono::DateTime::UNIX_EPOCH)),
            organisation_signed_at: None,
            version: 2,
        }
    }
}

#[derive(Debug, Clone, Serialize)]
struct PaymentLine {
    id: Id,
    reference: String,
    amount: Money,
    state: PaymentState,
    value_date: Option<NaiveDate>,
    received_on: Option<NaiveDate>,
}

/// A budget line against what was accepted on it.
#[derive(Debug, Clone, Serialize)]
struct Line {
    number: i32,
    heading: Heading,
    description: String,
    grant: Money,
    accepted: Money,
    left: Money,
}

impl Page for Account {
    const TEMPLATE: &'static str = "pages/projects/account.html";

    fn samples() -> Vec<Self> {
        let sample = |staff, state, can_sign| Account {
            staff,
            head: Head::sample(state),
            can_sign,
            can_prepare_payment: staff,
            can_confirm: !staff,
            paid: Money::new(1_400_000, Currency::Xof),
            accepted: Money::new(900_000, Currency::Xof),
            left: Money::new(1_400_000, Currency::Xof),
            documents: vec![File::sample()],
            tranches: vec![
                TrancheLine { report: None, state: TrancheState::Paid, ..TrancheLine::sample(sample_day()) },
                TrancheLine::sample(sample_day()),
                TrancheLine { final_report: true, state: TrancheState::Planned, ..TrancheLine::sample(sample_day()) },
            ],
            payments: vec![PaymentLine {
                id: sample_id(),
                reference: "P-2026-0001".into(),
                amount: Money::new(1_400_000, Currency::Xof),
                state: PaymentState::Released,
                value_date: Some(sample_day()),
                received_on: None,
            }],
            reports: vec![ReportLine::sample(sample_day())],
            lines: vec![Line {
                number: 1,
                heading: Heading::Equipment,
                description: "Bomba solar".into(),
                grant: Money::new(2_800_000, Currency::Xof),
                accepted: Money::new(900_000, Currency::Xof),
                left: Money::new(1_900_000, Currency::Xof),
            }],
        };
        let bare =
            Account { payments: Vec::new(), documents: Vec::new(), ..sample(false, AgreementState::Approved, true) };
        vec![sample(true, AgreementState::InForce, false), sample(false, AgreementState::InForce, false), bare]
    }
}

/// The account, for the partner's members.
pub async fn own(caller: May<may::AgreementReadOwn>, id: web::Path<Id>) -> Answer {
    show(&caller, *id, false).await
}

/// The account, for staff.
pub async fn office(caller: May<may::AgreementRead>, id: web::Path<Id>) -> Answer {
    show(&caller, *id, true).await
}

async fn show(caller: &Caller, id: Id, staff: bool) -> Answer {
    let (actor, now) = (caller.actor.clone(), caller.now());
    let page = caller.read(move |db| load(db, &actor, id, staff, now)).await?.ok_or(WebError::NotFound)?;
    caller.page(&page)
}

fn load(db: &mut Db, actor: &Actor, id: Id, staff: bool, now: Instant) -> QueryResult<Option<Account>> {
    let found = if staff { projects::find_for(db, actor, id)? } else { projects::find_own(db, actor, id)? };
    let Some((agreement, around)) = found else { return Ok(None) };
    let currency = agreement.currency;
    let day = agreement.country.day(now);
    let (tranches, payments) = payments::list_tranches_with_payments(db, id)?;
    let reports = reports::list_of_agreement(db, id)?;
    let accepted = reports::accepted_by_line(db, id)?;
    let lines: Vec<Line> = agreements::list_lines(db, id)?
        .into_iter()
        .map(|line| {
            let accepted = Money::new(accepted.get(&line.id).copied().unwrap_or(0), currency);
            Line {
                number: line.position,
                heading: line.heading,
                description: line.description,
                grant: Money::new(line.grant_share, currency),
                accepted,
                left: Money::new(line.grant_share - accepted.minor(), currency),
            }
        })
        .collect();
    let out = |payment: &&PaymentRow| matches!(payment.state, PaymentState::Released | PaymentState::Confirmed);
    let paid: i64 = payments.iter().filter(out).map(|payment| payment.amount).sum();
    let accepted: i64 = lines.iter().map(|line| line.accepted.minor()).sum();
    let here = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
    let waits = !staff && agreement.state == AgreementState::Approved && agreement.text_document_id.is_some();
    Ok(Some(Account {
        staff,
        can_sign: waits && actor.may_for(Permission::AgreementSign, agreement.partner_id),
        can_prepare_payment: staff && agreement.state.may_pay() && actor.may_at(Permission::PaymentPrepare, here),
        can_confirm: !staff && actor.may_for(Permission::PaymentConfirm, agreement.partner_id),
        paid: Money::new(paid, currency),
        accepted: Money::new(accepted, currency),
        left: Money::new(agreement.grant_amount - paid, currency),
        documents: projects::list_documents(db, id)?.iter().map(File::of).collect(),
        tranches: tranches.iter().map(|row| TrancheLine::of(row, currency, &reports, &payments)).collect(),
        payments: payments
            .into_iter()
            // What is being prepared inside is not the partner's to see before it is released.
            .filter(|payment| staff || matches!(payment.state, PaymentState::Released | PaymentState::Confirmed))
            .map(|payment| PaymentLine {
                id: payment.id,
                amount: payment.money(),
                reference: payment.reference,
                state: payment.state,
                value_date: payment.value_date,
                received_on: payment.received_on,
            })
            .collect(),
        reports: reports.iter().map(|row| ReportLine::of(row, currency, day)).collect(),
        lines,
        head: Head::of(&agreement, around),
    }))
}
