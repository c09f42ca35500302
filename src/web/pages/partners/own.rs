//! What an organisation sees of itself: where it stands, what is still missing, sending its profile.

use actix_web::web;
use serde::Serialize;

use super::{Account, Paper, PaperLine, Profile, papers_of, sample_time};
use crate::adapters::i18n::{self, field_key, sentence_in_summary};
use crate::db::documents;
use crate::db::duplicates;
use crate::db::partners::{self, PartnerRow};
use crate::db::payments;
use crate::db::tokens;
use crate::domain::actor::MemberRole;
use crate::domain::bank::BankState;
use crate::domain::document::{DocumentOwner, ScanState};
use crate::domain::id::Id;
use crate::domain::partner::{Declaration, PartnerAction, PartnerState, ProfilePart};
use crate::domain::permission::Permission;
use crate::domain::state::{Instant, Unmet};
use crate::services::Refusal;
use crate::services::partners as services;
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::routes::Routes;
use crate::web::view::Page;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/organisation", choose)
        .get("/organisation/{id}", show)
        .get("/organisation/{id}/submit", ask_submit)
        .post("/organisation/{id}/submit", submit);
}

/// Somebody's organisations, when they have several.
#[derive(Serialize)]
pub struct Choose {
    organisations: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    partner: Profile,
    role: MemberRole,
}

impl Page for Choose {
    const TEMPLATE: &'static str = "pages/partners/choose.html";
    fn samples() -> Vec<Self> {
        let line = |state, role| Line { partner: Profile::sample(state), role };
        let organisations = vec![line("verified", MemberRole::Signatory), line("draft", MemberRole::Reader)];
        vec![Choose { organisations }]
    }
}

/// One organisation: state, what is missing, and everything it told.
#[derive(Serialize)]
pub struct Own {
    partner: Profile,
    /// What keeps the profile from being sent: sentence, and where it is mended.
    missing: Vec<Gap>,
    members: Vec<MemberLine>,
    invitations: usize,
    papers: Vec<PaperLine>,
    files: Vec<Paper>,
    /// What is missing among the papers of an organisation whose profile was sent, in sentences.
    paper_gaps: Vec<String>,
    account: Option<Account>,
    /// Whether it may be registered already, by others.
    suspected: bool,
    /// The one that took its place.
    merged_into: Option<Merged>,
    can: Can,
}

/// The organisation into which one was merged.
#[derive(Debug, Clone, Serialize)]
struct Merged {
    id: Id,
    name: String,
    /// Whether the viewer belongs to it, too.
    is_member: bool,
}

/// What is missing, and where it is mended.
#[derive(Debug, Clone, Serialize)]
struct Gap {
    text: String,
    href: String,
}

/// A member on a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MemberLine {
    pub id: Id,
    pub name: String,
    pub email: String,
    pub role: MemberRole,
    pub since: Instant,
    pub is_self: bool,
}

impl MemberLine {
    pub fn sample(role: MemberRole) -> MemberLine {
        MemberLine {
            id: super::sample_id(),
            name: "Bia Exemplo".into(),
            email: "bia@exemplo.example".into(),
            role,
            since: sample_time(),
            is_self: role == MemberRole::Signatory,
        }
    }
}

/// What this member may do here and now: the buttons of the page.
#[derive(Debug, Clone, Copy, Serialize)]
struct Can {
    edit: bool,
    submit: bool,
    invite: bool,
    bank: bool,
}

impl Page for Own {
    const TEMPLATE: &'static str = "pages/partners/own.html";
    fn samples() -> Vec<Self> {
        let own = |state, all: bool| Own {
            partner: Profile::sample(state),
            missing: if all { vec![Gap { text: "Remplissez ce champ.".into(), href: "#".into() }] } else { Vec::new() },
            members: vec![MemberLine::sample(MemberRole::Signatory), MemberLine::sample(MemberRole::Reader)],
            invitations: usize::from(all),
            papers: PaperLine::samples(),
            files: if all { vec![Paper::sample(ScanState::Clean)] } else { Vec::new() },
            paper_gaps: if all { vec!["Il manque un papier.".into()] } else { Vec::new() },
            account: all.then(|| Account::sample(BankState::Declared)),
            suspected: all,
            merged_into: (!all).then(|| Merged {
                id: super::sample_id(),
                name: "Association Exemple".into(),
                is_member: state == "verified",
            }),
            can: Can { edit: all, submit: all, invite: all, bank: all },
        };
        ["draft", "submitted", "verified", "expired", "refused", "suspended"]
            .into_iter()
            .flat_map(|state| [own(state, true), own(state, false)])
            .collect()
    }
}

/// The declarations once more, before the profile is sent.
#[derive(Serialize)]
pub struct Submit {
    partner: Profile,
    declarations: Vec<Declaration>,
}

impl Page for Submit {
    const TEMPLATE: &'static str = "pages/partners/submit.html";
    fn samples() -> Vec<Self> {
        vec![Submit { partner: Profile::sample("draft"), declarations: Declaration::ALL.to_vec() }]
    }
}

async fn choose(caller: May<may::PartnerReadOwn>) -> Answer {
    if let [only] = caller.actor.memberships.as_slice() {
        return caller.go(&format!("/organisation/{}", only.partner));
    }
    let (user, now, lang) = (caller.actor.user().ok_or(WebError::NotFound)?, caller.now(), caller.lang);
    let rows = caller.read(move |db| partners::list_of_user(db, user)).await?;
    let line = |(partner, member): (PartnerRow, partners::MemberRow)| Line {
        partner: Profile::of(&partner, now, lang),
        role: member.role,
    };
    caller.page(&Choose { organisations: rows.into_iter().map(line).collect() })
}

