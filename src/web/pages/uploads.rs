//! Files that come in parts over a network that breaks off: tus 1.0. The parts are gathered here. A file
//! that has come whole is then named in the ordinary form of its page (`upload.<field>`), which attaches
//! it as it attaches a file that came at once: there is one way to attach a file.
//!
//! Nothing of an upload is in this process: the row and the parts are seen by every node.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, rt, web};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;

use crate::adapters::object_storage::ObjectKind;
use crate::adapters::secrets;
use crate::adapters::sniff::FileKind;
use crate::db::uploads::{self, UploadRow};
use crate::domain::document::{Announced, DocumentOwner, FileType, PART, Part};
use crate::domain::id::Id;
use crate::services::Refusal;
use crate::services::documents::uploads as actions;
use crate::web::error::{Answer, TusProblem, WebError};
use crate::web::guard::{Caller, SignedIn, Visitor};
use crate::web::routes::Routes;
use crate::web::upload::base_name;
use crate::web::{session, tus};

/// How long a connection may be silent before it counts as cut.
const SILENCE: Duration = Duration::from_secs(45);

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes
        .on(Method::OPTIONS, tus::ROOT, abilities)
        .post(tus::ROOT, create)
        .on(Method::OPTIONS, "/uploads/{id}", abilities)
        .on(Method::HEAD, "/uploads/{id}", show)
        .on(Method::PATCH, "/uploads/{id}", receive)
        .on(Method::DELETE, "/uploads/{id}", cancel)
        .post("/uploads/{id}", in_other_words);
}

/// What the server can do.
async fn abilities(caller: Visitor) -> Answer {
    let mut answer = HttpResponse::NoContent();
    for header in tus::abilities(caller.app.config.upload_limit) {
        answer.insert_header(header);
    }
    Ok(answer.finish())
}

/// The page with the form that attaches files to this owner; none where people attach nothing.
fn page_of(owner: DocumentOwner, id: Id) -> Option<String> {
    match owner {
        DocumentOwner::Call => Some(format!("/office/calls/{id}/documents")),
        DocumentOwner::Partner => Some(format!("/organisation/{id}/documents")),
        DocumentOwner::Proposal => Some(format!("/proposals/{id}/documents")),
        DocumentOwner::Report => Some(format!("/reports/{id}/documents")),
        DocumentOwner::Agreement | DocumentOwner::Payment => None,
    }
}

