//! Styles, scripts and pictures, under names that contain their hash, so that a browser asks once.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use super::App;
use super::compress::Coding;
use super::error::WebError;

/// `GET /assets/…`: the file, in the best encoding the browser takes.
///
/// # Errors
/// 404 for a name that is not one of ours.
pub async fn asset(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, WebError> {
    let asset = app.assets.lookup(request.path()).ok_or(WebError::NotFound)?;
    // A picture is packed already.
    let coding = Coding::smallest(request.headers()).filter(|_| asset.content_type != "image/png");
    let bytes = match coding {
        Some(Coding::Brotli) => asset.brotli(),
        Some(Coding::Gzip) => asset.gzip(),
        None => asset.bytes.as_ref(),
    };
    let mut response = HttpResponse::Ok();
    response
        .content_type(asset.content_type)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((header::VARY, "accept-encoding"));
    // Also for "identity": the compressing middleware then leaves the answer alone.
    response
        .insert_header((header::CONTENT_ENCODING, HeaderValue::from_static(coding.map_or("identity", Coding::name))));
    Ok(response.body(bytes.to_vec()))
}

/// Every address that is not routed.
///
/// # Errors
/// Always 404.
pub async fn nowhere() -> Result<HttpResponse, WebError> {
    Err(WebError::NotFound)
}
