//! The matrix: for each permission, who holds it; and the pairs that no role may hold together.

use super::{Holder, Permission};

/// Members of a partner who look.
const MEMBERS: &[Holder] = &[Holder::Reader, Holder::Editor, Holder::Signatory];
/// Members of a partner who write.
const WRITERS: &[Holder] = &[Holder::Editor, Holder::Signatory];
/// Members of a partner who bind it.
const SIGNATORY: &[Holder] = &[Holder::Signatory];
/// Those who run calls and verify partners.
const OFFICER: &[Holder] = &[Holder::ProgrammeOfficer];
/// Those who score.
const COMMITTEE: &[Holder] = &[Holder::Evaluator, Holder::CommitteeChair];
/// Both sides of the finance desk; which of the two did an earlier step is asked per payment.
const FINANCE: &[Holder] = &[Holder::FinanceOfficer, Holder::FinanceApprover];
/// Those who read money.
const MONEY_READERS: &[Holder] = &[
    Holder::ProgrammeOfficer,
    Holder::DecisionMaker,
    Holder::FinanceOfficer,
    Holder::FinanceApprover,
    Holder::Auditor,
    Holder::Donor,
];
/// Those who read scores once they are handed in.
const SCORE_READERS: &[Holder] =
    &[Holder::ProgrammeOfficer, Holder::CommitteeChair, Holder::DecisionMaker, Holder::Auditor];

/// The table: for each permission, who holds it. Each permission stands here exactly once.
pub const MATRIX: &[(Permission, &[Holder])] = &[
    (Permission::CallReadPublic, &[Holder::Public]),
    (Permission::AwardReadPublic, &[Holder::Public]),
    (Permission::ReceiptRead, &[Holder::Public]),
    (Permission::MatrixRead, &[Holder::Public]),
    (Permission::AccountRegister, &[Holder::Public]),
    (Permission::AccountManage, &[Holder::SignedIn]),
    (Permission::TokenManage, &[Holder::SignedIn]),
    (Permission::PartnerRegister, &[Holder::SignedIn]),
    (Permission::PartnerReadOwn, MEMBERS),
    (Permission::PartnerEdit, WRITERS),
    (Permission::PartnerSubmit, SIGNATORY),
    (Permission::MemberInvite, SIGNATORY),
    (Permission::BankDeclare, SIGNATORY),
    (Permission::QuestionAsk, WRITERS),
    (Permission::ProposalReadOwn, MEMBERS),
    (Permission::ProposalCreate, WRITERS),
    (Permission::ProposalEdit, WRITERS),
    (Permission::ProposalSubmit, SIGNATORY),
    (Permission::ProposalWithdraw, SIGNATORY),
    (Permission::AwardAnswer, SIGNATORY),
    (Permission::AgreementReadOwn, MEMBERS),
    (Permission::AgreementSign, SIGNATORY),
    (Permission::PaymentConfirm, SIGNATORY),
    (Permission::ReportReadOwn, MEMBERS),
    (Permission::ReportWrite, WRITERS),
    (Permission::ReportSubmit, SIGNATORY),
    (
        Permission::ProgrammeRead,
        &[
            Holder::ProgrammeOfficer,
            Holder::DecisionMaker,
            Holder::FinanceOfficer,
            Holder::FinanceApprover,
            Holder::Auditor,
            Holder::Donor,
            Holder::Administrator,
        ],
    ),
    (Permission::ProgrammeEdit, &[Holder::Administrator]),
    (Permission::DashboardRead, MONEY_READERS),
    (
        Permission::CallRead,
        &[
            Holder::ProgrammeOfficer,
            Holder::CommitteeChair,
            Holder::DecisionMaker,
            Holder::FinanceOfficer,
            Holder::FinanceApprover,
            Holder::Auditor,
        ],
    ),
    (Permission::CallCreate, OFFICER),
    (Permission::CallEdit, OFFICER),
    (Permission::CallSendForReview, OFFICER),
    (Permission::CallPublish, OFFICER),
    (Permission::CallAmend, OFFICER),
    (Permission::CallCancel, OFFICER),
    (Permission::CallOpenProposals, OFFICER),
    (Permission::CallArchive, OFFICER),
    (Permission::QuestionRead, &[Holder::ProgrammeOfficer, Holder::Auditor]),
    (Permission::QuestionAnswer, OFFICER),
    (
        Permission::PartnerRead,
        &[
            Holder::ProgrammeOfficer,
            Holder::DecisionMaker,
            Holder::FinanceOfficer,
            Holder::FinanceApprover,
            Holder::Auditor,
        ],
    ),
    (Permission::PartnerVerify, OFFICER),
    (Permission::PartnerSuspend, OFFICER),
    (Permission::ScreeningRead, &[Holder::ProgrammeOfficer, Holder::Auditor, Holder::Administrator]),
    (Permission::ScreeningImport, &[Holder::Administrator]),
    (Permission::ScreeningDecide, OFFICER),
    (Permission::BankRead, &[Holder::FinanceOfficer, Holder::FinanceApprover, Holder::Auditor]),
    (Permission::BankConfirm, FINANCE),
    (
        Permission::ProposalRead,
        &[Holder::ProgrammeOfficer, Holder::Evaluator, Holder::CommitteeChair, Holder::DecisionMaker, Holder::Auditor],
    ),
    (Permission::EligibilityDecide, OFFICER),
    (Permission::ProposalReturn, OFFICER),
    (Permission::EvaluationAssign, OFFICER),
    (Permission::EvaluationDeclare, COMMITTEE),
    (Permission::EvaluationScore, COMMITTEE),
    (Permission::EvaluationHandIn, COMMITTEE),
    (Permission::EvaluationReopen, &[Holder::CommitteeChair]),
    (Permission::EvaluationMinute, &[Holder::CommitteeChair]),
    (Permission::EvaluationRead, SCORE_READERS),
    (Permission::RankingRead, SCORE_READERS),
    (Permission::RankingEstablish, &[Holder::CommitteeChair]),
    (Permission::DecisionTake, &[Holder::DecisionMaker]),
    (Permission::AgreementRead, MONEY_READERS),
    (Permission::AgreementPrepare, OFFICER),
    (Permission::AgreementApprove, &[Holder::DecisionMaker]),
    (Permission::AgreementCountersign, &[Holder::DecisionMaker]),
    (Permission::AgreementSuspend, &[Holder::DecisionMaker]),
    (Permission::AgreementClose, OFFICER),
    (Permission::TranchePlan, &[Holder::FinanceOfficer]),
    (Permission::PaymentRead, MONEY_READERS),
    (Permission::PaymentPrepare, &[Holder::FinanceOfficer]),
    (Permission::PaymentApprove, &[Holder::FinanceApprover]),
    (Permission::PaymentRelease, FINANCE),
    (Permission::PaymentCancel, FINANCE),
    (Permission::LedgerRead, MONEY_READERS),
    (Permission::LedgerFund, &[Holder::FinanceOfficer]),
    (Permission::LedgerCorrect, &[Holder::FinanceOfficer]),
    (Permission::RateEnter, &[Holder::FinanceOfficer]),
    (Permission::ReportRead, MONEY_READERS),
    (Permission::ReportReturn, OFFICER),
    (Permission::ReportAccept, OFFICER),
    (Permission::UserRead, &[Holder::Administrator, Holder::Auditor]),
    (Permission::UserInvite, &[Holder::Administrator, Holder::System]),
    (Permission::UserGrant, &[Holder::Administrator, Holder::System]),
    (Permission::UserDisable, &[Holder::Administrator, Holder::System]),
    (Permission::SettingsRead, &[Holder::Administrator, Holder::Auditor]),
    (Permission::SettingsEdit, &[Holder::Administrator]),
    (Permission::AuditRead, &[Holder::Auditor, Holder::Administrator, Holder::System]),
    (Permission::ScheduleRun, &[Holder::System]),
];

