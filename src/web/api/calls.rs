//! Calls for proposals, for everybody.

use actix_web::web;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Problem;
use super::params::{PageParams, Params};
use super::values::{Amount, List, Translated};
use crate::db::calls::{self, CallRow, LotRow, PublicCallRow, PublicFilter};
use crate::domain::call::CalendarState;
use crate::domain::grid::GridSection;
use crate::domain::place::{Country, Sector};
use crate::domain::state::Instant;
use crate::domain::text::Texts;
use crate::web::error::{Answer, WebError};
use crate::web::guard::Visitor;

/// What the list of calls is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters in the OpenAPI document; `Params` reads them")]
pub struct CallParams {
    /// Only calls of this country (ISO 3166-1 alpha-2).
    #[param(example = "GW")]
    country: Option<String>,
    /// Only calls of this theme: `agriculture`, `fisheries`, `transport` or `trade`.
    #[param(example = "agriculture")]
    theme: Option<String>,
    /// Only calls that stand here now: `upcoming`, `open` (also those that close soon),
    /// `closing_soon` or `closed`.
    #[param(example = "open")]
    state: Option<String>,
}

/// A published call.
#[derive(Debug, Serialize, ToSchema)]
pub struct Call {
    /// Its code, which is also its address.
    #[schema(example = "GW-2026-03")]
    code: String,
    /// Where it funds projects (ISO 3166-1 alpha-2).
    #[schema(example = "GW")]
    country: &'static str,
    /// Its theme.
    #[schema(example = "agriculture")]
    theme: &'static str,
    /// Where it stands now: `upcoming`, `open`, `closing_soon`, `closed`, `in_evaluation`, `decided`,
    /// `archived` or `cancelled`.
    #[schema(example = "open")]
    state: &'static str,
    /// Its title.
    title: Translated,
    /// What it is about.
    summary: Translated,
    /// When proposals may begin to be written.
    opens_at: Option<DateTime<Utc>>,
    /// Until when questions may be asked.
    questions_until: Option<DateTime<Utc>>,
    /// The last instant at which a proposal is accepted.
    closes_at: Option<DateTime<Utc>>,
    /// When it was published.
    published_at: Option<DateTime<Utc>>,
    /// What may be granted in all.
    envelope: Amount,
    /// How many people its projects must reach in all.
    target_beneficiaries: i64,
    /// The page for people.
    #[schema(example = "https://kafo.example/calls/GW-2026-03")]
    url: String,
}

/// A published call with everything that applicants need.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallDetail {
    /// What the list says of it.
    #[serde(flatten)]
    call: Call,
    /// The programme it belongs to.
    programme: Translated,
    /// Objectives and what it funds.
    description: Translated,
    /// Who may answer.
    eligibility: Translated,
    /// The smallest grant.
    min_grant: Amount,
    /// The largest grant; null when there is none.
    max_grant: Option<Amount>,
    /// The shortest project, in months.
    #[schema(example = 6)]
    months_min: u32,
    /// The longest project, in months.
    #[schema(example = 18)]
    months_max: u32,
    /// The languages in which proposals may be written.
    #[schema(example = json!(["fr", "pt"]))]
    languages: Vec<&'static str>,
    /// Its lots.
    lots: Vec<Lot>,
    /// How proposals are scored.
    criteria: Vec<CriteriaSection>,
    /// The total from which a proposal may be retained, in hundredths of a point of 100.
    #[schema(example = 6000)]
    pass_mark: i64,
}

/// A part of a call with an envelope of its own.
#[derive(Debug, Serialize, ToSchema)]
pub struct Lot {
    /// Its place in the call, from 1.
    #[schema(example = 1)]
    position: i32,
    /// Its name; empty when the call has one lot.
    name: Translated,
    /// Where its projects are.
    place: Translated,
    /// What may be granted in it.
    envelope: Amount,
    /// How many people each of its projects must reach.
    #[schema(example = 300)]
    target_beneficiaries: i32,
}

/// A group of criteria.
#[derive(Debug, Serialize, ToSchema)]
pub struct CriteriaSection {
    /// Its heading.
    title: Translated,
    /// The criteria.
    criteria: Vec<Criterion>,
}

/// A question that every evaluator answers with a score.
#[derive(Debug, Serialize, ToSchema)]
pub struct Criterion {
    /// Its name.
    title: Translated,
    /// The question.
    question: Translated,
    /// Points of the total of 100.
    #[schema(example = 10)]
    weight: i64,
}

