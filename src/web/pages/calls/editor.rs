//! The editor of a draft call: one page for each part. Saving never asks whether the part is
//! complete; a number or date that cannot be read is shown again as typed while the rest is saved.

use std::fmt;
use std::str::FromStr;

use actix_web::web;
use serde::Serialize;
use serde_json::{Value, json};

use super::grid_form;
use super::office::{countries, programme_choices};
use super::reading::{self, Read};
use super::sheet;
use crate::db::calls::{self, CallRow, LotRow};
use crate::db::programmes::{self, ProgrammeRow};
use crate::domain::call::CallAction;
use crate::domain::document::{DocumentOwner, Purpose};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;
use crate::services::calls::{self as actions, missing, place};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::Choice;
use crate::web::view::{FormView, Page};

/// A part of a call that has its own form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Programme, country, sector, title, summary.
    Basics,
    /// Description, who may answer.
    Texts,
    /// Opening, questions, deadline.
    Dates,
    /// Currency, lots, limits of the grant, caps, months.
    Money,
    /// People, documents, languages, sealing.
    Rules,
    /// How proposals are scored.
    Grid,
}

impl Part {
    /// Every part, in the order of the editor.
    pub const ALL: [Part; 6] = [Part::Basics, Part::Texts, Part::Dates, Part::Money, Part::Rules, Part::Grid];

