//! Pages that belong to no noun: resuming a post after signing in, the printed permissions, health.

use actix_web::HttpResponse;
use serde::Serialize;
use serde_json::json;

use crate::web::error::Answer;
use crate::web::guard::{SignedIn, Visitor};
use crate::web::held;
use crate::web::routes::Routes;
use crate::web::view::Page;

/// The routes of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/resume", resume).get("/healthz", healthz).get("/readyz", readyz);
}

/// What was typed before the sign-in ended, with a button that sends it again.
#[derive(Serialize)]
pub struct Resume {
    path: String,
    fields: Vec<(String, String)>,
}

impl Page for Resume {
    const TEMPLATE: &'static str = "pages/home/resume.html";
    fn samples() -> Vec<Self> {
        vec![Resume {
            path: "/proposals/1/project".into(), fields: vec![("title".into(), "Jardins de Bafatá".into())]
        }]
    }
}

async fn resume(caller: SignedIn) -> Answer {
    let Some(held) = held::waiting(&caller) else { return caller.go("/desk") };
    held::forget(&caller);
    let fields = held.form.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    caller.page(&Resume { path: held.path, fields })
}

/// Whether the process runs.
async fn healthz(_caller: Visitor) -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// Whether the process can serve: its database answers.
async fn readyz(caller: Visitor) -> Answer {
    caller.read(crate::db::users::count).await?;
    Ok(HttpResponse::Ok().json(json!({ "status": "ready" })))
}
