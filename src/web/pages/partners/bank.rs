//! The account to which tranches are paid: declared by a signatory, confirmed by two people of the
//! finance desk. Its number is sealed when it is declared, and shown by its last four characters.

use actix_web::web;
use serde::Serialize;

use super::own::own_for;
use super::{Account, Profile};
use crate::db::partners;
use crate::db::payments;
use crate::domain::actor::At;
use crate::domain::bank::{self, BankState};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::partners::{self as services, NewAccount};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/organisation/{id}/bank", show)
        .post("/organisation/{id}/bank", declare)
        .get("/office/partners/{id}/bank", show_confirm)
        .post("/office/partners/{id}/bank", confirm);
}

/// The present account, and a form for another.
#[derive(Serialize)]
pub struct Bank {
    form: FormView,
    partner: Profile,
    account: Option<Account>,
    currencies: Vec<Choice>,
}

impl Page for Bank {
    const TEMPLATE: &'static str = "pages/partners/bank.html";
    fn samples() -> Vec<Self> {
        let page = |account: Option<BankState>| Bank {
            form: FormView::empty(),
            partner: Profile::sample("verified"),
            account: account.map(Account::sample),
            currencies: Choice::list(Lang::Fr, "currency", Currency::ALL),
        };
        vec![page(None), page(Some(BankState::Declared)), page(Some(BankState::Verified))]
    }
}

/// The account as the finance desk confirms it.
#[derive(Serialize)]
pub struct ConfirmBank {
    form: FormView,
    partner: Profile,
    account: Option<Account>,
    declared_by: String,
    confirmed_by: String,
    verified_by: String,
    /// What the viewer can do now: `first`, `second`, `wait` (another person must) or nothing.
    step: &'static str,
}

impl Page for ConfirmBank {
    const TEMPLATE: &'static str = "pages/partners/confirm_bank.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let page = |account: Option<BankState>, step| ConfirmBank {
            form: FormView::empty(),
            partner: Profile::sample("verified"),
            account: account.map(Account::sample),
            declared_by: "Bia Exemplo".into(),
            confirmed_by: "Awa Exemple".into(),
            verified_by: "Moussa Exemple".into(),
            step,
        };
        vec![
            page(None, ""),
            page(Some(BankState::Declared), "first"),
            page(Some(BankState::Confirmed), "second"),
            page(Some(BankState::Confirmed), "wait"),
            page(Some(BankState::Verified), ""),
        ]
    }
}

async fn load(caller: &Caller, id: Id, form: FormView) -> Result<Bank, WebError> {
    let row = own_for(caller, id, Permission::BankDeclare).await?;
    let account = caller.read(move |db| payments::find_account(db, id)).await?;
    let mut currencies = vec![row.country.currency()];
    currencies.extend(Currency::ALL.iter().filter(|currency| **currency != row.country.currency()));
    Ok(Bank {
        form,
        partner: Profile::of(&row, caller.now(), caller.lang),
        account: account.map(Account::from),
        currencies: Choice::list(caller.lang, "currency", currencies),
    })
}

async fn show(caller: May<may::BankDeclare>, id: web::Path<Id>) -> Answer {
    caller.page(&load(&caller, *id, FormView::empty()).await?)
}

async fn declare(caller: May<may::BankDeclare>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    let mut unmet = Vec::new();
    for (field, longest) in [("holder", 120), ("bank", 120)] {
        if !form.has(field) {
            unmet.push(Unmet::new("missing").on(field));
        } else if form.text(field).chars().count() > longest {
            unmet.push(Unmet::new("text-too-long").on(field).with("max", longest));
        }
    }
    let number = form.text("account_number");
    unmet.extend(bank::check_number(number));
    let currency = form.parse::<Currency>("currency");
    if currency.is_none() {
        unmet.push(Unmet::new("missing").on("currency"));
    }
    let page = load(&caller, id, FormView::posted(&form, &unmet, caller.lang)).await?;
    let Some(currency) = currency.filter(|_| unmet.is_empty()) else { return caller.invalid(&page, &unmet) };
    let new = NewAccount {
        holder: form.string("holder"),
        bank: form.string("bank"),
        number_sealed: caller.app.secrets.seal(&bank::sealing_place(id), number.as_bytes()),
        number_last4: bank::last4(number),
        number_hash: hex::encode(caller.app.secrets.digest(bank::HASH_PURPOSE, &bank::compact(number))),
        currency,
    };
    caller.write(move |db, act| services::declare_account(db, act, id, new)).await?;
    caller.done(&format!("/organisation/{id}"), "partners-bank-declared")
}

async fn load_confirm(caller: &Caller, id: Id, form: FormView) -> Result<ConfirmBank, WebError> {
    let (viewer, now, lang) = (caller.actor.clone(), caller.now(), caller.lang);
    let (row, account, names) = caller
        .read(move |db| -> Result<_, Refusal> {
            let row = partners::find_for(db, &viewer, id)?;
            // Members find their account under their own organisation.
            let reads = |row: &partners::PartnerRow| viewer.may_at(Permission::BankRead, At::country(row.country));
            let row = Refusal::found(row.filter(reads))?;
            let account = payments::find_account(db, id)?;
            let people =
                account.as_ref().map(|account| [Some(account.declared_by), account.confirmed_by, account.verified_by]);
            let names = crate::db::users::list_names(
                db,
                &people.unwrap_or_default().into_iter().flatten().collect::<Vec<_>>(),
            )?;
            Ok((row, account, names))
        })
        .await?;
    let name = |user: Option<Id>| {
        let found = user.and_then(|user| names.iter().find(|(id, _)| *id == user));
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let may = caller.actor.may_at(Permission::BankConfirm, At::country(row.country)) && !caller.actor.is_member_of(id);
    let step = match &account {
        Some(account) if may && account.state == BankState::Declared => "first",
        Some(account) if may && account.state == BankState::Confirmed => {
            if account.confirmed_by.is_some_and(|first| caller.actor.is(first)) { "wait" } else { "second" }
        }
        _ => "",
    };
    Ok(ConfirmBank {
        form,
        partner: Profile::of(&row, now, lang),
        declared_by: name(account.as_ref().map(|account| account.declared_by)),
        confirmed_by: name(account.as_ref().and_then(|account| account.confirmed_by)),
        verified_by: name(account.as_ref().and_then(|account| account.verified_by)),
        account: account.map(Account::from),
        step,
    })
}

async fn show_confirm(caller: May<may::BankRead>, id: web::Path<Id>) -> Answer {
    caller.page(&load_confirm(&caller, *id, FormView::empty()).await?)
}

async fn confirm(caller: May<may::BankConfirm>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    let account = form.parse::<Id>("account").ok_or(WebError::NotFound)?;
    let note = form.string("note");
    let done = caller.write(move |db, act| services::confirm_account(db, act, id, account, &note)).await;
    match done {
        Ok(row) if row.state == BankState::Verified => {
            caller.done(&format!("/office/partners/{id}"), "partners-bank-verified")
        }
        Ok(_) => caller.done(&format!("/office/partners/{id}"), "partners-bank-confirmed"),
        Err(Refusal::Unmet(unmet)) => {
            let page = load_confirm(&caller, id, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
