//! The file of evidence: who signed which bytes, how they were known, and what happened in order.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Party, Person};

/// Data of the file of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceData {
    /// Who keeps the file and runs the portal.
    pub organisation: Party,
    /// Identifier of the signature request.
    pub request: String,
    /// Number of the agreement.
    pub number: String,
    /// Version of the agreement.
    pub version: u32,
    /// Title of the project.
    pub title: String,
    /// When the last party signed.
    pub completed: DateTime<Utc>,
    /// Each state of the document, in order.
    pub files: Vec<EvidenceFile>,
    /// The parties in the order of signing.
    pub parties: Vec<EvidenceParty>,
    /// What happened, in order.
    pub events: Vec<EvidenceEvent>,
    /// Hash of the last event: it depends on all events before it.
    pub chain_head: String,
    /// Subject of the authority's certificate.
    pub authority: String,
    /// SHA-256 of that certificate.
    pub authority_fingerprint: String,
    /// Where to download it.
    pub authority_url: String,
    /// Where to check the agreement.
    pub check_url: String,
    /// Version of the program that made the file.
    pub program: String,
}

/// One state of the document.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceFile {
    /// Which state.
    pub kind: FileKind,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// Since when it exists.
    pub at: DateTime<Utc>,
}

/// States of a document on its way to the last signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// The text that both parties were shown, with empty signature fields.
    ToSign,
    /// With the first signature.
    FirstSignature,
    /// With both signatures.
    Final,
}

/// Sides of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Side {
    Partner,
    Organisation,
}

/// A party and the proof of its signature.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceParty {
    /// Which side.
    pub side: Side,
    /// Name of its organisation.
    pub organisation: String,
    /// Registration of the organisation.
    pub registration: Option<String>,
    /// Who signed.
    pub person: Person,
    /// The address that the code was sent to.
    pub email: String,
    /// How the power to sign was established.
    pub authority: String,
    /// How the person was known, in words.
    pub identified: String,
    /// The sentence that was accepted, in full.
    pub consent: String,
    /// SHA-256 of that sentence.
    pub consent_sha256: String,
    /// When the signature was made.
    pub signed: DateTime<Utc>,
    /// Network address at that moment.
    pub ip: String,
    /// The browser's own description.
    pub agent: String,
    /// Serial number of the certificate, hexadecimal.
    pub serial: String,
    /// SHA-256 of the certificate.
    pub fingerprint: String,
    /// Name of the signature field in the PDF.
    pub field: String,
    /// The signed bytes: start and length of the two parts.
    pub byte_range: [u64; 4],
}

/// One event of the request.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceEvent {
    /// Place in the chain.
    pub seq: u64,
    /// What happened.
    pub kind: EventKind,
    /// When, to the millisecond, by the server's clock.
    pub at: DateTime<Utc>,
    /// Who, or the portal itself.
    pub who: Option<String>,
    /// Network address.
    pub ip: Option<String>,
    /// Anything to add, in the document's language.
    pub detail: Option<String>,
    /// Hash of the event, over the hash before it and its own content.
    pub hash: String,
}

/// Kinds of events of a signature request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the template say it")]
pub enum EventKind {
    Prepared,
    Approved,
    Invited,
    DocumentViewed,
    DocumentDownloaded,
    CodeSent,
    CodeFailed,
    CodeVerified,
    ConsentGiven,
    Signed,
    Declined,
    Reminder,
    Expired,
    Superseded,
    Completed,
}

