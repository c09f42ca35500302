//! Correcting what was entered as a fund: the right amount and why, then the same once more before it is written.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::load;
use crate::db::Db;
use crate::db::programmes::{self, ProgrammeFundRow, ProgrammeRow};
use crate::domain::id::Id;
use crate::domain::money::{Currency, Money, MoneyError};
use crate::domain::number::parse_scaled;
use crate::domain::permission::Permission;
use crate::domain::programme::{Correction, Standing};
use crate::domain::state::Unmet;
use crate::domain::text::Texts;
use crate::services::Refusal;
use crate::services::programmes as actions;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The form.
#[derive(Serialize)]
pub struct Correct {
    about: About,
    version: i32,
    form: FormView,
}

/// The question before it is written.
#[derive(Serialize)]
pub struct ConfirmCorrection {
    about: About,
    /// What the fund comes to.
    right: Money,
    /// What is entered.
    difference: Money,
    /// What the programme then has in this currency.
    after: Money,
    reason: String,
    version: i32,
    /// The amount as it was typed, to be sent once more.
    typed: String,
}

/// The fund, as both pages name it.
#[derive(Serialize)]
struct About {
    programme: Id,
    fund: Id,
    code: String,
    name: Texts,
    donor: String,
    standing: Standing,
}

/// A fund with its programme.
struct Found {
    row: ProgrammeRow,
    fund: ProgrammeFundRow,
    standing: Standing,
}

impl Found {
    fn about(&self) -> About {
        About {
            programme: self.row.id,
            fund: self.fund.id,
            code: self.row.code.clone(),
            name: self.row.name.clone(),
            donor: self.fund.donor.clone(),
            standing: self.standing,
        }
    }
}

fn sample() -> About {
    let money = |minor| Money::new(minor, Currency::Xof);
    About {
        programme: Id(uuid::Uuid::from_u128(1)),
        fund: Id(uuid::Uuid::from_u128(2)),
        code: "MICRO".into(),
        name: Texts::new("Retour et communautés", "Return and communities", "Regresso e comunidades"),
        donor: "Fonds Exemple".into(),
        standing: Standing { now: money(900_000_000), all: money(1_000_000_000), used: money(12_000_000) },
    }
}

impl Page for Correct {
    const TEMPLATE: &'static str = "pages/programmes/correct.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        vec![Correct { about: sample(), version: 3, form: FormView::empty() }]
    }
}

impl Page for ConfirmCorrection {
    const TEMPLATE: &'static str = "pages/programmes/correct_confirm.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let money = |minor| Money::new(minor, Currency::Xof);
        vec![ConfirmCorrection {
            about: sample(),
            right: money(90_000_000),
            difference: money(-810_000_000),
            after: money(190_000_000),
            reason: "Un zéro de trop.".into(),
            version: 3,
            typed: "90 000 000".into(),
        }]
    }
}

async fn find(caller: &Caller, (id, fund): (Id, Id)) -> Result<Found, WebError> {
    let more = move |db: &mut Db| programmes::find_fund(db, id, fund)?.ok_or(WebError::NotFound);
    let (row, (fund, standing)) = load(caller, id, Permission::LedgerFund, more).await?;
    Ok(Found { row, fund, standing })
}

fn refused(caller: &Caller, form: &Form, found: &Found, unmet: &[Unmet]) -> Answer {
    let again = FormView::posted(form, unmet, caller.lang);
    caller.invalid(&Correct { about: found.about(), version: form.version(), form: again }, unmet)
}

/// `GET /office/programmes/{id}/funds/{fund}`.
pub(super) async fn ask(caller: May<may::LedgerFund>, ids: web::Path<(Id, Id)>) -> Answer {
    let found = find(&caller, ids.into_inner()).await?;
    caller.page(&Correct { about: found.about(), version: found.row.version, form: FormView::empty() })
}

/// `POST /office/programmes/{id}/funds/{fund}`: asks once more, and writes when the button of that page was pressed.
pub(super) async fn correct(caller: May<may::LedgerFund>, ids: web::Path<(Id, Id)>, form: Form) -> Answer {
    let ((id, fund), version) = (ids.into_inner(), form.version());
    let found = find(&caller, (id, fund)).await?;
    let decimals = found.fund.currency.decimals();
    // An amount that cannot be read is told of together with what else is wrong.
    let (minor, mut unmet) = match parse_scaled(form.text("amount"), decimals) {
        Ok(minor) => (minor, Vec::new()),
        Err(error) => (0, vec![error.explain(Unmet::new(error.code()).on("amount"), form.text("amount"), decimals)]),
    };
    let correction = Correction { minor, reason: form.string("reason") };
    let is_read = unmet.is_empty();
    let wrong = correction.check(&found.standing);
    unmet.extend(wrong.into_iter().filter(|one| is_read || one.field.as_deref() != Some("amount")));
    // A confirmation goes to the service whatever it says: it knows first whether the fund was corrected meanwhile.
    let is_confirmed = is_read && form.text("act") == "confirm";
    if !unmet.is_empty() && !is_confirmed {
        return refused(&caller, &form, &found, &unmet);
    }
    match form.text("act") {
        "confirm" => {
            match caller.write(move |db, act| actions::correct_fund(db, act, id, version, fund, &correction)).await {
                Ok(_) => caller.done(&format!("/office/programmes/{id}"), "programmes-flash-corrected"),
                Err(Refusal::Unmet(unmet)) => refused(&caller, &form, &found, &unmet),
                Err(refusal) => Err(refusal.into()),
            }
        }
        "edit" => {
            let kept = json!({ "amount": form.text("amount"), "reason": correction.reason });
            caller.page(&Correct { about: found.about(), version, form: FormView::filled(kept) })
        }
        _ => {
            let too_large = |error: MoneyError| WebError::Internal(error.to_string());
            caller.page(&ConfirmCorrection {
                about: found.about(),
                right: Money::new(correction.minor, found.fund.currency),
                difference: correction.difference(&found.standing).map_err(too_large)?,
                after: correction.after(&found.standing).map_err(too_large)?,
                reason: correction.reason,
                version,
                typed: form.string("amount"),
            })
        }
    }
}
