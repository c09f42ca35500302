//! A partner: the organisation that applies. Its states, the completeness of its profile, its
//! verification, and what it may do while it waits or after its papers expired.

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::actor::{Actor, At};
use super::id::Id;
use super::permission::Permission;
use super::place::Country;
use super::state::{Instant, Unmet, WrongState};

super::state::text_enum! {
    /// What kind of organisation it is.
    PartnerKind {
        Ngo = "ngo",
        CommunityOrganisation = "community_organisation",
        InformalGroup = "informal_group",
        Cooperative = "cooperative",
        Company = "company",
        LocalAuthority = "local_authority",
    }
}

impl PartnerKind {
    /// Whether it is entered in a register and has a number there.
    pub const fn is_registered(self) -> bool {
        match self {
            PartnerKind::Ngo | PartnerKind::CommunityOrganisation | PartnerKind::Cooperative | PartnerKind::Company => {
                true
            }
            PartnerKind::InformalGroup | PartnerKind::LocalAuthority => false,
        }
    }

    /// The declarations it makes: companies do not say that they are without profit.
    pub fn declarations(self) -> Vec<Declaration> {
        let for_profit = matches!(self, PartnerKind::Company | PartnerKind::Cooperative);
        Declaration::ALL
            .iter()
            .copied()
            .filter(|declaration| !(for_profit && *declaration == Declaration::NonProfit))
            .collect()
    }
}

super::state::text_enum! {
    /// What an organisation declares when it sends its profile. The eight declarations follow the
    /// registration of the UN Partner Portal.
    Declaration {
        NonProfit = "non_profit",
        HumanRights = "human_rights",
        Partnership = "partnership",
        NonDiscrimination = "non_discrimination",
        Protection = "protection",
        Integrity = "integrity",
        Sanctions = "sanctions",
        Truth = "truth",
    }
}

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

/// What an organisation says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// What kind it is.
    pub kind: Option<PartnerKind>,
    /// Its full name.
    pub name: String,
    /// Where it works.
    pub country: Option<Country>,
    /// The code of its region.
    pub region: String,
    /// Where it is found.
    pub address: String,
    /// Its number in the register of its country.
    pub registration_number: String,
    /// The year in which it was founded.
    pub founded_year: Option<i32>,
    /// Where to write to it.
    pub email: String,
    /// Where to call it; its own contact, also used to confirm a change of account.
    pub phone: String,
    /// Who stands for it.
    pub representative: String,
    /// As what.
    pub representative_role: String,
    /// What it does.
    pub description: String,
    /// What it declares.
    pub declared: BTreeSet<Declaration>,
    /// The purposes of the papers it attached.
    pub documents: BTreeSet<String>,
    /// How many members may bind it.
    pub signatories: usize,
}

/// The paper that proves the registration.
pub const REGISTRATION_DOCUMENT: &str = "registration";

impl Profile {
    /// Everything that keeps the profile from being sent for verification.
    pub fn check(&self, today: NaiveDate) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let texts = [
            ("name", &self.name, 200),
            ("region", &self.region, 20),
            ("address", &self.address, 300),
            ("phone", &self.phone, 40),
            ("representative", &self.representative, 120),
            ("representative_role", &self.representative_role, 120),
            ("description", &self.description, 3000),
        ];
        if self.kind.is_none() {
            unmet.push(Unmet::new("missing").on("kind"));
        }
        if self.country.is_none() {
            unmet.push(Unmet::new("missing").on("country"));
        }
        for (field, text, longest) in texts {
            if text.trim().is_empty() {
                unmet.push(Unmet::new("missing").on(field));
            } else if text.chars().count() > longest {
                unmet.push(Unmet::new("text-too-long").on(field).with("max", longest));
            }
        }
        if self.email.trim().is_empty() {
            unmet.push(Unmet::new("missing").on("email"));
        } else if !looks_like_email(self.email.trim()) {
            unmet.push(Unmet::new("email-unreadable").on("email"));
        }
        if let Some(year) = self.founded_year
            && !(1900..=chrono::Datelike::year(&today)).contains(&year)
        {
            unmet.push(Unmet::new("year-impossible").on("founded_year"));
        }
        if let Some(kind) = self.kind {
            unmet.extend(self.check_kind(kind));
        }
        if self.signatories == 0 {
            unmet.push(Unmet::new("missing-signatory").on("members"));
        }
        unmet
    }

    fn check_kind(&self, kind: PartnerKind) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if kind.is_registered() {
            if self.registration_number.trim().is_empty() {
                unmet.push(Unmet::new("missing").on("registration_number"));
            }
            if !self.documents.contains(REGISTRATION_DOCUMENT) {
                unmet.push(Unmet::new("missing-document").on("documents").with("code", REGISTRATION_DOCUMENT));
            }
        }
        for declaration in kind.declarations() {
            if !self.declared.contains(&declaration) {
                unmet.push(Unmet::new("missing-declaration").on(format!("declared.{declaration}")));
            }
        }
        unmet
    }
}

/// Whether a text has the form of an e-mail address: one `@`, something before it, a name with a
/// dot after it, no spaces. Whether it exists, only a message to it can tell.
pub fn looks_like_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    let host_parts: Vec<&str> = host.split('.').collect();
    !user.is_empty()
        && host_parts.len() >= 2
        && host_parts.iter().all(|part| !part.is_empty())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>' | '"'))
        && text.matches('@').count() == 1
        && text.len() <= 254
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

/// How long a verification lasts, in years. The default of the setting: UN Partner Portal.
pub const VERIFICATION_YEARS: u32 = 5;

