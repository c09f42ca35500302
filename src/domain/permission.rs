//! What each role may do: one table, printed as the page `/permissions` and tested against every
//! route. Whether an actor may do it to *this* object is asked beside the noun.

mod matrix;

pub use matrix::{MATRIX, SEPARATED};

use super::actor::{Actor, At, Grant, MemberRole, Role, Scope, Who};
use super::id::Id;
use super::place::Country;

super::state::text_enum! {
    /// One thing a person may do, named `noun.verb`. Permissions to look have a verb that begins
    /// with `read`; every other verb changes something.
    Permission {
        CallReadPublic = "call.read_public",
        AwardReadPublic = "award.read_public",
        ReceiptRead = "receipt.read",
        MatrixRead = "matrix.read",
        AccountRegister = "account.register",
        AccountManage = "account.manage",
        TokenManage = "token.manage",
        PartnerRegister = "partner.register",
        PartnerReadOwn = "partner.read_own",
        PartnerEdit = "partner.edit",
        PartnerSubmit = "partner.submit",
        MemberInvite = "member.invite",
        BankDeclare = "bank.declare",
        QuestionAsk = "question.ask",
        ProposalReadOwn = "proposal.read_own",
        ProposalCreate = "proposal.create",
        ProposalEdit = "proposal.edit",
        ProposalSubmit = "proposal.submit",
        ProposalWithdraw = "proposal.withdraw",
        AwardAnswer = "award.answer",
        AgreementReadOwn = "agreement.read_own",
        AgreementSign = "agreement.sign",
        PaymentConfirm = "payment.confirm",
        ReportReadOwn = "report.read_own",
        ReportWrite = "report.write",
        ReportSubmit = "report.submit",
        ProgrammeRead = "programme.read",
        ProgrammeEdit = "programme.edit",
        DashboardRead = "dashboard.read",
        CallRead = "call.read",
        CallCreate = "call.create",
        CallEdit = "call.edit",
        CallSendForReview = "call.send_for_review",
        CallPublish = "call.publish",
        CallAmend = "call.amend",
        CallCancel = "call.cancel",
        CallOpenProposals = "call.open_proposals",
        CallArchive = "call.archive",
        QuestionRead = "question.read",
        QuestionAnswer = "question.answer",
        PartnerRead = "partner.read",
        PartnerVerify = "partner.verify",
        PartnerSuspend = "partner.suspend",
        ScreeningRead = "screening.read",
        ScreeningImport = "screening.import",
        ScreeningDecide = "screening.decide",
        BankRead = "bank.read",
        BankConfirm = "bank.confirm",
        ProposalRead = "proposal.read",
        EligibilityDecide = "eligibility.decide",
        ProposalReturn = "proposal.return",
        EvaluationAssign = "evaluation.assign",
        EvaluationDeclare = "evaluation.declare",
        EvaluationScore = "evaluation.score",
        EvaluationHandIn = "evaluation.hand_in",
        EvaluationReopen = "evaluation.reopen",
        EvaluationMinute = "evaluation.minute",
        EvaluationRead = "evaluation.read",
        RankingRead = "ranking.read",
        RankingEstablish = "ranking.establish",
        DecisionTake = "decision.take",
        AgreementRead = "agreement.read",
        AgreementPrepare = "agreement.prepare",
        AgreementApprove = "agreement.approve",
        AgreementCountersign = "agreement.countersign",
        AgreementSuspend = "agreement.suspend",
        AgreementClose = "agreement.close",
        TranchePlan = "tranche.plan",
        PaymentRead = "payment.read",
        PaymentPrepare = "payment.prepare",
        PaymentApprove = "payment.approve",
        PaymentRelease = "payment.release",
        PaymentCancel = "payment.cancel",
        LedgerRead = "ledger.read",
        LedgerFund = "ledger.fund",
        LedgerCorrect = "ledger.correct",
        RateEnter = "rate.enter",
        ReportRead = "report.read",
        ReportReturn = "report.return",
        ReportAccept = "report.accept",
        UserRead = "user.read",
        UserInvite = "user.invite",
        UserGrant = "user.grant",
        UserDisable = "user.disable",
        SettingsRead = "settings.read",
        SettingsEdit = "settings.edit",
        AuditRead = "audit.read",
        ScheduleRun = "schedule.run",
    }
}

impl Permission {
    /// The noun it concerns: `payment` of `payment.prepare`.
    pub fn noun(self) -> &'static str {
        self.as_str().split_once('.').map_or(self.as_str(), |(noun, _)| noun)
    }

    /// Whether it only looks and changes nothing.
    pub fn is_reading(self) -> bool {
        self.as_str().split_once('.').is_some_and(|(_, verb)| verb.starts_with("read"))
    }

    /// Whether it changes money: payments, the ledger, tranche plans, accounts and rates.
    pub fn changes_money(self) -> bool {
        !self.is_reading() && matches!(self.noun(), "payment" | "ledger" | "tranche" | "bank" | "rate")
    }

    /// Whether it changes what a proposal gets: eligibility, scores, rank, decision.
    pub fn changes_scores(self) -> bool {
        !self.is_reading() && matches!(self.noun(), "eligibility" | "evaluation" | "ranking" | "decision")
    }

    /// Who holds it.
    pub fn holders(self) -> &'static [Holder] {
        MATRIX.iter().find(|(permission, _)| *permission == self).map_or(&[], |(_, holders)| holders)
    }
}

