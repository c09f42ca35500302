//! What holds for the house as a whole: who imports whom, migrations, templates, routes.

mod files;
mod imports;
mod journal;
mod migrations;
mod templates;
mod routes;
