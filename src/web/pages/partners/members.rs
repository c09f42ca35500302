//! Who belongs to an organisation, and inviting more.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::own::{MemberLine, lines, own, own_for};
use super::{Profile, sample_id, sample_time};
use crate::db::partners;
use crate::db::tokens;
use crate::domain::account::normal_email;
use crate::domain::actor::MemberRole;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::partners::{self as services, Invitee};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/organisation/{id}/members", show)
        .post("/organisation/{id}/members", invite)
        .post("/organisation/{id}/members/{member}/role", change_role)
        .get("/organisation/{id}/members/{member}/remove", ask_remove)
        .post("/organisation/{id}/members/{member}/remove", remove)
        .get("/organisation/{id}/members/{member}/hand-over", ask_hand_over)
        .post("/organisation/{id}/members/{member}/hand-over", hand_over)
        .post("/organisation/{id}/invitations/{invitation}/cancel", cancel);
}

/// Members, open invitations, and a form for one more.
#[derive(Serialize)]
pub struct Members {
    form: FormView,
    partner: Profile,
    members: Vec<MemberLine>,
    invitations: Vec<InvitationLine>,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    can_invite: bool,
}

/// An invitation that nobody accepted yet.
#[derive(Serialize)]
struct InvitationLine {
    id: Id,
    name: String,
    email: String,
    role: String,
    until: Instant,
}

impl Page for Members {
    const TEMPLATE: &'static str = "pages/partners/members.html";
    fn samples() -> Vec<Self> {
        let members = |can_invite: bool| Members {
            form: FormView::empty(),
            partner: Profile::sample("draft"),
            members: MemberRole::ALL.iter().map(|role| MemberLine::sample(*role)).collect(),
            invitations: vec![InvitationLine {
                id: sample_id(),
                name: "Carlos Exemplo".into(),
                email: "carlos@exemplo.example".into(),
                role: "reader".into(),
                until: sample_time(),
            }],
            roles: Choice::list(Lang::Fr, "role", MemberRole::ALL),
            languages: Choice::languages(),
            can_invite,
        };
        vec![members(true), members(false)]
    }
}

/// The question before a membership ends.
#[derive(Serialize)]
pub struct RemoveMember {
    partner: Profile,
    member: MemberLine,
}

impl Page for RemoveMember {
    const TEMPLATE: &'static str = "pages/partners/remove_member.html";
    fn samples() -> Vec<Self> {
        [MemberRole::Signatory, MemberRole::Reader]
            .map(|role| RemoveMember { partner: Profile::sample("draft"), member: MemberLine::sample(role) })
            .into()
    }
}

/// The question before the signatory's role goes to another member.
#[derive(Serialize)]
pub struct HandOver {
    partner: Profile,
    member: MemberLine,
}

impl Page for HandOver {
    const TEMPLATE: &'static str = "pages/partners/hand_over.html";
    fn samples() -> Vec<Self> {
        vec![HandOver { partner: Profile::sample("verified"), member: MemberLine::sample(MemberRole::Editor) }]
    }
}

async fn load(caller: &Caller, id: Id, form: FormView) -> Result<Members, WebError> {
    let row = own(caller, id).await?;
    let now = caller.now();
    let (members, invitations) = caller
        .read(move |db| -> Result<_, Refusal> {
            Ok((partners::list_members(db, id)?, tokens::list_member_invitations(db, id, now)?))
        })
        .await?;
    let line = |link: tokens::OneTimeTokenRow| InvitationLine {
        id: link.id,
        name: link.payload_text("name").to_owned(),
        email: link.payload_text("email").to_owned(),
        role: link.payload_text("role").to_owned(),
        until: link.expires_at,
    };
    Ok(Members {
        form,
        partner: Profile::of(&row, now, caller.lang),
        members: lines(members, caller),
        invitations: invitations.into_iter().map(line).collect(),
        roles: role_choices(caller.lang),
        languages: Choice::languages(),
        can_invite: caller.actor.may_for(Permission::MemberInvite, id),
    })
}

/// The roles of a member, each in a sentence.
fn role_choices(lang: Lang) -> Vec<Choice> {
    Choice::list(lang, "partners-role", MemberRole::ALL)
}

