//! The form with which an administrator founds a programme and changes it.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::load;
use crate::db::Db;
use crate::db::programmes::{self, ProgrammeRow};
use crate::domain::id::Id;
use crate::domain::number::{NumberError, parse_whole};
use crate::domain::permission::Permission;
use crate::domain::programme::may_found;
use crate::domain::state::Unmet;
use crate::domain::text::Texts;
use crate::services::Refusal;
use crate::services::programmes::{self as actions, NewProgramme};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::view::{FormView, Page};

/// The form of a programme.
#[derive(Serialize)]
pub struct Editor {
    /// The address of the form.
    action: String,
    /// The address of the programme, or of the list for a new one.
    back: String,
    is_new: bool,
    /// The stored code when it can no longer change; empty else.
    fixed_code: String,
    version: i32,
    form: FormView,
}

impl Editor {
    fn founding(form: FormView) -> Self {
        Editor {
            action: "/office/programmes/new".into(),
            back: "/office/programmes".into(),
            is_new: true,
            fixed_code: String::new(),
            version: 0,
            form,
        }
    }

    fn editing(row: ProgrammeRow, has_calls: bool) -> Self {
        let back = format!("/office/programmes/{}", row.id);
        let form = FormView::filled(json!({
            "code": row.code,
            "name.fr": row.name.fr, "name.en": row.name.en, "name.pt": row.name.pt,
            "summary.fr": row.summary.fr, "summary.en": row.summary.en, "summary.pt": row.summary.pt,
            "planned_calls": row.planned_calls.to_string(),
            "planned_beneficiaries": row.planned_beneficiaries.to_string(),
        }));
        Editor {
            action: format!("{back}/edit"),
            back,
            is_new: false,
            fixed_code: if has_calls { row.code } else { String::new() },
            version: row.version,
            form,
        }
    }
}

impl Page for Editor {
    const TEMPLATE: &'static str = "pages/programmes/edit.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let row = || ProgrammeRow {
            id: Id(uuid::Uuid::from_u128(1)),
            code: "MICRO".into(),
            name: Texts::new("Retour et communautés", "", ""),
            summary: Texts::default(),
            planned_calls: 20,
            planned_beneficiaries: 6_000,
            version: 3,
            created_at: chrono::DateTime::UNIX_EPOCH.into(),
        };
        vec![Editor::founding(FormView::empty()), Editor::editing(row(), false), Editor::editing(row(), true)]
    }
}

/// What was typed. A number that cannot be read is given as zero, which the rules refuse, and its reason beside it.
fn read(form: &Form) -> (NewProgramme, Vec<Unmet>) {
    let mut unread = Vec::new();
    let texts = |name: &str| {
        Texts::new(form.text(&format!("{name}.fr")), form.text(&format!("{name}.en")), form.text(&format!("{name}.pt")))
    };
    let mut number = |field: &'static str| {
        let fits = |number: i64| i32::try_from(number).map(i32::unsigned_abs).map_err(|_| NumberError::TooLarge);
        parse_whole(form.text(field)).and_then(fits).unwrap_or_else(|error| {
            unread.push(Unmet::new(error.code()).on(field).with("decimals", 0));
            0
        })
    };
    let new = NewProgramme {
        // Small letters are not worth a second try.
        code: form.text("code").to_uppercase(),
        name: texts("name"),
        summary: texts("summary"),
        planned_calls: number("planned_calls"),
        planned_beneficiaries: number("planned_beneficiaries"),
    };
    (new, unread)
}

/// What is wrong with a form: what the rules say, but for fields that could not be read, where the reason of that
/// says more.
fn with_unread(unmet: Vec<Unmet>, unread: &[Unmet]) -> Vec<Unmet> {
    unmet
        .into_iter()
        .map(|problem| unread.iter().find(|why| why.field == problem.field).cloned().unwrap_or(problem))
        .collect()
}

/// Shows the programme, or the form again with everything that is wrong.
fn finish(
    caller: &Caller,
    form: &Form,
    page: Editor,
    unread: &[Unmet],
    message: &str,
    outcome: Result<ProgrammeRow, Refusal>,
) -> Answer {
    match outcome {
        Ok(row) => caller.done(&format!("/office/programmes/{}", row.id), message),
        Err(Refusal::Unmet(unmet)) => {
            let unmet = with_unread(unmet, unread);
            let again = FormView::posted(form, &unmet, caller.lang);
            caller.invalid(&Editor { form: again, version: form.version(), ..page }, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /office/programmes/new`.
pub(super) async fn begin(caller: May<may::ProgrammeEdit>) -> Answer {
    if !may_found(&caller.actor) {
        return Err(WebError::Forbidden);
    }
    caller.page(&Editor::founding(FormView::empty()))
}

/// `POST /office/programmes/new`.
pub(super) async fn create(caller: May<may::ProgrammeEdit>, form: Form) -> Answer {
    let (new, unread) = read(&form);
    let outcome = caller.write(move |db, act| actions::create(db, act, new)).await;
    let page = Editor::founding(FormView::empty());
    finish(&caller, &form, page, &unread, "programmes-flash-created", outcome)
}

async fn stored(caller: &Caller, id: Id) -> Result<Editor, WebError> {
    let has_calls = move |db: &mut Db| Ok(programmes::has_calls(db, id)?);
    let (row, has_calls) = load(caller, id, Permission::ProgrammeEdit, has_calls).await?;
    Ok(Editor::editing(row, has_calls))
}

/// `GET /office/programmes/{id}/edit`.
pub(super) async fn show(caller: May<may::ProgrammeEdit>, id: web::Path<Id>) -> Answer {
    let page = stored(&caller, id.into_inner()).await?;
    caller.page(&page)
}

/// `POST /office/programmes/{id}/edit`.
pub(super) async fn save(caller: May<may::ProgrammeEdit>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (id.into_inner(), form.version());
    let page = stored(&caller, id).await?;
    let (new, unread) = read(&form);
    let outcome = caller.write(move |db, act| actions::edit(db, act, id, version, new)).await;
    finish(&caller, &form, page, &unread, "programmes-flash-saved", outcome)
}
