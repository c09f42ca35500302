//! The two floors under the portal's figures: a static answer, and one query with one template, on the same server
//! library, served by another process of this bench.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use actix_web::middleware::from_fn;
use actix_web::{App, HttpResponse, HttpServer, web};
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, Pool};
use diesel::sql_types::Text;
use kafo::web::compress::compress;

use crate::cpu::Cpu;
use crate::http::Session;
use crate::{ROUNDS, harness, line};

/// What tells the bench to be the floor's server.
pub const ARGUMENT: &str = "--floor";

const ROWS: usize = 20;
const TEMPLATE: &str =
    "<!doctype html><table>{% for title in titles %}<tr><td>{{ title }}</td></tr>{% endfor %}</table>";

#[derive(QueryableByName)]
struct Title {
    #[diesel(sql_type = Text)]
    title: String,
}

type Connections = Pool<ConnectionManager<SqliteConnection>>;

/// Measures both.
pub fn measure() {
    let mut server =
        Command::new(std::env::current_exe().unwrap()).arg(ARGUMENT).stdout(Stdio::piped()).spawn().map(Ended).unwrap();
    let mut url = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut url).unwrap();
    let cpu = Cpu::of(server.0.id(), None);
    let session = Session::visitor(url.trim());
    line("floor: a static answer of 8 KiB", &session.measure_gets(&cpu, "/static", "floor", 1, ROUNDS * 5));
    line("floor: one query, one template", &session.measure_gets(&cpu, "/query", "<tr>", ROWS, ROUNDS * 5));
}

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Serves both, and prints where.
pub fn serve() {
    let folder = harness::folder::TestFolder::new("floor");
    let file = folder.path().join("floor.db");
    let connections: Connections = Pool::new(ConnectionManager::new(file.to_str().unwrap())).unwrap();
    let mut connection = connections.get().unwrap();
    diesel::sql_query("CREATE TABLE calls (title TEXT NOT NULL)").execute(&mut connection).unwrap();
    for number in 0..ROWS {
        let insert = diesel::sql_query("INSERT INTO calls VALUES (?)").bind::<Text, _>(format!("Call {number}"));
        insert.execute(&mut connection).unwrap();
    }
    let mut templates = tera::Tera::default();
    templates.add_raw_template("page", TEMPLATE).unwrap();
    let templates = web::Data::new(templates);
    let connections = web::Data::new(connections);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(templates.clone())
            .app_data(connections.clone())
            .wrap(from_fn(compress))
            .route("/static", web::get().to(|| async { HttpResponse::Ok().body("floor of 8".repeat(819)) }))
            .route("/query", web::get().to(query))
    });
    let server = server.workers(2).bind("127.0.0.1:0").unwrap();
    println!("http://{}", server.addrs()[0]);
    actix_web::rt::System::new().block_on(server.run()).unwrap();
}

async fn query(templates: web::Data<tera::Tera>, connections: web::Data<Connections>) -> HttpResponse {
    let rows = web::block(move || {
        let mut connection = connections.get().unwrap();
        diesel::sql_query("SELECT title FROM calls").load::<Title>(&mut connection).unwrap()
    });
    let titles: Vec<String> = rows.await.unwrap().into_iter().map(|row| row.title).collect();
    let mut context = tera::Context::new();
    context.insert("titles", &titles);
    HttpResponse::Ok().content_type("text/html").body(templates.render("page", &context).unwrap())
}
