//! Letters about an organisation's papers and people, and about two that were one.

use diesel::QueryResult;

use super::Content;
use crate::adapters::i18n;
use crate::db::Db;
use crate::db::partners::{self, PartnerRow};
use crate::domain::actor::MemberRole;
use crate::domain::id::Id;

/// What the members of an organisation that was merged are told.
pub(super) fn merged_letter(db: &mut Db, partner: Id) -> QueryResult<Option<Content>> {
    let Some(given_up) = PartnerRow::find(db, partner)? else { return Ok(None) };
    let Some(kept) = given_up.merged_into else { return Ok(None) };
    Ok(PartnerRow::find(db, kept)?.map(|kept| Content {
        name: "partner-merged",
        args: vec![("partner", given_up.name), ("kept", kept.name)],
        path: Some(format!("/organisation/{}", kept.id)),
        ..Content::default()
    }))
}

/// Who binds the organisation from now on, for all its members.
pub(super) fn signatory_letter(db: &mut Db, partner: Id) -> QueryResult<Option<Content>> {
    let Some(partner) = PartnerRow::find(db, partner)? else { return Ok(None) };
    let members = partners::list_members(db, partner.id)?;
    let bind = members.into_iter().filter(|(member, ..)| member.role == MemberRole::Signatory);
    let names: Vec<String> = bind.map(|(_, name, _)| name).collect();
    Ok(Some(Content {
        name: "signatory-changed",
        args: vec![("partner", partner.name), ("names", names.join(", "))],
        path: Some(format!("/organisation/{}/members", partner.id)),
        ..Content::default()
    }))
}

/// The reminder of a paper; none when another one took its place in the meantime.
pub(super) fn paper_letter(partner: &PartnerRow, document: Id, lang: &str) -> Option<Content> {
    let paper = partner.papers.0.iter().find(|paper| paper.document == document)?;
    let name = i18n::named(lang, "purpose", paper.kind);
    Some(Content {
        name: "paper-ending",
        args: vec![("partner", partner.name.clone()), ("paper", name), ("day", i18n::date(paper.expires_on?, lang))],
        path: Some(format!("/organisation/{}/documents", partner.id)),
        ..Content::default()
    })
}