/// Lists the published calls.
///
/// Those that close next come first, then those that are closed, the latest first.
#[utoipa::path(
    get, path = "/api/v1/calls", tag = "calls", operation_id = "listCalls",
    params(PageParams, CallParams),
    responses(
        (status = 200, description = "A page of calls", body = List<Call>),
        (status = 400, description = "A parameter is wrong; `parameter` names it", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list(caller: Visitor) -> Answer {
    let params = Params::read(&caller.query, &["country", "theme", "state"])?;
    let page = params.page()?;
    let now = caller.now();
    let filter = PublicFilter {
        country: params.one_of("country", Country::ALL)?,
        sector: params.one_of("theme", Sector::ALL)?,
        standing: params.one_of("state", CalendarState::ALL)?,
        ..PublicFilter::all(now)
    };
    let (found, totals) = caller
        .read(move |db| {
            let found = calls::public_list(db, &filter, page)?;
            let totals = calls::totals(db, found.rows.iter().map(|row| row.id))?;
            Ok::<_, WebError>((found, totals))
        })
        .await?;
    let site = site(&caller);
    let of = |row: &PublicCallRow| totals.get(&row.id).copied().unwrap_or_default();
    caller.json(&List::of(found.rows, page, found.total, |row| listed(of(&row), row, now, &site)))
}

/// Shows one published call.
#[utoipa::path(
    get, path = "/api/v1/calls/{code}", tag = "calls", operation_id = "showCall",
    params(("code" = String, Path, description = "The code of the call", example = "GW-2026-03")),
    responses(
        (status = 200, description = "The call", body = CallDetail),
        (status = 404, description = "No call of this code was published", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn show(caller: Visitor, code: web::Path<String>) -> Answer {
    Params::read(&caller.query, &[])?;
    let code = code.into_inner();
    let found = caller.read(move |db| {
        let Some((call, programme)) = calls::public_find(db, &code)? else { return Ok::<_, WebError>(None) };
        let lots = calls::list_lots(db, call.id)?;
        Ok(Some((call, programme, lots)))
    });
    let (call, programme, lots) = found.await?.ok_or(WebError::NotFound)?;
    caller.json(&detail(call, programme, lots, caller.now(), &site(&caller)))
}

/// The portal's address without a stroke at the end.
fn site(caller: &Visitor) -> String {
    caller.app.config.public_url.as_str().trim_end_matches('/').to_owned()
}

fn listed((envelope, target): (i64, i64), row: PublicCallRow, now: Instant, site: &str) -> Call {
    Call {
        state: row.standing(now),
        url: format!("{site}/calls/{}", row.code),
        country: row.country.as_str(),
        theme: row.sector.as_str(),
        opens_at: row.opens_at.map(Instant::utc),
        questions_until: row.questions_until.map(Instant::utc),
        closes_at: row.closes_at.map(Instant::utc),
        published_at: row.published_at.map(Instant::utc),
        envelope: Amount::new(envelope, row.currency),
        target_beneficiaries: target,
        title: row.title.into(),
        summary: row.summary.into(),
        code: row.code,
    }
}

fn detail(call: CallRow, programme: Texts, lots: Vec<LotRow>, now: Instant, site: &str) -> CallDetail {
    let currency = call.currency;
    let section = |section: GridSection| CriteriaSection {
        title: section.title.into(),
        criteria: section
            .criteria
            .into_iter()
            .map(|one| Criterion { title: one.title.into(), question: one.question.into(), weight: one.weight })
            .collect(),
    };
    let envelope = lots.iter().map(|lot| lot.envelope).sum();
    let target = lots.iter().map(|lot| i64::from(lot.target_beneficiaries)).sum();
    let rules = &call.rules;
    CallDetail {
        programme: programme.into(),
        min_grant: Amount::new(rules.min_grant, currency),
        max_grant: (rules.max_grant > 0).then(|| Amount::new(rules.max_grant, currency)),
        months_min: rules.months_min,
        months_max: rules.months_max,
        languages: rules.accepted_languages.iter().map(|lang| lang.as_str()).collect(),
        lots: lots
            .into_iter()
            .map(|lot| Lot {
                position: lot.position,
                name: lot.name.into(),
                place: lot.place.into(),
                envelope: Amount::new(lot.envelope, currency),
                target_beneficiaries: lot.target_beneficiaries,
            })
            .collect(),
        pass_mark: call.grid.pass_mark,
        description: call.description.clone().into(),
        eligibility: call.eligibility.clone().into(),
        call: Call {
            state: call.standing(now),
            url: format!("{site}/calls/{}", call.code),
            country: call.country.as_str(),
            theme: call.sector.as_str(),
            opens_at: call.opens_at.map(Instant::utc),
            questions_until: call.questions_until.map(Instant::utc),
            closes_at: call.closes_at.map(Instant::utc),
            published_at: call.published_at.map(Instant::utc),
            envelope: Amount::new(envelope, currency),
            target_beneficiaries: target,
            title: call.title.into(),
            summary: call.summary.into(),
            code: call.code,
        },
        criteria: call.grid.sections.into_iter().map(section).collect(),
    }
}
