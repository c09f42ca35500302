//! The agreement of an accepted award: what the officer decides, and what follows from it.

use actix_web::web;
use chrono::{Days, NaiveDate};
use serde::Serialize;
use serde_json::json;

use super::{sample_day, sample_id};
use crate::db::calls::CallRow;
use crate::db::decisions::DecisionRow;
use crate::db::projects;
use crate::db::proposals::ProposalRow;
use crate::domain::agreement::ends_on;
use crate::domain::date::parse_date;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::report::{self, ReportKind};
use crate::domain::state::Unmet;
use crate::domain::tranche::{self, AmountBands, Condition, PlanDates, Risk};
use crate::services::Refusal;
use crate::services::agreements::{self, Preparation};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The form with its preview.
#[derive(Serialize)]
pub struct Prepare {
    proposal: Id,
    number: String,
    title: String,
    partner: String,
    call_code: String,
    requested: Money,
    amount: Money,
    conditions: String,
    months: String,
    risks: &'static [Risk],
    plan: Option<Plan>,
    form: FormView,
}

/// What follows from the risk and the first day.
#[derive(Serialize)]
struct Plan {
    risk: Risk,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    tranches: Vec<Planned>,
    reports: Vec<Due>,
}

#[derive(Serialize)]
struct Planned {
    position: usize,
    amount: Money,
    due_on: NaiveDate,
    /// The report it waits for.
    report: Option<usize>,
}

#[derive(Serialize)]
struct Due {
    position: usize,
    kind: ReportKind,
    period_start: NaiveDate,
    period_end: NaiveDate,
    due_on: NaiveDate,
}

impl Page for Prepare {
    const TEMPLATE: &'static str = "pages/agreements/prepare.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let sample = |plan| Prepare {
            proposal: sample_id(),
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            partner: "Associação Exemplo".into(),
            call_code: "GW-2026-03".into(),
            requested: Money::new(3_000_000, Currency::Xof),
            amount: Money::new(2_800_000, Currency::Xof),
            conditions: "Remettre deux devis.".into(),
            months: "9".into(),
            risks: Risk::ALL,
            plan,
            form: FormView::filled(json!({ "risk": "medium", "starts_on": "2027-02-01" })),
        };
        let grant = Money::new(2_800_000, Currency::Xof);
        let starts_on = sample_day();
        vec![sample(Some(plan(grant, Risk::Medium, starts_on, "9"))), sample(None)]
    }
}

type Award = (ProposalRow, DecisionRow, CallRow, String);

fn plan(grant: Money, risk: Risk, starts_on: NaiveDate, months: &str) -> Plan {
    let ends_on = ends_on(starts_on, months);
    let dates = PlanDates::new(starts_on, ends_on);
    let tranches = tranche::plan(grant, risk, AmountBands::default_for(grant.currency()), &dates);
    let reports = report::calendar(&dates, tranches.len());
    Plan {
        risk,
        starts_on,
        ends_on,
        tranches: tranches
            .iter()
            .map(|tranche| Planned {
                position: tranche.position,
                amount: tranche.amount,
                due_on: tranche.due_on,
                report: match tranche.condition {
                    Condition::Signature => None,
                    Condition::ReportAccepted(report) => Some(report),
                },
            })
            .collect(),
        reports: reports
            .iter()
            .map(|report| Due {
                position: report.position,
                kind: report.kind,
                period_start: report.period_start,
                period_end: report.period_end,
                due_on: report.due_on,
            })
            .collect(),
    }
}

impl Prepare {
    fn of((proposal, decision, call, partner): &Award, chosen: Option<(Risk, NaiveDate)>, form: FormView) -> Self {
        let grant = Money::new(decision.amount, call.currency);
        let months = proposal.content.project.months.clone();
        Prepare {
            proposal: proposal.id,
            number: proposal.number.clone(),
            title: proposal.title.clone(),
            partner: partner.clone(),
            call_code: call.code.clone(),
            requested: Money::new(proposal.requested, call.currency),
            amount: grant,
            conditions: decision.conditions.clone(),
            risks: Risk::ALL,
            plan: chosen.map(|(risk, starts_on)| plan(grant, risk, starts_on, &months)),
            months,
            form,
        }
    }
}

async fn find(caller: &Caller, id: Id) -> Result<Award, WebError> {
    let actor = caller.actor.clone();
    caller.read(move |db| projects::find_to_prepare(db, &actor, id)).await?.ok_or(WebError::NotFound)
}

/// The form, with the plan of a medium risk and the day that the proposal wished for.
pub async fn show(caller: May<may::AgreementPrepare>, id: web::Path<Id>) -> Answer {
    let award = find(&caller, *id).await?;
    let soon = award.2.country.day(caller.now()) + Days::new(14);
    let wished = parse_date(&award.0.content.project.starts_on).ok().filter(|day| *day >= soon);
    let starts_on = wished.unwrap_or(soon);
    let form = FormView::filled(json!({ "risk": Risk::Medium, "starts_on": starts_on }));
    caller.page(&Prepare::of(&award, Some((Risk::Medium, starts_on)), form))
}

/// Shows the plan of other choices, or prepares the agreement.
pub async fn send(caller: May<may::AgreementPrepare>, id: web::Path<Id>, form: Form) -> Answer {
    let award = find(&caller, *id).await?;
    let mut unmet = Vec::new();
    let risk: Option<Risk> = form.parse("risk");
    if risk.is_none() {
        unmet.push(Unmet::new("missing").on("risk"));
    }
    let starts_on = match parse_date(form.text("starts_on")) {
        Ok(day) => Some(day),
        Err(error) => {
            unmet.push(Unmet::new(error.code()).on("starts_on"));
            None
        }
    };
    let chosen = risk.zip(starts_on);
    let outcome = match chosen {
        None => Err(Refusal::Unmet(unmet)),
        Some(_) if form.text("act") == "preview" => {
            let view = FormView::posted(&form, &[], caller.lang);
            return caller.page(&Prepare::of(&award, chosen, view));
        }
        Some((risk, starts_on)) => {
            let input = Preparation { proposal: *id, risk, starts_on };
            caller.write(move |db, act| agreements::prepare(db, act, &input)).await
        }
    };
    match outcome {
        Ok(agreement) => caller.done(&format!("/office/agreements/{}", agreement.id), "agreements-prepared"),
        Err(Refusal::Unmet(unmet)) => {
            let view = FormView::posted(&form, &unmet, caller.lang);
            caller.invalid(&Prepare::of(&award, chosen, view), &unmet)
        }
        Err(other) => Err(other.into()),
    }
}
