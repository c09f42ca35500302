//! What the section pages have in common: a form that is always saved, checked when the person says
//! that the section is complete, and compared when somebody else saved first.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use serde::Serialize;
use serde_json::{Map, Value};

use super::compare::shown;
use super::{Head, load, words};
use crate::db::proposals::ProposalFile;
use crate::db::users::UserRow;
use crate::domain::call::CONSULTATION;
use crate::domain::id::Id;
use crate::domain::proposal::check::{check, is_gap};
use crate::domain::proposal::merge::{self, Conflict, Field, Seen};
use crate::domain::proposal::{Content, Section, Written};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::services::proposals::{self, Edit};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::Caller;
use crate::web::reading::number_of;
use crate::web::view::{FormView, Page};

/// The button that saves a section and goes on to the files, for the record of the consultation.
const TO_FILES: &str = "files";

/// One section as a form.
pub trait SectionForm: Serialize + Sized + 'static {
    /// The template, relative to `templates/`.
    const TEMPLATE: &'static str;
    /// The section.
    const SECTION: Section;

    /// What the form says, with the effect of its button (`add`, `copy:2`, `remove:2`) if it has any.
    fn read(form: &Form) -> Written;

    /// The fields of the section with their values, in the order of the form.
    fn values(content: &Content) -> Vec<(String, String)>;

    /// What the template shows beside the fields.
    fn part(file: &ProposalFile, now: Instant, lang: Lang) -> Self;

    /// Where on the page the person goes on after the button `act`; empty for the top.
    fn landing(_act: &str, _written: &Written) -> String {
        String::new()
    }

    /// An invented proposal with something in the section, for the test that draws every page.
    fn sample() -> (Self, Vec<(String, String)>);
}

/// The page of a section.
#[derive(Serialize)]
pub struct SectionPage<S> {
    head: Head,
    section: Section,
    number: usize,
    all: usize,
    version: i32,
    /// What the fields were when the form was opened, as digests; see [`merge`].
    seen: String,
    form: FormView,
    stale: Option<Stale>,
    part: S,
}

/// What somebody else saved while this form was open.
#[derive(Serialize)]
struct Stale {
    by: String,
    at: Instant,
    /// What both changed.
    differences: Vec<Difference>,
    /// What was taken over: the names of the fields.
    taken: Vec<String>,
}

/// A field that two people changed, and between whose values the later one chooses.
#[derive(Serialize)]
struct Difference {
    /// The field in [`CHOOSE`].
    name: String,
    /// The value that chooses the saved one; the empty one keeps what was typed.
    ticket: String,
    label: String,
    yours: String,
    theirs: String,
}

/// How the fields of a form are called that say whose value is to stay.
const CHOOSE: &str = "choose.";

impl<S: SectionForm> SectionPage<S> {
    /// The page of a section whose form was made from this version of it.
    pub(super) fn new(head: Head, version: i32, form: FormView, part: S) -> Self {
        let (section, number, all) = (S::SECTION, number_of(S::SECTION), Section::ALL.len());
        SectionPage { head, section, number, all, version, seen: String::new(), form, stale: None, part }
    }
}

impl<S: SectionForm> Page for SectionPage<S> {
    const TEMPLATE: &'static str = S::TEMPLATE;

    fn samples() -> Vec<Self> {
        let page = |stale, errors: Vec<(String, String)>| {
            let (part, values) = S::sample();
            let form = FormView { values: object(values), errors: object(errors) };
            SectionPage { stale, ..SectionPage::new(Head::sample(true), 1, form, part) }
        };
        let head = Head::sample(true);
        let stale = Stale {
            by: "Bia Exemplo".into(),
            at: head.saved_at,
            differences: vec![Difference {
                name: "title".into(),
                ticket: "4f8c2a".into(),
                label: "Nom".into(),
                yours: "A".into(),
                theirs: String::new(),
            }],
            taken: vec!["Mois".into()],
        };
        let mut returned = page(None, Vec::new());
        returned.head = Head::returned();
        let wrong = S::sample().1.into_iter().map(|(field, _)| (field, "…".to_owned())).collect();
        vec![page(None, Vec::new()), page(Some(stale), wrong), returned]
    }
}

fn object(pairs: impl IntoIterator<Item = (String, String)>) -> Value {
    Value::Object(pairs.into_iter().map(|(name, value)| (name, Value::String(value))).collect::<Map<_, _>>())
}

