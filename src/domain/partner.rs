//! A partner: the organisation that applies. Its states, the completeness of its profile, its
//! verification, and what it may do while it waits or after its papers expired.

mod details;
mod papers;
mod part;
mod profile;

pub use details::{Details, PastGrant, Person};
pub use papers::{Notice, Paper, PaperDraft, PaperGap, PaperKind, PaperStanding, paper_gaps, papers_until};
pub use part::ProfilePart;
pub use profile::{Declaration, NewPartner, PartnerKind, Profile, check_region, looks_like_email};

use std::collections::BTreeSet;

use chrono::Months;
use serde::{Deserialize, Serialize};

use super::actor::{Actor, At};
use super::id::Id;
use super::permission::Permission;
use super::place::Country;
use super::state::{Instant, Unmet, WrongState};

super::state::text_enum! {
    /// Where a partner stands.
    PartnerState {
        Draft = "draft",
        Submitted = "submitted",
        Verified = "verified",
        Refused = "refused",
        Suspended = "suspended",
    }
}

super::state::text_enum! {
    /// What may be done with a partner.
    PartnerAction {
        Edit = "edit",
        Submit = "submit",
        Verify = "verify",
        Refuse = "refuse",
        Suspend = "suspend",
        Reinstate = "reinstate",
    }
}

impl PartnerAction {
    /// What a person needs to do it.
    pub const fn permission(self) -> Permission {
        match self {
            PartnerAction::Edit => Permission::PartnerEdit,
            PartnerAction::Submit => Permission::PartnerSubmit,
            PartnerAction::Verify | PartnerAction::Refuse => Permission::PartnerVerify,
            PartnerAction::Suspend | PartnerAction::Reinstate => Permission::PartnerSuspend,
        }
    }
}

impl PartnerState {
    /// The state after the action.
    ///
    /// A refused organisation mends its profile and sends it again. Verifying a verified one again
    /// renews it before it expires. An edit of a verified profile leaves it verified, because what
    /// the verification rests on is then locked: see [`PartnerState::can_edit_identity`].
    ///
    /// # Errors
    /// The action is not possible now.
    pub fn after(self, action: PartnerAction) -> Result<PartnerState, WrongState> {
        use PartnerAction as Do;
        use PartnerState::{Draft, Refused, Submitted, Suspended, Verified};
        Ok(match (self, action) {
            (Draft | Submitted | Refused | Verified, Do::Edit) => self,
            (Draft | Refused, Do::Submit) => Submitted,
            (Submitted | Verified, Do::Verify) => Verified,
            (Submitted, Do::Refuse) => Refused,
            (Verified, Do::Suspend) => Suspended,
            (Suspended, Do::Reinstate) => Verified,
            (Draft | Submitted | Verified | Refused | Suspended, _) => {
                return Err(WrongState { noun: "partner", state: self.as_str(), action: action.as_str() });
            }
        })
    }
}

super::state::state_lists!(PartnerState, PartnerAction);

impl PartnerState {
    /// Whether the organisation may change what its verification rests on: kind, name, country,
    /// registration and declarations. From the moment it sends its profile these stay as they were
    /// sent; contacts and the description may still change.
    pub const fn can_edit_identity(self) -> bool {
        matches!(self, PartnerState::Draft | PartnerState::Refused)
    }
}

/// The officer's five answers. Verified means yes, yes, yes, no, no (UN Partner Portal).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verification {
    /// Is the registration valid and not expired?
    pub registration_valid: Option<bool>,
    /// Does its mandate fit the programme?
    pub mandate_consistent: Option<bool>,
    /// Does it guard against fraud, exploitation and abuse?
    pub safeguards: Option<bool>,
    /// Are there other observations of risk?
    pub other_risks: Option<bool>,
    /// Is the risk, all in all, unacceptable?
    pub risk_unacceptable: Option<bool>,
    /// Why; required for every answer that stands against verification.
    pub note: String,
}

/// What a partner declared about itself, and what the verifier found: kept together with its profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Diligence {
    /// The declarations made by its signatory.
    pub declared: BTreeSet<Declaration>,
    /// The last verification.
    pub verification: Verification,
}

