//! The task list of one proposal; once it is sent, where it stands.

use actix_web::web;
use serde::Serialize;

use super::outcome::Found;
use super::{Head, load};
use crate::adapters::i18n;
use crate::db::documents::{self, DocumentRow};
use crate::db::proposals::{self, ProposalFile};
use crate::db::{decisions, dossiers};
use crate::domain::actor::MemberRole;
use crate::domain::budget::LineDraft;
use crate::domain::document::DocumentOwner;
use crate::domain::id::Id;
use crate::domain::partner::PartnerState;
use crate::domain::permission::Permission;
use crate::domain::proposal::check::section_status;
use crate::domain::proposal::submission::{may_withdraw, too_many_running};
use crate::domain::proposal::{DocumentFact, ProposalState, Section, Status, Totals};
use crate::domain::state::Instant;
use crate::domain::text::Lang;
use crate::web::error::Answer;
use crate::web::guard::{May, may};
use crate::web::reading::{sentence, words};
use crate::web::view::Page;

/// The page of one proposal.
#[derive(Serialize)]
pub struct Show {
    head: Head,
    groups: Vec<Group>,
    done: usize,
    all: usize,
    /// The first task that is not done, in words.
    next: Option<String>,
    team: Vec<Member>,
    /// What was submitted, the first version first.
    receipts: Vec<Receipt>,
    /// What was found or decided, once it was.
    found: Option<Found>,
    /// Why it could not be sent now whatever is written: the organisation has too many grants running.
    limit: Option<String>,
    can_withdraw: bool,
    can_invite: bool,
}

#[derive(Serialize)]
struct Group {
    title: &'static str,
    tasks: Vec<Task>,
}

#[derive(Serialize)]
struct Task {
    name: String,
    href: String,
    hint: String,
    state: &'static str,
}

/// Somebody of the organisation.
#[derive(Debug, Clone, Serialize)]
pub struct Member {
    /// Their name.
    pub name: String,
    /// What they may do for it.
    pub role: MemberRole,
}

#[derive(Serialize)]
struct Receipt {
    version: i32,
    number: String,
    submitted_at: Instant,
}

impl Page for Show {
    const TEMPLATE: &'static str = "pages/proposals/show.html";

    fn samples() -> Vec<Self> {
        let team = vec![
            Member { name: "Bia Exemplo".into(), role: MemberRole::Signatory },
            Member { name: "Braima Exemplo".into(), role: MemberRole::Editor },
        ];
        let task = |name: &str, href: &str, state| Task {
            name: name.into(),
            href: href.into(),
            hint: "8 lignes".into(),
            state,
        };
        let tasks = vec![
            task("Établir le budget", "/proposals/1/budget", "in-progress"),
            task("Envoyer", "", "not-yet"),
            task("Lieu", "/proposals/1/place", "to-correct"),
            task("Projet", "/proposals/1/project", "done"),
            task("Résultats", "/proposals/1/results", "to-start"),
        ];
        let receipt =
            |version| Receipt { version, number: "R-2026-000042-G".into(), submitted_at: Head::sample(false).saved_at };
        let mut pages = vec![
            Show {
                head: Head::sample(true),
                groups: vec![Group { title: "proposals-group-project", tasks }],
                done: 5,
                all: 8,
                next: Some("Établir le budget".into()),
                team: team.clone(),
                receipts: Vec::new(),
                found: None,
                limit: Some("…".into()),
                can_withdraw: true,
                can_invite: true,
            },
            Show {
                head: Head::returned(),
                groups: vec![Group {
                    title: "proposals-group-correct",
                    tasks: vec![task("Budget", "/b", "to-correct")],
                }],
                done: 0,
                all: 1,
                next: Some("Budget".into()),
                team: Vec::new(),
                receipts: vec![receipt(1)],
                found: None,
                limit: None,
                can_withdraw: true,
                can_invite: false,
            },
        ];
        for found in [None].into_iter().chain(Found::samples().map(Some)) {
            pages.push(Show {
                head: Head::sample(false),
                groups: Vec::new(),
                done: 8,
                all: 8,
                next: None,
                team: team.clone(),
                receipts: vec![receipt(1), receipt(2)],
                found,
                limit: None,
                can_withdraw: true,
                can_invite: false,
            });
        }
        pages
    }
}