fn page_of<S: SectionForm>(caller: &Caller, file: &ProposalFile, unmet: &[Unmet]) -> SectionPage<S> {
    let mut errors = BTreeMap::new();
    for problem in unmet {
        if let Some(field) = &problem.field {
            errors.entry(field.clone()).or_insert_with(|| words::inline(S::SECTION, problem, caller.lang));
        }
    }
    let content = &file.proposal.content;
    let mut values = S::values(content);
    let seen = Seen::of(&values).to_string();
    if S::SECTION == Section::Project {
        values.push(("lang".into(), file.proposal.lang.to_string()));
    }
    let form = FormView { values: object(values), errors: object(errors) };
    let head = Head::of(file, &caller.actor, caller.now());
    let part = S::part(file, caller.now(), caller.lang);
    SectionPage { seen, ..SectionPage::new(head, content.fingerprint(S::SECTION), form, part) }
}

/// The form of a section. Who may not write, or not any more, reads the answers instead.
pub async fn show<S: SectionForm>(caller: &Caller, id: Id) -> Answer {
    let file = load(caller, id).await?;
    if !Head::of(&file, &caller.actor, caller.now()).can_write(S::SECTION) {
        return caller.go(&format!("/proposals/{id}/check#read-{}", S::SECTION));
    }
    // Gaps are shown once the person has said that the section is complete; what is wrong, always.
    let finished = file.proposal.finished.0.contains(&S::SECTION);
    let mut unmet = check(S::SECTION, &file.proposal.content, &file.requirements(caller.now()), &[]);
    unmet.retain(|problem| finished || !is_gap(problem));
    caller.page(&page_of::<S>(caller, &file, &unmet))
}