impl EvidenceData {
    /// The evidence of an invented signature.
    pub fn sample() -> Self {
        let (organisation, partner) = (super::sample_organisation(), super::sample_partner());
        let hash = |n: u64| format!("{:016x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).repeat(4);
        let event = |seq, kind, at: &str, who: Option<&str>, ip: Option<&str>, detail: Option<&str>| EvidenceEvent {
            seq,
            kind,
            at: super::instant(at),
            who: who.map(str::to_owned),
            ip: ip.map(str::to_owned),
            detail: detail.map(str::to_owned),
            hash: hash(seq + 40),
        };
        let file = |kind, size, n, at: &str| EvidenceFile { kind, size, sha256: hash(n), at: super::instant(at) };
        let (nima, aissatou) = (partner.representative.name.clone(), organisation.representative.name.clone());
        let (here, there) = ("192.0.2.44", "198.51.100.7");
        let party = |side, party: &Party, signed: &str, ip: &str, n: u64| EvidenceParty {
            side,
            organisation: party.name.clone(),
            registration: party.registration.clone(),
            person: party.representative.clone(),
            email: party.email.clone().unwrap_or_default(),
            authority: "Procès-verbal de nomination du 14 mars 2026".to_owned(),
            identified: "Mot de passe, puis code à usage unique envoyé par courriel".to_owned(),
            consent: "J'ai lu la convention CV-2027-0009, j'ai le pouvoir d'engager mon \
                      organisation et je la signe par voie électronique."
                .to_owned(),
            consent_sha256: hash(n),
            signed: super::instant(signed),
            ip: ip.to_owned(),
            agent: "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile".to_owned(),
            serial: "4f3c21aa9007be5511d0c6a2e8f97b30".to_owned(),
            fingerprint: hash(n + 1),
            field: if side == Side::Partner { "partner" } else { "organisation" }.to_owned(),
            byte_range: [0, 81_223, 105_801, 19_447],
        };
        Self {
            request: "SR-0197a2c4-51e0".to_owned(),
            number: "CV-2027-0009".to_owned(),
            version: 1,
            title: super::sample_proposal().title,
            completed: super::instant("2027-01-21T08:02:31Z"),
            files: vec![
                file(FileKind::ToSign, 80_912, 1, "2027-01-18T15:00:02Z"),
                file(FileKind::FirstSignature, 125_248, 2, "2027-01-20T10:14:07Z"),
                file(FileKind::Final, 169_871, 3, "2027-01-21T08:02:31Z"),
            ],
            parties: vec![
                party(Side::Partner, &partner, "2027-01-20T10:14:07Z", here, 20),
                party(Side::Organisation, &organisation, "2027-01-21T08:02:31Z", there, 30),
            ],
            events: vec![
                event(1, EventKind::Prepared, "2027-01-18T15:00:02.114Z", None, None, None),
                event(2, EventKind::Approved, "2027-01-19T09:31:40.002Z", Some("Oumar Fofana-Brix"), Some(there), None),
                event(3, EventKind::Invited, "2027-01-19T09:31:40.250Z", None, None, Some("direcao@terraesal.example")),
                event(4, EventKind::DocumentViewed, "2027-01-20T10:02:11.871Z", Some(&nima), Some(here), None),
                event(
                    5,
                    EventKind::CodeSent,
                    "2027-01-20T10:11:50.443Z",
                    Some(&nima),
                    Some(here),
                    Some("di•••@terraesal.example"),
                ),
                event(6, EventKind::CodeFailed, "2027-01-20T10:13:02.019Z", Some(&nima), Some(here), Some("1")),
                event(7, EventKind::CodeVerified, "2027-01-20T10:13:41.600Z", Some(&nima), Some(here), None),
                event(8, EventKind::ConsentGiven, "2027-01-20T10:14:06.998Z", Some(&nima), Some(here), None),
                event(9, EventKind::Signed, "2027-01-20T10:14:07.310Z", Some(&nima), Some(here), None),
                event(10, EventKind::DocumentViewed, "2027-01-21T07:58:04.050Z", Some(&aissatou), Some(there), None),
                event(11, EventKind::Signed, "2027-01-21T08:02:31.412Z", Some(&aissatou), Some(there), None),
                event(12, EventKind::Completed, "2027-01-21T08:02:31.700Z", None, None, None),
            ],
            chain_head: hash(52),
            authority: "CN=Fondation Trois Rives, autorité de signature 2026-7f3a, O=Fondation Trois Rives, C=SN"
                .to_owned(),
            authority_fingerprint: hash(60),
            authority_url: "https://portail.troisrives.example/signing/ca.pem".to_owned(),
            check_url: "https://portail.troisrives.example/signing/verify".to_owned(),
            program: "Kafo 0.1.0".to_owned(),
            organisation,
        }
    }
}
