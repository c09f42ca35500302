//! Agreements as staff see them: the list, and one with everything that was agreed and signed.

use actix_web::web;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::account::Head;
use super::lines::{File, ReportLine, TrancheLine};
use super::{sample_day, sample_id};
use crate::db::agreements::{self as rows, AgreementIndicatorRow};
use crate::db::projects::{self, AgreementFilter};
use crate::db::{self, payments};
use crate::domain::actor::At;
use crate::domain::agreement::AgreementState;
use crate::domain::budget::Heading;
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::state::Instant;
use crate::domain::tranche::Risk;
use crate::services::agreements;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{May, may};
use crate::web::view::{FormView, Page};

const SIZE: i64 = 50;

/// The list.
#[derive(Serialize)]
pub struct Agreements {
    to_prepare: Vec<Waiting>,
    rows: Vec<Row>,
    total: i64,
    states: &'static [AgreementState],
    countries: &'static [Country],
    current: i64,
    pages: i64,
    base: String,
    form: FormView,
}

#[derive(Serialize)]
struct Waiting {
    proposal: Id,
    number: String,
    title: String,
    partner: String,
    amount: Money,
}

#[derive(Serialize)]
struct Row {
    id: Id,
    number: String,
    title: String,
    partner: String,
    country: Country,
    state: AgreementState,
    grant: Money,
    starts_on: chrono::NaiveDate,
    ends_on: chrono::NaiveDate,
}

impl Page for Agreements {
    const TEMPLATE: &'static str = "pages/agreements/index.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let grant = Money::new(2_800_000, Currency::Xof);
        let sample = |to_prepare, rows, total| Agreements {
            to_prepare,
            rows,
            total,
            states: AgreementState::ALL,
            countries: Country::ALL,
            current: 1,
            pages: 2,
            base: "/office/agreements?page=".into(),
            form: FormView::filled(json!({ "state": "in_force", "country": "" })),
        };
        let waiting = Waiting {
            proposal: sample_id(),
            number: "GW-2026-03-001".into(),
            title: "Hortas".into(),
            partner: "Associação Exemplo".into(),
            amount: grant,
        };
        let row = Row {
            id: sample_id(),
            number: "GA-2026-0001".into(),
            title: "Hortas".into(),
            partner: "Associação Exemplo".into(),
            country: Country::Gw,
            state: AgreementState::SignedByPartner,
            grant,
            starts_on: sample_day(),
            ends_on: sample_day(),
        };
        vec![sample(vec![waiting], vec![row], 60), sample(Vec::new(), Vec::new(), 0)]
    }
}

/// What the address of the list says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    state: String,
    country: String,
    page: String,
}

/// The agreements that the viewer may read.
pub async fn list(caller: May<may::AgreementRead>, asked: web::Query<Asked>) -> Answer {
    let filter = AgreementFilter { state: asked.state.parse().ok(), country: asked.country.parse().ok() };
    let number = asked.page.parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let actor = caller.actor.clone();
    let (waiting, (rows, total)) = caller
        .read(move |db| {
            let waiting = projects::list_to_prepare(db, &actor)?;
            let page = db::Page { number, size: SIZE };
            Ok::<_, diesel::result::Error>((waiting, projects::list_for(db, &actor, filter, page)?))
        })
        .await?;
    let state = filter.state.map_or("", AgreementState::as_str);
    let country = filter.country.map_or("", Country::as_str);
    caller.page(&Agreements {
        to_prepare: waiting
            .into_iter()
            .map(|(proposal, decision, call, partner)| Waiting {
                proposal: proposal.id,
                number: proposal.number,
                title: proposal.title,
                partner,
                amount: Money::new(decision.amount, call.currency),
            })
            .collect(),
        rows: rows
            .into_iter()
            .map(|(agreement, partner)| Row {
                id: agreement.id,
                grant: agreement.grant(),
                number: agreement.number,
                title: agreement.title,
                partner,
                country: agreement.country,
                state: agreement.state,
                starts_on: agreement.starts_on,
                ends_on: agreement.ends_on,
            })
            .collect(),
        total,
        states: AgreementState::ALL,
        countries: Country::ALL,
        current: number,
        pages: (total + SIZE - 1) / SIZE,
        base: format!("/office/agreements?state={state}&country={country}&page="),
        form: FormView::filled(json!({ "state": state, "country": country })),
    })
}

/// One agreement with everything in it.
#[derive(Serialize)]
pub struct AgreementPage {
    head: Head,
    risk: Risk,
    prepared_by: String,
    prepared_at: Instant,
    approved_by: Option<String>,
    approved_at: Option<Instant>,
    partner_signatory: Option<String>,
    organisation_signatory: Option<String>,
    can_approve: bool,
    /// The viewer prepared it, so another person approves it.
    own_preparation: bool,
    can_sign: bool,
    has_account: bool,
    text_is_ready: bool,
    documents: Vec<File>,
    tranches: Vec<TrancheLine>,
    reports: Vec<ReportLine>,
    lines: Vec<Line>,
    indicators: Vec<Indicator>,
    evidence: Vec<Event>,
}

#[derive(Serialize)]
struct Line {
    number: i32,
    heading: Heading,
    description: String,
    unit: String,
    grant: Money,
    own: Money,
}

#[derive(Serialize)]
struct Indicator {
    name: String,
    unit: String,
    /// As plain decimals, for the filter `number`.
    baseline: String,
    target: String,
    verification: String,
}

#[derive(Serialize)]
struct Event {
    seq: i32,
    kind: String,
    at: Instant,
    who: String,
    hash: String,
    short_hash: String,
}

