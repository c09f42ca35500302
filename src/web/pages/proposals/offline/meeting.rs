//! What a file says meets what the portal has meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use super::under;
use crate::db::proposals::ProposalFile;
use crate::domain::proposal::difference::differences;
use crate::domain::proposal::merge::{self, Field, Merged, Seen, split};
use crate::domain::proposal::offline::with_line_ends;
use crate::domain::proposal::{Section, Written};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::web::form::Form;
use crate::web::pages::proposals::compare::{self, Choice, Hidden, Part, row_word};
use crate::web::pages::proposals::{every, words};
use crate::web::reading::{label, words as word};

/// What a file says in one section that it changes.
#[derive(Debug)]
pub(super) struct Said {
    /// What it was made from.
    seen: Seen,
    /// The fields of the section's form.
    fields: Vec<Field>,
}

impl Said {
    /// What was typed into a section that was made from `base`; none when nothing was changed.
    pub(super) fn of(section: Section, base: &[Field], typed: &[Field]) -> Option<Said> {
        let (base, fields) = (every::as_form(section, base), every::as_form(section, typed));
        let is_changed = !differences(&base, &fields).is_empty();
        is_changed.then(|| Said { seen: Seen::of(&base), fields })
    }

    /// What [`Meeting::hidden`] put into the page of differences.
    pub(super) fn all(form: &Form) -> BTreeMap<Section, Said> {
        let said = |section: Section| {
            let seen = Seen::read(form.text(&format!("seen_{section}")));
            let fields = under(form, &format!("file.{section}."));
            let is_there = form.has(&format!("seen_{section}"));
            is_there.then(|| (section, Said { seen, fields: every::as_form(section, &fields) }))
        };
        every::written().filter_map(said).collect()
    }
}

/// What the person says on the page of differences.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// The sections to take over; none before anything was said.
    taken: Option<BTreeSet<String>>,
    /// Whose value stays: `file` or `portal`, by the field that says it.
    values: BTreeMap<String, &'static str>,
}

impl Choices {
    pub(super) fn of(form: &Form) -> Choices {
        let value = |text: &str| ["file", "portal"].into_iter().find(|known| *known == text);
        let values = form.fields().filter(|(name, _)| name.starts_with("choose."));
        Choices {
            taken: Some(form.all("take").into_iter().map(str::to_owned).collect()),
            values: values.filter_map(|(name, text)| Some((name.to_owned(), value(text)?))).collect(),
        }
    }

    pub(super) fn takes(&self, section: Section) -> bool {
        self.taken.as_ref().is_none_or(|taken| taken.contains(section.as_str()))
    }

    fn of_field(&self, name: &str) -> &'static str {
        self.values.get(name).copied().unwrap_or_default()
    }
}

/// A section of the file beside that of the portal.
pub(super) struct Met {
    pub(super) section: Section,
    /// The portal's version of it.
    pub(super) version: i32,
    said: Said,
    portal: Vec<Field>,
    merged: Merged,
}

impl Met {
    /// The field that says whose value stays.
    fn choose(&self, known: &str) -> String {
        format!("choose.{}.{known}", self.section)
    }

    /// The section with the choices made; where none was made, with what the file says.
    pub(super) fn written(&self, choices: &Choices) -> Written {
        let mut fields = self.merged.fields.clone();
        let chosen: Vec<(&str, String)> = self
            .merged
            .conflicts
            .iter()
            .filter(|conflict| choices.of_field(&self.choose(&conflict.name)) == "portal")
            .map(|conflict| (conflict.name.as_str(), conflict.ticket()))
            .collect();
        let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, ticket)| (*name, ticket.as_str())).collect();
        merge::take_saved(&mut fields, &self.portal, &chosen);
        every::read(self.section, &Form::of(fields))
    }

    fn choices(&self, choices: &Choices, asked: bool, lang: Lang) -> Vec<Choice> {
        let conflicts = self.merged.conflicts.iter();
        conflicts
            .map(|conflict| {
                let name = self.choose(&conflict.name);
                let chosen = choices.of_field(&name);
                let is_missing = asked && chosen.is_empty() && choices.takes(self.section);
                let problem = if is_missing { word(lang, "unmet-offline-choose-here", &[]) } else { String::new() };
                Choice { chosen, known: conflict.name.clone(), problem, name }
            })
            .collect()
    }

    /// What was changed in the portal alone and stays, in words: the fields, and for rows the row.
    fn stays(&self, then: &[Field], lang: Lang) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for field in self.merged.taken.iter().filter(|field| !field.ends_with(".id")) {
            let name = match split(field) {
                Some((list, place, _)) => {
                    let row = merge::value_of(&self.merged.fields, &format!("{list}.{place}.id"));
                    let there = |(name, value): &&Field| value == row && is_key_in(name, list);
                    let Some((name, _)) = then.iter().find(there) else { continue };
                    let number = split(name).map_or(0, |(_, place, _)| i64::from(place) + 1);
                    row_word(self.section, list, number.into(), lang)
                }
                None => label(self.section, field, lang),
            };
            if !told.contains(&name) {
                told.push(name);
            }
        }
        told
    }
}