/// The organisation, when the caller belongs to it. To everybody else it does not exist here.
pub(super) async fn own(caller: &Caller, id: Id) -> Result<PartnerRow, WebError> {
    if !caller.actor.is_member_of(id) {
        return Err(WebError::NotFound);
    }
    caller.read(move |db| PartnerRow::find(db, id)).await?.ok_or(WebError::NotFound)
}

/// The same, when the caller may do this for it.
pub(super) async fn own_for(caller: &Caller, id: Id, permission: Permission) -> Result<PartnerRow, WebError> {
    let row = own(caller, id).await?;
    if caller.actor.may_for(permission, id) { Ok(row) } else { Err(WebError::Forbidden) }
}

async fn show(caller: May<may::PartnerReadOwn>, id: web::Path<Id>) -> Answer {
    let row = own(&caller, *id).await?;
    let (id, now) = (row.id, caller.now());
    let merged_into = row.merged_into;
    let (members, invitations, papers, account, kept, suspected) = caller
        .read(move |db| -> Result<_, Refusal> {
            Ok((
                partners::list_members(db, id)?,
                tokens::list_member_invitations(db, id, now)?,
                documents::list_of(db, DocumentOwner::Partner, id)?,
                payments::find_account(db, id)?,
                match merged_into {
                    Some(kept) => PartnerRow::find(db, kept)?,
                    None => None,
                },
                merged_into.is_none() && duplicates::is_suspected(db, id)?,
            ))
        })
        .await?;
    let signatories = members.iter().filter(|(member, ..)| member.role == MemberRole::Signatory).count();
    let missing = services::missing_beside(&row, signatories, now);
    let (papers, files) = papers_of(&row, &papers, now);
    let paper_gaps = match row.state {
        _ if merged_into.is_some() => Vec::new(),
        PartnerState::Draft | PartnerState::Refused => Vec::new(),
        PartnerState::Submitted | PartnerState::Verified | PartnerState::Suspended => row
            .standing(false, now)
            .papers
            .iter()
            .map(|gap| i18n::sentence(&gap.unmet(), caller.lang.as_str()))
            .collect(),
    };
    let may = |permission| caller.actor.may_for(permission, id);
    let possible = |action| merged_into.is_none() && row.state.after(action).is_ok();
    caller.page(&Own {
        partner: Profile::of(&row, now, caller.lang),
        missing: if possible(PartnerAction::Submit) { gaps(&missing, &caller, id) } else { Vec::new() },
        members: lines(members, &caller),
        invitations: invitations.len(),
        papers,
        files,
        paper_gaps,
        account: account.map(Account::from),
        can: Can {
            edit: may(Permission::PartnerEdit) && possible(PartnerAction::Edit),
            submit: may(Permission::PartnerSubmit) && possible(PartnerAction::Submit),
            invite: may(Permission::MemberInvite) && merged_into.is_none(),
            bank: may(Permission::BankDeclare) && merged_into.is_none(),
        },
        suspected,
        merged_into: kept.map(|kept| Merged {
            is_member: caller.actor.is_member_of(kept.id),
            id: kept.id,
            name: kept.name,
        }),
    })
}

/// The members as lines of a page.
pub(super) fn lines(members: Vec<(partners::MemberRow, String, String)>, caller: &Caller) -> Vec<MemberLine> {
    let line = |(member, name, email): (partners::MemberRow, String, String)| MemberLine {
        id: member.id,
        name,
        email,
        role: member.role,
        since: member.joined_at,
        is_self: caller.actor.is(member.user_id),
    };
    members.into_iter().map(line).collect()
}

/// What is missing, each with the field or page where it is mended. Declarations count as one.
fn gaps(missing: &[Unmet], caller: &Caller, id: Id) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for unmet in missing {
        let field = unmet.field.as_deref().unwrap_or_default();
        let (text, href) = if field.starts_with("declared.") {
            (caller.t("partners-gap-declarations"), format!("/organisation/{id}/edit/declarations"))
        } else if field == "documents" {
            (sentence_in_summary(unmet, caller.lang.as_str()), format!("/organisation/{id}/documents"))
        } else if field == "members" {
            (sentence_in_summary(unmet, caller.lang.as_str()), format!("/organisation/{id}/members"))
        } else {
            let text = match unmet.code {
                "missing" => caller.t(&field_key(field)),
                _ => sentence_in_summary(unmet, caller.lang.as_str()),
            };
            (text, format!("/organisation/{id}/edit/{}#{field}", ProfilePart::of_field(field)))
        };
        if gaps.iter().all(|gap| gap.text != text) {
            gaps.push(Gap { text, href });
        }
    }
    gaps
}

async fn ask_submit(caller: May<may::PartnerSubmit>, id: web::Path<Id>) -> Answer {
    let row = own_for(&caller, *id, Permission::PartnerSubmit).await?;
    row.state.after(PartnerAction::Submit).map_err(Refusal::from)?;
    let act = caller.act();
    let partner = row.clone();
    let missing = caller.read(move |db| services::missing(db, &act, &partner)).await?;
    if !missing.is_empty() {
        // The page of the organisation lists what is missing.
        return caller.go(&format!("/organisation/{}", row.id));
    }
    let page = Submit { partner: Profile::of(&row, caller.now(), caller.lang), declarations: row.kind.declarations() };
    caller.page(&page)
}

async fn submit(caller: May<may::PartnerSubmit>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    match caller.write(move |db, act| services::submit(db, act, id, version)).await {
        Ok(_) => caller.done(&format!("/organisation/{id}"), "partners-submitted"),
        Err(Refusal::Unmet(_)) => caller.go(&format!("/organisation/{id}")),
        Err(refusal) => Err(refusal.into()),
    }
}
