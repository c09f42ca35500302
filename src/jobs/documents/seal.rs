//! The agreement that both parties signed: the very bytes they were shown, with a seal for each
//! signature, and the file of evidence.

use diesel::QueryResult;
use sha2::{Digest, Sha256};

use super::contract::{self, Facts};
use super::{JobError, Worker, authority, run_blocking, store, typeset};
use crate::adapters::i18n::{self, Arg};
use crate::adapters::pdf::Template;
use crate::adapters::pdf::data::{
    EventKind, EvidenceData, EvidenceEvent, EvidenceFile, EvidenceParty, FileKind, Person, Side, StampData,
};
use crate::adapters::secrets;
use crate::adapters::signing::{self, Authority, Claims, Signatory, Signed};
use crate::db::Db;
use crate::db::agreements::{self, SignatureEventRow};
use crate::db::documents::DocumentRow;
use crate::db::users::UserRow;
use crate::domain::actor::Role;
use crate::domain::document::Purpose;
use crate::domain::id::Id;
use crate::domain::text::Lang;
use crate::services;

/// Everything the seals are made from.
struct Signatures {
    facts: Facts,
    text: DocumentRow,
    events: Vec<SignatureEventRow>,
    people: Vec<UserRow>,
}

/// Seals an agreement in force for both parties and stores the result with its evidence.
pub(super) async fn seal(worker: &Worker, id: Id) -> Result<(), JobError> {
    let Some(signatures) = worker.read(move |db| load(db, id)).await? else {
        return Err(JobError::GiveUp(format!("agreement {id} has no text")));
    };
    let agreement = signatures.facts.agreement.clone();
    if agreement.final_document_id.is_some() {
        return Ok(());
    }
    let text = worker.storage.get(&signatures.text.storage_key).await?;
    if hex::encode(Sha256::digest(&text)) != signatures.text.sha256 {
        return Err(JobError::GiveUp(format!("the text of agreement {} was changed in the storage", agreement.number)));
    }
    let authority = std::sync::Arc::new(authority(worker).await?);
    let first = one(worker, &signatures, &authority, Side::Partner, text.to_vec()).await?;
    let both = one(worker, &signatures, &authority, Side::Organisation, first.bytes.clone()).await?;
    let (checked, certificate) = (both.bytes.clone(), authority.certificate_pem());
    let report = run_blocking(move || Ok(signing::verify(&checked, &[&certificate])?)).await?;
    if !report.is_valid() || report.seals.len() != 2 {
        return Err(JobError::GiveUp(format!("the seals of agreement {} do not hold: {report:?}", agreement.number)));
    }
    let act = worker.act("agreement-seal");
    let data = evidence(worker, &signatures, &authority, &first, &both)?;
    let proof = typeset(worker, Template::Evidence, &agreement, data).await?;
    let lang = agreement.lang.as_str();
    let named = |key: &str| format!("{} {}.pdf", agreement.number, i18n::text(lang, key, &[]));
    let sealed = named("agreements-file-sealed");
    let document = store(worker, act.id(), act.at, &agreement, Purpose::AgreementSealed, sealed, both.bytes).await?;
    let name = named("agreements-file-evidence");
    let proof = store(worker, act.id(), act.at, &agreement, Purpose::AgreementEvidence, name, proof.bytes).await?;
    worker.write(move |db| services::agreements::record_final(db, &act, id, document, proof)).await
}

fn load(db: &mut Db, id: Id) -> QueryResult<Option<Signatures>> {
    let Some(facts) = contract::load(db, id)? else { return Ok(None) };
    let Some(text) = facts.agreement.text_document_id else { return Ok(None) };
    let Some(text) = DocumentRow::find(db, text)? else { return Ok(None) };
    let events = agreements::list_evidence(db, id)?;
    let people = agreements::list_people(db, &events)?;
    Ok(Some(Signatures { facts, text, events, people }))
}

impl Signatures {
    /// The row of evidence of a party's signature.
    fn signed(&self, side: Side) -> Result<&SignatureEventRow, JobError> {
        let party = word(side);
        self.events
            .iter()
            .find(|event| event.kind == "signed" && event.party == party)
            .ok_or_else(|| JobError::GiveUp(format!("agreement {}: no signature of the {party}", self.number())))
    }

    fn number(&self) -> &str {
        &self.facts.agreement.number
    }

    /// Who signed, in what function.
    fn person(&self, side: Side) -> Result<Person, JobError> {
        let lang = self.facts.agreement.lang;
        let name = said(self.signed(side)?, "name");
        let partner = &self.facts.partner;
        let function = match side {
            Side::Organisation => contract::role(Role::DecisionMaker, lang),
            Side::Partner if partner.representative == name => partner.representative_role.clone(),
            Side::Partner => i18n::text(lang.as_str(), "role-signatory", &[]),
        };
        Ok(Person { name, function })
    }

    fn party(&self, side: Side, worker: &Worker) -> String {
        match side {
            Side::Partner => self.facts.partner.name.clone(),
            Side::Organisation => worker.config.organisation.clone(),
        }
    }
}

fn word(side: Side) -> &'static str {
    match side {
        Side::Partner => "partner",
        Side::Organisation => "organisation",
    }
}

/// A text of an event's data.
fn said(event: &SignatureEventRow, key: &str) -> String {
    event.data.0[key].as_str().unwrap_or_default().to_owned()
}

