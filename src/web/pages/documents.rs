//! Files to fetch. Always as an attachment, never shown inside a page.

use actix_web::{HttpResponse, web};

use crate::adapters::object_storage::content_disposition;
use crate::db::documents;
use crate::domain::id::Id;
use crate::web::error::{Answer, WebError};
use crate::web::guard::Visitor;
use crate::web::routes::Routes;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/documents/{id}", fetch);
}

/// The file, for those who may see what it belongs to.
async fn fetch(caller: Visitor, id: web::Path<Id>) -> Answer {
    let (id, viewer) = (id.into_inner(), caller.actor.clone());
    let scanner = caller.app.config.clamd.is_some();
    let found = caller.read(move |db| documents::find_readable(db, &viewer, id, scanner)).await?;
    let document = found.ok_or(WebError::NotFound)?;
    let content = caller.app.storage.get_stream(&document.storage_key).await?;
    let size = u64::try_from(document.size).unwrap_or(0);
    Ok(HttpResponse::Ok()
        .content_type(document.content_type)
        .insert_header(("content-disposition", content_disposition(&document.name)))
        .insert_header(("cache-control", "private, no-store"))
        // Documents are compressed already.
        .insert_header(("content-encoding", "identity"))
        .no_chunking(size)
        .streaming(content))
}