impl Page for AgreementPage {
    const TEMPLATE: &'static str = "pages/agreements/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let now = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let sample = |state, can_approve, can_sign| AgreementPage {
            head: Head::sample(state),
            risk: Risk::Medium,
            prepared_by: "Awa Exemple".into(),
            prepared_at: now,
            approved_by: Some("Ousmane Exemple".into()),
            approved_at: Some(now),
            partner_signatory: Some("Bia Exemplo".into()),
            organisation_signatory: None,
            can_approve,
            own_preparation: !can_approve,
            can_sign,
            has_account: can_sign,
            text_is_ready: can_sign,
            documents: vec![File::sample()],
            tranches: vec![TrancheLine::sample(sample_day())],
            reports: vec![ReportLine::sample(sample_day())],
            lines: vec![Line {
                number: 1,
                heading: Heading::Equipment,
                description: "Bomba".into(),
                unit: "unidade".into(),
                grant: Money::new(2_800_000, Currency::Xof),
                own: Money::new(300_000, Currency::Xof),
            }],
            indicators: vec![Indicator {
                name: "Hortas".into(),
                unit: "horta".into(),
                baseline: "0".into(),
                target: "12.5".into(),
                verification: "Visita".into(),
            }],
            evidence: ["prepared", "document_viewed", "code_sent", "code_failed", "signed", "completed"]
                .map(|kind| Event {
                    seq: 1,
                    kind: kind.replace('_', "-"),
                    at: now,
                    who: "Bia Exemplo".into(),
                    hash: "ab".repeat(32),
                    short_hash: "ab".repeat(8),
                })
                .into(),
        };
        vec![
            sample(AgreementState::Prepared, true, false),
            sample(AgreementState::SignedByPartner, false, true),
            AgreementPage {
                documents: Vec::new(),
                evidence: Vec::new(),
                ..sample(AgreementState::Approved, false, false)
            },
        ]
    }
}

/// One agreement.
pub async fn show(caller: May<may::AgreementRead>, id: web::Path<Id>) -> Answer {
    let (actor, id, now) = (caller.actor.clone(), id.into_inner(), caller.now());
    let page = caller
        .read(move |db| {
            let Some((agreement, around)) = projects::find_for(db, &actor, id)? else {
                return Ok::<_, diesel::result::Error>(None);
            };
            let here = At::country(agreement.country).of_programme(agreement.programme_id).of_call(agreement.call_id);
            let currency = agreement.currency;
            let (tranches, reports) = payments::list_tranches_with_reports(db, id)?;
            let evidence = rows::list_evidence_with_names(db, id)?;
            let name = |user: Option<Id>| user.and_then(|user| around.names.get(&user)).cloned();
            let own_preparation = actor.is(agreement.prepared_by);
            let may = |permission| actor.may_at(permission, here);
            let day = agreement.country.day(now);
            Ok(Some(AgreementPage {
                risk: agreement.risk,
                prepared_by: name(Some(agreement.prepared_by)).unwrap_or_default(),
                prepared_at: agreement.prepared_at,
                approved_by: name(agreement.approved_by),
                approved_at: agreement.approved_at,
                partner_signatory: name(agreement.partner_signed_by),
                organisation_signatory: name(agreement.organisation_signed_by),
                can_approve: agreement.state == AgreementState::Prepared
                    && !own_preparation
                    && may(Permission::AgreementApprove),
                can_sign: agreement.state == AgreementState::SignedByPartner
                    && !own_preparation
                    && may(Permission::AgreementCountersign),
                own_preparation,
                has_account: agreement.organisation_signed_at.is_some(),
                text_is_ready: agreement.text_document_id.is_some(),
                documents: projects::list_documents(db, id)?.iter().map(File::of).collect(),
                tranches: tranches.iter().map(|row| TrancheLine::of(row, currency, &reports, &[])).collect(),
                reports: reports.iter().map(|row| ReportLine::of(row, currency, day)).collect(),
                lines: rows::list_lines(db, id)?
                    .into_iter()
                    .map(|line| Line {
                        number: line.position,
                        heading: line.heading,
                        description: line.description,
                        unit: line.unit,
                        grant: Money::new(line.grant_share, currency),
                        own: Money::new(line.own_share, currency),
                    })
                    .collect(),
                indicators: rows::list_indicators(db, id)?.into_iter().map(Indicator::from).collect(),
                evidence: evidence
                    .iter()
                    .map(|(event, who)| Event {
                        seq: event.seq,
                        kind: event.kind.replace('_', "-"),
                        at: event.at,
                        who: who.clone().unwrap_or_default(),
                        hash: event.hash.clone(),
                        short_hash: event.hash.chars().take(16).collect(),
                    })
                    .collect(),
                head: Head::of(&agreement, around),
            }))
        })
        .await?
        .ok_or(WebError::NotFound)?;
    caller.page(&page)
}

/// Hundredths as a plain decimal, without needless zeros.
fn plain(value: i64) -> String {
    let text = format!("{}{}.{:02}", if value < 0 { "-" } else { "" }, value.abs() / 100, value.abs() % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl From<AgreementIndicatorRow> for Indicator {
    fn from(row: AgreementIndicatorRow) -> Self {
        Indicator {
            name: row.name,
            unit: row.unit,
            baseline: plain(row.baseline),
            target: plain(row.target),
            verification: row.verification,
        }
    }
}

/// Approves a prepared agreement; the text is then typeset for the partner.
pub async fn approve(caller: May<may::AgreementApprove>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    caller.write(move |db, act| agreements::approve(db, act, id, version)).await?;
    caller.done(&format!("/office/agreements/{id}"), "agreements-approved")
}
