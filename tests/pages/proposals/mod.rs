//! What an organisation does with a proposal, from the first click to the receipt.

mod files;
mod reading;
mod sending;
mod writing;

use diesel::prelude::*;
use kafo::adapters::i18n;
use kafo::db::audit_log::AuditEventRow;
use kafo::db::documents::{self, DocumentRow};
use kafo::db::proposals::ProposalVersionRow;
use kafo::db::schema::{audit_events, jobs, proposal_versions};
use kafo::domain::document::DocumentOwner;
use kafo::domain::id::Id;

use crate::harness::app::TestApp;
use crate::harness::filing::{begin, fill};
use crate::harness::grants::{Call, Organisation};

/// A text of the locales in French, as a page writes it.
fn fr(key: &str) -> String {
    i18n::text("fr", key, &[]).replace('\'', "&#x27;")
}

fn versions(app: &TestApp, proposal: Id) -> Vec<ProposalVersionRow> {
    let of = proposal_versions::table.filter(proposal_versions::proposal_id.eq(proposal));
    app.read(|db| of.order(proposal_versions::number).load(db))
}

fn actions(app: &TestApp, proposal: Id) -> Vec<String> {
    let events: Vec<AuditEventRow> = app.read(|db| audit_events::table.order(audit_events::seq).load(db));
    events.into_iter().filter(|event| event.object_id == proposal).map(|event| event.action).collect()
}

fn events(app: &TestApp, kind: &str) -> usize {
    let payloads: Vec<kafo::db::types::Doc> = app.read(|db| jobs::table.select(jobs::payload).load(db));
    payloads.iter().filter(|payload| payload.0["event"] == kind).count()
}

/// An organisation whose editor has a filled draft.
fn filled(app: &TestApp, call: &Call, name: &str) -> (Organisation, String, Id) {
    let organisation = app.organisation(name);
    let editor = app.signed_in(&organisation.editor);
    let (path, id) = begin(&editor, &call.row.code);
    fill(&editor, &path);
    (organisation, path, id)
}

fn document_of(app: &TestApp, proposal: Id) -> DocumentRow {
    app.read(|db| documents::list_of(db, DocumentOwner::Proposal, proposal)).remove(0)
}
