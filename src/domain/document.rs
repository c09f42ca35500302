//! Uploaded and generated files: whom they belong to, what they are for, what may come in.

mod parts;
mod stored;

pub use parts::{Announced, KEPT, MOST_OPEN, MOST_PARTS, PART, Part, UploadState};
pub use stored::{Place, StoredFile};

use super::actor::{Actor, At, Role};
use super::id::Id;
use super::partner::PaperKind;
use super::permission::Permission;
use super::state::Unmet;

super::state::text_enum! {
    /// The kind of thing a document belongs to. With an identifier it names the owner.
    DocumentOwner {
        Call = "call",
        Partner = "partner",
        Proposal = "proposal",
        Report = "report",
        Agreement = "agreement",
        Payment = "payment",
    }
}

super::state::text_enum! {
    /// What a document is for.
    Purpose {
        /// The guidelines and forms that a call gives to applicants.
        CallGuidelines = "call_guidelines",
        /// The certificate of registration of a partner.
        Registration = "registration",
        /// The statutes of a partner.
        Statutes = "statutes",
        /// What names who stands for a partner.
        Mandate = "mandate",
        /// The proof that a partner paid its taxes and contributions.
        TaxClearance = "tax_clearance",
        /// Accounts or an audit of the last years.
        Accounts = "accounts",
        /// Proof of the bank account.
        BankProof = "bank_proof",
        /// The record of the consultation of the community.
        Consultation = "consultation",
        /// A quote that justifies a cost.
        Quote = "quote",
        /// A letter of support or a partnership letter.
        SupportLetter = "support_letter",
        /// A photograph of the site or of the work.
        Photo = "photo",
        /// The receipt of a submission, made by the portal.
        SubmissionReceipt = "submission_receipt",
        /// The agreement as it is signed, made by the portal.
        AgreementText = "agreement_text",
        /// The agreement with both seals, made by the portal.
        AgreementSealed = "agreement_sealed",
        /// The file of evidence of an agreement's signatures, made by the portal.
        AgreementEvidence = "agreement_evidence",
        /// A proof of spending in a report.
        SpendingProof = "spending_proof",
        /// A list of participants without names of beneficiaries, a training sheet, a map.
        ReportAnnex = "report_annex",
        /// The bank's confirmation of a payment.
        PaymentProof = "payment_proof",
        /// Anything else.
        Other = "other",
    }
}

impl Purpose {
    /// Whether a document of this purpose may belong to this kind of owner.
    pub const fn fits(self, owner: DocumentOwner) -> bool {
        match self {
            Purpose::CallGuidelines => matches!(owner, DocumentOwner::Call),
            Purpose::Registration | Purpose::Statutes | Purpose::Accounts => {
                matches!(owner, DocumentOwner::Partner | DocumentOwner::Proposal)
            }
            Purpose::Mandate | Purpose::TaxClearance | Purpose::BankProof => matches!(owner, DocumentOwner::Partner),
            Purpose::Consultation | Purpose::Quote | Purpose::SupportLetter | Purpose::SubmissionReceipt => {
                matches!(owner, DocumentOwner::Proposal)
            }
            Purpose::Photo => matches!(owner, DocumentOwner::Proposal | DocumentOwner::Report),
            Purpose::AgreementText | Purpose::AgreementSealed | Purpose::AgreementEvidence => {
                matches!(owner, DocumentOwner::Agreement)
            }
            Purpose::SpendingProof | Purpose::ReportAnnex => matches!(owner, DocumentOwner::Report),
            Purpose::PaymentProof => matches!(owner, DocumentOwner::Payment),
            Purpose::Other => true,
        }
    }

    /// The paper with dates that it is; none for other documents.
    pub const fn paper(self) -> Option<PaperKind> {
        match self {
            Purpose::Registration => Some(PaperKind::Registration),
            Purpose::Statutes => Some(PaperKind::Statutes),
            Purpose::Mandate => Some(PaperKind::Mandate),
            Purpose::TaxClearance => Some(PaperKind::TaxClearance),
            _ => None,
        }
    }

    /// Whether only the portal makes such documents; nobody uploads them.
    pub const fn is_generated(self) -> bool {
        matches!(
            self,
            Purpose::SubmissionReceipt | Purpose::AgreementText | Purpose::AgreementSealed | Purpose::AgreementEvidence
        )
    }

    /// What people may upload for this owner, in order of declaration.
    pub fn offered(owner: DocumentOwner) -> Vec<Purpose> {
        Purpose::ALL.iter().copied().filter(|purpose| purpose.fits(owner) && !purpose.is_generated()).collect()
    }
}

impl From<PaperKind> for Purpose {
    fn from(kind: PaperKind) -> Purpose {
        match kind {
            PaperKind::Registration => Purpose::Registration,
            PaperKind::Statutes => Purpose::Statutes,
            PaperKind::Mandate => Purpose::Mandate,
            PaperKind::TaxClearance => Purpose::TaxClearance,
        }
    }
}

super::state::text_enum! {
    /// What the virus scanner said of a document.
    ScanState {
        /// Waiting for the scanner.
        Pending = "pending",
        /// Nothing found.
        Clean = "clean",
        /// Something found, or the file could not be scanned.
        Refused = "refused",
        /// No scanner is configured. The administrator was told so at start.
        NotScanned = "not_scanned",
    }
}

