//! What staff decides of a partner: its verification, the second look at it, its suspension, and who
//! binds it when its signatory cannot be reached.

use actix_web::web;
use serde::Serialize;

use super::office::{AnswerLine, Related, answers, related, sample_answers};
use super::{Paper, PaperLine, Profile, papers_of};
use crate::adapters::i18n;
use crate::db::documents;
use crate::db::duplicates;
use crate::db::partners::{self, MemberRow, PartnerRow};
use crate::domain::actor::{At, MemberRole};
use crate::domain::document::{DocumentOwner, ScanState};
use crate::domain::id::Id;
use crate::domain::partner::{self, PartnerAction, PartnerState, Verification};
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::services::Refusal;
use crate::services::partners as services;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/office/partners/{id}/verify", ask_verify)
        .post("/office/partners/{id}/verify", verify)
        .get("/office/partners/{id}/suspend", ask_suspend)
        .post("/office/partners/{id}/suspend", suspend)
        .get("/office/partners/{id}/second-look", ask_second_look)
        .post("/office/partners/{id}/second-look", second_look)
        .get("/office/partners/{id}/signatory", ask_signatory)
        .post("/office/partners/{id}/signatory", replace_signatory);
}

/// The five questions.
#[derive(Serialize)]
pub struct Verify {
    form: FormView,
    partner: Profile,
    papers: Vec<PaperLine>,
    files: Vec<Paper>,
    questions: [&'static str; 5],
    related: Vec<Related>,
}

impl Page for Verify {
    const TEMPLATE: &'static str = "pages/partners/verify.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        vec![Verify {
            form: FormView::empty(),
            partner: Profile::sample("submitted"),
            papers: PaperLine::samples(),
            files: vec![Paper::sample(ScanState::Clean)],
            questions: questions(),
            related: Vec::new(),
        }]
    }
}

fn questions() -> [&'static str; 5] {
    Verification::default().answers().map(|(field, _, _)| field)
}

/// The reason of a suspension or of its end.
#[derive(Serialize)]
pub struct Suspend {
    form: FormView,
    partner: Profile,
    /// Whether the partner is reinstated.
    again: bool,
}

impl Page for Suspend {
    const TEMPLATE: &'static str = "pages/partners/suspend.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        [("verified", false), ("suspended", true)]
            .map(|(state, again)| Suspend { form: FormView::empty(), partner: Profile::sample(state), again })
            .into()
    }
}

/// The partner, when the viewer reads partners in its country. Members look at their own page.
pub(super) async fn find(caller: &Caller, id: Id) -> Result<PartnerRow, WebError> {
    let viewer = caller.actor.clone();
    let row = caller.read(move |db| partners::find_for(db, &viewer, id)).await?;
    let may = |row: &PartnerRow| caller.actor.may_at(Permission::PartnerRead, At::country(row.country));
    row.filter(may).ok_or(WebError::NotFound)
}

async fn verify_page(caller: &Caller, row: &PartnerRow, form: FormView) -> Result<Verify, WebError> {
    let (id, viewer, partner) = (row.id, caller.actor.clone(), row.clone());
    let (papers, same) = caller
        .read(move |db| -> Result<_, Refusal> {
            Ok((documents::list_of(db, DocumentOwner::Partner, id)?, duplicates::list_related(db, &viewer, &partner)?))
        })
        .await?;
    let (papers, files) = papers_of(row, &papers, caller.now());
    Ok(Verify {
        form,
        partner: Profile::of(row, caller.now(), caller.lang),
        papers,
        files,
        questions: questions(),
        related: related(same, row.id),
    })
}

/// The partner, when the viewer may judge it: with the permission there, and not their own.
async fn judged(caller: &Caller, id: Id, permission: Permission) -> Result<PartnerRow, WebError> {
    let row = find(caller, id).await?;
    if caller.actor.may_at(permission, At::country(row.country)) { Ok(row) } else { Err(WebError::Forbidden) }
}

async fn ask_verify(caller: May<may::PartnerVerify>, id: web::Path<Id>) -> Answer {
    let row = judged(&caller, *id, Permission::PartnerVerify).await?;
    row.state.after(PartnerAction::Verify).map_err(Refusal::from)?;
    caller.page(&verify_page(&caller, &row, FormView::empty()).await?)
}