/// When a verification given at `verified_at` ends.
pub fn expires_at(verified_at: Instant, years: u32) -> Instant {
    let later = verified_at.utc().checked_add_months(Months::new(years.saturating_mul(12)));
    later.map_or(verified_at, Instant::from)
}

/// How a partner stands when it wants to submit a proposal or be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its stored state.
    pub state: PartnerState,
    /// When its verification or its papers end, whichever comes first.
    pub expires_at: Option<Instant>,
}

impl Standing {
    /// Whether it is verified and its papers are valid at `now`.
    pub fn is_verified(&self, now: Instant) -> bool {
        self.state == PartnerState::Verified && !self.has_expired(now)
    }

    /// Whether its verification or its papers ended.
    pub fn has_expired(&self, now: Instant) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// What hinders it from submitting a proposal. A profile sent for verification is enough, and
    /// so is an expired verification, unless the call takes verified partners only.
    pub fn may_submit(&self, verified_only: bool, now: Instant) -> Vec<Unmet> {
        match self.state {
            PartnerState::Draft => vec![Unmet::new("partner-profile-not-sent")],
            PartnerState::Refused => vec![Unmet::new("partner-refused")],
            PartnerState::Suspended => vec![Unmet::new("partner-suspended")],
            PartnerState::Submitted if verified_only => vec![Unmet::new("partner-not-verified")],
            PartnerState::Verified if verified_only && self.has_expired(now) => vec![Unmet::new("partner-expired")],
            PartnerState::Submitted | PartnerState::Verified => Vec::new(),
        }
    }

    /// What hinders it from being paid: it must be verified, with valid papers.
    pub fn may_be_paid(&self, now: Instant) -> Vec<Unmet> {
        match self.state {
            PartnerState::Draft | PartnerState::Submitted | PartnerState::Refused => {
                vec![Unmet::new("partner-not-verified")]
            }
            PartnerState::Suspended => vec![Unmet::new("partner-suspended")],
            PartnerState::Verified if self.has_expired(now) => vec![Unmet::new("partner-expired")],
            PartnerState::Verified => Vec::new(),
        }
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

    fn profile() -> Profile {
        Profile {
            kind: Some(PartnerKind::Ngo),
            name: "Associação Exemplo de Bafatá".to_owned(),
            country: Some(Country::Gw),
            region: "GW-BA".to_owned(),
            address: "Bairro Exemplo".to_owned(),
            registration_number: "123/2015".to_owned(),
            founded_year: Some(2015),
            email: "contacto@exemplo.example".to_owned(),
            phone: "+245 900 000 000".to_owned(),
            representative: "Bia Exemplo".to_owned(),
            representative_role: "Presidente".to_owned(),
            description: "Hortas e formação.".to_owned(),
            declared: Declaration::ALL.iter().copied().collect(),
            documents: [REGISTRATION_DOCUMENT.to_owned()].into(),
            signatories: 1,
        }
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
    fn a_complete_profile_lacks_nothing_and_an_empty_one_names_every_gap() {
        let today = noon().date_naive();
        assert_eq!(profile().check(today), []);
        assert_eq!(
            codes(&Profile::default().check(today)),
            [["missing"; 10].as_slice(), &["missing-signatory"]].concat()
        );
    }

    #[test]
    fn each_kind_is_asked_what_concerns_it() {
        let today = noon().date_naive();
        let mut group = Profile { kind: Some(PartnerKind::InformalGroup), ..profile() };
        group.registration_number.clear();
        group.documents.clear();
        assert_eq!(group.check(today), []);
        let mut company = Profile { kind: Some(PartnerKind::Company), ..profile() };
        company.declared.remove(&Declaration::NonProfit);
        assert_eq!(company.check(today), []);
        let mut ngo = group.clone();
        ngo.kind = Some(PartnerKind::Ngo);
        ngo.declared.remove(&Declaration::NonProfit);
        assert_eq!(codes(&ngo.check(today)), ["missing", "missing-document", "missing-declaration"]);
    }

    #[test]
    fn wrong_values_of_a_profile_are_named() {
        let wrong = Profile {
            email: "exemplo".to_owned(),
            founded_year: Some(2027),
            description: "x".repeat(3001),
            ..profile()
        };
        assert_eq!(codes(&wrong.check(noon().date_naive())), ["text-too-long", "email-unreadable", "year-impossible"]);
    }

    #[test]
    fn addresses_are_told_from_other_texts() {
        for good in ["a@b.example", "prénom.nom@exemple.example"] {
            assert!(looks_like_email(good), "{good}");
        }
        for bad in
            ["", "a", "a@b", "@b.example", "a@.example", "a b@c.example", "a@b@c.example", "a@b.example, c@d.example"]
        {
            assert!(!looks_like_email(bad), "{bad}");
        }
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
    fn a_verification_lasts_five_years_and_ends_with_the_papers() {
        let end = expires_at(noon(), VERIFICATION_YEARS);
        assert_eq!(end.to_rfc3339(), "2031-11-21T12:00:00+00:00");
        let standing = Standing { state: PartnerState::Verified, expires_at: Some(end) };
        assert!(standing.is_verified(end - TimeDelta::seconds(1)));
        assert!(!standing.is_verified(end));
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
            let standing = Standing { state, expires_at: None };
            assert_eq!(codes(&standing.may_submit(false, noon())), submit, "{state}");
            assert_eq!(codes(&standing.may_be_paid(noon())), pay, "{state}");
        }
        let waiting = Standing { state: PartnerState::Submitted, expires_at: None };
        assert_eq!(codes(&waiting.may_submit(true, noon())), ["partner-not-verified"]);
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