/// The task list, or where the proposal stands.
pub async fn tasks(caller: May<may::ProposalReadOwn>, id: web::Path<Id>) -> Answer {
    let id = id.into_inner();
    let file = load(&caller, id).await?;
    let of = file.clone();
    let (documents, team, found, versions) = caller
        .read(move |db| {
            let documents = documents::list_of(db, DocumentOwner::Proposal, of.proposal.id)?;
            let team = proposals::list_team(db, &of)?;
            let (proposal, currency) = (of.proposal.id, of.call.currency);
            let found = match of.proposal.state {
                ProposalState::Ineligible => {
                    dossiers::find_check(db, proposal)?.map(|(check, _)| Found::ineligible(check, &of))
                }
                state if state.is_decided() => {
                    decisions::find_of_proposal(db, proposal)?.map(|decision| Found::decided(decision, currency))
                }
                _ => None,
            };
            let versions = match of.proposal.receipt_number {
                Some(_) => proposals::list_versions(db, proposal)?,
                None => Vec::new(),
            };
            Ok::<_, diesel::result::Error>((documents, team, found, versions))
        })
        .await?;
    let now = caller.now();
    let head = Head::of(&file, &caller.actor, now);
    let groups = if head.is_open { groups(&file, &documents, now, caller.lang) } else { Vec::new() };
    // Sending comes last and is not counted.
    let counted = || groups.iter().rev().skip(1).rev().flat_map(|group| &group.tasks);
    let (done, all) = (counted().filter(|task| task.state == "done").count(), counted().count());
    let next = counted().find(|task| task.state != "done").map(|task| task.name.clone());
    let partner = file.partner.id;
    caller.page(&Show {
        done,
        all,
        next,
        team: team.into_iter().map(|(name, role)| Member { name, role }).collect(),
        found,
        receipts: versions
            .into_iter()
            .map(|version| Receipt {
                version: version.number,
                number: version.receipt_number,
                submitted_at: version.submitted_at,
            })
            .collect(),
        limit: too_many_running(&file.call.rules, &file.running).map(|unmet| sentence(&unmet, caller.lang)),
        can_withdraw: may_withdraw(&caller.actor, partner, file.proposal.state).is_empty(),
        can_invite: caller.actor.may_for(Permission::MemberInvite, partner),
        head,
        groups,
    })
}

fn groups(file: &ProposalFile, documents: &[DocumentRow], now: Instant, lang: Lang) -> Vec<Group> {
    let facts: Vec<DocumentFact> = documents.iter().map(DocumentRow::fact).collect();
    let requirements = file.requirements(now);
    let proposal = &file.proposal;
    // A section that was sent back stays to correct until somebody says that it is corrected.
    let corrects = file.returned.is_some();
    let task = |section: Section| {
        let finished = proposal.finished.0.contains(&section);
        let status = section_status(section, &proposal.content, &requirements, &facts, finished);
        Task {
            name: words(lang, &format!("proposals-task-{section}"), &[]),
            href: format!("/proposals/{}/{section}", proposal.id),
            hint: hint(section, file, documents, lang),
            state: match status {
                Status::NotStarted => "to-start",
                Status::InProgress => "in-progress",
                Status::ToCorrect => "to-correct",
                Status::Done if corrects && !finished => "to-correct",
                Status::Done => "done",
            },
        }
    };
    let mut groups = if corrects {
        to_correct(file, task, now, lang)
    } else {
        vec![
            Group { title: "proposals-group-organisation", tasks: vec![organisation(file, now, lang)] },
            Group {
                title: "proposals-group-project",
                tasks: [
                    Section::Project,
                    Section::Place,
                    Section::Beneficiaries,
                    Section::Activities,
                    Section::Results,
                ]
                .map(task)
                .into(),
            },
            Group { title: "proposals-group-budget", tasks: vec![task(Section::Budget)] },
            Group { title: "proposals-group-documents", tasks: vec![task(Section::Documents)] },
        ]
    };
    let ready = groups.iter().flat_map(|group| &group.tasks).all(|task| task.state == "done");
    groups.push(Group {
        title: "proposals-group-send",
        tasks: vec![Task {
            name: words(lang, "proposals-task-send", &[]),
            href: if ready { format!("/proposals/{}/check", proposal.id) } else { String::new() },
            hint: words(lang, if ready { "proposals-task-send-ready" } else { "proposals-task-send-hint" }, &[]),
            state: if ready { "to-start" } else { "not-yet" },
        }],
    });
    groups
}

