//! The list of calls of those who work on them, and the beginning of a new one.

use serde::Serialize;
use serde_json::json;

use crate::db::calls::{self, OfficeCallRow, OfficeFilter};
use crate::db::programmes::{self, ProgrammeRow};
use crate::domain::actor::{Actor, Scope};
use crate::domain::call::CallState;
use crate::domain::money::Money;
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::state::{Instant, Unmet};
use crate::domain::text::{Lang, Texts};
use crate::services::Refusal;
use crate::services::calls::{self as actions, NewCall};
use crate::web::error::{Answer, WebError};
use crate::web::form::Form;
use crate::web::guard::{Caller, May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::view::{FormView, Page};

const PAGE_SIZE: i64 = 25;

/// The list of calls of the programme.
#[derive(Serialize)]
pub struct Office {
    rows: Vec<Row>,
    total: i64,
    narrowed: bool,
    may_create: bool,
    /// The programmes to choose from, when there are several.
    programmes: Vec<Choice>,
    states: Vec<Choice>,
    countries: Vec<Choice>,
    form: FormView,
    pages: Pages,
}

#[derive(Serialize)]
struct Row {
    id: String,
    code: String,
    title: Texts,
    country: Country,
    sector: Sector,
    standing: &'static str,
    closes_at: Option<Instant>,
    envelope: Money,
    proposals: i64,
}

impl Row {
    fn new(row: OfficeCallRow, now: Instant) -> Self {
        Row {
            standing: row.standing(now),
            id: row.id.to_string(),
            code: row.code,
            title: row.title,
            country: row.country,
            sector: row.sector,
            closes_at: row.closes_at,
            envelope: Money::new(row.envelope.unwrap_or(0), row.currency),
            proposals: row.proposals.unwrap_or(0),
        }
    }
}

impl Page for Office {
    const TEMPLATE: &'static str = "pages/calls/office.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let row = |state, standing: &'static str, closes_at| Row {
            id: "2".into(),
            code: "GW-2026-03".into(),
            title: if state { Texts::new("Jardins de Bafatá", "", "") } else { Texts::default() },
            country: Country::Gw,
            sector: Sector::Agriculture,
            standing,
            closes_at,
            envelope: Money::new(15_000_000, Country::Gw.currency()),
            proposals: 4,
        };
        let page = |rows: Vec<Row>, narrowed| Office {
            total: i64::try_from(rows.len()).unwrap_or(0),
            rows,
            narrowed,
            may_create: true,
            programmes: if narrowed { Vec::new() } else { sample_programmes() },
            states: Choice::list(Lang::Fr, "state-call", CallState::ALL),
            countries: Choice::list(Lang::Fr, "country", Country::ALL),
            form: FormView::empty(),
            pages: Pages { current: 1, pages: 1, href: "/office/calls?page=".into() },
        };
        let some = vec![
            row(true, "open", Some(super::sheet::sample_instant(52))),
            row(false, "draft", None),
            row(true, "closing_soon", Some(super::sheet::sample_instant(3))),
        ];
        vec![page(some, false), page(Vec::new(), false), page(Vec::new(), true)]
    }
}

/// `GET /office/calls`.
pub async fn index(caller: May<may::CallRead>) -> Answer {
    let query = Query::of(&caller);
    let filter = OfficeFilter {
        state: query.parse("state"),
        country: query.parse("country"),
        programme: query.parse("programme"),
        text: query.text("q"),
    };
    let page = query.page(PAGE_SIZE);
    let narrowed =
        filter.state.is_some() || filter.country.is_some() || filter.programme.is_some() || !filter.text.is_empty();
    let form = FormView::filled(json!({
        "state": filter.state, "country": filter.country, "programme": query.text("programme"), "q": filter.text,
    }));
    let actor = caller.actor.clone();
    let (rows, total, programmes) = caller
        .read(move |db| {
            let (rows, total) = calls::list_for(db, &actor, &filter, page)?;
            Ok::<_, WebError>((rows, total, programmes::list_for(db, &actor)?))
        })
        .await?;
    let now = caller.now();
    caller.page(&Office {
        rows: rows.into_iter().map(|row| Row::new(row, now)).collect(),
        total,
        narrowed,
        may_create: caller.actor.may(Permission::CallCreate),
        programmes: if programmes.len() > 1 { programme_choices(&programmes, caller.lang) } else { Vec::new() },
        states: Choice::list(caller.lang, "state-call", CallState::ALL),
        countries: countries(&caller.actor, Permission::CallRead, caller.lang),
        form,
        pages: query.pages("/office/calls", page, total),
    })
}