    /// The part's name in addresses and in the locales.
    pub const fn as_str(self) -> &'static str {
        match self {
            Part::Basics => "basics",
            Part::Texts => "texts",
            Part::Dates => "dates",
            Part::Money => "money",
            Part::Rules => "rules",
            Part::Grid => "grid",
        }
    }

    /// The part in which a condition is mended.
    pub fn of(unmet: &Unmet) -> Part {
        Part::of_field(unmet.field.as_deref().unwrap_or_default())
    }

    /// The part that has a field.
    pub fn of_field(field: &str) -> Part {
        let mut names = field.split('.');
        match (names.next().unwrap_or_default(), names.count()) {
            ("description" | "eligibility", _) => Part::Texts,
            ("opens_at" | "questions_until" | "closes_at", _) => Part::Dates,
            (
                "grid" | "pass_mark" | "weight" | "scale" | "floor" | "question" | "low" | "high" | "reasons"
                | "sections" | "criteria",
                _,
            )
            | ("title", 2..) => Part::Grid,
            (
                "lots"
                | "currency"
                | "min_grant"
                | "max_grant"
                | "min_own_share_bp"
                | "indirect_cap_bp"
                | "contingency_cap_bp"
                | "staff_cap_bp"
                | "months_max"
                | "months_min"
                | "second_approval_above",
                _,
            ) => Part::Money,
            ("code" | "country" | "sector" | "programme" | "title" | "summary", _) => Part::Basics,
            _ => Part::Rules,
        }
    }

    pub(super) fn next(self) -> Option<Part> {
        Part::ALL.iter().copied().skip_while(|part| *part != self).nth(1)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Part {
    type Err = WebError;
    fn from_str(text: &str) -> Result<Self, WebError> {
        Part::ALL.into_iter().find(|part| part.as_str() == text).ok_or(WebError::NotFound)
    }
}

/// The page of one part.
#[derive(Serialize)]
pub struct Editor {
    id: String,
    code: String,
    title: Texts,
    country: Country,
    currency: Currency,
    version: i32,
    /// Whether the call is published already: what is saved becomes an amendment.
    amending: bool,
    /// Where the form goes.
    action: String,
    part: &'static str,
    number: usize,
    parts: Vec<PartLink>,
    form: FormView,
    choices: Choices,
    lots: usize,
    documents: usize,
    sections: Vec<grid_form::SectionRow>,
    weights: i64,
}

/// A part in the list beside the form, with how much it lacks.
#[derive(Serialize)]
struct PartLink {
    part: &'static str,
    href: String,
    lacks: usize,
}

#[derive(Default, Serialize)]
struct Choices {
    programmes: Vec<Choice>,
    countries: Vec<Choice>,
    sectors: Vec<Choice>,
    currencies: Vec<Choice>,
    languages: Vec<Choice>,
    documents: Vec<Choice>,
    reasons: Vec<Choice>,
}

/// A draft with what its editor needs.
pub(super) struct Draft {
    pub call: CallRow,
    pub lots: Vec<LotRow>,
    pub programmes: Vec<ProgrammeRow>,
}

impl Editor {
    /// The page of a part of a draft.
    fn new(draft: Draft, part: Part, form: FormView, now: Instant, choices: Choices) -> Self {
        let version = draft.call.version;
        Self::at("edit", draft, version, part, form, now, choices)
    }

    /// The page of a part of the amendment that is being prepared; `version` is that of its draft.
    pub(super) fn amending(draft: Draft, version: i32, part: Part, form: Option<FormView>, caller: &Caller) -> Self {
        let choices = Choices::new(caller, &draft.programmes);
        let form = form.unwrap_or_else(|| FormView::filled(values(part, &draft.call, &draft.lots, caller.lang)));
        let page = Self::at("amend", draft, version, part, form, caller.now(), choices);
        Editor { amending: true, ..page }
    }

    fn at(page: &str, draft: Draft, version: i32, part: Part, form: FormView, now: Instant, choices: Choices) -> Self {
        let Draft { call, lots, .. } = draft;
        let href = |part: Part| format!("/office/calls/{}/{page}/{part}", call.id);
        let lacking = missing(&call, &lots, now);
        Editor {
            number: Part::ALL.iter().take_while(|other| **other != part).count() + 1,
            amending: false,
            action: href(part),
            part: part.as_str(),
            parts: Part::ALL
                .iter()
                .map(|other| PartLink {
                    part: other.as_str(),
                    href: href(*other),
                    lacks: lacking.iter().filter(|unmet| Part::of(unmet) == *other).count(),
                })
                .collect(),
            lots: lots.len(),
            documents: call.rules.required_documents.len(),
            sections: grid_form::rows(&call.grid),
            weights: call.grid.criteria().map(|criterion| criterion.weight).sum(),
            id: call.id.to_string(),
            code: call.code,
            title: call.title,
            country: call.country,
            currency: call.currency,
            version,
            form,
            choices,
        }
    }
}

impl Choices {
    fn new(caller: &Caller, programmes: &[ProgrammeRow]) -> Self {
        Choices {
            programmes: programme_choices(programmes, caller.lang),
            countries: countries(&caller.actor, Permission::CallEdit, caller.lang),
            ..Choices::fixed(caller.lang)
        }
    }

    fn fixed(lang: Lang) -> Self {
        let kinds = Purpose::offered(DocumentOwner::Proposal);
        Choices {
            sectors: Choice::list(lang, "sector", Sector::ALL),
            currencies: Choice::list(lang, "currency", Currency::ALL),
            languages: Choice::list(lang, "lang", Lang::ALL),
            documents: Choice::list(lang, "purpose", kinds),
            reasons: Choice::list(lang, "calls-reasons", ["always", "0", "1", "2", "3", "4"]),
            ..Choices::default()
        }
    }
}

impl Page for Editor {
    const TEMPLATE: &'static str = "pages/calls/edit.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let both = Part::ALL.iter().flat_map(|part| [(part, false), (part, true)]);
        both.map(|(part, amending)| {
            let call =
                sheet::sample_call(Texts::new("Jardins de Bafatá", "", ""), crate::domain::call::CallState::Draft);
            let lot = |number, position| LotRow {
                id: Id(uuid::Uuid::from_u128(number)),
                call_id: call.id,
                position,
                name: Texts::default(),
                place: Texts::default(),
                envelope: 0,
                target_beneficiaries: 300,
            };
            let lots = vec![lot(7, 1), lot(8, 2)];
            let form = FormView::filled(values(*part, &call, &lots, Lang::Fr));
            let draft = Draft { call, lots, programmes: Vec::new() };
            let page = Editor::new(draft, *part, form, sheet::sample_instant(0), Choices::fixed(Lang::Fr));
            Editor { amending, ..page }
        })
        .collect()
    }
}

