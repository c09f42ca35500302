//! The printed matrix: who may do what, read from the rules themselves.

use serde::Serialize;

use crate::domain::permission::{Holder, MATRIX};
use crate::web::error::Answer;
use crate::web::guard::Visitor;
use crate::web::routes::Routes;
use crate::web::view::Page;

/// The route of this file.
pub fn routes(routes: &mut Routes) {
    routes.get("/permissions", show);
}

/// The matrix: permissions grouped by noun, holders as columns.
#[derive(Serialize)]
pub struct Matrix {
    holders: &'static [Holder],
    nouns: Vec<Noun>,
}

/// The permissions about one noun.
#[derive(Serialize)]
struct Noun {
    name: &'static str,
    rows: Vec<Row>,
}

/// One permission.
#[derive(Serialize)]
struct Row {
    permission: &'static str,
    /// For each column, whether it holds the permission.
    cells: Vec<bool>,
    /// Those that hold it.
    holders: &'static [Holder],
}

impl Page for Matrix {
    const TEMPLATE: &'static str = "pages/permissions/show.html";
    const WIDE: bool = true;

    fn samples() -> Vec<Self> {
        vec![Matrix::printed()]
    }
}

impl Matrix {
    fn printed() -> Matrix {
        let mut nouns: Vec<Noun> = Vec::new();
        for (permission, holders) in MATRIX {
            let row = Row {
                permission: permission.as_str(),
                cells: Holder::ALL.iter().map(|holder| holders.contains(holder)).collect(),
                holders,
            };
            match nouns.iter_mut().find(|noun| noun.name == permission.noun()) {
                Some(noun) => noun.rows.push(row),
                None => nouns.push(Noun { name: permission.noun(), rows: vec![row] }),
            }
        }
        Matrix { holders: Holder::ALL, nouns }
    }
}

async fn show(caller: Visitor) -> Answer {
    caller.page(&Matrix::printed())
}
