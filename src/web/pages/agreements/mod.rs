//! From the award to the project's end: the answer, the agreement, its signatures, the account.

mod account;
mod answer;
mod lines;
mod office;
mod prepare;
mod projects;
mod sign;

pub use account::Account;
pub use answer::Answering;
pub use office::{AgreementPage, Agreements};
pub use prepare::Prepare;
pub use projects::Projects;
pub use sign::{Sign, Signed};

use chrono::NaiveDate;

use crate::db::settings;
use crate::domain::id::Id;
use crate::domain::state::Instant;
use crate::web::error::{Answer, WebError};
use crate::web::guard::Visitor;
use crate::web::routes::Routes;

/// The routes of this folder.
pub fn routes(routes: &mut Routes) {
    routes
        .get("/signing/ca.pem", certificate)
        .get("/projects", projects::list)
        .get("/projects/answer/{proposal}", answer::show)
        .post("/projects/answer/{proposal}", answer::send)
        .get("/projects/{agreement}", account::own)
        .get("/projects/{agreement}/sign", sign::partner)
        .post("/projects/{agreement}/sign", sign::sign_as_partner)
        .post("/projects/{agreement}/sign/code", sign::partner_code)
        .get("/office/agreements", office::list)
        .get("/office/agreements/{id}", office::show)
        .post("/office/agreements/{id}/approve", office::approve)
        .get("/office/agreements/{id}/sign", sign::organisation)
        .post("/office/agreements/{id}/sign", sign::sign_as_organisation)
        .post("/office/agreements/{id}/sign/code", sign::organisation_code)
        .get("/office/proposals/{id}/agreement", prepare::show)
        .post("/office/proposals/{id}/agreement", prepare::send)
        .get("/office/projects/{agreement}", account::office);
}

/// The certificate of the authority that sealed the agreements, for anybody who checks one.
async fn certificate(caller: Visitor) -> Answer {
    let value = caller.read(|db| settings::find(db, settings::SIGNING_AUTHORITY)).await?.ok_or(WebError::NotFound)?;
    let pem = value["certificate"].as_str().ok_or(WebError::NotFound)?.to_owned();
    Ok(actix_web::HttpResponse::Ok().content_type("application/x-pem-file").body(pem))
}

/// An identifier of the samples.
fn sample_id() -> Id {
    Id::new(Instant::from(chrono::DateTime::UNIX_EPOCH), [1; 10])
}

/// A day of the samples.
fn sample_day() -> NaiveDate {
    NaiveDate::default()
}
