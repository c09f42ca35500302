//! The letters in which applicants learn what was decided.

use diesel::QueryResult;

use crate::adapters::i18n;
use crate::db::Db;
use crate::db::calls::CallRow;
use crate::db::decisions::{self, DecisionRow};
use crate::db::proposals::ProposalRow;
use crate::db::users::UserRow;
use crate::domain::decision::Outcome;
use crate::domain::id::Id;
use crate::jobs::letter::Content;

/// What was decided about the proposals of the reader's organisations in a call: one mail, however many
/// they are.
pub(super) fn letter(db: &mut Db, call: Id, reader: &UserRow) -> QueryResult<Option<Content>> {
    let Some(call) = CallRow::find(db, call)? else { return Ok(None) };
    let decided = decisions::list_for_member(db, call.id, reader.id)?;
    let lang = reader.lang.as_str();
    Ok(match decided.as_slice() {
        [] => None,
        [(proposal, decision)] => Some(Content {
            name: match decision.outcome {
                Outcome::Award => "decision-award",
                Outcome::Reserve => "decision-reserve",
                Outcome::Reject => "decision-reject",
            },
            args: args(&call, proposal, decision, lang),
            path: Some(format!("/proposals/{}", proposal.id)),
            ..Content::default()
        }),
        several => {
            let line = |(proposal, decision): &(ProposalRow, DecisionRow)| {
                let args = args(&call, proposal, decision, lang);
                let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                i18n::text(lang, &format!("mail-decisions-line-{}", decision.outcome), &args)
            };
            let lines: Vec<String> = several.iter().map(line).collect();
            Some(Content {
                name: "decisions",
                args: vec![("code", call.code.clone()), ("lines", lines.join("\n"))],
                path: Some("/proposals".to_owned()),
                ..Content::default()
            })
        }
    })
}

fn args(call: &CallRow, proposal: &ProposalRow, decision: &DecisionRow, lang: &str) -> Vec<(&'static str, String)> {
    let points = decision.score.map_or_else(|| "–".to_owned(), |score| i18n::decimal(&hundredths(score), lang));
    vec![
        ("number", proposal.number.clone()),
        ("title", proposal.title.clone()),
        ("code", call.code.clone()),
        ("points", points),
        ("amount", i18n::money(decision.amount, call.currency.as_str(), lang)),
        ("reason", decision.reason.clone()),
        ("conditions", decision.conditions.clone()),
    ]
}

/// `7250` as `72.50`.
fn hundredths(value: i64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}