super::state::text_enum! {
    /// A column of the matrix: everybody, signed-in people, members of a partner, staff roles, and
    /// the portal itself.
    Holder {
        Public = "public",
        SignedIn = "signed_in",
        Reader = "reader",
        Editor = "editor",
        Signatory = "signatory",
        ProgrammeOfficer = "programme_officer",
        Evaluator = "evaluator",
        CommitteeChair = "committee_chair",
        DecisionMaker = "decision_maker",
        FinanceOfficer = "finance_officer",
        FinanceApprover = "finance_approver",
        Auditor = "auditor",
        Donor = "donor",
        Administrator = "administrator",
        System = "system",
    }
}

impl From<Role> for Holder {
    fn from(role: Role) -> Self {
        match role {
            Role::ProgrammeOfficer => Holder::ProgrammeOfficer,
            Role::Evaluator => Holder::Evaluator,
            Role::CommitteeChair => Holder::CommitteeChair,
            Role::DecisionMaker => Holder::DecisionMaker,
            Role::FinanceOfficer => Holder::FinanceOfficer,
            Role::FinanceApprover => Holder::FinanceApprover,
            Role::Auditor => Holder::Auditor,
            Role::Donor => Holder::Donor,
            Role::Administrator => Holder::Administrator,
        }
    }
}

impl From<MemberRole> for Holder {
    fn from(role: MemberRole) -> Self {
        match role {
            MemberRole::Reader => Holder::Reader,
            MemberRole::Editor => Holder::Editor,
            MemberRole::Signatory => Holder::Signatory,
        }
    }
}

impl Actor {
    /// Whether they hold the permission anywhere: what menus and route guards ask.
    pub fn may(&self, permission: Permission) -> bool {
        self.acting_as(permission).is_some()
    }

    /// The first column of the matrix under which they hold the permission: what the audit log
    /// notes as the role of an action.
    pub fn acting_as(&self, permission: Permission) -> Option<Holder> {
        permission.holders().iter().copied().find(|holder| self.holds(*holder))
    }

    /// Whether they hold the permission in the whole of this country.
    pub fn may_in(&self, permission: Permission, country: Country) -> bool {
        self.may_at(permission, At::country(country))
    }

    /// Whether they hold the permission here. What visitors, signed-in people and the portal hold,
    /// they hold everywhere. What members hold is asked with [`Actor::may_for`].
    pub fn may_at(&self, permission: Permission, at: At) -> bool {
        let holders = permission.holders();
        let anywhere = [Holder::Public, Holder::SignedIn, Holder::System]
            .into_iter()
            .any(|holder| holders.contains(&holder) && self.holds(holder));
        anywhere || self.grants.iter().any(|grant| holders.contains(&grant.role.into()) && grant.covers(at))
    }

    /// Whether they hold the permission as a member of this organisation.
    pub fn may_for(&self, permission: Permission, partner: Id) -> bool {
        self.memberships
            .iter()
            .any(|membership| membership.partner == partner && permission.holders().contains(&membership.role.into()))
    }

    /// The countries in which their roles give the permission, for filters in lists. A grant
    /// limited to a programme or a call is not in it: see [`Actor::reach`].
    pub fn scope(&self, permission: Permission) -> Scope {
        Scope::of(&self.reach(permission))
    }

    /// The grants that give the permission, with all their limits.
    pub fn reach(&self, permission: Permission) -> Vec<Grant> {
        let holders = permission.holders();
        self.grants.iter().copied().filter(|grant| holders.contains(&grant.role.into())).collect()
    }

    /// Whether the actor holds the permission by a role without any limit of country, programme or call.
    pub fn may_everywhere(&self, permission: Permission) -> bool {
        let unlimited = |grant: &Grant| grant.country.is_none() && grant.programme.is_none() && grant.call.is_none();
        self.reach(permission).iter().any(unlimited)
    }

