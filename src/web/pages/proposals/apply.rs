//! Beginning an answer to a call, or going on with it.

use actix_web::web;
use diesel::QueryResult;
use serde::Serialize;

use crate::db::calls::CallRow;
use crate::db::{Db, agreements, proposals};
use crate::domain::call::CalendarState;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::submission::{RunningGrant, too_many_running};
use crate::domain::state::Unmet;
use crate::domain::text::Texts;
use crate::services::Refusal;
use crate::services::proposals as actions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, SignedIn};
use crate::web::reading::sentence;
use crate::web::view::{FormView, Page};

/// For which organisation, and for which lot.
#[derive(Serialize)]
pub struct Apply {
    code: String,
    title: Texts,
    /// Whether the call takes proposals now.
    is_open: bool,
    partners: Vec<Choice>,
    lots: Vec<LotChoice>,
    /// Why an organisation could not send a proposal now: it has as many grants as the call allows.
    limits: Vec<Limit>,
    form: FormView,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    text: String,
}

#[derive(Serialize)]
struct Limit {
    partner: String,
    text: String,
}

#[derive(Serialize)]
struct LotChoice {
    value: String,
    text: String,
    hint: String,
}

impl Page for Apply {
    const TEMPLATE: &'static str = "pages/proposals/apply.html";

    fn samples() -> Vec<Self> {
        let choice = |value: &str| Choice { value: value.into(), text: "Association Exemple".into() };
        let lot = |value: &str| LotChoice { value: value.into(), text: "Lot 1".into(), hint: "Bafatá".into() };
        let page = |is_open, partners, lots| Apply {
            code: "GB-2026-03".into(),
            title: Texts::new("Jardins", "Gardens", "Hortas"),
            is_open,
            partners,
            lots,
            limits: vec![Limit { partner: "Association Exemple".into(), text: "…".into() }],
            form: FormView::empty(),
        };
        vec![
            page(true, vec![choice("1"), choice("2")], vec![lot("1"), lot("2")]),
            page(true, Vec::new(), Vec::new()),
            page(false, vec![choice("1")], vec![lot("1")]),
        ]
    }
}

async fn page(caller: &Caller, code: &str, form: FormView) -> Result<Apply, WebError> {
    let (viewer, code) = (caller.actor.clone(), code.to_owned());
    let found = caller
        .read(move |db| {
            let partners = proposals::list_partners_for(db, &viewer, Permission::ProposalCreate)?;
            let found = proposals::public_call_to_answer(db, &code)?;
            let limits = match &found {
                Some((call, _)) => limits(db, call, &partners)?,
                None => Vec::new(),
            };
            Ok::<_, diesel::result::Error>((found, partners, limits))
        })
        .await?;
    let (Some((call, lots)), partners, limits) = found else { return Err(WebError::NotFound) };
    let calendar = proposals::facts_of_call(&call).dates.state(caller.now());
    let is_open = call.state == crate::domain::call::CallState::Published
        && matches!(calendar, CalendarState::Open | CalendarState::ClosingSoon);
    Ok(Apply {
        code: call.code,
        title: call.title,
        is_open,
        partners: partners.into_iter().map(|(id, text)| Choice { value: id.to_string(), text }).collect(),
        lots: lots
            .into_iter()
            .map(|lot| LotChoice {
                value: lot.id.to_string(),
                text: lot.name.pick(caller.lang).to_owned(),
                hint: lot.place.pick(caller.lang).to_owned(),
            })
            .collect(),
        limits: limits
            .into_iter()
            .map(|(partner, unmet)| Limit { partner, text: sentence(&unmet, caller.lang) })
            .collect(),
        form,
    })
}

/// Each of these organisations that has as many grants running as the call allows, with why.
fn limits(db: &mut Db, call: &CallRow, partners: &[(Id, String)]) -> QueryResult<Vec<(String, Unmet)>> {
    if call.rules.max_running_grants.is_none() || partners.is_empty() {
        return Ok(Vec::new());
    }
    let running = agreements::list_running(db, partners.iter().map(|(id, _)| *id).collect())?;
    let of = |(id, name): &(Id, String)| {
        let own = running.iter().filter(|(partner, _)| partner == id).map(|(_, grant)| grant.clone());
        let own: Vec<RunningGrant> = own.collect();
        too_many_running(&call.rules, &own).map(|unmet| (name.clone(), unmet))
    };
    Ok(partners.iter().filter_map(of).collect())
}

/// Asks what cannot be guessed.
pub async fn choose(caller: SignedIn, code: web::Path<String>) -> Answer {
    let page = page(&caller, &code, FormView::empty()).await?;
    caller.page(&page)
}

/// Begins the proposal, or opens the one that was begun.
pub async fn start(caller: SignedIn, code: web::Path<String>, form: Form) -> Answer {
    let code = code.into_inner();
    let here = format!("/calls/{code}/apply");
    let (partner, lot) = (chosen(&form, "partner")?, chosen(&form, "lot")?);
    // Whoever has no organisation yet, or only reads for one, is told so on the page.
    if !caller.actor.may(Permission::ProposalCreate) {
        return caller.go(&here);
    }
    // From the call's page one comes here directly: whoever cannot send a proposal now reads why first.
    if !form.has("chosen") && !page(&caller, &code, FormView::empty()).await?.limits.is_empty() {
        return caller.go(&here);
    }
    let wanted = code.clone();
    match caller.write(move |db, act| actions::start(db, act, &wanted, lot, partner)).await {
        Ok(started) => caller.go(&format!("/proposals/{}", started.proposal)),
        Err(Refusal::Unmet(unmet)) => {
            let only_choices = unmet.iter().all(|problem: &Unmet| problem.code.starts_with("choose-"));
            if only_choices && !form.has("chosen") {
                return caller.go(&here);
            }
            let page = page(&caller, &code, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// A chosen identifier; none when nothing was chosen.
fn chosen(form: &Form, field: &str) -> Result<Option<Id>, WebError> {
    match form.text(field) {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| WebError::NotFound),
    }
}
