//! Entering what a donor gives to a programme: the form, then the same once more before it is written.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::load;
use crate::db::Db;
use crate::db::programmes::{self, ProgrammeFundRow, ProgrammeRow};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money};
use crate::domain::number::{NumberError, parse_scaled};
use crate::domain::permission::Permission;
use crate::domain::programme::{Fund, check_donor};
use crate::domain::state::Unmet;
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;
use crate::services::programmes as actions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::view::{FormView, Page};

/// The form.
#[derive(Serialize)]
pub struct Funds {
    id: Id,
    code: String,
    name: Texts,
    currencies: Vec<Choice>,
    version: i32,
    form: FormView,
}

/// The question before it is written.
#[derive(Serialize)]
pub struct Confirm {
    id: Id,
    code: String,
    name: Texts,
    donor: String,
    amount: Money,
    /// What the programme then has in this currency.
    after: Money,
    version: i32,
    /// The amount as it was typed, to be sent once more.
    typed: String,
}

/// A programme and what was given to it.
struct Found {
    row: ProgrammeRow,
    given: Vec<Fund>,
}

impl Funds {
    fn new(row: &ProgrammeRow, form: FormView, lang: Lang) -> Self {
        Funds {
            id: row.id,
            code: row.code.clone(),
            name: row.name.clone(),
            currencies: Choice::list(lang, "currency", Currency::ALL),
            version: row.version,
            form,
        }
    }
}

fn sample_row() -> ProgrammeRow {
    ProgrammeRow {
        id: Id(uuid::Uuid::from_u128(1)),
        code: "MICRO".into(),
        name: Texts::new("Retour et communautés", "Return and communities", "Regresso e comunidades"),
        summary: Texts::default(),
        planned_calls: 20,
        planned_beneficiaries: 6_000,
        version: 3,
        created_at: chrono::DateTime::UNIX_EPOCH.into(),
    }
}

impl Page for Funds {
    const TEMPLATE: &'static str = "pages/programmes/funds.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        vec![Funds::new(&sample_row(), FormView::empty(), Lang::Fr)]
    }
}

impl Page for Confirm {
    const TEMPLATE: &'static str = "pages/programmes/confirm.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let row = sample_row();
        vec![Confirm {
            id: row.id,
            code: row.code,
            name: row.name,
            donor: "Fonds Exemple".into(),
            amount: Money::new(900_000_000, Currency::Xof),
            after: Money::new(1_900_000_000, Currency::Xof),
            version: 3,
            typed: "900 000 000".into(),
        }]
    }
}

/// What was typed, or everything in it that cannot be read, in the order of the form.
fn read(form: &Form) -> Result<Fund, Vec<Unmet>> {
    let donor = form.string("donor");
    let mut unmet = check_donor(&donor);
    let currency = form.parse::<Currency>("currency");
    if currency.is_none() {
        unmet.push(Unmet::new("missing").on("currency"));
    }
    // As long as the currency is not known nobody can say how many decimals there may be.
    let decimals = currency.map_or(2, Currency::decimals);
    let amount = parse_scaled(form.text("amount"), decimals);
    match amount {
        Err(NumberError::Ambiguous) if currency.is_none() => {}
        Err(error) => unmet.push(error.explain(Unmet::new(error.code()).on("amount"), form.text("amount"), decimals)),
        Ok(0) => unmet.push(Unmet::new("number-zero").on("amount")),
        Ok(_) => {}
    }
    match (currency, amount) {
        (Some(currency), Ok(minor)) if unmet.is_empty() => Ok(Fund { donor, amount: Money::new(minor, currency) }),
        _ => Err(unmet),
    }
}

async fn find(caller: &Caller, id: Id) -> Result<Found, WebError> {
    let given = move |db: &mut Db| Ok(programmes::list_funds(db, id)?);
    let (row, given) = load(caller, id, Permission::LedgerFund, given).await?;
    Ok(Found { row, given: given.into_iter().map(ProgrammeFundRow::into_fund).collect() })
}

fn refused(caller: &Caller, form: &Form, row: &ProgrammeRow, unmet: &[Unmet]) -> Answer {
    let again = FormView::posted(form, unmet, caller.lang);
    caller.invalid(&Funds { version: form.version(), ..Funds::new(row, again, caller.lang) }, unmet)
}

/// `GET /office/programmes/{id}/funds`.
pub(super) async fn ask(caller: May<may::LedgerFund>, id: web::Path<Id>) -> Answer {
    let found = find(&caller, id.into_inner()).await?;
    caller.page(&Funds::new(&found.row, FormView::empty(), caller.lang))
}

/// `POST /office/programmes/{id}/funds`: asks once more, and writes when the button of that page was pressed.
pub(super) async fn add(caller: May<may::LedgerFund>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let Found { row, given } = find(&caller, id).await?;
    let fund = match read(&form) {
        Ok(fund) => fund,
        Err(unmet) => return refused(&caller, &form, &row, &unmet),
    };
    let unmet = fund.check(&given);
    if !unmet.is_empty() {
        return refused(&caller, &form, &row, &unmet);
    }
    match form.text("act") {
        "confirm" => match caller.write(move |db, act| actions::add_funds(db, act, id, version, fund)).await {
            Ok(_) => caller.done(&format!("/office/programmes/{id}"), "programmes-flash-funded"),
            Err(Refusal::Unmet(unmet)) => refused(&caller, &form, &row, &unmet),
            Err(refusal) => Err(refusal.into()),
        },
        "edit" => {
            let kept =
                json!({ "donor": fund.donor, "currency": fund.amount.currency(), "amount": form.text("amount") });
            caller.page(&Funds::new(&row, FormView::filled(kept), caller.lang))
        }
        _ => {
            let currency = fund.amount.currency();
            let amounts = given.iter().map(|fund| fund.amount).filter(|amount| amount.currency() == currency);
            let after = Money::sum(currency, amounts.chain([fund.amount]));
            caller.page(&Confirm {
                id,
                code: row.code,
                name: row.name,
                donor: fund.donor,
                amount: fund.amount,
                after: after.map_err(|error| WebError::Internal(error.to_string()))?,
                version,
                typed: form.string("amount"),
            })
        }
    }
}