/// Begins an upload. Metadata: `filename`, and `place` as `proposal:<identifier>`.
async fn create(caller: SignedIn, request: HttpRequest) -> Answer {
    tus::check_version(&request)?;
    let sent = request.headers().get("x-csrf-token").map(|token| token.as_bytes().to_vec()).unwrap_or_default();
    let expected = session::csrf(&caller.session);
    if !expected.is_some_and(|token| secrets::is_same(token.as_bytes(), &sent)) {
        return Err(WebError::Conflict("stale".into()));
    }
    let length = tus::number(&request, "upload-length")?;
    let metadata = tus::Metadata::of(&request)?;
    let place = metadata.text("place").split_once(':');
    let (owner, owner_id) = place
        .and_then(|(owner, id)| Some((owner.parse::<DocumentOwner>().ok()?, id.parse::<Id>().ok()?)))
        .ok_or_else(|| WebError::Bad("upload-metadata names no place".into()))?;
    page_of(owner, owner_id).ok_or(WebError::NotFound)?;
    let name = base_name(metadata.text("filename"));
    let kind = name.rsplit_once('.').and_then(|(_, extension)| FileKind::of_extension(extension));
    let file_type = kind.and_then(|kind| kind.content_type().parse::<FileType>().ok());
    let announced = Announced { owner, owner_id, name, file_type, length, metadata: metadata.raw };
    let limit = i64::try_from(caller.app.config.upload_limit).unwrap_or(i64::MAX);
    match caller.write(move |db, act| actions::begin(db, act, announced, limit)).await {
        Ok(row) => Ok(HttpResponse::Created()
            .insert_header(("location", format!("{}/{}", tus::ROOT, row.id)))
            .insert_header(tus::expires(row.expires_at))
            .finish()),
        Err(Refusal::Unmet(unmet)) if unmet.iter().any(|problem| problem.code == "document-too-large") => {
            Err(TusProblem::TooLarge(unmet).into())
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The caller's open upload.
async fn find(caller: &Caller, id: Id) -> Result<UploadRow, WebError> {
    let user = caller.actor.user().ok_or(WebError::NotFound)?;
    let row = caller.read(move |db| uploads::find_of(db, user, id)).await?.ok_or(WebError::NotFound)?;
    if row.is_open(caller.now()) { Ok(row) } else { Err(TusProblem::Gone.into()) }
}

/// How far an upload is.
async fn show(caller: SignedIn, id: web::Path<Id>, request: HttpRequest) -> Answer {
    tus::check_version(&request)?;
    let row = find(&caller, *id).await?;
    let mut answer = HttpResponse::Ok();
    answer.insert_header(("upload-length", row.length.to_string()));
    if !row.metadata.is_empty() {
        answer.insert_header(("upload-metadata", row.metadata.clone()));
    }
    Ok(progress(&mut answer, &row))
}

/// The headers of an answer about an upload: how far it is, until when it is kept and, when it is whole,
/// the page that attaches it.
fn progress(answer: &mut actix_web::HttpResponseBuilder, row: &UploadRow) -> HttpResponse {
    answer.insert_header(("upload-offset", row.received.to_string()));
    answer.insert_header(tus::expires(row.expires_at));
    if let (true, Some(page)) = (row.is_whole(), page_of(row.owner_kind, row.owner_id)) {
        answer.insert_header(("upload-next", page));
    }
    answer.finish()
}

/// Takes bytes in.
async fn receive(caller: SignedIn, id: web::Path<Id>, request: HttpRequest, body: web::Payload) -> Answer {
    tus::check_version(&request)?;
    tus::check_part_type(&request)?;
    let offset = tus::number(&request, "upload-offset")?;
    let row = find(&caller, *id).await?;
    if offset != row.received {
        return Err(TusProblem::Offset.into());
    }
    let announced =
        request.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse::<i64>().ok());
    if announced.is_some_and(|announced| announced > row.length - row.received) {
        return Err(TusProblem::TooLarge(Vec::new()).into());
    }
    // On its own: when the connection breaks, the request ends here and now, but what arrived is still kept.
    let taken = rt::spawn(take_in(caller.0, row, body.into_inner())).await;
    let row = taken.map_err(|error| WebError::Internal(error.to_string()))??;
    Ok(progress(&mut HttpResponse::NoContent(), &row))
}

/// Stores what comes, part by part, until the body ends, breaks off or falls silent.
async fn take_in(caller: Caller, mut row: UploadRow, mut body: Payload) -> Result<UploadRow, WebError> {
    let left = |row: &UploadRow| usize::try_from(row.length - row.received).unwrap_or(0);
    let mut gathered = BytesMut::with_capacity(PART.min(left(&row)));
    let outcome = loop {
        match tokio::time::timeout(SILENCE, body.next()).await {
            Ok(Some(Ok(chunk))) if gathered.len() + chunk.len() > left(&row) => {
                break Err(TusProblem::TooLarge(Vec::new()).into());
            }
            Ok(Some(Ok(chunk))) => gathered.extend_from_slice(&chunk),
            Ok(None) => break Ok(()),
            Ok(Some(Err(_))) | Err(_) => break Err(WebError::Bad("the connection was cut".into())),
        }
        while gathered.len() >= PART {
            row = keep(&caller, row, gathered.split_to(PART).freeze()).await?;
        }
    };
    if !gathered.is_empty() {
        row = keep(&caller, row, gathered.freeze()).await?;
    }
    outcome.map(|()| row)
}

/// Stores one part and notes it, unless another request was faster.
async fn keep(caller: &Caller, row: UploadRow, bytes: Bytes) -> Result<UploadRow, WebError> {
    let (id, at) = (row.id, row.received);
    // No two attempts write the same object: what is noted stays as it was.
    let key = format!("uploads/{id}/{at}-{}", caller.act().id());
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    caller.app.storage.put(&key, bytes, &ObjectKind::new("application/octet-stream", "part")).await?;
    let part = Part { key: key.clone(), size };
    let kept = caller.write(move |db, act| actions::keep_part(db, act, id, at, part)).await;
    if let Err(Refusal::NotFound | Refusal::Stale) = kept {
        // What stays behind is removed when the upload ends.
        drop(caller.app.storage.delete(&key).await);
    }
    kept.map_err(|refusal| match refusal {
        Refusal::Stale => TusProblem::Offset.into(),
        Refusal::NotFound => TusProblem::Gone.into(),
        other => other.into(),
    })
}

/// Gives an upload up.
async fn cancel(caller: SignedIn, id: web::Path<Id>, request: HttpRequest) -> Answer {
    tus::check_version(&request)?;
    let row = find(&caller, *id).await?;
    caller.write(move |db, act| actions::cancel(db, act, row.id)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// A post that means another method.
async fn in_other_words(caller: SignedIn, id: web::Path<Id>, request: HttpRequest, body: web::Payload) -> Answer {
    match tus::meant(&request) {
        "PATCH" => receive(caller, id, request, body).await,
        "DELETE" => cancel(caller, id, request).await,
        "HEAD" => show(caller, id, request).await,
        _ => Err(WebError::NotFound),
    }
}
