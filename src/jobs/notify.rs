//! Who is told what. Each event has its readers ([`react`]) and its letter ([`compose`]). Letters about
//! calls are in `of_calls`, about corrections in `of_proposals`, about decisions in `of_decisions`.

mod of_calls;
mod of_decisions;
mod of_proposals;
mod organisations;

use chrono::SecondsFormat;
use diesel::QueryResult;
use serde_json::Value;

use super::letter::{Content, LetterJob};
use super::{JobError, Worker};
use crate::adapters::i18n;
use crate::adapters::secrets::Secrets;
use crate::db::agreements::AgreementRow;
use crate::db::calls::{self, CallRow};
use crate::db::evaluations::EvaluationRow;
use crate::db::partners::{self, PartnerRow};
use crate::db::payments::PaymentRow;
use crate::db::proposals::{ProposalRow, ProposalVersionRow};
use crate::db::reports::{self, ReportRow};
use crate::db::tokens::OneTimeTokenRow;
use crate::db::users::{self, UserRow};
use crate::db::{Db, decisions, outbox};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Role;
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::place::Country;
use crate::domain::state::Instant;

/// Makes the documents that the event asks for, and puts one letter in the queue for each reader.
/// Doing it twice changes nothing.
///
/// # Errors
/// The database's.
pub async fn react(worker: &Worker, job: Id, event: &Event) -> Result<(), JobError> {
    // First the documents: a letter must not lead to a page that has nothing to show yet.
    super::documents::react(worker, event).await?;
    let stored: Value = serde_json::from_str(&event.to_json()).map_err(|error| JobError::GiveUp(error.to_string()))?;
    let act = worker.act(event.kind());
    let event = event.clone();
    worker
        .write(move |db| {
            super::subscribers::react(db, &act, job, &event)?;
            for reader in readers(db, &event)? {
                let payload = LetterJob { event: stored.clone(), reader };
                let once = format!("letter:{job}:{reader}");
                outbox::enqueue(db, act.id(), "letter", &payload, Some(once), act.at, act.at)?;
            }
            Ok(())
        })
        .await
}

