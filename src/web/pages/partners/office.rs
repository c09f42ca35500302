//! Partners as the programme's staff sees them: the list, and one partner.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::own::MemberLine;
use super::{Account, Paper, PaperLine, Profile, papers_of, sample_id, sample_time};
use crate::db::documents;
use crate::db::duplicates;
use crate::db::partners::{self, OfficeFilter, OfficePartnerRow};
use crate::db::payments;
use crate::db::screenings::{self, PartnerMatchRow};
use crate::domain::actor::{At, MemberRole, Scope};
use crate::domain::bank::BankState;
use crate::domain::document::{DocumentOwner, ScanState};
use crate::domain::id::Id;
use crate::domain::partner::{PartnerAction, PartnerKind, PartnerState, Verification};
use crate::domain::permission::Permission;
use crate::domain::place::Country;
use crate::domain::region;
use crate::domain::screening::{MatchState, ScreenedField};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::services::Refusal;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::query::{Choice, Pages, Query};
use crate::web::routes::Routes;
use crate::web::view::{FormView, Page};

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/office/partners", index).get("/office/partners/{id}", show);
}

/// Partners on a page of the list.
const PAGE_SIZE: i64 = 50;

/// The list of partners.
#[derive(Serialize)]
pub struct OfficeIndex {
    form: FormView,
    rows: Vec<Line>,
    total: i64,
    pages: Pages,
    states: Vec<Choice>,
    countries: Vec<Choice>,
    filtered: bool,
    /// How many pairs may be one organisation.
    duplicates: i64,
}

#[derive(Serialize)]
struct Line {
    id: Id,
    name: String,
    kind: PartnerKind,
    state: &'static str,
    country: Country,
    region: String,
    proposals: i64,
    updated_at: Instant,
}

impl Line {
    fn of(row: OfficePartnerRow, now: Instant, lang: Lang) -> Line {
        let has_ended = row.state == PartnerState::Verified && row.expires_at.is_some_and(|end| end <= now);
        Line {
            id: row.id,
            name: row.name,
            kind: row.kind,
            state: if has_ended { "expired" } else { row.state.as_str() },
            country: row.country,
            region: region::name(&row.region, lang).to_owned(),
            proposals: row.proposals.unwrap_or_default(),
            updated_at: row.updated_at,
        }
    }
}

impl Page for OfficeIndex {
    const TEMPLATE: &'static str = "pages/partners/office_index.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let line = |state| Line {
            id: sample_id(),
            name: "Association Exemple".into(),
            kind: PartnerKind::Ngo,
            state,
            country: Country::Ml,
            region: "Kayes".into(),
            proposals: 2,
            updated_at: sample_time(),
        };
        let list = |rows: Vec<Line>, filtered| OfficeIndex {
            form: FormView::empty(),
            total: 60,
            rows,
            pages: Pages { current: 1, pages: 2, href: "/office/partners?page=".into() },
            states: Choice::list(Lang::Fr, "state-partner", PartnerState::ALL),
            countries: Choice::list(Lang::Fr, "country", Country::ALL),
            filtered,
            duplicates: if filtered { 2 } else { 0 },
        };
        let states = ["draft", "submitted", "verified", "expired", "refused", "suspended"];
        vec![list(states.map(line).into(), true), list(Vec::new(), true), list(Vec::new(), false)]
    }
}

/// One partner.
#[derive(Serialize)]
pub struct Office {
    partner: Profile,
    members: Vec<MemberLine>,
    papers: Vec<PaperLine>,
    files: Vec<Paper>,
    account: Option<Account>,
    /// The five answers of the last verification; empty before the first.
    answers: Vec<AnswerLine>,
    note: String,
    verified_by: String,
    /// Who looked at the verification a second time, and when.
    second_look_by: String,
    second_look_at: Option<Instant>,
    /// The one that took its place.
    merged_into: Option<Id>,
    related: Vec<Related>,
    /// Its names that are like names of a sanctions list.
    matches: Vec<Match>,
    can: Can,
}

