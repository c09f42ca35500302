//! Posted files: a multipart form with the token and one or more files, read into memory up to the
//! limit of one upload.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::{FromRequest, HttpRequest, web};
use bytes::Bytes;
use futures_util::StreamExt;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::App;
use super::error::WebError;
use super::form::Form;
use super::gathered::Gathered;
use super::guard::{Caller, before_sign_in};
use super::session;
use crate::adapters::object_storage::{ObjectKind, StorageError};
use crate::adapters::secrets;
use crate::adapters::sniff::{self, FileKind, SniffError};
use crate::adapters::virus_scan::Verdict;
use crate::db::uploads;
use crate::domain::document::{self, DocumentOwner, FileType, Limits, ScanState, UploadState};
use crate::domain::id::Id;
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
    pub bytes: Bytes,
    /// Where it came in parts before; none for a file that came at once.
    pub parts: Option<InParts>,
}

/// The upload in parts that a file came by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InParts {
    /// The upload.
    pub id: Id,
    /// What it was begun for.
    pub owner: (DocumentOwner, Id),
}

/// Which files may come, for a page that asks for one.
#[derive(Debug, Clone, Serialize)]
pub struct Accepted {
    /// Their kinds in words, `PDF, JPG …`.
    types: String,
    /// The same for the browser's file picker.
    accept: String,
    /// The largest, in bytes.
    max: usize,
}

impl Accepted {
    /// Everything that can be told by its content, up to this size.
    pub fn of(max: usize) -> Self {
        let kinds: Vec<&str> = FileType::ALL
            .iter()
            .map(|kind| kind.extension())
            .filter(|extension| FileKind::of_extension(extension).is_some())
            .collect();
        let accept: Vec<String> = kinds.iter().map(|extension| format!(".{extension}")).collect();
        Accepted { types: kinds.join(", ").to_uppercase(), accept: accept.join(","), max }
    }
}

/// How a form names a file that came in parts: this, and the name of its field.
const NAMED: &str = "upload.";

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
        let caller = before_sign_in(request);
        let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        let room = usize::min(length.unwrap_or(limit), limit);
        let multipart = Multipart::from_request(request, payload);
        Box::pin(async move {
            let bad = |what: &dyn std::fmt::Display| WebError::Bad(what.to_string());
            let mut multipart = multipart.await.map_err(|error| bad(&error))?;
            let (mut fields, mut files, mut too_large) = (Vec::new(), Vec::new(), false);
            while let Some(part) = multipart.next().await {
                let mut part = part.map_err(|error| bad(&error))?;
                let field = part.name().unwrap_or_default().to_owned();
                let name = part.content_disposition().and_then(|disposition| disposition.get_filename()).map(base_name);
                let mut gathered = Gathered::with_room(room).map_err(|error| WebError::Internal(error.to_string()))?;
                // The whole body is read even when it is too large: a browser that is cut off
                // shows a broken connection instead of the page that explains it.
                while let Some(chunk) = part.next().await {
                    let chunk = chunk.map_err(|error| bad(&error))?;
                    too_large = too_large || !gathered.add(&chunk);
                }
                let bytes = gathered.freeze();
                match name {
                    Some(name) if !name.is_empty() => files.push(SentFile { field, name, bytes, parts: None }),
                    Some(_) => {}
                    None => fields.push((field, String::from_utf8_lossy(&bytes).into_owned())),
                }
            }
            if too_large {
                return Err(WebError::TooLarge { limit });
            }
            let form = Form::of(fields);
            let valid = expected.is_some_and(|token| secrets::is_same(token.as_bytes(), form.text("csrf").as_bytes()));
            if !valid {
                return Err(WebError::Conflict("stale".into()));
            }
            let caller = caller?;
            for (name, value) in form.fields() {
                let named = name.strip_prefix(NAMED).zip(value.trim().parse::<Id>().ok());
                if let Some((field, upload)) = named {
                    files.extend(put_together(&caller, field, upload).await?);
                }
            }
            Ok(Upload { form, files })
        })
    }
}

/// A file of the caller that came in parts. None when it is not all there, is not theirs or was given up: then no file
/// was sent. One that was attached already leads to where it stands: the answer to that was lost on its way.
async fn put_together(caller: &Caller, field: &str, id: Id) -> Result<Option<SentFile>, WebError> {
    let Some(user) = session::user(&caller.session) else { return Ok(None) };
    let Some(row) = caller.read(move |db| uploads::find_of(db, user, id)).await? else { return Ok(None) };
    if row.state == UploadState::Used {
        return Err(WebError::Again { location: caller.path.clone() });
    }
    if !row.is_open(caller.now()) || !row.is_whole() {
        return Ok(None);
    }
    let room = usize::try_from(row.length).unwrap_or(0);
    let mut gathered = Gathered::with_room(room).map_err(|error| WebError::Internal(error.to_string()))?;
    let mut fits = true;
    for part in &row.parts.0 {
        match caller.app.storage.get(&part.key).await {
            Ok(part) => fits = fits && gathered.add(&part),
            // Backups hold no parts: after a restoration the person sends the file again.
            Err(StorageError::NotFound) => return Ok(None),
            Err(error) => return Err(error.into()),
        }
    }
    if !fits || gathered.len() != room {
        return Err(WebError::Internal(format!("the parts of the upload {id} are not its whole")));
    }
    let parts = Some(InParts { id, owner: (row.owner_kind, row.owner_id) });
    Ok(Some(SentFile { field: field.to_owned(), name: row.name, bytes: gathered.freeze(), parts }))
}

/// Looks at a file that was sent, has it scanned and puts it into the storage. A service then
/// records it; a file that is never recorded is swept away later.
///
/// # Errors
/// What is wrong with the file (inner), or a storage that does not answer (outer); 404 for one that came in parts for
/// something else.
pub async fn store(caller: &Caller, file: SentFile, place: &Place) -> Result<Result<StoredFile, Vec<Unmet>>, WebError> {
    if file.parts.is_some_and(|parts| parts.owner != (place.owner, place.owner_id)) {
        return Err(WebError::NotFound);
    }
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
            SniffError::Inflated => "document-inflated",
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
    caller.app.storage.put(&storage_key, file.bytes, &kind).await?;
    let upload = file.parts.map(|parts| parts.id);
    Ok(Ok(StoredFile { name: file.name, file_type, size, sha256, storage_key, scan, upload }))
}

/// The last part of a path, whichever way its separators lean.
pub(super) fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().trim().chars().take(200).collect()
}