/// The accounts that are told of an event.
fn readers(db: &mut Db, event: &Event) -> QueryResult<Vec<Id>> {
    Ok(match event {
        Event::UserRegistered { user, .. }
        | Event::RegistrationRepeated { user }
        | Event::PasswordResetAsked { user, .. }
        | Event::StaffInvited { user, .. }
        | Event::SigningCodeAsked { user, .. } => vec![*user],
        Event::MemberInvited { invitation, .. } => match OneTimeTokenRow::find(db, *invitation)? {
            Some(link) => link.user_id.into_iter().collect(),
            None => Vec::new(),
        },
        Event::PartnerSubmitted { partner } => match PartnerRow::find(db, *partner)? {
            Some(partner) => users::list_with_role(db, Role::ProgrammeOfficer, partner.country)?,
            None => Vec::new(),
        },
        Event::PartnerVerified { partner }
        | Event::PartnerRefused { partner }
        | Event::PartnerSuspended { partner }
        | Event::PartnerMerged { partner }
        | Event::SignatoryChanged { partner }
        | Event::PartnerPaperEnding { partner, .. } => partners::list_member_users(db, *partner)?,
        Event::CallSentForReview { call } => match CallRow::find(db, *call)? {
            Some(call) => {
                let officers = users::list_with_role(db, Role::ProgrammeOfficer, call.country)?;
                officers.into_iter().filter(|officer| *officer != call.author_id).collect()
            }
            None => Vec::new(),
        },
        Event::CallAmended { call, .. } | Event::CallCancelled { call } => calls::list_followers(db, *call)?,
        Event::QuestionAnswered { question } | Event::AnswerCorrected { question, .. } => {
            of_calls::readers_of_answer(db, *question)?
        }
        Event::ProposalSubmitted { proposal, .. }
        | Event::ProposalWithdrawn { proposal }
        | Event::ProposalRefusedLate { proposal, .. }
        | Event::ProposalReturned { proposal }
        | Event::DraftClosing { proposal }
        | Event::ProposalCountsAgain { proposal } => of_proposal(db, *proposal)?,
        Event::EligibilityDecided { proposal } => of_proposal(db, *proposal)?,
        Event::EvaluatorAssigned { evaluation } => match EvaluationRow::find(db, *evaluation)? {
            Some(evaluation) => vec![evaluation.evaluator_id],
            None => Vec::new(),
        },
        Event::EvaluatorRecused { evaluation } => match EvaluationRow::find(db, *evaluation)? {
            Some(evaluation) => vec![evaluation.assigned_by],
            None => Vec::new(),
        },
        Event::DecisionsTaken { call } => {
            let mut readers = Vec::new();
            for partner in decisions::list_partners_of_call(db, *call)? {
                readers.extend(partners::list_member_users(db, partner)?);
            }
            readers.sort_unstable();
            readers.dedup();
            readers
        }
        Event::AgreementApproved { agreement } | Event::AgreementInForce { agreement } => of_agreement(db, *agreement)?,
        Event::AgreementPartnerSigned { agreement } => match AgreementRow::find(db, *agreement)? {
            Some(agreement) => users::list_with_role(db, Role::DecisionMaker, agreement.country)?,
            None => Vec::new(),
        },
        Event::PaymentReleased { payment } => match PaymentRow::find(db, *payment)? {
            Some(payment) => of_agreement(db, payment.agreement_id)?,
            None => Vec::new(),
        },
        Event::ReportSubmitted { report } => match of_report(db, *report)? {
            // The officers who read it, and the partner, whose letter is the receipt.
            Some(agreement) => {
                let mut readers = users::list_with_role(db, Role::ProgrammeOfficer, agreement.country)?;
                readers.extend(partners::list_member_users(db, agreement.partner_id)?);
                readers.sort_unstable();
                readers.dedup();
                readers
            }
            None => Vec::new(),
        },
        Event::ReportReturned { report }
        | Event::ReportAccepted { report }
        | Event::ReportDue { report }
        | Event::ReportOverdue { report } => match of_report(db, *report)? {
            Some(agreement) => partners::list_member_users(db, agreement.partner_id)?,
            None => Vec::new(),
        },
        // The desks show these; nobody needs a letter.
        _ => Vec::new(),
    })
}

fn of_proposal(db: &mut Db, proposal: Id) -> QueryResult<Vec<Id>> {
    match ProposalRow::find(db, proposal)? {
        Some(proposal) => partners::list_member_users(db, proposal.partner_id),
        None => Ok(Vec::new()),
    }
}

fn of_agreement(db: &mut Db, agreement: Id) -> QueryResult<Vec<Id>> {
    match AgreementRow::find(db, agreement)? {
        Some(agreement) => partners::list_member_users(db, agreement.partner_id),
        None => Ok(Vec::new()),
    }
}

fn of_report(db: &mut Db, report: Id) -> QueryResult<Option<AgreementRow>> {
    match ReportRow::find(db, report)? {
        Some(report) => AgreementRow::find(db, report.agreement_id),
        None => Ok(None),
    }
}