/// Pairs that no single role may hold together. The pairs that one role holds but two *people*
/// must do (author and publisher of a call, approver and releaser of a payment) are asked per
/// object, by the noun and by the database.
pub const SEPARATED: &[(Permission, Permission)] = &[
    (Permission::EvaluationScore, Permission::EligibilityDecide),
    (Permission::EvaluationScore, Permission::DecisionTake),
    (Permission::EvaluationAssign, Permission::EvaluationScore),
    (Permission::EligibilityDecide, Permission::DecisionTake),
    (Permission::ProposalSubmit, Permission::EligibilityDecide),
    (Permission::PartnerSubmit, Permission::PartnerVerify),
    (Permission::BankDeclare, Permission::BankConfirm),
    (Permission::QuestionAsk, Permission::QuestionAnswer),
    (Permission::ScreeningImport, Permission::ScreeningDecide),
    (Permission::AgreementPrepare, Permission::AgreementApprove),
    (Permission::AgreementSign, Permission::AgreementCountersign),
    (Permission::DecisionTake, Permission::PaymentPrepare),
    (Permission::PaymentPrepare, Permission::PaymentApprove),
    (Permission::PaymentRelease, Permission::PaymentConfirm),
    (Permission::ReportSubmit, Permission::ReportAccept),
    (Permission::ReportAccept, Permission::PaymentPrepare),
    (Permission::UserGrant, Permission::PaymentApprove),
];
