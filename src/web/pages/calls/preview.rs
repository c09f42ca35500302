//! A call as the public will see it: a draft before its publication, a published one with the amendment
//! that is being prepared.

use actix_web::web;

use super::public::{Preview, Show};
use super::sheet::Sheet;
use crate::db::calls;
use crate::db::questions;
use crate::domain::id::Id;
use crate::web::error::{Answer, WebError};
use crate::web::guard::{May, may};
use crate::web::upload::Accepted;

/// `GET /office/calls/{id}/preview`. A published call without any amendment is read where everybody
/// reads it.
pub async fn show(caller: May<may::CallRead>, id: web::Path<Id>) -> Answer {
    let (id, actor) = (id.into_inner(), caller.actor.clone());
    let (call, programme, lots, documents, draft, amendments, asked) = caller
        .read(move |db| {
            let (call, programme) = calls::find_with_programme(db, &actor, id)?.ok_or(WebError::NotFound)?;
            let lots = calls::list_lots(db, call.id)?;
            let documents = calls::list_documents(db, call.id)?;
            let draft = calls::find_amendment_draft(db, call.id)?;
            let amendments = calls::public_amendments(db, call.id)?;
            let asked = questions::public_list(db, call.id)?;
            Ok::<_, WebError>((call, programme, lots, documents, draft, amendments, asked))
        })
        .await?;
    let is_public = call.state.is_public(call.published_at.is_some());
    let (call, lots, preview) = match draft {
        Some(draft) if is_public => {
            let (call, lots) = call.amended(&draft.content);
            (call, lots, Preview { back: format!("/office/calls/{id}/amend"), amending: true })
        }
        None if is_public => return caller.go(&format!("/calls/{}", call.code)),
        _ => (call, lots, Preview { back: format!("/office/calls/{id}"), amending: false }),
    };
    let sheet = Sheet::new(call, programme, &lots, documents, caller.lang, caller.now()).as_published(caller.now());
    let attach = Accepted::of(caller.app.config.upload_limit);
    caller.page(&Show::preview(sheet, attach, preview, amendments, asked, caller.lang))
}
