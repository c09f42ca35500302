//! The list of a person's proposals: what needs an answer, what is being written, what was sent.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::Serialize;

use crate::db::proposals::{self, OwnProposalRow};
use crate::domain::id::Id;
use crate::domain::money::Currency;
use crate::domain::place::Country;
use crate::domain::proposal::ProposalState;
use crate::domain::state::Instant;
use crate::domain::text::{Lang, Texts};
use crate::web::error::Answer;
use crate::web::guard::{May, may};
use crate::web::view::{Due, Page};

/// The list.
#[derive(Serialize)]
pub struct Index {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    title: &'static str,
    items: Vec<Line>,
}

#[derive(Clone, Serialize)]
struct Line {
    id: String,
    number: String,
    title: String,
    state: ProposalState,
    requested: i64,
    currency: Currency,
    beneficiaries: i32,
    call_code: String,
    call_title: Texts,
    /// The lot it answers, when the call names its lots.
    lot: Texts,
    country: Country,
    /// When it has to be sent, while it can be.
    due: Option<Due>,
    updated_at: Instant,
    submitted_at: Option<Instant>,
    partner_name: String,
}

impl Page for Index {
    const TEMPLATE: &'static str = "pages/proposals/index.html";

    fn samples() -> Vec<Self> {
        let head = super::Head::sample(true);
        let line = Line {
            id: head.id,
            number: head.number,
            title: String::new(),
            state: ProposalState::Draft,
            requested: 12_480_000,
            currency: Currency::Xof,
            beneficiaries: 300,
            call_code: head.call_code,
            call_title: Texts::new("Jardins", "Gardens", "Hortas"),
            lot: Texts::new("Nord", "North", "Norte"),
            country: Country::Gw,
            due: head.closes_at.map(|at| Due::of(at, Country::Gw, Lang::Fr, head.saved_at)),
            updated_at: head.saved_at,
            submitted_at: None,
            partner_name: head.partner_name,
        };
        let sent = Line {
            state: ProposalState::Submitted,
            title: "Hortas".into(),
            submitted_at: Some(head.saved_at),
            due: None,
            ..line.clone()
        };
        let over = head.closes_at.map(|at| Due::of(at, Country::Gw, Lang::Fr, at + TimeDelta::days(1)));
        let late = Line { due: over, requested: 0, ..line.clone() };
        vec![
            Index { groups: Vec::new() },
            Index {
                groups: vec![
                    Group { title: "proposals-list-drafts", items: vec![line, late] },
                    Group { title: "proposals-list-sent", items: vec![sent] },
                ],
            },
        ]
    }
}

/// The list, the last changed first in each part.
pub async fn list(caller: May<may::ProposalReadOwn>) -> Answer {
    let viewer = caller.actor.clone();
    let (rows, answer_dates) = caller
        .read(move |db| {
            let rows = proposals::list_own(db, &viewer)?;
            let returned = rows.iter().filter(|row| row.state == ProposalState::Returned);
            let returned: Vec<Id> = returned.map(|row| row.id).collect();
            let dates = if returned.is_empty() { BTreeMap::new() } else { proposals::list_answer_dates(db, returned)? };
            Ok::<_, diesel::result::Error>((rows, dates))
        })
        .await?;
    let (lang, now) = (caller.lang, caller.now());
    let shown = |row: &OwnProposalRow| line(row, answer_dates.get(&row.id).copied(), lang, now);
    let part = |wanted: &dyn Fn(ProposalState) -> bool| -> Vec<Line> {
        rows.iter().filter(|row| wanted(row.state)).map(shown).collect()
    };
    let needs_answer = |state| matches!(state, ProposalState::Returned | ProposalState::Awarded);
    let is_draft = |state| state == ProposalState::Draft;
    let mut drafts: Vec<&OwnProposalRow> = rows.iter().filter(|row| is_draft(row.state)).collect();
    // The next deadline first; what is too late comes last.
    drafts.sort_by_key(|row| (row.closes_at.is_some_and(|deadline| now > deadline), row.closes_at));
    let groups = vec![
        Group { title: "proposals-list-action", items: part(&needs_answer) },
        Group { title: "proposals-list-drafts", items: drafts.into_iter().map(shown).collect() },
        Group { title: "proposals-list-sent", items: part(&|state| !needs_answer(state) && !is_draft(state)) },
    ];
    caller.page(&Index { groups: groups.into_iter().filter(|group| !group.items.is_empty()).collect() })
}

/// `answer_by`: the date that came with a return, which counts while the proposal is returned.
fn line(row: &OwnProposalRow, answer_by: Option<Instant>, lang: Lang, now: Instant) -> Line {
    let due = match row.state {
        ProposalState::Draft => row.closes_at,
        ProposalState::Returned => answer_by.or(row.closes_at),
        _ => None,
    };
    Line {
        id: row.id.to_string(),
        number: row.number.clone(),
        title: row.title.clone(),
        state: row.state,
        requested: row.requested,
        currency: row.currency,
        beneficiaries: row.beneficiaries,
        call_code: row.call_code.clone(),
        call_title: row.call_title.clone(),
        lot: row.lot_name.clone(),
        country: row.country,
        due: due.map(|at| Due::of(at, row.country, lang, now)),
        updated_at: row.updated_at,
        submitted_at: row.submitted_at,
        partner_name: row.partner_name.clone(),
    }
}