async fn verify(caller: May<may::PartnerVerify>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    let answer = |name: &str| match form.text(name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let given = Verification {
        registration_valid: answer("registration_valid"),
        mandate_consistent: answer("mandate_consistent"),
        safeguards: answer("safeguards"),
        other_risks: answer("other_risks"),
        risk_unacceptable: answer("risk_unacceptable"),
        note: form.text("note").chars().take(3_000).collect(),
    };
    match caller.write(move |db, act| services::verify(db, act, id, version, given)).await {
        Ok(row) if row.state == PartnerState::Verified => {
            caller.done(&format!("/office/partners/{id}"), "partners-verified")
        }
        Ok(_) => caller.done(&format!("/office/partners/{id}"), "partners-refused"),
        Err(Refusal::Unmet(unmet)) => {
            let row = find(&caller, id).await?;
            let page = verify_page(&caller, &row, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn ask_suspend(caller: May<may::PartnerSuspend>, id: web::Path<Id>) -> Answer {
    let row = judged(&caller, *id, Permission::PartnerSuspend).await?;
    let again = row.state == PartnerState::Suspended;
    let action = if again { PartnerAction::Reinstate } else { PartnerAction::Suspend };
    row.state.after(action).map_err(Refusal::from)?;
    let partner = Profile::of(&row, caller.now(), caller.lang);
    caller.page(&Suspend { form: FormView::empty(), partner, again })
}

async fn suspend(caller: May<may::PartnerSuspend>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, again) = (*id, form.version(), form.text("again") == "yes");
    let reason: String = form.text("reason").chars().take(1_000).collect();
    match caller.write(move |db, act| services::suspend(db, act, id, version, &reason, again)).await {
        Ok(_) if again => caller.done(&format!("/office/partners/{id}"), "partners-reinstated"),
        Ok(_) => caller.done(&format!("/office/partners/{id}"), "partners-suspended"),
        Err(Refusal::Unmet(unmet)) => {
            let row = find(&caller, id).await?;
            let form = FormView::posted(&form, &unmet, caller.lang);
            let partner = Profile::of(&row, caller.now(), caller.lang);
            caller.invalid(&Suspend { form, partner, again }, &unmet as &[Unmet])
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// A second person reads the verification.
#[derive(Serialize)]
pub struct SecondLook {
    form: FormView,
    partner: Profile,
    verified_by: String,
    answers: Vec<AnswerLine>,
    note: String,
    /// Why this person cannot be the second one; empty when they can.
    obstacle: String,
}

impl Page for SecondLook {
    const TEMPLATE: &'static str = "pages/partners/second_look.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let page = |obstacle: &str| SecondLook {
            form: FormView::empty(),
            partner: Profile::sample("verified"),
            verified_by: "Awa Exemple".into(),
            answers: answers(&sample_answers()),
            note: "Voir le dossier.".into(),
            obstacle: obstacle.into(),
        };
        vec![page(""), page("Une autre personne.")]
    }
}

async fn ask_second_look(caller: May<may::PartnerVerify>, id: web::Path<Id>) -> Answer {
    let (viewer, id) = (caller.actor.clone(), *id);
    let found = caller.read(move |db| partners::find_for_office(db, &viewer, id)).await?;
    let (row, verified_by, _) = found.ok_or(WebError::NotFound)?;
    if !caller.actor.may_at(Permission::PartnerVerify, At::country(row.country)) {
        return Err(WebError::Forbidden);
    }
    if row.state != PartnerState::Verified || row.merged_into.is_some() {
        return caller.go(&format!("/office/partners/{id}"));
    }
    let user = caller.actor.user().ok_or(WebError::NotFound)?;
    let unmet = partner::may_look_again(row.verified_by, user);
    let obstacle = unmet.first().map(|problem| i18n::sentence(problem, caller.lang.as_str())).unwrap_or_default();
    caller.page(&SecondLook {
        form: FormView::empty(),
        verified_by: verified_by.unwrap_or_default(),
        answers: answers(&row.verification.verification),
        note: row.verification.verification.note.clone(),
        partner: Profile::of(&row, caller.now(), caller.lang),
        obstacle,
    })
}

async fn second_look(caller: May<may::PartnerVerify>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    caller.write(move |db, act| services::look_again(db, act, id, version)).await?;
    caller.done(&format!("/office/partners/{id}"), "partners-looked-again")
}

/// An officer gives a signatory's role to another member.
#[derive(Serialize)]
pub struct Signatory {
    form: FormView,
    partner: Profile,
    signatories: Vec<Person>,
    others: Vec<Person>,
}

/// A member to choose.
#[derive(Serialize)]
struct Person {
    value: String,
    text: String,
    hint: String,
}

impl Page for Signatory {
    const TEMPLATE: &'static str = "pages/partners/signatory.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let person = || Person { value: "1".into(), text: "Bia Exemplo".into(), hint: "bia@exemplo.example".into() };
        let page = |others: Vec<Person>| Signatory {
            form: FormView::empty(),
            partner: Profile::sample("verified"),
            signatories: vec![person()],
            others,
        };
        vec![page(vec![person()]), page(Vec::new())]
    }
}

async fn signatory_page(caller: &Caller, id: Id, form: FormView) -> Result<Signatory, WebError> {
    let row = judged(caller, id, Permission::PartnerVerify).await?;
    let members = caller.read(move |db| partners::list_members(db, id)).await?;
    let (signatories, others): (Vec<_>, Vec<_>) =
        members.into_iter().partition(|(member, ..)| member.role == MemberRole::Signatory);
    let person = |(member, name, email): (MemberRow, String, String)| Person {
        value: member.id.to_string(),
        text: name,
        hint: email,
    };
    Ok(Signatory {
        form,
        partner: Profile::of(&row, caller.now(), caller.lang),
        signatories: signatories.into_iter().map(person).collect(),
        others: others.into_iter().map(person).collect(),
    })
}

async fn ask_signatory(caller: May<may::PartnerVerify>, id: web::Path<Id>) -> Answer {
    caller.page(&signatory_page(&caller, *id, FormView::empty()).await?)
}

async fn replace_signatory(caller: May<may::PartnerVerify>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    judged(&caller, id, Permission::PartnerVerify).await?;
    let reason: String = form.text("reason").chars().take(1_000).collect();
    let missing = |field: &str| Unmet::new("missing-answer").on(field);
    let done = match (form.parse::<Id>("from"), form.parse::<Id>("to")) {
        (Some(from), Some(to)) => {
            caller.write(move |db, act| services::replace_signatory(db, act, id, from, to, &reason)).await
        }
        (from, to) => {
            let unmet = [("from", from), ("to", to)].into_iter().filter(|(_, chosen)| chosen.is_none());
            Err(Refusal::Unmet(unmet.map(|(field, _)| missing(field)).collect()))
        }
    };
    match done {
        Ok(_) => caller.done(&format!("/office/partners/{id}"), "partners-handed-over"),
        Err(Refusal::Unmet(unmet)) => {
            let page = signatory_page(&caller, id, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
