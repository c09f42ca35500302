//! Documents that follow from events: the text of an approved agreement, and the sealed agreement
//! with its file of evidence once both parties have signed. A text that was shown to sign is
//! stored and never typeset again.

mod contract;
mod seal;

use bytes::Bytes;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{JobError, Worker, run_blocking};
use crate::adapters::object_storage::{ObjectKind, StorageError};
use crate::adapters::pdf::{self, Job, PdfError, Rendered, Template};
use crate::adapters::secrets;
use crate::adapters::signing::{self, Authority, Field, SigningError};
use crate::db::agreements::AgreementRow;
use crate::db::documents::DocumentRow;
use crate::db::settings;
use crate::domain::document::{DocumentOwner, FileType, Purpose, ScanState};
use crate::domain::event::Event;
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::services::agreements;

/// Where the authority's secret key is sealed to.
const AUTHORITY_PLACE: &str = "settings.signing_authority";

impl From<StorageError> for JobError {
    fn from(error: StorageError) -> Self {
        JobError::Retry(error.to_string())
    }
}

impl From<PdfError> for JobError {
    fn from(error: PdfError) -> Self {
        // The same data give the same refusal: a person has to look.
        JobError::GiveUp(error.to_string())
    }
}

impl From<SigningError> for JobError {
    fn from(error: SigningError) -> Self {
        JobError::GiveUp(error.to_string())
    }
}

/// Makes what an event asks for. Doing it twice changes nothing.
///
/// # Errors
/// The database's and the storage's, to be tried again; data that cannot be typeset, for good.
pub async fn react(worker: &Worker, event: &Event) -> Result<(), JobError> {
    match event {
        Event::AgreementApproved { agreement } => text(worker, *agreement).await,
        Event::AgreementInForce { agreement } => seal::seal(worker, *agreement).await,
        _ => Ok(()),
    }
}

/// Typesets the text of an approved agreement, with two empty signature fields.
async fn text(worker: &Worker, id: Id) -> Result<(), JobError> {
    let Some(facts) = worker.read(move |db| contract::load(db, id)).await? else {
        return Err(JobError::GiveUp(format!("no agreement {id}")));
    };
    if facts.agreement.text_document_id.is_some() {
        return Ok(());
    }
    // Made before anybody can sign, so that its certificate is older than every signature.
    authority(worker).await?;
    let agreement = facts.agreement.clone();
    let data = contract::data(&facts, worker);
    let rendered = typeset(worker, Template::Agreement, &agreement, data).await?;
    let lang = agreement.lang.as_str();
    let fields: Vec<Field> = rendered
        .spots
        .iter()
        .map(|spot| Field {
            name: spot.name.trim_start_matches("sig-").to_owned(),
            tooltip: crate::adapters::i18n::text(lang, &format!("agreements-field-{}", spot.name), &[]),
            page: spot.page,
            rect: spot.rect,
        })
        .collect();
    let pdf = run_blocking(move || Ok(signing::add_fields(&rendered.bytes, &fields)?)).await?;
    let act = worker.act("agreement-text");
    let name = format!("{}.pdf", agreement.number);
    let document = store(worker, act.id(), act.at, &agreement, Purpose::AgreementText, name, pdf).await?;
    worker.write(move |db| agreements::record_text(db, &act, id, document)).await
}

/// Typesets away from the event loop, in the agreement's language.
async fn typeset<T: Serialize>(
    worker: &Worker,
    template: Template,
    agreement: &AgreementRow,
    data: T,
) -> Result<Rendered, JobError> {
    let data = serde_json::to_value(data).map_err(|error| JobError::GiveUp(error.to_string()))?;
    let (lang, ident) = (agreement.lang, format!("{}/1/{}", agreement.number, template.name()));
    let at = worker.now().utc();
    run_blocking(move || {
        let job = Job { template, data: &data, lang: lang.as_str(), ident: &ident, at };
        Ok(pdf::render(&job)?)
    })
    .await
}

/// Puts a PDF into the storage under its hash and describes it.
async fn store(
    worker: &Worker,
    id: Id,
    at: Instant,
    agreement: &AgreementRow,
    purpose: Purpose,
    name: String,
    pdf: Vec<u8>,
) -> Result<DocumentRow, JobError> {
    let sha256 = hex::encode(Sha256::digest(&pdf));
    let storage_key = format!("agreements/{}/{purpose}-{}.pdf", agreement.id, &sha256[..16]);
    let size = i64::try_from(pdf.len()).unwrap_or(i64::MAX);
    let kind = ObjectKind::new(FileType::Pdf.as_str(), &name);
    worker.storage.put(&storage_key, Bytes::from(pdf), &kind).await?;
    Ok(DocumentRow {
        id,
        owner_kind: DocumentOwner::Agreement,
        owner_id: agreement.id,
        purpose,
        code: String::new(),
        name,
        content_type: FileType::Pdf.as_str().to_owned(),
        size,
        sha256,
        storage_key,
        // Made by the portal from checked data: there is nothing to scan.
        scan: ScanState::Clean,
        uploaded_by: None,
        created_at: at,
        removed_at: None,
    })
}

/// The instance's signing authority, made at its first use and kept for good.
async fn authority(worker: &Worker) -> Result<Authority, JobError> {
    if let Some(found) = stored_authority(worker).await? {
        return Ok(found);
    }
    let act = worker.act("signing-authority");
    // An organisation works in several countries; the certificate must name one. XX is ISO 3166's
    // code for users' own use and claims no country.
    let made = Authority::create(&worker.config.organisation, "XX", secrets::random_bytes(), act.at.utc())?;
    let certificate = made.certificate_pem();
    let sealed = worker.secrets.seal(AUTHORITY_PLACE, made.to_pem().as_bytes());
    worker.write(move |db| agreements::keep_authority(db, &act, &certificate, &sealed)).await?;
    // Another node may have been first: what is stored counts.
    stored_authority(worker).await?.ok_or_else(|| JobError::Retry("the signing authority was not kept".into()))
}

async fn stored_authority(worker: &Worker) -> Result<Option<Authority>, JobError> {
    let Some(value) = worker.read(|db| settings::find(db, settings::SIGNING_AUTHORITY)).await? else {
        return Ok(None);
    };
    let broken = |why: String| JobError::GiveUp(format!("the signing authority cannot be opened: {why}"));
    let sealed = value["sealed"].as_str().unwrap_or_default();
    let sealed = hex::decode(sealed).map_err(|error| broken(error.to_string()))?;
    let pem = worker.secrets.open(AUTHORITY_PLACE, &sealed).map_err(|error| broken(error.to_string()))?;
    Ok(Some(Authority::load(&pem)?))
}
