//! What happened, for those who react to it: mail, documents, exports. An event carries identifiers
//! and never copies; whoever reacts reads the present state.
//!
//! # How an event changes
//! Stored events stay readable for ever. A field may be added with a default. Anything else gets a
//! new variant, or a higher [`VERSION`] with its translation in [`Event::from_json`]. The stored
//! samples beside this file are never edited, only added to.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::state::Instant;

/// The version written today.
pub const VERSION: u32 = 1;

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident = $kind:literal { $($(#[$fmeta:meta])* $field:ident : $type:ty),* $(,)? }),+ $(,)?) => {
        /// Something that happened. Stored as JSON with its kind under `event`.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "event")]
        pub enum Event {
            $(
                $(#[$meta])*
                #[serde(rename = $kind)]
                $variant { $($(#[$fmeta])* $field: $type),* }
            ),+
        }

        impl Event {
            /// Every kind, in the order of a grant's life.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The kind under which it is stored: also the name of its e-mail and its audit action.
            pub const fn kind(&self) -> &'static str {
                match self { $(Event::$variant { .. } => $kind),+ }
            }
        }
    };
}

events! {
    /// Somebody asked to be told of new calls; the owner of the address confirms.
    SubscriptionAsked = "subscription_asked" {
        /// The subscription.
        subscription: Id,
    },
    /// Someone opened an account, or asked for its letter again; they confirm their address.
    UserRegistered = "user_registered" {
        /// The account.
        user: Id,
        /// The stored request; the text of its link is made when the letter is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confirmation: Option<Id>,
    },
    /// Someone tried to open an account with the address of an existing one; its owner is told.
    RegistrationRepeated = "registration_repeated" {
        /// The account.
        user: Id,
    },
    /// Someone asked for a new password.
    PasswordResetAsked = "password_reset_asked" {
        /// The account.
        user: Id,
        /// The stored request; its token is made when the mail is.
        reset: Id,
    },
    /// An administrator invited a colleague.
    StaffInvited = "staff_invited" {
        /// The account.
        user: Id,
        /// The stored invitation.
        invitation: Id,
    },
    /// A partner invited a member.
    MemberInvited = "member_invited" {
        /// The partner.
        partner: Id,
        /// The stored invitation.
        invitation: Id,
    },
    /// A partner sent its profile for verification.
    PartnerSubmitted = "partner_submitted" {
        /// The partner.
        partner: Id,
    },
    /// A partner was verified.
    PartnerVerified = "partner_verified" {
        /// The partner.
        partner: Id,
    },
    /// A partner was refused.
    PartnerRefused = "partner_refused" {
        /// The partner.
        partner: Id,
    },
    /// A verified partner was suspended.
    PartnerSuspended = "partner_suspended" {
        /// The partner.
        partner: Id,
    },
    /// A partner was merged into another one.
    PartnerMerged = "partner_merged" {
        /// The one that was given up.
        partner: Id,
    },
    /// The role of a partner's signatory went to another member.
    SignatoryChanged = "signatory_changed" {
        /// The partner.
        partner: Id,
    },
    /// A paper of a partner ends soon.
    PartnerPaperEnding = "partner_paper_ending" {
        /// The partner.
        partner: Id,
        /// The paper's file.
        document: Id,
    },
    /// A call waits for its publisher.
    CallSentForReview = "call_sent_for_review" {
        /// The call.
        call: Id,
    },
    /// A call is public.
    CallPublished = "call_published" {
        /// The call.
        call: Id,
    },
    /// A published call was changed by a numbered amendment.
    CallAmended = "call_amended" {
        /// The call.
        call: Id,
        /// The amendment's number.
        number: i64,
    },
    /// A call was cancelled.
    CallCancelled = "call_cancelled" {
        /// The call.
        call: Id,
    },
    /// A question about a call was answered in public, or set aside with a reply.
    QuestionAnswered = "question_answered" {
        /// The question.
        question: Id,
    },
    /// A published answer was corrected.
    AnswerCorrected = "answer_corrected" {
        /// The question.
        question: Id,
        /// Which correction of it this is.
        number: i64,
    },
    /// A draft is not sent yet, and the deadline is near.
    DraftClosing = "draft_closing" {
        /// The proposal.
        proposal: Id,
    },
    /// A proposal was submitted and has a receipt.
    ProposalSubmitted = "proposal_submitted" {
        /// The proposal.
        proposal: Id,
        /// The frozen version.
        version: Id,
    },
    /// A proposal came too late.
    ProposalRefusedLate = "proposal_refused_late" {
        /// The proposal.
        proposal: Id,
        /// When it came.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Instant>,
        /// Its SHA-256 as it came, which is all that is kept of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sha256: Option<String>,
    },
    /// A proposal was withdrawn by the partner.
    ProposalWithdrawn = "proposal_withdrawn" {
        /// The proposal.
        proposal: Id,
    },
    /// A proposal was returned for correction.
    ProposalReturned = "proposal_returned" {
        /// The proposal.
        proposal: Id,
    },
    /// A returned proposal did not come back by its date: the version that was submitted counts again.
    ProposalCountsAgain = "proposal_counts_again" {
        /// The proposal.
        proposal: Id,
    },
    /// A proposal was found eligible or not.
    EligibilityDecided = "eligibility_decided" {
        /// The proposal.
        proposal: Id,
    },
    /// An evaluator was asked to evaluate a proposal.
    EvaluatorAssigned = "evaluator_assigned" {
        /// The evaluation.
        evaluation: Id,
    },
    /// An evaluator declared an interest.
    EvaluatorRecused = "evaluator_recused" {
        /// The evaluation.
        evaluation: Id,
    },
    /// A scorecard was handed in.
    ScorecardHandedIn = "scorecard_handed_in" {
        /// The evaluation.
        evaluation: Id,
    },
    /// A scorecard was reopened.
    ScorecardReopened = "scorecard_reopened" {
        /// The evaluation.
        evaluation: Id,
    },
    /// The decisions of a call were taken; every applicant gets a letter.
    DecisionsTaken = "decisions_taken" {
        /// The call.
        call: Id,
    },
    /// A partner accepted its award.
    AwardAccepted = "award_accepted" {
        /// The proposal.
        proposal: Id,
    },
    /// A partner declined its award.
    AwardDeclined = "award_declined" {
        /// The proposal.
        proposal: Id,
    },
    /// An agreement was prepared.
    AgreementPrepared = "agreement_prepared" {
        /// The agreement.
        agreement: Id,
    },
    /// An agreement was approved; the partner may sign.
    AgreementApproved = "agreement_approved" {
        /// The agreement.
        agreement: Id,
    },
    /// Someone asked for a code to sign with.
    SigningCodeAsked = "signing_code_asked" {
        /// The agreement.
        agreement: Id,
        /// Who signs.
        user: Id,
        /// The stored code.
        code: Id,
    },
    /// The partner's signatory signed.
    AgreementPartnerSigned = "agreement_partner_signed" {
        /// The agreement.
        agreement: Id,
    },
    /// Both signed.
    AgreementInForce = "agreement_in_force" {
        /// The agreement.
        agreement: Id,
    },
    /// An agreement was suspended.
    AgreementSuspended = "agreement_suspended" {
        /// The agreement.
        agreement: Id,
    },
    /// An agreement was resumed.
    AgreementResumed = "agreement_resumed" {
        /// The agreement.
        agreement: Id,
    },
    /// An agreement ended before its time.
    AgreementTerminated = "agreement_terminated" {
        /// The agreement.
        agreement: Id,
    },
    /// The work under an agreement is done.
    AgreementCompleted = "agreement_completed" {
        /// The agreement.
        agreement: Id,
    },
    /// A payment was prepared.
    PaymentPrepared = "payment_prepared" {
        /// The payment.
        payment: Id,
    },
    /// A payment was approved, for the first or the second time.
    PaymentApproved = "payment_approved" {
        /// The payment.
        payment: Id,
    },
    /// A payment was released to the bank.
    PaymentReleased = "payment_released" {
        /// The payment.
        payment: Id,
    },
    /// The partner confirmed a payment.
    PaymentConfirmed = "payment_confirmed" {
        /// The payment.
        payment: Id,
    },
    /// The bank sent a payment back.
    PaymentFailed = "payment_failed" {
        /// The payment.
        payment: Id,
    },
    /// A payment was cancelled before its release.
    PaymentCancelled = "payment_cancelled" {
        /// The payment.
        payment: Id,
    },
    /// A report is due soon or today.
    ReportDue = "report_due" {
        /// The report.
        report: Id,
    },
    /// A report is late.
    ReportOverdue = "report_overdue" {
        /// The report.
        report: Id,
    },
    /// A report was submitted.
    ReportSubmitted = "report_submitted" {
        /// The report.
        report: Id,
    },
    /// A report was sent back with comments.
    ReportReturned = "report_returned" {
        /// The report.
        report: Id,
    },
    /// A report was accepted.
    ReportAccepted = "report_accepted" {
        /// The report.
        report: Id,
    },
}

/// Why a stored event was not read.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// It was written by a later version of the portal.
    #[error("the event has version {0}, this portal reads up to {VERSION}")]
    Later(u32),
    /// It is no event.
    #[error("not an event: {0}")]
    Unreadable(#[from] serde_json::Error),
}

/// The form in which events are stored: the version beside the event's own fields.
#[derive(Serialize)]
struct Stored<'a> {
    v: u32,
    #[serde(flatten)]
    event: &'a Event,
}

#[derive(Deserialize)]
struct Versioned {
    #[serde(default = "first_version")]
    v: u32,
}

const fn first_version() -> u32 {
    1
}

impl Event {
    /// The JSON to store.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&Stored { v: VERSION, event: self }).expect("an event is plain data")
    }

    /// Reads a stored event of this version or an earlier one.
    ///
    /// # Errors
    /// A later version, or a text that is no event.
    pub fn from_json(text: &str) -> Result<Event, EventError> {
        let Versioned { v } = serde_json::from_str(text)?;
        match v {
            0..=VERSION => Ok(serde_json::from_str(text)?),
            later => Err(EventError::Later(later)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// One stored event a line, of every version ever written.
    const SAMPLES: &str = include_str!("event_samples.jsonl");

    #[test]
    fn every_event_ever_stored_is_still_read() {
        let kinds: BTreeSet<&str> = SAMPLES.lines().map(|line| Event::from_json(line).expect(line).kind()).collect();
        assert_eq!(kinds, Event::KINDS.iter().copied().collect());
    }

    #[test]
    fn an_event_is_written_as_its_sample() {
        let written: Vec<String> = SAMPLES.lines().map(|line| Event::from_json(line).expect(line).to_json()).collect();
        // Only samples of the present version are written back as they are.
        for (line, again) in SAMPLES.lines().zip(written).filter(|(line, _)| line.contains("\"v\":1,")) {
            assert_eq!(line, again);
        }
    }

    #[test]
    fn an_event_of_a_later_portal_is_refused_and_not_guessed() {
        let later = r#"{"v":2,"event":"report_due","report":"019aa5d0-0000-7000-8000-000000000001"}"#;
        assert!(matches!(Event::from_json(later), Err(EventError::Later(2))));
        let unknown = r#"{"v":1,"event":"moon_landed"}"#;
        assert!(matches!(Event::from_json(unknown), Err(EventError::Unreadable(_))));
    }

    #[test]
    fn kinds_are_all_different() {
        assert_eq!(Event::KINDS.iter().collect::<BTreeSet<_>>().len(), Event::KINDS.len());
    }
}