#[derive(Serialize)]
struct Match {
    id: Id,
    field: ScreenedField,
    partner_name: String,
    entry_name: String,
    reference: String,
    state: MatchState,
}

impl From<PartnerMatchRow> for Match {
    fn from(row: PartnerMatchRow) -> Self {
        Match {
            id: row.id,
            field: row.field,
            partner_name: row.partner_name,
            entry_name: row.entry_name,
            reference: row.reference,
            state: row.state,
        }
    }
}

#[derive(Serialize)]
pub(super) struct AnswerLine {
    question: &'static str,
    answer: bool,
    good: bool,
}

/// Another registration beside this one.
#[derive(Serialize)]
pub(super) struct Related {
    id: Id,
    name: String,
    /// Merged into this one; else perhaps the same.
    merged: bool,
}

pub(super) fn related(rows: Vec<(Id, String, Option<Id>)>, partner: Id) -> Vec<Related> {
    rows.into_iter().map(|(id, name, into)| Related { id, name, merged: into == Some(partner) }).collect()
}

/// What the viewer may do here and now.
#[derive(Serialize)]
struct Can {
    verify: bool,
    look_again: bool,
    replace_signatory: bool,
    suspend: bool,
    reinstate: bool,
    read_bank: bool,
    confirm_bank: bool,
}

impl Page for Office {
    const TEMPLATE: &'static str = "pages/partners/office.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        let page = |state, all: bool| Office {
            partner: Profile::sample(state),
            members: vec![MemberLine::sample(MemberRole::Signatory)],
            papers: PaperLine::samples(),
            files: if all {
                vec![Paper::sample(ScanState::Clean), Paper::sample(ScanState::Refused)]
            } else {
                Vec::new()
            },
            account: all.then(|| Account::sample(BankState::Declared)),
            answers: if all { answers(&sample_answers()) } else { Vec::new() },
            note: if all { "Voir le dossier.".into() } else { String::new() },
            verified_by: if all { "Awa Exemple".into() } else { String::new() },
            related: if all {
                [true, false].map(|merged| Related { id: sample_id(), name: "Autre".into(), merged }).into()
            } else {
                Vec::new()
            },
            second_look_by: if all { "Beto Exemplo".into() } else { String::new() },
            second_look_at: all.then(sample_time),
            merged_into: (!all).then(sample_id),
            matches: if all {
                let one = |state: &MatchState| Match {
                    id: sample_id(),
                    field: ScreenedField::Board,
                    partner_name: "Testo Fictivov".into(),
                    entry_name: "TESTO FICTIVOV EXEMPLAR".into(),
                    reference: "TSTi.001".into(),
                    state: *state,
                };
                MatchState::ALL.iter().map(one).collect()
            } else {
                Vec::new()
            },
            can: Can {
                verify: all,
                look_again: all,
                replace_signatory: all,
                suspend: all,
                reinstate: all,
                read_bank: all,
                confirm_bank: all,
            },
        };
        ["draft", "submitted", "verified", "expired", "refused", "suspended"]
            .into_iter()
            .flat_map(|state| [page(state, true), page(state, false)])
            .collect()
    }
}

pub(super) fn sample_answers() -> Verification {
    Verification {
        registration_valid: Some(true),
        mandate_consistent: Some(true),
        safeguards: Some(false),
        other_risks: Some(false),
        risk_unacceptable: Some(false),
        note: "Voir le dossier.".into(),
    }
}

