//! Posted files: a multipart form with the token and one or more files, read into memory up to the
//! limit of one upload.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use bytes::Bytes;
use futures_util::StreamExt;
use sha2::{Digest, Sha256};

use super::App;
use super::error::WebError;
use super::form::Form;
use super::guard::Caller;
use super::session;
use crate::adapters::object_storage::ObjectKind;
use crate::adapters::secrets;
use crate::adapters::sniff::{self, SniffError};
use crate::adapters::virus_scan::Verdict;
use crate::domain::document::{self, FileType, Limits, ScanState};
use crate::domain::state::Unmet;
use crate::services::documents::{Place, StoredFile};

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct SentFile {
    /// The form field it came in.
    pub field: String,
    /// Its name on the sender's device, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A multipart post whose token is valid.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The fields that are no files.
    pub form: Form,
    /// The files that were chosen; a field left empty sends none.
    pub files: Vec<SentFile>,
}

impl FromRequest for Upload {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, WebError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = request.app_data::<web::Data<App>>().map_or(0, |app| app.config.upload_limit);
        let expected = session::csrf(&request.get_session());
        let multipart = Multipart::from_request(request, payload);
        Box::pin(async move {
            let bad = |what: &dyn std::fmt::Display| WebError::Bad(what.to_string());
            let mut multipart = multipart.await.map_err(|error| bad(&error))?;
            let (mut fields, mut files, mut too_large) = (Vec::new(), Vec::new(), false);
            while let Some(part) = multipart.next().await {
                let mut part = part.map_err(|error| bad(&error))?;
                let field = part.name().unwrap_or_default().to_owned();
                let name = part.content_disposition().and_then(|disposition| disposition.get_filename()).map(base_name);
                let mut bytes = Vec::new();
                // The whole body is read even when it is too large: a browser that is cut off
                // shows a broken connection instead of the page that explains it.
                while let Some(chunk) = part.next().await {
                    let chunk = chunk.map_err(|error| bad(&error))?;
                    if bytes.len() + chunk.len() > limit {
                        too_large = true;
                        bytes.clear();
                    }
                    if !too_large {
                        bytes.extend_from_slice(&chunk);
                    }
                }
                match name {
                    Some(name) if !name.is_empty() => files.push(SentFile { field, name, bytes }),
                    Some(_) => {}
                    None => fields.push((field, String::from_utf8_lossy(&bytes).into_owned())),
                }
            }
            if too_large {
                return Err(WebError::TooLarge { limit });
            }
            let form = Form::of(fields);
            let valid = expected.is_some_and(|token| secrets::is_same(token.as_bytes(), form.text("csrf").as_bytes()));
            if valid { Ok(Upload { form, files }) } else { Err(WebError::Conflict("stale".into())) }
        })
    }
}

/// Looks at a file that was sent, has it scanned and puts it into the storage. A service then
/// records it; a file that is never recorded is swept away later.
///
/// # Errors
/// What is wrong with the file (inner), or a storage that does not answer (outer).
pub async fn store(caller: &Caller, file: SentFile, place: &Place) -> Result<Result<StoredFile, Vec<Unmet>>, WebError> {
    let looked = web::block(move || {
        let kind = sniff::accept(&file.name, &file.bytes);
        let sha256 = hex::encode(Sha256::digest(&file.bytes));
        (file, kind, sha256)
    });
    let (file, kind, sha256) = looked.await.map_err(|_| WebError::Internal("the worker threads are gone".into()))?;
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    // A kind that is no `FileType` (a table as plain text) is refused like an unknown one.
    let file_type = kind.as_ref().ok().and_then(|kind| kind.content_type().parse::<FileType>().ok());
    let limit = i64::try_from(caller.app.config.upload_limit).unwrap_or(i64::MAX);
    let upload = document::Upload {
        name: &file.name,
        bytes: size,
        file_type,
        purpose: place.purpose,
        owner: place.owner,
        documents_so_far: 0,
    };
    let mut unmet = document::check_upload(&upload, &Limits { max_bytes: limit, ..Limits::DEFAULT });
    if let (Err(error), Some(problem)) = (&kind, unmet.iter_mut().find(|problem| problem.code == "document-type")) {
        problem.code = match error {
            SniffError::Macros => "document-macros",
            SniffError::Encrypted => "document-encrypted",
            SniffError::Mismatch(_) => "document-mismatch",
            SniffError::Extension | SniffError::Empty => "document-type",
        };
    }
    if size == 0 {
        unmet.retain(|problem| problem.code != "document-type");
    }
    let Some(file_type) = file_type.filter(|_| unmet.is_empty()) else { return Ok(Err(unmet)) };
    let scan = match caller.app.virus_scan.scan(&file.bytes).await {
        Verdict::Clean => ScanState::Clean,
        Verdict::Unscanned => ScanState::NotScanned,
        Verdict::Infected(name) => {
            tracing::warn!(request = %caller.request_id, %name, "an infected file was sent");
            return Ok(Err(vec![Unmet::new("document-infected").on("file").with("name", &file.name)]));
        }
        Verdict::Unavailable(why) => {
            tracing::warn!(request = %caller.request_id, %why, "a file waits for the virus scanner");
            ScanState::Pending
        }
    };
    let storage_key = format!("documents/{}.{}", caller.act().id(), file_type.extension());
    let kind = ObjectKind::new(file_type.as_str(), &file.name);
    caller.app.storage.put(&storage_key, Bytes::from(file.bytes), &kind).await?;
    Ok(Ok(StoredFile { name: file.name, file_type, size, sha256, storage_key, scan }))
}

/// The last part of a path, whichever way its separators lean.
fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().trim().chars().take(200).collect()
}
