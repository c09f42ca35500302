//! What a filled workbook would change, line by line and in sum.

use super::{budget_of, people_of};
use crate::db::proposals::ProposalFile;
use crate::domain::proposal::{Section, Written};
use crate::web::form::Form;
use crate::web::guard::Caller;
use crate::web::pages::proposals::Head;
use crate::web::pages::proposals::compare::{Compare, Hidden, part};

/// What the file, as the fields of a form, would change in the proposal. `older`: the sections that were changed after
/// the file was made from them.
pub(super) fn of(caller: &Caller, file: &ProposalFile, form: &Form, older: &[Section]) -> Compare {
    let content = &file.proposal.content;
    let said = [Written::Budget(budget_of(form)), Written::Beneficiaries(people_of(form, &content.beneficiaries))];
    let parts = said.into_iter().filter_map(|written| {
        let section = written.section();
        let mut then = content.clone();
        then.put(written);
        // Of a returned proposal only what is to correct can be taken over.
        let found = file.is_open(section).then(|| part(file, section, &then, &[], caller.now(), caller.lang))?;
        let mut found = found?;
        found.is_older = older.contains(&section);
        Some(found)
    });
    let fields = form.fields().filter(|(name, _)| name.starts_with("lines.") || name.starts_with("cells."));
    Compare {
        head: Head::of(file, &caller.actor, caller.now()),
        source: "workbook",
        stale: false,
        parts: parts.collect(),
        closed: Vec::new(),
        hidden: fields.map(|(name, value)| Hidden { name: name.to_owned(), value: value.to_owned() }).collect(),
    }
}
