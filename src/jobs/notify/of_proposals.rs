//! Letters about a proposal that is to be corrected.

use diesel::QueryResult;

use super::proposal_letter;
use crate::adapters::i18n;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::proposals::{self, ProposalRow};
use crate::domain::id::Id;
use crate::jobs::letter::Content;

/// What to correct, and until when; none when it came back in the meantime.
pub(super) fn returned(db: &mut Db, proposal: Id, lang: &str) -> QueryResult<Option<Content>> {
    let Some(row) = ProposalRow::find(db, proposal)? else { return Ok(None) };
    let (Some(asked), Some(call)) = (proposals::find_open_return(db, &row)?, CallRow::find(db, row.call_id)?) else {
        return Ok(None);
    };
    let section = |section: &crate::domain::proposal::Section| i18n::text(lang, &format!("section-{section}"), &[]);
    let sections: Vec<String> = asked.reasons.0.keys().map(section).collect();
    let until = i18n::date_time(asked.answer_by.utc(), call.country.as_str(), lang);
    Ok(proposal_letter(db, "proposal-returned", proposal)?.map(|letter| Content {
        facts: vec![("mail-fact-sections", sections.join(", ")), ("mail-fact-answer-by", until)],
        ..letter
    }))
}
