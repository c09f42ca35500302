//! Posted files: a multipart form with the token and one or more files, read into memory up to the
//! limit of one upload.

use std::future::Future;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_session::SessionExt;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::StreamExt;

use super::App;
use super::error::WebError;
use super::form::Form;
use super::session;
use crate::adapters::secrets;

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

/// The last part of a path, whichever way its separators lean.
fn base_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().trim().chars().take(200).collect()
}
