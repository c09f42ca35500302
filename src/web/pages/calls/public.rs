//! The public list of calls and the page of one call. A visitor gets no session and no cookie here.

use actix_web::web;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::json;

use super::asking::{Asking, QuestionView};
use super::changes::AmendmentView;
use super::sheet::{self, LotView, Sheet};
use super::words;
use crate::adapters::i18n;
use crate::db::calls::{self, AmendmentRow, PublicCallRow, PublicFilter};
use crate::db::questions::{self, CorrectionRow, PublicQuestionRow};
use crate::domain::actor::Actor;
use crate::domain::call::{CalendarState, CallState, KeyTerms};
use crate::domain::id::Id;
use crate::domain::permission::Permission;
use crate::domain::place::{Country, Sector};
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::web::error::{Answer, WebError};
use crate::web::guard::{Caller, Visitor};
use crate::web::query::{Choice, Pages, Query};
use crate::web::upload::Accepted;
use crate::web::view::{Due, FormView, Page, Spoken};

/// How many calls stand on a page.
const PAGE_SIZE: i64 = 20;
/// What the filter is called that finds calls of every state.
pub(super) const ALL: &str = "all";

/// The list of calls: what is open (`/`), or all of them (`/calls`).
#[derive(Serialize)]
pub struct Index {
    /// The address of the list.
    path: &'static str,
    /// Which calls are listed: a calendar state or `all`.
    standing: String,
    cards: Vec<Card>,
    total: i64,
    /// A search found more than these.
    more: bool,
    /// How many are closed, for the link below the open ones.
    closed: Option<i64>,
    /// Whether a country, sector or word narrows the list.
    narrowed: bool,
    /// The words searched, as typed.
    words: String,
    /// The same selection as a feed and as a calendar.
    feed: String,
    calendar: String,
    /// Where new calls of this country and sector are followed by e-mail.
    subscribe: String,
    /// The country asked for.
    country: Option<Country>,
    countries: Vec<Choice>,
    sectors: Vec<Choice>,
    standings: Vec<Choice>,
    form: FormView,
    pages: Pages,
}

#[derive(Serialize)]
struct Card {
    code: String,
    /// The country and the sector, in words.
    country: String,
    sector: String,
    title: Spoken,
    summary: Spoken,
    amount: String,
    duration: String,
    languages: String,
    due: Option<Due>,
    standing: &'static str,
}

impl Card {
    fn new(row: PublicCallRow, lang: Lang, now: Instant) -> Self {
        Card {
            standing: row.standing(now),
            amount: words::amount(&row.terms, row.currency, lang),
            duration: words::duration(&row.terms, lang),
            languages: words::languages(&row.terms, lang),
            code: row.code,
            country: i18n::named(lang.as_str(), "country", row.country),
            sector: i18n::named(lang.as_str(), "sector", row.sector),
            title: Spoken::to(lang, &row.title),
            summary: Spoken::to(lang, &row.summary),
            due: row.closes_at.map(|at| Due::of(at, row.country, lang, now)),
        }
    }
}

impl Page for Index {
    const TEMPLATE: &'static str = "pages/calls/index.html";

    fn samples() -> Vec<Self> {
        let lang = Lang::Fr;
        let row = PublicCallRow {
            id: Id::new(sheet::sample_instant(-10), [7; 10]),
            code: "GW-2026-03".into(),
            state: CallState::Published,
            country: Country::Gw,
            sector: Sector::Agriculture,
            currency: Country::Gw.currency(),
            title: Texts::new("Jardins de Bafatá", "", ""),
            summary: Texts::new("Activités agricoles.", "", ""),
            opens_at: Some(sheet::sample_instant(-10)),
            questions_until: Some(sheet::sample_instant(30)),
            closes_at: Some(sheet::sample_instant(52)),
            terms: KeyTerms { min_grant: 5_000_000, max_grant: 15_000_000, ..KeyTerms::default() },
            published_at: Some(sheet::sample_instant(-10)),
            updated_at: sheet::sample_instant(-10),
        };
        let page = |path, standing: &str, rows: Vec<PublicCallRow>, narrowed: bool| Index {
            path,
            standing: standing.into(),
            total: i64::try_from(rows.len()).unwrap_or(0) * 30,
            more: standing == ALL,
            cards: rows.into_iter().map(|row| Card::new(row, lang, sheet::sample_instant(0))).collect(),
            closed: (path == "/").then_some(11),
            narrowed,
            words: if narrowed && path == "/calls" { "Bafatá".into() } else { String::new() },
            feed: "/calls.atom?lang=fr".into(),
            calendar: "/calls.ics?lang=fr".into(),
            subscribe: "/subscriptions?lang=fr".into(),
            country: narrowed.then_some(Country::Ml),
            countries: Choice::list(lang, "country", Country::OF_CALLS),
            sectors: Choice::list(lang, "sector", Sector::ALL),
            standings: Choice::list(lang, "calls-standing", STANDINGS),
            form: FormView::empty(),
            pages: Pages { current: 1, pages: 2, href: "/calls?page=".into() },
        };
        vec![
            page("/", "open", vec![row.clone()], false),
            page("/calls", ALL, vec![PublicCallRow { state: CallState::Decided, ..row }], false),
            page("/", "open", Vec::new(), false),
            page("/", "open", Vec::new(), true),
            page("/calls", "closed", Vec::new(), true),
        ]
    }
}