impl ScanState {
    /// Whether people other than the uploader may open the document (domain rule 9). A document
    /// that was never scanned reaches others only where the operator runs without a scanner.
    pub const fn reaches_others(self, scanner_configured: bool) -> bool {
        match self {
            ScanState::Clean => true,
            ScanState::NotScanned => !scanner_configured,
            ScanState::Pending | ScanState::Refused => false,
        }
    }
}

super::state::text_enum! {
    /// A type of file that may be uploaded, told from its content and not from its name.
    FileType {
        Pdf = "application/pdf",
        Jpeg = "image/jpeg",
        Png = "image/png",
        Webp = "image/webp",
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Odt = "application/vnd.oasis.opendocument.text",
        Ods = "application/vnd.oasis.opendocument.spreadsheet",
    }
}

impl FileType {
    /// The usual ending of the file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            FileType::Pdf => "pdf",
            FileType::Jpeg => "jpg",
            FileType::Png => "png",
            FileType::Webp => "webp",
            FileType::Docx => "docx",
            FileType::Xlsx => "xlsx",
            FileType::Odt => "odt",
            FileType::Ods => "ods",
        }
    }

    /// Whether it is a picture, which a page may show as such.
    pub const fn is_image(self) -> bool {
        matches!(self, FileType::Jpeg | FileType::Png | FileType::Webp)
    }
}

/// What may be uploaded. A setting of the call; the default is domain rule 9.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub max_bytes: i64,
    /// The most documents of one owner.
    pub max_documents: usize,
    /// The longest name, in characters.
    pub max_name: usize,
}

impl Limits {
    /// 5 MB a file, 40 files, names of 120 characters.
    pub const DEFAULT: Limits = Limits { max_bytes: 5_000_000, max_documents: 40, max_name: 120 };
}

/// What is known of a file when it arrives.
#[derive(Debug, Clone)]
pub struct Upload<'a> {
    /// The name the person gave it.
    pub name: &'a str,
    /// Its length.
    pub bytes: i64,
    /// Its type by content; `None` when it is none of [`FileType`].
    pub file_type: Option<FileType>,
    /// What it is meant to be.
    pub purpose: Purpose,
    /// What it is to belong to.
    pub owner: DocumentOwner,
    /// How many documents the owner has already.
    pub documents_so_far: usize,
}

/// Everything that keeps a file from being accepted. The field is `file` or `purpose`.
pub fn check_upload(upload: &Upload<'_>, limits: &Limits) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    let name = upload.name.trim();
    if name.is_empty() || name.chars().count() > limits.max_name {
        unmet.push(Unmet::new("document-name").on("file").with("max", limits.max_name));
    }
    if upload.bytes <= 0 {
        unmet.push(Unmet::new("document-empty").on("file").with("name", name));
    }
    if upload.bytes > limits.max_bytes {
        unmet.push(
            Unmet::new("document-too-large")
                .on("file")
                .with("name", name)
                .with("bytes", upload.bytes)
                .with("max_bytes", limits.max_bytes),
        );
    }
    if upload.file_type.is_none() {
        unmet.push(Unmet::new("document-type").on("file").with("name", name));
    }
    if upload.purpose.is_generated() || !upload.purpose.fits(upload.owner) {
        unmet.push(Unmet::new("document-purpose").on("purpose"));
    }
    if upload.documents_so_far >= limits.max_documents {
        unmet.push(Unmet::new("document-too-many").on("file").with("max", limits.max_documents));
    }
    unmet
}

/// What is known of a document's owner when somebody asks for the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnerFacts {
    /// The kind of owner.
    pub owner: DocumentOwner,
    /// Where the owner is.
    pub at: At,
    /// The organisation whose members may see the owner; none for a call.
    pub partner: Option<Id>,
    /// Whether everybody may see the owner: a published call.
    pub is_public: bool,
    /// Whether staff may see it yet: a submitted proposal of a call that is not sealed any more, a
    /// submitted report.
    pub open_to_staff: bool,
    /// Whether the person, as an evaluator of this proposal, may read its file; none when they do
    /// not evaluate it.
    pub evaluates: Option<bool>,
}

impl OwnerFacts {
    /// Whether this person may see the owner's documents of this purpose, the virus scan aside.
    ///
    /// Evaluators reach a proposal's documents through their own evaluation only, never through a
    /// country; whoever declared an interest in a proposal does not reach them in another role
    /// either (domain rule 10).
    pub fn may_read(&self, actor: &Actor, purpose: Purpose) -> bool {
        if self.is_public || self.partner.is_some_and(|partner| actor.is_member_of(partner)) {
            return true;
        }
        if !self.open_to_staff {
            return false;
        }
        let permission = match (self.owner, purpose) {
            (DocumentOwner::Partner, Purpose::BankProof) => Permission::BankRead,
            (DocumentOwner::Partner, _) => Permission::PartnerRead,
            (DocumentOwner::Call, _) => Permission::CallRead,
            (DocumentOwner::Report, _) => Permission::ReportRead,
            (DocumentOwner::Agreement, _) => Permission::AgreementRead,
            (DocumentOwner::Payment, _) => Permission::PaymentRead,
            (DocumentOwner::Proposal, _) => {
                return self.evaluates.unwrap_or_else(|| {
                    let committee = [Role::Evaluator, Role::CommitteeChair];
                    let mut reach = actor.reach(Permission::ProposalRead).into_iter();
                    reach.any(|grant| !committee.contains(&grant.role) && grant.covers(self.at))
                });
            }
        };
        actor.may_at(permission, self.at)
    }
}

#[cfg(test)]
mod tests;
