//! Pairs that may be one organisation: told apart, or merged, by an officer with a reason.

use crate::db::Db;
use crate::db::audit_log::{self, Entry};
use crate::db::duplicates::{self, PairRow};
use crate::db::outbox;
use crate::db::partners::{self, MemberRow, PartnerRow};
use crate::domain::act::Act;
use crate::domain::actor::{At, MemberRole};
use crate::domain::duplicate::{PairAction, may_merge};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::partner;
use crate::domain::permission::Permission;
use crate::domain::state::Unmet;
use crate::services::Refusal;

/// An officer found that the two are different organisations. It is remembered until something new is
/// alike.
///
/// # Errors
/// Not theirs to see or to decide in both countries, no reason, decided already, or changed meanwhile.
pub fn tell_apart(db: &mut Db, act: &Act, pair: Id, version: i32, reason: &str) -> Result<PairRow, Refusal> {
    let (mut row, first, second) = judged(db, act, pair, version, reason)?;
    let before = row.state;
    row.state = before.after(PairAction::TellApart)?;
    decide(db, act, &mut row, reason)?;
    let label = format!("{} / {}", first.name, second.name);
    let entry = Entry::new("duplicate.tell_apart", "partner", first.id, label)
        .change("state", before, row.state)
        .set("reason", &row.reason)
        .seal(&row)?;
    audit_log::record(db, act, entry)?;
    Ok(row)
}

/// An officer found that the two are one organisation. The one that is not kept stays as it is, with its
/// proposals, agreements and payments, and leads to the other; its members may act for the kept one, those who
/// bound it as editors until a signatory of the kept one says otherwise.
///
/// # Errors
/// As [`tell_apart`]; something of the one that is given up is still under way.
pub fn merge(db: &mut Db, act: &Act, pair: Id, version: i32, keep: Id, reason: &str) -> Result<PairRow, Refusal> {
    let (mut row, first, second) = judged(db, act, pair, version, reason)?;
    let (kept, mut given_up) = match keep {
        keep if keep == first.id => (first, second),
        keep if keep == second.id => (second, first),
        _ => return Err(Unmet::new("missing-answer").on("keep").into()),
    };
    if kept.merged_into.is_some() || given_up.merged_into.is_some() {
        return Err(Unmet::new("partner-merged").on("keep").into());
    }
    let unmet = may_merge(duplicates::at_rest(db, given_up.id)?);
    if !unmet.is_empty() {
        return Err(unmet.into());
    }
    let before = row.state;
    row.state = before.after(PairAction::Merge)?;
    decide(db, act, &mut row, reason)?;
    given_up.merged_into = Some(kept.id);
    given_up.updated_at = act.at;
    given_up.save(db)?;
    let mut joined = Vec::new();
    let there: Vec<Id> = partners::list_member_users(db, kept.id)?;
    for (member, ..) in partners::list_members(db, given_up.id)? {
        if !there.contains(&member.user_id) {
            let role = if member.role == MemberRole::Signatory { MemberRole::Editor } else { member.role };
            let member = MemberRow::begin(act.id(), kept.id, member.user_id, role, act.at);
            member.insert(db)?;
            joined.push(member);
        }
    }
    let lapsed = duplicates::forget(db, given_up.id)?;
    let entry = Entry::new("partner.merge", "partner", given_up.id, &given_up.name)
        .set("into", &kept.name)
        .set("reason", &row.reason)
        .seal(&given_up)?
        .seal(&row)?
        .seal_all(&lapsed)?;
    audit_log::record(db, act, entry)?;
    let entry = Entry::new("partner.take_in", "partner", kept.id, &kept.name)
        .set("name", &given_up.name)
        .set("members", joined.len())
        .seal_all(&joined)?;
    audit_log::record(db, act, entry)?;
    outbox::tell(db, act, &Event::PartnerMerged { partner: given_up.id })?;
    Ok(row)
}

fn decide(db: &mut Db, act: &Act, row: &mut PairRow, reason: &str) -> Result<(), Refusal> {
    row.decided_by = act.actor.user();
    row.decided_at = Some(act.at);
    row.reason = reason.trim().to_owned();
    Ok(row.save(db)?)
}

/// The pair with both organisations locked, when the actor may judge both; with a reason.
fn judged(
    db: &mut Db,
    act: &Act,
    pair: Id,
    version: i32,
    reason: &str,
) -> Result<(PairRow, PartnerRow, PartnerRow), Refusal> {
    let row = Refusal::found(PairRow::find_locked(db, pair)?)?;
    let first = Refusal::found(PartnerRow::find_locked(db, row.first_id)?)?;
    let second = Refusal::found(PartnerRow::find_locked(db, row.second_id)?)?;
    let mut unmet: Vec<Unmet> = Vec::new();
    for side in [&first, &second] {
        if !act.actor.may_at(Permission::PartnerRead, At::country(side.country)) {
            return Err(Refusal::NotFound);
        }
        for problem in partner::may_judge(&act.actor, Permission::PartnerVerify, side.id, side.country) {
            if problem.code == "not-permitted" {
                return Err(Refusal::Forbidden);
            }
            if unmet.is_empty() {
                unmet.push(problem);
            }
        }
    }
    row.expect_version(version)?;
    if reason.trim().is_empty() {
        unmet.push(Unmet::new("reason-missing").on("reason"));
    }
    if unmet.is_empty() { Ok((row, first, second)) } else { Err(unmet.into()) }
}