const STANDINGS: [&str; 5] = ["open", "closing_soon", "upcoming", "closed", ALL];

/// `GET /`: the open calls.
pub async fn home(caller: Visitor) -> Answer {
    list(&caller, "/", "open").await
}

/// `GET /calls`: all calls.
pub async fn index(caller: Visitor) -> Answer {
    list(&caller, "/calls", ALL).await
}

/// What a list, feed or calendar of calls was asked for.
pub(super) struct Asked {
    /// The selection.
    pub filter: PublicFilter,
    /// Which calls are listed: a calendar state or [`ALL`].
    pub standing: String,
}

impl Asked {
    /// From the parameters `country`, `theme`, `state` and `q`; `preset` is the state when none is asked for.
    pub fn of(query: &Query, preset: &str, now: Instant) -> Self {
        let standing = match query.text("state") {
            asked if STANDINGS.contains(&asked.as_str()) => asked,
            _ => preset.to_owned(),
        };
        let filter = PublicFilter {
            country: query.parse("country"),
            sector: query.parse("theme"),
            standing: standing.parse::<CalendarState>().ok(),
            text: query.text("q"),
            now,
        };
        Asked { filter, standing }
    }

    /// The country and sector alone.
    fn of_all_times(&self) -> Self {
        let filter = PublicFilter { text: String::new(), standing: None, ..self.filter.clone() };
        Asked { filter, standing: ALL.to_owned() }
    }

    /// The same selection at another path, in this language.
    pub fn address(&self, path: &str, lang: Lang) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        if let Some(country) = self.filter.country {
            query.append_pair("country", country.as_str());
        }
        if let Some(sector) = self.filter.sector {
            query.append_pair("theme", sector.as_str());
        }
        if self.standing != ALL {
            query.append_pair("state", &self.standing);
        }
        if !self.filter.text.is_empty() {
            query.append_pair("q", &self.filter.text);
        }
        query.append_pair("lang", lang.as_str());
        format!("{path}?{}", query.finish())
    }
}

async fn list(caller: &Caller, path: &'static str, preset: &str) -> Answer {
    let query = Query::of(caller);
    let (lang, now) = (caller.lang, caller.now());
    let asked = Asked::of(&query, preset, now);
    let (feed, calendar) = (asked.address("/calls.atom", lang), asked.address("/calls.ics", lang));
    let subscribe = asked.of_all_times().address("/subscriptions", lang);
    let Asked { filter, standing } = asked;
    let page = query.page(PAGE_SIZE);
    let narrowed = filter.country.is_some() || filter.sector.is_some() || !filter.text.is_empty();
    let form = FormView::filled(json!({
        "country": filter.country,
        "theme": filter.sector,
        "state": standing,
        "q": filter.text,
    }));
    let (country, words) = (filter.country, filter.text.clone());
    let counts_closed = path == "/" && standing == "open" && !narrowed;
    let (found, closed) = caller
        .read(move |db| {
            let found = calls::public_list(db, &filter, page)?;
            let closed = PublicFilter { standing: Some(CalendarState::Closed), ..PublicFilter::all(now) };
            let closed = if counts_closed { Some(calls::public_count(db, &closed)?) } else { None };
            Ok::<_, WebError>((found, closed))
        })
        .await?;
    caller.page(&Index {
        path,
        standing,
        cards: found.rows.into_iter().map(|row| Card::new(row, lang, now)).collect(),
        total: found.total,
        more: found.more,
        closed,
        narrowed,
        words,
        feed,
        calendar,
        subscribe,
        country,
        countries: Choice::list(lang, "country", Country::OF_CALLS),
        sectors: Choice::list(lang, "sector", Sector::ALL),
        standings: Choice::list(lang, "calls-standing", STANDINGS),
        form,
        pages: query.pages(path, page, found.total),
    })
}

/// The page of one call.
#[derive(Serialize)]
pub struct Show {
    call: Sheet,
    /// Which files may be attached to a proposal.
    attach: Accepted,
    /// What changed since the publication, the latest first.
    amendments: Vec<AmendmentView>,
    /// What was asked and answered.
    questions: Vec<QuestionView>,
    asking: Asking,
    start: Start,
    /// When the office looks at it before the public does.
    preview: Option<Preview>,
}