/// The countries in which the actor holds a permission, as choices.
pub fn countries(actor: &Actor, permission: Permission, lang: Lang) -> Vec<Choice> {
    let scope = match actor.scope(permission) {
        // Somebody who holds it for single calls filters by any country.
        scope if scope.is_empty() => Scope::All,
        scope => scope,
    };
    Choice::list(lang, "country", Country::ALL.iter().filter(|country| scope.contains(**country)))
}

/// The programmes as choices.
pub fn programme_choices(rows: &[ProgrammeRow], lang: Lang) -> Vec<Choice> {
    rows.iter()
        .map(|row| Choice { value: row.id.to_string(), text: format!("{} – {}", row.code, row.name.pick(lang)) })
        .collect()
}

fn sample_programmes() -> Vec<Choice> {
    vec![Choice { value: "1".into(), text: "RMC – Retour et communautés".into() }]
}

/// The form with which a call begins.
#[derive(Serialize)]
pub struct Begin {
    programmes: Vec<Choice>,
    countries: Vec<Choice>,
    sectors: Vec<Choice>,
    form: FormView,
}

impl Page for Begin {
    const TEMPLATE: &'static str = "pages/calls/begin.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        let page = |programmes| Begin {
            programmes,
            countries: Choice::list(Lang::Fr, "country", Country::ALL),
            sectors: Choice::list(Lang::Fr, "sector", Sector::ALL),
            form: FormView::empty(),
        };
        vec![page(sample_programmes()), page(Vec::new())]
    }
}

/// `GET /office/calls/new`.
pub async fn begin(caller: May<may::CallCreate>) -> Answer {
    let page = begin_page(&caller, None).await?;
    caller.page(&page)
}

async fn begin_page(caller: &Caller, form: Option<FormView>) -> Result<Begin, WebError> {
    let actor = caller.actor.clone();
    let programmes = caller.read(move |db| Ok::<_, WebError>(programmes::list_for(db, &actor)?)).await?;
    let form = form.unwrap_or_else(|| match programmes.as_slice() {
        [only] => FormView::filled(json!({ "programme": only.id.to_string() })),
        _ => FormView::empty(),
    });
    Ok(Begin {
        programmes: programme_choices(&programmes, caller.lang),
        countries: countries(&caller.actor, Permission::CallCreate, caller.lang),
        sectors: Choice::list(caller.lang, "sector", Sector::ALL),
        form,
    })
}

/// `POST /office/calls/new`.
pub async fn create(caller: May<may::CallCreate>, form: Form) -> Answer {
    let (programme, country, sector) = (form.parse("programme"), form.parse("country"), form.parse("sector"));
    let (title, summary) = (form.texts("title"), form.texts("summary"));
    let made = match (programme, country, sector) {
        (Some(programme), Some(country), Some(sector)) => {
            let new = NewCall { programme, country, sector, title, summary };
            caller.write(move |db, act| actions::create(db, act, new)).await
        }
        _ => {
            let fields =
                [("programme", programme.is_none()), ("country", country.is_none()), ("sector", sector.is_none())];
            let missing = fields.into_iter().filter(|(_, missing)| *missing);
            Err(Refusal::Unmet(missing.map(|(field, _)| Unmet::new("missing").on(field)).collect()))
        }
    };
    match made {
        Ok(call) => caller.done(&format!("/office/calls/{}", call.id), "calls-flash-created"),
        Err(Refusal::Unmet(unmet)) => {
            let page = begin_page(&caller, Some(FormView::posted(&form, &unmet, caller.lang))).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}