/// The letter of an event for one reader, from what the database holds now. `None` when there is
/// nothing to say any more.
///
/// # Errors
/// The database's, or an event that cannot be read.
pub async fn compose(worker: &Worker, event: &Value, reader: &UserRow) -> Result<Option<Content>, JobError> {
    let event = Event::from_json(&event.to_string()).map_err(|error| JobError::GiveUp(error.to_string()))?;
    let (secrets, reader) = (worker.secrets.clone(), reader.clone());
    let lang = reader.lang.as_str();
    let now = worker.now();
    worker
        .read(move |db| -> QueryResult<Option<Content>> {
            Ok(match event {
                Event::UserRegistered { confirmation, .. } => confirmation.map(|confirmation| Content {
                    name: "user-registered",
                    path: Some(link(&secrets, LinkPurpose::ConfirmEmail, "/register/confirm", confirmation)),
                    ..Content::default()
                }),
                Event::RegistrationRepeated { .. } => Some(Content {
                    name: "registration-repeated",
                    args: vec![("email", reader.email.clone())],
                    path: Some("/sign-in".to_owned()),
                    ..Content::default()
                }),
                Event::PasswordResetAsked { reset, .. } => Some(Content {
                    name: "password-reset",
                    path: Some(link(&secrets, LinkPurpose::ResetPassword, "/password/reset", reset)),
                    ..Content::default()
                }),
                Event::StaffInvited { invitation, .. } => Some(Content {
                    name: "staff-invited",
                    path: Some(link(&secrets, LinkPurpose::StaffInvitation, "/invitations", invitation)),
                    ..Content::default()
                }),
                Event::MemberInvited { partner, invitation } => {
                    match (PartnerRow::find(db, partner)?, OneTimeTokenRow::find(db, invitation)?) {
                        (Some(partner), Some(row)) if row.used_at.is_none() => Some(Content {
                            name: "member-invited",
                            args: vec![("partner", partner.name.clone()), ("by", row.payload_text("by").to_owned())],
                            path: Some(link(&secrets, LinkPurpose::MemberInvitation, "/invitations", invitation)),
                            ..Content::default()
                        }),
                        _ => None,
                    }
                }
                Event::SigningCodeAsked { agreement, code, .. } => {
                    AgreementRow::find(db, agreement)?.map(|agreement| Content {
                        name: "signing-code",
                        args: vec![
                            ("number", agreement.number.clone()),
                            ("amount", i18n::money(agreement.grant_amount, agreement.currency.as_str(), lang)),
                            ("code", secrets.one_time_code("sign", code)),
                        ],
                        ..Content::default()
                    })
                }
                Event::PartnerSubmitted { partner } => PartnerRow::find(db, partner)?
                    .map(|partner| named("partner-submitted", &partner, format!("/office/partners/{}", partner.id))),
                Event::PartnerVerified { partner } => PartnerRow::find(db, partner)?
                    .map(|partner| named("partner-verified", &partner, format!("/organisation/{}", partner.id))),
                Event::PartnerRefused { partner } => PartnerRow::find(db, partner)?
                    .map(|partner| named("partner-refused", &partner, format!("/organisation/{}", partner.id))),
                Event::PartnerSuspended { partner } => PartnerRow::find(db, partner)?
                    .map(|partner| named("partner-suspended", &partner, format!("/organisation/{}", partner.id))),
                Event::SignatoryChanged { partner } => organisations::signatory_letter(db, partner)?,
                Event::PartnerMerged { partner } => organisations::merged_letter(db, partner)?,
                Event::PartnerPaperEnding { partner, document } => PartnerRow::find(db, partner)?
                    .and_then(|partner| organisations::paper_letter(&partner, document, lang)),
                Event::CallSentForReview { call } => CallRow::find(db, call)?.map(|call| Content {
                    name: "call-review",
                    args: vec![("code", call.code.clone()), ("title", call.title.pick(reader.lang).to_owned())],
                    path: Some(format!("/office/calls/{}", call.id)),
                    ..Content::default()
                }),
                Event::CallAmended { call, number } => of_calls::amended(db, call, number, &reader)?,
                Event::CallCancelled { call } => of_calls::cancelled(db, call, &reader)?,
                Event::QuestionAnswered { question } => of_calls::answered(db, question, &reader)?,
                Event::AnswerCorrected { question, number } => of_calls::corrected(db, question, number, &reader)?,
                Event::ProposalSubmitted { proposal, version } => receipt_letter(db, proposal, version, lang)?,
                Event::DraftClosing { proposal } => of_proposals::closing(db, proposal, &reader, now)?,
                Event::ProposalReturned { proposal } => of_proposals::returned(db, proposal, lang)?,
                Event::ProposalCountsAgain { proposal } => proposal_letter(db, "proposal-counts-again", proposal)?,
                Event::ProposalWithdrawn { proposal } => proposal_letter(db, "proposal-withdrawn", proposal)?,
                Event::ProposalRefusedLate { proposal, at, sha256 } => {
                    of_proposals::late(db, proposal, at, sha256, lang)?
                }
                Event::EligibilityDecided { proposal } => match ProposalRow::find(db, proposal)? {
                    Some(row) if row.state == crate::domain::proposal::ProposalState::Ineligible => {
                        proposal_letter(db, "proposal-ineligible", proposal)?
                    }
                    Some(_) => proposal_letter(db, "proposal-eligible", proposal)?,
                    None => None,
                },
                Event::EvaluatorAssigned { evaluation } => {
                    evaluation_letter(db, "evaluator-assigned", evaluation, "/evaluations")?
                }
                Event::EvaluatorRecused { evaluation } => {
                    evaluation_letter(db, "evaluator-recused", evaluation, "/office/calls")?
                }
                Event::DecisionsTaken { call } => of_decisions::letter(db, call, &reader)?,
                Event::AgreementApproved { agreement } => {
                    agreement_letter(db, "agreement-to-sign", agreement, lang, "sign")?
                }
                Event::AgreementPartnerSigned { agreement } => {
                    AgreementRow::find(db, agreement)?.map(|agreement| Content {
                        name: "agreement-countersign",
                        args: vec![("number", agreement.number.clone()), ("title", agreement.title.clone())],
                        path: Some(format!("/office/agreements/{}", agreement.id)),
                        ..Content::default()
                    })
                }
                Event::AgreementInForce { agreement } => {
                    agreement_letter(db, "agreement-in-force", agreement, lang, "")?
                }
                Event::PaymentReleased { payment } => match PaymentRow::find(db, payment)? {
                    Some(payment) => Some(Content {
                        name: "payment-released",
                        args: vec![
                            ("reference", payment.reference.clone()),
                            ("amount", i18n::money(payment.amount, payment.currency.as_str(), lang)),
                        ],
                        path: Some(format!("/projects/{}", payment.agreement_id)),
                        ..Content::default()
                    }),
                    None => None,
                },
                Event::ReportSubmitted { report } => submitted_letter(db, report, &reader)?,
                Event::ReportReturned { report } => report_letter(db, "report-returned", report, lang, "/reports")?,
                Event::ReportAccepted { report } => report_letter(db, "report-accepted", report, lang, "/reports")?,
                Event::ReportDue { report } => reminder(db, "report-due", report, lang)?,
                Event::ReportOverdue { report } => reminder(db, "report-overdue", report, lang)?,
                _ => None,
            })
        })
        .await
}