/// A look at the page before the public sees it.
#[derive(Serialize)]
pub struct Preview {
    /// The office page to return to.
    pub back: String,
    /// Whether the call is public already, and the page has an amendment in it.
    pub amending: bool,
}

/// How this reader begins a proposal, if they can.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Start {
    /// A member who may write: the button. Several lots: which one.
    Member {
        /// The lots to choose from.
        lots: Vec<LotView>,
    },
    /// A member who only reads.
    Reader,
    /// Somebody with an account and no organisation.
    NoOrganisation,
    /// A visitor: register, or sign in.
    Visitor {
        /// The address after signing in, encoded.
        next: String,
    },
    /// Not open to proposals now, or read by staff: nothing to begin.
    None,
}

impl Show {
    /// The page of a draft for those who write and review it.
    pub fn preview(
        call: Sheet,
        attach: Accepted,
        preview: Preview,
        amendments: Vec<AmendmentRow>,
        questions: Vec<(PublicQuestionRow, Vec<CorrectionRow>)>,
        lang: Lang,
    ) -> Self {
        let country = call.country();
        Show {
            call,
            attach,
            amendments: amendments.into_iter().map(|row| AmendmentView::new(row, country, lang)).collect(),
            questions: questions.into_iter().map(QuestionView::new).collect(),
            asking: Asking::Reader,
            start: Start::None,
            preview: Some(preview),
        }
    }
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/calls/show.html";

    fn samples() -> Vec<Self> {
        let (sheets, attach) = (|| Sheet::samples(), || Accepted::of(5_000_000));
        let [full, bare] = sheets();
        let lots = full.lots().to_vec();
        let mut pages = vec![
            Show {
                call: full,
                attach: attach(),
                amendments: vec![AmendmentView::sample()],
                questions: vec![QuestionView::sample()],
                asking: Asking::Member,
                start: Start::Member { lots: lots.clone() },
                preview: None,
            },
            Show::preview(
                bare,
                attach(),
                Preview { back: "/office/calls/2".into(), amending: false },
                Vec::new(),
                Vec::new(),
                Lang::Fr,
            ),
        ];
        let one = vec![lots[0].clone()];
        for (start, asking) in [
            (Start::Member { lots: one }, Asking::Closed),
            (Start::Reader, Asking::Reader),
            (Start::NoOrganisation, Asking::None),
            (Start::Visitor { next: "%2Fcalls%2FGW".into() }, Asking::Visitor { next: "%2Fcalls%2FGW".into() }),
        ] {
            let [call, bare] = sheets();
            let amending = Preview { back: "/office/calls/2/amend".into(), amending: true };
            pages.push(Show::preview(bare, attach(), amending, Vec::new(), Vec::new(), Lang::Fr));
            let (amendments, questions) = (Vec::new(), Vec::new());
            pages.push(Show { call, attach: attach(), amendments, questions, asking, start, preview: None });
        }
        pages
    }
}

/// `GET /calls/{code}`: one call that was published.
pub async fn show(caller: Visitor, code: web::Path<String>) -> Answer {
    let code = code.into_inner();
    let lang = caller.lang;
    let (call, programme, lots, documents, amendments, questions) = caller
        .read(move |db| {
            let (call, programme) = calls::public_find(db, &code)?.ok_or(WebError::NotFound)?;
            let lots = calls::list_lots(db, call.id)?;
            let documents = calls::list_documents(db, call.id)?;
            let amendments = calls::public_amendments(db, call.id)?;
            let questions = questions::public_list(db, call.id)?;
            Ok::<_, WebError>((call, programme, lots, documents, amendments, questions))
        })
        .await?;
    let country = call.country;
    let asking = Asking::of(&call, &caller.actor, caller.now());
    let questions = questions.into_iter().map(QuestionView::new).collect();
    let amendments = amendments.into_iter().map(|row| AmendmentView::new(row, country, lang)).collect();
    let call = Sheet::new(call, programme, &lots, documents, caller.lang, caller.now());
    let start = start(&caller.actor, &call, &caller.path);
    let attach = Accepted::of(caller.app.config.upload_limit);
    caller.page(&Show { call, attach, amendments, questions, asking, start, preview: None })
}

fn start(actor: &Actor, call: &Sheet, path: &str) -> Start {
    if !matches!(call.standing(), "open" | "closing_soon") {
        return Start::None;
    }
    if actor.may(Permission::ProposalCreate) {
        Start::Member { lots: call.lots().to_vec() }
    } else if !actor.memberships.is_empty() {
        Start::Reader
    } else if !actor.grants.is_empty() {
        Start::None
    } else if actor.is_signed_in() {
        Start::NoOrganisation
    } else {
        Start::Visitor { next: utf8_percent_encode(path, NON_ALPHANUMERIC).to_string() }
    }
}