async fn show(caller: May<may::PartnerReadOwn>, id: web::Path<Id>) -> Answer {
    let form = FormView::filled(json!({ "lang": caller.lang, "role": MemberRole::Editor }));
    caller.page(&load(&caller, *id, form).await?)
}

async fn refused(caller: &Caller, id: Id, form: &Form, unmet: &[Unmet]) -> Answer {
    caller.invalid(&load(caller, id, FormView::posted(form, unmet, caller.lang)).await?, unmet)
}

async fn invite(caller: May<may::MemberInvite>, id: web::Path<Id>, form: Form) -> Answer {
    let id = *id;
    own_for(&caller, id, Permission::MemberInvite).await?;
    let Some(role) = form.parse::<MemberRole>("role") else {
        return refused(&caller, id, &form, &[Unmet::new("missing").on("role")]).await;
    };
    let who = Invitee {
        name: form.string("name"),
        email: normal_email(form.text("email")),
        lang: form.parse("lang").unwrap_or(caller.lang),
        role,
    };
    match caller.write(move |db, act| services::invite(db, act, id, who)).await {
        Ok(_) => caller.done(&format!("/organisation/{id}/members"), "partners-invited"),
        Err(Refusal::Unmet(unmet)) => refused(&caller, id, &form, &unmet).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn change_role(caller: May<may::MemberInvite>, path: web::Path<(Id, Id)>, form: Form) -> Answer {
    let (id, member) = *path;
    let role = form.parse::<MemberRole>("member_role").ok_or_else(|| WebError::Bad("no role".into()))?;
    match caller.write(move |db, act| services::change_role(db, act, id, member, role)).await {
        Ok(_) => caller.done(&format!("/organisation/{id}/members"), "partners-role-changed"),
        Err(Refusal::Unmet(unmet)) => refused(&caller, id, &form, &unmet).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn ask_remove(caller: May<may::PartnerReadOwn>, path: web::Path<(Id, Id)>) -> Answer {
    let (id, member) = *path;
    let page = load(&caller, id, FormView::empty()).await?;
    let member = page.members.into_iter().find(|line| line.id == member).ok_or(WebError::NotFound)?;
    if !member.is_self && !page.can_invite {
        return Err(WebError::Forbidden);
    }
    caller.page(&RemoveMember { partner: page.partner, member })
}

async fn remove(caller: May<may::PartnerReadOwn>, path: web::Path<(Id, Id)>, form: Form) -> Answer {
    let (id, member) = *path;
    match caller.write(move |db, act| services::remove_member(db, act, id, member)).await {
        Ok(row) if caller.actor.is(row.user_id) => caller.done("/desk", "partners-left"),
        Ok(_) => caller.done(&format!("/organisation/{id}/members"), "partners-removed"),
        Err(Refusal::Unmet(unmet)) => refused(&caller, id, &form, &unmet).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn ask_hand_over(caller: May<may::MemberInvite>, path: web::Path<(Id, Id)>) -> Answer {
    let (id, member) = *path;
    own_for(&caller, id, Permission::MemberInvite).await?;
    let page = load(&caller, id, FormView::empty()).await?;
    let member = page.members.into_iter().find(|line| line.id == member && !line.is_self).ok_or(WebError::NotFound)?;
    caller.page(&HandOver { partner: page.partner, member })
}

async fn hand_over(caller: May<may::MemberInvite>, path: web::Path<(Id, Id)>, form: Form) -> Answer {
    let (id, member) = *path;
    match caller.write(move |db, act| services::hand_over(db, act, id, member)).await {
        Ok(_) => caller.done(&format!("/organisation/{id}/members"), "partners-handed-over"),
        Err(Refusal::Unmet(unmet)) => refused(&caller, id, &form, &unmet).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn cancel(caller: May<may::MemberInvite>, path: web::Path<(Id, Id)>, _form: Form) -> Answer {
    let (id, invitation) = *path;
    caller.write(move |db, act| services::cancel_invitation(db, act, id, invitation)).await?;
    caller.done(&format!("/organisation/{id}/members"), "partners-invitation-cancelled")
}