/// The sections that were sent back; the organisation only when something keeps it from sending.
fn to_correct(file: &ProposalFile, task: impl Fn(Section) -> Task, now: Instant, lang: Lang) -> Vec<Group> {
    let organisation = organisation(file, now, lang);
    let mut groups = Vec::new();
    if organisation.state != "done" {
        groups.push(Group { title: "proposals-group-organisation", tasks: vec![organisation] });
    }
    let tasks = file.sections_to_correct().into_iter().map(task).collect();
    groups.push(Group { title: "proposals-group-correct", tasks });
    groups
}

/// What the organisation's profile still needs before a proposal can be sent.
fn organisation(file: &ProposalFile, now: Instant, lang: Lang) -> Task {
    let unmet = file.standing(now).may_submit(file.call.rules.verified_partners_only, now);
    let state = match (unmet.is_empty(), file.partner.state) {
        (true, _) => "done",
        (false, PartnerState::Draft) => "to-start",
        (false, _) if unmet.iter().any(|unmet| unmet.code.starts_with("partner-paper-")) => "to-correct",
        (false, PartnerState::Submitted) => "in-progress",
        (false, PartnerState::Verified | PartnerState::Refused | PartnerState::Suspended) => "to-correct",
    };
    Task {
        name: words(lang, "proposals-task-organisation", &[]),
        href: format!("/organisation/{}", file.partner.id),
        hint: unmet.first().map_or_else(|| file.partner.name.clone(), |problem| sentence(problem, lang)),
        state,
    }
}

/// What is in a section, in a few words.
fn hint(section: Section, file: &ProposalFile, documents: &[DocumentRow], lang: Lang) -> String {
    let content = &file.proposal.content;
    // What is being corrected is counted afresh: the row has the figures of the version that was sent.
    let totals = Totals::of(content, file.call.currency);
    let count = |list: usize| i64::try_from(list).unwrap_or(0);
    let people = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    match section {
        Section::Project => String::new(),
        Section::Place => content.place.locality.trim().to_owned(),
        Section::Beneficiaries if totals.beneficiaries == 0 => String::new(),
        Section::Beneficiaries => words(
            lang,
            "proposals-hint-beneficiaries",
            &[("count", people(totals.beneficiaries).into()), ("women", people(totals.women).into())],
        ),
        Section::Activities => {
            let written = content.activities.items.iter().filter(|activity| !activity.name.trim().is_empty()).count();
            if written == 0 {
                return String::new();
            }
            words(lang, "proposals-hint-activities", &[("count", count(written).into())])
        }
        Section::Results => {
            let written = content.results.items.iter().filter(|indicator| !indicator.name.trim().is_empty()).count();
            if written == 0 {
                return String::new();
            }
            words(lang, "proposals-hint-results", &[("count", count(written).into())])
        }
        Section::Budget => {
            let written = content.budget.lines.iter().filter(|line: &&LineDraft| !line.is_blank()).count();
            if written == 0 {
                return String::new();
            }
            let asked = i18n::money(totals.grant, file.call.currency.as_str(), lang.as_str());
            words(lang, "proposals-hint-budget", &[("count", count(written).into()), ("amount", asked.into())])
        }
        Section::Documents => {
            let asked: Vec<&str> = file
                .call
                .rules
                .required_documents
                .iter()
                .filter(|document| document.required)
                .map(|document| document.code.as_str())
                .collect();
            let there = asked.iter().filter(|code| documents.iter().any(|document| document.code == **code)).count();
            words(
                lang,
                "proposals-hint-documents",
                &[("part", count(there).into()), ("whole", count(asked.len()).into())],
            )
        }
    }
}