/// What the five answers lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerificationOutcome {
    /// All five answers are the good ones.
    Verify,
    /// At least one stands against it.
    Refuse,
}

impl Verification {
    /// The five questions in order: field, answer, good answer.
    pub fn answers(&self) -> [(&'static str, Option<bool>, bool); 5] {
        [
            ("registration_valid", self.registration_valid, true),
            ("mandate_consistent", self.mandate_consistent, true),
            ("safeguards", self.safeguards, true),
            ("other_risks", self.other_risks, false),
            ("risk_unacceptable", self.risk_unacceptable, false),
        ]
    }

    /// What the answers lead to.
    ///
    /// # Errors
    /// Every question without an answer, and a missing note when an answer stands against it.
    pub fn outcome(&self) -> Result<VerificationOutcome, Vec<Unmet>> {
        let mut unmet = Vec::new();
        let mut good = true;
        for (field, answer, wanted) in self.answers() {
            match answer {
                None => unmet.push(Unmet::new("missing-answer").on(field)),
                Some(answer) => good &= answer == wanted,
            }
        }
        if !good && self.note.trim().is_empty() {
            unmet.push(Unmet::new("missing-note").on("note"));
        }
        if !unmet.is_empty() {
            return Err(unmet);
        }
        Ok(if good { VerificationOutcome::Verify } else { VerificationOutcome::Refuse })
    }
}

/// What hinders this person from verifying, refusing or suspending the organisation: they need the
/// permission in its country and must not belong to it.
pub fn may_judge(actor: &Actor, permission: Permission, partner: Id, country: Country) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if !actor.may_at(permission, At::country(country)) {
        unmet.push(Unmet::new("not-permitted"));
    }
    if actor.is_member_of(partner) {
        unmet.push(Unmet::new("own-organisation"));
    }
    unmet
}

/// What hinders this person from looking at a verification a second time: they are another one than
/// the verifier.
pub fn may_look_again(verified_by: Option<Id>, actor: Id) -> Vec<Unmet> {
    if verified_by == Some(actor) { vec![Unmet::new("second-look-same-person")] } else { Vec::new() }
}

/// Whether a grant waits for a second look at its organisation's verification: above an amount, which
/// is a setting of the call, one person's word is not enough.
pub fn lacks_second_look(grant_minor: i64, above: Option<i64>, looked_at: Option<Instant>) -> Option<Unmet> {
    let needed = above.is_some_and(|limit| grant_minor > limit);
    (needed && looked_at.is_none()).then(|| Unmet::new("partner-second-look"))
}

/// How long a verification lasts, in years. The default of the setting: UN Partner Portal.
pub const VERIFICATION_YEARS: u32 = 5;

/// When a verification given at `verified_at` ends.
pub fn expires_at(verified_at: Instant, years: u32) -> Instant {
    let later = verified_at.utc().checked_add_months(Months::new(years.saturating_mul(12)));
    later.map_or(verified_at, Instant::from)
}

/// How a partner stands when it wants to submit a proposal or be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its stored state.
    pub state: PartnerState,
    /// When its verification ends.
    pub expires_at: Option<Instant>,
    /// Whether an officer confirmed that a name of it stands on a sanctions list. Then nothing is
    /// sent and nothing is paid, whatever its state.
    pub stopped: bool,
    /// Whether it was merged into another one, which acts in its place.
    pub merged: bool,
    /// The papers that it lacks on this day.
    pub papers: Vec<PaperGap>,
}

impl Standing {
    /// Whether its verification ended.
    pub fn has_expired(&self, now: Instant) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// What hinders it from submitting a proposal. A profile sent for verification is enough, and
    /// so is an expired verification, unless the call takes verified partners only.
    pub fn may_submit(&self, verified_only: bool, now: Instant) -> Vec<Unmet> {
        if let Some(unmet) = self.out_of_action() {
            return vec![unmet];
        }
        let state = match self.state {
            PartnerState::Draft => return vec![Unmet::new("partner-profile-not-sent")],
            PartnerState::Refused => return vec![Unmet::new("partner-refused")],
            PartnerState::Suspended => Some("partner-suspended"),
            PartnerState::Submitted if verified_only => Some("partner-not-verified"),
            PartnerState::Verified if verified_only && self.has_expired(now) => Some("partner-expired"),
            PartnerState::Submitted | PartnerState::Verified => None,
        };
        state.map(Unmet::new).into_iter().chain(self.papers.iter().map(PaperGap::unmet)).collect()
    }