    fn holds(&self, holder: Holder) -> bool {
        match holder {
            Holder::Public => true,
            Holder::SignedIn => self.is_signed_in(),
            Holder::System => self.who == Who::System,
            Holder::Reader | Holder::Editor | Holder::Signatory => {
                self.memberships.iter().any(|membership| Holder::from(membership.role) == holder)
            }
            Holder::ProgrammeOfficer
            | Holder::Evaluator
            | Holder::CommitteeChair
            | Holder::DecisionMaker
            | Holder::FinanceOfficer
            | Holder::FinanceApprover
            | Holder::Auditor
            | Holder::Donor
            | Holder::Administrator => self.grants.iter().any(|grant| Holder::from(grant.role) == holder),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Membership;
    use crate::domain::text::Lang;
    use uuid::Uuid;

    fn held_by(holder: Holder) -> Vec<Permission> {
        Permission::ALL.iter().copied().filter(|permission| permission.holders().contains(&holder)).collect()
    }

    fn person(grants: &[Grant]) -> Actor {
        let mut actor = Actor::person(Id(Uuid::from_u128(1)), "Awa Exemple", "awa@example.org", Lang::Fr);
        actor.grants = grants.to_vec();
        actor
    }

    #[test]
    fn every_permission_stands_once_in_the_matrix_and_is_held_by_somebody() {
        let rows: Vec<Permission> = MATRIX.iter().map(|(permission, _)| *permission).collect();
        assert_eq!(rows, Permission::ALL);
        for (permission, holders) in MATRIX {
            assert!(!holders.is_empty(), "{permission}");
        }
    }

    #[test]
    fn auditors_and_donors_change_nothing() {
        for holder in [Holder::Auditor, Holder::Donor, Holder::Reader] {
            let writing: Vec<Permission> = held_by(holder).into_iter().filter(|held| !held.is_reading()).collect();
            assert_eq!(writing, [], "{holder}");
        }
    }

    #[test]
    fn an_auditor_reads_everything_that_staff_read() {
        let unread: Vec<Permission> = Permission::ALL
            .iter()
            .copied()
            .filter(|permission| permission.is_reading() && !permission.as_str().ends_with("read_own"))
            .filter(|permission| !person(&[Grant::everywhere(Role::Auditor)]).may(*permission))
            .collect();
        assert_eq!(unread, []);
    }

    #[test]
    fn an_administrator_touches_neither_money_nor_scores() {
        for permission in held_by(Holder::Administrator) {
            assert!(!permission.changes_money() && !permission.changes_scores(), "{permission}");
        }
    }

    #[test]
    fn no_role_holds_both_sides_of_a_separated_pair() {
        for (one, other) in SEPARATED {
            for holder in Holder::ALL {
                let held = held_by(*holder);
                assert!(!(held.contains(one) && held.contains(other)), "{holder}: {one} and {other}");
            }
        }
    }

    #[test]
    fn members_hold_nothing_of_staff_and_staff_nothing_of_members() {
        let staff = Role::ALL.iter().map(|role| Holder::from(*role));
        for role in staff {
            for member in [Holder::Reader, Holder::Editor, Holder::Signatory] {
                let both: Vec<Permission> =
                    held_by(role).into_iter().filter(|held| held.holders().contains(&member)).collect();
                assert_eq!(both, [], "{role} and {member}");
            }
        }
    }

    #[test]
    fn a_permission_reaches_as_far_as_the_grant() {
        let actor = person(&[Grant::in_country(Role::FinanceOfficer, Country::Gn)]);
        assert!(actor.may(Permission::PaymentPrepare));
        assert!(actor.may_in(Permission::PaymentPrepare, Country::Gn));
        assert!(!actor.may_in(Permission::PaymentPrepare, Country::Cm));
        assert!(!actor.may(Permission::PaymentApprove));
        assert_eq!(actor.acting_as(Permission::PaymentPrepare), Some(Holder::FinanceOfficer));
        assert_eq!(actor.scope(Permission::PaymentPrepare), Scope::Countries([Country::Gn].into()));
        assert!(actor.scope(Permission::PaymentApprove).is_empty());
        assert!(actor.may_in(Permission::CallReadPublic, Country::Cm));
    }

    #[test]
    fn a_member_acts_for_their_own_organisation_only() {
        let (own, other) = (Id(Uuid::from_u128(2)), Id(Uuid::from_u128(3)));
        let mut actor = person(&[]);
        actor.memberships = vec![Membership { partner: own, role: MemberRole::Signatory }];
        assert!(actor.may(Permission::ProposalSubmit));
        assert!(actor.may_for(Permission::ProposalSubmit, own));
        assert!(!actor.may_for(Permission::ProposalSubmit, other));
        assert!(!actor.may_at(Permission::ProposalSubmit, At::default()));
    }

    #[test]
    fn a_visitor_holds_what_is_public_and_nothing_else() {
        let visitor = Actor::public(Lang::Pt);
        let held: Vec<&str> =
            Permission::ALL.iter().filter(|permission| visitor.may(**permission)).map(|held| held.as_str()).collect();
        assert_eq!(held, ["call.read_public", "award.read_public", "receipt.read", "matrix.read", "account.register"]);
        assert!(!visitor.may(Permission::AccountManage));
        assert!(Actor::system().may(Permission::ScheduleRun));
        assert!(!Actor::system().may(Permission::PaymentRelease));
    }

    #[test]
    fn the_matrix_is_as_printed() {
        let lines: Vec<String> = MATRIX
            .iter()
            .map(|(permission, holders)| {
                let names: Vec<&str> = holders.iter().map(|holder| holder.as_str()).collect();
                format!("{permission}: {}", names.join(", "))
            })
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }
}
