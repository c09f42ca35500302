//! Partners as the programme's staff sees them: the list, and one partner.

use actix_web::web;
use serde::Serialize;
use serde_json::json;

use super::own::MemberLine;
use super::{Account, Paper, PaperLine, Profile, papers_of, sample_id, sample_time};
use crate::db::documents;
use crate::db::duplicates;
use crate::db::partners::{self, OfficeFilter, OfficePartnerRow, PartnerRow};
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
struct Related {
    id: Id,
    name: String,
    /// Merged into this one; else perhaps the same.
    merged: bool,
}

fn related(rows: Vec<(Id, String, Option<Id>)>, partner: Id) -> Vec<Related> {
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

/// The five questions.
#[derive(Serialize)]
pub struct Verify {
    form: FormView,
    partner: Profile,
    papers: Vec<PaperLine>,
    files: Vec<Paper>,
    questions: [&'static str; 5],
    related: Vec<Related>,
}

impl Page for Verify {
    const TEMPLATE: &'static str = "pages/partners/verify.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        vec![Verify {
            form: FormView::empty(),
            partner: Profile::sample("submitted"),
            papers: PaperLine::samples(),
            files: vec![Paper::sample(ScanState::Clean)],
            questions: questions(),
            related: Vec::new(),
        }]
    }
}

fn questions() -> [&'static str; 5] {
    Verification::default().answers().map(|(field, _, _)| field)
}

/// The reason of a suspension or of its end.
#[derive(Serialize)]
pub struct Suspend {
    form: FormView,
    partner: Profile,
    /// Whether the partner is reinstated.
    again: bool,
}

impl Page for Suspend {
    const TEMPLATE: &'static str = "pages/partners/suspend.html";
    const WIDE: bool = true;
    fn samples() -> Vec<Self> {
        [("verified", false), ("suspended", true)]
            .map(|(state, again)| Suspend { form: FormView::empty(), partner: Profile::sample(state), again })
            .into()
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
                users::list_names(db, &partner.verified_by.into_iter().collect::<Vec<_>>())?,
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

async fn verify_page(caller: &Caller, row: &PartnerRow, form: FormView) -> Result<Verify, WebError> {
    let (id, viewer, partner) = (row.id, caller.actor.clone(), row.clone());
    let (papers, same) = caller
        .read(move |db| -> Result<_, Refusal> {
            Ok((documents::list_of(db, DocumentOwner::Partner, id)?, duplicates::list_related(db, &viewer, &partner)?))
        })
        .await?;
    let (papers, files) = papers_of(row, &papers, caller.now());
    Ok(Verify {
        form,
        partner: Profile::of(row, caller.now(), caller.lang),
        papers,
        files,
        questions: questions(),
        related: related(same, row.id),
    })
}

/// The partner, when the viewer may judge it: with the permission there, and not their own.
async fn judged(caller: &Caller, id: Id, permission: Permission) -> Result<PartnerRow, WebError> {
    let row = find(caller, id).await?;
    if caller.actor.may_at(permission, At::country(row.country)) { Ok(row) } else { Err(WebError::Forbidden) }
}

async fn ask_verify(caller: May<may::PartnerVerify>, id: web::Path<Id>) -> Answer {
    let row = judged(&caller, *id, Permission::PartnerVerify).await?;
    row.state.after(PartnerAction::Verify).map_err(Refusal::from)?;
    caller.page(&verify_page(&caller, &row, FormView::empty()).await?)
}

async fn verify(caller: May<may::PartnerVerify>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version) = (*id, form.version());
    let answer = |name: &str| match form.text(name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let given = Verification {
        registration_valid: answer("registration_valid"),
        mandate_consistent: answer("mandate_consistent"),
        safeguards: answer("safeguards"),
        other_risks: answer("other_risks"),
        risk_unacceptable: answer("risk_unacceptable"),
        note: form.text("note").chars().take(3_000).collect(),
    };
    match caller.write(move |db, act| services::verify(db, act, id, version, given)).await {
        Ok(row) if row.state == PartnerState::Verified => {
            caller.done(&format!("/office/partners/{id}"), "partners-verified")
        }
        Ok(_) => caller.done(&format!("/office/partners/{id}"), "partners-refused"),
        Err(Refusal::Unmet(unmet)) => {
            let row = find(&caller, id).await?;
            let page = verify_page(&caller, &row, FormView::posted(&form, &unmet, caller.lang)).await?;
            caller.invalid(&page, &unmet)
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn ask_suspend(caller: May<may::PartnerSuspend>, id: web::Path<Id>) -> Answer {
    let row = judged(&caller, *id, Permission::PartnerSuspend).await?;
    let again = row.state == PartnerState::Suspended;
    let action = if again { PartnerAction::Reinstate } else { PartnerAction::Suspend };
    row.state.after(action).map_err(Refusal::from)?;
    let partner = Profile::of(&row, caller.now(), caller.lang);
    caller.page(&Suspend { form: FormView::empty(), partner, again })
}

async fn suspend(caller: May<may::PartnerSuspend>, id: web::Path<Id>, form: Form) -> Answer {
    let (id, version, again) = (*id, form.version(), form.text("again") == "yes");
    let reason: String = form.text("reason").chars().take(1_000).collect();
    match caller.write(move |db, act| services::suspend(db, act, id, version, &reason, again)).await {
        Ok(_) if again => caller.done(&format!("/office/partners/{id}"), "partners-reinstated"),
        Ok(_) => caller.done(&format!("/office/partners/{id}"), "partners-suspended"),
        Err(Refusal::Unmet(unmet)) => {
            let row = find(&caller, id).await?;
            let form = FormView::posted(&form, &unmet, caller.lang);
            let partner = Profile::of(&row, caller.now(), caller.lang);
            caller.invalid(&Suspend { form, partner, again }, &unmet as &[Unmet])
        }
        Err(refusal) => Err(refusal.into()),
    }
}