async fn index(caller: May<may::PartnerRead>) -> Answer {
    let query = Query::of(&caller);
    let filter = OfficeFilter { text: query.text("q"), state: query.parse("state"), country: query.parse("country") };
    let page = query.page(PAGE_SIZE);
    let (viewer, now, lang) = (caller.actor.clone(), caller.now(), caller.lang);
    let filtered = filter.state.is_some() || filter.country.is_some() || !filter.text.is_empty();
    let ((rows, total), duplicates) = caller
        .read(move |db| -> Result<_, Refusal> {
            Ok((partners::list_for(db, &viewer, &filter, page)?, duplicates::count_open(db, &viewer)?))
        })
        .await?;
    let values = ["q", "state", "country"].map(|name| (name.to_owned(), json!(query.text(name))));
    let countries: Vec<Country> = match caller.actor.scope(Permission::PartnerRead) {
        Scope::All => Country::ALL.to_vec(),
        Scope::Countries(countries) => countries.into_iter().collect(),
    };
    caller.page(&OfficeIndex {
        form: FormView::filled(serde_json::Value::Object(values.into_iter().collect())),
        rows: rows.into_iter().map(|row| Line::of(row, now, lang)).collect(),
        total,
        pages: query.pages("/office/partners", page, total),
        states: Choice::list(lang, "state-partner", PartnerState::ALL),
        countries: Choice::list(lang, "country", countries),
        filtered,
        duplicates,
    })
}

/// The answers that were given.
pub(super) fn answers(verification: &Verification) -> Vec<AnswerLine> {
    let given = verification.answers().into_iter();
    given
        .filter_map(|(question, answer, wanted)| {
            answer.map(|answer| AnswerLine { question, answer, good: answer == wanted })
        })
        .collect()
}

async fn show(caller: May<may::PartnerRead>, id: web::Path<Id>) -> Answer {
    let (viewer, id) = (caller.actor.clone(), *id);
    let found = caller.read(move |db| partners::find_for_office(db, &viewer, id)).await?;
    let (row, verifier, second) = found.ok_or(WebError::NotFound)?;
    let (id, viewer, partner) = (row.id, caller.actor.clone(), row.clone());
    let here = At::country(row.country);
    let read_bank = caller.actor.may_at(Permission::BankRead, here);
    let (members, papers, account, same, matches) = caller
        .read(move |db| -> Result<_, Refusal> {
            Ok((
                partners::list_members(db, id)?,
                documents::list_of(db, DocumentOwner::Partner, id)?,
                if read_bank { payments::find_account(db, id)? } else { None },
                duplicates::list_related(db, &viewer, &partner)?,
                screenings::list_of_partner(db, &viewer, &partner)?,
            ))
        })
        .await?;
    let judges = |permission| {
        caller.actor.may_at(permission, here) && !caller.actor.is_member_of(id) && row.merged_into.is_none()
    };
    let possible = |action| row.state.after(action).is_ok();
    let verify = row.state == PartnerState::Submitted || row.state == PartnerState::Verified;
    let verification = &row.verification.verification;
    let (papers, files) = papers_of(&row, &papers, caller.now());
    caller.page(&Office {
        partner: Profile::of(&row, caller.now(), caller.lang),
        members: super::own::lines(members, &caller),
        papers,
        files,
        can: Can {
            verify: judges(Permission::PartnerVerify) && verify,
            look_again: judges(Permission::PartnerVerify)
                && row.state == PartnerState::Verified
                && row.second_look_at.is_none()
                && caller.actor.user() != row.verified_by,
            replace_signatory: judges(Permission::PartnerVerify),
            suspend: judges(Permission::PartnerSuspend) && possible(PartnerAction::Suspend),
            reinstate: judges(Permission::PartnerSuspend) && possible(PartnerAction::Reinstate),
            read_bank,
            confirm_bank: judges(Permission::BankConfirm)
                && account
                    .as_ref()
                    .is_some_and(|account| matches!(account.state, BankState::Declared | BankState::Confirmed)),
        },
        account: account.map(Account::from),
        answers: answers(verification),
        note: verification.note.clone(),
        verified_by: verifier.unwrap_or_default(),
        second_look_by: second.unwrap_or_default(),
        second_look_at: row.second_look_at,
        matches: matches.into_iter().map(Match::from).collect(),
        merged_into: row.merged_into,
        related: related(same, row.id),
    })
}
