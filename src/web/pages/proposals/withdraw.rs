//! Withdrawing a proposal: a page that asks, and the action.

use actix_web::web;
use serde::Serialize;

use super::{Head, load};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::proposal::submission::may_withdraw;
use crate::services::Refusal;
use crate::services::proposals as actions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::reading::sentence;
use crate::web::view::{FormView, Page};

/// The page that asks.
#[derive(Serialize)]
pub struct Withdraw {
    head: Head,
    version: i32,
    /// Why it is not possible, in a sentence; empty when it is.
    obstacle: String,
    form: FormView,
}

impl Page for Withdraw {
    const TEMPLATE: &'static str = "pages/proposals/withdraw.html";

    fn samples() -> Vec<Self> {
        let page = |open, obstacle: &str| Withdraw {
            head: Head::sample(open),
            version: 2,
            obstacle: obstacle.into(),
            form: FormView::empty(),
        };
        vec![page(true, ""), page(false, ""), page(false, "…")]
    }
}

async fn page(caller: &Caller, id: Id, form: FormView) -> Result<Withdraw, WebError> {
    let file = load(caller, id).await?;
    if !caller.actor.may_for(Permission::ProposalWithdraw, file.partner.id) {
        return Err(WebError::Forbidden);
    }
    let unmet = may_withdraw(&caller.actor, file.partner.id, file.proposal.state);
    Ok(Withdraw {
        version: file.proposal.version,
        obstacle: unmet.first().map(|problem| sentence(problem, caller.lang)).unwrap_or_default(),
        form,
        head: Head::of(&file, &caller.actor, caller.now()),
    })
}

/// Asks whether it is meant, and why.
pub async fn ask(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let page = page(&caller, id.into_inner(), FormView::empty()).await?;
    caller.page(&page)
}

/// Withdraws it.
pub async fn withdraw(caller: May<may::ProposalReadOwn>, id: web::Path<Id>, form: Form) -> Answer {
    let id = id.into_inner();
    let (seen, reason) = (form.version(), form.string("reason"));
    match caller.write(move |db, act| actions::withdraw(db, act, id, seen, &reason)).await {
        Ok(_) => caller.done("/proposals", "proposals-flash-withdrawn"),
        Err(Refusal::Unmet(unmet)) => {
            let page = page(&caller, id, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