    /// What holds whatever its state.
    fn out_of_action(&self) -> Option<Unmet> {
        if self.stopped {
            Some(Unmet::new("partner-stopped"))
        } else {
            self.merged.then(|| Unmet::new("partner-merged"))
        }
    }

    /// What hinders it from being paid: it must be verified, with valid papers.
    pub fn may_be_paid(&self, now: Instant) -> Vec<Unmet> {
        if let Some(unmet) = self.out_of_action() {
            return vec![unmet];
        }
        let state = match self.state {
            PartnerState::Draft | PartnerState::Submitted | PartnerState::Refused => Some("partner-not-verified"),
            PartnerState::Suspended => Some("partner-suspended"),
            PartnerState::Verified if self.has_expired(now) => Some("partner-expired"),
            PartnerState::Verified => None,
        };
        state.map(Unmet::new).into_iter().chain(self.papers.iter().map(PaperGap::unmet)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::{Grant, MemberRole, Membership, Role};
    use crate::domain::text::Lang;
    use chrono::{TimeDelta, TimeZone, Utc};
    use uuid::Uuid;

    fn noon() -> Instant {
        Instant::from(Utc.with_ymd_and_hms(2026, 11, 21, 12, 0, 0).single().expect("a date"))
    }

    fn codes(unmet: &[Unmet]) -> Vec<&'static str> {
        unmet.iter().map(|unmet| unmet.code).collect()
    }

    fn standing(state: PartnerState) -> Standing {
        Standing { state, expires_at: None, stopped: false, merged: false, papers: Vec::new() }
    }

    #[test]
    fn the_table_of_a_partner_is_as_printed() {
        insta::assert_snapshot!(crate::domain::state::diagram(PartnerState::transitions()));
    }

    #[test]
    fn what_a_verification_rests_on_is_locked_once_sent() {
        let open: Vec<_> = PartnerState::ALL.iter().filter(|state| state.can_edit_identity()).collect();
        assert_eq!(open, [&PartnerState::Draft, &PartnerState::Refused]);
    }

    #[test]
    fn verified_means_yes_yes_yes_no_no() {
        let good = Verification {
            registration_valid: Some(true),
            mandate_consistent: Some(true),
            safeguards: Some(true),
            other_risks: Some(false),
            risk_unacceptable: Some(false),
            note: String::new(),
        };
        assert_eq!(good.outcome(), Ok(VerificationOutcome::Verify));
        let flips: [fn(&mut Verification); 5] = [
            |answers| answers.registration_valid = Some(false),
            |answers| answers.mandate_consistent = Some(false),
            |answers| answers.safeguards = Some(false),
            |answers| answers.other_risks = Some(true),
            |answers| answers.risk_unacceptable = Some(true),
        ];
        for flip in flips {
            let mut bad = good.clone();
            flip(&mut bad);
            assert_eq!(bad.outcome().map_err(|unmet| codes(&unmet)), Err(vec!["missing-note"]));
            bad.note = "Voir le dossier.".to_owned();
            assert_eq!(bad.outcome(), Ok(VerificationOutcome::Refuse));
        }
        assert_eq!(Verification::default().outcome().map_err(|unmet| unmet.len()), Err(5));
    }

    #[test]
    fn a_verification_lasts_five_years() {
        let end = expires_at(noon(), VERIFICATION_YEARS);
        assert_eq!(end.to_rfc3339(), "2031-11-21T12:00:00+00:00");
        let standing = Standing { expires_at: Some(end), ..standing(PartnerState::Verified) };
        assert_eq!(codes(&standing.may_be_paid(end - TimeDelta::seconds(1))), [] as [&str; 0]);
        assert_eq!(codes(&standing.may_be_paid(end)), ["partner-expired"]);
        assert_eq!(codes(&standing.may_submit(false, end)), [] as [&str; 0]);
        assert_eq!(codes(&standing.may_submit(true, end)), ["partner-expired"]);
    }

    #[test]
    fn only_verified_partners_are_paid_while_waiting_ones_may_submit() {
        let expected = [
            (PartnerState::Draft, vec!["partner-profile-not-sent"], vec!["partner-not-verified"]),
            (PartnerState::Submitted, vec![], vec!["partner-not-verified"]),
            (PartnerState::Verified, vec![], vec![]),
            (PartnerState::Refused, vec!["partner-refused"], vec!["partner-not-verified"]),
            (PartnerState::Suspended, vec!["partner-suspended"], vec!["partner-suspended"]),
        ];
        for (state, submit, pay) in expected {
            let standing = standing(state);
            assert_eq!(codes(&standing.may_submit(false, noon())), submit, "{state}");
            assert_eq!(codes(&standing.may_be_paid(noon())), pay, "{state}");
        }
        let waiting = standing(PartnerState::Submitted);
        assert_eq!(codes(&waiting.may_submit(true, noon())), ["partner-not-verified"]);
        for state in PartnerState::ALL {
            let stopped = Standing { stopped: true, ..standing(*state) };
            assert_eq!(codes(&stopped.may_submit(false, noon())), ["partner-stopped"], "{state}");
            assert_eq!(codes(&stopped.may_be_paid(noon())), ["partner-stopped"], "{state}");
            let merged = Standing { merged: true, ..standing(*state) };
            assert_eq!(codes(&merged.may_submit(false, noon())), ["partner-merged"], "{state}");
            assert_eq!(codes(&merged.may_be_paid(noon())), ["partner-merged"], "{state}");
        }
    }

    #[test]
    fn missing_and_expired_papers_stop_submitting_and_paying_and_each_is_named() {
        let papers = vec![
            PaperGap { kind: PaperKind::Registration, expired_on: Some(noon().date_naive()) },
            PaperGap { kind: PaperKind::Statutes, expired_on: None },
        ];
        for state in [PartnerState::Submitted, PartnerState::Verified] {
            let standing = Standing { papers: papers.clone(), ..standing(state) };
            assert_eq!(codes(&standing.may_submit(false, noon())), ["partner-paper-expired", "partner-paper-missing"]);
        }
        let verified = Standing { papers, ..standing(PartnerState::Verified) };
        assert_eq!(codes(&verified.may_be_paid(noon())), ["partner-paper-expired", "partner-paper-missing"]);
    }

    #[test]
    fn a_large_grant_waits_for_a_second_persons_look() {
        assert_eq!(lacks_second_look(10, None, None), None);
        assert_eq!(lacks_second_look(10, Some(10), None), None);
        assert_eq!(lacks_second_look(11, Some(10), Some(noon())), None);
        assert_eq!(lacks_second_look(11, Some(10), None).map(|unmet| unmet.code), Some("partner-second-look"));
        let (one, other) = (Id(Uuid::from_u128(1)), Id(Uuid::from_u128(2)));
        assert_eq!(codes(&may_look_again(Some(one), one)), ["second-look-same-person"]);
        assert_eq!(may_look_again(Some(one), other), []);
    }

    #[test]
    fn nobody_judges_their_own_organisation_or_another_country() {
        let partner = Id(Uuid::from_u128(9));
        let mut actor = Actor::person(Id(Uuid::from_u128(1)), "Awa Exemple", "awa@example.org", Lang::Fr);
        actor.grants = vec![Grant::in_country(Role::ProgrammeOfficer, Country::Gw)];
        let judge = |actor: &Actor, country| codes(&may_judge(actor, Permission::PartnerVerify, partner, country));
        assert_eq!(judge(&actor, Country::Gw), [] as [&str; 0]);
        assert_eq!(judge(&actor, Country::Ml), ["not-permitted"]);
        actor.memberships = vec![Membership { partner, role: MemberRole::Reader }];
        assert_eq!(judge(&actor, Country::Gw), ["own-organisation"]);
    }
}
