//! The partner's projects: awards to answer, agreements to sign, what runs and what comes next.

use serde::Serialize;

use super::lines::{ReportLine, TrancheLine};
use super::{sample_day, sample_id};
use crate::db::projects;
use crate::domain::agreement::AgreementState;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::web::error::Answer;
use crate::web::guard::{May, may};
use crate::web::view::Page;

/// The list.
#[derive(Serialize)]
pub struct Projects {
    awards: Vec<Award>,
    projects: Vec<Project>,
}

#[derive(Serialize)]
struct Award {
    proposal: Id,
    number: String,
    title: String,
    call: String,
    amount: Money,
    state: ProposalState,
}

#[derive(Serialize)]
struct Project {
    id: Id,
    number: String,
    title: String,
    country: Country,
    state: AgreementState,
    grant: Money,
    can_sign: bool,
    tranches: Vec<TrancheLine>,
    /// The next report that the partner owes.
    report: Option<ReportLine>,
    /// The next tranche that is not settled.
    tranche: Option<TrancheLine>,
}

impl Page for Projects {
    const TEMPLATE: &'static str = "pages/projects/index.html";

    fn samples() -> Vec<Self> {
        let award = |state| Award {
            proposal: sample_id(),
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            call: "GW-2026-03".into(),
            amount: Money::new(2_800_000, Currency::Xof),
            state,
        };
        let project = |state, can_sign| Project {
            id: sample_id(),
            number: "GA-2026-0001".into(),
            title: "Hortas".into(),
            country: Country::Gw,
            state,
            grant: Money::new(2_800_000, Currency::Xof),
            can_sign,
            tranches: vec![TrancheLine::sample(sample_day())],
            report: Some(ReportLine::sample(sample_day())),
            tranche: Some(TrancheLine::sample(sample_day())),
        };
        vec![
            Projects {
                awards: vec![award(ProposalState::Awarded), award(ProposalState::Accepted)],
                projects: vec![project(AgreementState::Approved, true), project(AgreementState::InForce, false)],
            },
            Projects { awards: Vec::new(), projects: Vec::new() },
        ]
    }
}

/// The viewer's projects.
pub async fn list(caller: May<may::AgreementReadOwn>) -> Answer {
    let actor = caller.actor.clone();
    let (awards, agreements, tranches, reports) = caller
        .read(move |db| {
            let agreements = projects::list_own(db, &actor)?;
            let (tranches, reports) = projects::list_calendar(db, &agreements)?;
            Ok::<_, diesel::result::Error>((projects::list_awards(db, &actor)?, agreements, tranches, reports))
        })
        .await?;
    let now = caller.now();
    let awards = awards.into_iter().map(|(proposal, decision, call)| Award {
        proposal: proposal.id,
        number: proposal.number,
        title: proposal.title,
        call: call.code,
        amount: Money::new(decision.amount, call.currency),
        state: proposal.state,
    });
    let projects = agreements.into_iter().map(|agreement| {
        let day = agreement.country.day(now);
        let reports: Vec<_> = reports.iter().filter(|report| report.agreement_id == agreement.id).cloned().collect();
        let tranches: Vec<TrancheLine> = tranches
            .iter()
            .filter(|tranche| tranche.agreement_id == agreement.id)
            .map(|tranche| TrancheLine::of(tranche, agreement.currency, &reports, &[]))
            .collect();
        let running = agreement.state == AgreementState::InForce;
        Project {
            can_sign: agreement.state == AgreementState::Approved
                && caller.actor.may_for(Permission::AgreementSign, agreement.partner_id),
            report: reports
                .iter()
                .find(|report| running && report.state.is_open())
                .map(|report| ReportLine::of(report, agreement.currency, day)),
            tranche: tranches.iter().find(|tranche| running && !tranche.is_settled()).cloned(),
            tranches,
            id: agreement.id,
            grant: agreement.grant(),
            number: agreement.number,
            title: agreement.title,
            country: agreement.country,
            state: agreement.state,
        }
    });
    caller.page(&Projects { awards: awards.collect(), projects: projects.collect() })
}