/// The path of a link whose text is computed from the stored request.
fn link(secrets: &Secrets, purpose: LinkPurpose, page: &str, request: Id) -> String {
    format!("{page}/{}", secrets.link_token(purpose.link(), request))
}

fn named(name: &'static str, partner: &PartnerRow, path: String) -> Content {
    Content {
        name,
        args: vec![("partner", partner.name.clone()), ("reason", partner.state_reason.clone())],
        path: Some(path),
        ..Content::default()
    }
}

fn proposal_letter(db: &mut Db, name: &'static str, proposal: Id) -> QueryResult<Option<Content>> {
    Ok(ProposalRow::find(db, proposal)?.map(|proposal| Content {
        name,
        args: vec![("number", proposal.number.clone()), ("title", proposal.title.clone())],
        path: Some(format!("/proposals/{}", proposal.id)),
        ..Content::default()
    }))
}

/// The receipt of a proposal.
fn receipt_letter(db: &mut Db, proposal: Id, version: Id, lang: &str) -> QueryResult<Option<Content>> {
    let Some(proposal) = ProposalRow::find(db, proposal)? else { return Ok(None) };
    let Some(version) = ProposalVersionRow::find(db, version)? else { return Ok(None) };
    let Some(call) = CallRow::find(db, proposal.call_id)? else { return Ok(None) };
    Ok(Some(Content {
        name: "proposal-submitted",
        args: vec![("number", proposal.number), ("title", proposal.title)],
        facts: receipt(version.receipt_number, version.submitted_at, call.country, version.sha256, lang),
        path: Some(format!("/proposals/{}/submitted", proposal.id)),
        ..Content::default()
    }))
}

