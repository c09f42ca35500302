//! Who belongs to an organisation: invited by mail, with a role that its signatories change.

use serde_json::json;

use super::{judged, own};
use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::outbox;
use crate::db::partners::{self, MemberRow, PartnerRow};
use crate::db::throttles;
use crate::db::tokens::{self, OneTimeTokenRow};
use crate::db::types::Doc;
use crate::db::users::{self, NewUser, UserRow};
use crate::domain::account::{self, Limit, LinkPurpose};
use crate::domain::act::Act;
use crate::domain::actor::MemberRole;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::domain::text::Lang;
use crate::services::Refusal;

/// Adds a person to the organisation without asking them: for the portal itself.
///
/// # Errors
/// `member-already` when they belong to it; not the actor's organisation.
pub fn add_member(db: &mut Db, act: &Act, partner: Id, user: Id, role: MemberRole) -> Result<MemberRow, Refusal> {
    let row = own(db, act, partner, Permission::MemberInvite)?;
    join(db, act, &row, user, role)
}

fn join(db: &mut Db, act: &Act, partner: &PartnerRow, user: Id, role: MemberRole) -> Result<MemberRow, Refusal> {
    if partners::find_member(db, partner.id, user)?.is_some() {
        return Err(Unmet::new("member-already").into());
    }
    let member = MemberRow::begin(act.id(), partner.id, user, role, act.at);
    member.insert(db)?;
    let entry = Entry::new("member.add", "partner", partner.id, &partner.name).set("role", role).seal(&member)?;
    audit_log::record(db, act, entry)?;
    Ok(member)
}

/// Whom a signatory invites.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// Their name.
    pub name: String,
    /// Their address, in lower case.
    pub email: String,
    /// The language of the letter.
    pub lang: Lang,
    /// What they will be able to do.
    pub role: MemberRole,
}

/// Invites a person by mail. Whether they have an account already shows nowhere: those without get
/// one that nobody can use until the link was followed.
///
/// # Errors
/// What is wrong with name or address; `member-already`; not the actor's organisation.
pub fn invite(db: &mut Db, act: &Act, partner: Id, who: Invitee) -> Result<OneTimeTokenRow, Refusal> {
    let row = own(db, act, partner, Permission::MemberInvite)?;
    let unmet = account::check_person(&who.name, &who.email);
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    if let Some(wait_seconds) =
        throttles::hit(db, "invitation", &partner.to_string(), Limit::INVITATIONS, act.at)?.wait_seconds
    {
        return Err(Refusal::TooMany { wait_seconds });
    }
    let mut entry =
        Entry::new("member.invite", "partner", partner, &row.name).set("email", &who.email).set("role", who.role);
    let user = match users::find_by_email(db, &who.email)? {
        Some(user) => user,
        None => {
            let new = NewUser {
                email: who.email.clone(),
                name: who.name.clone(),
                lang: who.lang,
                phone: String::new(),
                password_hash: None,
                confirmed: false,
            };
            let user = UserRow::begin(act.id(), new, act.at);
            user.insert(db)?;
            entry = entry.seal(&user)?;
            user
        }
    };
    if partners::find_member(db, partner, user.id)?.is_some() {
        return Err(Unmet::new("member-already").on("email").into());
    }
    for mut former in tokens::list_member_invitations(db, partner, act.at)? {
        if former.user_id == Some(user.id) {
            former.used_at = Some(act.at);
            former.save(db)?;
        }
    }
    let payload = Doc(json!({ "role": who.role, "name": who.name, "email": who.email, "by": act.actor.name }));
    let link =
        OneTimeTokenRow::link(act.id(), LinkPurpose::MemberInvitation, Some(user.id), Some(partner), payload, act.at);
    link.insert(db)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::MemberInvited { partner, invitation: link.id })?;
    Ok(link)
}

/// Takes an invitation back: its link opens nothing any more.
///
/// # Errors
/// `NotFound` when there is no such open invitation; not the actor's organisation.
pub fn cancel_invitation(db: &mut Db, act: &Act, partner: Id, invitation: Id) -> Result<(), Refusal> {
    let row = own(db, act, partner, Permission::MemberInvite)?;
    let link = tokens::find_open_link(db, LinkPurpose::MemberInvitation, invitation, act.at)?;
    let mut link = Refusal::found(link.filter(|link| link.subject_id == Some(partner)))?;
    link.used_at = Some(act.at);
    link.save(db)?;
    let entry = Entry::new("member.cancel_invitation", "partner", partner, &row.name);
    audit_log::record(db, act, entry.set("email", link.payload_text("email")))?;
    Ok(())
}

/// The actor, who is the invited person, joins the organisation.
///
/// # Errors
/// `NotFound` when the link is over or for somebody else; `member-already`.
pub fn accept(db: &mut Db, act: &Act, invitation: Id) -> Result<MemberRow, Refusal> {
    let link = tokens::find_open_link(db, LinkPurpose::MemberInvitation, invitation, act.at)?;
    let mut link = Refusal::found(link.filter(|link| link.user_id == act.actor.user()))?;
    let user = Refusal::found(act.actor.user())?;
    let partner = Refusal::found(link.subject_id)?;
    let row = Refusal::found(PartnerRow::find_locked(db, partner)?)?;
    let role = link.payload_text("role").parse().map_err(|_| Refusal::Broken("an invitation without role".into()))?;
    link.used_at = Some(act.at);
    link.save(db)?;
    join(db, act, &row, user, role)
}

