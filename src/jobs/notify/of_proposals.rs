//! Letters about a proposal that is to be corrected, or that is not sent and should be.

use diesel::QueryResult;

use super::{came, proposal_letter};
use crate::adapters::i18n;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::proposals::{self, ProposalRow};
use crate::db::users::UserRow;
use crate::domain::id::Id;
use crate::domain::proposal::{DraftReminder, ProposalState, Section};
use crate::domain::state::Instant;
use crate::jobs::letter::Content;

/// That a proposal came too late: for which deadline, when, and the SHA-256 of what came, which show later that it was this
/// and not another.
pub(super) fn late(
    db: &mut Db,
    proposal: Id,
    at: Option<Instant>,
    sha256: Option<String>,
    lang: &str,
) -> QueryResult<Option<Content>> {
    let Some(row) = ProposalRow::find(db, proposal)? else { return Ok(None) };
    let Some(call) = CallRow::find(db, row.call_id)? else { return Ok(None) };
    let returned = proposals::find_open_return(db, &row)?;
    let deadline = returned.map(|asked| asked.answer_by).or(call.closes_at);
    let deadline = deadline.map(|until| i18n::date_time(until.utc(), call.country.as_str(), lang));
    let mut facts: Vec<_> = deadline.map(|until| ("mail-fact-deadline", until)).into_iter().collect();
    if let (Some(at), Some(sha256)) = (at, sha256) {
        facts.extend(came("mail-fact-arrived", at, call.country, sha256, lang));
    }
    Ok(proposal_letter(db, "proposal-late", proposal)?.map(|letter| Content { facts, ..letter }))
}

/// What to correct, and until when; none when it came back in the meantime.
pub(super) fn returned(db: &mut Db, proposal: Id, lang: &str) -> QueryResult<Option<Content>> {
    let Some(row) = ProposalRow::find(db, proposal)? else { return Ok(None) };
    let (Some(asked), Some(call)) = (proposals::find_open_return(db, &row)?, CallRow::find(db, row.call_id)?) else {
        return Ok(None);
    };
    let section = |section: &Section| i18n::named(lang, "section", section);
    let sections: Vec<String> = asked.reasons.0.keys().map(section).collect();
    let until = i18n::date_time(asked.answer_by.utc(), call.country.as_str(), lang);
    Ok(proposal_letter(db, "proposal-returned", proposal)?.map(|letter| Content {
        facts: vec![("mail-fact-sections", sections.join(", ")), ("mail-fact-answer-by", until)],
        ..letter
    }))
}

/// That a draft is not sent and the deadline is near; none when it was sent meanwhile, or the
/// deadline passed or moved away.
pub(super) fn closing(db: &mut Db, proposal: Id, reader: &UserRow, now: Instant) -> QueryResult<Option<Content>> {
    let Some(row) = ProposalRow::find(db, proposal)?.filter(|row| row.state == ProposalState::Draft) else {
        return Ok(None);
    };
    let Some(call) = CallRow::find(db, row.call_id)? else { return Ok(None) };
    let Some(closes_at) = call.closes_at.filter(|at| *at >= now && *at - now <= DraftReminder::FIRST) else {
        return Ok(None);
    };
    let lang = reader.lang.as_str();
    // Whole days, and the begun one with them: at seven days sharp, seven.
    let days = ((closes_at - now).num_seconds() + 86_399) / 86_400;
    let title = if row.title.is_empty() { row.number.clone() } else { row.title };
    Ok(Some(Content {
        name: "draft-closing",
        args: vec![
            ("number", row.number),
            ("title", title),
            ("code", call.code.clone()),
            ("days", i18n::text(lang, "count-days", &[("count", days.into())])),
        ],
        facts: vec![("mail-fact-deadline", i18n::date_time(closes_at.utc(), call.country.as_str(), lang))],
        path: Some(format!("/proposals/{}", row.id)),
        ..Content::default()
    }))
}