/// What a receipt proves.
fn receipt(number: String, at: Instant, country: Country, sha256: String, lang: &str) -> Vec<(&'static str, String)> {
    let mut facts = vec![("mail-fact-receipt", number)];
    facts.extend(came("mail-fact-received", at, country, sha256, lang));
    facts
}

/// When something came, by the clock of the place and in universal time, and what it was. `label`: of the first.
fn came(label: &'static str, at: Instant, country: Country, sha256: String, lang: &str) -> [(&'static str, String); 3] {
    [
        (label, i18n::date_time(at.utc(), country.as_str(), lang)),
        ("mail-fact-time", at.to_rfc3339_opts(SecondsFormat::Secs, true)),
        ("mail-fact-hash", sha256),
    ]
}

fn evaluation_letter(db: &mut Db, name: &'static str, evaluation: Id, path: &str) -> QueryResult<Option<Content>> {
    let Some(evaluation) = EvaluationRow::find(db, evaluation)? else { return Ok(None) };
    let Some(proposal) = ProposalRow::find(db, evaluation.proposal_id)? else { return Ok(None) };
    // Nothing of the file goes into the mail: the declaration of interest comes first.
    Ok(Some(Content {
        name,
        args: vec![("number", proposal.number)],
        path: Some(path.to_owned()),
        ..Content::default()
    }))
}

fn agreement_letter(
    db: &mut Db,
    name: &'static str,
    agreement: Id,
    lang: &str,
    page: &str,
) -> QueryResult<Option<Content>> {
    Ok(AgreementRow::find(db, agreement)?.map(|agreement| Content {
        name,
        args: vec![
            ("number", agreement.number.clone()),
            ("title", agreement.title.clone()),
            ("amount", i18n::money(agreement.grant_amount, agreement.currency.as_str(), lang)),
        ],
        path: Some(format!("/projects/{}/{page}", agreement.id).trim_end_matches('/').to_owned()),
        ..Content::default()
    }))
}

fn report_letter(db: &mut Db, name: &'static str, report: Id, lang: &str, path: &str) -> QueryResult<Option<Content>> {
    let Some(report) = ReportRow::find(db, report)? else { return Ok(None) };
    let Some(agreement) = AgreementRow::find(db, report.agreement_id)? else { return Ok(None) };
    Ok(Some(Content {
        name,
        args: vec![
            ("position", report.position.to_string()),
            ("number", agreement.number),
            ("title", agreement.title),
            ("due", i18n::date(report.due_on, lang)),
        ],
        path: Some(format!("{path}/{}", report.id)),
        ..Content::default()
    }))
}

/// The letter about a report that was sent: its receipt for the partner, a task for who reads it.
fn submitted_letter(db: &mut Db, report: Id, reader: &UserRow) -> QueryResult<Option<Content>> {
    let lang = reader.lang.as_str();
    let Some(agreement) = of_report(db, report)? else { return Ok(None) };
    if !partners::list_member_users(db, agreement.partner_id)?.contains(&reader.id) {
        return report_letter(db, "report-submitted", report, lang, "/office/reports");
    }
    let Some(version) = reports::find_last_version(db, report)? else { return Ok(None) };
    Ok(report_letter(db, "report-receipt", report, lang, "/reports")?.map(|letter| Content {
        facts: receipt(version.receipt_number, version.submitted_at, agreement.country, version.sha256, lang),
        path: letter.path.map(|path| format!("{path}/submitted")),
        ..letter
    }))
}

/// A reminder of a report; none when it was sent in the meantime.
fn reminder(db: &mut Db, name: &'static str, report: Id, lang: &str) -> QueryResult<Option<Content>> {
    match ReportRow::find(db, report)? {
        Some(row) if row.state.is_open() => report_letter(db, name, report, lang, "/reports"),
        _ => Ok(None),
    }
}