/// The stored values of a part, as its form shows them.
fn values(part: Part, call: &CallRow, lots: &[LotRow], lang: Lang) -> Value {
    match part {
        Part::Basics => json!({
            "programme": call.programme_id.to_string(), "country": call.country, "sector": call.sector,
            "title.fr": call.title.fr, "title.en": call.title.en, "title.pt": call.title.pt,
            "summary.fr": call.summary.fr, "summary.en": call.summary.en, "summary.pt": call.summary.pt,
        }),
        Part::Texts => json!({
            "description.fr": call.description.fr, "description.en": call.description.en,
            "description.pt": call.description.pt, "eligibility.fr": call.eligibility.fr,
            "eligibility.en": call.eligibility.en, "eligibility.pt": call.eligibility.pt,
        }),
        Part::Dates => {
            let local = |at: Option<Instant>| at.map(|at| reading::local(at, call.country));
            json!({
                "opens_at": local(call.opens_at), "questions_until": local(call.questions_until),
                "closes_at": local(call.closes_at),
            })
        }
        Part::Money => reading::terms_values(call, lots, lang),
        Part::Rules => reading::rules_values(&call.rules, lang),
        Part::Grid => grid_form::values(&call.grid, lang),
    }
}

/// The draft, for somebody who may write it.
async fn load(caller: &Caller, id: Id) -> Result<Draft, WebError> {
    let actor = caller.actor.clone();
    let draft = caller
        .read(move |db| {
            let call = calls::find_for(db, &actor, id)?.ok_or(WebError::NotFound)?;
            let lots = calls::list_lots(db, call.id)?;
            let programmes = programmes::list_for(db, &actor)?;
            Ok::<_, WebError>(Draft { call, lots, programmes })
        })
        .await?;
    if !caller.actor.may_at(Permission::CallEdit, place(&draft.call)) {
        return Err(WebError::Forbidden);
    }
    draft.call.state.after(CallAction::Edit).map_err(Refusal::from)?;
    Ok(draft)
}

/// `GET /office/calls/{id}/edit/{part}`.
pub async fn show(caller: May<may::CallEdit>, path: web::Path<(Id, String)>) -> Answer {
    let (id, part) = path.into_inner();
    let part: Part = part.parse()?;
    let draft = load(&caller, id).await?;
    let form = FormView::filled(values(part, &draft.call, &draft.lots, caller.lang));
    let choices = Choices::new(&caller, &draft.programmes);
    caller.page(&Editor::new(draft, part, form, caller.now(), choices))
}

/// `POST /office/calls/{id}/edit/{part}`. The button pressed is `act`: save, save and go on, or one
/// that adds or takes away a row.
pub async fn save(caller: May<may::CallEdit>, path: web::Path<(Id, String)>, form: Form) -> Answer {
    let (id, part) = path.into_inner();
    let part: Part = part.parse()?;
    let version = form.version();
    let draft = load(&caller, id).await?;
    let Read { edit, unmet } = reading::read(part, &form, &draft.call, &draft.lots);
    let outcome = match edit {
        Some(edit) => caller.write(move |db, act| actions::edit(db, act, id, version, edit)).await.map(|_| ()),
        None => Ok(()),
    };
    let unmet = match outcome {
        Ok(()) if unmet.is_empty() => return saved(&caller, id, part, form.text("act")),
        Ok(()) => unmet,
        Err(Refusal::Unmet(refused)) => [refused, unmet].concat(),
        Err(refusal) => return Err(refusal.into()),
    };
    let draft = load(&caller, id).await?;
    let choices = Choices::new(&caller, &draft.programmes);
    let form = FormView::posted(&form, &unmet, caller.lang);
    caller.invalid(&Editor::new(draft, part, form, caller.now(), choices), &unmet)
}

/// Where a button leads after saving.
fn saved(caller: &Caller, id: Id, part: Part, act: &str) -> Answer {
    let here = format!("/office/calls/{id}/edit/{part}");
    if let Some(row) = row_added(&here, act) {
        return caller.go(&row);
    }
    match (act, part.next()) {
        ("next", Some(next)) => caller.done(&format!("/office/calls/{id}/edit/{next}"), "calls-flash-saved"),
        ("next", None) => caller.done(&format!("/office/calls/{id}"), "calls-flash-saved"),
        _ => caller.done(&here, "calls-flash-saved"),
    }
}

/// The place on the page where a button added or took away a row; `None` for other buttons.
pub(super) fn row_added(here: &str, act: &str) -> Option<String> {
    let place = match act {
        row if row.contains("lot") => "lots",
        row if row.contains("document") => "required_documents",
        row if row.contains("section") || row.contains("criterion") || row.contains("preset") => "grid",
        _ => return None,
    };
    Some(format!("{here}#{place}"))
}