/// Puts one party's seal on the document, as of the moment of its signature.
async fn one(
    worker: &Worker,
    signatures: &Signatures,
    authority: &std::sync::Arc<Authority>,
    side: Side,
    pdf: Vec<u8>,
) -> Result<Signed, JobError> {
    let (event, person) = (signatures.signed(side)?, signatures.person(side)?);
    if said(event, "sha256") != signatures.text.sha256 {
        return Err(JobError::GiveUp(format!("agreement {}: another text was signed", signatures.number())));
    }
    let (organisation, email, at) = (signatures.party(side, worker), said(event, "email"), event.at.utc());
    let (maker, name, of) = (authority.clone(), person.name.clone(), organisation.clone());
    let identity = run_blocking(move || {
        let signatory = Signatory { name: &name, organisation: &of, email: &email };
        Ok(maker.issue(&signatory, secrets::random_bytes(), at)?)
    })
    .await?;
    let agreement = &signatures.facts.agreement;
    let stamp = StampData {
        name: person.name.clone(),
        function: person.function,
        organisation,
        signed: at,
        number: agreement.number.clone(),
        serial: identity.serial()?,
    };
    let stamp = typeset(worker, Template::Stamp, agreement, stamp).await?;
    let reason = i18n::text(
        agreement.lang.as_str(),
        "agreements-seal-reason",
        &[("number", Arg::from(agreement.number.as_str()))],
    );
    run_blocking(move || {
        let claims = Claims { name: &person.name, reason: &reason, location: None, at };
        Ok(signing::sign(&pdf, word(side), &identity, &claims, &stamp.bytes)?)
    })
    .await
}

fn evidence(
    worker: &Worker,
    signatures: &Signatures,
    authority: &Authority,
    first: &Signed,
    both: &Signed,
) -> Result<EvidenceData, JobError> {
    let agreement = &signatures.facts.agreement;
    let (partner, organisation) = (signatures.signed(Side::Partner)?, signatures.signed(Side::Organisation)?);
    let file = |kind, bytes: &[u8], at| EvidenceFile {
        kind,
        size: u64::try_from(bytes.len()).unwrap_or(0),
        sha256: hex::encode(Sha256::digest(bytes)),
        at,
    };
    let lang = agreement.lang;
    let url = |path: &str| worker.config.public_url.join(path);
    Ok(EvidenceData {
        organisation: contract::organisation(&signatures.facts, worker),
        request: agreement.id.to_string(),
        number: agreement.number.clone(),
        version: 1,
        title: agreement.title.clone(),
        completed: organisation.at.utc(),
        files: vec![
            EvidenceFile {
                kind: FileKind::ToSign,
                size: u64::try_from(signatures.text.size).unwrap_or(0),
                sha256: signatures.text.sha256.clone(),
                at: signatures.text.created_at.utc(),
            },
            file(FileKind::FirstSignature, &first.bytes, partner.at.utc()),
            file(FileKind::Final, &both.bytes, organisation.at.utc()),
        ],
        parties: vec![
            party(worker, signatures, Side::Partner, first)?,
            party(worker, signatures, Side::Organisation, both)?,
        ],
        events: signatures.events.iter().filter_map(|event| described(event, signatures, lang)).collect(),
        chain_head: signatures.events.last().map(|event| event.hash.clone()).unwrap_or_default(),
        authority: authority.subject()?,
        authority_fingerprint: authority.fingerprint(),
        authority_url: url("/signing/ca.pem"),
        check_url: url(&format!("/projects/{}", agreement.id)),
        program: concat!("Kafo ", env!("CARGO_PKG_VERSION")).to_owned(),
    })
}

fn party(worker: &Worker, signatures: &Signatures, side: Side, seal: &Signed) -> Result<EvidenceParty, JobError> {
    let event = signatures.signed(side)?;
    let lang = signatures.facts.agreement.lang.as_str();
    let say = |key: &str| i18n::text(lang, key, &[]);
    let consent = said(event, "consent");
    let number = signatures.facts.partner.registration_number.trim();
    Ok(EvidenceParty {
        side,
        organisation: signatures.party(side, worker),
        registration: (side == Side::Partner && !number.is_empty()).then(|| number.to_owned()),
        person: signatures.person(side)?,
        email: said(event, "email"),
        authority: say(&format!("agreements-power-{}", word(side))),
        identified: say("agreements-identified"),
        consent_sha256: hex::encode(Sha256::digest(consent.as_bytes())),
        consent,
        signed: event.at.utc(),
        ip: event.ip.clone(),
        agent: event.user_agent.clone(),
        serial: seal.serial.clone(),
        fingerprint: seal.fingerprint.clone(),
        field: word(side).to_owned(),
        byte_range: seal.byte_range,
    })
}

fn described(event: &SignatureEventRow, signatures: &Signatures, lang: Lang) -> Option<EvidenceEvent> {
    let (kind, detail) = match event.kind.as_str() {
        "prepared" => (EventKind::Prepared, None),
        "document_viewed" => (EventKind::DocumentViewed, None),
        "code_sent" => (EventKind::CodeSent, Some(said(event, "to"))),
        "code_failed" => {
            let tries = event.data.0["tries"].as_i64().unwrap_or(0);
            (EventKind::CodeFailed, Some(i18n::number(tries, lang.as_str())))
        }
        "signed" => (EventKind::Signed, None),
        "completed" => (EventKind::Completed, None),
        _ => return None,
    };
    let who = signatures.people.iter().find(|user| Some(user.id) == event.user_id).map(|user| user.name.clone());
    Some(EvidenceEvent {
        seq: u64::try_from(event.seq).unwrap_or(0),
        kind,
        at: event.at.utc(),
        who,
        ip: (!event.ip.is_empty()).then(|| event.ip.clone()),
        detail,
        hash: event.hash.clone(),
    })
}