/// The invited person, who had no usable account, gets one and joins the organisation: the link
/// proved that the address is theirs.
///
/// # Errors
/// `NotFound` when the link is over, or when the account is usable: then its owner signs in first.
pub fn accept_as_new(
    db: &mut Db,
    act: &Act,
    invitation: Id,
    name: &str,
    lang: Lang,
    password_hash: String,
) -> Result<MemberRow, Refusal> {
    let link = tokens::find_open_link(db, LinkPurpose::MemberInvitation, invitation, act.at)?;
    let user = Refusal::found(link.and_then(|link| link.user_id))?;
    let mut user = Refusal::found(UserRow::find_locked(db, user)?)?;
    if user.is_usable() || user.disabled_at.is_some() {
        return Err(Refusal::NotFound);
    }
    let unmet = account::check_name(name);
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    user.name = name.trim().to_owned();
    user.lang = lang;
    user.password_hash = Some(password_hash);
    user.email_confirmed_at = Some(act.at);
    user.save(db)?;
    tokens::close_links(db, LinkPurpose::ConfirmEmail, user.id, act.at)?;
    let act = act.by(Refusal::found(users::find_actor(db, user.id)?)?);
    audit_log::record(db, &act, Entry::new("account.accept_invitation", "user", user.id, &user.email).seal(&user)?)?;
    accept(db, &act, invitation)
}

/// Gives a member another role. The last signatory stays one.
///
/// # Errors
/// `last-signatory`; no such member; not the actor's organisation.
pub fn change_role(db: &mut Db, act: &Act, partner: Id, member: Id, role: MemberRole) -> Result<MemberRow, Refusal> {
    let row = own(db, act, partner, Permission::MemberInvite)?;
    let mut member = present(db, partner, member)?;
    let before = member.role;
    if role != MemberRole::Signatory {
        keeps_a_signatory(db, &member)?;
    }
    member.role = role;
    member.save(db)?;
    let entry = Entry::new("member.change_role", "partner", partner, &row.name).change("role", before, role);
    audit_log::record(db, act, entry.seal(&member)?)?;
    Ok(member)
}

/// Ends a membership. The last signatory stays; anybody else may be removed, and may leave.
///
/// # Errors
/// `last-signatory`; no such member; not the actor's organisation.
pub fn remove_member(db: &mut Db, act: &Act, partner: Id, member: Id) -> Result<MemberRow, Refusal> {
    let row = own(db, act, partner, Permission::PartnerReadOwn)?;
    let mut member = present(db, partner, member)?;
    if !act.actor.is(member.user_id) && !act.actor.may_for(Permission::MemberInvite, partner) {
        return Err(Refusal::Forbidden);
    }
    keeps_a_signatory(db, &member)?;
    member.left_at = Some(act.at);
    member.save(db)?;
    let entry = Entry::new("member.remove", "partner", partner, &row.name).set("role", member.role);
    audit_log::record(db, act, entry.seal(&member)?)?;
    Ok(member)
}

/// A signatory hands the role over to another member, and stays as an editor.
///
/// # Errors
/// `not-signatory` when the actor does not bind the organisation; no such other member.
pub fn hand_over(db: &mut Db, act: &Act, partner: Id, to: Id) -> Result<MemberRow, Refusal> {
    let row = own(db, act, partner, Permission::MemberInvite)?;
    let user = act.actor.user().ok_or(Refusal::Forbidden)?;
    let from = Refusal::found(partners::find_member(db, partner, user)?)?;
    if from.role != MemberRole::Signatory {
        return Err(Unmet::new("not-signatory").into());
    }
    transfer(db, act, &row, from, to, "")
}

/// An officer gives the role of a signatory who cannot be reached to another member, with a reason.
///
/// # Errors
/// Not theirs to judge, no reason, or not two such members.
pub fn replace_signatory(
    db: &mut Db,
    act: &Act,
    partner: Id,
    from: Id,
    to: Id,
    reason: &str,
) -> Result<MemberRow, Refusal> {
    let row = judged(db, act, partner, Permission::PartnerVerify)?;
    if reason.trim().is_empty() {
        return Err(Unmet::new("reason-missing").on("reason").into());
    }
    let from = present(db, partner, from)?;
    if from.role != MemberRole::Signatory {
        return Err(Unmet::new("missing-answer").on("from").into());
    }
    transfer(db, act, &row, from, to, reason.trim())
}

fn transfer(
    db: &mut Db,
    act: &Act,
    partner: &PartnerRow,
    mut from: MemberRow,
    to: Id,
    reason: &str,
) -> Result<MemberRow, Refusal> {
    let mut to = present(db, partner.id, to)?;
    if to.id == from.id {
        return Err(Unmet::new("missing-answer").on("to").into());
    }
    from.role = MemberRole::Editor;
    from.save(db)?;
    to.role = MemberRole::Signatory;
    to.save(db)?;
    let mut entry = Entry::new("member.hand_over", "partner", partner.id, &partner.name).seal(&from)?.seal(&to)?;
    if !reason.is_empty() {
        entry = entry.set("reason", reason);
    }
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::SignatoryChanged { partner: partner.id })?;
    Ok(to)
}

fn present(db: &mut Db, partner: Id, member: Id) -> Result<MemberRow, Refusal> {
    let member = MemberRow::find_locked(db, member)?;
    Refusal::found(member.filter(|member| member.partner_id == partner && member.left_at.is_none()))
}

fn keeps_a_signatory(db: &mut Db, member: &MemberRow) -> Result<(), Refusal> {
    if member.role == MemberRole::Signatory && partners::count_signatories(db, member.partner_id)? < 2 {
        return Err(Unmet::new("last-signatory").on("role").into());
    }
    Ok(())
}