/// Saves a section, whatever is in it.
pub async fn save<S: SectionForm>(caller: &Caller, id: Id, form: Form) -> Answer {
    let form = with_choices::<S>(caller, id, form).await?;
    let written = S::read(&form);
    let (act, finish) = (form.string("act"), form.text("act") == "finish");
    let edit = Edit { seen: form.version(), written: written.clone(), lang: form.parse("lang"), finish };
    let saved = caller.write(move |db, act| proposals::save(db, act, id, edit)).await;
    let section = format!("/proposals/{id}/{}", S::SECTION);
    match saved {
        Ok(saved) if form.autosave => {
            let content = &saved.file.proposal.content;
            let seen = Seen::of(&S::values(content)).to_string();
            Ok(HttpResponse::NoContent()
                .insert_header(("x-version", content.fingerprint(S::SECTION).to_string()))
                .insert_header(("x-seen", seen))
                .finish())
        }
        // What is saved stays as it is: whether it is right is told when the person comes back.
        Ok(_) if act == TO_FILES => caller.go(&format!("/proposals/{id}/documents#d-{CONSULTATION}")),
        Ok(saved) if !saved.unmet.is_empty() => {
            let page = page_of::<S>(caller, &saved.file, &saved.unmet);
            let summary = words::summary(S::SECTION, &saved.unmet, &saved.file.proposal.content, caller.lang);
            caller.invalid(&page, &summary)
        }
        Ok(_) if finish => caller.done(&format!("/proposals/{id}"), "proposals-flash-finished"),
        Ok(_) => match S::landing(&act, &written) {
            landing if landing.is_empty() => caller.done(&section, "proposals-flash-saved"),
            landing => caller.go(&format!("{section}#{landing}")),
        },
        Err(Refusal::Stale) if !form.autosave => both::<S>(caller, id, written, &form).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// The form with the saved values where this person chose them over their own.
async fn with_choices<S: SectionForm>(caller: &Caller, id: Id, form: Form) -> Result<Form, WebError> {
    let chosen: Vec<(&str, &str)> = form
        .fields()
        .filter_map(|(name, value)| Some((name.strip_prefix(CHOOSE)?, value)))
        .filter(|(_, ticket)| !ticket.is_empty())
        .collect();
    if chosen.is_empty() {
        return Ok(form);
    }
    // Had somebody saved again since, the version would tell.
    let saved = S::values(&load(caller, id).await?.proposal.content);
    let mut fields: Vec<Field> = form.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    merge::take_saved(&mut fields, &saved, &chosen);
    let mut with = Form::of(fields);
    with.autosave = form.autosave;
    Ok(with)
}

/// What this person typed is brought together with what somebody else saved first. Where both changed the same field,
/// nothing is saved: this person sees both values and chooses.
async fn both<S: SectionForm>(caller: &Caller, id: Id, written: Written, form: &Form) -> Answer {
    let mut file = load(caller, id).await?;
    let version = file.proposal.content.fingerprint(S::SECTION);
    let theirs = S::values(&file.proposal.content);
    file.proposal.content.put(written);
    let yours = S::values(&file.proposal.content);
    let merged = merge::merge(&Seen::read(form.text("seen")), &yours, &theirs);
    let written = S::read(&Form::of(merged.fields));
    if merged.conflicts.is_empty() {
        let edit = Edit { seen: version, written, lang: form.parse("lang"), finish: false };
        caller.write(move |db, act| proposals::save(db, act, id, edit)).await?;
        return caller.done(&format!("/proposals/{id}/{}", S::SECTION), "proposals-flash-merged");
    }
    let by = file.proposal.updated_by;
    let name = caller.read(move |db| UserRow::find(db, by)).await?.map(|user| user.name).unwrap_or_default();
    file.proposal.content.put(written);
    let named = |field: &str| words::field_name(S::SECTION, field, caller.lang);
    let content = file.proposal.content.clone();
    let difference = |conflict: Conflict| Difference {
        label: named(&conflict.field),
        ticket: conflict.ticket(),
        yours: shown(&content, S::SECTION, &conflict.field, &conflict.yours, caller.lang),
        theirs: shown(&content, S::SECTION, &conflict.field, &conflict.theirs, caller.lang),
        name: conflict.name,
    };
    let mut page = page_of::<S>(caller, &file, &[]);
    page.version = version;
    page.seen = Seen::of(&theirs).to_string();
    page.stale = Some(Stale {
        by: name,
        at: file.proposal.updated_at,
        differences: merged.conflicts.into_iter().map(difference).collect(),
        // The keys of rows are no answers.
        taken: merged.taken.iter().filter(|field| !field.ends_with(".id")).map(|field| named(field)).collect(),
    });
    caller.stale(&page)
}

/// The rows of a list after a button: `add`, `copy:2`, `remove:2`, `up:2`, `down:2`. `blank` makes a new row, `key`
/// gives a row another key.
pub fn edit_rows<T: Clone>(rows: &mut Vec<T>, act: &str, blank: impl Fn(&[T]) -> T, rekey: impl Fn(&[T], T) -> T) {
    let (verb, target) = act.split_once(':').unwrap_or((act, ""));
    let index = target.parse::<usize>().ok().filter(|index| *index < rows.len());
    match (verb, index) {
        ("add", _) => {
            let row = blank(rows);
            rows.push(row);
        }
        ("copy", Some(index)) => {
            let row = rekey(rows, rows[index].clone());
            rows.insert(index + 1, row);
        }
        ("remove", Some(index)) => {
            rows.remove(index);
        }
        ("up", Some(index)) if index > 0 => rows.swap(index - 1, index),
        ("down", Some(index)) if index + 1 < rows.len() => rows.swap(index, index + 1),
        _ => {}
    }
}

/// The field on which the person goes on after a button of a list.
pub fn landing_of(act: &str, rows: usize, list: &str, field: &str) -> String {
    let (verb, target) = act.split_once(':').unwrap_or((act, ""));
    match verb {
        "add" => format!("{list}.{}.{field}", rows.saturating_sub(1)),
        "copy" => format!("{list}.{}.{field}", target.parse::<usize>().map_or(0, |index| index + 1)),
        "up" => format!("{list}.{}.{field}", target.parse::<usize>().map_or(0, |index| index.saturating_sub(1))),
        "down" => format!(
            "{list}.{}.{field}",
            target.parse::<usize>().map_or(0, |index| (index + 1).min(rows.saturating_sub(1)))
        ),
        "remove" => list.to_owned(),
        _ => String::new(),
    }
}

/// What a date field is drawn as: browsers empty a date field whose text is no date, and what was
/// typed must stay.
pub fn date_type(typed: &str) -> &'static str {
    let is_day = typed.is_empty() || typed.parse::<chrono::NaiveDate>().is_ok();
    if is_day { "date" } else { "text" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(act: &str) -> Vec<&'static str> {
        let mut rows = vec!["a", "b", "c"];
        edit_rows(&mut rows, act, |_| "new", |_, _| "copy");
        rows
    }

    #[test]
    fn buttons_of_a_list_change_its_rows_and_unknown_ones_nothing() {
        assert_eq!(rows("add"), ["a", "b", "c", "new"]);
        assert_eq!(rows("copy:1"), ["a", "b", "copy", "c"]);
        assert_eq!(rows("remove:0"), ["b", "c"]);
        assert_eq!(rows("up:2"), ["a", "c", "b"]);
        assert_eq!(rows("down:0"), ["b", "a", "c"]);
        for act in ["up:0", "down:2", "remove:3", "remove:x", "copy:", "save", ""] {
            assert_eq!(rows(act), ["a", "b", "c"], "{act}");
        }
    }

    #[test]
    fn a_date_field_never_loses_what_was_typed() {
        assert_eq!(["", "2027-03-01", "1/3/2027", "mars"].map(date_type), ["date", "date", "text", "text"]);
    }
}