fn is_key_in(name: &str, list: &str) -> bool {
    matches!(split(name), Some((other, _, "id")) if other == list)
}

/// All sections that a file changes.
pub(super) struct Meeting {
    pub(super) sections: Vec<Met>,
}

impl Meeting {
    pub(super) fn of(file: &ProposalFile, said: BTreeMap<Section, Said>) -> Meeting {
        let content = &file.proposal.content;
        let met = |(section, mut said): (Section, Said)| {
            let portal = every::values(section, content);
            // Hidden fields come back with the line ends of browsers, too.
            said.fields = with_line_ends(&portal, said.fields);
            let merged = merge::merge(&said.seen, &said.fields, &portal);
            Met { section, version: content.fingerprint(section), said, portal, merged }
        };
        Meeting { sections: said.into_iter().map(met).collect() }
    }

    /// The differences by section, and the sections that cannot be changed now. `asked`: whether what is not chosen is
    /// marked.
    pub(super) fn parts(
        &self,
        file: &ProposalFile,
        choices: &Choices,
        asked: bool,
        now: Instant,
        lang: Lang,
    ) -> (Vec<Part>, Vec<Section>) {
        let (mut parts, mut closed) = (Vec::new(), Vec::new());
        for met in &self.sections {
            if !file.is_open(met.section) {
                closed.push(met.section);
                continue;
            }
            let mut then = file.proposal.content.clone();
            // Both values of a field stay in sight, whichever is chosen.
            then.put(met.written(&Choices::default()));
            let asks = met.choices(choices, asked, lang);
            let Some(mut part) = compare::part(file, met.section, &then, &asks, now, lang) else { continue };
            part.stays = met.stays(&every::values(met.section, &then), lang);
            part.is_left_out = !choices.takes(met.section);
            parts.push(part);
        }
        (parts, closed)
    }

    /// The fields about which the person has not said whose value stays, in the sections that are taken over.
    pub(super) fn unanswered(&self, file: &ProposalFile, choices: &Choices, lang: Lang) -> Vec<Unmet> {
        let taken = self.sections.iter().filter(|met| file.is_open(met.section) && choices.takes(met.section));
        let asked = taken.flat_map(|met| met.merged.conflicts.iter().map(move |conflict| (met, conflict)));
        asked
            .map(|(met, conflict)| (met, conflict, met.choose(&conflict.name)))
            .filter(|(_, _, name)| choices.of_field(name).is_empty())
            .map(|(met, conflict, name)| {
                let called = words::field_name(met.section, &conflict.field, lang);
                Unmet::new("offline-choose").on(name).with("name", called)
            })
            .collect()
    }

    /// What the file says, as fields for the page of differences.
    pub(super) fn hidden(&self) -> Vec<Hidden> {
        let mut hidden = Vec::new();
        for met in &self.sections {
            let section = met.section;
            hidden.push(Hidden { name: format!("seen_{section}"), value: met.said.seen.to_string() });
            let fields = met.said.fields.iter().filter(|(_, value)| !value.is_empty());
            hidden.extend(
                fields.map(|(name, value)| Hidden { name: format!("file.{section}.{name}"), value: value.clone() }),
            );
        }
        hidden
    }
}
