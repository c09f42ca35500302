//! What the link of an invitation opens: a colleague chooses a password; a member joins an
//! organisation, with the account they have or with a new one.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::{hashed, link_over, request_of};
use crate::db::partners::PartnerRow;
use crate::db::tokens::{self, OneTimeTokenRow};
use crate::db::users::UserRow;
use crate::domain::account::{self, LinkPurpose};
use crate::domain::id::Id;
use crate::domain::state::Unmet;
use crate::services::Refusal;
use crate::services::{partners, users};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, Visitor};
use crate::web::query::Choice;
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/invitations/{token}", show).post("/invitations/{token}", accept);
}

/// An open invitation.
#[derive(Serialize)]
pub struct Invitation {
    form: FormView,
    token: String,
    /// What to do: `password` (a colleague), `account` (a member without account), `join` (a member
    /// who is signed in), `sign-in` (a member who is not), `other` (somebody else is signed in).
    step: &'static str,
    /// Whose invitation it is.
    email: String,
    /// Who invites.
    by: String,
    /// The organisation; empty for staff.
    partner: String,
    /// The member's role; empty for staff.
    role: String,
    languages: Vec<Choice>,
    /// Fewest characters of a password.
    shortest: usize,
}

impl Page for Invitation {
    const TEMPLATE: &'static str = "pages/accounts/invitation.html";
    const HAS_FORM: bool = true;
    fn samples() -> Vec<Self> {
        let sample = |step: &'static str| Invitation {
            form: FormView::empty(),
            token: "0".repeat(64),
            step,
            email: "bia@exemplo.example".into(),
            by: "Awa Exemple".into(),
            partner: if step == "password" { String::new() } else { "Associação Exemplo".into() },
            role: if step == "password" { String::new() } else { "editor".into() },
            languages: Choice::languages(),
            shortest: account::SHORTEST_PASSWORD,
        };
        ["password", "account", "join", "sign-in", "other"].map(sample).into()
    }
}

/// What an open invitation's link stands for.
struct Open {
    link: OneTimeTokenRow,
    user: UserRow,
    partner: Option<PartnerRow>,
}

impl Open {
    fn step(&self, caller: &Caller) -> &'static str {
        match &self.partner {
            None => "password",
            Some(_) if !self.user.is_usable() => "account",
            Some(_) if caller.actor.is(self.user.id) => "join",
            Some(_) if caller.actor.is_signed_in() => "other",
            Some(_) => "sign-in",
        }
    }

    fn page(&self, caller: &Caller, token: String, form: FormView) -> Invitation {
        Invitation {
            form,
            token,
            step: self.step(caller),
            email: self.user.email.clone(),
            by: self.link.payload_text("by").to_owned(),
            partner: self.partner.as_ref().map(|partner| partner.name.clone()).unwrap_or_default(),
            role: self.link.payload_text("role").to_owned(),
            languages: Choice::languages(),
            shortest: account::SHORTEST_PASSWORD,
        }
    }
}

/// The invitation, if its link still opens it.
async fn open(caller: &Caller, token: &str) -> Result<Option<Open>, WebError> {
    let Some(link) = request_of(caller, LinkPurpose::StaffInvitation, token) else { return Ok(None) };
    let now = caller.now();
    caller
        .read(move |db| -> Result<Option<Open>, Refusal> {
            let staff = tokens::public_open_link(db, LinkPurpose::StaffInvitation, link, now)?;
            let found = match staff {
                Some(link) => Some(link),
                None => tokens::public_open_link(db, LinkPurpose::MemberInvitation, link, now)?,
            };
            let Some(link) = found else { return Ok(None) };
            let user = Refusal::found(link.user_id)?;
            let user = Refusal::found(UserRow::find(db, user)?)?;
            if user.disabled_at.is_some() {
                return Ok(None);
            }
            let partner = match link.subject_id {
                Some(partner) => PartnerRow::find(db, partner)?,
                None => None,
            };
            Ok(Some(Open { link, user, partner }))
        })
        .await
}

async fn show(caller: Visitor, token: web::Path<String>) -> Answer {
    let token = token.into_inner();
    let Some(open) = open(&caller, &token).await? else { return link_over(&caller, LinkPurpose::StaffInvitation) };
    let form = FormView::filled(json!({ "name": open.user.name, "lang": open.user.lang }));
    caller.page(&open.page(&caller, token, form))
}

async fn accept(caller: Visitor, token: web::Path<String>, form: Form) -> Answer {
    let token = token.into_inner();
    let Some(open) = open(&caller, &token).await? else { return link_over(&caller, LinkPurpose::StaffInvitation) };
    let link = open.link.id;
    match open.step(&caller) {
        "join" => join(&caller, &open, link).await,
        step @ ("password" | "account") => {
            let name = form.string("name");
            let about = [open.user.email.as_str(), open.user.name.as_str()];
            let mut unmet = if step == "account" { account::check_name(&name) } else { Vec::new() };
            unmet.extend(account::check_password("password_new", form.text("password_new"), &about));
            if !unmet.is_empty() {
                return again(&caller, &open, token, &form, &unmet);
            }
            let hash = hashed(form.string("password_new")).await?;
            let lang = form.parse("lang").unwrap_or(caller.lang);
            let is_staff = step == "password";
            let done = caller.write(move |db, act| {
                if is_staff {
                    users::accept_invitation(db, act, link, hash).map(|_| ())
                } else {
                    partners::accept_as_new(db, act, link, &name, lang, hash).map(|_| ())
                }
            });
            match done.await {
                Ok(()) => caller.done("/sign-in", "accounts-invitation-accepted"),
                Err(Refusal::Unmet(unmet)) if unmet.iter().any(|unmet| unmet.code == "link-over") => {
                    link_over(&caller, LinkPurpose::StaffInvitation)
                }
                Err(Refusal::Unmet(unmet)) => again(&caller, &open, token, &form, &unmet),
                Err(refusal) => Err(refusal.into()),
            }
        }
        _ => caller.go(&format!("/sign-in?next=%2Finvitations%2F{token}")),
    }
}

fn again(caller: &Caller, open: &Open, token: String, form: &Form, unmet: &[Unmet]) -> Answer {
    caller.invalid(&open.page(caller, token, FormView::posted(form, unmet, caller.lang)), unmet)
}

async fn join(caller: &Caller, open: &Open, link: Id) -> Answer {
    let partner = open.partner.as_ref().map(|partner| partner.id).ok_or(WebError::NotFound)?;
    match caller.write(move |db, act| partners::accept(db, act, link)).await {
        Ok(_) => caller.done(&format!("/organisation/{partner}"), "accounts-joined"),
        // They belong to it already: that is where they wanted to go.
        Err(Refusal::Unmet(_)) => caller.go(&format!("/organisation/{partner}")),
        Err(refusal) => Err(refusal.into()),
    }
}
